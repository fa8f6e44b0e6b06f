/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which companies and deals a network shows. */
#include "config.h"

#include "moniac-network-view.h"

#include <string.h>

#include "moniac-id-table.h"

/* What a company has been found to have. */
enum
{
  HAS_DEALS = 1,
  HAS_DEALS_IN_VIEW = 2,
};

/* Something to sort by its id. */
typedef struct
{
  guint64 beginning;         /* of the id: its first bytes, such that they sort as numbers */
  const char *id;
  int number;
} Sortable;

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

static MoniacIdTable *
number_companies (const MoniacRecords *records)
{
  MoniacIdTable *numbers = moniac_id_table_new (records->companies->len);

  for (guint i = 0; i < records->companies->len; i++)
    {
      const MoniacCompanyRecord *company = records->companies->pdata[i];

      moniac_id_table_add (numbers, company->id, (int) i);
    }

  return numbers;
}

/* Takes the deals in view, with the places of their companies in the file, and notes in `has` what that says of those. */
static void
take_deals (MoniacNetworkView          *self,
            const MoniacRecords        *records,
            const MoniacNetworkOptions *options,
            guint8                     *has)
{
  g_autoptr (MoniacIdTable) numbers = number_companies (records);

  self->deals = g_new (MoniacDealInView, records->deals->len + 1);
  for (guint i = 0; i < records->deals->len; i++)
    {
      const MoniacDealRecord *deal = records->deals->pdata[i];
      gboolean in_view = is_in_view (deal, options);
      int payer = deal->payer ? moniac_id_table_find (numbers, deal->payer) : MONIAC_OUTSIDE;
      int payee = deal->payee ? moniac_id_table_find (numbers, deal->payee) : MONIAC_OUTSIDE;

      if (in_view && moniac_status_is_soft (deal->status) && !options->talks)
        {
          self->n_soft++;
          in_view = FALSE;
        }
      if (in_view)
        self->deals[self->n_deals++] = (MoniacDealInView) { deal, payer, payee };
      if (payer >= 0)
        has[payer] |= in_view ? HAS_DEALS_IN_VIEW : HAS_DEALS;
      if (payee >= 0)
        has[payee] |= in_view ? HAS_DEALS_IN_VIEW : HAS_DEALS;
    }
}

static Sortable
make_sortable (const char *id,
               int         number)
{
  guint64 beginning = 0;

  /* Never beyond the end of the id, which counts as a 0. */
  for (int i = 0; i < 8 && (i == 0 || id[i - 1]); i++)
    beginning |= (guint64) (guchar) id[i] << (8 * (7 - i));

  return (Sortable) { beginning, id, number };
}

static int
compare_sortables (gconstpointer a,
                   gconstpointer b)
{
  const Sortable *x = a, *y = b;

  if (x->beginning != y->beginning)
    return x->beginning < y->beginning ? -1 : 1;

  return strcmp (x->id, y->id);
}

static void
sort_deals (MoniacNetworkView *self)
{
  g_autofree Sortable *order = g_new (Sortable, self->n_deals + 1);
  MoniacDealInView *sorted = g_new (MoniacDealInView, self->n_deals + 1);

  for (int i = 0; i < self->n_deals; i++)
    order[i] = make_sortable (self->deals[i].record->id, i);
  qsort (order, (gsize) self->n_deals, sizeof *order, compare_sortables);
  for (int i = 0; i < self->n_deals; i++)
    sorted[i] = self->deals[order[i].number];
  g_free (self->deals);
  self->deals = sorted;
}

/* A company is in view unless it has deals, and none of them is. `place`: where each company of the file comes to stand. */
static void
take_companies (MoniacNetworkView          *self,
                const MoniacRecords        *records,
                const MoniacNetworkOptions *options,
                const guint8               *has,
                int                        *place)
{
  g_autofree Sortable *order = g_new (Sortable, records->companies->len + 1);
  int n = 0;

  for (guint i = 0; i < records->companies->len; i++)
    {
      const MoniacCompanyRecord *company = records->companies->pdata[i];

      place[i] = MONIAC_OUTSIDE;
      if (!is_off (options, company->id) && has[i] != HAS_DEALS)
        order[n++] = make_sortable (company->id, (int) i);
    }
  qsort (order, (gsize) n, sizeof *order, compare_sortables);
  self->n_companies = n;
  self->companies = g_new (const MoniacCompanyRecord *, n + 1);
  for (int v = 0; v < n; v++)
    {
      self->companies[v] = records->companies->pdata[order[v].number];
      place[order[v].number] = v;
    }
}

/* Borrows from the records, which must outlive it. */
MoniacNetworkView *
moniac_network_view_new (const MoniacRecords        *records,
                         const MoniacNetworkOptions *options)
{
  MoniacNetworkView *self = g_new0 (MoniacNetworkView, 1);
  g_autofree guint8 *has = g_new0 (guint8, records->companies->len + 1);
  g_autofree int *place = g_new (int, records->companies->len + 1);

  take_deals (self, records, options, has);
  sort_deals (self);
  take_companies (self, records, options, has, place);
  for (int i = 0; i < self->n_deals; i++)
    {
      MoniacDealInView *deal = &self->deals[i];

      deal->payer = deal->payer >= 0 ? place[deal->payer] : MONIAC_OUTSIDE;
      deal->payee = deal->payee >= 0 ? place[deal->payee] : MONIAC_OUTSIDE;
    }

  return self;
}

void
moniac_network_view_free (MoniacNetworkView *self)
{
  g_free (self->companies);
  g_free (self->deals);
  g_free (self);
}
