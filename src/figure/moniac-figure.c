/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a scene: what lies under what, what is brought forward, and which group everything is in. */

#include "config.h"

#include "moniac-drawing.h"
#include "moniac-painter-private.h"
#include "moniac-pool.h"

/* What is not brought forward keeps this much of its strength. */
#define FADED 0.15
#define CASING 2.5
#define DISC_LINE 1.3
/* Of small shapes, in their size. */
#define CASING_SHARE 0.3
#define DISC_LINE_SHARE 0.12
#define SELECTED_WIDTH 2.5
#define COIN_RIM 1.2

/* The first of a deal's sources that a figure may lead to, or NULL. */
static const char *
deal_link (const MoniacNetwork *network,
           int                  deal)
{
  const MoniacDealRecord *record = network->deals[deal].record;

  for (guint i = 0; i < record->n_cites; i++)
    {
      const MoniacSourceRecord *source = g_hash_table_lookup (network->sources, record->cites[i].source);

      if (source != NULL && moniac_link_is_safe (source->url))
        return source->url;
    }
  return NULL;
}

static char *
make_id (const char *what,
         const char *id,
         const char *suffix)
{
  return g_strconcat (what, "-", id, suffix != NULL ? "-" : NULL, suffix, NULL);
}

void
moniac_drawing_begin_deal (const MoniacDrawing *self,
                           int                  deal,
                           const char          *suffix)
{
  const MoniacNetwork *network = self->scene->network;
  double opacity = moniac_drawing_deal_bright (self, deal) ? 1 : FADED;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  if (self->titles)
    {
      id = make_id ("deal", network->deals[deal].record->id, suffix);
      title = moniac_figure_describe_deal (network, deal);
    }
  moniac_painter_begin_group (self->painter, id, title, deal_link (network, deal), opacity);
}

gboolean
moniac_drawing_deal_bright (const MoniacDrawing *self,
                            int                  deal)
{
  return self->highlight->deals == NULL || self->highlight->deals[deal] ||
         self->highlight->deal == deal;
}

const MoniacKindStyle *
moniac_drawing_kind (const MoniacDrawing *self,
                     int                  deal)
{
  return &self->theme->kinds[self->scene->network->deals[deal].record->kind];
}

static gboolean
company_bright (const MoniacDrawing *self,
                int                  company)
{
  return self->bright == NULL || self->bright[company];
}

/* A company is bright that has part in a bright deal. NULL: all are. */
static gboolean *
find_bright (const MoniacDrawing *self)
{
  const MoniacNetwork *network = self->scene->network;
  gboolean *bright;

  if (self->highlight->deals == NULL)
    return NULL;

  bright = g_new0 (gboolean, MAX (network->n_companies, 1));
  if (self->highlight->company >= 0)
    bright[self->highlight->company] = TRUE;
  for (int i = 0; i < network->n_deals; i++)
    {
      int ends[] = { network->deals[i].payer, network->deals[i].payee };

      for (int j = 0; j < 2; j++)
        if (ends[j] != MONIAC_OUTSIDE && moniac_drawing_deal_bright (self, i))
          bright[ends[j]] = TRUE;
    }
  return bright;
}

void
moniac_drawing_begin_company (const MoniacDrawing *self,
                              int                  company,
                              const char          *suffix)
{
  const MoniacNetwork *network = self->scene->network;
  double opacity = company_bright (self, company) ? 1 : FADED;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  if (self->titles)
    {
      id = make_id ("company", network->companies[company].record->id, suffix);
      title = moniac_figure_describe_company (network, company);
    }
  moniac_painter_begin_group (self->painter, id, title, NULL, opacity);
}

/* The color that the file gives to a company, or another one. */
static MoniacColor
own_color (const MoniacDrawing *self,
           int                  company,
           const MoniacColor   *otherwise)
{
  const char *own = self->scene->network->companies[company].record->color;
  MoniacColor color;

  return moniac_color_parse (own, &color) && color.alpha >= 1 ? color : *otherwise;
}

