/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the writer for a format, and what the writers share. */
#include "config.h"

#include "moniac-writers.h"

#include "moniac-deal-file.h"

GBytes *
moniac_document_write (MoniacDocument *document,
                       MoniacFormat    format)
{
  g_return_val_if_fail (MONIAC_IS_DOCUMENT (document), NULL);

  switch (format)
    {
    case MONIAC_FORMAT_DEALS: return moniac_deal_file_write (document);
    case MONIAC_FORMAT_LINKS: return moniac_links_write (document);
    case MONIAC_FORMAT_CSV: return moniac_csv_write (document);
    case MONIAC_FORMAT_GRAPHML: return moniac_graphml_write (document);
    case MONIAC_FORMAT_DOT: return moniac_dot_write (document);
    default: g_return_val_if_reached (NULL);
    }
}

const MoniacNumber *
moniac_writer_get_amount (const MoniacDealRecord *deal)
{
  switch (deal->amount.form)
    {
    case MONIAC_AMOUNT_UNDISCLOSED: return NULL;
    case MONIAC_AMOUNT_AT_LEAST: return &deal->amount.low;
    default: return &deal->amount.high;
    }
}

const char *
moniac_writer_get_currency (MoniacDocument         *document,
                            const MoniacDealRecord *deal)
{
  return deal->currency != NULL ? deal->currency
                                : moniac_header_record_get_currency (moniac_document_get_header (document));
}

const char *
moniac_writer_get_rate (MoniacDocument         *document,
                        const MoniacDealRecord *deal)
{
  const MoniacHeaderRecord *header = moniac_document_get_header (document);
  const MoniacNumber *rate = NULL;

  if (deal->currency != NULL && !g_str_equal (deal->currency, moniac_header_record_get_currency (header)))
    rate = moniac_header_record_get_rate (header, deal->currency);
  return rate != NULL ? rate->text : NULL;
}
