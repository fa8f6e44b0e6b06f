/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what if. What is on trial, what it changes, and what becomes of it. */
#include "config.h"

#include "moniac-findings-trials.h"

#include <glib/gi18n.h>

#include "moniac-chooser-row.h"
#include "moniac-findings-compare.h"
#include "moniac-money.h"
#include "moniac-panel-words.h"
#include "moniac-trial-row.h"

/* Companies that cannot pay, told one by one. */
#define MAX_DEFAULTS 20

struct _MoniacFindingsTrials
{
  AdwPreferencesGroup parent_instance;

  /* Owned. */
  MoniacWorkspace *workspace;
  GSignalGroup *trials_signals;
  GSignalGroup *inquiry_signals;
  GSignalGroup *workspace_signals;
  MoniacCascade *cascade;               /* whose defaults are listed, or NULL */

  GtkListBox *list;
  GtkWidget *result;
  MoniacFindingsCompare *compare;
  GtkListBox *defaults;
  GtkLabel *defaults_label;
  GtkToggleButton *show_known;
  GtkToggleButton *show_tried;
  GtkWidget *apply_button;
  GtkLabel *apply_label;
  GtkWidget *off_company_row;
  GtkWidget *off_deal_row;
  GtkWidget *amount_row;
  GtkWidget *share_row;
};

G_DEFINE_FINAL_TYPE (MoniacFindingsTrials, moniac_findings_trials, ADW_TYPE_PREFERENCES_GROUP)

static MoniacInquiry *
get_inquiry (MoniacFindingsTrials *self)
{
  return self->workspace != NULL ? moniac_workspace_get_inquiry (self->workspace) : NULL;
}

static MoniacTrials *
get_trials (MoniacFindingsTrials *self)
{
  return moniac_inquiry_get_trials (get_inquiry (self));
}

static MoniacDocument *
get_document (MoniacFindingsTrials *self)
{
  return moniac_workspace_get_document (self->workspace);
}

/* Choosers */

static const char *
get_company_name (gpointer item)
{
  return moniac_company_record_get_name (moniac_company_get_record (item));
}

static const char *
get_deal_name (gpointer item)
{
  return gtk_string_object_get_string (item);
}

/* A deal as it is chosen: its words, and its id. */
static gpointer
name_deal (gpointer item,
           gpointer data)
{
  MoniacDocument *document = data;
  const MoniacDealRecord *record = moniac_deal_get_record (item);
  g_autofree char *words = moniac_panel_words_deal (document, record);
  GtkStringObject *named = gtk_string_object_new (words);

  g_object_set_data_full (G_OBJECT (named), "id", g_strdup (record->id), g_free);
  g_object_unref (item);
  return named;
}

static gboolean
is_money_cb (gpointer item,
             gpointer data)
{
  return moniac_kind_is_money (moniac_deal_get_record (item)->kind);
}

/* Named when they are looked at: a list of thousands costs nothing while it is closed. */
static GListModel *
create_deals (MoniacFindingsTrials *self,
              gboolean              only_money)
{
  GListModel *deals = g_object_ref (moniac_document_get_deals (get_document (self)));

  if (only_money)
    deals = G_LIST_MODEL (gtk_filter_list_model_new (deals, GTK_FILTER (gtk_custom_filter_new (is_money_cb, NULL, NULL))));
  return G_LIST_MODEL (gtk_map_list_model_new (deals, name_deal, g_object_ref (get_document (self)), g_object_unref));
}

static void
fill_chooser (GtkWidget             *row,
              GListModel            *items,
              MoniacChooserNameFunc  name)
{
  moniac_chooser_row_set_items (MONIAC_CHOOSER_ROW (row), items, name, NULL, NULL);
  moniac_chooser_row_set_chosen (MONIAC_CHOOSER_ROW (row), NULL, _("Choose…"));
}

static void
fill_choosers (MoniacFindingsTrials *self)
{
  GListModel *companies = moniac_document_get_companies (get_document (self));
  g_autoptr (GListModel) deals = create_deals (self, FALSE);
  g_autoptr (GListModel) moneys = create_deals (self, TRUE);

  fill_chooser (self->off_company_row, companies, get_company_name);
  fill_chooser (self->share_row, companies, get_company_name);
  fill_chooser (self->off_deal_row, deals, get_deal_name);
  fill_chooser (self->amount_row, moneys, get_deal_name);
}

static void
off_company_cb (MoniacFindingsTrials *self,
                GObject              *item)
{
  moniac_trials_switch_off (get_trials (self), MONIAC_TRIAL_COMPANY_OFF,
                            moniac_company_get_record (MONIAC_COMPANY (item))->id);
}

static void
share_cb (MoniacFindingsTrials *self,
          GObject              *item)
{
  const char *id = moniac_company_get_record (MONIAC_COMPANY (item))->id;

  moniac_workspace_try_share (self->workspace, id);
  moniac_findings_trials_edit (self, MONIAC_TRIAL_SHARE, id);
}

