/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-cli as a whole program: exit statuses, diagnostics, and what it writes. No display is needed. */
#include <gio/gio.h>
#include <string.h>

#include <json-glib/json-glib.h>

typedef struct
{
  int status;
  char *out;
  gsize out_length;
  char *err;
} Result;

static void
result_clear (Result *self)
{
  g_free (self->out);
  g_free (self->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

static char *
sample (void)
{
  return g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples", "ai-deals-2025-11.deals.json", NULL);
}

static char *
scratch (const char *name)
{
  static char *dir;

  if (!dir)
    dir = g_dir_make_tmp ("moniac-cli-XXXXXX", NULL);
  return g_build_filename (dir, name, NULL);
}

/* Never NULL, whatever is in the bytes. */
static char *
to_text (GBytes *bytes)
{
  gsize length = g_bytes_get_size (bytes);

  return length > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), length) : g_strdup ("");
}

/* Runs moniac-cli with arguments separated by spaces; "SAMPLE" and "OUT" stand for files, "input" goes to standard input. */
static Result
run (const char *arguments,
     const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                               | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) in = g_bytes_new (input ? input : "", input ? strlen (input) : 0);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  Result result = { 0 };

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_ptr_array_add (argv, g_strdup (g_getenv ("MONIAC_CLI")));
  for (guint i = 0; words[i] && *words[i]; i++)
    {
      if (g_str_equal (words[i], "SAMPLE"))
        g_ptr_array_add (argv, sample ());
      else if (g_str_has_prefix (words[i], "OUT"))
        g_ptr_array_add (argv, scratch (words[i]));
      else
        g_ptr_array_add (argv, g_strdup (words[i]));
    }
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result.status = g_subprocess_get_exit_status (process);
  result.out_length = g_bytes_get_size (out);
  result.out = to_text (out);
  result.err = to_text (err);

  return result;
}

