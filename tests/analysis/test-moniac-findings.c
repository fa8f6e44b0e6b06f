/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in words, as JSON with the members that its users rely on, and as CSV. */
#include "moniac-findings.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "moniac-test-network.h"

static MoniacFindings *
article_findings (const double *shares)
{
  const MoniacTestDeal deals[] = MONIAC_TEST_ARTICLE;
  const MoniacFindingsOptions options = { .shares = shares };
  g_autoptr (MoniacNetwork) network = moniac_test_network (5, 5, deals, NULL);

  return moniac_findings_new (network, &options, NULL);
}

static void
test_words (void)
{
  static const struct
  {
    int n;
    MoniacTestDeal deals[3];
    const char *headline;
    const char *range;       /* how it ends; NULL: none */
  } table[] = {
    { 2, { { 0, 1, 5 }, { 1, 0, 5 } }, "$10 of $10 (100", NULL },
    { 1, { { 0, 1, 5 } }, "Nothing of $5 comes back", NULL },
    { 1, { { 0, 1, -1 } }, "No amount is known", NULL },
    { 2, { { 0, 1, 5 }, { 1, 0, -1 } }, "Nothing of $5 comes back", "depending on what c00001 pays c00000" },
    { 0, { { 0 } }, "No amount is known", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MoniacNetwork) network = moniac_test_network (2, table[i].n, table[i].deals, NULL);
      g_autoptr (MoniacFindings) findings = moniac_findings_new (network, NULL, NULL);
      g_autofree char *headline = moniac_findings_headline (findings);
      g_autofree char *range = moniac_findings_range_text (findings);

      g_assert_true (g_str_has_prefix (headline, table[i].headline));
      g_assert_cmpint (range != NULL, ==, table[i].range != NULL);
      g_assert_true (!range || g_str_has_suffix (range, table[i].range));
    }
}

static void
assert_members (JsonObject *object,
                const char *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);

  for (guint i = 0; words[i]; i++)
    g_assert_true (json_object_has_member (object, words[i]));
  g_assert_cmpuint (json_object_get_size (object), ==, g_strv_length (words));
}

static void
test_json (void)
{
  const double shares[] = { 0.5, 1, 1, 1, 1 };
  g_autoptr (MoniacFindings) findings = article_findings (shares);
  g_autofree char *text = moniac_findings_to_json (findings);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root, *loop, *cascade;
  JsonArray *range;

  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  assert_members (root, "gross comes_back share share_range most_sensitive currency deals loops loops_capped companies cascade");
  g_assert_cmpfloat (json_object_get_double_member (root, "gross"), ==, 83);
  g_assert_cmpfloat (json_object_get_double_member (root, "comes_back"), ==, 10);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (root, "share"), 10.0 / 83, 1e-12);
  range = json_object_get_array_member (root, "share_range");
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (range, 0), 10.0 / 83, 1e-9);
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (range, 1), 40.0 / 93, 1e-6);
  g_assert_cmpstr (json_object_get_string_member (root, "most_sensitive"), ==, "d00004");
  g_assert_cmpstr (json_object_get_string_member (root, "currency"), ==, "USD");

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "deals")), ==, 5);
  assert_members (json_array_get_object_element (json_object_get_array_member (root, "deals"), 4), "id amount comes_back");
  g_assert_true (json_object_get_null_member (
    json_array_get_object_element (json_object_get_array_member (root, "deals"), 4), "amount"));

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "loops")), ==, 2);
  loop = json_array_get_object_element (json_object_get_array_member (root, "loops"), 0);
  assert_members (loop, "companies deals amount text");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (loop, "companies")), ==,
                    json_array_get_length (json_object_get_array_member (loop, "deals")));
  assert_members (json_array_get_object_element (json_object_get_array_member (root, "companies"), 0),
                  "id paid received net can_come_back top_payer top_payee hhi_in hhi_out touches");

  cascade = json_object_get_object_member (root, "cascade");
  assert_members (cascade, "payments defaults");
  assert_members (json_array_get_object_element (json_object_get_array_member (cascade, "payments"), 0), "deal owed paid");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (cascade, "defaults"), 0), ==, "c00000");
}

