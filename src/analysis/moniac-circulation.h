/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comes back and leaves: the largest circulation of a network and its split over the deals. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_SPLIT_LEAST_SQUARES,    /* the one with the smallest sum of f squared over amount */
  MONIAC_SPLIT_ANY,              /* above 5,000 deals: some largest circulation, not depending on the order */
} MoniacSplitRule;

/* All in units of the network; comes_back has n_deals entries, 0 <= comes_back[i] <= amount. */
typedef struct
{
  gatomicrefcount ref_count;
  gint64 gross;
  gint64 total;
  int n_deals;
  gint64 *comes_back;
  MoniacSplitRule rule;
} MoniacCirculation;

GType              moniac_circulation_get_type (void);
/* NULL only when cancelled. */
MoniacCirculation *moniac_circulation_new      (const MoniacNetwork *network,
                                                GCancellable        *cancellable);
MoniacCirculation *moniac_circulation_ref      (MoniacCirculation   *self);
void               moniac_circulation_unref    (MoniacCirculation   *self);
double             moniac_circulation_share    (const MoniacCirculation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacCirculation, moniac_circulation_unref)

/* What undisclosed amounts could do to the share; most_sensitive is the index of a deal or -1. */
typedef struct
{
  double low;
  double high;
  int most_sensitive;
  gboolean open;                /* whether there is any undisclosed amount that matters */
  gboolean bound;               /* whether the lowest share may be lower than `low`: too many amounts to try all */
} MoniacShareRange;

/* FALSE only when cancelled. `ranges`: ranged amounts vary within their bounds too. */
gboolean moniac_share_range (const MoniacNetwork *network,
                             gboolean             ranges,
                             MoniacShareRange    *out,
                             GCancellable        *cancellable);

/* Likewise, quicker: with what comes back (nullable) known already. */
gboolean moniac_share_range_from (const MoniacNetwork     *network,
                                  const MoniacCirculation *circulation,
                                  gboolean                 ranges,
                                  MoniacShareRange        *out,
                                  GCancellable            *cancellable);

typedef enum { MONIAC_NET_NONE, MONIAC_NET_PAIRS, MONIAC_NET_ALL } MoniacNetting;

/* A network with the same companies and deals and smaller amounts: every company's net is as it was. */
MoniacNetwork *moniac_netting_apply (MoniacNetwork *network,
                                     MoniacNetting  netting);

G_END_DECLS
