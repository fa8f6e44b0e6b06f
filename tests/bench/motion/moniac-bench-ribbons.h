/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ribbons of page.html as a scene: the same generator, numbers and widths, stretched to a size. */
#pragma once

#include "moniac-scene.h"

G_BEGIN_DECLS

/* Six companies, and as many deals among them as there are ribbons. The amount of a deal is the number of
 * coins that it has in a round: so many that at least five are on its ribbon at any moment, at this size. */
MoniacDocument *moniac_bench_ribbons_document (int             n_ribbons,
                                               double          width,
                                               double          height);
MoniacScene    *moniac_bench_ribbons_scene    (MoniacDocument *document,
                                               double          width,
                                               double          height);

G_END_DECLS
