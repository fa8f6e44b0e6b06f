/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changes of places and sides cost, and the moves of single items that lower it. */
#include "config.h"

#include "moniac-layer-search.h"

#include <string.h>

#define ROUNDS 12
/* A rank whose segments make more pairs than this is not sifted; only neighbours in it change places. */
#define SIFT_MAX_PAIRS 5e5
/* How much leading everything around at one side is worse than at both. */
#define BALANCE 0.15
/* Flows that are led around, more than these are not compared with each other. */
#define MAX_COMPARED 1200

static int *
rank_items (const MoniacLayerGraph *graph,
            int                     r)
{
  return (int *) (gpointer) graph->ranks[r]->data;
}

static int
way (int side)
{
  return side > 0;
}

static double
segment_weight (const MoniacLayerGraph *graph,
                int                     s)
{
  return graph->bundles[graph->segments[s].bundle].weight;
}

static void
index_led (MoniacLayerGraph *graph,
           gboolean          out,
           int             **first_out,
           int             **led_out)
{
  int *first = g_new0 (int, graph->n_items + 1);
  int *led = g_new (int, MAX (graph->n_bundles, 1));
  g_autofree int *fill = NULL;

  for (int b = 0; b < graph->n_bundles; b++)
    if (moniac_layer_bundle_is_led (&graph->bundles[b]))
      first[(out ? graph->bundles[b].from : graph->bundles[b].to) + 1]++;
  for (int i = 0; i < graph->n_items; i++)
    first[i + 1] += first[i];
  fill = g_memdup2 (first, (graph->n_items + 1) * sizeof *first);
  for (int b = 0; b < graph->n_bundles; b++)
    if (moniac_layer_bundle_is_led (&graph->bundles[b]))
      led[fill[out ? graph->bundles[b].from : graph->bundles[b].to]++] = b;
  *first_out = first;
  *led_out = led;
}

void
moniac_layer_search_init (MoniacLayerSearch *self,
                          MoniacLayerGraph  *graph,
                          const double      *height)
{
  gsize n = MAX (graph->n_items, 1);

  *self = (MoniacLayerSearch) { .graph = graph, .height = height, .limit = G_MAXDOUBLE };
  self->forward_right = g_new0 (double, n);
  self->forward_left = g_new0 (double, n);
  for (int w = 0; w < 2; w++)
    {
      self->led_right[w] = g_new0 (double, n);
      self->led_left[w] = g_new0 (double, n);
    }
  for (int s = 0; s < graph->n_segments; s++)
    {
      self->forward_right[graph->segments[s].left] += segment_weight (graph, s);
      self->forward_left[graph->segments[s].right] += segment_weight (graph, s);
    }
  moniac_layer_turns_init (&self->turns, graph);
  index_led (graph, TRUE, &self->first_out, &self->out);
  index_led (graph, FALSE, &self->first_in, &self->in);
  moniac_layer_search_sum_sides (self);
}

void
moniac_layer_search_clear (MoniacLayerSearch *self)
{
  g_clear_pointer (&self->forward_right, g_free);
  g_clear_pointer (&self->forward_left, g_free);
  for (int w = 0; w < 2; w++)
    {
      g_clear_pointer (&self->led_right[w], g_free);
      g_clear_pointer (&self->led_left[w], g_free);
    }
  if (self->graph != NULL)
    moniac_layer_turns_clear (&self->turns);
  g_clear_pointer (&self->first_out, g_free);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->first_in, g_free);
  g_clear_pointer (&self->in, g_free);
}

void
moniac_layer_search_sum_sides (MoniacLayerSearch *self)
{
  const MoniacLayerGraph *graph = self->graph;

  for (int w = 0; w < 2; w++)
    {
      memset (self->led_right[w], 0, graph->n_items * sizeof (double));
      memset (self->led_left[w], 0, graph->n_items * sizeof (double));
    }
  for (int b = 0; b < graph->n_bundles; b++)
    {
      const MoniacLayerBundle *bundle = &graph->bundles[b];

      if (!moniac_layer_bundle_is_led (bundle))
        continue;
      self->led_right[way (bundle->side)][bundle->from] += bundle->weight;
      self->led_left[way (bundle->side)][bundle->to] += bundle->weight;
    }
}

