/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide a deal is drawn, in which style, and how much room it takes at a company's rim. */
#pragma once

#include "moniac-layout.h"

G_BEGIN_DECLS

/* Widths that do not stand for money, and the least width of a flow that is not a hairline; times the type's unit. */
#define MONIAC_STROKE_UNDISCLOSED 2.5
#define MONIAC_STROKE_RELATION 1.0
#define MONIAC_STROKE_HAIRLINE 0.75

MoniacRibbonStyle moniac_stroke_style (const MoniacNetworkDeal *deal,
                                       double                   scale,
                                       double                   unit);
double            moniac_stroke_width (const MoniacNetworkDeal *deal,
                                       double                   scale,
                                       double                   unit);
/* What a deal takes at the rim where its width is no measure: 0 for what is as wide as its money. */
double            moniac_stroke_extra (const MoniacNetworkDeal *deal,
                                       double                   unit);

/* Fills everything of a ribbon but its centre line, `led_back` and `through`. */
void              moniac_stroke_fill  (MoniacSceneRibbon       *ribbon,
                                       const MoniacLayoutInput *input,
                                       int                      deal,
                                       double                   scale,
                                       int                      side);

/* Relations below, then flows from wide to narrow, hairlines and undisclosed deals on top; sets ribbon_of_deal. */
void              moniac_stroke_sort  (MoniacScene             *scene);

G_END_DECLS
