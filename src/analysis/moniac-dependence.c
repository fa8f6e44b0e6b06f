/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who depends on whom, and how much of a company's money can come back to it. */
#include "config.h"

#include "moniac-dependence.h"

#include "moniac-pairs.h"
#include "moniac-residual.h"
#include "moniac-ways-back.h"

G_DEFINE_BOXED_TYPE (MoniacDependence, moniac_dependence, moniac_dependence_ref, moniac_dependence_unref)

/* How often an arc may be looked at in search of ways back: that takes a second or two. In very large networks there is
 * so much else to do that it is less. */
#define MOST_LOOKS G_GINT64_CONSTANT (1000000000)
#define MOST_LOOKS_IF_LARGE G_GINT64_CONSTANT (200000000)
#define LARGE 200000

/* The pairs of a network, sorted by component, since a company's money can come back through its own only. */
typedef struct
{
  MoniacPairs *pairs;
  int *component;            /* of each company */
  int *local;                /* of each company: its number within its component */
  int *size;                 /* of each component */
  int *first;                /* the pairs of component c are order[first[c]] to order[first[c + 1] - 1] */
  int *order;
} Routes;

static void
routes_clear (Routes *self)
{
  moniac_pairs_free (self->pairs);
  g_free (self->component);
  g_free (self->local);
  g_free (self->size);
  g_free (self->first);
  g_free (self->order);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Routes, routes_clear)

static gboolean
is_inside (const Routes     *self,
           const MoniacPair *pair)
{
  return self->component[pair->payer] == self->component[pair->payee];
}

static void
routes_init (Routes              *self,
             const MoniacNetwork *network)
{
  int n = network->n_companies;
  g_autofree int *fill = NULL;

  self->pairs = moniac_pairs_new (network);
  self->component = moniac_pairs_find_components (self->pairs, n);
  self->local = g_new (int, n + 1);
  self->size = g_new0 (int, n + 1);
  self->first = g_new0 (int, n + 2);
  self->order = g_new (int, self->pairs->n + 1);
  for (int v = 0; v < n; v++)
    self->local[v] = self->size[self->component[v]]++;
  for (int i = 0; i < self->pairs->n; i++)
    if (is_inside (self, &self->pairs->pairs[i]))
      self->first[self->component[self->pairs->pairs[i].payer] + 1]++;
  for (int c = 0; c < n; c++)
    self->first[c + 1] += self->first[c];
  fill = g_memdup2 (self->first, (n + 1) * sizeof *fill);
  for (int i = 0; i < self->pairs->n; i++)
    if (is_inside (self, &self->pairs->pairs[i]))
      self->order[fill[self->component[self->pairs->pairs[i].payer]]++] = i;
}

/* The maximum flow from a company's payments to its receipts: within its component, with one more place at
 * which what would reach the company ends. `residual_out` (nullable) gets the flow; its arcs are the pairs of
 * the component, in order. */
static gint64
flow_back (const Routes    *self,
           int              company,
           MoniacResidual **residual_out,
           GCancellable    *cancellable)
{
  int c = self->component[company];
  int n = self->size[c];
  int n_arcs = self->first[c + 1] - self->first[c];
  g_autofree MoniacArc *arcs = g_new (MoniacArc, n_arcs + 1);
  g_autofree MoniacWide *excess = g_new0 (MoniacWide, n + 1);
  g_autoptr (MoniacResidual) residual = NULL;
  gint64 sent;

  for (int a = 0; a < n_arcs; a++)
    {
      const MoniacPair *pair = &self->pairs->pairs[self->order[self->first[c] + a]];

      arcs[a] = (MoniacArc) { self->local[pair->payer], self->local[pair->payee], pair->amount, 0 };
      if (pair->payer == company)
        excess[self->local[company]] += pair->amount;
      if (pair->payee == company)
        {
          arcs[a].head = n;
          excess[n] -= pair->amount;
        }
    }
  residual = moniac_residual_new (n + 1, arcs, n_arcs);
  sent = (gint64) moniac_residual_route (residual, excess, cancellable);
  if (residual_out)
    *residual_out = g_steal_pointer (&residual);

  return sent;
}

/**
 * moniac_can_come_back:
 * @company: index of a company
 * @flow: (nullable) (array) (out caller-allocates): what each deal carries of it, n_deals entries
 *
 * The maximum flow from what a company pays to what it receives, through others. Within a pair it is
 * shared out over the deals in proportion to their amounts.
 *
 * Returns: the flow, in units of the network
 */
