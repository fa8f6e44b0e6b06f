/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of findings: follows the inquiry of a workspace, and asks it while the page is on the screen. */
#include "config.h"

#include "moniac-findings-page.h"

#include <glib/gi18n.h>

#include "moniac-findings-companies.h"
#include "moniac-findings-export.h"
#include "moniac-findings-loops.h"
#include "moniac-findings-progress.h"
#include "moniac-findings-share.h"
#include "moniac-findings-trials.h"

struct _MoniacFindingsPage
{
  AdwBin parent_instance;

  /* Owned. */
  MoniacWorkspace *workspace;
  GSignalGroup *inquiry_signals;
  GSignalGroup *trials_signals;

  MoniacFindingsProgress *progress;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkScrolledWindow *scroller;
  GtkWidget *box;
  MoniacFindingsShare *share;
  MoniacFindingsLoops *loops;
  MoniacFindingsCompanies *companies;
  MoniacFindingsTrials *trials;
  GtkToggleButton *net_none;
  GtkToggleButton *net_pairs;
  GtkToggleButton *net_all;
  GtkLabel *net_label;

  gboolean watching;
};

G_DEFINE_FINAL_TYPE (MoniacFindingsPage, moniac_findings_page, ADW_TYPE_BIN)

static MoniacInquiry *
get_inquiry (MoniacFindingsPage *self)
{
  return self->workspace != NULL ? moniac_workspace_get_inquiry (self->workspace) : NULL;
}

static void
watch (MoniacFindingsPage *self,
       gboolean            watching)
{
  MoniacInquiry *inquiry = get_inquiry (self);

  if (inquiry == NULL || self->watching == watching)
    return;
  self->watching = watching;
  if (watching)
    moniac_inquiry_watch (inquiry);
  else
    moniac_inquiry_unwatch (inquiry);
}

static gboolean
has_money (MoniacFindings *findings)
{
  for (int i = 0; i < findings->network->n_deals; i++)
    if (findings->network->deals[i].is_money)
      return TRUE;
  return FALSE;
}

static void
update_stack (MoniacFindingsPage *self,
              MoniacFindings     *findings)
{
  gboolean stopped = get_inquiry (self) != NULL && moniac_inquiry_get_stopped (get_inquiry (self));
  const char *name = findings == NULL ? (stopped ? "stopped" : "waiting") : has_money (findings) ? "findings" : "empty";

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, findings == NULL && self->watching);
}

static void
update_actions (MoniacFindingsPage *self)
{
  MoniacInquiry *inquiry = get_inquiry (self);
  MoniacFindings *findings = inquiry != NULL ? moniac_inquiry_get_findings (inquiry) : NULL;
  gboolean complete = inquiry != NULL && moniac_findings_can_export (inquiry);
  int n = findings != NULL ? findings->loops->n : 0;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "findings.copy", complete);
  gtk_widget_action_set_enabled (widget, "findings.export-csv", complete);
  gtk_widget_action_set_enabled (widget, "findings.export-json", complete);
  gtk_widget_action_set_enabled (widget, "findings.next-loop", n > 0);
  gtk_widget_action_set_enabled (widget, "findings.previous-loop", n > 0);
  gtk_widget_action_set_enabled (widget, "findings.stop", inquiry != NULL && moniac_inquiry_get_working (inquiry));
  gtk_widget_action_set_enabled (widget, "findings.resume", inquiry != NULL && moniac_inquiry_get_stopped (inquiry));
  gtk_widget_action_set_enabled (widget, "findings.clear",
                                 inquiry != NULL && moniac_inquiry_get_brought (inquiry) != NULL);
}

static void
findings_cb (MoniacFindingsPage *self)
{
  MoniacInquiry *inquiry = get_inquiry (self);
  MoniacFindings *findings = inquiry != NULL ? moniac_inquiry_get_findings (inquiry) : NULL;

  moniac_findings_progress_update (self->progress, inquiry);
  moniac_findings_share_update (self->share, inquiry);
  moniac_findings_loops_update (self->loops, inquiry);
  moniac_findings_companies_update (self->companies, inquiry);
  moniac_findings_trials_update (self->trials);
  update_stack (self, findings);
  update_actions (self);
}

/* The lists stay as they are: of them only other findings change anything. */
static void
status_cb (MoniacFindingsPage *self)
{
  MoniacInquiry *inquiry = get_inquiry (self);

  moniac_findings_progress_update (self->progress, inquiry);
  moniac_findings_share_update (self->share, inquiry);
  moniac_findings_trials_update (self->trials);
  update_stack (self, inquiry != NULL ? moniac_inquiry_get_findings (inquiry) : NULL);
  update_actions (self);
}

