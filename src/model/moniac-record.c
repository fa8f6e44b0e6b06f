/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a document as immutable values. */
#include "config.h"

#include "moniac-record.h"

/* new, ref, unref and the boxed type are the same for all records; each has its own free_content(). */
#define DEFINE_RECORD(Type, type)                                                        \
  static void free_##type (Moniac##Type##Record *self);                                  \
  G_DEFINE_BOXED_TYPE (Moniac##Type##Record, moniac_##type##_record,                     \
                       moniac_##type##_record_ref, moniac_##type##_record_unref)         \
  Moniac##Type##Record *                                                                 \
  moniac_##type##_record_new (void)                                                      \
  {                                                                                      \
    Moniac##Type##Record *self = g_new0 (Moniac##Type##Record, 1);                       \
    g_atomic_ref_count_init (&self->ref_count);                                          \
    return self;                                                                         \
  }                                                                                      \
  Moniac##Type##Record *                                                                 \
  moniac_##type##_record_ref (Moniac##Type##Record *self)                                \
  {                                                                                      \
    g_atomic_ref_count_inc (&self->ref_count);                                           \
    return self;                                                                         \
  }                                                                                      \
  void                                                                                   \
  moniac_##type##_record_unref (Moniac##Type##Record *self)                              \
  {                                                                                      \
    if (!g_atomic_ref_count_dec (&self->ref_count))                                      \
      return;                                                                            \
    free_##type (self);                                                                  \
    g_free (self);                                                                       \
  }

DEFINE_RECORD (Company, company)
DEFINE_RECORD (Deal, deal)
DEFINE_RECORD (Source, source)
DEFINE_RECORD (Header, header)

static const char * const view_ids[MONIAC_N_VIEWS] = { "ring", "layers", "map" };

const char *
moniac_view_get_id (MoniacView view)
{
  g_return_val_if_fail (view < MONIAC_N_VIEWS, NULL);
  return view_ids[view];
}

/* Returns FALSE, and leaves *out alone, for any other word. */
gboolean
moniac_view_from_id (const char *id,
                     MoniacView *out)
{
  for (int i = 0; i < MONIAC_N_VIEWS; i++)
    if (g_str_equal (view_ids[i], id))
      {
        *out = (MoniacView) i;
        return TRUE;
      }
  return FALSE;
}

static MoniacMembers *
copy_members (MoniacMembers *members)
{
  return members ? moniac_members_ref (members) : NULL;
}

char *
moniac_id_from_name (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name ? name : "", "C");
  GString *id = g_string_new (NULL);

  for (const char *at = ascii; *at; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (id, g_ascii_tolower (*at));
      else if (id->len > 0 && id->str[id->len - 1] != '-')
        g_string_append_c (id, '-');
    }
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);

  return g_string_free (id->len > 0 ? id : g_string_assign (id, "item"), FALSE);
}

void
moniac_record_set_text (char       **field,
                        const char  *text)
{
  char *copy = text && *text ? g_strdup (text) : NULL;

  g_free (*field);
  *field = copy;
}

/* Companies */

static void
free_company (MoniacCompanyRecord *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->kind);
  g_free (self->note);
  g_free (self->color);
  moniac_number_clear (&self->size);
  moniac_number_clear (&self->cash);
  for (int i = 0; i < MONIAC_N_VIEWS; i++)
    {
      moniac_number_clear (&self->pins[i].x);
      moniac_number_clear (&self->pins[i].y);
    }
  g_clear_pointer (&self->pin_members, moniac_members_unref);
  g_clear_pointer (&self->members, moniac_members_unref);
}

/* A copy of its own, to change and to hand over to the document. */
MoniacCompanyRecord *
moniac_company_record_copy (const MoniacCompanyRecord *self)
{
  MoniacCompanyRecord *copy = moniac_company_record_new ();

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->kind = g_strdup (self->kind);
  copy->note = g_strdup (self->note);
  copy->color = g_strdup (self->color);
  copy->size = moniac_number_copy (&self->size);
  copy->cash = moniac_number_copy (&self->cash);
  for (int i = 0; i < MONIAC_N_VIEWS; i++)
    {
      copy->pins[i].x = moniac_number_copy (&self->pins[i].x);
      copy->pins[i].y = moniac_number_copy (&self->pins[i].y);
    }
  copy->pin_members = copy_members (self->pin_members);
  copy->members = copy_members (self->members);

  return copy;
}

gboolean
moniac_company_record_equal (const MoniacCompanyRecord *self,
                             const MoniacCompanyRecord *other)
{
  for (int i = 0; i < MONIAC_N_VIEWS; i++)
    if (!moniac_number_equal (&self->pins[i].x, &other->pins[i].x)
        || !moniac_number_equal (&self->pins[i].y, &other->pins[i].y))
      return FALSE;

  return g_strcmp0 (self->id, other->id) == 0
         && g_strcmp0 (self->name, other->name) == 0
         && g_strcmp0 (self->kind, other->kind) == 0
         && g_strcmp0 (self->note, other->note) == 0
         && g_strcmp0 (self->color, other->color) == 0
         && moniac_number_equal (&self->size, &other->size)
         && moniac_number_equal (&self->cash, &other->cash)
         && moniac_members_equal (self->pin_members, other->pin_members)
         && moniac_members_equal (self->members, other->members);
}

