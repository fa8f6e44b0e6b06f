/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing: the exact layout, unknown members kept in place through edits, numbers as they came. */
#include "moniac-deal-file.h"

#include <string.h>

#include "moniac-deal-writer.h"

static MoniacDocument *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  MoniacDocument *document = moniac_deal_file_parse (bytes, problems, NULL);

  for (guint i = 0; i < moniac_problems_get_n (problems); i++)
    {
      g_autofree char *line = moniac_problem_to_text (moniac_problems_get (problems, i), "x");

      g_test_message ("%s", line);
    }
  g_assert_nonnull (document);
  return document;
}

static void
check_written (MoniacDocument *document,
               const char     *expected)
{
  g_autoptr (GBytes) bytes = moniac_deal_file_write (document);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  g_assert_cmpstr (text, ==, expected);
}

static MoniacDealRecord *
copy_deal (MoniacDocument *document)
{
  return moniac_deal_record_copy (moniac_deal_get_record (moniac_document_find_deal (document, "d")));
}

/* Takes the record. */
static void
set_deal (MoniacDocument   *document,
          MoniacDealRecord *record)
{
  moniac_document_begin (document, "Edit");
  moniac_document_set_deal (document, moniac_document_find_deal (document, "d"), record);
  moniac_document_end (document);
  moniac_deal_record_unref (record);
}

static const char tidy[] = "{\n"
  "  \"format\": \"moniac-deals\",\n"
  "  \"version\": 1,\n"
  "  \"title\": \"T\",\n"
  "  \"rates\": { \"EUR\": 1.160, \"JPY\": 0.0065 },\n"
  "  \"sources\": [\n"
  "    {\n"
  "      \"id\": \"s\",\n"
  "      \"url\": \"https://example.org/?a=1&b=2\"\n"
  "    }\n"
  "  ],\n"
  "  \"companies\": [\n"
  "    {\n"
  "      \"id\": \"a\",\n"
  "      \"size\": 350e9,\n"
  "      \"pin\": { \"ring\": [0.10, 2e-1], \"map\": [1, 0] }\n"
  "    },\n"
  "    {\n"
  "      \"id\": \"b\"\n"
  "    }\n"
  "  ],\n"
  "  \"deals\": [\n"
  "    {\n"
  "      \"id\": \"d\",\n"
  "      \"from\": \"a\",\n"
  "      \"to\": \"b\",\n"
  "      \"kind\": \"cloud\",\n"
  "      \"amount\": { \"min\": 1.00, \"max\": 30E+9 },\n"
  "      \"currency\": \"EUR\",\n"
  "      \"date\": \"2025-11-18\",\n"
  "      \"until\": \"2032\",\n"
  "      \"status\": \"committed\",\n"
  "      \"paid\": 0.10,\n"
  "      \"announcement\": \"x\",\n"
  "      \"inferred\": true,\n"
  "      \"quantity\": { \"value\": 1, \"unit\": \"GW\" },\n"
  "      \"off\": true,\n"
  "      \"note\": \"a \\\"quoted\\\" \\\\ line\\n\",\n"
  "      \"cites\": [\n"
  "        { \"source\": \"s\", \"quote\": \"…\" },\n"
  "        { \"source\": \"s\" }\n"
  "      ]\n"
  "    }\n"
  "  ],\n"
  "  \"story\": [ 1,\n"
  "      2 ],\n"
  "  \"view\": { }\n"
  "}\n";

static void
test_layout (void)
{
  g_autoptr (MoniacDocument) document = parse (tidy);

  check_written (document, tidy);
}

static void
test_new_document (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();

  check_written (document, "{\n  \"format\": \"moniac-deals\",\n  \"version\": 1\n}\n");
}

