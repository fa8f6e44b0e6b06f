/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SVG writer: valid XML for any text, stable ids and bytes, nothing that runs or leads astray. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "moniac-painter.h"

static const MoniacColor red = { 1, 0, 0, 1 };
static const MoniacColor half = { 0, 0, 1, 0.5 };

static char *
finish (MoniacPainter *painter)
{
  g_autoptr (GBytes) bytes = moniac_svg_painter_finish (painter);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static int
count (const char *text,
       const char *what)
{
  int n = 0;

  for (const char *p = strstr (text, what); p != NULL; p = strstr (p + 1, what))
    n++;
  return n;
}

static void
error_cb (GMarkupParseContext *context,
          GError              *error,
          gpointer             data)
{
  g_error ("not XML: %s", error->message);
}

/* Well-formed by GMarkup, and by xmllint where it is installed. */
static void
assert_well_formed (const char *svg)
{
  GMarkupParser parser = { .error = error_cb };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autofree char *xmllint = g_find_program_in_path ("xmllint");

  g_assert_true (g_markup_parse_context_parse (context, svg, -1, NULL));
  g_assert_true (g_markup_parse_context_end_parse (context, NULL));
  g_markup_parse_context_free (context);

  if (xmllint != NULL)
    {
      char *argv[] = { xmllint, (char *) "--noout", (char *) "--nonet", NULL, NULL };
      g_autofree char *path = NULL;
      g_autofree char *errors = NULL;
      int status;
      int fd = g_file_open_tmp ("moniac-XXXXXX.svg", &path, NULL);

      g_assert_cmpint (fd, >=, 0);
      g_close (fd, NULL);
      g_assert_true (g_file_set_contents (path, svg, -1, NULL));
      argv[3] = path;
      g_assert_true (g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, NULL, &errors, &status, NULL));
      g_assert_cmpstr (errors, ==, "");
      g_assert_true (g_spawn_check_wait_status (status, NULL));
      g_remove (path);
    }
}

static void
draw_label (MoniacPainter *painter,
            const char    *text)
{
  moniac_painter_begin_group (painter, text, text, text, 1);
  moniac_painter_text (painter, MONIAC_TEXT_COMPANY, 1, text, 10, 20, 40, &red, NULL);
  moniac_painter_end_group (painter);
}

static void
test_hostile_labels (void)
{
  g_autofree char *long_text = g_strnfill (100000, '<');
  const char *texts[] = {
    "<script>alert(1)</script>", "]]>", "<![CDATA[", "&amp;&#0;", "\" onload=\"x", "' onclick='x",
    "a\001b\010c\033d", "\342\200\256evil", "\xff\xfe\x80", "\357\277\276\357\277\277",
    "javascript:alert(1)", "--><!--", "<?xml?>", "", " ", "data:text/html,x", long_text,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MoniacPainter *painter = moniac_svg_painter_new (100, 50, texts[i], texts[i]);
      g_autofree char *svg = NULL;

      draw_label (painter, texts[i]);
      svg = finish (painter);
      moniac_painter_free (painter);

      assert_well_formed (svg);
      g_assert_null (strstr (svg, "<script"));
      g_assert_null (strstr (svg, "<!["));
      g_assert_null (strstr (svg, "<!--"));
      g_assert_null (strstr (svg, " onload=\""));
      g_assert_null (strstr (svg, " onclick='"));
      g_assert_null (strstr (svg, "href"));
      for (const char *p = svg; *p != '\0'; p++)
        g_assert_true ((guchar) *p >= 0x20 || *p == '\n');
      g_assert_true (g_utf8_validate (svg, -1, NULL));
    }
}

static void
test_links (void)
{
  static const struct
  {
    const char *link;
    gboolean kept;
  } cases[] = {
    { "https://example.org/a?b=1&c=2", TRUE },
    { "http://example.org", TRUE },
    { "HTTPS://EXAMPLE.ORG/", TRUE },
    { "mailto:a@example.org", TRUE },
    { "https://example.org/it's", TRUE },
    { "javascript:alert(1)", FALSE },
    { " https://example.org", FALSE },
    { "java\nscript:x", FALSE },
    { "data:text/html,x", FALSE },
    { "file:///etc/passwd", FALSE },
    { "ftp://example.org", FALSE },
    { "//example.org", FALSE },
    { "https://", FALSE },
    { "https://example.org/\"onload=", FALSE },
    { "https://example.org/a b", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoniacPainter *painter = moniac_svg_painter_new (10, 10, "t", "d");
      g_autofree char *svg = NULL;

      moniac_painter_begin_group (painter, "a", NULL, cases[i].link, 1);
      moniac_painter_end_group (painter);
      svg = finish (painter);
      moniac_painter_free (painter);

      g_assert_cmpint (moniac_link_is_safe (cases[i].link), ==, cases[i].kept);
      g_assert_cmpint (count (svg, "<a href="), ==, cases[i].kept ? 1 : 0);
      g_assert_cmpint (count (svg, "</a>"), ==, cases[i].kept ? 1 : 0);
      assert_well_formed (svg);
    }
}

static void
test_ids (void)
{
  static const char * const ids[] = { "deal-a", "deal-a", "1", "a b", "a_20b", "figure-title", "\303\266", "" };
  static const char * const expected[] = {
    "id=\"deal-a\"", "id=\"deal-a-2\"", "id=\"_31\"", "id=\"a_20b\"", "id=\"a_5f20b\"",
    "id=\"figure-title-2\"", "id=\"_f6\"", "id=\"_\"",
  };
  MoniacPainter *painter = moniac_svg_painter_new (10, 10, "t", "d");
  g_autofree char *svg = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      moniac_painter_begin_group (painter, ids[i], NULL, NULL, 1);
      moniac_painter_end_group (painter);
    }
  svg = finish (painter);
  moniac_painter_free (painter);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (count (svg, expected[i]), ==, 1);
}

