/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least-squares flow. */
#include "config.h"

#include "moniac-split.h"

#include <math.h>

#include "moniac-flow.h"

#define MAX_NEWTON_STEPS 200
#define MAX_LINE_STEPS 60
/* Balances are met to this part of the largest capacity; what is left is settled in whole numbers. */
#define TOLERANCE 1e-13
/* Keeps the Newton system regular where a node has no arc between its bounds. */
#define DAMPING 1e-9

/* The optimum is f = capacity * clamp (potential[from] - potential[to], 0, 1) for potentials that
 * balance every node. Capacities are scaled so that the largest is 1. */
typedef struct
{
  int n;
  int n_arcs;
  const int *from;
  const int *to;
  double *capacity;
  double *balance;          /* wanted at each node: out - in */

  double *potential;
  double *trial;
  double *residual;         /* balance - what the potentials give */
  double *step;
  double *search, *product; /* of the conjugate gradients */
  double *diagonal;
} Problem;

static double *
new_vector (int n)
{
  return g_new0 (double, n + 1);
}

static void
problem_clear (Problem *self)
{
  g_free (self->capacity);
  g_free (self->balance);
  g_free (self->potential);
  g_free (self->trial);
  g_free (self->residual);
  g_free (self->step);
  g_free (self->search);
  g_free (self->product);
  g_free (self->diagonal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problem, problem_clear)

static double
difference (const Problem *self,
            const double  *potential,
            int            arc)
{
  return potential[self->from[arc]] - potential[self->to[arc]];
}

/* The dual to minimise: its gradient is minus the residual. */
static double
evaluate (const Problem *self,
          const double  *potential)
{
  double value = 0;

  for (int i = 0; i < self->n_arcs; i++)
    {
      double x = difference (self, potential, i);

      if (x > 0)
        value += self->capacity[i] * (x < 1 ? x * x / 2 : x - 0.5);
    }
  for (int v = 0; v < self->n; v++)
    value -= self->balance[v] * potential[v];

  return value;
}

/* Returns the largest residual of any node. */
static double
update_residual (Problem *self)
{
  double largest = 0;

  for (int v = 0; v < self->n; v++)
    self->residual[v] = self->balance[v];
  for (int i = 0; i < self->n_arcs; i++)
    {
      double flow = self->capacity[i] * CLAMP (difference (self, self->potential, i), 0, 1);

      self->residual[self->from[i]] -= flow;
      self->residual[self->to[i]] += flow;
    }
  for (int v = 0; v < self->n; v++)
    largest = MAX (largest, fabs (self->residual[v]));

  return largest;
}

/* The second derivative applied to a vector: the Laplacian of the arcs that are between their bounds. */
static void
multiply (const Problem *self,
          const double  *x,
          double        *out)
{
  for (int v = 0; v < self->n; v++)
    out[v] = DAMPING * x[v];
  for (int i = 0; i < self->n_arcs; i++)
    {
      double at = difference (self, self->potential, i);
      double flow;

      if (at < 0 || at > 1)
        continue;
      flow = self->capacity[i] * (x[self->from[i]] - x[self->to[i]]);
      out[self->from[i]] += flow;
      out[self->to[i]] -= flow;
    }
}

static void
update_diagonal (Problem *self)
{
  for (int v = 0; v < self->n; v++)
    self->diagonal[v] = DAMPING;
  for (int i = 0; i < self->n_arcs; i++)
    {
      double at = difference (self, self->potential, i);

      if (at < 0 || at > 1)
        continue;
      self->diagonal[self->from[i]] += self->capacity[i];
      self->diagonal[self->to[i]] += self->capacity[i];
    }
}

static double
dot (const double *a,
     const double *b,
     int           n)
{
  double sum = 0;

  for (int i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

/* Solves for the Newton step by conjugate gradients, preconditioned by the diagonal. */
static void
solve_step (Problem *self)
{
  g_autofree double *rest = g_memdup2 (self->residual, self->n * sizeof (double));
  g_autofree double *scaled = new_vector (self->n);
  double size, first;

  update_diagonal (self);
  for (int v = 0; v < self->n; v++)
    {
      self->step[v] = 0;
      self->search[v] = scaled[v] = rest[v] / self->diagonal[v];
    }
  first = size = dot (rest, scaled, self->n);
  for (int k = 0; k < 2 * self->n + 20 && size > first * 1e-26; k++)
    {
      double along, next;

      multiply (self, self->search, self->product);
      along = size / dot (self->search, self->product, self->n);
      for (int v = 0; v < self->n; v++)
        {
          self->step[v] += along * self->search[v];
          rest[v] -= along * self->product[v];
          scaled[v] = rest[v] / self->diagonal[v];
        }
      next = dot (rest, scaled, self->n);
      for (int v = 0; v < self->n; v++)
        self->search[v] = scaled[v] + next / size * self->search[v];
      size = next;
    }
}

/* Goes along the step as far as the dual falls enough. */
static gboolean
take_step (Problem *self)
{
  double before = evaluate (self, self->potential);
  double slope = -dot (self->residual, self->step, self->n);
  double length = 1;

  if (slope >= 0)
    return FALSE;
  for (int k = 0; k < MAX_LINE_STEPS; k++, length /= 2)
    {
      for (int v = 0; v < self->n; v++)
        self->trial[v] = self->potential[v] + length * self->step[v];
      if (evaluate (self, self->trial) <= before + 1e-4 * length * slope)
        {
          double *old = self->potential;

          self->potential = self->trial;
          self->trial = old;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_potentials (Problem      *self,
                 GCancellable *cancellable)
{
  for (int k = 0; k < MAX_NEWTON_STEPS && update_residual (self) > TOLERANCE; k++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      solve_step (self);
      if (!take_step (self))
        break;
    }
  return TRUE;
}

/* Sends what the rounded flow still owes at some nodes to where it owes the opposite, along arcs with room both ways. */
static void
settle (const Problem *self,
        const gint64  *capacity,
        const gint64  *wanted,
        gint64        *flow)
{
  g_autoptr (MoniacFlow) rest = moniac_flow_new (self->n + 2);
  g_autofree gint64 *owed = g_memdup2 (wanted, self->n * sizeof (gint64));
  int source = self->n, sink = self->n + 1;

  for (int i = 0; i < self->n_arcs; i++)
    {
      moniac_flow_add_arc (rest, self->from[i], self->to[i], capacity[i] - flow[i], 1);
      moniac_flow_add_arc (rest, self->to[i], self->from[i], flow[i], 1);
      owed[self->from[i]] -= flow[i];
      owed[self->to[i]] += flow[i];
    }
  for (int v = 0; v < self->n; v++)
    if (owed[v] > 0)
      moniac_flow_add_arc (rest, source, v, owed[v], 0);
    else if (owed[v] < 0)
      moniac_flow_add_arc (rest, v, sink, -owed[v], 0);
  moniac_flow_send (rest, source, sink, NULL);
  for (int i = 0; i < self->n_arcs; i++)
    flow[i] += moniac_flow_get (rest, 2 * i) - moniac_flow_get (rest, 2 * i + 1);
}

gboolean
moniac_split_least_squares (int           n_nodes,
                            int           n_arcs,
                            const int    *from,
                            const int    *to,
                            const gint64 *capacity,
                            gint64       *flow,
                            GCancellable *cancellable)
{
  g_auto (Problem) problem = { n_nodes, n_arcs, from, to };
  g_autofree gint64 *wanted = g_new0 (gint64, n_nodes + 1);
  double largest = 0;

  problem.capacity = new_vector (n_arcs);
  problem.balance = new_vector (n_nodes);
  problem.potential = new_vector (n_nodes);
  problem.trial = new_vector (n_nodes);
  problem.residual = new_vector (n_nodes);
  problem.step = new_vector (n_nodes);
  problem.search = new_vector (n_nodes);
  problem.product = new_vector (n_nodes);
  problem.diagonal = new_vector (n_nodes);
  for (int i = 0; i < n_arcs; i++)
    {
      largest = MAX (largest, (double) capacity[i]);
      wanted[from[i]] += flow[i];
      wanted[to[i]] -= flow[i];
    }
  for (int i = 0; i < n_arcs; i++)
    problem.capacity[i] = (double) capacity[i] / largest;
  for (int v = 0; v < n_nodes; v++)
    problem.balance[v] = (double) wanted[v] / largest;

  if (!find_potentials (&problem, cancellable))
    return FALSE;
  for (int i = 0; i < n_arcs; i++)
    flow[i] = (gint64) floor ((double) capacity[i] * CLAMP (difference (&problem, problem.potential, i), 0, 1));
  settle (&problem, capacity, wanted, flow);

  return TRUE;
}
