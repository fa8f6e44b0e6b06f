/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The range that undisclosed amounts leave open, against a grid of all their values. */
#include "moniac-circulation.h"
#include "moniac-test-network.h"

static double
share_at (int                   n,
          int                   n_deals,
          const MoniacTestDeal *deals)
{
  g_autoptr (MoniacNetwork) network = moniac_test_network (n, n_deals, deals, NULL);
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);

  return moniac_circulation_share (circulation);
}

static void
test_article (void)
{
  const MoniacTestDeal deals[] = MONIAC_TEST_ARTICLE;
  g_autoptr (MoniacNetwork) network = moniac_test_network (5, 5, deals, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_cmpfloat_with_epsilon (range.low, 0.12048, 0.00001);
  g_assert_cmpfloat_with_epsilon (range.high, 0.43011, 0.00001);
  g_assert_cmpint (range.most_sensitive, ==, 4);
  g_assert_true (range.open);
}

static void
test_closed (void)
{
  const MoniacTestDeal known[] = { { 0, 1, 30 }, { 1, 0, 5 } };
  const MoniacTestDeal hopeless[] = { { 0, 1, 30 }, { 1, 0, 5 }, { 1, 2, -1 }, { -1, 0, -1 } };
  g_autoptr (MoniacNetwork) a = moniac_test_network (2, 2, known, NULL);
  g_autoptr (MoniacNetwork) b = moniac_test_network (3, 4, hopeless, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (a, FALSE, &range, NULL));
  g_assert_false (range.open);
  g_assert_cmpfloat_with_epsilon (range.low, 10.0 / 35, 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, 10.0 / 35, 1e-9);
  g_assert_cmpint (range.most_sensitive, ==, -1);
  g_assert_true (moniac_share_range (b, FALSE, &range, NULL));
  g_assert_false (range.open);
}

/* A loop of which nothing is disclosed may be as large as it likes. */
static void
test_endless (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, -1 }, { 1, 0, -1 }, { 1, 2, 7 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (3, 3, deals, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_cmpfloat (range.high, ==, 1);
  g_assert_cmpfloat (range.low, ==, 0);
  g_assert_true (range.open);
  g_assert_cmpint (range.most_sensitive, >=, 0);
}

/* One undisclosed amount: every whole value up to far beyond use. */
static void
test_grid_of_one (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (43);
  int open = 0;

  for (int round = 0; round < 300; round++)
    {
      MoniacTestDeal deals[12];
      int n = moniac_test_random_deals (random, 4, 9, 9, deals);
      g_autoptr (MoniacNetwork) network = NULL;
      MoniacShareRange range;
      double high = 0, nothing;

      deals[0].amount = -1;
      network = moniac_test_network (4, n, deals, NULL);
      g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
      nothing = share_at (4, n, deals);
      for (int value = 0; value <= 80; value++)
        {
          deals[0].amount = value;
          high = MAX (high, share_at (4, n, deals));
        }
      g_assert_cmpfloat_with_epsilon (range.high, high, 1e-5);
      /* Each unit that is of use brings back at least itself, so nothing is lower than nothing. */
      g_assert_cmpfloat_with_epsilon (range.low, nothing, 1e-9);
      open += range.open;
      if (range.open)
        g_assert_cmpint (range.most_sensitive, ==, 0);
    }
  g_assert_cmpint (open, >, 30);
}

/* Two of them, on a grid. */
static void
test_grid_of_two (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (44);

  for (int round = 0; round < 40; round++)
    {
      MoniacTestDeal deals[12];
      int n = moniac_test_random_deals (random, 4, 10, 5, deals);
      g_autoptr (MoniacNetwork) network = NULL;
      MoniacShareRange range;
      double high = 0;

      deals[0] = (MoniacTestDeal) { 0, 1, -1 };
      deals[1] = (MoniacTestDeal) { 2, 3, -1 };
      network = moniac_test_network (4, n, deals, NULL);
      g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
      for (int value = 0; value <= 24; value++)
        for (int other = 0; other <= 24; other++)
          {
            deals[0].amount = value;
            deals[1].amount = other;
            high = MAX (high, share_at (4, n, deals));
          }
      g_assert_cmpfloat_with_epsilon (range.high, high, 1e-5);
    }
}

/* Two undisclosed legs of one loop: the lowest share is where just one of them is paid. */
static void
test_lowest_corner (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 10 }, { 1, 0, 5 }, { 1, 2, -1 }, { 2, 0, -1 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (3, 4, deals, NULL);
  MoniacShareRange range;

  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_cmpfloat_with_epsilon (range.low, 10.0 / 25, 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, 1, 1e-6);
}

/* Ranged money beside all loops only dilutes: the lowest share has all of it, the highest none. */
static void
test_beside (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  MoniacDealRecord *beside = moniac_test_deal ("bc", "b", "c", "equity", "10");
  g_autoptr (MoniacNetwork) network = NULL;
  MoniacShareRange range;

  beside->amount.form = MONIAC_AMOUNT_UP_TO;
  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  moniac_test_add_company (document, "c");
  moniac_test_add_deal (document, moniac_test_deal ("ab", "a", "b", "cloud", "5"));
  moniac_test_add_deal (document, moniac_test_deal ("ba", "b", "a", "cloud", "5"));
  moniac_test_add_deal (document, beside);
  network = moniac_network_new (document, NULL);
  g_assert_true (moniac_share_range (network, TRUE, &range, NULL));
  g_assert_cmpfloat_with_epsilon (range.low, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, 1, 1e-9);
  g_assert_cmpint (range.most_sensitive, ==, moniac_network_find_deal (network, "bc"));
}

/* "Up to" amounts vary too, when asked for. */
static void
test_ranges (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  MoniacDealRecord *up_to = moniac_test_deal ("ba", "b", "a", "equity", "10");
  g_autoptr (MoniacNetwork) network = NULL;
  MoniacShareRange range;

  up_to->amount.form = MONIAC_AMOUNT_UP_TO;
  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  moniac_test_add_deal (document, moniac_test_deal ("ab", "a", "b", "cloud", "30"));
  moniac_test_add_deal (document, up_to);
  network = moniac_network_new (document, NULL);
  g_assert_true (moniac_share_range (network, FALSE, &range, NULL));
  g_assert_false (range.open);
  g_assert_true (moniac_share_range (network, TRUE, &range, NULL));
  g_assert_true (range.open);
  g_assert_cmpfloat_with_epsilon (range.low, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, 0.5, 1e-6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share-range/article", test_article);
  g_test_add_func ("/share-range/closed", test_closed);
  g_test_add_func ("/share-range/endless", test_endless);
  g_test_add_func ("/share-range/grid-of-one", test_grid_of_one);
  g_test_add_func ("/share-range/grid-of-two", test_grid_of_two);
  g_test_add_func ("/share-range/lowest-corner", test_lowest_corner);
  g_test_add_func ("/share-range/beside", test_beside);
  g_test_add_func ("/share-range/ranges", test_ranges);
  return g_test_run ();
}
