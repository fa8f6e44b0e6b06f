/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: who depends on whom, as bars; what is chosen is brought forward. */
#include "config.h"

#include "moniac-findings-companies.h"

#include <glib/gi18n.h>

#include "moniac-finding-rows.h"
#include "moniac-money.h"

#define LISTED_AT_A_TIME 20

struct _MoniacFindingsCompanies
{
  AdwPreferencesGroup parent_instance;

  /* Owned. */
  MoniacInquiry *inquiry;
  MoniacFindings *findings;             /* whose companies are listed */
  int *order;

  GtkListBox *list;
  GtkWidget *more_button;

  MoniacFindingRows rows;
  int n;                                /* of the order: companies that have money */
};

G_DEFINE_FINAL_TYPE (MoniacFindingsCompanies, moniac_findings_companies, ADW_TYPE_PREFERENCES_GROUP)

/* What a button shows in the figure. */
typedef struct
{
  enum
  {
    DEALS_OF_COMPANY,                   /* all that `payer` pays and gets */
    DEALS_OF_PAIR,                      /* what `payer` pays `payee` */
    MONEY_OF_COMPANY,                   /* the way of what `payer` pays */
  } what;
  int payer;
  int payee;
} Choice;

static gboolean
is_chosen (const Choice            *choice,
           const MoniacNetworkDeal *deal)
{
  if (choice->what == DEALS_OF_COMPANY)
    return deal->payer == choice->payer || deal->payee == choice->payer;
  return deal->payer == choice->payer && deal->payee == choice->payee;
}

/* The number is about what is known, before anything is taken out: so is the figure then. */
static void
follow (MoniacFindingsCompanies *self,
        int                      company)
{
  moniac_inquiry_set_show_known (self->inquiry, TRUE);
  moniac_inquiry_set_netting (self->inquiry, MONIAC_NET_NONE);
  moniac_inquiry_follow (self->inquiry, self->findings->network->companies[company].record->id);
}

static void
clicked_cb (MoniacFindingsCompanies *self,
            GtkWidget               *button)
{
  const Choice *choice = g_object_get_data (G_OBJECT (button), "choice");
  const MoniacNetwork *network = self->findings->network;
  g_autofree gboolean *deals = NULL;

  if (moniac_inquiry_get_findings (self->inquiry) == NULL ||
      moniac_inquiry_get_findings (self->inquiry)->network != network)
    return;
  if (choice->what == MONEY_OF_COMPANY)
    {
      follow (self, choice->payer);
      return;
    }
  deals = g_new0 (gboolean, network->n_deals);
  for (int i = 0; i < network->n_deals; i++)
    deals[i] = network->deals[i].is_money && is_chosen (choice, &network->deals[i]);
  moniac_inquiry_bring_deals (self->inquiry, network, deals);
}

static GtkWidget *
create_button (MoniacFindingsCompanies *self,
               GtkWidget               *child,
               const char              *tooltip)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "moniac-bar");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
set_choice (GtkWidget  *button,
            const char *text,                /* for screen readers */
            Choice      choice)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (button), "choice", g_memdup2 (&choice, sizeof choice), g_free);
}

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Two lines of text: the name of a company, and how much of all money touches it. */
static GtkWidget *
create_name (MoniacFindingsCompanies *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_label ("", "heading"));
  gtk_box_append (GTK_BOX (box), create_label ("", "caption"));
  return create_button (self, box, _("What it pays and receives, as a part of the sum of all amounts."));
}

static void
fill_name (MoniacFindingsCompanies *self,
           GtkWidget               *button,
           int                      company)
{
  g_autofree char *touches = moniac_money_format_percent (self->findings->dependence->companies[company].touches);
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  const char *name = moniac_company_record_get_name (self->findings->network->companies[company].record);
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;

  /* Translators: a percentage; of a company. */
  text = g_strdup_printf (_("%s of all money touches it."), touches);
  told = g_strdup_printf ("%s: %s", name, text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text);
  set_choice (button, told, (Choice) { DEALS_OF_COMPANY, company, 0 });
}

static GtkWidget *
create_bar (MoniacFindingsCompanies *self,
            const char              *tooltip)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), create_label ("", "caption"));
  gtk_box_append (GTK_BOX (box), gtk_progress_bar_new ());
  return create_button (self, box, tooltip);
}

