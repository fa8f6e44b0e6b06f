/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ring view: companies as arcs of a circle, ribbons across it. */
#pragma once

#include "moniac-layout.h"

G_BEGIN_DECLS

/* Companies, ribbons and labels of a scene that is new and empty. */
void moniac_ring_lay_out (MoniacScene             *scene,
                          const MoniacLayoutInput *input);

G_END_DECLS
