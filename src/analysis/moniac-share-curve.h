/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share that comes back as a function of one deal's amount, all others as they are. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/**
 * MoniacShareCurve:
 * @deal: index in the network
 * @n: how many points; at least 2
 * @amounts: of the deal, in units of the network: rising, from 0 on, in round steps, and once the
 *   amount beyond which nothing more comes back
 * @totals: what then comes back, in units
 * @shares: the same as a part of all money, 0 to 1
 * @useful: the amount beyond which nothing more comes back; 0 where the deal only adds to what leaves
 *
 * Exact at every point. Amounts not disclosed but this one count as 0.
 */
typedef struct
{
  gatomicrefcount ref_count;
  int deal;
  int n;
  gint64 *amounts;
  gint64 *totals;
  double *shares;
  gint64 useful;
} MoniacShareCurve;

#define MONIAC_TYPE_SHARE_CURVE (moniac_share_curve_get_type ())

GType             moniac_share_curve_get_type (void);
/* NULL when cancelled, or where there is no amount to compare with. */
MoniacShareCurve *moniac_share_curve_new      (const MoniacNetwork *network,
                                               int                  deal,
                                               GCancellable        *cancellable);
MoniacShareCurve *moniac_share_curve_ref      (MoniacShareCurve    *self);
void              moniac_share_curve_unref    (MoniacShareCurve    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacShareCurve, moniac_share_curve_unref)

G_END_DECLS
