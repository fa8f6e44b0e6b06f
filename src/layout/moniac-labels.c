/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places labels: each tries its forms and places, the cheapest that collides with nothing is taken. */
#include "config.h"

#include "moniac-labels.h"

#include <math.h>

#include "moniac-coverage.h"
#include "moniac-label-text.h"

/* Lengths, times the type's unit. */
#define CELL 3.0
#define SLIDE_STEP 6.0
#define PUSH_STEP 8.0
#define PUSH_MAX 3
#define LABEL_GAP 3.0
#define PILL_X 9.0
#define PILL_Y 4.0
#define NOTE_GAP 2.0
#define LONGEST_NAME 210.0
#define CUT_NAME 120.0
/* Amounts on thinner flows are only shown where the figure has few. */
#define PILL_WIDTH_MIN 2.2
#define FEW_DEALS 24
/* Money this wide is labelled before companies that are smaller. */
#define WIDE 24.0
#define MAX_PILLS 60
#define UNDISCLOSED_RANK 14.0

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
#define CROWD 60
static const double cost_of_form[MONIAC_N_LABEL_FORMS] = { 0, 6, 22, 26, 34, 50, 60 };

/* Pills beyond the open end of a flow: how far, and how much of them other ribbons may cover. */
#define BEYOND_GAP 6.0
#define BEYOND_STEPS 5
#define BEYOND_RIBBONS 0.3

#define COST_PILL_AWAY 40.0
#define COST_PILL_EXCESS 60.0
#define COST_PILL_LIMIT 62.0

static const MoniacRect nowhere = { 0, 0, -1, -1 };

/* Where a company's label lies; no lines: nowhere. */
typedef struct
{
  MoniacLabelBlock block;
  MoniacPoint direction;
  MoniacRect rect;
  guint taken;               /* index into what is taken */
} Placed;

typedef struct
{
  MoniacScene *scene;
  const MoniacLayoutInput *input;
  const MoniacLabelHint *hints;
  Placed *placed;            /* for each company */
  MoniacCoverage *coverage;
  GArray *taken;             /* of MoniacRect: what labels must not touch */
} Placer;

static gboolean
is_free (const Placer     *placer,
         const MoniacRect *rect)
{
  const MoniacRect *area = &placer->input->area;

  if (rect->x < area->x || rect->y < area->y
      || rect->x + rect->width > area->x + area->width
      || rect->y + rect->height > area->y + area->height)
    return FALSE;
  for (guint i = 0; i < placer->taken->len; i++)
    if (moniac_rect_intersects (&g_array_index (placer->taken, MoniacRect, i), rect))
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
cost_of_rect (const Placer     *placer,
              const MoniacRect *rect)
{
  double companies = moniac_coverage_companies (placer->coverage, rect);
  double ribbons = moniac_coverage_ribbons (placer->coverage, rect);

  return (companies > 0 ? COST_TOUCH : 0) + COST_COMPANY * companies
         + (ribbons > 0 ? COST_GRAZE : 0) + COST_RIBBON * ribbons;
}

/* The best rectangle of one size at one place, sliding and pushing; FALSE when none is free and below *cost. */
static gboolean
try_place (const Placer           *placer,
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
        if (!is_free (placer, &rect))
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
add_block (Placer *placer,
           int     company)
{
  const Placed *placed = &placer->placed[company];
  const MoniacRect *rect = &placed->rect;
  double align = fabs (placed->direction.x) < 0.4 ? 0.5 : placed->direction.x < 0 ? 1 : 0;
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
      y += line->height;
    }
}

/* Takes the place, and the block. */
static void
keep_place (Placer                 *placer,
            int                     company,
            MoniacLabelBlock       *block,
            const MoniacLabelPlace *place,
            const MoniacRect       *rect)
{
  Placed *placed = &placer->placed[company];
  MoniacRect taken = grow_rect (*rect, LABEL_GAP * placer->input->unit, 0);

  if (placed->block.n == 0)
    {
      placed->taken = placer->taken->len;
      g_array_append_val (placer->taken, taken);
    }
  g_array_index (placer->taken, MoniacRect, placed->taken) = taken;
  moniac_label_block_clear (&placed->block);
  placed->block = *block;
  placed->direction = place->direction;
  placed->rect = *rect;
  *block = (MoniacLabelBlock) { 0 };
}

/* The best of a form's places, if it costs less than *cost; NULL otherwise. */
static const MoniacLabelPlace *
best_place_of_block (const Placer           *placer,
                     int                     company,
                     const MoniacLabelBlock *block,
                     double                  base_cost,
                     double                 *cost,
                     MoniacRect             *rect)
{
  const MoniacLabelHint *hint = &placer->hints[company];
  const MoniacLabelPlace *best = NULL;

  for (int i = 0; i < hint->n; i++)
    if (try_place (placer, &hint->places[i], block->width, block->height, base_cost + COST_PLACE * i, cost, rect))
      best = &hint->places[i];
  return best;
}

/* Finds the best form and place; what was placed before gives way to it. */
static void
place_company (Placer   *placer,
               int       company,
               gboolean  name_only)
{
  const MoniacLayoutInput *input = placer->input;
  double cost = input->network->n_companies > CROWD ? COST_LIMIT_CROWD : COST_LIMIT;
  gboolean has_detail = input->details != NULL && input->details[company] != NULL;
  const MoniacLabelPlace *best_place = NULL;
  MoniacLabelBlock best = { 0 };
  MoniacRect best_rect = { 0 };

  if (placer->placed[company].block.n > 0)
    g_array_index (placer->taken, MoniacRect, placer->placed[company].taken) = nowhere;
  for (int form = 0; form < MONIAC_N_LABEL_FORMS; form++)
    {
      double most = (form == MONIAC_LABEL_CUT ? CUT_NAME : LONGEST_NAME) * input->unit;
      gboolean skipped = name_only && has_detail && (form == MONIAC_LABEL_WHOLE || form == MONIAC_LABEL_BROKEN);
      const MoniacLabelPlace *place;
      MoniacLabelBlock block;

      if (skipped || cost_of_form[form] >= cost
          || !moniac_label_block_make (&block, input, company, form, MIN (most, input->area.width)))
        continue;
      place = best_place_of_block (placer, company, &block, cost_of_form[form], &cost, &best_rect);
      if (place != NULL)
        {
          best_place = place;
          moniac_label_block_clear (&best);
          best = block;
        }
      else
        moniac_label_block_clear (&block);
    }
  if (best_place != NULL)
    keep_place (placer, company, &best, best_place, &best_rect);
}

typedef struct
{
  int index;
  double rank;
} Ranked;

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *s = a, *t = b;

  if (s->rank != t->rank)
    return s->rank > t->rank ? -1 : 1;
  return s->index - t->index;
}

