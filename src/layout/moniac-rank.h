/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which layer each company belongs to, and so which flows run back. */
#pragma once

#include "moniac-layout.h"
#include "moniac-tie.h"

G_BEGIN_DECLS

/* An order of n companies so that little weight runs from later to earlier ones: a small weighted feedback arc set, by the
 * greedy rule of Eades, Lin and Smyth (1993) and others as starts, each improved by moving single companies.
 * `start`: nullable, an order that stays unless another
 * is clearly better. */
void   moniac_rank_sequence  (int               n,
                              int               n_ties,
                              const MoniacTie  *ties,
                              const int        *start,
                              int              *sequence);
/* The weight that runs backwards in an order. */
double moniac_rank_back_weight (int              n,
                                int              n_ties,
                                const MoniacTie *ties,
                                const int       *sequence);

/* Ranks 0 to *n_ranks - 1, left to right. Every tie connects different ranks, except that the ranks on show stay while that
 * costs little, and that pins move companies to the rank at their place: both may put the ends of a tie into
 * one. *fallback is set where Graphviz should have placed the companies but did not. */
void   moniac_rank_find      (const MoniacLayoutInput *input,
                              GCancellable            *cancellable,
                              int                     *rank,
                              int                     *n_ranks,
                              gboolean                *fallback);

/* Moves pinned companies to the rank at their place; returns how many ranks are left. */
int    moniac_rank_apply_pins (const MoniacLayoutInput *input,
                              int                      n_ranks,
                              int                     *rank);

G_END_DECLS
