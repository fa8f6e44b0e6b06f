/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coins over a still picture: one pixel buffer in which only the coins' own pixels change from
 * frame to frame, and the few rectangles that say where.
 *
 * What a coin hides is put by while it is there: in one piece of memory, which is read faster than the rows
 * of a second picture. Coins overlap, so they are taken away in the reverse order.
 *
 * The last row of pixels is left alone: damage that covers a whole window makes cairo's X11
 * back end take a fresh segment of shared memory for every frame, which costs more than all else. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "moniac-canvas-blend.h"
#include "moniac-canvas-motion.h"
#include "moniac-canvas-sprite.h"

/* Where something lies above coins is known for squares of this side. */
#define COVER_CELL 16

/* How many coins ahead the rows of a coin are asked for from memory. */
#define PREFETCH_AHEAD 6

/* Where a coin's sprite lies, clipped to the buffer. */
typedef struct
{
  int left;
  int top;
  int n_columns;
  int n_rows;
  gboolean covered;                    /* something may lie above it */
  const guint32 *sprite;               /* at its first visible pixel */
} Spot;

struct _MoniacCanvasMotion
{
  cairo_surface_t *surface;
  cairo_surface_t *cover;              /* nullable */
  guint32 *pixels;                     /* of the surface */
  int width;
  int height;                          /* without the last row */
  int stride;                          /* in pixels */

  double scale;
  MoniacSpriteSheet *sheet;
  int side;                            /* of a sprite */
  Spot *spots;
  guint32 *hidden;                     /* side * side pixels for each spot: what it hides */
  int n_spots;
  int n_allocated;

  MoniacCanvasDamage *damage;

  int n_cover_columns;
  guint8 *cover_cells;                 /* nullable: whether anything lies above the coins there */
};

static inline guint32 *
pixels_at (const MoniacCanvasMotion *self,
           const Spot               *spot)
{
  return self->pixels + (gsize) spot->top * self->stride + spot->left;
}

static void
mark (MoniacCanvasMotion *self,
      const Spot         *spot)
{
  moniac_canvas_damage_add (self->damage, spot->left, spot->top, spot->n_columns, spot->n_rows);
}

static void
save (MoniacCanvasMotion *self,
      int                 index)
{
  const Spot *spot = &self->spots[index];
  const guint32 *row = pixels_at (self, spot);
  guint32 *hidden = self->hidden + (gsize) index * self->side * self->side;

  for (int y = 0; y < spot->n_rows; y++, row += self->stride, hidden += self->side)
    moniac_copy_row (hidden, row, spot->n_columns);
}

static void
restore (MoniacCanvasMotion *self,
         int                 index)
{
  const Spot *spot = &self->spots[index];
  guint32 *row = pixels_at (self, spot);
  const guint32 *hidden = self->hidden + (gsize) index * self->side * self->side;

  for (int y = 0; y < spot->n_rows; y++, row += self->stride, hidden += self->side)
    moniac_copy_row (row, hidden, spot->n_columns);
}

static void
blend (MoniacCanvasMotion *self,
       const Spot         *spot)
{
  guint32 *row = pixels_at (self, spot);
  const guint32 *sprite = spot->sprite;

  for (int y = 0; y < spot->n_rows; y++, row += self->stride, sprite += 2 * self->side)
    moniac_blend_row (row, sprite, sprite + self->side, spot->n_columns);
}

static void
blend_covered (MoniacCanvasMotion *self,
               const Spot         *spot)
{
  int cover_stride = cairo_image_surface_get_stride (self->cover);
  guint32 *row = pixels_at (self, spot);
  const guint8 *cover = cairo_image_surface_get_data (self->cover) +
                        (gsize) spot->top * cover_stride + spot->left;
  const guint32 *add = spot->sprite, *keep = spot->sprite + self->side;

  for (int y = 0; y < spot->n_rows; y++)
    {
      for (int x = 0; x < spot->n_columns; x++)
        row[x] = moniac_blend_pixel_under (row[x], add[x], keep[x], cover[x]);
      row += self->stride;
      cover += cover_stride;
      add += 2 * self->side;
      keep += 2 * self->side;
    }
}

static gboolean
is_covered (const MoniacCanvasMotion *self,
            const Spot               *spot)
{
  int last_row = (spot->top + spot->n_rows - 1) / COVER_CELL;
  int last_column = (spot->left + spot->n_columns - 1) / COVER_CELL;

  if (!self->cover_cells)
    return FALSE;
  for (int row = spot->top / COVER_CELL; row <= last_row; row++)
    for (int column = spot->left / COVER_CELL; column <= last_column; column++)
      if (self->cover_cells[row * self->n_cover_columns + column])
        return TRUE;
  return FALSE;
}

