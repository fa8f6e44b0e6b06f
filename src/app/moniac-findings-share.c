/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: how much comes back, and what an undisclosed amount could do to that. */
#include "config.h"

#include "moniac-findings-share.h"

#include <glib/gi18n.h>

#include "moniac-money.h"
#include "moniac-share-plot.h"

/* The last range and its plot stay on show so long while the next is worked out: mostly it is there before. */
#define KEEP_RANGE_MS 300

struct _MoniacFindingsShare
{
  AdwPreferencesGroup parent_instance;

  MoniacInquiry *inquiry;               /* owned */
  const MoniacShareCurve *curve;        /* that the plot shows, borrowed from the inquiry for comparison only */

  AdwActionRow *headline_row;
  AdwActionRow *range_row;
  GtkWidget *range_arrow;
  GtkSpinner *range_spinner;
  GtkWidget *plot_row;
  MoniacSharePlot *plot;
  GtkLabel *trial_label;
  GtkWidget *back_button;

  guint keep_source;                    /* while the last range is kept */
  gboolean keep_over;                   /* it was kept long enough */
};

enum
{
  DEAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacFindingsShare, moniac_findings_share, ADW_TYPE_PREFERENCES_GROUP)

static void
set_row (AdwActionRow *row,
         const char   *title,
         const char   *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
}

/* The deals of which something comes back; where nothing does, all that count. */
static void
headline_cb (MoniacFindingsShare *self)
{
  MoniacFindings *findings = moniac_inquiry_get_findings (self->inquiry);
  g_autofree gboolean *deals = NULL;

  if (findings == NULL)
    return;
  deals = g_new0 (gboolean, findings->network->n_deals);
  for (int i = 0; i < findings->network->n_deals; i++)
    deals[i] = findings->circulation->total > 0 ? findings->circulation->comes_back[i] > 0
                                                : findings->network->deals[i].amount > 0;
  moniac_inquiry_bring_deals (self->inquiry, findings->network, deals);
}

/* To the deal that is named; where none is, all whose amount is not disclosed. */
static void
range_cb (MoniacFindingsShare *self)
{
  MoniacFindings *findings = moniac_inquiry_get_findings (self->inquiry);
  g_autofree gboolean *deals = NULL;

  if (findings == NULL)
    return;
  if (findings->range.most_sensitive >= 0)
    {
      g_signal_emit (self, signals[DEAL_ACTIVATED], 0,
                     findings->network->deals[findings->range.most_sensitive].record->id);
      return;
    }
  deals = g_new0 (gboolean, findings->network->n_deals + 1);
  for (int i = 0; i < findings->network->n_deals; i++)
    deals[i] = findings->network->deals[i].is_money && !findings->network->deals[i].disclosed;
  moniac_inquiry_bring_deals (self->inquiry, findings->network, deals);
}

/* The deal of the plot; its id. */
static const char *
plotted_deal (MoniacFindingsShare *self)
{
  MoniacFindings *findings = moniac_inquiry_get_findings (self->inquiry);

  return findings->network->deals[moniac_inquiry_get_curve (self->inquiry)->deal].record->id;
}

/* An amount of the curve, in the currency of its deal. */
static MoniacNumber
amount_at (const MoniacNetwork    *network,
           const MoniacShareCurve *curve,
           int                     point)
{
  const char *currency = network->deals[curve->deal].record->currency;
  const MoniacNumber *rate = moniac_header_record_get_rate (network->header, currency);

  return moniac_number_from_double (moniac_network_money (network, curve->amounts[point]) / rate->value);
}

/* The plot only suggests amounts: what is supposed is on trial like anything else. */
static void
suppose (MoniacFindingsShare *self,
         int                  point)
{
  MoniacNumber amount = amount_at (moniac_inquiry_get_findings (self->inquiry)->network,
                                   moniac_inquiry_get_curve (self->inquiry), point);

  moniac_trials_set_amount (moniac_inquiry_get_trials (self->inquiry), plotted_deal (self), &amount);
  moniac_number_clear (&amount);
}

