/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of tests/data/problems gives just the problems that its .expected file lists;
 * what opens can be written and opened again. */
#include "moniac-deal-file.h"

#include <string.h>

#define MIN_FILES 300

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

/* Every rule of RFC 8259, and a file that keeps or breaks it. Those that keep it may break one of the format. */
static const struct
{
  const char *section;
  const char *rule;
  const char *name;
  gboolean is_json;
} rules[] = {
  { "2", "the four white spaces stand around any token", "json-space-of-all-kinds", TRUE },
  { "2", "white space is never needed", "json-no-space", TRUE },
  { "2", "no other white space: vertical tab", "json-vertical-tab", FALSE },
  { "2", "no other white space: form feed", "json-form-feed", FALSE },
  { "2", "no other white space: no-break space", "json-no-break-space", FALSE },
  { "2", "a text is one value", "json-two-documents", FALSE },
  { "2", "a text is a value", "json-empty", FALSE },
  { "2", "a text may be a string", "format-string", TRUE },
  { "2", "a text may be a number", "format-number", TRUE },
  { "2", "a text may be an array", "format-array", TRUE },
  { "3", "literals", "word-good", TRUE },
  { "3", "literals are lowercase", "word-bad-True", FALSE },
  { "3", "no other literal", "word-bad-undefined", FALSE },
  { "4", "an object may be empty", "object-good-empty", TRUE },
  { "4", "a name may be empty", "object-good-empty-name", TRUE },
  { "4", "a name is a string", "json-number-as-name", FALSE },
  { "4", "a colon after the name", "json-missing-colon", FALSE },
  { "4", "one colon", "json-two-colons", FALSE },
  { "4", "a value after the colon", "json-missing-value", FALSE },
  { "4", "a comma between members", "json-missing-comma-object", FALSE },
  { "4", "no comma at the end", "json-trailing-comma-object", FALSE },
  { "4", "no comma at the beginning", "object-bad-only-comma", FALSE },
  { "4", "names should be unique", "duplicate-top", FALSE },
  { "5", "an array may be empty", "array-good-empty", TRUE },
  { "5", "values of several types", "array-good-mixed", TRUE },
  { "5", "a comma between values", "json-missing-comma-array", FALSE },
  { "5", "no comma at the end", "json-trailing-comma-array", FALSE },
  { "5", "no comma at the beginning", "json-leading-comma", FALSE },
  { "5", "brackets match", "json-wrong-close", FALSE },
  { "6", "minus", "number-good-minus-zero", TRUE },
  { "6", "no plus", "number-bad-plus", FALSE },
  { "6", "a digit after the minus", "number-bad-minus-only", FALSE },
  { "6", "no leading zeros", "number-bad-octal", FALSE },
  { "6", "a fraction", "number-good-fraction", TRUE },
  { "6", "digits before the point", "number-bad-point-first", FALSE },
  { "6", "digits after the point", "number-bad-point-last", FALSE },
  { "6", "an exponent, of either case and sign", "number-good-capital-exponent", TRUE },
  { "6", "leading zeros in an exponent", "number-good-leading-zeros-in-exponent", TRUE },
  { "6", "digits in an exponent", "number-bad-exponent-empty", FALSE },
  { "6", "digits after the sign of an exponent", "number-bad-exponent-sign-only", FALSE },
  { "6", "no infinity", "number-bad-infinity", FALSE },
  { "6", "no NaN", "number-bad-nan", FALSE },
  { "6", "decimal", "number-bad-hex", FALSE },
  { "6", "any precision", "number-good-long", TRUE },
  { "7", "quotation marks", "json-single-quotes", FALSE },
  { "7", "the end of a string", "json-truncated-string", FALSE },
  { "7", "an empty string", "string-good-empty", TRUE },
  { "7", "control characters are escaped", "string-bad-each-control", FALSE },
  { "7", "each control character, escaped", "string-good-each-control-escaped", TRUE },
  { "7", "the short escapes", "string-good-escapes", TRUE },
  { "7", "a solidus may be escaped", "string-good-solidus", TRUE },
  { "7", "no other escape", "string-bad-unknown-escape", FALSE },
  { "7", "a small u", "string-bad-upper-u", FALSE },
  { "7", "four digits after it", "string-bad-short-hex", FALSE },
  { "7", "hexadecimal ones", "string-bad-bad-hex", FALSE },
  { "7", "of either case", "string-good-hex-case", TRUE },
  { "7", "two escapes beyond the first plane", "string-good-pair", TRUE },
  { "7", "delete is not a control character", "string-good-delete", TRUE },
  { "8.1", "UTF-8 of all lengths", "string-good-lengths-of-utf-8", TRUE },
  { "8.1", "UTF-8 only: Latin-1", "json-latin1", FALSE },
  { "8.1", "UTF-8 only: UTF-16", "json-utf16", FALSE },
  { "8.1", "UTF-8 in its shortest form", "json-overlong", FALSE },
  { "8.1", "not beyond Unicode", "json-beyond-unicode", FALSE },
  { "8.1", "no byte order mark", "json-bom", FALSE },
  { "8.2", "no half of a surrogate pair, escaped", "string-bad-high-alone", FALSE },
  { "8.2", "no half of a surrogate pair, encoded", "json-encoded-surrogate", FALSE },
  { "8.3", "names are equal once escapes are gone", "duplicate-backslash", FALSE },
  { "9", "no extensions: comments", "json-comment-block", FALSE },
  { "9", "no extensions: names without quotes", "json-unquoted-name", FALSE },
  { "9", "a limit on depth: just within", "depth-64", TRUE },
  { "9", "a limit on depth: beyond", "depth-65", FALSE },
  { "9", "a limit on numbers", "amount-bad-over-limit", TRUE },
};

/* Problems of JSON as such, not of the format. */
static gboolean
is_about_json (MoniacProblemCode code)
{
  return (code >= MONIAC_PROBLEM_EMPTY && code <= MONIAC_PROBLEM_TRAILING
          && code != MONIAC_PROBLEM_TOO_LARGE && code != MONIAC_PROBLEM_TOO_MANY);
}

static void
test_every_rule (gconstpointer data)
{
  const char *folder = data;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *name = g_strconcat (rules[i].name, ".json", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (MoniacProblems) problems = moniac_problems_new ();
      g_autoptr (MoniacDocument) document = moniac_deal_file_load (path, problems, NULL, NULL);
      gboolean is_json = TRUE;

      for (guint k = 0; k < moniac_problems_get_n (problems); k++)
        {
          g_assert_cmpint (moniac_problems_get (problems, k)->code, !=, MONIAC_PROBLEM_READ);
          if (is_about_json (moniac_problems_get (problems, k)->code))
            is_json = FALSE;
        }
      if (is_json != rules[i].is_json)
        g_error ("RFC 8259, %s, %s: %s", rules[i].section, rules[i].rule, name);
    }
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
  g_test_add_data_func ("/problem-files/yy-every-rule", folder, test_every_rule);
  g_test_add_func ("/problem-files/zz-every-code", test_every_code);
  return g_test_run ();
}
