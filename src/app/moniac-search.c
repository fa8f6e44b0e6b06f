/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search and sort keys of companies and deals. */
#include "config.h"

#include "moniac-search.h"

#include <string.h>

enum
{
  RECORD_ITEM,
  RECORD_PAYER,
  RECORD_PAYEE,
  RECORD_HEADER,
  N_RECORDS,
};

static void
release_records (MoniacSearchKey *key)
{
  if (key->records[RECORD_PAYEE])
    moniac_company_record_unref ((MoniacCompanyRecord *) key->records[RECORD_PAYEE]);
  if (key->records[RECORD_PAYER])
    moniac_company_record_unref ((MoniacCompanyRecord *) key->records[RECORD_PAYER]);
  if (key->records[RECORD_HEADER])
    moniac_header_record_unref ((MoniacHeaderRecord *) key->records[RECORD_HEADER]);
}

static void
free_company_key (gpointer data)
{
  MoniacSearchKey *key = data;

  moniac_company_record_unref ((MoniacCompanyRecord *) key->records[RECORD_ITEM]);
  g_free (key->text);
  g_free (key->name);
  g_free (key);
}

static void
free_deal_key (gpointer data)
{
  MoniacSearchKey *key = data;

  moniac_deal_record_unref ((MoniacDealRecord *) key->records[RECORD_ITEM]);
  release_records (key);
  g_free (key->text);
  g_free (key->name);
  g_free (key->payee);
  g_free (key);
}

static void
append_words (GString    *string,
              const char *text)
{
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) plain = NULL;

  if (!text)
    return;
  words = g_str_tokenize_and_fold (text, NULL, &plain);
  for (int i = 0; words[i]; i++)
    g_string_append_printf (string, " %s", words[i]);
  for (int i = 0; plain[i]; i++)
    g_string_append_printf (string, " %s", plain[i]);
}

static char *
collation_key (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_collate_key (folded, -1);
}

static MoniacSearchKey *
make_company_key (const MoniacCompanyRecord *record)
{
  MoniacSearchKey *key = g_new0 (MoniacSearchKey, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *name = moniac_company_record_get_name (record);

  append_words (text, name);
  append_words (text, record->kind);
  append_words (text, record->note);
  key->text = g_strdup (text->str);
  key->name = collation_key (name);
  key->records[RECORD_ITEM] = moniac_company_record_ref ((MoniacCompanyRecord *) record);
  return key;
}

static const MoniacCompanyRecord *
find_company (MoniacDocument *document,
              const char     *id)
{
  MoniacCompany *company = id ? moniac_document_find_company (document, id) : NULL;

  return company ? moniac_company_get_record (company) : NULL;
}

static double
converted_amount (const MoniacDealRecord   *record,
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

static MoniacSearchKey *
make_deal_key (const MoniacDealRecord    *record,
               const MoniacCompanyRecord *payer,
               const MoniacCompanyRecord *payee,
               const MoniacHeaderRecord  *header)
{
  MoniacSearchKey *key = g_new0 (MoniacSearchKey, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  append_words (text, payer ? moniac_company_record_get_name (payer) : NULL);
  append_words (text, payee ? moniac_company_record_get_name (payee) : NULL);
  append_words (text, record->kind_id);
  append_words (text, moniac_kind_get_label (record->kind));
  append_words (text, record->status ? moniac_status_get_label (record->status) : NULL);
  append_words (text, record->announcement);
  append_words (text, record->note);
  append_words (text, record->quantity_unit);
  for (guint i = 0; i < record->n_cites; i++)
    append_words (text, record->cites[i].quote);
  key->text = g_strdup (text->str);
  key->name = collation_key (payer ? moniac_company_record_get_name (payer) : "");
  key->payee = collation_key (payee ? moniac_company_record_get_name (payee) : "");
  key->amount = converted_amount (record, header);
  key->day = moniac_date_is_set (&record->date) ? moniac_date_first_day (&record->date) : 0;
  key->records[RECORD_ITEM] = moniac_deal_record_ref ((MoniacDealRecord *) record);
  key->records[RECORD_PAYER] = payer ? moniac_company_record_ref ((MoniacCompanyRecord *) payer) : NULL;
  key->records[RECORD_PAYEE] = payee ? moniac_company_record_ref ((MoniacCompanyRecord *) payee) : NULL;
  key->records[RECORD_HEADER] = moniac_header_record_ref ((MoniacHeaderRecord *) header);
  return key;
}

static G_DEFINE_QUARK (moniac-search-key, key)

const MoniacSearchKey *
moniac_search_get_key (MoniacDocument *document,
                       GObject        *item)
{
  MoniacSearchKey *key = g_object_get_qdata (item, key_quark ());
  gconstpointer records[N_RECORDS] = { NULL };

  if (MONIAC_IS_COMPANY (item))
    {
      records[RECORD_ITEM] = moniac_company_get_record (MONIAC_COMPANY (item));
      if (key && key->records[RECORD_ITEM] == records[RECORD_ITEM])
        return key;
      key = make_company_key (records[RECORD_ITEM]);
      g_object_set_qdata_full (item, key_quark (), key, free_company_key);
    }
  else
    {
      const MoniacDealRecord *record = moniac_deal_get_record (MONIAC_DEAL (item));

      records[RECORD_ITEM] = record;
      records[RECORD_PAYER] = find_company (document, record->payer);
      records[RECORD_PAYEE] = find_company (document, record->payee);
      records[RECORD_HEADER] = moniac_document_get_header (document);
      if (key && memcmp (key->records, records, sizeof records) == 0)
        return key;
      key = make_deal_key (record, records[RECORD_PAYER], records[RECORD_PAYEE], records[RECORD_HEADER]);
      g_object_set_qdata_full (item, key_quark (), key, free_deal_key);
    }
  return key;
}

const MoniacSearchKey *
moniac_search_get_key_at (MoniacDocument *document,
                          GObject        *item,
                          guint           stamp)
{
  MoniacSearchKey *key = g_object_get_qdata (item, key_quark ());

  if (key && key->stamp == stamp)
    return key;
  key = (MoniacSearchKey *) moniac_search_get_key (document, item);
  key->stamp = stamp;
  return key;
}

guint
moniac_search_new_stamp (void)
{
  static guint last;

  return ++last;
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

gboolean
moniac_search_narrows (const char * const *words,
                       const char * const *before)
{
  for (int i = 0; before && before[i]; i++)
    {
      gboolean within = FALSE;

      for (int j = 0; words && words[j]; j++)
        within |= strstr (words[j], before[i]) != NULL;
      if (!within)
        return FALSE;
    }
  return TRUE;
}

char *
moniac_search_fold_text (const char *text)
{
  g_autoptr (GString) string = g_string_new (NULL);

  append_words (string, text);
  return g_strdup (string->str);
}
