/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members in their order, known and unknown. */
#include "moniac-members.h"

static const char * const names[] = { "id", "x-mine", "amount" };
static const char * const raws[] = { NULL, "{ \"a\": 1 }", NULL };

static void
test_access (void)
{
  g_autoptr (MoniacMembers) members = moniac_members_new (3, names, raws);
  g_autoptr (MoniacMembers) same = moniac_members_ref (members);

  g_assert_cmpuint (moniac_members_get_n (members), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpstr (moniac_members_get_name (same, i), ==, names[i]);
      g_assert_cmpstr (moniac_members_get_raw (same, i), ==, raws[i]);
    }
}

static void
test_equal (void)
{
  const char * const other_names[] = { "id", "x-yours", "amount" };
  const char * const other_raws[] = { NULL, "{ \"a\": 2 }", NULL };
  g_autoptr (MoniacMembers) a = moniac_members_new (3, names, raws);
  g_autoptr (MoniacMembers) b = moniac_members_new (3, names, raws);
  g_autoptr (MoniacMembers) renamed = moniac_members_new (3, other_names, raws);
  g_autoptr (MoniacMembers) changed = moniac_members_new (3, names, other_raws);
  g_autoptr (MoniacMembers) shorter = moniac_members_new (2, names, raws);

  g_assert_true (moniac_members_equal (a, b));
  g_assert_true (moniac_members_equal (NULL, NULL));
  g_assert_false (moniac_members_equal (a, NULL));
  g_assert_false (moniac_members_equal (a, renamed));
  g_assert_false (moniac_members_equal (a, changed));
  g_assert_false (moniac_members_equal (a, shorter));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/members/access", test_access);
  g_test_add_func ("/members/equal", test_equal);
  return g_test_run ();
}
