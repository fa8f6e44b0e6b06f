/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of one flow between two ports: a centre line and a constant width. */
#pragma once

#include "moniac-geometry.h"

G_BEGIN_DECLS

/* The closed outline of the strip between two offsets from the centre line, along its normal: -width/2 is
 * the left side seen along the flow, +width/2 the right. Within 0.1 units of exact where curvature allows. */
MoniacPath moniac_ribbon_outline   (const MoniacPath  *center,
                                    double             from_offset,
                                    double             to_offset);
/* The line at one offset from the centre line. */
MoniacPath moniac_ribbon_offset    (const MoniacPath  *center,
                                    double             offset);
gboolean   moniac_ribbon_contains  (const MoniacPath  *center,
                                    double             width,
                                    double             x,
                                    double             y);

/* A table of points along a centre line, for fast "where is s?"; s is an arc length from the payer. */
typedef struct _MoniacRuler MoniacRuler;
MoniacRuler *moniac_ruler_new      (const MoniacPath  *center);
void         moniac_ruler_free     (MoniacRuler       *self);
double       moniac_ruler_length   (const MoniacRuler *self);
void         moniac_ruler_at       (const MoniacRuler *self,
                                    double             s,
                                    MoniacPoint       *point,
                                    MoniacPoint       *tangent);   /* of length 1 */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacRuler, moniac_ruler_free)

G_END_DECLS
