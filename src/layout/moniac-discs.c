/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discs in a rectangle: filling it, and keeping off each other. */
#include "config.h"

#include "moniac-discs.h"

#include <math.h>
#include <string.h>

/* How much more one direction may be stretched than the other. */
#define MOST_STRETCH 2.5
/* Rounds of pushing apart, first with margins, then without; small steps forgive less shoving. */
#define MARGIN_ROUNDS 120
#define BARE_ROUNDS 400
#define LEAST_ROUNDS 60
#define ROUNDS_BUDGET 400000
/* Discs this close count as apart. */
#define TOUCH 0.01
/* Above this many discs a heap is loosened, by this share where there are very many. */
#define CROWD 300
#define LOOSENED 0.65
#define LOOSENED_FULLY 2000
/* A golden angle tells apart what lies on one spot. */
#define GOLDEN_ANGLE 2.399963229728653
#define MOST_CELLS 256

struct _MoniacDiscIndex
{
  MoniacRect area;
  int columns;
  int rows;
  int *first;                /* of each cell, in `discs`; one more at the end */
  int *discs;
};

/* The angle of the direction in which the points spread most. */
static double
main_axis (const MoniacDisc *discs,
           int               n)
{
  double x = 0, y = 0, xx = 0, xy = 0, yy = 0;

  for (int i = 0; i < n; i++)
    {
      x += discs[i].center.x / n;
      y += discs[i].center.y / n;
    }
  for (int i = 0; i < n; i++)
    {
      double dx = discs[i].center.x - x, dy = discs[i].center.y - y;

      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }

  return atan2 (2 * xy, xx - yy) / 2;
}

static void
turn (MoniacDisc *discs,
      int         n,
      double      angle)
{
  double c = cos (angle), s = sin (angle);

  for (int i = 0; i < n; i++)
    {
      MoniacPoint p = discs[i].center;

      discs[i].center = (MoniacPoint) { c * p.x - s * p.y, s * p.x + c * p.y };
    }
}

static MoniacRect
bounds_of_centers (const MoniacDisc *discs,
                   int               n)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (int i = 0; i < n; i++)
    {
      left = MIN (left, discs[i].center.x);
      right = MAX (right, discs[i].center.x);
      top = MIN (top, discs[i].center.y);
      bottom = MAX (bottom, discs[i].center.y);
    }

  return (MoniacRect) { left, top, right - left, bottom - top };
}

/* Where a disc's centre may be, so that the disc and its margin lie in the area. */
static MoniacRect
allowed (const MoniacDisc *disc,
         const MoniacRect *area,
         double            margin)
{
  double x = MIN (disc->radius + margin, area->width / 2);
  double y = MIN (disc->radius + margin, area->height / 2);

  return (MoniacRect) { area->x + x, area->y + y, area->width - 2 * x, area->height - 2 * y };
}

/* Each centre goes as far across its own allowed rectangle as it was across the bounds. */
static void
spread (MoniacDisc       *discs,
        int               n,
        const MoniacRect *bounds,
        const MoniacRect *area)
{
  for (int i = 0; i < n; i++)
    {
      MoniacRect room = allowed (&discs[i], area, discs[i].margin);
      double x = bounds->width > 1e-9 ? (discs[i].center.x - bounds->x) / bounds->width : 0.5;
      double y = bounds->height > 1e-9 ? (discs[i].center.y - bounds->y) / bounds->height : 0.5;

      discs[i].center = (MoniacPoint) { room.x + x * room.width, room.y + y * room.height };
    }
}

/* Makes the bounds wider or higher, so that spreading them over the area does not distort too much. */
static MoniacRect
limit_stretch (const MoniacRect *bounds,
               const MoniacRect *area)
{
  MoniacRect out = *bounds;
  double x = area->width / MAX (bounds->width, 1e-9);
  double y = area->height / MAX (bounds->height, 1e-9);

  if (x > y * MOST_STRETCH)
    out.width = area->width / (y * MOST_STRETCH);
  else if (y > x * MOST_STRETCH)
    out.height = area->height / (x * MOST_STRETCH);
  out.x -= (out.width - bounds->width) / 2;
  out.y -= (out.height - bounds->height) / 2;

  return out;
}