/* The point of the amount that is on trial, or the last before it; -1: none is. */
static int
find_point (MoniacFindingsShare    *self,
            const MoniacNetwork    *network,
            const MoniacShareCurve *curve)
{
  const MoniacTrial *trial = moniac_trials_find (moniac_inquiry_get_trials (self->inquiry), MONIAC_TRIAL_AMOUNT,
                                                 network->deals[curve->deal].record->id);
  int point = -1;

  for (int i = 0; trial != NULL && i < curve->n; i++)
    {
      MoniacNumber amount = amount_at (network, curve, i);

      if (amount.value <= trial->amount.value)
        point = i;
      moniac_number_clear (&amount);
    }
  return point;
}

static void
chosen_cb (MoniacFindingsShare *self,
           int                  point)
{
  if (moniac_inquiry_is_complete (self->inquiry))
    suppose (self, point);
}

static void
back_cb (MoniacFindingsShare *self)
{
  if (moniac_inquiry_get_curve (self->inquiry) == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->plot));
  moniac_trials_remove (moniac_inquiry_get_trials (self->inquiry), MONIAC_TRIAL_AMOUNT, plotted_deal (self));
}

static void
update_headline (MoniacFindingsShare *self,
                 MoniacFindings      *findings)
{
  g_autofree char *headline = moniac_findings_headline (findings);
  g_auto (GStrv) remarks = moniac_findings_remarks (findings);
  g_autofree char *told = g_strjoinv (" ", remarks);

  set_row (self->headline_row, headline, told);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->headline_row),
                                    findings->network->gross > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->headline_row),
                               _("The largest sum that can run in circles: no deal carries more than its amount, "
                                 "and every company passes on as much of it as it gets. Choose it to see the deals."));
}

static void
show_range (MoniacFindingsShare *self,
            MoniacFindings      *findings)
{
  g_autofree char *range = moniac_findings_range_text (findings);
  gboolean named = findings->range.most_sensitive >= 0;

  if (range != NULL)
    set_row (self->range_row, range, findings->range.bound
             ? _("The lowest share may be a little lower still: there are too many open amounts to try all.")
             : _("The lowest and the highest share over all values that undisclosed amounts may take."));
  gtk_widget_set_visible (GTK_WIDGET (self->range_row), range != NULL);
  gtk_widget_set_visible (self->range_arrow, named);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->range_row), range != NULL);
}

static void
show_no_range (MoniacFindingsShare *self,
               gboolean             working)
{
  if (working)
    set_row (self->range_row, _("Working out what undisclosed amounts could do…"), "");
  else
    set_row (self->range_row, _("What undisclosed amounts could do is not known"), _("The search was stopped."));
  gtk_widget_set_visible (GTK_WIDGET (self->range_row), TRUE);
  gtk_widget_set_visible (self->range_arrow, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->range_row), FALSE);
}

static void
update_range (MoniacFindingsShare *self,
              MoniacFindings      *findings)
{
  gboolean complete = moniac_inquiry_is_complete (self->inquiry);
  gboolean working = !complete && moniac_inquiry_get_working (self->inquiry);

  if (complete)
    show_range (self, findings);
  else
    show_no_range (self, working);
  gtk_widget_set_visible (GTK_WIDGET (self->range_spinner), working);
  gtk_spinner_set_spinning (self->range_spinner, working);
}

