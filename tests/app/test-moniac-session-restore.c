/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents of the last session come back as they were shown, where the settings want that. */

#include "config.h"

#include <glib/gstdio.h>

#include "moniac-app-test.h"
#include "moniac-session-keeper.h"

static MoniacWindow *
find_window (GFile *file)
{
  return moniac_application_find_window (app_test_get_application (), file);
}

static gboolean
is_open (gpointer data)
{
  MoniacWindow *window = find_window (data);

  return window != NULL && window->has_document;
}

static gboolean
is_settled (gpointer data)
{
  return moniac_session_keeper_is_settled (data);
}

static char *
read_session (void)
{
  g_autofree char *path = moniac_session_get_path ();
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    text = g_strdup ("");
  return text;
}

/* The keeper of the application writes it when windows come, change and go. */
static gboolean
is_remembered (gpointer data)
{
  g_autofree char *uri = g_file_get_uri (data);
  g_autofree char *text = read_session ();

  return strstr (text, uri) != NULL;
}

static gboolean
is_forgotten (gpointer data)
{
  return !is_remembered (data);
}

static gboolean
look_again_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for_disk (AppTestCondition condition,
               GFile           *file)
{
  guint source = g_timeout_add (20, look_again_cb, NULL);

  app_test_wait (condition, file);
  g_source_remove (source);
}

static void
open_and_close (GFile *file)
{
  MoniacWindow *window = app_test_new_window ();

  app_test_open (window, file);
  moniac_workspace_set_view (window->workspace, MONIAC_VIEW_MAP);
  moniac_workspace_set_selection (window->workspace, (GObject *) moniac_document_find_company (
    moniac_workspace_get_document (window->workspace), "openai"));
  g_assert_nonnull (moniac_workspace_get_selection (window->workspace));
  wait_for_disk (is_remembered, file);
  app_test_close (window);
}

static gboolean
has_windows (void)
{
  return gtk_application_get_windows (GTK_APPLICATION (app_test_get_application ())) != NULL;
}

/* As at the next start. */
static MoniacSessionKeeper *
restore (void)
{
  MoniacSessionKeeper *keeper = moniac_session_keeper_new (app_test_get_application ());

  moniac_session_keeper_restore (keeper);
  app_test_wait (is_settled, keeper);
  return keeper;
}

static void
test_comes_back (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  g_autoptr(MoniacSessionKeeper) keeper = NULL;
  MoniacWindow *window;
  GObject *selection;

  open_and_close (file);
  g_assert_false (has_windows ());
  keeper = restore ();
  app_test_wait (is_open, file);
  window = find_window (file);
  app_test_settle ();
  selection = moniac_workspace_get_selection (window->workspace);
  g_assert_cmpint (moniac_workspace_get_view (window->workspace), ==, MONIAC_VIEW_MAP);
  g_assert_true (MONIAC_IS_COMPANY (selection));
  g_assert_cmpstr (moniac_company_get_record (MONIAC_COMPANY (selection))->id, ==, "openai");
  app_test_close (window);
}

/* What is gone is not asked for, and nothing is said about it. */
static void
test_gone (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  g_autoptr(MoniacSessionKeeper) keeper = NULL;

  open_and_close (file);
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  keeper = restore ();
  g_assert_false (has_windows ());
}

/* Who does not want it remembered wants it forgotten. */
static void
test_setting (void)
{
  g_autoptr(GSettings) settings = g_settings_new (MONIAC_APP_ID);
  g_autoptr(GFile) file = app_test_copy_sample ();
  g_autoptr(MoniacSessionKeeper) keeper = NULL;
  MoniacWindow *window = app_test_new_window ();

  app_test_open (window, file);
  wait_for_disk (is_remembered, file);
  g_settings_set_boolean (settings, "restore-session", FALSE);
  wait_for_disk (is_forgotten, file);
  app_test_close (window);
  g_assert_true (is_forgotten (file));
  keeper = restore ();
  g_assert_false (has_windows ());
  g_settings_reset (settings, "restore-session");
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/session-restore/comes-back", test_comes_back);
  g_test_add_func ("/session-restore/gone", test_gone);
  g_test_add_func ("/session-restore/setting", test_setting);
  return g_test_run ();
}
