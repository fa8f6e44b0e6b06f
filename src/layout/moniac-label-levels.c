/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places names in ever smaller type; a grid of what is taken makes it quick for many. */
#include "config.h"

#include "moniac-label-levels.h"
#include "moniac-label-text.h"

#include <math.h>

/* Each level halves the size; the last is read at eight times the size of the figure. */
#define LEVELS 3
/* How far down the order the first level goes, and how much farther each of the others. */
#define MOST_ON_FIRST 150
#define MORE_ON_NEXT 4
#define LONGEST_NAME 210.0
#define CUT_NAME 120.0
/* How much of a name may lie over companies, and the room that it keeps on either side, in its own units. */
#define MOST_COVERED 0.12
#define GAP 3.0
/* The sides of cells, times the unit. */
#define CELL 24.0
#define MOST_CELLS 512
#define NONE (-1)

/* One rectangle in one cell; what a cell holds is chained. */
typedef struct
{
  MoniacRect rect;
  int next;
} Entry;

typedef struct
{
  MoniacScene *scene;
  const MoniacLayoutInput *input;
  const MoniacCoverage *coverage;
  MoniacRect area;
  double cell;
  int columns;
  int rows;
  int *heads;                /* of each cell, in `entries` */
  GArray *entries;           /* of Entry */
} Levels;

static void
levels_init (Levels *self)
{
  const MoniacRect *area = &self->area;
  int n;

  self->cell = MAX (CELL * self->input->unit, MAX (area->width, area->height) / MOST_CELLS);
  self->columns = MAX (1, (int) ceil (area->width / self->cell));
  self->rows = MAX (1, (int) ceil (area->height / self->cell));
  n = self->columns * self->rows;
  self->heads = g_new (int, n);
  for (int i = 0; i < n; i++)
    self->heads[i] = NONE;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
}

static void
levels_clear (Levels *self)
{
  g_free (self->heads);
  g_array_unref (self->entries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Levels, levels_clear)

static void
cells_of (const Levels     *self,
          const MoniacRect *rect,
          int              *range)
{
  range[0] = (int) CLAMP ((rect->x - self->area.x) / self->cell, 0, self->columns - 1);
  range[1] = (int) CLAMP ((rect->x + rect->width - self->area.x) / self->cell, 0, self->columns - 1);
  range[2] = (int) CLAMP ((rect->y - self->area.y) / self->cell, 0, self->rows - 1);
  range[3] = (int) CLAMP ((rect->y + rect->height - self->area.y) / self->cell, 0, self->rows - 1);
}

static void
take (Levels           *self,
      const MoniacRect *rect)
{
  int range[4];

  if (rect->width < 0)
    return;
  cells_of (self, rect, range);
  for (int row = range[2]; row <= range[3]; row++)
    for (int column = range[0]; column <= range[1]; column++)
      {
        int *head = &self->heads[row * self->columns + column];
        Entry entry = { *rect, *head };

        *head = (int) self->entries->len;
        g_array_append_val (self->entries, entry);
      }
}

static gboolean
is_free (const Levels     *self,
         const MoniacRect *rect)
{
  const MoniacRect *area = &self->area;
  int range[4];

  if (rect->x < area->x || rect->y < area->y || rect->x + rect->width > area->x + area->width
      || rect->y + rect->height > area->y + area->height)
    return FALSE;
  cells_of (self, rect, range);
  for (int row = range[2]; row <= range[3]; row++)
    for (int column = range[0]; column <= range[1]; column++)
      for (int i = self->heads[row * self->columns + column]; i != NONE;
           i = g_array_index (self->entries, Entry, i).next)
        if (moniac_rect_intersects (&g_array_index (self->entries, Entry, i).rect, rect))
          return FALSE;

  return moniac_coverage_companies (self->coverage, rect) <= MOST_COVERED;
}

static void
add_label (Levels                 *self,
           int                     company,
           const MoniacLabelBlock *block,
           const MoniacRect       *rect,
           double                  size)
{
  double y = rect->y;

  for (int i = 0; i < block->n; i++)
    {
      const MoniacLabelLine *line = &block->lines[i];
      MoniacSceneLabel *label = moniac_scene_add_label (self->scene);

      label->style = line->style;
      label->size = size;
      label->text = g_strdup (line->text);
      label->full = g_strdup (line->full);
      label->rect = (MoniacRect) { rect->x + (rect->width - line->width * size) / 2, y,
                                   line->width * size, line->height * size };
      label->baseline = y + line->ascent * size;
      label->company = company;
      y += line->height * size;
    }
}

static gboolean
place_at_level (Levels                 *self,
                int                     company,
                const MoniacLabelHint  *hint,
                const MoniacLabelBlock *block,
                double                  size)
{
  for (int i = 0; i < hint->n; i++)
    {
      MoniacRect rect = moniac_label_place_rect (&hint->places[i], block->width * size, block->height * size);
      double gap = GAP * size * self->input->unit;
      MoniacRect around = { rect.x - gap, rect.y, rect.width + 2 * gap, rect.height };

      if (hint->places[i].inside > 0 || !is_free (self, &rect))
        continue;
      take (self, &around);
      add_label (self, company, block, &rect, size);
      return TRUE;
    }

  return FALSE;
}

/* On the first level that has room, and on none too early: first come the most important. */
static void
place_company (Levels                *self,
               int                    company,
               int                    place,
               const MoniacLabelHint *hint)
{
  double unit = self->input->unit, size = 1;
  int most = MOST_ON_FIRST;
  MoniacLabelBlock block;

  if (!moniac_label_block_make (&block, self->input, company, MONIAC_LABEL_NAME, LONGEST_NAME * unit)
      && !moniac_label_block_make (&block, self->input, company, MONIAC_LABEL_WHOLE, LONGEST_NAME * unit)
      && !moniac_label_block_make (&block, self->input, company, MONIAC_LABEL_CUT, CUT_NAME * unit))
    return;
  for (int level = 0; level < LEVELS; level++)
    {
      size /= 2;
      if ((place < most || level == LEVELS - 1) && place_at_level (self, company, hint, &block, size))
        break;
      most *= MORE_ON_NEXT;
    }
  moniac_label_block_clear (&block);
}

void
moniac_label_levels_place (MoniacScene             *scene,
                           const MoniacLayoutInput *input,
                           const MoniacLabelHint   *hints,
                           const MoniacCoverage    *coverage,
                           const GArray            *taken,
                           const int               *order,
                           int                      n)
{
  g_auto (Levels) self = { .scene = scene, .input = input, .coverage = coverage, .area = input->area };

  levels_init (&self);
  for (guint i = 0; i < taken->len; i++)
    take (&self, &g_array_index (taken, MoniacRect, i));
  for (int i = 0; i < n; i++)
    place_company (&self, order[i], i, &hints[order[i]]);
}
