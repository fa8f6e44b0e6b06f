/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds and statuses by their names in the file. */
#include "moniac-kind.h"

static void
test_kinds (void)
{
  int money = 0;

  for (MoniacKind kind = 0; kind < MONIAC_N_KINDS; kind++)
    {
      g_assert_cmpint (moniac_kind_from_id (moniac_kind_get_id (kind)), ==, kind);
      g_assert_cmpstr (moniac_kind_get_label (kind), !=, "");
      money += moniac_kind_is_money (kind);
    }
  g_assert_cmpint (money, ==, 10);
  g_assert_true (moniac_kind_is_money (MONIAC_KIND_OTHER));
  g_assert_false (moniac_kind_is_money (MONIAC_KIND_DISTRIBUTION));
  g_assert_false (moniac_kind_is_money (MONIAC_KIND_BACKING));
  g_assert_cmpint (moniac_kind_from_id ("barter"), ==, MONIAC_KIND_OTHER);
  g_assert_cmpint (moniac_kind_from_id (NULL), ==, MONIAC_KIND_OTHER);
}

static void
test_statuses (void)
{
  MoniacStatus out = MONIAC_STATUS_PAID;

  for (MoniacStatus status = MONIAC_STATUS_RUMORED; status < MONIAC_N_STATUSES; status++)
    {
      g_assert_true (moniac_status_from_id (moniac_status_get_id (status), &out));
      g_assert_cmpint (out, ==, status);
      g_assert_cmpint (moniac_status_is_soft (status), ==,
                       status == MONIAC_STATUS_RUMORED || status == MONIAC_STATUS_TALKS);
    }
  out = MONIAC_STATUS_PAID;
  g_assert_false (moniac_status_from_id ("dreamt of", &out));
  g_assert_cmpint (out, ==, MONIAC_STATUS_PAID);
  g_assert_null (moniac_status_get_id (MONIAC_STATUS_UNSTATED));
  g_assert_false (moniac_status_is_soft (MONIAC_STATUS_UNSTATED));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/kinds", test_kinds);
  g_test_add_func ("/kind/statuses", test_statuses);
  return g_test_run ();
}