static void
scroll_to (MoniacFindingsPage *self,
           GtkWidget          *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t bounds;

  if (widget != NULL && gtk_widget_compute_bounds (widget, self->box, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + MIN (bounds.size.height, page));
}

/* So that the loop that is on show is in view in the list too. */
static gboolean
scroll_to_loop_cb (gpointer data)
{
  MoniacFindingsPage *self = data;

  scroll_to (self, moniac_findings_loops_get_row (self->loops));
  return G_SOURCE_REMOVE;
}

static gboolean
scroll_to_trials_cb (gpointer data)
{
  MoniacFindingsPage *self = data;

  scroll_to (self, GTK_WIDGET (self->trials));
  return G_SOURCE_REMOVE;
}

static void
loop_cb (MoniacFindingsPage *self)
{
  moniac_findings_loops_update_loop (self->loops);
  update_actions (self);
  /* A row that was just listed has its place after the next layout. */
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_loop_cb, g_object_ref (self), g_object_unref);
}

static void
trials_cb (MoniacFindingsPage *self)
{
  moniac_findings_share_update (self->share, get_inquiry (self));
  update_actions (self);
}

static void
tried_cb (MoniacFindingsPage *self)
{
  moniac_findings_trials_update (self->trials);
  update_actions (self);
}

static void
netting_cb (MoniacFindingsPage *self)
{
  MoniacNetting netting = moniac_inquiry_get_netting (get_inquiry (self));
  GtkToggleButton *buttons[] = { self->net_none, self->net_pairs, self->net_all };

  gtk_toggle_button_set_active (buttons[netting], TRUE);
  gtk_label_set_text (self->net_label, gtk_widget_get_tooltip_text (GTK_WIDGET (buttons[netting])));
}

static void
net_cb (MoniacFindingsPage *self,
        GtkToggleButton    *button)
{
  MoniacNetting netting = button == self->net_all ? MONIAC_NET_ALL
                          : button == self->net_pairs ? MONIAC_NET_PAIRS : MONIAC_NET_NONE;

  if (gtk_toggle_button_get_active (button) && get_inquiry (self) != NULL)
    moniac_inquiry_set_netting (get_inquiry (self), netting);
}

static void
deal_activated_cb (MoniacFindingsPage *self,
                   const char         *id)
{
  MoniacDeal *deal = moniac_document_find_deal (moniac_workspace_get_document (self->workspace), id);

  if (deal != NULL)
    moniac_workspace_set_selection (self->workspace, G_OBJECT (deal));
}

static void
activate_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  MoniacFindingsPage *self = MONIAC_FINDINGS_PAGE (widget);

  if (g_str_equal (name, "findings.copy"))
    moniac_findings_copy (widget, self->workspace);
  else if (g_str_equal (name, "findings.export-csv"))
    moniac_findings_export (widget, self->workspace, MONIAC_FINDINGS_CSV);
  else if (g_str_equal (name, "findings.export-json"))
    moniac_findings_export (widget, self->workspace, MONIAC_FINDINGS_JSON);
  else if (g_str_equal (name, "findings.next-loop"))
    moniac_inquiry_step_loop (get_inquiry (self), 1);
  else if (g_str_equal (name, "findings.previous-loop"))
    moniac_inquiry_step_loop (get_inquiry (self), -1);
  else if (g_str_equal (name, "findings.stop"))
    moniac_inquiry_stop (get_inquiry (self));
  else if (g_str_equal (name, "findings.resume"))
    moniac_inquiry_resume (get_inquiry (self));
  else
    moniac_inquiry_clear_brought (get_inquiry (self));
}

