/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which flows run back through the ranks instead of around them. */
#pragma once

#include "moniac-layer-graph.h"
#include "moniac-layout.h"

G_BEGIN_DECLS

/* For each bundle of the network in these ranks whether it had better run back between the companies than around all of
 * them, or NULL where none had. What was on show goes the same way again. Tried for small networks only. Free with g_free(). */
gboolean *moniac_layer_through_choose (const MoniacLayoutInput *input,
                                       const int               *rank,
                                       int                      n_ranks);

G_END_DECLS
