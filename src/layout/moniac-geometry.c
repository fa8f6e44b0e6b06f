/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths of cubic Bézier segments: building, measuring, resampling, hit-testing; and rectangles. */
#include "config.h"

#include "moniac-geometry.h"
#include "moniac-bezier.h"

#include <math.h>

/* An arc of at most this angle is one segment; off the circle by 4e-6 of the radius. */
#define ARC_PIECE (G_PI / 4)
/* How finely moniac_path_contains() halves a segment before it takes it as straight. */
#define CONTAINS_DEPTH 16

struct _MoniacPathBuilder
{
  GArray *points;
};

MoniacPathBuilder *
moniac_path_builder_new (void)
{
  MoniacPathBuilder *self = g_new0 (MoniacPathBuilder, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (MoniacPoint));

  return self;
}

void
moniac_path_builder_free (MoniacPathBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->points);
  g_free (self);
}

static void
append (MoniacPathBuilder *self,
        double             x,
        double             y)
{
  MoniacPoint point = { x, y };

  g_array_append_val (self->points, point);
}

static MoniacPoint
last_point (MoniacPathBuilder *self)
{
  return g_array_index (self->points, MoniacPoint, self->points->len - 1);
}

/* A path has one start: a second one forgets what came before. */
void
moniac_path_builder_move_to (MoniacPathBuilder *self,
                             double             x,
                             double             y)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->points, 0);
  append (self, x, y);
}

void
moniac_path_builder_line_to (MoniacPathBuilder *self,
                             double             x,
                             double             y)
{
  MoniacPoint from;

  g_return_if_fail (self != NULL);

  if (self->points->len == 0)
    {
      append (self, x, y);
      return;
    }

  from = last_point (self);
  append (self, from.x + (x - from.x) / 3, from.y + (y - from.y) / 3);
  append (self, from.x + (x - from.x) * 2 / 3, from.y + (y - from.y) * 2 / 3);
  append (self, x, y);
}

void
moniac_path_builder_curve_to (MoniacPathBuilder *self,
                              double             x1,
                              double             y1,
                              double             x2,
                              double             y2,
                              double             x3,
                              double             y3)
{
  g_return_if_fail (self != NULL);

  if (self->points->len == 0)
    append (self, x1, y1);
  append (self, x1, y1);
  append (self, x2, y2);
  append (self, x3, y3);
}

void
moniac_path_builder_arc (MoniacPathBuilder *self,
                         double             cx,
                         double             cy,
                         double             radius,
                         double             from,
                         double             to)
{
  int n = MAX (1, (int) ceil (fabs (to - from) / ARC_PIECE - 1e-9));
  double step = (to - from) / n;
  double reach = 4.0 / 3 * tan (step / 4) * radius;
  double x = cx + radius * cos (from), y = cy + radius * sin (from);

  g_return_if_fail (self != NULL);

  if (self->points->len == 0 || hypot (last_point (self).x - x, last_point (self).y - y) > 1e-9)
    moniac_path_builder_line_to (self, x, y);
  if (from == to)
    return;

  for (int i = 0; i < n; i++)
    {
      double a = from + i * step, b = i == n - 1 ? to : from + (i + 1) * step;
      double x3 = cx + radius * cos (b), y3 = cy + radius * sin (b);

      moniac_path_builder_curve_to (self,
                                    last_point (self).x - reach * sin (a),
                                    last_point (self).y + reach * cos (a),
                                    x3 + reach * sin (b), y3 - reach * cos (b), x3, y3);
    }
}

MoniacPath
moniac_path_builder_end (MoniacPathBuilder *self)
{
  MoniacPath path = { 0 };

  g_return_val_if_fail (self != NULL, path);

  path.n = self->points->len > 0 ? (int) (self->points->len - 1) / 3 : 0;
  path.points = (MoniacPoint *) (gpointer) g_array_free (self->points, FALSE);
  g_free (self);

  return path;
}

MoniacPath
moniac_path_copy (const MoniacPath *self)
{
  MoniacPath copy = { self->n, NULL };

  if (self->points != NULL)
    copy.points = g_memdup2 (self->points, (3 * (gsize) self->n + 1) * sizeof (MoniacPoint));

  return copy;
}

void
moniac_path_clear (MoniacPath *self)
{
  g_clear_pointer (&self->points, g_free);
  self->n = 0;
}

/* The parameters strictly inside a segment at which one coordinate stands still; at most two. */
static int
find_extremes (double  a,
               double  b,
               double  c,
               double  d,
               double *out)
{
  double qa = d - 3 * c + 3 * b - a, qb = 2 * (c - 2 * b + a), qc = b - a;
  double roots[2];
  int n_roots = 0, n = 0;

  if (fabs (qa) < 1e-12)
    {
      if (fabs (qb) > 1e-12)
        roots[n_roots++] = -qc / qb;
    }
  else
    {
      double square = qb * qb - 4 * qa * qc;

      if (square >= 0)
        {
          roots[n_roots++] = (-qb + sqrt (square)) / (2 * qa);
          roots[n_roots++] = (-qb - sqrt (square)) / (2 * qa);
        }
    }

  for (int i = 0; i < n_roots; i++)
    if (roots[i] > 0 && roots[i] < 1)
      out[n++] = roots[i];

  return n;
}

