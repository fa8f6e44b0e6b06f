/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places labels: each tries its forms and places, the cheapest that collides with nothing is taken. */
#include "config.h"

#include "moniac-labels.h"

#include <math.h>

#include "moniac-label-levels.h"
#include "moniac-label-placer.h"

/* Lengths, times the type's unit. */
#define CELL 3.0
#define SLIDE_STEP 6.0
#define PUSH_STEP 8.0
#define PUSH_MAX 3
#define LABEL_GAP 3.0
#define LONGEST_NAME 210.0
#define CUT_NAME 120.0
/* Money this wide is labelled before companies that are smaller. */
#define WIDE 24.0

/* Costs of a place, in the same arbitrary coin. */
#define COST_PLACE 9.0
#define COST_SLIDE 0.35
#define COST_PUSH 7.0
#define COST_TOUCH 55.0
#define COST_COMPANY 900.0
#define COST_GRAZE 18.0
#define COST_RIBBON 120.0
#define COST_LIMIT 200.0
/* In a crowd a label rather stays away than that it lies over a flow. */
#define COST_LIMIT_CROWD 70.0
/* But the first of all are named in any case. */
#define COST_LIMIT_FOREMOST 450.0
#define FOREMOST 16
#define CROWD 60
/* In a crowd, after so many companies in a row without a place there is none for those that follow either. */
#define MOST_MISSES 120
static const double cost_of_form[MONIAC_N_LABEL_FORMS] = { 0, 6, 22, 26, 34, 50, 60 };

static const MoniacRect nowhere = { 0, 0, -1, -1 };

/* Where a company's label lies; no lines: nowhere. */
struct _MoniacPlacedLabel
{
  MoniacLabelBlock block;
  MoniacLabelSpot spot;
  guint taken;               /* index of the first of what it takes */
  guint n_taken;
};

gboolean
moniac_label_is_free (const MoniacLabelPlacer *self,
                      const MoniacRect        *rect)
{
  const MoniacRect *area = &self->input->area;

  if (rect->x < area->x || rect->y < area->y
      || rect->x + rect->width > area->x + area->width
      || rect->y + rect->height > area->y + area->height)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    if (moniac_rect_intersects (&g_array_index (self->taken, MoniacRect, i), rect))
      return FALSE;
  return TRUE;
}

static MoniacRect
grow_rect (MoniacRect rect,
           double     x,
           double     y)
{
  return (MoniacRect) { rect.x - x, rect.y - y, rect.width + 2 * x, rect.height + 2 * y };
}

MoniacRect
moniac_label_place_rect (const MoniacLabelPlace *self,
                         double                  width,
                         double                  height)
{
  /* On the rounded outline of the shape, the block touches with a side near the axes, with a corner between. */
  double fx = CLAMP (self->direction.x * 1.35, -1, 1);
  double fy = CLAMP (self->direction.y * 1.35, -1, 1);

  return (MoniacRect) { self->anchor.x + (fx - 1) * width / 2,
                        self->anchor.y + (fy - 1) * height / 2, width, height };
}

static double
cost_of_rect (const MoniacLabelPlacer *placer,
              const MoniacRect *rect)
{
  double companies = moniac_coverage_companies (placer->coverage, rect);
  double ribbons = moniac_coverage_ribbons (placer->coverage, rect);

  return (companies > 0 ? COST_TOUCH : 0) + COST_COMPANY * companies
         + (ribbons > 0 ? COST_GRAZE : 0) + COST_RIBBON * ribbons;
}

/* The best rectangle of one size at one place, sliding and pushing; FALSE when none is free and below *cost. */
static gboolean
try_place (const MoniacLabelPlacer *placer,
           const MoniacLabelPlace *place,
           double                  width,
           double                  height,
           double                  base_cost,
           double                 *cost,
           MoniacRect             *out)
{
  double unit = placer->input->unit;
  int slides = (int) (place->slide / (SLIDE_STEP * unit));
  MoniacRect start = moniac_label_place_rect (place, width, height);
  gboolean found = FALSE;

  if (place->inside > 0 && hypot (width, height) > place->inside)
    return FALSE;
  for (int push = 0; push <= PUSH_MAX; push++)
    for (int i = 0; i <= 2 * slides; i++)
      {
        double slide = (i % 2 ? -(i + 1) / 2 : i / 2) * SLIDE_STEP * unit;
        double away = push * PUSH_STEP * unit;
        double price = base_cost + COST_SLIDE * fabs (slide) / unit + COST_PUSH * push;
        MoniacRect rect = start;

        if (price >= *cost)
          continue;
        rect.x += place->direction.x * away - place->direction.y * slide;
        rect.y += place->direction.y * away + place->direction.x * slide;
        if (!moniac_label_is_free (placer, &rect))
          continue;
        if (place->inside <= 0)
          price += cost_of_rect (placer, &rect);
        if (price >= *cost)
          continue;
        *cost = price;
        *out = rect;
        found = TRUE;
      }
  return found;
}