static void
test_statuses (void)
{
  static const struct
  {
    const char *arguments;
    const char *input;
    int status;
    const char *out;      /* what standard output contains, NULL: nothing at all */
    const char *err;      /* likewise */
  } table[] = {
    { "--version", NULL, 0, "moniac-cli 0", NULL },
    { "--help", NULL, 0, "export", NULL },
    { "check --help", NULL, 0, "FILE", NULL },
    { "export --help", NULL, 0, "--theme", NULL },
    { "layout --help", NULL, 0, "--view", NULL },
    { "", NULL, 2, NULL, "command" },
    { "frobnicate", NULL, 2, NULL, "frobnicate" },
    { "check", NULL, 2, NULL, "missing" },
    { "check --nonsense", NULL, 2, NULL, "nonsense" },
    { "check SAMPLE", NULL, 0, NULL, NULL },
    { "check SAMPLE SAMPLE", NULL, 0, NULL, NULL },
    { "check /nonexistent.deals.json", NULL, 3, NULL, "/nonexistent.deals.json" },
    { "check -", "", 1, NULL, "error" },
    { "check -", "[1,", 1, NULL, "-:1:4: error" },
    { "check -", "{ \"format\": \"moniac-deals\", \"version\": 1,\n \"deals\": [ { \"id\": \"x\", \"from\": \"nobody\" } ] }", 1, NULL,
      "-:2:34: error" },
    { "check -", "{ \"format\": \"moniac-deals\", \"version\": 99 }", 1, NULL, "version" },
    { "check SAMPLE /nonexistent.deals.json", NULL, 3, NULL, "nonexistent" },
    { "export SAMPLE", NULL, 2, NULL, "-o" },
    { "export SAMPLE -o OUT.bmp", NULL, 2, NULL, "bmp" },
    { "export SAMPLE -o OUT.png --view spiral", NULL, 2, NULL, "spiral" },
    { "export SAMPLE -o OUT.png --theme neon", NULL, 2, NULL, "neon" },
    { "export SAMPLE -o OUT.png --size huge", NULL, 2, NULL, "huge" },
    { "export SAMPLE -o OUT.png --size 1x1", NULL, 2, NULL, "1x1" },
    { "export SAMPLE -o OUT.png --scale 0", NULL, 2, NULL, "scale" },
    { "export SAMPLE -o OUT.png --scale 90 --size 20000x20000", NULL, 1, NULL, "moniac-cli:" },
    { "export SAMPLE -o OUT.png --background ultraviolet", NULL, 2, NULL, "ultraviolet" },
    { "export SAMPLE -o OUT.png --at 2025-13", NULL, 2, NULL, "2025-13" },
    { "export SAMPLE -o OUT.png --amounts all", NULL, 2, NULL, "all" },
    { "export SAMPLE -o OUT.png --net everything", NULL, 2, NULL, "everything" },
    { "export SAMPLE -o OUT.png --pool much", NULL, 2, NULL, "much" },
    { "export SAMPLE -o OUT.png --focus nobody", NULL, 2, NULL, "nobody" },
    { "export SAMPLE -o OUT.png --follow nobody", NULL, 2, NULL, "There is no company “nobody” in view" },
    { "export SAMPLE -o OUT.png --follow azure", NULL, 2, NULL, "There is no company “azure” in view" },
    { "export SAMPLE -o - --format svg --follow anthropic", NULL, 0, ">Anthropic pays $30 billion.", NULL },
    { "export SAMPLE -o - --format svg --follow anthropic", NULL, 0, " opacity=\"0.15\"", NULL },
    { "export SAMPLE -o - --format svg --loop 1", NULL, 0, "Microsoft", NULL },
    { "export SAMPLE -o OUT.png --off nobody", NULL, 2, NULL, "nobody" },
    { "export SAMPLE -o OUT.png --set azure", NULL, 2, NULL, "azure" },
    { "export SAMPLE -o OUT.png --set azure=lots", NULL, 2, NULL, "lots" },
    { "export SAMPLE -o OUT.png --loop 9999", NULL, 1, NULL, "loop" },
    { "export SAMPLE -o OUT.png --phase 2", NULL, 2, NULL, "phase" },
    { "export SAMPLE -o OUT.svg --seconds 2", NULL, 2, NULL, "--seconds" },
    { "export SAMPLE -o OUT.png --fps 2", NULL, 2, NULL, "--fps" },
    { "export SAMPLE -o OUT.gif --seconds 0", NULL, 2, NULL, "seconds" },
    { "export SAMPLE -o OUT.gif --seconds -3", NULL, 2, NULL, "seconds" },
    { "export SAMPLE -o OUT.gif --fps 61", NULL, 2, NULL, "60 frames" },
    { "export SAMPLE -o OUT.gif --background transparent", NULL, 2, NULL, "webp" },
    { "export SAMPLE -o OUT.gif --seconds 120 --fps 60", NULL, 1, NULL, "frames" },
    { "export SAMPLE -o /nonexistent/dir/out.svg", NULL, 3, NULL, "moniac-cli:" },
    { "layout SAMPLE --view spiral", NULL, 2, NULL, "spiral" },
    { "analyze --help", NULL, 0, "--default", NULL },
    { "analyze", NULL, 2, NULL, "one file" },
    { "analyze SAMPLE", NULL, 0, "$10 billion of $83 billion", NULL },
    { "analyze SAMPLE --json", NULL, 0, "\"most_sensitive\" : \"microsoft-chips\"", NULL },
    { "analyze SAMPLE --json --ranges --talks --amounts least --at 2025-11", NULL, 0, "\"share_range\"", NULL },
    { "analyze SAMPLE --set microsoft-chips=10bn", NULL, 0, "$40 billion of $93 billion", NULL },
    { "analyze SAMPLE --off anthropic", NULL, 0, "Nothing of $38 billion", NULL },
    { "analyze SAMPLE --default anthropic=0.5", NULL, 0, "Anthropic pays $15 billion of the $30 billion", NULL },
    { "analyze SAMPLE --default anthropic=1.5", NULL, 2, NULL, "1.5" },
    { "analyze SAMPLE --default anthropic=nan", NULL, 2, NULL, "nan" },
    { "analyze SAMPLE --default anthropic", NULL, 2, NULL, "ID=SHARE" },
    { "analyze SAMPLE --default nobody=0.5", NULL, 2, NULL, "nobody" },
    { "analyze SAMPLE --off nobody", NULL, 2, NULL, "nobody" },
    { "analyze SAMPLE --set nobody=5", NULL, 2, NULL, "nobody" },
    { "analyze -", "[]", 1, NULL, "error" },
    { "analyze /nonexistent.deals.json", NULL, 3, NULL, "nonexistent" },
    { "layout", NULL, 2, NULL, "one file" },
    { "convert --help", NULL, 0, "--from", NULL },
    { "convert", NULL, 2, NULL, "one file" },
    { "convert SAMPLE", NULL, 2, NULL, "-o" },
    { "convert SAMPLE -o OUT.bmp", NULL, 2, NULL, "bmp" },
    { "convert SAMPLE -o OUT.gexf", NULL, 2, NULL, "gexf" },
    { "convert SAMPLE -o - --to nonsense", NULL, 2, NULL, "nonsense" },
    { "convert SAMPLE -o - --from dot", NULL, 2, NULL, "dot" },
    { "convert SAMPLE -o - --from gexf", NULL, 1, NULL, "error" },
    { "convert /nonexistent.csv -o -", NULL, 3, NULL, "nonexistent" },
    { "convert SAMPLE -o /nonexistent/dir/out.csv", NULL, 3, NULL, "moniac-cli:" },
    { "convert SAMPLE -o - --to csv", NULL, 0, "Anthropic,Microsoft,30e9,exact,", NULL },
    { "convert SAMPLE -o - --to dot", NULL, 0, "digraph", NULL },
    { "convert SAMPLE -o OUT.graphml", NULL, 0, NULL, NULL },
    { "analyze OUT.graphml", NULL, 0, "$10 billion of $83 billion", NULL },
    { "convert - -o -", "a,b,3\nb,a,2\n", 0, "\"a-b\"", NULL },
    { "convert - -o -", "source,target,value\na,b,x\n", 1, NULL, "-:2:5: error" },
    { "convert - -o - --from sankeymatic --to json", "A [3] B\n", 0, "\"value\": 3", NULL },
    { "analyze -", "a,b,3\nb,a,2\n", 0, "4 of 5", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (Result) result = run (table[i].arguments, table[i].input);

      g_test_message ("moniac-cli %s: %d", table[i].arguments, result.status);
      g_assert_cmpint (result.status, ==, table[i].status);
      if (table[i].out)
        g_assert_nonnull (strstr (result.out, table[i].out));
      else
        g_assert_cmpuint (result.out_length, ==, 0);
      if (table[i].err)
        g_assert_nonnull (strstr (result.err, table[i].err));
      else
        g_assert_cmpstr (result.err, ==, "");
    }
}

static void
test_each_problem_once (void)
{
  g_auto (Result) result = run ("check -", "[1,");

  g_assert_cmpint (result.status, ==, 1);
  g_assert_true (g_str_has_prefix (result.err, "-:1:4: error: "));
  g_assert_true (strchr (result.err, '\n') == strrchr (result.err, '\n'));
}

#define FILE_OF(rest) "{ \"format\": \"moniac-deals\", \"version\": 1, \"currency\": \"USD\", \"rates\": { \"EUR\": 1.5 }, " \
                      "\"companies\": [ { \"id\": \"a\" }, { \"id\": \"b\" }, { \"id\": \"c\" } ], \"deals\": [ " rest " ] }"
#define AB(rest) "{ \"id\": \"ab\", \"from\": \"a\", \"to\": \"b\"" rest " }"
#define BA(rest) "{ \"id\": \"ba\", \"from\": \"b\", \"to\": \"a\"" rest " }"
#define BC(rest) "{ \"id\": \"bc\", \"from\": \"b\", \"to\": \"c\"" rest " }"

/* What analyze says of files that are odd, and of options that make no sense for them. */
static void
test_analyze (void)
{
  static const char no_loop[] = FILE_OF (AB (", \"amount\": 5") "," BC (", \"amount\": 7"));
  static const struct
  {
    const char *arguments;
    const char *input;
    int status;
    const char *out;      /* what standard output contains; NULL: nothing at all */
    const char *err;      /* likewise */
  } table[] = {
    { "", no_loop, 0, "Nothing of $12 comes back", NULL },
    { "", no_loop, 0, "There is no loop: no money can come back to where it started.", NULL },
    { "--json", no_loop, 0, "\"loops\" : [ ],", NULL },
    { "", FILE_OF (""), 0, "No amount is known", NULL },
    { "", FILE_OF (AB ("") "," BA ("")), 0, "No amount is known", NULL },
    { "", FILE_OF (AB ("") "," BA ("")), 0, "0–100\302\240%, depending on what a pays b", NULL },
    { "", FILE_OF (AB ("") "," BA ("")), 0, "1. amount not disclosed: ", NULL },
    { "--json", FILE_OF (AB ("")), 0, "{ \"id\" : \"ab\", \"amount\" : null, \"comes_back\" : 0 }", NULL },
    { "", FILE_OF ("{ \"id\": \"aa\", \"from\": \"a\", \"to\": \"a\", \"amount\": 5 }"), 0, "Nothing of $5 comes back", NULL },
    { "", FILE_OF ("{ \"id\": \"aa\", \"from\": \"a\", \"to\": \"a\", \"amount\": 5 }"), 0, "There is no loop", NULL },
    { "", FILE_OF (AB (", \"amount\": 10, \"currency\": \"EUR\"") "," BA (", \"amount\": 15")), 0, "$30 of $30 (100", NULL },
    { "", FILE_OF (AB (", \"amount\": 10, \"currency\": \"GBP\"")), 1, NULL, "is in GBP, for which there is no rate" },
    { "--json", FILE_OF (AB (", \"amount\": 1e15") "," BA (", \"amount\": 1") "," BC (", \"amount\": 0.01")), 0,
      "\"gross\" : 1000000000000001.01,", NULL },
    { "--json", FILE_OF (AB (", \"amount\": 1e15") "," BA (", \"amount\": 1") "," BC (", \"amount\": 0.01")), 0,
      "{ \"id\" : \"ba\", \"amount\" : 1, \"comes_back\" : 1 }", NULL },
    { "--json", FILE_OF (AB (", \"amount\": 1e15") "," BA (", \"amount\": 999999999999999.99") "," BC (", \"amount\": 1e15")), 0,
      "\"comes_back\" : 1999999999999999.98,", NULL },
    { "", FILE_OF (AB (", \"amount\": 1000000000000001")), 1, NULL, "must not be over 10^15" },
    { "--off ab --off ab", no_loop, 0, "Nothing of $7 comes back", NULL },
    { "--off a --off ab", no_loop, 0, "Nothing of $7 comes back", NULL },
    { "--off nobody", no_loop, 2, NULL, "There is no company and no deal “nobody”" },
    { "--set ab=6 --set ab=8", no_loop, 0, "Nothing of $15 comes back", NULL },
    { "--set ab=€8", no_loop, 2, NULL, "The deal “ab” is in USD, not in EUR" },
    { "--set ab=$8", no_loop, 0, "Nothing of $15 comes back", NULL },
    { "--set ab=-5", no_loop, 2, NULL, "“-5” is not an amount" },
    { "--set ab=", no_loop, 2, NULL, "“” is not an amount" },
    { "--set ab=5-7", no_loop, 2, NULL, "“5-7” is not an amount" },
    { "--set ab=2e15", no_loop, 2, NULL, "“2e15” is not an amount" },
    { "--set =5", no_loop, 2, NULL, "There is no deal “”" },
    { "--set a=5", no_loop, 2, NULL, "There is no deal “a”" },
    { "--default a=1.01", no_loop, 2, NULL, "A share is a number from 0 to 1, not “1.01”" },
    { "--default a=-0.1", no_loop, 2, NULL, "A share is a number from 0 to 1, not “-0.1”" },
    { "--default a=50%", no_loop, 2, NULL, "A share is a number from 0 to 1, not “50%”" },
    { "--default a=", no_loop, 2, NULL, "“a=” is not of the form ID=SHARE" },
    { "--default nobody=1", no_loop, 2, NULL, "There is no company “nobody”" },
    { "--default a=0", no_loop, 0, "a pays $0 of the $5 that it owes.", NULL },
    { "--at 2025-02-30", no_loop, 2, NULL, "“2025-02-30” is not a date" },
    { "--amounts all", no_loop, 2, NULL, "“all”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("analyze -%s%s", *table[i].arguments ? " " : "", table[i].arguments);
      g_auto (Result) result = run (arguments, table[i].input);

      g_test_message ("%s: %d\n%s%s", arguments, result.status, result.out, result.err);
      g_assert_cmpint (result.status, ==, table[i].status);
      if (table[i].out)
        g_assert_nonnull (strstr (result.out, table[i].out));
      else
        g_assert_cmpuint (result.out_length, ==, 0);
      if (table[i].err)
        g_assert_nonnull (strstr (result.err, table[i].err));
      else
        g_assert_cmpstr (result.err, ==, "");
    }
}

/* The article's numbers: 12.0 % of what is known comes back, and 12 to 43 % depending on what is not. */
static void
test_article (void)
{
  g_auto (Result) json = run ("analyze SAMPLE --json", NULL);
  g_auto (Result) text = run ("analyze SAMPLE", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *range;
  JsonObject *root;

  g_assert_true (json_parser_load_from_data (parser, json.out, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  range = json_object_get_array_member (root, "share_range");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (root, "share"), 0.120, 0.0005);
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (range, 0), 0.120, 0.0005);
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (range, 1), 0.430, 0.0005);
  g_assert_nonnull (strstr (text.out, "12–43\302\240%, depending on what Microsoft pays Nvidia"));
}

static void
check_begins (const char *name,
              const char *magic)
{
  g_autofree char *path = scratch (name);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (contents, magic, strlen (magic)), ==, 0);
}

static void
test_export (void)
{
  static const char * const views[] = { "ring", "layers", "map" };

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *png = g_strdup_printf ("export SAMPLE -o OUT.png --scale 1 --view %s", views[i]);
      g_autofree char *svg = g_strdup_printf ("export SAMPLE -o OUT.svg --tones --talks --view %s", views[i]);
      g_autofree char *pdf = g_strdup_printf ("export SAMPLE -o OUT.pdf --theme print --loop 1 --view %s", views[i]);
      g_auto (Result) png_result = run (png, NULL);
      g_auto (Result) svg_result = run (svg, NULL);
      g_auto (Result) pdf_result = run (pdf, NULL);

      g_test_message ("%s%s%s", png_result.err, svg_result.err, pdf_result.err);
      g_assert_cmpint (png_result.status, ==, 0);
      g_assert_cmpint (svg_result.status, ==, 0);
      g_assert_cmpint (pdf_result.status, ==, 0);
      check_begins ("OUT.png", "\x89PNG\r\n");
      check_begins ("OUT.svg", "<?xml");
      check_begins ("OUT.pdf", "%PDF");
    }
}

