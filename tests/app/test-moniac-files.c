/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a file in a window: opening, failing to open, saving, conflicts, reverting, closing. */

#include "config.h"

#include <glib/gstdio.h>

#include "moniac-app-test.h"
#include "moniac-file-dialog.h"

/* A window as on a phone. */
#define NARROW 360

static MoniacWindow *
open_in_new_window (GFile *file)
{
  MoniacWindow *window = app_test_new_window ();

  app_test_open (window, file);
  g_assert_nonnull (moniac_workspace_get_file (window->workspace));
  return window;
}

static MoniacDocument *
get_document (MoniacWindow *window)
{
  return moniac_workspace_get_document (window->workspace);
}

static gboolean
is_unmodified (gpointer data)
{
  MoniacWindow *window = data;

  return !window->saving && !moniac_document_get_modified (get_document (window));
}

static gboolean
is_idle (gpointer data)
{
  return !((MoniacWindow *) data)->saving;
}

static void
save (MoniacWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
}

static gboolean
holds (GFile      *file,
       const char *text)
{
  g_autofree char *held = app_test_read_file (file);

  return strstr (held, text) != NULL;
}

static void
test_bad_file_keeps_document (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } rows[] = {
    { "", "bad.deals.json:" },
    { "{\n  \"format\": \"moniac-deals\"", "bad.deals.json:2:" },
    { "{ \"format\": \"moniac-deals\", \"version\": 1, \"companies\": [ { \"id\": \"a\" } ],\n"
      "  \"deals\": [ { \"id\": \"d\", \"from\": \"a\", \"to\": \"b\", \"kind\": \"cloud\" } ] }",
      "bad.deals.json:2:" },
  };
  g_autoptr(GFile) good = app_test_copy_sample ();
  MoniacWindow *window = open_in_new_window (good);
  MoniacDocument *document = get_document (window);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GFile) bad = app_test_write_file ("bad.deals.json", rows[i].text);
      g_autofree char *text = NULL;
      MoniacProblemsDialog *dialog;

      app_test_open (window, bad);
      dialog = app_test_wait_toplevel (MONIAC_TYPE_PROBLEMS_DIALOG);
      text = moniac_problems_dialog_get_text (dialog);
      g_assert_nonnull (strstr (text, rows[i].place));
      g_assert_nonnull (strstr (text, "error"));
      g_assert_true (get_document (window) == document);
      g_assert_true (moniac_workspace_get_file (window->workspace) != NULL
                     && g_file_equal (moniac_workspace_get_file (window->workspace), good));
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  app_test_close (window);
}

static void
test_bad_file_keeps_start_page (void)
{
  g_autoptr(GFile) bad = app_test_write_file ("bad.deals.json", "[1, 2");
  MoniacWindow *window = app_test_new_window ();

  app_test_open (window, bad);
  gtk_window_destroy (app_test_wait_toplevel (MONIAC_TYPE_PROBLEMS_DIALOG));
  g_assert_true (moniac_window_is_pristine (window));
  app_test_close (window);
}

static void
test_warnings (void)
{
  g_autoptr(GFile) file = app_test_write_file ("warn.deals.json",
    "{ \"format\": \"moniac-deals\", \"version\": 1, \"companies\": [ { \"id\": \"a\" } ],\n"
    "  \"deals\": [ { \"id\": \"d\", \"from\": \"a\", \"kind\": \"teleport\", \"amount\": 1 } ] }");
  MoniacWindow *window = open_in_new_window (file);

  g_assert_true (gtk_info_bar_get_revealed (window->warnings_bar));
  gtk_info_bar_response (window->warnings_bar, GTK_RESPONSE_HELP);
  gtk_window_destroy (app_test_wait_toplevel (MONIAC_TYPE_PROBLEMS_DIALOG));
  gtk_info_bar_response (window->warnings_bar, GTK_RESPONSE_CLOSE);
  g_assert_false (gtk_info_bar_get_revealed (window->warnings_bar));
  app_test_close (window);
}

/* A file of another program becomes a new document: saving must not write over it. */
static void
test_file_of_another_program (void)
{
  g_autoptr(GFile) file = app_test_write_file ("table.csv", "source,target,type,value\nAcme,Bank,undirected,5\n");
  MoniacWindow *window = app_test_new_window ();

  app_test_open (window, file);
  g_assert_null (moniac_workspace_get_file (window->workspace));
  g_assert_false (moniac_window_is_pristine (window));
  g_assert_nonnull (moniac_document_find_company (get_document (window), "acme"));
  g_assert_cmpstr (moniac_document_get_header (get_document (window))->title, ==, "table");
  g_assert_true (gtk_info_bar_get_revealed (window->warnings_bar));
  g_assert_null (moniac_application_find_window (app_test_get_application (), file));
  g_assert_true (holds (file, "source,target"));
  app_test_close (window);
}

