/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents on a disk that stops to answer, as one of a network may at any moment: the window goes on, whatever waits. That
 * the main thread asks nothing of such a disk is seen by moniac-hung-disk.c in every test here. */

#include "config.h"

#include <glib/gstdio.h>

#include "moniac-app-test.h"
#include "moniac-file-dialog.h"
#include "moniac-hung-disk.h"
#include "moniac-recent.h"

#define TEXT "{ \"format\": \"moniac-deals\", \"version\": 1, \"companies\": [ { \"id\": \"a\", \"name\": \"Anthropic\" } ] }\n"

static char *folder;
static int n_loops;

static void
set_disk (MoniacDisk disk)
{
  moniac_disk_set (folder, disk);
}

/* A file on the disk, written while that is a folder like others. */
static GFile *
write_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  set_disk (MONIAC_DISK_PLAIN);
  g_assert_true (g_file_set_contents (path, TEXT, -1, NULL));
  return g_file_new_for_path (path);
}

static gboolean
count_cb (gpointer data)
{
  n_loops++;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_gone_round (gpointer data)
{
  return n_loops >= 100;
}

/* Somebody waits for the disk, and it is not the main loop. */
static gboolean
is_waited_for (gpointer data)
{
  return moniac_disk_count () > 0;
}

static void
check_main_loop_lives (void)
{
  guint source = g_timeout_add (1, count_cb, NULL);

  n_loops = 0;
  app_test_wait (has_gone_round, NULL);
  app_test_wait (is_waited_for, NULL);
  g_source_remove (source);
}

static gboolean
is_left_alone (gpointer data)
{
  return moniac_disk_count () == 0;
}

/* Whoever still waits gets an answer, so that the next test begins with none. */
static void
answer (void)
{
  guint source = g_timeout_add (1, count_cb, NULL);

  set_disk (MONIAC_DISK_WATCHED);
  app_test_wait (is_left_alone, NULL);
  g_source_remove (source);
}

static MoniacDocument *
get_document (MoniacWindow *window)
{
  return moniac_workspace_get_document (window->workspace);
}

static gboolean
is_saved (gpointer data)
{
  MoniacWindow *window = data;

  return !window->saving && !moniac_document_get_modified (get_document (window));
}

static gboolean
is_written (gpointer data)
{
  return !((MoniacWindow *) data)->saving;
}

static gboolean
has_looked (gpointer data)
{
  return moniac_file_watch_has_looked (((MoniacWindow *) data)->watch);
}

static MoniacWindow *
open_in_new_window (GFile *file)
{
  MoniacWindow *window = app_test_new_window ();

  set_disk (MONIAC_DISK_WATCHED);
  app_test_open (window, file);
  g_assert_nonnull (moniac_workspace_get_file (window->workspace));
  app_test_wait (has_looked, window);
  return window;
}

/* The whole life of a document by the name of a link, without one question from the main thread. */
static void
test_answers (void)
{
  g_autoptr(GFile) file = write_file ("answers.deals.json");
  g_autoptr(GFile) link = write_file ("link.deals.json");
  g_autoptr(GFile) other = write_file ("other.deals.json");
  MoniacWindow *window;

  g_assert_cmpint (g_unlink (g_file_peek_path (link)), ==, 0);
  g_assert_true (g_file_make_symbolic_link (link, "answers.deals.json", NULL, NULL));
  window = open_in_new_window (link);
  moniac_workspace_add_company (window->workspace, "Mine");
  moniac_window_save (window);
  app_test_wait (is_saved, window);
  moniac_window_save_to (window, other);
  app_test_wait (is_saved, window);
  moniac_application_open_file (app_test_get_application (), other);
  moniac_window_reload (window, FALSE);
  app_test_close (window);
}

static void
test_opening (void)
{
  g_autoptr(GFile) file = write_file ("opening.deals.json");
  g_autoptr(GFile) elsewhere = app_test_copy_sample ();
  MoniacWindow *window = app_test_new_window ();

  set_disk (MONIAC_DISK_HUNG);
  moniac_window_open_file (window, file, FALSE);
  check_main_loop_lives ();
  g_assert_nonnull (window->loading);
  /* Who does not want to wait opens something else. */
  app_test_open (window, elsewhere);
  g_assert_true (g_file_equal (moniac_workspace_get_file (window->workspace), elsewhere));
  answer ();
  app_test_close (window);
}

static void
test_saving (void)
{
  g_autoptr(GFile) file = write_file ("saving.deals.json");
  MoniacWindow *window = open_in_new_window (file);
  g_autofree char *text = NULL;

  moniac_workspace_add_company (window->workspace, "Mine");
  set_disk (MONIAC_DISK_HUNG);
  moniac_window_save (window);
  check_main_loop_lives ();
  g_assert_true (window->saving);
  /* Whoever works on loses nothing of that either. */
  moniac_workspace_add_company (window->workspace, "Later");
  answer ();
  app_test_wait (is_written, window);
  g_assert_true (moniac_document_get_modified (get_document (window)));
  set_disk (MONIAC_DISK_PLAIN);
  text = app_test_read_file (file);
  g_assert_nonnull (strstr (text, "Mine"));
  app_test_close (window);
}

/* A document that was opened before: it is worked on, left, and closed, and others are opened beside it. */
static void
test_open_already (void)
{
  g_autoptr(GFile) file = write_file ("already.deals.json");
  g_autoptr(GFile) elsewhere = app_test_copy_sample ();
  MoniacWindow *window = open_in_new_window (file);
  MoniacWindow *beside;

  set_disk (MONIAC_DISK_HUNG);
  moniac_file_watch_look (window->watch);
  check_main_loop_lives ();
  beside = app_test_new_window ();
  app_test_open (beside, elsewhere);
  g_assert_true (moniac_application_find_window (app_test_get_application (), file) == window);
  moniac_workspace_add_company (beside->workspace, "Beside");
  moniac_window_save (beside);
  app_test_wait (is_written, beside);
  app_test_close (beside);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
  answer ();
}

/* The folder that the last file came from does not answer: the dialog comes all the same. */
static void
test_dialog (void)
{
  g_autoptr(GSettings) settings = g_settings_new (MONIAC_APP_ID);
  g_autoptr(GFile) place = g_file_new_for_path (folder);
  g_autofree char *uri = g_file_get_uri (place);
  MoniacWindow *window = app_test_new_window ();
  GtkDialog *chooser;

  g_settings_set_string (settings, "last-folder", uri);
  set_disk (MONIAC_DISK_HUNG);
  moniac_window_choose_file (window);
  check_main_loop_lives ();
  chooser = app_test_wait_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG);
  gtk_dialog_response (chooser, GTK_RESPONSE_CANCEL);
  app_test_settle ();
  g_settings_reset (settings, "last-folder");
  answer ();
  app_test_close (window);
}

