/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a document of JSON text that the scan has found to be sound, by the tables of
 * moniac-deal-shape. What it cannot accept it reports, and goes on. */
#include "config.h"

#include "moniac-deal-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-deal-file.h"
#include "moniac-deal-shape.h"
#include "moniac-json-walk.h"

/* Deals look up their rate one after the other. */
#define MAX_RATES 1000

/* Pinned positions are fractions of the picture; this is far outside of it. */
#define MAX_PIN 1e6

/* How many items of a list lie between two looks at the cancellable. */
#define ITEMS_UNTIL_CHECK 4096

/* document / list / item / member / item / member is the deepest that is read. */
#define MAX_PATH 8

enum
{
  LIST_SOURCES,
  LIST_COMPANIES,
  LIST_DEALS,
  N_LISTS,
};

/* One step of the way to a value: a member's name as it stands in the text, or an index. */
typedef struct
{
  const char *name;
  gsize length;
  guint index;
} Step;

/* A member as it was found: what its name is, and its text where that has to be kept. */
typedef struct
{
  const char *name;
  gsize name_length;
  int field;                 /* -1: unknown */
  const char *raw;           /* NULL where the record holds the value */
  gsize raw_length;
} Found;

typedef struct
{
  MoniacJsonReport *report;
  GCancellable *cancellable;
  gboolean cancelled;

  Step path[MAX_PATH];
  guint path_length;
  GArray *found;             /* of the objects being read, the innermost last */
  MoniacMembers *recent[MONIAC_N_SHAPES];

  MoniacHeaderRecord *header;
  const char *lists[N_LISTS];
  GPtrArray *records[N_LISTS];
  GHashTable *ids[N_LISTS];  /* set of ids, borrowed from the records */

  int list;                  /* being read */
  const char *item;          /* of that list: where it begins */
  const char *currency_at;   /* of the deal being read, or NULL */
  gboolean party_is_wrong;   /* of the deal being read: told already */
} Reader;

static void read_object (Reader        *self,
                         const char    *object,
                         MoniacShapeId  shape_id,
                         gpointer       record);

/* Reporting */

static void
push_name (Reader     *self,
           const char *name,
           gsize       length)
{
  g_assert (self->path_length < MAX_PATH);
  self->path[self->path_length++] = (Step) { name, length, 0 };
}

static void
push_index (Reader *self,
            guint   index)
{
  g_assert (self->path_length < MAX_PATH);
  self->path[self->path_length++] = (Step) { NULL, 0, index };
}

static void
pop (Reader *self)
{
  self->path_length--;
}

static char *
step_to_text (const Step *step)
{
  if (step->name != NULL)
    return moniac_json_decode (step->name, step->length);
  return g_strdup_printf ("%u", step->index);
}

static char *
make_pointer (const Reader *self)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < self->path_length; i++)
    {
      g_autofree char *token = step_to_text (&self->path[i]);

      moniac_json_pointer_append (pointer, token);
    }
  return g_string_free (pointer, FALSE);
}

/* Takes the message. */
static void
report_problem (Reader            *self,
                MoniacProblemCode  code,
                MoniacSeverity     severity,
                const char        *at,
                char              *message)
{
  g_autofree char *owned = message;
  g_autofree char *pointer = make_pointer (self);

  moniac_json_report_add (self->report, code, severity, at, pointer, owned);
}

static void
report_error (Reader            *self,
              MoniacProblemCode  code,
              const char        *at,
              char              *message)
{
  report_problem (self, code, MONIAC_SEVERITY_ERROR, at, message);
}

static void
report_warning (Reader            *self,
                MoniacProblemCode  code,
                const char        *at,
                char              *message)
{
  report_problem (self, code, MONIAC_SEVERITY_WARNING, at, message);
}

/* What the value being read is called: a member's name, or for an item that of its list. */
static char *
current_name (const Reader *self)
{
  const Step *step = &self->path[self->path_length - 1];
  g_autofree char *text = NULL;

  if (step->name == NULL)
    step--;
  text = step_to_text (step);
  return moniac_problem_quote (text);
}

