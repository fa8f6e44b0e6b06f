/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the courses of bundles between layers out of arcs and straight pieces. */
#include "config.h"

#include "moniac-layer-path.h"

#include <math.h>

/* Of the roundest two arcs that fit; the rest is the straight between them. */
#define ROUNDNESS 0.86
/* On the steepest ways, of the width: rounder, and it would have to run back. */
#define STEEP 0.49
#define FLAT 0.05

/* The angle at which the straight runs: width = radii sin(a) + length cos(a), drop = radii (1 - cos(a)) + length sin(a). */
static double
solve_angle (double width,
             double drop,
             double radii)
{
  double low = 0, high = radii > drop ? MIN (G_PI / 2, atan2 (width, radii - drop)) : G_PI / 2;

  for (int i = 0; i < 50; i++)
    {
      double a = (low + high) / 2;

      /* The distance of the goal from the line on which the straight runs, after the first arc, and before the last. */
      if (width * sin (a) - drop * cos (a) - radii * (1 - cos (a)) > 0)
        high = a;
      else
        low = a;
    }
  return (low + high) / 2;
}

void
moniac_layer_path_bend (MoniacPathBuilder *builder,
                        MoniacPoint        from,
                        MoniacPoint        to,
                        double             from_lead,
                        double             to_lead,
                        double             least)
{
  double width = to.x - from.x, drop = fabs (to.y - from.y);
  double down = to.y > from.y ? 1 : -1;
  double radius, first, second, a, cap;

  if (drop < FLAT || width < FLAT)
    {
      double third = width / 3;

      moniac_path_builder_curve_to (builder, from.x + third, from.y, to.x - third, to.y, to.x, to.y);
      return;
    }
  cap = (width * width + drop * drop) / (4 * drop);
  if (drop > width)
    cap = MIN (cap, STEEP * width);
  radius = ROUNDNESS * cap;
  least = MIN (least, radius);
  first = CLAMP (radius + from_lead, least, 2 * radius - least);
  second = CLAMP (radius + to_lead, least, 2 * radius - least);
  if (first + second > 2 * cap)
    {
      double shrink = 2 * cap / (first + second);

      first *= shrink;
      second *= shrink;
    }
  a = solve_angle (width, drop, first + second);
  if (down > 0)
    {
      moniac_path_builder_arc (builder, from.x, from.y + first, first, -G_PI / 2, -G_PI / 2 + a);
      moniac_path_builder_arc (builder, to.x, to.y - second, second, G_PI / 2 + a, G_PI / 2);
    }
  else
    {
      moniac_path_builder_arc (builder, from.x, from.y - first, first, G_PI / 2, G_PI / 2 - a);
      moniac_path_builder_arc (builder, to.x, to.y + second, second, -G_PI / 2 - a, -G_PI / 2);
    }
}

void
moniac_layer_path_glide (MoniacPathBuilder *builder,
                         MoniacPoint        from,
                         MoniacPoint        to,
                         double             from_slope,
                         double             to_slope)
{
  double third = (to.x - from.x) / 3;

  moniac_path_builder_curve_to (builder, from.x + third, from.y + third * from_slope,
                                to.x - third, to.y - third * to_slope, to.x, to.y);
}

double
moniac_layer_path_curvature (MoniacPoint from,
                             MoniacPoint to,
                             double      from_slope,
                             double      to_slope)
{
  double width = MAX (to.x - from.x, FLAT), slope = (to.y - from.y) / width;
  double at_from = 6 * slope - 4 * from_slope - 2 * to_slope, at_to = 6 * slope - 2 * from_slope - 4 * to_slope;

  return MAX (fabs (at_from), fabs (at_to)) / width;
}

double
moniac_layer_path_width (double drop,
                         double least)
{
  double radius = least / ROUNDNESS;

  drop = fabs (drop);
  if (drop > 2 * radius)
    return radius / STEEP;
  return sqrt (MAX (0, 4 * drop * radius - drop * drop));
}

MoniacPath
moniac_layer_path_lane (MoniacPoint from,
                        MoniacPoint to,
                        double      right,
                        double      left,
                        double      lane)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  double up = lane < from.y ? -1 : 1;      /* toward the lane */
  double r = MIN (right - from.x, fabs (lane - from.y) / 2);
  double l = MIN (to.x - left, fabs (lane - to.y) / 2);

  moniac_path_builder_move_to (builder, from.x, from.y);
  moniac_path_builder_arc (builder, right - r, from.y + up * r, r, -up * G_PI / 2, 0);
  moniac_path_builder_arc (builder, right - r, lane - up * r, r, 0, up * G_PI / 2);
  moniac_path_builder_arc (builder, left + l, lane - up * l, l, up * G_PI / 2, up * G_PI);
  moniac_path_builder_arc (builder, left + l, to.y + up * l, l, up * G_PI, up * 3 * G_PI / 2);
  moniac_path_builder_line_to (builder, to.x, to.y);
  return moniac_path_builder_end (builder);
}

void
moniac_layer_path_turn (MoniacPathBuilder *builder,
                        MoniacPoint        from,
                        MoniacPoint        to,
                        double             x)
{
  double out = x > from.x ? 1 : -1, up = to.y < from.y ? 1 : -1, half = fabs (to.y - from.y) / 2;
  double first = MIN (fabs (x - from.x), half), second = MIN (fabs (x - to.x), half);
  double turned = out > 0 ? 0 : G_PI, quarter = out * up * G_PI / 2;

  moniac_path_builder_arc (builder, x - out * first, from.y - up * first, first, turned + quarter, turned);
  moniac_path_builder_arc (builder, x - out * second, to.y + up * second, second, turned, turned - quarter);
  moniac_path_builder_line_to (builder, to.x, to.y);
}

MoniacPath
moniac_path_reversed (const MoniacPath *self)
{
  MoniacPath reversed = moniac_path_copy (self);
  int n = self->n > 0 ? 3 * self->n + 1 : 0;

  for (int i = 0; i < n; i++)
    reversed.points[i] = self->points[n - 1 - i];
  return reversed;
}