/* "If Microsoft paid Nvidia $10 billion, 43 % would come back." */
static char *
describe_point (MoniacFindings         *findings,
                const MoniacShareCurve *curve,
                int                     point)
{
  const MoniacNetwork *network = findings->network;
  const MoniacNetworkDeal *deal = &network->deals[curve->deal];
  g_autofree char *amount = moniac_money_format (moniac_network_money (network, curve->amounts[point]),
                                                 network->currency, MONIAC_MONEY_LONG);
  g_autofree char *share = moniac_money_tell_percent (curve->shares[point]);
  const char *payer = deal->payer < 0 ? _("the outside")
                      : moniac_company_record_get_name (network->companies[deal->payer].record);
  const char *payee = deal->payee < 0 ? _("the outside")
                      : moniac_company_record_get_name (network->companies[deal->payee].record);

  /* Translators: payer, payee, an amount and a percentage. */
  return g_strdup_printf (_("If %1$s paid %2$s %3$s, %4$s would come back."), payer, payee, amount, share);
}

static void
update_plot (MoniacFindingsShare *self,
             MoniacFindings      *findings)
{
  const MoniacShareCurve *curve = moniac_inquiry_get_curve (self->inquiry);
  g_autofree char *text = NULL;
  int trial;

  gtk_widget_set_visible (self->plot_row, curve != NULL);
  if (curve != self->curve)
    moniac_share_plot_set_curve (self->plot, findings->network, curve);
  self->curve = curve;
  if (curve == NULL)
    return;
  trial = find_point (self, findings->network, curve);
  moniac_share_plot_set_point (self->plot, trial);
  text = describe_point (findings, curve, MAX (trial, 0));
  gtk_label_set_text (self->trial_label, text);
  gtk_widget_set_visible (self->back_button, trial >= 0);
}

static void
update_open (MoniacFindingsShare *self)
{
  MoniacFindings *findings = moniac_inquiry_get_findings (self->inquiry);

  if (findings == NULL)
    return;
  update_range (self, findings);
  update_plot (self, findings);
}

static gboolean
keep_over_cb (gpointer data)
{
  MoniacFindingsShare *self = data;

  self->keep_source = 0;
  self->keep_over = TRUE;
  update_open (self);
  return G_SOURCE_REMOVE;
}

/* While it is on its way, for a moment. */
static gboolean
keeps_range (MoniacFindingsShare *self)
{
  gboolean on_its_way = !moniac_inquiry_is_complete (self->inquiry) && moniac_inquiry_get_working (self->inquiry);

  if (!on_its_way)
    {
      g_clear_handle_id (&self->keep_source, g_source_remove);
      self->keep_over = FALSE;
      return FALSE;
    }
  if (self->keep_over)
    return FALSE;
  if (self->keep_source == 0)
    self->keep_source = g_timeout_add (KEEP_RANGE_MS, keep_over_cb, self);
  return TRUE;
}

/* Of another document nothing is kept. */
static void
forget (MoniacFindingsShare *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_over = TRUE;
}

static void
moniac_findings_share_dispose (GObject *object)
{
  MoniacFindingsShare *self = MONIAC_FINDINGS_SHARE (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_object (&self->inquiry);

  G_OBJECT_CLASS (moniac_findings_share_parent_class)->dispose (object);
}

static void
moniac_findings_share_class_init (MoniacFindingsShareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_findings_share_dispose;

  signals[DEAL_ACTIVATED] = g_signal_new ("deal-activated", MONIAC_TYPE_FINDINGS_SHARE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (MONIAC_TYPE_SHARE_PLOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-findings-share.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsShare, headline_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsShare, range_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsShare, range_arrow);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsShare, range_spinner);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsShare, plot_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsShare, plot);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsShare, trial_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsShare, back_button);
  gtk_widget_class_bind_template_callback (widget_class, headline_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
moniac_findings_share_init (MoniacFindingsShare *self)
{
  self->keep_over = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_findings_share_update (MoniacFindingsShare *self,
                              MoniacInquiry       *inquiry)
{
  MoniacFindings *findings = inquiry != NULL ? moniac_inquiry_get_findings (inquiry) : NULL;

  g_return_if_fail (MONIAC_IS_FINDINGS_SHARE (self));

  g_set_object (&self->inquiry, inquiry);
  if (findings == NULL)
    {
      forget (self);
      return;
    }
  update_headline (self, findings);
  if (!keeps_range (self))
    update_open (self);
}
