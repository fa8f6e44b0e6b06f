/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small companies as one: which, and that no deal is merged, moved in the list, or lost. */
#include "moniac-pool.h"

#include "moniac-test-document.h"

/* "big" and "large" pay each other much, small ones little; "secret" pays little and something not disclosed. */
static MoniacNetwork *
make_network (void)
{
  static const char * const companies[] = { "big", "large", "secret", "small-a", "small-b", "small-c" };
  g_autoptr (MoniacDocument) document = moniac_document_new ();

  for (int i = 0; i < (int) G_N_ELEMENTS (companies); i++)
    moniac_test_add_company (document, companies[i]);
  moniac_test_add_deal (document, moniac_test_deal ("d1", "big", "large", "cloud", "100"));
  moniac_test_add_deal (document, moniac_test_deal ("d2", "large", "big", "equity", "40"));
  moniac_test_add_deal (document, moniac_test_deal ("d3", "big", "small-a", "cloud", "4"));
  moniac_test_add_deal (document, moniac_test_deal ("d4", "small-a", "small-b", "cloud", "3"));
  moniac_test_add_deal (document, moniac_test_deal ("d5", "small-b", NULL, "cloud", "9.99"));
  moniac_test_add_deal (document, moniac_test_deal ("d6", "secret", "big", "cloud", "1"));
  moniac_test_add_deal (document, moniac_test_deal ("d7", "secret", "large", "cloud", NULL));
  moniac_test_add_deal (document, moniac_test_deal ("d8", "small-c", "big", "partnership", NULL));

  return moniac_network_new (document, NULL);
}

static void
test_count (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();

  g_assert_cmpint (moniac_pool_count (network, 0), ==, 0);
  g_assert_cmpint (moniac_pool_count (network, 3), ==, 1);
  g_assert_cmpint (moniac_pool_count (network, 9.99), ==, 2);
  g_assert_cmpint (moniac_pool_count (network, 10), ==, 3);
  g_assert_cmpint (moniac_pool_count (network, 1000), ==, 4);
}

static void
assert_same_deals (const MoniacNetwork *network,
                   const MoniacNetwork *pooled)
{
  g_assert_cmpint (pooled->n_deals, ==, network->n_deals);
  g_assert_cmpint (pooled->gross, ==, network->gross);
  for (int i = 0; i < network->n_deals; i++)
    {
      g_assert_true (pooled->deals[i].record == network->deals[i].record);
      g_assert_cmpint (pooled->deals[i].amount, ==, network->deals[i].amount);
      g_assert_cmpint (pooled->deals[i].disclosed, ==, network->deals[i].disclosed);
    }
}

static void
test_apply (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacNetwork) pooled = moniac_pool_apply (network, 10);
  int pool = moniac_pool_find (pooled);
  int big = moniac_network_find_company (pooled, "big");

  assert_same_deals (network, pooled);
  g_assert_cmpint (pooled->n_companies, ==, 4);
  g_assert_cmpint (pool, >=, 0);
  g_assert_true (moniac_network_get_whole (pooled) == network);
  g_assert_nonnull (strstr (moniac_company_record_get_name (pooled->companies[pool].record), "3"));
  g_assert_cmpint (moniac_network_find_company (pooled, "small-a"), ==, MONIAC_OUTSIDE);
  g_assert_cmpint (moniac_network_find_company (pooled, "secret"), >=, 0);
  g_assert_cmpint (pooled->deals[0].payer, ==, big);
  g_assert_cmpint (pooled->deals[2].payee, ==, pool);
  g_assert_cmpint (pooled->deals[3].payer, ==, pool);
  g_assert_cmpint (pooled->deals[3].payee, ==, pool);
  g_assert_cmpint (pooled->deals[4].payee, ==, MONIAC_OUTSIDE);
  g_assert_cmpfloat_with_epsilon (moniac_network_money (pooled, pooled->companies[pool].paid), 12.99, 1e-9);
  g_assert_cmpfloat_with_epsilon (moniac_network_money (pooled, pooled->companies[pool].received), 7, 1e-9);
  g_assert_cmpint (pooled->companies[big].paid, ==, network->companies[0].paid);
}

/* One company alone is no pool, and none is none. */
static void
test_none (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacNetwork) one = moniac_pool_apply (network, 3);
  g_autoptr (MoniacNetwork) off = moniac_pool_apply (network, 0);

  g_assert_true (one == network);
  g_assert_true (off == network);
  g_assert_cmpint (moniac_pool_find (network), ==, -1);
  g_assert_true (moniac_network_get_whole (network) == network);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pool/count", test_count);
  g_test_add_func ("/pool/apply", test_apply);
  g_test_add_func ("/pool/none", test_none);

  return g_test_run ();
}
