/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of deals. */
#include "config.h"

#include "moniac-deal-list.h"

#include <glib/gi18n.h>

#include "moniac-deal-row.h"

struct _MoniacDealList
{
  MoniacItemList parent_instance;
};

G_DEFINE_FINAL_TYPE (MoniacDealList, moniac_deal_list, MONIAC_TYPE_ITEM_LIST)

static const char * const sorts[] = { N_("Amount"), N_("Date"), N_("Payer"), N_("Payee"), NULL };

static int
compare_parties (const MoniacSearchKey *a,
                 const MoniacSearchKey *b)
{
  int order = (a->name > b->name) - (a->name < b->name);

  return order != 0 ? order : (a->payee > b->payee) - (a->payee < b->payee);
}

static int
compare (guint                  sort,
         const MoniacSearchKey *a,
         const MoniacSearchKey *b)
{
  int order;

  switch (sort)
    {
    case MONIAC_DEAL_SORT_DATE:
      order = (a->day < b->day) - (a->day > b->day);
      break;
    case MONIAC_DEAL_SORT_PAYER:
      order = 0;
      break;
    case MONIAC_DEAL_SORT_PAYEE:
      order = (a->payee > b->payee) - (a->payee < b->payee);
      break;
    case MONIAC_DEAL_SORT_AMOUNT:
    default:
      order = (a->amount < b->amount) - (a->amount > b->amount);
      break;
    }
  return order != 0 ? order : compare_parties (a, b);
}

static void
show (MoniacItemList *self,
      GtkWidget      *row,
      GObject        *item)
{
  MoniacDocument *document = moniac_workspace_get_document (moniac_item_list_get_workspace (self));

  moniac_deal_row_show (MONIAC_DEAL_ROW (row), document, MONIAC_DEAL (item));
}

static void
moniac_deal_list_class_init (MoniacDealListClass *klass)
{
  MoniacItemListClass *list_class = MONIAC_ITEM_LIST_CLASS (klass);

  list_class->item_type = MONIAC_TYPE_DEAL;
  list_class->row_type = MONIAC_TYPE_DEAL_ROW;
  list_class->get_items = moniac_document_get_deals;
  list_class->show = show;
  list_class->compare = compare;
  list_class->sorts = sorts;
  list_class->add_label = N_("Add Deal");
  list_class->add_action = "panel.add-deal";
  list_class->empty_text = N_("There are no deals yet.");
}

static void
moniac_deal_list_init (MoniacDealList *self)
{
}
