/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rim of the ring: an ellipse, measured by how far around it one has gone. */
#pragma once

#include "moniac-geometry.h"

G_BEGIN_DECLS

#define MONIAC_OVAL_PIECES 256

/**
 * MoniacOval:
 * @radius: of the circle with the same circumference
 * @a, @b: half of the width and of the height, in radii
 *
 * A *turn* is a way along the rim in radii, clockwise from the rightmost point: on a circle it is the angle, and
 * once around is 2 * G_PI on every oval. So lengths along the rim are the same everywhere.
 */
typedef struct
{
  MoniacPoint center;
  double radius;
  double a;
  double b;
  double turns[MONIAC_OVAL_PIECES + 1];   /* at equal steps of the ellipse's own parameter */
} MoniacOval;

/* A shape `stretch` times as wide as high, of radius 1 around the origin. Its circumference is 2 * G_PI. */
void        moniac_oval_init         (MoniacOval        *self,
                                      double             stretch);

/* The point that lies `out` outside the rim at a turn, and the unit vector that points out there. */
MoniacPoint moniac_oval_point        (const MoniacOval  *self,
                                      double             turn,
                                      double             out);
MoniacPoint moniac_oval_axis         (const MoniacOval  *self,
                                      double             turn);
/* The turn at which the rim is nearest to a point. */
double      moniac_oval_turn         (const MoniacOval  *self,
                                      MoniacPoint        point);

/* The smallest radius of curvature. */
double      moniac_oval_tightest     (const MoniacOval  *self);
/* A line runs inward, square to the rim at a turn but `aside` of it, clockwise: how deep below the rim's height there it
 * meets the rim; and at which turn. */
double      moniac_oval_depth_aside  (const MoniacOval  *self,
                                      double             turn,
                                      double             aside);
double      moniac_oval_turn_aside   (const MoniacOval  *self,
                                      double             turn,
                                      double             aside);

/* Along the rim, or `out` outside of it. A line leads to the start where there is a current point. */
void        moniac_oval_arc          (const MoniacOval  *self,
                                      MoniacPathBuilder *builder,
                                      double             from,
                                      double             to,
                                      double             out);

G_END_DECLS