static void
find_cover (MoniacCanvasMotion *self)
{
  const guint8 *row = cairo_image_surface_get_data (self->cover);
  int stride = cairo_image_surface_get_stride (self->cover);

  self->n_cover_columns = self->width / COVER_CELL + 1;
  self->cover_cells = g_new0 (guint8, self->n_cover_columns * (self->height / COVER_CELL + 1));
  for (int y = 0; y < self->height; y++, row += stride)
    for (int x = 0; x < self->width; x++)
      if (row[x])
        self->cover_cells[y / COVER_CELL * self->n_cover_columns + x / COVER_CELL] = 1;
}

static void
prefetch (MoniacCanvasMotion *self,
          const Spot         *spot)
{
  const guint32 *row = pixels_at (self, spot);

  for (int y = 0; y < spot->n_rows; y++, row += self->stride)
    __builtin_prefetch (row, 1);
}

/* Where a coin with its middle at (x, y) goes; FALSE outside the buffer. */
static gboolean
place (MoniacCanvasMotion *self,
       double              x,
       double              y,
       Spot               *out)
{
  int side = self->side;
  int left, top, right, bottom;
  const guint32 *sprite;

  if (!(x > -side && y > -side && x < self->width + side && y < self->height + side))
    return FALSE;

  sprite = moniac_sprite_sheet_find (self->sheet, x, y, &left, &top);
  right = MIN (left + side, self->width);
  bottom = MIN (top + side, self->height);
  out->left = MAX (left, 0);
  out->top = MAX (top, 0);
  out->n_columns = right - out->left;
  out->n_rows = bottom - out->top;
  out->sprite = sprite + (out->top - top) * 2 * side + (out->left - left);
  if (out->n_columns <= 0 || out->n_rows <= 0)
    return FALSE;
  out->covered = is_covered (self, out);
  return TRUE;
}

static void
make_room (MoniacCanvasMotion *self,
           int                 n_coins)
{
  if (n_coins <= self->n_allocated)
    return;

  self->n_allocated = MAX (n_coins, 2 * self->n_allocated);
  self->spots = g_renew (Spot, self->spots, self->n_allocated);
  self->hidden = g_renew (guint32, self->hidden,
                          (gsize) self->n_allocated * self->side * self->side);
}

static void
take_away (MoniacCanvasMotion *self)
{
  for (int i = self->n_spots - 1; i >= 0; i--)
    {
      if (i >= PREFETCH_AHEAD)
        prefetch (self, &self->spots[i - PREFETCH_AHEAD]);
      restore (self, i);
      mark (self, &self->spots[i]);
    }
  self->n_spots = 0;
}

static void
put_down (MoniacCanvasMotion *self)
{
  for (int i = 0; i < self->n_spots; i++)
    {
      if (i + PREFETCH_AHEAD < self->n_spots)
        prefetch (self, &self->spots[i + PREFETCH_AHEAD]);
      save (self, i);
      if (self->spots[i].covered)
        blend_covered (self, &self->spots[i]);
      else
        blend (self, &self->spots[i]);
      mark (self, &self->spots[i]);
    }
}

MoniacCanvasMotion *
moniac_canvas_motion_new (cairo_surface_t   *surface,
                          cairo_surface_t   *cover,
                          const MoniacTheme *theme,
                          double             scale,
                          double             coin_scale)
{
  MoniacCanvasMotion *self = g_new0 (MoniacCanvasMotion, 1);

  g_assert (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32);

  self->surface = cairo_surface_reference (surface);
  self->cover = cover ? cairo_surface_reference (cover) : NULL;
  self->pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  self->width = cairo_image_surface_get_width (surface);
  self->height = MAX (cairo_image_surface_get_height (surface) - 1, 0);
  self->stride = cairo_image_surface_get_stride (surface) / (int) sizeof (guint32);
  self->scale = scale;
  self->sheet = moniac_sprite_sheet_new (theme, coin_scale);
  self->side = moniac_sprite_sheet_get_side (self->sheet);
  self->damage = moniac_canvas_damage_new (self->width, self->height);
  if (cover)
    find_cover (self);
  return self;
}

void
moniac_canvas_motion_free (MoniacCanvasMotion *self)
{
  take_away (self);
  cairo_surface_destroy (self->surface);
  g_clear_pointer (&self->cover, cairo_surface_destroy);
  moniac_sprite_sheet_free (self->sheet);
  moniac_canvas_damage_free (self->damage);
  g_free (self->spots);
  g_free (self->hidden);
  g_free (self->cover_cells);
  g_free (self);
}

void
moniac_canvas_motion_move (MoniacCanvasMotion *self,
                           double              x,
                           double              y,
                           const MoniacCoin   *coins,
                           int                 n_coins)
{
  take_away (self);
  make_room (self, n_coins);

  for (int i = 0; i < n_coins; i++)
    if (place (self, x + self->scale * coins[i].x, y + self->scale * coins[i].y,
               &self->spots[self->n_spots]))
      self->n_spots++;
  put_down (self);
}

int
moniac_canvas_motion_take_damage (MoniacCanvasMotion    *self,
                                  cairo_rectangle_int_t  out[MONIAC_CANVAS_MAX_DAMAGE])
{
  return moniac_canvas_damage_take (self->damage, out);
}
