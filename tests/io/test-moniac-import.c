/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing: telling formats apart, the data of peers, writing and reading back, and input that means harm. */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "moniac-csv-text.h"
#include "moniac-deal-file.h"
#include "moniac-import.h"
#include "moniac-network.h"
#include "moniac-writers.h"

static MoniacDocument *
import (const char     *text,
        gssize          length,
        MoniacFormat    format,
        MoniacProblems *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return moniac_import_parse (bytes, format, NULL, problems, NULL, NULL);
}

/* One problem, of that code. */
static void
check_refused (const char        *text,
               gssize             length,
               MoniacFormat       format,
               MoniacProblemCode  code)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = import (text, length, format, problems);

  g_assert_null (document);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 1);
  g_assert_cmpint (moniac_problems_get (problems, 0)->code, ==, code);
}

/* Formats */

static void
test_guess (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    MoniacFormat format;
  } table[] = {
    { "{ \"format\": \"moniac-deals\" }", "x.json", MONIAC_FORMAT_DEALS },
    { "\xef\xbb\xbf{ \"format\": \"moniac-deals\", \"links\": [] }", NULL, MONIAC_FORMAT_DEALS },
    { "{ \"nodes\": [], \"links\": [] }", "x.deals.json", MONIAC_FORMAT_LINKS },
    { "{ \"companies\": [] }", "x.json", MONIAC_FORMAT_DEALS },
    { "", NULL, MONIAC_FORMAT_DEALS },
    { "[1,", NULL, MONIAC_FORMAT_DEALS },
    { "nonsense", "x.json", MONIAC_FORMAT_LINKS },
    { "<?xml version='1.0'?><gexf>", NULL, MONIAC_FORMAT_GEXF },
    { "<graphml>", "x.gexf", MONIAC_FORMAT_GRAPHML },
    { "<p>", "x.gexf", MONIAC_FORMAT_GEXF },
    { "source,target\n", NULL, MONIAC_FORMAT_CSV },
    { "a,b [5] c\n", "x.csv", MONIAC_FORMAT_CSV },
    { "a,b [5] c\n", "x.txt", MONIAC_FORMAT_SANKEYMATIC },
    { "// flows\nA [5] B\n", NULL, MONIAC_FORMAT_SANKEYMATIC },
    { "a;b\n", "x.txt", MONIAC_FORMAT_CSV },
    { "words", "x.skm", MONIAC_FORMAT_SANKEYMATIC },
    { "words", NULL, MONIAC_FORMAT_DEALS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (table[i].text, strlen (table[i].text));

      if (moniac_format_guess (bytes, table[i].name) != table[i].format)
        g_error ("“%s” named “%s” is not taken for %s", table[i].text, table[i].name,
                 moniac_format_get_id (table[i].format));
    }
}

static void
test_names (void)
{
  for (int i = MONIAC_FORMAT_DEALS; i < MONIAC_N_FORMATS; i++)
    {
      g_assert_cmpint (moniac_format_from_id (moniac_format_get_id (i)), ==, i);
      g_assert_true (moniac_format_can_read (i) || moniac_format_can_write (i));
    }
  g_assert_cmpint (moniac_format_from_id ("unknown"), ==, MONIAC_FORMAT_UNKNOWN);
  g_assert_cmpint (moniac_format_from_name ("X.Deals.JSON"), ==, MONIAC_FORMAT_DEALS);
  g_assert_cmpint (moniac_format_from_name ("deals.json"), ==, MONIAC_FORMAT_LINKS);
  g_assert_cmpint (moniac_format_from_name ("x.TSV"), ==, MONIAC_FORMAT_CSV);
  g_assert_cmpint (moniac_format_from_name ("x.png"), ==, MONIAC_FORMAT_UNKNOWN);
  g_assert_false (moniac_format_can_read (MONIAC_FORMAT_UNKNOWN));
  g_assert_false (moniac_format_can_write (MONIAC_FORMAT_GEXF));
}

/* Data of peers */

static MoniacDocument *
import_peer (const char     *path,
             MoniacProblems *problems)
{
  g_autofree char *full = g_test_build_filename (G_TEST_DIST, "data", "peers", path, NULL);
  g_autoptr (GBytes) bytes = moniac_deal_file_read (full, problems, NULL);

  g_assert_nonnull (bytes);
  return moniac_import_parse (bytes, MONIAC_FORMAT_UNKNOWN, path, problems, NULL, NULL);
}

