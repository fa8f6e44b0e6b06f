/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what has to be known in order to understand the figures. */
#include "config.h"

#include "moniac-findings.h"

#include <glib/gi18n-lib.h>

#include "moniac-money.h"

/* The first company that pays itself anything, or -1. */
static int
find_own_payer (const MoniacNetwork *network)
{
  for (int i = 0; i < network->n_deals; i++)
    if (network->deals[i].is_money && network->deals[i].amount > 0 && network->deals[i].payer != MONIAC_OUTSIDE
        && network->deals[i].payer == network->deals[i].payee)
      return network->deals[i].payer;

  return -1;
}

static gboolean
has_currencies (const MoniacNetwork *network)
{
  for (int i = 0; i < network->n_deals; i++)
    {
      const char *currency = network->deals[i].record->currency;

      if (network->deals[i].is_money && currency && !g_str_equal (currency, network->currency))
        return TRUE;
    }

  return FALSE;
}

static int
count_undisclosed (const MoniacNetwork *network)
{
  int n = 0;

  for (int i = 0; i < network->n_deals; i++)
    n += network->deals[i].is_money && !network->deals[i].disclosed;

  return n;
}

static void
add_undisclosed (GPtrArray           *remarks,
                 const MoniacNetwork *network)
{
  int n = count_undisclosed (network);

  if (n > 0)
    g_ptr_array_add (remarks, g_strdup_printf (
                       ngettext ("%d amount is not disclosed and counts as 0.",
                                 "%d amounts are not disclosed and count as 0.", n), n));
}

static void
add_own_payer (GPtrArray           *remarks,
               const MoniacNetwork *network)
{
  int company = find_own_payer (network);

  if (company >= 0)
    g_ptr_array_add (remarks, g_strdup_printf (
                       /* Translators: a company. */
                       _("What %s pays itself counts among all amounts, but does not come back."),
                       moniac_company_record_get_name (network->companies[company].record)));
}

static void
add_currencies (GPtrArray           *remarks,
                const MoniacNetwork *network)
{
  if (has_currencies (network))
    g_ptr_array_add (remarks, g_strdup_printf (
                       /* Translators: a currency, such as USD. */
                       _("Amounts in other currencies are converted to %s at the rates of the document."),
                       network->currency));
}

char **
moniac_findings_remarks (const MoniacFindings *self)
{
  GPtrArray *remarks = g_ptr_array_new ();

  g_ptr_array_add (remarks, g_strdup (moniac_findings_basis_text (self)));
  add_undisclosed (remarks, self->network);
  add_currencies (remarks, self->network);
  add_own_payer (remarks, self->network);
  if (self->circulation->total > 0 && self->circulation->rule != MONIAC_SPLIT_LEAST_SQUARES)
    g_ptr_array_add (remarks, g_strdup (
                       _("With this many deals, it is one of several ways to split it over the deals.")));
  g_ptr_array_add (remarks, NULL);

  return (char **) g_ptr_array_free (remarks, FALSE);
}
