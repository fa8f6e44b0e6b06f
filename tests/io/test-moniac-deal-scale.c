/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many deals: written, read and written again they are the same, every one. */
#include "moniac-deal-file.h"

#define N_COMPANIES 2000
#define N_DEALS 20000

static GPtrArray *
make_companies (void)
{
  GPtrArray *companies
    = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_company_record_unref);

  for (int i = 0; i < N_COMPANIES; i++)
    {
      MoniacCompanyRecord *company = moniac_company_record_new ();

      company->id = g_strdup_printf ("c%d", i);
      company->name = g_strdup_printf ("Company “%d”", i);
      company->size = moniac_number_from_double (i * 1e6);
      g_ptr_array_add (companies, company);
    }
  return companies;
}

static GPtrArray *
make_deals (void)
{
  GPtrArray *deals = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_deal_record_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < N_DEALS; i++)
    {
      MoniacDealRecord *deal = moniac_deal_record_new ();

      deal->id = g_strdup_printf ("d%d", i);
      deal->payer = g_strdup_printf ("c%d", g_rand_int_range (rand, 0, N_COMPANIES));
      if (i % 10 != 0)
        deal->payee = g_strdup_printf ("c%d", g_rand_int_range (rand, 0, N_COMPANIES));
      deal->kind = i % MONIAC_N_KINDS;
      deal->kind_id = g_strdup (moniac_kind_get_id (deal->kind));
      deal->status = i % MONIAC_N_STATUSES;
      deal->amount.form = i % 2 == 0 ? MONIAC_AMOUNT_EXACT : MONIAC_AMOUNT_UP_TO;
      deal->amount.high = moniac_number_from_double (g_rand_double (rand) * 1e11);
      deal->date = (MoniacDate) { 1990 + i % 40, 1 + i % 12, 1 + i % 28 };
      g_ptr_array_add (deals, deal);
    }
  return deals;
}

static void
check_same_deals (GPtrArray      *deals,
                  MoniacDocument *document)
{
  GListModel *list = moniac_document_get_deals (document);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, deals->len);
  for (guint i = 0; i < deals->len; i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (list, i);

      g_assert_true (moniac_deal_record_equal (deals->pdata[i], moniac_deal_get_record (deal)));
    }
}

static void
test_scale (void)
{
  g_autoptr (GPtrArray) companies = make_companies ();
  g_autoptr (GPtrArray) deals = make_deals ();
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  g_autoptr (MoniacDocument) reopened = NULL;
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;

  moniac_document_fill (document, NULL, companies, deals, NULL);
  once = moniac_deal_file_write (document);
  reopened = moniac_deal_file_parse (once, problems, NULL);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (moniac_document_get_companies (reopened)), ==,
                    N_COMPANIES);
  check_same_deals (deals, reopened);
  twice = moniac_deal_file_write (reopened);
  g_assert_true (g_bytes_equal (once, twice));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deal-scale/same", test_scale);
  return g_test_run ();
}
