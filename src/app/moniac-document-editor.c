/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of what belongs to the document as a whole. */
#include "config.h"

#include "moniac-document-editor.h"

#include <glib/gi18n.h>

#include "moniac-rates-group.h"
#include "moniac-sources-group.h"

struct _MoniacDocumentEditor
{
  AdwBin parent_instance;

  MoniacForm *form;

  GtkWidget *title_row;
  GtkWidget *subtitle_row;
  GtkWidget *credit_row;
  GtkWidget *counts_row;
  GtkWidget *rates_group;
  GtkWidget *sources_group;
};

G_DEFINE_FINAL_TYPE (MoniacDocumentEditor, moniac_document_editor, ADW_TYPE_BIN)

#define FIELD(name, type, step) \
  { #name "_row", NULL, MONIAC_FIELD_##type, G_STRUCT_OFFSET (MoniacHeaderRecord, name), step }

/* To add a field that is edited as text: a line here, and a row of that name in the template. */
static const MoniacField fields[] = {
  FIELD (title, TEXT, N_("Change title")),
  FIELD (subtitle, TEXT, N_("Change subtitle")),
  FIELD (credit, TEXT, N_("Change credit")),
};

static char *
describe_counts (MoniacDocument *document)
{
  guint n_deals = g_list_model_get_n_items (moniac_document_get_deals (document));
  guint n_companies = g_list_model_get_n_items (moniac_document_get_companies (document));
  g_autofree char *deals = g_strdup_printf (ngettext ("%u deal", "%u deals", n_deals), n_deals);
  g_autofree char *companies = g_strdup_printf (ngettext ("%u company", "%u companies", n_companies), n_companies);

  /* Translators: "7 deals between 6 companies" */
  return g_strdup_printf (_("%s between %s"), deals, companies);
}

static void
refresh_cb (MoniacDocumentEditor *self)
{
  g_autofree char *counts = describe_counts (moniac_form_get_document (self->form));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->counts_row), counts);
}

static void
moniac_document_editor_dispose (GObject *object)
{
  MoniacDocumentEditor *self = MONIAC_DOCUMENT_EDITOR (object);

  if (self->form)
    moniac_form_clear (self->form);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (moniac_document_editor_parent_class)->dispose (object);
}

static void
moniac_document_editor_class_init (MoniacDocumentEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_document_editor_dispose;

  g_type_ensure (MONIAC_TYPE_FIELD_ROW);
  g_type_ensure (MONIAC_TYPE_RATES_GROUP);
  g_type_ensure (MONIAC_TYPE_SOURCES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-document-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacDocumentEditor, title_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDocumentEditor, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDocumentEditor, credit_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDocumentEditor, counts_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDocumentEditor, rates_group);
  gtk_widget_class_bind_template_child (widget_class, MoniacDocumentEditor, sources_group);
}

static void
moniac_document_editor_init (MoniacDocumentEditor *self)
{
  self->form = moniac_form_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GObject *row = gtk_widget_get_template_child (GTK_WIDGET (self), MONIAC_TYPE_DOCUMENT_EDITOR, fields[i].name);

      moniac_form_bind (self->form, MONIAC_FIELD_ROW (row), &fields[i]);
    }
  g_signal_connect_object (self->form, "refresh", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  moniac_rates_group_set_form (MONIAC_RATES_GROUP (self->rates_group), self->form);
  moniac_sources_group_set_form (MONIAC_SOURCES_GROUP (self->sources_group), self->form);
}

void
moniac_document_editor_set_document (MoniacDocumentEditor *self,
                                     MoniacDocument       *document)
{
  g_return_if_fail (MONIAC_IS_DOCUMENT_EDITOR (self));

  moniac_document_editor_commit (self);
  moniac_form_set_item (self->form, document, (GObject *) document);
}

void
moniac_document_editor_commit (MoniacDocumentEditor *self)
{
  g_return_if_fail (MONIAC_IS_DOCUMENT_EDITOR (self));

  moniac_form_commit (self->form);
  moniac_rates_group_commit (MONIAC_RATES_GROUP (self->rates_group));
  moniac_sources_group_commit (MONIAC_SOURCES_GROUP (self->sources_group));
}

MoniacForm *
moniac_document_editor_get_form (MoniacDocumentEditor *self)
{
  g_return_val_if_fail (MONIAC_IS_DOCUMENT_EDITOR (self), NULL);

  return self->form;
}

void
moniac_document_editor_edit (MoniacDocumentEditor *self)
{
  g_return_if_fail (MONIAC_IS_DOCUMENT_EDITOR (self));

  moniac_field_row_edit (MONIAC_FIELD_ROW (self->title_row));
}
