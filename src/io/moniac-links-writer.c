/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes nodes and links as JSON for d3-sankey, d3-sankey-circular and ECharts. */
#include "config.h"

#include "moniac-deal-draft.h"
#include "moniac-json-walk.h"
#include "moniac-writers.h"

static void
append_text (GString    *out,
             const char *name,
             const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, ", \"%s\": ", name);
  moniac_json_append_string (out, text);
}

static void
append_date (GString          *out,
             const char       *name,
             const MoniacDate *date)
{
  char buffer[MONIAC_DATE_TEXT_SIZE];

  if (moniac_date_is_set (date))
    append_text (out, name, moniac_date_to_text (date, buffer));
}

static void
append_node (GString                   *out,
             const MoniacCompanyRecord *company)
{
  g_string_append (out, "{ \"id\": ");
  moniac_json_append_string (out, company->id);
  append_text (out, "name", moniac_company_record_get_name (company));
  append_text (out, "kind", company->kind);
  append_text (out, "color", company->color);
  append_text (out, "note", company->note);
  g_string_append (out, " }");
}

static void
append_amount (GString                *out,
               const MoniacDealRecord *deal)
{
  const MoniacNumber *amount = moniac_writer_get_amount (deal);

  g_string_append_printf (out, ", \"value\": %s", amount != NULL ? amount->text : "null");
  if (amount != NULL && deal->amount.form != MONIAC_AMOUNT_EXACT)
    append_text (out, "amount_form", moniac_amount_form_get_id (deal->amount.form));
  if (deal->amount.form == MONIAC_AMOUNT_RANGE)
    g_string_append_printf (out, ", \"amount_low\": %s", deal->amount.low.text);
}

static void
append_party (GString    *out,
              const char *name,
              const char *id)
{
  if (id != NULL)
    append_text (out, name, id);
  else
    g_string_append_printf (out, ", \"%s\": null", name);
}

static void
append_link (GString                *out,
             MoniacDocument         *document,
             const MoniacDealRecord *deal)
{
  const char *rate = moniac_writer_get_rate (document, deal);

  g_string_append (out, "{ \"id\": ");
  moniac_json_append_string (out, deal->id);
  append_party (out, "source", deal->payer);
  append_party (out, "target", deal->payee);
  append_amount (out, deal);
  append_text (out, "currency", moniac_writer_get_currency (document, deal));
  if (rate != NULL)
    g_string_append_printf (out, ", \"rate\": %s", rate);
  append_text (out, "kind", deal->kind_id);
  if (deal->status != MONIAC_STATUS_UNSTATED)
    append_text (out, "status", moniac_status_get_id (deal->status));
  append_date (out, "date", &deal->date);
  append_date (out, "until", &deal->until);
  append_text (out, "announcement", deal->announcement);
  append_text (out, "note", deal->note);
  g_string_append (out, " }");
}

GBytes *
moniac_links_write (MoniacDocument *document)
{
  GString *out = g_string_new ("{\n  \"nodes\": [");
  GListModel *companies = moniac_document_get_companies (document);
  GListModel *deals = moniac_document_get_deals (document);

  for (guint i = 0; i < g_list_model_get_n_items (companies); i++)
    {
      g_autoptr (MoniacCompany) company = g_list_model_get_item (companies, i);

      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      append_node (out, moniac_company_get_record (company));
    }
  g_string_append (out, "\n  ],\n  \"links\": [");
  for (guint i = 0; i < g_list_model_get_n_items (deals); i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);

      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      append_link (out, document, moniac_deal_get_record (deal));
    }
  g_string_append (out, "\n  ]\n}\n");
  return g_string_free_to_bytes (out);
}
