/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coins: each deal lets as many through as it is worth, all at one speed, and without a seam. */

#include "config.h"

#include <math.h>

#include "moniac-figure.h"
#include "moniac-test-scene.h"

#define WIDTH 640.0
/* How far coins run in a round. */
#define ROUND_LENGTH 432.0
#define STEPS 4000

static const char * const amounts[] = { "1", "3", "24", "0", "?", NULL };

typedef struct
{
  MoniacDocument *document;
  MoniacNetwork *network;
  MoniacScene *scene;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->document = moniac_test_pair_document (amounts);
  self->network = moniac_test_network (self->document);
  self->scene = moniac_test_pair_scene (self->network, WIDTH, 400, 4 * self->network->unit);
  self->scene->coin = (gint64) llround (1 / self->network->unit);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  moniac_scene_unref (self->scene);
  moniac_network_unref (self->network);
  g_object_unref (self->document);
}

static MoniacCoins *
coins_of_deal (Fixture *self,
               int      deal)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, self->network->n_deals);

  wanted[deal] = TRUE;
  return moniac_coins_new (self->scene, wanted);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const MoniacCoin *p = a;
  const MoniacCoin *q = b;

  return p->x < q->x ? -1 : p->x > q->x;
}

/* How many coins pass a cross-section at x during a round: in each step those that come to lie behind it by
 * less than the step. */
static int
count_passing (MoniacCoins *coins,
               double       x)
{
  g_autofree MoniacCoin *places = g_new (MoniacCoin, moniac_coins_get_max (coins) + 1);
  int passed = 0;

  for (int i = 0; i < STEPS; i++)
    {
      int n = moniac_coins_at (coins, (double) i / STEPS, places);

      for (int c = 0; c < n; c++)
        passed += places[c].x >= x && places[c].x < x + ROUND_LENGTH / STEPS;
    }
  return passed;
}

static void
test_conservation (Fixture       *self,
                   gconstpointer  data)
{
  static const int expected[] = { 1, 3, 24, 0, 0 };

  for (int deal = 0; deal < self->network->n_deals; deal++)
    for (double x = 60; x < WIDTH - 60; x += 101.7)
      {
        g_autoptr (MoniacCoins) coins = coins_of_deal (self, deal);

        g_assert_cmpint (count_passing (coins, x), ==, expected[deal]);
      }
}

static void
test_no_seam (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (MoniacCoins) coins = moniac_coins_new (self->scene, NULL);
  int max = moniac_coins_get_max (coins);
  g_autofree MoniacCoin *first = g_new (MoniacCoin, max);
  g_autofree MoniacCoin *last = g_new (MoniacCoin, max);
  int n = moniac_coins_at (coins, 0, first);

  g_assert_cmpint (n, >, 20);
  g_assert_cmpint (moniac_coins_at (coins, 1, last), ==, n);
  g_assert_cmpmem (first, sizeof (MoniacCoin) * (gsize) n, last, sizeof (MoniacCoin) * (gsize) n);

  /* Just before the end everything is where it begins, coin by coin, lanes included. */
  g_assert_cmpint (moniac_coins_at (coins, 1 - 1e-7, last), ==, n);
  qsort (first, (gsize) n, sizeof (MoniacCoin), compare_cb);
  qsort (last, (gsize) n, sizeof (MoniacCoin), compare_cb);
  for (int i = 0; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (first[i].x, last[i].x, 0.01);
      g_assert_cmpfloat_with_epsilon (first[i].y, last[i].y, 0.01);
    }
}

/* How far the coin nearest to the middle moves on in a small step. */
static double
distance_moved (MoniacCoins *coins)
{
  g_autofree MoniacCoin *places = g_new (MoniacCoin, moniac_coins_get_max (coins));
  double phase = 0;
  double nearest = 0, after = 0;

  while (fabs (nearest - WIDTH / 2) > 20)
    {
      int n = moniac_coins_at (coins, phase, places);

      for (int i = 0; i < n; i++)
        if (fabs (places[i].x - WIDTH / 2) < fabs (nearest - WIDTH / 2))
          nearest = places[i].x;
      phase += 0.01;
    }
  for (int i = moniac_coins_at (coins, phase - 0.01 + 0.005, places); i > 0; i--)
    if (fabs (places[i - 1].x - nearest) < fabs (after - nearest))
      after = places[i - 1].x;
  return after - nearest;
}

