/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the way to the value being read, and tells what is wrong with it. */
#include "config.h"

#include "moniac-reading.h"

#include <glib/gi18n-lib.h>

void
moniac_reading_push_name (MoniacReading *self,
                          const char    *name,
                          gsize          length)
{
  g_assert (self->path_length < MONIAC_READING_MAX_PATH);
  self->path[self->path_length++] = (MoniacReadingStep) { name, length, 0 };
}

void
moniac_reading_push_index (MoniacReading *self,
                           guint          index)
{
  g_assert (self->path_length < MONIAC_READING_MAX_PATH);
  self->path[self->path_length++] = (MoniacReadingStep) { NULL, 0, index };
}

void
moniac_reading_pop (MoniacReading *self)
{
  self->path_length--;
}

static char *
step_to_text (const MoniacReadingStep *step)
{
  if (step->name != NULL)
    return moniac_json_decode (step->name, step->length);
  return g_strdup_printf ("%u", step->index);
}

static char *
make_pointer (const MoniacReading *self)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < self->path_length; i++)
    {
      g_autofree char *token = step_to_text (&self->path[i]);

      moniac_json_pointer_append (pointer, token);
    }
  return g_string_free (pointer, FALSE);
}

static void
report_problem (MoniacReading     *self,
                MoniacProblemCode  code,
                MoniacSeverity     severity,
                const char        *at,
                const char        *format,
                va_list            args) G_GNUC_PRINTF (5, 0);

static void
report_problem (MoniacReading     *self,
                MoniacProblemCode  code,
                MoniacSeverity     severity,
                const char        *at,
                const char        *format,
                va_list            args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);
  g_autofree char *pointer = make_pointer (self);

  moniac_json_report_add (self->report, code, severity, at, pointer, message);
}

/* The file will not open; the message is translated, one sentence without a full stop. */
void
moniac_reading_error (MoniacReading     *self,
                      MoniacProblemCode  code,
                      const char        *at,
                      const char        *format,
                      ...)
{
  va_list args;

  va_start (args, format);
  report_problem (self, code, MONIAC_SEVERITY_ERROR, at, format, args);
  va_end (args);
}

/* The file opens, and what this is about is kept. */
void
moniac_reading_warning (MoniacReading     *self,
                        MoniacProblemCode  code,
                        const char        *at,
                        const char        *format,
                        ...)
{
  va_list args;

  va_start (args, format);
  report_problem (self, code, MONIAC_SEVERITY_WARNING, at, format, args);
  va_end (args);
}

/* What the value being read is called: a member's name, or for an item that of its list. */
char *
moniac_reading_current_name (const MoniacReading *self)
{
  const MoniacReadingStep *step = &self->path[self->path_length - 1];
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

void
moniac_reading_wrong_type (MoniacReading  *self,
                           const char     *at,
                           MoniacJsonType  wanted)
{
  g_autofree char *name = moniac_reading_current_name (self);
  gboolean is_item = self->path[self->path_length - 1].name == NULL;
  g_autofree char *message = describe_type (wanted, is_item, name);

  moniac_reading_error (self, MONIAC_PROBLEM_TYPE, at, "%s", message);
}

gboolean
moniac_reading_check_type (MoniacReading  *self,
                           const char     *at,
                           MoniacJsonType  wanted)
{
  if (moniac_json_type (at) == wanted)
    return TRUE;
  moniac_reading_wrong_type (self, at, wanted);
  return FALSE;
}
