/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what is known beside what is on trial. Every number shows the deals that it is made of. */
#include "config.h"

#include "moniac-findings-compare.h"

#include <glib/gi18n.h>

#include "moniac-money.h"

typedef enum
{
  ROW_GROSS,
  ROW_BACK,
  ROW_SHARE,
  ROW_RANGE,
  ROW_LOOPS,
  ROW_PAID,
  ROW_PAID_BACK,
  N_ROWS
} Row;

#define FIRST_PAID_ROW ROW_PAID

static const struct
{
  const char *title;
  const char *explanation;
} rows[N_ROWS] = {
  [ROW_GROSS] = { N_("All amounts"), N_("The sum of all amounts that count.") },
  [ROW_BACK] = { N_("Comes back"), N_("The largest sum that can run in circles.") },
  [ROW_SHARE] = { N_("Share"), N_("What comes back, as a part of all amounts.") },
  [ROW_RANGE] = { N_("Range"),
                  N_("The lowest and the highest share over all values that undisclosed amounts may take.") },
  [ROW_LOOPS] = { N_("Loops"), N_("How many ways lead in a circle, as far as they are looked for.") },
  [ROW_PAID] = { N_("Paid in the end"),
                 N_("What everybody can still pay: the greatest clearing vector (Eisenberg and Noe 2001).") },
  [ROW_PAID_BACK] = { N_("Comes back of that"),
                      N_("The largest sum that can run in circles, of what is still paid.") },
};

enum
{
  KNOWN,
  TRIED,
  N_COLUMNS
};

struct _MoniacFindingsCompare
{
  AdwBin parent_instance;

  MoniacInquiry *inquiry;       /* owned */

  GtkWidget *grid;
  GtkWidget *titles[N_ROWS];
  GtkWidget *buttons[N_ROWS][N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (MoniacFindingsCompare, moniac_findings_compare, ADW_TYPE_BIN)

static MoniacFindings *
get_findings (MoniacFindingsCompare *self,
              int                    column)
{
  return column == KNOWN ? moniac_inquiry_get_findings (self->inquiry) : moniac_inquiry_get_tried (self->inquiry);
}

static gboolean
is_complete (MoniacFindingsCompare *self,
             int                    column)
{
  return column == KNOWN ? moniac_inquiry_is_complete (self->inquiry) : moniac_inquiry_is_tried (self->inquiry);
}

static char *
format_units (const MoniacNetwork *network,
              double               units)
{
  return moniac_money_format (moniac_network_money (network, 1) * units, network->currency, MONIAC_MONEY_SHORT);
}

static double
paid_in_the_end (const MoniacCascade *cascade)
{
  double paid = 0;

  for (int i = 0; i < cascade->n_deals; i++)
    paid += cascade->paid[i];
  return paid;
}

static char *
describe_loops (const MoniacLoops *loops)
{
  if (loops->capped)
    /* Translators: a number of loops, and there are more. */
    return g_strdup_printf (_("over %d"), loops->n);
  if (loops->stopped)
    /* Translators: a number of loops, and there may be more. */
    return g_strdup_printf (_("at least %d"), loops->n);
  return g_strdup_printf ("%d", loops->n);
}

static char *
describe_paid (MoniacFindingsCompare *self,
               const MoniacFindings  *findings,
               int                    column,
               Row                    row)
{
  const MoniacCirculation *paid = column == TRIED ? moniac_inquiry_get_paid (self->inquiry) : findings->circulation;

  if (column == TRIED && (findings->cascade == NULL || paid == NULL))
    return g_strdup ("");
  if (row == ROW_PAID_BACK)
    return format_units (findings->network, (double) paid->total);
  return format_units (findings->network, column == TRIED ? paid_in_the_end (findings->cascade)
                                          : (double) findings->network->gross);
}

static char *
describe (MoniacFindingsCompare *self,
          int                    column,
          Row                    row)
{
  const MoniacFindings *findings = get_findings (self, column);

  if (findings == NULL)
    return g_strdup ("…");
  switch (row)
    {
    case ROW_GROSS:
      return format_units (findings->network, (double) findings->network->gross);
    case ROW_BACK:
      return format_units (findings->network, (double) findings->circulation->total);
    case ROW_SHARE:
      return moniac_money_format_percent (moniac_circulation_share (findings->circulation));
    case ROW_RANGE:
      return is_complete (self, column) ? moniac_money_format_range (findings->range.low, findings->range.high)
             : g_strdup ("…");
    case ROW_LOOPS:
      return describe_loops (findings->loops);
    case ROW_PAID:
    case ROW_PAID_BACK:
    case N_ROWS:
    default:
      return describe_paid (self, findings, column, row);
    }
}

/* The deals that a number is made of */

static void
mark_loops (const MoniacLoops *loops,
            gboolean          *deals)
{
  for (int i = 0; i < loops->n; i++)
    for (int j = 0; j < loops->loops[i].n; j++)
      for (int k = 0; k < loops->loops[i].n_deals[j]; k++)
        deals[loops->loops[i].deals[j][k]] = TRUE;
}

static void
mark_positive (const gint64 *amounts,
               int           n,
               gboolean     *deals)
{
  for (int i = 0; i < n; i++)
    deals[i] = amounts[i] > 0;
}

static gboolean *
deals_of (MoniacFindingsCompare *self,
          const MoniacFindings  *findings,
          int                    column,
          Row                    row)
{
  const MoniacNetwork *network = findings->network;
  const MoniacCirculation *paid = column == TRIED ? moniac_inquiry_get_paid (self->inquiry) : findings->circulation;
  gboolean *deals = g_new0 (gboolean, network->n_deals + 1);

  if (row == ROW_LOOPS)
    mark_loops (findings->loops, deals);
  else if (row == ROW_BACK || row == ROW_SHARE)
    mark_positive (findings->circulation->comes_back, network->n_deals, deals);
  else if (row == ROW_PAID_BACK && paid != NULL)
    mark_positive (paid->comes_back, network->n_deals, deals);
  else if (row == ROW_RANGE)
    for (int i = 0; i < network->n_deals; i++)
      deals[i] = network->deals[i].is_money && !network->deals[i].disclosed;
  else
    for (int i = 0; i < network->n_deals; i++)
      deals[i] = network->deals[i].amount > 0;
  return deals;
}

/* The figure shows what the number is about. */
static void
clicked_cb (MoniacFindingsCompare *self,
            GtkWidget             *button)
{
  int place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "place"));
  int column = place % N_COLUMNS;
  const MoniacFindings *findings = get_findings (self, column);
  g_autofree gboolean *deals = NULL;