/* What it costs more to have v, now below u, above it: crossings between their segments on one side. */
static double
segments_cost (const MoniacLayerGraph *graph,
               const int              *first,
               const int              *by,
               gboolean                right,
               int                     u,
               int                     v)
{
  double cost = 0;

  for (int i = first[u]; i < first[u + 1]; i++)
    {
      const MoniacLayerSegment *s = &graph->segments[by[i]];
      int a = graph->items[right ? s->right : s->left].place;

      for (int j = first[v]; j < first[v + 1]; j++)
        {
          const MoniacLayerSegment *t = &graph->segments[by[j]];
          int b = graph->items[right ? t->right : t->left].place;

          if (a != b)
            cost += (a < b ? 1 : -1) * segment_weight (graph, by[i]) * segment_weight (graph, by[j]);
        }
    }
  return cost;
}

static int
span_of (const MoniacLayerGraph  *graph,
         const MoniacLayerBundle *bundle)
{
  return graph->items[bundle->from].rank - graph->items[bundle->to].rank;
}

/* Of two flows led around one side that start, or end, in one rank, the one that goes farther should lie farther from
 * that side. `a`: the one above. */
static double
nesting_cost (const MoniacLayerGraph  *graph,
              const MoniacLayerBundle *a,
              const MoniacLayerBundle *b)
{
  int farther = span_of (graph, a) - span_of (graph, b);

  if (a->side != b->side || (a->side < 0 ? farther <= 0 : farther >= 0))
    return 0;
  return a->weight * b->weight;
}

static double
nesting_swap_cost (const MoniacLayerGraph *graph,
                   const int              *first,
                   const int              *led,
                   int                     u,
                   int                     v)
{
  double cost = 0;

  for (int i = first[u]; i < first[u + 1]; i++)
    for (int j = first[v]; j < first[v + 1]; j++)
      {
        const MoniacLayerBundle *a = &graph->bundles[led[i]], *b = &graph->bundles[led[j]];

        cost += nesting_cost (graph, b, a) - nesting_cost (graph, a, b);
      }
  return cost;
}

/* All that leaves from an item at one side, turns aside. */
static double
load_of (const MoniacLayerSearch *self,
         int                      side,
         int                      item)
{
  if (side == 0)
    return self->forward_left[item] + self->led_left[0][item] + self->led_left[1][item];
  return self->forward_right[item] + self->led_right[0][item] + self->led_right[1][item];
}

/* What it costs more to have v, now below u, above it. */
static double
swap_cost (MoniacLayerSearch *self,
           int                u,
           int                v)
{
  const MoniacLayerGraph *graph = self->graph;
  const int *right = graph->first_right, *left = graph->first_left;
  double cost = segments_cost (graph, right, graph->by_right, TRUE, u, v)
                + segments_cost (graph, left, graph->by_left, FALSE, u, v)
                + nesting_swap_cost (graph, self->first_out, self->out, u, v)
                + nesting_swap_cost (graph, self->first_in, self->in, u, v);

  self->work += 1 + (double) (right[u + 1] - right[u]) * (right[v + 1] - right[v])
                + (double) (left[u + 1] - left[u]) * (left[v + 1] - left[v]);
  /* What leaves over the top crosses what runs forward above it. */
  cost += (self->led_right[0][u] - self->led_right[1][u]) * self->forward_right[v];
  cost -= (self->led_right[0][v] - self->led_right[1][v]) * self->forward_right[u];
  cost += (self->led_left[0][u] - self->led_left[1][u]) * self->forward_left[v];
  cost -= (self->led_left[0][v] - self->led_left[1][v]) * self->forward_left[u];
  for (int side = 0; side < 2 && self->turns.n > 0; side++)
    cost += moniac_layer_turns_swap_cost (&self->turns, side, u, v, load_of (self, side, u), load_of (self, side, v),
                                          &self->work);
  return cost;
}