static int
compare_x (gconstpointer a,
           gconstpointer b)
{
  const MoniacDisc *p = *(MoniacDisc * const *) a, *q = *(MoniacDisc * const *) b;

  return p->center.x != q->center.x ? (p->center.x < q->center.x ? -1 : 1) : (p > q) - (p < q);
}

static int
compare_y (gconstpointer a,
           gconstpointer b)
{
  const MoniacDisc *p = *(MoniacDisc * const *) a, *q = *(MoniacDisc * const *) b;

  return p->center.y != q->center.y ? (p->center.y < q->center.y ? -1 : 1) : (p > q) - (p < q);
}

/* Placements of very many leave most of them in a heap: each goes part of the way to where it would be if all stood
 * equally dense, across and along. Who is left of whom stays as it is. */
static void
loosen (MoniacDisc       *discs,
        int               n,
        const MoniacRect *area)
{
  g_autofree MoniacDisc **order = g_new (MoniacDisc *, n);
  double share = LOOSENED * MIN (1, (double) n / LOOSENED_FULLY - (double) CROWD / LOOSENED_FULLY);

  for (int i = 0; i < n; i++)
    order[i] = &discs[i];
  qsort (order, n, sizeof *order, compare_x);
  for (int i = 0; i < n; i++)
    order[i]->center.x += share * (area->x + area->width * (i + 0.5) / n - order[i]->center.x);
  qsort (order, n, sizeof *order, compare_y);
  for (int i = 0; i < n; i++)
    order[i]->center.y += share * (area->y + area->height * (i + 0.5) / n - order[i]->center.y);
}

void
moniac_discs_fit (MoniacDisc       *discs,
                  int               n,
                  const MoniacRect *area)
{
  MoniacRect bounds, limited;
  double axis;

  if (n == 0)
    return;

  axis = main_axis (discs, n);
  turn (discs, n, area->width >= area->height ? -axis : G_PI / 2 - axis);
  bounds = bounds_of_centers (discs, n);
  limited = limit_stretch (&bounds, area);
  spread (discs, n, &limited, area);
  if (n > CROWD)
    loosen (discs, n, area);
}

static void
cell_range (const MoniacDiscIndex *self,
            const MoniacRect      *rect,
            int                   *range)
{
  double x = self->columns / MAX (self->area.width, 1), y = self->rows / MAX (self->area.height, 1);

  range[0] = (int) CLAMP ((rect->x - self->area.x) * x, 0, self->columns - 1);
  range[1] = (int) CLAMP ((rect->x + rect->width - self->area.x) * x, 0, self->columns - 1);
  range[2] = (int) CLAMP ((rect->y - self->area.y) * y, 0, self->rows - 1);
  range[3] = (int) CLAMP ((rect->y + rect->height - self->area.y) * y, 0, self->rows - 1);
}

static MoniacRect
square_around (const MoniacDisc *disc,
               double            extra)
{
  double reach = disc->radius + disc->margin + extra;

  return (MoniacRect) { disc->center.x - reach, disc->center.y - reach, 2 * reach, 2 * reach };
}

/* Counts in a first pass, fills in a second: `next` is where each cell continues. */
static void
fill_cells (MoniacDiscIndex  *self,
            const MoniacDisc *discs,
            int               n,
            double            extra,
            int              *next,
            gboolean          count)
{
  for (int i = 0; i < n; i++)
    {
      MoniacRect square = square_around (&discs[i], extra);
      int range[4];

      cell_range (self, &square, range);
      for (int row = range[2]; row <= range[3]; row++)
        for (int column = range[0]; column <= range[1]; column++)
          {
            int cell = row * self->columns + column;

            if (!count)
              self->discs[next[cell]] = i;
            next[cell]++;
          }
    }
}

MoniacDiscIndex *
moniac_disc_index_new (const MoniacDisc *discs,
                       int               n,
                       double            extra)
{
  MoniacDiscIndex *self = g_new0 (MoniacDiscIndex, 1);
  g_autofree int *next = NULL;
  int side = CLAMP ((int) sqrt (n) + 1, 1, MOST_CELLS);
  int n_cells = side * side;

  self->columns = self->rows = side;
  for (int i = 0; i < n; i++)
    {
      MoniacRect square = square_around (&discs[i], extra);

      self->area = i == 0 ? square : moniac_rect_union (&self->area, &square);
    }

  next = g_new0 (int, n_cells);
  fill_cells (self, discs, n, extra, next, TRUE);
  self->first = g_new0 (int, n_cells + 1);
  for (int i = 0; i < n_cells; i++)
    {
      self->first[i + 1] = self->first[i] + next[i];
      next[i] = self->first[i];
    }
  self->discs = g_new (int, MAX (self->first[n_cells], 1));
  fill_cells (self, discs, n, extra, next, FALSE);

  return self;
}

