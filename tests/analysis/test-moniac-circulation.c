/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes back: against an oracle that cancels cycles one by one, and the properties of the split. */
#include "moniac-circulation.h"

#include <math.h>

#include "moniac-test-network.h"

#define MAX_COMPANIES 8
#define MAX_DEALS 24

/* The largest circulation by an independent way: starting from nothing, as long as the residual network has a cycle along which more comes
 * back than is lost, go round it by one unit (Klein 1967). Amounts are small, so this ends soon. */
static int
oracle (int                   n,
        int                   n_deals,
        const MoniacTestDeal *deals)
{
  int flow[MAX_DEALS] = { 0 };
  int total = 0;

  while (TRUE)
    {
      int distance[MAX_COMPANIES] = { 0 };
      int via[MAX_COMPANIES];
      int last = -1;

      for (int v = 0; v < n; v++)
        via[v] = -1;
      for (int round = 0; round < n; round++)
        {
          last = -1;
          for (int i = 0; i < n_deals; i++)
            {
              const MoniacTestDeal *deal = &deals[i];

              if (deal->payer < 0 || deal->payee < 0 || deal->payer == deal->payee)
                continue;
              if (flow[i] < deal->amount && distance[deal->payer] - 1 < distance[deal->payee])
                {
                  distance[deal->payee] = distance[deal->payer] - 1;
                  via[deal->payee] = 2 * i;
                  last = deal->payee;
                }
              if (flow[i] > 0 && distance[deal->payee] + 1 < distance[deal->payer])
                {
                  distance[deal->payer] = distance[deal->payee] + 1;
                  via[deal->payer] = 2 * i + 1;
                  last = deal->payer;
                }
            }
        }
      if (last < 0)
        return total;
      for (int k = 0; k < n; k++)
        last = via[last] & 1 ? deals[via[last] / 2].payee : deals[via[last] / 2].payer;
      for (int v = last; ; )
        {
          int i = via[v] / 2;

          flow[i] += via[v] & 1 ? -1 : 1;
          total += via[v] & 1 ? -1 : 1;
          v = via[v] & 1 ? deals[i].payee : deals[i].payer;
          if (v == last)
            break;
        }
    }
}

static void
assert_conserved (const MoniacNetwork     *network,
                  const MoniacCirculation *circulation)
{
  g_autofree gint64 *balance = g_new0 (gint64, network->n_companies + 1);
  gint64 total = 0;

  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];
      gint64 f = circulation->comes_back[i];

      g_assert_cmpint (f, >=, 0);
      g_assert_cmpint (f, <=, deal->amount);
      total += f;
      if (f == 0)
        continue;
      g_assert_cmpint (deal->payer, !=, deal->payee);
      balance[deal->payer] -= f;
      balance[deal->payee] += f;
    }
  for (int v = 0; v < network->n_companies; v++)
    g_assert_cmpint (balance[v], ==, 0);
  g_assert_cmpint (total, ==, circulation->total);
}

/* What leaves has no loop: leaving companies out that nobody pays any more ends with none left. */
static void
assert_no_loop_leaves (const MoniacNetwork     *network,
                       const MoniacCirculation *circulation)
{
  g_autofree gboolean *gone = g_new0 (gboolean, network->n_companies + 1);
  int n_gone = 0, before = -1;

  while (n_gone > before)
    {
      before = n_gone;
      for (int v = 0; v < network->n_companies; v++)
        {
          gboolean paid = gone[v];

          for (int i = 0; i < network->n_deals && !paid; i++)
            paid = network->deals[i].payee == v && network->deals[i].payer != v && network->deals[i].payer >= 0
                   && !gone[network->deals[i].payer] && network->deals[i].amount > circulation->comes_back[i];
          if (!paid)
            {
              gone[v] = TRUE;
              n_gone++;
            }
        }
    }
  g_assert_cmpint (n_gone, ==, network->n_companies);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1949);
  int positive = 0;

  for (int round = 0; round < 3000; round++)
    {
      int n = g_rand_int_range (random, 1, MAX_COMPANIES + 1);
      MoniacTestDeal deals[MAX_DEALS];
      int n_deals = moniac_test_random_deals (random, n, g_rand_int_range (random, 0, MAX_DEALS + 1), 9, deals);
      g_autoptr (MoniacNetwork) network = moniac_test_network (n, n_deals, deals, NULL);
      g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);

      g_assert_cmpint (circulation->total, ==, 100 * (gint64) oracle (n, n_deals, deals));
      g_assert_cmpint (circulation->gross, ==, network->gross);
      assert_conserved (network, circulation);
      assert_no_loop_leaves (network, circulation);
      positive += circulation->total > 0;
    }
  g_assert_cmpint (positive, >, 1000);
}

