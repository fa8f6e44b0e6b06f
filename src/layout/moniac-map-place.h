/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the discs of the map go. */
#pragma once

#include "moniac-discs.h"
#include "moniac-layout.h"
#include "moniac-map-bundles.h"

G_BEGIN_DECLS

/* Sets the centres of all discs, of which radius and margin are set: by the scene on show where most
 * companies are in it, else by Graphviz, else by forces of our own. Discs may still overlap.
 * FALSE only when cancelled. */
gboolean moniac_map_place (const MoniacLayoutInput *input,
                           const MoniacMapBundles  *bundles,
                           MoniacDisc              *discs,
                           gboolean                *fallback,
                           GCancellable            *cancellable,
                           GError                 **error);

G_END_DECLS