static char *
describe_type (MoniacJsonType  wanted,
               gboolean        is_item,
               const char     *name)
{
  if (is_item && wanted == MONIAC_JSON_OBJECT)
    return g_strdup_printf (_("every item of “%s” has to be an object in braces"), name);
  if (is_item)
    return g_strdup_printf (_("every item of “%s” has to be a number"), name);
  switch (wanted)
    {
    case MONIAC_JSON_OBJECT:
      return g_strdup_printf (_("“%s” has to be an object in braces"), name);
    case MONIAC_JSON_ARRAY:
      return g_strdup_printf (_("“%s” has to be a list in square brackets"), name);
    case MONIAC_JSON_STRING:
      return g_strdup_printf (_("“%s” has to be text in double quotes"), name);
    case MONIAC_JSON_NUMBER:
      return g_strdup_printf (_("“%s” has to be a number"), name);
    default:
      return g_strdup_printf (_("“%s” has to be true or false"), name);
    }
}

static void
report_type (Reader         *self,
             const char     *at,
             MoniacJsonType  wanted)
{
  g_autofree char *name = current_name (self);
  gboolean is_item = self->path[self->path_length - 1].name == NULL;

  report_error (self, MONIAC_PROBLEM_TYPE, at, describe_type (wanted, is_item, name));
}

static gboolean
check_type (Reader         *self,
            const char     *at,
            MoniacJsonType  wanted)
{
  if (moniac_json_type (at) == wanted)
    return TRUE;
  report_type (self, at, wanted);
  return FALSE;
}

/* The id of the deal being read, for messages; its place in the list where it has none. */
static char *
deal_name (Reader                 *self,
           const MoniacDealRecord *deal)
{
  if (deal->id != NULL)
    return moniac_problem_quote (deal->id);
  return g_strdup_printf ("#%u", self->records[LIST_DEALS]->len);
}

/* Values. Each returns whether the record now holds what the file says; where not, the
 * text itself is kept among the members. */

static gboolean
read_text (Reader      *self,
           const char  *at,
           const char  *end,
           char       **out)
{
  if (!check_type (self, at, MONIAC_JSON_STRING) || end - at == 2)
    return FALSE;
  *out = moniac_json_decode (at + 1, end - at - 2);
  return TRUE;
}

/* A number that is wrong by the grammar has been told by the scan. */
static gboolean
read_number (Reader       *self,
             const char   *at,
             const char   *end,
             MoniacNumber *out)
{
  if (!check_type (self, at, MONIAC_JSON_NUMBER))
    return FALSE;
  *out = moniac_number_from_text (at, end - at);
  return moniac_number_is_set (out);
}

static gboolean
is_negative (const MoniacNumber *number)
{
  const MoniacNumber zero = { (char *) "0", 0 };

  return number->text[0] == '-' && moniac_number_compare (number, &zero) < 0;
}

static gboolean
is_too_large (const MoniacNumber *number)
{
  const MoniacNumber most = { (char *) "1e15", MONIAC_AMOUNT_MAX };

  return number->value >= MONIAC_AMOUNT_MAX && moniac_number_compare (number, &most) > 0;
}

static gboolean
read_money (Reader       *self,
            const char   *at,
            const char   *end,
            MoniacNumber *out)
{
  g_autofree char *name = current_name (self);

  if (!read_number (self, at, end, out))
    return FALSE;
  if (is_negative (out))
    report_error (self, MONIAC_PROBLEM_NEGATIVE, at,
                  g_strdup_printf (_("“%s” must not be negative"), name));
  else if (is_too_large (out))
    report_error (self, MONIAC_PROBLEM_AMOUNT_TOO_LARGE, at,
                  g_strdup_printf (_("“%s” must not be over 10^15"), name));
  return TRUE;
}

static gboolean
read_date (Reader     *self,
           const char *at,
           const char *end,
           MoniacDate *out)
{
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;

  if (!check_type (self, at, MONIAC_JSON_STRING))
    return FALSE;
  text = moniac_json_decode (at + 1, end - at - 2);
  if (moniac_date_parse (text, out))
    return TRUE;
  quoted = moniac_problem_quote (text);
  report_error (self, MONIAC_PROBLEM_DATE, at,
                g_strdup_printf (_("“%s” is not a date such as 2025, 2025-11 or 2025-11-18"),
                                 quoted));
  return FALSE;
}

static gboolean
read_flag (Reader     *self,
           const char *at,
           gboolean   *out)
{
  MoniacJsonType type = moniac_json_type (at);

  if (type != MONIAC_JSON_TRUE && type != MONIAC_JSON_FALSE)
    report_type (self, at, MONIAC_JSON_TRUE);
  *out = type == MONIAC_JSON_TRUE;
  return *out;
}

