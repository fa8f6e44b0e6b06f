/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and checks single values of a deal file. */
#include "config.h"

#include "moniac-deal-values.h"

#include <glib/gi18n-lib.h>

gboolean
moniac_read_text (MoniacReading  *self,
                  const char     *at,
                  const char     *end,
                  char          **out)
{
  if (!moniac_reading_check_type (self, at, MONIAC_JSON_STRING) || end - at == 2)
    return FALSE;
  *out = moniac_json_decode (at + 1, end - at - 2);
  return TRUE;
}

/* A number that is wrong by the grammar has been told by the scan. */
gboolean
moniac_read_number (MoniacReading *self,
                    const char    *at,
                    const char    *end,
                    MoniacNumber  *out)
{
  if (!moniac_reading_check_type (self, at, MONIAC_JSON_NUMBER))
    return FALSE;
  *out = moniac_number_from_text (at, end - at);
  if (!moniac_number_is_set (out))
    self->n_unread++;
  return moniac_number_is_set (out);
}

static gboolean
is_below_zero (const MoniacNumber *number)
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

static void
check_money (MoniacReading      *self,
             const char         *at,
             const MoniacNumber *number)
{
  g_autofree char *name = NULL;
  gboolean is_negative = is_below_zero (number);

  if (!is_negative && !is_too_large (number))
    return;
  name = moniac_reading_current_name (self);
  if (is_negative)
    moniac_reading_error (self, MONIAC_PROBLEM_NEGATIVE, at,
                          _("“%s” must not be negative"), name);
  else
    moniac_reading_error (self, MONIAC_PROBLEM_AMOUNT_TOO_LARGE, at,
                          _("“%s” must not be over 10^15"), name);
}

gboolean
moniac_read_money (MoniacReading *self,
                   const char    *at,
                   const char    *end,
                   MoniacNumber  *out)
{
  if (!moniac_read_number (self, at, end, out))
    return FALSE;
  check_money (self, at, out);
  return TRUE;
}

gboolean
moniac_read_date (MoniacReading *self,
                  const char    *at,
                  const char    *end,
                  MoniacDate    *out)
{
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;

  if (!moniac_reading_check_type (self, at, MONIAC_JSON_STRING))
    return FALSE;
  text = moniac_json_decode (at + 1, end - at - 2);
  if (moniac_date_parse (text, out))
    return TRUE;
  quoted = moniac_problem_quote (text);
  moniac_reading_error (self, MONIAC_PROBLEM_DATE, at,
                        _("“%s” is not a date such as 2025, 2025-11 or 2025-11-18"), quoted);
  return FALSE;
}

gboolean
moniac_read_flag (MoniacReading *self,
                  const char    *at,
                  gboolean      *out)
{
  MoniacJsonType type = moniac_json_type (at);

  if (type != MONIAC_JSON_TRUE && type != MONIAC_JSON_FALSE)
    moniac_reading_wrong_type (self, at, MONIAC_JSON_TRUE);
  *out = type == MONIAC_JSON_TRUE;
  return *out;
}

gboolean
moniac_read_raw (MoniacReading   *self,
                 MoniacJsonIter  *iter,
                 MoniacJsonType   wanted,
                 char           **out)
{
  if (!moniac_reading_check_type (self, iter->value, wanted))
    return FALSE;
  *out = g_strndup (iter->value, moniac_json_iter_get_end (iter) - iter->value);
  return TRUE;
}

static gboolean
read_named (MoniacReading  *self,
            const char     *at,
            const char     *end,
            char          **out)
{
  g_autofree char *name = NULL;

  if (moniac_read_text (self, at, end, out))
    return TRUE;
  if (moniac_json_type (at) != MONIAC_JSON_STRING)
    return FALSE;
  name = moniac_reading_current_name (self);
  moniac_reading_error (self, MONIAC_PROBLEM_EMPTY_ID, at, _("“%s” must not be empty"), name);
  return FALSE;
}

