/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frames of a figure in motion. What stands still is drawn twice, below and above the coins, and kept. */
#include "config.h"

#include "moniac-frames.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moniac-export-private.h"

#define MAX_FRAMES 3600

struct _MoniacFrames
{
  const MoniacScene *scene;
  const MoniacExportOptions *options;
  int n;
  int width;
  int height;
  int n_rounds;
  double rate;
  cairo_surface_t *below;
  cairo_surface_t *above;
  cairo_surface_t *frame;
};

static gboolean
choose_times (MoniacFrames  *self,
              GError       **error)
{
  const MoniacExportOptions *options = self->options;
  double seconds = options->seconds != 0 ? options->seconds : MONIAC_ROUND_SECONDS;
  double n;

  self->rate = options->rate != 0 ? options->rate : MONIAC_EXPORT_DEFAULT_RATE;
  n = round (seconds * self->rate);
  if (!(seconds > 0 && seconds <= MONIAC_EXPORT_MAX_SECONDS) || !(self->rate > 0 && self->rate <= MONIAC_EXPORT_MAX_RATE)
      || !(n >= 1 && n <= MAX_FRAMES))
    {
      g_set_error (error, MONIAC_EXPORT_ERROR, MONIAC_EXPORT_ERROR_TOO_LARGE,
                   _("An animation has from 1 to %d frames, at most %.0f a second, in at most %.0f seconds"),
                   MAX_FRAMES, MONIAC_EXPORT_MAX_RATE, MONIAC_EXPORT_MAX_SECONDS);
      return FALSE;
    }
  self->n = (int) n;
  self->n_rounds = MAX ((int) round (seconds / MONIAC_ROUND_SECONDS), 1);
  return TRUE;
}

static void
draw_layer (MoniacFrames    *self,
            cairo_surface_t *surface,
            double           phase,
            MoniacDrawFlags  flags)
{
  const MoniacExportOptions *options = self->options;
  MoniacColor paper = moniac_export_choose_paper (options);
  MoniacDetail detail = { options->scale, { 0, 0, self->scene->width, self->scene->height }, FALSE };
  cairo_t *cr = cairo_create (surface);
  g_autoptr (MoniacPainter) painter = NULL;

  cairo_scale (cr, options->scale, options->scale);
  painter = moniac_cairo_painter_new (cr, FALSE);
  moniac_figure_draw_detail (painter, self->scene, moniac_theme_get (options->theme), &paper, &options->highlight, phase,
                             flags, &detail);
  cairo_destroy (cr);
}

/* Sides that were rounded up leave a rim that is paper as well. */
static void
fill_with_paper (MoniacFrames    *self,
                 cairo_surface_t *surface)
{
  MoniacColor paper = moniac_export_choose_paper (self->options);
  cairo_t *cr = cairo_create (surface);

  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_rgba (cr, paper.red, paper.green, paper.blue, paper.alpha);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static cairo_surface_t *
new_surface (const MoniacFrames *self)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
}

static int
round_up (int side,
          int step)
{
  return (side + step - 1) / step * step;
}

MoniacFrames *
moniac_frames_new (const MoniacScene         *scene,
                   const MoniacExportOptions *options,
                   int                        step,
                   GError                   **error)
{
  g_autoptr (MoniacFrames) self = g_new0 (MoniacFrames, 1);

  g_return_val_if_fail (step > 0, NULL);

  self->scene = scene;
  self->options = options;
  if (!choose_times (self, error) || !moniac_export_choose_pixels (scene, options->scale, &self->width, &self->height, error))
    return NULL;
  self->width = round_up (self->width, step);
  self->height = round_up (self->height, step);
  self->below = new_surface (self);
  self->above = new_surface (self);
  self->frame = new_surface (self);
  if (!moniac_export_check_status (cairo_surface_status (self->below), error)
      || !moniac_export_check_status (cairo_surface_status (self->above), error)
      || !moniac_export_check_status (cairo_surface_status (self->frame), error))
    return NULL;
  fill_with_paper (self, self->below);
  draw_layer (self, self->below, 0, MONIAC_DRAW_FLOWS);
  draw_layer (self, self->above, 0, MONIAC_DRAW_TOP);
  return g_steal_pointer (&self);
}

void
moniac_frames_free (MoniacFrames *self)
{
  g_clear_pointer (&self->below, cairo_surface_destroy);
  g_clear_pointer (&self->above, cairo_surface_destroy);
  g_clear_pointer (&self->frame, cairo_surface_destroy);
  g_free (self);
}

int
moniac_frames_get_n (const MoniacFrames *self)
{
  return self->n;
}

int
moniac_frames_get_width (const MoniacFrames *self)
{
  return self->width;
}

int
moniac_frames_get_height (const MoniacFrames *self)
{
  return self->height;
}

double
moniac_frames_get_rate (const MoniacFrames *self)
{
  return self->rate;
}

int
moniac_frames_get_start (const MoniacFrames *self,
                         int                 i,
                         double              ticks)
{
  return (int) round (i * ticks / self->rate);
}

static double
get_phase (const MoniacFrames *self,
           int                 i)
{
  double phase = self->options->phase + (double) i * self->n_rounds / self->n;

  return phase - floor (phase);
}

static void
paint (cairo_surface_t  *on,
       cairo_surface_t  *what,
       cairo_operator_t  how)
{
  cairo_t *cr = cairo_create (on);

  cairo_set_operator (cr, how);
  cairo_set_source_surface (cr, what, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

cairo_surface_t *
moniac_frames_draw (MoniacFrames  *self,
                    int            i,
                    GError       **error)
{
  const MoniacExportOptions *options = self->options;

  g_return_val_if_fail (i >= 0 && i < self->n, NULL);

  if (g_cancellable_set_error_if_cancelled (options->cancellable, error))
    return NULL;
  paint (self->frame, self->below, CAIRO_OPERATOR_SOURCE);
  draw_layer (self, self->frame, get_phase (self, i), MONIAC_DRAW_COINS);
  paint (self->frame, self->above, CAIRO_OPERATOR_OVER);
  cairo_surface_flush (self->frame);
  if (!moniac_export_check_status (cairo_surface_status (self->frame), error))
    return NULL;
  if (options->progress)
    options->progress ((i + 1.0) / self->n, options->progress_data);
  return self->frame;
}

gboolean
moniac_frames_fail (GError     **error,
                    const char  *why)
{
  g_set_error (error, MONIAC_EXPORT_ERROR, MONIAC_EXPORT_ERROR_FAILED, _("The animation could not be written: %s"), why);
  return FALSE;
}
