/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists of companies and deals are searched and sorted by. Names belong to companies, so they are folded and
 * compared once a company; a deal knows whose they are. */
#include "config.h"

#include "moniac-search-index.h"

#include <string.h>

#include "moniac-id-table.h"
#include "moniac-search.h"

/* Of a query; more words than this find what the first ones do. */
#define MAX_WORDS 32
/* How many deals are looked at between two looks at the cancellable. */
#define AT_ONCE 4096

typedef struct
{
  GRefString *name;          /* folded words */
  GRefString *more;          /* of its kind and note; NULL where it has none */
  GRefString *collation;
  guint rank;                /* of its collation among all, from 1 */
} Company;

typedef struct
{
  int payer;                 /* number of the company; -1 for none */
  int payee;
  guint8 kind;
  guint8 status;
  GRefString *more;          /* its own folded words; NULL where it has none */
} Deal;

struct _MoniacSearchIndex
{
  gatomicrefcount ref_count;
  gboolean of_deals;
  MoniacRecords *records;
  Company *companies;
  Deal *deals;               /* NULL for an index of companies */
  MoniacSearchKey *keys;     /* of the items */
  char *kinds[MONIAC_N_KINDS];
  char *statuses[MONIAC_N_STATUSES];
};

/* Which items two lists of records share at their beginnings and ends. */
typedef struct
{
  guint start;
  guint end;
  guint n_before;
  guint n;
} Shared;

static Shared
find_shared (const GPtrArray *before,
             const GPtrArray *now)
{
  Shared shared = { .n_before = before ? before->len : 0, .n = now->len };
  guint most = MIN (shared.n_before, shared.n);

  while (shared.start < most && before->pdata[shared.start] == now->pdata[shared.start])
    shared.start++;
  while (shared.end < most - shared.start
         && before->pdata[shared.n_before - 1 - shared.end] == now->pdata[shared.n - 1 - shared.end])
    shared.end++;
  return shared;
}

/* -1 where there was none. */
static int
position_before (const Shared *shared,
                 guint         i)
{
  if (i < shared->start)
    return (int) i;
  return i >= shared->n - shared->end ? (int) (i + shared->n_before - shared->n) : -1;
}

static GRefString *
acquire (GRefString *string)
{
  return string ? g_ref_string_acquire (string) : NULL;
}

static void
release (GRefString *string)
{
  if (string)
    g_ref_string_release (string);
}

/* NULL where there are no words. */
static GRefString *
take_words (GString *words)
{
  GRefString *string = words->len > 0 ? g_ref_string_new_len (words->str, words->len) : NULL;

  g_string_free (words, TRUE);
  return string;
}

static GRefString *
make_collation (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *key = g_utf8_collate_key (folded, -1);

  return g_ref_string_new (key);
}

static void
fill_company (Company                   *company,
              const MoniacCompanyRecord *record)
{
  const char *name = moniac_company_record_get_name (record);
  GString *more = g_string_new (NULL);
  g_autofree char *words = moniac_search_fold_text (name);

  moniac_search_append_words (more, record->kind);
  moniac_search_append_words (more, record->note);
  company->name = g_ref_string_new (words);
  company->more = take_words (more);
  company->collation = make_collation (name);
}

static void
fill_companies (MoniacSearchIndex       *self,
                const MoniacSearchIndex *previous)
{
  const GPtrArray *records = self->records->companies;
  Shared shared = find_shared (previous ? previous->records->companies : NULL, records);

  self->companies = g_new0 (Company, records->len);
  for (guint i = 0; i < records->len; i++)
    {
      int before = position_before (&shared, i);

      if (before < 0)
        {
          fill_company (&self->companies[i], records->pdata[i]);
          continue;
        }
      self->companies[i].name = acquire (previous->companies[before].name);
      self->companies[i].more = acquire (previous->companies[before].more);
      self->companies[i].collation = acquire (previous->companies[before].collation);
    }
}

static int
compare_collations (gconstpointer a,
                    gconstpointer b)
{
  const Company *first = *(const Company **) a, *second = *(const Company **) b;

  return strcmp (first->collation, second->collation);
}