MoniacColor
moniac_drawing_disc_color (const MoniacDrawing *self,
                           int                  company)
{
  return own_color (self, company, &self->theme->disc);
}

/* A color that the file gives to a company shows where nothing tells paying from getting. */
static MoniacColor
part_color (const MoniacDrawing *self,
            int                  company,
            MoniacPart           part)
{

  if (part == MONIAC_PART_BODY && moniac_pool_is (self->scene->network->companies[company].record))
    return self->theme->relation;
  switch (part)
    {
    case MONIAC_PART_PAYS:
      return self->theme->pays;
    case MONIAC_PART_GETS:
      return self->theme->gets;
    case MONIAC_PART_OUTSIDE:
      return self->theme->relation;
    case MONIAC_PART_DISC:
      return moniac_drawing_disc_color (self, company);
    case MONIAC_PART_BODY:
    default:
      return own_color (self, company, &self->theme->body);
    }
}

static void
draw_parts (const MoniacDrawing      *self,
            const MoniacSceneCompany *company,
            const MoniacColor        *line,
            const MoniacStroke       *stroke)
{
  int n = moniac_drawing_shows_parts (self, company) ? company->n_parts : MIN (company->n_parts, 1);

  for (int i = 0; i < n; i++)
    {
      MoniacColor fill = part_color (self, company->company, company->parts[i].part);

      moniac_painter_path (self->painter, &company->parts[i].outline, TRUE,
                           line == NULL ? &fill : NULL, line, stroke);
    }
}

static void
draw_outlines (const MoniacDrawing      *self,
               const MoniacSceneCompany *company)
{
  double size = MAX (company->bounds.width, company->bounds.height);
  MoniacStroke stroke = { MIN (DISC_LINE * self->unit, DISC_LINE_SHARE * size), 0, { 0 }, FALSE };

  for (int i = 0; i < company->n_parts; i++)
    if (company->parts[i].part == MONIAC_PART_DISC)
      moniac_painter_path (self->painter, &company->parts[i].outline, TRUE, NULL, &self->theme->body, &stroke);
}

static void
draw_company (const MoniacDrawing      *self,
              const MoniacSceneCompany *company)
{
  double size = MAX (company->bounds.width, company->bounds.height);
  MoniacStroke casing = { MIN (CASING * self->unit, CASING_SHARE * size), 0, { 0 }, FALSE };
  MoniacStroke selected = { 2 * SELECTED_WIDTH * self->unit, 0, { 0 }, TRUE };

  moniac_drawing_begin_company (self, company->company, NULL);
  if (self->highlight->company == company->company)
    draw_parts (self, company, &self->theme->accent, &selected);
  else if (self->paper->alpha >= 1)
    draw_parts (self, company, self->paper, &casing);
  draw_parts (self, company, NULL, NULL);
  draw_outlines (self, company);
  moniac_painter_end_group (self->painter);
}

static void
draw_paper (const MoniacDrawing *self)
{
  MoniacRect all = { 0, 0, self->scene->width, self->scene->height };

  if (self->paper->alpha > 0)
    moniac_painter_rect (self->painter, &all, 0, self->paper, NULL, NULL);
}

/* From the bottom: relations and hairlines, what fades, what does not, what is selected. */
static int
ribbon_level (const MoniacDrawing     *self,
              const MoniacSceneRibbon *ribbon)
{
  gboolean thin = ribbon->style == MONIAC_RIBBON_RELATION || ribbon->style == MONIAC_RIBBON_HAIRLINE;

  if (self->highlight->deal == ribbon->deal)
    return 3;
  if (self->highlight->deals != NULL && self->highlight->deals[ribbon->deal])
    return 2;
  return thin ? 0 : 1;
}

