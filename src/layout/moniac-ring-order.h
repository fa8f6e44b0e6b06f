/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the companies on the ring: pins, what was on show, crossings, and the biggest loop on top. */
#pragma once

#include "moniac-layout.h"

G_BEGIN_DECLS

/**
 * MoniacRingOrder:
 * @n: number of companies
 * @order: the companies, clockwise
 * @n_top, @top: companies whose middle belongs on top
 * @stays: whether the ring stays as it is on show, wherever its top has got to: no more than a little has changed
 */
typedef struct
{
  int n;
  int *order;
  int n_top;
  int *top;
  gboolean stays;
} MoniacRingOrder;

/* `center`: about which pins and the previous scene are read as angles. */
MoniacRingOrder *moniac_ring_order_new  (const MoniacLayoutInput *input,
                                         MoniacPoint              center);
void             moniac_ring_order_free (MoniacRingOrder         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacRingOrder, moniac_ring_order_free)

G_END_DECLS
