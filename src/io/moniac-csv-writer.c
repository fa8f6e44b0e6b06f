/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes deals as a table that spreadsheets open and moniac-import-csv reads back. */
#include "config.h"

#include "moniac-csv-text.h"
#include "moniac-deal-draft.h"
#include "moniac-writers.h"

static void
append_cell (GString    *csv,
             const char *text)
{
  g_string_append_c (csv, ',');
  if (text != NULL)
    moniac_csv_append_text (csv, text);
}

static void
append_date (GString          *csv,
             const MoniacDate *date)
{
  char buffer[MONIAC_DATE_TEXT_SIZE];

  append_cell (csv, moniac_date_is_set (date) ? moniac_date_to_text (date, buffer) : NULL);
}

/* Two companies of one name would become one: they get their ids behind it. */
static GHashTable *
count_names (MoniacDocument *document)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *companies = moniac_document_get_companies (document);

  for (guint i = 0; i < g_list_model_get_n_items (companies); i++)
    {
      g_autoptr (MoniacCompany) company = g_list_model_get_item (companies, i);
      const char *name = moniac_company_record_get_name (moniac_company_get_record (company));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      g_hash_table_insert (counts, (char *) name, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static char *
name_party (MoniacDocument *document,
            GHashTable     *counts,
            const char     *id)
{
  MoniacCompany *company = id != NULL ? moniac_document_find_company (document, id) : NULL;
  const char *name = company != NULL ? moniac_company_record_get_name (moniac_company_get_record (company)) : NULL;

  if (name == NULL)
    return NULL;
  if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) > 1)
    return g_strdup_printf ("%s (%s)", name, id);
  return g_strdup (name);
}

static void
append_amount (GString                *csv,
               const MoniacDealRecord *deal)
{
  const MoniacNumber *amount = moniac_writer_get_amount (deal);
  gboolean is_range = deal->amount.form == MONIAC_AMOUNT_RANGE;

  append_cell (csv, amount != NULL ? amount->text : NULL);
  append_cell (csv, amount != NULL ? moniac_amount_form_get_id (deal->amount.form) : NULL);
  append_cell (csv, is_range ? deal->amount.low.text : NULL);
}

static void
append_deal (GString        *csv,
             MoniacDocument *document,
             GHashTable     *counts,
             MoniacDeal     *deal)
{
  const MoniacDealRecord *record = moniac_deal_get_record (deal);
  g_autofree char *payer = name_party (document, counts, record->payer);
  g_autofree char *payee = name_party (document, counts, record->payee);
  const char *status = record->status != MONIAC_STATUS_UNSTATED ? moniac_status_get_id (record->status) : NULL;

  moniac_csv_append_text (csv, payer != NULL ? payer : "");
  append_cell (csv, payee);
  append_amount (csv, record);
  append_cell (csv, moniac_writer_get_currency (document, record));
  append_cell (csv, moniac_writer_get_rate (document, record));
  append_cell (csv, record->kind_id);
  append_cell (csv, status);
  append_date (csv, &record->date);
  append_date (csv, &record->until);
  append_cell (csv, record->announcement);
  append_cell (csv, record->note);
  g_string_append (csv, "\r\n");
}

GBytes *
moniac_csv_write (MoniacDocument *document)
{
  GString *csv = g_string_new ("payer,payee,amount,amount_form,amount_low,currency,rate,kind,status,date,until,"
                               "announcement,note\r\n");
  g_autoptr (GHashTable) counts = count_names (document);
  GListModel *deals = moniac_document_get_deals (document);

  for (guint i = 0; i < g_list_model_get_n_items (deals); i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);

      append_deal (csv, document, counts, deal);
    }
  return g_string_free_to_bytes (csv);
}
