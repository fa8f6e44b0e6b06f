/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as people type and paste them. */
#include "config.h"

#include "moniac-money.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

G_DEFINE_QUARK (moniac-money-error-quark, moniac_money_error)

typedef struct
{
  const char *word;
  int power;                   /* of ten */
  const char *languages;       /* only in these; NULL: everywhere */
} Magnitude;

/* Longer forms of a word come before shorter ones. "billion" is 10^9 in English, and 10^12 in the languages of the long scale. */
static const Magnitude magnitudes[] = {
  { "billionen", 12 }, { "billones", 12 }, { "billón", 12 }, { "bio.", 12 }, { "bio", 12 },
  { "billion", 12, "de" },
  { "trillions", 12 }, { "trillion", 12 }, { "tn", 12 }, { "t", 12 },
  { "mil millones", 9 }, { "milliarden", 9 }, { "milliarde", 9 }, { "mrd.", 9 }, { "mrd", 9 }, { "mm", 9, "es" },
  { "billions", 9 }, { "billion", 9 }, { "bn", 9 }, { "b", 9 }, { "g", 9 },
  { "millions", 6 }, { "million", 6 }, { "millionen", 6 }, { "millones", 6 }, { "millón", 6 },
  { "mio.", 6 }, { "mio", 6 }, { "mill", 6 }, { "mn", 6 }, { "m", 6 },
  { "thousand", 3 }, { "tausend", 3 }, { "tsd.", 3 }, { "tsd", 3 }, { "mil", 3 }, { "k", 3 },
};

static const struct
{
  const char *symbol;
  const char *code;
} symbols[] = {
  { "US$", "USD" }, { "C$", "CAD" }, { "A$", "AUD" }, { "HK$", "HKD" }, { "$", "USD" }, { "€", "EUR" }, { "£", "GBP" },
  { "¥", "JPY" }, { "₩", "KRW" }, { "₹", "INR" },
};

typedef struct
{
  MoniacAmountForm form;
  const char *word;
} Prefix;

static const Prefix prefixes[] = {
  { MONIAC_AMOUNT_UP_TO, N_("up to") }, { MONIAC_AMOUNT_UP_TO, N_("at most") },
  { MONIAC_AMOUNT_UP_TO, "max" }, { MONIAC_AMOUNT_UP_TO, "<=" }, { MONIAC_AMOUNT_UP_TO, "<" },
  { MONIAC_AMOUNT_UP_TO, "≤" },
  { MONIAC_AMOUNT_AT_LEAST, N_("at least") }, { MONIAC_AMOUNT_AT_LEAST, N_("more than") },
  { MONIAC_AMOUNT_AT_LEAST, "min" }, { MONIAC_AMOUNT_AT_LEAST, ">=" }, { MONIAC_AMOUNT_AT_LEAST, ">" },
  { MONIAC_AMOUNT_AT_LEAST, "≥" },
  { MONIAC_AMOUNT_ABOUT, N_("about") }, { MONIAC_AMOUNT_ABOUT, N_("around") }, { MONIAC_AMOUNT_ABOUT, "approx." },
  { MONIAC_AMOUNT_ABOUT, "ca." }, { MONIAC_AMOUNT_ABOUT, "~" }, { MONIAC_AMOUNT_ABOUT, "≈" },
};

/* One number of the text: digits with a point, its power of ten, and the currency beside it. */
typedef struct
{
  GString *digits;
  int power;
  gboolean has_power;
  char *currency;
} Term;

static void
term_clear (Term *self)
{
  if (self->digits)
    g_string_free (self->digits, TRUE);
  g_free (self->currency);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Term, term_clear)

static gboolean
skip_word (const char **at,
           const char  *word)
{
  gsize length = strlen (word);

  if (length == 0 || strncmp (*at, word, length) != 0)
    return FALSE;
  /* A word ends where its letters do: "max" is not the start of "maximum". */
  if (g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (word + length)))
      && g_unichar_isalpha (g_utf8_get_char (*at + length)))
    return FALSE;
  *at += length;
  return TRUE;
}