static void
swap_places (MoniacLayerGraph *graph,
             int               r,
             int               p)
{
  int *items = rank_items (graph, r);
  int u = items[p];

  items[p] = items[p + 1];
  items[p + 1] = u;
  graph->items[items[p]].place = p;
  graph->items[u].place = p + 1;
}

static gboolean
may_pass (const MoniacLayerSearch *self,
          int                      u,
          int                      v)
{
  int a = self->graph->items[u].company, b = self->graph->items[v].company;

  if (self->loose != NULL && !self->loose[u] && !self->loose[v])
    return FALSE;
  return self->fixed == NULL || a < 0 || b < 0 || !self->fixed[a] || !self->fixed[b];
}

double
moniac_layer_search_move (MoniacLayerSearch *self,
                          int                item,
                          int                steps)
{
  MoniacLayerGraph *graph = self->graph;
  int r = graph->items[item].rank, n = (int) graph->ranks[r]->len;
  int *items = rank_items (graph, r);
  double cost = 0;

  for (; steps < 0; steps++)
    {
      int p = graph->items[item].place;

      if (p == 0 || !may_pass (self, items[p - 1], item))
        break;
      cost += swap_cost (self, items[p - 1], item);
      swap_places (graph, r, p - 1);
    }
  for (; steps > 0; steps--)
    {
      int p = graph->items[item].place;

      if (p == n - 1 || !may_pass (self, item, items[p + 1]))
        break;
      cost += swap_cost (self, item, items[p + 1]);
      swap_places (graph, r, p);
    }
  return cost;
}

/* Carries an item up and down its rank and leaves it where it is best. */
static double
sift (MoniacLayerSearch *self,
      int                item)
{
  MoniacLayerGraph *graph = self->graph;
  int r = graph->items[item].rank;
  int *items = rank_items (graph, r);
  int n = (int) graph->ranks[r]->len;
  int start = graph->items[item].place, best = start;
  double cost = 0, best_cost = 0;

  for (int p = start; p > 0 && may_pass (self, items[p - 1], item); p--)
    {
      cost += swap_cost (self, items[p - 1], item);
      swap_places (graph, r, p - 1);
      if (cost < best_cost - 1e-12)
        {
          best_cost = cost;
          best = p - 1;
        }
    }
  while (graph->items[item].place < start)
    swap_places (graph, r, graph->items[item].place);
  cost = 0;
  for (int p = start; p < n - 1 && may_pass (self, item, items[p + 1]); p++)
    {
      cost += swap_cost (self, item, items[p + 1]);
      swap_places (graph, r, p);
      if (cost < best_cost - 1e-12)
        {
          best_cost = cost;
          best = p + 1;
        }
    }
  while (graph->items[item].place > best)
    swap_places (graph, r, graph->items[item].place - 1);
  while (graph->items[item].place < best)
    swap_places (graph, r, graph->items[item].place);
  return -best_cost;
}

/* Only neighbours change places; for ranks that are too long to sift. */
static double
transpose (MoniacLayerSearch *self,
           int                r)
{
  MoniacLayerGraph *graph = self->graph;
  double gained = 0;

  for (guint p = 0; p + 1 < graph->ranks[r]->len; p++)
    {
      int u = rank_items (graph, r)[p], v = rank_items (graph, r)[p + 1];
      double cost = may_pass (self, u, v) ? swap_cost (self, u, v) : 0;

      if (cost < -1e-12)
        {
          swap_places (graph, r, (int) p);
          gained -= cost;
        }
    }
  return gained;
}

/* The pairs that sifting every item of a rank looks at. */
static double
pairs_of_rank (const MoniacLayerGraph *graph,
               int                     r)
{
  double segments = graph->ranks[r]->len;

  for (guint i = 0; i < graph->ranks[r]->len; i++)
    {
      int item = rank_items (graph, r)[i];

      segments += graph->first_right[item + 1] - graph->first_right[item]
                  + graph->first_left[item + 1] - graph->first_left[item];
    }
  return segments * segments;
}

