/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strongly connected components: companies between which money can come back. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The component of each of n nodes, numbered from 0; two nodes have the same number when each can be reached from the other along
 * the arcs from[i] -> to[i]. Linear in nodes and arcs, not recursive. Free with g_free(). Source: Tarjan 1972. */
int *moniac_components (int        n,
                        int        n_arcs,
                        const int *from,
                        const int *to);

G_END_DECLS