static void
test_one_window_a_file (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  MoniacApplication *application = app_test_get_application ();
  MoniacWindow *window = open_in_new_window (file);
  guint n = g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));

  g_assert_true (moniac_application_find_window (application, file) == window);
  moniac_application_open_file (application, file);
  app_test_settle ();
  g_assert_cmpint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, n);

  app_test_close (window);
  g_assert_null (moniac_application_find_window (application, file));
}

static GFile *
make_link (const char *name,
           GFile      *file)
{
  GFile *link = app_test_write_file (name, "");

  g_assert_cmpint (g_unlink (g_file_peek_path (link)), ==, 0);
  g_assert_true (g_file_make_symbolic_link (link, g_file_peek_path (file), NULL, NULL));
  return link;
}

static gboolean
has_windows (gpointer data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (app_test_get_application ()));

  return g_list_length (windows) == GPOINTER_TO_UINT (data);
}

/* By the name of a link it is still the same file. The window that came for it goes; one that was there before stays. */
static void
test_one_window_a_link (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  g_autoptr(GFile) link = make_link ("link.deals.json", file);
  MoniacApplication *application = app_test_get_application ();
  MoniacWindow *window = open_in_new_window (file);
  MoniacWindow *other;

  moniac_application_open_file (application, link);
  g_assert_true (has_windows (GUINT_TO_POINTER (2)));
  app_test_wait (has_windows, GUINT_TO_POINTER (1));
  g_assert_true (moniac_application_find_window (application, file) == window);

  other = app_test_new_window ();
  app_test_open (other, link);
  app_test_settle ();
  g_assert_true (has_windows (GUINT_TO_POINTER (2)));
  g_assert_true (moniac_window_is_pristine (other));
  app_test_close (other);
  app_test_close (window);

  /* The other way round it is known at once where the link has led. */
  window = open_in_new_window (link);
  g_assert_true (moniac_application_find_window (application, file) == window);
  app_test_close (window);
}

/* By whatever name: the other window would not know what happens to its file. */
static void
test_save_to_open_file (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  g_autoptr(GFile) link = make_link ("taken.deals.json", file);
  g_autoptr(GFile) mine = app_test_copy_sample ();
  g_autofree char *text = app_test_read_file (file);
  GFile *taken[] = { file, link };
  MoniacWindow *window = open_in_new_window (file);
  MoniacWindow *other = open_in_new_window (mine);

  moniac_workspace_add_company (other->workspace, "Acme");
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      moniac_window_save_to (other, taken[i]);
      g_assert_nonnull (strstr (app_test_get_body (), "is open in another window."));
      app_test_respond ("close");
      app_test_settle ();
      g_assert_true (holds (file, text));
      g_assert_true (g_file_equal (moniac_workspace_get_file (other->workspace), mine));
      g_assert_true (moniac_document_get_modified (get_document (other)));
    }
  app_test_close (other);
  app_test_close (window);
}

static gboolean
has_second_window (gpointer data)
{
  MoniacWindow *second = moniac_application_find_window (app_test_get_application (), data);

  return second != NULL;
}

static void
test_second_file_gets_a_window (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  g_autoptr(GFile) other = app_test_copy_sample ();
  MoniacWindow *window = open_in_new_window (file);
  MoniacDocument *document = get_document (window);
  MoniacWindow *second;

  app_test_open (window, other);
  app_test_wait (has_second_window, other);
  second = moniac_application_find_window (app_test_get_application (), other);
  g_assert_true (second != window);
  g_assert_true (get_document (window) == document);
  app_test_close (second);
  app_test_close (window);
}

static void
test_save (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  MoniacWindow *window = open_in_new_window (file);
  MoniacWindow *again;

  moniac_workspace_add_company (window->workspace, "Acme");
  g_assert_false (holds (file, "Acme"));
  save (window);
  app_test_wait (is_unmodified, window);
  g_assert_true (holds (file, "Acme"));
  /* A second save finds the file as the first left it. */
  moniac_workspace_add_company (window->workspace, "Bolt");
  save (window);
  app_test_wait (is_unmodified, window);
  g_assert_true (holds (file, "Bolt"));
  app_test_close (window);

  again = open_in_new_window (file);
  g_assert_nonnull (moniac_document_find_company (get_document (again), "acme"));
  app_test_close (again);
}

