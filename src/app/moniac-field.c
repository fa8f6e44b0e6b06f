/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field: one member of a record that is edited as text. */
#include "config.h"

#include "moniac-field.h"

#include <glib/gi18n.h>

#include "moniac-link.h"
#include "moniac-money.h"
#include "moniac-theme.h"

static char *
date_to_text (const MoniacDate *date)
{
  char buffer[MONIAC_DATE_TEXT_SIZE];

  return g_strdup (moniac_date_is_set (date) ? moniac_date_to_text (date, buffer) : "");
}

static char *
number_to_text (const MoniacNumber *number)
{
  return moniac_number_is_set (number) ? moniac_money_format_number (number) : g_strdup ("");
}

char *
moniac_field_get_text (const MoniacField *field,
                       gconstpointer      record)
{
  gconstpointer member = G_STRUCT_MEMBER_P (record, field->offset);
  const char *text;

  switch (field->type)
    {
    case MONIAC_FIELD_DATE:
      return date_to_text (member);
    case MONIAC_FIELD_NUMBER:
    case MONIAC_FIELD_MONEY:
      return number_to_text (member);
    case MONIAC_FIELD_TEXT:
    case MONIAC_FIELD_ID:
    case MONIAC_FIELD_URL:
    case MONIAC_FIELD_COLOR:
    default:
      text = *(char * const *) member;
      return g_strdup (text ? text : "");
    }
}

static char *
number_problem (const GError *error,
                const char   *currency)
{
  if (g_error_matches (error, MONIAC_MONEY_ERROR, MONIAC_MONEY_ERROR_NEGATIVE))
    return g_strdup (_("A number that is not negative."));
  if (g_error_matches (error, MONIAC_MONEY_ERROR, MONIAC_MONEY_ERROR_TOO_LARGE))
    return g_strdup (_("That is more than all the money there is: at most 1,000 trillion."));
  if (currency)
    return g_strdup (_("A sum like 30bn or 1500000."));
  return g_strdup (_("A number like 1 or 2.5."));
}

gboolean
moniac_field_parse_number (const char    *text,
                           const char    *currency,
                           MoniacNumber  *out,
                           char         **problem)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *named = NULL;
  MoniacAmount amount = { 0 };

  if (!moniac_money_parse (text, &amount, &named, &error) || amount.form != MONIAC_AMOUNT_EXACT)
    {
      *problem = number_problem (error, currency);
      moniac_amount_clear (&amount);
      return FALSE;
    }
  if (named && g_strcmp0 (named, currency) != 0)
    {
      /* Translators: %s is a currency such as USD. */
      *problem = currency ? g_strdup_printf (_("A sum in %s."), currency)
                          : g_strdup (_("A number without a currency."));
      moniac_amount_clear (&amount);
      return FALSE;
    }
  *out = moniac_number_copy (&amount.high);
  moniac_amount_clear (&amount);
  return TRUE;
}

static gboolean
set_date (MoniacDate  *date,
          const char  *text,
          char       **problem)
{
  MoniacDate parsed = MONIAC_DATE_NONE;

  if (*text && !moniac_date_parse (text, &parsed))
    {
      *problem = g_strdup (_("A date like 2025, 2025-11 or 2025-11-18."));
      return FALSE;
    }
  *date = parsed;
  return TRUE;
}

static gboolean
set_number (MoniacNumber  *number,
            const char    *text,
            const char    *currency,
            char         **problem)
{
  MoniacNumber parsed = MONIAC_NUMBER_NONE;

  if (*text && !moniac_field_parse_number (text, currency, &parsed, problem))
    return FALSE;
  moniac_number_clear (number);
  *number = parsed;
  return TRUE;
}

static gboolean
set_id (char       **field,
        const char  *text,
        char       **problem)
{
  if (!*text)
    {
      *problem = g_strdup (_("The file needs an identifier here."));
      return FALSE;
    }
  moniac_record_set_text (field, text);
  return TRUE;
}

static gboolean
set_color (char       **field,
           const char  *text,
           char       **problem)
{
  MoniacColor color;
  gsize length = strlen (text);

  if (*text && (*text != '#' || (length != 4 && length != 7) || !moniac_color_parse (text, &color)))
    {
      *problem = g_strdup (_("A color like #cc785c."));
      return FALSE;
    }
  moniac_record_set_text (field, text);
  return TRUE;
}

gboolean
moniac_field_set_text (const MoniacField *field,
                       gpointer           record,
                       const char        *text,
                       const char        *currency,
                       char             **problem)
{
  gpointer member = G_STRUCT_MEMBER_P (record, field->offset);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  switch (field->type)
    {
    case MONIAC_FIELD_DATE:
      return set_date (member, stripped, problem);
    case MONIAC_FIELD_NUMBER:
      return set_number (member, stripped, NULL, problem);
    case MONIAC_FIELD_MONEY:
      return set_number (member, stripped, currency, problem);
    case MONIAC_FIELD_COLOR:
      return set_color (member, stripped, problem);
    case MONIAC_FIELD_ID:
      return set_id (member, stripped, problem);
    case MONIAC_FIELD_TEXT:
    case MONIAC_FIELD_URL:
    default:
      moniac_record_set_text (member, stripped);
      return TRUE;
    }
}

static char *
describe_money (const char *text,
                const char *currency)
{
  g_autofree char *problem = NULL;
  MoniacNumber number = MONIAC_NUMBER_NONE;
  char *description;

  if (!*text || !moniac_field_parse_number (text, currency, &number, &problem))
    return NULL;
  description = moniac_money_format (number.value, currency, MONIAC_MONEY_LONG);
  moniac_number_clear (&number);
  return description;
}

static char *
describe_url (const char *text)
{
  if (!*text || moniac_link_is_allowed (text))
    return NULL;
  return g_strdup (_("Only http, https and mailto addresses can be opened."));
}

char *
moniac_field_describe (const MoniacField *field,
                       const char        *text,
                       const char        *currency)
{
  if (field->type == MONIAC_FIELD_MONEY)
    return describe_money (text, currency);
  if (field->type == MONIAC_FIELD_URL)
    return describe_url (text);
  return NULL;
}
