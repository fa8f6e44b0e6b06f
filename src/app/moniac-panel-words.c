/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the panel puts companies and deals in words. */
#include "config.h"

#include "moniac-panel-words.h"

#include <glib/gi18n.h>

#include "moniac-findings.h"
#include "moniac-money.h"

static const char *
party_name (MoniacDocument *document,
            const char     *id)
{
  MoniacCompany *company = id ? moniac_document_find_company (document, id) : NULL;

  if (company)
    return moniac_company_record_get_name (moniac_company_get_record (company));
  return id ? id : _("Outside");
}

static const char *
deal_currency (MoniacDocument         *document,
               const MoniacDealRecord *record)
{
  return record->currency ? record->currency
                          : moniac_header_record_get_currency (moniac_document_get_header (document));
}

char *
moniac_panel_words_parties (MoniacDocument         *document,
                            const MoniacDealRecord *record)
{
  /* Translators: payer → payee. */
  return g_strdup_printf (_("%s → %s"), party_name (document, record->payer), party_name (document, record->payee));
}

char *
moniac_panel_words_amount (MoniacDocument         *document,
                           const MoniacDealRecord *record)
{
  if (!moniac_kind_is_money (record->kind) && record->amount.form == MONIAC_AMOUNT_UNDISCLOSED)
    return g_strdup ("");
  return moniac_money_format_amount (&record->amount, deal_currency (document, record), MONIAC_MONEY_SHORT);
}

char *
moniac_panel_words_kind (const MoniacDealRecord *record)
{
  gboolean known = !record->kind_id || g_str_equal (record->kind_id, moniac_kind_get_id (record->kind));

  return g_strdup (known ? moniac_kind_get_label (record->kind) : record->kind_id);
}

char *
moniac_panel_words_reservation (const MoniacDealRecord *record)
{
  if (record->off)
    return g_strdup (_("left out"));
  if (record->status == MONIAC_STATUS_CANCELLED || moniac_status_is_soft (record->status))
    return g_strdup (moniac_status_get_label (record->status));
  return NULL;
}

char *
moniac_panel_words_deal (MoniacDocument         *document,
                         const MoniacDealRecord *record)
{
  g_autofree char *kind = moniac_panel_words_kind (record);
  g_autofree char *amount = NULL;
  const char *payer = party_name (document, record->payer);
  const char *payee = party_name (document, record->payee);

  if (!moniac_kind_is_money (record->kind))
    /* Translators: a relation without money: first company, second company, what it is. */
    return g_strdup_printf (_("%s and %s: %s"), payer, payee, kind);
  amount = moniac_money_format_amount (&record->amount, deal_currency (document, record), MONIAC_MONEY_LONG);
  if (record->amount.form == MONIAC_AMOUNT_UNDISCLOSED)
    /* Translators: payer, payee, kind. */
    return g_strdup_printf (_("%s pays %s, amount not disclosed: %s"), payer, payee, kind);
  /* Translators: payer, payee, amount, kind. */
  return g_strdup_printf (_("%s pays %s %s: %s"), payer, payee, amount, kind);
}

static char *
format_units (const MoniacNetwork *network,
              gint64               units)
{
  return moniac_money_format (moniac_network_money (network, units), network->currency, MONIAC_MONEY_SHORT);
}

/* NULL where it gets nothing. */
static char *
describe_gets (const MoniacNetwork        *network,
               const MoniacNetworkCompany *company)
{
  g_autofree char *money = format_units (network, company->received);

  if (company->received == 0)
    return company->gets_undisclosed > 0 ? g_strdup (_("gets an amount not disclosed")) : NULL;
  if (company->gets_undisclosed > 0)
    return g_strdup_printf (_("gets %s and more"), money);
  return g_strdup_printf (_("gets %s"), money);
}

/* NULL where it pays nothing. */
static char *
describe_pays (const MoniacNetwork        *network,
               const MoniacNetworkCompany *company)
{
  g_autofree char *money = format_units (network, company->paid);

  if (company->paid == 0)
    return company->pays_undisclosed > 0 ? g_strdup (_("pays an amount not disclosed")) : NULL;
  if (company->pays_undisclosed > 0)
    return g_strdup_printf (_("pays %s and more"), money);
  return g_strdup_printf (_("pays %s"), money);
}

