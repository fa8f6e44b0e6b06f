/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which companies and deals a network shows: those in view, in the order of their ids. Of no use to others than
 * moniac_network_new(). */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/* `payer` and `payee`: indices into the companies in view, or MONIAC_OUTSIDE. */
typedef struct
{
  const MoniacDealRecord *record;
  int payer;
  int payee;
} MoniacDealInView;

/* Everything is borrowed from the records. */
typedef struct
{
  int n_companies;
  const MoniacCompanyRecord **companies;
  int n_deals;
  MoniacDealInView *deals;
  int n_soft;
} MoniacNetworkView;

MoniacNetworkView *moniac_network_view_new  (const MoniacRecords        *records,
                                             const MoniacNetworkOptions *options);
void               moniac_network_view_free (MoniacNetworkView          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacNetworkView, moniac_network_view_free)

G_END_DECLS