/* The whole of what a small network gives, letter by letter: every member of the contract, in its order, with nulls. */
static void
test_json_exactly (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 30 }, { 1, 0, 5 }, { -1, 2, 2 }, { 1, 2, -1 } };
  const double shares[] = { 0.5, 1, 1 };
  const MoniacFindingsOptions options = { .shares = shares };
  g_autoptr (MoniacNetwork) network = moniac_test_network (3, 4, deals, NULL);
  g_autoptr (MoniacFindings) findings = moniac_findings_new (network, &options, NULL);
  g_autofree char *text = moniac_findings_to_json (findings);

  g_assert_cmpstr (text, ==,
    "{\n"
    "  \"gross\" : 37,\n"
    "  \"comes_back\" : 10,\n"
    "  \"share\" : 0.2702702702702703,\n"
    "  \"share_range\" : [ 0.2702702702702703, 0.2702702702702703 ],\n"
    "  \"most_sensitive\" : null,\n"
    "  \"currency\" : \"USD\",\n"
    "  \"deals\" : [\n"
    "    { \"id\" : \"d00000\", \"amount\" : 30, \"comes_back\" : 5 },\n"
    "    { \"id\" : \"d00001\", \"amount\" : 5, \"comes_back\" : 5 },\n"
    "    { \"id\" : \"d00002\", \"amount\" : 2, \"comes_back\" : 0 },\n"
    "    { \"id\" : \"d00003\", \"amount\" : null, \"comes_back\" : 0 }\n"
    "  ],\n"
    "  \"loops\" : [\n"
    "    { \"companies\" : [ \"c00000\", \"c00001\" ], \"deals\" : [ [ \"d00000\" ], [ \"d00001\" ] ], \"amount\" : 5, "
    "\"text\" : \"c00000 pays c00001 $30 for cloud; c00001 pays c00000 $5 for cloud.\" }\n"
    "  ],\n"
    "  \"loops_capped\" : false,\n"
    "  \"companies\" : [\n"
    "    { \"id\" : \"c00000\", \"paid\" : 30, \"received\" : 5, \"net\" : -25, \"can_come_back\" : 5, "
    "\"top_payer\" : { \"id\" : \"c00001\", \"share\" : 1 }, \"top_payee\" : { \"id\" : \"c00001\", \"share\" : 1 }, "
    "\"hhi_in\" : 1, \"hhi_out\" : 1, \"touches\" : 0.9459459459459459 },\n"
    "    { \"id\" : \"c00001\", \"paid\" : 5, \"received\" : 30, \"net\" : 25, \"can_come_back\" : 5, "
    "\"top_payer\" : { \"id\" : \"c00000\", \"share\" : 1 }, \"top_payee\" : { \"id\" : \"c00000\", \"share\" : 1 }, "
    "\"hhi_in\" : 1, \"hhi_out\" : 1, \"touches\" : 0.9459459459459459 },\n"
    "    { \"id\" : \"c00002\", \"paid\" : 0, \"received\" : 2, \"net\" : 2, \"can_come_back\" : 0, "
    "\"top_payer\" : { \"id\" : null, \"share\" : 1 }, \"top_payee\" : null, "
    "\"hhi_in\" : 1, \"hhi_out\" : 0, \"touches\" : 0.05405405405405406 }\n"
    "  ],\n"
    "  \"cascade\" : {\n"
    "    \"payments\" : [\n"
    "      { \"deal\" : \"d00000\", \"owed\" : 30, \"paid\" : 15 },\n"
    "      { \"deal\" : \"d00001\", \"owed\" : 5, \"paid\" : 5 },\n"
    "      { \"deal\" : \"d00002\", \"owed\" : 2, \"paid\" : 2 }\n"
    "    ],\n"
    "    \"defaults\" : [ \"c00000\" ]\n"
    "  }\n"
    "}\n");
}

/* Money is written exactly, in whatever unit: fractions, sums beyond what a double holds, and names that need escapes. */
static void
test_json_money (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacFindings) findings = NULL;
  g_autofree char *text = NULL;

  moniac_test_add_company (document, "a \"b\"\\\t");
  moniac_test_add_deal (document, moniac_test_deal ("1", "a \"b\"\\\t", NULL, "cloud", "1e15"));
  moniac_test_add_deal (document, moniac_test_deal ("2", NULL, "a \"b\"\\\t", "cloud", "0.001"));
  network = moniac_network_new (document, NULL);
  findings = moniac_findings_new (network, NULL, NULL);
  text = moniac_findings_to_json (findings);
  g_assert_nonnull (strstr (text, "\"gross\" : 1000000000000000.001,"));
  g_assert_nonnull (strstr (text, "\"id\" : \"a \\\"b\\\"\\\\\\u0009\", \"paid\" : 1000000000000000, \"received\" : 0.001, "
                            "\"net\" : -999999999999999.999,"));
}

