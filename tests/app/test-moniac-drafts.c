/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts of the documents in windows: there while there are changes that no file has, and gone with them. */

#include "config.h"

#include <glib/gstdio.h>

#include "moniac-app-test.h"
#include "moniac-deal-file.h"
#include "moniac-field-row.h"

/* The deal files in the folder for drafts. */
static GPtrArray *
list_drafts (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = moniac_draft_get_default_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, MONIAC_DEAL_FILE_SUFFIX) && *name != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static guint
count_drafts (void)
{
  g_autoptr(GPtrArray) paths = list_drafts ();

  return paths->len;
}

static gboolean
any_draft_holds (const char *text)
{
  g_autoptr(GPtrArray) paths = list_drafts ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *held = NULL;

      if (g_file_get_contents (g_ptr_array_index (paths, i), &held, NULL, NULL) && strstr (held, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_draft_of (gpointer data)
{
  return any_draft_holds (data);
}

static gboolean
has_no_drafts (gpointer data)
{
  return count_drafts () == 0;
}

static gboolean
is_settled (gpointer data)
{
  return moniac_draft_keeper_is_settled (((MoniacWindow *) data)->drafts);
}

static MoniacDocument *
get_document (MoniacWindow *window)
{
  return moniac_workspace_get_document (window->workspace);
}

/* Ends a test: what its window leaves behind is claimed and removed. */
static void
clean_up (void)
{
  g_autofree char *folder = moniac_draft_get_default_folder ();
  g_autoptr(GPtrArray) drafts = NULL;

  app_test_settle ();
  drafts = moniac_draft_claim_all (folder);
  for (guint i = 0; i < drafts->len; i++)
    moniac_draft_clear (g_ptr_array_index (drafts, i), NULL);
}

static MoniacWindow *
open_copy (GFile **file)
{
  MoniacWindow *window = app_test_new_window ();

  *file = app_test_copy_sample ();
  app_test_open (window, *file);
  return window;
}

static void
test_no_draft_without_changes (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_copy (&file);

  moniac_draft_keeper_flush (window->drafts);
  g_assert_true (moniac_draft_keeper_is_settled (window->drafts));
  g_assert_cmpuint (count_drafts (), ==, 0);
  app_test_close (window);
}

static void
test_written_and_undone (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_copy (&file);
  g_autofree char *before = app_test_read_file (file);
  g_autofree char *after = NULL;

  moniac_workspace_add_company (window->workspace, "Acme");
  g_assert_false (moniac_draft_keeper_is_settled (window->drafts));
  app_test_wait (has_draft_of, (gpointer) "Acme");
  app_test_wait (is_settled, window);
  g_assert_cmpuint (count_drafts (), ==, 1);
  after = app_test_read_file (file);
  g_assert_cmpstr (after, ==, before);

  /* A second change goes into the same draft. */
  moniac_workspace_add_company (window->workspace, "Bolt");
  app_test_wait (has_draft_of, (gpointer) "Bolt");
  g_assert_cmpuint (count_drafts (), ==, 1);

  moniac_document_undo (get_document (window));
  moniac_document_undo (get_document (window));
  app_test_wait (has_no_drafts, NULL);
  app_test_close (window);
}

static void
test_gone_when_saved (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_copy (&file);

  moniac_workspace_add_company (window->workspace, "Acme");
  moniac_draft_keeper_flush (window->drafts);
  app_test_wait (has_draft_of, (gpointer) "Acme");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  app_test_wait (has_no_drafts, NULL);
  g_assert_false (moniac_document_get_modified (get_document (window)));
  /* Undo goes back beyond the save, and what is then there is unsaved again. */
  g_assert_true (moniac_document_undo (get_document (window)));
  g_assert_null (moniac_document_find_company (get_document (window), "acme"));
  moniac_draft_keeper_flush (window->drafts);
  app_test_wait (is_settled, window);
  g_assert_cmpuint (count_drafts (), ==, 1);
  g_assert_false (any_draft_holds ("Acme"));
  app_test_close (window);
  clean_up ();
}

static void
test_gone_when_discarded (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_copy (&file);

  moniac_workspace_add_company (window->workspace, "Acme");
  moniac_draft_keeper_flush (window->drafts);
  app_test_wait (has_draft_of, (gpointer) "Acme");
  gtk_window_close (GTK_WINDOW (window));
  app_test_respond ("discard");
  app_test_wait (has_no_drafts, NULL);
}

/* Closed before the draft was written: none may come after. */
static void
test_discarded_while_writing (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_copy (&file);

  moniac_workspace_add_company (window->workspace, "Acme");
  gtk_window_close (GTK_WINDOW (window));
  moniac_draft_keeper_flush (window->drafts);
  app_test_respond ("discard");
  app_test_wait (has_no_drafts, NULL);
  app_test_settle ();
  g_assert_cmpuint (count_drafts (), ==, 0);
}

/* Whatever ends a window without an answer leaves the draft, for the next start. */
static void
test_stays_without_answer (void)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  g_autofree char *folder = moniac_draft_get_default_folder ();
  g_autofree char *uri = NULL;
  MoniacWindow *window = open_copy (&file);

  moniac_workspace_add_company (window->workspace, "Acme");
  moniac_draft_keeper_flush (window->drafts);
  app_test_wait (is_settled, window);
  app_test_close (window);
  drafts = moniac_draft_claim_all (folder);
  g_assert_cmpuint (drafts->len, ==, 1);
  uri = g_file_get_uri (file);
  g_assert_cmpstr (moniac_draft_get_address (g_ptr_array_index (drafts, 0)), ==, uri);
  g_assert_nonnull (moniac_draft_get_checksum (g_ptr_array_index (drafts, 0)));
  moniac_draft_clear (g_ptr_array_index (drafts, 0), NULL);
}

static void
find_note_cb (GtkWidget *widget,
              gpointer   data)
{
  MoniacFieldRow **found = data;

  if (MONIAC_IS_FIELD_ROW (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Note") == 0)
    *found = MONIAC_FIELD_ROW (widget);
}

/* What stands in an entry is in the draft before it is in the document. */
static void
test_typed_text (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_copy (&file);
  MoniacFieldRow *note = NULL;

  moniac_workspace_set_selection (window->workspace,
                                  G_OBJECT (moniac_document_find_deal (get_document (window), "azure")));
  app_test_settle ();
  app_test_walk (GTK_WIDGET (window->panel), find_note_cb, &note);
  g_assert_nonnull (note);
  moniac_field_row_set_text (note, "half a thou");
  g_assert_false (moniac_document_get_modified (get_document (window)));
  app_test_wait (has_draft_of, (gpointer) "half a thou");
  g_assert_false (moniac_document_get_modified (get_document (window)));
  /* Typed and taken back. */
  moniac_field_row_revert (note);
  app_test_wait (has_no_drafts, NULL);
  app_test_close (window);
}

static void
test_several_windows (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_copy (&file);
  MoniacWindow *other = app_test_new_window ();
  MoniacWindow *third = app_test_new_window ();

  moniac_window_show_new (other);
  moniac_window_show_new (third);
  moniac_workspace_add_company (window->workspace, "Acme");
  moniac_workspace_add_company (other->workspace, "Bolt");
  moniac_workspace_add_company (third->workspace, "Corp");
  app_test_wait (has_draft_of, (gpointer) "Acme");
  app_test_wait (has_draft_of, (gpointer) "Bolt");
  app_test_wait (has_draft_of, (gpointer) "Corp");
  g_assert_cmpuint (count_drafts (), ==, 3);
  app_test_close (window);
  app_test_close (other);
  app_test_close (third);
  clean_up ();
}

/* Somebody has put a file where the folder should be: it is said, once, and tried again. */
static void
test_no_room_for_drafts (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_copy (&file);
  g_autofree char *folder = moniac_draft_get_default_folder ();
  g_autofree char *aside = g_strconcat (folder, "-aside", NULL);

  g_rename (folder, aside);
  g_assert_true (g_file_set_contents (folder, "", -1, NULL));
  moniac_workspace_add_company (window->workspace, "Acme");
  moniac_draft_keeper_flush (window->drafts);
  while (moniac_disk_bar_get_news (window->disk_bar) != MONIAC_DISK_NO_DRAFT)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  moniac_draft_keeper_flush (window->drafts);
  app_test_wait (has_draft_of, (gpointer) "Acme");
  app_test_close (window);
  clean_up ();
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/drafts/no-draft-without-changes", test_no_draft_without_changes);
  g_test_add_func ("/drafts/written-and-undone", test_written_and_undone);
  g_test_add_func ("/drafts/gone-when-saved", test_gone_when_saved);
  g_test_add_func ("/drafts/gone-when-discarded", test_gone_when_discarded);
  g_test_add_func ("/drafts/discarded-while-writing", test_discarded_while_writing);
  g_test_add_func ("/drafts/stays-without-answer", test_stays_without_answer);
  g_test_add_func ("/drafts/typed-text", test_typed_text);
  g_test_add_func ("/drafts/several-windows", test_several_windows);
  g_test_add_func ("/drafts/no-room-for-drafts", test_no_room_for_drafts);
  return g_test_run ();
}
