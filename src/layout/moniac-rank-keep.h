/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the ranks on show. */
#pragma once

#include "moniac-change.h"
#include "moniac-rank.h"

G_BEGIN_DECLS

/* What was on show stays unless what runs back can weigh this much less. */
#define MONIAC_RANK_KEEP_FACTOR 0.8

/* The companies by where the previous scene has them, new ones last; NULL where it has none. Free with g_free(). */
int      *moniac_rank_previous_sequence (const MoniacLayoutInput *input);

/* The ranks on show, where they still do: every company has one, and little more runs back than in the best sequence.
 * `best`: what runs back in that. `sequence`: the companies from left to right, as they are on show. */
gboolean  moniac_rank_keep              (const MoniacLayoutInput *input,
                                         int                      n_ties,
                                         const MoniacTie         *ties,
                                         const int               *sequence,
                                         double                   best,
                                         int                     *rank,
                                         int                     *n_ranks);

/* After a small change: the ranks on show, new companies where they suit them best. FALSE where far more would run back
 * than has to. */
gboolean  moniac_rank_follow            (const MoniacLayoutInput *input,
                                         MoniacChange             change,
                                         int                     *rank,
                                         int                     *n_ranks);

G_END_DECLS
