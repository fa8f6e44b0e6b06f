/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a figure: whole sentences with placeholders, so that they translate. */

#include "config.h"

#include "moniac-figure-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moniac-text.h"

/* Shares that differ by less read the same. */
#define SAME_SHARE 0.0005
/* Amounts that differ by less, relatively, are the same. */
#define SAME_AMOUNT 1e-9

/* More of what is supposed is only counted. */
#define MAX_TRIALS 4

static const char * const kind_words[MONIAC_N_KINDS] = {
  [MONIAC_KIND_EQUITY] = NC_("kind inside a sentence", "investment"),
  [MONIAC_KIND_DEBT] = NC_("kind inside a sentence", "debt"),
  [MONIAC_KIND_CLOUD] = NC_("kind inside a sentence", "cloud services"),
  [MONIAC_KIND_HARDWARE] = NC_("kind inside a sentence", "hardware"),
  [MONIAC_KIND_SERVICES] = NC_("kind inside a sentence", "services"),
  [MONIAC_KIND_REVENUE_SHARE] = NC_("kind inside a sentence", "revenue share"),
  [MONIAC_KIND_LICENCE] = NC_("kind inside a sentence", "licence"),
  [MONIAC_KIND_ACQUISITION] = NC_("kind inside a sentence", "acquisition"),
  [MONIAC_KIND_GRANT] = NC_("kind inside a sentence", "grant"),
  [MONIAC_KIND_OTHER] = NC_("kind inside a sentence", "other purpose"),
  [MONIAC_KIND_DISTRIBUTION] = NC_("kind inside a sentence", "distribution"),
  [MONIAC_KIND_PARTNERSHIP] = NC_("kind inside a sentence", "partnership"),
  [MONIAC_KIND_SUPPLY] = NC_("kind inside a sentence", "supply"),
  [MONIAC_KIND_BACKING] = NC_("kind inside a sentence", "backing"),
};

static const char * const status_words[MONIAC_N_STATUSES] = {
  [MONIAC_STATUS_UNSTATED] = NC_("status inside a sentence", "status not stated"),
  [MONIAC_STATUS_RUMORED] = NC_("status inside a sentence", "rumored"),
  [MONIAC_STATUS_TALKS] = NC_("status inside a sentence", "in talks"),
  [MONIAC_STATUS_ANNOUNCED] = NC_("status inside a sentence", "announced"),
  [MONIAC_STATUS_COMMITTED] = NC_("status inside a sentence", "committed"),
  [MONIAC_STATUS_PARTLY_PAID] = NC_("status inside a sentence", "partly paid"),
  [MONIAC_STATUS_PAID] = NC_("status inside a sentence", "paid"),
  [MONIAC_STATUS_CANCELLED] = NC_("status inside a sentence", "cancelled"),
};

char *
moniac_figure_words_company (const MoniacNetwork *network,
                      int                  company)
{
  g_autofree char *name = NULL;

  if (company < 0)
    return NULL;
  name = moniac_text_clean (moniac_company_record_get_name (network->companies[company].record));
  return moniac_text_isolate (name);
}

const char *
moniac_figure_words_kind (MoniacKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "kind inside a sentence", kind_words[kind]);
}

const char *
moniac_figure_words_status (MoniacStatus status)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "status inside a sentence", status_words[status]);
}

/* Whether the deal counts with the very amount that the file gives. */
static gboolean
counts_as_stated (const MoniacNetwork     *network,
                  const MoniacNetworkDeal *deal,
                  const char              *currency)
{
  const MoniacNumber *stated = moniac_amount_counted (&deal->record->amount, MONIAC_BASIS_HEADLINE);
  const MoniacNumber *rate = NULL;
  double money = moniac_network_money (network, deal->amount);
  double expected;

  if (network->basis != MONIAC_BASIS_HEADLINE || stated == NULL)
    return FALSE;
  if (!g_str_equal (currency, network->currency))
    rate = moniac_header_record_get_rate (network->header, currency);
  expected = stated->value * (rate != NULL ? rate->value : 1);
  return fabs (money - expected) <= SAME_AMOUNT * expected + network->unit;
}

char *
moniac_figure_words_amount (const MoniacNetwork *network,
                     int                  deal_index,
                     MoniacMoneyStyle     style)
{
  const MoniacNetworkDeal *deal = &network->deals[deal_index];
  const char *currency = deal->record->currency != NULL ? deal->record->currency : network->currency;

  if (!deal->disclosed || counts_as_stated (network, deal, currency))
    return moniac_money_format_amount (&deal->record->amount, currency, style);
  return moniac_money_format (moniac_network_money (network, deal->amount), network->currency, style);
}

