/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the searches below the views: order on a circle, ranks, and places in a column. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "moniac-circle-order.h"
#include "moniac-column.h"
#include "moniac-rank.h"

/* Companies on a circle in a scrambled numbering, each tied to the next: it can be drawn without a crossing. */
static MoniacTie *
make_circle (int n,
             int stride)
{
  MoniacTie *ties = g_new0 (MoniacTie, n);

  for (int i = 0; i < n; i++)
    {
      int a = i * stride % n, b = (i + 1) * stride % n;

      ties[i] = (MoniacTie) { MIN (a, b), MAX (a, b), 1, 0, 0 };
    }
  return ties;
}

static void
test_circle_found (void)
{
  static const int table[][2] = { { 4, 3 }, { 7, 3 }, { 8, 5 }, { 13, 5 }, { 40, 17 } };

  for (gsize t = 0; t < G_N_ELEMENTS (table); t++)
    {
      int n = table[t][0];
      g_autofree MoniacTie *ties = make_circle (n, table[t][1]);
      g_autofree int *order = g_new (int, n);
      g_autofree int *sorted = g_new0 (int, n);

      moniac_circle_order_find (n, n, ties, NULL, NULL, order);
      for (int i = 0; i < n; i++)
        sorted[order[i]]++;
      for (int i = 0; i < n; i++)
        g_assert_cmpint (sorted[i], ==, 1);
      /* n ties to a neighbour, each 1 / (n / 2) of the way across, and nothing crosses. */
      g_assert_cmpfloat_with_epsilon (moniac_circle_order_cost (n, n, ties, order), 2, 1e-9);
    }
}

/* The sifting of larger networks against the exact search: the same eight companies, and a ninth without ties. */
static void
test_circle_near_exact (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int round = 0; round < 12; round++)
    {
      g_autofree MoniacTie *ties = g_new0 (MoniacTie, 14);
      int exact[8], sifted[9], eight[8];
      int n_eight = 0;

      for (int i = 0; i < 14; i++)
        {
          ties[i].a = g_rand_int_range (rand, 0, 7);
          ties[i].b = g_rand_int_range (rand, ties[i].a + 1, 8);
          ties[i].forth = g_rand_double_range (rand, 0.1, 1);
        }
      moniac_circle_order_find (8, 14, ties, NULL, NULL, exact);
      moniac_circle_order_find (9, 14, ties, NULL, NULL, sifted);
      for (int i = 0; i < 9; i++)
        if (sifted[i] != 8)
          eight[n_eight++] = sifted[i];
      g_assert_cmpint (n_eight, ==, 8);
      g_assert_cmpfloat (moniac_circle_order_cost (8, 14, ties, eight), <=,
                         1.15 * moniac_circle_order_cost (8, 14, ties, exact) + 1e-9);
      g_assert_cmpfloat (moniac_circle_order_cost (8, 14, ties, exact), <=,
                         moniac_circle_order_cost (8, 14, ties, eight) + 1e-9);
    }
}

/* An order as good as any other stays as it is; one that is much worse does not. */
static void
test_circle_keeps (void)
{
  const int n = 12;
  g_autofree MoniacTie *ties = make_circle (n, 1);
  int good[12], bad[12], order[12];

  for (int i = 0; i < n; i++)
    {
      good[i] = (n - i + 4) % n;
      bad[i] = i * 5 % n;
    }
  moniac_circle_order_find (n, n, ties, good, NULL, order);
  g_assert_cmpmem (order, sizeof order, good, sizeof good);
  moniac_circle_order_find (n, n, ties, bad, NULL, order);
  g_assert_cmpfloat (moniac_circle_order_cost (n, n, ties, order), <,
                     moniac_circle_order_cost (n, n, ties, bad));
}

static void
test_circle_fixed (void)
{
  const int n = 12;
  g_autofree MoniacTie *ties = make_circle (n, 1);
  gboolean fixed[12] = { FALSE };
  int start[12], order[12], seen[3];
  int n_seen = 0;

  for (int i = 0; i < n; i++)
    start[i] = i * 5 % n;
  fixed[5] = fixed[10] = fixed[3] = TRUE;      /* in this order in start, against the best one */
  moniac_circle_order_find (n, n, ties, start, fixed, order);
  for (int i = 0; i < n; i++)
    if (fixed[order[i]])
      seen[n_seen++] = order[i];
  g_assert_cmpint (n_seen, ==, 3);
  while (seen[0] != 5)
    {
      int first = seen[0];

      memmove (seen, seen + 1, 2 * sizeof *seen);
      seen[2] = first;
    }
  g_assert_cmpint (seen[1], ==, 10);
  g_assert_cmpint (seen[2], ==, 3);
}

/* Two loops that share a leg of 9: cutting the cheap legs of each costs 1 + 2, cutting the shared one 9. */
static void
test_rank_cheapest_cut (void)
{
  const MoniacTie ties[] = {
    { 0, 1, 9, 0, 0 },       /* 0 -> 1, shared */
    { 0, 2, 0, 1, 0 },       /* 2 -> 0 */
    { 0, 3, 0, 5, 0 },       /* 3 -> 0 */
    { 1, 2, 4, 0, 0 },       /* 1 -> 2 */
    { 1, 3, 2, 0, 0 },       /* 1 -> 3 */
  };
  int sequence[4];

  moniac_rank_sequence (4, 5, ties, NULL, sequence);
  g_assert_cmpfloat_with_epsilon (moniac_rank_back_weight (4, 5, ties, sequence), 3, 1e-9);
}

