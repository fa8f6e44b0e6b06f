/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the order within ranks: against an exact search, and of what it counts as crossing. */
#include "config.h"

#include <math.h>

#include "moniac-layer-order.h"
#include "moniac-layer-search.h"
#include "moniac-test-layout.h"

/* So many companies a rank, and so many random networks: all orders can be tried. */
#define RANKS 3
#define PER_RANK 4
#define ROUNDS 5
/* How far from the best of all orders ours may be. */
#define WITHIN 1.05

static MoniacTestLayout *
make_layout (int n)
{
  MoniacTestLayout *layout = moniac_test_layout_new ();

  moniac_test_layout_add_companies (layout, n);
  return layout;
}

/* Company i stands in rank i / per_rank. `through`: whether all that runs back does so through the ranks. */
static MoniacLayerGraph *
make_graph_through (MoniacTestLayout *layout,
                    int               n,
                    int               per_rank,
                    gboolean          through)
{
  g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_RING, 800, 520, NULL);
  g_autofree int *rank = g_new (int, n);
  g_autofree gboolean *all = g_new (gboolean, layout->network->n_deals);

  for (int i = 0; i < n; i++)
    rank[i] = i / per_rank;
  for (int d = 0; d < layout->network->n_deals; d++)
    all[d] = through;
  return moniac_layer_graph_new (layout->network, rank, (n + per_rank - 1) / per_rank, all);
}

static MoniacLayerGraph *
make_graph (MoniacTestLayout *layout,
            int               n,
            int               per_rank)
{
  return make_graph_through (layout, n, per_rank, FALSE);
}

/* The cheapest of all ways to lead around what runs back, for the order as it is. */
static double
best_sides (MoniacLayerGraph *graph,
            int               b)
{
  double best;

  while (b < graph->n_bundles && !moniac_layer_bundle_is_led (&graph->bundles[b]))
    b++;
  if (b == graph->n_bundles)
    return moniac_layer_order_cost (graph);
  graph->bundles[b].side = -1;
  best = best_sides (graph, b + 1);
  graph->bundles[b].side = 1;
  return MIN (best, best_sides (graph, b + 1));
}

static void
put (MoniacLayerGraph *graph,
     int               r,
     int               p,
     int               item)
{
  g_array_index (graph->ranks[r], int, p) = item;
  graph->items[item].place = p;
}

/* The cheapest of all orders; `r` and `from`: which rank is being permuted from which place on. */
static double
best_order (MoniacLayerGraph *graph,
            int               r,
            guint             from)
{
  double best = G_MAXDOUBLE;

  if (r == graph->n_ranks)
    return best_sides (graph, 0);
  if (from + 1 >= graph->ranks[r]->len)
    return best_order (graph, r + 1, 0);
  for (guint i = from; i < graph->ranks[r]->len; i++)
    {
      int a = g_array_index (graph->ranks[r], int, from), b = g_array_index (graph->ranks[r], int, i);

      put (graph, r, (int) from, b);
      put (graph, r, (int) i, a);
      best = MIN (best, best_order (graph, r, from + 1));
      put (graph, r, (int) from, a);
      put (graph, r, (int) i, b);
    }
  return best;
}

/* Eleven flows to the next rank, and one that runs back. */
static void
add_random_deals (MoniacTestLayout *layout,
                  GRand            *rand)
{
  for (int i = 0; i < 11; i++)
    {
      int r = g_rand_int_range (rand, 0, RANKS - 1);

      moniac_test_layout_add_numbered (layout, r * PER_RANK + g_rand_int_range (rand, 0, PER_RANK),
                (r + 1) * PER_RANK + g_rand_int_range (rand, 0, PER_RANK), g_rand_int_range (rand, 1, 30));
    }
  moniac_test_layout_add_numbered (layout, (RANKS - 1) * PER_RANK + g_rand_int_range (rand, 0, PER_RANK), g_rand_int_range (rand, 0, PER_RANK),
            g_rand_int_range (rand, 1, 30));
}

static void
test_near_exact (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  const int n = RANKS * PER_RANK;
  int n_crossed = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (MoniacTestLayout) layout = make_layout (n);
      g_autoptr (MoniacLayerGraph) graph = NULL;
      double found, exact;

      add_random_deals (layout, rand);
      graph = make_graph (layout, n, PER_RANK);
      moniac_layer_order_find (graph, NULL, NULL);
      found = moniac_layer_order_cost (graph);
      exact = best_order (graph, 0, 0);
      g_test_message ("found %g, exact %g", found, exact);
      g_assert_cmpfloat (found, <=, WITHIN * exact + 1e-9);
      g_assert_cmpfloat (exact, <=, found + 1e-9);
      n_crossed += exact > 0;
    }
  /* Else nothing was tested. */
  g_assert_cmpint (n_crossed, >=, 2);
}

/* What the search counts while it moves items is what the whole costs afterwards: turns cross what leaves from between their
 * ends, and each other. */