gint64
moniac_can_come_back (const MoniacNetwork *network,
                      int                  company,
                      gint64              *flow)
{
  g_auto (Routes) routes = { 0 };
  g_autoptr (MoniacResidual) back = NULL;
  gint64 total;
  int begin, end;

  routes_init (&routes, network);
  total = flow_back (&routes, company, &back, NULL);
  if (!flow)
    return total;
  for (int i = 0; i < network->n_deals; i++)
    flow[i] = 0;
  begin = routes.first[routes.component[company]];
  end = routes.first[routes.component[company] + 1];
  for (int k = begin; k < end; k++)
    moniac_pair_divide (&routes.pairs->pairs[routes.order[k]], network, moniac_residual_sent (back, k - begin), flow);

  return total;
}

/* Partners on one side */

/* What each partner pays or gets, gathered for one company; `order` remembers whom to reset. */
typedef struct
{
  gint64 *sums;              /* of each company, and at the end of the outside */
  int *order;
  int n;
} Tally;

static void
count_partner (Tally  *tally,
               int     n_companies,
               int     partner,
               gint64  amount)
{
  int place = partner == MONIAC_OUTSIDE ? n_companies : partner;

  if (amount == 0)
    return;
  if (tally->sums[place] == 0)
    tally->order[tally->n++] = place;
  tally->sums[place] += amount;
}

/* Of equals, the company of the smallest id comes first, and the outside last. */
static void
close_tally (Tally         *tally,
             int            n_companies,
             MoniacPartner *top,
             double        *hhi)
{
  gint64 most = 0;
  double total = 0;
  int place = -1;

  *hhi = 0;
  for (int i = 0; i < tally->n; i++)
    {
      int other = tally->order[i];

      total += (double) tally->sums[other];
      if (tally->sums[other] > most || (tally->sums[other] == most && other < place))
        {
          most = tally->sums[other];
          place = other;
        }
    }
  for (int i = 0; i < tally->n; i++)
    {
      double share = (double) tally->sums[tally->order[i]] / total;

      *hhi += share * share;
      tally->sums[tally->order[i]] = 0;
    }
  tally->n = 0;
  top->company = place < 0 ? MONIAC_NOBODY : place == n_companies ? MONIAC_OUTSIDE : place;
  top->share = total > 0 ? (double) most / total : 0;
}

/* The deals of each company on one side: those of company v are deals[first[v]] to deals[first[v + 1] - 1]. */
static void
index_side (const MoniacNetwork *network,
            gboolean             paying,
            int                 *first,
            int                 *deals)
{
  g_autofree int *fill = NULL;

  for (int i = 0; i < network->n_deals; i++)
    {
      int company = paying ? network->deals[i].payer : network->deals[i].payee;

      if (company != MONIAC_OUTSIDE)
        first[company + 1]++;
    }
  for (int v = 0; v < network->n_companies; v++)
    first[v + 1] += first[v];
  fill = g_memdup2 (first, (network->n_companies + 1) * sizeof *fill);
  for (int i = 0; i < network->n_deals; i++)
    {
      int company = paying ? network->deals[i].payer : network->deals[i].payee;

      if (company != MONIAC_OUTSIDE)
        deals[fill[company]++] = i;
    }
}

static void
find_partners (const MoniacNetwork *network,
               gboolean             paying,
               MoniacDependence    *self)
{
  int n = network->n_companies;
  g_autofree int *first = g_new0 (int, n + 2);
  g_autofree int *deals = g_new (int, network->n_deals + 1);
  g_autofree gint64 *sums = g_new0 (gint64, n + 1);
  g_autofree int *order = g_new (int, n + 1);
  Tally tally = { sums, order, 0 };

  index_side (network, paying, first, deals);
  for (int v = 0; v < n; v++)
    {
      MoniacCompanyDependence *company = &self->companies[v];

      for (int k = first[v]; k < first[v + 1]; k++)
        {
          const MoniacNetworkDeal *deal = &network->deals[deals[k]];

          count_partner (&tally, n, paying ? deal->payee : deal->payer, deal->amount);
        }
      if (paying)
        close_tally (&tally, n, &company->top_payee, &company->hhi_out);
      else
        close_tally (&tally, n, &company->top_payer, &company->hhi_in);
    }
}