static gboolean
read_raw (Reader          *self,
          const char      *at,
          const char      *end,
          MoniacJsonType   wanted,
          char           **out)
{
  if (!check_type (self, at, wanted))
    return FALSE;
  *out = g_strndup (at, end - at);
  return TRUE;
}

static gboolean
read_named (Reader      *self,
            const char  *at,
            const char  *end,
            char       **out)
{
  g_autofree char *name = current_name (self);

  if (read_text (self, at, end, out))
    return TRUE;
  if (moniac_json_type (at) == MONIAC_JSON_STRING)
    report_error (self, MONIAC_PROBLEM_EMPTY_ID, at,
                  g_strdup_printf (_("“%s” must not be empty"), name));
  return FALSE;
}

static char *
describe_duplicate (int         list,
                    const char *id)
{
  switch (list)
    {
    case LIST_SOURCES:
      return g_strdup_printf (_("there is more than one source with the id “%s”"), id);
    case LIST_COMPANIES:
      return g_strdup_printf (_("there is more than one company with the id “%s”"), id);
    default:
      return g_strdup_printf (_("there is more than one deal with the id “%s”"), id);
    }
}

static gboolean
read_id (Reader      *self,
         const char  *at,
         const char  *end,
         char       **out)
{
  if (!read_named (self, at, end, out))
    return FALSE;
  if (!g_hash_table_add (self->ids[self->list], *out))
    {
      g_autofree char *quoted = moniac_problem_quote (*out);

      report_error (self, MONIAC_PROBLEM_DUPLICATE_ID, at,
                    describe_duplicate (self->list, quoted));
    }
  return TRUE;
}

static gboolean
read_cited (Reader      *self,
            const char  *at,
            const char  *end,
            char       **out)
{
  if (!read_named (self, at, end, out))
    return FALSE;
  if (!g_hash_table_contains (self->ids[LIST_SOURCES], *out))
    {
      g_autofree char *quoted = moniac_problem_quote (*out);

      report_warning (self, MONIAC_PROBLEM_UNKNOWN_SOURCE, at,
                      g_strdup_printf (_("there is no source with the id “%s”"), quoted));
    }
  return TRUE;
}

static gboolean
read_party (Reader      *self,
            const char  *at,
            const char  *end,
            char       **out)
{
  g_autofree char *quoted = NULL;

  if (moniac_json_type (at) == MONIAC_JSON_NULL)
    return FALSE;
  if (!read_named (self, at, end, out))
    {
      self->party_is_wrong = TRUE;
      return FALSE;
    }
  if (g_hash_table_contains (self->ids[LIST_COMPANIES], *out))
    return TRUE;
  quoted = moniac_problem_quote (*out);
  report_error (self, MONIAC_PROBLEM_UNKNOWN_COMPANY, at,
                g_strdup_printf (_("there is no company with the id “%s”"), quoted));
  return TRUE;
}

static gboolean
read_kind (Reader           *self,
           const char       *at,
           const char       *end,
           MoniacDealRecord *deal)
{
  if (!read_text (self, at, end, &deal->kind_id))
    return FALSE;
  deal->kind = moniac_kind_from_id (deal->kind_id);
  if (deal->kind == MONIAC_KIND_OTHER
      && !g_str_equal (deal->kind_id, moniac_kind_get_id (MONIAC_KIND_OTHER)))
    {
      g_autofree char *quoted = moniac_problem_quote (deal->kind_id);

      report_warning (self, MONIAC_PROBLEM_UNKNOWN_KIND, at,
                      g_strdup_printf (_("the kind “%s” is not known and counts as “other”"),
                                       quoted));
    }
  return TRUE;
}

static gboolean
read_status (Reader       *self,
             const char   *at,
             const char   *end,
             MoniacStatus *out)
{
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;

  if (!read_text (self, at, end, &text))
    return FALSE;
  if (moniac_status_from_id (text, out))
    return TRUE;
  quoted = moniac_problem_quote (text);
  report_warning (self, MONIAC_PROBLEM_UNKNOWN_STATUS, at,
                  g_strdup_printf (_("the status “%s” is not known and counts as “announced”"),
                                   quoted));
  return FALSE;
}

