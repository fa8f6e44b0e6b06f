/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cubic Bézier segment, and arc lengths along a path of them. */
#include "config.h"

#include "moniac-bezier.h"

#include <math.h>

/* Below this speed a derivative says nothing about the direction. */
#define STANDSTILL 1e-7

static MoniacPoint
lerp (MoniacPoint a,
      MoniacPoint b,
      double      t)
{
  return (MoniacPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

MoniacPoint
moniac_bezier_at (const MoniacPoint *p,
                  double             t)
{
  double u = 1 - t;
  double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

  return (MoniacPoint) { a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                         a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

MoniacPoint
moniac_bezier_derivative (const MoniacPoint *p,
                          double             t)
{
  double u = 1 - t;
  double a = 3 * u * u, b = 6 * u * t, c = 3 * t * t;

  return (MoniacPoint) {
    a * (p[1].x - p[0].x) + b * (p[2].x - p[1].x) + c * (p[3].x - p[2].x),
    a * (p[1].y - p[0].y) + b * (p[2].y - p[1].y) + c * (p[3].y - p[2].y)
  };
}

static MoniacPoint
second_derivative (const MoniacPoint *p,
                   double             t)
{
  double u = 6 * (1 - t), v = 6 * t;

  return (MoniacPoint) {
    u * (p[2].x - 2 * p[1].x + p[0].x) + v * (p[3].x - 2 * p[2].x + p[1].x),
    u * (p[2].y - 2 * p[1].y + p[0].y) + v * (p[3].y - 2 * p[2].y + p[1].y)
  };
}

double
moniac_bezier_curvature (const MoniacPoint *p,
                         double             t)
{
  MoniacPoint d = moniac_bezier_derivative (p, t);
  MoniacPoint dd = second_derivative (p, t);
  double speed = hypot (d.x, d.y);

  if (speed < STANDSTILL)
    return 0;

  return (d.x * dd.y - d.y * dd.x) / (speed * speed * speed);
}

static gboolean
direction (double       x,
           double       y,
           MoniacPoint *out)
{
  double length = hypot (x, y);

  if (!(length > STANDSTILL))
    return FALSE;

  *out = (MoniacPoint) { x / length, y / length };
  return TRUE;
}

gboolean
moniac_bezier_tangent (const MoniacPoint *p,
                       double             t,
                       MoniacPoint       *out)
{
  MoniacPoint d = moniac_bezier_derivative (p, t);

  if (direction (d.x, d.y, out))
    return TRUE;

  /* Control points coincide with an end, or it turns back on the spot: look a little further. */
  for (double step = 1e-3; step <= 1; step *= 10)
    {
      MoniacPoint from = moniac_bezier_at (p, MAX (t - step, 0));
      MoniacPoint to = moniac_bezier_at (p, MIN (t + step, 1));

      if (direction (to.x - from.x, to.y - from.y, out))
        return TRUE;
    }

  *out = (MoniacPoint) { 1, 0 };
  return FALSE;
}

static void
split (const MoniacPoint *p,
       double             t,
       MoniacPoint       *left,
       MoniacPoint       *right)
{
  MoniacPoint ab = lerp (p[0], p[1], t), bc = lerp (p[1], p[2], t), cd = lerp (p[2], p[3], t);
  MoniacPoint abc = lerp (ab, bc, t), bcd = lerp (bc, cd, t);
  MoniacPoint middle = lerp (abc, bcd, t);
  MoniacPoint start = p[0], end = p[3];

  left[0] = start;
  left[1] = ab;
  left[2] = abc;
  left[3] = middle;
  right[0] = middle;
  right[1] = bcd;
  right[2] = cd;
  right[3] = end;
}

void
moniac_bezier_piece (const MoniacPoint *p,
                     double             from,
                     double             to,
                     MoniacPoint       *out)
{
  MoniacPoint left[4], rest[4];

  split (p, from, left, rest);
  split (rest, from < 1 ? (to - from) / (1 - from) : 0, out, left);
}

MoniacRect
moniac_bezier_hull (const MoniacPoint *p)
{
  double left = p[0].x, right = p[0].x, top = p[0].y, bottom = p[0].y;

  for (int i = 1; i < 4; i++)
    {
      left = MIN (left, p[i].x);
      right = MAX (right, p[i].x);
      top = MIN (top, p[i].y);
      bottom = MAX (bottom, p[i].y);
    }

  return (MoniacRect) { left, top, right - left, bottom - top };
}

/* Gauss-Legendre quadrature of the speed with three points. */
static double
length_between (const MoniacPoint *p,
                double             from,
                double             to)
{
  static const double nodes[] = { -0.7745966692414834, 0, 0.7745966692414834 };
  static const double weights[] = { 5.0 / 9, 8.0 / 9, 5.0 / 9 };
  double middle = (from + to) / 2, half = (to - from) / 2;
  double sum = 0;

  for (int i = 0; i < 3; i++)
    {
      MoniacPoint d = moniac_bezier_derivative (p, middle + half * nodes[i]);

      sum += weights[i] * hypot (d.x, d.y);
    }

  return sum * half;
}

void
moniac_arc_table_init (MoniacArcTable   *self,
                       const MoniacPath *path)
{
  double sum = 0;

  self->path = path;
  self->lengths = g_new0 (double, (gsize) path->n * MONIAC_ARC_STEPS + 1);

  for (int i = 0; i < path->n * MONIAC_ARC_STEPS; i++)
    {
      int step = i % MONIAC_ARC_STEPS;

      sum += length_between (path->points + 3 * (i / MONIAC_ARC_STEPS),
                             (double) step / MONIAC_ARC_STEPS,
                             (double) (step + 1) / MONIAC_ARC_STEPS);
      self->lengths[i + 1] = sum;
    }
}

void
moniac_arc_table_clear (MoniacArcTable *self)
{
  g_clear_pointer (&self->lengths, g_free);
}

double
moniac_arc_table_length (const MoniacArcTable *self)
{
  return self->lengths[self->path->n * MONIAC_ARC_STEPS];
}

double
moniac_arc_table_before (const MoniacArcTable *self,
                         int                   segment)
{
  return self->lengths[segment * MONIAC_ARC_STEPS];
}

/* The last entry of the table that is not after s, but never the very last. */
static int
find_entry (const MoniacArcTable *self,
            double                s)
{
  int low = 0, high = self->path->n * MONIAC_ARC_STEPS;

  while (high - low > 1)
    {
      int middle = (low + high) / 2;

      if (self->lengths[middle] <= s)
        low = middle;
      else
        high = middle;
    }

  return low;
}

void
moniac_arc_table_locate (const MoniacArcTable *self,
                         double                s,
                         int                  *segment,
                         double               *t)
{
  int entry = find_entry (self, s);
  double from = (double) (entry % MONIAC_ARC_STEPS) / MONIAC_ARC_STEPS;
  double wanted = s - self->lengths[entry];
  double whole = self->lengths[entry + 1] - self->lengths[entry];
  double guess = whole > 0 ? CLAMP (wanted / whole, 0, 1) : 0;
  const MoniacPoint *p;
  MoniacPoint d;
  double speed;

  *segment = entry / MONIAC_ARC_STEPS;
  p = self->path->points + 3 * *segment;
  guess = from + guess / MONIAC_ARC_STEPS;

  /* One step of Newton's method is enough for steps as short as these. */
  d = moniac_bezier_derivative (p, guess);
  speed = hypot (d.x, d.y);
  if (speed > STANDSTILL)
    guess -= (length_between (p, from, guess) - wanted) / speed;

  *t = CLAMP (guess, from, from + 1.0 / MONIAC_ARC_STEPS);
}