void
moniac_disc_index_free (MoniacDiscIndex *self)
{
  g_free (self->first);
  g_free (self->discs);
  g_free (self);
}

void
moniac_disc_index_foreach (MoniacDiscIndex *self,
                           MoniacPoint      point,
                           MoniacDiscFunc   func,
                           gpointer         data)
{
  MoniacRect rect = { point.x, point.y, 0, 0 };
  int range[4], cell;

  cell_range (self, &rect, range);
  cell = range[2] * self->columns + range[0];
  for (int i = self->first[cell]; i < self->first[cell + 1]; i++)
    func (self->discs[i], data);
}

/* The centres of discs in a grid, and the order in which discs look around: the larger ones first, each for those that
 * are no larger, so that nobody has to look farther than twice its own size. */
typedef struct
{
  int columns;
  int rows;
  double cell;
  MoniacRect area;
  int *first;                /* of each cell, in `discs`; one more at the end */
  int *discs;
  int *cells;                /* of each disc */
  int *order;
  int *place;                /* of each disc, in `order` */
} Crowd;

static void
crowd_clear (Crowd *self)
{
  g_free (self->first);
  g_free (self->discs);
  g_free (self->cells);
  g_free (self->order);
  g_free (self->place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crowd, crowd_clear)

int
moniac_disc_compare_sizes (gconstpointer a,
                           gconstpointer b,
                           gpointer      data)
{
  const MoniacDisc *discs = data;
  int i = *(const int *) a, j = *(const int *) b;

  if (discs[i].radius != discs[j].radius)
    return discs[i].radius > discs[j].radius ? -1 : 1;
  return i - j;
}

static void
crowd_init (Crowd            *self,
            MoniacDisc       *discs,
            int               n,
            const MoniacRect *area)
{
  double side = sqrt (MAX (area->width * area->height, 1) / MAX (n, 1));

  self->area = *area;
  self->cell = MAX (side, MAX (area->width, area->height) / MOST_CELLS);
  self->columns = MAX (1, (int) ceil (area->width / self->cell));
  self->rows = MAX (1, (int) ceil (area->height / self->cell));
  self->first = g_new (int, self->columns * self->rows + 1);
  self->discs = g_new (int, MAX (n, 1));
  self->cells = g_new (int, MAX (n, 1));
  self->order = g_new (int, MAX (n, 1));
  self->place = g_new (int, MAX (n, 1));
  for (int i = 0; i < n; i++)
    self->order[i] = i;
  g_qsort_with_data (self->order, n, sizeof (int), moniac_disc_compare_sizes, discs);
  for (int i = 0; i < n; i++)
    self->place[self->order[i]] = i;
}

static int
crowd_cell (const Crowd *self,
            double       at,
            double       from,
            int          n)
{
  return (int) CLAMP ((at - from) / self->cell, 0, n - 1);
}

/* Notes where everybody is. */
static void
crowd_gather (Crowd            *self,
              const MoniacDisc *discs,
              int               n)
{
  int n_cells = self->columns * self->rows;

  memset (self->first, 0, (n_cells + 1) * sizeof (int));
  for (int i = 0; i < n; i++)
    {
      self->cells[i] = crowd_cell (self, discs[i].center.y, self->area.y, self->rows) * self->columns
                       + crowd_cell (self, discs[i].center.x, self->area.x, self->columns);
      self->first[self->cells[i] + 1]++;
    }
  for (int i = 0; i < n_cells; i++)
    self->first[i + 1] += self->first[i];
  for (int i = n - 1; i >= 0; i--)
    self->discs[--self->first[self->cells[i] + 1]] = i;
  /* The counts have run back to where each cell begins, one entry late. */
  memmove (self->first, self->first + 1, n_cells * sizeof (int));
  self->first[n_cells] = n;
}

/* Pushes two discs apart. Returns whether they overlapped. */
static gboolean
push_apart (MoniacDisc *a,
            MoniacDisc *b,
            double      wanted,
            int         salt)
{
  double dx = b->center.x - a->center.x, dy = b->center.y - a->center.y;
  double squared = dx * dx + dy * dy, distance, push, share;

  if (squared >= (wanted - TOUCH) * (wanted - TOUCH) || wanted <= TOUCH || (a->fixed && b->fixed))
    return FALSE;

  distance = sqrt (squared);
  push = wanted - distance;
  if (distance < 1e-6)
    {
      dx = cos (salt * GOLDEN_ANGLE);
      dy = sin (salt * GOLDEN_ANGLE);
      distance = 1;
      push = wanted;
    }

  /* The smaller one gives way more. */
  share = a->fixed ? 0 : b->fixed ? 1 : b->radius / MAX (a->radius + b->radius, 1e-9);
  a->center.x -= dx / distance * push * share;
  a->center.y -= dy / distance * push * share;
  b->center.x += dx / distance * push * (1 - share);
  b->center.y += dy / distance * push * (1 - share);

  return TRUE;
}

/* Pushes away what is no larger and too near. Returns whether something was. */
static gboolean
push_around (const Crowd *crowd,
             MoniacDisc  *discs,
             int          disc,
             double       margins,
             double       widest)
{
  MoniacDisc *a = &discs[disc];
  double reach = 2 * a->radius + margins * widest;
  int left = crowd_cell (crowd, a->center.x - reach, crowd->area.x, crowd->columns);
  int right = crowd_cell (crowd, a->center.x + reach, crowd->area.x, crowd->columns);
  int top = crowd_cell (crowd, a->center.y - reach, crowd->area.y, crowd->rows);
  int bottom = crowd_cell (crowd, a->center.y + reach, crowd->area.y, crowd->rows);
  gboolean moved = FALSE;

  for (int row = top; row <= bottom; row++)
    for (int i = crowd->first[row * crowd->columns + left];
         i < crowd->first[row * crowd->columns + right + 1]; i++)
      {
        int other = crowd->discs[i];
        MoniacDisc *b = &discs[other];

        if (crowd->place[other] > crowd->place[disc])
          moved |= push_apart (a, b, a->radius + b->radius + margins * MAX (a->margin, b->margin),
                               disc + other);
      }

  return moved;
}

static void
keep_inside (MoniacDisc       *disc,
             const MoniacRect *area,
             double            margins)
{
  MoniacRect room = allowed (disc, area, margins * disc->margin);

  if (disc->fixed)
    return;
  disc->center.x = CLAMP (disc->center.x, room.x, room.x + room.width);
  disc->center.y = CLAMP (disc->center.y, room.y, room.y + room.height);
}

static gboolean
push_round (Crowd            *crowd,
            MoniacDisc       *discs,
            int               n,
            const MoniacRect *area,
            double            margins,
            double            widest)
{
  gboolean moved = FALSE;

  crowd_gather (crowd, discs, n);
  for (int i = 0; i < n; i++)
    moved |= push_around (crowd, discs, crowd->order[i], margins, widest);
  for (int i = 0; i < n; i++)
    keep_inside (&discs[i], area, margins);

  return moved;
}

static gboolean
push_rounds (MoniacDisc       *discs,
             int               n,
             const MoniacRect *area,
             double            margins,
             int               rounds)
{
  g_auto (Crowd) crowd = { 0 };
  double widest = 0;

  crowd_init (&crowd, discs, n, area);
  for (int i = 0; i < n; i++)
    widest = MAX (widest, discs[i].margin);
  for (int i = 0; i < rounds; i++)
    if (!push_round (&crowd, discs, n, area, margins, widest))
      return TRUE;

  return FALSE;
}

/* In a crowd fewer rounds have to do. */
static int
affordable (int rounds,
            int n)
{
  return CLAMP (ROUNDS_BUDGET / MAX (n, 1), LEAST_ROUNDS, rounds);
}

gboolean
moniac_discs_separate (MoniacDisc       *discs,
                       int               n,
                       const MoniacRect *area)
{
  for (int i = 0; i < n; i++)
    keep_inside (&discs[i], area, 1);

  for (double margins = 1; margins > 0.1; margins /= 2)
    if (push_rounds (discs, n, area, margins, affordable (MARGIN_ROUNDS, n)))
      return TRUE;

  return push_rounds (discs, n, area, 0, affordable (BARE_ROUNDS, n));
}