static double
squares (const MoniacNetwork *network,
         const gint64        *f)
{
  double sum = 0;

  for (int i = 0; i < network->n_deals; i++)
    if (network->deals[i].amount > 0)
      sum += (double) f[i] * (double) f[i] / (double) network->deals[i].amount;
  return sum;
}

/* No other largest circulation has a smaller sum of squares: going a little round any short cycle of deals, forwards and backwards,
 * that keeps the total and the bounds, never lowers it. */
static void
test_split_is_least (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2001);
  int tried = 0;

  for (int round = 0; round < 400; round++)
    {
      MoniacTestDeal deals[MAX_DEALS];
      int n_deals = moniac_test_random_deals (random, 5, 18, 9, deals);
      g_autoptr (MoniacNetwork) network = moniac_test_network (5, n_deals, deals, NULL);
      g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);
      double least = squares (network, circulation->comes_back);

      for (int k = 0; k < 3000; k++)
        {
          g_autofree gint64 *f = g_memdup2 (circulation->comes_back, network->n_deals * sizeof (gint64));
          int start = g_rand_int_range (random, 0, 5), v = start, turn = 0;
          gboolean possible = TRUE;

          do
            {
              int i = g_rand_int_range (random, 0, network->n_deals);
              const MoniacNetworkDeal *deal = &network->deals[i];
              gboolean forwards = deal->payer == v;

              if (deal->payer < 0 || deal->payee < 0 || deal->payer == deal->payee || (deal->payer != v && deal->payee != v))
                {
                  possible = FALSE;
                  break;
                }
              f[i] += forwards ? 8 : -8;
              turn += forwards ? 1 : -1;
              possible = possible && f[i] >= 0 && f[i] <= deal->amount;
              v = forwards ? deal->payee : deal->payer;
            }
          while (v != start && possible);
          if (!possible || turn != 0)
            continue;
          tried++;
          /* Rounding to whole units costs a little. */
          g_assert_cmpfloat (squares (network, f), >=, least - 0.5);
        }
    }
  g_assert_cmpint (tried, >, 300);
}

static void
test_equal_deals (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 10 }, { 0, 1, 10 }, { 0, 1, 20 }, { 1, 0, 8 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (2, 4, deals, NULL);
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);

  g_assert_cmpint (circulation->comes_back[0], ==, 200);
  g_assert_cmpint (circulation->comes_back[1], ==, 200);
  g_assert_cmpint (circulation->comes_back[2], ==, 400);
  g_assert_cmpint (circulation->comes_back[3], ==, 800);
}

/* Two ways round, equally long and wide, share equally. */
static void
test_equal_ways (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 30 }, { 0, 2, 30 }, { 1, 3, 30 }, { 2, 3, 30 }, { 3, 0, 20 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (4, 5, deals, NULL);
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);

  g_assert_cmpint (circulation->total, ==, 6000);
  for (int i = 0; i < 4; i++)
    g_assert_cmpint (circulation->comes_back[i], ==, 1000);
}

/* The same with a way in that both share and ways out that are wider: to the unit all the same. */
static void
test_equal_ways_to_the_unit (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 8 }, { 1, 2, 6 }, { 1, 3, 6 }, { 2, 0, 9 }, { 3, 0, 9 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (4, 5, deals, NULL);
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);

  g_assert_cmpint (circulation->total, ==, 2400);
  for (int i = 1; i < 5; i++)
    g_assert_cmpint (circulation->comes_back[i], ==, 400);
}

