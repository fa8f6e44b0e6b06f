/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lowest corner of what may vary, against all corners, each found anew. */
#include "moniac-corners.h"

#include "moniac-test-network.h"

#define MOST_VARIABLES 9
#define MOST_DEALS 40

static int
end_of_component (const MoniacVariation *variation,
                  int                    begin)
{
  int end = begin;

  while (end < variation->n && variation->variables[end].component == variation->variables[begin].component)
    end++;

  return end;
}

/* What comes back at a corner, less the rate times what the variables pay. */
static long double
cost_of (const MoniacVariation *variation,
         int                    begin,
         int                    end,
         const gint64          *spans,
         guint64                corner,
         long double            rate)
{
  gint64 room[MOST_VARIABLES] = { 0 }, worths[MOST_VARIABLES] = { 0 };
  long double paid = 0;

  for (int i = begin; i < end; i++)
    {
      room[i] = (corner >> (i - begin)) & 1 ? spans[i] : 0;
      worths[i] = 1;
      paid += (long double) room[i];
    }

  return (long double) moniac_variation_yield (variation, variation->variables[begin].component, room, 1, worths, NULL).total
         - rate * paid;
}

/* One component at several rates, of which each is asked of the same corners. */
static void
assert_lowest (const MoniacVariation *variation,
               int                    begin,
               int                    end,
               const gint64          *spans,
               guint                  seed)
{
  g_autoptr (MoniacCorners) corners = moniac_corners_new (variation, begin, end, spans);

  for (int k = 0; k <= 4; k++)
    {
      long double rate = 0.25L * k;
      gint64 looks_left = G_MAXINT64;
      guint64 found = moniac_corners_lowest (corners, rate, &looks_left);
      long double lowest = cost_of (variation, begin, end, spans, 0, rate);

      g_assert_cmpint (looks_left, >, 0);
      for (guint64 corner = 1; corner < G_GUINT64_CONSTANT (1) << (end - begin); corner++)
        lowest = MIN (lowest, cost_of (variation, begin, end, spans, corner, rate));
      if (cost_of (variation, begin, end, spans, found, rate) != lowest)
        g_error ("seed %u, rate %g: not the lowest", seed, (double) rate);
    }
}

static void
test_random (void)
{
  int several = 0;

  for (guint seed = 0; seed < 1500; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      MoniacTestDeal deals[MOST_DEALS];
      gint64 spans[MOST_VARIABLES] = { 0 };
      int n_companies = g_rand_int_range (random, 3, 10);
      int n_deals = moniac_test_random_deals (random, n_companies, g_rand_int_range (random, 10, MOST_DEALS + 1), 50, deals);
      int n_open = g_rand_int_range (random, 1, MOST_VARIABLES + 1);
      g_autoptr (MoniacNetwork) network = NULL;
      g_autoptr (MoniacVariation) variation = NULL;

      for (int i = 0; i < n_open; i++)
        deals[i].amount = -1;
      network = moniac_test_network (n_companies, n_deals, deals, NULL);
      variation = moniac_variation_new (network, NULL, FALSE, NULL);
      for (int i = 0; i < variation->n; i++)
        spans[i] = g_rand_int_range (random, 0, 4) == 0 ? 0 : 100 * g_rand_int_range (random, 1, 60);
      for (int begin = 0, end; begin < variation->n; begin = end)
        {
          end = end_of_component (variation, begin);
          assert_lowest (variation, begin, end, spans, seed);
          several += end - begin > 1;
        }
    }
  g_assert_cmpint (several, >, 500);
}

/* Many variables in one component, of which none is ruled out at once. */
static MoniacNetwork *
wide_network (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  MoniacTestDeal deals[140];

  moniac_test_random_deals (random, 24, G_N_ELEMENTS (deals), 50, deals);
  /* From lower companies to higher ones only, so that they join into no loop. */
  for (int i = 0; i < 20; i++)
    deals[i] = (MoniacTestDeal) { g_rand_int_range (random, 0, 12), g_rand_int_range (random, 12, 24), -1 };

  return moniac_test_network (24, G_N_ELEMENTS (deals), deals, NULL);
}

/* Searches with so many looks allowed. Returns how many were taken. */
static gint64
search_with (const MoniacNetwork *network,
             gint64               n_looks,
             GCancellable        *cancellable,
             gboolean            *enough)
{
  g_autoptr (MoniacVariation) variation = moniac_variation_new (network, NULL, FALSE, cancellable);
  gint64 spans[32] = { 0 };
  g_autoptr (MoniacCorners) corners = NULL;
  gint64 looks_left = n_looks;

  g_assert_cmpint (variation->n, >=, 15);
  g_assert_cmpint (end_of_component (variation, 0), ==, variation->n);
  for (int i = 0; i < variation->n; i++)
    spans[i] = 100 * (5 + i);
  corners = moniac_corners_new (variation, 0, variation->n, spans);
  moniac_corners_lowest (corners, 0.5L, &looks_left);
  *enough = looks_left > 0;

  return n_looks - looks_left;
}

/* Who may not look far stops soon after, and says that it was not enough. */
static void
test_limit (void)
{
  g_autoptr (MoniacNetwork) network = wide_network ();
  gboolean enough;
  gint64 n_all = search_with (network, G_MAXINT64 / 2, NULL, &enough);
  gint64 n_some;

  g_assert_true (enough);
  n_some = search_with (network, n_all + 1, NULL, &enough);
  g_assert_true (enough);
  g_assert_cmpint (n_some, ==, n_all);
  for (int part = 2; part <= 8; part *= 2)
    {
      n_some = search_with (network, n_all / part, NULL, &enough);
      g_assert_false (enough);
      g_assert_cmpint (n_some, >=, n_all / part);
      g_assert_cmpint (n_some, <, n_all / part + n_all / 16);
    }
}

/* Who was cancelled takes up no corner that is not known yet. */
static void
test_cancelled (void)
{
  g_autoptr (MoniacNetwork) network = wide_network ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean enough;
  gint64 n_all = search_with (network, G_MAXINT64 / 2, NULL, &enough);

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (search_with (network, n_all + 1, cancellable, &enough), >, 0);
  g_assert_false (enough);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corners/random", test_random);
  g_test_add_func ("/corners/limit", test_limit);
  g_test_add_func ("/corners/cancelled", test_cancelled);
  return g_test_run ();
}
