/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What undisclosed amounts could do to the share that comes back. */
#include "config.h"

#include <math.h>

#include "moniac-circulation.h"
#include "moniac-components.h"
#include "moniac-flow.h"

/* A unit of cost: known amounts cost one to leave, open ones less, to this precision. */
#define COST_UNIT 1000000
#define MAX_ROUNDS 60
/* All corners of the box are tried up to this many open amounts, above it one at a time. */
#define MAX_OPEN_FOR_CORNERS 10
/* Sums of capacities stay below this. */
#define LARGEST_SUM 1.0e18

/* One leg of the problem: a deal's certain part, or the part of it that is open. */
typedef struct
{
  int deal;
  int from;
  int to;
  gint64 amount;         /* of a certain part; of an open one the most that it may be */
  gboolean open;
  gboolean endless;      /* open without an upper bound */
} Leg;

typedef struct
{
  int n_nodes;
  GArray *legs;          /* those whose two companies are in one component */
  GArray *open;          /* indices of the open ones */
  gint64 gross;          /* of all certain amounts, in the problem's own units */
  double unit;           /* units of the network for one of the problem's */
  gint64 *value;         /* for each leg, what it is at the moment */
  gint64 *flow;          /* for each leg, what comes back of it */
  GCancellable *cancellable;
  gboolean cancelled;
} Problem;

static void
problem_clear (Problem *self)
{
  g_clear_pointer (&self->legs, g_array_unref);
  g_clear_pointer (&self->open, g_array_unref);
  g_free (self->value);
  g_free (self->flow);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problem, problem_clear)

static Leg *
leg_at (const Problem *self,
        int            i)
{
  return &g_array_index (self->legs, Leg, i);
}

static int
n_legs (const Problem *self)
{
  return (int) self->legs->len;
}

static int
n_open (const Problem *self)
{
  return (int) self->open->len;
}

static int
open_leg (const Problem *self,
          int            i)
{
  return g_array_index (self->open, int, i);
}

static void
add_leg (Problem *self,
         int      deal,
         const MoniacNetworkDeal *of,
         gint64   amount,
         gboolean open,
         gboolean endless)
{
  Leg leg = { deal, of->payer, of->payee, amount, open, endless };

  g_array_append_val (self->legs, leg);
}

/* The bounds of a ranged amount at one end: the part that may be missing, or may come on top. */
static void
add_deal (Problem             *self,
          const MoniacNetwork *network,
          int                  i,
          gboolean             ranges)
{
  const MoniacNetworkDeal *deal = &network->deals[i];
  gint64 certain = ranges ? deal->lower : deal->amount;

  if (!deal->is_money || deal->payer == deal->payee
      || deal->payer == MONIAC_OUTSIDE || deal->payee == MONIAC_OUTSIDE)
    {
      self->gross += deal->amount;
      return;
    }
  self->gross += certain;
  if (!deal->disclosed)
    {
      add_leg (self, i, deal, 0, TRUE, TRUE);
      return;
    }
  if (certain > 0)
    add_leg (self, i, deal, certain, FALSE, FALSE);
  if (ranges && deal->amount > certain)
    add_leg (self, i, deal, deal->amount - certain, TRUE, FALSE);
  if (ranges && deal->record->amount.form == MONIAC_AMOUNT_AT_LEAST)
    add_leg (self, i, deal, 0, TRUE, TRUE);
}

/* Legs that lie on no loop can only leave: they count in the gross, and when open they are left out. */
static void
drop_hopeless_legs (Problem *self)
{
  g_autofree int *from = g_new (int, self->legs->len + 1);
  g_autofree int *to = g_new (int, self->legs->len + 1);
  g_autofree int *component = NULL;
  guint kept = 0;

  for (int i = 0; i < n_legs (self); i++)
    {
      from[i] = leg_at (self, i)->from;
      to[i] = leg_at (self, i)->to;
    }
  component = moniac_components (self->n_nodes, n_legs (self), from, to);
  for (guint i = 0; i < self->legs->len; i++)
    if (component[from[i]] == component[to[i]])
      g_array_index (self->legs, Leg, kept++) = *leg_at (self, (int) i);
  g_array_set_size (self->legs, kept);
  for (int i = 0; i < n_legs (self); i++)
    if (leg_at (self, i)->open)
      g_array_append_val (self->open, i);
}