static gboolean
is_safe_link (const char *url)
{
  g_autofree char *scheme = g_uri_parse_scheme (url);

  return scheme != NULL
         && (g_ascii_strcasecmp (scheme, "http") == 0
             || g_ascii_strcasecmp (scheme, "https") == 0
             || g_ascii_strcasecmp (scheme, "mailto") == 0);
}

static gboolean
read_link (Reader      *self,
           const char  *at,
           const char  *end,
           char       **out)
{
  if (!read_text (self, at, end, out))
    return FALSE;
  if (!is_safe_link (*out))
    report_warning (self, MONIAC_PROBLEM_UNSAFE_LINK, at,
                    g_strdup (_("only addresses with http, https or mailto become links")));
  return TRUE;
}

/* Objects and lists */

static gboolean
is_empty (const char *container)
{
  MoniacJsonIter iter;

  moniac_json_iter_init (&iter, container);
  return !moniac_json_iter_next (&iter);
}

static MoniacAmountForm
amount_form (const MoniacAmountParts *parts)
{
  if (moniac_number_is_set (&parts->about))
    return MONIAC_AMOUNT_ABOUT;
  if (moniac_number_is_set (&parts->min))
    return moniac_number_is_set (&parts->max) ? MONIAC_AMOUNT_RANGE : MONIAC_AMOUNT_AT_LEAST;
  return moniac_number_is_set (&parts->max) ? MONIAC_AMOUNT_UP_TO : MONIAC_AMOUNT_UNDISCLOSED;
}

static void
check_amount (Reader                  *self,
              const char              *at,
              const MoniacAmountParts *parts)
{
  gboolean has_bound = moniac_number_is_set (&parts->min) || moniac_number_is_set (&parts->max);

  if (amount_form (parts) == MONIAC_AMOUNT_UNDISCLOSED)
    report_error (self, MONIAC_PROBLEM_NO_NUMBER, at,
                  g_strdup (_("an amount in braces wants “about”, “min” or “max”")));
  else if (amount_form (parts) == MONIAC_AMOUNT_ABOUT && has_bound)
    report_error (self, MONIAC_PROBLEM_TYPE, at,
                  g_strdup (_("an amount has either “about” or bounds, not both")));
  else if (amount_form (parts) == MONIAC_AMOUNT_RANGE
           && moniac_number_compare (&parts->min, &parts->max) > 0)
    report_error (self, MONIAC_PROBLEM_BOUNDS, at,
                  g_strdup (_("“min” must not be over “max”")));
}

/* Takes what the parts own. */
static void
assemble_amount (MoniacAmountParts *parts,
                 MoniacAmount      *out)
{
  gboolean is_about = moniac_number_is_set (&parts->about);

  out->form = amount_form (parts);
  out->low = parts->min;
  out->high = is_about ? parts->about : parts->max;
  out->members = parts->members;
  if (is_about)
    moniac_number_clear (&parts->max);
}

static gboolean
read_amount (Reader       *self,
             const char   *at,
             const char   *end,
             MoniacAmount *out)
{
  guint n_errors = moniac_json_report_get_n_errors (self->report);
  MoniacAmountParts parts = { 0 };

  switch (moniac_json_type (at))
    {
    case MONIAC_JSON_NULL:
      return FALSE;
    case MONIAC_JSON_NUMBER:
      if (!read_money (self, at, end, &out->high))
        return FALSE;
      out->form = MONIAC_AMOUNT_EXACT;
      return TRUE;
    case MONIAC_JSON_OBJECT:
      read_object (self, at, MONIAC_SHAPE_AMOUNT, &parts);
      if (moniac_json_report_get_n_errors (self->report) == n_errors)
        check_amount (self, at, &parts);
      assemble_amount (&parts, out);
      return TRUE;
    default:
      report_error (self, MONIAC_PROBLEM_TYPE, at,
                    g_strdup (_("“amount” has to be a number, an object in braces or null")));
      return FALSE;
    }
}

static gboolean
read_rate (Reader         *self,
           MoniacJsonIter *iter,
           MoniacRate     *out)
{
  g_autofree char *name = current_name (self);
  gboolean is_set;

  out->currency = moniac_json_decode (iter->name, iter->name_length);
  if (iter->name_length == 0)
    report_error (self, MONIAC_PROBLEM_EMPTY_ID, iter->name - 1,
                  g_strdup (_("the currency of a rate must not be empty")));
  is_set = read_money (self, iter->value, iter->end, &out->rate);
  if (is_set && out->rate.value <= 0 && !is_negative (&out->rate))
    report_error (self, MONIAC_PROBLEM_NEGATIVE, iter->value,
                  g_strdup_printf (_("the rate of “%s” has to be over 0"), name));
  return is_set;
}

