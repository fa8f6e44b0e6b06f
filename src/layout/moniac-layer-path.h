/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Courses of bundles in layers: level at their ends, round in between. */
#pragma once

#include "moniac-geometry.h"

G_BEGIN_DECLS

/* Goes on from `from`, the current point, to `to`, right of it, level at both ends: two arcs and the straight between them.
 * from_lead and to_lead: by how much the first bend is rounder and the second tighter than they would be, so that
 * neighbours with other leads run beside each other; least: the tightest bend allowed. */
void       moniac_layer_path_bend (MoniacPathBuilder *builder,
                                   MoniacPoint        from,
                                   MoniacPoint        to,
                                   double             from_lead,
                                   double             to_lead,
                                   double             least);

/* Likewise, but with slopes at its ends, down is positive: a cubic, a smooth part of a longer curve. */
void       moniac_layer_path_glide (MoniacPathBuilder *builder,
                                   MoniacPoint        from,
                                   MoniacPoint        to,
                                   double             from_slope,
                                   double             to_slope);
/* An upper bound for how tightly such a part turns at its ends, one over the radius. */
double     moniac_layer_path_curvature (MoniacPoint   from,
                                   MoniacPoint        to,
                                   double             from_slope,
                                   double             to_slope);

/* How wide such a way must be at least for bends no tighter than `least`. */
double     moniac_layer_path_width (double            drop,
                                    double            least);

/* From a port at the right of one company around to a port at the left of another: out to the vertical at right, along
 * the lane, down (or up) the vertical at left, and in. */
MoniacPath moniac_layer_path_lane (MoniacPoint        from,
                                   MoniacPoint        to,
                                   double             right,
                                   double             left,
                                   double             lane);

/* Goes on from `from`, the current point, to `to`, which lies above or below it: out to the vertical at `x`, along it, and
 * back. */
void       moniac_layer_path_turn (MoniacPathBuilder *builder,
                                   MoniacPoint        from,
                                   MoniacPoint        to,
                                   double             x);

/* The same course from its end to its start. */
MoniacPath moniac_path_reversed   (const MoniacPath  *self);

G_END_DECLS
