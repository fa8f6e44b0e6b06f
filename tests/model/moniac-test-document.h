/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small documents for tests, made in code. */
#pragma once

#include "moniac-document.h"

static inline MoniacCompanyRecord *
moniac_test_company (const char *id)
{
  MoniacCompanyRecord *record = moniac_company_record_new ();

  record->id = g_strdup (id);
  return record;
}

/* The amount is a number, or NULL for one not disclosed. */
static inline MoniacDealRecord *
moniac_test_deal (const char *id,
                  const char *payer,
                  const char *payee,
                  const char *kind,
                  const char *amount)
{
  MoniacDealRecord *record = moniac_deal_record_new ();

  record->id = g_strdup (id);
  record->payer = g_strdup (payer);
  record->payee = g_strdup (payee);
  record->kind_id = g_strdup (kind);
  record->kind = moniac_kind_from_id (kind);
  if (amount)
    {
      record->amount.form = MONIAC_AMOUNT_EXACT;
      record->amount.high = moniac_number_from_text (amount, -1);
    }
  return record;
}

static inline void
moniac_test_add_company (MoniacDocument *document,
                         const char     *id)
{
  g_autoptr (MoniacCompanyRecord) record = moniac_test_company (id);

  moniac_document_begin (document, "Add Company");
  moniac_document_insert_company (document, G_MAXUINT, record);
  moniac_document_end (document);
}

/* Takes the record over. */
static inline MoniacDeal *
moniac_test_add_deal (MoniacDocument   *document,
                      MoniacDealRecord *record)
{
  MoniacDeal *deal;

  moniac_document_begin (document, "Add Deal");
  deal = moniac_document_insert_deal (document, G_MAXUINT, record);
  moniac_document_end (document);
  moniac_deal_record_unref (record);
  return deal;
}