/* The name as shown: never NULL. */
const char *
moniac_company_record_get_name (const MoniacCompanyRecord *self)
{
  return self->name && *self->name ? self->name : self->id;
}

/* Deals */

static void
free_cites (guint       n,
            MoniacCite *cites)
{
  for (guint i = 0; i < n; i++)
    {
      g_free (cites[i].source);
      g_free (cites[i].quote);
      g_clear_pointer (&cites[i].members, moniac_members_unref);
    }
  g_free (cites);
}

static MoniacCite *
copy_cites (guint             n,
            const MoniacCite *cites)
{
  MoniacCite *copy = g_new0 (MoniacCite, n);

  for (guint i = 0; i < n; i++)
    {
      copy[i].source = g_strdup (cites[i].source);
      copy[i].quote = g_strdup (cites[i].quote);
      copy[i].members = copy_members (cites[i].members);
    }
  return copy;
}

static gboolean
cites_equal (const MoniacDealRecord *a,
             const MoniacDealRecord *b)
{
  if (a->n_cites != b->n_cites)
    return FALSE;
  for (guint i = 0; i < a->n_cites; i++)
    if (g_strcmp0 (a->cites[i].source, b->cites[i].source) != 0
        || g_strcmp0 (a->cites[i].quote, b->cites[i].quote) != 0
        || !moniac_members_equal (a->cites[i].members, b->cites[i].members))
      return FALSE;
  return TRUE;
}

/**
 * moniac_deal_record_set_cites:
 * @n: how many
 * @cites: (array length=n): copied; may be those of the record itself
 */
void
moniac_deal_record_set_cites (MoniacDealRecord *self,
                              guint             n,
                              const MoniacCite *cites)
{
  MoniacCite *copy = copy_cites (n, cites);

  free_cites (self->n_cites, self->cites);
  self->n_cites = n;
  self->cites = copy;
}

static void
free_deal (MoniacDealRecord *self)
{
  g_free (self->id);
  g_free (self->payer);
  g_free (self->payee);
  g_free (self->kind_id);
  moniac_amount_clear (&self->amount);
  g_free (self->currency);
  moniac_number_clear (&self->paid);
  g_free (self->announcement);
  g_free (self->note);
  moniac_number_clear (&self->quantity);
  g_free (self->quantity_unit);
  g_clear_pointer (&self->quantity_members, moniac_members_unref);
  free_cites (self->n_cites, self->cites);
  g_clear_pointer (&self->members, moniac_members_unref);
}

MoniacDealRecord *
moniac_deal_record_copy (const MoniacDealRecord *self)
{
  MoniacDealRecord *copy = moniac_deal_record_new ();

  copy->id = g_strdup (self->id);
  copy->payer = g_strdup (self->payer);
  copy->payee = g_strdup (self->payee);
  copy->kind_id = g_strdup (self->kind_id);
  copy->kind = self->kind;
  copy->amount = moniac_amount_copy (&self->amount);
  copy->currency = g_strdup (self->currency);
  copy->paid = moniac_number_copy (&self->paid);
  copy->status = self->status;
  copy->date = self->date;
  copy->until = self->until;
  copy->announcement = g_strdup (self->announcement);
  copy->note = g_strdup (self->note);
  copy->inferred = self->inferred;
  copy->off = self->off;
  copy->quantity = moniac_number_copy (&self->quantity);
  copy->quantity_unit = g_strdup (self->quantity_unit);
  copy->quantity_members = copy_members (self->quantity_members);
  moniac_deal_record_set_cites (copy, self->n_cites, self->cites);
  copy->members = copy_members (self->members);

  return copy;
}

static gboolean
deal_texts_equal (const MoniacDealRecord *a,
                  const MoniacDealRecord *b)
{
  return g_strcmp0 (a->id, b->id) == 0
         && g_strcmp0 (a->payer, b->payer) == 0
         && g_strcmp0 (a->payee, b->payee) == 0
         && g_strcmp0 (a->kind_id, b->kind_id) == 0
         && g_strcmp0 (a->currency, b->currency) == 0
         && g_strcmp0 (a->announcement, b->announcement) == 0
         && g_strcmp0 (a->note, b->note) == 0
         && g_strcmp0 (a->quantity_unit, b->quantity_unit) == 0;
}