/* Each thing that is unusual in this file has to stay as it is. */
static const char odd[] = "{\n"
  "  \"x-first\": { \"b\" : [1.0,  2e0], \"a\":null },\n"
  "  \"version\": 1,\n"
  "  \"format\": \"moniac-deals\",\n"
  "  \"deals\": [\n"
  "    {\n"
  "      \"x-a\": 0.10,\n"
  "      \"to\": \"a\",\n"
  "      \"from\": null,\n"
  "      \"id\": \"d\",\n"
  "      \"x-b\": \"\\u00e9\",\n"
  "      \"amount\": { \"x-c\": 1, \"max\": 2.50, \"x-d\": [] },\n"
  "      \"quantity\": { \"unit\": \"GW\", \"x-e\": {}, \"value\": 1.0 },\n"
  "      \"status\": \"someday\",\n"
  "      \"kind\": \"barter\",\n"
  "      \"inferred\": false,\n"
  "      \"note\": \"\",\n"
  "      \"cites\": [\n"
  "        { \"x-f\": \"y\", \"quote\": \"q\", \"source\": \"s\" }\n"
  "      ],\n"
  "      \"x-g\": 12345678901234567890.0\n"
  "    }\n"
  "  ],\n"
  "  \"companies\": [\n"
  "    {\n"
  "      \"x-h\": [ ],\n"
  "      \"pin\": { \"x-i\": 0, \"layers\": [0, 1] },\n"
  "      \"id\": \"a\"\n"
  "    }\n"
  "  ],\n"
  "  \"sources\": [\n"
  "    {\n"
  "      \"title\": \"\",\n"
  "      \"id\": \"s\",\n"
  "      \"x-j\": 1\n"
  "    }\n"
  "  ],\n"
  "  \"story\": [],\n"
  "  \"rates\": {},\n"
  "  \"x-last\": \"z\"\n"
  "}\n";

static void
test_kept (void)
{
  g_autoptr (MoniacDocument) document = parse (odd);

  check_written (document, odd);
}