double
moniac_figure_words_magnitude (const MoniacNetwork *network)
{
  double least = G_MAXDOUBLE;
  double most = 0;

  for (int i = 0; i < network->n_companies; i++)
    {
      double sums[] = { moniac_network_money (network, network->companies[i].paid),
                        moniac_network_money (network, network->companies[i].received) };

      for (int s = 0; s < 2; s++)
        if (sums[s] > 0)
          {
            least = MIN (least, sums[s]);
            most = MAX (most, sums[s]);
          }
    }
  for (double magnitude = 1e12; most > 0 && magnitude >= 1e6; magnitude /= 1000)
    if (least >= magnitude && most < 1000 * magnitude)
      return magnitude;
  return 0;
}

static char *
format_sum (const MoniacNetwork *network,
            gint64               units,
            double               magnitude)
{
  double money = moniac_network_money (network, units);

  if (magnitude > 0)
    return moniac_money_format (money / magnitude, NULL, MONIAC_MONEY_SHORT);
  return moniac_money_format (money, network->currency, MONIAC_MONEY_SHORT);
}

/* What is known of one side of a company. */
typedef enum
{
  SIDE_NOTHING,
  SIDE_UNDISCLOSED,
  SIDE_AMOUNT,
  SIDE_AMOUNT_AND_MORE,
} Side;

static Side
classify (gint64 amount,
          int    n_undisclosed)
{
  if (amount > 0)
    return n_undisclosed > 0 ? SIDE_AMOUNT_AND_MORE : SIDE_AMOUNT;
  return n_undisclosed > 0 ? SIDE_UNDISCLOSED : SIDE_NOTHING;
}

static char *
detail_gets_nothing (Side        pays,
                     const char *paid)
{
  switch (pays)
    {
    case SIDE_AMOUNT:
      return g_strdup_printf (_("pays %s"), paid);
    case SIDE_AMOUNT_AND_MORE:
      return g_strdup_printf (_("pays %s and more"), paid);
    case SIDE_UNDISCLOSED:
      return g_strdup (_("pays, amount not disclosed"));
    case SIDE_NOTHING:
    default:
      return g_strdup (_("no money named"));
    }
}

static char *
detail_gets_undisclosed (Side        pays,
                         const char *paid)
{
  switch (pays)
    {
    case SIDE_AMOUNT:
      /* Translators: the company gets something too, but the amount is not disclosed */
      return g_strdup_printf (_("pays %s, gets more"), paid);
    case SIDE_AMOUNT_AND_MORE:
      return g_strdup_printf (_("pays %s and more, gets more"), paid);
    case SIDE_UNDISCLOSED:
      return g_strdup (_("gets and pays, amounts not disclosed"));
    case SIDE_NOTHING:
    default:
      return g_strdup (_("gets, amount not disclosed"));
    }
}

static char *
detail_gets_amount (const char *received,
                    Side        pays,
                    const char *paid)
{
  switch (pays)
    {
    case SIDE_AMOUNT:
      return g_strdup_printf (_("gets %1$s, pays %2$s"), received, paid);
    case SIDE_AMOUNT_AND_MORE:
      return g_strdup_printf (_("gets %1$s, pays %2$s and more"), received, paid);
    case SIDE_UNDISCLOSED:
      /* Translators: the company pays something too, but the amount is not disclosed */
      return g_strdup_printf (_("gets %s, pays more"), received);
    case SIDE_NOTHING:
    default:
      return g_strdup_printf (_("gets %s"), received);
    }
}

static char *
detail_gets_amount_and_more (const char *received,
                             Side        pays,
                             const char *paid)
{
  switch (pays)
    {
    case SIDE_AMOUNT:
      return g_strdup_printf (_("gets %1$s and more, pays %2$s"), received, paid);
    case SIDE_AMOUNT_AND_MORE:
      return g_strdup_printf (_("gets %1$s and more, pays %2$s and more"), received, paid);
    case SIDE_UNDISCLOSED:
      return g_strdup_printf (_("gets %s and more, pays more"), received);
    case SIDE_NOTHING:
    default:
      return g_strdup_printf (_("gets %s and more"), received);
    }
}

char *
moniac_figure_words_detail (const MoniacNetwork *network,
                     int                  company_index,
                     double               magnitude)
{
  const MoniacNetworkCompany *company = &network->companies[company_index];
  Side gets = classify (company->received, company->gets_undisclosed);
  Side pays = classify (company->paid, company->pays_undisclosed);
  g_autofree char *received = format_sum (network, company->received, magnitude);
  g_autofree char *paid = format_sum (network, company->paid, magnitude);

  switch (gets)
    {
    case SIDE_AMOUNT:
      return detail_gets_amount (received, pays, paid);
    case SIDE_AMOUNT_AND_MORE:
      return detail_gets_amount_and_more (received, pays, paid);
    case SIDE_UNDISCLOSED:
      return detail_gets_undisclosed (pays, paid);
    case SIDE_NOTHING:
    default:
      return detail_gets_nothing (pays, paid);
    }
}

