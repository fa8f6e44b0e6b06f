/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the client of the layout program: with the real one, and with stand-ins that fail in
 * every way a program can. */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/wait.h>

#include "moniac-graphviz.h"

static const MoniacRect sizes[] = {
  { 0, 0, 30, 30 }, { 0, 0, 20, 20 }, { 0, 0, 40, 40 }, { 0, 0, 10, 10 },
};
static const MoniacGraphvizEdge edges[] = { { 0, 1, 5 }, { 1, 2, 100 }, { 2, 0, 1 }, { 2, 3, 9999 } };

#define N_NODES ((int) G_N_ELEMENTS (sizes))
#define N_EDGES ((int) G_N_ELEMENTS (edges))

/* No child may be left over, dead or alive. */
static void
assert_no_children (void)
{
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

/* For the real program; the tests of stand-ins put its name back. */
static gboolean
place (MoniacEngine  engine,
       double        seconds,
       MoniacPoint  *out,
       GCancellable *cancellable,
       GError      **error)
{
  return moniac_graphviz_place (engine, N_NODES, sizes, N_EDGES, edges, seconds, out,
                                cancellable, error);
}

static void
test_engines (void)
{
  for (int engine = MONIAC_ENGINE_DOT; engine <= MONIAC_ENGINE_CIRCO; engine++)
    {
      MoniacPoint first[N_NODES], second[N_NODES];
      g_autoptr (GError) error = NULL;

      g_assert_true (place (engine, 20, first, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (place (engine, 20, second, NULL, &error));
      g_assert_cmpmem (first, sizeof first, second, sizeof second);

      for (int i = 0; i < N_NODES; i++)
        for (int j = 0; j < i; j++)
          g_assert_cmpfloat (hypot (first[i].x - first[j].x, first[i].y - first[j].y), >, 1);
      assert_no_children ();
    }
}

static void
test_left_to_right (void)
{
  MoniacGraphvizEdge chain[] = { { 2, 1, 1 }, { 1, 3, 1 }, { 3, 0, 1 } };
  MoniacPoint at[N_NODES];
  g_autoptr (GError) error = NULL;

  g_assert_true (moniac_graphviz_place (MONIAC_ENGINE_DOT, N_NODES, sizes, 3, chain, 20, at,
                                        NULL, &error));
  g_assert_cmpfloat (at[2].x, <, at[1].x);
  g_assert_cmpfloat (at[1].x, <, at[3].x);
  g_assert_cmpfloat (at[3].x, <, at[0].x);
}

static void
test_odd_graphs (void)
{
  MoniacGraphvizEdge loop = { 0, 0, 0 };
  MoniacRect nothing = { 0 };
  MoniacPoint at;

  for (int engine = MONIAC_ENGINE_DOT; engine <= MONIAC_ENGINE_CIRCO; engine++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (moniac_graphviz_place (engine, 0, NULL, 0, NULL, 20, NULL, NULL, &error));
      g_assert_true (moniac_graphviz_place (engine, 1, &nothing, 1, &loop, 20, &at, NULL, &error));
      g_assert_true (isfinite (at.x) && isfinite (at.y));
      g_assert_no_error (error);
    }
}

/* More than fits into a socket: the helper must read while we write. */
static void
test_many (void)
{
  int n = 2000, m = 6000;
  g_autofree MoniacRect *many = g_new0 (MoniacRect, n);
  g_autofree MoniacGraphvizEdge *links = g_new0 (MoniacGraphvizEdge, m);
  g_autofree MoniacPoint *at = g_new0 (MoniacPoint, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n; i++)
    many[i] = (MoniacRect) { 0, 0, 12, 12 };
  for (int i = 0; i < m; i++)
    links[i] = (MoniacGraphvizEdge) { i % n, g_rand_int_range (rand, 0, n), 1 + i % 1000 };

  g_assert_true (moniac_graphviz_place (MONIAC_ENGINE_SFDP, n, many, m, links, 600, at, NULL, &error));
  g_assert_no_error (error);
  assert_no_children ();
}

static char *
write_stand_in (const char *script)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "moniac-stand-in-XXXXXX", NULL);
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  int fd = g_mkstemp_full (path, 0, 0700);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

/* Runs one placement against a stand-in, and puts the real program's name back. */
static GError *
fail_with (const char   *script,
           double        seconds,
           GCancellable *cancellable)
{
  g_autofree char *path = write_stand_in (script);
  g_autofree char *real = g_strdup (g_getenv ("MONIAC_LAYOUT_HELPER"));
  MoniacPoint out[N_NODES];
  GError *error = NULL;

  g_setenv ("MONIAC_LAYOUT_HELPER", path, TRUE);
  g_assert_false (place (MONIAC_ENGINE_NEATO, seconds, out, cancellable, &error));
  g_setenv ("MONIAC_LAYOUT_HELPER", real, TRUE);
  g_unlink (path);
  assert_no_children ();

  return error;
}

#define GOOD_START "cat >/dev/null; echo 'moniac-layout 1'; echo 4; "

static const struct
{
  const char *name;
  const char *script;
  MoniacGraphvizError code;
} failures[] = {
  { "dies-at-once", "kill -SEGV $$", MONIAC_GRAPHVIZ_ERROR_DIED },
  { "dies-after-reading", "cat >/dev/null; kill -ABRT $$", MONIAC_GRAPHVIZ_ERROR_DIED },
  { "gives-up", "cat >/dev/null; exit 1", MONIAC_GRAPHVIZ_ERROR_DIED },
  { "answers-and-dies", GOOD_START "printf '1 2\\n1 2\\n1 2\\n1 2\\nend\\n'; kill -SEGV $$",
    MONIAC_GRAPHVIZ_ERROR_DIED },
  { "says-nothing", "cat >/dev/null", MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "rubbish", "cat >/dev/null; echo 'Segmentation fault'", MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "too-few", GOOD_START "printf '1 2\\n1 2\\n1 2\\nend\\n'", MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "too-many", GOOD_START "printf '1 2\\n1 2\\n1 2\\n1 2\\n1 2\\nend\\n'",
    MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "no-end", GOOD_START "printf '1 2\\n1 2\\n1 2\\n1 2\\n'", MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "wrong-end", GOOD_START "printf '1 2\\n1 2\\n1 2\\n1 2\\nEnd\\n'", MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "more-after-end", GOOD_START "printf '1 2\\n1 2\\n1 2\\n1 2\\nend\\n\\0'",
    MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "wrong-count", "cat >/dev/null; printf 'moniac-layout 1\\n3\\n1 2\\n1 2\\n1 2\\nend\\n'",
    MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "not-a-number", GOOD_START "printf '1 2\\nnan 2\\n1 2\\n1 2\\nend\\n'",
    MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "infinite", GOOD_START "printf '1 2\\n1 1e999\\n1 2\\n1 2\\nend\\n'",
    MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "far-out", GOOD_START "printf '1 2\\n1 1e30\\n1 2\\n1 2\\nend\\n'",
    MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "decimal-comma", GOOD_START "printf '1,5 2\\n1 2\\n1 2\\n1 2\\nend\\n'",
    MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "endless", "exec yes 1 2", MONIAC_GRAPHVIZ_ERROR_ANSWER },
  { "hangs", "exec sleep 1000", MONIAC_GRAPHVIZ_ERROR_TIMEOUT },
  { "hangs-after-reading", "cat >/dev/null; exec sleep 1000", MONIAC_GRAPHVIZ_ERROR_TIMEOUT },
  { "hangs-after-half", GOOD_START "echo 1 2; exec sleep 1000", MONIAC_GRAPHVIZ_ERROR_TIMEOUT },
};

static void
test_failure (gconstpointer data)
{
  int i = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  /* Only where the time is meant to run out may it be short. */
  double seconds = failures[i].code == MONIAC_GRAPHVIZ_ERROR_TIMEOUT ? 0.3 : 60;

  error = fail_with (failures[i].script, seconds, NULL);
  g_assert_error (error, MONIAC_GRAPHVIZ_ERROR, (int) failures[i].code);
}

static void
test_missing (void)
{
  g_autofree char *real = g_strdup (g_getenv ("MONIAC_LAYOUT_HELPER"));
  MoniacPoint out[N_NODES];
  g_autoptr (GError) error = NULL;

  if (g_getenv ("MONIAC_UNDER_VALGRIND") != NULL)
    {
      g_test_skip ("under valgrind a program that is not there ends like one that has failed");
      return;
    }
  g_setenv ("MONIAC_LAYOUT_HELPER", "/nowhere/moniac-layout", TRUE);
  g_assert_false (place (MONIAC_ENGINE_DOT, 20, out, NULL, &error));
  g_setenv ("MONIAC_LAYOUT_HELPER", real, TRUE);
  g_assert_error (error, MONIAC_GRAPHVIZ_ERROR, MONIAC_GRAPHVIZ_ERROR_START);
  assert_no_children ();
}

/* Graphviz itself, with what is known to kill it */

static const struct
{
  const char *how;
  double seconds;            /* where it does not die but goes on for ever, not long */
} crashes[] = {
  { "weight", 60 },
  { "length", 60 },
  { "heap", 60 },
  { "recursion", 1 },
};

/* Other versions than the one that this was found with may survive some; then they answer nothing. */
static void
test_crash (gconstpointer data)
{
  int i = GPOINTER_TO_INT (data);
  g_autofree char *real = g_strdup (g_getenv ("MONIAC_LAYOUT_HELPER"));
  MoniacPoint out[N_NODES];
  g_autoptr (GError) error = NULL;

  g_setenv ("MONIAC_LAYOUT_HELPER", g_getenv ("MONIAC_CRASHER"), TRUE);
  g_setenv ("MONIAC_CRASH", crashes[i].how, TRUE);
  g_assert_false (place (MONIAC_ENGINE_DOT, crashes[i].seconds, out, NULL, &error));
  g_setenv ("MONIAC_LAYOUT_HELPER", real, TRUE);
  g_assert_true (error->domain == MONIAC_GRAPHVIZ_ERROR);
  g_assert_cmpint (error->code, !=, MONIAC_GRAPHVIZ_ERROR_START);
  g_test_message ("%s: %s", crashes[i].how, error->message);
  assert_no_children ();
}

/* The same inputs through the real program, which lets none of it through to Graphviz. */
static void
test_no_crash (void)
{
  MoniacGraphvizEdge heavy[] = {
    { 0, 1, 900000000 }, { 1, 2, G_MAXINT }, { 2, 0, G_MAXINT }, { 2, 3, 900000000 },
    { 3, 0, G_MININT }, { 1, 3, 300000000 },
  };
  MoniacPoint out[N_NODES];
  g_autoptr (GError) error = NULL;

  for (int engine = MONIAC_ENGINE_DOT; engine <= MONIAC_ENGINE_CIRCO; engine++)
    {
      g_assert_true (moniac_graphviz_place (engine, N_NODES, sizes, G_N_ELEMENTS (heavy), heavy, 60,
                                            out, NULL, &error));
      g_assert_no_error (error);
    }
}

/* A Graphviz that has been taken over reaches nothing. */
static void
test_intruder (void)
{
  const char *preloaded = g_getenv ("LD_PRELOAD");
  g_autofree char *before = g_strdup (preloaded);
  MoniacPoint out[N_NODES];
  g_autoptr (GError) error = NULL;
  gboolean early, late;

  g_setenv ("LD_PRELOAD", g_getenv ("MONIAC_INTRUDER_LIBRARY"), TRUE);
  late = place (MONIAC_ENGINE_DOT, 60, out, NULL, &error);
  g_setenv ("MONIAC_INTRUDER", "early", TRUE);
  early = place (MONIAC_ENGINE_DOT, 60, out, NULL, NULL);
  g_unsetenv ("MONIAC_INTRUDER");
  if (before != NULL)
    g_setenv ("LD_PRELOAD", before, TRUE);
  else
    g_unsetenv ("LD_PRELOAD");
  g_assert_no_error (error);
  g_assert_true (late);
  /* Where files can still be read, the intruder does find one: it really was in there. */
  g_assert_false (early);
}

/* The number of the moment, in microseconds, at which cancelling began. */
static gint64 cancelled_at;

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100000);
  cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (data);

  return NULL;
}