static void
find_touched (const MoniacNetwork *network,
              MoniacDependence    *self)
{
  g_autofree gint64 *touched = g_new0 (gint64, network->n_companies + 1);

  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];

      if (deal->payer != MONIAC_OUTSIDE)
        touched[deal->payer] += deal->amount;
      if (deal->payee != MONIAC_OUTSIDE && deal->payee != deal->payer)
        touched[deal->payee] += deal->amount;
    }
  for (int v = 0; v < network->n_companies; v++)
    self->companies[v].touches = network->gross > 0 ? (double) touched[v] / (double) network->gross : 0;
}

/* The pairs of a component as arcs, with what comes back on each. Returns how many. */
static int
collect_arcs (const Routes            *routes,
              int                      component,
              const MoniacCirculation *circulation,
              MoniacArc               *arcs,
              gint64                  *flow)
{
  int n = routes->first[component + 1] - routes->first[component];

  for (int a = 0; a < n; a++)
    {
      const MoniacPair *pair = &routes->pairs->pairs[routes->order[routes->first[component] + a]];

      arcs[a] = (MoniacArc) { routes->local[pair->payer], routes->local[pair->payee], pair->amount, 0 };
      flow[a] = 0;
      for (int i = 0; i < pair->n_deals; i++)
        flow[a] += circulation->comes_back[pair->deals[i]];
    }

  return n;
}

static void
find_ways_back (const MoniacNetwork     *network,
                const MoniacCirculation *circulation,
                MoniacDependence        *self,
                GCancellable            *cancellable)
{
  g_auto (Routes) routes = { 0 };
  g_autofree MoniacArc *arcs = NULL;
  g_autofree gint64 *flow = NULL;
  g_autofree gint64 *back = g_new (gint64, network->n_companies + 1);
  g_autofree int *begin = g_new (int, network->n_companies + 1);
  gint64 looks;

  routes_init (&routes, network);
  looks = routes.pairs->n < LARGE ? MOST_LOOKS : MOST_LOOKS_IF_LARGE;
  arcs = g_new (MoniacArc, routes.pairs->n + 1);
  flow = g_new (gint64, routes.pairs->n + 1);
  /* The answers of a component stand together in `back`, from begin[component] on. */
  for (int c = 0, n = 0; c < network->n_companies; c++)
    {
      begin[c] = n;
      for (int i = 0; i < routes.size[c]; i++)
        back[n++] = routes.size[c] > 1 ? -1 : 0;
      if (routes.size[c] > 1 && !g_cancellable_is_cancelled (cancellable))
        looks = moniac_ways_back (routes.size[c], arcs, collect_arcs (&routes, c, circulation, arcs, flow), flow, looks,
                                  back + begin[c], cancellable);
    }
  for (int v = 0; v < network->n_companies; v++)
    self->companies[v].can_come_back = back[begin[routes.component[v]] + routes.local[v]];
}

/* What comes back, as far as it is needed here: any circulation would do, the split does not matter. */
static MoniacCirculation *
known_or_new (const MoniacNetwork     *network,
              const MoniacCirculation *circulation,
              GCancellable            *cancellable)
{
  return circulation ? moniac_circulation_ref ((MoniacCirculation *) circulation)
         : moniac_circulation_new (network, cancellable);
}

MoniacDependence *
moniac_dependence_new_from (const MoniacNetwork     *network,
                            const MoniacCirculation *circulation,
                            GCancellable            *cancellable)
{
  g_autoptr (MoniacCirculation) back = known_or_new (network, circulation, cancellable);
  MoniacDependence *self;

  if (!back)
    return NULL;
  self = g_new0 (MoniacDependence, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n = network->n_companies;
  self->companies = g_new0 (MoniacCompanyDependence, network->n_companies + 1);
  find_partners (network, FALSE, self);
  find_partners (network, TRUE, self);
  find_touched (network, self);
  find_ways_back (network, back, self, cancellable);

  return self;
}

/**
 * moniac_dependence_new:
 *
 * For every company its largest partners, how concentrated they are, how much of all money touches it,
 * and how much of its money can come back. The outside counts as one partner, as does the company
 * itself where it pays itself.
 *
 * Returns: (transfer full) (nullable): %NULL only when cancelled before it is known what comes back
 */
MoniacDependence *
moniac_dependence_new (const MoniacNetwork *network,
                       GCancellable        *cancellable)
{
  return moniac_dependence_new_from (network, NULL, cancellable);
}

MoniacDependence *
moniac_dependence_ref (MoniacDependence *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_dependence_unref (MoniacDependence *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->companies);
  g_free (self);
}
