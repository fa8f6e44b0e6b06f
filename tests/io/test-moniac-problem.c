/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of problems: order, limit, and the text form. */
#include "moniac-problem.h"

static void
check_text (MoniacProblems *problems,
            guint           i,
            const char     *expected)
{
  g_autofree char *text = moniac_problem_to_text (moniac_problems_get (problems, i), "a.json");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  moniac_problems_add (problems, MONIAC_PROBLEM_TYPE, MONIAC_SEVERITY_WARNING, 3, 1, "/c", "third");
  moniac_problems_add (problems, MONIAC_PROBLEM_TYPE, MONIAC_SEVERITY_WARNING, 2, 9, "/b", "second");
  moniac_problems_add (problems, MONIAC_PROBLEM_TYPE, MONIAC_SEVERITY_WARNING, 2, 9, "/b2", "same");
  moniac_problems_add (problems, MONIAC_PROBLEM_READ, MONIAC_SEVERITY_WARNING, 0, 0, NULL, "whole");
  g_assert_false (moniac_problems_has_errors (problems));
  moniac_problems_add (problems, MONIAC_PROBLEM_TYPE, MONIAC_SEVERITY_ERROR, 2, 1, "", "number %d", 1);
  g_assert_true (moniac_problems_has_errors (problems));

  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 5);
  check_text (problems, 0, "a.json: warning: whole");
  check_text (problems, 1, "a.json:2:1: error: number 1");
  check_text (problems, 2, "a.json:2:9: warning: second [/b]");
  check_text (problems, 3, "a.json:2:9: warning: same [/b2]");
  check_text (problems, 4, "a.json:3:1: warning: third [/c]");
}

static void
add_warnings (MoniacProblems *problems,
              guint           n)
{
  for (guint i = 0; i < n; i++)
    moniac_problems_add (problems, MONIAC_PROBLEM_TYPE, MONIAC_SEVERITY_WARNING, i + 1, 1, "", "w");
}

static void
test_limit (void)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  add_warnings (problems, 1000);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 1000);
  add_warnings (problems, 1);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 1001);
  check_text (problems, 1000, "a.json: warning: 1 more problem is not listed");
  moniac_problems_add (problems, MONIAC_PROBLEM_TYPE, MONIAC_SEVERITY_ERROR, 1, 1, "", "e");
  g_assert_true (moniac_problems_has_errors (problems));
  check_text (problems, 1000, "a.json: error: 2 more problems are not listed");
  add_warnings (problems, 1);
  check_text (problems, 1000, "a.json: error: 3 more problems are not listed");
  g_assert_cmpint (moniac_problems_get (problems, 1000)->code, ==, MONIAC_PROBLEM_TOO_MANY);
}

static void
test_unlisted (void)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  moniac_problems_add_unlisted (problems, MONIAC_SEVERITY_ERROR, 0);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 0);
  g_assert_false (moniac_problems_has_errors (problems));
  moniac_problems_add_unlisted (problems, MONIAC_SEVERITY_ERROR, 4);
  g_assert_true (moniac_problems_has_errors (problems));
  check_text (problems, 0, "a.json: error: 4 more problems are not listed");
}

static void
test_hostile_text (void)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autofree char *text = NULL;

  moniac_problems_add (problems, MONIAC_PROBLEM_TYPE, MONIAC_SEVERITY_ERROR, 1, 1, "/a\x1b[2J\n",
                       "turned \u202e round");
  text = moniac_problem_to_text (moniac_problems_get (problems, 0), "b\nc\xff.json");
  g_assert_cmpstr (text, ==,
                   "b\\u000ac\uFFFD.json:1:1: error: turned \\u202e round [/a\\u001b[2J\\u000a]");
}

static void
check_quote (const char *text,
             const char *expected)
{
  g_autofree char *quoted = moniac_problem_quote (text);

  g_assert_cmpstr (quoted, ==, expected);
}

static void
test_quote (void)
{
  g_autofree char *sixty = g_strnfill (60, 'x');
  g_autofree char *more = g_strconcat (sixty, "y", NULL);
  g_autofree char *cut = g_strconcat (sixty, "…", NULL);

  check_quote ("Société", "Société");
  check_quote ("a\tb\x7f", "a\uFFFDb\uFFFD");
  check_quote ("a\xff", "a\uFFFD");
  check_quote ("\u2066x\u2028", "\uFFFDx\uFFFD");
  check_quote (sixty, sixty);
  check_quote (more, cut);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/order", test_order);
  g_test_add_func ("/problem/limit", test_limit);
  g_test_add_func ("/problem/unlisted", test_unlisted);
  g_test_add_func ("/problem/hostile-text", test_hostile_text);
  g_test_add_func ("/problem/quote", test_quote);
  return g_test_run ();
}