static void
test_csv_and_text (void)
{
  g_autoptr (MoniacFindings) findings = article_findings (NULL);
  g_autofree char *csv = moniac_findings_to_csv (findings);
  g_autofree char *text = moniac_findings_to_text (findings);

  g_assert_true (g_str_has_prefix (csv, "section,id,name,measure,value\r\nwhole,,,gross,83\r\nwhole,,,comes_back,10\r\n"));
  g_assert_nonnull (strstr (csv, "\r\ncompany,c00000,c00000,net,-15\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nwhole,,,split,least squares\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nwhole,,,lowest_is,exact\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nwhole,,,most_sensitive,d00004\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nwhole,,,currency,USD\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nwhole,,,amounts,headline\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nwhole,,,loops_capped,no\r\n"));
  g_assert_nonnull (strstr (text, "$10 of $83"));
  g_assert_nonnull (strstr (text, "depending on what c00001 pays c00002"));
  g_assert_null (strstr (text, "clearing"));
}

static void
test_cancelled (void)
{
  const MoniacTestDeal deals[] = MONIAC_TEST_ARTICLE;
  g_autoptr (MoniacNetwork) network = moniac_test_network (5, 5, deals, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (moniac_findings_new (network, NULL, cancellable));
}

/* What is only supposed goes along, and never without saying so. */
static void
test_with_trials (void)
{
  const MoniacTestDeal deals[] = MONIAC_TEST_ARTICLE;
  g_autoptr (MoniacFindings) known = article_findings (NULL);
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  g_autoptr (GHashTable) amounts = g_hash_table_new (g_str_hash, g_str_equal);
  MoniacNumber ten = moniac_number_from_text ("10", -1);
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacFindings) tried = NULL;
  g_autofree char *text = NULL, *csv = NULL, *json = NULL;
  const char *supposed;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *id = moniac_test_company_id (i);

      moniac_test_add_company (document, id);
    }
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%05d", i);
      g_autofree char *payer = moniac_test_company_id (deals[i].payer);
      g_autofree char *payee = moniac_test_company_id (deals[i].payee);
      g_autofree char *amount = deals[i].amount < 0 ? NULL : g_strdup_printf ("%d", deals[i].amount);

      moniac_test_add_deal (document, moniac_test_deal (id, payer, payee, "cloud", amount));
    }
  g_hash_table_insert (amounts, (char *) "d00004", &ten);
  network = moniac_network_new (document, &(MoniacNetworkOptions) { .amounts = amounts });
  tried = moniac_findings_new (network, NULL, NULL);
  text = moniac_findings_to_text_with (known, tried);
  csv = moniac_findings_to_csv_with (known, tried);
  json = moniac_findings_to_json_with (known, tried);

  g_assert_true (g_str_has_prefix (text, "As it is known:\n$10 of $83"));
  supposed = strstr (text, "\nWhat if: c00001 pays c00002 $10");
  g_assert_nonnull (supposed);
  g_assert_nonnull (strstr (text, "amount not disclosed"));
  g_assert_null (strstr (supposed, "not disclosed"));
  g_assert_nonnull (strstr (supposed, "$40 of $93 (43"));
  g_assert_nonnull (strstr (csv, "\r\nwhole,,,comes_back,10\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nwhat if: whole,,,comes_back,40\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nwhat if: trial,,,text,"));
  g_assert_nonnull (strstr (json, "\"what_if\" : {"));
  g_assert_nonnull (strstr (strstr (json, "\"what_if\""), "\"trials\""));
  moniac_number_clear (&ten);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings/words", test_words);
  g_test_add_func ("/findings/json", test_json);
  g_test_add_func ("/findings/json-exactly", test_json_exactly);
  g_test_add_func ("/findings/json-money", test_json_money);
  g_test_add_func ("/findings/csv-and-text", test_csv_and_text);
  g_test_add_func ("/findings/with-trials", test_with_trials);
  g_test_add_func ("/findings/cancelled", test_cancelled);

  return g_test_run ();
}