static char *
join (const char *first,
      const char *second)
{
  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second);
  /* Translators: two parts of a reference: "Reuters, 12 November 2025" */
  return g_strdup_printf (C_("source", "%1$s, %2$s"), first, second);
}

char *
moniac_figure_words_source (const MoniacNetwork *network,
                     const MoniacCite    *cite,
                     gboolean             full)
{
  const MoniacSourceRecord *source = g_hash_table_lookup (network->sources, cite->source);
  g_autofree char *publisher = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;

  if (source == NULL)
    return moniac_text_clean (cite->source);
  if (source->publisher != NULL)
    publisher = moniac_text_clean (source->publisher);
  if (source->title != NULL && (full || publisher == NULL))
    title = moniac_text_clean (source->title);
  if (moniac_date_is_set (&source->date))
    date = moniac_money_format_date (&source->date);
  name = join (publisher, title);
  if (name == NULL && date == NULL)
    return moniac_text_clean (source->url != NULL ? source->url : source->id);
  return join (name, date);
}

static gboolean
has_money_deals (const MoniacNetwork *network)
{
  for (int i = 0; i < network->n_deals; i++)
    if (network->deals[i].is_money)
      return TRUE;
  return FALSE;
}

char *
moniac_figure_words_finding (const MoniacNetwork     *network,
                      const MoniacCirculation *circulation)
{
  g_autofree char *total = NULL;
  g_autofree char *gross = NULL;
  g_autofree char *share = NULL;

  if (!has_money_deals (network))
    return g_strdup (_("No money is named."));
  if (circulation->gross <= 0 && network->basis == MONIAC_BASIS_PAID)
    return g_strdup (_("Nothing is known to have been paid."));
  if (circulation->gross <= 0)
    return g_strdup (_("No amount is disclosed."));
  gross = moniac_money_format (moniac_network_money (network, circulation->gross),
                               network->currency, MONIAC_MONEY_LONG);
  if (circulation->total <= 0)
    /* Translators: an amount of money */
    return g_strdup_printf (_("Nothing of %s comes back."), gross);
  total = moniac_money_format (moniac_network_money (network, circulation->total),
                               network->currency, MONIAC_MONEY_LONG);
  share = moniac_money_tell_percent (moniac_circulation_share (circulation));
  /* Translators: two amounts of money and a percentage: "$10 billion of $83 billion (12 %) comes back." */
  return g_strdup_printf (_("%1$s of %2$s (%3$s) comes back."), total, gross, share);
}

static char *
range_without_deal (const char *low,
                    const char *high)
{
  if (low == NULL)
    return g_strdup_printf (_("Up to %s would, depending on amounts that are not disclosed."), high);
  if (high == NULL)
    return g_strdup_printf (_("As little as %s would, depending on amounts that are not disclosed."), low);
  return g_strdup_printf (_("Between %1$s and %2$s could, depending on amounts that are not disclosed."), low, high);
}

static char *
range_with_deal (const char *low,
                 const char *high,
                 const char *payer,
                 const char *payee)
{
  if (low == NULL)
    /* Translators: percentage, payer, payee */
    return g_strdup_printf (_("Up to %1$s would, depending on what %2$s pays %3$s."), high, payer, payee);
  if (high == NULL)
    /* Translators: percentage, payer, payee */
    return g_strdup_printf (_("As little as %1$s would, depending on what %2$s pays %3$s."), low, payer, payee);
  /* Translators: two percentages, payer, payee */
  return g_strdup_printf (_("Between %1$s and %2$s could, depending on what %3$s pays %4$s."),
                          low, high, payer, payee);
}

char *
moniac_figure_words_range (const MoniacNetwork     *network,
                    const MoniacCirculation *circulation,
                    const MoniacShareRange  *range)
{
  double share = moniac_circulation_share (circulation);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *payer = NULL;
  g_autofree char *payee = NULL;

  if (!range->open)
    return NULL;
  if (range->low < share - SAME_SHARE)
    low = moniac_money_format_percent (range->low);
  if (range->high > share + SAME_SHARE)
    high = moniac_money_format_percent (range->high);
  if (low == NULL && high == NULL)
    return NULL;
  if (range->most_sensitive >= 0)
    {
      payer = moniac_figure_words_company (network, network->deals[range->most_sensitive].payer);
      payee = moniac_figure_words_company (network, network->deals[range->most_sensitive].payee);
    }
  if (payer == NULL || payee == NULL)
    return range_without_deal (low, high);
  return range_with_deal (low, high, payer, payee);
}