static char *
describe_duplicate (int         list,
                    const char *id)
{
  switch (list)
    {
    case MONIAC_LIST_SOURCES:
      return g_strdup_printf (_("there is more than one source with the id “%s”"), id);
    case MONIAC_LIST_COMPANIES:
      return g_strdup_printf (_("there is more than one company with the id “%s”"), id);
    default:
      return g_strdup_printf (_("there is more than one deal with the id “%s”"), id);
    }
}

gboolean
moniac_read_id (MoniacReading  *self,
                const char     *at,
                const char     *end,
                char          **out)
{
  if (!read_named (self, at, end, out))
    return FALSE;
  if (!moniac_id_table_add (self->ids[self->list], *out, 0))
    {
      g_autofree char *quoted = moniac_problem_quote (*out);

      g_autofree char *message = describe_duplicate (self->list, quoted);

      moniac_reading_error (self, MONIAC_PROBLEM_DUPLICATE_ID, at, "%s", message);
    }
  return TRUE;
}

gboolean
moniac_read_cited (MoniacReading  *self,
                   const char     *at,
                   const char     *end,
                   char          **out)
{
  if (!read_named (self, at, end, out))
    return FALSE;
  if (moniac_id_table_find (self->ids[MONIAC_LIST_SOURCES], *out) < 0)
    {
      g_autofree char *quoted = moniac_problem_quote (*out);

      moniac_reading_warning (self, MONIAC_PROBLEM_UNKNOWN_SOURCE, at,
                              _("there is no source with the id “%s”"), quoted);
    }
  return TRUE;
}

gboolean
moniac_read_party (MoniacReading  *self,
                   const char     *at,
                   const char     *end,
                   char          **out)
{
  g_autofree char *quoted = NULL;

  if (moniac_json_type (at) == MONIAC_JSON_NULL)
    return FALSE;
  if (!read_named (self, at, end, out))
    {
      self->party_is_wrong = TRUE;
      return FALSE;
    }
  if (moniac_id_table_find (self->ids[MONIAC_LIST_COMPANIES], *out) >= 0)
    return TRUE;
  quoted = moniac_problem_quote (*out);
  moniac_reading_error (self, MONIAC_PROBLEM_UNKNOWN_COMPANY, at,
                        _("there is no company with the id “%s”"), quoted);
  return TRUE;
}

gboolean
moniac_read_kind (MoniacReading    *self,
                  const char       *at,
                  const char       *end,
                  MoniacDealRecord *deal)
{
  if (!moniac_read_text (self, at, end, &deal->kind_id))
    return FALSE;
  deal->kind = moniac_kind_from_id (deal->kind_id);
  if (deal->kind == MONIAC_KIND_OTHER
      && !g_str_equal (deal->kind_id, moniac_kind_get_id (MONIAC_KIND_OTHER)))
    {
      g_autofree char *quoted = moniac_problem_quote (deal->kind_id);

      moniac_reading_warning (self, MONIAC_PROBLEM_UNKNOWN_KIND, at,
                              _("the kind “%s” is not known and counts as “other”"), quoted);
    }
  return TRUE;
}

gboolean
moniac_read_status (MoniacReading *self,
                    const char    *at,
                    const char    *end,
                    MoniacStatus  *out)
{
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;

  if (!moniac_read_text (self, at, end, &text))
    return FALSE;
  if (moniac_status_from_id (text, out))
    return TRUE;
  quoted = moniac_problem_quote (text);
  moniac_reading_warning (self, MONIAC_PROBLEM_UNKNOWN_STATUS, at,
                          _("the status “%s” is not known and counts as “announced”"), quoted);
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

gboolean
moniac_read_link (MoniacReading  *self,
                  const char     *at,
                  const char     *end,
                  char          **out)
{
  if (!moniac_read_text (self, at, end, out))
    return FALSE;
  if (!is_safe_link (*out))
    moniac_reading_warning (self, MONIAC_PROBLEM_UNSAFE_LINK, at,
                            _("only addresses with http, https or mailto become links"));
  return TRUE;
}
