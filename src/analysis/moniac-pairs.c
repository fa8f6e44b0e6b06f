/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money between companies, by pair. */
#include "config.h"

#include "moniac-pairs.h"

#include "moniac-components.h"

static gboolean
is_between_companies (const MoniacNetworkDeal *deal)
{
  return deal->is_money && deal->payer != MONIAC_OUTSIDE && deal->payee != MONIAC_OUTSIDE
         && deal->payer != deal->payee;
}

/* Sorts deals by one of their ends, by counting; those of one company stay in the order that they are in. */
static void
sort_by_end (const MoniacNetwork *network,
             gboolean             by_payer,
             const int           *deals,
             int                  n,
             int                 *sorted)
{
  g_autofree int *fill = g_new0 (int, network->n_companies + 1);

  for (int i = 0; i < n; i++)
    fill[1 + (by_payer ? network->deals[deals[i]].payer : network->deals[deals[i]].payee)]++;
  for (int v = 0; v < network->n_companies; v++)
    fill[v + 1] += fill[v];
  for (int i = 0; i < n; i++)
    sorted[fill[by_payer ? network->deals[deals[i]].payer : network->deals[deals[i]].payee]++] = deals[i];
}

MoniacPairs *
moniac_pairs_new (const MoniacNetwork *network)
{
  MoniacPairs *self = g_new0 (MoniacPairs, 1);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (MoniacPair));
  g_autofree int *by_payee = g_new (int, network->n_deals + 1);
  int n = 0;

  self->deals = g_new (int, network->n_deals + 1);
  for (int i = 0; i < network->n_deals; i++)
    if (is_between_companies (&network->deals[i]))
      self->deals[n++] = i;
  sort_by_end (network, FALSE, self->deals, n, by_payee);
  sort_by_end (network, TRUE, by_payee, n, self->deals);

  for (int i = 0; i < n; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[self->deals[i]];
      MoniacPair *pair = pairs->len > 0 ? &g_array_index (pairs, MoniacPair, pairs->len - 1) : NULL;

      if (!pair || pair->payer != deal->payer || pair->payee != deal->payee)
        {
          MoniacPair fresh = { deal->payer, deal->payee, 0, self->deals + i, 0, 0 };

          g_array_append_val (pairs, fresh);
          pair = &g_array_index (pairs, MoniacPair, pairs->len - 1);
        }
      pair->n_deals++;
      pair->amount += deal->amount;
      pair->n_undisclosed += !deal->disclosed;
    }
  self->n = (int) pairs->len;
  self->pairs = (MoniacPair *) g_array_free (g_steal_pointer (&pairs), FALSE);

  return self;
}

void
moniac_pairs_free (MoniacPairs *self)
{
  g_free (self->pairs);
  g_free (self->deals);
  g_free (self);
}

typedef struct
{
  int deal;
  gint64 remainder;
} Share;

static int
compare_by_remainder (gconstpointer a,
                      gconstpointer b)
{
  const Share *x = a, *y = b;

  if (x->remainder != y->remainder)
    return x->remainder > y->remainder ? -1 : 1;
  return (x->deal > y->deal) - (x->deal < y->deal);
}

void
moniac_pair_divide (const MoniacPair    *self,
                    const MoniacNetwork *network,
                    gint64               part,
                    gint64              *out)
{
  g_autofree Share *shares = NULL;
  gint64 rest = part;

  if (self->n_deals == 1)
    {
      out[self->deals[0]] = part;
      return;
    }
  shares = g_new (Share, self->n_deals);
  for (int i = 0; i < self->n_deals; i++)
    {
      int deal = self->deals[i];
      __int128 product = (__int128) part * network->deals[deal].amount;

      out[deal] = self->amount > 0 ? (gint64) (product / self->amount) : 0;
      shares[i] = (Share) { deal, self->amount > 0 ? (gint64) (product % self->amount) : 0 };
      rest -= out[deal];
    }
  qsort (shares, self->n_deals, sizeof (Share), compare_by_remainder);
  for (int i = 0; i < self->n_deals && rest > 0; i++, rest--)
    out[shares[i].deal]++;
}

int *
moniac_pairs_find_components (const MoniacPairs *self,
                              int                n_companies)
{
  g_autofree int *from = g_new (int, self->n + 1);
  g_autofree int *to = g_new (int, self->n + 1);

  for (int i = 0; i < self->n; i++)
    {
      from[i] = self->pairs[i].payer;
      to[i] = self->pairs[i].payee;
    }

  return moniac_components (n_companies, self->n, from, to);
}
