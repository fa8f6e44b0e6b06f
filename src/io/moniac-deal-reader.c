/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes records of JSON text that the scan has found to be sound, by the tables of
 * moniac-deal-shape. What it cannot accept it reports, and goes on. */
#include "config.h"

#include "moniac-deal-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-deal-file.h"
#include "moniac-deal-parts.h"
#include "moniac-deal-values.h"

/* How many items of a list lie between two looks at the cancellable. */
#define ITEMS_UNTIL_CHECK 4096

/* A member as it was found: what its name is, and its text where that has to be kept. */
typedef struct
{
  const char *name;
  gsize name_length;
  int field;                 /* -1: unknown */
  const char *raw;           /* NULL where the record holds the value */
  gsize raw_length;
} Found;

/* The fields that an object has had so far, as bits, and the one that should follow. */
typedef struct
{
  guint fields;
  guint next;
} Seen;

static void
report_too_many (MoniacReading *self,
                 const char    *at,
                 int            list)
{
  if (list == MONIAC_LIST_SOURCES)
    moniac_reading_error (self, MONIAC_PROBLEM_TOO_MANY, at,
                          _("there are more than %d sources"), MONIAC_DEAL_FILE_MAX_SOURCES);
  else if (list == MONIAC_LIST_COMPANIES)
    moniac_reading_error (self, MONIAC_PROBLEM_TOO_MANY, at,
                          _("there are more than %d companies"), MONIAC_DEAL_FILE_MAX_COMPANIES);
  else
    moniac_reading_error (self, MONIAC_PROBLEM_TOO_MANY, at,
                          _("there are more than %d deals"), MONIAC_DEAL_FILE_MAX_DEALS);
}

/* Lists refer to each other, so they are only found here, and read later in good order. */
static gboolean
find_list (MoniacReading  *self,
           MoniacJsonIter *iter,
           int             list)
{
  const char *at = iter->value;
  static const guint limits[MONIAC_N_LISTS] = {
    MONIAC_DEAL_FILE_MAX_SOURCES,
    MONIAC_DEAL_FILE_MAX_COMPANIES,
    MONIAC_DEAL_FILE_MAX_DEALS,
  };

  if (!moniac_reading_check_type (self, at, MONIAC_JSON_ARRAY) || moniac_json_is_empty (at))
    return FALSE;
  self->n_items[list] = moniac_json_count (at, &iter->end);
  if (self->n_items[list] > limits[list])
    report_too_many (self, at, list);
  else
    self->lists[list] = at;
  return TRUE;
}

/* One member of any object, by its field */

static gboolean
read_field (MoniacReading     *self,
            const MoniacField *field,
            MoniacJsonIter    *iter,
            gpointer           record)
{
  gpointer value = G_STRUCT_MEMBER_P (record, field->offset);
  const char *at = iter->value;
  const char *end = iter->end;

  switch (field->type)
    {
    case MONIAC_FIELD_FORMAT:
    case MONIAC_FIELD_VERSION:
      return TRUE;
    case MONIAC_FIELD_CURRENCY:
      self->currency_at = at;
      return moniac_read_text (self, at, end, value);
    case MONIAC_FIELD_TEXT:
      return moniac_read_text (self, at, end, value);
    case MONIAC_FIELD_ID:
      return moniac_read_id (self, at, end, value);
    case MONIAC_FIELD_CITED:
      return moniac_read_cited (self, at, end, value);
    case MONIAC_FIELD_PARTY:
      return moniac_read_party (self, at, end, value);
    case MONIAC_FIELD_KIND:
      return moniac_read_kind (self, at, end, record);
    case MONIAC_FIELD_LINK:
      return moniac_read_link (self, at, end, value);
    case MONIAC_FIELD_STATUS:
      return moniac_read_status (self, at, end, value);
    case MONIAC_FIELD_MONEY:
      return moniac_read_money (self, at, end, value);
    case MONIAC_FIELD_DATE:
      return moniac_read_date (self, at, end, value);
    case MONIAC_FIELD_FLAG:
      return moniac_read_flag (self, at, value);
    case MONIAC_FIELD_RAW_ARRAY:
      return moniac_read_raw (self, iter, MONIAC_JSON_ARRAY, value);
    case MONIAC_FIELD_RAW_OBJECT:
      return moniac_read_raw (self, iter, MONIAC_JSON_OBJECT, value);
    case MONIAC_FIELD_RATES:
      return moniac_read_rates (self, iter, record);
    case MONIAC_FIELD_AMOUNT:
      return moniac_read_amount (self, iter, value);
    case MONIAC_FIELD_QUANTITY:
      return moniac_read_quantity (self, iter, record);
    case MONIAC_FIELD_CITES:
      return moniac_read_cites (self, iter, record);
    case MONIAC_FIELD_PINS:
      return moniac_read_pins (self, iter, record);
    case MONIAC_FIELD_PIN:
      return moniac_read_pin (self, at, value);
    case MONIAC_FIELD_SOURCES:
      return find_list (self, iter, MONIAC_LIST_SOURCES);
    case MONIAC_FIELD_COMPANIES:
      return find_list (self, iter, MONIAC_LIST_COMPANIES);
    case MONIAC_FIELD_DEALS:
      return find_list (self, iter, MONIAC_LIST_DEALS);
    default:
      g_assert_not_reached ();
    }
}

