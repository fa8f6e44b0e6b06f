/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other programs do to a file that is open: real files, changed under a window. */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "moniac-app-test.h"

#define TEXT(companies) \
  "{ \"format\": \"moniac-deals\", \"version\": 1, \"companies\": [ " companies " ] }\n"
#define A "{ \"id\": \"a\", \"name\": \"Anthropic\" }"
#define B "{ \"id\": \"b\", \"name\": \"Bolt\" }"

static MoniacDocument *
get_document (MoniacWindow *window)
{
  return moniac_workspace_get_document (window->workspace);
}

static MoniacCompany *
find_company (MoniacWindow *window,
              const char   *id)
{
  return moniac_document_find_company (get_document (window), id);
}

static MoniacWindow *
open_text (const char  *name,
           const char  *text,
           GFile      **file)
{
  MoniacWindow *window = app_test_new_window ();

  *file = app_test_write_file (name, text);
  app_test_open (window, *file);
  g_assert_nonnull (window->watch);
  return window;
}

/* As most programs save: a new file takes the old one's place. */
static void
replace (GFile      *file,
         const char *text)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), text, -1, &error);
  g_assert_no_error (error);
}

/* As others do: into the same file, in several steps. */
static void
write_in_place (GFile      *file,
                const char *text)
{
  FILE *stream = fopen (g_file_peek_path (file), "w");

  g_assert_nonnull (stream);
  for (const char *c = text; *c != '\0'; c++)
    {
      fputc (*c, stream);
      fflush (stream);
    }
  fclose (stream);
}

static gboolean
has_bolt (gpointer data)
{
  return find_company (data, "b") != NULL;
}

typedef struct
{
  MoniacWindow *window;
  MoniacDiskNews news;
} Expectation;

static gboolean
says (gpointer data)
{
  Expectation *expectation = data;

  return moniac_disk_bar_get_news (expectation->window->disk_bar) == expectation->news;
}

static void
wait_for_news (MoniacWindow   *window,
               MoniacDiskNews  news)
{
  Expectation expectation = { window, news };

  app_test_wait (says, &expectation);
}

static gboolean
is_saved (gpointer data)
{
  MoniacWindow *window = data;

  return !window->saving && !moniac_document_get_modified (get_document (window));
}

static gboolean
holds (GFile      *file,
       const char *text)
{
  g_autofree char *held = app_test_read_file (file);

  return strstr (held, text) != NULL;
}

static void
check_reloaded (void (*change) (GFile *, const char *))
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_text ("reload.deals.json", TEXT (A), &file);
  MoniacCompany *company = find_company (window, "a");

  moniac_workspace_set_view (window->workspace, MONIAC_VIEW_MAP);
  moniac_workspace_set_selection (window->workspace, G_OBJECT (company));
  change (file, TEXT (A ", " B));
  app_test_wait (has_bolt, window);
  g_assert_false (moniac_document_get_modified (get_document (window)));
  g_assert_true (moniac_workspace_get_selection (window->workspace) == G_OBJECT (company));
  g_assert_cmpint (moniac_workspace_get_view (window->workspace), ==, MONIAC_VIEW_MAP);
  g_assert_cmpint (moniac_disk_bar_get_news (window->disk_bar), ==, MONIAC_DISK_NO_NEWS);
  g_assert_false (app_test_has_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (moniac_document_undo (get_document (window)));
  g_assert_null (find_company (window, "b"));
  app_test_close (window);
}

static void
test_reload_quietly (void)
{
  check_reloaded (replace);
  check_reloaded (write_in_place);
}

static gboolean
has_looked (gpointer data)
{
  return moniac_file_watch_has_looked (((MoniacWindow *) data)->watch);
}

/* By way of a link, the file that it leads to is watched. */
static void
test_through_a_link (void)
{
  g_autoptr(GFile) file = app_test_write_file ("linked.deals.json", TEXT (A));
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autoptr(GFile) link = g_file_get_child (folder, "link.deals.json");
  MoniacWindow *window = app_test_new_window ();

  g_assert_true (g_file_make_symbolic_link (link, "linked.deals.json", NULL, NULL));
  app_test_open (window, link);
  /* Until the first look it is not known where the link leads. */
  app_test_wait (has_looked, window);
  replace (file, TEXT (A ", " B));
  app_test_wait (has_bolt, window);
  app_test_close (window);
}