static void
rank_companies (MoniacSearchIndex *self)
{
  guint n = self->records->companies->len;
  g_autofree Company **sorted = g_new (Company *, n + 1);

  for (guint i = 0; i < n; i++)
    sorted[i] = &self->companies[i];
  qsort (sorted, n, sizeof *sorted, compare_collations);
  for (guint i = 0; i < n; i++)
    {
      gboolean same = i > 0 && strcmp (sorted[i - 1]->collation, sorted[i]->collation) == 0;

      sorted[i]->rank = same ? sorted[i - 1]->rank : i + 1;
    }
}

static gboolean
has_usual_kind (const MoniacDealRecord *record)
{
  return !record->kind_id || g_str_equal (record->kind_id, moniac_kind_get_id (record->kind));
}

/* Most deals have none: then nothing is allocated. */
static GRefString *
make_deal_words (const MoniacDealRecord *record)
{
  GString *more;

  if (has_usual_kind (record) && !record->announcement && !record->note && !record->quantity_unit && record->n_cites == 0)
    return NULL;
  more = g_string_new (NULL);
  if (!has_usual_kind (record))
    moniac_search_append_words (more, record->kind_id);
  moniac_search_append_words (more, record->announcement);
  moniac_search_append_words (more, record->note);
  moniac_search_append_words (more, record->quantity_unit);
  for (guint i = 0; i < record->n_cites; i++)
    moniac_search_append_words (more, record->cites[i].quote);
  return take_words (more);
}

static void
fill_deal (MoniacSearchIndex      *self,
           guint                   i,
           const MoniacIdTable    *numbers,
           const MoniacDealRecord *record)
{
  Deal *deal = &self->deals[i];
  MoniacSearchKey *key = &self->keys[i];

  deal->payer = record->payer ? moniac_id_table_find (numbers, record->payer) : -1;
  deal->payee = record->payee ? moniac_id_table_find (numbers, record->payee) : -1;
  deal->kind = record->kind;
  deal->status = record->status;
  key->name = deal->payer >= 0 ? self->companies[deal->payer].rank : 0;
  key->payee = deal->payee >= 0 ? self->companies[deal->payee].rank : 0;
  key->amount = moniac_search_amount (record, self->records->header);
  key->day = moniac_date_is_set (&record->date) ? moniac_date_first_day (&record->date) : 0;
}