/* In the order of their numbers, whatever places they have. */
static double
sift_rank (MoniacLayerSearch *self,
           int                r)
{
  g_autofree int *items = g_memdup2 (rank_items (self->graph, r), self->graph->ranks[r]->len * sizeof (int));
  double gained = 0;

  for (guint i = 0; i < self->graph->ranks[r]->len; i++)
    if (self->loose == NULL || self->loose[items[i]])
      gained += sift (self, items[i]);
  return gained;
}

double
moniac_layer_search_improve (MoniacLayerSearch *self,
                             int                first,
                             int                last)
{
  double gained = 0;

  first = MAX (first, 0);
  last = MIN (last, self->graph->n_ranks - 1);
  for (int round = 0; round < ROUNDS; round++)
    {
      double before = gained;

      for (int r = first; r <= last && self->work < self->limit; r++)
        gained += pairs_of_rank (self->graph, r) > SIFT_MAX_PAIRS ? transpose (self, r) : sift_rank (self, r);
      if (gained - before < 1e-9)
        break;
    }
  return gained;
}

/* What runs forward beside a flow led around, between one of its ends and the outside. */
static double
passed_weight (const MoniacLayerGraph *graph,
               const double           *forward,
               int                     company,
               int                     side)
{
  const MoniacLayerItem *item = &graph->items[company];
  int n = (int) graph->ranks[item->rank]->len;
  double weight = 0;

  for (int i = side < 0 ? 0 : item->place + 1; i < (side < 0 ? item->place : n); i++)
    weight += forward[rank_items (graph, item->rank)[i]];
  return weight;
}

/* Flows led around one side cross where their ways overlap and neither holds the other. */
static gboolean
overlap (const MoniacLayerGraph  *graph,
         const MoniacLayerBundle *a,
         const MoniacLayerBundle *b)
{
  int a_to = graph->items[a->to].rank, a_from = graph->items[a->from].rank;
  int b_to = graph->items[b->to].rank, b_from = graph->items[b->from].rank;

  if (a_to == b_to || a_from == b_from)
    return FALSE;
  return a_to < b_to ? b_to <= a_from && a_from < b_from : a_to <= b_from && b_from < a_from;
}

/* What a bundle crosses of another that is led around the same side. */
static double
pair_cost (const MoniacLayerGraph  *graph,
           const MoniacLayerBundle *a,
           const MoniacLayerBundle *b)
{
  const MoniacLayerItem *items = graph->items;
  double cost = 0;

  if (overlap (graph, a, b))
    cost += a->weight * b->weight;
  if (items[a->from].rank == items[b->from].rank && a->from != b->from)
    cost += items[a->from].place < items[b->from].place ? nesting_cost (graph, a, b) : nesting_cost (graph, b, a);
  if (items[a->to].rank == items[b->to].rank && a->to != b->to)
    cost += items[a->to].place < items[b->to].place ? nesting_cost (graph, a, b) : nesting_cost (graph, b, a);
  return cost;
}

/* What a flow would cross when led around a side. `led`: the bundles led around that it is compared with. */
static double
led_cost (MoniacLayerSearch *self,
          const GArray      *led,
          MoniacLayerBundle *bundle,
          int                side)
{
  const MoniacLayerGraph *graph = self->graph;
  int kept = bundle->side;
  double cost = bundle->weight * (passed_weight (graph, self->forward_right, bundle->from, side)
                                  + passed_weight (graph, self->forward_left, bundle->to, side));

  self->work += led->len;
  bundle->side = side;
  for (guint i = 0; i < led->len; i++)
    {
      const MoniacLayerBundle *other = &graph->bundles[g_array_index (led, int, i)];

      if (other != bundle && other->side == side)
        cost += pair_cost (graph, bundle, other);
    }
  bundle->side = kept;
  return cost;
}

