/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Netting leaves every company's net as it was, and nothing that could be netted further. */
#include "moniac-circulation.h"
#include "moniac-test-network.h"

static void
assert_same_nets (const MoniacNetwork *a,
                  const MoniacNetwork *b)
{
  g_assert_cmpint (a->n_companies, ==, b->n_companies);
  g_assert_cmpint (a->n_deals, ==, b->n_deals);
  for (int v = 0; v < a->n_companies; v++)
    g_assert_cmpint (a->companies[v].received - a->companies[v].paid, ==, b->companies[v].received - b->companies[v].paid);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (int round = 0; round < 1000; round++)
    {
      MoniacTestDeal deals[20];
      int n = moniac_test_random_deals (random, 6, 20, 9, deals);
      g_autoptr (MoniacNetwork) network = moniac_test_network (6, n, deals, NULL);
      g_autoptr (MoniacNetwork) none = moniac_netting_apply (network, MONIAC_NET_NONE);
      g_autoptr (MoniacNetwork) pairs = moniac_netting_apply (network, MONIAC_NET_PAIRS);
      g_autoptr (MoniacNetwork) all = moniac_netting_apply (network, MONIAC_NET_ALL);
      g_autoptr (MoniacCirculation) left = moniac_circulation_new (all, NULL);
      g_autoptr (MoniacCirculation) before = moniac_circulation_new (network, NULL);

      g_assert_true (none == network);
      assert_same_nets (network, pairs);
      assert_same_nets (network, all);
      g_assert_cmpint (left->total, ==, 0);
      g_assert_cmpint (all->gross, ==, network->gross - before->total);
      g_assert_cmpint (pairs->gross, >=, all->gross);
      for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
          if (pairs->deals[i].payer >= 0 && pairs->deals[i].payee >= 0 && pairs->deals[i].payer != pairs->deals[i].payee
              && pairs->deals[i].payer == pairs->deals[j].payee && pairs->deals[i].payee == pairs->deals[j].payer)
            g_assert_true (pairs->deals[i].amount == 0 || pairs->deals[j].amount == 0);
    }
}

static void
test_pairs (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 30 }, { 1, 0, 5 }, { 1, 0, 10 }, { 1, 2, 4 }, { 2, 2, 3 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (3, 5, deals, NULL);
  g_autoptr (MoniacNetwork) pairs = moniac_netting_apply (network, MONIAC_NET_PAIRS);

  g_assert_cmpint (pairs->deals[0].amount, ==, 1500);
  g_assert_cmpint (pairs->deals[1].amount, ==, 0);
  g_assert_cmpint (pairs->deals[2].amount, ==, 0);
  g_assert_cmpint (pairs->deals[3].amount, ==, 400);
  g_assert_cmpint (pairs->deals[4].amount, ==, 300);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/netting/random", test_random);
  g_test_add_func ("/netting/pairs", test_pairs);
  return g_test_run ();
}
