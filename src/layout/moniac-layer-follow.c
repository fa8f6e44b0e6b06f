/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the order within ranks off the scene on show. */
#include "config.h"

#include "moniac-layer-follow.h"

#include <math.h>

#include "moniac-bezier.h"
#include "moniac-layer-search.h"
#include "moniac-place.h"

/* How far new items look for their places, in pairs of segments. */
#define WORK 1e6
#define HALVINGS 24

typedef struct
{
  const MoniacLayoutInput *input;
  MoniacLayerGraph *graph;
  double *column;            /* for each rank, where the previous scene has it; NAN: nowhere */
  double *key;               /* for each item, its height */
  gboolean *loose;           /* whether it is new */
} Follow;

static void
follow_clear (Follow *self)
{
  g_free (self->column);
  g_free (self->key);
  g_free (self->loose);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Follow, follow_clear)

static void
find_columns (Follow *self)
{
  const MoniacScene *previous = self->input->previous;

  self->column = g_new (double, MAX (self->graph->n_ranks, 1));
  for (int r = 0; r < self->graph->n_ranks; r++)
    self->column[r] = NAN;
  for (int c = 0; c < self->input->network->n_companies; c++)
    {
      int before = moniac_network_find_company (previous->network, self->input->network->companies[c].record->id);

      if (before >= 0)
        self->column[self->graph->items[c].rank] = previous->companies[before].center.x;
    }
}

/* The previous ribbon of a bundle, or NULL. */
static const MoniacSceneRibbon *
previous_ribbon (const Follow            *self,
                 const MoniacLayerBundle *bundle)
{
  const MoniacScene *previous = self->input->previous;

  for (int i = bundle->first_deal; i < bundle->first_deal + bundle->n_deals; i++)
    {
      const char *id = self->input->network->deals[self->graph->deals[i]].record->id;
      int deal = moniac_network_find_deal (previous->network, id);

      if (deal >= 0 && previous->ribbon_of_deal[deal] >= 0)
        return &previous->ribbons[previous->ribbon_of_deal[deal]];
    }
  return NULL;
}

/* Where a path that runs from one side to the other, never back, passes x; FALSE where it does not get there. */
static gboolean
find_pass (const MoniacPath *path,
           double            x,
           MoniacPoint      *out)
{
  for (int i = 0; i < path->n; i++)
    {
      const MoniacPoint *p = &path->points[3 * i];
      double low = 0, high = 1;

      if ((p[0].x < x) == (p[3].x < x))
        continue;
      for (int j = 0; j < HALVINGS; j++)
        {
          double middle = (low + high) / 2;

          if ((moniac_bezier_at (p, middle).x < x) == (p[0].x < x))
            low = middle;
          else
            high = middle;
        }
      *out = moniac_bezier_at (p, low);
      return TRUE;
    }
  return FALSE;
}

static void
read_passes (Follow                  *self,
             const MoniacLayerBundle *bundle)
{
  const MoniacSceneRibbon *ribbon = previous_ribbon (self, bundle);

  for (int i = bundle->first_pass; i < bundle->first_pass + bundle->n_passes; i++)
    {
      double column = self->column[self->graph->items[i].rank];
      MoniacPoint point;

      self->loose[i] = ribbon == NULL || isnan (column) || !find_pass (&ribbon->center, column, &point);
      self->key[i] = self->loose[i] ? (self->key[bundle->from] + self->key[bundle->to]) / 2
                     : moniac_place_from_previous (self->input, point).y;
    }
}

/* New companies start amid those that they deal with. */
static double
middle_of_partners (const Follow *self,
                    const double *height,
                    int           company)
{
  const MoniacLayerGraph *graph = self->graph;
  double sum = 0, weight = 0;

  for (int b = 0; b < graph->n_bundles; b++)
    {
      int other = graph->bundles[b].from == company ? graph->bundles[b].to : graph->bundles[b].from;

      if ((graph->bundles[b].from != company && graph->bundles[b].to != company) || isnan (height[other]))
        continue;
      sum += graph->bundles[b].weight * height[other];
      weight += graph->bundles[b].weight;
    }
  return weight > 0 ? sum / weight : self->input->area.y + self->input->area.height;
}

static void
read_keys (Follow       *self,
           const double *height)
{
  gsize n = MAX (self->graph->n_items, 1);

  self->key = g_new0 (double, n);
  self->loose = g_new0 (gboolean, n);
  for (int c = 0; c < self->graph->network->n_companies; c++)
    {
      self->loose[c] = isnan (height[c]);
      self->key[c] = self->loose[c] ? middle_of_partners (self, height, c) : height[c];
    }
  for (int b = 0; b < self->graph->n_bundles; b++)
    read_passes (self, &self->graph->bundles[b]);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const double *key = data;
  int u = *(const int *) a, v = *(const int *) b;

  if (key[u] != key[v])
    return key[u] < key[v] ? -1 : 1;
  return u - v;
}

/* Over the top or below: on which side of its ends the middle of the ribbon lies. */
static void
read_sides (const Follow *self)
{
  for (int b = 0; b < self->graph->n_bundles; b++)
    {
      MoniacLayerBundle *bundle = &self->graph->bundles[b];
      const MoniacSceneRibbon *ribbon = bundle->back && bundle->from != bundle->to
                                          ? previous_ribbon (self, bundle) : NULL;
      const MoniacPath *path = ribbon != NULL ? &ribbon->center : NULL;

      if (ribbon != NULL && ribbon->led_back)
        bundle->side = path->points[3 * (path->n / 2)].y * 2 < path->points[0].y + path->points[3 * path->n].y ? -1 : 1;
    }
}

void
moniac_layer_follow (const MoniacLayoutInput *input,
                     MoniacLayerGraph        *graph,
                     const double            *height)
{
  g_auto (Follow) self = { input, graph };
  g_auto (MoniacLayerSearch) local = { 0 };

  find_columns (&self);
  read_keys (&self, height);
  for (int r = 0; r < graph->n_ranks; r++)
    g_array_sort_with_data (graph->ranks[r], compare_keys, self.key);
  moniac_layer_graph_number (graph);
  moniac_layer_search_init (&local, graph, height);
  moniac_layer_search_sides (&local);
  read_sides (&self);
  moniac_layer_search_sum_sides (&local);
  local.loose = self.loose;
  local.limit = local.work + WORK;
  moniac_layer_search_improve (&local, 0, graph->n_ranks - 1);
}
