/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a company's money. */
#include "moniac-trail.h"

#include <string.h>

#include "moniac-dependence.h"
#include "moniac-test-network.h"

/* 0 pays 30 to 1; 20 of it run on to 2, from there 12 come back; 5 come back from 1 at once. */
static void
test_steps (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 30 }, { 1, 2, 20 }, { 2, 0, 12 }, { 1, 0, 5 }, { 2, 3, 40 }, { 0, 0, 9 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (4, 6, deals, NULL);
  g_autoptr (MoniacTrail) trail = moniac_trail_new (network, 0);
  const int steps[] = { 0, 1, 2, 1, -1, -1 };
  const gint64 carried[] = { 3000, 1200, 1200, 500, 0, 0 };

  g_assert_cmpint (trail->paid, ==, 3000);
  g_assert_cmpint (trail->n_steps, ==, 3);
  for (int i = 0; i < network->n_deals; i++)
    {
      g_assert_cmpint (trail->step[i], ==, steps[i]);
      g_assert_cmpint (trail->carried[i], ==, carried[i]);
    }
  g_assert_cmpint (trail->back[0], ==, 0);
  g_assert_cmpint (trail->back[1], ==, 500);
  g_assert_cmpint (trail->back[2], ==, 1700);
  g_assert_cmpint (moniac_trail_get_back (trail), ==, 1700);
}

static void
test_words (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 30 }, { 1, 2, 20 }, { 2, 0, 12 }, { 1, 0, 5 }, { 3, 1, 8 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (5, 5, deals, NULL);
  g_autoptr (MoniacTrail) trail = moniac_trail_new (network, 0);
  g_autoptr (MoniacTrail) lost = moniac_trail_new (network, 3);
  g_autoptr (MoniacTrail) none = moniac_trail_new (network, 4);
  g_autofree char *first = moniac_trail_to_text (trail, 0);
  g_autofree char *second = moniac_trail_to_text (trail, 1);
  g_autofree char *last = moniac_trail_to_text (trail, 2);
  g_autofree char *gone = moniac_trail_to_text (lost, 0);
  g_autofree char *nothing = moniac_trail_to_text (none, 0);

  g_assert_cmpstr (first, ==, "c00000 pays $30.");
  g_assert_cmpstr (second, ==, "Through c00001, $17 runs on; $5 of $30 is back.");
  g_assert_cmpstr (last, ==, "Through c00002, $12 runs on. In the end $17 of $30 can be back.");
  g_assert_cmpstr (gone, ==, "c00003 pays $8; none of it can come back.");
  g_assert_cmpstr (nothing, ==, "c00004 pays nothing here, so nothing can come back to it.");
  g_assert_cmpint (none->n_steps, ==, 0);
}

/* What is back in the end is the maximum flow; what runs on never exceeds what has come, and grows step by step. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  MoniacTestDeal deals[24];

  for (int round = 0; round < 400; round++)
    {
      int n = g_rand_int_range (random, 2, 8);
      int n_deals = moniac_test_random_deals (random, n, g_rand_int_range (random, 1, 24), 9, deals);
      g_autoptr (MoniacNetwork) network = moniac_test_network (n, n_deals, deals, NULL);
      int company = g_rand_int_range (random, 0, n);
      g_autoptr (MoniacTrail) trail = moniac_trail_new (network, company);

      g_assert_cmpint (moniac_trail_get_back (trail), ==, moniac_can_come_back (network, company, NULL));
      g_assert_cmpint (moniac_trail_get_back (trail), <=, trail->paid);
      for (int s = 1; s < trail->n_steps; s++)
        g_assert_cmpint (trail->back[s], >=, trail->back[s - 1]);
      for (int i = 0; i < n_deals; i++)
        {
          g_assert_cmpint (trail->carried[i], <=, network->deals[i].amount);
          g_assert_true ((trail->step[i] >= 0) == (trail->carried[i] > 0));
          g_assert_true (trail->step[i] != 0 || network->deals[i].payer == company);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/trail/steps", test_steps);
  g_test_add_func ("/analysis/trail/words", test_words);
  g_test_add_func ("/analysis/trail/random", test_random);

  return g_test_run ();
}
