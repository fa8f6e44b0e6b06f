/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that find no good place at their companies stand aside, with a line that leads there. */
#include "config.h"

#include "moniac-label-placer.h"

#include <math.h>

/* Of larger networks no name gets a line. */
#define MOST_COMPANIES 100
/* Distances, times the type's unit, and directions in radians from the one in which a place lies, that are tried. */
static const double distances[] = { 16, 26, 38, 52, 68, 86 };
static const double turns[] = { 0, 0.45, -0.45, 0.9, -0.9, 1.35, -1.35 };
/* The way of a line is looked at, and taken, in steps of this, times the type's unit. */
#define STEP 5.0
/* How much of a name a ribbon may cover, where clear places are what is looked for. */
#define MOST_COVERED 0.02

/* Costs of a place, in the same coin as those at the company. */
#define COST_LEADER 34.0
#define COST_DISTANCE 0.35
#define COST_TURN 4.0
#define COST_RIBBON_STEP 1.2

static MoniacRect
step_rect (const MoniacLabelPlacer *self,
           const MoniacPoint       *from,
           const MoniacPoint       *to,
           double                   share)
{
  double half = STEP / 2 * self->input->unit;

  return (MoniacRect) { from->x + (to->x - from->x) * share - half, from->y + (to->y - from->y) * share - half,
                        2 * half, 2 * half };
}

static int
count_steps (const MoniacLabelPlacer *self,
             const MoniacPoint       *from,
             const MoniacPoint       *to)
{
  return MAX (1, (int) (hypot (to->x - from->x, to->y - from->y) / (STEP * self->input->unit)));
}

/* What a line costs for the ribbons that it crosses; above everything where a name or a company is in its way. */
static double
cost_of_line (const MoniacLabelPlacer *self,
              const MoniacPoint       *from,
              const MoniacPoint       *to)
{
  int n = count_steps (self, from, to);
  double cost = 0;

  for (int i = 0; i <= n; i++)
    {
      MoniacRect rect = step_rect (self, from, to, (double) i / n);

      /* At its ends it touches what it connects. */
      if (i > 0 && i < n && !moniac_label_is_free (self, &rect))
        return G_MAXDOUBLE;
      if (i < n && moniac_coverage_companies (self->coverage, &rect) > 0)
        return G_MAXDOUBLE;
      cost += COST_RIBBON_STEP * (moniac_coverage_ribbons (self->coverage, &rect) > 0);
    }
  return cost;
}

static gboolean
try_aside (const MoniacLabelPlacer *self,
           const MoniacLabelPlace  *place,
           const MoniacLabelBlock  *block,
           double                   turn,
           double                   distance,
           double                   base_cost,
           double                  *cost,
           MoniacLabelSpot         *out)
{
  double angle = atan2 (place->direction.y, place->direction.x) + turn, away = distance * self->input->unit;
  MoniacLabelPlace aside = { { place->anchor.x + away * cos (angle), place->anchor.y + away * sin (angle) },
                             { cos (angle), sin (angle) }, 0, 0 };
  MoniacRect rect = moniac_label_place_rect (&aside, block->width, block->height);
  double price = base_cost + COST_LEADER + COST_DISTANCE * distance + COST_TURN * fabs (turn);

  if (price >= *cost || !moniac_label_is_free (self, &rect)
      || moniac_coverage_companies (self->coverage, &rect) > 0
      || moniac_coverage_ribbons (self->coverage, &rect) > MOST_COVERED)
    return FALSE;
  price += cost_of_line (self, &aside.anchor, &place->anchor);
  if (price >= *cost)
    return FALSE;
  *cost = price;
  *out = (MoniacLabelSpot) { rect, aside.direction, TRUE, aside.anchor, place->anchor };
  return TRUE;
}

gboolean
moniac_label_find_led (const MoniacLabelPlacer *self,
                       int                      company,
                       const MoniacLabelBlock  *block,
                       double                   base_cost,
                       double                  *cost,
                       MoniacLabelSpot         *out)
{
  const MoniacLabelHint *hint = &self->hints[company];
  gboolean found = FALSE;

  if (self->input->network->n_companies > MOST_COMPANIES)
    return FALSE;
  for (int i = 0; i < hint->n; i++)
    for (gsize d = 0; d < G_N_ELEMENTS (distances) && hint->places[i].inside <= 0; d++)
      for (gsize t = 0; t < G_N_ELEMENTS (turns); t++)
        found |= try_aside (self, &hint->places[i], block, turns[t], distances[d], base_cost, cost, out);
  return found;
}

void
moniac_label_take_leader (MoniacLabelPlacer     *self,
                          const MoniacLabelSpot *spot)
{
  int n = count_steps (self, &spot->leader_from, &spot->leader_to);

  for (int i = 0; i <= n; i++)
    {
      MoniacRect rect = step_rect (self, &spot->leader_from, &spot->leader_to, (double) i / n);

      g_array_append_val (self->taken, rect);
    }
}
