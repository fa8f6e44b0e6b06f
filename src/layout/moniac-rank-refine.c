/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves companies between ranks, each time with the order that goes with the new ranks. */
#include "config.h"

#include "moniac-rank-refine.h"

#include <string.h>

#include "moniac-layer-order.h"

#define MOST_COMPANIES 80
#define MOST_TIES 320
#define ROUNDS 3
/* Ranks are chosen together with what runs back through them up to so many companies; with more, ways around read better. */
#define MOST_TOGETHER 24
#define PUSHES 2
/* Less is noise. */
#define LEAST_WEIGHT 1e-9
/* What all trials may cost, in pairs of segments looked at. */
#define WORK 4e6
/* A move must save this share of what crosses. */
#define LEAST_SAVED 0.005
/* What a rank more on the way of a flow of weight 1 costs, against a crossing of two such flows. */
#define LENGTH_COST 0.01
/* And what it costs that a flow of weight 1 runs back; only where there are loops, so that something has to. */
#define BACK_COST 0.1
/* How far a company may go at once, past others that it is tied to. */
#define FARTHEST 6

typedef struct
{
  const MoniacNetwork *network;
  int n;
  int n_ties;
  const MoniacTie *ties;
  int n_ranks;
  double most_back;          /* the weight that may run back */
  const gboolean *through;   /* for each bundle that there can be: all run back through the ranks; NULL where none runs back */
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
  g_autoptr (MoniacLayerGraph) graph = moniac_layer_graph_new (self->network, rank, self->n_ranks, self->through);
  double cost = moniac_layer_order_probe (graph, 0, &self->work) + length_cost (self, rank);

  return self->through != NULL ? cost + BACK_COST * back_weight (self, rank) : cost;
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

/* Takes the ranks where they cost less. */
static gboolean
try_ranks (Refine    *self,
           const int *trial,
           double    *cost,
           int       *rank)
{
  double now;

  if (!ranks_are_full (self, trial)
      || back_weight (self, trial) > self->most_back + LEAST_WEIGHT)
    return FALSE;
  now = cost_of_ranks (self, trial);
  if (now >= (1 - LEAST_SAVED) * *cost)
    return FALSE;
  *cost = now;
  memcpy (rank, trial, self->n * sizeof *rank);
  return TRUE;
}

static gboolean
try_push (Refine *self,
          int     company,
          int     by,
          double *cost,
          int    *rank)
{
  g_autofree int *trial = g_memdup2 (rank, self->n * sizeof *rank);

  return push (self, rank, company, rank[company] + by, trial) && try_ranks (self, trial, cost, rank);
}

/* Past what the company is tied to, so that other flows run back. */
static gboolean
try_jump (Refine *self,
          int     company,
          int     by,
          double *cost,
          int    *rank)
{
  g_autofree int *trial = g_memdup2 (rank, self->n * sizeof *rank);

  trial[company] += by;
  return trial[company] >= 0 && trial[company] < self->n_ranks && try_ranks (self, trial, cost, rank);
}

static gboolean
try_moves (Refine *self,
           int     company,
           double *cost,
           int    *rank)
{
  gboolean moved = FALSE;

  for (int by = 1; by <= PUSHES && self->work < WORK; by++)
    {
      moved |= try_push (self, company, by, cost, rank);
      moved |= try_push (self, company, -by, cost, rank);
    }
  for (int by = 1; by <= FARTHEST && self->through != NULL && self->work < WORK; by++)
    {
      moved |= try_jump (self, company, by, cost, rank);
      moved |= try_jump (self, company, -by, cost, rank);
    }
  return moved;
}

static gboolean *
all_through (const MoniacNetwork *network)
{
  gboolean *through = g_new (gboolean, MAX (network->n_deals, 1));

  for (int d = 0; d < network->n_deals; d++)
    through[d] = TRUE;
  return through;
}

void
moniac_rank_refine (const MoniacNetwork *network,
                    int                  n_ties,
                    const MoniacTie     *ties,
                    int                 *rank,
                    int                 *n_ranks)
{
  g_autofree gboolean *through = NULL;
  Refine self = { network, network->n_companies, n_ties, ties, *n_ranks };
  gboolean moved = TRUE;
  double cost;

  if (self.n > MOST_COMPANIES || n_ties > MOST_TIES || *n_ranks < 3)
    return;
  self.most_back = back_weight (&self, rank);
  if (self.most_back > LEAST_WEIGHT && self.n <= MOST_TOGETHER)
    {
      self.through = through = all_through (network);
      for (int i = 0; i < n_ties; i++)
        self.most_back += MONIAC_RANK_BACK_SHARE * moniac_tie_weight (&ties[i]);
    }
  cost = cost_of_ranks (&self, rank);
  for (int round = 0; round < ROUNDS && moved; round++)
    {
      moved = FALSE;
      for (int v = 0; v < self.n && cost > 1e-9; v++)
        moved |= try_moves (&self, v, &cost, rank);
    }
}
