/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches for the order within ranks that crosses least: several starts, each improved, the best of them kicked on. */
#include "config.h"

#include "moniac-layer-order.h"

#include <math.h>

#include "moniac-layer-search.h"

#define KEEP_FACTOR 0.75
#define MAX_STARTS 16
#define SWEEPS 4
#define PROBE_STARTS 3
#define ROUNDS 3
/* Every start gets its first kicks; of all starts so many of the best get as many together, and the best of these gets all. */
#define FINALISTS 4
#define QUALIFYING_WORK 8e5
/* Of graphs that need no more kicks than this every other start is not swept. */
#define UNSWEPT_WORK 1e6
/* What all starts may cost, in pairs of segments looked at, and what all kicks may. */
#define START_WORK 6e6
#define KICK_WORK 8e6
/* Kicks per company, passage and bundle are enough, each about this costly. */
#define KICK_WORK_PER_PAIR 60.0

typedef struct
{
  MoniacLayerSearch *local;
  MoniacLayerGraph *graph;
  double *key;
  const double *height;
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
  const gboolean *fixed = search->local->fixed;
  int n = (int) graph->ranks[r]->len;
  int *items = rank_items (graph, r);

  if (fixed == NULL)
    return;
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      {
        int a = graph->items[items[i]].company, b = graph->items[items[j]].company;

        if (a >= 0 && b >= 0 && fixed[a] && fixed[b]
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
          double w = graph->bundles[s->bundle].weight;

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
  int start;
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

/* Small graphs need few kicks. */
static double
kick_work (const MoniacLayerGraph *graph)
{
  double size = graph->n_items + graph->n_bundles;

  return MIN (KICK_WORK, KICK_WORK_PER_PAIR * size * size);
}

/* Sweeping makes good orders that are much alike; in small graphs every other start looks elsewhere. */
static gboolean
is_swept (const MoniacLayerGraph *graph,
          int                     start)
{
  return start >= 0 && (start % 2 == 0 || kick_work (graph) > UNSWEPT_WORK);
}

/* A start below 0 keeps what was on show: its companies stay in order, only passages and new companies look for
 * better places. */
static void
try_start (Search *search,
           int     start,
           Best   *best)
{
  MoniacLayerSearch *local = search->local;
  double cost;

  local->limit = local->work + START_WORK / 3;
  local->fixed = start < 0 ? search->known : search->pinned;
  start_order (search, start, 900 + start);
  moniac_layer_search_sides (local);
  for (int i = 0; i < SWEEPS && is_swept (search->graph, start); i++)
    sweep (search);
  for (int i = 0; i < ROUNDS; i++)
    {
      moniac_layer_search_sides (local);
      if (moniac_layer_search_improve (local, 0, search->graph->n_ranks - 1) < 1e-9)
        break;
    }
  cost = moniac_layer_search_cost (local);
  if (cost < best->cost - 1e-9)
    {
      best->cost = cost;
      remember (search->graph, best);
    }
}

static void
kick_best (Search         *search,
           const gboolean *fixed,
           double          work,
           Best           *best)
{
  if (best->cost < 1e-9)
    return;
  restore (search->graph, best);
  search->local->fixed = fixed;
  moniac_layer_search_sum_sides (search->local);
  moniac_layer_search_kick (search->local, work, 77);
  best->cost = moniac_layer_search_cost (search->local);
  remember (search->graph, best);
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

static void
best_init (Best                   *self,
           const MoniacLayerGraph *graph)
{
  self->places = g_new0 (int, MAX (graph->n_items, 1));
  self->sides = g_new0 (int, MAX (graph->n_bundles, 1));
  self->cost = G_MAXDOUBLE;
}

static void
best_clear (Best *self)
{
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->sides, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Best, best_clear)

static int
compare_bests (gconstpointer a,
               gconstpointer b)
{
  const Best *s = a, *t = b;

  if (s->cost != t->cost)
    return s->cost < t->cost ? -1 : 1;
  return s->start - t->start;
}

/* Starts, with a few kicks each. Returns how many there were. */
static int
qualify (Search         *search,
         const gboolean *fixed,
         double          kicks,
         Best           *bests)
{
  double work = 0, least = G_MAXDOUBLE;
  int n = 0;

  while (n < MAX_STARTS && (n == 0 || work < START_WORK) && least > 1e-9)
    {
      Best *best = &bests[n];
      double before = search->local->work;

      best_init (best, search->graph);
      best->start = n;
      try_start (search, n++, best);
      work += search->local->work - before;
      kick_best (search, fixed, kicks, best);
      least = MIN (least, best->cost);
    }
  qsort (bests, n, sizeof *bests, compare_bests);
  return n;
}

/* The best order of many starts. */
static void
find_best (Search         *search,
           const gboolean *fixed,
           Best           *best)
{
  Best bests[MAX_STARTS] = { 0 };
  double work = kick_work (search->graph), qualifying = MIN (work, QUALIFYING_WORK);
  int n = qualify (search, fixed, qualifying / MAX_STARTS, bests);

  for (int i = 0; i < MIN (n, FINALISTS); i++)
    kick_best (search, fixed, qualifying / FINALISTS, &bests[i]);
  qsort (bests, MIN (n, FINALISTS), sizeof *bests, compare_bests);
  kick_best (search, fixed, work, &bests[0]);
  restore (search->graph, &bests[0]);
  remember (search->graph, best);
  best->cost = bests[0].cost;
  for (int i = 0; i < n; i++)
    best_clear (&bests[i]);
}

void
moniac_layer_order_find (MoniacLayerGraph *graph,
                         const double     *height,
                         const gboolean   *fixed)
{
  g_autofree double *key = g_new0 (double, MAX (graph->n_items, 1));
  g_autofree gboolean *known = g_new0 (gboolean, MAX (graph->n_items, 1));
  g_auto (MoniacLayerSearch) local = { 0 };
  g_auto (Best) best = { 0 }, kept = { 0 };
  Search search = { &local, graph, key, height, fixed, known };

  moniac_layer_search_init (&local, graph, height);
  best_init (&best, graph);
  best_init (&kept, graph);
  for (int c = 0; height != NULL && c < graph->network->n_companies; c++)
    known[c] = !isnan (height[c]);
  find_best (&search, fixed, &best);
  if (any_height (height, graph->network->n_companies))
    {
      try_start (&search, -1, &kept);
      kick_best (&search, known, kick_work (graph), &kept);
    }
  restore (graph, kept.cost * KEEP_FACTOR <= best.cost ? &kept : &best);
}

double
moniac_layer_order_probe (MoniacLayerGraph *graph,
                          double            kicks,
                          double           *work)
{
  g_autofree double *key = g_new0 (double, MAX (graph->n_items, 1));
  g_auto (MoniacLayerSearch) local = { 0 };
  g_auto (Best) best = { 0 };
  Search search = { &local, graph, key, NULL, NULL, NULL };

  moniac_layer_search_init (&local, graph, NULL);
  best_init (&best, graph);
  for (int s = 0; s < PROBE_STARTS && best.cost > 1e-9; s++)
    try_start (&search, s, &best);
  if (kicks > 0)
    kick_best (&search, NULL, kicks, &best);
  restore (graph, &best);
  *work += local.work;
  return best.cost;
}

double
moniac_layer_order_cost (MoniacLayerGraph *graph)
{
  g_auto (MoniacLayerSearch) local = { 0 };

  moniac_layer_search_init (&local, graph, NULL);
  return moniac_layer_search_cost (&local);
}
