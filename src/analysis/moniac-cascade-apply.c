/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still paid after a cascade, as a network. */
#include "config.h"

#include "moniac-cascade.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moniac-trial-words.h"

/* What was supposed before, and whose share is supposed now. */
static char **
describe (const MoniacNetwork *network,
          const double        *shares)
{
  GPtrArray *clauses = g_ptr_array_new ();

  for (int i = 0; network->trials && network->trials[i]; i++)
    g_ptr_array_add (clauses, g_strdup (network->trials[i]));
  for (int v = 0; v < network->n_companies; v++)
    if (shares[v] < 1)
      g_ptr_array_add (clauses, moniac_trial_words_share (
                         moniac_company_record_get_name (network->companies[v].record), shares[v]));
  g_ptr_array_add (clauses, NULL);

  return (char **) g_ptr_array_free (clauses, FALSE);
}

MoniacNetwork *
moniac_cascade_apply (const MoniacCascade *self,
                      const MoniacNetwork *network,
                      const double        *shares)
{
  g_autofree gint64 *amounts = g_new (gint64, network->n_deals + 1);
  MoniacNetwork *paid;

  g_return_val_if_fail (self->n_deals == network->n_deals, NULL);

  for (int i = 0; i < network->n_deals; i++)
    amounts[i] = MIN ((gint64) llround (self->paid[i]), network->deals[i].amount);
  paid = moniac_network_with_amounts (network, amounts);
  g_strfreev (paid->trials);
  paid->trials = describe (network, shares);
  paid->model = N_("What is still paid follows a model: the greatest clearing vector (Eisenberg and Noe 2001).");

  return paid;
}
