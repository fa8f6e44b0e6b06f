/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Iterated local search: a small kick at random, the valley below it, and back where that is no better. */
#include "config.h"

#include "moniac-layer-search.h"

#include <string.h>

/* Of so many kicks one throws a whole long flow, one leads a flow around the other side, one throws a company with all
 * its flows; the others throw single items. */
#define KINDS 5
/* Items thrown by one kick at most. */
#define THROWN 3
/* A small gain over the sums of many steps is noise. */
#define LEAST_GAIN 1e-9

/* Places and sides as they were, of the ranks that a kick may change. */
typedef struct
{
  int first;
  int last;
  int flipped;             /* bundle, or -1 */
  GArray *items;           /* of int: rank after rank, by place */
} Snapshot;

static void
take (Snapshot               *self,
      const MoniacLayerGraph *graph,
      int                     first,
      int                     last)
{
  self->first = MAX (first, 0);
  self->last = MIN (last, graph->n_ranks - 1);
  self->flipped = -1;
  g_array_set_size (self->items, 0);
  for (int r = self->first; r <= self->last; r++)
    g_array_append_vals (self->items, graph->ranks[r]->data, graph->ranks[r]->len);
}

static void
put_back (const Snapshot    *self,
          MoniacLayerSearch *search)
{
  MoniacLayerGraph *graph = search->graph;
  guint at = 0;

  for (int r = self->first; r <= self->last; r++)
    for (guint p = 0; p < graph->ranks[r]->len; p++)
      {
        int item = g_array_index (self->items, int, at++);

        g_array_index (graph->ranks[r], int, p) = item;
        graph->items[item].place = (int) p;
      }
  if (self->flipped >= 0)
    moniac_layer_search_flip (search, self->flipped);
}

/* To any place of its rank. */
static double
throw_item (MoniacLayerSearch *search,
            int                item,
            int                place)
{
  return moniac_layer_search_move (search, item, place - search->graph->items[item].place);
}

static double
throw_items (MoniacLayerSearch *search,
             Snapshot          *snapshot,
             GRand             *rand)
{
  MoniacLayerGraph *graph = search->graph;
  int r = graph->items[g_rand_int_range (rand, 0, graph->n_items)].rank;
  int n = (int) graph->ranks[r]->len, thrown = g_rand_int_range (rand, 1, THROWN + 1);
  double cost = 0;

  take (snapshot, graph, r - 1, r + 1);
  for (int i = 0; i < thrown; i++)
    {
      int item = g_array_index (graph->ranks[r], int, g_rand_int_range (rand, 0, n));

      cost += throw_item (search, item, g_rand_int_range (rand, 0, n));
    }
  return cost;
}

/* All passages of a long flow to about the same height. */
static double
throw_flow (MoniacLayerSearch *search,
            Snapshot          *snapshot,
            int                b,
            double             height)
{
  MoniacLayerGraph *graph = search->graph;
  const MoniacLayerBundle *bundle = &graph->bundles[b];
  double cost = 0;

  take (snapshot, graph, graph->items[bundle->first_pass].rank - 1,
        graph->items[bundle->first_pass + bundle->n_passes - 1].rank + 1);
  for (int i = bundle->first_pass; i < bundle->first_pass + bundle->n_passes; i++)
    cost += throw_item (search, i, (int) (height * graph->ranks[graph->items[i].rank]->len));
  return cost;
}

static double
height_of (const MoniacLayerGraph *graph,
           int                     item)
{
  return (graph->items[item].place + 0.5) / MAX (graph->ranks[graph->items[item].rank]->len, 1);
}

/* The passages of a flow to the heights between its ends. */
static double
straighten (MoniacLayerSearch       *search,
            const MoniacLayerBundle *bundle)
{
  const MoniacLayerGraph *graph = search->graph;
  int left = bundle->through ? bundle->to : bundle->from, right = bundle->through ? bundle->from : bundle->to;
  double first = height_of (graph, left), last = height_of (graph, right), cost = 0;

  for (int i = 0; i < bundle->n_passes; i++)
    {
      int pass = bundle->first_pass + i;
      double height = first + (last - first) * (i + 1) / (bundle->n_passes + 1);

      cost += throw_item (search, pass, (int) (height * graph->ranks[graph->items[pass].rank]->len));
    }
  return cost;
}

/* A company to another place of its rank, and the long flows that begin or end there after it. */
static double
throw_company (MoniacLayerSearch *search,
               Snapshot          *snapshot,
               GRand             *rand)
{
  MoniacLayerGraph *graph = search->graph;
  int c = g_rand_int_range (rand, 0, graph->network->n_companies), r = graph->items[c].rank;
  int first = r - 1, last = r + 1;
  double cost;

  for (int b = 0; b < graph->n_bundles; b++)
    if (graph->bundles[b].n_passes > 0 && (graph->bundles[b].from == c || graph->bundles[b].to == c))
      {
        first = MIN (first, graph->items[graph->bundles[b].first_pass].rank);
        last = MAX (last, graph->items[moniac_layer_bundle_turn (&graph->bundles[b], TRUE)].rank);
      }
  take (snapshot, graph, first, last);
  cost = throw_item (search, c, g_rand_int_range (rand, 0, (int) graph->ranks[r]->len));
  for (int b = 0; b < graph->n_bundles; b++)
    if (graph->bundles[b].from == c || graph->bundles[b].to == c)
      cost += straighten (search, &graph->bundles[b]);
  search->work += graph->n_bundles;
  return cost;
}

static double
flip (MoniacLayerSearch *search,
      Snapshot          *snapshot,
      int                b)
{
  MoniacLayerGraph *graph = search->graph;

  take (snapshot, graph, graph->items[graph->bundles[b].to].rank, graph->items[graph->bundles[b].from].rank);
  snapshot->flipped = b;
  return moniac_layer_search_flip (search, b);
}

static double
kick_once (MoniacLayerSearch *search,
           Snapshot          *snapshot,
           GRand             *rand)
{
  MoniacLayerGraph *graph = search->graph;
  int kind = g_rand_int_range (rand, 0, KINDS);
  int b = g_rand_int_range (rand, 0, MAX (graph->n_bundles, 1));
  double height = g_rand_double (rand);

  if (kind == 0 && graph->bundles[b].n_passes > 0)
    return throw_flow (search, snapshot, b, height);
  if (kind == 1 && moniac_layer_bundle_is_led (&graph->bundles[b]))
    return flip (search, snapshot, b);
  if (kind == 2)
    return throw_company (search, snapshot, rand);
  return throw_items (search, snapshot, rand);
}

double
moniac_layer_search_kick (MoniacLayerSearch *self,
                          double             work,
                          guint32            seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (int));
  Snapshot snapshot = { 0, 0, -1, items };
  double gained = 0;

  if (self->graph->n_bundles == 0)
    return 0;
  self->limit = self->work + work;
  while (self->work < self->limit)
    {
      double gain = -kick_once (self, &snapshot, rand);

      gain += moniac_layer_search_improve (self, snapshot.first, snapshot.last);
      self->work += snapshot.items->len;
      if (gain > LEAST_GAIN)
        gained += gain;
      else if (gain < -LEAST_GAIN)
        put_back (&snapshot, self);
    }
  return gained;
}
