/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-cli on a disk that fails: every file operation of the export goes wrong in turn. Each time the
 * old file is there or the new one, whole, and the exit status says which. */
#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "moniac-fault.h"

#define OLD "the old figure\n"
#define MANY 100

typedef struct
{
  char *folder;
  char *out;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("moniac-cli-faults-XXXXXX", &error);
  g_assert_no_error (error);
  self->out = g_build_filename (self->folder, "figure.svg", NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_unlink (self->out);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->out);
}

static char *
get_sample (void)
{
  return g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples", "ai-deals-2025-11.deals.json",
                           NULL);
}

static GSubprocess *
start (Fixture     *self,
       const char  *out,
       MoniacFault  fault,
       int          n,
       int          reason)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *sample = get_sample ();
  const char *sanitizer = g_getenv ("ASAN_OPTIONS");
  /* Looking for leaks at the end would read files, which are not to fail here. */
  g_autofree char *options = g_strconcat (sanitizer != NULL ? sanitizer : "", ":detect_leaks=0", NULL);
  g_autofree char *order = g_strdup_printf ("%d %d %d", fault, n, reason);
  const char *argv[] = { g_getenv ("MONIAC_CLI"), "export", sample, "-o", out, "--size", "400x300", NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", g_getenv ("MONIAC_FAULT_LIBRARY"), TRUE);
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", options, TRUE);
  g_subprocess_launcher_setenv (launcher, "MONIAC_FAULT", order, TRUE);
  g_subprocess_launcher_setenv (launcher, "MONIAC_FAULT_FOLDER", self->folder, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return process;
}

/* Returns the exit status, or -1 when it was killed. */
static int
end (GSubprocess *process)
{
  g_autofree char *messages = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &messages, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_if_signaled (process))
    {
      g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
      return -1;
    }
  if (g_subprocess_get_exit_status (process) != 0)
    g_assert_cmpint ((int) strlen (messages), >, 20);
  return g_subprocess_get_exit_status (process);
}

static gboolean
is_old (Fixture *self)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (self->out, &text, NULL, NULL));
  if (g_str_equal (text, OLD))
    return TRUE;
  g_assert_true (g_str_has_prefix (text, "<?xml"));
  g_assert_true (g_str_has_suffix (text, "</svg>\n"));
  return FALSE;
}

static int
run (Fixture     *self,
     MoniacFault  fault,
     int          n,
     int          reason)
{
  g_autoptr (GSubprocess) process = NULL;

  g_assert_true (g_file_set_contents (self->out, OLD, -1, NULL));
  process = start (self, self->out, fault, n, reason);
  return end (process);
}

/* From the n-th operation on, for every n until it succeeds. A last run without faults takes away
 * what could not be removed then: tear_down() finds the folder empty. */
static void
test_failures (Fixture       *self,
               gconstpointer  data)
{
  int n, status;

  for (n = 1; n < MANY && (status = run (self, MONIAC_FAULT_FROM, n, ENOSPC)) != 0; n++)
    {
      g_assert_cmpint (status, ==, 3);
      is_old (self);
    }
  g_assert_cmpint (n, >, 10);
  g_assert_cmpint (n, <, MANY);
  g_assert_false (is_old (self));
  g_assert_cmpint (run (self, MONIAC_FAULT_NONE, 0, 0), ==, 0);
}

static void
test_kills (Fixture       *self,
            gconstpointer  data)
{
  int n, n_old = 0;

  for (n = 1; n < MANY && run (self, MONIAC_FAULT_KILL, n, 0) == -1; n++)
    n_old += is_old (self);
  g_assert_cmpint (n, <, MANY);
  g_assert_cmpint (n_old, >, 5);
  /* The last one went well, and took away what the dead had left. */
  g_assert_false (is_old (self));
}

/* Results go to standard output, and that is a disk that is full. */
static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *sample = get_sample ();
  const char *argv[] = { g_getenv ("MONIAC_CLI"), "analyze", "--json", sample, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_assert_cmpint (end (process), ==, 3);
}

/* A device is not a file that could be replaced, not even by root. */
static void
test_device (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *link = g_build_filename (self->folder, "link.svg", NULL);
  g_autoptr (GSubprocess) process = NULL;

  g_assert_cmpint (symlink ("/dev/null", link), ==, 0);
  process = start (self, link, MONIAC_FAULT_NONE, 0, 0);
  g_assert_cmpint (end (process), ==, 3);
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
  g_unlink (link);
}

#define ADD(name, function) \
  g_test_add ("/cli-faults/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("failures", test_failures);
  ADD ("kills", test_kills);
  ADD ("full", test_full);
  ADD ("device", test_device);
  return g_test_run ();
}
