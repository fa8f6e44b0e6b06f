/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking through JSON text, and strings in both directions. */
#include "moniac-json-walk.h"

#include <string.h>

static void
test_types (void)
{
  g_assert_cmpint (moniac_json_type ("{}"), ==, MONIAC_JSON_OBJECT);
  g_assert_cmpint (moniac_json_type ("[]"), ==, MONIAC_JSON_ARRAY);
  g_assert_cmpint (moniac_json_type ("\"\""), ==, MONIAC_JSON_STRING);
  g_assert_cmpint (moniac_json_type ("true"), ==, MONIAC_JSON_TRUE);
  g_assert_cmpint (moniac_json_type ("false"), ==, MONIAC_JSON_FALSE);
  g_assert_cmpint (moniac_json_type ("null"), ==, MONIAC_JSON_NULL);
  g_assert_cmpint (moniac_json_type ("-1"), ==, MONIAC_JSON_NUMBER);
}

static void
test_skip (void)
{
  const struct { const char *text; gsize length; } cases[] = {
    { "12, 3", 2 },
    { "1.5e3}", 5 },
    { "true]", 4 },
    { "\"a\\\"b\", 1", 6 },
    { "\"\\\\\" ", 4 },
    { "{ \"a}\": [ \"]\", {} ] } ]", 21 },
    { "[[], [[\"\\\"]\"]]] ,", 15 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (moniac_json_skip (cases[i].text) - cases[i].text, ==, cases[i].length);
}

static void
test_object (void)
{
  const char *text = "{ \"a\" : 1 ,\n \"b\\\"\":[2,3], \"\":{} } ";
  MoniacJsonIter iter;

  moniac_json_iter_init (&iter, text);
  g_assert_true (moniac_json_iter_next (&iter));
  g_assert_cmpmem (iter.name, iter.name_length, "a", 1);
  g_assert_cmpmem (iter.value, moniac_json_iter_get_end (&iter) - iter.value, "1", 1);
  g_assert_true (moniac_json_iter_next (&iter));
  g_assert_cmpmem (iter.name, iter.name_length, "b\\\"", 3);
  g_assert_cmpmem (iter.value, moniac_json_iter_get_end (&iter) - iter.value, "[2,3]", 5);
  g_assert_true (moniac_json_iter_next (&iter));
  g_assert_cmpuint (iter.name_length, ==, 0);
  g_assert_false (moniac_json_iter_next (&iter));
  g_assert_cmpstr (moniac_json_iter_get_end (&iter), ==, " ");
}

/* Whoever has read a value may say where it ends. */
static void
test_given_end (void)
{
  const char *text = "[ [1, 2], 3 ]";
  MoniacJsonIter iter;

  moniac_json_iter_init (&iter, text);
  g_assert_true (moniac_json_iter_next (&iter));
  iter.end = moniac_json_skip (iter.value);
  g_assert_true (moniac_json_iter_next (&iter));
  g_assert_true (*iter.value == '3');
  g_assert_false (moniac_json_iter_next (&iter));
}

static void
test_count (void)
{
  const char *end = NULL;

  g_assert_cmpuint (moniac_json_count ("[]", NULL), ==, 0);
  g_assert_cmpuint (moniac_json_count ("[ 1, [2, 3], \"4,5\" ]x", &end), ==, 3);
  g_assert_cmpstr (end, ==, "x");
  g_assert_cmpuint (moniac_json_count ("{ \"a\": 1, \"b\": {} }", NULL), ==, 2);
  g_assert_true (moniac_json_is_empty ("[ \n ]"));
  g_assert_true (moniac_json_is_empty ("{}"));
  g_assert_false (moniac_json_is_empty ("[ [] ]"));
}

static void
test_decode (void)
{
  const struct { const char *inside; const char *text; } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t" },
    { "a\\u00e9b\\u20AC", "aéb€" },
    { "\\ud83d\\ude00!", "😀!" },
    { "x\\u0041", "xA" },
    /* What the scan complains about still gives text. */
    { "a\\u0000b", "a\uFFFDb" },
    { "\\ud83d", "\uFFFD" },
    { "\\ude00", "\uFFFD" },
    { "\\ud83dx", "\uFFFDx" },
    { "\\ud83d\\u0041", "\uFFFDA" },
    { "\\u12", "\uFFFD" },
    { "\\x", "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = moniac_json_decode (cases[i].inside, strlen (cases[i].inside));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_append (void)
{
  const struct { const char *text; const char *json; } cases[] = {
    { "", "\"\"" },
    { "a/b é 😀 \u2028", "\"a/b é 😀 \u2028\"" },
    { "\"\\", "\"\\\"\\\\\"" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "a\x01z\x1f\x7f", "\"a\\u0001z\\u001f\x7f\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *back = NULL;

      moniac_json_append_string (out, cases[i].text);
      g_assert_cmpstr (out->str, ==, cases[i].json);
      back = moniac_json_decode (out->str + 1, out->len - 2);
      g_assert_cmpstr (back, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-walk/types", test_types);
  g_test_add_func ("/json-walk/skip", test_skip);
  g_test_add_func ("/json-walk/object", test_object);
  g_test_add_func ("/json-walk/given-end", test_given_end);
  g_test_add_func ("/json-walk/count", test_count);
  g_test_add_func ("/json-walk/decode", test_decode);
  g_test_add_func ("/json-walk/append", test_append);
  return g_test_run ();
}
