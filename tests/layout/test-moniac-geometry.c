/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of paths and rectangles. */
#include "config.h"

#include <math.h>

#include "moniac-geometry.h"

static MoniacPath
circle (double cx,
        double cy,
        double radius)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_path_builder_arc (builder, cx, cy, radius, 0, 2 * G_PI);

  return moniac_path_builder_end (builder);
}

static MoniacPath
square (double x,
        double y,
        double size)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_path_builder_move_to (builder, x, y);
  moniac_path_builder_line_to (builder, x + size, y);
  moniac_path_builder_line_to (builder, x + size, y + size);
  moniac_path_builder_line_to (builder, x, y + size);
  moniac_path_builder_line_to (builder, x, y);

  return moniac_path_builder_end (builder);
}

static void
assert_near (MoniacPoint point,
             double      x,
             double      y,
             double      within)
{
  g_assert_cmpfloat_with_epsilon (point.x, x, within);
  g_assert_cmpfloat_with_epsilon (point.y, y, within);
}

static void
test_builder_line (void)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPath path;

  moniac_path_builder_move_to (builder, 1, 2);
  moniac_path_builder_line_to (builder, 4, 8);
  path = moniac_path_builder_end (builder);

  g_assert_cmpint (path.n, ==, 1);
  assert_near (path.points[0], 1, 2, 1e-12);
  assert_near (path.points[1], 2, 4, 1e-12);
  assert_near (path.points[2], 3, 6, 1e-12);
  assert_near (path.points[3], 4, 8, 1e-12);
  moniac_path_clear (&path);
  g_assert_null (path.points);
}

static void
test_builder_arc (void)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPath path;

  /* A line leads to the arc, which runs clockwise on the screen from 3 to 6 o'clock. */
  moniac_path_builder_move_to (builder, 0, 0);
  moniac_path_builder_arc (builder, 0, 0, 10, 0, G_PI / 2);
  path = moniac_path_builder_end (builder);

  g_assert_cmpint (path.n, ==, 3);
  assert_near (path.points[3], 10, 0, 1e-9);
  assert_near (path.points[6], 10 * G_SQRT2 / 2, 10 * G_SQRT2 / 2, 1e-9);
  assert_near (path.points[9], 0, 10, 1e-9);
  moniac_path_clear (&path);
}

static void
test_builder_arc_backwards (void)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPath path;
  int n;
  g_autofree MoniacPoint *points = NULL;

  moniac_path_builder_arc (builder, 5, 5, 300, G_PI, -G_PI / 2);
  path = moniac_path_builder_end (builder);
  points = moniac_path_flatten (&path, 1, &n);

  g_assert_cmpfloat_with_epsilon (moniac_path_length (&path), 300 * 1.5 * G_PI, 0.01);
  for (int i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (hypot (points[i].x - 5, points[i].y - 5), 300, 0.002);
  moniac_path_clear (&path);
}

static void
test_empty (void)
{
  MoniacPath path = moniac_path_builder_end (moniac_path_builder_new ());
  MoniacPath zero = { 0 };
  MoniacPath copy = moniac_path_copy (&path);
  MoniacRect bounds = moniac_path_bounds (&path);
  int n;
  g_autofree MoniacPoint *points = moniac_path_flatten (&zero, 4, &n);

  g_assert_cmpint (path.n, ==, 0);
  g_assert_cmpint (copy.n, ==, 0);
  g_assert_cmpint (n, ==, 0);
  g_assert_cmpfloat (bounds.width, ==, 0);
  g_assert_cmpfloat (moniac_path_length (&zero), ==, 0);
  g_assert_false (moniac_path_contains (&zero, 0, 0));
  moniac_path_clear (&path);
  moniac_path_clear (&copy);
}

static void
test_bounds (void)
{
  MoniacPath path = circle (100, 50, 20);
  MoniacRect bounds = moniac_path_bounds (&path);
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPath wave;

  g_assert_cmpfloat_with_epsilon (bounds.x, 80, 1e-3);
  g_assert_cmpfloat_with_epsilon (bounds.y, 30, 1e-3);
  g_assert_cmpfloat_with_epsilon (bounds.width, 40, 2e-3);
  g_assert_cmpfloat_with_epsilon (bounds.height, 40, 2e-3);
  moniac_path_clear (&path);

  /* The control points reach y = 12, the curve 9. */
  moniac_path_builder_move_to (builder, 0, 0);
  moniac_path_builder_curve_to (builder, 0, 12, 30, 12, 30, 0);
  wave = moniac_path_builder_end (builder);
  bounds = moniac_path_bounds (&wave);
  g_assert_cmpfloat_with_epsilon (bounds.height, 9, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.width, 30, 1e-9);
  moniac_path_clear (&wave);
}

static void
test_flatten (void)
{
  MoniacPath path = square (0, 0, 10);
  int n;
  g_autofree MoniacPoint *points = moniac_path_flatten (&path, 4, &n);

  /* Three steps a side, the corners among them. */
  g_assert_cmpint (n, ==, 13);
  assert_near (points[3], 10, 0, 1e-9);
  assert_near (points[4], 10, 10.0 / 3, 1e-6);
  assert_near (points[12], 0, 0, 1e-9);
  moniac_path_clear (&path);
}