static gboolean
has_upper_bounds (const MoniacNetwork *network)
{
  for (int i = 0; i < network->n_deals; i++)
    if (network->deals[i].is_money && network->deals[i].disclosed && network->deals[i].lower < network->deals[i].amount)
      return TRUE;
  return FALSE;
}

/* NULL where there is nothing to say: all amounts are what they are. */
static const char *
basis_sentence (const MoniacNetwork *network)
{
  switch (network->basis)
    {
    case MONIAC_BASIS_LEAST:
      return _("Only lower bounds count.");
    case MONIAC_BASIS_PAID:
      return _("Only what has been paid so far counts.");
    case MONIAC_BASIS_HEADLINE:
    default:
      return has_upper_bounds (network) ? _("Upper bounds count in full.") : NULL;
    }
}

char *
moniac_figure_words_trial (const MoniacNetwork *network)
{
  guint n = network->trials != NULL ? g_strv_length (network->trials) : 0;
  g_autoptr (GPtrArray) clauses = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *told = NULL;

  if (n == 0)
    return NULL;
  for (guint i = 0; i < MIN (n, MAX_TRIALS); i++)
    g_ptr_array_add (clauses, moniac_text_clean (network->trials[i]));
  if (n > MAX_TRIALS)
    /* Translators: the end of a list of what is supposed */
    g_ptr_array_add (clauses, g_strdup_printf (ngettext ("and %d more", "and %d more", n - MAX_TRIALS),
                                               n - MAX_TRIALS));
  g_ptr_array_add (clauses, NULL);
  told = g_strjoinv ("; ", (char **) clauses->pdata);
  /* Translators: what is supposed, as clauses: "without Oracle; Microsoft pays Nvidia $10 billion" */
  return g_strdup_printf (_("What if: %s."), told);
}

/* What a company pays itself touches it once. */
static gint64
touches (const MoniacNetwork *network,
         int                  company)
{
  gint64 sum = network->companies[company].paid + network->companies[company].received;

  for (int i = 0; i < network->n_deals; i++)
    if (network->deals[i].payer == company && network->deals[i].payee == company)
      sum -= network->deals[i].amount;
  return sum;
}

/* The pool stands for many, none of which most money touches. */
int
moniac_figure_words_find_most (const MoniacNetwork *network)
{
  gint64 most = 0;
  int found = -1;

  for (int v = 0; v < network->n_companies; v++)
    {
      gint64 sum = network->companies[v].record->id[0] != '\0' ? touches (network, v) : 0;

      if (sum == most)
        found = -1;
      if (sum <= most)
        continue;
      most = sum;
      found = v;
    }
  return found;
}

double
moniac_figure_words_touched_share (const MoniacNetwork *network,
                                   int                  company)
{
  return network->gross > 0 ? (double) touches (network, company) / (double) network->gross : 0;
}

char *
moniac_figure_words_most (const MoniacNetwork *network,
                          int                  company)
{
  g_autofree char *name = moniac_figure_words_company (network, company);
  g_autofree char *share = moniac_money_format_percent (moniac_figure_words_touched_share (network, company));

  /* Translators: explains a mark beside a name; a mark, a percentage and a company. */
  return g_strdup_printf (_("%1$s %2$s of all money touches %3$s, more than any other company."),
                          MONIAC_FIGURE_MOST_MARK, share, name);
}

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  if (sentence == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

char *
moniac_figure_words_basis (const MoniacNetwork *network)
{
  GString *text = g_string_new (basis_sentence (network));
  const MoniacNetwork *whole = moniac_network_get_whole (network);

  if (moniac_date_is_set (&network->at))
    {
      g_autofree char *date = moniac_money_format_date (&network->at);

      g_autofree char *sentence = NULL;

      /* Translators: a date */
      sentence = g_strdup_printf (_("As of %s."), date);
      append_sentence (text, sentence);
    }
  if (network->n_soft > 0)
    {
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (ngettext ("%d deal that is only in talks or rumored is left out.",
                                            "%d deals that are only in talks or rumored are left out.",
                                            (gulong) network->n_soft),
                                  network->n_soft);
      append_sentence (text, sentence);
    }
  append_sentence (text, network->netted != NULL ? _(network->netted) : NULL);
  append_sentence (text, network->model != NULL ? _(network->model) : NULL);
  append_sentence (text, network->trials != NULL ? _("A trial: not what is known.") : NULL);
  if (whole->n_deals > network->n_deals)
    {
      g_autofree char *sentence = NULL;

      /* Translators: of a very large file; for example: The 2,000 largest of 100,000 companies are drawn, and the 10,000
       * largest deals between them. */
      sentence = g_strdup_printf (_("The %'d largest of %'d companies are drawn, and the %'d largest deals between them."),
                                  network->n_companies, whole->n_companies, network->n_deals);
      append_sentence (text, sentence);
    }
  return g_string_free (text, FALSE);
}
