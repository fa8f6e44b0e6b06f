/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things moved, told in few rectangles that together are small, and that stay the same from frame to
 * frame as long as they can.
 *
 * The renderer adds the rectangles of the last frame to those of this one, and gives up when they are too many
 * together. So they are chosen with some room around what moves, and kept until something leaves them: then a frame's
 * and the last one's are the same. The choice is the smallest total area, by dynamic programming over bands
 * of rows with up to MAX_INTERVALS rectangles in each. */
#include "config.h"

#include <string.h>

#include "moniac-canvas-damage.h"

#define MIN_CELL 16
#define MAX_COLUMNS 128
#define MAX_ROWS 72
#define MAX_INTERVALS 6
/* What a rectangle costs besides its area, in cells. */
#define RECTANGLE_COST 6
/* Above this share of touched cells one rectangle is nearly as small as many. */
#define DENSE_SHARE 0.6
/* After so many frames a smaller choice is looked for. */
#define MAX_AGE 120
#define NEVER (G_MAXINT / 2)

struct _MoniacCanvasDamage
{
  int width;
  int height;
  int cell;
  int n_columns;
  int n_rows;
  guint8 touched[MAX_ROWS][MAX_COLUMNS];   /* since the last time it was taken */
  guint8 covered[MAX_ROWS][MAX_COLUMNS];   /* by the rectangles */
  gboolean any;                            /* is touched */
  gboolean outside;                        /* of the rectangles something was touched */
  int age;                                 /* of the rectangles, in frames */
  int n;
  cairo_rectangle_int_t rectangles[MONIAC_CANVAS_MAX_DAMAGE];   /* in cells */
};

typedef struct
{
  int start;
  int end;
} Interval;

/* The rows from `first` to before `end`, seen as one: where something is, and what the best rectangles would cost. */
typedef struct
{
  guint8 cells[MAX_COLUMNS];
  Interval extent;
  Interval gaps[MAX_INTERVALS - 1];        /* the widest, widest first */
  int n_gaps;
} Band;

/* How rows up to some row are best covered with some number of rectangles. */
typedef struct
{
  int cost;
  gint8 first;                             /* row at which the last band begins */
  gint8 n;                                 /* rectangles in it */
} Choice;

static int
width_of (const Interval *interval)
{
  return interval->end - interval->start;
}

static void
keep_gap (Band     *band,
          Interval  gap)
{
  int place = band->n_gaps;

  while (place > 0 && width_of (&band->gaps[place - 1]) < width_of (&gap))
    place--;
  if (place == MAX_INTERVALS - 1)
    return;
  band->n_gaps = MIN (band->n_gaps + 1, MAX_INTERVALS - 1);
  for (int i = band->n_gaps - 1; i > place; i--)
    band->gaps[i] = band->gaps[i - 1];
  band->gaps[place] = gap;
}

static void
find_gaps (Band *band,
           int   n_columns)
{
  int last = -1;

  band->extent = (Interval) { 0, 0 };
  band->n_gaps = 0;
  for (int i = 0; i < n_columns; i++)
    {
      if (!band->cells[i])
        continue;
      if (last < 0)
        band->extent.start = i;
      else if (i > last + 1)
        keep_gap (band, (Interval) { last + 1, i });
      last = i;
      band->extent.end = i + 1;
    }
}

static void
add_row (Band         *band,
         const guint8 *row,
         int           n_columns)
{
  for (int i = 0; i < n_columns; i++)
    band->cells[i] |= row[i];
}

/* Offers a band to all choices that end where it ends. */
static void
offer_band (const Band *band,
            int         first,
            int         end,
            Choice      choices[][MONIAC_CANVAS_MAX_DAMAGE + 1])
{
  int width = width_of (&band->extent);
  gboolean empty = width == 0;

  for (int n = empty ? 0 : 1; n <= (empty ? 0 : band->n_gaps + 1); n++)
    {
      int cost;

      if (n > 1)
        width -= width_of (&band->gaps[n - 2]);
      cost = (end - first) * width + n * RECTANGLE_COST;
      for (int before = 0; before + n <= MONIAC_CANVAS_MAX_DAMAGE; before++)
        if (choices[first][before].cost + cost < choices[end][before + n].cost)
          choices[end][before + n] = (Choice) { choices[first][before].cost + cost, (gint8) first,
                                                (gint8) n };
    }
}

static int
compare_starts_cb (gconstpointer a,
                   gconstpointer b)
{
  return ((const Interval *) a)->start - ((const Interval *) b)->start;
}

/* The n rectangles of a band: its extent without the widest gaps. */
static void
add_rectangles (MoniacCanvasDamage *self,
                const Band         *band,
                int                 first,
                int                 end,
                int                 n)
{
  Interval gaps[MAX_INTERVALS];
  int start = band->extent.start;

  if (n == 0)
    return;
  memcpy (gaps, band->gaps, (n - 1) * sizeof (Interval));
  qsort (gaps, n - 1, sizeof (Interval), compare_starts_cb);
  gaps[n - 1] = (Interval) { band->extent.end, 0 };
  for (int i = 0; i < n; i++)
    {
      self->rectangles[self->n++] =
        (cairo_rectangle_int_t) { start, first, gaps[i].start - start, end - first };
      start = gaps[i].end;
    }
}

