/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of a document's deals or companies, to search and sort, whose selected row is the workspace's selection. */
#pragma once

#include <adwaita.h>

#include "moniac-item-model.h"
#include "moniac-search.h"
#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_ITEM_LIST (moniac_item_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (MoniacItemList, moniac_item_list, MONIAC, ITEM_LIST, AdwBin)

/**
 * MoniacItemListClass:
 * @item_type: of the items in the list
 * @get_items: the document's list of them
 * @row_type: of the widget that shows one
 * @show: fills a row in; called again whenever the document or the scene is another
 * @compare: orders two items by the sort of that number; in any thread
 * @sorts: what the list can be sorted by, untranslated, ends with %NULL
 * @add_label, @add_action: of the button that adds one
 * @empty_text: says that there are none
 *
 * Signal "edit" (void): Enter on a row.
 */
struct _MoniacItemListClass
{
  AdwBinClass parent_class;

  GType item_type;
  GType row_type;
  GListModel *(*get_items) (MoniacDocument *document);
  void (*show) (MoniacItemList *self,
                GtkWidget      *row,
                GObject        *item);
  MoniacSearchCompare compare;
  const char * const *sorts;
  const char *add_label;
  const char *add_action;
  const char *empty_text;
};

void             moniac_item_list_set_workspace (MoniacItemList  *self,
                                                 MoniacWorkspace *workspace);
MoniacWorkspace *moniac_item_list_get_workspace (MoniacItemList  *self);
void             moniac_item_list_set_search    (MoniacItemList  *self,
                                                 const char      *text);
void             moniac_item_list_start_search  (MoniacItemList  *self);
void             moniac_item_list_set_sort      (MoniacItemList  *self,
                                                 guint            sort);
/* What is shown, in order. While `pending`, large lists are still being searched or sorted. */
GListModel      *moniac_item_list_get_model     (MoniacItemList  *self);
gboolean         moniac_item_list_is_pending    (MoniacItemList  *self);

G_END_DECLS
