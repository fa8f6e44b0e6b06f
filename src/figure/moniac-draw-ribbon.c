/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws ribbons and the lines that stand for money without an amount, and shows which way they run. */

#include "config.h"

#include <math.h>

#include "moniac-drawing.h"

/* Paper between ribbons that cross or touch, on each side. */
#define CASING 1.25
#define EDGE_WIDTH 1.1
#define EDGE_WIDTH_CONTRAST 1.8
/* The share of the dark tone in what is certain. */
#define CERTAIN_SHARE 0.62
#define DOT_SIZE 1.5
/* Ribbons from this width on carry chevrons; what is thinner ends in an arrowhead. */
#define CHEVRON_RIBBON 9.0
#define CHEVRON_DISTANCE 74.0
#define CHEVRON_END 16.0
/* Where they go when the amount hides all of them: so near to either end, of the length. */
#define CHEVRON_ASIDE 0.14
#define HAIRLINE_WIDTH 1.2
#define SELECTED_WIDTH 2.0
/* Hairlines this much thinner than they are have no room for arrowheads. */
#define THIN_WITHOUT_ARROWS 0.45

static MoniacColor
mix (const MoniacColor *a,
     const MoniacColor *b,
     double             share)
{
  return (MoniacColor) {
    a->red + (b->red - a->red) * share, a->green + (b->green - a->green) * share,
    a->blue + (b->blue - a->blue) * share, 1
  };
}

MoniacColor
moniac_kind_fill (const MoniacKindStyle *style)
{
  return mix (&style->pale, &style->dark, CERTAIN_SHARE);
}

MoniacStroke
moniac_kind_edge (const MoniacKindStyle *style,
                  const MoniacTheme     *theme,
                  double                 unit)
{
  MoniacStroke stroke = { 0 };

  stroke.width = (theme->id == MONIAC_THEME_CONTRAST ? EDGE_WIDTH_CONTRAST : EDGE_WIDTH) * unit;
  stroke.n_dashes = style->n_dashes;
  for (int i = 0; i < style->n_dashes; i++)
    stroke.dashes[i] = style->dashes[i] * unit;
  return stroke;
}

MoniacStroke
moniac_dotted_line (double unit)
{
  return (MoniacStroke) { DOT_SIZE * unit, 2, { 0.01, 3.4 * unit }, TRUE };
}

MoniacStroke
moniac_undisclosed_line (double   width,
                         gboolean inferred)
{
  double step = MAX (width, 1.5);

  if (inferred)
    return (MoniacStroke) { width, 4, { 4.5 * step, 2 * step, 0.8 * step, 2 * step }, FALSE };
  return (MoniacStroke) { width, 2, { 4 * step, 2.5 * step }, FALSE };
}

MoniacPath
moniac_line (double x1,
             double y1,
             double x2,
             double y2)
{
  g_autoptr (MoniacPathBuilder) builder = moniac_path_builder_new ();

  moniac_path_builder_move_to (builder, x1, y1);
  moniac_path_builder_line_to (builder, x2, y2);
  return moniac_path_builder_end (g_steal_pointer (&builder));
}

/* A strip that begins at one edge of the ribbon, the one at `side`; `from` and `to` are counted from there. */
static void
draw_strip (const MoniacDrawing     *self,
            const MoniacSceneRibbon *ribbon,
            double                   from,
            double                   to,
            const MoniacColor       *fill,
            const MoniacColor       *line,
            const MoniacStroke      *stroke)
{
  double edge = ribbon->side * ribbon->width / 2;
  double a = edge - ribbon->side * from;
  double b = edge - ribbon->side * to;
  MoniacPath outline = moniac_ribbon_outline (&ribbon->center, MIN (a, b), MAX (a, b));

  moniac_painter_path (self->painter, &outline, TRUE, fill, line, stroke);
  moniac_path_clear (&outline);
}

