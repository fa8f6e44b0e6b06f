/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of damaged files, the same ones each time: each opens, or tells why not; what
 * opens can be written, opens again, and is written the same. */
#include "moniac-deal-file.h"

#include <string.h>

#define N_RUNS 20000
#define SEED 20251118

static const char * const pieces[] = {
  "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u", "\\ud800", "null", "true", "-", "0", "1e999",
  "\xff", "\xef\xbb\xbf", "\n", "\"id\"", "\"from\"", "\"amount\":{", "\"deals\":[",
  "\"currency\":\"X\"",
};

static GPtrArray *
load_seeds (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "problems", NULL);
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *text;
      gsize length;

      if (g_str_has_suffix (name, ".json") && g_file_get_contents (path, &text, &length, NULL))
        g_ptr_array_add (seeds, g_bytes_new_take (text, length));
    }
  return seeds;
}

static int
compare_seeds (gconstpointer a,
               gconstpointer b)
{
  return g_bytes_compare (*(GBytes * const *) a, *(GBytes * const *) b);
}

static void
damage (GString *text,
        GRand   *rand)
{
  gsize at = text->len > 0 ? g_rand_int_range (rand, 0, text->len) : 0;
  gsize wish = g_rand_int_range (rand, 1, 20);
  gsize length = MIN (wish, text->len - at);
  int way = g_rand_int_range (rand, 0, 5);
  g_autofree char *part = NULL;

  if (text->len == 0 || way == 0)
    g_string_insert (text, at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  else if (way == 1)
    text->str[at] = g_rand_int_range (rand, 0, 256);
  else if (way == 2)
    g_string_erase (text, at, length);
  else if (way == 3)
    g_string_truncate (text, at);
  else
    {
      part = g_memdup2 (text->str + at, length);
      g_string_insert_len (text, g_rand_int_range (rand, 0, text->len), part, length);
    }
}

static MoniacDocument *
parse (GBytes          *bytes,
       MoniacProblems **problems)
{
  MoniacDocument *document;

  *problems = moniac_problems_new ();
  document = moniac_deal_file_parse (bytes, *problems, NULL);
  g_assert_true ((document == NULL) == moniac_problems_has_errors (*problems));
  return document;
}

static void
check_texts (MoniacProblems *problems)
{
  for (guint i = 0; i < moniac_problems_get_n (problems); i++)
    {
      g_autofree char *text = moniac_problem_to_text (moniac_problems_get (problems, i), "x");

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_null (strchr (text, '\n'));
    }
}

/* Returns whether the bytes open. */
static gboolean
check (GBytes *bytes)
{
  g_autoptr (MoniacProblems) problems = NULL;
  g_autoptr (MoniacProblems) again = NULL;
  g_autoptr (MoniacDocument) document = parse (bytes, &problems);
  g_autoptr (MoniacDocument) reopened = NULL;
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;

  check_texts (problems);
  if (document == NULL)
    return FALSE;
  once = moniac_deal_file_write (document);
  reopened = parse (once, &again);
  g_assert_nonnull (reopened);
  g_assert_cmpuint (moniac_problems_get_n (again), ==, moniac_problems_get_n (problems));
  twice = moniac_deal_file_write (reopened);
  g_assert_true (g_bytes_equal (once, twice));
  return TRUE;
}

static void
test_mutations (void)
{
  g_autoptr (GPtrArray) seeds = load_seeds ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_opened = 0;

  g_ptr_array_sort (seeds, compare_seeds);
  for (int run = 0; run < N_RUNS; run++)
    {
      GBytes *seed = seeds->pdata[g_rand_int_range (rand, 0, seeds->len)];
      GString *text = g_string_new_len (g_bytes_get_data (seed, NULL), g_bytes_get_size (seed));
      g_autoptr (GBytes) bytes = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        damage (text, rand);
      bytes = g_string_free_to_bytes (text);
      if (check (bytes))
        n_opened++;
    }
  /* Both ways were gone often enough to mean something. */
  g_assert_cmpuint (n_opened, >, N_RUNS / 1000);
  g_assert_cmpuint (n_opened, <, N_RUNS / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deal-mutations/all", test_mutations);
  return g_test_run ();
}
