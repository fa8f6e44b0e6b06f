/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The split of a largest circulation with the smallest sum of f squared over amount.
 *
 * The largest circulations are those that leave full arcs full and empty arcs empty; what varies
 * among them are the free arcs. On those the dual of the quadratic program is smooth: each company
 * has a pressure, an arc carries capacity * clamp (pressure ahead - pressure behind, 0, 1), and at the
 * optimum nobody has a surplus. Newton's method finds it, with conjugate gradients inside.
 * The result is rounded to whole units; see round_and_repair(). */
#include "config.h"

#include "moniac-split.h"

#include <math.h>
#include <string.h>

#include "moniac-components.h"
#include "moniac-largest.h"

#define MAX_ROUNDS 200
#define MAX_INNER_ROUNDS 2000
/* How far each inner solution brings the error down; the outer rounds do the rest. */
#define INNER_TOLERANCE 1e-4
/* Surpluses below this many units disappear in the rounding. */
#define TOLERANCE 0.25L
/* Of the capacity at a company: what long double sums cannot tell from 0. */
#define RELATIVE_TOLERANCE 1e-17L
#define LEAST_DAMPING 1e-12
#define FIRST_DAMPING 1e-3

/* The free arcs, and where Newton's method stands. Vectors have one entry a company. */
typedef struct
{
  int n;
  int n_arcs;
  int *arc;                  /* of each free arc: its index among all */
  int *tail;
  int *head;
  double *capacity;
  double *active;            /* its capacity where the pressure decides its flow, else 0 */
  long double *supply;       /* what arcs that are not free bring in, less what they take out */
  long double *pressure;
  long double *surplus;
  double *around;            /* the capacity of all free arcs at a company */
  double *diagonal;
  double *direction;
  double *error;
  double *search;
  double *image;
} Split;

static void
split_clear (Split *self)
{
  g_free (self->arc);
  g_free (self->tail);
  g_free (self->head);
  g_free (self->capacity);
  g_free (self->active);
  g_free (self->supply);
  g_free (self->pressure);
  g_free (self->surplus);
  g_free (self->around);
  g_free (self->diagonal);
  g_free (self->direction);
  g_free (self->error);
  g_free (self->search);
  g_free (self->image);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Split, split_clear)

/* Components of what can be rerouted without loss: an arc between two of them cannot vary. */
static int *
find_movable_components (const MoniacResidual *residual)
{
  g_autofree int *from = g_new (int, 2 * residual->n_arcs + 1);
  g_autofree int *to = g_new (int, 2 * residual->n_arcs + 1);
  int n = 0;

  for (int v = 0; v < residual->n; v++)
    for (int k = residual->first[v]; k < residual->first[v + 1]; k++)
      {
        const MoniacHalfArc *half_arc = &residual->half_arcs[k];

        if (half_arc->room == 0 || !moniac_residual_is_free (residual, v, half_arc))
          continue;
        from[n] = v;
        to[n++] = half_arc->head;
      }

  return moniac_components (residual->n, n, from, to);
}

static void
split_allocate (Split *self,
                int    n,
                int    n_arcs)
{
  self->n = n;
  self->arc = g_new (int, n_arcs + 1);
  self->tail = g_new (int, n_arcs + 1);
  self->head = g_new (int, n_arcs + 1);
  self->capacity = g_new (double, n_arcs + 1);
  self->active = g_new (double, n_arcs + 1);
  self->supply = g_new0 (long double, n + 1);
  self->pressure = g_new0 (long double, n + 1);
  self->surplus = g_new0 (long double, n + 1);
  self->around = g_new0 (double, n + 1);
  self->diagonal = g_new0 (double, n + 1);
  self->direction = g_new0 (double, n + 1);
  self->error = g_new0 (double, n + 1);
  self->search = g_new0 (double, n + 1);
  self->image = g_new0 (double, n + 1);
}

static void
split_init (Split                *self,
            const MoniacResidual *residual,
            const MoniacArc      *arcs,
            const gint64         *flow)
{
  g_autofree int *component = find_movable_components (residual);

  split_allocate (self, residual->n, residual->n_arcs);
  for (int a = 0; a < residual->n_arcs; a++)
    {
      int tail = arcs[a].tail;
      int head = arcs[a].head;

      if (arcs[a].capacity > 0 && component[tail] == component[head] && moniac_largest_is_free (residual, a))
        {
          self->arc[self->n_arcs] = a;
          self->tail[self->n_arcs] = tail;
          self->head[self->n_arcs] = head;
          self->capacity[self->n_arcs++] = (double) arcs[a].capacity;
          self->around[tail] += (double) arcs[a].capacity;
          self->around[head] += (double) arcs[a].capacity;
        }
      else
        {
          self->supply[head] += flow[a];
          self->supply[tail] -= flow[a];
        }
    }
}

