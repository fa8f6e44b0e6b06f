/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least-squares flow: of all flows with given balances, the one with the smallest sum of f squared over capacity. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Arcs from[i] -> to[i] with capacity[i] > 0. On entry flow[] is some flow with 0 <= flow <= capacity; on return the one of least squares
 * among those with the same balance at every node, in whole numbers (within a few units where the exact one is a fraction). Returns FALSE when
 * cancelled; then flow[] is as it was. Method: Newton's on the dual, whose derivative is the clamped flow of each arc; then rounded down
 * and completed along residual paths. */
gboolean moniac_split_least_squares (int           n_nodes,
                                     int           n_arcs,
                                     const int    *from,
                                     const int    *to,
                                     const gint64 *capacity,
                                     gint64       *flow,
                                     GCancellable *cancellable);

G_END_DECLS
