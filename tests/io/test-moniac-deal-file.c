/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading: what is not a readable file, limits, cancelling, and what lands in the records. */
#include "moniac-deal-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "{ \"format\": \"moniac-deals\", \"version\": 1"

static MoniacDocument *
parse (const char     *text,
       MoniacProblems *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return moniac_deal_file_parse (bytes, problems, NULL);
}

static void
check_single (MoniacProblems    *problems,
              MoniacProblemCode  code,
              const char        *expected)
{
  g_autofree char *text = NULL;

  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 1);
  g_assert_cmpint (moniac_problems_get (problems, 0)->code, ==, code);
  text = moniac_problem_to_text (moniac_problems_get (problems, 0), "x");
  g_assert_cmpstr (text, ==, expected);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("moniac-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
test_missing (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "none.json", NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  GBytes *bytes = (GBytes *) 1;

  g_assert_null (moniac_deal_file_load (path, problems, NULL, &bytes));
  g_assert_null (bytes);
  check_single (problems, MONIAC_PROBLEM_READ, "x: error: the file does not exist");
  g_rmdir (folder);
}

static void
test_folder (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  g_assert_null (moniac_deal_file_load (folder, problems, NULL, NULL));
  check_single (problems, MONIAC_PROBLEM_READ, "x: error: this is a folder, not a file");
  g_rmdir (folder);
}

static void
test_unreadable (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      g_rmdir (folder);
      return;
    }
  g_assert_true (g_file_set_contents (path, HEAD "}", -1, NULL));
  g_chmod (path, 0);
  g_assert_null (moniac_deal_file_load (path, problems, NULL, NULL));
  check_single (problems, MONIAC_PROBLEM_READ, "x: error: you are not allowed to read the file");
  g_remove (path);
  g_rmdir (folder);
}

/* The most memory that the process has had so far, in KiB. */
static long
peak_memory (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

/* The file has a hole where its content would be: the size is looked at before anything is read. */
static void
test_too_large (void)
{
  long before = peak_memory ();
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  int fd = g_open (path, O_CREAT | O_WRONLY, 0600);

  g_assert_cmpint (ftruncate (fd, (off_t) MONIAC_DEAL_FILE_MAX_SIZE + 1), ==, 0);
  close (fd);
  g_assert_null (moniac_deal_file_load (path, problems, NULL, NULL));
  check_single (problems, MONIAC_PROBLEM_TOO_LARGE, "x: error: the file is larger than 256 MiB");
  g_assert_cmpint (peak_memory () - before, <, 64 * 1024);
  g_remove (path);
  g_rmdir (folder);
}

static void
load_from_standard_input (int             fd,
                          MoniacProblems *problems)
{
  int old = dup (STDIN_FILENO);

  dup2 (fd, STDIN_FILENO);
  g_assert_null (moniac_deal_file_load ("-", problems, NULL, NULL));
  dup2 (old, STDIN_FILENO);
  close (old);
}

static void
test_endless (void)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  int zero = open ("/dev/zero", O_RDONLY);

  if (zero < 0)
    {
      g_test_skip ("there is no /dev/zero");
      return;
    }
  load_from_standard_input (zero, problems);
  close (zero);
  check_single (problems, MONIAC_PROBLEM_TOO_LARGE, "x: error: the file is larger than 256 MiB");
}

static void
test_stream (void)
{
  const char text[] = HEAD ", \"title\": \"T\" }";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (GBytes) bytes = moniac_deal_file_read_stream (stream, problems, NULL);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 0);
}

/* Nothing says how long it is, and it never ends; or it fails on the way. */
static void
test_bad_stream (void)
{
  g_autoptr (GFile) zero = g_file_new_for_path ("/dev/zero");
  g_autoptr (GInputStream) endless = G_INPUT_STREAM (g_file_read (zero, NULL, NULL));
  g_autoptr (GInputStream) closed = g_memory_input_stream_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacProblems) none = moniac_problems_new ();
  g_autoptr (MoniacProblems) failed = moniac_problems_new ();

  g_assert_null (moniac_deal_file_read_stream (endless, problems, NULL));
  check_single (problems, MONIAC_PROBLEM_TOO_LARGE, "x: error: the file is larger than 256 MiB");
  g_cancellable_cancel (cancellable);
  g_assert_null (moniac_deal_file_read_stream (endless, none, cancellable));
  g_assert_cmpuint (moniac_problems_get_n (none), ==, 0);
  g_input_stream_close (closed, NULL, NULL);
  g_assert_null (moniac_deal_file_read_stream (closed, failed, NULL));
  check_single (failed, MONIAC_PROBLEM_READ, "x: error: Stream is already closed");
}

