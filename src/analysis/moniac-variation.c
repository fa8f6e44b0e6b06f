/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network some of whose amounts may vary. */
#include "config.h"

#include "moniac-variation.h"

#include <math.h>

#include "moniac-components.h"
#include "moniac-largest.h"

/* What the file states as an upper bound, in units of the network. */
static gint64
upper_bound (const MoniacNetwork     *network,
             const MoniacNetworkDeal *deal)
{
  const MoniacNumber *upper = moniac_amount_upper (&deal->record->amount);
  const MoniacNumber *rate = moniac_header_record_get_rate (network->header, deal->record->currency);
  double units;

  if (network->basis == MONIAC_BASIS_HEADLINE || !moniac_number_is_set (upper) || !rate)
    return deal->amount;
  units = round (upper->value * rate->value / network->unit);

  return units < 9e18 ? MAX ((gint64) units, deal->amount) : deal->amount;
}

/* The bounds of a deal that varies. Amounts paid are facts: with them, only what is not disclosed varies. */
static gboolean
find_bounds (const MoniacNetwork *network,
             gboolean             ranges,
             int                  i,
             gint64              *low,
             MoniacVariable      *out)
{
  const MoniacNetworkDeal *deal = &network->deals[i];
  MoniacAmountForm form = deal->record->amount.form;

  *low = deal->amount;
  *out = (MoniacVariable) { .deal = i, .payer = deal->payer, .payee = deal->payee, .component = -1 };
  if (!deal->is_money)
    return FALSE;
  if (!deal->disclosed)
    {
      out->open = TRUE;
      return TRUE;
    }
  if (!ranges || network->basis == MONIAC_BASIS_PAID)
    return FALSE;
  if (form == MONIAC_AMOUNT_AT_LEAST)
    {
      out->open = TRUE;
      return TRUE;
    }
  if (form != MONIAC_AMOUNT_UP_TO && form != MONIAC_AMOUNT_RANGE)
    return FALSE;
  *low = MIN (deal->lower, deal->amount);
  out->span = upper_bound (network, deal) - *low;

  return out->span > 0;
}

static int
compare_variables (gconstpointer a,
                   gconstpointer b)
{
  const MoniacVariable *left = a;
  const MoniacVariable *right = b;

  if (left->component != right->component)
    return left->component < right->component ? -1 : 1;

  return (left->deal > right->deal) - (left->deal < right->deal);
}

/* The component in which something of a deal may come back, or -1. */
static int
component_of (const MoniacVariation *self,
              const MoniacVariable  *variable)
{
  if (variable->payer == MONIAC_OUTSIDE || variable->payee == MONIAC_OUTSIDE
      || variable->payer == variable->payee)
    return -1;

  return self->component[variable->payer] == self->component[variable->payee]
         ? self->component[variable->payer] : -1;
}

static void
collect_variables (MoniacVariation *self,
                   gboolean         ranges,
                   gint64          *least)
{
  const MoniacNetwork *network = self->network;

  self->variables = g_new (MoniacVariable, network->n_deals + 1);
  self->beside = g_new (MoniacVariable, network->n_deals + 1);
  for (int i = 0; i < network->n_deals; i++)
    {
      MoniacVariable variable;
      gboolean varies = find_bounds (network, ranges, i, &least[i], &variable);

      self->gross += least[i];
      if (!varies)
        continue;
      variable.component = component_of (self, &variable);
      if (variable.component >= 0)
        self->variables[self->n++] = variable;
      else if (!variable.open)
        self->beside[self->n_beside++] = variable;
    }
  qsort (self->variables, self->n, sizeof *self->variables, compare_variables);
}

static gboolean
is_inside (const MoniacVariation *self,
           const MoniacPair      *pair)
{
  return self->component[pair->payer] == self->component[pair->payee];
}