static void
clear_rate (gpointer data)
{
  MoniacRate *rate = data;

  g_free (rate->currency);
  moniac_number_clear (&rate->rate);
}

static gboolean
read_rates (Reader             *self,
            const char         *at,
            MoniacHeaderRecord *header)
{
  g_autoptr (GArray) rates = g_array_new (FALSE, TRUE, sizeof (MoniacRate));
  MoniacJsonIter iter;

  g_array_set_clear_func (rates, clear_rate);
  if (!check_type (self, at, MONIAC_JSON_OBJECT))
    return FALSE;
  if (moniac_json_count (at) > MAX_RATES)
    {
      report_error (self, MONIAC_PROBLEM_TOO_MANY, at,
                    g_strdup_printf (_("there are more than %d rates"), MAX_RATES));
      return FALSE;
    }
  moniac_json_iter_init (&iter, at);
  while (moniac_json_iter_next (&iter))
    {
      MoniacRate rate = { 0 };

      push_name (self, iter.name, iter.name_length);
      read_rate (self, &iter, &rate);
      g_array_append_val (rates, rate);
      pop (self);
    }
  moniac_header_record_set_rates (header, rates->len, (const MoniacRate *) rates->data);
  return rates->len > 0;
}

static void
check_pin (Reader       *self,
           const char   *at,
           MoniacNumber *number)
{
  if (ABS (number->value) > MAX_PIN)
    report_error (self, MONIAC_PROBLEM_AMOUNT_TOO_LARGE, at,
                  g_strdup (_("a pinned position lies too far outside of the picture")));
}

static gboolean
read_pin (Reader     *self,
          const char *at,
          MoniacPin  *out)
{
  MoniacNumber *numbers[] = { &out->x, &out->y };
  MoniacJsonIter iter;
  guint n = 0;

  if (!check_type (self, at, MONIAC_JSON_ARRAY))
    return FALSE;
  if (moniac_json_count (at) != G_N_ELEMENTS (numbers))
    {
      report_error (self, MONIAC_PROBLEM_TYPE, at,
                    g_strdup (_("a pinned position has two numbers, x and y")));
      return FALSE;
    }
  moniac_json_iter_init (&iter, at);
  for (; moniac_json_iter_next (&iter); n++)
    {
      push_index (self, n);
      if (read_number (self, iter.value, iter.end, numbers[n]))
        check_pin (self, iter.value, numbers[n]);
      pop (self);
    }
  return TRUE;
}

static gboolean
read_pins (Reader              *self,
           const char          *at,
           MoniacCompanyRecord *company)
{
  if (!check_type (self, at, MONIAC_JSON_OBJECT) || is_empty (at))
    return FALSE;
  read_object (self, at, MONIAC_SHAPE_PINS, company);
  return TRUE;
}

static gboolean
read_quantity (Reader           *self,
               const char       *at,
               MoniacDealRecord *deal)
{
  if (!check_type (self, at, MONIAC_JSON_OBJECT))
    return FALSE;
  read_object (self, at, MONIAC_SHAPE_QUANTITY, deal);
  return TRUE;
}

static gboolean
read_cites (Reader           *self,
            const char       *at,
            MoniacDealRecord *deal)
{
  MoniacJsonIter iter;
  guint n = 0;

  if (!check_type (self, at, MONIAC_JSON_ARRAY) || is_empty (at))
    return FALSE;
  deal->n_cites = moniac_json_count (at);
  deal->cites = g_new0 (MoniacCite, deal->n_cites);
  moniac_json_iter_init (&iter, at);
  for (; moniac_json_iter_next (&iter); n++)
    {
      push_index (self, n);
      if (check_type (self, iter.value, MONIAC_JSON_OBJECT))
        read_object (self, iter.value, MONIAC_SHAPE_CITE, &deal->cites[n]);
      pop (self);
    }
  return TRUE;
}

