/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A placement of our own, for when Graphviz does not answer. */
#pragma once

#include "moniac-graphviz.h"

G_BEGIN_DECLS

/* Places nodes by springs along edges and repulsion, from a spiral with the best connected in the middle; of
 * many nodes only the spiral. Always the same for the same graph. `sizes` as for moniac_graphviz_place(). */
void moniac_spring_place (int                       n_nodes,
                          const MoniacRect         *sizes,
                          int                       n_edges,
                          const MoniacGraphvizEdge *edges,
                          MoniacPoint              *out);

G_END_DECLS
