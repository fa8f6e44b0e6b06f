/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a file. The same scene and options give the same bytes. */

#include "config.h"

#include "moniac-export-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "moniac-text.h"

#define MAX_SIDE 32767
/* A figure unit is a CSS pixel, 96 of which are an inch; a PDF counts 72. */
#define POINTS_PER_UNIT 0.75

typedef struct
{
  const char *suffix;
  gboolean has_alpha;
  GBytes *(*run) (const MoniacScene *, const MoniacExportOptions *, GError **);
} Format;

G_DEFINE_QUARK (moniac-export-error-quark, moniac_export_error)

MoniacColor
moniac_export_choose_paper (const MoniacExportOptions *options)
{
  MoniacColor nothing = { 0, 0, 0, 0 };

  if (options->transparent)
    return nothing;
  return options->paper != NULL ? *options->paper : moniac_theme_get (options->theme)->paper;
}

static void
draw (MoniacPainter             *painter,
      const MoniacScene         *scene,
      const MoniacExportOptions *options,
      double                     scale,
      gboolean                   all_lines)
{
  MoniacColor paper = moniac_export_choose_paper (options);
  MoniacDetail detail = { scale, { 0, 0, scene->width, scene->height }, all_lines };
  MoniacDrawFlags flags = MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL | MONIAC_DRAW_ARROWS;

  if (options->coins)
    flags |= MONIAC_DRAW_COINS;
  moniac_figure_draw_detail (painter, scene, moniac_theme_get (options->theme), &paper, &options->highlight,
                             options->phase, flags, &detail);
}

gboolean
moniac_export_check_status (cairo_status_t   status,
                            GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, MONIAC_EXPORT_ERROR, MONIAC_EXPORT_ERROR_FAILED, _("The figure could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* What goes wrong inside cairo stays in the context and the surface. */
static cairo_status_t
draw_with_cairo (cairo_surface_t           *surface,
                 double                     scale,
                 gboolean                   links,
                 const MoniacScene         *scene,
                 const MoniacExportOptions *options)
{
  cairo_t *cr = cairo_create (surface);
  MoniacPainter *painter = moniac_cairo_painter_new (cr, links);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  /* What is drawn as vectors can be looked at as closely as one likes. */
  draw (painter, scene, options, links ? 1 : scale, links);
  moniac_painter_free (painter);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

static double
count_pixels (double units,
              double scale)
{
  return ceil (units * scale - 1e-6);
}

gboolean
moniac_export_fits (double width,
                    double height,
                    double scale)
{
  double w = count_pixels (width, scale), h = count_pixels (height, scale);

  return scale > 0 && w >= 1 && w <= MAX_SIDE && h >= 1 && h <= MAX_SIDE && w * h <= MONIAC_EXPORT_MAX_PIXELS;
}

gboolean
moniac_export_choose_pixels (const MoniacScene *scene,
                             double             scale,
                             int               *width,
                             int               *height,
                             GError           **error)
{
  double w = count_pixels (scene->width, scale), h = count_pixels (scene->height, scale);

  if (!moniac_export_fits (scene->width, scene->height, scale))
    {
      g_set_error (error, MONIAC_EXPORT_ERROR, MONIAC_EXPORT_ERROR_TOO_LARGE,
                   _("The picture would have %.0f by %.0f pixels, more than %d by %d or %d in all"),
                   w, h, MAX_SIDE, MAX_SIDE, MONIAC_EXPORT_MAX_PIXELS);
      return FALSE;
    }
  *width = (int) w;
  *height = (int) h;
  return TRUE;
}

static GBytes *
export_png (const MoniacScene         *scene,
            const MoniacExportOptions *options,
            GError                   **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  int width, height;

  if (!moniac_export_choose_pixels (scene, options->scale, &width, &height, error))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = draw_with_cairo (surface, options->scale, FALSE, scene, options);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return moniac_export_check_status (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* The time that builds are told to use, else the beginning of time: exports are the same from day to day. */
static char *
creation_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : 0;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
set_metadata (cairo_surface_t   *surface,
              const MoniacScene *scene)
{
  const MoniacHeaderRecord *header = scene->network->header;
  g_autofree char *title = moniac_text_clean (header->title);
  g_autofree char *credit = moniac_text_clean (header->credit);
  g_autofree char *date = creation_date ();

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, credit);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Moniac");
  if (date != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static GBytes *
export_pdf (const MoniacScene         *scene,
            const MoniacExportOptions *options,
            GError                   **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes,
                                                                  scene->width * POINTS_PER_UNIT,
                                                                  scene->height * POINTS_PER_UNIT);
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    {
      set_metadata (surface, scene);
      status = draw_with_cairo (surface, POINTS_PER_UNIT, TRUE, scene, options);
    }
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return moniac_export_check_status (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* What a screen reader says of the figure as a whole. */
static char *
describe (const MoniacScene *scene)
{
  return g_strdup_printf (ngettext ("Money flows between companies: %d deal.",
                                    "Money flows between companies: %d deals.",
                                    (gulong) scene->network->n_deals),
                          scene->network->n_deals);
}

static GBytes *
export_svg (const MoniacScene         *scene,
            const MoniacExportOptions *options,
            GError                   **error)
{
  const char *title = scene->network->header->title;
  g_autofree char *description = describe (scene);
  g_autoptr (MoniacPainter) painter =
    moniac_svg_painter_new (scene->width, scene->height, title != NULL ? title : _("Money flows"), description);

  draw (painter, scene, options, 1, TRUE);
  return moniac_svg_painter_finish (painter);
}

static const Format formats[MONIAC_N_EXPORTS] = {
  [MONIAC_EXPORT_PNG] = { ".png", TRUE, export_png },
  [MONIAC_EXPORT_SVG] = { ".svg", TRUE, export_svg },
  [MONIAC_EXPORT_PDF] = { ".pdf", TRUE, export_pdf },
  [MONIAC_EXPORT_GIF] = { ".gif", FALSE, moniac_export_gif },
  [MONIAC_EXPORT_WEBP] = { ".webp", TRUE, moniac_export_webp },
  [MONIAC_EXPORT_WEBM] = { ".webm", FALSE, moniac_export_film },
  [MONIAC_EXPORT_MP4] = { ".mp4", FALSE, moniac_export_film },
};

gboolean
moniac_export_format_from_name (const char         *name,
                                MoniacExportFormat *out)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (int i = 0; i < MONIAC_N_EXPORTS; i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}

/* With its dot: ".png". */
const char *
moniac_export_get_suffix (MoniacExportFormat format)
{
  g_return_val_if_fail ((int) format >= 0 && format < MONIAC_N_EXPORTS, NULL);
  return formats[format].suffix;
}

gboolean
moniac_export_has_alpha (MoniacExportFormat format)
{
  g_return_val_if_fail ((int) format >= 0 && format < MONIAC_N_EXPORTS, FALSE);
  return formats[format].has_alpha;
}

gboolean
moniac_export_is_possible (MoniacExportFormat format)
{
  return formats[format].run != moniac_export_film || moniac_export_can_film ();
}

/**
 * moniac_export:
 * @scene: what to export
 * @options: how
 *
 * Returns: (transfer full): the whole file, or %NULL and an error of MONIAC_EXPORT_ERROR, or
 *   %G_IO_ERROR_CANCELLED
 */
GBytes *
moniac_export (const MoniacScene         *scene,
               const MoniacExportOptions *options,
               GError                   **error)
{
  g_return_val_if_fail ((int) options->format >= 0 && options->format < MONIAC_N_EXPORTS, NULL);
  return formats[options->format].run (scene, options, error);
}
