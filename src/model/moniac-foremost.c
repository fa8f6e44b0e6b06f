/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the companies with the most money, and of the deals between them those with the most. */
#include "config.h"

#include "moniac-foremost.h"
#include "moniac-network-private.h"


typedef struct
{
  int index;
  gint64 money;
} Ranked;

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *p = a, *q = b;

  if (p->money != q->money)
    return p->money > q->money ? -1 : 1;
  return p->index - q->index;
}

/* Marks the first `most` of those ranked. */
static gboolean *
mark_first (Ranked *ranked,
            int     n_ranked,
            int     most,
            int     n)
{
  gboolean *marked = g_new0 (gboolean, MAX (n, 1));

  qsort (ranked, n_ranked, sizeof *ranked, compare_ranked);
  for (int i = 0; i < MIN (n_ranked, most); i++)
    marked[ranked[i].index] = TRUE;

  return marked;
}

static gboolean *
choose_companies (const MoniacNetwork *network,
                  int                  most)
{
  g_autofree Ranked *ranked = g_new (Ranked, MAX (network->n_companies, 1));

  for (int i = 0; i < network->n_companies; i++)
    ranked[i] = (Ranked) { i, MAX (network->companies[i].paid, network->companies[i].received) };

  return mark_first (ranked, network->n_companies, most, network->n_companies);
}

static gboolean
is_kept (const gboolean *companies,
         int             company)
{
  return company == MONIAC_OUTSIDE || companies[company];
}

static gboolean *
choose_deals (const MoniacNetwork *network,
              const gboolean      *companies,
              int                  most)
{
  g_autofree Ranked *ranked = g_new (Ranked, MAX (network->n_deals, 1));
  int n = 0;

  for (int i = 0; i < network->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[i];

      if (is_kept (companies, deal->payer) && is_kept (companies, deal->payee))
        ranked[n++] = (Ranked) { i, deal->amount };
    }

  return mark_first (ranked, n, most, network->n_deals);
}

gboolean
moniac_foremost_is_needed (const MoniacNetwork *network)
{
  return network->n_companies > MONIAC_FOREMOST_ABOVE_COMPANIES
         || network->n_deals > MONIAC_FOREMOST_ABOVE_DEALS;
}

/**
 * moniac_foremost_apply:
 * @network: a network
 * @n_companies, @n_deals: how many of each at most
 * @deals: (out) (transfer full) (array): for each deal of the new network its index in @network
 *
 * Companies are ranked by the larger of what they pay and get, deals between those chosen by their amounts.
 *
 * Returns: (transfer full): a network of the foremost only, of which @network, or what that was made of, is the whole
 */
MoniacNetwork *
moniac_foremost_apply (MoniacNetwork  *network,
                       int             n_companies,
                       int             n_deals,
                       int           **deals)
{
  g_autofree gboolean *companies = choose_companies (network, n_companies);
  g_autofree gboolean *chosen = choose_deals (network, companies, n_deals);
  int n = 0;

  *deals = g_new (int, MAX (MIN (n_deals, network->n_deals), 1));
  for (int i = 0; i < network->n_deals; i++)
    if (chosen[i])
      (*deals)[n++] = i;

  return moniac_network_pick (network, companies, n, *deals);
}
