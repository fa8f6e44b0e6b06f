/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Better ranks for the sake of the order: companies change their rank where fewer flows cross then. */
#pragma once

#include "moniac-network.h"
#include "moniac-tie.h"

G_BEGIN_DECLS

/* Of all weight, what may run back besides what has to, so that less crosses. */
#define MONIAC_RANK_BACK_SHARE 0.12

/* Moves single companies to other ranks as long as that lowers the weighted crossings, and no more weight runs back than
 * now. For networks that are small enough; others are left alone. `rank`: in and out. */
void moniac_rank_refine (const MoniacNetwork *network,
                         int                  n_ties,
                         const MoniacTie     *ties,
                         int                 *rank,
                         int                 *n_ranks);

G_END_DECLS
