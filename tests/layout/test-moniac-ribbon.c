/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of ribbons: that outlines keep their distance, that sharp bends make no spikes, that
 * rulers measure. */
#include "config.h"

#include <math.h>

#include "moniac-ribbon.h"

/* Curves as four points; the last five bend more sharply than half of 40. */
static const struct
{
  const char *name;
  MoniacPoint points[4];
  gboolean sharp;
} curves[] = {
  { "straight", { { 0, 0 }, { 40, 0 }, { 80, 0 }, { 120, 0 } }, FALSE },
  { "slanted", { { 10, 20 }, { 40, 60 }, { 70, 100 }, { 100, 140 } }, FALSE },
  { "arch", { { 0, 0 }, { 0, -150 }, { 200, -150 }, { 200, 0 } }, FALSE },
  { "wave", { { 0, 0 }, { 150, 0 }, { 150, 200 }, { 300, 200 } }, FALSE },
  { "no-handles", { { 0, 0 }, { 0, 0 }, { 200, 90 }, { 200, 90 } }, FALSE },
  { "one-handle", { { 0, 0 }, { 0, 0 }, { 250, 0 }, { 250, 250 } }, FALSE },
  { "hairpin", { { 0, 0 }, { 160, 0 }, { 160, 24 }, { 0, 24 } }, TRUE },
  { "loop", { { 0, 0 }, { 180, 90 }, { -80, 90 }, { 100, 0 } }, TRUE },
  { "cusp", { { 0, 0 }, { 100, 100 }, { 0, 100 }, { 100, 0 } }, TRUE },
  { "short-and-bent", { { 0, 0 }, { 8, 0 }, { 12, 4 }, { 12, 12 } }, TRUE },
  { "there-and-back", { { 0, 0 }, { 100, 0 }, { 100, 0.001 }, { 0, 0.001 } }, TRUE },
};

static MoniacPath
curve (int i)
{
  MoniacPath path = { 1, (MoniacPoint *) curves[i].points };

  return path;
}

static double
distance_to (const MoniacPoint *points,
             int                n,
             MoniacPoint        p)
{
  double least = G_MAXDOUBLE;

  for (int i = 0; i + 1 < n; i++)
    {
      double dx = points[i + 1].x - points[i].x, dy = points[i + 1].y - points[i].y;
      double square = dx * dx + dy * dy;
      double t = square > 0 ? ((p.x - points[i].x) * dx + (p.y - points[i].y) * dy) / square : 0;

      t = CLAMP (t, 0, 1);
      least = MIN (least, hypot (points[i].x + t * dx - p.x, points[i].y + t * dy - p.y));
    }

  return least;
}

static void
test_distance (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    for (double offset = -20; offset <= 20; offset += 10)
      {
        MoniacPath center = curve ((int) i);
        MoniacPath line = moniac_ribbon_offset (&center, offset);
        int n_center, n;
        g_autofree MoniacPoint *on_center = moniac_path_flatten (&center, 0.1, &n_center);
        g_autofree MoniacPoint *points = moniac_path_flatten (&line, 1, &n);

        g_test_message ("%s at %g: %d segments", curves[i].name, offset, line.n);
        g_assert_cmpint (n, >=, 2);
        for (int j = 0; j < n && !curves[i].sharp; j++)
          g_assert_cmpfloat_with_epsilon (distance_to (on_center, n_center, points[j]),
                                          fabs (offset), 0.1);
        /* However sharply it bends, no point is farther than the offset. */
        for (int j = 0; j < n; j++)
          g_assert_cmpfloat (distance_to (on_center, n_center, points[j]), <=,
                             fabs (offset) + (curves[i].sharp ? 0.5 : 0.1));
        moniac_path_clear (&line);
      }
}

static void
test_few_segments (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    {
      MoniacPath center = curve ((int) i);
      MoniacPath line = moniac_ribbon_offset (&center, 20);

      if (!curves[i].sharp)
        g_assert_cmpint (line.n, <=, 16);
      moniac_path_clear (&line);
    }
}

static void
test_smooth (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    {
      MoniacPath center = curve ((int) i);
      MoniacPath line = moniac_ribbon_offset (&center, -20);

      for (int j = 1; j < line.n && !curves[i].sharp; j++)
        {
          const MoniacPoint *p = line.points + 3 * j;
          double ax = p[0].x - p[-1].x, ay = p[0].y - p[-1].y;
          double bx = p[1].x - p[0].x, by = p[1].y - p[0].y;

          g_assert_cmpfloat (fabs (atan2 (ax * by - ay * bx, ax * bx + ay * by)), <, 1e-3);
        }
      moniac_path_clear (&line);
    }
}

