/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cascade: the greatest clearing vector (Eisenberg and Noe 2001, "Systemic risk in financial systems").
 *
 * Everybody starts by paying all they may. Those who cannot, given what the others pay, pay what they
 * have: a linear system among them. That lowers what others receive, so more of them may fail, and so
 * on; each round adds at least one, so there are no more rounds than companies. */
#include "config.h"

#include "moniac-cascade.h"

#include <math.h>
#include <string.h>

/* Up to this many companies in distress the linear system is solved by elimination. */
#define LARGEST_ELIMINATION 400
#define MAX_SWEEPS 100000
/* Relative to what a company owes. */
#define SAME 1e-12
#define SINGULAR 1e-11

G_DEFINE_BOXED_TYPE (MoniacCascade, moniac_cascade, moniac_cascade_ref, moniac_cascade_unref)

typedef struct
{
  const MoniacNetwork *network;
  MoniacCascade *cascade;
  double *limit;             /* what each company pays at most */
  double *outside;           /* what each receives from the outside, and from itself nothing */
  double *receives;          /* what each receives at the present payments */
  gboolean *distressed;      /* pays what it has instead of its limit */
  int *order;                /* of those distressed: their number */
} Clearing;

static void
clearing_clear (Clearing *self)
{
  g_free (self->limit);
  g_free (self->outside);
  g_free (self->receives);
  g_free (self->distressed);
  g_free (self->order);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clearing, clearing_clear)

/* What a company pays itself neither helps nor hurts it. */
static gboolean
is_owed (const MoniacNetworkDeal *deal)
{
  return deal->is_money && deal->payer != deal->payee;
}

static double
part_of (const Clearing          *self,
         const MoniacNetworkDeal *deal)
{
  return (double) deal->amount / self->cascade->owed[deal->payer];
}

static void
add_receipts (Clearing *self)
{
  const MoniacNetwork *network = self->network;

  memcpy (self->receives, self->outside, network->n_companies * sizeof *self->receives);
  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];

      if (is_owed (deal) && deal->amount > 0 && deal->payer != MONIAC_OUTSIDE && deal->payee != MONIAC_OUTSIDE)
        self->receives[deal->payee] += part_of (self, deal) * self->cascade->pays[deal->payer];
    }
}

/* Cash is what the document says, or else just enough to pay everything when everybody pays. */
static void
add_debts (Clearing     *self,
           const double *shares)
{
  const MoniacNetwork *network = self->network;
  MoniacCascade *cascade = self->cascade;
  g_autofree double *due = g_new0 (double, network->n_companies + 1);

  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];

      if (!is_owed (deal))
        continue;
      if (deal->payer != MONIAC_OUTSIDE)
        cascade->owed[deal->payer] += (double) deal->amount;
      if (deal->payee != MONIAC_OUTSIDE)
        due[deal->payee] += (double) deal->amount;
      if (deal->payer == MONIAC_OUTSIDE)
        self->outside[deal->payee] += (double) deal->amount;
    }
  for (int v = 0; v < network->n_companies; v++)
    {
      const MoniacNumber *cash = &network->companies[v].record->cash;

      cascade->cash[v] = moniac_number_is_set (cash) ? cash->value / network->unit
                         : MAX (cascade->owed[v] - due[v], 0);
      self->limit[v] = cascade->owed[v] * CLAMP (shares[v], 0, 1);
      cascade->pays[v] = self->limit[v];
    }
}

/* Adds those who cannot pay their limit. Returns how many were added. */
static int
find_distressed (Clearing *self)
{
  const MoniacCascade *cascade = self->cascade;
  int n = 0;

  add_receipts (self);
  for (int v = 0; v < self->network->n_companies; v++)
    if (!self->distressed[v]
        && cascade->cash[v] + self->receives[v] < self->limit[v] - SAME * cascade->owed[v])
      {
        self->distressed[v] = TRUE;
        n++;
      }

  return n;
}

static int
number_distressed (Clearing *self)
{
  int n = 0;

  for (int v = 0; v < self->network->n_companies; v++)
    self->order[v] = self->distressed[v] ? n++ : -1;

  return n;
}

/* Row r: what r pays, less what it receives of the payments of others in distress, is what it has otherwise. */
static void
fill_system (const Clearing *self,
             double         *matrix,
             double         *right,
             int             n)
{
  const MoniacNetwork *network = self->network;

  for (int v = 0; v < network->n_companies; v++)
    if (self->order[v] >= 0)
      {
        matrix[self->order[v] * n + self->order[v]] = 1;
        right[self->order[v]] = self->cascade->cash[v] + self->outside[v];
      }
  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];
      int row;

      if (!is_owed (deal) || deal->amount == 0 || deal->payer == MONIAC_OUTSIDE || deal->payee == MONIAC_OUTSIDE
          || self->order[deal->payee] < 0)
        continue;
      row = self->order[deal->payee];
      if (self->order[deal->payer] >= 0)
        matrix[row * n + self->order[deal->payer]] -= part_of (self, deal);
      else
        right[row] += part_of (self, deal) * self->cascade->pays[deal->payer];
    }
}

