/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of companies and amounts, placed after the geometry, for every view. */
#pragma once

#include "moniac-layout.h"

G_BEGIN_DECLS

#define MONIAC_LABEL_MAX_PLACES 5

/* One place for a company's label: it lies in `direction` (of length 1) of the anchor, touching it, and may slide
 * along the tangent by up to `slide`. With `inside` above 0 it lies inside a disc of that diameter, in its middle. */
typedef struct
{
  MoniacPoint anchor;
  MoniacPoint direction;
  double slide;
  double inside;
} MoniacLabelPlace;

/* The places for one company, best first. */
typedef struct
{
  int n;
  MoniacLabelPlace places[MONIAC_LABEL_MAX_PLACES];
} MoniacLabelHint;

/* How large the label of a company is, name and the line below. */
void moniac_labels_measure (const MoniacLayoutInput *input,
                            int                      company,
                            gboolean                 with_detail,
                            double                  *width,
                            double                  *height);

/* Where a block of this size lies at a place, without sliding: its rectangle. */
MoniacRect moniac_label_place_rect (const MoniacLabelPlace *self,
                                    double                  width,
                                    double                  height);

/* Adds labels to the scene: companies by importance, then amounts from wide to narrow. No two overlap, none leaves the
 * input's area; what finds no place is left out. `hints`: one for each company; n == 0: no label. */
void moniac_labels_place   (MoniacScene             *scene,
                            const MoniacLayoutInput *input,
                            const MoniacLabelHint   *hints);

G_END_DECLS
