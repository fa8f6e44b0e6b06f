/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene with one company pulled away from its place, as it looks while the pointer holds it. */
#pragma once

#include "moniac-scene.h"

G_BEGIN_DECLS

/* Changes a scene that nobody else has seen yet: the flows of the company stretch after it. The
 * layout has the last word once it is let go. `by` is in figure units. */
void moniac_canvas_displace (MoniacScene       *scene,
                             int                company,
                             const MoniacPoint *by);

G_END_DECLS
