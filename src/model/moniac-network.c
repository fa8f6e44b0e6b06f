/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network: an immutable snapshot of the companies and deals in view. */
#include "config.h"

#include "moniac-network-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "moniac-id-table.h"
#include "moniac-network-view.h"
#include "moniac-trial-words.h"

/* Decimals that a unit has where the file needs none: splits of an amount need something to split. */
#define LEAST_DECIMALS 2
/* The sum of all amounts stays below this, so that sums and differences of sums fit into 63 bits. */
#define LARGEST_GROSS 4.0e18

G_DEFINE_BOXED_TYPE (MoniacNetwork, moniac_network, moniac_network_ref, moniac_network_unref)

/* Money as the file has it: a number in some currency, and the rate to the document's. */
typedef struct
{
  const MoniacNumber *number;
  const MoniacNumber *rate;
  gint64 digits;             /* number * rate is digits * rate_digits * 10^-decimals */
  gint64 rate_digits;
  int decimals;
  gboolean exact;            /* whether that is so: not where digits do not fit */
} Money;

static const MoniacNumber nothing = { NULL, 0 };

/* What counts of a deal on a basis. Returns FALSE where that is not known. */
static gboolean
counted (const MoniacDealRecord     *deal,
         const MoniacNetworkOptions *options,
         const MoniacNumber        **amount,
         const MoniacNumber        **lower)
{
  const MoniacNumber *other = options->amounts ? g_hash_table_lookup (options->amounts, deal->id) : NULL;

  *amount = *lower = &nothing;
  if (other)
    {
      *amount = *lower = other;
      return TRUE;
    }
  if (options->basis == MONIAC_BASIS_PAID)
    {
      if (moniac_number_is_set (&deal->paid))
        *amount = *lower = &deal->paid;
      else if (deal->status == MONIAC_STATUS_PAID)
        *amount = *lower = moniac_amount_counted (&deal->amount, MONIAC_BASIS_HEADLINE);
      else
        return deal->status != MONIAC_STATUS_PARTLY_PAID;
      return moniac_number_is_set (*amount);
    }
  *lower = moniac_amount_lower (&deal->amount);
  *amount = moniac_amount_counted (&deal->amount, options->basis);

  return deal->amount.form != MONIAC_AMOUNT_UNDISCLOSED;
}

static Money
make_money (const MoniacNumber *number,
            const MoniacNumber *rate)
{
  Money money = { .number = number, .rate = rate };
  int rate_decimals;

  money.exact = moniac_number_digits (number, &money.digits, &money.decimals)
                && moniac_number_digits (rate, &money.rate_digits, &rate_decimals);
  if (money.exact)
    money.decimals += rate_decimals;
  else
    money.decimals = moniac_number_decimals (number) + moniac_number_decimals (rate);

  return money;
}

/* In units of 10^-decimals, exact where it can be, else rounded to the nearest. */
static gint64
to_units (const Money *money,
          int          decimals)
{
  int shift = decimals - money->decimals;
  __int128 product;

  if (!moniac_number_is_set (money->number))
    return 0;
  if (!money->exact)
    return (gint64) round (money->number->value * money->rate->value * pow (10, decimals));

  product = (__int128) money->digits * money->rate_digits;
  for (; shift > 0 && product < G_MAXINT64; shift--)
    product *= 10;
  for (; shift < -1 && product > 0; shift++)
    product /= 10;
  if (shift == -1)
    product = (product + 5) / 10;

  return (gint64) MIN (product, (__int128) G_MAXINT64);
}

/* The finest unit that the file needs, made coarser until the sum of everything fits. */
static int
choose_decimals (const Money *moneys,
                 int          n,
                 gboolean    *exact)
{
  int wanted = LEAST_DECIMALS;
  int decimals;
  double gross = 0;

  for (int i = 0; i < n; i++)
    {
      wanted = MAX (wanted, moneys[i].decimals);
      gross += moneys[i].number->value * moneys[i].rate->value;
    }
  decimals = wanted;
  while (gross * pow (10, decimals) > LARGEST_GROSS)
    decimals--;
  *exact = decimals == wanted || gross == 0;

  return decimals;
}

static void
add_up (MoniacNetwork *self)
{
  self->gross = 0;
  for (int i = 0; i < self->n_companies; i++)
    {
      self->companies[i].paid = self->companies[i].received = 0;
      self->companies[i].pays_undisclosed = self->companies[i].gets_undisclosed = 0;
    }
  for (int i = 0; i < self->n_deals; i++)
    {
      const MoniacNetworkDeal *deal = &self->deals[i];

      if (!deal->is_money)
        continue;
      self->gross += deal->amount;
      if (deal->payer != MONIAC_OUTSIDE)
        {
          self->companies[deal->payer].paid += deal->amount;
          self->companies[deal->payer].pays_undisclosed += !deal->disclosed;
        }
      if (deal->payee != MONIAC_OUTSIDE)
        {
          self->companies[deal->payee].received += deal->amount;
          self->companies[deal->payee].gets_undisclosed += !deal->disclosed;
        }
    }
}

