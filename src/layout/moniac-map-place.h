/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the discs of the map go. */
#pragma once

#include "moniac-discs.h"
#include "moniac-layout.h"
#include "moniac-map-bundles.h"

G_BEGIN_DECLS

/* Sets the centres of all discs, of which radius and margin are set: by the scene on show where most
 * companies are in it, else by Graphviz or by stress, whichever leaves the least to stumble over. `widths`: of
 * the flow of each deal. *fallback becomes TRUE where Graphviz was asked and did not answer. Discs may still
 * overlap. When cancelled, they are anywhere. */
void moniac_map_place (const MoniacLayoutInput *input,
                       const MoniacMapBundles  *bundles,
                       const double            *widths,
                       MoniacDisc              *discs,
                       gboolean                *fallback,
                       GCancellable            *cancellable);

G_END_DECLS
