/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts and numbers as people type and paste them: each is understood or refused; what is understood
 * is in the range of the format, and can be said and understood again. */
#include "moniac-fuzz.h"

#include "moniac-money.h"
#include "moniac-number.h"

static void
check_number (const MoniacNumber *number)
{
  if (!moniac_number_is_set (number))
    return;
  g_assert_true (moniac_number_valid_text (number->text, -1));
  g_assert_true (number->value >= 0);
}

static void
check_parse (const char *text)
{
  MoniacAmount amount = { 0 };
  g_autofree char *currency = NULL;
  g_autoptr (GError) error = NULL;

  if (!moniac_money_parse (text, &amount, &currency, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  check_number (&amount.low);
  check_number (&amount.high);
  moniac_amount_clear (&amount);
}

static void
check_scaled (const char *text,
              gsize       length)
{
  MoniacNumber number;
  gint64 scaled;

  if (!moniac_number_valid_text (text, (gssize) length))
    return;
  number = moniac_number_from_text (text, (gssize) length);
  if (moniac_number_scaled (&number, moniac_number_decimals (&number) % 20, &scaled))
    g_assert_true (number.value >= 0 || scaled <= 0);
  moniac_number_clear (&number);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char * const locales[] = { "en_US", "de_DE", "es_ES", "hi_IN", "ar_EG" };
  g_autofree char *text = NULL;

  moniac_fuzz_be_strict ();
  if (size == 0)
    return 0;
  check_scaled ((const char *) data + 1, size - 1);
  text = g_utf8_make_valid ((const char *) data + 1, (gssize) size - 1);
  moniac_money_set_locale (locales[data[0] % G_N_ELEMENTS (locales)]);
  check_parse (text);
  return 0;
}