static void
test_edit_while_saving (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  MoniacWindow *window = open_in_new_window (file);

  moniac_workspace_add_company (window->workspace, "Acme");
  save (window);
  moniac_workspace_add_company (window->workspace, "Bolt");
  app_test_wait (is_idle, window);
  /* The second company is not in the file, and the window knows. */
  g_assert_true (holds (file, "Acme"));
  g_assert_false (holds (file, "Bolt"));
  g_assert_true (moniac_document_get_modified (get_document (window)));
  app_test_close (window);
}

static void
test_save_to_another_file (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  g_autoptr(GFile) other = app_test_write_file ("other.deals.json", "anything");
  MoniacWindow *window = open_in_new_window (file);

  moniac_workspace_add_company (window->workspace, "Acme");
  moniac_window_save_to (window, other);
  app_test_wait (is_unmodified, window);
  g_assert_true (holds (other, "Acme"));
  g_assert_false (holds (file, "Acme"));
  g_assert_true (g_file_equal (moniac_workspace_get_file (window->workspace), other));
  app_test_close (window);
}

static void
test_names_get_a_suffix (void)
{
  static const struct
  {
    const char *typed;
    const char *suffix;
    const char *made;
  } rows[] = {
    { "/x/deals", ".deals.json", "/x/deals.deals.json" },
    { "/x/deals.deals.json", ".deals.json", "/x/deals.deals.json" },
    { "/x/deals.json", ".deals.json", "/x/deals.json" },
    { "/x/a.b", ".deals.json", "/x/a.b.deals.json" },
    { "/x/figure", ".png", "/x/figure.png" },
    { "/x/figure.PNG", ".png", "/x/figure.PNG" },
    { "/x/figure.svg", ".png", "/x/figure.svg.png" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GFile) typed = g_file_new_for_path (rows[i].typed);
      g_autoptr(GFile) made = moniac_file_with_suffix (typed, rows[i].suffix);

      g_assert_cmpstr (g_file_peek_path (made), ==, rows[i].made);
    }
}

static void
change_behind_the_back (GFile *file)
{
  g_autofree char *text = app_test_read_file (file);
  g_autofree char *more = g_strconcat (text, "\n", NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), more, -1, &error);
  g_assert_no_error (error);
}

/* What the return key answers, and what has the focus when the question appears. */
static const char *
get_label_of (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : G_OBJECT_TYPE_NAME (widget);
}

static void
check_safe (const char *label)
{
  GtkWindow *dialog = app_test_wait_toplevel (ADW_TYPE_MESSAGE_DIALOG);

  app_test_settle ();
  g_assert_cmpstr (get_label_of (gtk_window_get_default_widget (dialog)), ==, label);
  g_assert_cmpstr (get_label_of (gtk_window_get_focus (dialog)), ==, label);
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (dialog)));
}

static gboolean
is_narrow (gpointer data)
{
  return gtk_widget_get_width (data) <= NARROW;
}

/* In a narrow window the answers stand one above the other, the last one on top; the return key is not that one. */
static void
test_careless_answers (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  MoniacWindow *window = open_in_new_window (file);

  for (int narrow = 0; narrow < 2; narrow++)
    {
      if (narrow)
        {
          gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 600);
          app_test_wait (is_narrow, window);
        }
      moniac_workspace_add_company (window->workspace, "Acme");
      change_behind_the_back (file);
      save (window);
      check_safe ("_Cancel");
      app_test_respond ("cancel");
      app_test_settle ();
      moniac_window_ask_revert (window);
      check_safe ("_Cancel");
      app_test_respond ("cancel");
      gtk_window_close (GTK_WINDOW (window));
      check_safe ("_Save");
      app_test_respond ("cancel");
      app_test_settle ();
    }
  app_test_close (window);
}

static void
test_conflict (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  MoniacWindow *window = open_in_new_window (file);

  moniac_workspace_add_company (window->workspace, "Acme");
  change_behind_the_back (file);
  save (window);
  app_test_respond ("cancel");
  app_test_settle ();
  g_assert_false (holds (file, "Acme"));
  g_assert_true (moniac_document_get_modified (get_document (window)));

  save (window);
  app_test_respond ("overwrite");
  app_test_wait (is_unmodified, window);
  g_assert_true (holds (file, "Acme"));
  app_test_close (window);
}