static char *
describe_too_many (int list)
{
  switch (list)
    {
    case LIST_SOURCES:
      return g_strdup_printf (_("there are more than %d sources"), MONIAC_DEAL_FILE_MAX_SOURCES);
    case LIST_COMPANIES:
      return g_strdup_printf (_("there are more than %d companies"),
                              MONIAC_DEAL_FILE_MAX_COMPANIES);
    default:
      return g_strdup_printf (_("there are more than %d deals"), MONIAC_DEAL_FILE_MAX_DEALS);
    }
}

/* Lists refer to each other, so they are only found here, and read later in good order. */
static gboolean
find_list (Reader     *self,
           const char *at,
           int         list)
{
  static const guint limits[N_LISTS] = {
    MONIAC_DEAL_FILE_MAX_SOURCES,
    MONIAC_DEAL_FILE_MAX_COMPANIES,
    MONIAC_DEAL_FILE_MAX_DEALS,
  };

  if (!check_type (self, at, MONIAC_JSON_ARRAY) || is_empty (at))
    return FALSE;
  if (moniac_json_count (at) > limits[list])
    report_error (self, MONIAC_PROBLEM_TOO_MANY, at, describe_too_many (list));
  else
    self->lists[list] = at;
  return TRUE;
}

/* One member of any object, by its field */