/* Members in the order of the file */

static gboolean
is_usual (const Found *found,
          guint        n)
{
  int last = -1;

  for (guint i = 0; i < n; i++)
    {
      if (found[i].raw != NULL || found[i].field <= last)
        return FALSE;
      last = found[i].field;
    }
  return TRUE;
}

static gboolean
same_text (const char *text,
           const char *slice,
           gsize       length)
{
  if (text == NULL || slice == NULL)
    return text == slice;
  return strncmp (text, slice, length) == 0 && text[length] == '\0';
}

static gboolean
matches (const MoniacMembers *members,
         const Found         *found,
         guint                n)
{
  if (moniac_members_get_n (members) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!same_text (moniac_members_get_name (members, i), found[i].name, found[i].name_length)
        || !same_text (moniac_members_get_raw (members, i), found[i].raw, found[i].raw_length))
      return FALSE;
  return TRUE;
}

static MoniacMembers *
build_members (const Found *found,
               guint        n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_full (n, g_free);
  g_autoptr (GPtrArray) raws = g_ptr_array_new_full (n, g_free);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, moniac_json_decode (found[i].name, found[i].name_length));
      g_ptr_array_add (raws, found[i].raw != NULL
                               ? g_strndup (found[i].raw, found[i].raw_length)
                               : NULL);
    }
  return moniac_members_new (n, (const char * const *) names->pdata,
                             (const char * const *) raws->pdata);
}

/* NULL where the members stand in the usual order and the record holds them all; shared
 * with the object read before where it looks the same, as most do. */
static MoniacMembers *
make_members (MoniacReading *self,
              MoniacShapeId  shape_id,
              guint          first)
{
  const Found *found = (const Found *) self->found->data + first;
  guint n = self->found->len - first;
  MoniacMembers **recent = &self->recent[shape_id];

  if (is_usual (found, n))
    return NULL;
  if (*recent == NULL || !matches (*recent, found, n))
    {
      g_clear_pointer (recent, moniac_members_unref);
      *recent = build_members (found, n);
    }
  return moniac_members_ref (*recent);
}

static int
find_field (const MoniacShape    *shape,
            const MoniacJsonIter *iter,
            guint                 guess)
{
  g_autofree char *name = NULL;

  if (memchr (iter->name, '\\', iter->name_length) == NULL)
    return moniac_shape_find (shape, iter->name, iter->name_length, guess);
  name = moniac_json_decode (iter->name, iter->name_length);
  return moniac_shape_find (shape, name, strlen (name), guess);
}

/* Of a member that stands twice (the scan has told) only the first counts. Where an object
 * or list ends is known once it has been read, so nobody looks for it before. */
