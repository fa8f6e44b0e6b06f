/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports: formats, sizes, limits, transparency, and the same bytes every time. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "moniac-export.h"
#include "moniac-test-scene.h"

static const char * const amounts[] = { "40", "?", NULL };

static MoniacScene *
make_scene (double width,
            double height)
{
  g_autoptr (MoniacDocument) document = moniac_test_pair_document (amounts);
  g_autoptr (MoniacNetwork) network = moniac_test_network (document);

  return moniac_test_pair_scene (network, width, height, network->unit);
}

static MoniacExportOptions
make_options (MoniacExportFormat format)
{
  return (MoniacExportOptions) {
    .format = format, .scale = 1, .theme = MONIAC_THEME_LIGHT, .highlight = MONIAC_HIGHLIGHT_NONE, .seconds = 0.2, .rate = 10,
  };
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    int format;
  } cases[] = {
    { "a.png", MONIAC_EXPORT_PNG }, { "/x/a.b.SVG", MONIAC_EXPORT_SVG }, { "a.Pdf", MONIAC_EXPORT_PDF },
    { "a.gif", MONIAC_EXPORT_GIF }, { "a.WebP", MONIAC_EXPORT_WEBP }, { "a.webm", MONIAC_EXPORT_WEBM },
    { "a.mp4", MONIAC_EXPORT_MP4 }, { "a.bmp", -1 }, { "png", -1 }, { "", -1 }, { "a.png.txt", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoniacExportFormat format = MONIAC_N_EXPORTS;

      g_assert_cmpint (moniac_export_format_from_name (cases[i].name, &format), ==, cases[i].format >= 0);
      if (cases[i].format >= 0)
        g_assert_cmpint ((int) format, ==, cases[i].format);
    }
  g_assert_cmpstr (moniac_export_get_suffix (MONIAC_EXPORT_PDF), ==, ".pdf");
}

static void
test_stable_bytes (void)
{
  g_autoptr (MoniacScene) scene = make_scene (200, 100);

  for (int format = 0; format < MONIAC_N_EXPORTS; format++)
    {
      MoniacExportOptions options = make_options (format);
      g_autoptr (GBytes) once = moniac_export (scene, &options, NULL);
      g_autoptr (GBytes) twice = moniac_export (scene, &options, NULL);
      g_autoptr (MoniacScene) other_scene = make_scene (200, 100);
      g_autoptr (GBytes) other = moniac_export (other_scene, &options, NULL);

      if (!moniac_export_is_possible (format))
        continue;
      g_assert_nonnull (once);
      g_assert_cmpint ((int) g_bytes_get_size (once), >, 300);
      g_assert_true (g_bytes_equal (once, twice));
      g_assert_true (g_bytes_equal (once, other));
    }
}

static void
test_kinds_of_bytes (void)
{
  static const char * const starts[] = { "\211PNG", "<?xml", "%PDF", "GIF8", "RIFF" };
  g_autoptr (MoniacScene) scene = make_scene (200, 100);

  for (int format = 0; format < (int) G_N_ELEMENTS (starts); format++)
    {
      MoniacExportOptions options = make_options (format);
      g_autoptr (GBytes) bytes = moniac_export (scene, &options, NULL);

      g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), starts[format], 4), ==, 0);
    }
}

static guint32
big_endian (const guchar *p)
{
  return ((guint32) p[0] << 24) | ((guint32) p[1] << 16) | ((guint32) p[2] << 8) | p[3];
}

static void
test_png_size (void)
{
  static const double scales[] = { 0.5, 1, 1.5, 3 };
  g_autoptr (MoniacScene) scene = make_scene (201, 100);

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      MoniacExportOptions options = make_options (MONIAC_EXPORT_PNG);
      g_autoptr (GBytes) bytes = NULL;
      const guchar *data;

      options.scale = scales[i];
      bytes = moniac_export (scene, &options, NULL);
      data = g_bytes_get_data (bytes, NULL);
      g_assert_cmpuint (big_endian (data + 16), ==, (guint32) (201 * scales[i] + 0.999));
      g_assert_cmpuint (big_endian (data + 20), ==, (guint32) (100 * scales[i]));
    }
}