static MoniacRect
segment_bounds (const MoniacPoint *p)
{
  double left = MIN (p[0].x, p[3].x), right = MAX (p[0].x, p[3].x);
  double top = MIN (p[0].y, p[3].y), bottom = MAX (p[0].y, p[3].y);
  double t[2];
  int n;

  n = find_extremes (p[0].x, p[1].x, p[2].x, p[3].x, t);
  for (int i = 0; i < n; i++)
    {
      double x = moniac_bezier_at (p, t[i]).x;

      left = MIN (left, x);
      right = MAX (right, x);
    }

  n = find_extremes (p[0].y, p[1].y, p[2].y, p[3].y, t);
  for (int i = 0; i < n; i++)
    {
      double y = moniac_bezier_at (p, t[i]).y;

      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }

  return (MoniacRect) { left, top, right - left, bottom - top };
}

/**
 * moniac_path_bounds:
 *
 * Returns: the smallest rectangle around the path itself, not its control points; without
 *   extent for a path without segments
 */
MoniacRect
moniac_path_bounds (const MoniacPath *self)
{
  MoniacRect bounds = { 0 };

  if (self->n == 0)
    return self->points != NULL ? (MoniacRect) { self->points->x, self->points->y, 0, 0 } : bounds;

  for (int i = 0; i < self->n; i++)
    {
      MoniacRect segment = segment_bounds (self->points + 3 * i);

      bounds = i == 0 ? segment : moniac_rect_union (&bounds, &segment);
    }

  return bounds;
}

double
moniac_path_length (const MoniacPath *self)
{
  g_auto (MoniacArcTable) table = { 0 };

  moniac_arc_table_init (&table, self);

  return moniac_arc_table_length (&table);
}

/* Where segments meet stays a point, so that corners survive. */
MoniacPoint *
moniac_path_flatten (const MoniacPath *self,
                     double            step,
                     int              *n_out)
{
  g_auto (MoniacArcTable) table = { 0 };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (MoniacPoint));

  g_return_val_if_fail (step > 0, NULL);

  if (self->points != NULL)
    g_array_append_val (points, self->points[0]);

  moniac_arc_table_init (&table, self);
  for (int i = 0; i < self->n; i++)
    {
      double from = moniac_arc_table_before (&table, i);
      double length = moniac_arc_table_before (&table, i + 1) - from;
      int n = MAX (1, (int) ceil (length / step));

      for (int j = 1; j < n; j++)
        {
          int segment;
          double t;
          MoniacPoint point;

          moniac_arc_table_locate (&table, from + length * j / n, &segment, &t);
          point = moniac_bezier_at (self->points + 3 * segment, t);
          g_array_append_val (points, point);
        }
      g_array_append_val (points, self->points[3 * i + 3]);
    }

  *n_out = (int) points->len;
  return (MoniacPoint *) (gpointer) g_array_free (g_steal_pointer (&points), FALSE);
}

/* Hermite interpolation between two points of a path at arc length `step` from each other. */
static void
join_smoothly (MoniacPoint *p,
               MoniacPoint  from_tangent,
               MoniacPoint  to_tangent,
               double       step)
{
  p[1] = (MoniacPoint) { p[0].x + from_tangent.x * step / 3, p[0].y + from_tangent.y * step / 3 };
  p[2] = (MoniacPoint) { p[3].x - to_tangent.x * step / 3, p[3].y - to_tangent.y * step / 3 };
}

/**
 * moniac_path_resample:
 * @n_segments: how many segments to make, 1 or more
 *
 * A smooth path through points at equal distances along @self, in its direction there. Rounds
 * off corners; see moniac_path_subdivide().
 */
MoniacPath
moniac_path_resample (const MoniacPath *self,
                      int               n_segments)
{
  g_auto (MoniacArcTable) table = { 0 };
  MoniacPath path = { n_segments, g_new0 (MoniacPoint, 3 * (gsize) n_segments + 1) };
  MoniacPoint before = { 1, 0 };
  double length;

  moniac_arc_table_init (&table, self);
  length = moniac_arc_table_length (&table);

  for (int i = 0; i <= n_segments; i++)
    {
      MoniacPoint tangent = { 1, 0 };
      int segment;
      double t;

      if (self->n > 0)
        {
          moniac_arc_table_locate (&table, length * i / n_segments, &segment, &t);
          path.points[3 * i] = moniac_bezier_at (self->points + 3 * segment, t);
          moniac_bezier_tangent (self->points + 3 * segment, t, &tangent);
        }
      else if (self->points != NULL)
        path.points[3 * i] = self->points[0];

      if (i > 0)
        join_smoothly (path.points + 3 * (i - 1), before, tangent, length / n_segments);
      before = tangent;
    }

  return path;
}

