/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the rim of the ring: lengths along it, and lines square to it. */
#include <math.h>

#include "moniac-oval.h"

#define RADIUS 200.0
#define CLOSE 0.02

static const double stretches[] = { 1, 1.3, 1.7, 1 / 1.5 };

static MoniacOval
make_oval (double stretch)
{
  MoniacOval oval;

  moniac_oval_init (&oval, stretch);
  oval.radius = RADIUS;
  oval.center = (MoniacPoint) { 300, 250 };
  return oval;
}

static double
distance (MoniacPoint a,
          MoniacPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

static void
test_circle (void)
{
  MoniacOval oval = make_oval (1);

  for (double turn = -7; turn < 7; turn += 0.1)
    {
      MoniacPoint p = moniac_oval_point (&oval, turn, 12);

      g_assert_cmpfloat_with_epsilon (p.x, 300 + 212 * cos (turn), 1e-6);
      g_assert_cmpfloat_with_epsilon (p.y, 250 + 212 * sin (turn), 1e-6);
      g_assert_cmpfloat_with_epsilon (moniac_oval_depth_aside (&oval, turn, 50), 200 - sqrt (200 * 200 - 50 * 50), 1e-6);
      g_assert_cmpfloat_with_epsilon (moniac_oval_turn_aside (&oval, turn, -50), turn - asin (0.25), 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (moniac_oval_tightest (&oval), RADIUS, 1e-6);
}

/* As wide by high as asked; and equal turns are equal lengths. */
static void
test_lengths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      MoniacOval oval = make_oval (stretches[i]);

      g_assert_cmpfloat_with_epsilon (oval.a / oval.b, stretches[i], 1e-9);
      g_assert_cmpfloat_with_epsilon (moniac_oval_point (&oval, 0, 0).x, 300 + RADIUS * oval.a, 1e-6);
      g_assert_cmpfloat_with_epsilon (moniac_oval_point (&oval, -G_PI / 2, 0).y, 250 - RADIUS * oval.b, 1e-6);
      for (double turn = 0; turn < 2 * G_PI; turn += 0.01)
        g_assert_cmpfloat_with_epsilon (distance (moniac_oval_point (&oval, turn, 0), moniac_oval_point (&oval, turn + 0.01, 0)),
                                        0.01 * RADIUS, CLOSE);
    }
}

/* From a point outside or inside the rim back to its turn. */
static void
test_turns (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      MoniacOval oval = make_oval (stretches[i]);

      for (double turn = -3.1; turn < 3.1; turn += 0.07)
        for (double out = -40; out <= 60; out += 20)
          {
            double found = moniac_oval_turn (&oval, moniac_oval_point (&oval, turn, out));

            g_assert_cmpfloat_with_epsilon (remainder (found - turn, 2 * G_PI), 0, 1e-6);
          }
    }
}

/* A line aside meets the rim where it is said to. */
static void
test_aside (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      MoniacOval oval = make_oval (stretches[i]);

      for (double turn = -3; turn < 3; turn += 0.1)
        for (double aside = -60; aside <= 60; aside += 20)
          {
            MoniacPoint axis = moniac_oval_axis (&oval, turn);
            MoniacPoint at = moniac_oval_point (&oval, turn, -moniac_oval_depth_aside (&oval, turn, aside));
            double there = moniac_oval_turn_aside (&oval, turn, aside);

            at = (MoniacPoint) { at.x - aside * axis.y, at.y + aside * axis.x };
            g_assert_cmpfloat (distance (at, moniac_oval_point (&oval, there, 0)), <, CLOSE);
            g_assert_cmpfloat ((there - turn) * aside, >=, 0);
          }
    }
}

/* Drawn arcs lie on the rim, or beside it where they ought to, and are as long as they ought to be. */
static void
test_arcs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stretches); i++)
    for (double out = 0; out <= 30; out += 15)
      {
        MoniacOval oval = make_oval (stretches[i]);
        MoniacPathBuilder *builder = moniac_path_builder_new ();
        g_autofree MoniacPoint *points = NULL;
        MoniacPath path;
        int n;

        moniac_oval_arc (&oval, builder, -2, 1.5, out);
        path = moniac_path_builder_end (builder);
        points = moniac_path_flatten (&path, 2, &n);
        for (int k = 0; k < n; k++)
          {
            double turn = moniac_oval_turn (&oval, points[k]);

            g_assert_cmpfloat (distance (points[k], moniac_oval_point (&oval, turn, out)), <, CLOSE);
          }
        if (out == 0)
          g_assert_cmpfloat_with_epsilon (moniac_path_length (&path), 3.5 * RADIUS, 10 * CLOSE);
        moniac_path_clear (&path);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/oval/circle", test_circle);
  g_test_add_func ("/layout/oval/lengths", test_lengths);
  g_test_add_func ("/layout/oval/turns", test_turns);
  g_test_add_func ("/layout/oval/aside", test_aside);
  g_test_add_func ("/layout/oval/arcs", test_arcs);
  return g_test_run ();
}