static double
sum_amounts (MoniacDocument *document)
{
  GListModel *deals = moniac_document_get_deals (document);
  double sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (deals); i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);

      sum += moniac_deal_get_record (deal)->amount.high.value;
    }
  return sum;
}

/* Counted and summed by other programs (jq, awk) in the files themselves. */
static void
test_peers (void)
{
  static const struct
  {
    const char *path;
    guint n_companies;
    guint n_deals;
    double sum;
  } table[] = {
    { "d3-sankey-circular/data1.json", 62, 271, 853.0 },
    { "d3-sankey-circular/data2.json", 20, 37, 520.0 },
    { "d3-sankey-circular/data3.json", 17, 29, 116.0 },
    { "d3-sankey-circular/data4.json", 19, 38, 1888.0 },
    { "d3-sankey-energy/energy.json", 48, 68, 7856.428 },
    { "echarts/product.json", 26, 104, 1.949574 },
    { "echarts/les-miserables.gexf", 77, 254, 820.0 },
    { "floweaver/us-energy-consumption.csv", 17, 43, 215.52 },
    { "plotly-sankey/sankey_circular_process.json", 20, 37, 520 },
    { "sankeymatic/default_budget.txt", 9, 8, 3500 },
    { "sankeymatic/job_search.txt", 9, 8, 25 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MoniacProblems) problems = moniac_problems_new ();
      g_autoptr (MoniacDocument) document = import_peer (table[i].path, problems);

      g_assert_nonnull (document);
      g_assert_cmpuint (g_list_model_get_n_items (moniac_document_get_companies (document)), ==, table[i].n_companies);
      g_assert_cmpuint (g_list_model_get_n_items (moniac_document_get_deals (document)), ==, table[i].n_deals);
      g_assert_cmpfloat_with_epsilon (sum_amounts (document), table[i].sum, 1e-6 * table[i].sum);
    }
}

/* The file is a test of bad input by those who made it; everything wrong with it is told at once. */
static void
test_messy_peer (void)
{
  static const char * const expected[] = {
    "x:2:11: error: this is not the id, the name or the number of a company [/source/0]",
    "x:2:14: error: there is no company “x” [/source/1]",
    "x:3:17: error: this is not the id, the name or the number of a company [/source/2]",
    "x:4:26: error: the amount “-15” is negative; turn payer and payee around instead [/source/4]",
    "x:4:30: error: “nope” is not an amount [/source/5]",
  };
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  g_assert_null (import_peer ("plotly-sankey/sankey_messy.json", problems));
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = moniac_problem_to_text (moniac_problems_get (problems, i), "x");

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

/* Writing and reading back */

static MoniacDocument *
load_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples", "ai-deals-2023-2026.deals.json", NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  MoniacDocument *document = moniac_deal_file_load (path, problems, NULL, NULL);

  g_assert_nonnull (document);
  return document;
}

static const char *
name_of (MoniacDocument *document,
         const char     *id)
{
  MoniacCompany *company = id != NULL ? moniac_document_find_company (document, id) : NULL;

  return company != NULL ? moniac_company_record_get_name (moniac_company_get_record (company)) : "outside";
}

static void
check_same_deal (MoniacDocument *one,
                 MoniacDocument *other,
                 guint           i)
{
  g_autoptr (MoniacDeal) deal = g_list_model_get_item (moniac_document_get_deals (one), i);
  g_autoptr (MoniacDeal) copy = g_list_model_get_item (moniac_document_get_deals (other), i);
  const MoniacDealRecord *a = moniac_deal_get_record (deal), *b = moniac_deal_get_record (copy);

  g_assert_cmpstr (name_of (one, a->payer), ==, name_of (other, b->payer));
  g_assert_cmpstr (name_of (one, a->payee), ==, name_of (other, b->payee));
  g_assert_cmpint (a->amount.form, ==, b->amount.form);
  g_assert_cmpstr (a->amount.low.text, ==, b->amount.low.text);
  g_assert_cmpstr (a->amount.high.text, ==, b->amount.high.text);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_true (moniac_date_equal (&a->date, &b->date));
  g_assert_true (moniac_date_equal (&a->until, &b->until));
  g_assert_cmpstr (a->announcement, ==, b->announcement);
  g_assert_cmpstr (a->note, ==, b->note);
  g_assert_cmpstr (a->currency, ==, b->currency);
}

