/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money, numbers and dates in words, in the user's language, by ICU. */
#include "config.h"

#include "moniac-money.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/unumberrangeformatter.h>
#include <unicode/ustring.h>

#define NO_BREAK_SPACE "\u00a0"

/* Formatters are dear to make, and safe to use from several threads once made. */
G_LOCK_DEFINE_STATIC (formatters);
static GHashTable *formatters;      /* "locale|skeleton" -> UNumberFormatter */
static char *chosen_locale;

/* ICU's short forms are those of a spreadsheet ("$30B"); in English a figure reads "$30 bn". */
static const struct
{
  const char *icu;
  const char *ours;
} english_magnitudes[] = {
  { "K", NO_BREAK_SPACE "k" },
  { "M", NO_BREAK_SPACE "m" },
  { "B", NO_BREAK_SPACE "bn" },
  { "T", NO_BREAK_SPACE "tn" },
};

/**
 * moniac_money_set_locale:
 * @locale: (nullable): an ICU or POSIX locale that numbers and dates are written in from now on, whatever
 *   the environment says; %NULL for that of LC_MESSAGES
 */
void
moniac_money_set_locale (const char *locale)
{
  G_LOCK (formatters);
  g_free (chosen_locale);
  chosen_locale = g_strdup (locale);
  G_UNLOCK (formatters);
}

static char *
get_locale (void)
{
  char canonical[ULOC_FULLNAME_CAPACITY];
  g_autofree char *wanted = NULL;
  UErrorCode status = U_ZERO_ERROR;

  G_LOCK (formatters);
  wanted = g_strdup (chosen_locale);
  G_UNLOCK (formatters);
  if (!wanted)
    wanted = g_strdup (setlocale (LC_MESSAGES, NULL));
  if (!wanted || g_str_equal (wanted, "C") || g_str_has_prefix (wanted, "C.") || g_str_equal (wanted, "POSIX"))
    return g_strdup ("en_US");
  uloc_canonicalize (wanted, canonical, sizeof canonical, &status);

  return g_strdup (U_SUCCESS (status) ? canonical : "en_US");
}

static gboolean
is_english (const char *locale)
{
  return g_str_has_prefix (locale, "en") && !g_ascii_isalpha (locale[2]);
}

static char *
to_utf8 (const UChar *text,
         int          length)
{
  return g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);
}

static UNumberFormatter *
get_formatter (const char *locale,
               const char *skeleton)
{
  g_autofree char *key = g_strconcat (locale, "|", skeleton, NULL);
  UNumberFormatter *formatter;

  G_LOCK (formatters);
  if (!formatters)
    formatters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  formatter = g_hash_table_lookup (formatters, key);
  if (!formatter)
    {
      UErrorCode status = U_ZERO_ERROR;
      g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (skeleton, -1, NULL, NULL, NULL);

      formatter = unumf_openForSkeletonAndLocale ((const UChar *) utf16, -1, locale, &status);
      if (U_FAILURE (status))
        g_error ("ICU has no number format for %s: %s", key, u_errorName (status));
      g_hash_table_insert (formatters, g_steal_pointer (&key), formatter);
    }
  G_UNLOCK (formatters);

  return formatter;
}

/* Replaces the sign of magnitude ("B") in an English short form. */
static char *
apply_house_style (const UFormattedNumber *result,
                   const char             *locale,
                   const char             *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UFieldPosition position = { UNUM_COMPACT_FIELD, 0, 0 };

  if (!is_english (locale) || !unumf_resultNextFieldPosition (result, &position, &status))
    return g_strdup (text);

  for (gsize i = 0; i < G_N_ELEMENTS (english_magnitudes); i++)
    {
      const char *begin = g_utf8_offset_to_pointer (text, position.beginIndex);
      const char *end = g_utf8_offset_to_pointer (text, position.endIndex);
      const char *icu = english_magnitudes[i].icu;

      if (strlen (icu) == (gsize) (end - begin) && strncmp (begin, icu, end - begin) == 0)
        return g_strdup_printf ("%.*s%s%s", (int) (begin - text), text, english_magnitudes[i].ours, end);
    }
  return g_strdup (text);
}

/* Formats `decimal`, a JSON number, or `value` where that is NULL. */
static char *
format (const char *skeleton,
        const char *decimal,
        double      value)
{
  g_autofree char *locale = get_locale ();
  UNumberFormatter *formatter = get_formatter (locale, skeleton);
  UErrorCode status = U_ZERO_ERROR;
  UFormattedNumber *result = unumf_openResult (&status);
  UChar buffer[512];
  g_autofree char *text = NULL;
  char *styled;
  int length;

  if (decimal)
    unumf_formatDecimal (formatter, decimal, -1, result, &status);
  else
    unumf_formatDouble (formatter, value, result, &status);
  length = unumf_resultToString (result, buffer, G_N_ELEMENTS (buffer), &status);
  text = U_SUCCESS (status) ? to_utf8 (buffer, length) : g_strdup_printf ("%g", value);
  styled = apply_house_style (result, locale, text);
  unumf_closeResult (result);

  return styled;
}

