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
  char *note;               /* nullable */
};

G_DEFINE_FINAL_TYPE (MoniacCompanyRow, moniac_company_row, GTK_TYPE_BOX)

/* Told when asked for, as in moniac-deal-row.c. */
static gboolean
moniac_company_row_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    by_keys,
                                  GtkTooltip *tooltip)
{
  MoniacCompanyRow *self = MONIAC_COMPANY_ROW (widget);

  gtk_tooltip_set_text (tooltip, self->note);
  return self->note != NULL;
}

static void
moniac_company_row_finalize (GObject *object)
{
  g_free (MONIAC_COMPANY_ROW (object)->note);

  G_OBJECT_CLASS (moniac_company_row_parent_class)->finalize (object);
}

static void
moniac_company_row_class_init (MoniacCompanyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moniac_company_row_finalize;
  widget_class->query_tooltip = moniac_company_row_query_tooltip;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/moniac/Moniac/moniac-company-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyRow, money_label);
}

static void
moniac_company_row_init (MoniacCompanyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
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
  g_free (self->note);
  self->note = g_strdup (record->note);
}