/* What was brought forward goes back, then a search is stopped; what is on trial stays until somebody says so. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *parameter,
           gpointer   data)
{
  MoniacInquiry *inquiry = get_inquiry (MONIAC_FINDINGS_PAGE (widget));

  if (inquiry == NULL)
    return FALSE;
  if (moniac_inquiry_get_brought (inquiry) != NULL)
    moniac_inquiry_clear_brought (inquiry);
  else if (moniac_inquiry_get_working (inquiry))
    moniac_inquiry_stop (inquiry);
  else
    return FALSE;
  return TRUE;
}

static void
moniac_findings_page_map (GtkWidget *widget)
{
  MoniacFindingsPage *self = MONIAC_FINDINGS_PAGE (widget);

  GTK_WIDGET_CLASS (moniac_findings_page_parent_class)->map (widget);

  watch (self, TRUE);
  findings_cb (self);
}

static void
moniac_findings_page_unmap (GtkWidget *widget)
{
  MoniacFindingsPage *self = MONIAC_FINDINGS_PAGE (widget);

  watch (self, FALSE);
  GTK_WIDGET_CLASS (moniac_findings_page_parent_class)->unmap (widget);
}

static void
moniac_findings_page_dispose (GObject *object)
{
  MoniacFindingsPage *self = MONIAC_FINDINGS_PAGE (object);

  moniac_findings_page_set_workspace (self, NULL);
  g_clear_object (&self->inquiry_signals);
  g_clear_object (&self->trials_signals);

  G_OBJECT_CLASS (moniac_findings_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MONIAC_TYPE_FINDINGS_COMPANIES);
  g_type_ensure (MONIAC_TYPE_FINDINGS_LOOPS);
  g_type_ensure (MONIAC_TYPE_FINDINGS_PROGRESS);
  g_type_ensure (MONIAC_TYPE_FINDINGS_SHARE);
  g_type_ensure (MONIAC_TYPE_FINDINGS_TRIALS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-findings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, box);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, share);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, loops);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, companies);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, trials);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, net_none);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, net_pairs);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, net_all);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsPage, net_label);
  gtk_widget_class_bind_template_callback (widget_class, deal_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, net_cb);
}

static void
moniac_findings_page_class_init (MoniacFindingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const actions[] = {
    "findings.copy", "findings.export-csv", "findings.export-json",
    "findings.next-loop", "findings.previous-loop", "findings.clear", "findings.stop", "findings.resume",
  };

  G_OBJECT_CLASS (klass)->dispose = moniac_findings_page_dispose;
  widget_class->map = moniac_findings_page_map;
  widget_class->unmap = moniac_findings_page_unmap;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, activate_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  bind_template (widget_class);
}

static void
moniac_findings_page_init (MoniacFindingsPage *self)
{
  self->inquiry_signals = g_signal_group_new (MONIAC_TYPE_INQUIRY);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::findings", G_CALLBACK (findings_cb), self);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::working", G_CALLBACK (status_cb), self);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::brought", G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::loop", G_CALLBACK (loop_cb), self);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::tried", G_CALLBACK (tried_cb), self);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::netting", G_CALLBACK (netting_cb), self);
  self->trials_signals = g_signal_group_new (MONIAC_TYPE_TRIALS);
  g_signal_group_connect_swapped (self->trials_signals, "changed", G_CALLBACK (trials_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

void
moniac_findings_page_set_workspace (MoniacFindingsPage *self,
                                    MoniacWorkspace    *workspace)
{
  g_return_if_fail (MONIAC_IS_FINDINGS_PAGE (self));

  if (self->workspace == workspace)
    return;
  watch (self, FALSE);
  g_set_object (&self->workspace, workspace);
  g_signal_group_set_target (self->inquiry_signals, get_inquiry (self));
  g_signal_group_set_target (self->trials_signals,
                             workspace != NULL ? moniac_inquiry_get_trials (get_inquiry (self)) : NULL);
  moniac_findings_trials_set_workspace (self->trials, workspace);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    watch (self, TRUE);
  if (workspace == NULL)
    return;
  findings_cb (self);
  netting_cb (self);
}

/* It has its place after the next layout. */
void
moniac_findings_page_show_trials (MoniacFindingsPage *self)
{
  g_return_if_fail (MONIAC_IS_FINDINGS_PAGE (self));

  g_idle_add_full (G_PRIORITY_LOW, scroll_to_trials_cb, g_object_ref (self), g_object_unref);
}

void
moniac_findings_page_edit_trial (MoniacFindingsPage *self,
                                 MoniacTrialKind     kind,
                                 const char         *id)
{
  g_return_if_fail (MONIAC_IS_FINDINGS_PAGE (self));

  moniac_findings_page_show_trials (self);
  moniac_findings_trials_edit (self->trials, kind, id);
}

gboolean
moniac_findings_page_is_settled (MoniacFindingsPage *self)
{
  g_return_val_if_fail (MONIAC_IS_FINDINGS_PAGE (self), FALSE);

  return moniac_findings_loops_is_settled (self->loops) && moniac_findings_companies_is_settled (self->companies);
}
