/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money between companies, by pair. */
#include "config.h"

#include "moniac-pairs.h"

static int
compare_by_pair (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const MoniacNetwork *network = data;
  int i = *(const int *) a, j = *(const int *) b;
  const MoniacNetworkDeal *x = &network->deals[i], *y = &network->deals[j];

  if (x->payer != y->payer)
    return x->payer < y->payer ? -1 : 1;
  if (x->payee != y->payee)
    return x->payee < y->payee ? -1 : 1;
  return (i > j) - (i < j);
}

static gboolean
is_between_companies (const MoniacNetworkDeal *deal)
{
  return deal->is_money && deal->payer != MONIAC_OUTSIDE && deal->payee != MONIAC_OUTSIDE
         && deal->payer != deal->payee;
}

MoniacPairs *
moniac_pairs_new (const MoniacNetwork *network)
{
  MoniacPairs *self = g_new0 (MoniacPairs, 1);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (MoniacPair));
  int n = 0;

  self->deals = g_new (int, network->n_deals + 1);
  for (int i = 0; i < network->n_deals; i++)
    if (is_between_companies (&network->deals[i]))
      self->deals[n++] = i;
  g_qsort_with_data (self->deals, n, sizeof (int), compare_by_pair, (gpointer) network);

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
  g_autofree Share *shares = g_new (Share, self->n_deals);
  gint64 rest = part;

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
