/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of companies. */
#include "config.h"

#include "moniac-company-list.h"

#include <glib/gi18n.h>

#include "moniac-company-row.h"

struct _MoniacCompanyList
{
  MoniacItemList parent_instance;
};

G_DEFINE_FINAL_TYPE (MoniacCompanyList, moniac_company_list, MONIAC_TYPE_ITEM_LIST)

static const char * const sorts[] = { N_("Name"), NULL };

static int
compare (guint                  sort,
         const MoniacSearchKey *a,
         const MoniacSearchKey *b)
{
  return (a->name > b->name) - (a->name < b->name);
}

static void
show (MoniacItemList *self,
      GtkWidget      *row,
      GObject        *item)
{
  MoniacScene *scene = moniac_workspace_get_scene (moniac_item_list_get_workspace (self));
  const MoniacNetwork *network = scene ? moniac_network_get_whole (scene->network) : NULL;

  moniac_company_row_show (MONIAC_COMPANY_ROW (row), MONIAC_COMPANY (item), network);
}

static void
moniac_company_list_class_init (MoniacCompanyListClass *klass)
{
  MoniacItemListClass *list_class = MONIAC_ITEM_LIST_CLASS (klass);

  list_class->item_type = MONIAC_TYPE_COMPANY;
  list_class->row_type = MONIAC_TYPE_COMPANY_ROW;
  list_class->get_items = moniac_document_get_companies;
  list_class->show = show;
  list_class->compare = compare;
  list_class->sorts = sorts;
  list_class->add_label = N_("Add Company");
  list_class->add_action = "panel.add-company";
  list_class->empty_text = N_("There are no companies yet.");
}

static void
moniac_company_list_init (MoniacCompanyList *self)
{
}
