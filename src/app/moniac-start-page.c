/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows before it has a document: ways to get one. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-start-page.h"

#include "moniac-load.h"
#include "moniac-recent.h"

#define MAX_RECENT 8

struct _MoniacStartPage
{
  AdwBin parent_instance;

  GtkImage *picture;
  AdwPreferencesGroup *samples_group;
  AdwPreferencesGroup *recent_group;
  GtkListBox *samples_list;
  GtkListBox *recent_list;
  GCancellable *cancellable;
  GCancellable *looking;          /* for recent files, or NULL */
};

G_DEFINE_FINAL_TYPE (MoniacStartPage, moniac_start_page, ADW_TYPE_BIN)

static GtkWidget *
create_row (const char *title,
            const char *subtitle,
            const char *action,
            const char *uri)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* Samples sort by the name of their file, whichever was read first. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       data)
{
  const char *uri_a = g_variant_get_string (
    gtk_actionable_get_action_target_value (GTK_ACTIONABLE (a)), NULL);
  const char *uri_b = g_variant_get_string (
    gtk_actionable_get_action_target_value (GTK_ACTIONABLE (b)), NULL);

  return g_strcmp0 (uri_b, uri_a);
}

static void
sample_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(MoniacLoad) load = moniac_load_finish (result);
  g_autofree char *uri = NULL;
  MoniacStartPage *self = data;
  const MoniacHeaderRecord *header;

  /* Cancelled: the page is gone. */
  if (load == NULL || load->document == NULL)
    return;
  header = moniac_document_get_header (load->document);
  uri = g_file_get_uri (load->file);
  gtk_list_box_append (self->samples_list,
                       create_row (header->title != NULL ? header->title : uri,
                                   header->subtitle, "win.open-sample", uri));
  gtk_widget_show (GTK_WIDGET (self->samples_group));
}

GFile *
moniac_get_samples_folder (void)
{
  const char *data_dir = g_getenv ("MONIAC_DATA_DIR");

  return g_file_new_build_filename (data_dir != NULL ? data_dir : MONIAC_PKGDATADIR, "samples", NULL);
}

static void
load_samples (MoniacStartPage *self)
{
  g_autoptr(GFile) folder = moniac_get_samples_folder ();
  g_autoptr(GFileEnumerator) files = NULL;
  GFile *file;

  files = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                     G_FILE_QUERY_INFO_NONE, NULL, NULL);
  while (files != NULL && g_file_enumerator_iterate (files, NULL, &file, NULL, NULL) && file != NULL)
    {
      g_autofree char *name = g_file_get_basename (file);

      if (g_str_has_suffix (name, MONIAC_DEAL_FILE_SUFFIX))
        moniac_load_async (file, self->cancellable, sample_loaded_cb, self);
    }
}

static void
recent_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GPtrArray) recent = moniac_recent_list_finish (result);
  MoniacStartPage *self = data;

  /* Cancelled: looked for anew, or the page is gone. */
  if (recent == NULL)
    return;
  clear_list (self->recent_list);
  for (guint i = 0; i < recent->len; i++)
    {
      const MoniacRecentFile *shown = g_ptr_array_index (recent, i);
      g_autoptr(GFile) file = g_file_new_for_uri (shown->uri);
      g_autoptr(GFile) folder = g_file_get_parent (file);
      g_autofree char *place = folder != NULL ? g_file_get_parse_name (folder) : NULL;

      gtk_list_box_append (self->recent_list, create_row (shown->name, place, "win.open-file", shown->uri));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), recent->len > 0);
}

static void
stop_looking (MoniacStartPage *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

void
moniac_start_page_refresh (MoniacStartPage *self)
{
  g_return_if_fail (MONIAC_IS_START_PAGE (self));

  stop_looking (self);
  self->looking = g_cancellable_new ();
  moniac_recent_list_async (MAX_RECENT, self->looking, recent_cb, self);
}

static void
clear_recent_cb (MoniacStartPage *self)
{
  moniac_recent_clear ();
  moniac_start_page_refresh (self);
}

static void
moniac_start_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (moniac_start_page_parent_class)->map (widget);
  moniac_start_page_refresh (MONIAC_START_PAGE (widget));
}

static void
moniac_start_page_dispose (GObject *object)
{
  MoniacStartPage *self = MONIAC_START_PAGE (object);

  stop_looking (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (moniac_start_page_parent_class)->dispose (object);
}

static void
moniac_start_page_class_init (MoniacStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_start_page_dispose;
  widget_class->map = moniac_start_page_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacStartPage, picture);
  gtk_widget_class_bind_template_child (widget_class, MoniacStartPage, samples_group);
  gtk_widget_class_bind_template_child (widget_class, MoniacStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, MoniacStartPage, samples_list);
  gtk_widget_class_bind_template_child (widget_class, MoniacStartPage, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, clear_recent_cb);
}

static void
moniac_start_page_init (MoniacStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->picture, MONIAC_APP_ID);
  gtk_list_box_set_sort_func (self->samples_list, compare_rows, NULL, NULL);
  self->cancellable = g_cancellable_new ();
  load_samples (self);
}
