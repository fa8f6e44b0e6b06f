/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: companies, deals and sources, and the history of what was done to them. */
#pragma once

#include <gio/gio.h>

#include "moniac-item.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_DOCUMENT (moniac_document_get_type ())
G_DECLARE_FINAL_TYPE (MoniacDocument, moniac_document, MONIAC, DOCUMENT, GObject)

/* Properties: "header" (boxed MoniacHeaderRecord, notified), "modified", "can-undo", "can-redo",
 * "undo-name", "redo-name" (the step's name, or NULL).
 * Signal "changed" (void): once after every step, undo and redo; by then lists and items are up to date. */

MoniacDocument *moniac_document_new            (void);

/* Filling a new document, as a reader does: no history, nothing marked as modified. */
void            moniac_document_fill           (MoniacDocument       *self,
                                                MoniacHeaderRecord   *header,
                                                GPtrArray            *companies,
                                                GPtrArray            *deals,
                                                GPtrArray            *sources);

const MoniacHeaderRecord *moniac_document_get_header (MoniacDocument *self);
GListModel     *moniac_document_get_companies  (MoniacDocument       *self);
GListModel     *moniac_document_get_deals      (MoniacDocument       *self);
GListModel     *moniac_document_get_sources    (MoniacDocument       *self);
MoniacCompany  *moniac_document_find_company   (MoniacDocument       *self,
                                                const char           *id);
MoniacDeal     *moniac_document_find_deal      (MoniacDocument       *self,
                                                const char           *id);
MoniacSource   *moniac_document_find_source    (MoniacDocument       *self,
                                                const char           *id);
char           *moniac_document_make_id        (MoniacDocument       *self,
                                                const char           *wish);

/* Every change lies between begin and end; what lies between the outermost two is one named
 * step of the history (no step at all when nothing changed). The names are shown to people. */
void            moniac_document_begin          (MoniacDocument       *self,
                                                const char           *name);
void            moniac_document_end            (MoniacDocument       *self);

void            moniac_document_set_header     (MoniacDocument       *self,
                                                MoniacHeaderRecord   *record);
void            moniac_document_set_company    (MoniacDocument       *self,
                                                MoniacCompany        *company,
                                                MoniacCompanyRecord  *record);
void            moniac_document_set_deal       (MoniacDocument       *self,
                                                MoniacDeal           *deal,
                                                MoniacDealRecord     *record);
void            moniac_document_set_source     (MoniacDocument       *self,
                                                MoniacSource         *source,
                                                MoniacSourceRecord   *record);
MoniacCompany  *moniac_document_insert_company (MoniacDocument       *self,
                                                guint                 position,
                                                MoniacCompanyRecord  *record);
MoniacDeal     *moniac_document_insert_deal    (MoniacDocument       *self,
                                                guint                 position,
                                                MoniacDealRecord     *record);
MoniacSource   *moniac_document_insert_source  (MoniacDocument       *self,
                                                guint                 position,
                                                MoniacSourceRecord   *record);
void            moniac_document_remove_company (MoniacDocument       *self,
                                                MoniacCompany        *company);
void            moniac_document_remove_deal    (MoniacDocument       *self,
                                                MoniacDeal           *deal);
void            moniac_document_remove_source  (MoniacDocument       *self,
                                                MoniacSource         *source);

gboolean        moniac_document_undo           (MoniacDocument       *self);
gboolean        moniac_document_redo           (MoniacDocument       *self);
const char     *moniac_document_get_undo_name  (MoniacDocument       *self);
const char     *moniac_document_get_redo_name  (MoniacDocument       *self);
gboolean        moniac_document_get_modified   (MoniacDocument       *self);
void            moniac_document_mark_saved     (MoniacDocument       *self);
/* What it says is in no file, whatever is undone: a recovered draft, or its file is gone. */
void            moniac_document_mark_unsaved   (MoniacDocument       *self);

G_END_DECLS