static double
least_back_weight (int              n,
                   int              n_ties,
                   const MoniacTie *ties,
                   int             *sequence,
                   int              from)
{
  double best = G_MAXDOUBLE;

  if (from == n)
    return moniac_rank_back_weight (n, n_ties, ties, sequence);
  for (int i = from; i < n; i++)
    {
      int swap = sequence[from];

      sequence[from] = sequence[i];
      sequence[i] = swap;
      best = MIN (best, least_back_weight (n, n_ties, ties, sequence, from + 1));
      sequence[i] = sequence[from];
      sequence[from] = swap;
    }
  return best;
}

static void
test_rank_near_exact (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (int round = 0; round < 10; round++)
    {
      MoniacTie ties[15];
      int sequence[6], all[6] = { 0, 1, 2, 3, 4, 5 };
      int n = 0;

      for (int a = 0; a < 6; a++)
        for (int b = a + 1; b < 6; b++)
          ties[n++] = (MoniacTie) { a, b, g_rand_double (rand), g_rand_double (rand), 0 };
      moniac_rank_sequence (6, n, ties, NULL, sequence);
      g_assert_cmpfloat (moniac_rank_back_weight (6, n, ties, sequence), <=,
                         1.02 * least_back_weight (6, n, ties, all, 0) + 1e-9);
    }
}

static void
test_column (void)
{
  static const struct
  {
    int n;
    double wish[4], weight[4], room[3], top, bottom, expected[4];
  } table[] = {
    /* As wished, where there is room. */
    { 3, { 10, 30, 60 }, { 1, 1, 1 }, { 5, 5 }, 0, 100, { 10, 30, 60 } },
    /* Two that want the same place share it. */
    { 2, { 50, 50 }, { 1, 1 }, { 10 }, 0, 100, { 45, 55 } },
    /* The heavier one moves less. */
    { 2, { 50, 50 }, { 3, 1 }, { 8 }, 0, 100, { 48, 56 } },
    /* In the wrong order, they keep theirs. */
    { 3, { 60, 50, 10 }, { 1, 1, 1 }, { 10, 10 }, 0, 100, { 30, 40, 50 } },
    /* Bounds at both ends. */
    { 2, { -20, 200 }, { 1, 1 }, { 10 }, 0, 100, { 0, 100 } },
    /* Too little room: the bottom gives way. */
    { 3, { 0, 0, 0 }, { 1, 1, 1 }, { 40, 40 }, 10, 50, { 10, 50, 90 } },
  };

  for (gsize t = 0; t < G_N_ELEMENTS (table); t++)
    {
      double y[4];

      moniac_column_place (table[t].n, table[t].wish, table[t].weight, table[t].room, table[t].top,
                           table[t].bottom, y);
      for (int i = 0; i < table[t].n; i++)
        g_assert_cmpfloat_with_epsilon (y[i], table[t].expected[i], 1e-9);
    }
}

/* Too many ties to go around with each company: an order all the same, and clearly better than none. */
static void
test_huge_circle (void)
{
  const int n = 2500, n_ties = 15900;
  g_autofree MoniacTie *ties = g_new0 (MoniacTie, n_ties);
  g_autofree int *order = g_new (int, n);
  g_autofree int *none = g_new (int, n);
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < n_ties; i++)
    {
      /* Most ties are near in an order that nobody is told. */
      int a = g_rand_int_range (rand, 0, n), b = (a + g_rand_int_range (rand, 1, 40)) % n;

      a = (int) ((gint64) a * 977 % n);
      b = (int) ((gint64) b * 977 % n);
      ties[i] = (MoniacTie) { MIN (a, b), MAX (a, b), 1, 0, 0 };
    }
  for (int i = 0; i < n; i++)
    none[i] = i;
  moniac_circle_order_find (n, n_ties, ties, NULL, NULL, order);
  for (int i = 0; i < n; i++)
    {
      g_assert_cmpint (order[i], >=, 0);
      g_assert_cmpint (order[i], <, n);
      g_assert_false (seen[order[i]]);
      seen[order[i]] = TRUE;
    }
  g_assert_cmpfloat (moniac_circle_order_cost (n, n_ties, ties, order), <,
                     0.5 * moniac_circle_order_cost (n, n_ties, ties, none));
  /* What is on show stays. */
  moniac_circle_order_find (n, n_ties, ties, order, NULL, none);
  g_assert_cmpmem (order, n * sizeof *order, none, n * sizeof *none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-orders/circle/found", test_circle_found);
  g_test_add_func ("/layout-orders/circle/near-exact", test_circle_near_exact);
  g_test_add_func ("/layout-orders/circle/keeps", test_circle_keeps);
  g_test_add_func ("/layout-orders/circle/fixed", test_circle_fixed);
  g_test_add_func ("/layout-orders/rank/cheapest-cut", test_rank_cheapest_cut);
  g_test_add_func ("/layout-orders/rank/near-exact", test_rank_near_exact);
  g_test_add_func ("/layout-orders/column", test_column);
  g_test_add_func ("/layout-orders/circle/huge", test_huge_circle);
  return g_test_run ();
}
