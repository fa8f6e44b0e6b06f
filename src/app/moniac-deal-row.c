/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deal in a list. */
#include "config.h"

#include "moniac-deal-row.h"

#include "moniac-kind-dot.h"
#include "moniac-money.h"
#include "moniac-panel-words.h"

struct _MoniacDealRow
{
  GtkBox parent_instance;

  GtkWidget *parties_label;
  GtkWidget *amount_label;
  GtkWidget *dot;
  GtkWidget *kind_label;
  GtkWidget *mark_label;
  GtkWidget *date_label;
  char *whole;              /* the deal in a sentence */
};

G_DEFINE_FINAL_TYPE (MoniacDealRow, moniac_deal_row, GTK_TYPE_BOX)

/* Told when asked for: each change of a tooltip's text asks the display where the pointer is, and waits for that. */
static gboolean
moniac_deal_row_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    by_keys,
                               GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, MONIAC_DEAL_ROW (widget)->whole);
  return TRUE;
}

static void
moniac_deal_row_finalize (GObject *object)
{
  g_free (MONIAC_DEAL_ROW (object)->whole);

  G_OBJECT_CLASS (moniac_deal_row_parent_class)->finalize (object);
}

static void
moniac_deal_row_class_init (MoniacDealRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moniac_deal_row_finalize;
  widget_class->query_tooltip = moniac_deal_row_query_tooltip;
  g_type_ensure (MONIAC_TYPE_KIND_DOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/moniac/Moniac/moniac-deal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacDealRow, parties_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealRow, amount_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealRow, dot);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealRow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealRow, mark_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacDealRow, date_label);
}

static void
moniac_deal_row_init (MoniacDealRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
set_text (GtkWidget *label,
          char      *text)
{
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
  g_free (text);
}

static void
set_dim (GtkWidget *label,
         gboolean   dim)
{
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

void
moniac_deal_row_show (MoniacDealRow  *self,
                      MoniacDocument *document,
                      MoniacDeal     *deal)
{
  const MoniacDealRecord *record = moniac_deal_get_record (deal);
  char *mark = moniac_panel_words_reservation (record);

  g_return_if_fail (MONIAC_IS_DEAL_ROW (self));

  set_dim (self->parties_label, mark != NULL);
  set_dim (self->amount_label, mark != NULL || record->amount.form == MONIAC_AMOUNT_UNDISCLOSED);
  set_text (self->parties_label, moniac_panel_words_parties (document, record));
  set_text (self->amount_label, moniac_panel_words_amount (document, record));
  set_text (self->kind_label, moniac_panel_words_kind (record));
  set_text (self->mark_label, mark);
  set_text (self->date_label, moniac_money_format_date (&record->date));
  moniac_kind_dot_set_kind (MONIAC_KIND_DOT (self->dot), record->kind);
  g_free (self->whole);
  self->whole = moniac_panel_words_deal (document, record);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->whole, -1);
}