static gboolean
is_iso_code (const char *currency)
{
  return strlen (currency) == 3
         && g_ascii_isupper (currency[0]) && g_ascii_isupper (currency[1]) && g_ascii_isupper (currency[2]);
}

/* How a currency is named: in Spain "$" is clearer than ICU's "30 mil MUS$"; a sentence names it in full. */
static const char *
unit_width (const char       *locale,
            MoniacMoneyStyle  style)
{
  if (style == MONIAC_MONEY_LONG)
    return "unit-width-full-name";
  return g_str_equal (locale, "es") || g_str_equal (locale, "es_ES") ? "unit-width-narrow" : "unit-width-short";
}

static char *
money_skeleton (const char       *locale,
                const char       *currency,
                MoniacMoneyStyle  style)
{
  /* Compact money has at most three significant digits, and no zeros at the end. */
  static const char * const styles[] = {
    [MONIAC_MONEY_SHORT] = "compact-short @##",
    [MONIAC_MONEY_LONG] = "compact-long @##",
    [MONIAC_MONEY_FULL] = ".##",
  };

  if (!currency)
    return g_strdup (styles[style]);
  return g_strdup_printf ("%s currency/%s %s", styles[style], currency, unit_width (locale, style));
}

/* "$30 billion": ICU has "30 billion US dollars" or "$30B", and an English sentence wants neither. */
static char *
format_english_long (const char *currency,
                     const char *decimal,
                     double      value)
{
  g_autofree gunichar2 *code = g_utf8_to_utf16 (currency, -1, NULL, NULL, NULL);
  g_autofree char *number = format ("compact-long @##", decimal, value);
  g_autofree char *symbol = NULL;
  UErrorCode status = U_ZERO_ERROR;
  const UChar *name;
  int length;

  name = ucurr_getName ((const UChar *) code, "en_US", UCURR_SYMBOL_NAME, NULL, &length, &status);
  symbol = U_SUCCESS (status) ? to_utf8 (name, length) : g_strdup (currency);

  return g_strconcat (symbol, g_ascii_isalpha (symbol[strlen (symbol) - 1]) ? NO_BREAK_SPACE : "", number, NULL);
}

/* Formats `decimal`, a JSON number, or `value` where that is NULL. A currency that is no ISO code
 * (a token, "points") stands behind the number; MONIAC_NO_CURRENCY stands nowhere. */
static char *
format_money (const char       *decimal,
              double            value,
              const char       *currency,
              MoniacMoneyStyle  style)
{
  g_autofree char *locale = get_locale ();
  gboolean none = g_strcmp0 (currency, MONIAC_NO_CURRENCY) == 0;
  gboolean iso = currency && is_iso_code (currency) && !none;
  g_autofree char *skeleton = NULL;
  g_autofree char *text = NULL;

  if (iso && style == MONIAC_MONEY_LONG && is_english (locale))
    return format_english_long (currency, decimal, value);

  skeleton = money_skeleton (locale, iso ? currency : NULL, style);
  text = format (skeleton, decimal, value);
  if (iso || none || !currency || !*currency)
    return g_steal_pointer (&text);

  return g_strconcat (text, NO_BREAK_SPACE, currency, NULL);
}

char *
moniac_money_format (double            amount,
                     const char       *currency,
                     MoniacMoneyStyle  style)
{
  return format_money (NULL, amount, currency, style);
}

static char *
format_money_number (const MoniacNumber *number,
                     const char         *currency,
                     MoniacMoneyStyle    style)
{
  return format_money (number->text ? number->text : "0", number->value, currency, style);
}

/**
 * moniac_money_format_amount:
 * @amount: an amount
 * @currency: (nullable): its currency
 *
 * Returns: (transfer full): what the file says of it: "up to $5 bn", "not disclosed"
 */
char *
moniac_money_format_amount (const MoniacAmount *amount,
                            const char         *currency,
                            MoniacMoneyStyle    style)
{
  g_autofree char *low = format_money_number (&amount->low, currency, style);
  g_autofree char *high = format_money_number (&amount->high, currency, style);

  switch (amount->form)
    {
    case MONIAC_AMOUNT_EXACT:
      return g_steal_pointer (&high);
    case MONIAC_AMOUNT_ABOUT:
      /* Translators: an amount that is roughly known: "about $5 bn" */
      return g_strdup_printf (_("about %s"), high);
    case MONIAC_AMOUNT_UP_TO:
      /* Translators: an upper bound: "up to $5 bn" */
      return g_strdup_printf (_("up to %s"), high);
    case MONIAC_AMOUNT_AT_LEAST:
      /* Translators: a lower bound: "at least $5 bn" */
      return g_strdup_printf (_("at least %s"), low);
    case MONIAC_AMOUNT_RANGE:
      /* Translators: a range of amounts: "$5 bn to $10 bn" */
      return g_strdup_printf (_("%s to %s"), low, high);
    case MONIAC_AMOUNT_UNDISCLOSED:
    default:
      return g_strdup (_("not disclosed"));
    }
}