/* Paper along both sides, just outside. */
static void
draw_casing (const MoniacDrawing     *self,
             const MoniacSceneRibbon *ribbon,
             const MoniacStroke      *casing)
{
  for (int side = -1; side <= 1; side += 2)
    {
      MoniacPath path = moniac_ribbon_offset (&ribbon->center,
                                              side * (ribbon->width + casing->width) / 2);

      moniac_painter_path (self->painter, &path, FALSE, NULL, self->paper, casing);
      moniac_path_clear (&path);
    }
}

/* What is only an upper bound: dotted all around, and in the pale tone where the dark one is under it. */
static void
draw_uncertain (const MoniacDrawing     *self,
                const MoniacSceneRibbon *ribbon,
                const MoniacKindStyle   *style)
{
  MoniacStroke dots = moniac_dotted_line (self->unit);
  double inset = dots.width / 2;
  double from = ribbon->lower + inset;
  double to = ribbon->width - inset;
  double dark = self->scene->tones ? ribbon->returns : 0;

  if (to > from)
    draw_strip (self, ribbon, from, to, NULL, dark > (from + to) / 2 ? &style->pale : &style->dark, &dots);
}

/* The kind's own edge, on both sides of what is certain. */
static void
draw_edges (const MoniacDrawing     *self,
            const MoniacSceneRibbon *ribbon,
            const MoniacKindStyle   *style)
{
  MoniacStroke edge = moniac_kind_edge (style, self->theme, self->unit);
  double near = ribbon->side * (ribbon->width - edge.width) / 2;
  double offsets[] = { near, near - ribbon->side * MAX (ribbon->lower - edge.width, 0) };

  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      MoniacPath path = moniac_ribbon_offset (&ribbon->center, offsets[i]);

      moniac_painter_path (self->painter, &path, FALSE, NULL, &style->dark, &edge);
      moniac_path_clear (&path);
    }
}

static void
draw_flow (const MoniacDrawing     *self,
           const MoniacSceneRibbon *ribbon,
           const MoniacKindStyle   *style)
{
  MoniacStroke casing = { CASING * self->unit, 0, { 0 }, FALSE };
  MoniacColor certain = moniac_kind_fill (style);

  if (self->paper->alpha >= 1 && self->highlight->deal != ribbon->deal)
    draw_casing (self, ribbon, &casing);
  draw_strip (self, ribbon, 0, ribbon->width, &style->pale, NULL, NULL);
  if (self->scene->tones && ribbon->returns > 0)
    draw_strip (self, ribbon, 0, MIN (ribbon->returns, ribbon->width), &style->dark, NULL, NULL);
  if (!self->scene->tones && ribbon->lower > 0)
    draw_strip (self, ribbon, 0, MIN (ribbon->lower, ribbon->width), &certain, NULL, NULL);
  if (ribbon->lower < ribbon->width)
    draw_uncertain (self, ribbon, style);
  if (ribbon->lower > 0)
    draw_edges (self, ribbon, style);
}

static double
hairline_share (const MoniacDrawing *self)
{
  return self->scene->thin > 0 ? self->scene->thin : 1;
}

static void
draw_thin (const MoniacDrawing     *self,
           const MoniacSceneRibbon *ribbon,
           const MoniacKindStyle   *style)
{
  gboolean inferred = self->scene->network->deals[ribbon->deal].record->inferred;
  MoniacStroke stroke = { ribbon->width, 0, { 0 }, FALSE };
  MoniacColor quiet = mix (&style->pale, &style->dark, hairline_share (self));
  const MoniacColor *color = &style->dark;

  if (ribbon->style == MONIAC_RIBBON_UNDISCLOSED)
    stroke = moniac_undisclosed_line (ribbon->width, inferred);
  else if (ribbon->style == MONIAC_RIBBON_RELATION)
    color = &self->theme->relation;
  else
    {
      stroke.width = HAIRLINE_WIDTH * self->unit * hairline_share (self);
      color = &quiet;
    }
  moniac_painter_path (self->painter, &ribbon->center, FALSE, NULL, color, &stroke);
}

