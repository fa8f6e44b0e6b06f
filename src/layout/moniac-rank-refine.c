/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves companies between ranks, each time with the order that goes with the new ranks. */
#include "config.h"

#include "moniac-rank-refine.h"

#include <string.h>

#include "moniac-layer-order.h"

#define MOST_COMPANIES 80
#define MOST_TIES 320
#define ROUNDS 3
/* What all trials may cost, in pairs of segments looked at. */
#define WORK 6e6
/* A move must save this share of what crosses. */
#define LEAST_SAVED 0.005
/* What a rank more on the way of a flow of weight 1 costs, against a crossing of two such flows. */
#define LENGTH_COST 0.01

typedef struct
{
  const MoniacNetwork *network;
  int n;
  int n_ties;
  const MoniacTie *ties;
  int n_ranks;
  double back;               /* the weight that may run back */
  double work;
} Refine;

/* Which way the heavier part of a tie runs in these ranks: 1 from a to b, -1 from b to a, 0 where they share a rank. */
static int
direction (const MoniacTie *tie,
           const int       *rank)
{
  return (rank[tie->a] < rank[tie->b]) - (rank[tie->a] > rank[tie->b]);
}

static double
back_weight (const Refine *self,
             const int    *rank)
{
  double weight = 0;

  for (int i = 0; i < self->n_ties; i++)
    {
      int way = direction (&self->ties[i], rank);

      if (way <= 0)
        weight += self->ties[i].forth + self->ties[i].relation / 2;
      if (way >= 0)
        weight += self->ties[i].back;
    }
  return weight;
}

static double
length_cost (const Refine *self,
             const int    *rank)
{
  double cost = 0;

  for (int i = 0; i < self->n_ties; i++)
    cost += LENGTH_COST * moniac_tie_weight (&self->ties[i]) * ABS (rank[self->ties[i].a] - rank[self->ties[i].b]);
  return cost;
}

static double
cost_of_ranks (Refine    *self,
               const int *rank)
{
  g_autoptr (MoniacLayerGraph) graph = moniac_layer_graph_new (self->network, rank, self->n_ranks);

  return moniac_layer_order_probe (graph, &self->work) + length_cost (self, rank);
}

/* Puts a company into a rank and pushes along what it is tied to, in that direction, so that every tie runs as `before`.
 * FALSE where there is no such rank. */
static gboolean
push (const Refine *self,
      const int    *before,
      int           company,
      int           to,
      int          *rank)
{
  int step = to > rank[company] ? 1 : -1;
  gboolean moved = TRUE;

  rank[company] = to;
  while (moved)
    {
      moved = FALSE;
      for (int i = 0; i < self->n_ties; i++)
        {
          int a = self->ties[i].a, b = self->ties[i].b, way = direction (&self->ties[i], before);

          if (way == 0 || direction (&self->ties[i], rank) == way)
            continue;
          if ((way > 0) == (step > 0))
            rank[b] = rank[a] + step;
          else
            rank[a] = rank[b] + step;
          moved = TRUE;
        }
      for (int v = 0; v < self->n; v++)
        if (rank[v] < 0 || rank[v] >= self->n_ranks)
          return FALSE;
    }
  return TRUE;
}

/* Every rank keeps a company. */
static gboolean
ranks_are_full (const Refine *self,
                const int    *rank)
{
  g_autofree gboolean *taken = g_new0 (gboolean, self->n_ranks);

  for (int v = 0; v < self->n; v++)
    taken[rank[v]] = TRUE;
  for (int r = 0; r < self->n_ranks; r++)
    if (!taken[r])
      return FALSE;
  return TRUE;
}

static gboolean
try_move (Refine *self,
          int     company,
          int     by,
          double *cost,
          int    *rank)
{
  g_autofree int *trial = g_memdup2 (rank, self->n * sizeof *rank);
  double now;

  if (!push (self, rank, company, rank[company] + by, trial) || !ranks_are_full (self, trial)
      || back_weight (self, trial) > self->back + 1e-9)
    return FALSE;
  now = cost_of_ranks (self, trial);
  if (now >= (1 - LEAST_SAVED) * *cost)
    return FALSE;
  *cost = now;
  memcpy (rank, trial, self->n * sizeof *rank);
  return TRUE;
}

void
moniac_rank_refine (const MoniacNetwork *network,
                    int                  n_ties,
                    const MoniacTie     *ties,
                    int                 *rank,
                    int                 *n_ranks)
{
  static const int steps[] = { 1, -1, 2, -2 };
  Refine self = { network, network->n_companies, n_ties, ties, *n_ranks };
  gboolean moved = TRUE;
  double cost;

  if (self.n > MOST_COMPANIES || n_ties > MOST_TIES || *n_ranks < 3)
    return;
  self.back = back_weight (&self, rank);
  cost = cost_of_ranks (&self, rank);
  for (int round = 0; round < ROUNDS && moved; round++)
    {
      moved = FALSE;
      for (int v = 0; v < self.n && cost > 1e-9; v++)
        for (gsize s = 0; s < G_N_ELEMENTS (steps) && self.work < WORK; s++)
          moved |= try_move (&self, v, steps[s], &cost, rank);
    }
}