  if (findings == NULL)
    return;
  moniac_inquiry_set_show_known (self->inquiry, column == KNOWN);
  deals = deals_of (self, findings, column, place / N_COLUMNS);
  moniac_inquiry_bring_deals (self->inquiry, findings->network, deals);
}

/* Widgets */

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_button (MoniacFindingsCompare *self,
               Row                    row,
               int                    column)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_add_css_class (button, "moniac-number");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, _(rows[row].explanation));
  g_object_set_data (G_OBJECT (button), "place", GINT_TO_POINTER (row * N_COLUMNS + column));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
fill_grid (MoniacFindingsCompare *self)
{
  GtkGrid *grid = GTK_GRID (self->grid);
  const char *heads[N_COLUMNS] = { _("Known"), _("What If") };

  for (int column = 0; column < N_COLUMNS; column++)
    {
      GtkWidget *head = create_label (heads[column], "caption-heading");

      gtk_widget_set_halign (head, GTK_ALIGN_END);
      gtk_grid_attach (grid, head, column + 1, 0, 1, 1);
    }
  for (int row = 0; row < N_ROWS; row++)
    {
      self->titles[row] = create_label (_(rows[row].title), "caption");
      gtk_widget_set_hexpand (self->titles[row], TRUE);
      gtk_grid_attach (grid, self->titles[row], 0, row + 1, 1, 1);
      for (int column = 0; column < N_COLUMNS; column++)
        {
          self->buttons[row][column] = create_button (self, row, column);
          gtk_grid_attach (grid, self->buttons[row][column], column + 1, row + 1, 1, 1);
        }
    }
}

static void
moniac_findings_compare_dispose (GObject *object)
{
  g_clear_object (&MONIAC_FINDINGS_COMPARE (object)->inquiry);

  G_OBJECT_CLASS (moniac_findings_compare_parent_class)->dispose (object);
}

static void
moniac_findings_compare_class_init (MoniacFindingsCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_findings_compare_dispose;
}

static void
moniac_findings_compare_init (MoniacFindingsCompare *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "moniac-compare");
  fill_grid (self);
  adw_bin_set_child (ADW_BIN (self), self->grid);
}

static void
show_number (MoniacFindingsCompare *self,
             Row                    row,
             int                    column)
{
  GtkWidget *button = self->buttons[row][column];
  g_autofree char *text = describe (self, column, row);
  g_autofree char *label = NULL;

  gtk_button_set_label (GTK_BUTTON (button), text);
  /* Translators: for screen readers: what is counted, "Known" or "What If", and a number. */
  label = g_strdup_printf (_("%1$s, %2$s: %3$s"), _(rows[row].title), column == KNOWN ? _("Known") : _("What If"),
                           text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(rows[row].explanation), -1);
}

void
moniac_findings_compare_update (MoniacFindingsCompare *self,
                                MoniacInquiry         *inquiry)
{
  MoniacFindings *tried;
  gboolean cascade;

  g_return_if_fail (MONIAC_IS_FINDINGS_COMPARE (self));

  g_set_object (&self->inquiry, inquiry);
  if (inquiry == NULL)
    return;
  tried = moniac_inquiry_get_tried (inquiry);
  cascade = tried != NULL && tried->cascade != NULL;
  for (int row = 0; row < N_ROWS; row++)
    for (int column = 0; column < N_COLUMNS; column++)
      {
        gboolean visible = row < FIRST_PAID_ROW || cascade;

        gtk_widget_set_visible (self->titles[row], visible);
        gtk_widget_set_visible (self->buttons[row][column], visible);
        show_number (self, row, column);
      }
}
