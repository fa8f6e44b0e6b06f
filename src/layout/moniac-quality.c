/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good a scene is, in numbers that other layouts can be compared with. */
#include "config.h"

#include "moniac-scene.h"

#include <math.h>

/* Centre lines are measured as chords of this length, in figure units. */
#define CHORD 6.0
/* Cells of the grid in which chords and samples are sought. */
#define CELL 12.0
#define MOST_CELLS 512
/* Around a company that two flows share, this far from its shape they may still sort themselves. */
#define PORT_ZONE 12.0
/* Samples of a ribbon's area, for what lies over a company. */
#define SAMPLE_STEP 3.0
/* The pill around an amount, in heights of its text. */
#define PILL_PADDING_X 0.55
#define PILL_PADDING_Y 0.2

typedef struct
{
  int ribbon;
  MoniacPoint from;
  MoniacPoint to;
} Chord;

typedef struct
{
  MoniacRect area;
  int columns;
  int rows;
  GArray **cells;            /* of int: indices of chords */
} Grid;

static void
grid_init (Grid             *self,
           const MoniacRect *area)
{
  self->area = *area;
  self->columns = CLAMP ((int) ceil (area->width / CELL), 1, MOST_CELLS);
  self->rows = CLAMP ((int) ceil (area->height / CELL), 1, MOST_CELLS);
  self->cells = g_new0 (GArray *, (gsize) self->columns * (gsize) self->rows);
}

