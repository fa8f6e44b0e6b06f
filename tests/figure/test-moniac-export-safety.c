/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a hostile document are safe to pass on: nothing in them runs, nothing points outside but links that
 * are shown to be such, every text is text, and other people's programs can read them. */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "moniac-export.h"
#include "moniac-findings.h"
#include "moniac-test-hostile.h"

static GBytes *
export (MoniacDocument    *document,
        MoniacView         view,
        MoniacExportFormat format)
{
  g_autoptr (MoniacNetwork) network = moniac_network_new (document, NULL);
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
  MoniacExportOptions options
    = { format, 1, MONIAC_THEME_LIGHT, FALSE, NULL, MONIAC_HIGHLIGHT_NONE, 0, FALSE };
  g_autoptr (MoniacScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  MoniacShareRange range;
  GBytes *bytes;

  settings.view = view;
  moniac_share_range (network, FALSE, &range, NULL);
  scene = moniac_figure_compose (network, circulation, &range, &settings, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = moniac_export (scene, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

/* What an SVG of ours consists of; anything else is somebody else's. */

/* Figures of one width, which no attribute asks for. */
#define OUR_STYLE "font-feature-settings:'tnum'"

static gboolean
is_listed (const char *const *list,
           const char        *name)
{
  return g_strv_contains (list, name);
}

static void
check_link (const char *value)
{
  g_assert_true (g_str_has_prefix (value, "https://") || g_str_has_prefix (value, "http://")
                 || g_str_has_prefix (value, "mailto:"));
}

/* References inside the figure are fine; a paint or a style could name an address. */
static void
check_value (const char *name,
             const char *value)
{
  if (g_str_equal (name, "xmlns") || g_str_equal (name, "href"))
    return;
  if (strstr (value, "url(") != NULL)
    g_assert_true (g_str_has_prefix (value, "url(#"));
  g_assert_null (strstr (value, "://"));
}

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *element,
                  const char          **names,
                  const char          **values,
                  gpointer              data,
                  GError              **error)
{
  static const char * const elements[] = {
    "svg", "title", "desc", "g", "a", "path", "rect", "circle", "text", "tspan", "defs",
    "linearGradient", "stop", "clipPath", NULL,
  };
  int *n_links = data;

  if (!is_listed (elements, element))
    g_error ("<%s> in a figure", element);
  for (int i = 0; names[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (names[i], "on", 2) == 0
          || (strcmp (names[i], "style") == 0 && strcmp (values[i], OUR_STYLE) != 0))
        g_error ("%s=\"%s\" in a figure", names[i], values[i]);
      check_value (names[i], values[i]);
      if (strcmp (names[i], "href") == 0 || g_str_has_suffix (names[i], ":href"))
        {
          g_assert_cmpstr (element, ==, "a");
          check_link (values[i]);
          ++*n_links;
        }
    }
}

/* What GMarkup passes over: comments, declarations, instructions. Only the first line may be one. */
static void
passthrough_cb (GMarkupParseContext  *context,
                const char           *text,
                gsize                 length,
                gpointer              data,
                GError              **error)
{
  if (!g_str_has_prefix (text, "<?xml version="))
    g_error ("%.*s in a figure", (int) length, text);
}

static void
error_cb (GMarkupParseContext *context,
          GError              *error,
          gpointer             data)
{
  g_error ("not XML: %s", error->message);
}

/* Returns how many links there are. */
static int
check_svg (GBytes *bytes)
{
  GMarkupParser parser = {
    .start_element = start_element_cb, .passthrough = passthrough_cb, .error = error_cb,
  };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  int n_links = 0;
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &n_links, NULL);

  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
  g_assert_true (g_markup_parse_context_parse (context, text, (gssize) length, NULL));
  g_assert_true (g_markup_parse_context_end_parse (context, NULL));
  g_markup_parse_context_free (context);
  for (gsize i = 0; i < length; i++)
    g_assert_true ((guchar) text[i] >= 0x20 || text[i] == '\n');
  return n_links;
}

static void
test_svg (gconstpointer data)
{
  MoniacView view = (MoniacView) GPOINTER_TO_INT (data);

  for (int title = 0; title < moniac_test_n_hostile_texts (); title++)
    {
      g_autoptr (MoniacDocument) document = moniac_test_hostile_document (title);
      g_autoptr (GBytes) bytes = export (document, view, MONIAC_EXPORT_SVG);

      g_assert_cmpint (check_svg (bytes), ==, 0);
    }
}

/* Other people's readers */

typedef struct
{
  const char *name;          /* of the program, or of a module of Python */
  const char *arguments;     /* IN and OUT stand for files; after OUT the suffix */
} Reader;

#define PYTHON "/usr/bin/python3"
#define PYTHON_MODULES "/usr/lib/python3/dist-packages"

static const Reader svg_readers[] = {
  { "xmllint", "--noout --nonet IN" },
  { "rsvg-convert", "-f png -o OUT.png IN" },
  { "cairosvg", "IN -o OUT.png" },
};

static const Reader pdf_readers[] = {
  { "pdfinfo", "-js IN" },
  { "pdftocairo", "-png -singlefile IN OUT" },
  { "qpdf", "--check IN" },
  { "mutool", "draw -o OUT.png IN" },
  { "gs", "-q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=png16m -sOutputFile=OUT.png IN" },
};

static char *
write_to (const char *folder,
          const char *name,
          GBytes     *bytes)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

/* NULL where it is not installed. */
static GStrvBuilder *
find_reader (const Reader *reader)
{
  g_autofree char *program = g_find_program_in_path (reader->name);
  g_autofree char *module = g_build_filename (PYTHON_MODULES, reader->name, NULL);
  GStrvBuilder *builder;

  if (program == NULL && !g_file_test (module, G_FILE_TEST_IS_DIR))
    return NULL;
  builder = g_strv_builder_new ();
  if (program != NULL)
    g_strv_builder_add (builder, program);
  else
    g_strv_builder_add_many (builder, PYTHON, "-m", reader->name, NULL);
  return builder;
}

static char **
make_arguments (const Reader *reader,
                GStrvBuilder *builder,
                const char   *in,
                const char   *out)
{
  char **words = g_strsplit (reader->arguments, " ", -1);
  char **argv;

  for (int i = 0; words[i] != NULL; i++)
    {
      GString *word = g_string_new (words[i]);

      g_string_replace (word, "IN", in, 0);
      g_string_replace (word, "OUT", out, 0);
      g_strv_builder_add (builder, word->str);
      g_string_free (word, TRUE);
    }
  argv = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  g_strfreev (words);
  return argv;
}

/* Returns whether the program is there; it must then accept the file, and draw something if it draws. */
static gboolean
read_with (const Reader *reader,
           const char   *folder,
           const char   *in)
{
  GStrvBuilder *program = find_reader (reader);
  g_autofree char *out = g_build_filename (folder, "out", NULL);
  g_autofree char *picture = g_strconcat (out, ".png", NULL);
  g_autofree char *said = NULL;
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (program == NULL)
    return FALSE;
  argv = make_arguments (reader, program, in, out);
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL,
                               &status, NULL));
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s does not accept the file: %s", reader->name, error->message);
  if (strstr (reader->arguments, "OUT") != NULL)
    g_assert_true (g_file_test (picture, G_FILE_TEST_IS_REGULAR));
  g_unlink (picture);
  if (strcmp (reader->name, "pdfinfo") == 0)
    g_assert_null (strstr (said, "JavaScript:"));
  return TRUE;
}

