/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A placement of our own, in this process: by stress. */
#pragma once

#include <gio/gio.h>

#include "moniac-graphviz.h"

G_BEGIN_DECLS

/**
 * moniac_stress_place:
 * @n_nodes: how many nodes
 * @sizes: of each node, width and height in points
 * @n_edges, @edges: which nodes are tied; between any number of parts
 * @seed: another seed, another placement that is about as good
 * @out: (out): gets n_nodes centres, in points
 * @cancellable: (nullable): when cancelled, the placement is left as it is
 *
 * Places nodes so that their distances on the plane are like those along the edges, rim to rim (stochastic
 * gradient descent on stress, after Zheng, Pawar and Goodman 2018; above some hundred nodes with the
 * sparse stress of pivots, after Ortmann, Klimenta and Brandes 2016). The work is counted, not timed: always the same for the
 * same graph, at most about half a second for 10,000 nodes. Nodes may still overlap.
 */
void moniac_stress_place (int                       n_nodes,
                          const MoniacRect         *sizes,
                          int                       n_edges,
                          const MoniacGraphvizEdge *edges,
                          guint                     seed,
                          MoniacPoint              *out,
                          GCancellable             *cancellable);

G_END_DECLS
