/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A loop in words, each leg by what the money is for. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "moniac-loops.h"
#include "moniac-money.h"

/* The clause for one deal: %1$s pays %2$s the amount %3$s; without an amount in the second form. */
static const struct
{
  const char *stated;
  const char *undisclosed;
} clauses[MONIAC_N_KINDS] = {
  /* Translators: in all of these %1$s is the payer, %2$s the payee, %3$s an amount such as "up to $10 billion" */
  [MONIAC_KIND_EQUITY] = { N_("%1$s invests %3$s in %2$s"), N_("%1$s invests in %2$s, amount not disclosed") },
  [MONIAC_KIND_DEBT] = { N_("%1$s lends %2$s %3$s"), N_("%1$s lends to %2$s, amount not disclosed") },
  [MONIAC_KIND_CLOUD] = { N_("%1$s pays %2$s %3$s for cloud"), N_("%1$s buys cloud services from %2$s, amount not disclosed") },
  [MONIAC_KIND_HARDWARE] = { N_("%1$s pays %2$s %3$s for hardware"), N_("%1$s buys hardware from %2$s, amount not disclosed") },
  [MONIAC_KIND_SERVICES] = { N_("%1$s pays %2$s %3$s for services"), N_("%1$s buys services from %2$s, amount not disclosed") },
  [MONIAC_KIND_REVENUE_SHARE] = { N_("%1$s gives %2$s %3$s of its revenue"), N_("%1$s shares revenue with %2$s, amount not disclosed") },
  [MONIAC_KIND_LICENCE] = { N_("%1$s pays %2$s %3$s for a licence"), N_("%1$s takes a licence from %2$s, amount not disclosed") },
  [MONIAC_KIND_ACQUISITION] = { N_("%1$s pays %2$s %3$s for an acquisition"), N_("%1$s buys a company from %2$s, amount not disclosed") },
  [MONIAC_KIND_GRANT] = { N_("%1$s grants %2$s %3$s"), N_("%1$s gives %2$s a grant, amount not disclosed") },
  [MONIAC_KIND_OTHER] = { N_("%1$s pays %2$s %3$s"), N_("%1$s pays %2$s, amount not disclosed") },
};

static void
append_clause (GString             *text,
               const MoniacNetwork *network,
               int                  index)
{
  const MoniacNetworkDeal *deal = &network->deals[index];
  const MoniacDealRecord *record = deal->record;
  const char *payer = moniac_company_record_get_name (network->companies[deal->payer].record);
  const char *payee = moniac_company_record_get_name (network->companies[deal->payee].record);
  g_autofree char *amount = moniac_money_format_amount (&record->amount,
                                                        record->currency ? record->currency : network->currency,
                                                        MONIAC_MONEY_LONG);

  if (text->len > 0)
    /* Translators: between the legs of a loop */
    g_string_append (text, _("; "));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (deal->disclosed && record->amount.form != MONIAC_AMOUNT_UNDISCLOSED)
    g_string_append_printf (text, _(clauses[record->kind].stated), payer, payee, amount);
  else
    g_string_append_printf (text, _(clauses[record->kind].undisclosed), payer, payee);
#pragma GCC diagnostic pop
}

char *
moniac_loop_to_text (const MoniacLoop    *self,
                     const MoniacNetwork *network)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < self->n; i++)
    for (int j = 0; j < self->n_deals[i]; j++)
      append_clause (text, network, self->deals[i][j]);
  /* Translators: the end of a sentence */
  g_string_append (text, _("."));

  return g_string_free (text, FALSE);
}
