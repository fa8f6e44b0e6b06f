/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One citation of a deal: the quote, which source it is from, and the source itself, folded up. */
#include "config.h"

#include "moniac-cite-row.h"

#include <glib/gi18n.h>

#include "moniac-chooser-row.h"
#include "moniac-edit.h"
#include "moniac-source-fields.h"

struct _MoniacCiteRow
{
  AdwExpanderRow parent_instance;

  MoniacForm *form;         /* of the deal */
  MoniacForm *source_form;
  guint index;

  GtkWidget *quote_row;
  GtkWidget *source_row;
  GtkWidget *buttons_row;
  GtkWidget *up_button;
  GtkWidget *down_button;
  GtkWidget *remove_button;
};

enum
{
  MOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacCiteRow, moniac_cite_row, ADW_TYPE_EXPANDER_ROW)

static MoniacDocument *
get_document (MoniacCiteRow *self)
{
  return moniac_form_get_document (self->form);
}

/* NULL when the citation is gone since, by an undo, say. */
static const MoniacCite *
get_cite (MoniacCiteRow *self)
{
  GObject *item = self->form ? moniac_form_get_item (self->form) : NULL;
  const MoniacDealRecord *record = item ? moniac_deal_get_record (MONIAC_DEAL (item)) : NULL;

  return record && self->index < record->n_cites ? &record->cites[self->index] : NULL;
}

static const char *
get_source_name (gpointer item)
{
  return moniac_edit_get_source_name (item);
}

static gboolean
apply_quote_cb (MoniacCiteRow *self,
                const char    *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  MoniacDealRecord *record;

  if (!get_cite (self))
    return FALSE;
  record = moniac_edit_copy_record (moniac_form_get_item (self->form));
  moniac_record_set_text (&record->cites[self->index].quote, stripped);
  moniac_form_apply (self->form, record, _("Change quote"));
  return TRUE;
}

static void
set_source (MoniacCiteRow *self,
            MoniacSource  *source)
{
  MoniacDealRecord *record = moniac_edit_copy_record (moniac_form_get_item (self->form));

  moniac_record_set_text (&record->cites[self->index].source, moniac_source_get_record (source)->id);
  moniac_form_apply (self->form, record, _("Change source"));
}

static void
source_chosen_cb (MoniacCiteRow *self,
                  GObject       *item)
{
  if (item && get_cite (self))
    set_source (self, MONIAC_SOURCE (item));
}

static void
source_create_cb (MoniacCiteRow *self,
                  const char    *title)
{
  if (!get_cite (self))
    return;
  moniac_document_begin (get_document (self), _("New source"));
  set_source (self, moniac_edit_new_source (get_document (self), title));
  moniac_document_end (get_document (self));
}

static void
up_clicked_cb (MoniacCiteRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_clicked_cb (MoniacCiteRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
remove_clicked_cb (MoniacCiteRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 0);
}

static void
moniac_cite_row_dispose (GObject *object)
{
  MoniacCiteRow *self = MONIAC_CITE_ROW (object);

  if (self->source_form)
    moniac_form_clear (self->source_form);
  g_clear_object (&self->source_form);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (moniac_cite_row_parent_class)->dispose (object);
}

static void
moniac_cite_row_class_init (MoniacCiteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_cite_row_dispose;

  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (MONIAC_TYPE_CHOOSER_ROW);
  g_type_ensure (MONIAC_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-cite-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacCiteRow, quote_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCiteRow, source_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCiteRow, buttons_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCiteRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacCiteRow, down_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacCiteRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, apply_quote_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_create_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
moniac_cite_row_init (MoniacCiteRow *self)
{
  self->source_form = moniac_form_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  moniac_source_fields_add (ADW_EXPANDER_ROW (self), self->source_form);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->buttons_row);
}

GtkWidget *
moniac_cite_row_new (MoniacForm *form,
                     guint       index)
{
  MoniacCiteRow *self = g_object_new (MONIAC_TYPE_CITE_ROW, NULL);

  self->form = g_object_ref (form);
  self->index = index;
  moniac_chooser_row_set_items (MONIAC_CHOOSER_ROW (self->source_row),
                                moniac_document_get_sources (get_document (self)), get_source_name,
                                NULL, _("New Source…"));
  moniac_cite_row_refresh (self);
  return GTK_WIDGET (self);
}

void
moniac_cite_row_refresh (MoniacCiteRow *self)
{
  const MoniacCite *cite;
  const MoniacDealRecord *record;
  MoniacSource *source;
  const char *name;

  g_return_if_fail (MONIAC_IS_CITE_ROW (self));

  cite = get_cite (self);
  if (!cite)
    return;
  record = moniac_deal_get_record (MONIAC_DEAL (moniac_form_get_item (self->form)));
  source = cite->source ? moniac_document_find_source (get_document (self), cite->source) : NULL;
  name = source ? moniac_edit_get_source_name (source) : cite->source ? cite->source : _("No source yet");
  moniac_form_set_item (self->source_form, source ? get_document (self) : NULL, (GObject *) source);
  moniac_chooser_row_set_chosen (MONIAC_CHOOSER_ROW (self->source_row), (GObject *) source, name);
  moniac_field_row_set_value (MONIAC_FIELD_ROW (self->quote_row), cite->quote ? cite->quote : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), cite->quote ? cite->quote : "");
  gtk_widget_set_sensitive (self->up_button, self->index > 0);
  gtk_widget_set_sensitive (self->down_button, self->index + 1 < record->n_cites);
}

void
moniac_cite_row_commit (MoniacCiteRow *self)
{
  g_return_if_fail (MONIAC_IS_CITE_ROW (self));

  if (get_cite (self))
    moniac_field_row_commit (MONIAC_FIELD_ROW (self->quote_row));
  moniac_form_commit (self->source_form);
}

void
moniac_cite_row_edit (MoniacCiteRow *self)
{
  g_return_if_fail (MONIAC_IS_CITE_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  moniac_field_row_edit (MONIAC_FIELD_ROW (self->quote_row));
}