static void
check_same_rates (MoniacDocument *one,
                  MoniacDocument *other)
{
  const MoniacHeaderRecord *a = moniac_document_get_header (one), *b = moniac_document_get_header (other);

  g_assert_cmpstr (a->currency, ==, b->currency);
  g_assert_cmpuint (b->n_rates, >, 0);
  for (guint i = 0; i < b->n_rates; i++)
    g_assert_true (moniac_number_equal (moniac_header_record_get_rate (a, b->rates[i].currency), &b->rates[i].rate));
}

static void
test_written_and_read (gconstpointer data)
{
  MoniacFormat format = GPOINTER_TO_INT (data);
  g_autoptr (MoniacDocument) document = load_sample ();
  g_autoptr (GBytes) bytes = moniac_document_write (document, format);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) copy = NULL;
  MoniacFormat found;
  guint n = g_list_model_get_n_items (moniac_document_get_deals (document));

  copy = moniac_import_parse (bytes, MONIAC_FORMAT_UNKNOWN, NULL, problems, NULL, &found);
  g_assert_nonnull (copy);
  g_assert_cmpint (found, ==, format);
  g_assert_cmpuint (n, >, 50);
  g_assert_cmpuint (g_list_model_get_n_items (moniac_document_get_deals (copy)), ==, n);
  for (guint i = 0; i < n; i++)
    check_same_deal (document, copy, i);
  check_same_rates (document, copy);
}

static void
test_formula_guard (void)
{
  static const char * const dangerous[] = { "=1+1", "+1", "-1", "@x", "\tx", "\rx" };
  static const char * const harmless[] = { "x=1", "'x", "", "a,b", "a\"b", "a\nb" };

  for (gsize i = 0; i < G_N_ELEMENTS (dangerous); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autofree char *expected = g_strdup_printf ("\"'%s\"", dangerous[i]);
      g_autofree char *back = NULL;

      moniac_csv_append_text (csv, dangerous[i]);
      g_assert_cmpstr (csv->str, ==, expected);
      back = moniac_csv_unguard (csv->str + 1, csv->len - 2);
      g_assert_cmpstr (back, ==, dangerous[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_autofree char *same = moniac_csv_unguard (harmless[i], strlen (harmless[i]));

      g_assert_cmpstr (same, ==, harmless[i]);
    }
}

/* Names that need quoting everywhere, and two companies of one name. */
static void
test_difficult_names (gconstpointer data)
{
  static const char text[] =
    "{ \"nodes\": [ { \"id\": \"a\", \"name\": \"=A \\\"&<>\\\\ \\n, é\" }, { \"id\": \"b\", \"name\": \"Same\" }, { \"id\": \"c\", \"name\": \"Same\" } ],"
    " \"links\": [ { \"source\": \"a\", \"target\": \"b\", \"value\": 1 }, { \"source\": \"a\", \"target\": \"c\", \"value\": 2 } ] }";
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = import (text, -1, MONIAC_FORMAT_LINKS, problems);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MoniacDocument) copy = NULL;
  g_autoptr (MoniacDeal) deal = NULL;

  g_assert_nonnull (document);
  bytes = moniac_document_write (document, GPOINTER_TO_INT (data));
  copy = moniac_import_parse (bytes, MONIAC_FORMAT_UNKNOWN, NULL, problems, NULL, NULL);
  g_assert_nonnull (copy);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (moniac_document_get_companies (copy)), ==, 3);
  deal = g_list_model_get_item (moniac_document_get_deals (copy), 0);
  g_assert_cmpstr (name_of (copy, moniac_deal_get_record (deal)->payer), ==, "=A \"&<>\\ \n, é");
}

/* In DOT quotes are escaped, and the outside is a node of its own that no company is. */
static void
test_dot (void)
{
  static const char text[] = "{ \"nodes\": [ { \"id\": \"outside\", \"name\": \"Out\\\"side\" } ],"
                             " \"links\": [ { \"source\": \"outside\", \"value\": 1 } ] }";
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = import (text, -1, MONIAC_FORMAT_LINKS, problems);
  g_autoptr (GBytes) bytes = moniac_document_write (document, MONIAC_FORMAT_DOT);
  g_autofree char *dot = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (dot, ==,
                   "digraph deals {\n"
                   "  \"out-side\" [label=\"Out\\\"side\"];\n"
                   "  \"outside\" [label=\"outside\"];\n"
                   "  \"out-side\" -> \"outside\" [amount=\"1\", amount_form=\"exact\", currency=\"XXX\", kind=\"other\"];\n"
                   "}\n");
}

