/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: each is refused, or is a date that is written and read again as the same. */
#include "moniac-fuzz.h"

#include "moniac-date.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  char buffer[MONIAC_DATE_TEXT_SIZE];
  MoniacDate date, again;

  moniac_fuzz_be_strict ();
  if (!moniac_date_parse (text, &date))
    return 0;
  g_assert_true (moniac_date_is_set (&date));
  g_assert_cmpint (moniac_date_first_day (&date), <=, moniac_date_last_day (&date));
  g_assert_true (moniac_date_parse (moniac_date_to_text (&date, buffer), &again));
  g_assert_true (moniac_date_equal (&date, &again));
  return 0;
}
