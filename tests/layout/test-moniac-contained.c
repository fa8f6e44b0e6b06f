/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever becomes of the layout program, there is a sound scene, which says that Graphviz did not answer; no
 * process is left; and who cancels does not wait. */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "moniac-test-layout.h"

static const struct
{
  const char *name;
  const char *script;        /* of a stand-in; NULL: Graphviz itself, with input that kills it: */
  const char *crash;
} cases[] = {
  { "is-killed", "cat >/dev/null; kill -KILL $$", NULL },
  { "is-killed-before-reading", "kill -KILL $$", NULL },
  { "hangs", "cat >/dev/null; exec sleep 1000", NULL },
  { "answers-rubbish", "cat >/dev/null; head -c 100000 /dev/zero", NULL },
  { "answers-for-ever", "exec yes", NULL },
  { "says-nothing", "exit 0", NULL },
  { "weight", NULL, "weight" },
  { "length", NULL, "length" },
  { "heap", NULL, "heap" },
  { "recursion", NULL, "recursion" },
};

static void
assert_no_children (void)
{
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

static char *
write_stand_in (const char *script)
{
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  char *path = NULL;
  int fd = g_file_open_tmp ("moniac-stand-in-XXXXXX", &path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);
  g_chmod (path, 0700);
  return path;
}

/* What the layout program is for the while; NULL: the real one again. */
static void
use_program (const char *path)
{
  static char *real;

  if (real == NULL)
    real = g_strdup (g_getenv ("MONIAC_LAYOUT_HELPER"));
  g_setenv ("MONIAC_LAYOUT_HELPER", path != NULL ? path : real, TRUE);
}

static void
test_fallback (gconstpointer data)
{
  int i = GPOINTER_TO_INT (data);
  g_autofree char *stand_in = cases[i].script != NULL ? write_stand_in (cases[i].script) : NULL;
  g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample ("ai-deals-2025-11.deals.json");
  g_autoptr (MoniacScene) scene = NULL;

  use_program (stand_in != NULL ? stand_in : g_getenv ("MONIAC_CRASHER"));
  if (cases[i].crash != NULL)
    g_setenv ("MONIAC_CRASH", cases[i].crash, TRUE);
  scene = moniac_test_layout_run (layout, MONIAC_VIEW_LAYERS, 1200, 600, NULL);
  use_program (NULL);
  if (stand_in != NULL)
    g_unlink (stand_in);

  g_assert_true (scene->fallback);
  moniac_test_assert_sound (scene, &layout->input);
  assert_no_children ();
}

/* The real program gives no reason to say so. */
static void
test_no_fallback (void)
{
  g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample ("ai-deals-2025-11.deals.json");
  g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_LAYERS, 1200, 600, NULL);

  g_assert_false (scene->fallback);
  assert_no_children ();
}

static gint64 cancelled_at;

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100000);
  cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  g_autofree char *stand_in = write_stand_in ("cat >/dev/null; exec sleep 1000");
  g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample ("ai-deals-2025-11.deals.json");
  g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_LAYERS, 1200, 600, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  use_program (stand_in);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (moniac_layout_run (&layout->input, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_no_children ();
  g_test_minimized_result ((double) (g_get_monotonic_time () - cancelled_at) / 1000,
                           "a layout ended %.1f ms after it was cancelled",
                           (double) (g_get_monotonic_time () - cancelled_at) / 1000);
  g_thread_join (thread);
  use_program (NULL);
  g_unlink (stand_in);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_program (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/contained/", cases[i].name, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_fallback);
    }
  g_test_add_func ("/contained/answers", test_no_fallback);
  g_test_add_func ("/contained/cancel", test_cancel);
  return g_test_run ();
}
