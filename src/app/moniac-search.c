/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words to search for, and to search in. */
#include "config.h"

#include "moniac-search.h"

#include <string.h>

void
moniac_search_append_words (GString    *words,
                            const char *text)
{
  g_auto (GStrv) folded = NULL;
  g_auto (GStrv) plain = NULL;

  if (!text)
    return;
  folded = g_str_tokenize_and_fold (text, NULL, &plain);
  for (int i = 0; folded[i]; i++)
    g_string_append_printf (words, " %s", folded[i]);
  for (int i = 0; plain[i]; i++)
    g_string_append_printf (words, " %s", plain[i]);
}

char *
moniac_search_fold_text (const char *text)
{
  GString *words = g_string_new (NULL);

  moniac_search_append_words (words, text);
  return g_string_free (words, FALSE);
}

char **
moniac_search_fold (const char *query)
{
  char **words = g_str_tokenize_and_fold (query, NULL, NULL);

  if (!*words)
    g_clear_pointer (&words, g_strfreev);
  return words;
}

gboolean
moniac_search_matches (const char         *folded,
                       const char * const *words)
{
  for (int i = 0; words && words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

double
moniac_search_amount (const MoniacDealRecord   *record,
                      const MoniacHeaderRecord *header)
{
  const MoniacNumber *number = moniac_amount_counted (&record->amount, MONIAC_BASIS_HEADLINE);
  const MoniacNumber *rate = NULL;

  if (!number || !moniac_number_is_set (number))
    return -1;
  if (record->currency && g_strcmp0 (record->currency, moniac_header_record_get_currency (header)) != 0)
    rate = moniac_header_record_get_rate (header, record->currency);
  return rate ? number->value * rate->value : number->value;
}