static void
fill_deals (MoniacSearchIndex       *self,
            const MoniacSearchIndex *previous,
            GCancellable            *cancellable)
{
  const GPtrArray *records = self->records->deals, *companies = self->records->companies;
  Shared shared = find_shared (previous ? previous->records->deals : NULL, records);
  g_autoptr (MoniacIdTable) numbers = moniac_id_table_new (companies->len);

  for (guint i = 0; i < companies->len; i++)
    moniac_id_table_add (numbers, ((MoniacCompanyRecord *) companies->pdata[i])->id, (int) i);
  self->deals = g_new0 (Deal, records->len);
  self->keys = g_new0 (MoniacSearchKey, records->len);
  for (guint i = 0; i < records->len; i++)
    {
      int before = position_before (&shared, i);

      if (i % AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      fill_deal (self, i, numbers, records->pdata[i]);
      self->deals[i].more = before >= 0 ? acquire (previous->deals[before].more) : make_deal_words (records->pdata[i]);
    }
}

static char *
fold_two (const char *first,
          const char *second)
{
  GString *words = g_string_new (NULL);

  moniac_search_append_words (words, first);
  moniac_search_append_words (words, second);
  return g_string_free (words, FALSE);
}

static void
fill_names_of_kinds (MoniacSearchIndex *self)
{
  for (int i = 0; i < MONIAC_N_KINDS; i++)
    self->kinds[i] = fold_two (moniac_kind_get_id (i), moniac_kind_get_label (i));
  for (int i = 0; i < MONIAC_N_STATUSES; i++)
    self->statuses[i] = i == MONIAC_STATUS_UNSTATED ? g_strdup ("") : moniac_search_fold_text (moniac_status_get_label (i));
}

static void
free_index (MoniacSearchIndex *self)
{
  for (guint i = 0; i < self->records->companies->len; i++)
    {
      release (self->companies[i].name);
      release (self->companies[i].more);
      release (self->companies[i].collation);
    }
  for (guint i = 0; self->deals && i < self->records->deals->len; i++)
    release (self->deals[i].more);
  for (int i = 0; i < MONIAC_N_KINDS; i++)
    g_free (self->kinds[i]);
  for (int i = 0; i < MONIAC_N_STATUSES; i++)
    g_free (self->statuses[i]);
  g_free (self->companies);
  g_free (self->deals);
  g_free (self->keys);
  moniac_records_free (self->records);
  g_free (self);
}

MoniacSearchIndex *
moniac_search_index_new (MoniacRecords           *records,
                         gboolean                 of_deals,
                         const MoniacSearchIndex *previous,
                         GCancellable            *cancellable)
{
  g_autoptr (MoniacSearchIndex) self = g_new0 (MoniacSearchIndex, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->of_deals = of_deals;
  self->records = records;
  fill_companies (self, previous);
  rank_companies (self);
  if (of_deals)
    {
      fill_names_of_kinds (self);
      fill_deals (self, previous, cancellable);
    }
  else
    {
      self->keys = g_new0 (MoniacSearchKey, records->companies->len);
      for (guint i = 0; i < records->companies->len; i++)
        self->keys[i].name = self->companies[i].rank;
    }
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

MoniacSearchIndex *
moniac_search_index_ref (MoniacSearchIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_search_index_unref (MoniacSearchIndex *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    free_index (self);
}

/* Searching: a bit for each word. */

static guint32
find_words (const char         *text,
            const char * const *words)
{
  guint32 found = 0;

  for (int i = 0; text && words[i] && i < MAX_WORDS; i++)
    if (strstr (text, words[i]))
      found |= (guint32) 1 << i;
  return found;
}

static guint32
all_words (const char * const *words)
{
  int n = 0;

  while (words[n] && n < MAX_WORDS)
    n++;
  return n == MAX_WORDS ? G_MAXUINT32 : ((guint32) 1 << n) - 1;
}

/* What the words of a query are found in that many deals share. */
typedef struct
{
  guint32 *companies;
  guint32 kinds[MONIAC_N_KINDS];
  guint32 statuses[MONIAC_N_STATUSES];
} Found;

static void
find_in_shared (const MoniacSearchIndex *self,
                const char * const      *words,
                Found                   *found)
{
  guint n = self->records->companies->len;

  found->companies = g_new (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    found->companies[i] = find_words (self->companies[i].name, words);
  for (int i = 0; self->of_deals && i < MONIAC_N_KINDS; i++)
    found->kinds[i] = find_words (self->kinds[i], words);
  for (int i = 0; self->of_deals && i < MONIAC_N_STATUSES; i++)
    found->statuses[i] = find_words (self->statuses[i], words);
}

static gboolean
matches (const MoniacSearchIndex *self,
         guint                    item,
         const char * const      *words,
         const Found             *found,
         guint32                  all)
{
  const Deal *deal;
  guint32 has;

  if (!self->of_deals)
    return (found->companies[item] | find_words (self->companies[item].more, words)) == all;
  deal = &self->deals[item];
  has = found->kinds[deal->kind] | found->statuses[deal->status];
  if (deal->payer >= 0)
    has |= found->companies[deal->payer];
  if (deal->payee >= 0)
    has |= found->companies[deal->payee];
  return has == all || (has | find_words (deal->more, words)) == all;
}

static void
find_matches (const MoniacSearchIndex *self,
              const char * const      *words,
              GArray                  *positions,
              GCancellable            *cancellable)
{
  guint n = self->of_deals ? self->records->deals->len : self->records->companies->len;
  Found found = { NULL };

  if (words)
    find_in_shared (self, words, &found);
  for (guint i = 0; i < n; i++)
    {
      if (i % AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (!words || matches (self, i, words, &found, all_words (words)))
        g_array_append_val (positions, i);
    }
  g_free (found.companies);
}

typedef struct
{
  const MoniacSearchKey *keys;
  MoniacSearchCompare compare;
  guint sort;
} Sorting;

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  const Sorting *sorting = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  int order = sorting->compare (sorting->sort, &sorting->keys[first], &sorting->keys[second]);

  return order != 0 ? order : (first > second) - (first < second);
}

GArray *
moniac_search_index_find (const MoniacSearchIndex *self,
                          const char * const      *words,
                          MoniacSearchCompare      compare,
                          guint                    sort,
                          GCancellable            *cancellable)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  Sorting sorting = { self->keys, compare, sort };

  find_matches (self, words, positions, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  g_array_sort_with_data (positions, compare_positions, &sorting);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&positions);
}
