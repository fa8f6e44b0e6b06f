/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One way to read and change the record of whatever is being edited. */
#include "config.h"

#include "moniac-edit.h"

#include <glib/gi18n.h>

gconstpointer
moniac_edit_get_record (GObject *item)
{
  if (MONIAC_IS_DEAL (item))
    return moniac_deal_get_record (MONIAC_DEAL (item));
  if (MONIAC_IS_COMPANY (item))
    return moniac_company_get_record (MONIAC_COMPANY (item));
  if (MONIAC_IS_SOURCE (item))
    return moniac_source_get_record (MONIAC_SOURCE (item));
  return moniac_document_get_header (MONIAC_DOCUMENT (item));
}

gpointer
moniac_edit_copy_record (GObject *item)
{
  gconstpointer record = moniac_edit_get_record (item);

  if (MONIAC_IS_DEAL (item))
    return moniac_deal_record_copy (record);
  if (MONIAC_IS_COMPANY (item))
    return moniac_company_record_copy (record);
  if (MONIAC_IS_SOURCE (item))
    return moniac_source_record_copy (record);
  return moniac_header_record_copy (record);
}

void
moniac_edit_free_record (GObject  *item,
                         gpointer  record)
{
  if (MONIAC_IS_DEAL (item))
    moniac_deal_record_unref (record);
  else if (MONIAC_IS_COMPANY (item))
    moniac_company_record_unref (record);
  else if (MONIAC_IS_SOURCE (item))
    moniac_source_record_unref (record);
  else
    moniac_header_record_unref (record);
}

void
moniac_edit_set_record (MoniacDocument *document,
                        GObject        *item,
                        gpointer        record,
                        const char     *step)
{
  g_autoptr (GObject) kept = g_object_ref (item);

  moniac_document_begin (document, step);
  if (MONIAC_IS_DEAL (item))
    moniac_document_set_deal (document, MONIAC_DEAL (item), record);
  else if (MONIAC_IS_COMPANY (item))
    moniac_document_set_company (document, MONIAC_COMPANY (item), record);
  else if (MONIAC_IS_SOURCE (item))
    moniac_document_set_source (document, MONIAC_SOURCE (item), record);
  else
    moniac_document_set_header (document, record);
  moniac_edit_free_record (item, record);
  moniac_document_end (document);
}

gboolean
moniac_edit_is_live (MoniacDocument *document,
                     GObject        *item)
{
  if (MONIAC_IS_DEAL (item))
    {
      MoniacDeal *deal = MONIAC_DEAL (item);
      return moniac_document_find_deal (document, moniac_deal_get_record (deal)->id) == deal;
    }
  if (MONIAC_IS_COMPANY (item))
    {
      MoniacCompany *company = MONIAC_COMPANY (item);
      return moniac_document_find_company (document, moniac_company_get_record (company)->id) == company;
    }
  if (MONIAC_IS_SOURCE (item))
    {
      MoniacSource *source = MONIAC_SOURCE (item);
      return moniac_document_find_source (document, moniac_source_get_record (source)->id) == source;
    }
  return item == G_OBJECT (document);
}

const char *
moniac_edit_get_currency (MoniacDocument *document,
                          GObject        *item)
{
  if (MONIAC_IS_DEAL (item))
    {
      const MoniacDealRecord *record = moniac_deal_get_record (MONIAC_DEAL (item));
      if (record->currency)
        return record->currency;
    }
  return moniac_header_record_get_currency (moniac_document_get_header (document));
}

gboolean
moniac_edit_has_rate (MoniacDocument *document,
                      const char     *currency)
{
  const MoniacHeaderRecord *header = moniac_document_get_header (document);

  return g_str_equal (currency, moniac_header_record_get_currency (header)) ||
         moniac_header_record_get_rate (header, currency) != NULL;
}

MoniacHeaderRecord *
moniac_edit_header_with_rate (MoniacDocument     *document,
                              const char         *currency,
                              const MoniacNumber *rate)
{
  MoniacHeaderRecord *header = moniac_header_record_copy (moniac_document_get_header (document));
  g_autofree MoniacRate *rates = g_new (MoniacRate, header->n_rates + 1);

  for (guint i = 0; i < header->n_rates; i++)
    rates[i] = header->rates[i];
  rates[header->n_rates] = (MoniacRate) { (char *) currency, *rate };
  moniac_header_record_set_rates (header, header->n_rates + 1, rates);
  return header;
}

MoniacCompany *
moniac_edit_new_company (MoniacDocument *document,
                         const char     *name)
{
  g_autoptr (MoniacCompanyRecord) record = moniac_company_record_new ();
  GListModel *companies = moniac_document_get_companies (document);

  moniac_record_set_text (&record->name, name && *name ? name : _("New Company"));
  record->id = moniac_document_make_id (document, record->name);
  return moniac_document_insert_company (document, g_list_model_get_n_items (companies), record);
}

MoniacSource *
moniac_edit_new_source (MoniacDocument *document,
                        const char     *title)
{
  g_autoptr (MoniacSourceRecord) record = moniac_source_record_new ();
  GListModel *sources = moniac_document_get_sources (document);

  if (title && g_uri_is_valid (title, G_URI_FLAGS_NONE, NULL))
    moniac_record_set_text (&record->url, title);
  else
    moniac_record_set_text (&record->title, title && *title ? title : _("New Source"));
  record->id = moniac_document_make_id (document, record->title ? record->title : "source");
  return moniac_document_insert_source (document, g_list_model_get_n_items (sources), record);
}

const char *
moniac_edit_get_source_name (MoniacSource *source)
{
  const MoniacSourceRecord *record = moniac_source_get_record (source);

  return record->title ? record->title : record->url ? record->url : record->id;
}