/* Shares n pieces out among the segments, at least one each, so that the longest piece is short. */
static void
share_out (const MoniacArcTable *table,
           int                   n,
           int                  *shares)
{
  int n_segments = table->path->n;

  for (int i = 0; i < n_segments; i++)
    shares[i] = 1;

  for (int left = n - n_segments; left > 0; left--)
    {
      int longest = 0;
      double most = -1;

      for (int i = 0; i < n_segments; i++)
        {
          double piece = (moniac_arc_table_before (table, i + 1)
                          - moniac_arc_table_before (table, i)) / shares[i];

          if (piece > most)
            {
              most = piece;
              longest = i;
            }
        }
      shares[longest]++;
    }
}

/**
 * moniac_path_subdivide:
 * @n_segments: how many segments to make; no fewer than @self has
 *
 * The same shape in more pieces, about equally long.
 */
MoniacPath
moniac_path_subdivide (const MoniacPath *self,
                       int               n_segments)
{
  g_auto (MoniacArcTable) table = { 0 };
  g_autofree int *shares = g_new0 (int, MAX (self->n, 1));
  MoniacPath path = { n_segments, NULL };
  MoniacPoint *out;

  g_return_val_if_fail (n_segments >= self->n, path);

  if (self->n == 0)
    return moniac_path_resample (self, n_segments);

  path.points = out = g_new0 (MoniacPoint, 3 * (gsize) n_segments + 1);
  moniac_arc_table_init (&table, self);
  share_out (&table, n_segments, shares);

  for (int i = 0; i < self->n; i++)
    {
      double before = moniac_arc_table_before (&table, i);
      double length = moniac_arc_table_before (&table, i + 1) - before;
      double from = 0, to = 1;

      for (int j = 1; j <= shares[i]; j++, out += 3, from = to)
        {
          int segment = i;

          if (j == shares[i])
            to = 1;
          else if (length > 0)
            moniac_arc_table_locate (&table, before + length * j / shares[i], &segment, &to);
          else
            to = (double) j / shares[i];
          if (segment != i)
            to = 1;
          moniac_bezier_piece (self->points + 3 * i, from, to, out);
        }
    }

  return path;
}

/**
 * moniac_path_interpolate:
 * @a, @b: paths with the same number of segments
 * @t: 0 for @a, 1 for @b
 */
MoniacPath
moniac_path_interpolate (const MoniacPath *a,
                         const MoniacPath *b,
                         double            t)
{
  MoniacPath path = { a->n, NULL };

  g_return_val_if_fail (a->n == b->n, path);

  if (a->points == NULL || b->points == NULL)
    return moniac_path_copy (t < 0.5 ? a : b);

  path.points = g_new (MoniacPoint, 3 * (gsize) a->n + 1);
  for (int i = 0; i <= 3 * a->n; i++)
    path.points[i] = (MoniacPoint) { a->points[i].x * (1 - t) + b->points[i].x * t,
                                     a->points[i].y * (1 - t) + b->points[i].y * t };

  return path;
}

/* How often a line crosses the ray from (x, y) to the right: 1 downwards, -1 upwards. */
static int
line_winding (MoniacPoint a,
              MoniacPoint b,
              double      x,
              double      y)
{
  if ((a.y <= y) == (b.y <= y))
    return 0;
  if (a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) <= x)
    return 0;

  return b.y > a.y ? 1 : -1;
}

static int
segment_winding (const MoniacPoint *p,
                 double             x,
                 double             y,
                 int                depth)
{
  MoniacRect hull = moniac_bezier_hull (p);
  MoniacPoint left[4], right[4];

  if (y < hull.y || y > hull.y + hull.height || x >= hull.x + hull.width)
    return 0;
  if (x < hull.x || depth == 0)
    return line_winding (p[0], p[3], x, y);

  moniac_bezier_piece (p, 0, 0.5, left);
  moniac_bezier_piece (p, 0.5, 1, right);

  return segment_winding (left, x, y, depth - 1) + segment_winding (right, x, y, depth - 1);
}

/* By the winding number, as cairo fills; a straight line closes the path. */
gboolean
moniac_path_contains (const MoniacPath *self,
                      double            x,
                      double            y)
{
  int winding = 0;

  for (int i = 0; i < self->n; i++)
    winding += segment_winding (self->points + 3 * i, x, y, CONTAINS_DEPTH);
  if (self->n > 0)
    winding += line_winding (self->points[3 * self->n], self->points[0], x, y);

  return winding != 0;
}

/* Touching is not intersecting. */
gboolean
moniac_rect_intersects (const MoniacRect *a,
                        const MoniacRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width
         && a->y < b->y + b->height && b->y < a->y + a->height;
}

gboolean
moniac_rect_contains (const MoniacRect *self,
                      double            x,
                      double            y)
{
  return x >= self->x && x <= self->x + self->width && y >= self->y && y <= self->y + self->height;
}

MoniacRect
moniac_rect_union (const MoniacRect *a,
                   const MoniacRect *b)
{
  double left = MIN (a->x, b->x), top = MIN (a->y, b->y);

  return (MoniacRect) { left, top, MAX (a->x + a->width, b->x + b->width) - left,
                        MAX (a->y + a->height, b->y + b->height) - top };
}
