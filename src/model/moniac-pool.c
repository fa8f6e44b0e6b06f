/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pool: which companies are small enough, and the network in which they are one. */
#include "config.h"

#include "moniac-pool.h"

#include <glib/gi18n-lib.h>

/* Less than that is no pool. */
#define LEAST_COMPANIES 2

/* Whose amounts are not all disclosed may be large: it is never small. */
static gboolean
is_small (const MoniacNetwork        *network,
          const MoniacNetworkCompany *company,
          double                      below)
{
  return company->pays_undisclosed == 0
         && company->gets_undisclosed == 0
         && moniac_network_money (network, MAX (company->paid, company->received)) < below;
}

/**
 * moniac_pool_count:
 * @network: a network without a pool
 * @below: an amount in its currency
 *
 * Returns: how many of its companies neither pay nor get that much, and have no amount that is not disclosed
 */
int
moniac_pool_count (const MoniacNetwork *network,
                   double               below)
{
  int n = 0;

  for (int i = 0; i < network->n_companies; i++)
    n += is_small (network, &network->companies[i], below);

  return n;
}

static MoniacCompanyRecord *
make_pool (int n)
{
  MoniacCompanyRecord *record = moniac_company_record_new ();

  record->id = g_strdup ("");
  /* Translators: how many companies are drawn as one */
  record->name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Other (%d company)", "Other (%d companies)",
                                               (gulong) n), n);
  return record;
}

/**
 * moniac_pool_apply:
 * @network: a network without a pool
 * @below: an amount in its currency; 0 for no pool
 *
 * No deal is merged, left out or summed: each keeps its index, and only where it comes from or goes to is another.
 *
 * Returns: (transfer full): the network with its small companies as one, or itself where they are fewer than two
 */
MoniacNetwork *
moniac_pool_apply (MoniacNetwork *network,
                   double         below)
{
  g_autofree gboolean *small = g_new0 (gboolean, network->n_companies + 1);
  MoniacCompanyRecord *pool;
  MoniacNetwork *pooled;
  int n = 0;

  for (int i = 0; i < network->n_companies; i++)
    n += small[i] = is_small (network, &network->companies[i], below);
  if (n < LEAST_COMPANIES)
    return moniac_network_ref (network);
  pool = make_pool (n);
  pooled = moniac_network_merge (network, small, pool);
  moniac_company_record_unref (pool);

  return pooled;
}

gboolean
moniac_pool_is (const MoniacCompanyRecord *record)
{
  return record->id[0] == '\0';
}

int
moniac_pool_find (const MoniacNetwork *network)
{
  return network->n_companies > 0 && moniac_pool_is (network->companies[0].record) ? 0 : -1;
}
