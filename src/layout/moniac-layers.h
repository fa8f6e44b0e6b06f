/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layers view: companies as bars in ranks, what runs back led around. */
#pragma once

#include "moniac-layout.h"

G_BEGIN_DECLS

/* Companies, ribbons and labels of a scene that is new and empty. */
void moniac_layers_lay_out (MoniacScene             *scene,
                            const MoniacLayoutInput *input,
                            GCancellable            *cancellable);

G_END_DECLS
