/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decimal number that keeps every digit it came with. */
#include "config.h"

#include "moniac-number.h"

#include <string.h>

/* Exponents beyond this are out of any range that matters; it keeps sums of exponents in an int. */
#define EXPONENT_LIMIT 100000

/* The significant digits of a JSON number and where they stand: digits * 10^exponent. */
typedef struct
{
  gboolean negative;
  const char *digits[2];        /* before and after the point */
  gsize lengths[2];
  int exponent;                 /* of the last digit */
} Parts;

static int
parse_exponent (const char *text)
{
  gboolean negative = *text == '-';
  int exponent = 0;

  if (*text == '-' || *text == '+')
    text++;
  for (; g_ascii_isdigit (*text); text++)
    exponent = MIN (exponent * 10 + (*text - '0'), EXPONENT_LIMIT);

  return negative ? -exponent : exponent;
}

static gsize
count_digits (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;

  return n;
}

static Parts
split (const char *text)
{
  Parts parts = { 0 };

  if (*text == '-')
    {
      parts.negative = TRUE;
      text++;
    }
  parts.digits[0] = text;
  parts.lengths[0] = count_digits (text);
  text += parts.lengths[0];
  if (*text == '.')
    {
      parts.digits[1] = text + 1;
      parts.lengths[1] = count_digits (text + 1);
      text += 1 + parts.lengths[1];
    }
  if (*text == 'e' || *text == 'E')
    parts.exponent = parse_exponent (text + 1);
  parts.exponent -= (int) MIN (parts.lengths[1], EXPONENT_LIMIT);

  return parts;
}

/* All significant digits in one string, without zeros at either end; the exponent follows. */
static char *
significant (Parts *parts)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize zeros;

  for (int i = 0; i < 2; i++)
    if (parts->lengths[i] > 0)
      g_string_append_len (digits, parts->digits[i], parts->lengths[i]);

  zeros = strspn (digits->str, "0");
  g_string_erase (digits, 0, zeros);
  while (digits->len > 0 && digits->str[digits->len - 1] == '0')
    {
      g_string_truncate (digits, digits->len - 1);
      parts->exponent++;
    }
  if (digits->len == 0)
    {
      parts->exponent = 0;
      parts->negative = FALSE;
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static const char *
skip_digits (const char *at,
             const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at;
}

/**
 * moniac_number_valid_text:
 * @text: bytes, not necessarily terminated
 * @length: how many, or -1 for a terminated string
 *
 * Returns: whether @text is a number by the grammar of JSON (RFC 8259, section 6) and finite as a double
 */
gboolean
moniac_number_valid_text (const char *text,
                          gssize      length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  const char *at = text;
  const char *before;

  if (at < end && *at == '-')
    at++;
  before = at;
  at = skip_digits (at, end);
  if (at == before || (*before == '0' && at - before > 1))
    return FALSE;
  if (at < end && *at == '.')
    {
      before = ++at;
      at = skip_digits (at, end);
      if (at == before)
        return FALSE;
    }
  if (at < end && (*at == 'e' || *at == 'E'))
    {
      at++;
      if (at < end && (*at == '+' || *at == '-'))
        at++;
      before = at;
      at = skip_digits (at, end);
      if (at == before)
        return FALSE;
    }
  return at == end;
}

/**
 * moniac_number_from_text:
 * @text: a number by the grammar of JSON
 * @length: its length in bytes, or -1
 *
 * Returns: the number; "no number" where @text is not one
 */
MoniacNumber
moniac_number_from_text (const char *text,
                         gssize      length)
{
  MoniacNumber self = MONIAC_NUMBER_NONE;

  if (!moniac_number_valid_text (text, length))
    return self;

  self.text = g_ref_string_new_len (text, length < 0 ? (gssize) strlen (text) : length);
  self.value = g_ascii_strtod (self.text, NULL);

  return self;
}

/**
 * moniac_number_from_double:
 * @value: finite
 *
 * Returns: the number with the shortest text that reads back as @value
 */
MoniacNumber
moniac_number_from_double (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int precision = 1; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  /* Whole numbers are easier to read without an exponent. */
  if (strchr (buffer, 'e') && ABS (value) < 1e16 && value == (gint64) value)
    g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, (gint64) value);

  return moniac_number_from_text (buffer, -1);
}

MoniacNumber
moniac_number_copy (const MoniacNumber *self)
{
  MoniacNumber copy = *self;

  if (copy.text)
    g_ref_string_acquire (copy.text);

  return copy;
}

void
moniac_number_clear (MoniacNumber *self)
{
  g_clear_pointer (&self->text, g_ref_string_release);
  self->value = 0;
}

gboolean
moniac_number_is_set (const MoniacNumber *self)
{
  return self->text != NULL;
}

/* Whether two numbers have the same text, so that the file stays the same. */
gboolean
moniac_number_equal (const MoniacNumber *self,
                     const MoniacNumber *other)
{
  return g_strcmp0 (self->text, other->text) == 0;
}

