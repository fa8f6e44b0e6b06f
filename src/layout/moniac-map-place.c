/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the discs of the map go. */
#include "config.h"

#include "moniac-map-place.h"
#include "moniac-place.h"
#include "moniac-stress.h"

#include <math.h>
#include <string.h>

/* Graphviz places first: neato best, but not many; and more than these would wait for it. */
#define MOST_FOR_NEATO 150
#define MOST_FOR_GRAPHVIZ 400
#define GRAPHVIZ_SECONDS 10.0
/* How often a placement is started anew, and the best taken: as often as this allows, in pairs of companies. */
#define STARTS_BUDGET 100000
#define MOST_STARTS 16
/* Weights of the bundles, by the rank of their money. */
#define HEAVIEST 10
/* What a flow over a company costs, in crossings with a flow of middling weight; and a way across the figure. */
#define OVER_COST 12.0
#define LENGTH_COST 0.3
/* When at least this share of the companies is on show already, they stay where they are. */
#define SHARE_TO_KEEP 0.6
/* Companies without deals stand in rows at the bottom, in cells of at least this size, times the unit. */
#define IDLE_CELL_WIDTH 96.0
#define IDLE_CELL_HEIGHT 40.0
#define IDLE_MOST_HEIGHT 0.4

/* The companies that have deals with others, and what ties them, as the placement wants it. */
typedef struct
{
  int n_nodes;
  int *companies;            /* of each node */
  int *nodes;                /* of each company, or -1 */
  MoniacRect *sizes;
  int n_edges;
  MoniacGraphvizEdge *edges;
  double *widths;            /* of each edge, all its flows side by side */
  double widest;
  double side;               /* of the area, shorter one */
} Graph;

static void
graph_clear (Graph *self)
{
  g_free (self->companies);
  g_free (self->nodes);
  g_free (self->sizes);
  g_free (self->edges);
  g_free (self->widths);
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

static double
width_of (const MoniacMapBundles *bundles,
          const MoniacMapBundle  *bundle,
          const double           *widths)
{
  double sum = 0;

  for (int i = 0; i < bundle->n; i++)
    sum += widths[bundles->deals[bundle->first + i]];

  return sum;
}

static void
graph_init (Graph                  *self,
            int                     n_companies,
            const MoniacMapBundles *bundles,
            const double           *widths,
            const MoniacDisc       *discs)
{
  g_autofree int *weights = weigh (bundles);

  self->companies = g_new (int, MAX (n_companies, 1));
  self->nodes = g_new (int, MAX (n_companies, 1));
  self->sizes = g_new0 (MoniacRect, MAX (n_companies, 1));
  self->edges = g_new (MoniacGraphvizEdge, MAX (bundles->n, 1));
  self->widths = g_new (double, MAX (bundles->n, 1));

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

      if (bundle->b <= bundle->a)
        continue;
      self->widths[self->n_edges] = width_of (bundles, bundle, widths);
      self->widest = MAX (self->widest, self->widths[self->n_edges]);
      self->edges[self->n_edges++] = (MoniacGraphvizEdge) {
        self->nodes[bundle->a], self->nodes[bundle->b], weights[i]
      };
    }
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

/* Whether the straight lines between two pairs of points cross. */
static gboolean
lines_cross (MoniacPoint a,
             MoniacPoint b,
             MoniacPoint c,
             MoniacPoint d)
{
  double ab_c = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  double ab_d = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
  double cd_a = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x);
  double cd_b = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);

  return (ab_c > 0) != (ab_d > 0) && (cd_a > 0) != (cd_b > 0);
}

/* How much of a disc, in its radii, a straight flow between two others cuts off; 0 when it misses it. */
static double
cut_of_disc (MoniacPoint       a,
             MoniacPoint       b,
             double            width,
             const MoniacDisc *disc)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = MAX (dx * dx + dy * dy, 1e-9);
  double along = CLAMP (((disc->center.x - a.x) * dx + (disc->center.y - a.y) * dy) / length, 0, 1);
  double x = a.x + along * dx - disc->center.x, y = a.y + along * dy - disc->center.y;

  return MAX (0, 1 - sqrt (x * x + y * y) / MAX (disc->radius + disc->margin / 2 + width / 2, 1e-9));
}

/* From 1 for a line to HEAVIEST for the widest flow. */
static double
heft (const Graph *graph,
      int          edge)
{
  return 1 + (HEAVIEST - 1) * graph->widths[edge] / MAX (graph->widest, 1e-9);
}