/* Whether money could go round along open legs without end alone. */
static gboolean
has_endless_loop (const Problem *self)
{
  g_autofree int *from = g_new (int, self->legs->len + 1);
  g_autofree int *to = g_new (int, self->legs->len + 1);
  g_autofree int *component = NULL;
  int n = 0;

  for (int i = 0; i < n_legs (self); i++)
    if (leg_at (self, i)->endless)
      {
        from[n] = leg_at (self, i)->from;
        to[n++] = leg_at (self, i)->to;
      }
  component = moniac_components (self->n_nodes, n, from, to);
  for (int i = 0; i < n; i++)
    if (component[from[i]] == component[to[i]])
      return TRUE;
  return FALSE;
}

/* An endless leg can carry no more than all certain and bounded legs together; where the sums would not
 * fit, everything is counted in coarser units. */
static void
bound_endless_legs (Problem *self)
{
  double bound = 0, sum;

  for (int i = 0; i < n_legs (self); i++)
    bound += (double) leg_at (self, i)->amount;
  sum = bound * (n_open (self) + 1);
  self->unit = MAX (1, sum / LARGEST_SUM);
  if (self->unit > 1)
    self->gross = (gint64) ((double) self->gross / self->unit);
  for (int i = 0; i < n_legs (self); i++)
    {
      Leg *leg = leg_at (self, i);

      if (leg->endless)
        leg->amount = (gint64) (bound / self->unit);
      else if (self->unit > 1)
        leg->amount = (gint64) ((double) leg->amount / self->unit);
    }
}

static void
problem_init (Problem             *self,
              const MoniacNetwork *network,
              gboolean             ranges,
              GCancellable        *cancellable)
{
  self->n_nodes = network->n_companies;
  self->legs = g_array_new (FALSE, FALSE, sizeof (Leg));
  self->open = g_array_new (FALSE, FALSE, sizeof (int));
  self->cancellable = cancellable;
  for (int i = 0; i < network->n_deals; i++)
    add_deal (self, network, i, ranges);
  drop_hopeless_legs (self);
  self->value = g_new0 (gint64, self->legs->len + 1);
  self->flow = g_new0 (gint64, self->legs->len + 1);
}

/* The circulation of most worth, when a unit of a certain leg is worth COST_UNIT and of an open one open_worth.
 * Writes flow[]; value[] are the capacities. */
static void
circulate (Problem *self,
           gint64   open_worth)
{
  g_autoptr (MoniacFlow) leaves = moniac_flow_new (self->n_nodes + 2);
  g_autofree gint64 *net = g_new0 (gint64, self->n_nodes + 1);
  int source = self->n_nodes, sink = self->n_nodes + 1;

  for (int i = 0; i < n_legs (self); i++)
    {
      const Leg *leg = leg_at (self, i);

      moniac_flow_add_arc (leaves, leg->from, leg->to, self->value[i], leg->open ? open_worth : COST_UNIT);
      net[leg->from] += self->value[i];
      net[leg->to] -= self->value[i];
    }
  for (int v = 0; v < self->n_nodes; v++)
    if (net[v] > 0)
      moniac_flow_add_arc (leaves, source, v, net[v], 0);
    else if (net[v] < 0)
      moniac_flow_add_arc (leaves, v, sink, -net[v], 0);
  if (moniac_flow_send (leaves, source, sink, self->cancellable) < 0)
    self->cancelled = TRUE;
  for (int i = 0; i < n_legs (self); i++)
    self->flow[i] = self->value[i] - moniac_flow_get (leaves, i);
}

/* What comes back of everything, when open legs are worth just their value or just what comes back of them. */
static double
get_share (const Problem *self,
           gboolean       open_as_flow)
{
  double back = 0, gross = (double) self->gross;

  for (int i = 0; i < n_legs (self); i++)
    {
      back += (double) self->flow[i];
      if (leg_at (self, i)->open)
        gross += (double) (open_as_flow ? self->flow[i] : self->value[i]);
    }
  return gross > 0 ? back / gross : 0;
}

