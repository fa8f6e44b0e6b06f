/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the app share. */
#define _GNU_SOURCE
#include "config.h"

#include <dlfcn.h>

#include <glib/gstdio.h>

#include "moniac-app-test.h"

#include "moniac-worker.h"

static MoniacApplication *application;
static char *folder;

MoniacApplication *
app_test_get_application (void)
{
  return application;
}

void
app_test_init (int    *argc,
               char ***argv)
{
  g_autoptr(GError) error = NULL;

  gtk_test_init (argc, argv, NULL);
  adw_init ();
  folder = g_dir_make_tmp ("moniac-app-XXXXXX", &error);
  g_assert_no_error (error);

  application = moniac_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

MoniacWindow *
app_test_new_window (void)
{
  MoniacWindow *window = moniac_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  app_test_settle ();
  return window;
}

void
app_test_close (MoniacWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
  g_assert_true (moniac_worker_wait ());
}

void
app_test_wait (AppTestCondition condition,
               gpointer         data)
{
  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
}

void
app_test_settle (void)
{
  for (int i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static gboolean
has_scene (gpointer data)
{
  MoniacWindow *window = data;

  return moniac_workspace_get_scene (window->workspace) != NULL;
}

void
app_test_wait_scene (MoniacWindow *window)
{
  app_test_wait (has_scene, window);
}

static gboolean
is_loaded (gpointer data)
{
  MoniacWindow *window = data;

  return window->loading == NULL;
}

void
app_test_open (MoniacWindow *window,
               GFile        *file)
{
  moniac_window_open_file (window, file, FALSE);
  app_test_wait (is_loaded, window);
}

GFile *
app_test_get_sample (void)
{
  return g_file_new_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples",
                                    "ai-deals-2025-11.deals.json", NULL);
}

GFile *
app_test_copy_sample (void)
{
  static int n;
  g_autoptr(GFile) sample = app_test_get_sample ();
  g_autofree char *text = app_test_read_file (sample);
  g_autofree char *name = g_strdup_printf ("copy-%d.deals.json", n++);

  return app_test_write_file (name, text);
}

GFile *
app_test_write_file (const char *name,
                     const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

char *
app_test_read_file (GFile *file)
{
  char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (g_file_peek_path (file), &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gpointer
find_toplevel (GType type)
{
  g_autoptr(GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_toplevel (gpointer data)
{
  return find_toplevel (GPOINTER_TO_SIZE (data)) != NULL;
}

gpointer
app_test_wait_toplevel (GType type)
{
  app_test_wait (has_toplevel, GSIZE_TO_POINTER (type));
  return find_toplevel (type);
}

gboolean
app_test_has_toplevel (GType type)
{
  return find_toplevel (type) != NULL;
}

const char *
app_test_get_body (void)
{
  return adw_message_dialog_get_body (app_test_wait_toplevel (ADW_TYPE_MESSAGE_DIALOG));
}

void
app_test_respond (const char *response)
{
  g_autoptr(GObject) held = g_object_ref (app_test_wait_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (held);

  g_assert_true (adw_message_dialog_has_response (dialog, response));
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
find_path_cb (GtkWidget *widget,
              gpointer   data)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_str_equal (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), "GtkPathBar"))
    *(gboolean *) data = TRUE;
}

static gboolean
shows_path (gpointer data)
{
  gboolean found = FALSE;

  app_test_walk (data, find_path_cb, &found);
  return found;
}

/* Stands in for that of GIO: the path bar of GTK's file dialogs never frees what it is told about the root folder. Where it can
 * be seen from here, nobody takes that for a leak of ours. */
GFileInfo *
g_file_query_info_finish (GFile         *file,
                          GAsyncResult  *result,
                          GError       **error)
{
  static GFileInfo *(*real) (GFile *, GAsyncResult *, GError **);
  static GPtrArray *kept;
  g_autoptr(GFile) parent = g_file_get_parent (file);
  GFileInfo *info;

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "g_file_query_info_finish");
  info = real (file, result, error);
  if (parent != NULL || info == NULL)
    return info;
  if (kept == NULL)
    kept = g_ptr_array_new ();
  g_ptr_array_add (kept, info);
  return info;
}

void
app_test_cancel_chooser (void)
{
  GtkDialog *chooser = app_test_wait_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG);

  app_test_wait (shows_path, chooser);
  gtk_dialog_response (chooser, GTK_RESPONSE_CANCEL);
  app_test_settle ();
}

/* Nothing tells whether an action of a class is enabled but a widget that is bound to it. */
gboolean
app_test_is_enabled (MoniacWindow *window,
                     const char   *action)
{
  GtkWidget *probe = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (probe), action);
  gtk_stack_add_child (window->figure_stack, probe);
  enabled = gtk_widget_get_sensitive (probe);
  gtk_stack_remove (window->figure_stack, probe);
  return enabled;
}

void
app_test_walk (GtkWidget  *widget,
               void      (*visit) (GtkWidget *widget,
                                   gpointer   data),
               gpointer    data)
{
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    app_test_walk (child, visit, data);
}

typedef struct
{
  GType type;
  const char *text;
  GtkWidget *found;
} Search;

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return NULL;
}

static gboolean
same_text (const char *shown,
           const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (shown != NULL ? shown : "", "\302\240", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  return g_str_equal (plain, expected);
}

static void
search_cb (GtkWidget *widget,
           gpointer   data)
{
  Search *search = data;

  if (search->found == NULL && g_type_is_a (G_OBJECT_TYPE (widget), search->type)
      && gtk_widget_get_child_visible (widget) && gtk_widget_get_mapped (widget)
      && (search->text == NULL || same_text (text_of (widget), search->text)))
    search->found = widget;
}

GtkWidget *
app_test_find (GtkWidget  *widget,
               GType       type,
               const char *text)
{
  Search search = { type, text, NULL };

  app_test_walk (widget, search_cb, &search);
  return search.found;
}