/* The line around what is selected, under it. */
static void
draw_selection (const MoniacDrawing     *self,
                const MoniacSceneRibbon *ribbon)
{
  MoniacStroke stroke = { 2 * SELECTED_WIDTH * self->unit, 0, { 0 }, TRUE };

  if (ribbon->style == MONIAC_RIBBON_FLOW)
    {
      draw_strip (self, ribbon, 0, ribbon->width, NULL, &self->theme->accent, &stroke);
      return;
    }
  stroke.width += ribbon->width;
  moniac_painter_path (self->painter, &ribbon->center, FALSE, NULL, &self->theme->accent, &stroke);
}

void
moniac_draw_ribbon (const MoniacDrawing     *self,
                    const MoniacSceneRibbon *ribbon)
{
  const MoniacKindStyle *style = moniac_drawing_kind (self, ribbon->deal);

  if (ribbon->center.n == 0)
    return;
  moniac_drawing_begin_deal (self, ribbon->deal, NULL);
  if (self->highlight->deal == ribbon->deal)
    draw_selection (self, ribbon);
  if (ribbon->style == MONIAC_RIBBON_FLOW)
    draw_flow (self, ribbon, style);
  else
    draw_thin (self, ribbon, style);
  moniac_painter_end_group (self->painter);
}

static MoniacPoint
at (const MoniacPoint *origin,
    const MoniacPoint *tangent,
    double             along,
    double             across)
{
  return (MoniacPoint) { origin->x + tangent->x * along - tangent->y * across,
                         origin->y + tangent->y * along + tangent->x * across };
}

static void
draw_chevron (const MoniacDrawing *self,
              const MoniacPoint   *point,
              const MoniacPoint   *tangent,
              double               half,
              const MoniacColor   *color)
{
  g_autoptr (MoniacPathBuilder) builder = moniac_path_builder_new ();
  MoniacStroke stroke = { CLAMP (half / 4, 1.2, 2) * self->unit, 0, { 0 }, TRUE };
  MoniacPoint left = at (point, tangent, -half / 3, -half);
  MoniacPoint tip = at (point, tangent, half / 3, 0);
  MoniacPoint right = at (point, tangent, -half / 3, half);
  MoniacPath path;

  moniac_path_builder_move_to (builder, left.x, left.y);
  moniac_path_builder_line_to (builder, tip.x, tip.y);
  moniac_path_builder_line_to (builder, right.x, right.y);
  path = moniac_path_builder_end (g_steal_pointer (&builder));
  moniac_painter_path (self->painter, &path, FALSE, NULL, color, &stroke);
  moniac_path_clear (&path);
}

static void
draw_arrowhead (const MoniacDrawing *self,
                const MoniacRuler   *ruler,
                double               half,
                const MoniacColor   *color)
{
  g_autoptr (MoniacPathBuilder) builder = moniac_path_builder_new ();
  MoniacPoint end, tangent, corner;
  MoniacPath path;

  moniac_ruler_at (ruler, moniac_ruler_length (ruler), &end, &tangent);
  moniac_path_builder_move_to (builder, end.x, end.y);
  corner = at (&end, &tangent, -2 * half, half);
  moniac_path_builder_line_to (builder, corner.x, corner.y);
  corner = at (&end, &tangent, -2 * half, -half);
  moniac_path_builder_line_to (builder, corner.x, corner.y);
  path = moniac_path_builder_end (g_steal_pointer (&builder));
  moniac_painter_path (self->painter, &path, TRUE, color, NULL, NULL);
  moniac_path_clear (&path);
}

/* Whether a name or an amount, in its pill, would touch a chevron. */
static gboolean
under_label (const MoniacDrawing *self,
             const MoniacPoint   *point,
             const MoniacPoint   *tangent,
             double               half)
{
  double x = fabs (tangent->x) * half / 3 + fabs (tangent->y) * half;
  double y = fabs (tangent->y) * half / 3 + fabs (tangent->x) * half;

  for (int i = 0; i < self->scene->n_labels; i++)
    {
      const MoniacSceneLabel *label = &self->scene->labels[i];
      MoniacRect pill;

      /* The number of the source, which is measured here, is never longer than the amount and its pill. */
      if (fabs (point->x - label->rect.x) > 2 * (label->rect.width + 2 * MONIAC_PILL_X * self->unit + x)
          || fabs (point->y - label->rect.y) > 2 * (label->rect.height + 2 * MONIAC_PILL_Y * self->unit + y))
        continue;
      pill = moniac_drawing_get_pill (self, label);
      pill = (MoniacRect) { pill.x - x, pill.y - y, pill.width + 2 * x, pill.height + 2 * y };
      if (moniac_rect_contains (&pill, point->x, point->y))
        return TRUE;
    }
  return FALSE;
}

