/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes documents as deal files: members in the order in which they stood, new ones at
 * their usual place, unknown ones as they were, numbers with the text they came with. */
#include "config.h"

#include "moniac-deal-writer.h"

#include <string.h>

#include "moniac-deal-shape.h"
#include "moniac-json-walk.h"

#define INDENT 2

/* Instead of an indentation: all on one line, as small objects are. */
#define INLINE (-1)

typedef struct
{
  GString *out;
  MoniacRecords *records;
  gboolean dense;            /* every item of a list on one line, without spaces */
} Writer;

/* A member to write: a field of the shape, or one that the record does not hold. */
typedef struct
{
  const char *name;
  const MoniacField *field;  /* NULL: unknown */
  const char *raw;           /* what stood in the file, where the record holds nothing */
} Member;

static void write_object (Writer        *self,
                          MoniacShapeId  shape_id,
                          gconstpointer  record,
                          int            indent);

/* Begins a line, or goes on in the same one. */
static void
new_line (Writer *self,
          int     indent)
{
  if (indent == INLINE && !self->dense)
    g_string_append_c (self->out, ' ');
  else if (indent != INLINE)
    g_string_append_printf (self->out, "\n%*s", indent, "");
}

static int
inner (int indent)
{
  return indent == INLINE ? INLINE : indent + INDENT;
}

/* Values. Each returns FALSE, and writes nothing, where the record holds none. */

static gboolean
write_text (Writer     *self,
            const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  if (!g_utf8_validate (text, -1, NULL))
    valid = g_utf8_make_valid (text, -1);
  moniac_json_append_string (self->out, valid != NULL ? valid : text);
  return TRUE;
}

static gboolean
write_raw (Writer     *self,
           const char *raw)
{
  if (raw == NULL)
    return FALSE;
  g_string_append (self->out, raw);
  return TRUE;
}

static gboolean
write_number (Writer             *self,
              const MoniacNumber *number)
{
  return write_raw (self, number->text);
}

static gboolean
write_date (Writer           *self,
            const MoniacDate *date)
{
  char buffer[MONIAC_DATE_TEXT_SIZE];

  return write_text (self, moniac_date_to_text (date, buffer));
}

static gboolean
write_flag (Writer   *self,
            gboolean  flag)
{
  return write_raw (self, flag ? "true" : NULL);
}

static gboolean
write_status (Writer       *self,
              MoniacStatus  status)
{
  if (status == MONIAC_STATUS_UNSTATED)
    return FALSE;
  return write_text (self, moniac_status_get_id (status));
}

static gboolean
write_pin (Writer          *self,
           const MoniacPin *pin)
{
  if (!moniac_number_is_set (&pin->x) || !moniac_number_is_set (&pin->y))
    return FALSE;
  g_string_append_printf (self->out, self->dense ? "[%s,%s]" : "[%s, %s]",
                          pin->x.text, pin->y.text);
  return TRUE;
}

static gboolean
write_rates (Writer                   *self,
             const MoniacHeaderRecord *header)
{
  if (header->n_rates == 0)
    return FALSE;
  for (guint i = 0; i < header->n_rates; i++)
    {
      g_string_append (self->out, i == 0 ? "{ " : ", ");
      moniac_json_append_string (self->out, header->rates[i].currency);
      g_string_append_printf (self->out, ": %s", header->rates[i].rate.text);
    }
  g_string_append (self->out, " }");
  return TRUE;
}

/* An object on one line; nothing at all where it would be empty. */
static gboolean
write_small (Writer        *self,
             MoniacShapeId  shape_id,
             gconstpointer  record)
{
  gsize start = self->out->len;

  write_object (self, shape_id, record, INLINE);
  if (self->out->len - start > 2)
    return TRUE;
  g_string_truncate (self->out, start);
  return FALSE;
}

static gboolean
write_amount (Writer             *self,
              const MoniacAmount *amount)
{
  gboolean is_about = amount->form == MONIAC_AMOUNT_ABOUT;
  MoniacAmountParts parts = { .members = amount->members };

  switch (amount->form)
    {
    case MONIAC_AMOUNT_UNDISCLOSED:
      return FALSE;
    case MONIAC_AMOUNT_EXACT:
      return write_number (self, &amount->high);
    default:
      parts.min = amount->low;
      *(is_about ? &parts.about : &parts.max) = amount->high;
      return write_small (self, MONIAC_SHAPE_AMOUNT, &parts);
    }
}

static gboolean
write_quantity (Writer                 *self,
                const MoniacDealRecord *deal)
{
  return moniac_number_is_set (&deal->quantity)
         && write_small (self, MONIAC_SHAPE_QUANTITY, deal);
}

static gboolean
write_cites (Writer                 *self,
             const MoniacDealRecord *deal,
             int                     indent)
{
  if (deal->n_cites == 0)
    return FALSE;
  for (guint i = 0; i < deal->n_cites; i++)
    {
      g_string_append_c (self->out, i == 0 ? '[' : ',');
      new_line (self, inner (indent));
      write_object (self, MONIAC_SHAPE_CITE, &deal->cites[i], INLINE);
    }
  new_line (self, indent);
  g_string_append_c (self->out, ']');
  return TRUE;
}

/* Lists of the document */

static gboolean
write_list (Writer        *self,
            MoniacShapeId  shape_id,
            GPtrArray     *records,
            int            indent)
{
  if (records->len == 0)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      g_string_append_c (self->out, i == 0 ? '[' : ',');
      new_line (self, inner (indent));
      write_object (self, shape_id, g_ptr_array_index (records, i),
                    self->dense ? INLINE : inner (indent));
    }
  new_line (self, indent);
  g_string_append_c (self->out, ']');
  return TRUE;
}

