/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a deal: every field of its record. */
#include "config.h"

#include "moniac-deal-editor.h"

#include <glib/gi18n.h>

#include "moniac-amount-group.h"
#include "moniac-chooser-row.h"
#include "moniac-cites-group.h"
#include "moniac-edit.h"
#include "moniac-figure-group.h"

struct _MoniacDealEditor
{
  AdwBin parent_instance;

  MoniacForm *form;
  GtkStringList *kinds;     /* those known, and one more where the deal's kind is not */

  GtkWidget *payer_row;
  GtkWidget *payee_row;
  GtkWidget *kind_row;
  GtkWidget *amount_group;
  GtkWidget *figure_group;
  GtkWidget *status_row;
  GtkWidget *date_row;
  GtkWidget *until_row;
  GtkWidget *quantity_row;
  GtkWidget *quantity_unit_row;
  GtkWidget *announcement_row;
  GtkWidget *inferred_switch;
  GtkWidget *off_switch;
  GtkWidget *note_row;
  GtkWidget *id_row;
  GtkWidget *cites_group;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (MoniacDealEditor, moniac_deal_editor, ADW_TYPE_BIN)

#define FIELD(name, type, step) \
  { #name "_row", NULL, MONIAC_FIELD_##type, G_STRUCT_OFFSET (MoniacDealRecord, name), step }

/* To add a field that is edited as text: a line here, and a row of that name in the template. */
static const MoniacField fields[] = {
  FIELD (date, DATE, N_("Change date")),
  FIELD (until, DATE, N_("Change end date")),
  FIELD (quantity, NUMBER, N_("Change quantity")),
  FIELD (quantity_unit, TEXT, N_("Change unit")),
  FIELD (announcement, TEXT, N_("Change announcement")),
  FIELD (note, TEXT, N_("Change note")),
  FIELD (id, ID, N_("Change identifier")),
};

static MoniacDocument *
get_document (MoniacDealEditor *self)
{
  return moniac_form_get_document (self->form);
}

static const MoniacDealRecord *
get_record (MoniacDealEditor *self)
{
  GObject *item = self->form ? moniac_form_get_item (self->form) : NULL;

  return item ? moniac_deal_get_record (MONIAC_DEAL (item)) : NULL;
}

static const char *
get_company_name (gpointer item)
{
  return moniac_company_record_get_name (moniac_company_get_record (item));
}

static void
show_party (MoniacDealEditor *self,
            GtkWidget        *row,
            const char       *id)
{
  MoniacCompany *company = id ? moniac_document_find_company (get_document (self), id) : NULL;

  moniac_chooser_row_set_chosen (MONIAC_CHOOSER_ROW (row), (GObject *) company, id);
}

static guint
get_n_kinds (MoniacDealEditor *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->kinds));
}

/* A kind that Moniac does not know is offered as it stands in the file, after those it knows. */
static void
show_kind (MoniacDealEditor       *self,
           const MoniacDealRecord *record)
{
  gboolean unknown = record->kind_id && !g_str_equal (record->kind_id, moniac_kind_get_id (record->kind));

  gtk_string_list_splice (self->kinds, MONIAC_N_KINDS, get_n_kinds (self) - MONIAC_N_KINDS,
                          unknown ? (const char *[]) { record->kind_id, NULL } : NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind_row), unknown ? MONIAC_N_KINDS : record->kind);
}

static void
refresh_cb (MoniacDealEditor *self)
{
  const MoniacDealRecord *record = get_record (self);

  self->refreshing = TRUE;
  show_party (self, self->payer_row, record->payer);
  show_party (self, self->payee_row, record->payee);
  show_kind (self, record);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->status_row), record->status);
  gtk_switch_set_active (GTK_SWITCH (self->inferred_switch), record->inferred);
  gtk_switch_set_active (GTK_SWITCH (self->off_switch), record->off);
  /* Relations are without money; what a file says about it all the same stays in sight. */
  gtk_widget_set_visible (self->amount_group, moniac_kind_is_money (record->kind) ||
                          record->amount.form != MONIAC_AMOUNT_UNDISCLOSED ||
                          record->currency || moniac_number_is_set (&record->paid));
  self->refreshing = FALSE;
  moniac_figure_group_set_item (MONIAC_FIGURE_GROUP (self->figure_group), moniac_form_get_item (self->form));
}

