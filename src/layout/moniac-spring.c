/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A placement of our own, for when Graphviz does not answer: the spring embedder of Fruchterman and
 * Reingold (1991), started from a phyllotaxis spiral instead of from chance. */
#include "config.h"

#include "moniac-spring.h"

#include <math.h>

#define GOLDEN_ANGLE 2.399963229728653
#define ROUNDS 120
/* Repulsion is between all pairs: too slow above this. */
#define MOST_NODES 1500

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
                 int                       n_edges,
                 const MoniacGraphvizEdge *edges,
                 double                    distance,
                 MoniacPoint              *out)
{
  g_autofree Rank *ranks = g_new (Rank, MAX (n_nodes, 1));

  for (int i = 0; i < n_nodes; i++)
    ranks[i] = (Rank) { i, 0 };
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

static void
repel (int                n,
       const MoniacPoint *at,
       double             distance,
       MoniacPoint       *force)
{
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      {
        double dx = at[j].x - at[i].x, dy = at[j].y - at[i].y;
        double push = distance * distance / MAX (dx * dx + dy * dy, 1);

        force[i].x -= dx * push;
        force[i].y -= dy * push;
        force[j].x += dx * push;
        force[j].y += dy * push;
      }
}

static void
attract (int                       n_edges,
         const MoniacGraphvizEdge *edges,
         const MoniacPoint        *at,
         double                    distance,
         MoniacPoint              *force)
{
  for (int i = 0; i < n_edges; i++)
    {
      int from = edges[i].from, to = edges[i].to;
      double dx = at[to].x - at[from].x, dy = at[to].y - at[from].y;
      double pull = hypot (dx, dy) / distance * sqrt (edges[i].weight);

      force[from].x += dx * pull;
      force[from].y += dy * pull;
      force[to].x -= dx * pull;
      force[to].y -= dy * pull;
    }
}

static void
move (int                n,
      const MoniacPoint *force,
      double             most,
      MoniacPoint       *at)
{
  for (int i = 0; i < n; i++)
    {
      double strength = hypot (force[i].x, force[i].y);
      double step = strength > most ? most / strength : 1;

      at[i].x += force[i].x * step;
      at[i].y += force[i].y * step;
    }
}

void
moniac_spring_place (int                       n_nodes,
                     const MoniacRect         *sizes,
                     int                       n_edges,
                     const MoniacGraphvizEdge *edges,
                     MoniacPoint              *out)
{
  g_autofree MoniacPoint *force = g_new (MoniacPoint, MAX (n_nodes, 1));
  double distance = 1;

  for (int i = 0; i < n_nodes; i++)
    distance += 1.5 * MAX (sizes[i].width, sizes[i].height) / n_nodes;

  place_on_spiral (n_nodes, n_edges, edges, distance, out);
  if (n_nodes > MOST_NODES)
    return;

  for (int round = 0; round < ROUNDS; round++)
    {
      for (int i = 0; i < n_nodes; i++)
        force[i] = (MoniacPoint) { 0, 0 };
      repel (n_nodes, out, distance, force);
      attract (n_edges, edges, out, distance, force);
      move (n_nodes, force, 2 * distance * (1 - (double) round / ROUNDS), out);
    }
}
