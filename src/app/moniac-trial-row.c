/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that is on trial: what, how much, and a button that ends it. */
#include "config.h"

#include "moniac-trial-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "moniac-edit.h"
#include "moniac-field.h"
#include "moniac-money.h"
#include "moniac-panel-words.h"
#include "moniac-unscrollable.h"

#define AMOUNT_CHARS 8
#define SHARE_STEP 5

struct _MoniacTrialRow
{
  AdwActionRow parent_instance;

  /* Owned. */
  MoniacWorkspace *workspace;
  char *id;
  char *shown;                   /* the amount as it was put into the entry */

  MoniacTrialKind kind;
  GtkWidget *editor;             /* of the amount or the share, or NULL */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MoniacTrialRow, moniac_trial_row, ADW_TYPE_ACTION_ROW)

static MoniacTrials *
get_trials (MoniacTrialRow *self)
{
  return moniac_inquiry_get_trials (moniac_workspace_get_inquiry (self->workspace));
}

static MoniacDeal *
get_deal (MoniacTrialRow *self)
{
  return moniac_document_find_deal (moniac_workspace_get_document (self->workspace), self->id);
}

static const char *
get_currency (MoniacTrialRow *self)
{
  return moniac_edit_get_currency (moniac_workspace_get_document (self->workspace), G_OBJECT (get_deal (self)));
}

static void
set_subtitle (MoniacTrialRow *self,
              const char     *text,
              gboolean        error)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  if (self->editor == NULL)
    return;
  if (error)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* What is known, instead of which the amount is supposed. */
static void
show_known_amount (MoniacTrialRow *self)
{
  g_autofree char *known = moniac_panel_words_amount (moniac_workspace_get_document (self->workspace),
                                                      moniac_deal_get_record (get_deal (self)));
  g_autofree char *text = NULL;

  /* Translators: an amount, or "not disclosed": what is known, in whose place something is supposed. */
  text = g_strdup_printf (_("instead of: %s"), known);
  set_subtitle (self, text, FALSE);
}

/* Amount */

static gboolean
commit_amount (MoniacTrialRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  g_autofree char *problem = NULL;
  MoniacNumber amount = MONIAC_NUMBER_NONE;

  if (self->updating || g_strcmp0 (text, self->shown) == 0 || get_deal (self) == NULL)
    return TRUE;
  if (!moniac_field_parse_number (text, get_currency (self), &amount, &problem))
    {
      set_subtitle (self, problem, TRUE);
      return FALSE;
    }
  g_free (self->shown);
  self->shown = g_strdup (text);
  moniac_trials_set_amount (get_trials (self), self->id, &amount);
  moniac_number_clear (&amount);
  return TRUE;
}

static void
amount_activate_cb (MoniacTrialRow *self)
{
  commit_amount (self);
}

static void
amount_leave_cb (MoniacTrialRow *self)
{
  commit_amount (self);
}

static void
show_amount (MoniacTrialRow     *self,
             const MoniacNumber *amount)
{
  g_autofree char *text = moniac_money_format (amount->value, get_currency (self), MONIAC_MONEY_SHORT);

  show_known_amount (self);
  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->editor))) == 0)
    return;
  self->updating = TRUE;
  g_free (self->shown);
  self->shown = g_strdup (text);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  self->updating = FALSE;
}

static GtkWidget *
create_amount (MoniacTrialRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), AMOUNT_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), AMOUNT_CHARS);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (amount_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (amount_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Amount on Trial"), -1);
  return entry;
}

/* Share */

static void
share_changed_cb (MoniacTrialRow *self)
{
  if (!self->updating)
    moniac_trials_set_share (get_trials (self), self->id,
                             gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->editor)) / 100);
}

static gboolean
share_output_cb (GtkSpinButton *button)
{
  g_autofree char *text = moniac_money_format_percent (gtk_spin_button_get_value (button) / 100);

  gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

/* The number, wherever the language puts its percent sign. */
static int
share_input_cb (GtkSpinButton *button,
                double        *value)
{
  const char *number = strpbrk (gtk_editable_get_text (GTK_EDITABLE (button)), "0123456789");

  if (number == NULL)
    return GTK_INPUT_ERROR;
  *value = g_ascii_strtod (number, NULL);
  return TRUE;
}

static void
show_share (MoniacTrialRow *self,
            double          share)
{
  self->updating = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->editor), share * 100);
  self->updating = FALSE;
  set_subtitle (self, _("pays of what it owes, at most"), FALSE);
}