static void
read_member (MoniacReading     *self,
             const MoniacShape *shape,
             MoniacJsonIter    *iter,
             gpointer           record,
             Seen              *seen)
{
  Found found = { iter->name, iter->name_length, find_field (shape, iter, seen->next), NULL, 0 };
  gboolean is_held = FALSE;

  if (*iter->value != '{' && *iter->value != '[')
    moniac_json_iter_get_end (iter);
  if (found.field >= 0 && (seen->fields & (1u << found.field)) == 0)
    {
      seen->fields |= 1u << found.field;
      seen->next = found.field + 1;
      moniac_reading_push_name (self, iter->name, iter->name_length);
      is_held = read_field (self, &shape->fields[found.field], iter, record);
      moniac_reading_pop (self);
    }
  if (!is_held)
    {
      found.raw = iter->value;
      found.raw_length = moniac_json_iter_get_end (iter) - iter->value;
    }
  g_array_append_val (self->found, found);
}

static void
check_required (MoniacReading     *self,
                const MoniacShape *shape,
                const char        *object,
                guint              seen)
{
  for (guint i = 0; i < shape->n_fields; i++)
    if (shape->fields[i].required && (seen & (1u << i)) == 0)
      moniac_reading_error (self, MONIAC_PROBLEM_MISSING, object,
                            _("the member “%s” is missing"), shape->fields[i].name);
}

const char *
moniac_read_object (MoniacReading *self,
                    const char    *object,
                    MoniacShapeId  shape_id,
                    gpointer       record)
{
  const MoniacShape *shape = moniac_shape_get (shape_id);
  guint first = self->found->len;
  Seen seen = { 0, 0 };
  MoniacJsonIter iter;

  moniac_json_iter_init (&iter, object);
  while (moniac_json_iter_next (&iter))
    read_member (self, shape, &iter, record, &seen);
  check_required (self, shape, object, seen.fields);
  G_STRUCT_MEMBER (MoniacMembers *, record, shape->members_offset)
    = make_members (self, shape_id, first);
  g_array_set_size (self->found, first);
  return moniac_json_iter_get_end (&iter);
}

/* Lists */

/* The id of the deal being read, for messages; its place in the list where it has none. */
static char *
deal_name (MoniacReading          *self,
           const MoniacDealRecord *deal)
{
  if (deal->id != NULL)
    return moniac_problem_quote (deal->id);
  return g_strdup_printf ("#%u", self->path[self->path_length - 1].index + 1);
}

static void
check_rate (MoniacReading    *self,
            MoniacDealRecord *deal)
{
  g_autofree char *name = NULL;
  g_autofree char *currency = NULL;

  if (deal->currency == NULL
      || (deal->amount.form == MONIAC_AMOUNT_UNDISCLOSED && !moniac_number_is_set (&deal->paid))
      || moniac_header_record_get_rate (self->header, deal->currency) != NULL)
    return;
  name = deal_name (self, deal);
  currency = moniac_problem_quote (deal->currency);
  moniac_reading_push_name (self, "currency", strlen ("currency"));
  moniac_reading_error (self, MONIAC_PROBLEM_MISSING_RATE, self->currency_at,
                        _("the deal “%s” is in %s, for which there is no rate"), name, currency);
  moniac_reading_pop (self);
}

static const char *
read_deal (MoniacReading *self,
           const char    *object)
{
  MoniacDealRecord *deal = moniac_deal_record_new ();
  const char *end;

  deal->kind = MONIAC_KIND_OTHER;
  self->currency_at = NULL;
  self->party_is_wrong = FALSE;
  g_ptr_array_add (self->records[MONIAC_LIST_DEALS], deal);
  end = moniac_read_object (self, object, MONIAC_SHAPE_DEAL, deal);
  if (deal->payer == NULL && deal->payee == NULL && !self->party_is_wrong)
    {
      g_autofree char *name = deal_name (self, deal);

      moniac_reading_error (self, MONIAC_PROBLEM_NO_PARTY, object,
                            _("the deal “%s” has neither “from” nor “to”"), name);
    }
  check_rate (self, deal);
  return end;
}