static gboolean
read_field (Reader            *self,
            const MoniacField *field,
            const char        *at,
            const char        *end,
            gpointer           record)
{
  gpointer value = G_STRUCT_MEMBER_P (record, field->offset);

  switch (field->type)
    {
    case MONIAC_FIELD_FORMAT:
    case MONIAC_FIELD_VERSION:
      return TRUE;
    case MONIAC_FIELD_CURRENCY:
      self->currency_at = at;
      return read_text (self, at, end, value);
    case MONIAC_FIELD_TEXT:
      return read_text (self, at, end, value);
    case MONIAC_FIELD_ID:
      return read_id (self, at, end, value);
    case MONIAC_FIELD_CITED:
      return read_cited (self, at, end, value);
    case MONIAC_FIELD_PARTY:
      return read_party (self, at, end, value);
    case MONIAC_FIELD_KIND:
      return read_kind (self, at, end, record);
    case MONIAC_FIELD_LINK:
      return read_link (self, at, end, value);
    case MONIAC_FIELD_STATUS:
      return read_status (self, at, end, value);
    case MONIAC_FIELD_MONEY:
      return read_money (self, at, end, value);
    case MONIAC_FIELD_DATE:
      return read_date (self, at, end, value);
    case MONIAC_FIELD_FLAG:
      return read_flag (self, at, value);
    case MONIAC_FIELD_RAW_ARRAY:
      return read_raw (self, at, end, MONIAC_JSON_ARRAY, value);
    case MONIAC_FIELD_RAW_OBJECT:
      return read_raw (self, at, end, MONIAC_JSON_OBJECT, value);
    case MONIAC_FIELD_RATES:
      return read_rates (self, at, record);
    case MONIAC_FIELD_AMOUNT:
      return read_amount (self, at, end, value);
    case MONIAC_FIELD_QUANTITY:
      return read_quantity (self, at, record);
    case MONIAC_FIELD_CITES:
      return read_cites (self, at, record);
    case MONIAC_FIELD_PINS:
      return read_pins (self, at, record);
    case MONIAC_FIELD_PIN:
      return read_pin (self, at, value);
    case MONIAC_FIELD_SOURCES:
      return find_list (self, at, LIST_SOURCES);
    case MONIAC_FIELD_COMPANIES:
      return find_list (self, at, LIST_COMPANIES);
    case MONIAC_FIELD_DEALS:
      return find_list (self, at, LIST_DEALS);
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
make_members (Reader        *self,
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

/* Of a member that stands twice (the scan has told) only the first counts. */
static void
read_member (Reader            *self,
             const MoniacShape *shape,
             MoniacJsonIter    *iter,
             gpointer           record,
             guint             *seen)
{
  Found found = { iter->name, iter->name_length, -1, iter->value, iter->end - iter->value };
  guint guess = *seen == 0 ? 0 : g_bit_nth_msf (*seen, -1) + 1;

  found.field = find_field (shape, iter, guess);
  if (found.field >= 0 && (*seen & (1u << found.field)) == 0)
    {
      *seen |= 1u << found.field;
      push_name (self, iter->name, iter->name_length);
      if (read_field (self, &shape->fields[found.field], iter->value, iter->end, record))
        found.raw = NULL;
      pop (self);
    }
  g_array_append_val (self->found, found);
}

static void
check_required (Reader            *self,
                const MoniacShape *shape,
                const char        *object,
                guint              seen)
{
  for (guint i = 0; i < shape->n_fields; i++)
    if (shape->fields[i].required && (seen & (1u << i)) == 0)
      report_error (self, MONIAC_PROBLEM_MISSING, object,
                    g_strdup_printf (_("the member “%s” is missing"), shape->fields[i].name));
}

static void
read_object (Reader        *self,
             const char    *object,
             MoniacShapeId  shape_id,
             gpointer       record)
{
  const MoniacShape *shape = moniac_shape_get (shape_id);
  guint first = self->found->len;
  guint seen = 0;
  MoniacJsonIter iter;

  moniac_json_iter_init (&iter, object);
  while (moniac_json_iter_next (&iter))
    read_member (self, shape, &iter, record, &seen);
  check_required (self, shape, object, seen);
  G_STRUCT_MEMBER (MoniacMembers *, record, shape->members_offset)
    = make_members (self, shape_id, first);
  g_array_set_size (self->found, first);
}

/* Lists */

static void
check_rate (Reader           *self,
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
  push_name (self, "currency", strlen ("currency"));
  report_error (self, MONIAC_PROBLEM_MISSING_RATE, self->currency_at,
                g_strdup_printf (_("the deal “%s” is in %s, for which there is no rate"),
                                 name, currency));
  pop (self);
}

static gpointer
read_deal (Reader     *self,
           const char *object)
{
  MoniacDealRecord *deal = moniac_deal_record_new ();

  deal->kind = MONIAC_KIND_OTHER;
  self->currency_at = NULL;
  self->party_is_wrong = FALSE;
  g_ptr_array_add (self->records[LIST_DEALS], deal);
  read_object (self, object, MONIAC_SHAPE_DEAL, deal);
  if (deal->payer == NULL && deal->payee == NULL && !self->party_is_wrong)
    {
      g_autofree char *name = deal_name (self, deal);

      report_error (self, MONIAC_PROBLEM_NO_PARTY, object,
                    g_strdup_printf (_("the deal “%s” has neither “from” nor “to”"), name));
    }
  check_rate (self, deal);
  return deal;
}

static void
read_item (Reader     *self,
           const char *at)
{
  if (!check_type (self, at, MONIAC_JSON_OBJECT))
    return;
  if (self->list == LIST_SOURCES)
    {
      MoniacSourceRecord *source = moniac_source_record_new ();

      g_ptr_array_add (self->records[LIST_SOURCES], source);
      read_object (self, at, MONIAC_SHAPE_SOURCE, source);
    }
  else if (self->list == LIST_COMPANIES)
    {
      MoniacCompanyRecord *company = moniac_company_record_new ();

      g_ptr_array_add (self->records[LIST_COMPANIES], company);
      read_object (self, at, MONIAC_SHAPE_COMPANY, company);
    }
  else
    read_deal (self, at);
}

static void
read_list (Reader     *self,
           int         list,
           const char *name)
{
  MoniacJsonIter iter;

  if (self->lists[list] == NULL)
    return;
  self->list = list;
  push_name (self, name, strlen (name));
  moniac_json_iter_init (&iter, self->lists[list]);
  for (guint i = 0; !self->cancelled && moniac_json_iter_next (&iter); i++)
    {
      push_index (self, i);
      read_item (self, iter.value);
      pop (self);
      if (i % ITEMS_UNTIL_CHECK == 0)
        self->cancelled = g_cancellable_is_cancelled (self->cancellable);
    }
  pop (self);
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
check_format (Reader     *self,
              const char *root)
{
  MoniacJsonIter iter;
  g_autofree char *text = NULL;
  gboolean is_there;

  if (moniac_json_type (root) != MONIAC_JSON_OBJECT)
    {
      report_error (self, MONIAC_PROBLEM_FORMAT, root,
                    g_strdup (_("this is not a deal file: it is not an object in braces")));
      return FALSE;
    }
  is_there = find_member (root, "format", &iter);
  if (is_there && moniac_json_type (iter.value) == MONIAC_JSON_STRING)
    text = moniac_json_decode (iter.value + 1, iter.end - iter.value - 2);
  if (g_strcmp0 (text, MONIAC_DEAL_FORMAT) == 0)
    return TRUE;
  if (is_there)
    push_name (self, iter.name, iter.name_length);
  report_error (self, MONIAC_PROBLEM_FORMAT, is_there ? iter.value : root,
                g_strdup_printf (_("this is not a deal file: “format” is not “%s”"),
                                 MONIAC_DEAL_FORMAT));
  if (is_there)
    pop (self);
  return FALSE;
}

static gboolean
check_version (Reader     *self,
               const char *root)
{
  MoniacNumber version = MONIAC_NUMBER_NONE;
  MoniacJsonIter iter;
  gboolean is_known;

  if (!find_member (root, "version", &iter))
    {
      report_error (self, MONIAC_PROBLEM_MISSING, root,
                    g_strdup_printf (_("the member “%s” is missing"), "version"));
      return FALSE;
    }
  push_name (self, iter.name, iter.name_length);
  is_known = read_number (self, iter.value, iter.end, &version)
             && version.value == MONIAC_DEAL_VERSION;
  if (moniac_number_is_set (&version) && version.value > MONIAC_DEAL_VERSION)
    report_error (self, MONIAC_PROBLEM_FUTURE_VERSION, iter.value,
                  g_strdup_printf (_("this file is of version %.*s; this Moniac reads version %d"),
                                   (int) MIN (iter.end - iter.value, 20), iter.value,
                                   MONIAC_DEAL_VERSION));
  else if (moniac_number_is_set (&version) && !is_known)
    report_error (self, MONIAC_PROBLEM_FORMAT, iter.value,
                  g_strdup_printf (_("there is no version %.*s of the deal file"),
                                   (int) MIN (iter.end - iter.value, 20), iter.value));
  pop (self);
  moniac_number_clear (&version);
  return is_known;
}

static MoniacDocument *
make_document (Reader *self)
{
  MoniacDocument *document = moniac_document_new ();

  moniac_document_fill (document, self->header, self->records[LIST_COMPANIES],
                        self->records[LIST_DEALS], self->records[LIST_SOURCES]);
  return document;
}

static void
init_reader (Reader           *self,
             MoniacJsonReport *report,
             GCancellable     *cancellable)
{
  static const GDestroyNotify unrefs[N_LISTS] = {
    (GDestroyNotify) moniac_source_record_unref,
    (GDestroyNotify) moniac_company_record_unref,
    (GDestroyNotify) moniac_deal_record_unref,
  };

  *self = (Reader) { .report = report, .cancellable = cancellable };
  self->found = g_array_new (FALSE, FALSE, sizeof (Found));
  self->header = moniac_header_record_new ();
  for (int i = 0; i < N_LISTS; i++)
    {
      self->records[i] = g_ptr_array_new_with_free_func (unrefs[i]);
      self->ids[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
}

static void
clear_reader (Reader *self)
{
  for (int i = 0; i < N_LISTS; i++)
    {
      g_hash_table_unref (self->ids[i]);
      g_ptr_array_unref (self->records[i]);
    }
  for (int i = 0; i < MONIAC_N_SHAPES; i++)
    g_clear_pointer (&self->recent[i], moniac_members_unref);
  moniac_header_record_unref (self->header);
  g_array_unref (self->found);
}

/**
 * moniac_deal_reader_read:
 * @root: text that moniac_json_scan() has found to be sound, at its first value
 * @report: gets every problem
 * @cancellable: (nullable): stops the reader
 *
 * Returns: (transfer full) (nullable): the document; %NULL where the report has errors, or
 *   when cancelled
 */
MoniacDocument *
moniac_deal_reader_read (const char       *root,
                         MoniacJsonReport *report,
                         GCancellable     *cancellable)
{
  MoniacDocument *document = NULL;
  Reader self;

  init_reader (&self, report, cancellable);
  if (check_format (&self, root) && check_version (&self, root))
    {
      read_object (&self, root, MONIAC_SHAPE_DOCUMENT, self.header);
      read_list (&self, LIST_SOURCES, "sources");
      read_list (&self, LIST_COMPANIES, "companies");
      read_list (&self, LIST_DEALS, "deals");
      if (!self.cancelled && moniac_json_report_get_n_errors (report) == 0)
        document = make_document (&self);
    }
  clear_reader (&self);
  return document;
}