static void
test_turns_add_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (MoniacTestLayout) layout = make_layout (9);
      g_autoptr (MoniacLayerGraph) graph = NULL;
      g_auto (MoniacLayerSearch) search = { 0 };
      double cost;

      for (int i = 0; i < 16; i++)
        moniac_test_layout_add_numbered (layout, g_rand_int_range (rand, 0, 9), g_rand_int_range (rand, 0, 9), g_rand_int_range (rand, 1, 30));
      graph = make_graph_through (layout, 9, 3, TRUE);
      moniac_layer_search_init (&search, graph, NULL);
      g_assert_cmpint (search.turns.n, >, 0);
      cost = moniac_layer_search_cost (&search);
      for (int move = 0; move < 60; move++)
        cost += moniac_layer_search_move (&search, g_rand_int_range (rand, 0, graph->n_items), g_rand_int_range (rand, -4, 5));
      g_assert_cmpfloat_with_epsilon (cost, moniac_layer_search_cost (&search), 1e-9);
    }
}

/* Between two flows that run forward, one that runs back has a way that crosses nothing; what would be in the middle of its
 * turn is not crossed for nothing. */
static void
test_through (void)
{
  g_autoptr (MoniacTestLayout) layout = make_layout (4);
  g_autoptr (MoniacLayerGraph) graph = NULL;
  MoniacLayerBundle *back = NULL;

  moniac_test_layout_add_numbered (layout, 0, 2, 9);
  moniac_test_layout_add_numbered (layout, 1, 3, 9);
  moniac_test_layout_add_numbered (layout, 2, 1, 4);
  graph = make_graph_through (layout, 4, 2, TRUE);
  for (int b = 0; b < graph->n_bundles; b++)
    if (graph->bundles[b].through)
      back = &graph->bundles[b];
  g_assert_nonnull (back);
  g_assert_cmpint (back->n_passes, ==, 2);
  moniac_layer_order_find (graph, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (moniac_layer_order_cost (graph), 0, 1e-9);
  /* From the top: 2, the passage, 3. In the order 2, 3, passage the turn goes around what leaves from 3: nothing; and the
   * passages cross the flow from 1 to 3. */
  put (graph, 1, 0, 2);
  put (graph, 1, 1, 3);
  put (graph, 1, 2, moniac_layer_bundle_turn (back, TRUE));
  put (graph, 0, 0, 0);
  put (graph, 0, 1, moniac_layer_bundle_turn (back, FALSE));
  put (graph, 0, 2, 1);
  g_assert_cmpfloat_with_epsilon (moniac_layer_order_cost (graph), 4.0 / 9, 1e-9);
}

/* Two flows led around whose ways overlap cross at one side, and not at two; nested ones do not cross at one side either. */
static void
test_led_around (void)
{
  static const struct { int from[2]; int to[2]; double at_one_side; } table[] = {
    { { 2, 3 }, { 0, 1 }, 1 },
    { { 3, 2 }, { 0, 1 }, 0 },
    { { 1, 3 }, { 0, 2 }, 0 },
  };

  for (gsize t = 0; t < G_N_ELEMENTS (table); t++)
    {
      g_autoptr (MoniacTestLayout) layout = make_layout (4);
      g_autoptr (MoniacLayerGraph) graph = NULL;
      double at_one, at_two;

      for (int i = 0; i < 2; i++)
        moniac_test_layout_add_numbered (layout, table[t].from[i], table[t].to[i], 5);
      graph = make_graph (layout, 4, 1);
      g_assert_cmpint (graph->n_bundles, ==, 2);
      graph->bundles[0].side = graph->bundles[1].side = 1;
      at_one = moniac_layer_order_cost (graph);
      graph->bundles[0].side = -1;
      at_two = moniac_layer_order_cost (graph);
      g_assert_cmpfloat_with_epsilon (at_one, table[t].at_one_side, 1e-9);
      g_assert_cmpfloat_with_epsilon (at_two, 0, 1e-9);
      moniac_layer_order_find (graph, NULL, NULL);
      g_assert_cmpfloat_with_epsilon (moniac_layer_order_cost (graph), 0, 1e-9);
    }
}

/* What runs past something that runs forward takes the side where it does not. */
static void
test_sides (void)
{
  g_autoptr (MoniacTestLayout) layout = make_layout (6);
  g_autoptr (MoniacLayerGraph) graph = NULL;

  moniac_test_layout_add_numbered (layout, 0, 2, 9);
  moniac_test_layout_add_numbered (layout, 2, 4, 9);
  moniac_test_layout_add_numbered (layout, 1, 3, 7);
  moniac_test_layout_add_numbered (layout, 3, 5, 7);
  moniac_test_layout_add_numbered (layout, 4, 0, 3);
  moniac_test_layout_add_numbered (layout, 5, 1, 2);
  graph = make_graph (layout, 6, 2);
  moniac_layer_order_find (graph, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (moniac_layer_order_cost (graph), 0, 1e-9);
  for (int b = 0; b < graph->n_bundles; b++)
    if (graph->bundles[b].back)
      g_assert_cmpint (graph->bundles[b].side, ==, graph->items[graph->bundles[b].from].place == 0 ? -1 : 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layer-order/near-exact", test_near_exact);
  g_test_add_func ("/layer-order/turns-add-up", test_turns_add_up);
  g_test_add_func ("/layer-order/through", test_through);
  g_test_add_func ("/layer-order/led-around", test_led_around);
  g_test_add_func ("/layer-order/sides", test_sides);
  return g_test_run ();
}