static double
tangle_of_edge (const Graph      *graph,
                const MoniacDisc *discs,
                int               edge)
{
  const MoniacGraphvizEdge *one = &graph->edges[edge];
  MoniacPoint a = discs[graph->companies[one->from]].center;
  MoniacPoint b = discs[graph->companies[one->to]].center;
  double cost = 0;

  for (int i = edge + 1; i < graph->n_edges; i++)
    {
      const MoniacGraphvizEdge *other = &graph->edges[i];

      if (one->from != other->from && one->from != other->to
          && one->to != other->from && one->to != other->to
          && lines_cross (a, b, discs[graph->companies[other->from]].center,
                          discs[graph->companies[other->to]].center))
        cost += heft (graph, edge) * heft (graph, i);
    }
  for (int i = 0; i < graph->n_nodes; i++)
    if (i != one->from && i != one->to)
      cost += OVER_COST * heft (graph, edge) * cut_of_disc (a, b, graph->widths[edge], &discs[graph->companies[i]]);

  return cost + LENGTH_COST * one->weight * sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y))
                * graph->n_edges / graph->side;
}

/* What a reader stumbles over: heavy flows that cross, flows over companies, and long ways. */
static double
tangle (const Graph      *graph,
        const MoniacDisc *discs)
{
  double cost = 0;

  for (int i = 0; i < graph->n_edges; i++)
    cost += tangle_of_edge (graph, discs, i);

  return cost;
}

/* Graphviz's placement; FALSE where there are too many for it, or, which *fallback tells, it did not answer. */
static gboolean
place_by_graphviz (const Graph  *graph,
                   MoniacPoint  *out,
                   gboolean     *fallback,
                   GCancellable *cancellable)
{
  MoniacEngine engine = graph->n_nodes <= MOST_FOR_NEATO ? MONIAC_ENGINE_NEATO : MONIAC_ENGINE_SFDP;
  g_autoptr (GError) error = NULL;

  if (graph->n_nodes == 0 || graph->n_nodes > MOST_FOR_GRAPHVIZ)
    return FALSE;
  if (moniac_graphviz_place (engine, graph->n_nodes, graph->sizes, graph->n_edges, graph->edges,
                             GRAPHVIZ_SECONDS, out, cancellable, &error))
    return TRUE;
  g_debug ("%s; the map is placed without Graphviz", error->message);
  *fallback = TRUE;

  return FALSE;
}

/* Which of several placements has the least of what a reader stumbles over. */
static void
place_graph (const Graph      *graph,
             const MoniacRect *area,
             MoniacDisc       *discs,
             gboolean         *fallback,
             GCancellable     *cancellable)
{
  int n = graph->n_nodes;
  int n_starts = CLAMP (STARTS_BUDGET / MAX (n * n, 1), 1, MOST_STARTS);
  g_autofree MoniacPoint *points = g_new0 (MoniacPoint, MAX (n, 1));
  g_autofree MoniacPoint *best = g_new0 (MoniacPoint, MAX (n, 1));
  double least = G_MAXDOUBLE;

  for (int i = -1; i < n_starts && !g_cancellable_is_cancelled (cancellable); i++)
    {
      double cost;

      if (i >= 0)
        moniac_stress_place (n, graph->sizes, graph->n_edges, graph->edges, i, points, cancellable);
      else if (!place_by_graphviz (graph, points, fallback, cancellable))
        continue;
      fit_graph (graph, points, area, discs);
      cost = n_starts > 1 || n <= MOST_FOR_GRAPHVIZ ? tangle (graph, discs) : 0;
      if (cost < least)
        {
          least = cost;
          memcpy (best, points, n * sizeof *best);
        }
    }
  fit_graph (graph, best, area, discs);
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

void
moniac_map_place (const MoniacLayoutInput *input,
                  const MoniacMapBundles  *bundles,
                  const double            *widths,
                  MoniacDisc              *discs,
                  gboolean                *fallback,
                  GCancellable            *cancellable)
{
  int n = input->network->n_companies;
  g_auto (Graph) graph = { 0 };
  g_autofree gboolean *known = g_new0 (gboolean, MAX (n, 1));
  MoniacRect area;

  graph_init (&graph, n, bundles, widths, discs);
  if (n > 0 && place_previous (input, discs, known) >= SHARE_TO_KEEP * n)
    {
      place_newcomers (input, bundles, known, discs);
      apply_pins (input, discs);
      return;
    }

  area = place_idle (input, &graph, discs);
  graph.side = MAX (MIN (area.width, area.height), 1);
  place_graph (&graph, &area, discs, fallback, cancellable);
  apply_pins (input, discs);
}