/* Whether two numbers are worth the same, in whatever way they are written: 30e9 and 30000000000. */
gboolean
moniac_number_same_value (const MoniacNumber *self,
                          const MoniacNumber *other)
{
  if (!self->text || !other->text)
    return self->text == other->text;
  return moniac_number_compare (self, other) == 0;
}

/* Digits as seen from a common last place: the magnitude of |a| against |b|, exact. */
static int
compare_magnitude (const char *a,
                   int         a_exponent,
                   const char *b,
                   int         b_exponent)
{
  gssize a_top = (gssize) strlen (a) + a_exponent;
  gssize b_top = (gssize) strlen (b) + b_exponent;

  if (*a == '\0' || *b == '\0')
    return (*a != '\0') - (*b != '\0');
  if (a_top != b_top)
    return a_top < b_top ? -1 : 1;

  return CLAMP (strcmp (a, b), -1, 1);
}

/**
 * moniac_number_compare:
 *
 * Returns: -1, 0 or 1, exactly, whatever the number of digits; "no number" counts as less than any
 */
int
moniac_number_compare (const MoniacNumber *self,
                       const MoniacNumber *other)
{
  Parts a, b;
  g_autofree char *a_digits = NULL;
  g_autofree char *b_digits = NULL;

  if (!self->text || !other->text)
    return (self->text != NULL) - (other->text != NULL);

  a = split (self->text);
  b = split (other->text);
  a_digits = significant (&a);
  b_digits = significant (&b);
  if (a.negative != b.negative)
    return a.negative ? -1 : 1;

  return compare_magnitude (a_digits, a.exponent, b_digits, b.exponent) * (a.negative ? -1 : 1);
}

static gboolean
append_digit (gint64 *value,
              int     digit)
{
  if (*value > (G_MAXINT64 - digit) / 10)
    return FALSE;
  *value = *value * 10 + digit;

  return TRUE;
}

/**
 * moniac_number_digits:
 * @digits: (out): all digits of the number as one whole number, without zeros at its end
 * @decimals: (out): how many of them stand after the point; negative where zeros would follow them
 *
 * The number is digits * 10^-decimals, exactly: 3 and -10 for 30e9, 125 and 2 for 1.25; 0 and 0 for 0 and
 * for no number.
 *
 * Returns: %FALSE where the digits do not fit into 63 bits
 */
gboolean
moniac_number_digits (const MoniacNumber *self,
                      gint64             *digits,
                      int                *decimals)
{
  gint64 value = 0;
  int zeros = 0;
  Parts parts;

  *digits = 0;
  *decimals = 0;
  if (!self->text)
    return TRUE;
  parts = split (self->text);
  for (int i = 0; i < 2; i++)
    for (gsize k = 0; k < parts.lengths[i]; k++)
      {
        int digit = parts.digits[i][k] - '0';

        if (digit == 0)
          {
            zeros += value > 0;
            continue;
          }
        for (; zeros > 0; zeros--)
          if (!append_digit (&value, 0))
            return FALSE;
        if (!append_digit (&value, digit))
          return FALSE;
      }
  *digits = parts.negative ? -value : value;
  *decimals = value > 0 ? -(parts.exponent + zeros) : 0;

  return TRUE;
}

/**
 * moniac_number_decimals:
 *
 * Returns: how many digits after the point the number needs; negative where it ends in zeros:
 *   -9 for 30e9, 2 for 1.25; 0 for 0 and for no number
 */
int
moniac_number_decimals (const MoniacNumber *self)
{
  gint64 value;
  int decimals;
  Parts parts;
  g_autofree char *digits = NULL;

  if (moniac_number_digits (self, &value, &decimals))
    return decimals;
  parts = split (self->text);
  digits = significant (&parts);

  return -parts.exponent;
}

/**
 * moniac_number_scaled:
 * @decimals: digits after the point of one unit; negative for units above one
 * @out: the number in units of 10^-decimals, rounded to the nearest
 *
 * Returns: %FALSE where the result does not fit into 63 bits; then *out is the limit
 */
gboolean
moniac_number_scaled (const MoniacNumber *self,
                      int                 decimals,
                      gint64             *out)
{
  Parts parts;
  g_autofree char *digits = NULL;
  gsize length, used;
  gint64 value = 0;
  int shift;

  *out = 0;
  if (!self->text)
    return TRUE;
  parts = split (self->text);
  digits = significant (&parts);
  length = strlen (digits);
  shift = parts.exponent + decimals;
  if (length == 0 || (gssize) length + shift < 0)
    return TRUE;
  used = shift < 0 ? length + shift : length;

  for (gsize i = 0; i < used + MAX (shift, 0); i++)
    {
      int digit = i < used ? digits[i] - '0' : 0;

      if (value > (G_MAXINT64 - digit) / 10)
        {
          *out = parts.negative ? -G_MAXINT64 : G_MAXINT64;
          return FALSE;
        }
      value = value * 10 + digit;
    }
  if (used < length && digits[used] >= '5' && value < G_MAXINT64)
    value++;
  *out = parts.negative ? -value : value;

  return TRUE;
}
