/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network: an immutable snapshot of the companies and deals in view. */
#include "config.h"

#include "moniac-network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
} Money;

/* What a network is made from, before its unit is known. */
typedef struct
{
  MoniacDocument *document;
  const MoniacNetworkOptions *options;
  GPtrArray *companies;      /* MoniacCompanyRecord, borrowed */
  GPtrArray *deals;          /* MoniacDealRecord, borrowed */
  int n_soft;
} Draft;

static const MoniacNumber nothing = { NULL, 0 };

static gboolean
is_off (const MoniacNetworkOptions *options,
        const char                 *id)
{
  return id && options->off && g_hash_table_contains (options->off, id);
}

/* From the first day its date may mean to the last day its end may mean. */
static gboolean
is_in_view_at (const MoniacDealRecord *deal,
               const MoniacDate       *at)
{
  if (!moniac_date_is_set (at))
    return TRUE;
  return moniac_date_first_day (&deal->date) <= moniac_date_last_day (at)
         && moniac_date_last_day (&deal->until) >= moniac_date_first_day (at);
}

static gboolean
is_in_view (const MoniacDealRecord     *deal,
            const MoniacNetworkOptions *options)
{
  return !deal->off
         && deal->status != MONIAC_STATUS_CANCELLED
         && is_in_view_at (deal, &options->at)
         && !is_off (options, deal->id)
         && !is_off (options, deal->payer)
         && !is_off (options, deal->payee);
}

static void
collect_deals (Draft      *draft,
               GHashTable *has_deals,
               GHashTable *has_deals_in_view)
{
  GListModel *list = moniac_document_get_deals (draft->document);
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoniacDeal) item = g_list_model_get_item (list, i);
      const MoniacDealRecord *deal = moniac_deal_get_record (item);
      gboolean in_view = is_in_view (deal, draft->options);

      if (in_view && moniac_status_is_soft (deal->status) && !draft->options->talks)
        {
          draft->n_soft++;
          in_view = FALSE;
        }
      if (in_view)
        g_ptr_array_add (draft->deals, (gpointer) deal);
      for (int end = 0; end < 2; end++)
        {
          char *id = end == 0 ? deal->payer : deal->payee;

          if (id)
            g_hash_table_add (in_view ? has_deals_in_view : has_deals, id);
        }
    }
}

/* A company is in view unless it has deals, and none of them is. */
static void
collect (Draft *draft)
{
  g_autoptr (GHashTable) has_deals = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) has_deals_in_view = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *list = moniac_document_get_companies (draft->document);
  guint n = g_list_model_get_n_items (list);

  collect_deals (draft, has_deals, has_deals_in_view);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoniacCompany) item = g_list_model_get_item (list, i);
      const MoniacCompanyRecord *company = moniac_company_get_record (item);

      if (is_off (draft->options, company->id))
        continue;
      if (g_hash_table_contains (has_deals_in_view, company->id)
          || !g_hash_table_contains (has_deals, company->id))
        g_ptr_array_add (draft->companies, (gpointer) company);
    }
}

static int
compare_companies (gconstpointer a,
                   gconstpointer b)
{
  return strcmp ((*(MoniacCompanyRecord * const *) a)->id, (*(MoniacCompanyRecord * const *) b)->id);
}

static int
compare_deals (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(MoniacDealRecord * const *) a)->id, (*(MoniacDealRecord * const *) b)->id);
}

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

/* Digits after the point that a product needs at most. */
static int
decimals_of (const Money *money)
{
  return moniac_number_decimals (money->number) + moniac_number_decimals (money->rate);
}