static MoniacWindow *
open_and_clash (GFile **file)
{
  MoniacWindow *window = open_text ("clash.deals.json", TEXT (A), file);

  moniac_workspace_add_company (window->workspace, "Mine");
  replace (*file, TEXT (A ", " B));
  wait_for_news (window, MONIAC_DISK_CHANGED);
  g_assert_null (find_company (window, "b"));
  g_assert_nonnull (find_company (window, "mine"));
  return window;
}

static void
test_clash_reload (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_and_clash (&file);

  moniac_disk_bar_respond (window->disk_bar, MONIAC_DISK_RELOAD);
  app_test_wait (has_bolt, window);
  g_assert_null (find_company (window, "mine"));
  g_assert_false (moniac_document_get_modified (get_document (window)));
  /* And what was there before comes back. */
  g_assert_true (moniac_document_undo (get_document (window)));
  g_assert_nonnull (find_company (window, "mine"));
  g_assert_true (moniac_document_get_modified (get_document (window)));
  app_test_close (window);
}

static void
test_clash_keep_mine (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_and_clash (&file);

  moniac_disk_bar_respond (window->disk_bar, MONIAC_DISK_KEEP_MINE);
  g_assert_true (holds (file, "Bolt"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  app_test_wait (is_saved, window);
  g_assert_false (app_test_has_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (holds (file, "Mine"));
  g_assert_false (holds (file, "Bolt"));
  app_test_close (window);
}

/* Kept, and then changed once more: the save asks. */
static void
test_clash_again (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_and_clash (&file);

  moniac_disk_bar_respond (window->disk_bar, MONIAC_DISK_KEEP_MINE);
  replace (file, TEXT (B));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  app_test_respond ("cancel");
  g_assert_false (holds (file, "Mine"));
  app_test_close (window);
}

static void
test_clash_save_copy (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_and_clash (&file);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autoptr(GFile) copy = g_file_get_child (folder, "copy.deals.json");

  moniac_disk_bar_respond (window->disk_bar, MONIAC_DISK_SAVE_COPY);
  app_test_cancel_chooser ();
  g_assert_true (holds (file, "Bolt"));
  g_assert_nonnull (find_company (window, "mine"));

  /* The copy has mine, the file keeps theirs, and it is the copy that is open from then on. */
  moniac_window_save_to (window, copy);
  app_test_wait (is_saved, window);
  g_assert_true (holds (copy, "Mine"));
  g_assert_false (holds (copy, "Bolt"));
  g_assert_true (holds (file, "Bolt"));
  g_assert_false (holds (file, "Mine"));
  g_assert_true (g_file_equal (moniac_workspace_get_file (window->workspace), copy));
  g_assert_cmpint (moniac_disk_bar_get_news (window->disk_bar), ==, MONIAC_DISK_NO_NEWS);
  app_test_close (window);
}

/* Half written, or broken for good: what is open stays. */
static void
test_unreadable (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_text ("broken.deals.json", TEXT (A), &file);

  replace (file, "{ \"format\": \"moniac-de");
  wait_for_news (window, MONIAC_DISK_UNREADABLE);
  g_assert_nonnull (find_company (window, "a"));
  g_assert_false (app_test_has_toplevel (MONIAC_TYPE_PROBLEMS_DIALOG));
  replace (file, TEXT (A ", " B));
  app_test_wait (has_bolt, window);
  g_assert_cmpint (moniac_disk_bar_get_news (window->disk_bar), ==, MONIAC_DISK_NO_NEWS);
  app_test_close (window);
}

static void
test_deleted (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_text ("deleted.deals.json", TEXT (A), &file);

  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  wait_for_news (window, MONIAC_DISK_GONE);
  /* Nothing else has it now: closing would ask. */
  g_assert_true (moniac_document_get_modified (get_document (window)));
  moniac_disk_bar_respond (window->disk_bar, MONIAC_DISK_SAVE);
  app_test_wait (is_saved, window);
  g_assert_true (holds (file, "Anthropic"));
  g_assert_false (app_test_has_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  app_test_close (window);
}

/* Deleted and written anew within a moment, as some programs save: that is a change, not a loss. */
static void
test_deleted_and_back (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_text ("back.deals.json", TEXT (A), &file);

  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  g_usleep (G_USEC_PER_SEC / 20);
  replace (file, TEXT (A ", " B));
  app_test_wait (has_bolt, window);
  g_assert_false (moniac_document_get_modified (get_document (window)));
  app_test_close (window);
}

static void
test_read_only (void)
{
  g_autoptr(GFile) file = app_test_write_file ("readonly.deals.json", TEXT (A));
  MoniacWindow *window = app_test_new_window ();

  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0444), ==, 0);
  app_test_open (window, file);
  wait_for_news (window, MONIAC_DISK_READ_ONLY);
  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0644), ==, 0);
  wait_for_news (window, MONIAC_DISK_NO_NEWS);
  g_unlink (g_file_peek_path (file));
  app_test_close (window);
}

