/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of which not everything is known. */
#include "moniac-date.h"

static void
test_parse (void)
{
  static const struct { const char *text; gboolean valid; MoniacDate date; } table[] = {
    { "2025", TRUE, { 2025, 0, 0 } }, { "2025-11", TRUE, { 2025, 11, 0 } }, { "2025-11-18", TRUE, { 2025, 11, 18 } },
    { "2024-02-29", TRUE, { 2024, 2, 29 } }, { "0001-01-01", TRUE, { 1, 1, 1 } }, { "9999-12-31", TRUE, { 9999, 12, 31 } },
    { "2025-02-29", FALSE }, { "1900-02-29", FALSE }, { "2025-13", FALSE }, { "2025-00", FALSE }, { "2025-11-00", FALSE },
    { "2025-11-31", FALSE }, { "0000", FALSE }, { "25", FALSE }, { "", FALSE }, { "2025-1-1", FALSE }, { "2025/11", FALSE },
    { "2025-11-18T00", FALSE }, { " 2025", FALSE }, { "20x5", FALSE }, { "2025-11x18", FALSE }, { "+202", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacDate date = { 7, 7, 7 };
      char buffer[MONIAC_DATE_TEXT_SIZE];

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (moniac_date_parse (table[i].text, &date), ==, table[i].valid);
      if (!table[i].valid)
        {
          g_assert_cmpint (date.year, ==, 7);
          continue;
        }
      g_assert_true (moniac_date_equal (&date, &table[i].date));
      g_assert_cmpstr (moniac_date_to_text (&date, buffer), ==, table[i].text);
    }
}

static void
test_days (void)
{
  MoniacDate year = { 2024, 0, 0 }, month = { 2024, 2, 0 }, day = { 2024, 2, 29 }, none = MONIAC_DATE_NONE;
  char buffer[MONIAC_DATE_TEXT_SIZE];

  g_assert_cmpint (moniac_date_last_day (&year) - moniac_date_first_day (&year), ==, 365);
  g_assert_cmpint (moniac_date_last_day (&month) - moniac_date_first_day (&month), ==, 28);
  g_assert_cmpint (moniac_date_first_day (&day), ==, moniac_date_last_day (&month));
  g_assert_cmpint (moniac_date_first_day (&none), ==, 0);
  g_assert_cmpint (moniac_date_last_day (&none), ==, G_MAXINT);
  g_assert_false (moniac_date_is_set (&none));
  g_assert_cmpstr (moniac_date_to_text (&none, buffer), ==, "");
}

static void
test_order (void)
{
  static const char * const sorted[] = { "2023", "2023-01", "2023-01-01", "2023-01-02", "2023-12", "2024", "2024-02-29" };
  MoniacDate none = MONIAC_DATE_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        MoniacDate a, b;

        g_assert_true (moniac_date_parse (sorted[i], &a));
        g_assert_true (moniac_date_parse (sorted[j], &b));
        g_assert_cmpint (moniac_date_compare (&a, &b), ==, (i > j) - (i < j));
        g_assert_cmpint (moniac_date_compare (&none, &a), ==, -1);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/order", test_order);
  return g_test_run ();
}