/* One speed for all: the coins of every deal move on by the same distance. */
static void
test_one_speed (Fixture       *self,
                gconstpointer  data)
{
  for (int deal = 0; deal < 3; deal++)
    {
      g_autoptr (MoniacCoins) coins = coins_of_deal (self, deal);

      g_assert_cmpfloat_with_epsilon (distance_moved (coins), ROUND_LENGTH * 0.005, 1e-3);
    }
}

/* Coins lie wholly in their ribbon, in several lanes where it is wide, and evenly spaced. */
static void
test_lanes (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (MoniacCoins) coins = coins_of_deal (self, 2);
  const MoniacSceneRibbon *ribbon = &self->scene->ribbons[2];
  double middle = ribbon->center.points[0].y;
  g_autofree MoniacCoin *places = g_new (MoniacCoin, moniac_coins_get_max (coins));
  g_autoptr (GHashTable) lanes = g_hash_table_new (NULL, NULL);
  int n = moniac_coins_at (coins, 0.3, places);

  qsort (places, (gsize) n, sizeof (MoniacCoin), compare_cb);
  for (int i = 0; i < n; i++)
    {
      g_assert_cmpfloat (fabs (places[i].y - middle) + MONIAC_COIN_RADIUS, <=, ribbon->width / 2);
      g_assert_cmpfloat (places[i].x - MONIAC_COIN_RADIUS, >=, 20 - 1e-3);
      g_assert_cmpfloat (places[i].x + MONIAC_COIN_RADIUS, <=, WIDTH - 20 + 1e-3);
      g_hash_table_add (lanes, GINT_TO_POINTER ((int) lround (places[i].y * 10)));
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (places[i].x - places[i - 1].x, ROUND_LENGTH / 24, 0.01);
    }
  g_assert_cmpint ((int) g_hash_table_size (lanes), >=, 4);
}

static void
test_max (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr (MoniacCoins) coins = moniac_coins_new (self->scene, NULL);
  int max = moniac_coins_get_max (coins);
  g_autofree MoniacCoin *places = g_new (MoniacCoin, max);

  for (double phase = -1; phase < 2; phase += 0.0137)
    g_assert_cmpint (moniac_coins_at (coins, phase, places), <=, max);
}

/* Where there is no time for all, the widest flows keep theirs, at the same places. */
static void
test_some (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (MoniacCoins) coins = moniac_coins_new (self->scene, NULL);
  g_autoptr (MoniacCoins) widest = coins_of_deal (self, 2);
  int max = moniac_coins_get_max (coins);
  g_autofree MoniacCoin *all = g_new (MoniacCoin, max);
  g_autofree MoniacCoin *some = g_new (MoniacCoin, max);
  g_autofree MoniacCoin *expected = g_new (MoniacCoin, max);
  int n = moniac_coins_some_at (coins, 0.3, 4, some);

  g_assert_cmpint (n, ==, moniac_coins_at (widest, 0.3, expected));
  g_assert_cmpmem (some, n * sizeof *some, expected, n * sizeof *expected);
  g_assert_cmpint (moniac_coins_some_at (coins, 0.3, 0, some), ==,
                   moniac_coins_at (coins, 0.3, all));
  g_assert_cmpint (n, <, moniac_coins_at (coins, 0.3, all));
}

static void
test_without_coin (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (MoniacCoins) coins = NULL;

  self->scene->coin = 0;
  coins = moniac_coins_new (self->scene, NULL);
  g_assert_cmpint (moniac_coins_get_max (coins), ==, 0);
  g_assert_cmpint (moniac_coins_at (coins, 0.5, NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/coins/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("conservation", test_conservation);
  ADD ("no-seam", test_no_seam);
  ADD ("one-speed", test_one_speed);
  ADD ("lanes", test_lanes);
  ADD ("max", test_max);
  ADD ("some", test_some);
  ADD ("without-coin", test_without_coin);
  return g_test_run ();
}
