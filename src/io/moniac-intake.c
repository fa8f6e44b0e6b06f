/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers companies and deals for the importers, and makes a document of them. */
#include "config.h"

#include "moniac-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-deal-file.h"
#include "moniac-json-walk.h"
/* A deal, and where the text tells it. */
typedef struct
{
  MoniacDealRecord *record;
  const char *at;
  char *pointer;
} Pending;

struct _MoniacIntake
{
  MoniacJsonReport *report;
  GCancellable *cancellable;
  gboolean full;             /* a limit was reached */

  GPtrArray *companies;
  GHashTable *by_key;        /* key to record, borrowed from companies */
  GArray *deals;             /* of Pending */
  GPtrArray *sources;
  GHashTable *by_url;        /* to source record, borrowed */
  GArray *rates;             /* of MoniacRate */
  GHashTable *n_ids;         /* an id without its number to how many there are */
  GHashTable *ids;           /* set of all ids */
};

static void
clear_pending (gpointer data)
{
  Pending *pending = data;

  moniac_deal_record_unref (pending->record);
  g_free (pending->pointer);
}

static void
clear_rate (gpointer data)
{
  MoniacRate *rate = data;

  g_free (rate->currency);
  moniac_number_clear (&rate->rate);
}

MoniacIntake *
moniac_intake_new (MoniacJsonReport *report,
                   GCancellable     *cancellable)
{
  MoniacIntake *self = g_new0 (MoniacIntake, 1);

  self->report = report;
  self->cancellable = cancellable;
  self->companies = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_company_record_unref);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->deals = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (self->deals, clear_pending);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_source_record_unref);
  self->by_url = g_hash_table_new (g_str_hash, g_str_equal);
  self->rates = g_array_new (FALSE, FALSE, sizeof (MoniacRate));
  g_array_set_clear_func (self->rates, clear_rate);
  self->n_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
moniac_intake_free (MoniacIntake *self)
{
  g_ptr_array_unref (self->companies);
  g_hash_table_unref (self->by_key);
  g_array_unref (self->deals);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->by_url);
  g_array_unref (self->rates);
  g_hash_table_unref (self->n_ids);
  g_hash_table_unref (self->ids);
  g_free (self);
}

/* Problems */

static void
add_problem (MoniacIntake      *self,
             MoniacProblemCode  code,
             MoniacSeverity     severity,
             const char        *at,
             const char        *pointer,
             const char        *format,
             va_list            args) G_GNUC_PRINTF (6, 0);

static void
add_problem (MoniacIntake      *self,
             MoniacProblemCode  code,
             MoniacSeverity     severity,
             const char        *at,
             const char        *pointer,
             const char        *format,
             va_list            args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);

  moniac_json_report_add (self->report, code, severity, at, pointer ? pointer : "", message);
}

void
moniac_intake_error (MoniacIntake      *self,
                     MoniacProblemCode  code,
                     const char        *at,
                     const char        *pointer,
                     const char        *format,
                     ...)
{
  va_list args;

  va_start (args, format);
  add_problem (self, code, MONIAC_SEVERITY_ERROR, at, pointer, format, args);
  va_end (args);
}

void
moniac_intake_warning (MoniacIntake      *self,
                       MoniacProblemCode  code,
                       const char        *at,
                       const char        *pointer,
                       const char        *format,
                       ...)
{
  va_list args;

  va_start (args, format);
  add_problem (self, code, MONIAC_SEVERITY_WARNING, at, pointer, format, args);
  va_end (args);
}

gboolean
moniac_intake_has_errors (MoniacIntake *self)
{
  return moniac_json_report_get_n_errors (self->report) > 0;
}

gboolean
moniac_intake_goes_on (MoniacIntake *self)
{
  return !self->full && !g_cancellable_is_cancelled (self->cancellable);
}

/* Told once; what lies beyond is not taken in. */
static gboolean
has_room (MoniacIntake *self,
          guint         n,
          guint         limit,
          const char   *at)
{
  if (self->full)
    return FALSE;
  if (n < limit)
    return TRUE;
  self->full = TRUE;
  if (limit == MONIAC_DEAL_FILE_MAX_COMPANIES)
    moniac_intake_error (self, MONIAC_PROBLEM_TOO_MANY, at, NULL,
                         _("there are more than %d companies"), MONIAC_DEAL_FILE_MAX_COMPANIES);
  else
    moniac_intake_error (self, MONIAC_PROBLEM_TOO_MANY, at, NULL,
                         _("there are more than %d deals"), MONIAC_DEAL_FILE_MAX_DEALS);
  return FALSE;
}

/* Ids */