static void
test_read_only_file_stays (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  g_autofree char *before = app_test_read_file (file);
  g_autofree char *after = NULL;
  MoniacWindow *window = open_in_new_window (file);

  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0444), ==, 0);
  moniac_workspace_add_company (window->workspace, "Acme");
  save (window);
  app_test_cancel_chooser ();
  after = app_test_read_file (file);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (moniac_document_get_modified (get_document (window)));
  app_test_close (window);
}

static void
test_failed_save (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/nonexistent/folder/x.deals.json");
  MoniacWindow *window = open_in_new_window (file);

  moniac_workspace_add_company (window->workspace, "Acme");
  moniac_window_save_to (window, nowhere);
  g_assert_nonnull (strstr (app_test_get_body (), "No new file could be made beside “x.deals.json”: "
                                                  "No such file or directory\n"));
  app_test_respond ("close");
  g_assert_true (moniac_document_get_modified (get_document (window)));

  /* Another folder is offered. */
  moniac_window_save_to (window, nowhere);
  app_test_respond ("save-as");
  app_test_cancel_chooser ();
  g_assert_true (g_file_equal (moniac_workspace_get_file (window->workspace), file));
  app_test_close (window);
}

static gboolean
is_reverted (gpointer data)
{
  MoniacWindow *window = data;

  return window->loading == NULL && moniac_document_find_company (get_document (window), "acme") == NULL;
}

static void
test_revert (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  MoniacWindow *window = open_in_new_window (file);

  moniac_workspace_add_company (window->workspace, "Acme");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.revert", NULL);
  app_test_respond ("cancel");
  app_test_settle ();
  g_assert_nonnull (moniac_document_find_company (get_document (window), "acme"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.revert", NULL);
  app_test_respond ("revert");
  app_test_wait (is_reverted, window);
  g_assert_false (moniac_document_get_modified (get_document (window)));
  g_assert_true (g_file_equal (moniac_workspace_get_file (window->workspace), file));
  app_test_close (window);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_close (void)
{
  static const struct
  {
    const char *response;
    gboolean closes;
    gboolean saves;
  } rows[] = {
    { "cancel", FALSE, FALSE },
    { "discard", TRUE, FALSE },
    { "save", TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GFile) file = app_test_copy_sample ();
      gpointer window = open_in_new_window (file);

      g_object_add_weak_pointer (window, &window);
      moniac_workspace_add_company (moniac_window_get_workspace (window), "Acme");
      gtk_window_close (window);
      app_test_respond (rows[i].response);
      if (rows[i].closes)
        app_test_wait (is_gone, &window);
      app_test_settle ();
      g_assert_cmpint (window == NULL, ==, rows[i].closes);
      g_assert_cmpint (holds (file, "Acme"), ==, rows[i].saves);
      if (window != NULL)
        app_test_close (window);
    }
}

static void
test_close_unchanged (void)
{
  g_autoptr(GFile) file = app_test_copy_sample ();
  gpointer window = open_in_new_window (file);

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  app_test_wait (is_gone, &window);
  g_assert_false (app_test_has_toplevel (ADW_TYPE_MESSAGE_DIALOG));
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/files/bad-file-keeps-document", test_bad_file_keeps_document);
  g_test_add_func ("/files/bad-file-keeps-start-page", test_bad_file_keeps_start_page);
  g_test_add_func ("/files/warnings", test_warnings);
  g_test_add_func ("/files/file-of-another-program", test_file_of_another_program);
  g_test_add_func ("/files/one-window-a-file", test_one_window_a_file);
  g_test_add_func ("/files/one-window-a-link", test_one_window_a_link);
  g_test_add_func ("/files/save-to-open-file", test_save_to_open_file);
  g_test_add_func ("/files/second-file-gets-a-window", test_second_file_gets_a_window);
  g_test_add_func ("/files/save", test_save);
  g_test_add_func ("/files/edit-while-saving", test_edit_while_saving);
  g_test_add_func ("/files/save-to-another-file", test_save_to_another_file);
  g_test_add_func ("/files/names-get-a-suffix", test_names_get_a_suffix);
  g_test_add_func ("/files/careless-answers", test_careless_answers);
  g_test_add_func ("/files/conflict", test_conflict);
  g_test_add_func ("/files/read-only-file-stays", test_read_only_file_stays);
  g_test_add_func ("/files/failed-save", test_failed_save);
  g_test_add_func ("/files/revert", test_revert);
  g_test_add_func ("/files/close", test_close);
  g_test_add_func ("/files/close-unchanged", test_close_unchanged);
  return g_test_run ();
}