/* Surpluses and active arcs at the present pressures. Returns whether the surpluses are small enough. */
static gboolean
split_evaluate (Split *self)
{
  memcpy (self->surplus, self->supply, self->n * sizeof *self->surplus);
  for (int a = 0; a < self->n_arcs; a++)
    {
      long double difference = self->pressure[self->head[a]] - self->pressure[self->tail[a]];
      long double flow = self->capacity[a] * CLAMP (difference, 0, 1);

      self->surplus[self->head[a]] += flow;
      self->surplus[self->tail[a]] -= flow;
      self->active[a] = difference >= -1e-12L && difference <= 1 + 1e-12L ? self->capacity[a] : 0;
    }
  for (int v = 0; v < self->n; v++)
    if (self->around[v] > 0
        && fabsl (self->surplus[v]) > TOLERANCE + RELATIVE_TOLERANCE * self->around[v])
      return FALSE;

  return TRUE;
}

/* out = (Laplacian of the active arcs + damping) * in */
static void
apply (const Split  *self,
       double        damping,
       const double *in,
       double       *out)
{
  for (int v = 0; v < self->n; v++)
    out[v] = damping * self->around[v] * in[v];
  for (int a = 0; a < self->n_arcs; a++)
    {
      double flow = self->active[a] * (in[self->head[a]] - in[self->tail[a]]);

      out[self->head[a]] += flow;
      out[self->tail[a]] -= flow;
    }
}

/* search = diagonal^-1 error + beta * search; returns error * diagonal^-1 * error */
static double
precondition (Split *self)
{
  double product = 0;

  for (int v = 0; v < self->n; v++)
    if (self->diagonal[v] > 0)
      product += self->error[v] * self->error[v] / self->diagonal[v];

  return product;
}

static void
turn_search (Split *self,
             double beta)
{
  for (int v = 0; v < self->n; v++)
    self->search[v] = (self->diagonal[v] > 0 ? self->error[v] / self->diagonal[v] : 0) + beta * self->search[v];
}

static void
begin_search (Split *self,
              double damping)
{
  for (int v = 0; v < self->n; v++)
    {
      self->diagonal[v] = damping * self->around[v];
      self->direction[v] = 0;
      self->search[v] = 0;
      self->error[v] = self->around[v] > 0 ? (double) -self->surplus[v] : 0;
    }
  for (int a = 0; a < self->n_arcs; a++)
    {
      self->diagonal[self->head[a]] += self->active[a];
      self->diagonal[self->tail[a]] += self->active[a];
    }
}

/* Newton's direction, by conjugate gradients (Hestenes and Stiefel 1952) scaled by the diagonal. */
static void
find_direction (Split *self,
                double damping)
{
  double product, goal;

  begin_search (self, damping);
  product = precondition (self);
  goal = product * INNER_TOLERANCE * INNER_TOLERANCE;
  turn_search (self, 0);
  for (int round = 0; round < MAX_INNER_ROUNDS && product > goal; round++)
    {
      double curvature = 0;
      double before = product;
      double step;

      apply (self, damping, self->search, self->image);
      for (int v = 0; v < self->n; v++)
        curvature += self->search[v] * self->image[v];
      if (!(curvature > 0))
        break;
      step = product / curvature;
      for (int v = 0; v < self->n; v++)
        {
          self->direction[v] += step * self->search[v];
          self->error[v] -= step * self->image[v];
        }
      product = precondition (self);
      turn_search (self, product / before);
    }
}

/* How fast the dual still falls (negative) or rises when the direction is followed this far. */
static long double
slope_at (const Split *self,
          double       distance)
{
  long double slope = 0;

  for (int v = 0; v < self->n; v++)
    slope += self->supply[v] * self->direction[v];
  for (int a = 0; a < self->n_arcs; a++)
    {
      double turn = self->direction[self->head[a]] - self->direction[self->tail[a]];
      long double difference = self->pressure[self->head[a]] - self->pressure[self->tail[a]]
                               + (long double) distance * turn;

      slope += self->capacity[a] * CLAMP (difference, 0, 1) * turn;
    }

  return slope;
}

/* How far to follow the direction: to about where the dual is lowest along it. */
static double
find_distance (const Split *self)
{
  long double start = slope_at (self, 0);
  long double low_slope = start;
  long double high_slope = slope_at (self, 1);
  double low = 0;
  double high = 1;

  for (int i = 0; i < 60 && high_slope < 0.5L * start; i++)
    {
      low = high;
      low_slope = high_slope;
      high *= 2;
      high_slope = slope_at (self, high);
    }
  if (high_slope <= -0.25L * start)
    return high;
  for (int i = 0; i < 60; i++)
    {
      double guess = i % 3 == 2 ? (low + high) / 2
                     : low + (high - low) * (double) (low_slope / (low_slope - high_slope));
      long double slope = slope_at (self, guess);

      if (fabsl (slope) <= -0.1L * start)
        return guess;
      if (slope < 0)
        {
          low = guess;
          low_slope = slope;
        }
      else
        {
          high = guess;
          high_slope = slope;
        }
    }

  return low > 0 ? low : high;
}

