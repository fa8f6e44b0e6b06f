/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the foremost: the companies with the most money, and the largest deals between them. */
#include "moniac-foremost.h"

#include "moniac-test-document.h"

/* Each of "a" to "e" pays the next one more than it got; "e" pays the outside most. */
static MoniacNetwork *
make_network (void)
{
  static const char * const amounts[] = { "1", "20", "300", "4000" };
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  MoniacNetworkOptions options = { 0 };

  for (char c = 'a'; c <= 'e'; c++)
    moniac_test_add_company (document, (char[]) { c, 0 });
  for (int i = 0; i < 4; i++)
    moniac_test_add_deal (document, moniac_test_deal ((char[]) { (char) ('p' + i), 0 },
                                                      (char[]) { (char) ('a' + i), 0 },
                                                      (char[]) { (char) ('b' + i), 0 }, "cloud", amounts[i]));
  moniac_test_add_deal (document, moniac_test_deal ("z", "e", NULL, "cloud", "50000"));

  return moniac_network_new (document, &options);
}

static void
test_companies (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autofree int *deals = NULL;
  g_autoptr (MoniacNetwork) foremost = moniac_foremost_apply (network, 3, 10, &deals);

  /* "c" and "d" are tied by 300, "d" and "e" by 4000; what "b" pays "c" is gone with "b". */
  g_assert_cmpint (foremost->n_companies, ==, 3);
  g_assert_cmpstr (foremost->companies[0].record->id, ==, "c");
  g_assert_cmpstr (foremost->companies[2].record->id, ==, "e");
  g_assert_cmpint (foremost->n_deals, ==, 3);
  g_assert_true (moniac_network_get_whole (foremost) == network);
  for (int i = 0; i < foremost->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &foremost->deals[i];

      g_assert_true (deal->record == network->deals[deals[i]].record);
      g_assert_cmpint (deal->amount, ==, network->deals[deals[i]].amount);
      g_assert_cmpstr (foremost->companies[deal->payer].record->id, ==, deal->record->payer);
    }
  g_assert_cmpint (foremost->companies[0].received, ==, 0);
  g_assert_cmpint (foremost->companies[0].paid, ==, network->companies[2].paid);
  g_assert_cmpint (foremost->gross, <, network->gross);
}

static void
test_deals (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autofree int *deals = NULL;
  g_autoptr (MoniacNetwork) foremost = moniac_foremost_apply (network, 10, 2, &deals);

  g_assert_cmpint (foremost->n_companies, ==, 5);
  g_assert_cmpint (foremost->n_deals, ==, 2);
  g_assert_cmpstr (foremost->deals[0].record->id, ==, "s");
  g_assert_cmpstr (foremost->deals[1].record->id, ==, "z");
  g_assert_cmpint (foremost->deals[1].payee, ==, MONIAC_OUTSIDE);
}

/* A figure of ordinary size shows everything. */
static void
test_needed (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();

  g_assert_false (moniac_foremost_is_needed (network));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/foremost/companies", test_companies);
  g_test_add_func ("/foremost/deals", test_deals);
  g_test_add_func ("/foremost/needed", test_needed);

  return g_test_run ();
}