static void
add_block (MoniacLabelPlacer *placer,
           int                company)
{
  const MoniacPlacedLabel *placed = &placer->placed[company];
  const MoniacLabelSpot *spot = &placed->spot;
  const MoniacRect *rect = &spot->rect;
  double align = fabs (spot->direction.x) < 0.4 ? 0.5 : spot->direction.x < 0 ? 1 : 0;
  double y = rect->y;

  for (int i = 0; i < placed->block.n; i++)
    {
      const MoniacLabelLine *line = &placed->block.lines[i];
      MoniacSceneLabel *label = moniac_scene_add_label (placer->scene);

      label->style = line->style;
      label->text = g_strdup (line->text);
      label->full = g_strdup (line->full);
      label->rect = (MoniacRect) { rect->x + align * (rect->width - line->width), y,
                                   line->width, line->height };
      label->baseline = y + line->ascent;
      label->company = company;
      label->leader = spot->leader && i == 0;
      label->leader_from = spot->leader_from;
      label->leader_to = spot->leader_to;
      y += line->height;
    }
}

/* What a company's label took is free again. */
static void
give_up_place (MoniacLabelPlacer *placer,
               int                company)
{
  const MoniacPlacedLabel *placed = &placer->placed[company];

  for (guint i = placed->taken; i < placed->taken + placed->n_taken; i++)
    g_array_index (placer->taken, MoniacRect, i) = nowhere;
}

/* Takes the spot, and the block. */
static void
keep_place (MoniacLabelPlacer     *placer,
            int                    company,
            MoniacLabelBlock      *block,
            const MoniacLabelSpot *spot)
{
  MoniacPlacedLabel *placed = &placer->placed[company];
  MoniacRect taken = grow_rect (spot->rect, LABEL_GAP * placer->input->unit, 0);

  moniac_label_block_clear (&placed->block);
  placed->block = *block;
  placed->spot = *spot;
  placed->taken = placer->taken->len;
  g_array_append_val (placer->taken, taken);
  if (spot->leader)
    moniac_label_take_leader (placer, spot);
  placed->n_taken = placer->taken->len - placed->taken;
  *block = (MoniacLabelBlock) { 0 };
}

/* What a label has now, taken again. */
static void
take_again (MoniacLabelPlacer *placer,
            int                company)
{
  MoniacLabelBlock block = placer->placed[company].block;
  MoniacLabelSpot spot = placer->placed[company].spot;

  placer->placed[company].block = (MoniacLabelBlock) { 0 };
  keep_place (placer, company, &block, &spot);
}

/* The best spot for a form, if it costs less than *cost: at the company or, where everything there is taken or covered,
 * at the end of a line. */
static gboolean
find_spot (const MoniacLabelPlacer *placer,
           int                      company,
           const MoniacLabelBlock  *block,
           double                   base_cost,
           double                  *cost,
           MoniacLabelSpot         *out)
{
  const MoniacLabelHint *hint = &placer->hints[company];
  gboolean found = FALSE;

  for (int i = 0; i < hint->n; i++)
    {
      MoniacRect rect;

      if (!try_place (placer, &hint->places[i], block->width, block->height, base_cost + COST_PLACE * i, cost, &rect))
        continue;
      *out = (MoniacLabelSpot) { .rect = rect, .direction = hint->places[i].direction };
      found = TRUE;
    }
  return moniac_label_find_led (placer, company, block, base_cost, cost, out) || found;
}

/* Finds the best form and place; what was placed before gives way to it. */
static void
place_company (MoniacLabelPlacer *placer,
               int                company,
               gboolean           name_only,
               gboolean           foremost)
{
  const MoniacLayoutInput *input = placer->input;
  double cost = input->network->n_companies <= CROWD ? COST_LIMIT : foremost ? COST_LIMIT_FOREMOST : COST_LIMIT_CROWD;
  gboolean has_detail = input->details != NULL && input->details[company] != NULL;
  MoniacLabelBlock best = { 0 };
  MoniacLabelSpot best_spot = { 0 };

  give_up_place (placer, company);
  for (int form = 0; form < MONIAC_N_LABEL_FORMS; form++)
    {
      double most = (form == MONIAC_LABEL_CUT ? CUT_NAME : LONGEST_NAME) * input->unit;
      gboolean skipped = name_only && has_detail && (form == MONIAC_LABEL_WHOLE || form == MONIAC_LABEL_BROKEN);
      MoniacLabelBlock block;

      if (skipped || cost_of_form[form] >= cost
          || !moniac_label_block_make (&block, input, company, form, MIN (most, input->area.width)))
        continue;
      if (find_spot (placer, company, &block, cost_of_form[form], &cost, &best_spot))
        {
          moniac_label_block_clear (&best);
          best = block;
        }
      else
        moniac_label_block_clear (&block);
    }
  if (best.n > 0)
    keep_place (placer, company, &best, &best_spot);
  else if (placer->placed[company].block.n > 0)
    take_again (placer, company);
}

