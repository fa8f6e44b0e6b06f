/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map view: companies as discs, placed by Graphviz or by ourselves, and curved ribbons. */
#pragma once

#include "moniac-layout.h"

G_BEGIN_DECLS

/* Companies, ribbons and labels of a scene that is new and empty. FALSE only with an error: G_IO_ERROR_CANCELLED.
 * When Graphviz fails, a placement of our own stands in and scene->fallback is set. */
gboolean moniac_map_lay_out (MoniacScene             *scene,
                             const MoniacLayoutInput *input,
                             GCancellable            *cancellable,
                             GError                 **error);

G_END_DECLS