/* The same file, view, size and theme give the same bytes. */
static void
test_export_is_stable (void)
{
  g_auto (Result) first = run ("export SAMPLE -o - --format svg --view layers", NULL);
  g_auto (Result) second = run ("export SAMPLE -o - --format svg --view layers", NULL);

  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpuint (first.out_length, >, 1000);
  g_assert_cmpmem (first.out, first.out_length, second.out, second.out_length);
}

static void
test_options_matter (void)
{
  static const char * const options[] = {
    "--talks", "--tones", "--no-legend", "--no-title", "--no-notes", "--bare", "--net all", "--net pairs", "--theme dark",
    "--background #ff0000", "--background transparent", "--focus openai", "--loop 1", "--phase 0.5", "--size 800x800",
    "--off aws", "--set azure=60bn", "--amounts least", "--at 2024", "--view map", "--type-scale 1.5", "--pool 40bn",
    "--mark-most",
  };
  g_auto (Result) plain = run ("export SAMPLE -o - --format svg", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("export SAMPLE -o - --format svg %s", options[i]);
      g_auto (Result) result = run (arguments, NULL);

      g_test_message ("%s", options[i]);
      g_assert_cmpint (result.status, ==, 0);
      g_assert_cmpstr (result.out, !=, plain.out);
    }
}