/* Takes both; each may be NULL. */
static char *
join (char *first,
      char *second)
{
  g_autofree char *a = first;
  g_autofree char *b = second;

  if (a && b)
    /* Translators: joins "gets $15 bn" and "pays $30 bn". */
    return g_strdup_printf (_("%s, %s"), a, b);
  return a ? g_steal_pointer (&a) : g_steal_pointer (&b);
}

char *
moniac_panel_words_deletion (MoniacDocument *document,
                             GObject        *item)
{
  g_autofree char *parties = NULL;

  if (MONIAC_IS_COMPANY (item))
    /* Translators: %s is a company. */
    return g_strdup_printf (_("%s deleted, with its deals"),
                            moniac_company_record_get_name (moniac_company_get_record (MONIAC_COMPANY (item))));
  parties = moniac_panel_words_parties (document, moniac_deal_get_record (MONIAC_DEAL (item)));
  /* Translators: %s is a deal, as payer → payee. */
  return g_strdup_printf (_("Deal %s deleted"), parties);
}

char *
moniac_panel_words_gets_pays (const MoniacNetwork        *network,
                              const MoniacNetworkCompany *company)
{
  return join (describe_gets (network, company), describe_pays (network, company));
}

char *
moniac_panel_words_totals (const MoniacNetwork        *network,
                           const MoniacNetworkCompany *company)
{
  char *sides = moniac_panel_words_gets_pays (network, company);
  gint64 net = company->received - company->paid;
  g_autofree char *money = NULL;

  if (!sides || net == 0)
    return sides;
  money = format_units (network, ABS (net));
  if (net > 0)
    return join (sides, g_strdup_printf (_("net %s received"), money));
  return join (sides, g_strdup_printf (_("net %s paid"), money));
}

/* "$5 billion of $30 billion (17 %) comes back, $25 billion leaves." and how the amounts count. */
static char *
describe_back (const MoniacNetwork *network,
               gint64               back,
               gint64               all)
{
  g_autofree char *some = moniac_money_format (moniac_network_money (network, back), network->currency, MONIAC_MONEY_LONG);
  g_autofree char *total = moniac_money_format (moniac_network_money (network, all), network->currency, MONIAC_MONEY_LONG);
  g_autofree char *rest = moniac_money_format (moniac_network_money (network, all - back), network->currency,
                                               MONIAC_MONEY_LONG);
  g_autofree char *share = moniac_money_tell_percent (all > 0 ? (double) back / (double) all : 0);
  g_autofree char *told = NULL;

  if (back == 0)
    /* Translators: an amount. */
    told = g_strdup_printf (_("Nothing of %s comes back."), total);
  else
    /* Translators: an amount, what it is a part of, a percentage, and the rest. */
    told = g_strdup_printf (_("%1$s of %2$s (%3$s) comes back, %4$s leaves."), some, total, share, rest);

  /* Translators: two sentences, one after the other. */
  return g_strdup_printf (C_("sentences", "%1$s %2$s"), told, moniac_findings_describe_basis (network->basis));
}

char *
moniac_panel_words_deal_back (const MoniacNetwork     *network,
                              const MoniacCirculation *circulation,
                              const char              *id)
{
  int deal = moniac_network_find_deal (network, id);

  if (deal < 0)
    return g_strdup (_("It is neither drawn nor counted."));
  if (!network->deals[deal].disclosed)
    return g_strdup (_("Its amount is not disclosed, so nothing of it is counted."));
  return describe_back (network, circulation->comes_back[deal], network->deals[deal].amount);
}

char *
moniac_panel_words_company_back (const MoniacNetwork     *network,
                                 const MoniacCirculation *circulation,
                                 const char              *id)
{
  int company = moniac_network_find_company (network, id);
  gint64 back = 0;

  if (company < 0)
    return g_strdup (_("It is neither drawn nor counted."));
  if (network->companies[company].paid == 0)
    return g_strdup (_("It pays nothing that is counted."));
  for (int i = 0; i < network->n_deals; i++)
    if (network->deals[i].payer == company)
      back += circulation->comes_back[i];
  return describe_back (network, back, network->companies[company].paid);
}
