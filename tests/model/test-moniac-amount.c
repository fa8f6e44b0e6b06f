/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which bound of an amount counts when. */
#include "moniac-amount.h"

static MoniacAmount
make (MoniacAmountForm  form,
      const char       *low,
      const char       *high)
{
  return (MoniacAmount) {
    .form = form,
    .low = low ? moniac_number_from_text (low, -1) : MONIAC_NUMBER_NONE,
    .high = high ? moniac_number_from_text (high, -1) : MONIAC_NUMBER_NONE,
  };
}

static void
test_bounds (void)
{
  static const struct
  {
    MoniacAmountForm form;
    const char *low, *high;
    const char *headline, *least, *lower, *upper;
  } table[] = {
    { MONIAC_AMOUNT_EXACT, NULL, "30", "30", "30", "30", "30" },
    { MONIAC_AMOUNT_ABOUT, NULL, "30", "30", "30", "30", "30" },
    { MONIAC_AMOUNT_UP_TO, NULL, "10", "10", NULL, NULL, "10" },
    { MONIAC_AMOUNT_AT_LEAST, "5", NULL, "5", "5", "5", NULL },
    { MONIAC_AMOUNT_RANGE, "5", "10", "10", "5", "5", "10" },
    { MONIAC_AMOUNT_UNDISCLOSED, NULL, NULL, NULL, NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacAmount amount = make (table[i].form, table[i].low, table[i].high);

      g_test_message ("form %d", table[i].form);
      g_assert_cmpstr (moniac_amount_counted (&amount, MONIAC_BASIS_HEADLINE)->text, ==, table[i].headline);
      g_assert_cmpstr (moniac_amount_counted (&amount, MONIAC_BASIS_LEAST)->text, ==, table[i].least);
      g_assert_cmpstr (moniac_amount_lower (&amount)->text, ==, table[i].lower);
      g_assert_cmpstr (moniac_amount_upper (&amount)->text, ==, table[i].upper);
      moniac_amount_clear (&amount);
      g_assert_cmpint (amount.form, ==, MONIAC_AMOUNT_UNDISCLOSED);
    }
}

static void
test_equal (void)
{
  MoniacAmount a = make (MONIAC_AMOUNT_RANGE, "5", "10");
  MoniacAmount copy = moniac_amount_copy (&a);
  MoniacAmount other = make (MONIAC_AMOUNT_RANGE, "5", "11");
  MoniacAmount written_otherwise = make (MONIAC_AMOUNT_RANGE, "5", "1e1");

  g_assert_true (moniac_amount_equal (&a, &copy));
  g_assert_false (moniac_amount_equal (&a, &other));
  g_assert_false (moniac_amount_equal (&a, &written_otherwise));
  moniac_amount_clear (&a);
  moniac_amount_clear (&copy);
  moniac_amount_clear (&other);
  moniac_amount_clear (&written_otherwise);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/amount/bounds", test_bounds);
  g_test_add_func ("/amount/equal", test_equal);
  return g_test_run ();
}
