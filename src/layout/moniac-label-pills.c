/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places amounts in pills on their flows, where they hide least. */
#include "config.h"

#include "moniac-label-placer.h"

#include <math.h>

/* Lengths, times the type's unit. */
#define SLIDE_STEP 6.0
#define PILL_X 9.0
#define PILL_Y 4.0
#define NOTE_GAP 2.0
/* Amounts on thinner flows are only shown where the figure has few. */
#define PILL_WIDTH_MIN 2.2
#define FEW_DEALS 24
/* In a crowd names come first. */
#define PILL_WIDTH_MIN_CROWD 6.0
#define CROWD 60
#define MAX_PILLS 60
#define UNDISCLOSED_RANK 14.0

/* Pills beyond the open end of a flow: how far, and how much of them other ribbons may cover. */
#define BEYOND_GAP 6.0
#define BEYOND_STEPS 5
#define BEYOND_RIBBONS 0.3

/* Costs of a place, in the same arbitrary coin. */
#define COST_PILL_AWAY 40.0
#define COST_PILL_EXCESS 60.0
#define COST_PILL_LIMIT 62.0

/* The text of an amount and of its note, side by side in one pill. */
typedef struct
{
  double width;
  double height;
  double ascent;
  double note;              /* room for the note, its gap included */
} Pill;

static Pill
measure_pill (const MoniacLabelPlacer *placer,
              int           deal)
{
  const MoniacLayoutInput *input = placer->input;
  Pill pill = { 0 };

  input->measure (MONIAC_TEXT_AMOUNT, input->amounts[deal], &pill.width, &pill.height,
                  &pill.ascent, input->measure_data);
  if (input->notes != NULL && input->notes[deal] != NULL)
    {
      double height, ascent;

      input->measure (MONIAC_TEXT_NOTE, input->notes[deal], &pill.note, &height, &ascent,
                      input->measure_data);
      pill.note += NOTE_GAP * input->unit;
    }
  return pill;
}

/* The pill's rectangle, padding and note included, with its middle on a point. */
static MoniacRect
pill_rect (const MoniacLabelPlacer *placer,
           const Pill   *pill,
           double        x,
           double        y)
{
  double width = pill->width + pill->note + 2 * PILL_X * placer->input->unit;
  double height = pill->height + 2 * PILL_Y * placer->input->unit;

  return (MoniacRect) { x - width / 2, y - height / 2, width, height };
}

static gboolean
find_pill_place (const MoniacLabelPlacer *placer,
                 const MoniacSceneRibbon *ribbon,
                 const Pill              *pill,
                 MoniacRect              *out)
{
  double unit = placer->input->unit;
  g_autoptr (MoniacRuler) ruler = moniac_ruler_new (&ribbon->center);
  double length = moniac_ruler_length (ruler);
  int steps = CLAMP ((int) (length * 0.36 / (SLIDE_STEP * unit)), 0, 60);
  int lanes = ribbon->width > 3 * pill->height ? 2 : 0;
  double best = COST_PILL_LIMIT;
  gboolean found = FALSE;

  for (int i = 0; i <= 2 * steps; i++)
    for (int lane = 0; lane <= lanes; lane++)
      {
        double away = (i % 2 ? -(i + 1) / 2 : i / 2) * SLIDE_STEP * unit;
        double offset = (lane == 0 ? 0 : lane == 1 ? 0.28 : -0.28) * ribbon->width;
        double price = COST_PILL_AWAY * fabs (away) / MAX (length, 1) + (lane > 0 ? 4 : 0);
        MoniacPoint p, tangent;
        MoniacRect rect;

        if (price >= best)
          continue;
        moniac_ruler_at (ruler, length / 2 + away, &p, &tangent);
        rect = pill_rect (placer, pill, p.x - tangent.y * offset, p.y + tangent.x * offset);
        if (!moniac_label_is_free (placer, &rect)
            || moniac_coverage_companies (placer->coverage, &rect) > 0)
          continue;
        price += COST_PILL_EXCESS * moniac_coverage_excess (placer->coverage, &rect);
        if (price >= best)
          continue;
        best = price;
        *out = rect;
        found = TRUE;
      }
  return found;
}

