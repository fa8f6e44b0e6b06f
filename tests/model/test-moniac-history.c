/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps: nesting, undo, redo, and the way back to what was saved. */
#include "moniac-history.h"

static void
count_cb (const MoniacChange *change,
          gboolean            forwards,
          gpointer            data)
{
  int *balance = data;

  *balance += (forwards ? 1 : -1) * (int) change->position;
}

static void
do_step (MoniacHistory *history,
         const char    *name,
         guint          amount)
{
  moniac_history_begin (history, name);
  moniac_history_do (history, &(MoniacChange) { .type = MONIAC_CHANGE_INSERT, .position = amount });
  g_assert_true (moniac_history_end (history));
}

static void
test_steps (void)
{
  int balance = 0;
  g_autoptr (MoniacHistory) history = moniac_history_new (count_cb, &balance);

  g_assert_null (moniac_history_get_undo_name (history));
  g_assert_false (moniac_history_undo (history));
  do_step (history, "one", 1);
  do_step (history, "two", 10);
  g_assert_cmpint (balance, ==, 11);
  g_assert_cmpstr (moniac_history_get_undo_name (history), ==, "two");

  g_assert_true (moniac_history_undo (history));
  g_assert_cmpint (balance, ==, 1);
  g_assert_cmpstr (moniac_history_get_redo_name (history), ==, "two");
  g_assert_true (moniac_history_redo (history));
  g_assert_cmpint (balance, ==, 11);
  g_assert_false (moniac_history_redo (history));

  moniac_history_undo (history);
  do_step (history, "three", 100);
  g_assert_cmpint (balance, ==, 101);
  g_assert_null (moniac_history_get_redo_name (history));
}

static void
test_nesting (void)
{
  int balance = 0;
  g_autoptr (MoniacHistory) history = moniac_history_new (count_cb, &balance);

  moniac_history_begin (history, "outer");
  moniac_history_begin (history, "inner");
  moniac_history_do (history, &(MoniacChange) { .position = 1 });
  g_assert_false (moniac_history_end (history));
  moniac_history_do (history, &(MoniacChange) { .position = 2 });
  g_assert_true (moniac_history_is_recording (history));
  g_assert_false (moniac_history_undo (history));
  g_assert_true (moniac_history_end (history));
  g_assert_cmpstr (moniac_history_get_undo_name (history), ==, "outer");
  moniac_history_undo (history);
  g_assert_cmpint (balance, ==, 0);

  moniac_history_begin (history, "nothing");
  g_assert_false (moniac_history_end (history));
  g_assert_cmpstr (moniac_history_get_redo_name (history), ==, "outer");
}

static void
test_saved (void)
{
  int balance = 0;
  g_autoptr (MoniacHistory) history = moniac_history_new (count_cb, &balance);

  g_assert_true (moniac_history_is_saved (history));
  do_step (history, "one", 1);
  g_assert_false (moniac_history_is_saved (history));
  moniac_history_mark_saved (history);
  do_step (history, "two", 1);
  moniac_history_undo (history);
  g_assert_true (moniac_history_is_saved (history));
  moniac_history_undo (history);
  g_assert_false (moniac_history_is_saved (history));
  do_step (history, "another way", 1);
  g_assert_false (moniac_history_is_saved (history));
  moniac_history_undo (history);
  g_assert_false (moniac_history_is_saved (history));
}

static void
test_unsaved (void)
{
  int balance = 0;
  g_autoptr (MoniacHistory) history = moniac_history_new (count_cb, &balance);

  moniac_history_mark_unsaved (history);
  g_assert_false (moniac_history_is_saved (history));
  do_step (history, "one", 1);
  moniac_history_undo (history);
  g_assert_false (moniac_history_is_saved (history));
  moniac_history_mark_saved (history);
  g_assert_true (moniac_history_is_saved (history));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/steps", test_steps);
  g_test_add_func ("/history/nesting", test_nesting);
  g_test_add_func ("/history/saved", test_saved);
  g_test_add_func ("/history/unsaved", test_unsaved);
  return g_test_run ();
}