/* The order of the file and the names of the deals change nothing. */
static void
test_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (int round = 0; round < 300; round++)
    {
      MoniacTestDeal deals[MAX_DEALS], shuffled[MAX_DEALS];
      int name_of[MAX_DEALS];
      int n = moniac_test_random_deals (random, 6, 20, 9, deals);
      g_autoptr (MoniacNetwork) network = moniac_test_network (6, n, deals, NULL);
      g_autoptr (MoniacNetwork) other = NULL;
      g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);
      g_autoptr (MoniacCirculation) other_circulation = NULL;

      for (int i = 0; i < n; i++)
        name_of[i] = i;
      for (int i = n - 1; i > 0; i--)
        {
          int j = g_rand_int_range (random, 0, i + 1), name = name_of[i];

          name_of[i] = name_of[j];
          name_of[j] = name;
        }
      for (int i = 0; i < n; i++)
        shuffled[i] = deals[name_of[i]];
      other = moniac_test_network (6, n, shuffled, name_of);
      other_circulation = moniac_circulation_new (other, NULL);
      g_assert_cmpmem (circulation->comes_back, n * sizeof (gint64), other_circulation->comes_back, n * sizeof (gint64));
    }
}

static void
test_article (void)
{
  const MoniacTestDeal deals[] = MONIAC_TEST_ARTICLE;
  g_autoptr (MoniacNetwork) network = moniac_test_network (5, 5, deals, NULL);
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);

  g_assert_cmpint (circulation->total, ==, 1000);
  g_assert_cmpint (circulation->gross, ==, 8300);
  g_assert_cmpfloat_with_epsilon (moniac_circulation_share (circulation), 0.12048, 0.00001);
  g_assert_cmpint (circulation->rule, ==, MONIAC_SPLIT_LEAST_SQUARES);
}

/* Above the limit of the exact split: still the largest, and conserved. */
static void
test_many (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree MoniacTestDeal *deals = g_new (MoniacTestDeal, 6000);
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacCirculation) circulation = NULL;

  moniac_test_random_deals (random, 600, 6000, 1000000, deals);
  network = moniac_test_network (600, 6000, deals, NULL);
  circulation = moniac_circulation_new (network, NULL);
  g_assert_cmpint (circulation->rule, ==, MONIAC_SPLIT_ANY);
  assert_conserved (network, circulation);
  assert_no_loop_leaves (network, circulation);
}

static void
test_split_many (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autofree MoniacTestDeal *deals = g_new (MoniacTestDeal, 5000);
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacCirculation) circulation = NULL;

  moniac_test_random_deals (random, 1000, 5000, 1000000, deals);
  network = moniac_test_network (1000, 5000, deals, NULL);
  circulation = moniac_circulation_new (network, NULL);
  g_assert_cmpint (circulation->rule, ==, MONIAC_SPLIT_LEAST_SQUARES);
  assert_conserved (network, circulation);
  assert_no_loop_leaves (network, circulation);
}

static void
test_nothing (void)
{
  g_autoptr (MoniacNetwork) network = moniac_test_network (0, 0, NULL, NULL);
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);

  g_assert_cmpint (circulation->total, ==, 0);
  g_assert_cmpfloat (moniac_circulation_share (circulation), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/circulation/random", test_random);
  g_test_add_func ("/circulation/split-is-least", test_split_is_least);
  g_test_add_func ("/circulation/equal-deals", test_equal_deals);
  g_test_add_func ("/circulation/equal-ways", test_equal_ways);
  g_test_add_func ("/circulation/equal-ways-to-the-unit", test_equal_ways_to_the_unit);
  g_test_add_func ("/circulation/order", test_order);
  g_test_add_func ("/circulation/article", test_article);
  g_test_add_func ("/circulation/many", test_many);
  g_test_add_func ("/circulation/split-many", test_split_many);
  g_test_add_func ("/circulation/nothing", test_nothing);
  return g_test_run ();
}
