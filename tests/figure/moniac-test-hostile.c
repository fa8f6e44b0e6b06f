/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document whose every text is somebody's attempt at something, made through the file, as a stranger would. */
#include "moniac-test-hostile.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define LONG_TEXT 100000

const char * const moniac_test_hostile_texts[] = {
  "<script>alert(1)</script>",
  "]]><script/>",
  "<![CDATA[x",
  "--><!-- -->",
  "<?xml-stylesheet href='x'?>",
  "&amp;&#x26;&lt;&bogus;",
  "\"/><image href=\"http://127.0.0.1:9/x.png\"/>",
  "' onload='alert(1)",
  "x\" onclick=\"alert(1)",
  "a\001b\010c\033[31md\177e",
  "\342\200\256gpj.exe\342\200\254 \342\201\246isolated",
  "\xef\xbf\xbe\xef\xbf\xbf\xee\x80\x80",
  "javascript:alert(1)",
  "file:///etc/passwd",
  "=cmd|' /C calc'!A0",
  "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1",
  "%n%s%s%s%n",
  "../../../../etc/passwd",
  "${HOME}`id`$(id)",
  "<b>bold</b> <span font='99'>",
  "\360\237\222\260\342\200\215\360\237\222\270\314\200\314\201\314\202\314\203",
  " ",
  "LONG",
};

int
moniac_test_n_hostile_texts (void)
{
  return G_N_ELEMENTS (moniac_test_hostile_texts);
}

static const char *
get_text (int i)
{
  static char *long_text;

  if (long_text == NULL)
    long_text = g_strnfill (LONG_TEXT, 'W');
  return strcmp (moniac_test_hostile_texts[i], "LONG") == 0 ? long_text : moniac_test_hostile_texts[i];
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_id (JsonBuilder *builder,
        const char  *name,
        const char  *prefix,
        int          i)
{
  g_autofree char *id = g_strdup_printf ("%s%d", prefix, i % moniac_test_n_hostile_texts ());

  add_text (builder, name, id);
}

static void
add_sources (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (int i = 0; i < moniac_test_n_hostile_texts (); i++)
    {
      json_builder_begin_object (builder);
      add_id (builder, "id", "s", i);
      add_text (builder, "title", get_text (i));
      add_text (builder, "publisher", get_text (i));
      add_text (builder, "url", get_text (i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_companies (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "companies");
  json_builder_begin_array (builder);
  for (int i = 0; i < moniac_test_n_hostile_texts (); i++)
    {
      json_builder_begin_object (builder);
      add_id (builder, "id", "c", i);
      add_text (builder, "name", get_text (i));
      add_text (builder, "kind", get_text (i));
      add_text (builder, "note", get_text (i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_deal (JsonBuilder *builder,
          int          i)
{
  json_builder_begin_object (builder);
  add_id (builder, "id", "d", i);
  add_id (builder, "from", "c", i);
  add_id (builder, "to", "c", i + 1);
  add_text (builder, "kind", get_text (i));
  add_text (builder, "announcement", get_text (i));
  add_text (builder, "note", get_text (i));
  json_builder_set_member_name (builder, "amount");
  json_builder_add_int_value (builder, 1 + i);
  json_builder_set_member_name (builder, "cites");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_id (builder, "source", "s", i);
  add_text (builder, "quote", get_text (i));
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
make_file (int title)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "format", "moniac-deals");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  add_text (builder, "title", get_text (title));
  add_text (builder, "subtitle", get_text (title));
  add_text (builder, "credit", get_text (title));
  add_sources (builder);
  add_companies (builder);
  json_builder_set_member_name (builder, "deals");
  json_builder_begin_array (builder);
  for (int i = 0; i < moniac_test_n_hostile_texts (); i++)
    add_deal (builder, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

MoniacDocument *
moniac_test_hostile_document (int title)
{
  char *text = make_file (title);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  MoniacDocument *document = moniac_deal_file_parse (bytes, problems, NULL);

  if (document == NULL)
    for (guint i = 0; i < moniac_problems_get_n (problems); i++)
      g_printerr ("%s\n", moniac_problem_to_text (moniac_problems_get (problems, i), "hostile"));
  g_assert_nonnull (document);
  return document;
}