/* With all its digits. */
char *
moniac_money_format_number (const MoniacNumber *number)
{
  if (!moniac_number_is_set (number))
    return g_strdup ("");
  return format (".########", number->text, number->value);
}

/* Percentages below ten keep one digit after the point. */
/* The smallest that is told as a number. */
#define LEAST_SHARE 0.001

static const char *
percent_skeleton (double share)
{
  return share != 0 && ABS (share) < 0.0995 ? "percent scale/100 .#" : "percent scale/100 precision-integer";
}

/* In English a figure reads "12 %". */
static char *
space_percent (char       *text,
               const char *locale)
{
  g_autoptr (GString) spaced = g_string_new (text);

  g_free (text);
  if (is_english (locale))
    g_string_replace (spaced, "%", NO_BREAK_SPACE "%", 0);

  return g_string_free (g_steal_pointer (&spaced), FALSE);
}

static char *
format_share (double share)
{
  g_autofree char *locale = get_locale ();

  return space_percent (format (percent_skeleton (share), NULL, share), locale);
}

/* Whether something would read as nothing. */
static gboolean
is_tiny (double share)
{
  return share > 0 && share <= LEAST_SHARE / 2;
}

/* 0.12 is 12 %; what is there never reads 0 %. */
char *
moniac_money_format_percent (double share)
{
  g_autofree char *least = NULL;

  if (!is_tiny (share))
    return format_share (share);
  least = format_share (LEAST_SHARE);
  return g_strconcat ("<", least, NULL);
}

char *
moniac_money_tell_percent (double share)
{
  g_autofree char *least = NULL;

  if (!is_tiny (share))
    return format_share (share);
  least = format_share (LEAST_SHARE);
  /* Translators: a percentage, within a sentence. */
  return g_strdup_printf (_("less than %s"), least);
}

/**
 * moniac_money_format_range:
 * @low, @high: shares, 0.12 for 12 %
 *
 * Returns: (transfer full): "12–43 %", or one percentage where both read the same
 */
char *
moniac_money_format_range (double low,
                           double high)
{
  g_autofree char *locale = get_locale ();
  g_autofree char *one = moniac_money_format_percent (low);
  g_autofree char *other = moniac_money_format_percent (high);
  g_autofree gunichar2 *skeleton = g_utf8_to_utf16 (percent_skeleton (MAX (low, high)), -1, NULL, NULL, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UNumberRangeFormatter *formatter;
  UFormattedNumberRange *result;
  const UChar *text;
  char *range = NULL;
  int length;

  if (g_str_equal (one, other))
    return g_steal_pointer (&one);

  formatter = unumrf_openForSkeletonWithCollapseAndIdentityFallback (
    (const UChar *) skeleton, -1, UNUM_RANGE_COLLAPSE_ALL, UNUM_IDENTITY_FALLBACK_SINGLE_VALUE, locale, NULL, &status);
  result = unumrf_openResult (&status);
  unumrf_formatDoubleRange (formatter, low, high, result, &status);
  text = ufmtval_getString (unumrf_resultAsValue (result, &status), &length, &status);
  if (U_SUCCESS (status))
    range = space_percent (to_utf8 (text, length), locale);
  unumrf_closeResult (result);
  unumrf_close (formatter);

  return range ? range : g_strdup_printf ("%s–%s", one, other);
}

static char *
format_with_pattern (const char    *locale,
                     const UChar   *pattern,
                     int            length,
                     const GDate   *date)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *formatter = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", -1, pattern, length, &status);
  UChar buffer[256];
  int n;
  char *text;
  /* Days since 1970-01-01, whose Julian day in GDate's count is 719163. */
  double milliseconds = ((double) g_date_get_julian (date) - 719163) * 86400000.0;

  n = udat_format (formatter, milliseconds, buffer, G_N_ELEMENTS (buffer), NULL, &status);
  text = U_SUCCESS (status) ? to_utf8 (buffer, n) : g_strdup ("");
  udat_close (formatter);

  return text;
}

/* As exact as the date is: "2025", "Nov 2025", "Nov 18, 2025"; "" for no date. */
char *
moniac_money_format_date (const MoniacDate *date)
{
  g_autofree char *locale = get_locale ();
  const UChar *skeleton = date->day ? u"yMMMd" : date->month ? u"yMMM" : u"y";
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator;
  UChar pattern[128];
  GDate day;
  int length;

  if (!moniac_date_is_set (date))
    return g_strdup ("");

  generator = udatpg_open (locale, &status);
  length = udatpg_getBestPattern (generator, skeleton, -1, pattern, G_N_ELEMENTS (pattern), &status);
  udatpg_close (generator);
  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint) moniac_date_first_day (date));

  return format_with_pattern (locale, pattern, length, &day);
}
