/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks made up for measuring: a few hubs and a long tail, rings planted among mostly one-way money. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Amounts in whole units of money; -1: not disclosed. */
typedef struct
{
  int payer;
  int payee;
  gint64 amount;
} MoniacSyntheticDeal;

/**
 * MoniacSyntheticOptions:
 * @n_companies, @n_deals: how many; at least 7 companies, and at least as many deals as companies
 * @seed: the same options and seed make the same deals
 * @against: the part of the deals, 0 to 1, that run against the order in which money mostly runs;
 *   0.02 leaves small groups in which money can come back, 0.5 makes one large one
 * @n_undisclosed: of how many deals the amount is not disclosed
 */
typedef struct
{
  int n_companies;
  int n_deals;
  guint seed;
  double against;
  int n_undisclosed;
} MoniacSyntheticOptions;

MoniacSyntheticDeal *moniac_synthetic_deals (const MoniacSyntheticOptions *options);
/* A deal file of such a network, one deal a line. */
char                *moniac_synthetic_file  (const MoniacSyntheticOptions *options,
                                             gsize                        *length);

G_END_DECLS