/* One of the two parties becomes another company, or the outside: but never both. */
static void
set_party (MoniacDealEditor *self,
           gboolean          payer,
           const char       *id)
{
  MoniacDealRecord *record = moniac_edit_copy_record (moniac_form_get_item (self->form));
  char **party = payer ? &record->payer : &record->payee;
  char **other = payer ? &record->payee : &record->payer;

  if (!id && !*other)
    {
      /* From the outside to the outside is no deal: the parties change places. */
      *other = g_steal_pointer (party);
    }
  else
    moniac_record_set_text (party, id);
  moniac_form_apply (self->form, record, payer ? _("Change payer") : _("Change payee"));
}

static void
choose_party (MoniacDealEditor *self,
              gboolean          payer,
              GObject          *item)
{
  if (get_record (self))
    set_party (self, payer, item ? moniac_company_get_record (MONIAC_COMPANY (item))->id : NULL);
}

static void
create_party (MoniacDealEditor *self,
              gboolean          payer,
              const char       *name)
{
  MoniacDocument *document = get_document (self);
  MoniacCompany *company;

  if (!get_record (self))
    return;
  moniac_document_begin (document, payer ? _("New payer") : _("New payee"));
  company = moniac_edit_new_company (document, name);
  set_party (self, payer, moniac_company_get_record (company)->id);
  moniac_document_end (document);
}

static void
payer_chosen_cb (MoniacDealEditor *self,
                 GObject          *item)
{
  choose_party (self, TRUE, item);
}

static void
payee_chosen_cb (MoniacDealEditor *self,
                 GObject          *item)
{
  choose_party (self, FALSE, item);
}

static void
payer_create_cb (MoniacDealEditor *self,
                 const char       *name)
{
  create_party (self, TRUE, name);
}

static void
payee_create_cb (MoniacDealEditor *self,
                 const char       *name)
{
  create_party (self, FALSE, name);
}

static void
kind_selected_cb (MoniacDealEditor *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind_row));
  MoniacDealRecord *record;

  if (self->refreshing || !get_record (self) || selected >= MONIAC_N_KINDS)
    return;
  record = moniac_edit_copy_record (moniac_form_get_item (self->form));
  record->kind = (MoniacKind) selected;
  moniac_record_set_text (&record->kind_id, moniac_kind_get_id (record->kind));
  moniac_form_apply (self->form, record, _("Change kind"));
}

static void
status_selected_cb (MoniacDealEditor *self)
{
  MoniacDealRecord *record;

  if (self->refreshing || !get_record (self))
    return;
  record = moniac_edit_copy_record (moniac_form_get_item (self->form));
  record->status = (MoniacStatus) adw_combo_row_get_selected (ADW_COMBO_ROW (self->status_row));
  moniac_form_apply (self->form, record, _("Change status"));
}

static void
switch_cb (MoniacDealEditor *self,
           GParamSpec       *pspec,
           GtkWidget        *which)
{
  MoniacDealRecord *record;
  gboolean active = gtk_switch_get_active (GTK_SWITCH (which));
  const char *step;

  if (self->refreshing || !get_record (self))
    return;
  record = moniac_edit_copy_record (moniac_form_get_item (self->form));
  if (which == self->inferred_switch)
    {
      record->inferred = active;
      step = active ? _("Mark as inferred") : _("Mark as stated");
    }
  else
    {
      record->off = active;
      step = active ? _("Leave deal out") : _("Take deal in");
    }
  moniac_form_apply (self->form, record, step);
}

static void
fill_lists (MoniacDealEditor *self)
{
  g_autoptr (GtkStringList) statuses = gtk_string_list_new (NULL);

  self->kinds = gtk_string_list_new (NULL);
  for (int i = 0; i < MONIAC_N_KINDS; i++)
    gtk_string_list_append (self->kinds, moniac_kind_get_label ((MoniacKind) i));
  for (int i = 0; i < MONIAC_N_STATUSES; i++)
    gtk_string_list_append (statuses, i == MONIAC_STATUS_UNSTATED ? _("Not stated")
                                                                  : moniac_status_get_label ((MoniacStatus) i));
  self->refreshing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind_row), G_LIST_MODEL (self->kinds));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->status_row), G_LIST_MODEL (statuses));
  self->refreshing = FALSE;
}