static void
index_components (MoniacVariation *self)
{
  const MoniacPairs *pairs = self->pairs;
  int n = self->network->n_companies;
  g_autofree int *fill = NULL;

  self->local = g_new (int, n + 1);
  self->size = g_new0 (int, n + 1);
  self->first = g_new0 (int, n + 2);
  self->order = g_new (int, pairs->n + 1);
  for (int v = 0; v < n; v++)
    self->local[v] = self->size[self->component[v]]++;
  for (int i = 0; i < pairs->n; i++)
    if (is_inside (self, &pairs->pairs[i]))
      self->first[self->component[pairs->pairs[i].payer] + 1]++;
  for (int c = 0; c < n; c++)
    self->first[c + 1] += self->first[c];
  fill = g_memdup2 (self->first, (n + 1) * sizeof *fill);
  for (int i = 0; i < pairs->n; i++)
    if (is_inside (self, &pairs->pairs[i]))
      self->order[fill[self->component[pairs->pairs[i].payer]]++] = i;
}

/* What the deals of each pair amount to at the least, and how much a component could ever carry. */
static void
add_up (MoniacVariation *self,
        const gint64    *least)
{
  self->certain = g_new0 (gint64, self->pairs->n + 1);
  self->ceiling = g_new0 (gint64, self->network->n_companies + 1);
  for (int i = 0; i < self->pairs->n; i++)
    {
      const MoniacPair *pair = &self->pairs->pairs[i];

      for (int k = 0; k < pair->n_deals; k++)
        self->certain[i] += least[pair->deals[k]];
      if (is_inside (self, pair))
        self->ceiling[self->component[pair->payer]] += self->certain[i];
    }
  for (int i = 0; i < self->n; i++)
    if (!self->variables[i].open)
      {
        gint64 *ceiling = &self->ceiling[self->variables[i].component];

        *ceiling += MIN (self->variables[i].span, G_MAXINT64 - *ceiling);
      }
}

gboolean
moniac_variation_is_endless (const MoniacVariation *self,
                             int                    except)
{
  g_autofree int *from = g_new (int, self->n + 1);
  g_autofree int *to = g_new (int, self->n + 1);
  g_autofree int *component = NULL;
  int n = 0;

  for (int i = 0; i < self->n; i++)
    if (self->variables[i].open && i != except)
      {
        from[n] = self->variables[i].payer;
        to[n++] = self->variables[i].payee;
      }
  component = moniac_components (self->network->n_companies, n, from, to);
  for (int i = 0; i < n; i++)
    if (component[from[i]] == component[to[i]])
      return TRUE;

  return FALSE;
}

/* What comes back where nothing varies: what is known of it, or else found here. */
static void
settle_fixed_components (MoniacVariation         *self,
                         const MoniacCirculation *circulation)
{
  g_autofree gboolean *varies = g_new0 (gboolean, self->network->n_companies + 1);

  for (int i = 0; i < self->n; i++)
    varies[self->variables[i].component] = TRUE;
  for (int c = 0; !circulation && c < self->network->n_companies; c++)
    if (!varies[c] && self->size[c] > 1)
      self->fixed += moniac_variation_yield (self, c, NULL, 1, NULL, NULL).total;
  for (int i = 0; circulation && i < self->network->n_deals; i++)
    if (circulation->comes_back[i] > 0 && !varies[self->component[self->network->deals[i].payer]])
      self->fixed += circulation->comes_back[i];
}

/* `circulation` (nullable): of the network. `ranges`: amounts with bounds vary too, from the lower to the upper;
 * "at least" upwards only. */
MoniacVariation *
moniac_variation_new (const MoniacNetwork     *network,
                      const MoniacCirculation *circulation,
                      gboolean                 ranges,
                      GCancellable            *cancellable)
{
  MoniacVariation *self = g_new0 (MoniacVariation, 1);
  g_autofree gint64 *least = g_new (gint64, network->n_deals + 1);

  self->network = network;
  self->cancellable = cancellable;
  self->pairs = moniac_pairs_new (network);
  self->component = moniac_pairs_find_components (self->pairs, network->n_companies);
  collect_variables (self, ranges, least);
  index_components (self);
  add_up (self, least);
  self->unbounded = moniac_variation_is_endless (self, -1);
  for (int i = 0; i < self->n; i++)
    if (self->variables[i].open)
      self->variables[i].span = self->ceiling[self->variables[i].component];
  settle_fixed_components (self, circulation);

  return self;
}

