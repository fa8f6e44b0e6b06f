/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A placement of our own, for when Graphviz does not answer. */
#pragma once

#include "moniac-graphviz.h"

G_BEGIN_DECLS

/* Places nodes so that their distances are like those along the edges; of very many nodes only a spiral with the
 * best connected in the middle. Always the same for the same graph. Arguments as for moniac_graphviz_place(). */
void moniac_stress_place (int                       n_nodes,
                          const MoniacRect         *sizes,
                          int                       n_edges,
                          const MoniacGraphvizEdge *edges,
                          MoniacPoint              *out);

G_END_DECLS
