/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as people type and paste them. */
#include "moniac-money.h"

static void
test_understood (void)
{
  static const struct
  {
    const char *text;
    MoniacAmountForm form;
    const char *low, *high, *currency;
  } table[] = {
    { "30bn", MONIAC_AMOUNT_EXACT, NULL, "30000000000", NULL },
    { " $1,500 ", MONIAC_AMOUNT_EXACT, NULL, "1500", "USD" },
    { "1 500,00 EUR", MONIAC_AMOUNT_EXACT, NULL, "1500", "EUR" },
    { "1.234.567,89", MONIAC_AMOUNT_EXACT, NULL, "1234567.89", NULL },
    { "1'234'567.89", MONIAC_AMOUNT_EXACT, NULL, "1234567.89", NULL },
    { "0.123", MONIAC_AMOUNT_EXACT, NULL, "0.123", NULL },
    { "0,350 bn", MONIAC_AMOUNT_EXACT, NULL, "350000000", NULL },
    { "2.4 tn", MONIAC_AMOUNT_EXACT, NULL, "2400000000000", NULL },
    { "30e9", MONIAC_AMOUNT_EXACT, NULL, "30000000000", NULL },
    { "USD 30 billion", MONIAC_AMOUNT_EXACT, NULL, "30000000000", "USD" },
    { "5 Mio. €", MONIAC_AMOUNT_EXACT, NULL, "5000000", "EUR" },
    { "0", MONIAC_AMOUNT_EXACT, NULL, "0", NULL },
    { "007", MONIAC_AMOUNT_EXACT, NULL, "7", NULL },
    { "up to 10", MONIAC_AMOUNT_UP_TO, NULL, "10", NULL },
    { "Up To $5bn", MONIAC_AMOUNT_UP_TO, NULL, "5000000000", "USD" },
    { "<= 3m", MONIAC_AMOUNT_UP_TO, NULL, "3000000", NULL },
    { "at least 3 Mrd", MONIAC_AMOUNT_AT_LEAST, "3000000000", NULL, NULL },
    { "≥ 3k", MONIAC_AMOUNT_AT_LEAST, "3000", NULL, NULL },
    { "10bn+", MONIAC_AMOUNT_AT_LEAST, "10000000000", NULL, NULL },
    { "~3", MONIAC_AMOUNT_ABOUT, NULL, "3", NULL },
    { "about £2m", MONIAC_AMOUNT_ABOUT, NULL, "2000000", "GBP" },
    { "5-10 m", MONIAC_AMOUNT_RANGE, "5000000", "10000000", NULL },
    { "$5–10 bn", MONIAC_AMOUNT_RANGE, "5000000000", "10000000000", "USD" },
    { "500 m to 1 bn", MONIAC_AMOUNT_RANGE, "500000000", "1000000000", NULL },
    { "5 bn - 5 bn", MONIAC_AMOUNT_RANGE, "5000000000", "5000000000", NULL },
    { "?", MONIAC_AMOUNT_UNDISCLOSED, NULL, NULL, NULL },
    { "Not disclosed", MONIAC_AMOUNT_UNDISCLOSED, NULL, NULL, NULL },
    { "1000000000000000", MONIAC_AMOUNT_EXACT, NULL, "1000000000000000", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacAmount amount = { 0 };
      g_autofree char *currency = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i].text);
      g_assert_true (moniac_money_parse (table[i].text, &amount, &currency, &error));
      g_assert_no_error (error);
      g_assert_cmpint (amount.form, ==, table[i].form);
      g_assert_cmpstr (amount.low.text, ==, table[i].low);
      g_assert_cmpstr (amount.high.text, ==, table[i].high);
      g_assert_cmpstr (currency, ==, table[i].currency);
      moniac_amount_clear (&amount);
    }
}

static void
test_refused (void)
{
  static const struct { const char *text; MoniacMoneyError code; } table[] = {
    { "", MONIAC_MONEY_ERROR_EMPTY },
    { "   ", MONIAC_MONEY_ERROR_EMPTY },
    { "-4", MONIAC_MONEY_ERROR_NEGATIVE },
    { "−4 bn", MONIAC_MONEY_ERROR_NEGATIVE },
    { "abc", MONIAC_MONEY_ERROR_NOT_A_NUMBER },
    { "bn", MONIAC_MONEY_ERROR_NOT_A_NUMBER },
    { "30 bn foo", MONIAC_MONEY_ERROR_NOT_A_NUMBER },
    { "30 bananas", MONIAC_MONEY_ERROR_NOT_A_NUMBER },
    { "5 to", MONIAC_MONEY_ERROR_NOT_A_NUMBER },
    { "\xff", MONIAC_MONEY_ERROR_NOT_A_NUMBER },
    { "2e15", MONIAC_MONEY_ERROR_TOO_LARGE },
    { "1e999", MONIAC_MONEY_ERROR_TOO_LARGE },
    { "10-5", MONIAC_MONEY_ERROR_BOUNDS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacAmount amount = { 0 };
      char *currency = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("number %" G_GSIZE_FORMAT, i);
      g_assert_false (moniac_money_parse (table[i].text, &amount, &currency, &error));
      g_assert_error (error, MONIAC_MONEY_ERROR, (int) table[i].code);
      g_assert_null (currency);
      g_assert_cmpint (amount.form, ==, MONIAC_AMOUNT_UNDISCLOSED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money-parse/understood", test_understood);
  g_test_add_func ("/money-parse/refused", test_refused);
  return g_test_run ();
}