static void
check_no_file (const char *path)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  g_assert_null (moniac_deal_file_load (path, problems, NULL, NULL));
  check_single (problems, MONIAC_PROBLEM_READ,
                "x: error: this is a pipe or a device, not a file");
}

/* Nobody writes to the pipe, and nobody listens at the socket: whoever waits, waits for ever. */
static void
test_no_file (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *pipe_path = g_build_filename (folder, "pipe.json", NULL);
  g_autofree char *socket_path = g_build_filename (folder, "socket.json", NULL);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  check_no_file (pipe_path);
  g_unlink (pipe_path);
  if (mknod (socket_path, S_IFSOCK | 0600, 0) == 0)
    check_no_file (socket_path);
  g_unlink (socket_path);
  g_rmdir (folder);
  check_no_file ("/dev/zero");
  check_no_file ("/dev/null");
}

static void
test_bytes_out (void)
{
  const char text[] = HEAD ", \"x\": 1 }\n";
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  document = moniac_deal_file_load (path, problems, NULL, &bytes);
  g_assert_nonnull (document);
  g_assert_false (moniac_document_get_modified (document));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
  g_remove (path);
  g_rmdir (folder);
}

/* Standard input is a pipe that is fed in two pieces. */
static void
test_standard_input (void)
{
  const char text[] = HEAD ", \"title\": \"T\" }";
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = NULL;
  int ends[2];
  int old = dup (STDIN_FILENO);

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], text, strlen (text)), ==, (int) strlen (text));
  close (ends[1]);
  dup2 (ends[0], STDIN_FILENO);
  document = moniac_deal_file_load ("-", problems, NULL, NULL);
  dup2 (old, STDIN_FILENO);
  close (ends[0]);
  close (old);
  g_assert_nonnull (document);
  g_assert_cmpstr (moniac_document_get_header (document)->title, ==, "T");
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (HEAD ", \"title\": 1 }", strlen (HEAD) + 14);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (moniac_deal_file_parse (bytes, problems, cancellable));
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (moniac_deal_file_parse (bytes, problems, cancellable));
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 1);
}