/* Companies with as much money as is drawn at least that wide, and less wide than the other. */
static void
place_companies (Placer       *placer,
                 const Ranked *ranked,
                 double        least,
                 double        below,
                 gboolean      names_only)
{
  for (int i = 0; i < placer->input->network->n_companies; i++)
    {
      double width = ranked[i].rank * placer->scene->scale / placer->input->unit;

      if (width >= least && width < below)
        place_company (placer, ranked[i].index, names_only);
    }
}

/* By the larger of what they pay and get, then by how many deals they have. */
static Ranked *
rank_companies (const MoniacNetwork *network)
{
  Ranked *ranked = g_new0 (Ranked, MAX (network->n_companies, 1));
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

      ranked[c] = (Ranked) { c, (double) MAX (company->paid, company->received)
                                + deals[c] / (1.0 + network->n_deals) };
    }
  qsort (ranked, network->n_companies, sizeof *ranked, compare_ranked);
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

/* The text of an amount and of its note, side by side in one pill. */
typedef struct
{
  double width;
  double height;
  double ascent;
  double note;              /* room for the note, its gap included */
} Pill;

static Pill
measure_pill (const Placer *placer,
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
pill_rect (const Placer *placer,
           const Pill   *pill,
           double        x,
           double        y)
{
  double width = pill->width + pill->note + 2 * PILL_X * placer->input->unit;
  double height = pill->height + 2 * PILL_Y * placer->input->unit;

  return (MoniacRect) { x - width / 2, y - height / 2, width, height };
}

static gboolean
find_pill_place (const Placer            *placer,
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
        if (!is_free (placer, &rect)
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
find_pill_beyond (const Placer            *placer,
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

      if (!is_free (placer, &rect) || moniac_coverage_companies (placer->coverage, &rect) > 0
          || moniac_coverage_ribbons (placer->coverage, &rect) > BEYOND_RIBBONS)
        continue;
      *out = rect;
      return TRUE;
    }
  return FALSE;
}

static gboolean
place_amount (Placer                  *placer,
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
rank_of_amount (const Placer            *placer,
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
  return ribbon->width / unit;
}

static Ranked *
rank_amounts (const Placer *placer)
{
  const MoniacScene *scene = placer->scene;
  Ranked *ranked = g_new0 (Ranked, MAX (scene->n_ribbons, 1));

  for (int r = 0; r < scene->n_ribbons; r++)
    ranked[r] = (Ranked) { r, placer->input->amounts != NULL
                              ? rank_of_amount (placer, &scene->ribbons[r]) : -1 };
  qsort (ranked, scene->n_ribbons, sizeof *ranked, compare_ranked);
  return ranked;
}

/* Starting at *at, those that rank at least as high; what was tried is not tried again. */
static void
place_amounts (Placer       *placer,
               const Ranked *ranked,
               double        least,
               int          *at,
               int          *n_placed)
{
  for (; *at < placer->scene->n_ribbons && ranked[*at].rank >= least && *n_placed < MAX_PILLS; (*at)++)
    *n_placed += place_amount (placer, &placer->scene->ribbons[ranked[*at].index]);
}

void
moniac_labels_place (MoniacScene             *scene,
                     const MoniacLayoutInput *input,
                     const MoniacLabelHint   *hints)
{
  g_autoptr (MoniacCoverage) coverage = moniac_coverage_new (scene, &input->area,
                                                             CELL * input->unit);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MoniacRect));
  g_autofree Placed *placed = g_new0 (Placed, MAX (input->network->n_companies, 1));
  Placer placer = { scene, input, hints, placed, coverage, taken };
  g_autofree Ranked *companies = rank_companies (input->network);
  g_autofree Ranked *amounts = rank_amounts (&placer);
  gboolean names_first = moniac_label_names_first (input->network);
  int at = 0, n_placed = 0;

  place_companies (&placer, companies, WIDE, G_MAXDOUBLE, names_first);
  place_amounts (&placer, amounts, WIDE, &at, &n_placed);
  place_companies (&placer, companies, -1, WIDE, names_first);
  if (names_first)
    place_companies (&placer, companies, -1, G_MAXDOUBLE, FALSE);
  place_amounts (&placer, amounts, 0, &at, &n_placed);
  for (int c = 0; c < input->network->n_companies; c++)
    {
      add_block (&placer, c);
      moniac_label_block_clear (&placed[c].block);
    }
}