static void
set_values (Problem *self,
            int      only,
            gboolean all)
{
  for (int i = 0; i < n_legs (self); i++)
    self->value[i] = !leg_at (self, i)->open || all || i == only ? leg_at (self, i)->amount : 0;
}

/* The highest share with the values given as upper bounds of the open legs: a linear-fractional program, by
 * the method of Dinkelbach (1967). */
static double
find_highest (Problem *self)
{
  double best = 0;

  for (int round = 0; round < MAX_ROUNDS && !self->cancelled; round++)
    {
      double share;

      circulate (self, (gint64) floor (COST_UNIT * (1 - best)));
      share = get_share (self, TRUE);
      if (share <= best + 1e-12)
        break;
      best = share;
    }
  return best;
}

/* The share at given values. */
static double
find_share (Problem *self)
{
  circulate (self, COST_UNIT);
  return get_share (self, FALSE);
}

/* Beyond these values of the open legs nothing more comes back. */
static void
bound_by_use (Problem *self)
{
  set_values (self, -1, TRUE);
  circulate (self, COST_UNIT);
  for (int i = 0; i < n_legs (self); i++)
    if (leg_at (self, i)->endless)
      leg_at (self, i)->amount = self->flow[i];
}

/* The share is quasi-concave in the open amounts, so the lowest lies at a corner of the box. */
static double
find_lowest (Problem *self)
{
  double lowest = 1;
  gboolean corners = n_open (self) <= MAX_OPEN_FOR_CORNERS;
  int n = corners ? 1 << n_open (self) : n_open (self) + 2;

  for (int k = 0; k < n && !self->cancelled; k++)
    {
      set_values (self, corners || k >= n_open (self) ? -1 : open_leg (self, k), k == n - 1);
      for (int i = 0; corners && i < n_open (self); i++)
        self->value[open_leg (self, i)] = (k >> i) & 1 ? leg_at (self, open_leg (self, i))->amount : 0;
      lowest = MIN (lowest, find_share (self));
    }
  return lowest;
}

/* The one whose amount alone moves the share most. */
static int
find_most_sensitive (Problem *self,
                     double   at_nothing)
{
  double largest = 1e-9;
  int found = -1;

  for (int i = 0; i < n_open (self) && !self->cancelled; i++)
    {
      double high, low;

      set_values (self, open_leg (self, i), FALSE);
      high = find_highest (self);
      set_values (self, open_leg (self, i), FALSE);
      low = MIN (find_share (self), at_nothing);
      if (MAX (high, at_nothing) - low > largest)
        {
          largest = MAX (high, at_nothing) - low;
          found = leg_at (self, open_leg (self, i))->deal;
        }
    }
  return found;
}

gboolean
moniac_share_range (const MoniacNetwork *network,
                    gboolean             ranges,
                    MoniacShareRange    *out,
                    GCancellable        *cancellable)
{
  g_auto (Problem) problem = { 0 };
  double at_nothing;

  problem_init (&problem, network, ranges, cancellable);
  bound_endless_legs (&problem);
  set_values (&problem, -1, FALSE);
  at_nothing = find_share (&problem);
  *out = (MoniacShareRange) { at_nothing, at_nothing, -1, FALSE };
  if (n_open (&problem) > 0)
    {
      set_values (&problem, -1, TRUE);
      out->high = has_endless_loop (&problem) ? 1 : MAX (find_highest (&problem), at_nothing);
      out->most_sensitive = find_most_sensitive (&problem, at_nothing);
      if (out->most_sensitive < 0 && out->high > at_nothing)
        out->most_sensitive = leg_at (&problem, open_leg (&problem, 0))->deal;
      bound_by_use (&problem);
      out->low = MIN (find_lowest (&problem), at_nothing);
      out->open = out->high - out->low > 1e-9;
    }
  return !problem.cancelled;
}
