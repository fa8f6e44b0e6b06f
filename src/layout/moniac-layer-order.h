/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of items within ranks, and which flows are led over the top and which below. */
#pragma once

#include "moniac-layer-graph.h"

G_BEGIN_DECLS

/* Orders every rank for few weighted crossings, flows that are led around included: weighted barycentres and sifting
 * from several starts, then kicks at random of the best. `height`: nullable, for each company where it was before (n_companies, NAN: nowhere); that
 * order stays unless another is clearly better. `fixed`: companies whose order among themselves follows `height`. */
void   moniac_layer_order_find (MoniacLayerGraph       *graph,
                                const double           *height,
                                const gboolean         *fixed);
/* A quick look at what the ranks would cost with a good order, which it gives to the graph; adds to *work what it took.
 * kicks: how much of that may go into kicks that make the order better. */
double moniac_layer_order_probe (MoniacLayerGraph      *graph,
                                double                  kicks,
                                double                 *work);
/* Weight times weight over all crossings, as the search counts them. */
double moniac_layer_order_cost (MoniacLayerGraph       *graph);

G_END_DECLS