static void
fill_bar (GtkWidget *button,
          char      *text,               /* taken over; NULL: none is shown */
          double     share,
          Choice     choice)
{
  g_autofree char *owned = text;
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *bar = gtk_widget_get_last_child (box);

  gtk_widget_set_visible (button, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  set_choice (button, text, choice);
}

/* "$5 billion of the $30 billion that it pays can come back to it."; nothing where it pays nothing, or where nobody knows. */
static void
fill_back (MoniacFindingsCompanies *self,
           GtkWidget               *button,
           int                      company)
{
  const MoniacNetwork *network = self->findings->network;
  gint64 can_come_back = self->findings->dependence->companies[company].can_come_back;
  gint64 paid = network->companies[company].paid;
  g_autofree char *back = NULL;
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (button, paid > 0 && can_come_back >= 0);
  if (paid <= 0 || can_come_back < 0)
    return;
  back = moniac_money_format (moniac_network_money (network, can_come_back), network->currency, MONIAC_MONEY_LONG);
  all = moniac_money_format (moniac_network_money (network, paid), network->currency, MONIAC_MONEY_LONG);
  if (can_come_back > 0)
    /* Translators: an amount, and what a company pays. */
    text = g_strdup_printf (_("%1$s of the %2$s that it pays can come back to it."), back, all);
  else
    /* Translators: what a company pays. */
    text = g_strdup_printf (_("Nothing of the %s that it pays can come back to it."), all);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
  set_choice (button, text, (Choice) { MONEY_OF_COMPANY, company, 0 });
}

static void
fill_concentration (MoniacFindingsCompanies *self,
                    GtkWidget               *button,
                    int                      company)
{
  g_autofree char *text = moniac_findings_concentration_text (self->findings, company);

  gtk_widget_set_visible (button, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
  set_choice (button, text, (Choice) { DEALS_OF_COMPANY, company, 0 });
}

static GtkListBoxRow *
create_row (gpointer owner)
{
  MoniacFindingsCompanies *self = owner;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_name (self));
  gtk_box_append (GTK_BOX (box), create_bar (self, _("What its largest payer pays it, as a part of all that it receives.")));
  gtk_box_append (GTK_BOX (box), create_bar (self, _("What it pays its largest payee, as a part of all that it pays.")));
  gtk_box_append (GTK_BOX (box), create_button (self, create_label ("", "caption"),
                                                _("The sum of the squares of the parts that its payers, or payees, have: "
                                                  "1 where there is only one, near 0 where there are many.")));
  gtk_box_append (GTK_BOX (box), create_button (self, create_label ("", "caption"),
                                                _("The most of it that can reach it again, through others. Choose it to follow the money.")));
  gtk_widget_add_css_class (box, "moniac-finding-company");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return GTK_LIST_BOX_ROW (row);
}

static void
fill_row (gpointer       owner,
          GtkListBoxRow *row,
          int            index)
{
  MoniacFindingsCompanies *self = owner;
  int company = self->order[index];
  const MoniacCompanyDependence *dependence = &self->findings->dependence->companies[company];
  GtkWidget *box = gtk_list_box_row_get_child (row);
  GtkWidget *name = gtk_widget_get_first_child (box);
  GtkWidget *payer = gtk_widget_get_next_sibling (name);
  GtkWidget *payee = gtk_widget_get_next_sibling (payer);

  fill_name (self, name, company);
  fill_bar (payer, moniac_findings_payer_text (self->findings, company), dependence->top_payer.share,
            (Choice) { DEALS_OF_PAIR, dependence->top_payer.company, company });
  fill_bar (payee, moniac_findings_payee_text (self->findings, company),
            dependence->top_payee.share, (Choice) { DEALS_OF_PAIR, company, dependence->top_payee.company });
  fill_concentration (self, gtk_widget_get_next_sibling (payee), company);
  fill_back (self, gtk_widget_get_last_child (box), company);
}

static void
update_more (MoniacFindingsCompanies *self)
{
  gtk_widget_set_visible (self->more_button, self->rows.n < self->n);
}

static void
more_cb (MoniacFindingsCompanies *self)
{
  moniac_finding_rows_extend (&self->rows, MIN (LISTED_AT_A_TIME, self->n - self->rows.n));
  update_more (self);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      data)
{
  const MoniacDependence *dependence = data;
  double touches_a = dependence->companies[*(const int *) a].touches;
  double touches_b = dependence->companies[*(const int *) b].touches;

  if (touches_a == touches_b)
    return *(const int *) a - *(const int *) b;
  return touches_a < touches_b ? 1 : -1;
}

static void
put_in_order (MoniacFindingsCompanies *self)
{
  const MoniacNetwork *network = self->findings->network;

  g_free (self->order);
  self->order = g_new (int, network->n_companies + 1);
  self->n = 0;
  for (int v = 0; v < network->n_companies; v++)
    if (network->companies[v].paid > 0 || network->companies[v].received > 0)
      self->order[self->n++] = v;
  g_qsort_with_data (self->order, self->n, sizeof (int), compare_cb, self->findings->dependence);
}

static void
moniac_findings_companies_dispose (GObject *object)
{
  MoniacFindingsCompanies *self = MONIAC_FINDINGS_COMPANIES (object);

  moniac_finding_rows_clear (&self->rows);
  g_clear_object (&self->inquiry);
  g_clear_pointer (&self->findings, moniac_findings_unref);
  g_clear_pointer (&self->order, g_free);

  G_OBJECT_CLASS (moniac_findings_companies_parent_class)->dispose (object);
}

static void
moniac_findings_companies_class_init (MoniacFindingsCompaniesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_findings_companies_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-findings-companies.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsCompanies, list);
  gtk_widget_class_bind_template_child (widget_class, MoniacFindingsCompanies, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
moniac_findings_companies_init (MoniacFindingsCompanies *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = (MoniacFindingRows) { .list = self->list, .owner = self, .create = create_row, .fill = fill_row };
}

void
moniac_findings_companies_update (MoniacFindingsCompanies *self,
                                  MoniacInquiry           *inquiry)
{
  MoniacFindings *findings = inquiry != NULL ? moniac_inquiry_get_findings (inquiry) : NULL;

  g_return_if_fail (MONIAC_IS_FINDINGS_COMPANIES (self));

  g_set_object (&self->inquiry, inquiry);
  /* The range came: nothing of this depends on it. */
  if (findings != NULL && self->findings != NULL && findings->dependence == self->findings->dependence)
    return;
  g_clear_pointer (&self->findings, moniac_findings_unref);
  if (findings != NULL)
    {
      self->findings = moniac_findings_ref (findings);
      put_in_order (self);
    }
  moniac_finding_rows_renew (&self->rows, findings != NULL ? MIN (self->n, LISTED_AT_A_TIME) : 0);
  if (findings == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), self->n > 0);
  update_more (self);
}

gboolean
moniac_findings_companies_is_settled (MoniacFindingsCompanies *self)
{
  g_return_val_if_fail (MONIAC_IS_FINDINGS_COMPANIES (self), FALSE);

  return moniac_finding_rows_is_finished (&self->rows);
}
