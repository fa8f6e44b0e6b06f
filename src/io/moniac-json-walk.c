/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks through sound JSON text, and turns strings into their JSON text and back. */
#include "config.h"

#include "moniac-json-walk.h"

#include <string.h>

#define REPLACEMENT 0xfffd

static const char *
skip_space (const char *at)
{
  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
    at++;
  return at;
}

/* Characters at which a walk has something to do. */
static const gboolean ends_run_in_string[256] = { ['"'] = TRUE, ['\\'] = TRUE };
static const gboolean ends_run_in_container[256] = {
  ['"'] = TRUE, ['{'] = TRUE, ['['] = TRUE, ['}'] = TRUE, [']'] = TRUE,
};

/* From a string's opening quote to one past its closing one. */
static const char *
skip_string (const char *at)
{
  for (at++;; at += 2)
    {
      while (!ends_run_in_string[(guchar) *at])
        at++;
      if (*at == '"')
        return at + 1;
    }
}

static const char *
skip_container (const char *at)
{
  guint depth = 0;

  do
    {
      while (!ends_run_in_container[(guchar) *at])
        at++;
      if (*at == '"')
        {
          at = skip_string (at);
          continue;
        }
      if (*at == '{' || *at == '[')
        depth++;
      else
        depth--;
      at++;
    }
  while (depth > 0);
  return at;
}

static gboolean
ends_scalar (char c)
{
  return c == ',' || c == '}' || c == ']'
         || c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/**
 * moniac_json_type:
 * @value: where a value begins
 *
 * Returns: what it is
 */
MoniacJsonType
moniac_json_type (const char *value)
{
  switch (*value)
    {
    case '{':
      return MONIAC_JSON_OBJECT;
    case '[':
      return MONIAC_JSON_ARRAY;
    case '"':
      return MONIAC_JSON_STRING;
    case 't':
      return MONIAC_JSON_TRUE;
    case 'f':
      return MONIAC_JSON_FALSE;
    case 'n':
      return MONIAC_JSON_NULL;
    default:
      return MONIAC_JSON_NUMBER;
    }
}

/**
 * moniac_json_skip:
 * @value: where a value inside an object or array begins
 *
 * Returns: one past its end
 */
const char *
moniac_json_skip (const char *value)
{
  if (*value == '"')
    return skip_string (value);
  if (*value == '{' || *value == '[')
    return skip_container (value);
  while (!ends_scalar (*value))
    value++;
  return value;
}

/**
 * moniac_json_iter_init:
 * @self: the iterator
 * @container: where an object or array begins
 *
 * Stands before the first member or element.
 */
void
moniac_json_iter_init (MoniacJsonIter *self,
                       const char     *container)
{
  *self = (MoniacJsonIter) { .at = container + 1, .is_object = *container == '{' };
}

/**
 * moniac_json_iter_next:
 * @self: the iterator
 *
 * Goes on to the next member or element.
 *
 * Returns: %FALSE where there is none
 */
gboolean
moniac_json_iter_next (MoniacJsonIter *self)
{
  const char *at;

  if (self->value != NULL)
    self->at = moniac_json_iter_get_end (self);
  at = skip_space (self->at);
  if (*at == ',')
    at = skip_space (at + 1);
  self->at = at;
  self->value = NULL;
  if (*at == '}' || *at == ']')
    return FALSE;
  if (self->is_object)
    {
      self->name = at + 1;
      at = skip_string (at);
      self->name_length = at - 1 - self->name;
      at = skip_space (skip_space (at) + 1);
    }
  self->value = at;
  self->end = NULL;
  return TRUE;
}

/**
 * moniac_json_iter_get_end:
 * @self: the iterator
 *
 * Returns: one past the end of the member or element; after the last one, one past the end
 *   of the object or array itself
 */
const char *
moniac_json_iter_get_end (MoniacJsonIter *self)
{
  if (self->value == NULL)
    return self->at + 1;
  if (self->end == NULL)
    self->end = moniac_json_skip (self->value);
  return self->end;
}

/**
 * moniac_json_count:
 * @container: where an object or array begins
 * @end: (out) (optional): one past where it ends
 *
 * Returns: how many members or elements it has
 */
guint
moniac_json_count (const char  *container,
                   const char **end)
{
  MoniacJsonIter iter;
  guint n = 0;

  moniac_json_iter_init (&iter, container);
  while (moniac_json_iter_next (&iter))
    n++;
  if (end != NULL)
    *end = moniac_json_iter_get_end (&iter);
  return n;
}

gboolean
moniac_json_is_empty (const char *container)
{
  MoniacJsonIter iter;

  moniac_json_iter_init (&iter, container);
  return !moniac_json_iter_next (&iter);
}

/* Four hexadecimal digits, or REPLACEMENT where they are something else. */
static gunichar
read_hex (const char *at,
          const char *end)
{
  gunichar c = 0;

  if (end - at < 4)
    return REPLACEMENT;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return REPLACEMENT;
      c = c * 16 + digit;
    }
  return c;
}