/* Every view in every format on every basis: in two tones when asked, and the headline with what counts. The paid basis
 * of the sample knows no amount. */
static void
test_matrix (void)
{
  static const char *const views[] = { "ring", "layers", "map" };
  static const char *const formats[] = { "svg", "png", "pdf" };
  static const struct
  {
    const char *name;
    const char *headline;
    const char *counts;
    gboolean comes_back;
  } bases[] = {
    { "headline", "$10 billion of $83 billion (12", "Upper bounds count in full.", TRUE },
    { "least", "Nothing of $68 billion comes back.", "Only lower bounds count.", FALSE },
    { "paid", "Nothing is known to have been paid.", "Only what has been paid so far counts.", FALSE },
  };

  for (gsize v = 0; v < G_N_ELEMENTS (views); v++)
    for (gsize b = 0; b < G_N_ELEMENTS (bases); b++)
      for (gsize f = 0; f < G_N_ELEMENTS (formats); f++)
        {
          g_autofree char *arguments = g_strdup_printf ("export SAMPLE -o - --size 1280x800 --scale 1 --mark-most --view %s --amounts %s --format %s",
                                                        views[v], bases[b].name, formats[f]);
          g_autofree char *with_tones = g_strconcat (arguments, " --tones", NULL);
          g_auto (Result) plain = run (arguments, NULL);
          g_auto (Result) tones = run (with_tones, NULL);

          g_test_message ("%s", arguments);
          g_assert_cmpint (plain.status, ==, 0);
          g_assert_cmpint (tones.status, ==, 0);
          g_assert_cmpuint (plain.out_length, >, 1000);
          if (bases[b].comes_back)
            g_assert_true (plain.out_length != tones.out_length || memcmp (plain.out, tones.out, plain.out_length) != 0);
          if (f != 0)
            continue;
          g_assert_nonnull (strstr (plain.out, bases[b].headline));
          g_assert_nonnull (strstr (plain.out, bases[b].counts));
          g_assert_nonnull (strstr (tones.out, "dark comes back, pale leaves"));
          g_assert_null (strstr (plain.out, "dark comes back, pale leaves"));
          if (b == 0)
            g_assert_nonnull (strstr (plain.out, "most depended on: 54"));
        }
}