double
moniac_layer_search_flip (MoniacLayerSearch *self,
                          int                bundle)
{
  MoniacLayerBundle *flipped = &self->graph->bundles[bundle];
  g_autoptr (GArray) led = moniac_layer_graph_list_led (self->graph);
  double cost = led_cost (self, led, flipped, -flipped->side) - led_cost (self, led, flipped, flipped->side);
  int before = way (flipped->side), after = way (-flipped->side);

  flipped->side = -flipped->side;
  self->led_right[before][flipped->from] -= flipped->weight;
  self->led_right[after][flipped->from] += flipped->weight;
  self->led_left[before][flipped->to] -= flipped->weight;
  self->led_left[after][flipped->to] += flipped->weight;
  return cost;
}

void
moniac_layer_search_sides (MoniacLayerSearch *self)
{
  MoniacLayerGraph *graph = self->graph;
  g_autoptr (GArray) led = moniac_layer_graph_list_led (graph);
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (int));
  double load[2] = { 0, 0 };

  for (int b = 0; b < graph->n_bundles; b++)
    if (moniac_layer_bundle_is_loop (&graph->bundles[b]))
      graph->bundles[b].side = -1;
  for (guint i = 0; i < led->len; i++)
    {
      int b = g_array_index (led, int, i);
      MoniacLayerBundle *bundle = &graph->bundles[b];
      double cost[2];

      for (int w = 0; w < 2; w++)
        cost[w] = led_cost (self, done, bundle, w ? 1 : -1) + BALANCE * bundle->weight * load[w];
      bundle->side = cost[1] < cost[0] - 1e-12 ? 1 : -1;
      load[way (bundle->side)] += bundle->weight;
      if (done->len < MAX_COMPARED)
        g_array_append_val (done, b);
    }
  moniac_layer_search_sum_sides (self);
}

/* Crossings of two neighbouring ranks, by a tree of sums over the places at the right. */
static double
crossings_after (const MoniacLayerGraph *graph,
                 int                     r)
{
  int n = (int) graph->ranks[r + 1]->len;
  g_autofree double *tree = g_new0 (double, n + 1);
  double total = 0, cost = 0;

  for (guint i = 0; i < graph->ranks[r]->len; i++)
    {
      int item = rank_items (graph, r)[i];

      for (int k = graph->first_right[item]; k < graph->first_right[item + 1]; k++)
        {
          int s = graph->by_right[k];
          int place = graph->items[graph->segments[s].right].place;
          double above = 0;

          if (graph->items[graph->segments[s].right].rank != r + 1)
            continue;
          for (int p = place + 1; p > 0; p -= p & -p)
            above += tree[p];
          cost += (total - above) * segment_weight (graph, s);
        }
      for (int k = graph->first_right[item]; k < graph->first_right[item + 1]; k++)
        {
          int s = graph->by_right[k];

          if (graph->items[graph->segments[s].right].rank != r + 1)
            continue;
          for (int p = graph->items[graph->segments[s].right].place + 1; p <= n; p += p & -p)
            tree[p] += segment_weight (graph, s);
          total += segment_weight (graph, s);
        }
    }
  return cost;
}

/* What the turns of flows that run back through the ranks cross. */
static double
turns_cost (MoniacLayerSearch *self)
{
  g_autofree double *load = g_new (double, MAX (self->graph->n_items, 1));
  double cost = 0;

  for (int side = 0; side < 2 && self->turns.n > 0; side++)
    {
      for (int i = 0; i < self->graph->n_items; i++)
        load[i] = load_of (self, side, i);
      for (int r = 0; r < self->graph->n_ranks; r++)
        cost += moniac_layer_turns_cost (&self->turns, side, r, load);
    }
  return cost;
}

double
moniac_layer_search_cost (MoniacLayerSearch *self)
{
  const MoniacLayerGraph *graph = self->graph;
  g_autoptr (GArray) led = moniac_layer_graph_list_led (self->graph);
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (int));
  double cost = turns_cost (self);

  for (int r = 0; r + 1 < graph->n_ranks; r++)
    cost += crossings_after (graph, r);
  for (guint i = 0; i < led->len; i++)
    {
      int b = g_array_index (led, int, i);

      cost += led_cost (self, before, &graph->bundles[b], graph->bundles[b].side);
      if (before->len < MAX_COMPARED)
        g_array_append_val (before, b);
    }
  return cost;
}
