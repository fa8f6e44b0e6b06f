/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rasters companies and ribbons into a grid, and sums it up so that each question takes four look-ups. */
#include "config.h"

#include "moniac-coverage.h"

#include <math.h>

#define MAX_CELLS 400000

/* Sums over everything above and to the left, one column and row more than there are cells. */
typedef guint32 *SumTable;

struct _MoniacCoverage
{
  MoniacRect area;
  double cell;
  int columns;
  int rows;
  SumTable companies;
  SumTable ribbons;
  SumTable excess;
};

/* While it is being made: per cell, what is there. */
typedef struct
{
  MoniacCoverage *coverage;
  guint8 *company;
  guint16 *ribbon;
  int *last;                 /* the ribbon that marked the cell last, so that it counts once */
} Raster;

static int
cell_at (const MoniacCoverage *self,
         double                x,
         double                y)
{
  int column = (int) floor ((x - self->area.x) / self->cell);
  int row = (int) floor ((y - self->area.y) / self->cell);

  if (column < 0 || row < 0 || column >= self->columns || row >= self->rows)
    return -1;
  return row * self->columns + column;
}

static void
raster_part (Raster           *raster,
             const MoniacPath *outline)
{
  const MoniacCoverage *self = raster->coverage;
  MoniacRect bounds = moniac_path_bounds (outline);
  int left = MAX (0, (int) floor ((bounds.x - self->area.x) / self->cell));
  int top = MAX (0, (int) floor ((bounds.y - self->area.y) / self->cell));
  int right = MIN (self->columns - 1,
                   (int) floor ((bounds.x + bounds.width - self->area.x) / self->cell));
  int bottom = MIN (self->rows - 1,
                    (int) floor ((bounds.y + bounds.height - self->area.y) / self->cell));

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      if (moniac_path_contains (outline, self->area.x + (column + 0.5) * self->cell,
                                self->area.y + (row + 0.5) * self->cell))
        raster->company[row * self->columns + column] = 1;
}

static void
raster_ribbon (Raster                  *raster,
               const MoniacSceneRibbon *ribbon,
               int                      index)
{
  const MoniacCoverage *self = raster->coverage;
  double step = self->cell * 0.8;
  g_autoptr (MoniacRuler) ruler = moniac_ruler_new (&ribbon->center);
  int along = 1 + (int) (moniac_ruler_length (ruler) / step);
  int across = 1 + (int) (ribbon->width / step);

  for (int i = 0; i <= along; i++)
    {
      MoniacPoint p, tangent;

      moniac_ruler_at (ruler, moniac_ruler_length (ruler) * i / along, &p, &tangent);
      for (int j = 0; j <= across; j++)
        {
          double offset = ribbon->width * ((double) j / across - 0.5);
          int cell = cell_at (self, p.x - offset * tangent.y, p.y + offset * tangent.x);

          if (cell >= 0 && raster->last[cell] != index)
            {
              raster->last[cell] = index;
              raster->ribbon[cell]++;
            }
        }
    }
}

static SumTable
sum_up (const MoniacCoverage *self,
        const Raster         *raster,
        int                 (*value) (const Raster *raster, int cell))
{
  int stride = self->columns + 1;
  SumTable table = g_new0 (guint32, (gsize) stride * (self->rows + 1));

  for (int row = 0; row < self->rows; row++)
    for (int column = 0; column < self->columns; column++)
      table[(row + 1) * stride + column + 1] = value (raster, row * self->columns + column)
        + table[row * stride + column + 1] + table[(row + 1) * stride + column]
        - table[row * stride + column];
  return table;
}

static int
company_in_cell (const Raster *raster,
                 int           cell)
{
  return raster->company[cell];
}

static int
ribbon_in_cell (const Raster *raster,
                int           cell)
{
  return raster->ribbon[cell] > 0;
}

static int
excess_in_cell (const Raster *raster,
                int           cell)
{
  return MAX (raster->ribbon[cell] - 1, 0);
}

MoniacCoverage *
moniac_coverage_new (const MoniacScene *scene,
                     const MoniacRect  *area,
                     double             cell)
{
  MoniacCoverage *self = g_new0 (MoniacCoverage, 1);
  g_autofree guint8 *company = NULL;
  g_autofree guint16 *ribbon = NULL;
  g_autofree int *last = NULL;
  Raster raster = { self };

  self->area = *area;
  self->cell = MAX (cell, sqrt (area->width * area->height / MAX_CELLS));
  self->columns = MAX (1, (int) ceil (area->width / self->cell));
  self->rows = MAX (1, (int) ceil (area->height / self->cell));
  raster.company = company = g_new0 (guint8, self->columns * self->rows);
  raster.ribbon = ribbon = g_new0 (guint16, self->columns * self->rows);
  raster.last = last = g_new (int, self->columns * self->rows);
  for (int i = 0; i < self->columns * self->rows; i++)
    last[i] = -1;

  for (int i = 0; i < scene->n_companies; i++)
    for (int j = 0; j < scene->companies[i].n_parts; j++)
      raster_part (&raster, &scene->companies[i].parts[j].outline);
  for (int i = 0; i < scene->n_ribbons; i++)
    raster_ribbon (&raster, &scene->ribbons[i], i);

  self->companies = sum_up (self, &raster, company_in_cell);
  self->ribbons = sum_up (self, &raster, ribbon_in_cell);
  self->excess = sum_up (self, &raster, excess_in_cell);
  return self;
}

void
moniac_coverage_free (MoniacCoverage *self)
{
  g_free (self->companies);
  g_free (self->ribbons);
  g_free (self->excess);
  g_free (self);
}

static double
share (const MoniacCoverage *self,
       const guint32        *table,
       const MoniacRect     *rect)
{
  int stride = self->columns + 1;
  int left = CLAMP ((int) floor ((rect->x - self->area.x) / self->cell), 0, self->columns);
  int top = CLAMP ((int) floor ((rect->y - self->area.y) / self->cell), 0, self->rows);
  int right = CLAMP ((int) ceil ((rect->x + rect->width - self->area.x) / self->cell),
                     left, self->columns);
  int bottom = CLAMP ((int) ceil ((rect->y + rect->height - self->area.y) / self->cell),
                      top, self->rows);
  int cells = (right - left) * (bottom - top);
  guint32 sum = table[bottom * stride + right] - table[top * stride + right]
                - table[bottom * stride + left] + table[top * stride + left];

  return cells > 0 ? (double) sum / cells : 0;
}

double
moniac_coverage_companies (const MoniacCoverage *self,
                           const MoniacRect     *rect)
{
  return share (self, self->companies, rect);
}

double
moniac_coverage_ribbons (const MoniacCoverage *self,
                         const MoniacRect     *rect)
{
  return share (self, self->ribbons, rect);
}

double
moniac_coverage_excess (const MoniacCoverage *self,
                        const MoniacRect     *rect)
{
  return share (self, self->excess, rect);
}