static void
test_layout (void)
{
  g_auto (Result) result = run ("layout SAMPLE --view layers --json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root, *quality;
  JsonArray *companies, *ribbons;
  double azure = 0, stake = 0;

  g_assert_cmpint (result.status, ==, 0);
  json_parser_load_from_data (parser, result.out, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "view"), ==, "layers");
  companies = json_object_get_array_member (root, "companies");
  g_assert_cmpuint (json_array_get_length (companies), ==, 6);

  ribbons = json_object_get_array_member (root, "ribbons");
  g_assert_cmpuint (json_array_get_length (ribbons), ==, 15);
  for (guint i = 0; i < json_array_get_length (ribbons); i++)
    {
      JsonObject *ribbon = json_array_get_object_element (ribbons, i);
      const char *deal = json_object_get_string_member (ribbon, "deal");

      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (ribbon, "path")), >=, 2);
      if (g_str_equal (deal, "azure"))
        azure = json_object_get_double_member (ribbon, "width");
      if (g_str_equal (deal, "microsoft-stake"))
        stake = json_object_get_double_member (ribbon, "width");
    }
  g_assert_cmpfloat_with_epsilon (azure / stake, 6, 0.02);

  quality = json_object_get_object_member (root, "quality");
  g_assert_cmpint (json_object_get_int_member (quality, "label_overlaps"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (quality, "ribbon_over_company"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/statuses", test_statuses);
  g_test_add_func ("/cli/each-problem-once", test_each_problem_once);
  g_test_add_func ("/cli/analyze", test_analyze);
  g_test_add_func ("/cli/article", test_article);
  g_test_add_func ("/cli/export", test_export);
  g_test_add_func ("/cli/export-is-stable", test_export_is_stable);
  g_test_add_func ("/cli/options-matter", test_options_matter);
  g_test_add_func ("/cli/matrix", test_matrix);
  g_test_add_func ("/cli/layout", test_layout);
  return g_test_run ();
}
