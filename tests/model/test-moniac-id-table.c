/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by id, against GLib's hash table. */
#include "moniac-id-table.h"

static void
test_small (void)
{
  g_autoptr (MoniacIdTable) table = moniac_id_table_new (0);

  g_assert_cmpint (moniac_id_table_find (table, "a"), ==, -1);
  g_assert_true (moniac_id_table_add (table, "a", 7));
  g_assert_false (moniac_id_table_add (table, "a", 8));
  g_assert_true (moniac_id_table_add (table, "", 9));
  g_assert_true (moniac_id_table_add (table, "abcdefgh", 10));
  g_assert_true (moniac_id_table_add (table, "abcdefghi", 11));
  g_assert_cmpint (moniac_id_table_find (table, "a"), ==, 7);
  g_assert_cmpint (moniac_id_table_find (table, ""), ==, 9);
  g_assert_cmpint (moniac_id_table_find (table, "abcdefgh"), ==, 10);
  g_assert_cmpint (moniac_id_table_find (table, "abcdefghi"), ==, 11);
  g_assert_cmpint (moniac_id_table_find (table, "abcdefgh\001"), ==, -1);
}

/* Ids of 1 to 12 letters out of three, so that many come again and share beginnings; it has to grow. */
static void
test_many (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  g_autoptr (MoniacIdTable) table = moniac_id_table_new (10);
  g_autoptr (GHashTable) oracle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int again = 0;

  for (int i = 0; i < 50000; i++)
    {
      char *id = g_strnfill ((gsize) g_rand_int_range (random, 1, 13), 'a');
      gpointer number;

      for (char *c = id; *c; c++)
        *c = (char) ('a' + g_rand_int_range (random, 0, 3));
      if (g_hash_table_lookup_extended (oracle, id, NULL, &number))
        {
          g_assert_false (moniac_id_table_add (table, id, i));
          g_assert_cmpint (moniac_id_table_find (table, id), ==, GPOINTER_TO_INT (number));
          g_free (id);
          again++;
          continue;
        }
      g_assert_cmpint (moniac_id_table_find (table, id), ==, -1);
      g_assert_true (moniac_id_table_add (table, id, i));
      g_hash_table_insert (oracle, id, GINT_TO_POINTER (i));
    }
  g_assert_cmpint (again, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-table/small", test_small);
  g_test_add_func ("/id-table/many", test_many);
  return g_test_run ();
}
