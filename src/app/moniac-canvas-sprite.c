/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of one coin at every place within a pixel, ready to be blended by hand. */
#include "config.h"

#include <math.h>

#include "moniac-canvas-sprite.h"
#include "moniac-figure.h"

/* Places within a pixel, each way: the larger a coin, the fewer are needed to move smoothly. */
#define PHASES_SMALL 4
#define PHASES_MEDIUM 2
#define SIDE_SMALL 16
#define SIDE_MEDIUM 64

struct _MoniacSpriteSheet
{
  int side;
  int n_phases;
  guint32 *sprites;                    /* n_phases * n_phases of them, by vertical phase first */
};

/* A multiple of four, so that pixels can be worked on four at a time. */
static int
side_for_scale (double scale)
{
  return 4 * (int) ceil ((MONIAC_COIN_RADIUS * scale + 1) / 2);
}

static gsize
sprite_length (int side)
{
  return 2 * (gsize) side * side;
}

static int
phases_for_side (int side)
{
  if (side <= SIDE_SMALL)
    return PHASES_SMALL;
  return side <= SIDE_MEDIUM ? PHASES_MEDIUM : 1;
}

static void
convert (cairo_surface_t *surface,
         int              side,
         guint32         *out)
{
  const guint8 *row = cairo_image_surface_get_data (surface);

  for (int y = 0; y < side; y++, row += cairo_image_surface_get_stride (surface), out += 2 * side)
    for (int x = 0; x < side; x++)
      {
        guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];
        guint32 alpha = pixel >> 24;
        /* 255 becomes 256, so that an opaque pixel keeps nothing of what is below. */
        guint32 keep = 256 - (alpha + (alpha >> 7));

        out[x] = pixel;
        out[side + x] = keep | keep << 16;
      }
}

cairo_surface_t *
moniac_sprite_draw (const MoniacTheme *theme,
                    double             scale,
                    double             offset_x,
                    double             offset_y,
                    int               *side)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  MoniacPainter *painter;

  *side = side_for_scale (scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, *side, *side);
  cr = cairo_create (surface);
  cairo_translate (cr, *side / 2.0 + offset_x, *side / 2.0 + offset_y);
  cairo_scale (cr, scale, scale);
  painter = moniac_cairo_painter_new (cr, FALSE);
  moniac_figure_draw_coin (painter, theme, 0, 0);
  moniac_painter_free (painter);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

MoniacSpriteSheet *
moniac_sprite_sheet_new (const MoniacTheme *theme,
                         double             scale)
{
  MoniacSpriteSheet *self = g_new0 (MoniacSpriteSheet, 1);
  int n_sprites;

  self->side = side_for_scale (scale);
  self->n_phases = phases_for_side (self->side);
  n_sprites = self->n_phases * self->n_phases;
  self->sprites = g_new (guint32, n_sprites * sprite_length (self->side));

  for (int i = 0; i < n_sprites; i++)
    {
      int side;
      cairo_surface_t *surface = moniac_sprite_draw (theme, scale,
                                                     (double) (i % self->n_phases) / self->n_phases,
                                                     (double) (i / self->n_phases) / self->n_phases,
                                                     &side);

      convert (surface, side, self->sprites + i * sprite_length (side));
      cairo_surface_destroy (surface);
    }
  return self;
}

void
moniac_sprite_sheet_free (MoniacSpriteSheet *self)
{
  g_free (self->sprites);
  g_free (self);
}

int
moniac_sprite_sheet_get_side (const MoniacSpriteSheet *self)
{
  return self->side;
}

const guint32 *
moniac_sprite_sheet_find (const MoniacSpriteSheet *self,
                          double                   x,
                          double                   y,
                          int                     *left,
                          int                     *top)
{
  /* In steps of a phase; the shift of half a step makes the nearest one win. */
  int column = (int) floor ((x - self->side / 2.0) * self->n_phases + 0.5);
  int row = (int) floor ((y - self->side / 2.0) * self->n_phases + 0.5);
  int phase_x = column & (self->n_phases - 1);
  int phase_y = row & (self->n_phases - 1);

  *left = (column - phase_x) / self->n_phases;
  *top = (row - phase_y) / self->n_phases;
  return self->sprites + (phase_y * self->n_phases + phase_x) * sprite_length (self->side);
}