/* number * rate in units of 10^-decimals, exact where it can be, else rounded to the nearest. */
static gint64
to_units (const Money *money,
          int          decimals)
{
  int number_decimals = moniac_number_decimals (money->number);
  int rate_decimals = moniac_number_decimals (money->rate);
  int shift = decimals - number_decimals - rate_decimals;
  gint64 number, rate;
  __int128 product;

  if (!moniac_number_is_set (money->number))
    return 0;
  if (!moniac_number_scaled (money->number, number_decimals, &number)
      || !moniac_number_scaled (money->rate, rate_decimals, &rate))
    return (gint64) round (money->number->value * money->rate->value * pow (10, decimals));

  product = (__int128) number * rate;
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
                 guint        n,
                 gboolean    *exact)
{
  int wanted = LEAST_DECIMALS;
  int decimals;
  double gross = 0;

  for (guint i = 0; i < n; i++)
    {
      wanted = MAX (wanted, decimals_of (&moneys[i]));
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
take_companies (MoniacNetwork *self,
                const Draft   *draft)
{
  self->n_companies = (int) draft->companies->len;
  self->companies = g_new0 (MoniacNetworkCompany, draft->companies->len);
  for (int i = 0; i < self->n_companies; i++)
    self->companies[i].record = moniac_company_record_ref (draft->companies->pdata[i]);
}

static void
take_sources (MoniacNetwork  *self,
              MoniacDocument *document)
{
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) moniac_source_record_unref);
  for (int i = 0; i < self->n_deals; i++)
    for (guint j = 0; j < self->deals[i].record->n_cites; j++)
      {
        MoniacSource *source = moniac_document_find_source (document, self->deals[i].record->cites[j].source);
        MoniacSourceRecord *record;

        if (!source)
          continue;
        record = moniac_source_record_ref ((MoniacSourceRecord *) moniac_source_get_record (source));
        g_hash_table_replace (self->sources, record->id, record);
      }
}

static void
take_deals (MoniacNetwork *self,
            const Draft   *draft)
{
  g_autofree Money *moneys = g_new (Money, 2 * draft->deals->len + 1);
  int decimals;

  self->n_deals = (int) draft->deals->len;
  self->deals = g_new0 (MoniacNetworkDeal, draft->deals->len);
  for (int i = 0; i < self->n_deals; i++)
    {
      MoniacDealRecord *record = draft->deals->pdata[i];
      MoniacNetworkDeal *deal = &self->deals[i];
      const MoniacNumber *rate = moniac_header_record_get_rate (self->header, record->currency);
      const MoniacNumber *amount = &nothing, *lower = &nothing;

      deal->record = moniac_deal_record_ref (record);
      deal->payer = record->payer ? moniac_network_find_company (self, record->payer) : MONIAC_OUTSIDE;
      deal->payee = record->payee ? moniac_network_find_company (self, record->payee) : MONIAC_OUTSIDE;
      deal->is_money = moniac_kind_is_money (record->kind);
      if (deal->is_money)
        deal->disclosed = counted (record, draft->options, &amount, &lower) && rate;
      if (!deal->disclosed)
        amount = lower = &nothing;
      moneys[2 * i] = (Money) { amount, rate ? rate : &nothing };
      moneys[2 * i + 1] = (Money) { lower, rate ? rate : &nothing };
    }

  decimals = choose_decimals (moneys, 2 * self->n_deals, &self->exact);
  self->unit = pow (10, -decimals);
  for (int i = 0; i < self->n_deals; i++)
    {
      self->deals[i].amount = to_units (&moneys[2 * i], decimals);
      self->deals[i].lower = MIN (to_units (&moneys[2 * i + 1], decimals), self->deals[i].amount);
    }
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
  static const MoniacNetworkOptions everything = { 0 };
  MoniacNetwork *self = g_new0 (MoniacNetwork, 1);
  Draft draft = { document, options ? options : &everything };

  g_return_val_if_fail (MONIAC_IS_DOCUMENT (document), NULL);

  draft.companies = g_ptr_array_new ();
  draft.deals = g_ptr_array_new ();
  collect (&draft);
  g_ptr_array_sort (draft.companies, compare_companies);
  g_ptr_array_sort (draft.deals, compare_deals);

  g_atomic_ref_count_init (&self->ref_count);
  self->header = moniac_header_record_ref ((MoniacHeaderRecord *) moniac_document_get_header (document));
  self->currency = moniac_header_record_get_currency (self->header);
  self->basis = draft.options->basis;
  self->at = draft.options->at;
  self->talks = draft.options->talks;
  self->n_soft = draft.n_soft;
  take_companies (self, &draft);
  take_deals (self, &draft);
  take_sources (self, document);
  add_up (self);

  g_ptr_array_unref (draft.companies);
  g_ptr_array_unref (draft.deals);

  return self;
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