static int
count_self_crossings (const MoniacPoint *p,
                      int                n)
{
  int crossings = 0;

  for (int i = 0; i + 1 < n; i++)
    for (int j = i + 2; j + 1 < n; j++)
      {
        double ux = p[i + 1].x - p[i].x, uy = p[i + 1].y - p[i].y;
        double vx = p[j + 1].x - p[j].x, vy = p[j + 1].y - p[j].y;
        double det = ux * vy - uy * vx;
        double wx = p[j].x - p[i].x, wy = p[j].y - p[i].y;
        double s, t;

        if (fabs (det) < 1e-9)
          continue;
        s = (wx * vy - wy * vx) / det;
        t = (wx * uy - wy * ux) / det;
        crossings += s > 1e-6 && s < 1 - 1e-6 && t > 1e-6 && t < 1 - 1e-6;
      }

  return crossings;
}

/* The inner side of a hairpin has a corner where a plain offset would have a loop with two cusps. */
static void
test_no_spikes (void)
{
  MoniacPath center = curve (6);

  for (double offset = -60; offset <= 60; offset += 15)
    {
      MoniacPath line = moniac_ribbon_offset (&center, offset);
      int n;
      g_autofree MoniacPoint *points = moniac_path_flatten (&line, 1, &n);

      g_test_message ("hairpin at %g: %d segments", offset, line.n);
      g_assert_cmpint (count_self_crossings (points, n), ==, 0);
      moniac_path_clear (&line);
    }
}

static void
test_corner (void)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPath center, left, right;
  MoniacPoint inner = { 90, 10 };
  int n;
  g_autofree MoniacPoint *points = NULL;

  /* East, then south: the right side is the inner one. */
  moniac_path_builder_move_to (builder, 0, 0);
  moniac_path_builder_line_to (builder, 100, 0);
  moniac_path_builder_line_to (builder, 100, 100);
  center = moniac_path_builder_end (builder);
  left = moniac_ribbon_offset (&center, -10);
  right = moniac_ribbon_offset (&center, 10);

  points = moniac_path_flatten (&right, 1, &n);
  g_assert_cmpfloat (distance_to (points, n, inner), <, 0.01);
  g_assert_cmpint (count_self_crossings (points, n), ==, 0);
  g_assert_cmpfloat_with_epsilon (moniac_path_length (&right), 180, 0.05);
  g_assert_cmpfloat_with_epsilon (moniac_path_length (&left), 200 + 5 * G_PI, 0.01);
  moniac_path_clear (&center);
  moniac_path_clear (&left);
  moniac_path_clear (&right);
}

static void
test_outline (void)
{
  MoniacPath center = curve (0);
  MoniacPath outline = moniac_ribbon_outline (&center, -10, 4);
  MoniacRect bounds = moniac_path_bounds (&outline);
  MoniacPoint first = outline.points[0], last = outline.points[3 * outline.n];

  /* The left side of a flow to the right is the upper one. */
  g_assert_cmpfloat_with_epsilon (bounds.y, -10, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.height, 14, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.width, 120, 1e-9);
  g_assert_cmpint (outline.n, ==, 4);
  g_assert_cmpfloat (hypot (first.x - last.x, first.y - last.y), <, 1e-9);
  moniac_path_clear (&outline);
}

static void
test_outline_agrees_with_contains (void)
{
  for (guint i = 0; i < 6; i++)
    {
      MoniacPath center = curve ((int) i);
      MoniacPath outline = moniac_ribbon_outline (&center, -15, 15);
      int wrong = 0, inside = 0;

      for (double y = -160; y < 290; y += 3.7)
        for (double x = -40; x < 330; x += 3.7)
          {
            gboolean in = moniac_ribbon_contains (&center, 30, x, y);
            gboolean nearly = moniac_ribbon_contains (&center, 30.2, x, y)
                              != moniac_ribbon_contains (&center, 29.8, x, y);

            inside += in;
            wrong += !nearly && in != moniac_path_contains (&outline, x, y);
          }

      g_test_message ("%s: %d points inside", curves[i].name, inside);
      g_assert_cmpint (inside, >, 100);
      g_assert_cmpint (wrong, ==, 0);
      moniac_path_clear (&outline);
    }
}

