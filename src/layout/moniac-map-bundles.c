/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deals of a network by the companies between which they run. */
#include "config.h"

#include "moniac-map-bundles.h"

static int
first_company (const MoniacNetworkDeal *deal)
{
  if (deal->payer == MONIAC_OUTSIDE || deal->payee == MONIAC_OUTSIDE)
    return MAX (deal->payer, deal->payee);

  return MIN (deal->payer, deal->payee);
}

static int
second_company (const MoniacNetworkDeal *deal)
{
  if (deal->payer == MONIAC_OUTSIDE || deal->payee == MONIAC_OUTSIDE)
    return MONIAC_OUTSIDE;

  return MAX (deal->payer, deal->payee);
}

static int
compare_deals (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const MoniacNetwork *network = data;
  int i = *(const int *) a, j = *(const int *) b;
  const MoniacNetworkDeal *p = &network->deals[i], *q = &network->deals[j];
  int by_first = first_company (p) - first_company (q);
  int by_second = second_company (p) - second_company (q);

  if (by_first != 0)
    return by_first;
  if (by_second != 0)
    return by_second;
  if ((p->payer == first_company (p)) != (q->payer == first_company (q)))
    return p->payer == first_company (p) ? -1 : 1;

  return i - j;
}

static void
add_deal (GArray                  *bundles,
          const MoniacNetworkDeal *deal,
          int                      place)
{
  MoniacMapBundle *last = NULL;
  int a = first_company (deal), b = second_company (deal);

  if (bundles->len > 0)
    last = &g_array_index (bundles, MoniacMapBundle, bundles->len - 1);
  if (last == NULL || last->a != a || last->b != b)
    {
      MoniacMapBundle bundle = { a, b, place, 0, 0, 0 };

      g_array_append_val (bundles, bundle);
      last = &g_array_index (bundles, MoniacMapBundle, bundles->len - 1);
    }

  last->n++;
  last->money += deal->amount;
  last->net += deal->payer == a ? deal->amount : -deal->amount;
}

MoniacMapBundles *
moniac_map_bundles_new (const MoniacNetwork *network)
{
  MoniacMapBundles *self = g_new0 (MoniacMapBundles, 1);
  GArray *bundles = g_array_new (FALSE, FALSE, sizeof (MoniacMapBundle));

  self->deals = g_new (int, MAX (network->n_deals, 1));
  for (int i = 0; i < network->n_deals; i++)
    self->deals[i] = i;
  g_qsort_with_data (self->deals, network->n_deals, sizeof (int), compare_deals,
                     (gpointer) network);
  for (int i = 0; i < network->n_deals; i++)
    add_deal (bundles, &network->deals[self->deals[i]], i);

  self->n = (int) bundles->len;
  self->bundles = (MoniacMapBundle *) (gpointer) g_array_free (bundles, FALSE);
  self->degrees = g_new0 (int, MAX (network->n_companies, 1));
  for (int i = 0; i < self->n; i++)
    if (self->bundles[i].b > self->bundles[i].a)
      {
        self->degrees[self->bundles[i].a]++;
        self->degrees[self->bundles[i].b]++;
      }

  return self;
}

void
moniac_map_bundles_free (MoniacMapBundles *self)
{
  g_free (self->bundles);
  g_free (self->deals);
  g_free (self->degrees);
  g_free (self);
}