static void
skip_space (const char **at)
{
  while (**at && g_unichar_isspace (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
}

static gboolean
skip_currency (const char **at,
               char       **currency)
{
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (g_str_has_prefix (*at, symbols[i].symbol))
      {
        *at += strlen (symbols[i].symbol);
        g_free (*currency);
        *currency = g_strdup (symbols[i].code);
        return TRUE;
      }
  if (g_ascii_isupper ((*at)[0]) && g_ascii_isupper ((*at)[1]) && g_ascii_isupper ((*at)[2])
      && !g_unichar_isalpha (g_utf8_get_char (*at + 3)))
    {
      g_free (*currency);
      *currency = g_strndup (*at, 3);
      *at += 3;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_language (const char *language)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  return !language || (locale && g_str_has_prefix (locale, language));
}

static gboolean
skip_magnitude (const char **at,
                int         *power)
{
  g_autofree char *folded = g_utf8_strdown (*at, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (magnitudes); i++)
    {
      const char *end = folded;

      if (!is_language (magnitudes[i].languages) || !skip_word (&end, magnitudes[i].word))
        continue;
      *at = g_utf8_offset_to_pointer (*at, g_utf8_pointer_to_offset (folded, end));
      *power = magnitudes[i].power;
      return TRUE;
    }
  return FALSE;
}

/* Digits and whatever groups or separates them; a space counts only between digits. */
static const char *
number_end (const char *at)
{
  const char *end = at;

  for (const char *p = at; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        end = p + 1;
      else if (c != ',' && c != '.' && c != '\'' && c != '_' && c != 0x2019 && !g_unichar_isspace (c))
        break;
    }
  return end;
}

/* Which of '.' and ',' is the decimal separator in a text of digits; 0 for none. */
static char
decimal_separator (const char *text,
                   gsize       length)
{
  const char *point = g_strrstr_len (text, length, ".");
  const char *comma = g_strrstr_len (text, length, ",");
  const char *last = MAX (point, comma);
  const char *locale_point = localeconv ()->decimal_point;
  gsize after;

  if (!last)
    return 0;
  if (point && comma)
    return *last;
  if (memchr (text, *last, last - text))
    return 0;       /* twice the same: groups */
  after = text + length - last - 1;
  if (after == 3 && last > text && last - text <= 3 && *text != '0' && *locale_point != *last)
    return 0;       /* "1,500" where the comma does not separate decimals */

  return *last;
}

/* Reads "1,500.00" into "1500.00". */
static gboolean
read_digits (const char **at,
             GString     *digits)
{
  const char *end = number_end (*at);
  char separator = decimal_separator (*at, end - *at);

  if (!g_ascii_isdigit (**at))
    return FALSE;
  for (; *at < end; (*at)++)
    {
      if (g_ascii_isdigit (**at))
        g_string_append_c (digits, **at);
      else if (separator && **at == separator)
        g_string_append_c (digits, '.');
    }
  return TRUE;
}

static void
read_exponent (const char **at,
               Term        *term)
{
  char *end;
  gint64 exponent;

  if ((**at != 'e' && **at != 'E') || !(g_ascii_isdigit ((*at)[1]) || (*at)[1] == '+'))
    return;
  exponent = g_ascii_strtoll (*at + 1, &end, 10);
  term->power = (int) CLAMP (exponent, 0, 30);
  term->has_power = TRUE;
  *at = end;
}

static gboolean
read_term (const char **at,
           Term        *term)
{
  term->digits = g_string_new (NULL);
  skip_space (at);
  if (skip_currency (at, &term->currency))
    skip_space (at);
  if (!read_digits (at, term->digits))
    return FALSE;
  read_exponent (at, term);
  skip_space (at);
  if (!term->has_power)
    term->has_power = skip_magnitude (at, &term->power);
  skip_space (at);
  skip_currency (at, &term->currency);
  skip_space (at);

  return TRUE;
}

static void
drop_leading_zeros (GString *digits)
{
  while (digits->len > 1 && digits->str[0] == '0' && digits->str[1] != '.')
    g_string_erase (digits, 0, 1);
}

/* Moves the point to the right by the power of ten: an exact number without an exponent. */
static MoniacNumber
term_to_number (const Term *term)
{
  g_autoptr (GString) digits = g_string_new (term->digits->str);
  char *point = strchr (digits->str, '.');
  gsize whole = point ? (gsize) (point - digits->str) : digits->len;

  if (point)
    g_string_erase (digits, whole, 1);
  while (digits->len < whole + term->power)
    g_string_append_c (digits, '0');
  whole += term->power;
  while (digits->len > whole && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
  if (digits->len > whole)
    g_string_insert_c (digits, whole, '.');
  drop_leading_zeros (digits);

  return moniac_number_from_text (digits->str, digits->len);
}

static MoniacAmountForm
skip_prefix (const char **at)
{
  g_autofree char *folded = g_utf8_strdown (*at, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const char * const words[] = { prefixes[i].word, _(prefixes[i].word) };

      for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
        {
          const char *end = folded;

          if (!skip_word (&end, words[j]))
            continue;
          *at = g_utf8_offset_to_pointer (*at, g_utf8_pointer_to_offset (folded, end));
          return prefixes[i].form;
        }
    }
  return MONIAC_AMOUNT_EXACT;
}

static gboolean
skip_range_sign (const char **at)
{
  static const char * const signs[] = { "-", "–", "—", "..", "to", "bis", "a" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (skip_word (at, signs[i]))
      return TRUE;
  return FALSE;
}

static gboolean
says_undisclosed (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  return g_str_equal (folded, "?") || g_str_equal (folded, "not disclosed") || g_str_equal (folded, "undisclosed")
         || g_str_equal (folded, "unknown") || g_strcmp0 (folded, _("not disclosed")) == 0;
}

static gboolean
fail (GError           **error,
      MoniacMoneyError   code,
      const char        *message)
{
  g_set_error_literal (error, MONIAC_MONEY_ERROR, code, message);
  return FALSE;
}

static gboolean
check (const MoniacAmount *amount,
       GError            **error)
{
  if (amount->low.value > MONIAC_AMOUNT_MAX || amount->high.value > MONIAC_AMOUNT_MAX)
    return fail (error, MONIAC_MONEY_ERROR_TOO_LARGE, _("An amount is at most 1,000 trillion"));
  if (amount->form == MONIAC_AMOUNT_RANGE && moniac_number_compare (&amount->low, &amount->high) > 0)
    return fail (error, MONIAC_MONEY_ERROR_BOUNDS, _("The lower bound is above the upper bound"));
  return TRUE;
}

static void
set_amount (MoniacAmount     *out,
            MoniacAmountForm  form,
            const Term       *term)
{
  out->form = form;
  if (form == MONIAC_AMOUNT_AT_LEAST)
    out->low = term_to_number (term);
  else
    out->high = term_to_number (term);
}

/* The second half of "5-10 bn": what the first leaves open comes from it. */
static gboolean
read_upper (const char  **at,
            Term         *lower,
            MoniacAmount *out,
            char        **currency)
{
  g_auto (Term) upper = { 0 };

  if (!read_term (at, &upper))
    return FALSE;
  if (!lower->has_power)
    lower->power = upper.power;
  out->form = MONIAC_AMOUNT_RANGE;
  out->low = term_to_number (lower);
  out->high = term_to_number (&upper);
  if (upper.currency)
    {
      g_free (*currency);
      *currency = g_steal_pointer (&upper.currency);
    }
  return TRUE;
}

static gboolean
read_amount (const char   *at,
             MoniacAmount *out,
             char        **currency,
             GError      **error)
{
  g_auto (Term) term = { 0 };
  MoniacAmountForm form = skip_prefix (&at);

  skip_space (&at);
  if (*at == '-' || g_str_has_prefix (at, "−"))
    return fail (error, MONIAC_MONEY_ERROR_NEGATIVE, _("An amount cannot be negative; swap payer and payee instead"));
  if (!read_term (&at, &term))
    return fail (error, MONIAC_MONEY_ERROR_NOT_A_NUMBER, _("An amount like 30 bn, up to 10 bn, 5-10 bn, or ?"));
  *currency = g_steal_pointer (&term.currency);

  if (*at == '+' && form == MONIAC_AMOUNT_EXACT)
    {
      form = MONIAC_AMOUNT_AT_LEAST;
      at++;
    }
  else if (*at && form == MONIAC_AMOUNT_EXACT && skip_range_sign (&at))
    {
      if (!read_upper (&at, &term, out, currency))
        return fail (error, MONIAC_MONEY_ERROR_NOT_A_NUMBER, _("The upper bound of the range is not a number"));
    }
  if (out->form != MONIAC_AMOUNT_RANGE)
    set_amount (out, form, &term);
  skip_space (&at);
  if (*at)
    return fail (error, MONIAC_MONEY_ERROR_NOT_A_NUMBER, _("There is something behind the amount that is not part of it"));

  return check (out, error);
}

/**
 * moniac_money_parse:
 * @text: UTF-8, as typed or pasted
 * @out: set on success; clear it with moniac_amount_clear()
 * @currency: (out) (nullable) (transfer full): an ISO 4217 code, where the text names one
 *
 * Both '.' and ',' are understood as decimal separators and as groups; where a text leaves it open ("1,500"),
 * the user's locale decides.
 */
gboolean
moniac_money_parse (const char    *text,
                    MoniacAmount  *out,
                    char         **currency,
                    GError       **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  MoniacAmount amount = { 0 };

  *currency = NULL;
  if (!g_utf8_validate (text, -1, NULL))
    return fail (error, MONIAC_MONEY_ERROR_NOT_A_NUMBER, _("The text is not UTF-8"));
  if (*stripped == '\0')
    return fail (error, MONIAC_MONEY_ERROR_EMPTY, _("An amount, or ? where it is not disclosed"));
  if (!says_undisclosed (stripped) && !read_amount (stripped, &amount, currency, error))
    {
      moniac_amount_clear (&amount);
      g_clear_pointer (currency, g_free);
      return FALSE;
    }
  *out = amount;

  return TRUE;
}
