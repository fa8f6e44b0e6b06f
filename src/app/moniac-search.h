/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search and sort keys of companies and deals: folded text without case and accents, kept with each item until
 * what it says changes, so that lists of 100,000 filter and sort quickly. */
#pragma once

#include "moniac-document.h"

G_BEGIN_DECLS

/**
 * MoniacSearchKey:
 * @text: every word of the item, folded: for companies the name, kind and note; for deals also those of payer and
 *   payee, the announcement, the status and the quotes
 * @name: collation key of a company's name, or a deal's payer
 * @payee: collation key of a deal's payee; %NULL for companies
 * @amount: of a deal in the document's currency, on the headline basis; negative where not disclosed
 * @day: first day of a deal's date; 0 where it has none
 */
typedef struct
{
  char *text;
  char *name;
  char *payee;
  double amount;
  int day;

  gconstpointer records[4];
  guint stamp;
} MoniacSearchKey;

/* Borrowed; valid until the item or the document changes. */
const MoniacSearchKey *moniac_search_get_key (MoniacDocument *document,
                                              GObject        *item);
/* Likewise, without looking whether it still is what the item says where that was done for this stamp already: sorting asks for
 * each key a dozen times. Whoever sorts takes a new stamp whenever the document has changed. */
const MoniacSearchKey *moniac_search_get_key_at (MoniacDocument *document,
                                                 GObject        *item,
                                                 guint           stamp);
guint                  moniac_search_new_stamp  (void);
/* The words of a query, folded; every one of them must occur. NULL when the query has none. */
char                 **moniac_search_fold    (const char     *query);
gboolean               moniac_search_matches (const char         *folded,
                                              const char * const *words);
/* Whether whatever has all of the words also has all of those before (both nullable). */
gboolean               moniac_search_narrows (const char * const *words,
                                              const char * const *before);
/* The words of a text as moniac_search_matches() takes them. */
char                  *moniac_search_fold_text (const char   *text);

G_END_DECLS