static void
off_deal_cb (MoniacFindingsTrials *self,
             GObject              *item)
{
  moniac_trials_switch_off (get_trials (self), MONIAC_TRIAL_DEAL_OFF, g_object_get_data (item, "id"));
}

static void
amount_cb (MoniacFindingsTrials *self,
           GObject              *item)
{
  const char *id = g_object_get_data (item, "id");

  moniac_workspace_try_amount (self->workspace, id);
  moniac_findings_trials_edit (self, MONIAC_TRIAL_AMOUNT, id);
}

/* What is on trial */

static MoniacTrialRow *
get_row (MoniacFindingsTrials *self,
         int                   index)
{
  return MONIAC_TRIAL_ROW (gtk_list_box_get_row_at_index (self->list, index));
}

/* Rows stay as long as they are about the same thing, so that what is being typed in them stays, too. */
static void
update_list (MoniacFindingsTrials *self)
{
  MoniacTrials *trials = get_trials (self);
  int n = moniac_trials_get_n (trials);

  for (int i = 0; i < n; i++)
    {
      const MoniacTrial *trial = moniac_trials_get (trials, i);

      while (get_row (self, i) != NULL && !moniac_trial_row_is_about (get_row (self, i), trial))
        gtk_list_box_remove (self->list, GTK_WIDGET (get_row (self, i)));
      if (get_row (self, i) == NULL)
        gtk_list_box_append (self->list, moniac_trial_row_new (self->workspace, trial));
      else
        moniac_trial_row_update (get_row (self, i), trial);
    }
  while (get_row (self, n) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (get_row (self, n)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

/* Who cannot pay */

static void
default_activated_cb (MoniacFindingsTrials *self,
                      GtkListBoxRow        *row)
{
  MoniacFindings *tried = moniac_inquiry_get_tried (get_inquiry (self));
  const char *id = g_object_get_data (G_OBJECT (row), "id");
  int company = tried != NULL ? moniac_network_find_company (tried->network, id) : -1;
  g_autofree gboolean *deals = NULL;

  if (company < 0)
    return;
  deals = g_new0 (gboolean, tried->network->n_deals + 1);
  for (int i = 0; i < tried->network->n_deals; i++)
    deals[i] = tried->network->deals[i].is_money && tried->network->deals[i].payer == company;
  moniac_inquiry_set_show_known (get_inquiry (self), FALSE);
  moniac_inquiry_bring_deals (get_inquiry (self), tried->network, deals);
}

static GtkWidget *
create_default (const MoniacFindings *tried,
                int                   company)
{
  const MoniacCompanyRecord *record = tried->network->companies[company].record;
  g_autofree char *text = moniac_findings_default_text (tried, company);
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", text, "title-lines", 0, "activatable", TRUE, NULL);
  gtk_widget_add_css_class (row, "moniac-default");
  gtk_widget_set_tooltip_text (row, _("What it has and receives, as a part of what it owes (the greatest clearing vector, "
                                      "Eisenberg and Noe 2001). Choose it to see the deals."));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (record->id), g_free);
  return row;
}

static void
update_defaults (MoniacFindingsTrials *self,
                 const MoniacFindings *tried)
{
  MoniacCascade *cascade = tried != NULL ? tried->cascade : NULL;
  GtkListBoxRow *row;
  int n = 0;

  /* Rows stay as long as they say the same, so that the focus stays, too. */
  if (cascade == self->cascade && cascade != NULL)
    return;
  g_clear_pointer (&self->cascade, moniac_cascade_unref);
  self->cascade = cascade != NULL ? moniac_cascade_ref (cascade) : NULL;
  while ((row = gtk_list_box_get_row_at_index (self->defaults, 0)) != NULL)
    gtk_list_box_remove (self->defaults, GTK_WIDGET (row));
  for (int v = 0; cascade != NULL && v < cascade->n_companies; v++)
    if (cascade->defaults[v] && n++ < MAX_DEFAULTS)
      gtk_list_box_append (self->defaults, create_default (tried, v));
  gtk_widget_set_visible (GTK_WIDGET (self->defaults), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->defaults_label), cascade != NULL);
  if (n > MAX_DEFAULTS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("And %d more cannot pay everything.",
                                                         "And %d more cannot pay everything.", n - MAX_DEFAULTS),
                                               n - MAX_DEFAULTS);

      gtk_label_set_text (self->defaults_label, text);
    }
  else
    gtk_label_set_text (self->defaults_label,
                        n > 0 ? _("A model: everybody pays what it has and receives, to all in proportion to what it "
                                  "owes them (the greatest clearing vector, Eisenberg and Noe 2001). A company "
                                  "without cash has just enough to pay everything today.")
                        : _("Everybody pays everything."));
}

/* All of it */

