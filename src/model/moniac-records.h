/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a deal file says, as plain lists of records: what a document is filled with, and enough to make a
 * network where nobody will edit anything. */
#pragma once

#include "moniac-document.h"

G_BEGIN_DECLS

/* The arrays own a reference to each record; all are in the order of the file. */
typedef struct
{
  MoniacHeaderRecord *header;
  GPtrArray *companies;      /* of MoniacCompanyRecord */
  GPtrArray *deals;          /* of MoniacDealRecord */
  GPtrArray *sources;        /* of MoniacSourceRecord */
} MoniacRecords;

MoniacRecords  *moniac_records_new         (void);
MoniacRecords  *moniac_records_of_document (MoniacDocument      *document);
MoniacRecords  *moniac_records_of_companies (MoniacDocument     *document);
MoniacDocument *moniac_records_to_document (const MoniacRecords *self);
/* Puts another record, whose ownership stays with the caller, in the place of that of an item (the document itself
 * stands for its header). An item that is not there changes nothing. */
void            moniac_records_substitute  (MoniacRecords       *self,
                                            GObject             *item,
                                            gpointer             record);
void            moniac_records_free        (MoniacRecords       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacRecords, moniac_records_free)

G_END_DECLS
