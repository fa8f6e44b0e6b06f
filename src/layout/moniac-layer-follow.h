/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the order on show within ranks. */
#pragma once

#include "moniac-layer-graph.h"
#include "moniac-layout.h"

G_BEGIN_DECLS

/* Orders ranks as the previous scene shows them, companies, long flows and the ways of what is led around; only what is new
 * looks for the place where it crosses least. `height`: for each company where it was or has to be, NAN: nowhere. */
void moniac_layer_follow (const MoniacLayoutInput *input,
                          MoniacLayerGraph        *graph,
                          const double            *height);

G_END_DECLS
