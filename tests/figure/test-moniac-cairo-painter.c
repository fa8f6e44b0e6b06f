/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cairo painter: what lies where, in which color, and links in a PDF. */

#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "moniac-painter.h"

#define SIZE 40

static const MoniacColor red = { 1, 0, 0, 1 };
static const MoniacColor blue = { 0, 0, 1, 1 };

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  MoniacPainter *painter;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  self->cr = cairo_create (self->surface);
  self->painter = moniac_cairo_painter_new (self->cr, FALSE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  moniac_painter_free (self->painter);
  g_assert_cmpint (cairo_status (self->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
}

static guint32
pixel (Fixture *self,
       int      x,
       int      y)
{
  const guchar *data;

  cairo_surface_flush (self->surface);
  data = cairo_image_surface_get_data (self->surface);
  return ((const guint32 *) (data + y * cairo_image_surface_get_stride (self->surface)))[x];
}

static void
test_shapes (Fixture       *self,
             gconstpointer  data)
{
  MoniacPoint triangle[] = {
    { 2, 2 }, { 8, 2 }, { 14, 2 }, { 20, 2 }, { 20, 8 }, { 20, 14 }, { 20, 20 },
  };
  MoniacPath path = { 2, triangle };
  MoniacRect rect = { 24, 2, 14, 14 };
  MoniacStroke stroke = { 2, 0, { 0 }, FALSE };

  moniac_painter_path (self->painter, &path, TRUE, &red, NULL, NULL);
  moniac_painter_rect (self->painter, &rect, 7, &blue, NULL, NULL);
  moniac_painter_circle (self->painter, 10, 30, 6, NULL, &red, &stroke);

  g_assert_cmphex (pixel (self, 15, 6), ==, 0xffff0000);
  g_assert_cmphex (pixel (self, 5, 15), ==, 0);
  g_assert_cmphex (pixel (self, 31, 9), ==, 0xff0000ff);
  g_assert_cmphex (pixel (self, 24, 2), ==, 0);
  g_assert_cmphex (pixel (self, 10, 30), ==, 0);
  g_assert_cmphex (pixel (self, 15, 30), ==, 0xffff0000);
}

static void
test_groups_multiply (Fixture       *self,
                      gconstpointer  data)
{
  MoniacRect rect = { 0, 0, SIZE, SIZE };

  moniac_painter_begin_group (self->painter, NULL, NULL, NULL, 0.5);
  moniac_painter_begin_group (self->painter, NULL, NULL, NULL, 0.5);
  moniac_painter_rect (self->painter, &rect, 0, &red, NULL, NULL);
  moniac_painter_end_group (self->painter);
  moniac_painter_end_group (self->painter);
  g_assert_cmpint (pixel (self, 5, 5) >> 24, >=, 0x3e);
  g_assert_cmpint (pixel (self, 5, 5) >> 24, <=, 0x42);

  moniac_painter_rect (self->painter, &rect, 0, &red, NULL, NULL);
  g_assert_cmphex (pixel (self, 5, 5), ==, 0xffff0000);
}

static void
test_dashes (Fixture       *self,
             gconstpointer  data)
{
  MoniacPoint points[] = { { 0, 10 }, { 10, 10 }, { 20, 10 }, { 30, 10 } };
  MoniacPath path = { 1, points };
  MoniacStroke dashed = { 4, 2, { 5, 5 }, FALSE };
  MoniacStroke solid = { 4, 0, { 0 }, FALSE };

  moniac_painter_path (self->painter, &path, FALSE, NULL, &red, &dashed);
  g_assert_cmphex (pixel (self, 2, 10), ==, 0xffff0000);
  g_assert_cmphex (pixel (self, 7, 10), ==, 0);
  moniac_painter_path (self->painter, &path, FALSE, NULL, &red, &solid);
  g_assert_cmphex (pixel (self, 7, 10), ==, 0xffff0000);
}

static gboolean
has_ink (Fixture *self,
         int      x0,
         int      y0,
         int      x1,
         int      y1)
{
  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      if (pixel (self, x, y) >> 24 > 0x40)
        return TRUE;
  return FALSE;
}

/* Text stands on its baseline and begins at x. */
static void
test_text (Fixture       *self,
           gconstpointer  data)
{
  moniac_painter_text (self->painter, MONIAC_TEXT_COMPANY, 1, "HHH", 5, 30, 30, &red, NULL);
  g_assert_true (has_ink (self, 5, 18, 20, 30));
  g_assert_false (has_ink (self, 0, 31, SIZE, SIZE));
  g_assert_false (has_ink (self, 0, 0, 5, SIZE));
  g_assert_false (has_ink (self, 0, 0, SIZE, 14));
}

static cairo_status_t
collect_cb (void                *data,
            const unsigned char *bytes,
            unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Links with quotes and backslashes reach the PDF; unsafe ones and those of shapes do not. */
static void
test_pdf_links (void)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (collect_cb, pdf, 100, 100);
  cairo_t *cr = cairo_create (surface);
  MoniacPainter *painter = moniac_cairo_painter_new (cr, TRUE);
  MoniacRect rect = { 0, 0, 50, 50 };
  g_autofree char *text = NULL;

  moniac_painter_begin_group (painter, "a", "t", "https://example.org/it's\\x", 1);
  moniac_painter_rect (painter, &rect, 0, &red, NULL, NULL);
  moniac_painter_text (painter, MONIAC_TEXT_COMPANY, 1, "Linked", 5, 30, 60, &red, NULL);
  moniac_painter_end_group (painter);
  moniac_painter_begin_group (painter, "b", "t", "javascript:alert(1)", 1);
  moniac_painter_text (painter, MONIAC_TEXT_COMPANY, 1, "Not", 5, 60, 60, &red, NULL);
  moniac_painter_end_group (painter);
  moniac_painter_free (painter);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  for (guint i = 0; i < pdf->len; i++)
    if (pdf->data[i] == '\0')
      pdf->data[i] = ' ';
  text = g_strndup ((const char *) pdf->data, pdf->len);
  g_assert_nonnull (strstr (text, "/URI"));
  g_assert_nonnull (strstr (text, "https://example.org/it's"));
  g_assert_null (strstr (text, "javascript"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/cairo-painter/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("shapes", test_shapes);
  ADD ("groups-multiply", test_groups_multiply);
  ADD ("dashes", test_dashes);
  ADD ("text", test_text);
  g_test_add_func ("/cairo-painter/pdf-links", test_pdf_links);
  return g_test_run ();
}