static void
test_resample (void)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPath path, even;
  double length;

  moniac_path_builder_move_to (builder, 0, 0);
  moniac_path_builder_curve_to (builder, 10, 90, 100, 100, 200, 20);
  path = moniac_path_builder_end (builder);
  even = moniac_path_resample (&path, 16);
  length = moniac_path_length (&path);

  g_assert_cmpint (even.n, ==, 16);
  assert_near (even.points[0], 0, 0, 1e-9);
  assert_near (even.points[48], 200, 20, 1e-6);
  g_assert_cmpfloat_with_epsilon (moniac_path_length (&even), length, 0.01);
  for (int i = 0; i < 16; i++)
    {
      MoniacPath piece = { 1, even.points + 3 * i };

      g_assert_cmpfloat_with_epsilon (moniac_path_length (&piece), length / 16, 0.01);
    }
  moniac_path_clear (&path);
  moniac_path_clear (&even);
}

static void
test_subdivide (void)
{
  MoniacPath path = square (0, 0, 10);
  MoniacPath more = moniac_path_subdivide (&path, 10);
  int corners = 0;

  g_assert_cmpint (more.n, ==, 10);
  for (int i = 0; i <= 10; i++)
    {
      MoniacPoint p = more.points[3 * i];
      gboolean on_x = fabs (p.x) < 1e-6 || fabs (p.x - 10) < 1e-6;
      gboolean on_y = fabs (p.y) < 1e-6 || fabs (p.y - 10) < 1e-6;

      g_assert_true (on_x || on_y);
      corners += on_x && on_y;
    }
  g_assert_cmpint (corners, ==, 5);
  g_assert_cmpfloat_with_epsilon (moniac_path_length (&more), 40, 1e-6);
  moniac_path_clear (&path);
  moniac_path_clear (&more);
}

static void
test_interpolate (void)
{
  MoniacPath a = square (0, 0, 10), b = square (20, 40, 30);
  MoniacPath start = moniac_path_interpolate (&a, &b, 0);
  MoniacPath middle = moniac_path_interpolate (&a, &b, 0.5);
  MoniacPath end = moniac_path_interpolate (&a, &b, 1);

  for (int i = 0; i <= 3 * a.n; i++)
    {
      assert_near (start.points[i], a.points[i].x, a.points[i].y, 1e-12);
      assert_near (end.points[i], b.points[i].x, b.points[i].y, 1e-12);
    }
  assert_near (middle.points[0], 10, 20, 1e-12);
  assert_near (middle.points[6], 30, 40, 1e-12);
  moniac_path_clear (&a);
  moniac_path_clear (&b);
  moniac_path_clear (&start);
  moniac_path_clear (&middle);
  moniac_path_clear (&end);
}

static void
test_contains (void)
{
  MoniacPath path = circle (50, 50, 20);
  int wrong = 0;

  for (int y = 20; y <= 80; y++)
    for (int x = 20; x <= 80; x++)
      {
        double distance = hypot (x + 0.25 - 50, y + 0.25 - 50);

        if (fabs (distance - 20) > 0.01)
          wrong += moniac_path_contains (&path, x + 0.25, y + 0.25) != (distance < 20);
      }

  g_assert_cmpint (wrong, ==, 0);
  /* Rays through the very points where segments meet. */
  g_assert_true (moniac_path_contains (&path, 50, 50));
  g_assert_false (moniac_path_contains (&path, 10, 50));
  g_assert_false (moniac_path_contains (&path, 10, 30));
  g_assert_false (moniac_path_contains (&path, 10, 70));
  moniac_path_clear (&path);
}

static void
test_rects (void)
{
  MoniacRect a = { 0, 0, 10, 10 }, touching = { 10, 0, 5, 5 }, over = { 9, 9, 5, 5 };
  MoniacRect both = moniac_rect_union (&a, &over);

  g_assert_false (moniac_rect_intersects (&a, &touching));
  g_assert_true (moniac_rect_intersects (&a, &over));
  g_assert_true (moniac_rect_contains (&a, 10, 10));
  g_assert_false (moniac_rect_contains (&a, 10.1, 10));
  g_assert_cmpfloat (both.width, ==, 14);
  g_assert_cmpfloat (both.height, ==, 14);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/geometry/builder/line", test_builder_line);
  g_test_add_func ("/geometry/builder/arc", test_builder_arc);
  g_test_add_func ("/geometry/builder/arc-backwards", test_builder_arc_backwards);
  g_test_add_func ("/geometry/path/empty", test_empty);
  g_test_add_func ("/geometry/path/bounds", test_bounds);
  g_test_add_func ("/geometry/path/flatten", test_flatten);
  g_test_add_func ("/geometry/path/resample", test_resample);
  g_test_add_func ("/geometry/path/subdivide", test_subdivide);
  g_test_add_func ("/geometry/path/interpolate", test_interpolate);
  g_test_add_func ("/geometry/path/contains", test_contains);
  g_test_add_func ("/geometry/rects", test_rects);

  return g_test_run ();
}
