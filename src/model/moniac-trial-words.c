/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is supposed of a network, in words. */
#include "config.h"

#include "moniac-trial-words.h"

#include <glib/gi18n-lib.h>

#include "moniac-money.h"

/* By looking at all of them: not much is ever on trial. */
static const char *
party_name (const MoniacRecords *records,
            const char          *id)
{
  for (guint i = 0; id && i < records->companies->len; i++)
    {
      const MoniacCompanyRecord *company = g_ptr_array_index (records->companies, i);

      if (g_str_equal (company->id, id))
        return moniac_company_record_get_name (company);
    }

  return _("the outside");
}

static const char *
currency_of (const MoniacRecords         *records,
             const MoniacDealRecord *deal)
{
  return deal->currency ? deal->currency
                        : moniac_header_record_get_currency (records->header);
}

static char *
without_deal (const MoniacRecords         *records,
              const MoniacDealRecord *deal)
{
  const char *payer = party_name (records, deal->payer);
  const char *payee = party_name (records, deal->payee);
  g_autofree char *amount = NULL;

  if (!moniac_kind_is_money (deal->kind))
    /* Translators: a clause after "What if"; two companies. */
    return g_strdup_printf (_("without the relation of %1$s and %2$s"), payer, payee);
  if (deal->amount.form == MONIAC_AMOUNT_UNDISCLOSED)
    /* Translators: a clause after "What if"; payer and payee. */
    return g_strdup_printf (_("without what %1$s pays %2$s"), payer, payee);
  amount = moniac_money_format_amount (&deal->amount, currency_of (records, deal), MONIAC_MONEY_LONG);

  /* Translators: a clause after "What if"; payer, payee and an amount. */
  return g_strdup_printf (_("without what %1$s pays %2$s (%3$s)"), payer, payee, amount);
}

static char *
without_company (const MoniacCompanyRecord *company)
{
  /* Translators: a clause after "What if"; a company. */
  return g_strdup_printf (_("without %s"), moniac_company_record_get_name (company));
}

static char *
with_amount (const MoniacRecords         *records,
             const MoniacDealRecord *deal,
             const MoniacNumber     *amount)
{
  g_autofree char *money = moniac_money_format (amount->value, currency_of (records, deal), MONIAC_MONEY_LONG);

  /* Translators: a clause after "What if"; payer, payee and an amount. */
  return g_strdup_printf (_("%1$s pays %2$s %3$s"), party_name (records, deal->payer),
                          party_name (records, deal->payee), money);
}

char *
moniac_trial_words_share (const char *company_name,
                          double      share)
{
  g_autofree char *percent = moniac_money_format_percent (share);

  /* Translators: a clause after "What if"; a company and a percentage. */
  return g_strdup_printf (_("%1$s pays only %2$s of what it owes"), company_name, percent);
}

static void
add_companies (GPtrArray      *clauses,
               const MoniacRecords *records,
               GHashTable     *off)
{
  for (guint i = 0; i < records->companies->len; i++)
    {
      const MoniacCompanyRecord *company = g_ptr_array_index (records->companies, i);

      if (g_hash_table_contains (off, company->id))
        g_ptr_array_add (clauses, without_company (company));
    }
}

static void
add_deals (GPtrArray                  *clauses,
           const MoniacRecords             *records,
           const MoniacNetworkOptions *options)
{
  for (guint i = 0; i < records->deals->len; i++)
    {
      const MoniacDealRecord *deal = g_ptr_array_index (records->deals, i);
      const MoniacNumber *amount = options->amounts ? g_hash_table_lookup (options->amounts, deal->id) : NULL;

      if (options->off && g_hash_table_contains (options->off, deal->id))
        g_ptr_array_add (clauses, without_deal (records, deal));
      else if (amount)
        g_ptr_array_add (clauses, with_amount (records, deal, amount));
    }
}

/* Looks at every item only where there is something to say of some. */
char **
moniac_trial_words_of_options (const MoniacRecords             *records,
                               const MoniacNetworkOptions *options)
{
  guint n = (options->off ? g_hash_table_size (options->off) : 0)
            + (options->amounts ? g_hash_table_size (options->amounts) : 0);
  GPtrArray *clauses;

  if (n == 0)
    return NULL;
  clauses = g_ptr_array_new ();
  if (options->off)
    add_companies (clauses, records, options->off);
  add_deals (clauses, records, options);
  g_ptr_array_add (clauses, NULL);

  return (char **) g_ptr_array_free (clauses, FALSE);
}
