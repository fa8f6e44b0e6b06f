/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies under a point of a scene. */
#include "config.h"

#include "moniac-scene.h"

#include <math.h>

/* From a company's border this far inwards and outwards, in figure units, lies its rim. */
#define RIM_WIDTH 6.0
/* Points on a border at this distance stand for it. */
#define RIM_STEP 4.0
/* What is this close around a text belongs to it. */
#define LABEL_PADDING 3.0

static MoniacRect
grown (const MoniacRect *rect,
       double            by)
{
  return (MoniacRect) { rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

static double
distance_to_chord (MoniacPoint a,
                   MoniacPoint b,
                   double      x,
                   double      y)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double square = dx * dx + dy * dy;
  double t = square > 0 ? CLAMP (((x - a.x) * dx + (y - a.y) * dy) / square, 0, 1) : 0;

  return hypot (a.x + t * dx - x, a.y + t * dy - y);
}

static double
distance_to_border (const MoniacPath *outline,
                    double            x,
                    double            y)
{
  int n;
  g_autofree MoniacPoint *points = moniac_path_flatten (outline, RIM_STEP, &n);
  double least = G_MAXDOUBLE;

  for (int i = 0; i + 1 < n; i++)
    least = MIN (least, distance_to_chord (points[i], points[i + 1], x, y));

  return least;
}

/* Arcs of a ring and the two sides of a bar are all rim: they are where flows leave and arrive. */
static gboolean
hit_part (const MoniacScenePart *part,
          double                 x,
          double                 y,
          double                 slack,
          gboolean              *rim)
{
  gboolean inside = moniac_path_contains (&part->outline, x, y);
  double distance = distance_to_border (&part->outline, x, y);

  if (!inside && distance > slack)
    return FALSE;

  *rim = part->part == MONIAC_PART_PAYS || part->part == MONIAC_PART_GETS
         || distance <= RIM_WIDTH + (inside ? 0 : slack);
  return TRUE;
}

static gboolean
hit_company (const MoniacSceneCompany *company,
             double                    x,
             double                    y,
             double                    slack,
             gboolean                 *rim)
{
  MoniacRect near = grown (&company->bounds, slack);

  if (!moniac_rect_contains (&near, x, y))
    return FALSE;

  for (int i = company->n_parts - 1; i >= 0; i--)
    if (hit_part (&company->parts[i], x, y, slack, rim))
      return TRUE;

  return FALSE;
}

/* The rectangle around all control points: quick, and the path lies in it. */
static gboolean
near_path (const MoniacPath *path,
           double            radius,
           double            x,
           double            y)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (int i = 0; path->n > 0 && i <= 3 * path->n; i++)
    {
      left = MIN (left, path->points[i].x);
      right = MAX (right, path->points[i].x);
      top = MIN (top, path->points[i].y);
      bottom = MAX (bottom, path->points[i].y);
    }

  return x >= left - radius && x <= right + radius && y >= top - radius && y <= bottom + radius;
}

static int
find_label (const MoniacScene *self,
            double             x,
            double             y)
{
  for (int i = self->n_labels - 1; i >= 0; i--)
    {
      MoniacRect rect = grown (&self->labels[i].rect, LABEL_PADDING);

      if (moniac_rect_contains (&rect, x, y))
        return i;
    }

  return -1;
}

/**
 * moniac_scene_hit:
 * @x, @y: in figure units
 * @slack: how far from a thin thing still counts as on it, in figure units
 */
MoniacHit
moniac_scene_hit (const MoniacScene *self,
                  double             x,
                  double             y,
                  double             slack)
{
  MoniacHit hit = { -1, -1, -1, FALSE };

  g_return_val_if_fail (self != NULL, hit);

  hit.label = find_label (self, x, y);
  if (hit.label >= 0)
    {
      hit.company = self->labels[hit.label].company;
      hit.deal = self->labels[hit.label].deal;
      return hit;
    }

  for (int i = self->n_companies - 1; i >= 0; i--)
    if (hit_company (&self->companies[i], x, y, slack, &hit.rim))
      {
        hit.company = self->companies[i].company;
        return hit;
      }

  for (int i = self->n_ribbons - 1; i >= 0; i--)
    {
      const MoniacSceneRibbon *ribbon = &self->ribbons[i];
      double width = MAX (ribbon->width, 2 * slack);

      if (near_path (&ribbon->center, width / 2, x, y)
          && moniac_ribbon_contains (&ribbon->center, width, x, y))
        {
          hit.deal = ribbon->deal;
          return hit;
        }
    }

  return hit;
}
