/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the canvas's pace: late frames cost coins, and coins come back with care. */
#include "moniac-canvas-pace.h"

#define INTERVAL 16667
#define WINDOW 60

/* Runs whole windows of which every nth frame is late; returns how often the level changed. */
static int
run_windows (MoniacCanvasPace *pace,
             int               n_windows,
             int               every)
{
  static gint64 now = 1;
  int n_changes = 0;

  for (int i = 0; i < n_windows * WINDOW; i++)
    {
      now += every > 0 && i % every == 0 ? 2 * INTERVAL : INTERVAL;
      n_changes += moniac_canvas_pace_frame (pace, now, INTERVAL);
    }
  return n_changes;
}

static void
test_on_time (void)
{
  MoniacCanvasPace pace = { 0 };

  g_assert_cmpint (run_windows (&pace, 50, 0), ==, 0);
  g_assert_cmpint (pace.level, ==, 0);
}

static void
test_late (void)
{
  MoniacCanvasPace pace = { 0 };

  g_assert_cmpint (run_windows (&pace, 1, 2), ==, 1);
  g_assert_cmpint (pace.level, ==, 1);
  run_windows (&pace, 20, 1);
  g_assert_cmpint (pace.level, ==, MONIAC_CANVAS_PACE_MAX_LEVEL);
}

static void
test_a_few_late_do_not_matter (void)
{
  MoniacCanvasPace pace = { 0 };

  g_assert_cmpint (run_windows (&pace, 20, 6), ==, 0);
}

/* Good windows until all coins are back. */
static int
count_windows_to_recover (MoniacCanvasPace *pace)
{
  int n = 0;

  for (; pace->level > 0 && n < 100; n++)
    run_windows (pace, 1, 0);
  return n;
}

static void
test_back (void)
{
  MoniacCanvasPace pace = { 0 };
  int first, second;

  run_windows (&pace, 1, 2);
  first = count_windows_to_recover (&pace);
  g_assert_cmpint (pace.level, ==, 0);
  g_assert_cmpint (first, >, 1);

  /* It was too soon: the next time takes longer. */
  run_windows (&pace, 1, 2);
  second = count_windows_to_recover (&pace);
  g_assert_cmpint (pace.level, ==, 0);
  g_assert_cmpint (second, >, first);
}

static void
test_pause (void)
{
  MoniacCanvasPace pace = { 0 };

  moniac_canvas_pace_frame (&pace, 1000000, INTERVAL);
  moniac_canvas_pace_pause (&pace);
  moniac_canvas_pace_frame (&pace, 900 * G_USEC_PER_SEC, INTERVAL);
  g_assert_cmpint (pace.n_late, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas-pace/on-time", test_on_time);
  g_test_add_func ("/canvas-pace/late", test_late);
  g_test_add_func ("/canvas-pace/a-few-late-do-not-matter", test_a_few_late_do_not_matter);
  g_test_add_func ("/canvas-pace/back", test_back);
  g_test_add_func ("/canvas-pace/pause", test_pause);

  return g_test_run ();
}