static char *
draw_all (void)
{
  MoniacPainter *painter = moniac_svg_painter_new (320.5, 200, "A title", "A <description>");
  MoniacPoint points[] = { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 3, 0 }, { 4, 0 }, { 4.123456, 1 }, { -0.0001, 1e-9 } };
  MoniacPath path = { 2, points };
  MoniacStroke dashed = { 1.5, 2, { 4, 2.25 }, TRUE };
  MoniacRect rect = { 1, 2, 30, 4 };
  char *svg;

  moniac_painter_begin_group (painter, "one", "What it is & does", "https://example.org/?a&b", 0.15);
  moniac_painter_path (painter, &path, TRUE, &half, &red, &dashed);
  moniac_painter_rect (painter, &rect, 99, &red, NULL, NULL);
  moniac_painter_circle (painter, 5, 6, 3, NULL, &red, &dashed);
  moniac_painter_text (painter, MONIAC_TEXT_AMOUNT, 1, "up to $5 bn", 3, 9, 61.239, &red, NULL);
  moniac_painter_text (painter, MONIAC_TEXT_COMPANY, 2, "\327\220\327\221", 3, 9, 20, &red, NULL);
  moniac_painter_text (painter, MONIAC_TEXT_DETAIL, 1, "over lines", 3, 9, 20, &red, &half);
  moniac_painter_end_group (painter);
  svg = finish (painter);
  moniac_painter_free (painter);
  return svg;
}

static void
test_drawing (void)
{
  static const char * const expected[] = {
    "width=\"320.5\" height=\"200\" viewBox=\"0 0 320.5 200\"",
    "role=\"img\"",
    "<title id=\"figure-title\">A title</title>",
    "<desc id=\"figure-description\">A &lt;description&gt;</desc>",
    "<a href=\"https://example.org/?a&amp;b\">",
    "<g id=\"one\" opacity=\"0.15\">\n<title>What it is &amp; does</title>",
    "d=\"M0 0L3 0C4 0 4.12 1 0 0Z\" fill=\"#0000ff\" fill-opacity=\"0.5\" stroke=\"#ff0000\"",
    "stroke-width=\"1.5\" stroke-dasharray=\"4 2.25\" stroke-linecap=\"round\"",
    "<rect x=\"1\" y=\"2\" width=\"30\" height=\"4\" rx=\"2\" fill=\"#ff0000\"/>",
    "<circle cx=\"5\" cy=\"6\" r=\"3\" fill=\"none\" stroke=\"#ff0000\"",
    "font-size=\"13\" font-weight=\"600\" textLength=\"61.24\"",
    ">up to $5 bn</text>",
    "stroke=\"#0000ff\" stroke-opacity=\"0.5\" stroke-width=\"3.6\" stroke-linejoin=\"round\" paint-order=\"stroke\">over lines</text>",
    "<text x=\"23\" y=\"9\" direction=\"rtl\" font-size=\"34\"",
  };
  g_autofree char *svg = draw_all ();
  g_autofree char *again = draw_all ();

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (svg, expected[i]) == NULL)
      g_error ("%s is not in\n%s", expected[i], svg);
  assert_well_formed (svg);
  g_assert_cmpstr (svg, ==, again);
}

/* Groups left open are closed. */
static void
test_open_groups (void)
{
  MoniacPainter *painter = moniac_svg_painter_new (10, 10, "t", "d");
  g_autofree char *svg = NULL;

  moniac_painter_begin_group (painter, "a", NULL, "https://example.org", 1);
  moniac_painter_begin_group (painter, "b", NULL, NULL, 1);
  svg = finish (painter);
  moniac_painter_free (painter);
  assert_well_formed (svg);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg-painter/hostile-labels", test_hostile_labels);
  g_test_add_func ("/svg-painter/links", test_links);
  g_test_add_func ("/svg-painter/ids", test_ids);
  g_test_add_func ("/svg-painter/drawing", test_drawing);
  g_test_add_func ("/svg-painter/open-groups", test_open_groups);
  return g_test_run ();
}