int
moniac_label_compare_ranked (gconstpointer a,
                             gconstpointer b)
{
  const MoniacRanked *s = a, *t = b;

  if (s->rank != t->rank)
    return s->rank > t->rank ? -1 : 1;
  return s->index - t->index;
}

/* Companies with as much money as is drawn at least that wide, and less wide than the other. */
static void
place_companies (MoniacLabelPlacer *placer,
                 const MoniacRanked *ranked,
                 double        least,
                 double        below,
                 gboolean      names_only)
{
  int misses = 0;

  for (int i = 0; i < placer->input->network->n_companies; i++)
    {
      double width = ranked[i].rank * placer->scene->scale / placer->input->unit;

      if (width < least || width >= below)
        continue;
      place_company (placer, ranked[i].index, names_only, i < FOREMOST);
      misses = placer->placed[ranked[i].index].block.n > 0 ? 0 : misses + 1;
      if (misses > MOST_MISSES)
        break;
    }
}

/* By the larger of what they pay and get, then by how many deals they have. */
static MoniacRanked *
rank_companies (const MoniacNetwork *network)
{
  MoniacRanked *ranked = g_new0 (MoniacRanked, MAX (network->n_companies, 1));
  g_autofree int *deals = g_new0 (int, MAX (network->n_companies, 1));

  for (int d = 0; d < network->n_deals; d++)
    {
      if (network->deals[d].payer >= 0)
        deals[network->deals[d].payer]++;
      if (network->deals[d].payee >= 0)
        deals[network->deals[d].payee]++;
    }
  for (int c = 0; c < network->n_companies; c++)
    {
      const MoniacNetworkCompany *company = &network->companies[c];

      ranked[c] = (MoniacRanked) { c, (double) MAX (company->paid, company->received)
                                + deals[c] / (1.0 + network->n_deals) };
    }
  qsort (ranked, network->n_companies, sizeof *ranked, moniac_label_compare_ranked);
  return ranked;
}

void
moniac_labels_measure (const MoniacLayoutInput *input,
                       int                      company,
                       gboolean                 with_detail,
                       double                  *width,
                       double                  *height)
{
  MoniacLabelBlock block;
  MoniacLabelForm first = with_detail ? MONIAC_LABEL_WHOLE : MONIAC_LABEL_NAME;

  *width = *height = 0;
  for (int form = first; form < MONIAC_N_LABEL_FORMS; form++)
    if (moniac_label_block_make (&block, input, company, form,
                                 MIN (LONGEST_NAME * input->unit, input->area.width)))
      {
        *width = block.width;
        *height = block.height;
        moniac_label_block_clear (&block);
        return;
      }
}

/* Of those that found no place, for a closer look. */
static void
place_levels (MoniacLabelPlacer  *placer,
              const MoniacRanked *companies)
{
  g_autofree int *order = g_new (int, placer->input->network->n_companies);
  int n = 0;

  for (int i = 0; i < placer->input->network->n_companies; i++)
    if (placer->placed[companies[i].index].block.n == 0)
      order[n++] = companies[i].index;
  moniac_label_levels_place (placer->scene, placer->input, placer->hints, placer->coverage, placer->taken, order, n);
}

void
moniac_labels_place (MoniacScene             *scene,
                     const MoniacLayoutInput *input,
                     const MoniacLabelHint   *hints)
{
  g_autoptr (MoniacCoverage) coverage = moniac_coverage_new (scene, &input->area,
                                                             CELL * input->unit);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MoniacRect));
  g_autofree MoniacPlacedLabel *placed = g_new0 (MoniacPlacedLabel, MAX (input->network->n_companies, 1));
  MoniacLabelPlacer placer = { scene, input, hints, placed, coverage, taken };
  g_autofree MoniacRanked *companies = rank_companies (input->network);
  g_autofree MoniacRanked *amounts = moniac_label_rank_amounts (&placer);
  gboolean names_first = moniac_label_names_first (input->network);
  int at = 0, n_placed = 0;

  place_companies (&placer, companies, WIDE, G_MAXDOUBLE, names_first);
  moniac_label_place_amounts (&placer, amounts, WIDE, &at, &n_placed);
  place_companies (&placer, companies, -1, WIDE, names_first);
  if (names_first)
    place_companies (&placer, companies, -1, G_MAXDOUBLE, FALSE);
  moniac_label_place_amounts (&placer, amounts, 0, &at, &n_placed);
  if (input->network->n_companies > CROWD)
    place_levels (&placer, companies);
  for (int c = 0; c < input->network->n_companies; c++)
    {
      add_block (&placer, c);
      moniac_label_block_clear (&placed[c].block);
    }
}
