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
};

G_DEFINE_FINAL_TYPE (MoniacDealRow, moniac_deal_row, GTK_TYPE_BOX)

static void
moniac_deal_row_class_init (MoniacDealRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
  g_autofree char *whole = moniac_panel_words_deal (document, record);
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
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}