/* What follows "\u"; returns where to go on. */
static const char *
decode_unicode (GString    *out,
                const char *at,
                const char *end)
{
  gunichar c = read_hex (at, end);

  at += MIN (4, end - at);
  if (c >= 0xd800 && c < 0xdc00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u')
    {
      gunichar low = read_hex (at + 2, end);

      if (low >= 0xdc00 && low < 0xe000)
        {
          c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
          at += 6;
        }
    }
  if (c == 0 || (c >= 0xd800 && c < 0xe000))
    c = REPLACEMENT;
  g_string_append_unichar (out, c);
  return at;
}

/* What follows a backslash; returns where to go on. */
static const char *
decode_escape (GString    *out,
               const char *at,
               const char *end)
{
  static const char from[] = "bfnrt";
  static const char to[] = "\b\f\n\r\t";
  const char *simple;

  if (at == end)
    return at;
  if (*at == 'u')
    return decode_unicode (out, at + 1, end);
  simple = strchr (from, *at);
  g_string_append_c (out, simple != NULL && *simple != '\0' ? to[simple - from] : *at);
  return at + 1;
}

/**
 * moniac_json_decode:
 * @inside: a string as it stands between its quotes
 * @length: its length in bytes
 *
 * Never fails: what the scan complains about becomes U+FFFD or stays as it is.
 *
 * Returns: (transfer full): the string that it stands for
 */
char *
moniac_json_decode (const char *inside,
                    gsize       length)
{
  const char *end = inside + length;
  const char *backslash = memchr (inside, '\\', length);
  GString *out;

  if (backslash == NULL)
    return g_strndup (inside, length);
  out = g_string_sized_new (length);
  while (backslash != NULL)
    {
      g_string_append_len (out, inside, backslash - inside);
      inside = decode_escape (out, backslash + 1, end);
      backslash = memchr (inside, '\\', end - inside);
    }
  g_string_append_len (out, inside, end - inside);
  return g_string_free (out, FALSE);
}

static void
append_escaped (GString *out,
                char     c)
{
  static const char from[] = "\"\\\b\f\n\r\t";
  static const char to[] = "\"\\bfnrt";
  const char *simple = strchr (from, c);

  if (simple != NULL)
    g_string_append_printf (out, "\\%c", to[simple - from]);
  else
    g_string_append_printf (out, "\\u%04x", (guchar) c);
}

/**
 * moniac_json_append_string:
 * @out: JSON text that grows
 * @text: any UTF-8 text
 *
 * Appends the text as a JSON string, with no more escapes than RFC 8259 asks for.
 */
void
moniac_json_append_string (GString    *out,
                           const char *text)
{
  const char *from = text;

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\' || (guchar) *p < 0x20)
      {
        g_string_append_len (out, from, p - from);
        append_escaped (out, *p);
        from = p + 1;
      }
  g_string_append (out, from);
  g_string_append_c (out, '"');
}
