/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coins over a still picture: one pixel buffer in which only the coins' own pixels change from
 * frame to frame, and the few rectangles that say where.
 *
 * The last row of pixels is left alone: damage that covers a whole window makes cairo's X11
 * back end take a fresh segment of shared memory for every frame, which costs more than all else. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "moniac-canvas-motion.h"
#include "moniac-canvas-sprite.h"

/* Damage is told as up to three intervals in each of nine bands, on a coarse grid, so that the
 * rectangles of one frame and the next mostly share their edges. */
#define N_BANDS 9
#define INTERVALS_PER_BAND 3
#define CELL 30
/* Where something lies above coins is known for squares of this side. */
#define COVER_CELL 16

G_STATIC_ASSERT (N_BANDS * INTERVALS_PER_BAND == MONIAC_CANVAS_MAX_DAMAGE);

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
  const MoniacSpritePixel *pixels;     /* of its first visible pixel */
} Spot;

struct _MoniacCanvasMotion
{
  cairo_surface_t *still;
  cairo_surface_t *cover;              /* nullable */
  cairo_surface_t *surface;
  const guint32 *still_pixels;
  guint32 *pixels;
  int width;
  int height;                          /* without the last row */
  int stride;                          /* of both, in pixels */

  double scale;
  MoniacSpriteSheet *sheet;
  Spot *spots;
  int n_spots;
  int n_allocated;

  int n_cells;                         /* in one band */
  int band_height;
  guint8 *cells;                       /* N_BANDS * n_cells: whether anything changed there */

  int n_cover_columns;
  guint8 *cover_cells;                 /* nullable: whether anything lies above the coins there */
};

static cairo_surface_t *
copy_surface (cairo_surface_t *source)
{
  int width = cairo_image_surface_get_width (source);
  int height = cairo_image_surface_get_height (source);
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  cairo_surface_flush (copy);
  memcpy (cairo_image_surface_get_data (copy), cairo_image_surface_get_data (source),
          (size_t) cairo_image_surface_get_stride (source) * height);
  cairo_surface_mark_dirty (copy);
  return copy;
}

static void
mark (MoniacCanvasMotion *self,
      const Spot         *spot)
{
  int first_band = spot->top / self->band_height;
  int last_band = (spot->top + spot->n_rows - 1) / self->band_height;
  int first = spot->left / CELL;
  int last = (spot->left + spot->n_columns - 1) / CELL;

  for (int band = first_band; band <= last_band; band++)
    memset (self->cells + band * self->n_cells + first, 1, last - first + 1);
}

static void
restore (MoniacCanvasMotion *self,
         const Spot         *spot)
{
  gsize offset = (gsize) spot->top * self->stride + spot->left;

  for (int row = 0; row < spot->n_rows; row++, offset += self->stride)
    memcpy (self->pixels + offset, self->still_pixels + offset, spot->n_columns * sizeof (guint32));
}

/* Two channels at a time: each product of 8 by 9 bits stays within its 16. */
static inline guint32
over (guint32           below,
      MoniacSpritePixel pixel)
{
  guint32 even = (((below & 0x00ff00ff) * pixel.keep) >> 8) & 0x00ff00ff;
  guint32 odd = (((below >> 8) & 0x00ff00ff) * pixel.keep) & 0xff00ff00;

  return (even | odd) + pixel.add;
}

static void
blend (MoniacCanvasMotion *self,
       const Spot         *spot)
{
  int side = moniac_sprite_sheet_get_side (self->sheet);
  guint32 *row = self->pixels + (gsize) spot->top * self->stride + spot->left;
  const MoniacSpritePixel *pixels = spot->pixels;

  for (int y = 0; y < spot->n_rows; y++, row += self->stride, pixels += side)
    for (int x = 0; x < spot->n_columns; x++)
      row[x] = over (row[x], pixels[x]) | 0xff000000;
}

/* A pixel of a coin of which a part, of 255, lies under something. */
static inline MoniacSpritePixel
under (MoniacSpritePixel pixel,
       guint32           covered)
{
  guint32 shows = 256 - (covered + (covered >> 7));
  guint32 even = (((pixel.add & 0x00ff00ff) * shows) >> 8) & 0x00ff00ff;
  guint32 odd = (((pixel.add >> 8) & 0x00ff00ff) * shows) & 0xff00ff00;

  return (MoniacSpritePixel) { even | odd, 256 - (((256 - pixel.keep) * shows) >> 8) };
}

static void
blend_covered (MoniacCanvasMotion *self,
               const Spot         *spot)
{
  int side = moniac_sprite_sheet_get_side (self->sheet);
  int cover_stride = cairo_image_surface_get_stride (self->cover);
  guint32 *row = self->pixels + (gsize) spot->top * self->stride + spot->left;
  const guint8 *cover = cairo_image_surface_get_data (self->cover) +
                        (gsize) spot->top * cover_stride + spot->left;
  const MoniacSpritePixel *pixels = spot->pixels;

  for (int y = 0; y < spot->n_rows; y++, row += self->stride, cover += cover_stride, pixels += side)
    for (int x = 0; x < spot->n_columns; x++)
      row[x] = over (row[x], under (pixels[x], cover[x])) | 0xff000000;
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
  const guint32 *row = self->pixels + (gsize) spot->top * self->stride + spot->left;

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
  int side = moniac_sprite_sheet_get_side (self->sheet);
  int left, top, right, bottom;
  const MoniacSpritePixel *pixels;

  if (!(x > -side && y > -side && x < self->width + side && y < self->height + side))
    return FALSE;

  pixels = moniac_sprite_sheet_find (self->sheet, x, y, &left, &top);
  right = MIN (left + side, self->width);
  bottom = MIN (top + side, self->height);
  out->left = MAX (left, 0);
  out->top = MAX (top, 0);
  out->n_columns = right - out->left;
  out->n_rows = bottom - out->top;
  out->pixels = pixels + (out->top - top) * side + (out->left - left);
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
}