/* Elimination without pivoting, which is stable here: the columns are diagonally dominant. */
static gboolean
eliminate (double *matrix,
           double *right,
           int     n)
{
  for (int k = 0; k < n; k++)
    {
      if (matrix[k * n + k] < SINGULAR)
        return FALSE;
      for (int row = k + 1; row < n; row++)
        {
          double factor = matrix[row * n + k] / matrix[k * n + k];

          if (factor == 0)
            continue;
          for (int column = k; column < n; column++)
            matrix[row * n + column] -= factor * matrix[k * n + column];
          right[row] -= factor * right[k];
        }
    }
  for (int k = n - 1; k >= 0; k--)
    {
      for (int column = k + 1; column < n; column++)
        right[k] -= matrix[k * n + column] * right[column];
      right[k] /= matrix[k * n + k];
    }

  return TRUE;
}

static gboolean
solve_exactly (Clearing *self,
               int       n)
{
  g_autofree double *matrix = g_new0 (double, (gsize) n * n);
  g_autofree double *right = g_new0 (double, n);

  fill_system (self, matrix, right, n);
  if (!eliminate (matrix, right, n))
    return FALSE;
  for (int v = 0; v < self->network->n_companies; v++)
    if (self->order[v] >= 0)
      self->cascade->pays[v] = CLAMP (right[self->order[v]], 0, self->cascade->pays[v]);

  return TRUE;
}

/* From above, so that it ends at the greatest solution even where there are several. */
static void
solve_by_sweeps (Clearing *self)
{
  MoniacCascade *cascade = self->cascade;
  gboolean changed = TRUE;

  for (int sweep = 0; sweep < MAX_SWEEPS && changed; sweep++)
    {
      changed = FALSE;
      add_receipts (self);
      for (int v = 0; v < self->network->n_companies; v++)
        {
          double has = cascade->cash[v] + self->receives[v];

          if (!self->distressed[v] || has >= cascade->pays[v])
            continue;
          changed = changed || has < cascade->pays[v] - SAME * cascade->owed[v];
          cascade->pays[v] = has;
        }
    }
}

static void
clear (Clearing *self)
{
  while (find_distressed (self) > 0)
    {
      int n = number_distressed (self);

      if (n > LARGEST_ELIMINATION || !solve_exactly (self, n))
        solve_by_sweeps (self);
    }
}

static void
pay_deals (const Clearing *self)
{
  MoniacCascade *cascade = self->cascade;

  for (int v = 0; v < cascade->n_companies; v++)
    cascade->defaults[v] = cascade->pays[v] < cascade->owed[v] * (1 - 1e-9);
  for (int i = 0; i < cascade->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->network->deals[i];

      if (!is_owed (deal) || deal->amount == 0 || deal->payer == MONIAC_OUTSIDE)
        cascade->paid[i] = (double) deal->amount;
      else
        cascade->paid[i] = part_of (self, deal) * cascade->pays[deal->payer];
    }
}

/**
 * moniac_cascade_new:
 * @shares: (array): of each company, the part of what it owes that it pays at most; 1 for all it can
 *
 * Returns: (transfer full): what everybody pays then, in the greatest clearing vector: each pays the
 *   less of its limit and of what it has and receives, to all in proportion to what it owes them
 */
MoniacCascade *
moniac_cascade_new (const MoniacNetwork *network,
                    const double        *shares)
{
  MoniacCascade *self = g_new0 (MoniacCascade, 1);
  int n = network->n_companies;
  g_auto (Clearing) clearing = {
    .network = network,
    .cascade = self,
    .limit = g_new0 (double, n + 1),
    .outside = g_new0 (double, n + 1),
    .receives = g_new0 (double, n + 1),
    .distressed = g_new0 (gboolean, n + 1),
    .order = g_new0 (int, n + 1),
  };

  g_atomic_ref_count_init (&self->ref_count);
  self->n_companies = n;
  self->n_deals = network->n_deals;
  self->owed = g_new0 (double, n + 1);
  self->pays = g_new0 (double, n + 1);
  self->cash = g_new0 (double, n + 1);
  self->paid = g_new0 (double, network->n_deals + 1);
  self->defaults = g_new0 (gboolean, n + 1);
  add_debts (&clearing, shares);
  clear (&clearing);
  pay_deals (&clearing);

  return self;
}

MoniacCascade *
moniac_cascade_ref (MoniacCascade *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_cascade_unref (MoniacCascade *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->owed);
  g_free (self->pays);
  g_free (self->cash);
  g_free (self->paid);
  g_free (self->defaults);
  g_free (self);
}
