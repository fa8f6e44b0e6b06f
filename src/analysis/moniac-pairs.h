/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money between companies, by pair: all deals from one company to another together. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/**
 * MoniacPair:
 * @payer, @payee: two different companies, never the outside
 * @n_deals, @deals: indices of the network, ascending; money deals only
 * @amount: the sum of those disclosed
 * @n_undisclosed: how many are not
 */
typedef struct
{
  int payer;
  int payee;
  int n_deals;
  const int *deals;
  gint64 amount;
  int n_undisclosed;
} MoniacPair;

typedef struct
{
  int n;
  MoniacPair *pairs;         /* by payer, then by payee */
  int *deals;                /* what the pairs' deals point into */
} MoniacPairs;

MoniacPairs *moniac_pairs_new   (const MoniacNetwork *network);
void         moniac_pairs_free  (MoniacPairs         *self);
/* Divides a part of a pair's amount over its deals in proportion to their amounts, to the unit (largest remainder, then by
 * the order of the deals): writes to out[deal]. Equal deals differ by one unit at most. */
void         moniac_pair_divide (const MoniacPair    *self,
                                 const MoniacNetwork *network,
                                 gint64               part,
                                 gint64              *out);

/* The strongly connected component of each company, numbered as moniac_components() does; free with g_free(). */
int         *moniac_pairs_find_components (const MoniacPairs *self,
                                           int                n_companies);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacPairs, moniac_pairs_free)

G_END_DECLS