static const char *
read_company (MoniacReading *self,
              const char    *object)
{
  MoniacCompanyRecord *company = moniac_company_record_new ();

  g_ptr_array_add (self->records[MONIAC_LIST_COMPANIES], company);
  return moniac_read_object (self, object, MONIAC_SHAPE_COMPANY, company);
}

static const char *
read_source (MoniacReading *self,
             const char    *object)
{
  MoniacSourceRecord *source = moniac_source_record_new ();

  g_ptr_array_add (self->records[MONIAC_LIST_SOURCES], source);
  return moniac_read_object (self, object, MONIAC_SHAPE_SOURCE, source);
}

static void
read_item (MoniacReading  *self,
           MoniacJsonIter *iter)
{
  if (!moniac_reading_check_type (self, iter->value, MONIAC_JSON_OBJECT))
    return;
  if (self->list == MONIAC_LIST_SOURCES)
    iter->end = read_source (self, iter->value);
  else if (self->list == MONIAC_LIST_COMPANIES)
    iter->end = read_company (self, iter->value);
  else
    iter->end = read_deal (self, iter->value);
}

/* Lets go of the deal that was read last, but for its id, which others must not have. */
static void
let_go_of_deal (MoniacReading *self)
{
  MoniacDealRecord *deal = g_ptr_array_steal_index_fast (self->records[MONIAC_LIST_DEALS], 0);

  if (deal->id)
    g_ptr_array_add (self->deal_ids, g_steal_pointer (&deal->id));
  moniac_deal_record_unref (deal);
}

static void
read_list (MoniacReading *self,
           int            list,
           const char    *name)
{
  MoniacJsonIter iter;

  self->ids[list] = moniac_id_table_new (self->lists[list] != NULL ? self->n_items[list] : 0);
  if (self->lists[list] == NULL)
    return;
  self->list = list;
  moniac_reading_push_name (self, name, strlen (name));
  moniac_json_iter_init (&iter, self->lists[list]);
  for (guint i = 0; !self->cancelled && moniac_json_iter_next (&iter); i++)
    {
      moniac_reading_push_index (self, i);
      read_item (self, &iter);
      moniac_reading_pop (self);
      if (self->deal_ids && self->records[MONIAC_LIST_DEALS]->len > 0)
        let_go_of_deal (self);
      if (i % ITEMS_UNTIL_CHECK == 0)
        self->cancelled = g_cancellable_is_cancelled (self->cancellable);
    }
  moniac_reading_pop (self);
}

/* The document */

