/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a figure, in the user's language. All return new strings unless they are const. */
#pragma once

#include "moniac-figure.h"
#include "moniac-money.h"

G_BEGIN_DECLS

/* Stands beside the name of the company that most money touches. */
#define MONIAC_FIGURE_MOST_MARK "\342\227\206"

/* The name, set apart for use in a sentence; NULL for the outside. */
char       *moniac_figure_words_company   (const MoniacNetwork     *network,
                                    int                      company);
/* A kind and a status as they stand inside a sentence: "investment", "announced". */
const char *moniac_figure_words_kind      (MoniacKind               kind);
const char *moniac_figure_words_status    (MoniacStatus             status);
/* "up to $5 bn"; what counts where that is not what the file says: netted, changed, paid. */
char       *moniac_figure_words_amount    (const MoniacNetwork     *network,
                                    int                      deal,
                                    MoniacMoneyStyle         style);
/* What all sums of companies can be told in, such as 1e9, or 0 where they need a word each. */
double      moniac_figure_words_magnitude (const MoniacNetwork     *network);
/* "gets 15, pays 30", in that magnitude; with 0 "gets $15 bn, pays $30 bn". */
char       *moniac_figure_words_detail    (const MoniacNetwork     *network,
                                    int                      company,
                                    double                   magnitude);
/* "Reuters, 12 November 2025"; with `full` the title too. */
char       *moniac_figure_words_source    (const MoniacNetwork     *network,
                                    const MoniacCite        *cite,
                                    gboolean                 full);
/* "$10 billion of $83 billion (12 %) comes back." */
char       *moniac_figure_words_finding   (const MoniacNetwork     *network,
                                    const MoniacCirculation *circulation);
/* "Up to 43 % would, depending on what Microsoft pays Nvidia."; NULL where nothing is open. */
char       *moniac_figure_words_range     (const MoniacNetwork     *network,
                                    const MoniacCirculation *circulation,
                                    const MoniacShareRange  *range);
/* "What if: without Oracle; Microsoft pays Nvidia $10 billion."; NULL where nothing is only supposed. */
char       *moniac_figure_words_trial     (const MoniacNetwork     *network);
/* The part of all money that a company pays or gets, 0 to 1. */
double      moniac_figure_words_touched_share (const MoniacNetwork     *network,
                                    int                      company);
/* Which company most money touches, or -1 where there is no money or several share that place; and the sentence that
 * explains its mark. */
int         moniac_figure_words_find_most (const MoniacNetwork     *network);
char       *moniac_figure_words_most      (const MoniacNetwork     *network,
                                    int                      company);
/* Which amounts count, at which date, what was left out, and what was taken out of the amounts. */
char       *moniac_figure_words_basis     (const MoniacNetwork     *network);

G_END_DECLS
