/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's companies or deals as a list that is searched and sorted: at once where there are few, else by a worker. */
#pragma once

#include "moniac-document.h"
#include "moniac-search-index.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_ITEM_MODEL (moniac_item_model_get_type ())
G_DECLARE_FINAL_TYPE (MoniacItemModel, moniac_item_model, MONIAC, ITEM_MODEL, GObject)

/* A GListModel of MoniacDeal or of MoniacCompany.
 * Property "pending" (boolean, notified): a worker looks for what is to be listed; until then it is what was. */

MoniacItemModel *moniac_item_model_new          (gboolean             of_deals,
                                                 MoniacSearchCompare  compare);
/* NULL: nothing is listed. It follows the document. */
void             moniac_item_model_set_document (MoniacItemModel     *self,
                                                 MoniacDocument      *document);
/* The words that all must occur, folded; NULL: everything is listed. */
void             moniac_item_model_set_words    (MoniacItemModel     *self,
                                                 const char * const  *words);
void             moniac_item_model_set_sort     (MoniacItemModel     *self,
                                                 guint                sort);
gboolean         moniac_item_model_is_pending   (MoniacItemModel     *self);
/* G_MAXUINT where it is not listed. */
guint            moniac_item_model_find         (MoniacItemModel     *self,
                                                 GObject             *item);

G_END_DECLS
