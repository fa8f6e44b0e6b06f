/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The companies of the map, as what is in the way of flows. */
#include "config.h"

#include "moniac-bezier.h"
#include "moniac-map-bows.h"

#include <math.h>

/* Above this many companies only so many of the largest are in the way. */
#define CROWD 400
#define MOST_IN_CROWD 48
/* Samples of a course, and how much being over a disc costs more than near it. */
#define SAMPLES 16
#define OVER_COST 6.0
/* How far a course may stray from the straight line, in its length. */
#define STRAY 0.7

struct _MoniacMapObstacles
{
  const MoniacRect *area;
  const MoniacDisc *discs;
  int n;
  int *order;                /* the largest first */
};

MoniacMapObstacles *
moniac_map_obstacles_new (const MoniacLayoutInput *input,
                          const MoniacDisc        *discs)
{
  MoniacMapObstacles *self = g_new0 (MoniacMapObstacles, 1);
  int n = input->network->n_companies;

  self->area = &input->area;
  self->discs = discs;
  self->order = g_new (int, MAX (n, 1));
  for (int i = 0; i < n; i++)
    self->order[i] = i;
  g_qsort_with_data (self->order, n, sizeof (int), moniac_disc_compare_sizes, (gpointer) discs);
  self->n = n <= CROWD ? n : MOST_IN_CROWD;

  return self;
}

void
moniac_map_obstacles_free (MoniacMapObstacles *self)
{
  g_free (self->order);
  g_free (self);
}

/* The square of the distance of a point from the line between two others. */
static double
distance_from_line (MoniacPoint point,
                    MoniacPoint a,
                    MoniacPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, squared = MAX (dx * dx + dy * dy, 1e-9);
  double along = CLAMP (((point.x - a.x) * dx + (point.y - a.y) * dy) / squared, 0, 1);
  double x = a.x + along * dx - point.x, y = a.y + along * dy - point.y;

  return x * x + y * y;
}

int
moniac_map_obstacles_near (const MoniacMapObstacles *self,
                           int                       a,
                           int                       b,
                           double                    half,
                           int                      *near)
{
  MoniacPoint from = self->discs[a].center, to = self->discs[b].center;
  double dx = to.x - from.x, dy = to.y - from.y;
  double stray = STRAY * sqrt (dx * dx + dy * dy) + half;
  int n_near = 0;

  for (int i = 0; i < self->n; i++)
    {
      int disc = self->order[i];
      double reach = stray + self->discs[disc].radius + self->discs[disc].margin;

      if (disc != a && disc != b
          && distance_from_line (self->discs[disc].center, from, to) < reach * reach)
        near[n_near++] = disc;
    }

  return n_near;
}

static double
outside_area (const MoniacRect *area,
              MoniacPoint       point,
              double            half)
{
  double x = MAX (area->x + half - point.x, point.x + half - area->x - area->width);
  double y = MAX (area->y + half - point.y, point.y + half - area->y - area->height);

  return MAX (MAX (x, y), 0);
}

double
moniac_map_obstacles_cost (const MoniacMapObstacles *self,
                           const int                *near,
                           int                       n_near,
                           const MoniacPoint        *course,
                           double                    half)
{
  double cost = 0;

  for (int i = 1; i < SAMPLES; i++)
    {
      MoniacPoint point = moniac_bezier_at (course, (double) i / SAMPLES);

      cost += OVER_COST * outside_area (self->area, point, half);
      for (int j = 0; j < n_near; j++)
        {
          const MoniacDisc *disc = &self->discs[near[j]];
          double dx = point.x - disc->center.x, dy = point.y - disc->center.y;
          double wanted = disc->radius + half + disc->margin / 2, squared = dx * dx + dy * dy, missing;

          if (squared >= wanted * wanted)
            continue;
          missing = wanted - sqrt (squared);
          cost += missing + OVER_COST * MAX (missing - disc->margin / 2, 0);
        }
    }

  return cost / SAMPLES;
}
