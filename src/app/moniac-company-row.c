/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company in a list, with what it gets and pays. */
#include "config.h"

#include "moniac-company-row.h"

#include <glib/gi18n.h>

#include "moniac-panel-words.h"

struct _MoniacCompanyRow
{
  GtkBox parent_instance;

  GtkWidget *name_label;
  GtkWidget *money_label;
};

G_DEFINE_FINAL_TYPE (MoniacCompanyRow, moniac_company_row, GTK_TYPE_BOX)

static void
moniac_company_row_class_init (MoniacCompanyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/moniac/Moniac/moniac-company-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyRow, money_label);
}

static void
moniac_company_row_init (MoniacCompanyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_company_row_show (MoniacCompanyRow    *self,
                         MoniacCompany       *company,
                         const MoniacNetwork *network)
{
  const MoniacCompanyRecord *record = moniac_company_get_record (company);
  int index = network ? moniac_network_find_company (network, record->id) : -1;
  g_autofree char *money = NULL;

  g_return_if_fail (MONIAC_IS_COMPANY_ROW (self));

  if (index >= 0)
    money = moniac_panel_words_gets_pays (network, &network->companies[index]);
  gtk_label_set_text (GTK_LABEL (self->name_label), moniac_company_record_get_name (record));
  gtk_label_set_text (GTK_LABEL (self->money_label), money ? money : network ? _("no money named") : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), record->note);
}