static void
take_choice (MoniacCanvasDamage *self,
             Choice              choices[][MONIAC_CANVAS_MAX_DAMAGE + 1])
{
  int best = 0, end = self->n_rows;

  for (int n = 1; n <= MONIAC_CANVAS_MAX_DAMAGE; n++)
    if (choices[end][n].cost < choices[end][best].cost)
      best = n;

  self->n = 0;
  while (end > 0)
    {
      const Choice *choice = &choices[end][best];
      Band band = { 0 };

      for (int row = choice->first; row < end; row++)
        add_row (&band, self->touched[row], self->n_columns);
      find_gaps (&band, self->n_columns);
      add_rectangles (self, &band, choice->first, end, choice->n);
      best -= choice->n;
      end = choice->first;
    }
}

static void
choose_smallest (MoniacCanvasDamage *self)
{
  Choice choices[MAX_ROWS + 1][MONIAC_CANVAS_MAX_DAMAGE + 1];

  for (int row = 0; row <= self->n_rows; row++)
    for (int n = 0; n <= MONIAC_CANVAS_MAX_DAMAGE; n++)
      choices[row][n].cost = row + n > 0 ? NEVER : 0;

  for (int first = 0; first < self->n_rows; first++)
    {
      Band band = { 0 };

      for (int end = first + 1; end <= self->n_rows; end++)
        {
          add_row (&band, self->touched[end - 1], self->n_columns);
          find_gaps (&band, self->n_columns);
          offer_band (&band, first, end, choices);
        }
    }
  take_choice (self, choices);
}

/* What moves will soon be in the cells around. */
static void
spread (MoniacCanvasDamage *self)
{
  guint8 before[MAX_ROWS][MAX_COLUMNS];

  memcpy (before, self->touched, sizeof before);
  for (int row = 0; row < self->n_rows; row++)
    for (int column = 0; column < self->n_columns; column++)
      if (before[row][column])
        for (int y = MAX (row - 1, 0); y <= MIN (row + 1, self->n_rows - 1); y++)
          for (int x = MAX (column - 1, 0); x <= MIN (column + 1, self->n_columns - 1); x++)
            self->touched[y][x] = 1;
}

static gboolean
is_dense (const MoniacCanvasDamage *self)
{
  int n = 0;

  for (int row = 0; row < self->n_rows; row++)
    for (int column = 0; column < self->n_columns; column++)
      n += self->touched[row][column];
  return n > DENSE_SHARE * self->n_rows * self->n_columns;
}

static void
mark_covered (MoniacCanvasDamage *self)
{
  memset (self->covered, 0, sizeof self->covered);
  for (int i = 0; i < self->n; i++)
    for (int row = 0; row < self->rectangles[i].height; row++)
      memset (self->covered[self->rectangles[i].y + row] + self->rectangles[i].x, 1,
              self->rectangles[i].width);
}

static void
choose (MoniacCanvasDamage *self)
{
  spread (self);
  if (is_dense (self))
    {
      self->n = 1;
      self->rectangles[0] = (cairo_rectangle_int_t) { 0, 0, self->n_columns, self->n_rows };
    }
  else
    choose_smallest (self);
  mark_covered (self);
  self->age = 0;
}

static cairo_rectangle_int_t
in_pixels (const MoniacCanvasDamage    *self,
           const cairo_rectangle_int_t *cells)
{
  int left = cells->x * self->cell;
  int top = cells->y * self->cell;

  return (cairo_rectangle_int_t) { left, top,
                                   MIN (left + cells->width * self->cell, self->width) - left,
                                   MIN (top + cells->height * self->cell, self->height) - top };
}

MoniacCanvasDamage *
moniac_canvas_damage_new (int width,
                          int height)
{
  MoniacCanvasDamage *self = g_new0 (MoniacCanvasDamage, 1);

  self->width = width;
  self->height = height;
  self->cell = MAX (MIN_CELL, MAX ((width + MAX_COLUMNS - 1) / MAX_COLUMNS,
                                   (height + MAX_ROWS - 1) / MAX_ROWS));
  self->n_columns = (width + self->cell - 1) / self->cell;
  self->n_rows = (height + self->cell - 1) / self->cell;
  return self;
}

void
moniac_canvas_damage_free (MoniacCanvasDamage *self)
{
  g_free (self);
}

void
moniac_canvas_damage_add (MoniacCanvasDamage *self,
                          int                 left,
                          int                 top,
                          int                 n_columns,
                          int                 n_rows)
{
  int last_row = (top + n_rows - 1) / self->cell;
  int first_column = left / self->cell;
  int last_column = (left + n_columns - 1) / self->cell;

  self->any = TRUE;
  for (int row = top / self->cell; row <= last_row; row++)
    for (int column = first_column; column <= last_column; column++)
      {
        self->touched[row][column] = 1;
        self->outside |= !self->covered[row][column];
      }
}

int
moniac_canvas_damage_take (MoniacCanvasDamage    *self,
                           cairo_rectangle_int_t  out[MONIAC_CANVAS_MAX_DAMAGE])
{
  if (!self->any)
    return 0;

  if (self->outside || ++self->age > MAX_AGE)
    choose (self);
  memset (self->touched, 0, sizeof self->touched);
  self->any = FALSE;
  self->outside = FALSE;
  for (int i = 0; i < self->n; i++)
    out[i] = in_pixels (self, &self->rectangles[i]);
  return self->n;
}