static void
draw_ribbons (const MoniacDrawing *self,
              MoniacDrawFlags      flags)
{
  g_autofree gboolean *chosen = moniac_drawing_choose_ribbons (self);

  for (int level = 0; level <= 3; level++)
    for (int i = 0; i < self->scene->n_ribbons; i++)
      {
        const MoniacSceneRibbon *ribbon = &self->scene->ribbons[i];

        if (ribbon_level (self, ribbon) != level || (chosen != NULL && !chosen[i]))
          continue;
        if (flags & MONIAC_DRAW_FLOWS)
          moniac_draw_ribbon (self, ribbon);
        if (flags & MONIAC_DRAW_ARROWS)
          moniac_draw_arrows (self, ribbon);
      }
}

static void
draw_coin (MoniacPainter     *painter,
           const MoniacTheme *theme,
           double             x,
           double             y,
           double             unit)
{
  MoniacStroke rim = { COIN_RIM * unit, 0, { 0 }, FALSE };

  moniac_painter_circle (painter, x, y, (MONIAC_COIN_RADIUS - COIN_RIM / 2) * unit,
                         &theme->coin_face, &theme->coin_rim, &rim);
}

static void
draw_coins (const MoniacDrawing *self,
            double               phase)
{
  g_autoptr (MoniacCoins) coins = moniac_coins_new (self->scene, self->highlight->deals);
  g_autofree MoniacCoin *places = g_new (MoniacCoin, MAX (moniac_coins_get_max (coins), 1));
  int n = moniac_coins_at (coins, phase, places);

  moniac_painter_begin_group (self->painter, self->titles ? "coins" : NULL, NULL, NULL, 1);
  for (int i = 0; i < n; i++)
    draw_coin (self->painter, self->theme, places[i].x, places[i].y, self->unit);
  moniac_painter_end_group (self->painter);
}

static void
draw_furniture_and_labels (const MoniacDrawing *self)
{
  for (int i = 0; i < self->scene->n_marks; i++)
    moniac_draw_mark (self, &self->scene->marks[i]);
  for (int i = 0; i < self->scene->n_labels; i++)
    if (moniac_drawing_shows_label (self, &self->scene->labels[i]))
      moniac_draw_label (self, &self->scene->labels[i]);
}

void
moniac_figure_draw (MoniacPainter         *painter,
                    const MoniacScene     *scene,
                    const MoniacTheme     *theme,
                    const MoniacColor     *paper,
                    const MoniacHighlight *highlight,
                    double                 phase,
                    MoniacDrawFlags        flags)
{
  moniac_figure_draw_detail (painter, scene, theme, paper, highlight, phase, flags, NULL);
}

void
moniac_figure_draw_detail (MoniacPainter         *painter,
                           const MoniacScene     *scene,
                           const MoniacTheme     *theme,
                           const MoniacColor     *paper,
                           const MoniacHighlight *highlight,
                           double                 phase,
                           MoniacDrawFlags        flags,
                           const MoniacDetail    *detail)
{
  static const MoniacHighlight nothing = { -1, -1, NULL };
  MoniacDrawing self = {
    .painter = painter,
    .scene = scene,
    .theme = theme,
    .paper = paper != NULL ? paper : &theme->paper,
    .highlight = highlight != NULL ? highlight : &nothing,
    .unit = scene->type_scale > 0 ? scene->type_scale : 1,
    .titles = moniac_painter_keeps_titles (painter),
    .detail = detail,
  };
  g_autofree gboolean *bright = find_bright (&self);

  self.bright = bright;

  if (flags & MONIAC_DRAW_PAPER)
    draw_paper (&self);
  draw_ribbons (&self, flags);
  if (flags & MONIAC_DRAW_COINS)
    draw_coins (&self, phase);
  if (!(flags & MONIAC_DRAW_TOP))
    return;
  for (int i = 0; i < scene->n_companies; i++)
    if (moniac_drawing_shows_company (&self, &scene->companies[i]))
      draw_company (&self, &scene->companies[i]);
  draw_furniture_and_labels (&self);
}

void
moniac_figure_draw_coin (MoniacPainter     *painter,
                         const MoniacTheme *theme,
                         double             x,
                         double             y)
{
  draw_coin (painter, theme, x, y, 1);
}
