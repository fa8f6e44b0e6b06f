/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Netting: the same companies and nets with less money between them. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "moniac-circulation.h"
#include "moniac-pairs.h"

static const MoniacPair *
find_opposite (const MoniacPairs *pairs,
               const MoniacPair  *pair)
{
  int low = 0, high = pairs->n - 1;

  while (low <= high)
    {
      int middle = (low + high) / 2;
      const MoniacPair *other = &pairs->pairs[middle];
      int order = other->payer != pair->payee ? other->payer - pair->payee : other->payee - pair->payer;

      if (order == 0)
        return other;
      if (order < 0)
        low = middle + 1;
      else
        high = middle - 1;
    }
  return NULL;
}

/* Each pair keeps the difference. */
static void
net_pairs (const MoniacNetwork *network,
           gint64              *amounts)
{
  g_autoptr (MoniacPairs) pairs = moniac_pairs_new (network);

  for (int i = 0; i < pairs->n; i++)
    {
      const MoniacPair *opposite = find_opposite (pairs, &pairs->pairs[i]);

      if (opposite)
        moniac_pair_divide (&pairs->pairs[i], network,
                            MAX (pairs->pairs[i].amount - opposite->amount, 0), amounts);
    }
}

/* What comes back is taken out. */
static void
net_all (const MoniacNetwork *network,
         gint64              *amounts)
{
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);

  for (int i = 0; i < network->n_deals; i++)
    amounts[i] -= circulation->comes_back[i];
}

MoniacNetwork *
moniac_netting_apply (MoniacNetwork *network,
                      MoniacNetting  netting)
{
  g_autofree gint64 *amounts = g_new (gint64, network->n_deals + 1);
  MoniacNetwork *netted;

  if (netting == MONIAC_NET_NONE)
    return moniac_network_ref (network);
  for (int i = 0; i < network->n_deals; i++)
    amounts[i] = network->deals[i].amount;
  if (netting == MONIAC_NET_PAIRS)
    net_pairs (network, amounts);
  else
    net_all (network, amounts);

  netted = moniac_network_with_amounts (network, amounts);
  netted->netted = netting == MONIAC_NET_PAIRS
                   ? N_("Netted: of two companies that pay each other, only the difference is left.")
                   : N_("Netted: all that comes back is taken out; what each company is left with is the same.");

  return netted;
}