static void
grid_clear (Grid *self)
{
  for (int i = 0; i < self->columns * self->rows; i++)
    g_clear_pointer (&self->cells[i], g_array_unref);
  g_clear_pointer (&self->cells, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static int
grid_column (const Grid *self,
             double      x)
{
  double place = (x - self->area.x) / MAX (self->area.width, 1) * self->columns;

  return (int) CLAMP (place, 0, self->columns - 1);
}

static int
grid_row (const Grid *self,
          double      y)
{
  double place = (y - self->area.y) / MAX (self->area.height, 1) * self->rows;

  return (int) CLAMP (place, 0, self->rows - 1);
}

static int
grid_cell (const Grid *self,
           double      x,
           double      y)
{
  return grid_row (self, y) * self->columns + grid_column (self, x);
}

typedef void (*CellFunc) (int       cell,
                          int       index,
                          gpointer  data);

/* Every cell that the rectangle around a chord touches. */
static void
grid_foreach (Grid        *self,
              const Chord *chord,
              int          index,
              CellFunc     func,
              gpointer     data)
{
  int left = grid_column (self, MIN (chord->from.x, chord->to.x));
  int right = grid_column (self, MAX (chord->from.x, chord->to.x));
  int top = grid_row (self, MIN (chord->from.y, chord->to.y));
  int bottom = grid_row (self, MAX (chord->from.y, chord->to.y));

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        int cell = row * self->columns + column;

        if (self->cells[cell] == NULL)
          self->cells[cell] = g_array_new (FALSE, FALSE, sizeof (int));
        func (cell, index, data);
      }
}

static double
chord_side (MoniacPoint a,
            MoniacPoint b,
            MoniacPoint p)
{
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/* The half-open test counts a crossing at the joint of two chords once. */
static gboolean
chords_cross (const Chord *a,
              const Chord *b)
{
  return (chord_side (a->from, a->to, b->from) < 0) != (chord_side (a->from, a->to, b->to) < 0)
         && (chord_side (b->from, b->to, a->from) < 0) != (chord_side (b->from, b->to, a->to) < 0);
}

static MoniacPoint
crossing_point (const Chord *a,
                const Chord *b)
{
  double from = chord_side (b->from, b->to, a->from), to = chord_side (b->from, b->to, a->to);
  double t = from != to ? from / (from - to) : 0;

  return (MoniacPoint) { a->from.x + (a->to.x - a->from.x) * t,
                         a->from.y + (a->to.y - a->from.y) * t };
}

typedef struct
{
  const MoniacScene *scene;
  GArray *chords;
  Grid *grid;
  GHashTable *pairs;         /* pairs of ribbons that cross */
  MoniacQuality *out;
} CrossingSearch;

static gboolean
touches (const MoniacNetworkDeal *deal,
         int                      company)
{
  return deal->payer == company || deal->payee == company;
}

/* Whether a point lies where two flows sort themselves in front of a company that both touch. */
static gboolean
in_common_port (const MoniacScene       *scene,
                const MoniacNetworkDeal *a,
                const MoniacNetworkDeal *b,
                MoniacPoint              point)
{
  const int ends[] = { a->payer, a->payee };

  for (int i = 0; i < 2; i++)
    {
      MoniacRect zone;

      if (ends[i] < 0 || !touches (b, ends[i]))
        continue;
      zone = scene->companies[ends[i]].bounds;
      zone = (MoniacRect) { zone.x - PORT_ZONE, zone.y - PORT_ZONE,
                            zone.width + 2 * PORT_ZONE, zone.height + 2 * PORT_ZONE };
      if (moniac_rect_contains (&zone, point.x, point.y))
        return TRUE;
    }

  return FALSE;
}

/* Whether the two ribbons had not crossed before. */
static gboolean
add_pair (CrossingSearch *search,
          int             a,
          int             b)
{
  gsize key = (gsize) MIN (a, b) * (gsize) search->scene->n_ribbons + (gsize) MAX (a, b);

  return g_hash_table_add (search->pairs, GSIZE_TO_POINTER (key + 1));
}

static void
count_crossing (CrossingSearch *search,
                const Chord    *a,
                const Chord    *b,
                MoniacPoint     point)
{
  const MoniacSceneRibbon *first = &search->scene->ribbons[a->ribbon];
  const MoniacSceneRibbon *second = &search->scene->ribbons[b->ribbon];
  const MoniacNetworkDeal *deals = search->scene->network->deals;

  if (in_common_port (search->scene, &deals[first->deal], &deals[second->deal], point))
    return;

  search->out->crossings++;
  if (add_pair (search, a->ribbon, b->ribbon))
    search->out->weighted_crossings += first->width * second->width;
}

/* Two chords may share several cells; their crossing counts in the one in which it lies. */
static void
search_cell (int       cell_index,
             int       index,
             gpointer  data)
{
  CrossingSearch *search = data;
  GArray *cell = search->grid->cells[cell_index];
  const Chord *chord = &g_array_index (search->chords, Chord, index);

  for (guint i = 0; i < cell->len; i++)
    {
      const Chord *other = &g_array_index (search->chords, Chord, g_array_index (cell, int, i));
      MoniacPoint point;

      if (other->ribbon == chord->ribbon || !chords_cross (chord, other))
        continue;
      point = crossing_point (chord, other);
      if (grid_cell (search->grid, point.x, point.y) == cell_index)
        count_crossing (search, chord, other, point);
    }

  g_array_append_val (cell, index);
}

static GArray *
make_chords (const MoniacScene *scene)
{
  GArray *chords = g_array_new (FALSE, FALSE, sizeof (Chord));

  for (int i = 0; i < scene->n_ribbons; i++)
    {
      int n;
      g_autofree MoniacPoint *points = moniac_path_flatten (&scene->ribbons[i].center, CHORD, &n);

      for (int j = 0; j + 1 < n; j++)
        {
          Chord chord = { i, points[j], points[j + 1] };

          g_array_append_val (chords, chord);
        }
    }

  return chords;
}

static MoniacRect
bounds_of_chords (GArray *chords)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < chords->len; i++)
    {
      const Chord *chord = &g_array_index (chords, Chord, i);

      left = MIN (left, MIN (chord->from.x, chord->to.x));
      right = MAX (right, MAX (chord->from.x, chord->to.x));
      top = MIN (top, MIN (chord->from.y, chord->to.y));
      bottom = MAX (bottom, MAX (chord->from.y, chord->to.y));
    }

  return chords->len > 0 ? (MoniacRect) { left, top, right - left, bottom - top }
                         : (MoniacRect) { 0 };
}

static void
measure_crossings (const MoniacScene *scene,
                   MoniacQuality     *out)
{
  g_autoptr (GArray) chords = make_chords (scene);
  g_autoptr (GHashTable) pairs = g_hash_table_new (NULL, NULL);
  MoniacRect bounds = bounds_of_chords (chords);
  g_auto (Grid) grid = { 0 };
  CrossingSearch search = { scene, chords, &grid, pairs, out };

  grid_init (&grid, &bounds);
  for (guint i = 0; i < chords->len; i++)
    grid_foreach (&grid, &g_array_index (chords, Chord, i), (int) i, search_cell, &search);
}

static gboolean
in_company (const MoniacSceneCompany *company,
            double                    x,
            double                    y)
{
  for (int i = 0; i < company->n_parts; i++)
    if (company->parts[i].part != MONIAC_PART_OUTSIDE
        && moniac_path_contains (&company->parts[i].outline, x, y))
      return TRUE;

  return FALSE;
}