static char *
make_list (const char *name,
           guint       n)
{
  GString *text = g_string_new (HEAD ", \"");

  g_string_append_printf (text, "%s\": [", name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{}", i == 0 ? "" : ",");
  g_string_append (text, "] }");
  return g_string_free (text, FALSE);
}

static void
test_too_many (void)
{
  const struct { const char *name; guint limit; const char *message; } lists[] = {
    { "companies", MONIAC_DEAL_FILE_MAX_COMPANIES,
      "x:1:56: error: there are more than 100000 companies [/companies]" },
    { "deals", MONIAC_DEAL_FILE_MAX_DEALS,
      "x:1:52: error: there are more than 1000000 deals [/deals]" },
    { "sources", MONIAC_DEAL_FILE_MAX_SOURCES,
      "x:1:54: error: there are more than 1000000 sources [/sources]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *text = make_list (lists[i].name, lists[i].limit + 1);
      g_autoptr (MoniacProblems) problems = moniac_problems_new ();

      g_assert_null (parse (text, problems));
      check_single (problems, MONIAC_PROBLEM_TOO_MANY, lists[i].message);
    }
}

/* At the limit the items themselves are read: they are told to lack their ids. */
static void
test_just_enough (void)
{
  g_autofree char *text = make_list ("companies", MONIAC_DEAL_FILE_MAX_COMPANIES);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  g_assert_null (parse (text, problems));
  g_assert_cmpint (moniac_problems_get (problems, 0)->code, ==, MONIAC_PROBLEM_MISSING);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 1001);
  g_assert_cmpstr (moniac_problems_get (problems, 1000)->message, ==,
                   "99000 more problems are not listed");
}

static void
test_too_many_rates (void)
{
  g_autoptr (GString) text = g_string_new (HEAD ", \"rates\": {");
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();

  for (int i = 0; i <= 1000; i++)
    g_string_append_printf (text, "%s\"c%d\": 1", i == 0 ? "" : ",", i);
  g_string_append (text, "} }");
  g_assert_null (parse (text->str, problems));
  check_single (problems, MONIAC_PROBLEM_TOO_MANY,
                "x:1:52: error: there are more than 1000 rates [/rates]");
}

static const char full[]
  = HEAD ", \"title\": \"T\", \"subtitle\": \"S\", \"credit\": \"C\", \"currency\": \"CHF\","
         " \"rates\": { \"EUR\": 0.93, \"USD\": 0.80 },"
         " \"sources\": [ { \"id\": \"s\", \"title\": \"St\", \"publisher\": \"Sp\","
         "   \"url\": \"https://e.org\", \"date\": \"2025-11\" } ],"
         " \"companies\": [ { \"id\": \"a\", \"name\": \"A\", \"kind\": \"k\", \"size\": 3.50e2,"
         "   \"cash\": 7, \"color\": \"#123\", \"note\": \"n\","
         "   \"pin\": { \"ring\": [0.10, 2], \"layers\": [3, 4], \"map\": [5, 6] } } ],"
         " \"deals\": [ { \"id\": \"d\", \"from\": \"a\", \"kind\": \"hardware\","
         "   \"amount\": { \"min\": 1.0, \"max\": 2 }, \"currency\": \"EUR\", \"paid\": 0.5,"
         "   \"date\": \"2025\", \"until\": \"2026-02-03\", \"status\": \"partly-paid\","
         "   \"announcement\": \"an\", \"note\": \"dn\", \"inferred\": true, \"off\": true,"
         "   \"quantity\": { \"value\": 10, \"unit\": \"GW\" },"
         "   \"cites\": [ { \"source\": \"s\", \"quote\": \"q\" } ] } ],"
         " \"story\": [ 1 ], \"view\": { \"v\": 2 } }";

static void
check_deal (const MoniacDealRecord *deal)
{
  g_assert_cmpstr (deal->id, ==, "d");
  g_assert_cmpstr (deal->payer, ==, "a");
  g_assert_null (deal->payee);
  g_assert_cmpstr (deal->kind_id, ==, "hardware");
  g_assert_cmpint (deal->kind, ==, MONIAC_KIND_HARDWARE);
  g_assert_cmpint (deal->amount.form, ==, MONIAC_AMOUNT_RANGE);
  g_assert_cmpstr (deal->amount.low.text, ==, "1.0");
  g_assert_cmpstr (deal->amount.high.text, ==, "2");
  g_assert_cmpstr (deal->currency, ==, "EUR");
  g_assert_cmpfloat (deal->paid.value, ==, 0.5);
  g_assert_cmpint (deal->status, ==, MONIAC_STATUS_PARTLY_PAID);
  g_assert_true (deal->date.year == 2025 && deal->date.month == 0);
  g_assert_true (deal->until.year == 2026 && deal->until.month == 2 && deal->until.day == 3);
  g_assert_cmpstr (deal->announcement, ==, "an");
  g_assert_cmpstr (deal->note, ==, "dn");
  g_assert_true (deal->inferred);
  g_assert_true (deal->off);
  g_assert_cmpstr (deal->quantity.text, ==, "10");
  g_assert_cmpstr (deal->quantity_unit, ==, "GW");
  g_assert_cmpuint (deal->n_cites, ==, 1);
  g_assert_cmpstr (deal->cites[0].source, ==, "s");
  g_assert_cmpstr (deal->cites[0].quote, ==, "q");
}

static void
check_company (const MoniacCompanyRecord *company)
{
  g_assert_cmpstr (company->id, ==, "a");
  g_assert_cmpstr (company->name, ==, "A");
  g_assert_cmpstr (company->kind, ==, "k");
  g_assert_cmpstr (company->size.text, ==, "3.50e2");
  g_assert_cmpfloat (company->size.value, ==, 350);
  g_assert_cmpstr (company->cash.text, ==, "7");
  g_assert_cmpstr (company->color, ==, "#123");
  g_assert_cmpstr (company->note, ==, "n");
  g_assert_cmpstr (company->pins[MONIAC_VIEW_RING].x.text, ==, "0.10");
  g_assert_cmpstr (company->pins[MONIAC_VIEW_LAYERS].y.text, ==, "4");
  g_assert_cmpstr (company->pins[MONIAC_VIEW_MAP].x.text, ==, "5");
}

static void
check_header (const MoniacHeaderRecord *header)
{
  g_assert_cmpstr (header->title, ==, "T");
  g_assert_cmpstr (header->subtitle, ==, "S");
  g_assert_cmpstr (header->credit, ==, "C");
  g_assert_cmpstr (header->currency, ==, "CHF");
  g_assert_cmpuint (header->n_rates, ==, 2);
  g_assert_cmpstr (header->rates[1].currency, ==, "USD");
  g_assert_cmpstr (header->rates[1].rate.text, ==, "0.80");
  g_assert_cmpstr (header->story, ==, "[ 1 ]");
  g_assert_cmpstr (header->view, ==, "{ \"v\": 2 }");
}

static void
test_records (void)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = parse (full, problems);
  const MoniacSourceRecord *source;

  g_assert_nonnull (document);
  g_assert_cmpuint (moniac_problems_get_n (problems), ==, 0);
  check_header (moniac_document_get_header (document));
  check_company (moniac_company_get_record (moniac_document_find_company (document, "a")));
  check_deal (moniac_deal_get_record (moniac_document_find_deal (document, "d")));
  source = moniac_source_get_record (moniac_document_find_source (document, "s"));
  g_assert_cmpstr (source->title, ==, "St");
  g_assert_cmpstr (source->publisher, ==, "Sp");
  g_assert_cmpstr (source->url, ==, "https://e.org");
  g_assert_true (source->date.year == 2025 && source->date.month == 11 && source->date.day == 0);
}

