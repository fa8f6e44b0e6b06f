/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discs outside the ring, whose areas show how large companies are. */
#pragma once

#include "moniac-network.h"
#include "moniac-oval.h"

G_BEGIN_DECLS

/**
 * moniac_ring_discs_measure:
 * @turn: for each company, where its disc stands
 * @out: how far outside the rim the discs begin
 * @most: the radius of the largest disc
 * @gap: between neighbours
 * @radius: (out): for each company; 0 where the file has no size for it
 *
 * Areas are in proportion to sizes, all discs smaller where neighbours would come too near.
 */
void moniac_ring_discs_measure (const MoniacNetwork *network,
                                const MoniacOval    *rim,
                                const double        *turn,
                                double               out,
                                double               most,
                                double               gap,
                                double              *radius);

/* The radii before anything is known of where they stand. */
void moniac_ring_discs_wish    (const MoniacNetwork *network,
                                double               most,
                                double              *radius);

G_END_DECLS
