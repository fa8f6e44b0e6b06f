/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a document at one moment: its records, shared and not copied, for a worker to read. */
#pragma once

#include "moniac-document.h"

G_BEGIN_DECLS

/**
 * MoniacSnapshot:
 * @header: what belongs to the document as a whole
 * @companies: of MoniacCompanyRecord, in the order of the document
 * @deals: of MoniacDealRecord, likewise
 * @sources: of MoniacSourceRecord, likewise
 *
 * Immutable once it is shared; a worker may read and free it.
 */
typedef struct
{
  gatomicrefcount ref_count;
  MoniacHeaderRecord *header;
  GPtrArray *companies;
  GPtrArray *deals;
  GPtrArray *sources;
} MoniacSnapshot;

MoniacSnapshot *moniac_snapshot_new        (MoniacDocument *document);
MoniacSnapshot *moniac_snapshot_ref        (MoniacSnapshot *self);
void            moniac_snapshot_unref      (MoniacSnapshot *self);
/* Puts another record, whose ownership stays with the caller, in the place of that of an item (the document itself
 * stands for its header). Only before the snapshot is shared. */
void            moniac_snapshot_substitute (MoniacSnapshot *self,
                                            GObject        *item,
                                            gpointer        record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacSnapshot, moniac_snapshot_unref)

G_END_DECLS