/* "name", "name-2", …: counted by name, so that many of one name cost no more than a few. */
static char *
make_id (MoniacIntake *self,
         const char   *name)
{
  char *base = moniac_id_from_name (name);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_ids, base));
  char *id = NULL;

  do
    {
      g_free (id);
      number++;
      id = number == 1 ? g_strdup (base) : g_strdup_printf ("%s-%u", base, number);
    }
  while (g_hash_table_contains (self->ids, id));
  g_hash_table_insert (self->n_ids, base, GUINT_TO_POINTER (number));
  g_hash_table_add (self->ids, g_strdup (id));
  return id;
}

/* Companies */

static MoniacCompanyRecord *
insert_company (MoniacIntake *self,
                const char   *key,
                const char   *name)
{
  MoniacCompanyRecord *company = moniac_company_record_new ();

  moniac_record_set_text (&company->name, name);
  g_ptr_array_add (self->companies, company);
  g_hash_table_insert (self->by_key, g_strdup (key), company);
  return company;
}

MoniacCompanyRecord *
moniac_intake_add_company (MoniacIntake *self,
                           const char   *key,
                           const char   *name,
                           const char   *at,
                           const char   *pointer)
{
  if (!has_room (self, self->companies->len, MONIAC_DEAL_FILE_MAX_COMPANIES, at))
    return NULL;
  if (key == NULL || *key == '\0')
    {
      moniac_intake_error (self, MONIAC_PROBLEM_EMPTY_ID, at, pointer, _("a company has neither a name nor an id"));
      return NULL;
    }
  if (g_hash_table_contains (self->by_key, key))
    {
      g_autofree char *quoted = moniac_problem_quote (key);

      moniac_intake_error (self, MONIAC_PROBLEM_DUPLICATE_ID, at, pointer,
                           _("there are two companies called “%s”"), quoted);
      return NULL;
    }
  return insert_company (self, key, name != NULL && *name != '\0' ? name : key);
}

MoniacCompanyRecord *
moniac_intake_ensure_company (MoniacIntake *self,
                              const char   *key)
{
  MoniacCompanyRecord *company = g_hash_table_lookup (self->by_key, key);

  if (company != NULL || *key == '\0'
      || !has_room (self, self->companies->len, MONIAC_DEAL_FILE_MAX_COMPANIES, NULL))
    return company;
  return insert_company (self, key, key);
}

MoniacCompanyRecord *
moniac_intake_find_company (MoniacIntake *self,
                            const char   *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

/* Deals */

void
moniac_intake_add_deal (MoniacIntake     *self,
                        MoniacDealRecord *deal,
                        const char       *at,
                        const char       *pointer)
{
  Pending pending = { deal, at, g_strdup (pointer) };

  if (has_room (self, self->deals->len, MONIAC_DEAL_FILE_MAX_DEALS, at))
    g_array_append_val (self->deals, pending);
  else
    clear_pending (&pending);
}

static gboolean
has_rate (MoniacIntake *self,
          const char   *currency)
{
  for (guint i = 0; i < self->rates->len; i++)
    if (g_str_equal (g_array_index (self->rates, MoniacRate, i).currency, currency))
      return TRUE;
  return FALSE;
}

void
moniac_intake_set_rate (MoniacIntake       *self,
                        const char         *currency,
                        const MoniacNumber *rate)
{
  MoniacRate added = { NULL };

  if (has_rate (self, currency))
    return;
  added.currency = g_strdup (currency);
  added.rate = moniac_number_copy (rate);
  g_array_append_val (self->rates, added);
}

void
moniac_intake_cite (MoniacIntake     *self,
                    MoniacDealRecord *deal,
                    const char       *url)
{
  MoniacSourceRecord *source = g_hash_table_lookup (self->by_url, url);
  MoniacCite cite = { 0 };

  if (source == NULL)
    {
      source = moniac_source_record_new ();
      source->id = make_id (self, "source");
      moniac_record_set_text (&source->url, url);
      g_ptr_array_add (self->sources, source);
      g_hash_table_insert (self->by_url, source->url, source);
    }
  cite.source = source->id;
  moniac_deal_record_set_cites (deal, 1, &cite);
}

/* Members */

static gboolean
may_be_kept (const MoniacShape *shape,
             GHashTable        *kept,
             char              *name)
{
  return *name != '\0' && moniac_shape_find (shape, name, strlen (name), 0) < 0
         && g_hash_table_add (kept, name);
}

MoniacMembers *
moniac_intake_make_members (MoniacShapeId  shape,
                            GPtrArray     *names,
                            GPtrArray     *raws)
{
  g_autoptr (GPtrArray) kept_names = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept_raws = g_ptr_array_new ();
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < names->len; i++)
    if (may_be_kept (moniac_shape_get (shape), kept, names->pdata[i]))
      {
        g_ptr_array_add (kept_names, names->pdata[i]);
        g_ptr_array_add (kept_raws, raws->pdata[i]);
      }
  if (kept_names->len == 0)
    return NULL;
  return moniac_members_new (kept_names->len, (const char * const *) kept_names->pdata,
                             (const char * const *) kept_raws->pdata);
}