/* Flows from and to the outside are short: their pills may lie beyond the open end. */
static gboolean
find_pill_beyond (const MoniacLabelPlacer *placer,
                  const MoniacSceneRibbon *ribbon,
                  const Pill              *pill,
                  MoniacRect              *out)
{
  double unit = placer->input->unit;
  const MoniacNetworkDeal *deal = &placer->input->network->deals[ribbon->deal];
  g_autoptr (MoniacRuler) ruler = moniac_ruler_new (&ribbon->center);
  gboolean leaves = deal->payee == MONIAC_OUTSIDE;
  MoniacPoint p, tangent;

  if (!leaves && deal->payer != MONIAC_OUTSIDE)
    return FALSE;
  moniac_ruler_at (ruler, leaves ? moniac_ruler_length (ruler) : 0, &p, &tangent);
  for (int i = 0; i <= BEYOND_STEPS; i++)
    {
      double away = (leaves ? 1 : -1) * (BEYOND_GAP + i * SLIDE_STEP) * unit;
      MoniacRect middle = pill_rect (placer, pill, 0, 0);
      double reach_x = tangent.x * (leaves ? 1 : -1), reach_y = tangent.y * (leaves ? 1 : -1);
      MoniacRect rect = pill_rect (placer, pill,
                                   p.x + tangent.x * away + CLAMP (reach_x * 1.35, -1, 1) * middle.width / 2,
                                   p.y + tangent.y * away + CLAMP (reach_y * 1.35, -1, 1) * middle.height / 2);

      if (!moniac_label_is_free (placer, &rect) || moniac_coverage_companies (placer->coverage, &rect) > 0
          || moniac_coverage_ribbons (placer->coverage, &rect) > BEYOND_RIBBONS)
        continue;
      *out = rect;
      return TRUE;
    }
  return FALSE;
}

static gboolean
place_amount (MoniacLabelPlacer *placer,
              const MoniacSceneRibbon *ribbon)
{
  const MoniacLayoutInput *input = placer->input;
  Pill pill = measure_pill (placer, ribbon->deal);
  MoniacSceneLabel *label;
  MoniacRect rect;

  if (!find_pill_place (placer, ribbon, &pill, &rect)
      && !find_pill_beyond (placer, ribbon, &pill, &rect))
    return FALSE;
  label = moniac_scene_add_label (placer->scene);
  label->style = MONIAC_TEXT_AMOUNT;
  label->text = g_strdup (input->amounts[ribbon->deal]);
  label->superscript = g_strdup (input->notes != NULL ? input->notes[ribbon->deal] : NULL);
  label->rect = (MoniacRect) { rect.x + PILL_X * input->unit, rect.y + PILL_Y * input->unit,
                               pill.width, pill.height };
  label->baseline = label->rect.y + pill.ascent;
  label->deal = ribbon->deal;
  g_array_append_val (placer->taken, rect);
  return TRUE;
}

/* How early an amount is placed; negative: not at all. */
static double
rank_of_amount (const MoniacLabelPlacer *placer,
                const MoniacSceneRibbon *ribbon)
{
  double unit = placer->input->unit;
  const char *text = placer->input->amounts[ribbon->deal];

  if (text == NULL || *text == '\0' || ribbon->style == MONIAC_RIBBON_RELATION)
    return -1;
  if (ribbon->style == MONIAC_RIBBON_UNDISCLOSED)
    return UNDISCLOSED_RANK;
  if (ribbon->width < PILL_WIDTH_MIN * unit && placer->input->network->n_deals > FEW_DEALS)
    return -1;
  if (ribbon->width < PILL_WIDTH_MIN_CROWD * unit && placer->input->network->n_companies > CROWD)
    return -1;
  return ribbon->width / unit;
}

MoniacRanked *
moniac_label_rank_amounts (const MoniacLabelPlacer *placer)
{
  const MoniacScene *scene = placer->scene;
  MoniacRanked *ranked = g_new0 (MoniacRanked, MAX (scene->n_ribbons, 1));

  for (int r = 0; r < scene->n_ribbons; r++)
    ranked[r] = (MoniacRanked) { r, placer->input->amounts != NULL
                              ? rank_of_amount (placer, &scene->ribbons[r]) : -1 };
  qsort (ranked, scene->n_ribbons, sizeof *ranked, moniac_label_compare_ranked);
  return ranked;
}

/* Starting at *at, those that rank at least as high; what was tried is not tried again. */
void
moniac_label_place_amounts (MoniacLabelPlacer  *placer,
                            const MoniacRanked *ranked,
                            double              least,
                            int                *at,
                            int                *n_placed)
{
  for (; *at < placer->scene->n_ribbons && ranked[*at].rank >= least && *n_placed < MAX_PILLS; (*at)++)
    *n_placed += place_amount (placer, &placer->scene->ribbons[ranked[*at].index]);
}
