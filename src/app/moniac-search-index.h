/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists of companies and deals are searched and sorted by, as numbers and folded words: made once for what a
 * document says at a moment, in any thread, so that 100,000 deals are searched or sorted within some milliseconds. */
#pragma once

#include <gio/gio.h>

#include "moniac-records.h"

G_BEGIN_DECLS

/**
 * MoniacSearchKey:
 * @name: where a company's name comes among all, or that of a deal's payer; names that sort the same have the same
 *   number, and nobody comes first
 * @payee: likewise, of a deal's payee
 * @amount: of a deal in the document's currency, on the headline basis; negative where not disclosed
 * @day: first day of a deal's date; 0 where it has none
 */
typedef struct
{
  guint name;
  guint payee;
  double amount;
  int day;
} MoniacSearchKey;

typedef int (*MoniacSearchCompare) (guint                  sort,
                                    const MoniacSearchKey *a,
                                    const MoniacSearchKey *b);

/* Immutable; the count of references is atomic. */
typedef struct _MoniacSearchIndex MoniacSearchIndex;

/* Of the deals, or else of the companies, of `records`, which it takes over. What has not changed since `previous` (nullable) is
 * taken from there. NULL where it was cancelled. */
MoniacSearchIndex *moniac_search_index_new   (MoniacRecords           *records,
                                              gboolean                 of_deals,
                                              const MoniacSearchIndex *previous,
                                              GCancellable            *cancellable);
MoniacSearchIndex *moniac_search_index_ref   (MoniacSearchIndex       *self);
void               moniac_search_index_unref (MoniacSearchIndex       *self);
/* Which items have all of the words (nullable), sorted; equal ones in the order of the document. Returns their
 * positions in the document's list; NULL where it was cancelled. */
GArray            *moniac_search_index_find  (const MoniacSearchIndex *self,
                                              const char * const      *words,
                                              MoniacSearchCompare      compare,
                                              guint                    sort,
                                              GCancellable            *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacSearchIndex, moniac_search_index_unref)

G_END_DECLS
