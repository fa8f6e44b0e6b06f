/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of file formats, and how to tell them apart. */
#include "config.h"

#include "moniac-format.h"

#include <string.h>

/* How far a guess looks into a file. */
#define LOOK_AHEAD 65536

#define READS 1
#define WRITES 2

static const struct
{
  const char *id;
  guint abilities;
  const char *suffixes[4];
} formats[MONIAC_N_FORMATS] = {
  [MONIAC_FORMAT_UNKNOWN] = { "unknown", 0, { NULL } },
  [MONIAC_FORMAT_DEALS] = { "deals", READS | WRITES, { ".deals.json", NULL } },
  [MONIAC_FORMAT_LINKS] = { "json", READS | WRITES, { ".json", NULL } },
  [MONIAC_FORMAT_CSV] = { "csv", READS | WRITES, { ".csv", ".tsv", ".tab", NULL } },
  [MONIAC_FORMAT_GEXF] = { "gexf", READS, { ".gexf", NULL } },
  [MONIAC_FORMAT_GRAPHML] = { "graphml", READS | WRITES, { ".graphml", NULL } },
  [MONIAC_FORMAT_SANKEYMATIC] = { "sankeymatic", READS, { ".skm", ".txt", NULL } },
  [MONIAC_FORMAT_DOT] = { "dot", WRITES, { ".dot", ".gv", NULL } },
};

const char *
moniac_format_get_id (MoniacFormat format)
{
  return formats[format].id;
}

MoniacFormat
moniac_format_from_id (const char *id)
{
  for (int i = MONIAC_FORMAT_DEALS; i < MONIAC_N_FORMATS; i++)
    if (g_str_equal (formats[i].id, id))
      return i;
  return MONIAC_FORMAT_UNKNOWN;
}

MoniacFormat
moniac_format_from_name (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  for (int i = MONIAC_FORMAT_DEALS; i < MONIAC_N_FORMATS; i++)
    for (int j = 0; formats[i].suffixes[j] != NULL; j++)
      if (g_str_has_suffix (folded, formats[i].suffixes[j]))
        return i;
  return MONIAC_FORMAT_UNKNOWN;
}

gboolean
moniac_format_can_read (MoniacFormat format)
{
  return (formats[format].abilities & READS) != 0;
}

gboolean
moniac_format_can_write (MoniacFormat format)
{
  return (formats[format].abilities & WRITES) != 0;
}

static gboolean
has_any (const char         *head,
         const char * const *words)
{
  for (; *words != NULL; words++)
    if (strstr (head, *words) != NULL)
      return TRUE;
  return FALSE;
}

/* A deal file names its format, mostly first; the others have lists of links. */
static MoniacFormat
guess_json (const char *head)
{
  static const char * const links[] = {
    "\"nodes\"", "\"links\"", "\"edges\"", "\"elements\"", "\"node\"", "\"series\"", "\"labels\"", NULL
  };

  if (strstr (head, "\"moniac-deals\"") != NULL || !has_any (head, links))
    return MONIAC_FORMAT_DEALS;
  return MONIAC_FORMAT_LINKS;
}

static MoniacFormat
guess_xml (const char   *head,
           MoniacFormat  by_name)
{
  if (strstr (head, "<gexf") != NULL)
    return MONIAC_FORMAT_GEXF;
  if (strstr (head, "<graphml") != NULL)
    return MONIAC_FORMAT_GRAPHML;
  return by_name == MONIAC_FORMAT_GEXF ? by_name : MONIAC_FORMAT_GRAPHML;
}

/* "Payer [30] Payee" on a line of its own. */
static gboolean
has_bracketed_flow (const char *head)
{
  return g_regex_match_simple ("^[^/'\\[\\]\\n][^\\[\\]\\n]*\\[[^\\]\\n]*\\][ \\t]*[^\\s\\[\\]]", head,
                               G_REGEX_MULTILINE | G_REGEX_RAW, 0);
}

MoniacFormat
moniac_format_guess (GBytes     *bytes,
                     const char *name)
{
  gsize length = g_bytes_get_size (bytes);
  g_autofree char *head = length > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), MIN (length, LOOK_AHEAD)) : g_strdup ("");
  MoniacFormat by_name = name != NULL ? moniac_format_from_name (name) : MONIAC_FORMAT_UNKNOWN;
  const char *start = head + (g_str_has_prefix (head, "\xef\xbb\xbf") ? 3 : 0);

  start += strspn (start, " \t\r\n");
  if (*start == '{')
    return guess_json (start);
  if (*start == '<')
    return guess_xml (start, by_name);
  if (by_name == MONIAC_FORMAT_CSV || by_name == MONIAC_FORMAT_LINKS)
    return by_name;
  if (has_bracketed_flow (start))
    return MONIAC_FORMAT_SANKEYMATIC;
  /* Whatever is no text with a table in it is told what a deal file looks like. */
  if (strpbrk (start, ",;\t|") != NULL && *start != '[' && *start != '"')
    return MONIAC_FORMAT_CSV;
  return by_name == MONIAC_FORMAT_SANKEYMATIC ? by_name : MONIAC_FORMAT_DEALS;
}
