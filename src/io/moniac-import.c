/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds out what a file is, makes sound text of it, and calls the importer for it. */
#include "config.h"

#include "moniac-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-deal-file.h"
#include "moniac-importers.h"
#include "moniac-json-scan.h"

/* What Windows programs write that do not write Unicode. */
#define OLD_ENCODING "WINDOWS-1252"

static void
add_error (MoniacProblems    *problems,
           MoniacProblemCode  code,
           const char        *message)
{
  moniac_problems_add (problems, code, MONIAC_SEVERITY_ERROR, 0, 0, NULL, "%s", message);
}

/* The encoding that a text names itself, by its first bytes or in an XML declaration; NULL for none. */
static char *
find_named_encoding (const char *data,
                     gsize       length)
{
  g_autofree char *head = g_strndup (data, MIN (length, 200));
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return g_strdup ("UTF-16");
  regex = g_regex_new ("^\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']", G_REGEX_RAW, 0, NULL);
  return g_regex_match (regex, head, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static char *
convert (const char     *data,
         gsize           size,
         const char     *encoding,
         gsize          *length,
         MoniacProblems *problems)
{
  g_autofree char *text = g_convert (data, size, "UTF-8", encoding, NULL, length, NULL);
  g_autofree char *quoted = moniac_problem_quote (encoding);
  g_autofree char *message = g_strdup_printf (_("the text is not in the encoding %s"), quoted);

  if (text == NULL)
    add_error (problems, MONIAC_PROBLEM_ENCODING, message);
  return g_steal_pointer (&text);
}

static char *
convert_old (const char     *data,
             gsize           size,
             gsize          *length,
             MoniacProblems *problems)
{
  moniac_problems_add (problems, MONIAC_PROBLEM_ENCODING, MONIAC_SEVERITY_WARNING, 0, 0, NULL,
                       _("the text is not UTF-8; it is read as %s"), OLD_ENCODING);
  return convert (data, size, OLD_ENCODING, length, problems);
}

/* The text as UTF-8 without a byte order mark, ending in a NUL that does not count; or NULL. */
static char *
decode (GBytes         *bytes,
        gsize          *length,
        MoniacProblems *problems)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *encoding = find_named_encoding (data, size);
  gsize mark = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autofree char *text = NULL;

  *length = size - mark;
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0)
    text = convert (data, size, encoding, length, problems);
  else if (g_utf8_validate_len (data + mark, *length, NULL) || memchr (data, '\0', size) != NULL)
    text = g_strndup (data + mark, *length);
  else
    text = convert_old (data, size, length, problems);
  if (text == NULL || memchr (text, '\0', *length) == NULL)
    return g_steal_pointer (&text);
  add_error (problems, MONIAC_PROBLEM_BAD_STRING, _("the text holds a NUL character"));
  return NULL;
}

static void
import_json (const char       *text,
             gsize             length,
             MoniacJsonReport *report,
             MoniacIntake     *intake,
             GCancellable     *cancellable)
{
  if (moniac_json_scan (text, length, MONIAC_DEAL_FILE_MAX_DEPTH, report, cancellable))
    moniac_import_links (text + strspn (text, " \t\r\n"), intake);
}

static MoniacRecords *
import_text (const char     *text,
             gsize           length,
             MoniacFormat    format,
             const char     *title,
             MoniacProblems *problems,
             GCancellable   *cancellable)
{
  g_autoptr (MoniacJsonReport) report = moniac_json_report_new (text, length);
  g_autoptr (MoniacIntake) intake = moniac_intake_new (report, cancellable);
  MoniacRecords *records;

  switch (format)
    {
    case MONIAC_FORMAT_LINKS: import_json (text, length, report, intake, cancellable); break;
    case MONIAC_FORMAT_CSV: moniac_import_csv (text, length, intake); break;
    case MONIAC_FORMAT_GEXF: moniac_import_gexf (text, length, intake); break;
    case MONIAC_FORMAT_GRAPHML: moniac_import_graphml (text, length, intake); break;
    case MONIAC_FORMAT_SANKEYMATIC: moniac_import_sankeymatic (text, length, intake); break;
    default: g_assert_not_reached ();
    }
  records = moniac_intake_finish (intake, title);
  if (!g_cancellable_is_cancelled (cancellable))
    moniac_json_report_deliver (report, problems);
  return records;
}

/* "us-energy.csv" is about "us energy". */
static char *
title_from_name (const char *name)
{
  g_autofree char *base = name != NULL ? g_path_get_basename (name) : NULL;
  char *dot = base != NULL ? strrchr (base, '.') : NULL;

  if (dot != NULL && dot > base)
    *dot = '\0';
  return base != NULL ? g_strdelimit (g_utf8_make_valid (base, -1), "_-", ' ') : NULL;
}

MoniacRecords *
moniac_import_records (GBytes         *bytes,
                       MoniacFormat    format,
                       const char     *name,
                       MoniacProblems *problems,
                       GCancellable   *cancellable,
                       MoniacFormat   *found)
{
  g_autofree char *title = NULL, *text = NULL;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (format == MONIAC_FORMAT_UNKNOWN || moniac_format_can_read (format), NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  if (format == MONIAC_FORMAT_UNKNOWN)
    format = moniac_format_guess (bytes, name);
  if (found != NULL)
    *found = format;
  /* It also says so where a file is too large. */
  if (format == MONIAC_FORMAT_DEALS || g_bytes_get_size (bytes) > MONIAC_DEAL_FILE_MAX_SIZE)
    return moniac_deal_file_parse_records (bytes, problems, cancellable);
  title = title_from_name (name);
  text = g_bytes_get_size (bytes) > 0 ? decode (bytes, &length, problems) : NULL;
  if (g_bytes_get_size (bytes) == 0)
    add_error (problems, MONIAC_PROBLEM_EMPTY, _("the file is empty"));
  return text != NULL ? import_text (text, length, format, title, problems, cancellable) : NULL;
}

MoniacDocument *
moniac_import_parse (GBytes         *bytes,
                     MoniacFormat    format,
                     const char     *name,
                     MoniacProblems *problems,
                     GCancellable   *cancellable,
                     MoniacFormat   *found)
{
  g_autoptr (MoniacRecords) records = moniac_import_records (bytes, format, name, problems, cancellable, found);

  return records != NULL ? moniac_records_to_document (records) : NULL;
}