void
moniac_variation_free (MoniacVariation *self)
{
  moniac_pairs_free (self->pairs);
  g_free (self->component);
  g_free (self->certain);
  g_free (self->variables);
  g_free (self->beside);
  g_free (self->local);
  g_free (self->size);
  g_free (self->first);
  g_free (self->order);
  g_free (self->ceiling);
  g_free (self);
}

/* The certain pairs of a component as arcs that are worth 1 a unit. Returns how many; there is one for each pair at most. */
int
moniac_variation_certain_arcs (const MoniacVariation *self,
                               int                    component,
                               MoniacArc             *arcs)
{
  int n = 0;

  for (int k = self->first[component]; k < self->first[component + 1]; k++)
    {
      int i = self->order[k];
      const MoniacPair *pair = &self->pairs->pairs[i];

      if (self->certain[i] > 0)
        arcs[n++] = (MoniacArc) { self->local[pair->payer], self->local[pair->payee], self->certain[i], 1 };
    }

  return n;
}

/* The certain pairs of a component as arcs, then its variables. Returns how many arcs there are. */
static int
collect_arcs (const MoniacVariation *self,
              int                    component,
              const gint64          *room,
              gint64                 worth,
              const gint64          *worths,
              MoniacArc             *arcs,
              int                   *origin)
{
  int n = moniac_variation_certain_arcs (self, component, arcs);

  for (int a = 0; a < n; a++)
    {
      arcs[a].cost = worth;
      origin[a] = -1;
    }
  for (int i = 0; room && i < self->n; i++)
    {
      const MoniacVariable *variable = &self->variables[i];

      if (variable->component != component || room[i] <= 0 || worths[i] <= 0)
        continue;
      origin[n] = i;
      arcs[n++] = (MoniacArc) { self->local[variable->payer], self->local[variable->payee], room[i], worths[i] };
    }

  return n;
}

/**
 * moniac_variation_yield:
 * @component: one component
 * @room: (nullable) (array): by how much each variable may exceed its least amount
 * @worth: what a unit of certain money in the circulation is worth
 * @worths: (nullable) (array): likewise, of each variable's money above its least amount
 * @flow: (nullable) (array) (out caller-allocates): what each variable of the component carries above that
 *
 * The circulation of a component that is worth most.
 *
 * Returns: what comes back in it; nothing when cancelled
 */
MoniacYield
moniac_variation_yield (const MoniacVariation *self,
                        int                    component,
                        const gint64          *room,
                        gint64                 worth,
                        const gint64          *worths,
                        gint64                *flow)
{
  int most = self->first[component + 1] - self->first[component] + self->n;
  g_autofree MoniacArc *arcs = g_new (MoniacArc, most + 1);
  g_autofree int *origin = g_new (int, most + 1);
  g_autofree gint64 *found = g_new (gint64, most + 1);
  int n = collect_arcs (self, component, room, worth, worths, arcs, origin);
  g_autoptr (MoniacResidual) residual = NULL;
  MoniacYield yield = { 0, 0 };

  for (int i = 0; flow && i < self->n; i++)
    if (self->variables[i].component == component)
      flow[i] = 0;
  residual = moniac_largest_circulation (self->size[component], arcs, n, found, self->cancellable);
  if (!residual)
    return yield;
  for (int a = 0; a < n; a++)
    {
      yield.total += found[a];
      if (origin[a] < 0)
        continue;
      yield.carried += found[a];
      if (flow)
        flow[origin[a]] = found[a];
    }

  return yield;
}
