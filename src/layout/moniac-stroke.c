/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths and styles of ribbons, the same in every view. */
#include "config.h"

#include "moniac-stroke.h"

#define EXTRA_UNDISCLOSED 5.0
#define EXTRA_RELATION 4.0

MoniacRibbonStyle
moniac_stroke_style (const MoniacNetworkDeal *deal,
                     double                   scale,
                     double                   unit)
{
  if (!deal->is_money)
    return MONIAC_RIBBON_RELATION;
  if (!deal->disclosed)
    return MONIAC_RIBBON_UNDISCLOSED;
  if (deal->amount * scale < MONIAC_STROKE_HAIRLINE * unit)
    return MONIAC_RIBBON_HAIRLINE;
  return MONIAC_RIBBON_FLOW;
}

double
moniac_stroke_width (const MoniacNetworkDeal *deal,
                     double                   scale,
                     double                   unit)
{
  if (!deal->is_money)
    return MONIAC_STROKE_RELATION * unit;
  if (!deal->disclosed)
    return MONIAC_STROKE_UNDISCLOSED * unit;
  return deal->amount * scale;
}

double
moniac_stroke_extra (const MoniacNetworkDeal *deal,
                     double                   unit)
{
  if (!deal->is_money)
    return EXTRA_RELATION * unit;
  return deal->disclosed ? 0 : EXTRA_UNDISCLOSED * unit;
}

void
moniac_stroke_fill (MoniacSceneRibbon       *ribbon,
                    const MoniacLayoutInput *input,
                    int                      deal,
                    double                   scale,
                    int                      side)
{
  const MoniacNetworkDeal *d = &input->network->deals[deal];

  ribbon->deal = deal;
  ribbon->style = moniac_stroke_style (d, scale, input->unit);
  ribbon->width = moniac_stroke_width (d, scale, input->unit);
  ribbon->side = side;
  ribbon->lower = ribbon->returns = 0;
  if (d->is_money && d->disclosed)
    {
      ribbon->lower = d->lower * scale;
      if (input->comes_back != NULL)
        ribbon->returns = CLAMP (input->comes_back[deal], 0, d->amount) * scale;
    }
}

static int
layer_of_style (MoniacRibbonStyle style)
{
  switch (style)
    {
    case MONIAC_RIBBON_RELATION: return 0;
    case MONIAC_RIBBON_FLOW: return 1;
    case MONIAC_RIBBON_HAIRLINE: return 2;
    case MONIAC_RIBBON_UNDISCLOSED: return 3;
    default: g_assert_not_reached ();
    }
}

static int
compare_ribbons (gconstpointer a,
                 gconstpointer b)
{
  const MoniacSceneRibbon *s = a, *t = b;
  int by_style = layer_of_style (s->style) - layer_of_style (t->style);

  if (by_style != 0)
    return by_style;
  if (s->width != t->width)
    return s->width > t->width ? -1 : 1;
  return s->deal - t->deal;
}

void
moniac_stroke_sort (MoniacScene *scene)
{
  qsort (scene->ribbons, scene->n_ribbons, sizeof *scene->ribbons, compare_ribbons);
  for (int d = 0; d < scene->network->n_deals; d++)
    scene->ribbon_of_deal[d] = -1;
  for (int r = 0; r < scene->n_ribbons; r++)
    scene->ribbon_of_deal[scene->ribbons[r].deal] = r;
}
