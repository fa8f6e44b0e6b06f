/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who depends on whom, and what can come back to a company. */
#include "moniac-dependence.h"

#include "moniac-test-network.h"

static void
test_partners (void)
{
  const MoniacTestDeal deals[] = { { 0, 2, 30 }, { 1, 2, 10 }, { 0, 2, 20 }, { -1, 2, 20 }, { 2, 1, 5 }, { 1, 0, -1 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (4, 6, deals, NULL);
  g_autoptr (MoniacDependence) dependence = moniac_dependence_new (network, NULL);
  const MoniacCompanyDependence *third = &dependence->companies[2];

  g_assert_cmpint (third->top_payer.company, ==, 0);
  g_assert_cmpfloat_with_epsilon (third->top_payer.share, 50.0 / 80, 1e-12);
  g_assert_cmpfloat_with_epsilon (third->hhi_in, (50.0 * 50 + 10 * 10 + 20 * 20) / (80 * 80), 1e-12);
  g_assert_cmpint (third->top_payee.company, ==, 1);
  g_assert_cmpfloat (third->hhi_out, ==, 1);
  g_assert_cmpfloat_with_epsilon (third->touches, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (dependence->companies[0].touches, 50.0 / 85, 1e-12);
  g_assert_cmpint (dependence->companies[0].top_payer.company, ==, MONIAC_NOBODY);
  g_assert_cmpfloat (dependence->companies[0].hhi_in, ==, 0);
  g_assert_cmpint (dependence->companies[3].top_payee.company, ==, MONIAC_NOBODY);
}

static void
test_outside_and_itself (void)
{
  const MoniacTestDeal deals[] = { { 0, 0, 10 }, { -1, 0, 30 }, { 0, -1, 20 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (1, 3, deals, NULL);
  g_autoptr (MoniacDependence) dependence = moniac_dependence_new (network, NULL);
  const MoniacCompanyDependence *only = &dependence->companies[0];

  g_assert_cmpint (only->top_payer.company, ==, MONIAC_OUTSIDE);
  g_assert_cmpfloat_with_epsilon (only->top_payer.share, 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (only->touches, 1, 1e-12);
  g_assert_cmpint (only->can_come_back, ==, 0);
}

static gint64
capacity (const MoniacNetwork *network,
          guint                side,
          int                  company)
{
  gint64 sum = 0;

  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];
      gboolean from = deal->payer == company || (deal->payer >= 0 && (side >> deal->payer) & 1);
      gboolean to = deal->payee == company || !((side >> MAX (deal->payee, 0)) & 1);

      if (deal->payer >= 0 && deal->payee >= 0 && deal->payer != deal->payee && from && to)
        sum += deal->amount;
    }

  return sum;
}

/* The oracle: the smallest of all cuts between what the company pays and what it receives. */
static gint64
smallest_cut (const MoniacNetwork *network,
              int                  company)
{
  gint64 least = G_MAXINT64;

  for (guint side = 0; side < 1u << network->n_companies; side++)
    if (!((side >> company) & 1))
      least = MIN (least, capacity (network, side, company));

  return least;
}

static void
assert_flow (const MoniacNetwork *network,
             int                  company,
             const gint64        *flow,
             gint64               value)
{
  gint64 balance[8] = { 0 };
  gint64 leaving = 0;

  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];

      g_assert_cmpint (flow[i], >=, 0);
      g_assert_cmpint (flow[i], <=, deal->amount);
      if (flow[i] == 0)
        continue;
      balance[deal->payer] -= flow[i];
      balance[deal->payee] += flow[i];
      leaving += deal->payer == company ? flow[i] : 0;
    }
  for (int v = 0; v < network->n_companies; v++)
    g_assert_cmpint (balance[v], ==, 0);
  g_assert_cmpint (leaving, ==, value);
}

static void
test_can_come_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (int round = 0; round < 300; round++)
    {
      MoniacTestDeal deals[18];
      g_autoptr (MoniacNetwork) network = NULL;
      g_autoptr (MoniacDependence) dependence = NULL;

      moniac_test_random_deals (random, 6, 18, 20, deals);
      network = moniac_test_network (6, 18, deals, NULL);
      dependence = moniac_dependence_new (network, NULL);
      for (int v = 0; v < network->n_companies; v++)
        {
          gint64 flow[18];

          g_assert_cmpint (dependence->companies[v].can_come_back, ==, smallest_cut (network, v));
          g_assert_cmpint (moniac_can_come_back (network, v, flow), ==, dependence->companies[v].can_come_back);
          assert_flow (network, v, flow, dependence->companies[v].can_come_back);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dependence/partners", test_partners);
  g_test_add_func ("/dependence/outside-and-itself", test_outside_and_itself);
  g_test_add_func ("/dependence/can-come-back", test_can_come_back);

  return g_test_run ();
}
