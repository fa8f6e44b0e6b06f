/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the discs of the map go. */
#include "config.h"

#include "moniac-map-place.h"
#include "moniac-graphviz.h"
#include "moniac-place.h"
#include "moniac-stress.h"

#include <math.h>

/* neato places best, but not many. */
#define MOST_FOR_NEATO 150
#define SECONDS 10.0
/* Weights of the bundles, by the rank of their money. */
#define HEAVIEST 10
/* When at least this share of the companies is on show already, they stay where they are. */
#define SHARE_TO_KEEP 0.6
/* Companies without deals stand in rows at the bottom, in cells of at least this size, times the unit. */
#define IDLE_CELL_WIDTH 96.0
#define IDLE_CELL_HEIGHT 40.0
#define IDLE_MOST_HEIGHT 0.4

/* The companies that have deals with others, and what ties them, as Graphviz wants it. */
typedef struct
{
  int n_nodes;
  int *companies;            /* of each node */
  int *nodes;                /* of each company, or -1 */
  MoniacRect *sizes;
  int n_edges;
  MoniacGraphvizEdge *edges;
} Graph;

static void
graph_clear (Graph *self)
{
  g_free (self->companies);
  g_free (self->nodes);
  g_free (self->sizes);
  g_free (self->edges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Graph, graph_clear)

static int
compare_money (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const MoniacMapBundles *bundles = data;
  double p = bundles->bundles[*(const int *) a].money;
  double q = bundles->bundles[*(const int *) b].money;

  return (p > q) - (p < q);
}

/* From 1 for the least money to HEAVIEST for the most; equal money weighs the same. */
static int *
weigh (const MoniacMapBundles *bundles)
{
  int *weights = g_new0 (int, MAX (bundles->n, 1));
  g_autofree int *order = g_new (int, MAX (bundles->n, 1));
  int rank = 0;

  for (int i = 0; i < bundles->n; i++)
    order[i] = i;
  g_qsort_with_data (order, bundles->n, sizeof (int), compare_money, (gpointer) bundles);

  for (int i = 0; i < bundles->n; i++)
    {
      double money = bundles->bundles[order[i]].money;

      if (i == 0 || money != bundles->bundles[order[i - 1]].money)
        rank = i;
      weights[order[i]] = money > 0 ? 1 + (HEAVIEST - 1) * (rank + 1) / bundles->n : 1;
    }

  return weights;
}

static void
graph_init (Graph                  *self,
            int                     n_companies,
            const MoniacMapBundles *bundles,
            const MoniacDisc       *discs)
{
  g_autofree int *weights = weigh (bundles);

  self->companies = g_new (int, MAX (n_companies, 1));
  self->nodes = g_new (int, MAX (n_companies, 1));
  self->sizes = g_new0 (MoniacRect, MAX (n_companies, 1));
  self->edges = g_new (MoniacGraphvizEdge, MAX (bundles->n, 1));

  for (int i = 0; i < n_companies; i++)
    {
      double size = 2 * (discs[i].radius + discs[i].margin / 2);

      self->nodes[i] = bundles->degrees[i] > 0 ? self->n_nodes : -1;
      if (self->nodes[i] < 0)
        continue;
      self->companies[self->n_nodes] = i;
      self->sizes[self->n_nodes] = (MoniacRect) { 0, 0, size, size };
      self->n_nodes++;
    }

  for (int i = 0; i < bundles->n; i++)
    {
      const MoniacMapBundle *bundle = &bundles->bundles[i];

      if (bundle->b > bundle->a)
        self->edges[self->n_edges++] = (MoniacGraphvizEdge) {
          self->nodes[bundle->a], self->nodes[bundle->b], weights[i]
        };
    }
}

static gboolean
place_graph (const Graph   *graph,
             MoniacPoint   *out,
             gboolean      *fallback,
             GCancellable  *cancellable,
             GError       **error)
{
  MoniacEngine engine = graph->n_nodes <= MOST_FOR_NEATO ? MONIAC_ENGINE_NEATO : MONIAC_ENGINE_SFDP;
  g_autoptr (GError) local_error = NULL;

  if (moniac_graphviz_place (engine, graph->n_nodes, graph->sizes, graph->n_edges, graph->edges,
                             SECONDS, out, cancellable, &local_error))
    return TRUE;

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_debug ("%s; the map is placed without Graphviz", local_error->message);
  *fallback = TRUE;
  moniac_stress_place (graph->n_nodes, graph->sizes, graph->n_edges, graph->edges, out);

  return TRUE;
}

static void
fit_graph (const Graph       *graph,
           const MoniacPoint *points,
           const MoniacRect  *area,
           MoniacDisc        *discs)
{
  g_autofree MoniacDisc *placed = g_new (MoniacDisc, MAX (graph->n_nodes, 1));

  for (int i = 0; i < graph->n_nodes; i++)
    {
      placed[i] = discs[graph->companies[i]];
      placed[i].center = points[i];
    }
  moniac_discs_fit (placed, graph->n_nodes, area);
  for (int i = 0; i < graph->n_nodes; i++)
    discs[graph->companies[i]].center = placed[i].center;
}

/* Stands the idle ones in rows at the bottom of the area; what is left of it comes back. */
static MoniacRect
place_idle (const MoniacLayoutInput *input,
            const Graph             *graph,
            MoniacDisc              *discs)
{
  MoniacRect area = input->area;
  int n_idle = input->network->n_companies - graph->n_nodes, next = 0, columns, rows;
  double height;

  if (n_idle == 0)
    return area;

  height = graph->n_nodes > 0 ? area.height * IDLE_MOST_HEIGHT : area.height;
  columns = MAX (1, (int) (area.width / (IDLE_CELL_WIDTH * input->unit)));
  if (graph->n_nodes == 0)
    columns = MAX (1, (int) ceil (sqrt (n_idle * area.width / MAX (area.height, 1))));
  columns = CLAMP (columns, (int) ceil (n_idle * IDLE_CELL_HEIGHT * input->unit / MAX (height, 1)),
                   n_idle);
  rows = (n_idle + columns - 1) / columns;
  if (graph->n_nodes > 0)
    height = MIN (height, rows * IDLE_CELL_HEIGHT * input->unit);

  for (int i = 0; i < input->network->n_companies; i++)
    if (graph->nodes[i] < 0)
      {
        int row = next / columns, in_row = MIN (columns, n_idle - row * columns);

        discs[i].center.x = area.x + area.width * (next % columns + 0.5) / in_row;
        discs[i].center.y = area.y + area.height - height * (1 - (row + 0.5) / rows);
        next++;
      }

  area.height -= height;
  return area;
}

static int
place_previous (const MoniacLayoutInput *input,
                MoniacDisc              *discs,
                gboolean                *known)
{
  int n = 0;

  for (int i = 0; i < input->network->n_companies; i++)
    {
      known[i] = moniac_place_previous (input, i, &discs[i].center);
      n += known[i];
    }

  return n;
}

/* Newcomers start amid those that they deal with. */
static void
place_newcomers (const MoniacLayoutInput *input,
                 const MoniacMapBundles  *bundles,
                 const gboolean          *known,
                 MoniacDisc              *discs)
{
  int n = input->network->n_companies;
  g_autofree MoniacPoint *sums = g_new0 (MoniacPoint, MAX (n, 1));
  g_autofree int *counts = g_new0 (int, MAX (n, 1));

  for (int i = 0; i < bundles->n; i++)
    {
      int ends[] = { bundles->bundles[i].a, bundles->bundles[i].b };

      for (int j = 0; j < 2; j++)
        if (ends[1] >= 0 && !known[ends[j]] && known[ends[1 - j]])
          {
            sums[ends[j]].x += discs[ends[1 - j]].center.x;
            sums[ends[j]].y += discs[ends[1 - j]].center.y;
            counts[ends[j]]++;
          }
    }

  for (int i = 0; i < n; i++)
    if (!known[i])
      discs[i].center = counts[i] > 0
                        ? (MoniacPoint) { sums[i].x / counts[i], sums[i].y / counts[i] }
                        : (MoniacPoint) { input->area.x + input->area.width / 2,
                                          input->area.y + input->area.height };
}

static void
apply_pins (const MoniacLayoutInput *input,
            MoniacDisc              *discs)
{
  for (int i = 0; i < input->network->n_companies; i++)
    discs[i].fixed = moniac_place_pin (input, i, &discs[i].center);
}

gboolean
moniac_map_place (const MoniacLayoutInput *input,
                  const MoniacMapBundles  *bundles,
                  MoniacDisc              *discs,
                  gboolean                *fallback,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  int n = input->network->n_companies;
  g_auto (Graph) graph = { 0 };
  g_autofree gboolean *known = g_new0 (gboolean, MAX (n, 1));
  g_autofree MoniacPoint *points = NULL;
  MoniacRect area;

  graph_init (&graph, n, bundles, discs);
  if (n > 0 && place_previous (input, discs, known) >= SHARE_TO_KEEP * n)
    {
      place_newcomers (input, bundles, known, discs);
      apply_pins (input, discs);
      return TRUE;
    }

  points = g_new0 (MoniacPoint, MAX (graph.n_nodes, 1));
  if (graph.n_nodes > 0 && !place_graph (&graph, points, fallback, cancellable, error))
    return FALSE;

  area = place_idle (input, &graph, discs);
  fit_graph (&graph, points, &area, discs);
  apply_pins (input, discs);

  return TRUE;
}
