/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for a closer look: smaller type between the labels of a crowded figure. */
#pragma once

#include "moniac-coverage.h"
#include "moniac-labels.h"

G_BEGIN_DECLS

/* Adds names of half the size and less, where they overlap neither each other nor what is `taken`, of the companies in
 * `order` (the most important first, `n` of them) that have no label yet. They are to be drawn once a figure is
 * so large that they can be read: MoniacSceneLabel.size tells. `hints`: one for each company. */
void moniac_label_levels_place (MoniacScene             *scene,
                                const MoniacLayoutInput *input,
                                const MoniacLabelHint   *hints,
                                const MoniacCoverage    *coverage,
                                const GArray            *taken,
                                const int               *order,
                                int                      n);

G_END_DECLS