static void
take_companies (MoniacNetwork           *self,
                const MoniacNetworkView *view)
{
  self->n_companies = view->n_companies;
  self->companies = g_new0 (MoniacNetworkCompany, view->n_companies);
  for (int i = 0; i < self->n_companies; i++)
    self->companies[i].record = moniac_company_record_ref ((MoniacCompanyRecord *) view->companies[i]);
}

static void
take_sources (MoniacNetwork       *self,
              const MoniacRecords *records)
{
  g_autoptr (MoniacIdTable) numbers = moniac_id_table_new (records->sources->len);

  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) moniac_source_record_unref);
  for (guint i = 0; i < records->sources->len; i++)
    moniac_id_table_add (numbers, ((MoniacSourceRecord *) records->sources->pdata[i])->id, (int) i);
  for (int i = 0; i < self->n_deals; i++)
    for (guint j = 0; j < self->deals[i].record->n_cites; j++)
      {
        int number = moniac_id_table_find (numbers, self->deals[i].record->cites[j].source);
        MoniacSourceRecord *record;

        if (number < 0)
          continue;
        record = moniac_source_record_ref (records->sources->pdata[number]);
        g_hash_table_replace (self->sources, record->id, record);
      }
}

/* The deal as it stands in the network: with the amount that is supposed, where one is, so that whatever tells of the
 * deal tells that amount. */
static MoniacDealRecord *
take_record (const MoniacDealRecord     *record,
             const MoniacNetworkOptions *options)
{
  const MoniacNumber *other = options->amounts ? g_hash_table_lookup (options->amounts, record->id) : NULL;
  MoniacDealRecord *supposed;

  if (!other)
    return moniac_deal_record_ref ((MoniacDealRecord *) record);
  supposed = moniac_deal_record_copy (record);
  moniac_amount_clear (&supposed->amount);
  supposed->amount = (MoniacAmount) { .form = MONIAC_AMOUNT_EXACT, .high = moniac_number_copy (other) };
  if (options->basis == MONIAC_BASIS_PAID)
    {
      moniac_number_clear (&supposed->paid);
      supposed->paid = moniac_number_copy (other);
    }

  return supposed;
}

/* Fills in a deal of the network, but for its amounts, which it puts into `amount` and `lower`. */
static void
take_deal (MoniacNetwork              *self,
           const MoniacDealInView     *in_view,
           const MoniacNetworkOptions *options,
           MoniacNetworkDeal          *deal,
           Money                      *amount,
           Money                      *lower)
{
  const MoniacDealRecord *record = in_view->record;
  const MoniacNumber *rate = moniac_header_record_get_rate (self->header, record->currency);
  const MoniacNumber *number = &nothing, *lower_number = &nothing;

  deal->record = take_record (record, options);
  deal->payer = in_view->payer;
  deal->payee = in_view->payee;
  deal->is_money = moniac_kind_is_money (record->kind);
  if (deal->is_money)
    deal->disclosed = counted (record, options, &number, &lower_number) && rate;
  if (!deal->disclosed)
    number = lower_number = &nothing;
  *amount = make_money (number, rate ? rate : &nothing);
  *lower = lower_number == number ? *amount : make_money (lower_number, rate ? rate : &nothing);
}

static void
take_deals (MoniacNetwork              *self,
            const MoniacNetworkView    *view,
            const MoniacNetworkOptions *options)
{
  int n = view->n_deals;
  g_autofree Money *moneys = g_new (Money, 2 * (gsize) n + 1);
  int decimals;

  self->n_deals = n;
  self->deals = g_new0 (MoniacNetworkDeal, n);
  for (int i = 0; i < n; i++)
    take_deal (self, &view->deals[i], options, &self->deals[i], &moneys[i], &moneys[n + i]);
  decimals = choose_decimals (moneys, 2 * n, &self->exact);
  self->unit = pow (10, -decimals);
  for (int i = 0; i < n; i++)
    {
      MoniacNetworkDeal *deal = &self->deals[i];

      deal->amount = to_units (&moneys[i], decimals);
      deal->lower = MIN (to_units (&moneys[n + i], decimals), deal->amount);
    }
}

/**
 * moniac_network_new_of_records:
 * @records: not needed after
 * @options: (nullable): what is in view and how it counts; %NULL for the default
 *
 * Returns: (transfer full): the network; safe to hand to any thread
 */