/* A program's number means the same for everybody; where there is no German locale, nothing is shown. */
static void
test_decimal_comma (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = NULL;
  gboolean german = setlocale (LC_NUMERIC, "de_DE.UTF-8") != NULL;

  document = import ("a,b,1.500\na,b,0.25\na,b,3e2\n", -1, MONIAC_FORMAT_CSV, problems);
  setlocale (LC_NUMERIC, before);
  g_assert_nonnull (document);
  g_assert_cmpfloat (sum_amounts (document), ==, 301.75);
  if (!german)
    g_test_skip ("There is no German locale here");
}

/* Harm */

static char *
repeat (const char *head,
        const char *part,
        guint       n,
        const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

static void
test_deep (void)
{
  g_autofree char *arrays = repeat ("{\"links\":", "[", 1000000, "");
  g_autofree char *objects = repeat ("{\"nodes\":", "{\"nodes\":", 1000000, "");
  g_autofree char *elements = repeat ("<gexf>", "<node>", 1000000, "");
  g_autofree char *groups = repeat ("<graphml>", "<graph>", 1000000, "");

  check_refused (arrays, -1, MONIAC_FORMAT_LINKS, MONIAC_PROBLEM_TOO_DEEP);
  check_refused (objects, -1, MONIAC_FORMAT_LINKS, MONIAC_PROBLEM_TOO_DEEP);
  check_refused (groups, -1, MONIAC_FORMAT_GRAPHML, MONIAC_PROBLEM_TOO_DEEP);
  /* Nodes without an id are told as well, up to the limit. */
  {
    g_autoptr (MoniacProblems) problems = moniac_problems_new ();
    guint n;

    g_assert_null (import (elements, -1, MONIAC_FORMAT_GEXF, problems));
    n = moniac_problems_get_n (problems);
    g_assert_cmpint (moniac_problems_get (problems, n - 1)->code, ==, MONIAC_PROBLEM_TOO_DEEP);
  }
}

/* "Billion laughs": ten times ten times …, each entity made of the one before. */
static void
test_laughs (void)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE gexf [\n<!ENTITY l0 \"lol\">\n");

  for (int i = 1; i < 12; i++)
    {
      g_autofree char *reference = g_strdup_printf ("&l%d;", i - 1);
      g_autofree char *line = repeat ("", reference, 10, "");

      g_string_append_printf (text, "<!ENTITY l%d \"%s\">\n", i, line);
    }
  g_string_append (text, "]>\n<gexf><graph><nodes><node id=\"a\" label=\"&l11;\"/></nodes></graph></gexf>");
  check_refused (text->str, -1, MONIAC_FORMAT_GEXF, MONIAC_PROBLEM_SYNTAX);
  check_refused (text->str, -1, MONIAC_FORMAT_GRAPHML, MONIAC_PROBLEM_SYNTAX);
}

/* What stands in a file that XML names must not get into the document. */
static void
test_foreign_file (void)
{
  static const char * const texts[] = {
    "<!DOCTYPE gexf [<!ENTITY s SYSTEM \"%s\">]><gexf><graph><nodes><node id=\"a\">&s;</node></nodes></graph></gexf>",
    "<!DOCTYPE gexf [<!ENTITY %% p SYSTEM \"%s\"> %%p;]><gexf><graph><nodes><node id=\"a\"/></nodes></graph></gexf>",
    "<!DOCTYPE gexf SYSTEM \"%s\"><gexf><graph><nodes><node id=\"a\" label=\"&s;\"/></nodes></graph></gexf>",
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("moniac-XXXXXX.dtd", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "<!ENTITY s \"SECRET\">", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts[i], "%s", 2);
      g_autofree char *raw = g_strconcat (parts[0], path, parts[1], NULL);
      g_auto (GStrv) percents = g_strsplit (raw, "%%", -1);
      g_autofree char *text = g_strjoinv ("%", percents);

      check_refused (text, -1, MONIAC_FORMAT_GEXF, MONIAC_PROBLEM_SYNTAX);
    }
  g_remove (path);
}

