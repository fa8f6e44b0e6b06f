/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One way to read and change the record of whatever is being edited: of a MoniacDeal, a MoniacCompany, a
 * MoniacSource, or of a MoniacDocument, whose record is its header. */
#pragma once

#include "moniac-document.h"

G_BEGIN_DECLS

/* Borrowed; valid until the main loop runs again. */
gconstpointer moniac_edit_get_record   (GObject        *item);
/* A copy to fill in and hand to moniac_edit_set_record(). */
gpointer      moniac_edit_copy_record  (GObject        *item);
/* Drops a copy that is not wanted after all. */
void          moniac_edit_free_record  (GObject        *item,
                                        gpointer        record);
/* One undo step named `step`; takes the record. A record that says nothing new makes no step. */
void          moniac_edit_set_record   (MoniacDocument *document,
                                        GObject        *item,
                                        gpointer        record,
                                        const char     *step);
/* Whether the item is (still) part of the document. */
gboolean      moniac_edit_is_live      (MoniacDocument *document,
                                        GObject        *item);
/* The currency that the item's sums are in. */
const char   *moniac_edit_get_currency (MoniacDocument *document,
                                        GObject        *item);
/* Whether sums in the currency can be converted: it is the document's, or has a rate. */
gboolean      moniac_edit_has_rate     (MoniacDocument *document,
                                        const char     *currency);
/* A copy of the document's header with one rate more; owned by the caller. */
MoniacHeaderRecord *moniac_edit_header_with_rate (MoniacDocument     *document,
                                                  const char         *currency,
                                                  const MoniacNumber *rate);
/* New items at the end of their lists, inside the caller's begin and end; an empty name is replaced by a default one. */
MoniacCompany *moniac_edit_new_company (MoniacDocument *document,
                                        const char     *name);
MoniacSource  *moniac_edit_new_source  (MoniacDocument *document,
                                        const char     *title);
/* What people call a source: its title, else its address, else its id. */
const char    *moniac_edit_get_source_name (MoniacSource *source);

G_END_DECLS