/* Dark on pale, paper on what is darker. */
static const MoniacColor *
chevron_color (const MoniacDrawing     *self,
               const MoniacSceneRibbon *ribbon,
               const MoniacKindStyle   *style)
{
  double filled = self->scene->tones ? ribbon->returns : ribbon->lower;

  return filled > ribbon->width / 2 ? &self->theme->pill : &style->dark;
}

/* Draws a chevron at a distance along the ribbon, unless a label would hide it. */
static gboolean
try_chevron (const MoniacDrawing     *self,
             const MoniacSceneRibbon *ribbon,
             const MoniacRuler       *ruler,
             const MoniacKindStyle   *style,
             double                   distance)
{
  double half = CLAMP (ribbon->width * 0.2, 2.5, 10 * self->unit);
  MoniacPoint point, tangent;

  moniac_ruler_at (ruler, distance, &point, &tangent);
  if (under_label (self, &point, &tangent, half))
    return FALSE;
  draw_chevron (self, &point, &tangent, half, chevron_color (self, ribbon, style));
  return TRUE;
}

static void
draw_chevrons (const MoniacDrawing     *self,
               const MoniacSceneRibbon *ribbon,
               const MoniacRuler       *ruler,
               const MoniacKindStyle   *style)
{
  static const double asides[] = { CHEVRON_ASIDE, CHEVRON_ASIDE / 2 };
  double length = moniac_ruler_length (ruler);
  int n = MAX (1, (int) (length / (CHEVRON_DISTANCE * self->unit)));
  int drawn = 0;

  if (length < CHEVRON_END)
    return;
  for (int i = 0; i < n; i++)
    drawn += try_chevron (self, ribbon, ruler, style, length * (i + 0.5) / n);
  for (gsize i = 0; i < G_N_ELEMENTS (asides) && drawn == 0; i++)
    {
      if (length * asides[i] < CHEVRON_END / 4)
        break;
      drawn += try_chevron (self, ribbon, ruler, style, length * asides[i]);
      drawn += try_chevron (self, ribbon, ruler, style, length * (1 - asides[i]));
    }
}

/* Which way the money runs. A partnership runs both ways, and has no arrow. */
void
moniac_draw_arrows (const MoniacDrawing     *self,
                    const MoniacSceneRibbon *ribbon)
{
  const MoniacKindStyle *style = moniac_drawing_kind (self, ribbon->deal);
  MoniacKind kind = self->scene->network->deals[ribbon->deal].record->kind;
  gboolean hairline = ribbon->style == MONIAC_RIBBON_HAIRLINE;
  g_autoptr (MoniacRuler) ruler = NULL;

  if (ribbon->center.n == 0 || kind == MONIAC_KIND_PARTNERSHIP
      || (hairline && hairline_share (self) < THIN_WITHOUT_ARROWS))
    return;
  ruler = moniac_ruler_new (&ribbon->center);
  moniac_drawing_begin_deal (self, ribbon->deal, "arrows");
  if (ribbon->style == MONIAC_RIBBON_RELATION)
    draw_arrowhead (self, ruler, 2.6 * self->unit, &self->theme->relation);
  else if (ribbon->style == MONIAC_RIBBON_FLOW && ribbon->width >= CHEVRON_RIBBON)
    draw_chevrons (self, ribbon, ruler, style);
  else
    draw_arrowhead (self, ruler, (ribbon->style == MONIAC_RIBBON_UNDISCLOSED ? 4.5 : 3.5) * self->unit
                                 * (hairline ? MAX (hairline_share (self), 0.6) : 1),
                    &style->dark);
  moniac_painter_end_group (self->painter);
}