/* What an edit of a text replaces, and nothing else. */
static char *
replaced (const char *text,
          const char *from,
          const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

static void
test_kept_through_edits (void)
{
  g_autoptr (MoniacDocument) document = parse (odd);
  g_autofree char *one = replaced (odd, "\"max\": 2.50", "\"max\": 3");
  g_autofree char *two = replaced (one, "\"status\": \"someday\"", "\"status\": \"paid\"");
  g_autofree char *three = replaced (two, "\"inferred\": false", "\"inferred\": true");
  g_autofree char *four = replaced (three, "\"quote\": \"q\"", "\"quote\": \"r\"");
  g_autofree char *five = replaced (four, "\"from\": null", "\"from\": \"a\"");
  MoniacDealRecord *deal = copy_deal (document);

  moniac_number_clear (&deal->amount.high);
  deal->amount.high = moniac_number_from_double (3);
  deal->status = MONIAC_STATUS_PAID;
  deal->inferred = TRUE;
  moniac_record_set_text (&deal->cites[0].quote, "r");
  moniac_record_set_text (&deal->payer, "a");
  set_deal (document, deal);
  check_written (document, five);
  g_assert_true (moniac_document_undo (document));
  check_written (document, odd);
}

/* A member that the file lacked comes after the one that usually precedes it. */
static void
test_new_members (void)
{
  g_autoptr (MoniacDocument) document = parse (odd);
  g_autofree char *dated = replaced (odd, "\"x-d\": [] },\n",
                                     "\"x-d\": [] },\n      \"date\": \"2025-11\",\n");
  g_autofree char *paid = replaced (dated, "\"status\": \"someday\",\n",
                                    "\"status\": \"someday\",\n      \"paid\": 7,\n");
  MoniacDealRecord *deal = copy_deal (document);

  deal->date = (MoniacDate) { 2025, 11, 0 };
  deal->paid = moniac_number_from_double (7);
  set_deal (document, deal);
  check_written (document, paid);
}

static void
test_removed_members (void)
{
  g_autoptr (MoniacDocument) document = parse (tidy);
  g_autofree char *one = replaced (tidy, "      \"until\": \"2032\",\n", "");
  g_autofree char *two = replaced (one, "      \"quantity\": { \"value\": 1, \"unit\": \"GW\" },\n", "");
  g_autofree char *three = replaced (two, "      \"amount\": { \"min\": 1.00, \"max\": 30E+9 },\n", "");
  g_autofree char *four = replaced (three, "      \"inferred\": true,\n", "");
  MoniacDealRecord *deal = copy_deal (document);

  deal->until = MONIAC_DATE_NONE;
  moniac_number_clear (&deal->quantity);
  moniac_amount_clear (&deal->amount);
  deal->inferred = FALSE;
  set_deal (document, deal);
  check_written (document, four);
}

static void
test_amount_forms (void)
{
  const struct { MoniacAmountForm form; const char *text; } cases[] = {
    { MONIAC_AMOUNT_EXACT, "\"amount\": 2" },
    { MONIAC_AMOUNT_ABOUT, "\"amount\": { \"about\": 2 }" },
    { MONIAC_AMOUNT_UP_TO, "\"amount\": { \"max\": 2 }" },
    { MONIAC_AMOUNT_AT_LEAST, "\"amount\": { \"min\": 1 }" },
    { MONIAC_AMOUNT_RANGE, "\"amount\": { \"min\": 1, \"max\": 2 }" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoniacDocument) document = parse (tidy);
      g_autofree char *expected = replaced (tidy, "\"amount\": { \"min\": 1.00, \"max\": 30E+9 }",
                                            cases[i].text);
      MoniacDealRecord *deal = copy_deal (document);
      gboolean has_low = cases[i].form == MONIAC_AMOUNT_AT_LEAST
                         || cases[i].form == MONIAC_AMOUNT_RANGE;

      moniac_amount_clear (&deal->amount);
      deal->amount.form = cases[i].form;
      if (has_low)
        deal->amount.low = moniac_number_from_double (1);
      if (cases[i].form != MONIAC_AMOUNT_AT_LEAST)
        deal->amount.high = moniac_number_from_double (2);
      set_deal (document, deal);
      check_written (document, expected);
    }
}

/* Texts that a user types: none of them can break the file. */
static void
test_any_text (void)
{
  const char * const texts[] = {
    "\"", "\\", "\x01\x1f", "a\r\nb", "</script>", "\u2028\u202e", "😀", "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MoniacDocument) document = parse (tidy);
      g_autoptr (MoniacDocument) reopened = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      g_autofree char *valid = g_utf8_make_valid (texts[i], -1);
      MoniacDealRecord *deal = copy_deal (document);

      moniac_record_set_text (&deal->note, texts[i]);
      set_deal (document, deal);
      bytes = moniac_deal_file_write (document);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      reopened = parse (text);
      g_assert_cmpstr (moniac_deal_get_record (moniac_document_find_deal (reopened, "d"))->note,
                       ==, valid);
    }
}

static void
check_dense_line (const char *text,
                  const char *line)
{
  g_autofree char *whole = g_strconcat ("\n", line, "\n", NULL);

  if (strstr (text, whole) == NULL)
    g_error ("no line “%s” in:\n%s", line, text);
}

/* One item a line, for documents that would grow too large otherwise; the same document. */
static void
test_dense (void)
{
  g_autoptr (MoniacDocument) document = parse (tidy);
  g_autoptr (MoniacRecords) snapshot = moniac_records_of_document (document);
  g_autoptr (GBytes) bytes = moniac_deal_writer_write (snapshot, TRUE);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (MoniacDocument) reopened = parse (text);

  check_dense_line (text, "    {\"id\":\"b\"}");
  check_dense_line (text, "    {\"id\":\"s\",\"url\":\"https://example.org/?a=1&b=2\"}");
  g_assert_nonnull (strstr (text, "\"cites\":[{\"source\":\"s\",\"quote\":\"…\"},"
                                  "{\"source\":\"s\"}]}\n"));
  g_assert_nonnull (strstr (text, "\"pin\":{\"ring\":[0.10,2e-1],\"map\":[1,0]}}"));
  check_written (reopened, tidy);
}

static void
test_foreign_layout (void)
{
  const char compact[] = "{\"format\":\"moniac-deals\",\"version\":1,\"companies\":[{\"id\":\"a\"}],"
                         "\"deals\":[{\"id\":\"d\",\"to\":\"a\",\"amount\":{\"max\":1.50}}]}";
  const char expected[] = "{\n"
    "  \"format\": \"moniac-deals\",\n"
    "  \"version\": 1,\n"
    "  \"companies\": [\n"
    "    {\n"
    "      \"id\": \"a\"\n"
    "    }\n"
    "  ],\n"
    "  \"deals\": [\n"
    "    {\n"
    "      \"id\": \"d\",\n"
    "      \"to\": \"a\",\n"
    "      \"amount\": { \"max\": 1.50 }\n"
    "    }\n"
    "  ]\n"
    "}\n";
  g_autoptr (MoniacDocument) document = parse (compact);

  check_written (document, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deal-writer/layout", test_layout);
  g_test_add_func ("/deal-writer/new-document", test_new_document);
  g_test_add_func ("/deal-writer/kept", test_kept);
  g_test_add_func ("/deal-writer/kept-through-edits", test_kept_through_edits);
  g_test_add_func ("/deal-writer/new-members", test_new_members);
  g_test_add_func ("/deal-writer/removed-members", test_removed_members);
  g_test_add_func ("/deal-writer/amount-forms", test_amount_forms);
  g_test_add_func ("/deal-writer/any-text", test_any_text);
  g_test_add_func ("/deal-writer/dense", test_dense);
  g_test_add_func ("/deal-writer/foreign-layout", test_foreign_layout);
  return g_test_run ();
}