static void
update_buttons (MoniacFindingsTrials *self)
{
  MoniacTrials *trials = get_trials (self);
  gboolean known = moniac_inquiry_get_show_known (get_inquiry (self));
  gboolean shares = FALSE;

  for (int i = 0; i < moniac_trials_get_n (trials); i++)
    shares = shares || moniac_trials_get (trials, i)->kind == MONIAC_TRIAL_SHARE;
  gtk_widget_set_sensitive (self->apply_button, moniac_trials_can_apply (trials));
  gtk_label_set_text (self->apply_label,
                      shares ? _("Applying makes what is on trial part of the document, in one step that can be undone. "
                                 "What companies pay of what they owe is no fact that a document can hold: that stays on trial.")
                      : _("Applying makes what is on trial part of the document, in one step that can be undone."));
  gtk_toggle_button_set_active (known ? self->show_known : self->show_tried, TRUE);
}

static void
trials_cb (MoniacFindingsTrials *self)
{
  gtk_widget_set_visible (self->result, moniac_trials_get_n (get_trials (self)) > 0);
  update_list (self);
  update_buttons (self);
  moniac_findings_trials_update (self);
}

static void
document_cb (MoniacFindingsTrials *self)
{
  fill_choosers (self);
  trials_cb (self);
}

static void
show_cb (MoniacFindingsTrials *self,
         GtkToggleButton      *button)
{
  if (get_inquiry (self) != NULL && gtk_toggle_button_get_active (button))
    moniac_inquiry_set_show_known (get_inquiry (self), button == self->show_known);
}

static void
apply_cb (MoniacFindingsTrials *self)
{
  moniac_workspace_apply_trials (self->workspace);
}

static void
reset_cb (MoniacFindingsTrials *self)
{
  moniac_trials_clear (get_trials (self));
}

static void
moniac_findings_trials_dispose (GObject *object)
{
  MoniacFindingsTrials *self = MONIAC_FINDINGS_TRIALS (object);

  g_clear_object (&self->trials_signals);
  g_clear_object (&self->inquiry_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->cascade, moniac_cascade_unref);

  G_OBJECT_CLASS (moniac_findings_trials_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-findings-trials.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, list);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, result);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, compare);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, defaults);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, defaults_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, show_known);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, show_tried);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, apply_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, apply_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, off_company_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, off_deal_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, amount_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsTrials, share_row);
  gtk_widget_class_bind_template_callback (widget_class, off_company_cb);
  gtk_widget_class_bind_template_callback (widget_class, off_deal_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_cb);
  gtk_widget_class_bind_template_callback (widget_class, share_cb);
  gtk_widget_class_bind_template_callback (widget_class, default_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
moniac_findings_trials_class_init (MoniacFindingsTrialsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_findings_trials_dispose;

  g_type_ensure (MONIAC_TYPE_CHOOSER_ROW);
  g_type_ensure (MONIAC_TYPE_FINDINGS_COMPARE);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
moniac_findings_trials_init (MoniacFindingsTrials *self)
{
  self->trials_signals = g_signal_group_new (MONIAC_TYPE_TRIALS);
  g_signal_group_connect_swapped (self->trials_signals, "changed", G_CALLBACK (trials_cb), self);
  self->inquiry_signals = g_signal_group_new (MONIAC_TYPE_INQUIRY);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::show-known", G_CALLBACK (update_buttons), self);
  self->workspace_signals = g_signal_group_new (MONIAC_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::document", G_CALLBACK (document_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_findings_trials_set_workspace (MoniacFindingsTrials *self,
                                      MoniacWorkspace      *workspace)
{
  g_return_if_fail (MONIAC_IS_FINDINGS_TRIALS (self));

  if (!g_set_object (&self->workspace, workspace))
    return;
  g_signal_group_set_target (self->trials_signals, workspace != NULL ? get_trials (self) : NULL);
  g_signal_group_set_target (self->inquiry_signals, get_inquiry (self));
  g_signal_group_set_target (self->workspace_signals, workspace);
  if (workspace != NULL)
    document_cb (self);
}

void
moniac_findings_trials_update (MoniacFindingsTrials *self)
{
  MoniacInquiry *inquiry;

  g_return_if_fail (MONIAC_IS_FINDINGS_TRIALS (self));

  inquiry = get_inquiry (self);
  if (inquiry == NULL || moniac_trials_get_n (get_trials (self)) == 0)
    return;
  moniac_findings_compare_update (self->compare, inquiry);
  update_defaults (self, moniac_inquiry_get_tried (inquiry));
}

void
moniac_findings_trials_edit (MoniacFindingsTrials *self,
                             MoniacTrialKind       kind,
                             const char           *id)
{
  const MoniacTrial *trial;
  MoniacTrialRow *row;

  g_return_if_fail (MONIAC_IS_FINDINGS_TRIALS (self));

  trial = moniac_trials_find (get_trials (self), kind, id);
  for (int i = 0; trial != NULL && (row = get_row (self, i)) != NULL; i++)
    if (moniac_trial_row_is_about (row, trial))
      moniac_trial_row_edit (row);
}