static void
try_readers (const Reader      *readers,
             gsize              n,
             MoniacExportFormat format,
             const char        *name)
{
  g_autofree char *folder = g_dir_make_tmp ("moniac-safety-XXXXXX", NULL);
  g_autoptr (GString) missing = g_string_new (NULL);
  int n_read = 0;

  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    {
      g_autoptr (MoniacDocument) document = moniac_test_hostile_document (view * 2);
      g_autoptr (GBytes) bytes = export (document, (MoniacView) view, format);
      g_autofree char *path = write_to (folder, name, bytes);

      for (gsize i = 0; i < n; i++)
        if (read_with (&readers[i], folder, path))
          n_read++;
        else if (view == 0)
          g_string_append_printf (missing, " %s", readers[i].name);
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_test_message ("%d readings; not installed:%s", n_read, missing->str);
  if (n_read == 0)
    g_test_skip ("no reader is installed");
}

static void
test_svg_readers (void)
{
  try_readers (svg_readers, G_N_ELEMENTS (svg_readers), MONIAC_EXPORT_SVG, "a.svg");
}

static void
test_pdf_readers (void)
{
  try_readers (pdf_readers, G_N_ELEMENTS (pdf_readers), MONIAC_EXPORT_PDF, "a.pdf");
}

/* A PDF can hold scripts, files and actions as well. */
static void
test_pdf (gconstpointer data)
{
  static const char * const forbidden[] = {
    "/JavaScript", "/Launch", "/EmbeddedFile", "/SubmitForm", "/ImportData", "/GoToR",
    "/OpenAction", "/RichMedia", "javascript:", "file:",
  };
  MoniacView view = (MoniacView) GPOINTER_TO_INT (data);
  g_autoptr (MoniacDocument) document = moniac_test_hostile_document (12);
  g_autoptr (GBytes) bytes = export (document, view, MONIAC_EXPORT_PDF);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    for (gsize at = 0; at + strlen (forbidden[i]) <= length; at++)
      if (memcmp (text + at, forbidden[i], strlen (forbidden[i])) == 0
          && !g_ascii_isalpha (text[at + strlen (forbidden[i])]))
        g_error ("%s in a PDF", forbidden[i]);
}

/* A cell that a spreadsheet would compute: such a cell of ours is one that is only a number. */
static void
check_cell (const char *cell)
{
  char *end;

  if (cell[0] == '\0' || strchr ("=+-@\t\r\n", cell[0]) == NULL)
    return;
  g_ascii_strtod (cell, &end);
  if (*end != '\0')
    g_error ("the cell \"%s\" is a formula", cell);
}

/* Cuts one record of RFC 4180 into cells, which are unquoted in place. Returns what comes after it. */
static char *
next_cell (char  *at,
           char **cell)
{
  char *to = at;

  *cell = at;
  if (*at != '"')
    {
      at += strcspn (at, ",\r\n");
      *cell = g_strndup (*cell, (gsize) (at - *cell));
      return *at == '\r' ? at + 2 : at + (*at != '\0');
    }
  for (at++; *at != '\0' && (*at != '"' || at[1] == '"'); at++)
    {
      if (*at == '"')
        at++;
      *to++ = *at;
    }
  *cell = g_strndup (*cell, (gsize) (to - *cell));
  at++;
  return *at == '\r' ? at + 2 : at + (*at != '\0');
}

static void
test_csv (void)
{
  g_autoptr (MoniacDocument) document = moniac_test_hostile_document (0);
  g_autoptr (MoniacNetwork) network = moniac_network_new (document, NULL);
  g_autoptr (MoniacFindings) findings = moniac_findings_new (network, NULL, NULL);
  g_autofree char *csv = moniac_findings_to_csv (findings);
  int n_cells = 0, n_guarded = 0;

  for (char *at = csv; *at != '\0';)
    {
      g_autofree char *cell = NULL;

      at = next_cell (at, &cell);
      check_cell (cell);
      n_cells++;
      n_guarded += cell[0] == '\'' && strchr ("=+-@\t\r\n", cell[1]) != NULL;
    }
  g_assert_cmpint (n_cells % 5, ==, 0);
  g_assert_cmpint (n_guarded, >=, 7);
}

static void
add_for_views (const char   *what,
               GTestDataFunc function)
{
  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    {
      g_autofree char *path = g_strdup_printf ("/export-safety/%s/%d", what, view);

      g_test_add_data_func (path, GINT_TO_POINTER (view), function);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_for_views ("svg", test_svg);
  add_for_views ("pdf", test_pdf);
  g_test_add_func ("/export-safety/svg-readers", test_svg_readers);
  g_test_add_func ("/export-safety/pdf-readers", test_pdf_readers);
  g_test_add_func ("/export-safety/csv", test_csv);
  return g_test_run ();
}