/* Whether any of a grid of points on the ribbon, across and along, lies in the shape. */
static gboolean
ribbon_covers (const MoniacSceneRibbon  *ribbon,
               const MoniacRuler        *ruler,
               const MoniacSceneCompany *company)
{
  int along = 1 + (int) (moniac_ruler_length (ruler) / SAMPLE_STEP);
  int across = 1 + (int) (ribbon->width / SAMPLE_STEP);

  for (int i = 0; i <= along; i++)
    {
      MoniacPoint p, tangent;

      moniac_ruler_at (ruler, moniac_ruler_length (ruler) * i / along, &p, &tangent);
      for (int j = 0; j <= across; j++)
        {
          double offset = ribbon->width * ((double) j / across - 0.5);
          double x = p.x - offset * tangent.y, y = p.y + offset * tangent.x;

          if (moniac_rect_contains (&company->bounds, x, y) && in_company (company, x, y))
            return TRUE;
        }
    }

  return FALSE;
}

static void
measure_covering (const MoniacScene *scene,
                  MoniacQuality     *out)
{
  for (int i = 0; i < scene->n_ribbons; i++)
    {
      const MoniacSceneRibbon *ribbon = &scene->ribbons[i];
      const MoniacNetworkDeal *deal = &scene->network->deals[ribbon->deal];
      g_autoptr (MoniacRuler) ruler = moniac_ruler_new (&ribbon->center);
      MoniacRect bounds = moniac_path_bounds (&ribbon->center);

      bounds = (MoniacRect) { bounds.x - ribbon->width / 2, bounds.y - ribbon->width / 2,
                              bounds.width + ribbon->width, bounds.height + ribbon->width };
      for (int j = 0; j < scene->n_companies; j++)
        if (!touches (deal, j) && moniac_rect_intersects (&bounds, &scene->companies[j].bounds)
            && ribbon_covers (ribbon, ruler, &scene->companies[j]))
          out->ribbon_over_company++;
    }
}

static MoniacRect
label_rect (const MoniacSceneLabel *label)
{
  MoniacRect rect = label->rect;
  double x = 0, y = 0;

  if (label->style == MONIAC_TEXT_AMOUNT)
    {
      x = PILL_PADDING_X * rect.height;
      y = PILL_PADDING_Y * rect.height;
    }

  return (MoniacRect) { rect.x - x, rect.y - y, rect.width + 2 * x, rect.height + 2 * y };
}

static int
compare_left (gconstpointer a,
              gconstpointer b)
{
  double x = ((const MoniacRect *) a)->x, y = ((const MoniacRect *) b)->x;

  return (x > y) - (x < y);
}

static void
measure_labels (const MoniacScene *scene,
                MoniacQuality     *out)
{
  g_autofree MoniacRect *rects = g_new (MoniacRect, MAX (scene->n_labels, 1));

  for (int i = 0; i < scene->n_labels; i++)
    rects[i] = label_rect (&scene->labels[i]);
  qsort (rects, (size_t) scene->n_labels, sizeof *rects, compare_left);

  for (int i = 0; i < scene->n_labels; i++)
    for (int j = i + 1; j < scene->n_labels && rects[j].x < rects[i].x + rects[i].width; j++)
      if (moniac_rect_intersects (&rects[i], &rects[j]))
        out->label_overlaps++;
}

static double
turning (const MoniacPath *path)
{
  g_autoptr (MoniacRuler) ruler = moniac_ruler_new (path);
  double length = moniac_ruler_length (ruler);
  int n = 1 + (int) (length / CHORD);
  MoniacPoint point, before, tangent;
  double sum = 0;

  moniac_ruler_at (ruler, 0, &point, &before);
  for (int i = 1; i <= n; i++, before = tangent)
    {
      moniac_ruler_at (ruler, length * i / n, &point, &tangent);
      sum += fabs (atan2 (before.x * tangent.y - before.y * tangent.x,
                          before.x * tangent.x + before.y * tangent.y));
    }

  return sum;
}

/**
 * moniac_scene_measure:
 * @out: (out): the quality figures
 *
 * A crossing is a place where the centre lines of two ribbons cross, other than in front of a company that
 * both touch; @weighted_crossings counts each pair of ribbons once. @ribbon_over_company
 * counts pairs of a ribbon and a company that it does not touch but covers in part.
 * @label_overlaps counts pairs of labels, amounts with their pills.
 */
void
moniac_scene_measure (const MoniacScene *self,
                      MoniacQuality     *out)
{
  g_return_if_fail (self != NULL && out != NULL);

  *out = (MoniacQuality) { 0 };
  measure_crossings (self, out);
  measure_covering (self, out);
  measure_labels (self, out);
  for (int i = 0; i < self->n_ribbons; i++)
    out->bends += turning (&self->ribbons[i].center);
}
