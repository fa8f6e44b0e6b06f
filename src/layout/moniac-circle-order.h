/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of companies around a circle. */
#pragma once

#include "moniac-tie.h"

G_BEGIN_DECLS

/* Fills `order` (n companies, clockwise) so that heavy ties cross little and are short: exact for up to 8 companies,
 * otherwise circular sifting (Baur and Brandes, "Crossing reduction in circular layouts", 2004) from several
 * starts. `start`: nullable, an order to keep unless another is clearly better. `fixed`: nullable; the companies
 * marked in it keep their cyclic order in `start`, which must then be given. */
void   moniac_circle_order_find (int               n,
                                 int               n_ties,
                                 const MoniacTie  *ties,
                                 const int        *start,
                                 const gboolean   *fixed,
                                 int              *order);

/* Weighted crossings and weighted lengths together, as the search sees them. */
double moniac_circle_order_cost (int               n,
                                 int               n_ties,
                                 const MoniacTie  *ties,
                                 const int        *order);

G_END_DECLS
