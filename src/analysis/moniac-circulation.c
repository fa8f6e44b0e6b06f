/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comes back and leaves: the largest circulation of a network and its split over the deals. */
#include "config.h"

#include "moniac-circulation.h"

#include "moniac-components.h"
#include "moniac-flow.h"
#include "moniac-pairs.h"
#include "moniac-split.h"

/* Above this many deals any largest circulation will do. */
#define MAX_DEALS_TO_SPLIT 5000

G_DEFINE_BOXED_TYPE (MoniacCirculation, moniac_circulation, moniac_circulation_ref, moniac_circulation_unref)

/* The pairs whose money can come back at all: both companies in one component. */
typedef struct
{
  int n_nodes;
  int n;
  int *pair;            /* index of each among the pairs */
  int *from;
  int *to;
  gint64 *capacity;
  gint64 *flow;
  gboolean *free;       /* whether the flow differs between largest circulations */
} Arcs;

static void
arcs_clear (Arcs *self)
{
  g_free (self->pair);
  g_free (self->from);
  g_free (self->to);
  g_free (self->capacity);
  g_free (self->flow);
  g_free (self->free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arcs, arcs_clear)

static void
arcs_init (Arcs *self,
           int   n_nodes,
           int   room)
{
  self->n_nodes = n_nodes;
  self->pair = g_new (int, room + 1);
  self->from = g_new (int, room + 1);
  self->to = g_new (int, room + 1);
  self->capacity = g_new (gint64, room + 1);
  self->flow = g_new0 (gint64, room + 1);
  self->free = g_new0 (gboolean, room + 1);
}

static void
arcs_add (Arcs   *self,
          int     pair,
          int     from,
          int     to,
          gint64  capacity,
          gint64  flow)
{
  self->pair[self->n] = pair;
  self->from[self->n] = from;
  self->to[self->n] = to;
  self->capacity[self->n] = capacity;
  self->flow[self->n] = flow;
  self->n++;
}

static void
collect_arcs (Arcs              *self,
              const MoniacPairs *pairs)
{
  g_autofree int *from = g_new (int, pairs->n + 1);
  g_autofree int *to = g_new (int, pairs->n + 1);
  g_autofree int *pair = g_new (int, pairs->n + 1);
  g_autofree int *component = NULL;
  int n = 0;

  for (int i = 0; i < pairs->n; i++)
    if (pairs->pairs[i].amount > 0)
      {
        from[n] = pairs->pairs[i].payer;
        to[n] = pairs->pairs[i].payee;
        pair[n++] = i;
      }
  component = moniac_components (self->n_nodes, n, from, to);
  for (int i = 0; i < n; i++)
    if (component[from[i]] == component[to[i]])
      arcs_add (self, pair[i], from[i], to[i], pairs->pairs[pair[i]].amount, 0);
}

/* What leaves is the cheapest way, at one a unit, to meet every company's net; the rest comes back. */
static gboolean
find_largest (Arcs         *self,
              GCancellable *cancellable)
{
  g_autoptr (MoniacFlow) leaves = moniac_flow_new (self->n_nodes + 2);
  g_autofree gint64 *net = g_new0 (gint64, self->n_nodes + 1);
  int source = self->n_nodes, sink = self->n_nodes + 1;

  for (int i = 0; i < self->n; i++)
    {
      moniac_flow_add_arc (leaves, self->from[i], self->to[i], self->capacity[i], 1);
      net[self->from[i]] += self->capacity[i];
      net[self->to[i]] -= self->capacity[i];
    }
  for (int v = 0; v < self->n_nodes; v++)
    if (net[v] > 0)
      moniac_flow_add_arc (leaves, source, v, net[v], 0);
    else if (net[v] < 0)
      moniac_flow_add_arc (leaves, v, sink, -net[v], 0);
  if (moniac_flow_send (leaves, source, sink, cancellable) < 0)
    return FALSE;

  for (int i = 0; i < self->n; i++)
    {
      self->flow[i] = self->capacity[i] - moniac_flow_get (leaves, i);
      self->free[i] = 1 + moniac_flow_get_price (leaves, self->from[i])
                      - moniac_flow_get_price (leaves, self->to[i]) == 0;
    }
  return TRUE;
}

/* Chooses among the largest circulations: only the free arcs can differ. */
static gboolean
split (Arcs         *self,
       GCancellable *cancellable)
{
  g_auto (Arcs) free_arcs = { 0 };

  arcs_init (&free_arcs, self->n_nodes, self->n);
  for (int i = 0; i < self->n; i++)
    if (self->free[i])
      arcs_add (&free_arcs, i, self->from[i], self->to[i], self->capacity[i], self->flow[i]);
  if (free_arcs.n == 0)
    return TRUE;
  if (!moniac_split_least_squares (free_arcs.n_nodes, free_arcs.n, free_arcs.from, free_arcs.to,
                                   free_arcs.capacity, free_arcs.flow, cancellable))
    return FALSE;
  for (int i = 0; i < free_arcs.n; i++)
    self->flow[free_arcs.pair[i]] = free_arcs.flow[i];

  return TRUE;
}

MoniacCirculation *
moniac_circulation_new (const MoniacNetwork *network,
                        GCancellable        *cancellable)
{
  g_autoptr (MoniacPairs) pairs = moniac_pairs_new (network);
  g_auto (Arcs) arcs = { 0 };
  MoniacCirculation *self;

  arcs_init (&arcs, network->n_companies, pairs->n);
  collect_arcs (&arcs, pairs);
  if (!find_largest (&arcs, cancellable))
    return NULL;
  if (network->n_deals <= MAX_DEALS_TO_SPLIT && !split (&arcs, cancellable))
    return NULL;

  self = g_new0 (MoniacCirculation, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->gross = network->gross;
  self->n_deals = network->n_deals;
  self->comes_back = g_new0 (gint64, network->n_deals + 1);
  self->rule = network->n_deals <= MAX_DEALS_TO_SPLIT ? MONIAC_SPLIT_LEAST_SQUARES : MONIAC_SPLIT_ANY;
  for (int i = 0; i < arcs.n; i++)
    {
      self->total += arcs.flow[i];
      moniac_pair_divide (&pairs->pairs[arcs.pair[i]], network, arcs.flow[i], self->comes_back);
    }
  return self;
}

MoniacCirculation *
moniac_circulation_ref (MoniacCirculation *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_circulation_unref (MoniacCirculation *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->comes_back);
  g_free (self);
}

/* The part of the gross that comes back, 0 to 1; 0 where there is no money. */
double
moniac_circulation_share (const MoniacCirculation *self)
{
  return self->gross > 0 ? (double) self->total / (double) self->gross : 0;
}
