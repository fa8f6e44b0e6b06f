/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All sources of a document, cited or not. */
#include "config.h"

#include "moniac-sources-group.h"

#include <glib/gi18n.h>

#include "moniac-edit.h"
#include "moniac-source-fields.h"

/* More are shown a hundred at a time. */
#define PAGE 100

/* A source, its row, and the form that keeps them in step. */
typedef struct
{
  MoniacForm *form;
  GtkWidget *row;           /* borrowed: the group owns it */
} Entry;

struct _MoniacSourcesGroup
{
  AdwPreferencesGroup parent_instance;

  MoniacForm *form;
  GPtrArray *entries;       /* of Entry, in the order of the sources */
  guint n_shown;            /* how many there may be */
  GtkWidget *more_button;   /* borrowed; NULL while all are shown */
};

G_DEFINE_FINAL_TYPE (MoniacSourcesGroup, moniac_sources_group, ADW_TYPE_PREFERENCES_GROUP)

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  moniac_form_clear (entry->form);
  g_object_unref (entry->form);
  g_free (entry);
}

static MoniacDocument *
get_document (MoniacSourcesGroup *self)
{
  return self->form ? moniac_form_get_document (self->form) : NULL;
}

static void
add_clicked_cb (MoniacSourcesGroup *self)
{
  MoniacDocument *document = get_document (self);

  if (!document)
    return;
  self->n_shown = MAX (self->n_shown, g_list_model_get_n_items (moniac_document_get_sources (document)) + 1);
  moniac_document_begin (document, _("Add source"));
  moniac_edit_new_source (document, NULL);
  moniac_document_end (document);
  if (self->entries->len > 0)
    {
      Entry *entry = g_ptr_array_index (self->entries, self->entries->len - 1);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (entry->row), TRUE);
      gtk_widget_grab_focus (entry->row);
    }
}

static void
remove_cb (MoniacForm *form)
{
  MoniacDocument *document = moniac_form_get_document (form);
  g_autoptr (GObject) source = NULL;

  if (!document)
    return;
  source = g_object_ref (moniac_form_get_item (form));
  moniac_document_begin (document, _("Remove source"));
  moniac_document_remove_source (document, MONIAC_SOURCE (source));
  moniac_document_end (document);
}

static void
append_entry (MoniacSourcesGroup *self)
{
  Entry *entry = g_new (Entry, 1);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  *entry = (Entry) { moniac_form_new (), adw_expander_row_new () };
  g_object_set (entry->row, "use-markup", FALSE, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove Source, With the Citations of It"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove Source, With the Citations of It"), -1);
  gtk_widget_add_css_class (button, "flat");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (entry->row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), entry->form, G_CONNECT_SWAPPED);
  moniac_source_fields_add (ADW_EXPANDER_ROW (entry->row), entry->form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), entry->row);
  g_ptr_array_add (self->entries, entry);
}

static void
remove_last_entry (MoniacSourcesGroup *self)
{
  Entry *entry = g_ptr_array_index (self->entries, self->entries->len - 1);
  GtkWidget *row = entry->row;

  g_ptr_array_set_size (self->entries, self->entries->len - 1);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_source (MoniacSourcesGroup *self,
             Entry              *entry,
             MoniacSource       *source)
{
  const MoniacSourceRecord *record = moniac_source_get_record (source);

  moniac_form_set_item (entry->form, get_document (self), G_OBJECT (source));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row), moniac_edit_get_source_name (source));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (entry->row), record->publisher ? record->publisher : "");
}

static void refresh_cb (MoniacSourcesGroup *self);

static void
more_cb (MoniacSourcesGroup *self)
{
  self->n_shown += PAGE;
  refresh_cb (self);
}

static void
show_more_button (MoniacSourcesGroup *self,
                  gboolean            more)
{
  if (self->more_button)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->more_button);
  self->more_button = NULL;
  if (!more)
    return;
  self->more_button = gtk_button_new_with_label (_("Show More Sources"));
  gtk_widget_set_margin_top (self->more_button, 6);
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->more_button);
}

static void
refresh_cb (MoniacSourcesGroup *self)
{
  GListModel *sources = moniac_document_get_sources (get_document (self));
  guint n = g_list_model_get_n_items (sources);
  guint shown = MIN (n, self->n_shown);

  while (self->entries->len > shown)
    remove_last_entry (self);
  while (self->entries->len < shown)
    append_entry (self);
  for (guint i = 0; i < shown; i++)
    {
      g_autoptr (MoniacSource) source = g_list_model_get_item (sources, i);

      show_source (self, g_ptr_array_index (self->entries, i), source);
    }
  show_more_button (self, shown < n);
}

static void
moniac_sources_group_dispose (GObject *object)
{
  MoniacSourcesGroup *self = MONIAC_SOURCES_GROUP (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (moniac_sources_group_parent_class)->dispose (object);
}

static void
moniac_sources_group_class_init (MoniacSourcesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_sources_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-sources-group.ui");
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
moniac_sources_group_init (MoniacSourcesGroup *self)
{
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->n_shown = PAGE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_sources_group_set_form (MoniacSourcesGroup *self,
                               MoniacForm         *form)
{
  g_return_if_fail (MONIAC_IS_SOURCES_GROUP (self));

  g_set_object (&self->form, form);
  g_signal_connect_object (form, "refresh", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
}

void
moniac_sources_group_commit (MoniacSourcesGroup *self)
{
  g_return_if_fail (MONIAC_IS_SOURCES_GROUP (self));

  for (guint i = 0; i < self->entries->len; i++)
    moniac_form_commit (((Entry *) g_ptr_array_index (self->entries, i))->form);
}
