/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deals and companies in whole sentences, for tooltips, screen readers and the titles in an SVG. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "moniac-figure.h"
#include "moniac-figure-words.h"
#include "moniac-money.h"
#include "moniac-pool.h"
#include "moniac-text.h"

/* Longer quotes stay in the file. */
#define MAX_QUOTE 240
/* More companies of a pool are only counted. */
#define MAX_POOLED_NAMES 12

/* "%s pays %s %s, %s, %s." and what it becomes where one side is the outside. */
static char *
describe_money (const MoniacNetworkDeal *deal,
                const char              *payer,
                const char              *payee,
                const char              *amount,
                const char              *kind,
                const char              *status)
{
  if (!deal->disclosed && payer != NULL && payee != NULL)
    /* Translators: payer, payee, what for, status: "Microsoft pays Nvidia an amount that is not disclosed, hardware, announced." */
    return g_strdup_printf (_("%1$s pays %2$s an amount that is not disclosed, %3$s, %4$s."),
                            payer, payee, kind, status);
  if (payer == NULL)
    /* Translators: payee, amount, what for, status: "Nvidia gets $5 billion from outside, hardware, announced." */
    return g_strdup_printf (_("%1$s gets %2$s from outside, %3$s, %4$s."), payee, amount, kind, status);
  if (payee == NULL)
    /* Translators: payer, amount, what for, status: "OpenAI pays $5 billion to the outside, hardware, announced." */
    return g_strdup_printf (_("%1$s pays %2$s to the outside, %3$s, %4$s."), payer, amount, kind, status);
  /* Translators: payer, payee, amount, what for, status: "Nvidia pays Anthropic up to $10 billion, investment, announced." */
  return g_strdup_printf (_("%1$s pays %2$s %3$s, %4$s, %5$s."), payer, payee, amount, kind, status);
}

static char *
describe_relation (const char *from,
                   const char *to,
                   const char *kind)
{
  if (from == NULL || to == NULL)
    /* Translators: company, kind of relation: "Nvidia: partnership, without money." */
    return g_strdup_printf (_("%1$s: %2$s, without money."), from != NULL ? from : to, kind);
  /* Translators: two companies, kind of relation: "Microsoft and OpenAI: backing, without money." */
  return g_strdup_printf (_("%1$s and %2$s: %3$s, without money."), from, to, kind);
}

static void
append_sentence (GString *text,
                 char    *sentence)        /* taken over */
{
  if (sentence != NULL)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, sentence);
      g_free (sentence);
    }
}

static char *
describe_dates (const MoniacDealRecord *record)
{
  g_autofree char *date = NULL;
  g_autofree char *until = NULL;

  if (moniac_date_is_set (&record->date))
    date = moniac_money_format_date (&record->date);
  if (moniac_date_is_set (&record->until))
    until = moniac_money_format_date (&record->until);
  if (date != NULL && until != NULL)
    /* Translators: two dates */
    return g_strdup_printf (_("Since %1$s, until %2$s."), date, until);
  if (until != NULL)
    return g_strdup_printf (_("Until %s."), until);
  if (date != NULL)
    /* Translators: a date */
    return g_strdup_printf (_("Date: %s."), date);
  return NULL;
}

static char *
describe_quantity (const MoniacDealRecord *record)
{
  g_autofree char *number = NULL;

  if (!moniac_number_is_set (&record->quantity))
    return NULL;
  number = moniac_money_format_number (&record->quantity);
  /* Translators: a number and its unit, such as "30 GW" */
  return g_strdup_printf (_("Quantity: %1$s %2$s."), number,
                          record->quantity_unit != NULL ? record->quantity_unit : "");
}

static char *
describe_source (const MoniacNetwork    *network,
                 const MoniacDealRecord *record)
{
  g_autofree char *source = NULL;
  const char *quote;

  if (record->n_cites == 0)
    return NULL;
  source = moniac_figure_words_source (network, &record->cites[0], FALSE);
  quote = record->cites[0].quote;
  if (quote != NULL && g_utf8_strlen (quote, -1) <= MAX_QUOTE)
    /* Translators: a source and a quote from it */
    return g_strdup_printf (_("Source: %1$s: “%2$s”"), source, quote);
  return g_strdup_printf (_("Source: %s."), source);
}

char *
moniac_figure_describe_deal (const MoniacNetwork *network,
                             int                  deal_index)
{
  const MoniacNetworkDeal *deal = &network->deals[deal_index];
  g_autofree char *payer = moniac_figure_words_company (network, deal->payer);
  g_autofree char *payee = moniac_figure_words_company (network, deal->payee);
  const char *kind = moniac_figure_words_kind (deal->record->kind);
  GString *text = g_string_new (NULL);

  if (deal->is_money)
    {
      g_autofree char *amount = moniac_figure_words_amount (network, deal_index, MONIAC_MONEY_LONG);

      append_sentence (text, describe_money (deal, payer, payee, amount, kind,
                                             moniac_figure_words_status (deal->record->status)));
    }
  else
    append_sentence (text, describe_relation (payer, payee, kind));
  if (deal->record->inferred)
    append_sentence (text, g_strdup (_("Inferred: nobody stated this in so many words.")));
  append_sentence (text, describe_quantity (deal->record));
  append_sentence (text, describe_dates (deal->record));
  append_sentence (text, describe_source (network, deal->record));
  return g_string_free (text, FALSE);
}

static char *
describe_alone (const MoniacNetwork *network,
                int                  company)
{
  g_autofree char *name = moniac_figure_words_company (network, company);
  g_autofree char *detail = moniac_figure_words_detail (network, company, 0);

  /* Translators: a company, and what it gets and pays: "Anthropic gets $15 bn, pays $30 bn" */
  return g_strdup_printf (C_("company", "%1$s %2$s"), name, detail);
}

/* The names of the companies that are one here, the first ones in the order of the file's ids. */
static char *
describe_pooled (const MoniacNetwork *network)
{
  const MoniacNetwork *whole = network->whole;
  GString *names = g_string_new (NULL);
  int left = 0, n = 0;

  for (int i = 0; i < whole->n_companies; i++)
    {
      g_autofree char *name = NULL;

      if (moniac_network_find_company (network, whole->companies[i].record->id) >= 0)
        continue;
      if (n++ >= MAX_POOLED_NAMES)
        {
          left++;
          continue;
        }
      name = moniac_figure_words_company (whole, i);
      /* Translators: between the names of a list */
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_("list", ", ") : "", name);
    }
  if (left > 0)
    /* Translators: after a list of companies */
    g_string_append_printf (names, g_dngettext (GETTEXT_PACKAGE, " and %d more", " and %d more", (gulong) left), left);
  return g_string_free (names, FALSE);
}

static char *
describe_pool (const MoniacNetwork *network,
               int                  company)
{
  g_autofree char *name = moniac_figure_words_company (network, company);
  g_autofree char *detail = moniac_figure_words_detail (network, company, 0);
  g_autofree char *names = describe_pooled (network);

  /* Translators: the name of a pool of companies, what it gets and pays, which companies these are:
   * "Other (2 companies) gets $15 bn, pays $30 bn: Anthropic, Microsoft." */
  return g_strdup_printf (_("%1$s %2$s: %3$s."), name, detail, names);
}

char *
moniac_figure_describe_company (const MoniacNetwork *network,
                                int                  company)
{
  if (network->whole != NULL && company == moniac_pool_find (network))
    return describe_pool (network, company);
  return describe_alone (network, company);
}
