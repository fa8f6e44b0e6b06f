/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes and guards the cells of tables. */
#include "config.h"

#include "moniac-csv-text.h"

#include <string.h>

static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

void
moniac_csv_append_text (GString    *csv,
                        const char *text)
{
  gboolean formula = looks_like_formula (text);

  if (!formula && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  if (formula)
    g_string_append_c (csv, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

char *
moniac_csv_unguard (const char *cell,
                    gsize       length)
{
  g_autofree char *text = g_strndup (cell, length);

  if (text[0] == '\'' && looks_like_formula (text + 1))
    return g_strdup (text + 1);
  return g_steal_pointer (&text);
}
