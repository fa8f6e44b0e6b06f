/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A placement of our own, for when Graphviz does not answer: stress majorization after Gansner, Koren and
 * North (2004), with the step of one node at a time, started from a phyllotaxis spiral instead of from
 * chance. */
#include "config.h"

#include "moniac-stress.h"

#include <math.h>

#define GOLDEN_ANGLE 2.399963229728653
/* All pairs have a distance: too many above this. */
#define MOST_NODES 600
#define ROUNDS 150
/* Free space between the rims of neighbours, in the sum of their radii, and at least, in points. */
#define GAP 0.6
#define LEAST_GAP 40.0

typedef struct
{
  int node;
  double degree;
} Rank;

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Rank *p = a, *q = b;

  if (p->degree != q->degree)
    return p->degree > q->degree ? -1 : 1;

  return p->node - q->node;
}

static void
place_on_spiral (int                       n_nodes,
                 const MoniacRect         *sizes,
                 int                       n_edges,
                 const MoniacGraphvizEdge *edges,
                 MoniacPoint              *out)
{
  g_autofree Rank *ranks = g_new (Rank, MAX (n_nodes, 1));
  double distance = LEAST_GAP;

  for (int i = 0; i < n_nodes; i++)
    {
      ranks[i] = (Rank) { i, 0 };
      distance += MAX (sizes[i].width, sizes[i].height) / n_nodes;
    }
  for (int i = 0; i < n_edges; i++)
    {
      ranks[edges[i].from].degree += edges[i].weight;
      ranks[edges[i].to].degree += edges[i].weight;
    }
  qsort (ranks, (size_t) n_nodes, sizeof *ranks, compare_ranks);

  for (int i = 0; i < n_nodes; i++)
    {
      double radius = distance * sqrt (i), angle = i * GOLDEN_ANGLE;

      out[ranks[i].node] = (MoniacPoint) { radius * cos (angle), radius * sin (angle) };
    }
}

static double
edge_length (const MoniacRect *a,
             const MoniacRect *b)
{
  double radii = (MAX (a->width, a->height) + MAX (b->width, b->height)) / 2;

  return radii + MAX (GAP * radii, LEAST_GAP);
}

/* Shortest ways between all pairs, after Floyd and Warshall; infinite without a way. */
static float *
find_distances (int                       n,
                const MoniacRect         *sizes,
                int                       n_edges,
                const MoniacGraphvizEdge *edges)
{
  float *distances = g_new (float, (gsize) n * (gsize) n);

  for (int i = 0; i < n * n; i++)
    distances[i] = i % (n + 1) == 0 ? 0 : INFINITY;
  for (int i = 0; i < n_edges; i++)
    {
      int a = edges[i].from, b = edges[i].to;

      if (a != b)
        distances[a * n + b] = distances[b * n + a] = (float) edge_length (&sizes[a], &sizes[b]);
    }

  for (int k = 0; k < n; k++)
    for (int i = 0; i < n; i++)
      if (distances[i * n + k] < INFINITY)
        for (int j = 0; j < n; j++)
          distances[i * n + j] = MIN (distances[i * n + j],
                                      distances[i * n + k] + distances[k * n + j]);

  return distances;
}

/* Parts without a way between them lie about as far apart as the largest of them is wide. */
static void
bridge_parts (float *distances,
              int    n)
{
  float longest = LEAST_GAP;

  for (int i = 0; i < n * n; i++)
    if (distances[i] < INFINITY)
      longest = MAX (longest, distances[i]);
  for (int i = 0; i < n * n; i++)
    if (distances[i] == INFINITY)
      distances[i] = longest;
}

/* Moves one node to where all the others want it: at its distance from each, near ones weighing most. */
static void
move_node (int          i,
           int          n,
           const float *distances,
           MoniacPoint *at)
{
  double x = 0, y = 0, weights = 0;

  for (int j = 0; j < n; j++)
    if (j != i)
      {
        double wanted = distances[i * n + j], weight = 1 / (wanted * wanted);
        double dx = at[i].x - at[j].x, dy = at[i].y - at[j].y;
        double is = MAX (hypot (dx, dy), 1e-6);

        x += weight * (at[j].x + dx / is * wanted);
        y += weight * (at[j].y + dy / is * wanted);
        weights += weight;
      }

  at[i] = (MoniacPoint) { x / weights, y / weights };
}

void
moniac_stress_place (int                       n_nodes,
                     const MoniacRect         *sizes,
                     int                       n_edges,
                     const MoniacGraphvizEdge *edges,
                     MoniacPoint              *out)
{
  g_autofree float *distances = NULL;

  place_on_spiral (n_nodes, sizes, n_edges, edges, out);
  if (n_nodes < 2 || n_nodes > MOST_NODES)
    return;

  distances = find_distances (n_nodes, sizes, n_edges, edges);
  bridge_parts (distances, n_nodes);
  for (int round = 0; round < ROUNDS; round++)
    for (int i = 0; i < n_nodes; i++)
      move_node (i, n_nodes, distances, out);
}