static gboolean
has_recent (gpointer data)
{
  return ((MoniacWindow *) data)->has_recent;
}

/* What was opened lately is listed by those who have been told that it is there. */
static void
test_recent (void)
{
  g_autoptr(GFile) file = write_file ("recent.deals.json");
  MoniacWindow *window = open_in_new_window (file);
  MoniacWindow *other;

  app_test_wait (has_recent, window);
  set_disk (MONIAC_DISK_HUNG);
  other = app_test_new_window ();
  check_main_loop_lives ();
  g_assert_false (other->has_recent);
  answer ();
  app_test_wait (has_recent, other);
  app_test_close (other);
  app_test_close (window);
  moniac_recent_clear ();
}

int
main (int    argc,
      char **argv)
{
  int status;

  app_test_init (&argc, &argv);
  folder = g_dir_make_tmp ("moniac-hung-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/hung/answers", test_answers);
  g_test_add_func ("/hung/opening", test_opening);
  g_test_add_func ("/hung/saving", test_saving);
  g_test_add_func ("/hung/open-already", test_open_already);
  g_test_add_func ("/hung/dialog", test_dialog);
  g_test_add_func ("/hung/recent", test_recent);
  status = g_test_run ();
  set_disk (MONIAC_DISK_PLAIN);
  return status;
}