static void
test_limits (void)
{
  static const struct
  {
    double width, height, scale;
  } cases[] = {
    { 40000, 10, 1 }, { 10, 40000, 1 }, { 20000, 10000, 1 }, { 4000, 3000, 3 }, { 100, 100, 0 },
    { 100, 100, -1 }, { 100, 100, 1e300 }, { 100, 100, 0.0 / 0.0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoniacScene) scene = make_scene (cases[i].width, cases[i].height);
      MoniacExportOptions options = make_options (MONIAC_EXPORT_PNG);
      g_autoptr (GError) error = NULL;

      options.scale = cases[i].scale;
      g_assert_null (moniac_export (scene, &options, &error));
      g_assert_error (error, MONIAC_EXPORT_ERROR, MONIAC_EXPORT_ERROR_TOO_LARGE);
    }
}

static cairo_status_t
read_cb (void          *data,
         unsigned char *out,
         unsigned int   length)
{
  const guchar **from = data;

  memcpy (out, *from, length);
  *from += length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
corner_of_png (GBytes *bytes)
{
  const guchar *from = g_bytes_get_data (bytes, NULL);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &from);
  guint32 corner = *(const guint32 *) cairo_image_surface_get_data (surface);

  if (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24)
    corner |= 0xff000000;
  cairo_surface_destroy (surface);
  return corner;
}

static void
test_paper (void)
{
  g_autoptr (MoniacScene) scene = make_scene (200, 100);
  MoniacExportOptions options = make_options (MONIAC_EXPORT_PNG);
  MoniacColor blue = { 0, 0, 1, 1 };
  g_autoptr (GBytes) plain = moniac_export (scene, &options, NULL);
  g_autoptr (GBytes) clear = NULL;
  g_autoptr (GBytes) colored = NULL;
  g_autoptr (GBytes) svg = NULL;

  options.transparent = TRUE;
  clear = moniac_export (scene, &options, NULL);
  options.format = MONIAC_EXPORT_SVG;
  svg = moniac_export (scene, &options, NULL);
  options = make_options (MONIAC_EXPORT_PNG);
  options.paper = &blue;
  colored = moniac_export (scene, &options, NULL);

  g_assert_cmphex (corner_of_png (plain), ==, 0xfffbfaf7);
  g_assert_cmphex (corner_of_png (clear), ==, 0);
  g_assert_cmphex (corner_of_png (colored), ==, 0xff0000ff);
  g_assert_null (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), "#fbfaf7"));
}

/* A PDF has the figure's title, and text that can be found. */
static void
test_pdf (void)
{
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");
  g_autoptr (MoniacScene) scene = make_scene (200, 100);
  MoniacExportOptions options = make_options (MONIAC_EXPORT_PDF);
  MoniacSceneLabel *label = moniac_scene_add_label (scene);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  char *argv[] = { pdftotext, NULL, (char *) "-", NULL };
  int fd;

  if (pdftotext == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  label->style = MONIAC_TEXT_COMPANY;
  label->text = g_strdup ("Anthropic & Söhne");
  label->rect = (MoniacRect) { 40, 60, 100, 20 };
  label->baseline = 75;
  label->company = 0;
  label->deal = -1;

  bytes = moniac_export (scene, &options, NULL);
  fd = g_file_open_tmp ("moniac-XXXXXX.pdf", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  argv[1] = path;
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "Anthropic & Söhne"));
  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/stable-bytes", test_stable_bytes);
  g_test_add_func ("/export/kinds-of-bytes", test_kinds_of_bytes);
  g_test_add_func ("/export/png-size", test_png_size);
  g_test_add_func ("/export/limits", test_limits);
  g_test_add_func ("/export/paper", test_paper);
  g_test_add_func ("/export/pdf", test_pdf);
  return g_test_run ();
}