/* Measured, not judged: on a busy machine it may take longer. That the program is dead and reaped by then is
 * what assert_no_children() has seen. */
static void
tell_cancel_time (gint64 done_at)
{
  g_test_minimized_result ((double) (done_at - cancelled_at) / 1000, "cancelled within %.1f ms",
                           (double) (done_at - cancelled_at) / 1000);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_autoptr (GError) error = fail_with ("cat >/dev/null; exec sleep 1000", 500, cancellable);

  tell_cancel_time (g_get_monotonic_time ());
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The stand-in reads nothing, so that writing blocks. */
static void
test_cancel_while_writing (void)
{
  int n = 100000;
  g_autofree char *path = write_stand_in ("exec sleep 1000");
  g_autofree char *real = g_strdup (g_getenv ("MONIAC_LAYOUT_HELPER"));
  g_autofree MoniacRect *many = g_new0 (MoniacRect, n);
  g_autofree MoniacPoint *at = g_new0 (MoniacPoint, n);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_setenv ("MONIAC_LAYOUT_HELPER", path, TRUE);
  g_assert_false (moniac_graphviz_place (MONIAC_ENGINE_SFDP, n, many, 0, NULL, 500, at,
                                         cancellable, &error));
  assert_no_children ();
  tell_cancel_time (g_get_monotonic_time ());
  g_setenv ("MONIAC_LAYOUT_HELPER", real, TRUE);
  g_unlink (path);
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_no_children ();
}

static void
test_cancelled_before (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MoniacPoint out[N_NODES];
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (place (MONIAC_ENGINE_DOT, 20, out, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
place_in_thread (gpointer data)
{
  MoniacPoint *out = data;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 5; i++)
    {
      g_assert_true (place (MONIAC_ENGINE_NEATO, 60, out, NULL, &error));
      g_assert_no_error (error);
    }

  return NULL;
}

static void
test_threads (void)
{
  MoniacPoint out[4][N_NODES];
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("place", place_in_thread, out[i]);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  for (int i = 1; i < 4; i++)
    g_assert_cmpmem (out[0], sizeof out[0], out[i], sizeof out[i]);
  assert_no_children ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graphviz/engines", test_engines);
  g_test_add_func ("/graphviz/left-to-right", test_left_to_right);
  g_test_add_func ("/graphviz/odd-graphs", test_odd_graphs);
  g_test_add_func ("/graphviz/many", test_many);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/graphviz/failure/", failures[i].name, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_failure);
    }
  for (guint i = 0; i < G_N_ELEMENTS (crashes); i++)
    {
      g_autofree char *path = g_strconcat ("/graphviz/crash/", crashes[i].how, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_crash);
    }
  g_test_add_func ("/graphviz/no-crash", test_no_crash);
  g_test_add_func ("/graphviz/intruder", test_intruder);
  g_test_add_func ("/graphviz/missing", test_missing);
  g_test_add_func ("/graphviz/cancel", test_cancel);
  g_test_add_func ("/graphviz/cancel-while-writing", test_cancel_while_writing);
  g_test_add_func ("/graphviz/cancelled-before", test_cancelled_before);
  g_test_add_func ("/graphviz/threads", test_threads);

  return g_test_run ();
}
