/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the document may do to its items. */
#pragma once

#include "moniac-item.h"

G_BEGIN_DECLS

/* Items are made and changed by the document alone, so that the history knows of it. Each takes over no
 * reference: the item keeps its own. `type` is MONIAC_TYPE_COMPANY, _DEAL or _SOURCE, with a record to fit. */
GObject    *moniac_item_new        (GType    type,
                                    gpointer record);
gpointer    moniac_item_get_record (GObject *item);
void        moniac_item_set_record (GObject *item,
                                    gpointer record);
const char *moniac_item_get_id     (GObject *item);
GType       moniac_item_get_record_type (GObject *item);

G_END_DECLS
