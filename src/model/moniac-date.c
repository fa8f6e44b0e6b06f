/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date of which the day, or the month and the day, may be unknown. */
#include "config.h"

#include "moniac-date.h"

#include <string.h>

/* Reads exactly n digits; -1 where there are others. */
static int
read_digits (const char *text,
             int         n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/**
 * moniac_date_parse:
 * @text: "2025", "2025-11" or "2025-11-18"
 * @out: set only on success
 *
 * Returns: whether @text is a date that exists
 */
gboolean
moniac_date_parse (const char *text,
                   MoniacDate *out)
{
  gsize length = strlen (text);
  int year, month = 0, day = 0;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  year = read_digits (text, 4);
  if (year < 1)
    return FALSE;
  if (length >= 7)
    {
      month = text[4] == '-' ? read_digits (text + 5, 2) : -1;
      if (month < 1 || month > 12)
        return FALSE;
    }
  if (length == 10)
    {
      day = text[7] == '-' ? read_digits (text + 8, 2) : -1;
      if (day < 1 || day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
        return FALSE;
    }
  *out = (MoniacDate) { (gint16) year, (gint8) month, (gint8) day };

  return TRUE;
}

/**
 * moniac_date_to_text:
 * @buffer: room for the text
 *
 * Returns: @buffer, with the date as in the file; "" for no date
 */
const char *
moniac_date_to_text (const MoniacDate *self,
                     char              buffer[MONIAC_DATE_TEXT_SIZE])
{
  if (self->year == 0)
    buffer[0] = '\0';
  else if (self->month == 0)
    g_snprintf (buffer, MONIAC_DATE_TEXT_SIZE, "%04d", CLAMP (self->year, 1, 9999));
  else if (self->day == 0)
    g_snprintf (buffer, MONIAC_DATE_TEXT_SIZE, "%04d-%02d", CLAMP (self->year, 1, 9999),
                CLAMP (self->month, 1, 12));
  else
    g_snprintf (buffer, MONIAC_DATE_TEXT_SIZE, "%04d-%02d-%02d", CLAMP (self->year, 1, 9999),
                CLAMP (self->month, 1, 12), CLAMP (self->day, 1, 31));

  return buffer;
}

gboolean
moniac_date_is_set (const MoniacDate *self)
{
  return self->year > 0;
}

static int
to_julian (int year,
           int month,
           int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return (int) g_date_get_julian (&date);
}

/**
 * moniac_date_first_day:
 *
 * Returns: the first day that the date may mean, as a Julian day number; 0 for no date
 */
int
moniac_date_first_day (const MoniacDate *self)
{
  if (self->year == 0)
    return 0;
  return to_julian (self->year, MAX (self->month, 1), MAX (self->day, 1));
}

/**
 * moniac_date_last_day:
 *
 * Returns: the last day that the date may mean, as a Julian day number; G_MAXINT for no date
 */
int
moniac_date_last_day (const MoniacDate *self)
{
  int month = self->month > 0 ? self->month : 12;
  int day = self->day;

  if (self->year == 0)
    return G_MAXINT;
  if (day == 0)
    day = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) self->year);

  return to_julian (self->year, month, day);
}

/* By the first day that each may mean, the vaguer one first; no date comes before all. */
int
moniac_date_compare (const MoniacDate *self,
                     const MoniacDate *other)
{
  int a = moniac_date_first_day (self);
  int b = moniac_date_first_day (other);

  if (a == b)
    {
      a = (self->month > 0) + (self->day > 0);
      b = (other->month > 0) + (other->day > 0);
    }
  return (a > b) - (a < b);
}

gboolean
moniac_date_equal (const MoniacDate *self,
                   const MoniacDate *other)
{
  return self->year == other->year && self->month == other->month && self->day == other->day;
}