static void
take_away (MoniacCanvasMotion *self)
{
  for (int i = 0; i < self->n_spots; i++)
    {
      restore (self, &self->spots[i]);
      mark (self, &self->spots[i]);
    }
  self->n_spots = 0;
}

/* Adds the intervals of one band: from the first changed cell to the last, without the two widest gaps. */
static int
cover_band (const guint8 *cells,
            int           n_cells,
            int           starts[INTERVALS_PER_BAND],
            int           ends[INTERVALS_PER_BAND])
{
  int gap_starts[INTERVALS_PER_BAND - 1] = { 0 }, gap_ends[INTERVALS_PER_BAND - 1] = { 0 };
  int first = 0, last = n_cells, n = 0, gap_start = -1;

  while (first < n_cells && !cells[first])
    first++;
  if (first == n_cells)
    return 0;
  while (!cells[last - 1])
    last--;

  for (int i = first; i < last; i++)
    {
      int narrow;

      if (!cells[i] && gap_start < 0)
        gap_start = i;
      if (!cells[i] || gap_start < 0)
        continue;

      /* A gap ends here; it takes the place of the narrower of the two kept so far. */
      narrow = gap_ends[0] - gap_starts[0] <= gap_ends[1] - gap_starts[1] ? 0 : 1;
      if (i - gap_start > gap_ends[narrow] - gap_starts[narrow])
        {
          gap_starts[narrow] = gap_start;
          gap_ends[narrow] = i;
        }
      gap_start = -1;
    }

  if (gap_starts[0] > gap_starts[1])
    {
      int start = gap_starts[0], end = gap_ends[0];

      gap_starts[0] = gap_starts[1], gap_ends[0] = gap_ends[1];
      gap_starts[1] = start, gap_ends[1] = end;
    }

  starts[0] = first;
  for (int gap = 0; gap < INTERVALS_PER_BAND - 1; gap++)
    {
      if (gap_ends[gap] == gap_starts[gap])
        continue;
      ends[n++] = gap_starts[gap];
      starts[n] = gap_ends[gap];
    }
  ends[n++] = last;
  return n;
}

MoniacCanvasMotion *
moniac_canvas_motion_new (cairo_surface_t   *still,
                          cairo_surface_t   *cover,
                          const MoniacTheme *theme,
                          double             scale,
                          double             coin_scale)
{
  MoniacCanvasMotion *self = g_new0 (MoniacCanvasMotion, 1);

  g_assert (cairo_image_surface_get_format (still) == CAIRO_FORMAT_ARGB32);

  self->still = cairo_surface_reference (still);
  self->cover = cover ? cairo_surface_reference (cover) : NULL;
  self->surface = copy_surface (still);
  self->still_pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (still);
  self->pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (self->surface);
  self->width = cairo_image_surface_get_width (still);
  self->height = MAX (cairo_image_surface_get_height (still) - 1, 0);
  self->stride = cairo_image_surface_get_stride (still) / (int) sizeof (guint32);
  self->scale = scale;
  self->sheet = moniac_sprite_sheet_new (theme, coin_scale);
  self->n_cells = self->width / CELL + 1;
  self->band_height = self->height / N_BANDS + 1;
  self->cells = g_new0 (guint8, N_BANDS * self->n_cells);
  if (cover)
    find_cover (self);
  return self;
}

void
moniac_canvas_motion_free (MoniacCanvasMotion *self)
{
  cairo_surface_destroy (self->still);
  g_clear_pointer (&self->cover, cairo_surface_destroy);
  cairo_surface_destroy (self->surface);
  moniac_sprite_sheet_free (self->sheet);
  g_free (self->spots);
  g_free (self->cells);
  g_free (self->cover_cells);
  g_free (self);
}

cairo_surface_t *
moniac_canvas_motion_get_surface (MoniacCanvasMotion *self)
{
  return self->surface;
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

  for (int i = 0; i < self->n_spots; i++)
    {
      if (i + PREFETCH_AHEAD < self->n_spots)
        prefetch (self, &self->spots[i + PREFETCH_AHEAD]);
      if (self->spots[i].covered)
        blend_covered (self, &self->spots[i]);
      else
        blend (self, &self->spots[i]);
      mark (self, &self->spots[i]);
    }
}

int
moniac_canvas_motion_take_damage (MoniacCanvasMotion    *self,
                                  cairo_rectangle_int_t  out[MONIAC_CANVAS_MAX_DAMAGE])
{
  int n = 0;

  for (int band = 0; band < N_BANDS; band++)
    {
      int starts[INTERVALS_PER_BAND], ends[INTERVALS_PER_BAND];
      int top = band * self->band_height;
      int bottom = MIN (top + self->band_height, self->height);
      int n_intervals = cover_band (self->cells + band * self->n_cells, self->n_cells, starts, ends);

      for (int i = 0; i < n_intervals; i++)
        {
          int left = starts[i] * CELL;
          int right = MIN (ends[i] * CELL, self->width);

          out[n++] = (cairo_rectangle_int_t) { left, top, right - left, bottom - top };
        }
    }

  memset (self->cells, 0, N_BANDS * self->n_cells);
  return n;
}
