/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of tests/data/imports gives just the problems and the document that its .expected file holds;
 * what opens can be written as a deal file and opened again. */
#include <string.h>

#include "moniac-deal-file.h"
#include "moniac-import.h"

#define MIN_FILES 40
#define EXPECTED ".expected"

static MoniacDocument *
import (const char     *path,
        MoniacProblems *problems)
{
  g_autoptr (GBytes) bytes = moniac_deal_file_read (path, problems, NULL);

  g_assert_nonnull (bytes);
  return moniac_import_parse (bytes, MONIAC_FORMAT_UNKNOWN, path, problems, NULL, NULL);
}

static void
append_problems (GString        *out,
                 MoniacProblems *problems,
                 const char     *name)
{
  for (guint i = 0; i < moniac_problems_get_n (problems); i++)
    {
      g_autofree char *text = moniac_problem_to_text (moniac_problems_get (problems, i), name);

      g_string_append_printf (out, "%s\n", text);
    }
}

static void
append_document (GString        *out,
                 MoniacDocument *document)
{
  g_autoptr (GBytes) bytes = moniac_deal_file_write (document);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) reopened = moniac_deal_file_parse (bytes, problems, NULL);
  g_autoptr (GBytes) again = NULL;

  g_assert_nonnull (reopened);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 0);
  again = moniac_deal_file_write (reopened);
  g_assert_true (g_bytes_equal (bytes, again));
  g_string_append_len (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *expected_path = g_strconcat (path, EXPECTED, NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = import (path, problems);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  append_problems (found, problems, name);
  g_assert_true ((document == NULL) == moniac_problems_has_errors (problems));
  if (document != NULL)
    append_document (found, document);
  g_assert_cmpstr (found->str, ==, expected);
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
    if (!g_str_has_suffix (name, EXPECTED))
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
  folder = g_test_build_filename (G_TEST_DIST, "data", "imports", NULL);
  paths = list_files (folder);
  g_assert_cmpuint (paths->len, >=, MIN_FILES);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);
      g_autofree char *test = g_strconcat ("/import-files/", name, NULL);

      g_test_add_data_func (test, paths->pdata[i], test_file);
    }
  return g_test_run ();
}