MoniacNetwork *
moniac_network_new_of_records (const MoniacRecords        *records,
                               const MoniacNetworkOptions *options)
{
  static const MoniacNetworkOptions everything = { 0 };
  const MoniacNetworkOptions *wanted = options ? options : &everything;
  g_autoptr (MoniacNetworkView) view = moniac_network_view_new (records, wanted);
  MoniacNetwork *self = g_new0 (MoniacNetwork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->header = moniac_header_record_ref (records->header);
  self->currency = moniac_header_record_get_currency (self->header);
  self->basis = wanted->basis;
  self->at = wanted->at;
  self->talks = wanted->talks;
  self->n_soft = view->n_soft;
  take_companies (self, view);
  take_deals (self, view, wanted);
  take_sources (self, records);
  add_up (self);
  self->trials = moniac_trial_words_of_options (records, wanted);

  return self;
}

/**
 * moniac_network_new:
 * @document: read in the calling thread, which must be the one that changes it
 * @options: (nullable): what is in view and how it counts; %NULL for the default
 *
 * Returns: (transfer full): the network; safe to hand to any thread
 */
MoniacNetwork *
moniac_network_new (MoniacDocument             *document,
                    const MoniacNetworkOptions *options)
{
  g_autoptr (MoniacRecords) records = NULL;

  g_return_val_if_fail (MONIAC_IS_DOCUMENT (document), NULL);

  records = moniac_records_of_document (document);

  return moniac_network_new_of_records (records, options);
}

static GHashTable *
copy_sources (GHashTable *sources)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                            (GDestroyNotify) moniac_source_record_unref);
  GHashTableIter iter;
  gpointer id, source;

  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &id, &source))
    g_hash_table_insert (copy, id, moniac_source_record_ref (source));

  return copy;
}

/* Everything of a network but its companies, which the caller adds, and adds up. */
static MoniacNetwork *
copy_deals (const MoniacNetwork *self)
{
  MoniacNetwork *copy = g_new (MoniacNetwork, 1);

  *copy = *self;
  g_atomic_ref_count_init (&copy->ref_count);
  moniac_header_record_ref ((MoniacHeaderRecord *) copy->header);
  copy->companies = NULL;
  copy->n_companies = 0;
  copy->deals = g_memdup2 (self->deals, self->n_deals * sizeof *self->deals);
  copy->sources = copy_sources (self->sources);
  copy->whole = self->whole ? moniac_network_ref (self->whole) : NULL;
  copy->trials = g_strdupv (self->trials);
  for (int i = 0; i < copy->n_deals; i++)
    moniac_deal_record_ref ((MoniacDealRecord *) copy->deals[i].record);

  return copy;
}

static void
add_company (MoniacNetwork             *self,
             const MoniacCompanyRecord *record)
{
  MoniacCompanyRecord *own = moniac_company_record_ref ((MoniacCompanyRecord *) record);

  self->companies[self->n_companies++] = (MoniacNetworkCompany) { .record = own };
}

/**
 * moniac_network_with_amounts:
 * @self: a network
 * @amounts: (array): an amount for each of its deals, in its units; not negative. Any but 0 is disclosed
 *
 * Returns: (transfer full): a network with the same companies and deals and other amounts
 */
MoniacNetwork *
moniac_network_with_amounts (const MoniacNetwork *self,
                             const gint64        *amounts)
{
  MoniacNetwork *copy = copy_deals (self);

  copy->companies = g_new (MoniacNetworkCompany, self->n_companies);
  for (int i = 0; i < self->n_companies; i++)
    add_company (copy, self->companies[i].record);
  for (int i = 0; i < copy->n_deals; i++)
    {
      copy->deals[i].amount = amounts[i];
      copy->deals[i].lower = copy->deals[i].disclosed ? MIN (copy->deals[i].lower, amounts[i]) : amounts[i];
      copy->deals[i].disclosed |= amounts[i] > 0;
    }
  add_up (copy);

  return copy;
}

static int
index_in (const int *indices,
          int        company)
{
  return company == MONIAC_OUTSIDE ? MONIAC_OUTSIDE : indices[company];
}

/**
 * moniac_network_merge:
 * @self: a network, which becomes the @whole of the new one
 * @merged: (array): for each of its companies whether it is one of those that become one
 * @as: that one; its id is empty, so that it comes first and is like no company's of a document
 *
 * Deals stay as they are, in the same order; those between two merged companies are what the one pays itself.
 *
 * Returns: (transfer full): a network with fewer companies and the same deals
 */