/* What the window itself writes is no news. */
static void
test_own_save (void)
{
  g_autoptr(GFile) file = NULL;
  MoniacWindow *window = open_text ("own.deals.json", TEXT (A), &file);
  const char *undo_name;

  for (int i = 0; i < 3; i++)
    {
      moniac_workspace_add_company (window->workspace, "Mine");
      gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
      app_test_wait (is_saved, window);
    }
  undo_name = moniac_document_get_undo_name (get_document (window));
  /* The monitor has had its say when a change by somebody else has come through. */
  replace (file, TEXT (A ", " B));
  app_test_wait (has_bolt, window);
  g_assert_cmpstr (moniac_document_get_undo_name (get_document (window)), !=, undo_name);
  g_assert_true (moniac_document_undo (get_document (window)));
  g_assert_cmpstr (moniac_document_get_undo_name (get_document (window)), ==, "Add company");
  app_test_close (window);
}

static void
test_save_over_open_document (void)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFile) other_file = NULL;
  MoniacWindow *window = open_text ("one.deals.json", TEXT (A), &file);
  MoniacWindow *other = open_text ("two.deals.json", TEXT (B), &other_file);

  moniac_window_save_to (window, other_file);
  app_test_respond ("close");
  g_assert_false (holds (other_file, "Anthropic"));
  g_assert_true (g_file_equal (moniac_workspace_get_file (window->workspace), file));
  app_test_close (window);
  app_test_close (other);
}

static gboolean
is_loaded (gpointer data)
{
  MoniacWindow *window = data;

  return window->loading == NULL;
}

/* Asked for twice before it is there, a file gets one window. */
static void
test_opened_twice_at_once (void)
{
  g_autoptr(GFile) file = app_test_write_file ("twice.deals.json", TEXT (A));
  MoniacApplication *application = app_test_get_application ();
  MoniacWindow *window;

  moniac_application_open_file (application, file);
  moniac_application_open_file (application, file);
  window = moniac_application_find_window (application, file);
  app_test_wait (is_loaded, window);
  g_assert_nonnull (find_company (window, "a"));
  g_assert_cmpint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, 1);
  app_test_close (window);
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/disk/reload-quietly", test_reload_quietly);
  g_test_add_func ("/disk/through-a-link", test_through_a_link);
  g_test_add_func ("/disk/clash-reload", test_clash_reload);
  g_test_add_func ("/disk/clash-keep-mine", test_clash_keep_mine);
  g_test_add_func ("/disk/clash-again", test_clash_again);
  g_test_add_func ("/disk/clash-save-copy", test_clash_save_copy);
  g_test_add_func ("/disk/unreadable", test_unreadable);
  g_test_add_func ("/disk/deleted", test_deleted);
  g_test_add_func ("/disk/deleted-and-back", test_deleted_and_back);
  g_test_add_func ("/disk/read-only", test_read_only);
  g_test_add_func ("/disk/own-save", test_own_save);
  g_test_add_func ("/disk/save-over-open-document", test_save_over_open_document);
  g_test_add_func ("/disk/opened-twice-at-once", test_opened_twice_at_once);
  return g_test_run ();
}
