/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are not on this computer, and that are slow or never come: nothing waits for them but a worker. */

#include "config.h"

#include "moniac-app-test.h"
#include "moniac-slow-file.h"

#define TEXT(companies) \
  "{ \"format\": \"moniac-deals\", \"version\": 1, \"companies\": [ " companies " ] }\n"
#define A "{ \"id\": \"a\", \"name\": \"Anthropic\" }"

static MoniacDocument *
get_document (MoniacWindow *window)
{
  return moniac_workspace_get_document (window->workspace);
}

static gboolean
is_being_read (gpointer data)
{
  return moniac_slow_file_count () > 0;
}

static gboolean
is_left_alone (gpointer data)
{
  return moniac_slow_file_count () == 0;
}

static gboolean
count_cb (gpointer data)
{
  ++*(int *) data;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_counted (gpointer data)
{
  return *(int *) data >= 100;
}

/* While the worker waits, the main loop goes round. */
static void
check_main_loop_lives (void)
{
  int n = 0;
  guint source = g_timeout_add (1, count_cb, &n);

  app_test_wait (has_counted, &n);
  g_source_remove (source);
}

static void
test_comes (void)
{
  g_autofree char *title = g_strnfill (5000, 't');
  g_autofree char *text = g_strdup_printf ("{ \"title\": \"%s\", \"format\": \"moniac-deals\", \"version\": 1, "
                                           "\"companies\": [ " A " ] }", title);
  g_autoptr(GFile) file = moniac_slow_file_new ("comes.deals.json", text);
  MoniacWindow *window = app_test_new_window ();

  app_test_open (window, file);
  g_assert_cmpstr (moniac_document_get_header (get_document (window))->title, ==, title);
  g_assert_true (g_file_equal (moniac_workspace_get_file (window->workspace), file));
  g_assert_cmpint (moniac_disk_bar_get_news (window->disk_bar), ==, MONIAC_DISK_REMOTE);
  g_assert_true (moniac_application_find_window (app_test_get_application (), file) == window);

  /* It cannot be replaced whole, so it is not replaced at all. */
  moniac_workspace_add_company (window->workspace, "Mine");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  app_test_cancel_chooser ();
  g_assert_true (moniac_document_get_modified (get_document (window)));
  app_test_close (window);
}

/* What takes long says so. */
static gboolean
is_offered (gpointer data)
{
  return moniac_progress_bar_is_shown (((MoniacWindow *) data)->progress_bar);
}

static void
click_cb (GtkWidget *widget,
          gpointer   data)
{
  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
}

static void
test_cancelled (void)
{
  g_autoptr(GFile) file = moniac_slow_file_new ("never.deals.json", NULL);
  MoniacWindow *window = app_test_new_window ();

  moniac_window_open_file (window, file, FALSE);
  app_test_wait (is_being_read, NULL);
  check_main_loop_lives ();
  g_assert_nonnull (window->loading);
  g_assert_true (moniac_window_is_pristine (window));
  app_test_wait (is_offered, window);
  app_test_walk (GTK_WIDGET (window->progress_bar), click_cb, NULL);
  /* At once, whatever the worker does. */
  g_assert_null (window->loading);
  app_test_wait (is_left_alone, NULL);
  app_test_settle ();
  g_assert_true (moniac_window_is_pristine (window));
  g_assert_false (app_test_has_toplevel (MONIAC_TYPE_PROBLEMS_DIALOG));
  app_test_close (window);
}

/* Who does not want to wait opens something else, or closes the window. */
static void
test_given_up (void)
{
  g_autoptr(GFile) never = moniac_slow_file_new ("never.deals.json", NULL);
  g_autoptr(GFile) file = app_test_write_file ("other.deals.json", TEXT (A));
  MoniacWindow *window = app_test_new_window ();

  moniac_window_open_file (window, never, FALSE);
  app_test_wait (is_being_read, NULL);
  app_test_open (window, file);
  g_assert_nonnull (moniac_document_find_company (get_document (window), "a"));
  app_test_wait (is_left_alone, NULL);
  app_test_close (window);

  window = app_test_new_window ();
  moniac_window_open_file (window, never, FALSE);
  app_test_wait (is_being_read, NULL);
  app_test_close (window);
  app_test_wait (is_left_alone, NULL);
}

static void
test_broken (void)
{
  g_autoptr(GFile) file = moniac_slow_file_new ("broken.deals.json", "{ \"format\": \"moniac-deals\",");
  MoniacWindow *window = app_test_new_window ();
  MoniacProblemsDialog *dialog;
  g_autofree char *text = NULL;

  app_test_open (window, file);
  dialog = app_test_wait_toplevel (MONIAC_TYPE_PROBLEMS_DIALOG);
  text = moniac_problems_dialog_get_text (dialog);
  g_assert_true (g_str_has_prefix (text, "slow:///broken.deals.json:1:28: error: "));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (moniac_window_is_pristine (window));
  app_test_close (window);
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);
  moniac_slow_file_register ();
  g_test_add_func ("/remote/comes", test_comes);
  g_test_add_func ("/remote/cancelled", test_cancelled);
  g_test_add_func ("/remote/given-up", test_given_up);
  g_test_add_func ("/remote/broken", test_broken);
  return g_test_run ();
}
