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

/* Who may not look far says that it was not enough. */
static void
test_limit (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 10 }, { 1, 0, 5 }, { 1, 2, -1 }, { 2, 0, -1 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (3, 4, deals, NULL);
  g_autoptr (MoniacVariation) variation = moniac_variation_new (network, NULL, FALSE, NULL);
  const gint64 spans[] = { 500, 500 };
  g_autoptr (MoniacCorners) corners = moniac_corners_new (variation, 0, 2, spans);
  gint64 looks_left = 1;

  moniac_corners_lowest (corners, 0.5L, &looks_left);
  g_assert_cmpint (looks_left, <=, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corners/random", test_random);
  g_test_add_func ("/corners/limit", test_limit);
  return g_test_run ();
}
