/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict scan by itself: what may be walked, nesting, limits of size, and that no cut of a
 * text, and no change of one byte, leads outside of it. */
#include "moniac-json-scan.h"

#include <string.h>

#include "moniac-json-walk.h"

/* The text lies at the very end of a block of its own, so that a checker of memory sees
 * whoever reads on. */
static gboolean
scan (const char      *text,
      gsize            length,
      guint            max_depth,
      MoniacProblems  *problems)
{
  g_autofree char *copy = g_memdup2 (text, length);
  const char *bytes = copy != NULL ? copy : "";
  g_autoptr (MoniacJsonReport) report = moniac_json_report_new (bytes, length);
  gboolean sound = moniac_json_scan (bytes, length, max_depth, report, NULL);

  if (sound && length > 0 && (*bytes == '{' || *bytes == '['))
    g_assert_true (moniac_json_skip (bytes) <= bytes + length);
  moniac_json_report_deliver (report, problems);
  return sound;
}

static void
check (const char *text,
       gboolean    sound,
       guint       n_problems)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  g_assert_true (scan (text, strlen (text), 64, problems) == sound);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, n_problems);
}

static void
test_soundness (void)
{
  check ("{}", TRUE, 0);
  check (" [ 1 , \"a\" , null ] ", TRUE, 0);
  check ("5", TRUE, 0);
  check ("\"a\"", TRUE, 0);
  /* Wrong, but it can be walked, so that other problems are found too. */
  check ("[ 01, \"\\x\", { \"a\": 1, \"a\": 2 } ] x", TRUE, 4);
  /* What cannot be walked ends the scan. */
  check ("", FALSE, 1);
  check ("[ 01, tru, 02 ]", FALSE, 2);
  check ("[ 1", FALSE, 1);
  check ("{ \"a\": 1, \"a\"", FALSE, 2);
}

static void
test_depth (void)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  g_assert_true (scan ("[[[]]]", 6, 3, problems));
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 0);
  g_assert_false (scan ("[[[[]]]]", 8, 3, problems));
  g_assert_cmpint (moniac_problems_get (problems, 0)->code, ==, MONIAC_PROBLEM_TOO_DEEP);
  g_assert_cmpuint (moniac_problems_get (problems, 0)->column, ==, 4);
}

static void
test_deep (void)
{
  const gsize n = 100000;
  g_autofree char *text = g_strnfill (n, '[');
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  g_assert_false (scan (text, n, 64, problems));
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 1);
  g_assert_cmpuint (moniac_problems_get (problems, 0)->column, ==, 65);
}

static void
test_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "\"m%d\": 0,\n", i * 7919 % 20000);
  g_string_append (text, "\"m\\u0031\": 0, \"m2\": 0 }");
  g_assert_true (scan (text->str, text->len, 64, problems));
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (moniac_problems_get (problems, i)->code, ==,
                       MONIAC_PROBLEM_DUPLICATE_MEMBER);
      g_assert_cmpuint (moniac_problems_get (problems, i)->line, ==, 20001);
    }
  g_assert_cmpstr (moniac_problems_get (problems, 0)->pointer, ==, "/m1");
  g_assert_cmpstr (moniac_problems_get (problems, 1)->pointer, ==, "/m2");
}

static const char sample[]
  = "{ \"a\\u00e9\\ud83d\\ude00\": [ 1.5e-3, true, null, \"\\\"x\\\\\" ],\n \"b\": { \"c\": {} } }";

static void
test_every_cut (void)
{
  for (gsize length = 0; length < strlen (sample); length++)
    {
      g_autoptr (MoniacProblems) problems = moniac_problems_new ();

      g_assert_false (scan (sample, length, 64, problems));
      g_assert_true (moniac_problems_has_errors (problems));
    }
}

static void
test_every_byte (void)
{
  gsize length = strlen (sample);

  for (gsize at = 0; at < length; at++)
    for (int byte = 0; byte < 256; byte++)
      {
        g_autofree char *text = g_strdup (sample);
        g_autoptr (MoniacProblems) problems = moniac_problems_new ();
        gboolean sound;

        text[at] = (char) byte;
        sound = scan (text, length, 64, problems);
        g_assert_true (sound || moniac_problems_has_errors (problems));
      }
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new ("[0");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MoniacJsonReport) report = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, ",0");
  g_string_append_c (text, ']');
  report = moniac_json_report_new (text->str, text->len);
  g_assert_true (moniac_json_scan (text->str, text->len, 64, report, cancellable));
  g_cancellable_cancel (cancellable);
  g_assert_false (moniac_json_scan (text->str, text->len, 64, report, cancellable));
  g_assert_cmpuint (moniac_json_report_get_n_errors (report), ==, 0);
}

/* Errors are listed before warnings when there are too many of both. */
static void
test_report_limit (void)
{
  const char text[] = "xyz";
  g_autoptr (MoniacJsonReport) report = moniac_json_report_new (text, 3);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  guint n_errors = 0;

  for (int i = 0; i < 1500; i++)
    moniac_json_report_add (report, MONIAC_PROBLEM_UNSAFE_LINK, MONIAC_SEVERITY_WARNING, text, "",
                            "w");
  for (int i = 0; i < 3; i++)
    moniac_json_report_add (report, MONIAC_PROBLEM_TYPE, MONIAC_SEVERITY_ERROR, text + i, "", "e");
  moniac_json_report_deliver (report, problems);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 1001);
  for (guint i = 0; i < 1000; i++)
    if (moniac_problems_get (problems, i)->severity == MONIAC_SEVERITY_ERROR)
      n_errors++;
  g_assert_cmpuint (n_errors, ==, 3);
  g_assert_cmpstr (moniac_problems_get (problems, 1000)->message, ==,
                   "503 more problems are not listed");
  g_assert_cmpint (moniac_problems_get (problems, 1000)->severity, ==, MONIAC_SEVERITY_WARNING);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scan/soundness", test_soundness);
  g_test_add_func ("/json-scan/depth", test_depth);
  g_test_add_func ("/json-scan/deep", test_deep);
  g_test_add_func ("/json-scan/many-members", test_many_members);
  g_test_add_func ("/json-scan/every-cut", test_every_cut);
  g_test_add_func ("/json-scan/every-byte", test_every_byte);
  g_test_add_func ("/json-scan/cancel", test_cancel);
  g_test_add_func ("/json-scan/report-limit", test_report_limit);
  return g_test_run ();
}