static void
test_degenerate (void)
{
  MoniacPoint same[4] = { { 7, 9 }, { 7, 9 }, { 7, 9 }, { 7, 9 } };
  MoniacPath paths[] = { { 1, same }, { 0, same }, { 0, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      MoniacPath outline = moniac_ribbon_outline (&paths[i], -5, 5);
      MoniacPath nothing = moniac_ribbon_outline (&paths[i], 0, 0);
      g_autoptr (MoniacRuler) ruler = moniac_ruler_new (&paths[i]);
      MoniacPoint point, tangent;

      for (int j = 0; j <= 3 * outline.n; j++)
        g_assert_true (isfinite (outline.points[j].x) && isfinite (outline.points[j].y));
      g_assert_cmpint (nothing.n, >=, 1);
      g_assert_cmpfloat (moniac_ruler_length (ruler), ==, 0);
      moniac_ruler_at (ruler, 3, &point, &tangent);
      g_assert_cmpfloat (point.x, ==, paths[i].points != NULL ? 7 : 0);
      g_assert_cmpfloat_with_epsilon (hypot (tangent.x, tangent.y), 1, 1e-12);
      moniac_path_clear (&outline);
      moniac_path_clear (&nothing);
    }
}

static void
test_zero_width (void)
{
  MoniacPath center = curve (3);
  MoniacPath outline = moniac_ribbon_outline (&center, 0, 0);
  MoniacRect bounds = moniac_path_bounds (&outline), exact = moniac_path_bounds (&center);

  g_assert_cmpfloat_with_epsilon (bounds.width, exact.width, 0.01);
  g_assert_cmpfloat_with_epsilon (bounds.height, exact.height, 0.01);
  g_assert_true (moniac_ribbon_contains (&center, 1e-6, 0, 0));
  g_assert_false (moniac_ribbon_contains (&center, 0, 30, 30));
  moniac_path_clear (&outline);
}

static void
test_ruler (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    {
      MoniacPath center = curve ((int) i);
      g_autoptr (MoniacRuler) ruler = moniac_ruler_new (&center);
      double length = moniac_ruler_length (ruler);
      MoniacPoint point, tangent, before;
      int n;
      g_autofree MoniacPoint *exact = moniac_path_flatten (&center, 1, &n);

      g_assert_cmpfloat_with_epsilon (length, moniac_path_length (&center), 1e-9);
      moniac_ruler_at (ruler, -5, &before, NULL);
      g_assert_cmpfloat_with_epsilon (before.x, center.points[0].x, 1e-9);

      for (double s = 1; s <= length && !curves[i].sharp; s += 1, before = point)
        {
          moniac_ruler_at (ruler, s, &point, &tangent);
          g_assert_cmpfloat_with_epsilon (hypot (tangent.x, tangent.y), 1, 1e-9);
          g_assert_cmpfloat (distance_to (exact, n, point), <, 0.02);
          g_assert_cmpfloat_with_epsilon (hypot (point.x - before.x, point.y - before.y), 1, 0.02);
          g_assert_cmpfloat ((point.x - before.x) * tangent.x + (point.y - before.y) * tangent.y,
                             >, 0.97);
        }

      moniac_ruler_at (ruler, length + 50, &point, &tangent);
      g_assert_cmpfloat_with_epsilon (point.x, center.points[3].x, 1e-6);
      g_assert_cmpfloat_with_epsilon (point.y, center.points[3].y, 1e-6);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ribbon/offset/distance", test_distance);
  g_test_add_func ("/ribbon/offset/few-segments", test_few_segments);
  g_test_add_func ("/ribbon/offset/smooth", test_smooth);
  g_test_add_func ("/ribbon/offset/no-spikes", test_no_spikes);
  g_test_add_func ("/ribbon/offset/corner", test_corner);
  g_test_add_func ("/ribbon/outline", test_outline);
  g_test_add_func ("/ribbon/outline/contains", test_outline_agrees_with_contains);
  g_test_add_func ("/ribbon/degenerate", test_degenerate);
  g_test_add_func ("/ribbon/zero-width", test_zero_width);
  g_test_add_func ("/ribbon/ruler", test_ruler);

  return g_test_run ();
}
