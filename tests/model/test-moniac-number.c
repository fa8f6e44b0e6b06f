/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers keep their digits, compare exactly, and scale exactly. */
#include "moniac-number.h"

#include <math.h>

static void
test_grammar (void)
{
  static const struct { const char *text; gboolean valid; } table[] = {
    { "0", TRUE }, { "-0", TRUE }, { "10", TRUE }, { "30e9", TRUE }, { "30E+9", TRUE }, { "1.25", TRUE },
    { "0.5e-3", TRUE }, { "123456789012345678901234567890", TRUE },
    { "", FALSE }, { "-", FALSE }, { "01", FALSE }, { "-01", FALSE }, { "1.", FALSE }, { ".5", FALSE }, { "1e", FALSE },
    { "1e+", FALSE }, { "+1", FALSE }, { "0x1F", FALSE }, { "1 ", FALSE }, { " 1", FALSE }, { "1,5", FALSE },
    { "Infinity", FALSE }, { "NaN", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacNumber number = moniac_number_from_text (table[i].text, -1);

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (moniac_number_valid_text (table[i].text, -1), ==, table[i].valid);
      g_assert_cmpint (moniac_number_is_set (&number), ==, table[i].valid);
      if (table[i].valid)
        g_assert_cmpstr (number.text, ==, table[i].text);
      moniac_number_clear (&number);
    }
  g_assert_true (moniac_number_valid_text ("12x", 2));
}

static void
test_from_double (void)
{
  static const struct { double value; const char *text; } table[] = {
    { 0, "0" }, { 0.1, "0.1" }, { 30e9, "30000000000" }, { 38000000000.01, "38000000000.01" },
    { 1e15, "1000000000000000" }, { 1.0 / 3, "0.3333333333333333" }, { 1e21, "1e+21" }, { -2.5, "-2.5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacNumber number = moniac_number_from_double (table[i].value);

      g_assert_cmpstr (number.text, ==, table[i].text);
      g_assert_cmpfloat (number.value, ==, table[i].value);
      moniac_number_clear (&number);
    }
}

static void
test_compare (void)
{
  static const struct { const char *a; const char *b; int order; } table[] = {
    { "30e9", "30000000000", 0 }, { "1.50", "1.5", 0 }, { "0", "-0", 0 }, { "0", "0e99", 0 },
    { "1", "2", -1 }, { "10", "9", 1 }, { "-1", "1", -1 }, { "-10", "-9", -1 },
    { "9007199254740993", "9007199254740992", 1 },
    { "0.1000000000000000000001", "0.1", 1 }, { "1e-5", "1e-6", 1 }, { "123", "1234", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacNumber a = moniac_number_from_text (table[i].a, -1);
      MoniacNumber b = moniac_number_from_text (table[i].b, -1);

      g_test_message ("%s and %s", table[i].a, table[i].b);
      g_assert_cmpint (moniac_number_compare (&a, &b), ==, table[i].order);
      g_assert_cmpint (moniac_number_compare (&b, &a), ==, -table[i].order);
      g_assert_cmpint (moniac_number_same_value (&a, &b), ==, table[i].order == 0);
      g_assert_cmpint (moniac_number_equal (&a, &b), ==, g_str_equal (table[i].a, table[i].b));
      moniac_number_clear (&a);
      moniac_number_clear (&b);
    }
}

static void
test_scaled (void)
{
  static const struct { const char *text; int decimals; gboolean fits; gint64 expected; } table[] = {
    { "30e9", 0, TRUE, 30000000000 }, { "30e9", 2, TRUE, 3000000000000 }, { "30e9", -9, TRUE, 30 },
    { "1.005", 2, TRUE, 101 }, { "1.004", 2, TRUE, 100 }, { "0.4", 0, TRUE, 0 }, { "0.5", 0, TRUE, 1 },
    { "-1.5", 1, TRUE, -15 }, { "0", 5, TRUE, 0 }, { "0.001", 0, TRUE, 0 }, { "1e-30", 2, TRUE, 0 },
    { "9223372036854775807", 0, TRUE, G_MAXINT64 }, { "9223372036854775808", 0, FALSE, G_MAXINT64 },
    { "1e19", 0, FALSE, G_MAXINT64 }, { "1e99999", 0, FALSE, G_MAXINT64 }, { "37999999999.99", 2, TRUE, 3799999999999 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacNumber number = moniac_number_from_text (table[i].text, -1);
      gint64 units;

      g_test_message ("%s at %d", table[i].text, table[i].decimals);
      g_assert_cmpint (moniac_number_scaled (&number, table[i].decimals, &units), ==, table[i].fits);
      g_assert_cmpint (units, ==, table[i].expected);
      moniac_number_clear (&number);
    }
}

static void
test_decimals (void)
{
  static const struct { const char *text; int decimals; } table[] = {
    { "30e9", -10 }, { "1.25", 2 }, { "1.250", 2 }, { "100", -2 }, { "0", 0 }, { "0.000", 0 }, { "7", 0 }, { "1e-3", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacNumber number = moniac_number_from_text (table[i].text, -1);

      g_assert_cmpint (moniac_number_decimals (&number), ==, table[i].decimals);
      moniac_number_clear (&number);
    }
}

static void
test_digits (void)
{
  static const struct { const char *text; gint64 digits; int decimals; gboolean fits; } table[] = {
    { "30e9", 3, -10, TRUE }, { "1.25", 125, 2, TRUE }, { "1.250", 125, 2, TRUE }, { "100", 1, -2, TRUE },
    { "0", 0, 0, TRUE }, { "0.000e7", 0, 0, TRUE }, { "-0.0", 0, 0, TRUE }, { "-1050", -105, -1, TRUE },
    { "0.0010", 1, 3, TRUE }, { "1.0203e-4", 10203, 8, TRUE }, { "9223372036854775807", G_MAXINT64, 0, TRUE },
    { "9223372036854775807000", G_MAXINT64, -3, TRUE }, { "9223372036854775808", 0, 0, FALSE },
    { "10000000000000000000.1", 0, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacNumber number = moniac_number_from_text (table[i].text, -1);
      gint64 digits;
      int decimals;

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (moniac_number_digits (&number, &digits, &decimals), ==, table[i].fits);
      g_assert_cmpint (digits, ==, table[i].digits);
      g_assert_cmpint (decimals, ==, table[i].decimals);
      moniac_number_clear (&number);
    }
}

/* The short way to the decimals of a number, and the one for numbers of any length, agree. */
static void
test_decimals_of_any_length (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new ("1");
      int point = g_rand_int_range (random, 1, 30), length = g_rand_int_range (random, 1, 30);
      int last = 0;
      MoniacNumber number;

      for (int i = 1; i < length; i++)
        {
          int digit = g_rand_boolean (random) ? 0 : g_rand_int_range (random, 0, 10);

          if (i == point)
            g_string_append_c (text, '.');
          g_string_append_c (text, (char) ('0' + digit));
          last = digit > 0 ? i : last;
        }
      number = moniac_number_from_text (text->str, -1);
      g_test_message ("%s", text->str);
      g_assert_cmpint (moniac_number_decimals (&number), ==, last + 1 - MIN (point, length));
      moniac_number_clear (&number);
    }
}

static void
test_copy (void)
{
  MoniacNumber number = moniac_number_from_text ("12.50", -1);
  MoniacNumber copy = moniac_number_copy (&number);
  MoniacNumber none = MONIAC_NUMBER_NONE;
  MoniacNumber none_copy = moniac_number_copy (&none);

  moniac_number_clear (&number);
  g_assert_false (moniac_number_is_set (&number));
  g_assert_cmpstr (copy.text, ==, "12.50");
  g_assert_false (moniac_number_is_set (&none_copy));
  g_assert_true (moniac_number_equal (&none, &none_copy));
  g_assert_false (moniac_number_equal (&none, &copy));
  g_assert_cmpint (moniac_number_compare (&none, &copy), ==, -1);
  moniac_number_clear (&copy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/grammar", test_grammar);
  g_test_add_func ("/number/from-double", test_from_double);
  g_test_add_func ("/number/compare", test_compare);
  g_test_add_func ("/number/digits", test_digits);
  g_test_add_func ("/number/decimals-of-any-length", test_decimals_of_any_length);
  g_test_add_func ("/number/scaled", test_scaled);
  g_test_add_func ("/number/decimals", test_decimals);
  g_test_add_func ("/number/copy", test_copy);
  return g_test_run ();
}