MoniacNetwork *
moniac_network_merge (MoniacNetwork       *self,
                      const gboolean      *merged,
                      MoniacCompanyRecord *as)
{
  MoniacNetwork *copy = copy_deals (self);
  g_autofree int *indices = g_new0 (int, self->n_companies + 1);

  g_return_val_if_fail (as->id[0] == '\0', NULL);

  copy->companies = g_new (MoniacNetworkCompany, self->n_companies + 1);
  add_company (copy, as);
  for (int i = 0; i < self->n_companies; i++)
    if (!merged[i])
      {
        indices[i] = copy->n_companies;
        add_company (copy, self->companies[i].record);
      }
  for (int i = 0; i < copy->n_deals; i++)
    {
      copy->deals[i].payer = index_in (indices, copy->deals[i].payer);
      copy->deals[i].payee = index_in (indices, copy->deals[i].payee);
    }
  g_clear_pointer (&copy->whole, moniac_network_unref);
  copy->whole = moniac_network_ref (self);
  add_up (copy);

  return copy;
}

/**
 * moniac_network_pick:
 * @self: a network, which becomes the @whole of the new one, or its whole does
 * @companies: (array): for each of its companies whether it is kept
 * @n_deals, @deals: (array): the deals that are kept, in their order; between companies that are
 *
 * What companies pay and get is added up from the deals that are kept.
 *
 * Returns: (transfer full): a network of these only
 */
MoniacNetwork *
moniac_network_pick (MoniacNetwork  *self,
                     const gboolean *companies,
                     int             n_deals,
                     const int      *deals)
{
  MoniacNetwork *copy = g_new (MoniacNetwork, 1);
  g_autofree int *indices = g_new0 (int, self->n_companies + 1);

  *copy = *self;
  g_atomic_ref_count_init (&copy->ref_count);
  moniac_header_record_ref ((MoniacHeaderRecord *) copy->header);
  copy->sources = copy_sources (self->sources);
  copy->trials = g_strdupv (self->trials);
  copy->whole = moniac_network_ref (self->whole ? self->whole : self);
  copy->companies = g_new (MoniacNetworkCompany, self->n_companies + 1);
  copy->n_companies = 0;
  for (int i = 0; i < self->n_companies; i++)
    if (companies[i])
      {
        indices[i] = copy->n_companies;
        add_company (copy, self->companies[i].record);
      }
  copy->deals = g_new (MoniacNetworkDeal, MAX (n_deals, 1));
  copy->n_deals = n_deals;
  for (int i = 0; i < n_deals; i++)
    {
      MoniacNetworkDeal *deal = &copy->deals[i];

      *deal = self->deals[deals[i]];
      moniac_deal_record_ref ((MoniacDealRecord *) deal->record);
      deal->payer = index_in (indices, deal->payer);
      deal->payee = index_in (indices, deal->payee);
    }
  add_up (copy);

  return copy;
}

MoniacNetwork *
moniac_network_ref (MoniacNetwork *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_network_unref (MoniacNetwork *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (int i = 0; i < self->n_companies; i++)
    moniac_company_record_unref ((MoniacCompanyRecord *) self->companies[i].record);
  for (int i = 0; i < self->n_deals; i++)
    moniac_deal_record_unref ((MoniacDealRecord *) self->deals[i].record);
  g_free (self->companies);
  g_free (self->deals);
  g_hash_table_unref (self->sources);
  g_clear_pointer (&self->whole, moniac_network_unref);
  g_strfreev (self->trials);
  moniac_header_record_unref ((MoniacHeaderRecord *) self->header);
  g_free (self);
}

static int
compare_id_to_company (const void *id,
                       const void *company)
{
  return strcmp (id, ((const MoniacNetworkCompany *) company)->record->id);
}

static int
compare_id_to_deal (const void *id,
                    const void *deal)
{
  return strcmp (id, ((const MoniacNetworkDeal *) deal)->record->id);
}

/* Returns the index of a company in view, or MONIAC_OUTSIDE (-1) where there is none of that id. */
int
moniac_network_find_company (const MoniacNetwork *self,
                             const char          *id)
{
  const MoniacNetworkCompany *found = bsearch (id, self->companies, (gsize) self->n_companies,
                                               sizeof *self->companies, compare_id_to_company);

  return found ? (int) (found - self->companies) : MONIAC_OUTSIDE;
}

/* Returns the index of a deal in view, or -1. */
int
moniac_network_find_deal (const MoniacNetwork *self,
                          const char          *id)
{
  const MoniacNetworkDeal *found = bsearch (id, self->deals, (gsize) self->n_deals,
                                            sizeof *self->deals, compare_id_to_deal);

  return found ? (int) (found - self->deals) : -1;
}

const MoniacNetwork *
moniac_network_get_whole (const MoniacNetwork *self)
{
  return self->whole ? self->whole : self;
}

/* Units of the network in major units of its currency. */
double
moniac_network_money (const MoniacNetwork *self,
                      gint64               units)
{
  return (double) units * self->unit;
}
