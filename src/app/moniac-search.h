/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words to search for, and to search in: folded, without case and accents. */
#pragma once

#include "moniac-record.h"

G_BEGIN_DECLS

/* The words of a query, folded; every one of them must occur. NULL when the query has none. */
char   **moniac_search_fold         (const char         *query);
gboolean moniac_search_matches      (const char         *folded,
                                     const char * const *words);
/* The words of a text (nullable: none) as moniac_search_matches() takes them. */
char    *moniac_search_fold_text    (const char         *text);
void     moniac_search_append_words (GString            *words,
                                     const char         *text);
/* Of a deal in the document's currency, on the headline basis; negative where not disclosed. */
double   moniac_search_amount       (const MoniacDealRecord   *record,
                                     const MoniacHeaderRecord *header);

G_END_DECLS