/* The end */

static void
complete_companies (MoniacIntake *self)
{
  for (guint i = 0; i < self->companies->len; i++)
    {
      MoniacCompanyRecord *company = self->companies->pdata[i];

      company->id = make_id (self, company->name);
    }
}

/* Puts an id in the place of a key. */
static gboolean
resolve_party (MoniacIntake   *self,
               char          **party,
               const Pending  *pending)
{
  const MoniacCompanyRecord *company = *party != NULL ? g_hash_table_lookup (self->by_key, *party) : NULL;
  g_autofree char *quoted = NULL;

  if (*party == NULL)
    return TRUE;
  if (company != NULL)
    {
      g_free (*party);
      *party = g_strdup (company->id);
      return TRUE;
    }
  quoted = moniac_problem_quote (*party);
  moniac_intake_error (self, MONIAC_PROBLEM_UNKNOWN_COMPANY, pending->at, pending->pointer,
                       _("there is no company “%s”"), quoted);
  return FALSE;
}

static void
complete_deal (MoniacIntake  *self,
               const Pending *pending)
{
  MoniacDealRecord *deal = pending->record;
  g_autofree char *wish = NULL;

  if (deal->payer == NULL && deal->payee == NULL)
    {
      moniac_intake_error (self, MONIAC_PROBLEM_NO_PARTY, pending->at, pending->pointer,
                           _("a deal has neither a payer nor a payee"));
      return;
    }
  if (!resolve_party (self, &deal->payer, pending) | !resolve_party (self, &deal->payee, pending))
    return;
  wish = g_strconcat (deal->payer ? deal->payer : "outside", "-", deal->payee ? deal->payee : "outside", NULL);
  deal->id = make_id (self, wish);
}

/* The document's is the one that comes without a rate; of another one without a rate nobody knows the worth. */
static char *
find_currency (MoniacIntake *self)
{
  const char *currency = NULL;

  for (guint i = 0; i < self->deals->len; i++)
    {
      const Pending *pending = &g_array_index (self->deals, Pending, i);
      const char *other = pending->record->currency;

      if (other == NULL || has_rate (self, other))
        continue;
      if (currency == NULL)
        currency = other;
      else if (!g_str_equal (currency, other))
        {
          g_autofree char *one = moniac_problem_quote (currency), *two = moniac_problem_quote (other);

          moniac_intake_error (self, MONIAC_PROBLEM_MISSING_RATE, pending->at, pending->pointer,
                               _("this amount is in %s and others are in %s; there is no rate to convert it with"),
                               two, one);
        }
    }
  return g_strdup (currency != NULL ? currency : MONIAC_NO_CURRENCY);
}

static void
complete_header (MoniacIntake       *self,
                 MoniacHeaderRecord *header,
                 const char         *title)
{
  moniac_record_set_text (&header->title, title);
  header->currency = find_currency (self);
  moniac_header_record_set_rates (header, self->rates->len, (const MoniacRate *) self->rates->data);
}

static void
complete_deals (MoniacIntake  *self,
                MoniacRecords *records)
{
  for (guint i = 0; i < self->deals->len; i++)
    {
      const Pending *pending = &g_array_index (self->deals, Pending, i);

      complete_deal (self, pending);
      if (g_strcmp0 (pending->record->currency, records->header->currency) == 0)
        g_clear_pointer (&pending->record->currency, g_free);
      g_ptr_array_add (records->deals, moniac_deal_record_ref (pending->record));
    }
}

MoniacRecords *
moniac_intake_finish (MoniacIntake *self,
                      const char   *title)
{
  g_autoptr (MoniacRecords) records = moniac_records_new ();

  complete_companies (self);
  complete_header (self, records->header, title);
  complete_deals (self, records);
  g_ptr_array_extend (records->companies, self->companies, (GCopyFunc) moniac_company_record_ref, NULL);
  g_ptr_array_extend (records->sources, self->sources, (GCopyFunc) moniac_source_record_ref, NULL);
  if (self->companies->len == 0 && !moniac_intake_has_errors (self))
    moniac_intake_error (self, MONIAC_PROBLEM_EMPTY, NULL, NULL, _("there are no companies and no deals in this file"));
  if (moniac_intake_has_errors (self) || g_cancellable_is_cancelled (self->cancellable))
    return NULL;
  return g_steal_pointer (&records);
}