/* Returns FALSE only when cancelled. Where it stops short of the optimum, the pressures are the best so far. */
static gboolean
find_pressures (Split        *self,
                GCancellable *cancellable)
{
  double damping = FIRST_DAMPING;

  for (int round = 0; round < MAX_ROUNDS && !split_evaluate (self); round++)
    {
      double distance;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      find_direction (self, damping);
      distance = find_distance (self);
      for (int v = 0; v < self->n; v++)
        self->pressure[v] += (long double) distance * self->direction[v];
      if (distance >= 0.5 && distance <= 2)
        damping = MAX (damping * 0.1, LEAST_DAMPING);
      else if (distance < 0.1)
        damping = MIN (damping * 10, 1);
    }

  return TRUE;
}

/* One arc of the flow that mends roundings, of up to `reach` units more or less. */
static MoniacResidual *
make_repair (const Split     *self,
             const MoniacArc *arcs,
             const gint64    *flow,
             gint64           reach)
{
  g_autofree MoniacArc *repairs = g_new (MoniacArc, 2 * self->n_arcs + 1);

  for (int i = 0; i < self->n_arcs; i++)
    {
      const MoniacArc *arc = &arcs[self->arc[i]];
      gint64 more = MIN (reach, arc->capacity - flow[self->arc[i]]);
      gint64 less = MIN (reach, flow[self->arc[i]]);

      repairs[2 * i] = (MoniacArc) { arc->tail, arc->head, more, 0 };
      repairs[2 * i + 1] = (MoniacArc) { arc->head, arc->tail, less, 0 };
    }

  return moniac_residual_new (self->n, repairs, 2 * self->n_arcs);
}

static gboolean
has_surplus (const MoniacWide *excess,
             int               n)
{
  for (int v = 0; v < n; v++)
    if (excess[v] != 0)
      return TRUE;
  return FALSE;
}

static void
round_flows (const Split     *self,
             const MoniacArc *arcs,
             gint64          *flow)
{
  for (int i = 0; i < self->n_arcs; i++)
    {
      const MoniacArc *arc = &arcs[self->arc[i]];
      long double difference = self->pressure[arc->head] - self->pressure[arc->tail];
      long double target = roundl (arc->capacity * CLAMP (difference, 0, 1));

      flow[self->arc[i]] = MIN ((gint64) target, arc->capacity);
    }
}

/* Rounds each flow to the nearest unit; then the few units that companies have too much or lack are
 * routed along the free arcs. Each flow is changed by one unit at most where that suffices, else by at
 * most two, four and so on, so that deals which are equal stay equal to within as little as possible. */
static gboolean
round_and_repair (const Split          *self,
                  const MoniacArc      *arcs,
                  int                   n_arcs,
                  gint64               *flow,
                  GCancellable         *cancellable)
{
  g_autofree MoniacWide *excess = g_new0 (MoniacWide, self->n + 1);

  round_flows (self, arcs, flow);
  for (int a = 0; a < n_arcs; a++)
    {
      excess[arcs[a].head] += flow[a];
      excess[arcs[a].tail] -= flow[a];
    }
  for (gint64 reach = 1; has_surplus (excess, self->n); reach *= 2)
    {
      g_autoptr (MoniacResidual) repair = make_repair (self, arcs, flow, reach);

      moniac_residual_route (repair, excess, cancellable);
      for (int i = 0; i < self->n_arcs; i++)
        flow[self->arc[i]] += moniac_residual_sent (repair, 2 * i) - moniac_residual_sent (repair, 2 * i + 1);
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }

  return TRUE;
}

/**
 * moniac_split_least_squares:
 * @residual: what moniac_largest_circulation() returned
 * @arcs: the arcs that it was asked about
 * @flow: (array) (inout): the circulation that it found
 *
 * Replaces a largest circulation by the one with the smallest sum of flow squared over capacity.
 *
 * Returns: %FALSE only when cancelled; then @flow is of no use
 */
gboolean
moniac_split_least_squares (const MoniacResidual *residual,
                            const MoniacArc      *arcs,
                            gint64               *flow,
                            GCancellable         *cancellable)
{
  g_auto (Split) split = { 0 };

  split_init (&split, residual, arcs, flow);

  return find_pressures (&split, cancellable)
         && round_and_repair (&split, arcs, residual->n_arcs, flow, cancellable);
}