/* One member of any object, by its field */

static gboolean
write_field (Writer            *self,
             const MoniacField *field,
             gconstpointer      record,
             int                indent)
{
  gconstpointer value = (const char *) record + field->offset;

  switch (field->type)
    {
    case MONIAC_FIELD_FORMAT:
      return write_text (self, MONIAC_DEAL_FORMAT);
    case MONIAC_FIELD_VERSION:
      return write_raw (self, G_STRINGIFY (MONIAC_DEAL_VERSION));
    case MONIAC_FIELD_TEXT:
    case MONIAC_FIELD_ID:
    case MONIAC_FIELD_CITED:
    case MONIAC_FIELD_PARTY:
    case MONIAC_FIELD_KIND:
    case MONIAC_FIELD_CURRENCY:
    case MONIAC_FIELD_LINK:
      return write_text (self, *(char * const *) value);
    case MONIAC_FIELD_RAW_ARRAY:
    case MONIAC_FIELD_RAW_OBJECT:
      return write_raw (self, *(char * const *) value);
    case MONIAC_FIELD_STATUS:
      return write_status (self, *(const MoniacStatus *) value);
    case MONIAC_FIELD_MONEY:
      return write_number (self, value);
    case MONIAC_FIELD_DATE:
      return write_date (self, value);
    case MONIAC_FIELD_FLAG:
      return write_flag (self, *(const gboolean *) value);
    case MONIAC_FIELD_RATES:
      return write_rates (self, record);
    case MONIAC_FIELD_AMOUNT:
      return write_amount (self, value);
    case MONIAC_FIELD_QUANTITY:
      return write_quantity (self, record);
    case MONIAC_FIELD_CITES:
      return write_cites (self, record, indent);
    case MONIAC_FIELD_PINS:
      return write_small (self, MONIAC_SHAPE_PINS, record);
    case MONIAC_FIELD_PIN:
      return write_pin (self, value);
    case MONIAC_FIELD_SOURCES:
      return write_list (self, MONIAC_SHAPE_SOURCE, self->records->sources, indent);
    case MONIAC_FIELD_COMPANIES:
      return write_list (self, MONIAC_SHAPE_COMPANY, self->records->companies, indent);
    case MONIAC_FIELD_DEALS:
      return write_list (self, MONIAC_SHAPE_DEAL, self->records->deals, indent);
    default:
      g_assert_not_reached ();
    }
}

/* The order of members */

static const MoniacField *
find_field (const MoniacShape *shape,
            const char        *name)
{
  int field = moniac_shape_find (shape, name, strlen (name), 0);

  return field >= 0 ? &shape->fields[field] : NULL;
}

static guint
find_member (GArray            *members,
             const MoniacField *field)
{
  guint i = 0;

  while (i < members->len && g_array_index (members, Member, i).field != field)
    i++;
  return i;
}

/* Those of the file in their order; every other field after the one that usually precedes it. */
static GArray *
order_members (const MoniacShape   *shape,
               const MoniacMembers *stood)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (Member));
  guint n = stood != NULL ? moniac_members_get_n (stood) : 0;
  guint place = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *name = moniac_members_get_name (stood, i);
      Member member = { name, find_field (shape, name), moniac_members_get_raw (stood, i) };

      g_array_append_val (members, member);
    }
  for (guint i = 0; i < shape->n_fields; i++)
    {
      Member member = { shape->fields[i].name, &shape->fields[i], NULL };
      guint found = n > 0 ? find_member (members, member.field) : members->len;

      if (found == members->len)
        g_array_insert_val (members, place, member);
      else
        place = found;
      place++;
    }
  return members;
}

static gboolean
write_member (Writer        *self,
              const Member  *member,
              gconstpointer  record,
              gboolean       is_first,
              int            indent)
{
  gsize start = self->out->len;

  if (!is_first)
    g_string_append_c (self->out, ',');
  new_line (self, inner (indent));
  moniac_json_append_string (self->out, member->name);
  g_string_append (self->out, self->dense ? ":" : ": ");
  if ((member->field != NULL && write_field (self, member->field, record, inner (indent)))
      || write_raw (self, member->raw))
    return TRUE;
  g_string_truncate (self->out, start);
  return FALSE;
}

static void
write_object (Writer        *self,
              MoniacShapeId  shape_id,
              gconstpointer  record,
              int            indent)
{
  const MoniacShape *shape = moniac_shape_get (shape_id);
  const MoniacMembers *stood
    = *(MoniacMembers * const *) ((const char *) record + shape->members_offset);
  g_autoptr (GArray) members = order_members (shape, stood);
  gboolean is_first = TRUE;

  g_string_append_c (self->out, '{');
  for (guint i = 0; i < members->len; i++)
    if (write_member (self, &g_array_index (members, Member, i), record, is_first, indent))
      is_first = FALSE;
  if (!is_first)
    new_line (self, indent);
  g_string_append_c (self->out, '}');
}

/**
 * moniac_deal_writer_write:
 * @records: what a document says; read only, so that a worker may write it
 * @dense: whether each company, deal and source stands on one line, as short as can be
 *
 * Returns: (transfer full): the deal file
 */
GBytes *
moniac_deal_writer_write (MoniacRecords *records,
                          gboolean        dense)
{
  Writer self = { g_string_new (NULL), records, dense };

  write_object (&self, MONIAC_SHAPE_DOCUMENT, records->header, 0);
  g_string_append_c (self.out, '\n');
  return g_string_free_to_bytes (self.out);
}
