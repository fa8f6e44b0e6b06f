/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money, shares and dates in words, in several languages. */
#include "moniac-money.h"

#define NBSP "\u00a0"

static void
check (const char *locale,
       char       *actual,
       const char *expected)
{
  g_autofree char *owned = actual;

  g_test_message ("%s", locale ? locale : "C");
  g_assert_cmpstr (owned, ==, expected);
}

static void
test_money (void)
{
  static const struct
  {
    const char *locale;
    double amount;
    const char *currency;
    const char *in_short, *in_full, *in_long;
  } table[] = {
    { NULL, 30e9, "USD", "$30" NBSP "bn", "$30,000,000,000", "$30 billion" },
    { NULL, 1.4e12, "USD", "$1.4" NBSP "tn", "$1,400,000,000,000", "$1.4 trillion" },
    { NULL, 350e6, "USD", "$350" NBSP "m", "$350,000,000", "$350 million" },
    { NULL, 11900, "EUR", "€11.9" NBSP "k", "€11,900", "€11.9 thousand" },
    { NULL, 12.5, "USD", "$12.5", "$12.5", "$12.5" },
    { NULL, 30e9, "CHF", "CHF" NBSP "30" NBSP "bn", "CHF" NBSP "30,000,000,000", "CHF" NBSP "30 billion" },
    { NULL, 30e9, NULL, "30" NBSP "bn", "30,000,000,000", "30 billion" },
    { NULL, 30, "points", "30" NBSP "points", "30" NBSP "points", "30" NBSP "points" },
    { "de_DE", 30e9, "USD", "30" NBSP "Mrd." NBSP "$", "30.000.000.000" NBSP "$", "30 Milliarden US-Dollar" },
    { "es_ES", 5e6, "EUR", "5" NBSP "M€", "5.000.000" NBSP "€", "5 millones euros" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      moniac_money_set_locale (table[i].locale);
      check (table[i].locale, moniac_money_format (table[i].amount, table[i].currency, MONIAC_MONEY_SHORT), table[i].in_short);
      check (table[i].locale, moniac_money_format (table[i].amount, table[i].currency, MONIAC_MONEY_FULL), table[i].in_full);
      check (table[i].locale, moniac_money_format (table[i].amount, table[i].currency, MONIAC_MONEY_LONG), table[i].in_long);
    }
  moniac_money_set_locale (NULL);
}

static void
test_amounts (void)
{
  static const struct { MoniacAmountForm form; const char *low, *high; const char *text; } table[] = {
    { MONIAC_AMOUNT_EXACT, NULL, "30e9", "$30" NBSP "bn" },
    { MONIAC_AMOUNT_ABOUT, NULL, "30e9", "about $30" NBSP "bn" },
    { MONIAC_AMOUNT_UP_TO, NULL, "5e9", "up to $5" NBSP "bn" },
    { MONIAC_AMOUNT_AT_LEAST, "5e9", NULL, "at least $5" NBSP "bn" },
    { MONIAC_AMOUNT_RANGE, "5e9", "10e9", "$5" NBSP "bn to $10" NBSP "bn" },
    { MONIAC_AMOUNT_UNDISCLOSED, NULL, NULL, "not disclosed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacAmount amount = {
        .form = table[i].form,
        .low = table[i].low ? moniac_number_from_text (table[i].low, -1) : MONIAC_NUMBER_NONE,
        .high = table[i].high ? moniac_number_from_text (table[i].high, -1) : MONIAC_NUMBER_NONE,
      };

      check (NULL, moniac_money_format_amount (&amount, "USD", MONIAC_MONEY_SHORT), table[i].text);
      moniac_amount_clear (&amount);
    }
}

static void
test_shares (void)
{
  check (NULL, moniac_money_format_percent (0.12048), "12" NBSP "%");
  check (NULL, moniac_money_format_percent (0), "0" NBSP "%");
  check (NULL, moniac_money_format_percent (0.034), "3.4" NBSP "%");
  check (NULL, moniac_money_format_percent (1), "100" NBSP "%");
  check (NULL, moniac_money_format_percent (0.00051), "0.1" NBSP "%");
  check (NULL, moniac_money_format_percent (0.0005), "<0.1" NBSP "%");
  check (NULL, moniac_money_format_percent (1e-15), "<0.1" NBSP "%");
  check (NULL, moniac_money_tell_percent (1e-15), "less than 0.1" NBSP "%");
  check (NULL, moniac_money_tell_percent (0), "0" NBSP "%");
  check (NULL, moniac_money_tell_percent (0.12), "12" NBSP "%");
  check (NULL, moniac_money_format_range (0.12048, 0.43011), "12–43" NBSP "%");
  check (NULL, moniac_money_format_range (0.12, 0.1201), "12" NBSP "%");
  moniac_money_set_locale ("de_DE");
  check ("de_DE", moniac_money_format_percent (0.034), "3,4" NBSP "%");
  check ("de_DE", moniac_money_format_percent (1e-15), "<0,1" NBSP "%");
  check ("de_DE", moniac_money_format_range (0.12, 0.43), "12–43" NBSP "%");
  moniac_money_set_locale (NULL);
}

static void
test_numbers_and_dates (void)
{
  MoniacNumber number = moniac_number_from_text ("1234567.891", -1);
  MoniacNumber none = MONIAC_NUMBER_NONE;
  MoniacDate day = { 2025, 11, 18 }, month = { 2025, 11, 0 }, year = { 2025, 0, 0 }, unset = MONIAC_DATE_NONE;

  check (NULL, moniac_money_format_number (&number), "1,234,567.891");
  check (NULL, moniac_money_format_number (&none), "");
  check (NULL, moniac_money_format_date (&day), "Nov 18, 2025");
  check (NULL, moniac_money_format_date (&month), "Nov 2025");
  check (NULL, moniac_money_format_date (&year), "2025");
  check (NULL, moniac_money_format_date (&unset), "");
  moniac_money_set_locale ("de_DE");
  check ("de_DE", moniac_money_format_date (&day), "18. Nov. 2025");
  moniac_money_set_locale (NULL);
  moniac_number_clear (&number);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/money", test_money);
  g_test_add_func ("/money/amounts", test_amounts);
  g_test_add_func ("/money/shares", test_shares);
  g_test_add_func ("/money/numbers-and-dates", test_numbers_and_dates);
  return g_test_run ();
}
