/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks for tests: made of a list of deals, or at random. */
#pragma once

#include "moniac-network.h"
#include "moniac-test-document.h"

/* Amounts in major units: 100 units of the network each; negative: not disclosed. */
typedef struct
{
  int payer;
  int payee;
  int amount;
} MoniacTestDeal;

static inline char *
moniac_test_company_id (int number)
{
  return g_strdup_printf ("c%05d", number);
}

/* ids go by `name_of`, a permutation of the deals, or NULL for their order. */
static inline MoniacNetwork *
moniac_test_network (int                   n_companies,
                     int                   n_deals,
                     const MoniacTestDeal *deals,
                     const int            *name_of)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_company_record_unref);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_deal_record_unref);

  for (int i = 0; i < n_companies; i++)
    {
      g_autofree char *id = moniac_test_company_id (i);

      g_ptr_array_add (companies, moniac_test_company (id));
    }
  for (int i = 0; i < n_deals; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%05d", name_of ? name_of[i] : i);
      g_autofree char *payer = deals[i].payer >= 0 ? moniac_test_company_id (deals[i].payer) : NULL;
      g_autofree char *payee = deals[i].payee >= 0 ? moniac_test_company_id (deals[i].payee) : NULL;
      g_autofree char *amount = deals[i].amount >= 0 ? g_strdup_printf ("%d", deals[i].amount) : NULL;

      g_ptr_array_add (records, moniac_test_deal (id, payer, payee, "cloud", amount));
    }
  moniac_document_fill (document, NULL, companies, records, NULL);

  return moniac_network_new (document, NULL);
}

static inline int
moniac_test_random_deals (GRand          *random,
                          int             n_companies,
                          int             n_deals,
                          int             max_amount,
                          MoniacTestDeal *out)
{
  for (int i = 0; i < n_deals; i++)
    {
      out[i].payer = g_rand_int_range (random, -1, n_companies);
      do
        out[i].payee = g_rand_int_range (random, -1, n_companies);
      while (out[i].payer < 0 && out[i].payee < 0);
      out[i].amount = g_rand_int_range (random, 0, max_amount + 1);
    }
  return n_deals;
}

/* The article's deals: Anthropic 0, Microsoft 1, Nvidia 2, OpenAI 3, Amazon 4; the last is not disclosed. */
#define MONIAC_TEST_ARTICLE { { 0, 1, 30 }, { 2, 0, 10 }, { 1, 0, 5 }, { 3, 4, 38 }, { 1, 2, -1 } }
