/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comes back and leaves: the largest circulation of a network and its split over the deals. */
#include "config.h"

#include "moniac-circulation.h"

#include "moniac-components.h"
#include "moniac-largest.h"
#include "moniac-pairs.h"
#include "moniac-split.h"

/* Above this many deals any largest circulation will do. */
#define MAX_DEALS_TO_SPLIT 5000

G_DEFINE_BOXED_TYPE (MoniacCirculation, moniac_circulation, moniac_circulation_ref, moniac_circulation_unref)

/* The pairs whose money can come back at all, both companies in one component, as arcs that are worth 1 a
 * unit. `pair`: the pair of each arc. */
static int
collect_arcs (const MoniacPairs *pairs,
              int                n_companies,
              MoniacArc         *arcs,
              int               *pair)
{
  g_autofree int *from = g_new (int, pairs->n + 1);
  g_autofree int *to = g_new (int, pairs->n + 1);
  g_autofree int *component = NULL;
  int n = 0;
  int n_arcs = 0;

  for (int i = 0; i < pairs->n; i++)
    if (pairs->pairs[i].amount > 0)
      {
        from[n] = pairs->pairs[i].payer;
        to[n] = pairs->pairs[i].payee;
        pair[n++] = i;
      }
  component = moniac_components (n_companies, n, from, to);
  for (int i = 0; i < n; i++)
    if (component[from[i]] == component[to[i]])
      {
        arcs[n_arcs] = (MoniacArc) { from[i], to[i], pairs->pairs[pair[i]].amount, 1 };
        pair[n_arcs++] = pair[i];
      }

  return n_arcs;
}

static gboolean
find_flow (MoniacSplitRule  rule,
           int              n_companies,
           const MoniacArc *arcs,
           int              n_arcs,
           gint64          *flow,
           GCancellable    *cancellable)
{
  g_autoptr (MoniacResidual) residual = moniac_largest_circulation (n_companies, arcs, n_arcs, flow, cancellable);

  if (!residual)
    return FALSE;

  return rule == MONIAC_SPLIT_ANY || moniac_split_least_squares (residual, arcs, flow, cancellable);
}

/**
 * moniac_circulation_new:
 *
 * The largest circulation of the money deals between different companies: the largest sum of f with
 * 0 <= f <= amount, and as much f into every company as out of it. Exact, in units of the network.
 * Up to 5,000 deals f is the one with the smallest sum of f squared over amount, rounded to whole
 * units such that every company still gets as much as it pays; deals that are equal get the same to
 * within one unit. Above, f is some largest circulation that depends on ids only.
 *
 * Returns: (transfer full) (nullable): %NULL only when cancelled
 */
MoniacCirculation *
moniac_circulation_new (const MoniacNetwork *network,
                        GCancellable        *cancellable)
{
  MoniacSplitRule rule = network->n_deals <= MAX_DEALS_TO_SPLIT ? MONIAC_SPLIT_LEAST_SQUARES : MONIAC_SPLIT_ANY;
  g_autoptr (MoniacPairs) pairs = moniac_pairs_new (network);
  g_autofree MoniacArc *arcs = g_new (MoniacArc, pairs->n + 1);
  g_autofree int *pair = g_new (int, pairs->n + 1);
  g_autofree gint64 *flow = g_new0 (gint64, pairs->n + 1);
  int n_arcs = collect_arcs (pairs, network->n_companies, arcs, pair);
  MoniacCirculation *self;

  if (!find_flow (rule, network->n_companies, arcs, n_arcs, flow, cancellable))
    return NULL;

  self = g_new0 (MoniacCirculation, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->gross = network->gross;
  self->n_deals = network->n_deals;
  self->comes_back = g_new0 (gint64, network->n_deals + 1);
  self->rule = rule;
  for (int i = 0; i < n_arcs; i++)
    {
      self->total += flow[i];
      moniac_pair_divide (&pairs->pairs[pair[i]], network, flow[i], self->comes_back);
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