static GtkWidget *
create_share (MoniacTrialRow *self)
{
  GtkWidget *button = gtk_spin_button_new_with_range (0, 100, SHARE_STEP);

  gtk_spin_button_set_snap_to_ticks (GTK_SPIN_BUTTON (button), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (button), 5);
  moniac_make_unscrollable (button);
  g_signal_connect (button, "output", G_CALLBACK (share_output_cb), NULL);
  g_signal_connect (button, "input", G_CALLBACK (share_input_cb), NULL);
  g_signal_connect_object (button, "value-changed", G_CALLBACK (share_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Share of What It Owes"), -1);
  return button;
}

/* The row */

static void
remove_cb (MoniacTrialRow *self)
{
  moniac_trials_remove (get_trials (self), self->kind, self->id);
}

static GtkWidget *
create_remove (MoniacTrialRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _("End This Trial"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("End This Trial"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
show_title (MoniacTrialRow *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  MoniacCompany *company;
  g_autofree char *title = NULL;

  if (self->kind == MONIAC_TRIAL_COMPANY_OFF || self->kind == MONIAC_TRIAL_SHARE)
    {
      company = moniac_document_find_company (document, self->id);
      if (company != NULL)
        title = g_strdup (moniac_company_record_get_name (moniac_company_get_record (company)));
    }
  else if (get_deal (self) != NULL)
    title = moniac_panel_words_parties (document, moniac_deal_get_record (get_deal (self)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title != NULL ? title : self->id);
}

static void
moniac_trial_row_finalize (GObject *object)
{
  MoniacTrialRow *self = MONIAC_TRIAL_ROW (object);

  g_clear_object (&self->workspace);
  g_free (self->id);
  g_free (self->shown);

  G_OBJECT_CLASS (moniac_trial_row_parent_class)->finalize (object);
}

static void
moniac_trial_row_class_init (MoniacTrialRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moniac_trial_row_finalize;
}

static void
moniac_trial_row_init (MoniacTrialRow *self)
{
  g_object_set (self, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 3, NULL);
}

GtkWidget *
moniac_trial_row_new (MoniacWorkspace   *workspace,
                      const MoniacTrial *trial)
{
  MoniacTrialRow *self = g_object_new (MONIAC_TYPE_TRIAL_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (trial->id);
  self->kind = trial->kind;
  if (trial->kind == MONIAC_TRIAL_AMOUNT)
    self->editor = create_amount (self);
  else if (trial->kind == MONIAC_TRIAL_SHARE)
    self->editor = create_share (self);
  if (self->editor != NULL)
    {
      gtk_widget_set_valign (self->editor, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->editor);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), create_remove (self));
  moniac_trial_row_update (self, trial);
  return GTK_WIDGET (self);
}

gboolean
moniac_trial_row_is_about (MoniacTrialRow    *self,
                           const MoniacTrial *trial)
{
  g_return_val_if_fail (MONIAC_IS_TRIAL_ROW (self), FALSE);

  return self->kind == trial->kind && g_str_equal (self->id, trial->id);
}

void
moniac_trial_row_update (MoniacTrialRow    *self,
                         const MoniacTrial *trial)
{
  g_return_if_fail (MONIAC_IS_TRIAL_ROW (self));

  show_title (self);
  if (self->kind == MONIAC_TRIAL_AMOUNT && get_deal (self) != NULL)
    show_amount (self, &trial->amount);
  else if (self->kind == MONIAC_TRIAL_SHARE)
    show_share (self, trial->share);
  else
    set_subtitle (self, _("switched off"), FALSE);
}

void
moniac_trial_row_edit (MoniacTrialRow *self)
{
  g_return_if_fail (MONIAC_IS_TRIAL_ROW (self));

  if (self->editor != NULL)
    gtk_widget_grab_focus (self->editor);
}
