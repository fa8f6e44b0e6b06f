/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects the problems of one text by place, and gives them lines and columns at the end. */
#include "config.h"

#include "moniac-json-report.h"

#include <string.h>

/* As many as a list of problems shows; the rest is only counted. Errors come before
 * warnings: who has to mend a file wants to see them. */
#define MAX_KEPT 1000

typedef struct
{
  MoniacProblemCode code;
  MoniacSeverity severity;
  const char *at;            /* in the text, or NULL: about the whole */
  guint order;               /* of discovery */
  char *pointer;
  char *message;
} Item;

struct _MoniacJsonReport
{
  const char *text;
  gsize length;
  GArray *items;
  guint n_kept[2];           /* by severity */
  guint n_unlisted[2];       /* likewise */
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_free (item->pointer);
  g_free (item->message);
}

/**
 * moniac_json_report_new:
 * @text: the text that problems will point into; borrowed
 * @length: its length in bytes
 *
 * Returns: (transfer full): an empty report
 */
MoniacJsonReport *
moniac_json_report_new (const char *text,
                        gsize       length)
{
  MoniacJsonReport *self = g_new0 (MoniacJsonReport, 1);

  self->text = text;
  self->length = length;
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  return self;
}

void
moniac_json_report_free (MoniacJsonReport *self)
{
  g_array_unref (self->items);
  g_free (self);
}

/**
 * moniac_json_report_add:
 * @self: the report
 * @code: which mistake
 * @severity: whether the text can be used all the same
 * @at: (nullable): where in the text, up to its end; %NULL: about the whole
 * @pointer: JSON pointer of the value
 * @message: one sentence without a full stop, translated
 */
void
moniac_json_report_add (MoniacJsonReport  *self,
                        MoniacProblemCode  code,
                        MoniacSeverity     severity,
                        const char        *at,
                        const char        *pointer,
                        const char        *message)
{
  Item item = { code, severity, at, self->items->len, NULL, NULL };

  g_assert (at == NULL || (at >= self->text && at <= self->text + self->length));

  if (self->n_kept[severity] == MAX_KEPT)
    {
      self->n_unlisted[severity]++;
      return;
    }
  self->n_kept[severity]++;
  item.pointer = g_utf8_make_valid (pointer, -1);
  item.message = g_strdup (message);
  g_array_append_val (self->items, item);
}

guint
moniac_json_report_get_n_errors (MoniacJsonReport *self)
{
  return self->n_kept[MONIAC_SEVERITY_ERROR] + self->n_unlisted[MONIAC_SEVERITY_ERROR];
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *one = a;
  const Item *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return one->order < other->order ? -1 : 1;
}

/* Where a sweep through the text stands. */
typedef struct
{
  const char *at;
  guint line;
  guint column;
} Place;

static void
advance (Place      *place,
         const char *to)
{
  const char *newline;

  while ((newline = memchr (place->at, '\n', to - place->at)) != NULL)
    {
      place->line++;
      place->column = 1;
      place->at = newline + 1;
    }
  for (; place->at < to; place->at++)
    if (((guchar) *place->at & 0xc0) != 0x80)
      place->column++;
}

/**
 * moniac_json_report_deliver:
 * @self: the report
 * @problems: gets all problems, in the order of the text
 */
void
moniac_json_report_deliver (MoniacJsonReport *self,
                            MoniacProblems   *problems)
{
  Place place = { self->text, 1, 1 };
  guint room = MAX_KEPT - self->n_kept[MONIAC_SEVERITY_ERROR];

  g_array_sort (self->items, compare_items);
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (item->severity == MONIAC_SEVERITY_WARNING && room == 0)
        {
          self->n_unlisted[MONIAC_SEVERITY_WARNING]++;
          continue;
        }
      if (item->severity == MONIAC_SEVERITY_WARNING)
        room--;
      if (item->at != NULL)
        advance (&place, item->at);
      moniac_problems_add (problems, item->code, item->severity,
                           item->at != NULL ? place.line : 0,
                           item->at != NULL ? place.column : 0,
                           item->pointer, "%s", item->message);
    }
  for (int severity = 0; severity < 2; severity++)
    moniac_problems_add_unlisted (problems, severity, self->n_unlisted[severity]);
}

/**
 * moniac_json_pointer_append:
 * @pointer: a JSON pointer, grown in place
 * @token: the name of a member, or an index as text
 */
void
moniac_json_pointer_append (GString    *pointer,
                            const char *token)
{
  g_string_append_c (pointer, '/');
  for (const char *p = token; *p != '\0'; p++)
    {
      if (*p == '~')
        g_string_append (pointer, "~0");
      else if (*p == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *p);
    }
}
