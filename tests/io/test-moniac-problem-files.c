/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of tests/data/problems gives just the problems that its .expected file lists;
 * what opens can be written and opened again. */
#include "moniac-deal-file.h"

#include <string.h>

#define MIN_FILES 120

static gboolean seen[MONIAC_N_PROBLEMS];

static char *
problems_to_text (MoniacProblems *problems,
                  const char     *name)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < moniac_problems_get_n (problems); i++)
    {
      const MoniacProblem *problem = moniac_problems_get (problems, i);
      g_autofree char *text = moniac_problem_to_text (problem, name);

      seen[problem->code] = TRUE;
      g_string_append_printf (out, "%s\n", text);
    }
  return g_string_free (out, FALSE);
}

static void
check_round_trip (MoniacDocument *document,
                  MoniacProblems *problems)
{
  g_autoptr (GBytes) once = moniac_deal_file_write (document);
  g_autoptr (MoniacProblems) again = moniac_problems_new ();
  g_autoptr (MoniacDocument) reopened = moniac_deal_file_parse (once, again, NULL);
  g_autoptr (GBytes) twice = NULL;

  g_assert_nonnull (reopened);
  g_assert_cmpuint (moniac_problems_get_n (again), ==, moniac_problems_get_n (problems));
  twice = moniac_deal_file_write (reopened);
  g_assert_cmpmem (g_bytes_get_data (once, NULL), g_bytes_get_size (once),
                   g_bytes_get_data (twice, NULL), g_bytes_get_size (twice));
}

/* Who only checks, or wants no document, is told the same. */
static void
assert_same_without_document (const char *path,
                              const char *name,
                              const char *expected,
                              gboolean    opens)
{
  g_autoptr (MoniacProblems) checked = moniac_problems_new ();
  g_autoptr (MoniacProblems) loaded = moniac_problems_new ();
  gboolean is_sound = moniac_deal_file_check (path, checked, NULL);
  g_autoptr (MoniacRecords) records = moniac_deal_file_load_records (path, loaded, NULL);
  g_autofree char *checked_text = problems_to_text (checked, name);
  g_autofree char *loaded_text = problems_to_text (loaded, name);

  g_assert_cmpint (is_sound, ==, opens);
  g_assert_cmpint (records != NULL, ==, opens);
  g_assert_cmpstr (checked_text, ==, expected);
  g_assert_cmpstr (loaded_text, ==, expected);
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".json"));
  g_autofree char *expected_path = g_strconcat (stem, ".expected", NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = moniac_deal_file_load (path, problems, NULL, NULL);
  g_autofree char *found = problems_to_text (problems, name);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
  g_assert_true ((document == NULL) == moniac_problems_has_errors (problems));
  assert_same_without_document (path, name, expected, document != NULL);
  if (document != NULL)
    check_round_trip (document, problems);
}

/* Those that are about files as such and about limits have tests elsewhere. */
static void
test_every_code (void)
{
  for (int code = 0; code < MONIAC_N_PROBLEMS; code++)
    if (code != MONIAC_PROBLEM_READ && code != MONIAC_PROBLEM_TOO_LARGE
        && code != MONIAC_PROBLEM_TOO_MANY && !seen[code])
      g_error ("no file of tests/data/problems has the problem %d", code);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "data", "problems", NULL);
  paths = list_files (folder);
  g_assert_cmpuint (paths->len, >=, MIN_FILES);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);
      g_autofree char *test = g_strconcat ("/problem-files/", name, NULL);

      g_test_add_data_func (test, paths->pdata[i], test_file);
    }
  g_test_add_func ("/problem-files/zz-every-code", test_every_code);
  return g_test_run ();
}