static void
bind_fields (MoniacDealEditor *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GObject *row = gtk_widget_get_template_child (GTK_WIDGET (self), MONIAC_TYPE_DEAL_EDITOR, fields[i].name);

      moniac_form_bind (self->form, MONIAC_FIELD_ROW (row), &fields[i]);
    }
}

static void
moniac_deal_editor_dispose (GObject *object)
{
  MoniacDealEditor *self = MONIAC_DEAL_EDITOR (object);

  if (self->form)
    moniac_form_clear (self->form);
  g_clear_object (&self->form);
  g_clear_object (&self->kinds);

  G_OBJECT_CLASS (moniac_deal_editor_parent_class)->dispose (object);
}

static void
moniac_deal_editor_class_init (MoniacDealEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_deal_editor_dispose;

  g_type_ensure (MONIAC_TYPE_AMOUNT_GROUP);
  g_type_ensure (MONIAC_TYPE_CHOOSER_ROW);
  g_type_ensure (MONIAC_TYPE_CITES_GROUP);
  g_type_ensure (MONIAC_TYPE_FIELD_ROW);
  g_type_ensure (MONIAC_TYPE_FIGURE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-deal-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, payer_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, payee_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, kind_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, amount_group);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, figure_group);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, status_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, date_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, until_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, quantity_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, quantity_unit_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, announcement_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, inferred_switch);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, off_switch);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, note_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, id_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealEditor, cites_group);
  gtk_widget_class_bind_template_callback (widget_class, payer_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, payee_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, payer_create_cb);
  gtk_widget_class_bind_template_callback (widget_class, payee_create_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
}

static void
moniac_deal_editor_init (MoniacDealEditor *self)
{
  self->form = moniac_form_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_lists (self);
  bind_fields (self);
  g_signal_connect_object (self->form, "refresh", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  moniac_amount_group_set_form (MONIAC_AMOUNT_GROUP (self->amount_group), self->form);
  moniac_cites_group_set_form (MONIAC_CITES_GROUP (self->cites_group), self->form);
}

void
moniac_deal_editor_set_workspace (MoniacDealEditor *self,
                                  MoniacWorkspace  *workspace)
{
  g_return_if_fail (MONIAC_IS_DEAL_EDITOR (self));

  moniac_figure_group_set_workspace (MONIAC_FIGURE_GROUP (self->figure_group), workspace);
}

void
moniac_deal_editor_set_deal (MoniacDealEditor *self,
                             MoniacDocument   *document,
                             MoniacDeal       *deal)
{
  g_return_if_fail (MONIAC_IS_DEAL_EDITOR (self));

  moniac_deal_editor_commit (self);
  if (document)
    {
      GListModel *companies = moniac_document_get_companies (document);

      moniac_chooser_row_set_items (MONIAC_CHOOSER_ROW (self->payer_row), companies, get_company_name,
                                    _("Outside"), _("New Company…"));
      moniac_chooser_row_set_items (MONIAC_CHOOSER_ROW (self->payee_row), companies, get_company_name,
                                    _("Outside"), _("New Company…"));
    }
  moniac_form_set_item (self->form, document, (GObject *) deal);
}

void
moniac_deal_editor_commit (MoniacDealEditor *self)
{
  g_return_if_fail (MONIAC_IS_DEAL_EDITOR (self));

  moniac_form_commit (self->form);
  moniac_cites_group_commit (MONIAC_CITES_GROUP (self->cites_group));
}

MoniacForm *
moniac_deal_editor_get_form (MoniacDealEditor *self)
{
  g_return_val_if_fail (MONIAC_IS_DEAL_EDITOR (self), NULL);

  return self->form;
}

void
moniac_deal_editor_edit (MoniacDealEditor *self)
{
  g_return_if_fail (MONIAC_IS_DEAL_EDITOR (self));

  if (gtk_widget_get_visible (self->amount_group))
    moniac_amount_group_edit (MONIAC_AMOUNT_GROUP (self->amount_group));
  else
    gtk_widget_grab_focus (self->payer_row);
}
