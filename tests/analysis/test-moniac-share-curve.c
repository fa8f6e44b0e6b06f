/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share as a function of one amount, against a network that has that amount. */
#include "moniac-circulation.h"
#include "moniac-share-curve.h"
#include "moniac-test-network.h"

static void
assert_curve (const MoniacShareCurve *curve,
              const MoniacNetwork    *network)
{
  g_autofree gint64 *amounts = g_new (gint64, network->n_deals);

  for (int i = 0; i < network->n_deals; i++)
    amounts[i] = network->deals[i].amount;
  g_assert_cmpint (curve->amounts[0], ==, 0);
  for (int i = 0; i < curve->n; i++)
    {
      g_autoptr (MoniacNetwork) supposed = NULL;
      g_autoptr (MoniacCirculation) circulation = NULL;

      amounts[curve->deal] = curve->amounts[i];
      supposed = moniac_network_with_amounts (network, amounts);
      circulation = moniac_circulation_new (supposed, NULL);
      g_assert_cmpint (curve->totals[i], ==, circulation->total);
      g_assert_cmpfloat_with_epsilon (curve->shares[i], moniac_circulation_share (circulation), 1e-12);
      g_assert_true (i == 0 || curve->amounts[i] > curve->amounts[i - 1]);
    }
}

/* Beyond the useful amount nothing more comes back, and just below it less does. */
static void
assert_useful (const MoniacShareCurve *curve,
               const MoniacNetwork    *network)
{
  g_autofree gint64 *amounts = g_new (gint64, network->n_deals);
  gint64 totals[3];
  const gint64 at[3] = { MAX (curve->useful - 1, 0), curve->useful, network->gross };

  for (int i = 0; i < network->n_deals; i++)
    amounts[i] = network->deals[i].amount;
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (MoniacNetwork) supposed = NULL;
      g_autoptr (MoniacCirculation) circulation = NULL;

      amounts[curve->deal] = at[i];
      supposed = moniac_network_with_amounts (network, amounts);
      circulation = moniac_circulation_new (supposed, NULL);
      totals[i] = circulation->total;
    }
  g_assert_cmpint (totals[1], ==, totals[2]);
  if (curve->useful > 0)
    g_assert_cmpint (totals[0], <, totals[1]);
}

/* 12 % as it is, 43 % at 10 billion, less again beyond. */
static void
test_article (void)
{
  const MoniacTestDeal deals[] = MONIAC_TEST_ARTICLE;
  g_autoptr (MoniacNetwork) network = moniac_test_network (5, 5, deals, NULL);
  g_autoptr (MoniacShareCurve) curve = moniac_share_curve_new (network, 4, NULL);
  int best = 0;

  assert_curve (curve, network);
  assert_useful (curve, network);
  for (int i = 0; i < curve->n; i++)
    if (curve->shares[i] > curve->shares[best])
      best = i;
  g_assert_cmpfloat_with_epsilon (curve->shares[0], 0.12048, 0.00001);
  g_assert_cmpfloat_with_epsilon (curve->shares[best], 0.43011, 0.00001);
  g_assert_cmpint (curve->amounts[best], ==, curve->useful);
  g_assert_cmpfloat_with_epsilon (moniac_network_money (network, curve->useful), 10, 1e-9);
  g_assert_cmpfloat (curve->shares[curve->n - 1], <, curve->shares[best]);
}

/* A deal beside all loops only makes the share smaller. */
static void
test_beside (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 30 }, { 1, 0, 5 }, { 1, 2, -1 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (3, 3, deals, NULL);
  g_autoptr (MoniacShareCurve) curve = moniac_share_curve_new (network, 2, NULL);

  assert_curve (curve, network);
  g_assert_cmpint (curve->useful, ==, 0);
  g_assert_cmpfloat (curve->shares[curve->n - 1], <, curve->shares[0]);
}

static void
test_nothing_known (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, -1 }, { 1, 0, -1 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (2, 2, deals, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  const MoniacTestDeal known[] = { { 0, 1, 4 }, { 1, 0, 3 } };
  g_autoptr (MoniacNetwork) other = moniac_test_network (2, 2, known, NULL);

  g_assert_null (moniac_share_curve_new (network, 0, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_null (moniac_share_curve_new (other, 0, cancelled));
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 100; round++)
    {
      MoniacTestDeal deals[14];
      int n = moniac_test_random_deals (random, 5, 14, 9, deals);
      g_autoptr (MoniacNetwork) network = moniac_test_network (5, n, deals, NULL);
      g_autoptr (MoniacShareCurve) curve = moniac_share_curve_new (network, g_rand_int_range (random, 0, n), NULL);

      if (curve == NULL)
        continue;
      g_assert_cmpint (curve->n, >=, 2);
      g_assert_cmpint (curve->n, <=, 100);
      assert_curve (curve, network);
      assert_useful (curve, network);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-curve/article", test_article);
  g_test_add_func ("/share-curve/beside", test_beside);
  g_test_add_func ("/share-curve/nothing-known", test_nothing_known);
  g_test_add_func ("/share-curve/random", test_random);

  return g_test_run ();
}