static void
test_too_many (void)
{
  g_autoptr (GString) csv = g_string_new ("source,target\n");
  g_autofree char *deals = NULL;

  for (int i = 0; i < MONIAC_DEAL_FILE_MAX_COMPANIES; i++)
    g_string_append_printf (csv, "a,c%d\n", i);
  check_refused (csv->str, -1, MONIAC_FORMAT_CSV, MONIAC_PROBLEM_TOO_MANY);
  deals = repeat ("source,target\n", "a,b\n", MONIAC_DEAL_FILE_MAX_DEALS + 1, "");
  check_refused (deals, -1, MONIAC_FORMAT_CSV, MONIAC_PROBLEM_TOO_MANY);
}

/* A name of which there are many costs no more than others. */
static void
test_one_name (void)
{
  g_autofree char *nodes = repeat ("{ \"nodes\": [ \"a\"", ", \"?\"", 20000, " ], \"links\": [] }");
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = import (nodes, -1, MONIAC_FORMAT_LINKS, problems);

  g_assert_nonnull (document);
  g_assert_nonnull (moniac_document_find_company (document, "item-20000"));
}

static void
test_cancelled (void)
{
  static const char * const texts[] = { "source,target\na,b\n", "<gexf/>", "{ \"nodes\": [], \"links\": [] }", "A [1] B\n" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (MoniacProblems) problems = moniac_problems_new ();

      g_assert_null (moniac_import_parse (bytes, MONIAC_FORMAT_UNKNOWN, NULL, problems, cancellable, NULL));
      g_assert_cmpuint (moniac_problems_get_n (problems), ==, 0);
    }
}

/* Any piece of a sound file, and any file with one byte changed, opens or is refused, and nothing worse. */
static void
mangle (const char   *text,
        MoniacFormat  format)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *changed = g_strdup (text);
      g_autoptr (MoniacProblems) problems = moniac_problems_new ();
      g_autoptr (MoniacProblems) other_problems = moniac_problems_new ();
      g_autoptr (MoniacDocument) cut = import (text, i, format, problems);
      g_autoptr (MoniacDocument) document = NULL;

      g_assert_true ((cut == NULL) == moniac_problems_has_errors (problems));
      changed[i] = "\"<>[]{},;&\n\x80"[g_test_rand_int_range (0, 12)];
      document = import (changed, length, format, other_problems);
      g_assert_true ((document == NULL) == moniac_problems_has_errors (other_problems));
    }
}

static void
test_mangled (void)
{
  static const struct
  {
    const char *file;
    MoniacFormat format;
  } table[] = {
    { "links-d3-by-id.json", MONIAC_FORMAT_LINKS }, { "links-plotly.json", MONIAC_FORMAT_LINKS },
    { "csv-money.csv", MONIAC_FORMAT_CSV }, { "gexf.gexf", MONIAC_FORMAT_GEXF },
    { "graphml.graphml", MONIAC_FORMAT_GRAPHML }, { "sankey.txt", MONIAC_FORMAT_SANKEYMATIC },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "imports", table[i].file, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      mangle (text, table[i].format);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const MoniacFormat formats[] = { MONIAC_FORMAT_LINKS, MONIAC_FORMAT_CSV, MONIAC_FORMAT_GRAPHML };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/guess", test_guess);
  g_test_add_func ("/import/names", test_names);
  g_test_add_func ("/import/peers", test_peers);
  g_test_add_func ("/import/messy-peer", test_messy_peer);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *round = g_strconcat ("/import/written-and-read/", moniac_format_get_id (formats[i]), NULL);
      g_autofree char *difficult = g_strconcat ("/import/difficult-names/", moniac_format_get_id (formats[i]), NULL);

      g_test_add_data_func (round, GINT_TO_POINTER (formats[i]), test_written_and_read);
      g_test_add_data_func (difficult, GINT_TO_POINTER (formats[i]), test_difficult_names);
    }
  g_test_add_func ("/import/formula-guard", test_formula_guard);
  g_test_add_func ("/import/dot", test_dot);
  g_test_add_func ("/import/decimal-comma", test_decimal_comma);
  g_test_add_func ("/import/deep", test_deep);
  g_test_add_func ("/import/laughs", test_laughs);
  g_test_add_func ("/import/foreign-file", test_foreign_file);
  g_test_add_func ("/import/too-many", test_too_many);
  g_test_add_func ("/import/one-name", test_one_name);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/mangled", test_mangled);
  return g_test_run ();
}
