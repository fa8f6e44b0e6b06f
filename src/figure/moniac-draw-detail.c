/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a scene is worth drawing at a size: what is in sight, and of what is too thin or too small only so
 * much as can be told apart. */

#include "config.h"

#include "moniac-drawing.h"
#include "moniac-text.h"

/* There is a line for so many pixels in sight; the lines that stand for the least money are left out first. */
#define PIXELS_PER_LINE 900.0
/* Type that is only for a closer look is drawn from this size on, in pixels. */
#define LEAST_TYPE 6.0
/* Smaller shapes are drawn without their parts, in pixels across. */
#define LEAST_SHAPE 7.0

static gboolean
in_sight (const MoniacDrawing *self,
          const MoniacRect    *rect)
{
  return self->detail == NULL || moniac_rect_intersects (&self->detail->visible, rect);
}

/* The box of a path's control points, in which the path lies. */
static MoniacRect
box_of_path (const MoniacPath *path,
             double            margin)
{
  MoniacPoint least = path->points[0], most = path->points[0];

  for (int i = 1; i <= 3 * path->n; i++)
    {
      MoniacPoint p = path->points[i];

      least = (MoniacPoint) { MIN (least.x, p.x), MIN (least.y, p.y) };
      most = (MoniacPoint) { MAX (most.x, p.x), MAX (most.y, p.y) };
    }
  return (MoniacRect) { least.x - margin, least.y - margin,
                        most.x - least.x + 2 * margin, most.y - least.y + 2 * margin };
}

static int
compare_widths (gconstpointer a,
                gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p < q) - (p > q);
}

/* Of hairlines in sight, how wide one has to be to be among the first `most`. */
static double
width_of_rank (const MoniacDrawing *self,
               const gboolean      *seen,
               gsize                most)
{
  const MoniacScene *scene = self->scene;
  g_autofree double *widths = g_new (double, MAX (scene->n_ribbons, 1));
  gsize n = 0;

  for (int i = 0; i < scene->n_ribbons; i++)
    if (seen[i] && scene->ribbons[i].style == MONIAC_RIBBON_HAIRLINE)
      widths[n++] = scene->ribbons[i].width;
  if (n <= most)
    return 0;
  qsort (widths, n, sizeof *widths, compare_widths);
  return widths[most];
}

gboolean *
moniac_drawing_choose_ribbons (const MoniacDrawing *self)
{
  const MoniacScene *scene = self->scene;
  const MoniacDetail *detail = self->detail;
  gboolean *chosen;
  double least;

  if (detail == NULL)
    return NULL;

  chosen = g_new0 (gboolean, MAX (scene->n_ribbons, 1));
  for (int i = 0; i < scene->n_ribbons; i++)
    {
      const MoniacSceneRibbon *ribbon = &scene->ribbons[i];

      if (ribbon->center.n > 0)
        {
          MoniacRect box = box_of_path (&ribbon->center, ribbon->width / 2 + self->unit * 8);

          chosen[i] = in_sight (self, &box);
        }
    }
  if (detail->all_lines)
    return chosen;

  least = width_of_rank (self, chosen,
                         (gsize) (detail->visible.width * detail->visible.height
                                  * detail->scale * detail->scale / PIXELS_PER_LINE));
  for (int i = 0; i < scene->n_ribbons; i++)
    if (scene->ribbons[i].style == MONIAC_RIBBON_HAIRLINE && scene->ribbons[i].width < least
        && scene->ribbons[i].deal != self->highlight->deal
        && !(self->highlight->deals != NULL && self->highlight->deals[scene->ribbons[i].deal]))
      chosen[i] = FALSE;
  return chosen;
}

gboolean
moniac_drawing_shows_company (const MoniacDrawing      *self,
                              const MoniacSceneCompany *company)
{
  return in_sight (self, &company->bounds);
}

gboolean
moniac_drawing_shows_parts (const MoniacDrawing      *self,
                            const MoniacSceneCompany *company)
{
  return self->detail == NULL
         || MAX (company->bounds.width, company->bounds.height) * self->detail->scale >= LEAST_SHAPE;
}

gboolean
moniac_drawing_shows_label (const MoniacDrawing    *self,
                            const MoniacSceneLabel *label)
{
  double scale = self->detail != NULL ? self->detail->scale : 1;

  if (label->size > 0 && label->size * moniac_text_size (label->style) * self->unit * scale < LEAST_TYPE)
    return FALSE;
  return in_sight (self, &label->rect);
}
