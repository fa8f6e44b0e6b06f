/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches for the order within ranks that crosses least. */
#include "config.h"

#include "moniac-layer-order.h"

#include <math.h>
#include <string.h>

#define KEEP_FACTOR 0.92
#define SWEEPS 12
#define MAX_STARTS 24
/* What one start may cost, in pairs of segments looked at; decides how many starts there are. */
#define WORK 3e7
#define SIFT_MAX_ITEMS 700
/* How much leading everything around at one side is worse than at both. */
#define BALANCE 0.15

typedef struct
{
  MoniacLayerGraph *graph;
  /* For each item, the weight that is led around from its sides, by way, and that runs forward. */
  double *led_right[2];
  double *led_left[2];
  double *forward_right;
  double *forward_left;
  double *key;
  const double *height;
  const gboolean *fixed;     /* those that keep their order now: the pinned or the known */
  const gboolean *pinned;
  const gboolean *known;
} Search;

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

static void
sum_sides (Search *search)
{
  const MoniacLayerGraph *graph = search->graph;

  for (int w = 0; w < 2; w++)
    {
      memset (search->led_right[w], 0, graph->n_items * sizeof (double));
      memset (search->led_left[w], 0, graph->n_items * sizeof (double));
    }
  for (int b = 0; b < graph->n_bundles; b++)
    {
      const MoniacLayerBundle *bundle = &graph->bundles[b];

      if (!bundle->back || bundle->from == bundle->to)
        continue;
      search->led_right[way (bundle->side)][bundle->from] += bundle->weight;
      search->led_left[way (bundle->side)][bundle->to] += bundle->weight;
    }
}

static double
segment_weight (const MoniacLayerGraph *graph,
                int                     s)
{
  return graph->bundles[graph->segments[s].bundle].weight;
}