static gboolean
find_member (const char     *object,
             const char     *name,
             MoniacJsonIter *iter)
{
  moniac_json_iter_init (iter, object);
  while (moniac_json_iter_next (iter))
    {
      g_autofree char *text = moniac_json_decode (iter->name, iter->name_length);

      if (g_str_equal (text, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_format (MoniacReading *self,
              const char    *root)
{
  MoniacJsonIter iter;
  g_autofree char *text = NULL;
  gboolean is_there;

  if (moniac_json_type (root) != MONIAC_JSON_OBJECT)
    {
      moniac_reading_error (self, MONIAC_PROBLEM_FORMAT, root,
                            _("this is not a deal file: it is not an object in braces"));
      return FALSE;
    }
  is_there = find_member (root, "format", &iter);
  if (is_there && moniac_json_type (iter.value) == MONIAC_JSON_STRING)
    text = moniac_json_decode (iter.value + 1,
                               moniac_json_iter_get_end (&iter) - iter.value - 2);
  if (g_strcmp0 (text, MONIAC_DEAL_FORMAT) == 0)
    return TRUE;
  if (is_there)
    moniac_reading_push_name (self, iter.name, iter.name_length);
  moniac_reading_error (self, MONIAC_PROBLEM_FORMAT, is_there ? iter.value : root,
                        _("this is not a deal file: “format” is not “%s”"), MONIAC_DEAL_FORMAT);
  if (is_there)
    moniac_reading_pop (self);
  return FALSE;
}

static gboolean
check_version (MoniacReading *self,
               const char    *root)
{
  MoniacNumber version = MONIAC_NUMBER_NONE;
  MoniacJsonIter iter;
  gboolean is_known;

  if (!find_member (root, "version", &iter))
    {
      moniac_reading_error (self, MONIAC_PROBLEM_MISSING, root,
                            _("the member “%s” is missing"), "version");
      return FALSE;
    }
  moniac_reading_push_name (self, iter.name, iter.name_length);
  moniac_json_iter_get_end (&iter);
  is_known = moniac_read_number (self, iter.value, iter.end, &version)
             && version.value == MONIAC_DEAL_VERSION;
  if (moniac_number_is_set (&version) && version.value > MONIAC_DEAL_VERSION)
    moniac_reading_error (self, MONIAC_PROBLEM_FUTURE_VERSION, iter.value,
                          _("this file is of version %.*s; this Moniac reads version %d"),
                          (int) MIN (iter.end - iter.value, 20), iter.value, MONIAC_DEAL_VERSION);
  else if (moniac_number_is_set (&version) && !is_known)
    moniac_reading_error (self, MONIAC_PROBLEM_FORMAT, iter.value,
                          _("there is no version %.*s of the deal file"),
                          (int) MIN (iter.end - iter.value, 20), iter.value);
  moniac_reading_pop (self);
  moniac_number_clear (&version);
  return is_known;
}

static void
init_reader (MoniacReading       *self,
             const MoniacRecords *records,
             MoniacJsonReport    *report,
             GCancellable        *cancellable)
{
  *self = (MoniacReading) {
    .report = report,
    .cancellable = cancellable,
    .found = g_array_new (FALSE, FALSE, sizeof (Found)),
    .header = records->header,
    .records = {
      [MONIAC_LIST_SOURCES] = records->sources,
      [MONIAC_LIST_COMPANIES] = records->companies,
      [MONIAC_LIST_DEALS] = records->deals,
    },
  };
}

static void
clear_reader (MoniacReading *self)
{
  for (int i = 0; i < MONIAC_N_LISTS; i++)
    g_clear_pointer (&self->ids[i], moniac_id_table_free);
  for (int i = 0; i < MONIAC_N_SHAPES; i++)
    g_clear_pointer (&self->recent[i], moniac_members_unref);
  g_clear_pointer (&self->deal_ids, g_ptr_array_unref);
  g_array_unref (self->found);
}

/**
 * moniac_deal_reader_read:
 * @root: text that moniac_json_scan() has found to be sound, at its first value
 * @only_check: nobody wants the deals: they are read and let go again, which saves most of the memory
 * @report: gets every problem
 * @cancellable: (nullable): stops the reader
 *
 * Returns: (transfer full) (nullable): the records, without deals where @only_check; %NULL where the report
 *   has errors, or when cancelled
 */
MoniacRecords *
moniac_deal_reader_read (const char       *root,
                         gboolean          only_check,
                         MoniacJsonReport *report,
                         GCancellable     *cancellable)
{
  g_autoptr (MoniacRecords) records = moniac_records_new ();
  gboolean is_sound;
  MoniacReading self;

  init_reader (&self, records, report, cancellable);
  if (only_check)
    self.deal_ids = g_ptr_array_new_with_free_func (g_free);
  if (check_format (&self, root) && check_version (&self, root))
    {
      moniac_read_object (&self, root, MONIAC_SHAPE_DOCUMENT, self.header);
      read_list (&self, MONIAC_LIST_SOURCES, "sources");
      read_list (&self, MONIAC_LIST_COMPANIES, "companies");
      read_list (&self, MONIAC_LIST_DEALS, "deals");
    }
  is_sound = !self.cancelled && moniac_json_report_get_n_errors (report) == 0;
  clear_reader (&self);

  return is_sound ? g_steal_pointer (&records) : NULL;
}