gboolean
moniac_deal_record_equal (const MoniacDealRecord *self,
                          const MoniacDealRecord *other)
{
  return deal_texts_equal (self, other)
         && moniac_amount_equal (&self->amount, &other->amount)
         && moniac_number_equal (&self->paid, &other->paid)
         && moniac_number_equal (&self->quantity, &other->quantity)
         && self->status == other->status
         && moniac_date_equal (&self->date, &other->date)
         && moniac_date_equal (&self->until, &other->until)
         && !self->inferred == !other->inferred
         && !self->off == !other->off
         && moniac_members_equal (self->quantity_members, other->quantity_members)
         && moniac_members_equal (self->members, other->members)
         && cites_equal (self, other);
}

/* Sources */

static void
free_source (MoniacSourceRecord *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->publisher);
  g_free (self->url);
  g_clear_pointer (&self->members, moniac_members_unref);
}

MoniacSourceRecord *
moniac_source_record_copy (const MoniacSourceRecord *self)
{
  MoniacSourceRecord *copy = moniac_source_record_new ();

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->publisher = g_strdup (self->publisher);
  copy->url = g_strdup (self->url);
  copy->date = self->date;
  copy->members = copy_members (self->members);

  return copy;
}

gboolean
moniac_source_record_equal (const MoniacSourceRecord *self,
                            const MoniacSourceRecord *other)
{
  return g_strcmp0 (self->id, other->id) == 0
         && g_strcmp0 (self->title, other->title) == 0
         && g_strcmp0 (self->publisher, other->publisher) == 0
         && g_strcmp0 (self->url, other->url) == 0
         && moniac_date_equal (&self->date, &other->date)
         && moniac_members_equal (self->members, other->members);
}

/* The document's own members */

static void
free_rates (guint       n,
            MoniacRate *rates)
{
  for (guint i = 0; i < n; i++)
    {
      g_free (rates[i].currency);
      moniac_number_clear (&rates[i].rate);
    }
  g_free (rates);
}

/**
 * moniac_header_record_set_rates:
 * @n: how many
 * @rates: (array length=n): copied; may be those of the record itself
 */
void
moniac_header_record_set_rates (MoniacHeaderRecord *self,
                                guint               n,
                                const MoniacRate   *rates)
{
  MoniacRate *copy = g_new0 (MoniacRate, n);

  for (guint i = 0; i < n; i++)
    {
      copy[i].currency = g_strdup (rates[i].currency);
      copy[i].rate = moniac_number_copy (&rates[i].rate);
    }
  free_rates (self->n_rates, self->rates);
  self->n_rates = n;
  self->rates = copy;
}

static void
free_header (MoniacHeaderRecord *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->credit);
  g_free (self->currency);
  free_rates (self->n_rates, self->rates);
  g_free (self->story);
  g_free (self->view);
  g_clear_pointer (&self->members, moniac_members_unref);
}

MoniacHeaderRecord *
moniac_header_record_copy (const MoniacHeaderRecord *self)
{
  MoniacHeaderRecord *copy = moniac_header_record_new ();

  copy->title = g_strdup (self->title);
  copy->subtitle = g_strdup (self->subtitle);
  copy->credit = g_strdup (self->credit);
  copy->currency = g_strdup (self->currency);
  moniac_header_record_set_rates (copy, self->n_rates, self->rates);
  copy->story = g_strdup (self->story);
  copy->view = g_strdup (self->view);
  copy->members = copy_members (self->members);

  return copy;
}

gboolean
moniac_header_record_equal (const MoniacHeaderRecord *self,
                            const MoniacHeaderRecord *other)
{
  if (self->n_rates != other->n_rates)
    return FALSE;
  for (guint i = 0; i < self->n_rates; i++)
    if (g_strcmp0 (self->rates[i].currency, other->rates[i].currency) != 0
        || !moniac_number_equal (&self->rates[i].rate, &other->rates[i].rate))
      return FALSE;

  return g_strcmp0 (self->title, other->title) == 0
         && g_strcmp0 (self->subtitle, other->subtitle) == 0
         && g_strcmp0 (self->credit, other->credit) == 0
         && g_strcmp0 (self->currency, other->currency) == 0
         && g_strcmp0 (self->story, other->story) == 0
         && g_strcmp0 (self->view, other->view) == 0
         && moniac_members_equal (self->members, other->members);
}

/* The document's currency: never NULL. */
const char *
moniac_header_record_get_currency (const MoniacHeaderRecord *self)
{
  return self->currency && *self->currency ? self->currency : MONIAC_DEFAULT_CURRENCY;
}

/**
 * moniac_header_record_get_rate:
 * @currency: (nullable): a currency, NULL for the document's
 *
 * Returns: (nullable) (transfer none): units of the document's currency for one of @currency;
 *   NULL where the document has no rate for it
 */
const MoniacNumber *
moniac_header_record_get_rate (const MoniacHeaderRecord *self,
                               const char               *currency)
{
  static MoniacNumber one = { (char *) "1", 1 };

  if (!currency || g_str_equal (currency, moniac_header_record_get_currency (self)))
    return &one;
  for (guint i = 0; i < self->n_rates; i++)
    if (g_str_equal (self->rates[i].currency, currency))
      return &self->rates[i].rate;
  return NULL;
}