/* What it costs more to have v, now below u, above it: crossings between their segments on one side. */
static double
side_swap_cost (const MoniacLayerGraph *graph,
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

static double
swap_cost (const Search *search,
           int           u,
           int           v)
{
  const MoniacLayerGraph *graph = search->graph;
  double cost = side_swap_cost (graph, graph->first_right, graph->by_right, TRUE, u, v)
                + side_swap_cost (graph, graph->first_left, graph->by_left, FALSE, u, v);

  /* What leaves over the top crosses what runs forward above it. */
  cost += (search->led_right[0][u] - search->led_right[1][u]) * search->forward_right[v];
  cost -= (search->led_right[0][v] - search->led_right[1][v]) * search->forward_right[u];
  cost += (search->led_left[0][u] - search->led_left[1][u]) * search->forward_left[v];
  cost -= (search->led_left[0][v] - search->led_left[1][v]) * search->forward_left[u];
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
may_pass (const Search *search,
          int           u,
          int           v)
{
  int a = search->graph->items[u].company, b = search->graph->items[v].company;

  return search->fixed == NULL || a < 0 || b < 0 || !search->fixed[a] || !search->fixed[b];
}

/* Carries an item up and down its rank and leaves it where it is best. */
static double
sift (Search *search,
      int     item)
{
  MoniacLayerGraph *graph = search->graph;
  int r = graph->items[item].rank;
  int n = (int) graph->ranks[r]->len;
  int start = graph->items[item].place, best = start;
  double cost = 0, best_cost = 0;

  for (int p = start; p > 0 && may_pass (search, rank_items (graph, r)[p - 1], item); p--)
    {
      cost += swap_cost (search, rank_items (graph, r)[p - 1], item);
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
  for (int p = start; p < n - 1 && may_pass (search, item, rank_items (graph, r)[p + 1]); p++)
    {
      cost += swap_cost (search, item, rank_items (graph, r)[p + 1]);
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
transpose (Search *search,
           int     r)
{
  MoniacLayerGraph *graph = search->graph;
  double gained = 0;

  for (guint p = 0; p + 1 < graph->ranks[r]->len; p++)
    {
      int u = rank_items (graph, r)[p], v = rank_items (graph, r)[p + 1];
      double cost = may_pass (search, u, v) ? swap_cost (search, u, v) : 0;

      if (cost < -1e-12)
        {
          swap_places (graph, r, (int) p);
          gained -= cost;
        }
    }
  return gained;
}

static void
improve (Search *search)
{
  MoniacLayerGraph *graph = search->graph;

  for (int round = 0; round < SWEEPS; round++)
    {
      double gained = 0;

      for (int r = 0; r < graph->n_ranks; r++)
        if (graph->n_items > SIFT_MAX_ITEMS)
          gained += transpose (search, r);
        else
          for (int i = 0; i < graph->n_items; i++)
            if (graph->items[i].rank == r)
              gained += sift (search, i);
      if (gained < 1e-9)
        break;
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Search *search = data;
  int u = *(const int *) a, v = *(const int *) b;

  if (search->key[u] != search->key[v])
    return search->key[u] < search->key[v] ? -1 : 1;
  return search->graph->items[u].place - search->graph->items[v].place;
}

/* Companies whose order is given keep the places that they have among themselves. */
static void
restore_fixed (Search *search,
               int     r)
{
  MoniacLayerGraph *graph = search->graph;
  int n = (int) graph->ranks[r]->len;
  int *items = rank_items (graph, r);

  if (search->fixed == NULL)
    return;
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      {
        int a = graph->items[items[i]].company, b = graph->items[items[j]].company;

        if (a >= 0 && b >= 0 && search->fixed[a] && search->fixed[b]
            && search->height[a] > search->height[b])
          {
            int swap = items[i];

            items[i] = items[j];
            items[j] = swap;
          }
      }
}

static void
sort_rank (Search *search,
           int     r)
{
  g_array_sort_with_data (search->graph->ranks[r], compare_keys, search);
  restore_fixed (search, r);
  for (guint i = 0; i < search->graph->ranks[r]->len; i++)
    search->graph->items[rank_items (search->graph, r)[i]].place = (int) i;
}

/* Sorts a rank by the weighted middle of what its items are tied to at one side. */
static void
sort_by_barycenter (Search   *search,
                    int       r,
                    gboolean  by_right)
{
  MoniacLayerGraph *graph = search->graph;
  const int *first = by_right ? graph->first_right : graph->first_left;
  const int *by = by_right ? graph->by_right : graph->by_left;
  int other = by_right ? r + 1 : r - 1;
  double length = other >= 0 && other < graph->n_ranks ? MAX (graph->ranks[other]->len, 1) : 1;

  for (guint i = 0; i < graph->ranks[r]->len; i++)
    {
      int item = rank_items (graph, r)[i];
      double sum = 0, weight = 0;

      for (int k = first[item]; k < first[item + 1]; k++)
        {
          const MoniacLayerSegment *s = &graph->segments[by[k]];
          double w = segment_weight (graph, by[k]);

          sum += w * (graph->items[by_right ? s->right : s->left].place + 0.5);
          weight += w;
        }
      /* What is tied to nothing there stays about where it is. */
      search->key[item] = weight > 0 ? sum / weight / length
                                     : (i + 0.5) / graph->ranks[r]->len;
    }
  sort_rank (search, r);
}

static void
sweep (Search *search)
{
  int n = search->graph->n_ranks;

  for (int r = 1; r < n; r++)
    sort_by_barycenter (search, r, FALSE);
  for (int r = n - 2; r >= 0; r--)
    sort_by_barycenter (search, r, TRUE);
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

/* What a flow led around crosses, on its way, at both of its ends. */
static double
led_cost (const MoniacLayerGraph *graph,
          const double           *forward_right,
          const double           *forward_left,
          const MoniacLayerBundle *bundle,
          int                     side)
{
  const MoniacLayerItem *from = &graph->items[bundle->from], *to = &graph->items[bundle->to];
  double cost = 0;

  for (guint i = 0; i < graph->ranks[from->rank]->len; i++)
    if (side < 0 ? (int) i < from->place : (int) i > from->place)
      cost += forward_right[rank_items (graph, from->rank)[i]];
  for (guint i = 0; i < graph->ranks[to->rank]->len; i++)
    if (side < 0 ? (int) i < to->place : (int) i > to->place)
      cost += forward_left[rank_items (graph, to->rank)[i]];
  return cost * bundle->weight;
}

static void
sum_forward (const MoniacLayerGraph *graph,
             double                 *forward_right,
             double                 *forward_left)
{
  for (int s = 0; s < graph->n_segments; s++)
    {
      forward_right[graph->segments[s].left] += segment_weight (graph, s);
      forward_left[graph->segments[s].right] += segment_weight (graph, s);
    }
}

double
moniac_layer_order_cost (const MoniacLayerGraph *graph)
{
  g_autofree double *forward_right = g_new0 (double, MAX (graph->n_items, 1));
  g_autofree double *forward_left = g_new0 (double, MAX (graph->n_items, 1));
  double cost = 0;

  sum_forward (graph, forward_right, forward_left);
  for (int r = 0; r + 1 < graph->n_ranks; r++)
    cost += crossings_after (graph, r);
  for (int b = 0; b < graph->n_bundles; b++)
    if (graph->bundles[b].back && graph->bundles[b].from != graph->bundles[b].to)
      cost += led_cost (graph, forward_right, forward_left, &graph->bundles[b],
                        graph->bundles[b].side);
  return cost;
}

/* Heaviest first, each takes the way that crosses less, with some regard to what is there already. */
static void
choose_sides (Search *search)
{
  MoniacLayerGraph *graph = search->graph;
  g_autofree gboolean *done = g_new0 (gboolean, MAX (graph->n_bundles, 1));
  double load[2] = { 0, 0 };

  for (int round = 0; round < graph->n_bundles; round++)
    {
      MoniacLayerBundle *best = NULL;
      double cost[2];

      for (int b = 0; b < graph->n_bundles; b++)
        if (graph->bundles[b].back && !done[b]
            && (best == NULL || graph->bundles[b].weight > best->weight))
          best = &graph->bundles[b];
      if (best == NULL)
        break;
      done[best - graph->bundles] = TRUE;
      for (int w = 0; w < 2; w++)
        cost[w] = led_cost (graph, search->forward_right, search->forward_left, best, w ? 1 : -1)
                  + BALANCE * best->weight * load[w];
      best->side = cost[1] < cost[0] - 1e-12 ? 1 : -1;
      load[way (best->side)] += best->weight;
    }
  sum_sides (search);
}

/* The start: as before, as the bundles lie in memory, or shuffled. */
static void
start_order (Search  *search,
             int      start,
             guint32  seed)
{
  MoniacLayerGraph *graph = search->graph;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int i = 0; i < graph->n_items; i++)
    {
      const MoniacLayerItem *item = &graph->items[i];

      if (start < 0)
        {
          int from = item->company >= 0 ? item->company : graph->bundles[item->bundle].from;
          int to = item->company >= 0 ? item->company : graph->bundles[item->bundle].to;
          double y = (search->height[from] + search->height[to]) / 2;

          search->key[i] = isnan (y) ? 0 : y;
        }
      else
        search->key[i] = start == 0 ? i : g_rand_double (rand);
    }
  for (int r = 0; r < graph->n_ranks; r++)
    sort_rank (search, r);
}

typedef struct
{
  int *places;
  int *sides;
  double cost;
} Best;

static void
remember (const MoniacLayerGraph *graph,
          Best                   *best)
{
  for (int i = 0; i < graph->n_items; i++)
    best->places[i] = graph->items[i].place;
  for (int b = 0; b < graph->n_bundles; b++)
    best->sides[b] = graph->bundles[b].side;
}

static void
restore (MoniacLayerGraph *graph,
         const Best       *best)
{
  for (int i = 0; i < graph->n_items; i++)
    {
      graph->items[i].place = best->places[i];
      rank_items (graph, graph->items[i].rank)[best->places[i]] = i;
    }
  for (int b = 0; b < graph->n_bundles; b++)
    graph->bundles[b].side = best->sides[b];
}

static int
count_starts (const MoniacLayerGraph *graph)
{
  double work = 1;

  for (int r = 0; r < graph->n_ranks; r++)
    {
      double segments = 0;

      for (guint i = 0; i < graph->ranks[r]->len; i++)
        {
          int item = rank_items (graph, r)[i];

          segments += graph->first_right[item + 1] - graph->first_right[item]
                      + graph->first_left[item + 1] - graph->first_left[item];
        }
      work += segments * segments + graph->ranks[r]->len * graph->ranks[r]->len;
    }
  return CLAMP ((int) (WORK / (work * 20)), 1, MAX_STARTS);
}

static void
try_start (Search *search,
           int     start,
           Best   *best)
{
  MoniacLayerGraph *graph = search->graph;
  double cost;

  /* What was on show keeps its companies in order; only passages and new companies look for better places. */
  search->fixed = start < 0 ? search->known : search->pinned;
  start_order (search, start, 900 + start);
  choose_sides (search);
  if (start >= 0)
    for (int i = 0; i < 4; i++)
      sweep (search);
  for (int i = 0; i < 3; i++)
    {
      choose_sides (search);
      improve (search);
    }
  cost = moniac_layer_order_cost (graph) * (start < 0 ? KEEP_FACTOR : 1);
  if (cost < best->cost - 1e-9)
    {
      best->cost = cost;
      remember (graph, best);
    }
}

static gboolean
any_height (const double *height,
            int           n)
{
  for (int i = 0; height != NULL && i < n; i++)
    if (!isnan (height[i]))
      return TRUE;
  return FALSE;
}

void
moniac_layer_order_find (MoniacLayerGraph *graph,
                         const double     *height,
                         const gboolean   *fixed)
{
  int n = MAX (graph->n_items, 1);
  g_autofree double *sums = g_new0 (double, 7 * n);
  g_autofree int *places = g_new0 (int, n);
  g_autofree int *sides = g_new0 (int, MAX (graph->n_bundles, 1));
  g_autofree gboolean *known = g_new0 (gboolean, n);
  Search search = { graph, { sums, sums + n }, { sums + 2 * n, sums + 3 * n }, sums + 4 * n,
                    sums + 5 * n, sums + 6 * n, height, fixed, fixed, known };
  Best best = { places, sides, G_MAXDOUBLE };
  int starts = count_starts (graph);

  for (int c = 0; height != NULL && c < graph->network->n_companies; c++)
    known[c] = !isnan (height[c]);
  sum_forward (graph, search.forward_right, search.forward_left);
  if (any_height (height, graph->network->n_companies))
    try_start (&search, -1, &best);
  for (int s = 0; s < starts; s++)
    try_start (&search, s, &best);
  restore (graph, &best);
}