/* Members that stand in the usual order, with nothing unknown among them, cost no memory. */
static void
test_usual_members (void)
{
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document
    = parse (HEAD ", \"companies\": [ { \"id\": \"a\", \"name\": \"A\" }, { \"name\": \"B\", \"id\": \"b\" },"
                  " { \"name\": \"C\", \"id\": \"c\" }, { \"id\": \"d\", \"x\": 1 } ] }", problems);
  const MoniacCompanyRecord *companies[4];
  const char * const ids[] = { "a", "b", "c", "d" };

  for (int i = 0; i < 4; i++)
    companies[i] = moniac_company_get_record (moniac_document_find_company (document, ids[i]));
  g_assert_null (companies[0]->members);
  g_assert_nonnull (companies[1]->members);
  g_assert_true (companies[1]->members == companies[2]->members);
  g_assert_cmpuint (moniac_members_get_n (companies[3]->members), ==, 2);
  g_assert_null (moniac_members_get_raw (companies[3]->members, 0));
  g_assert_cmpstr (moniac_members_get_raw (companies[3]->members, 1), ==, "1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deal-file/missing", test_missing);
  g_test_add_func ("/deal-file/folder", test_folder);
  g_test_add_func ("/deal-file/unreadable", test_unreadable);
  g_test_add_func ("/deal-file/too-large", test_too_large);
  g_test_add_func ("/deal-file/endless", test_endless);
  g_test_add_func ("/deal-file/stream", test_stream);
  g_test_add_func ("/deal-file/bad-stream", test_bad_stream);
  g_test_add_func ("/deal-file/no-file", test_no_file);
  g_test_add_func ("/deal-file/bytes-out", test_bytes_out);
  g_test_add_func ("/deal-file/standard-input", test_standard_input);
  g_test_add_func ("/deal-file/cancelled", test_cancelled);
  g_test_add_func ("/deal-file/too-many", test_too_many);
  g_test_add_func ("/deal-file/just-enough", test_just_enough);
  g_test_add_func ("/deal-file/too-many-rates", test_too_many_rates);
  g_test_add_func ("/deal-file/records", test_records);
  g_test_add_func ("/deal-file/usual-members", test_usual_members);
  return g_test_run ();
}
