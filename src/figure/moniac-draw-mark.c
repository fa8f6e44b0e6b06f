/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the signs of the furniture: rules, and what the legend explains, each as it looks in the figure. */

#include "config.h"

#include "moniac-drawing.h"

#define RULE_WIDTH 1.0

static void
draw_line (const MoniacDrawing *self,
           double               x1,
           double               y1,
           double               x2,
           double               y2,
           const MoniacColor   *color,
           const MoniacStroke  *stroke)
{
  MoniacPath path = moniac_line (x1, y1, x2, y2);

  moniac_painter_path (self->painter, &path, FALSE, NULL, color, stroke);
  moniac_path_clear (&path);
}

static void
draw_halves (const MoniacDrawing *self,
             const MoniacRect    *rect,
             const MoniacColor   *left,
             const MoniacColor   *right)
{
  MoniacRect half = { rect->x, rect->y, rect->width / 2, rect->height };

  moniac_painter_rect (self->painter, &half, 0, left, NULL, NULL);
  half.x += half.width;
  moniac_painter_rect (self->painter, &half, 0, right, NULL, NULL);
}

/* A piece of ribbon: its fill between two edges. */
static void
draw_kind (const MoniacDrawing   *self,
           const MoniacSceneMark *mark)
{
  const MoniacKindStyle *style = &self->theme->kinds[mark->kind];
  MoniacStroke edge = moniac_kind_edge (style, self->theme, self->unit);
  MoniacColor fill = moniac_kind_fill (style);
  const MoniacRect *r = &mark->rect;
  double inset = edge.width / 2;

  if (mark->two_tones)
    draw_halves (self, r, &style->dark, &style->pale);
  else
    moniac_painter_rect (self->painter, r, 0, &fill, NULL, NULL);
  draw_line (self, r->x, r->y + inset, r->x + r->width, r->y + inset, &style->dark, &edge);
  draw_line (self, r->x, r->y + r->height - inset, r->x + r->width, r->y + r->height - inset,
             &style->dark, &edge);
}

/* Colorless, for it may be of any kind. */
static void
draw_up_to (const MoniacDrawing   *self,
            const MoniacSceneMark *mark)
{
  MoniacStroke dots = moniac_dotted_line (self->unit);
  double inset = dots.width * 1.5;
  MoniacRect inner = { mark->rect.x + inset, mark->rect.y + inset,
                       mark->rect.width - 2 * inset, mark->rect.height - 2 * inset };

  moniac_painter_rect (self->painter, &mark->rect, 0, &self->theme->faint, NULL, NULL);
  moniac_painter_rect (self->painter, &inner, 0, NULL, &self->theme->secondary, &dots);
}

static void
draw_middle_line (const MoniacDrawing   *self,
                  const MoniacSceneMark *mark,
                  const MoniacColor     *color,
                  const MoniacStroke    *stroke)
{
  double y = mark->rect.y + mark->rect.height / 2;

  draw_line (self, mark->rect.x, y, mark->rect.x + mark->rect.width, y, color, stroke);
}

static void
draw_coin (const MoniacDrawing   *self,
           const MoniacSceneMark *mark)
{
  MoniacStroke rim = { 1.2 * self->unit, 0, { 0 }, FALSE };

  moniac_painter_circle (self->painter, mark->rect.x + mark->rect.width / 2,
                         mark->rect.y + mark->rect.height / 2, MONIAC_COIN_RADIUS * self->unit,
                         &self->theme->coin_face, &self->theme->coin_rim, &rim);
}

static void
draw_size (const MoniacDrawing   *self,
           const MoniacSceneMark *mark)
{
  MoniacStroke rim = { self->unit, 0, { 0 }, FALSE };

  moniac_painter_circle (self->painter, mark->rect.x + mark->rect.width / 2, mark->rect.y + mark->rect.height / 2,
                         mark->rect.height / 2, &self->theme->disc, &self->theme->body, &rim);
}

/* An upright measure with feet, exactly as high as the rect. */
static void
draw_scale_bar (const MoniacDrawing   *self,
                const MoniacSceneMark *mark)
{
  MoniacStroke stroke = { 1.5 * self->unit, 0, { 0 }, FALSE };
  const MoniacRect *r = &mark->rect;
  double middle = r->x + r->width / 2;
  double foot = 5 * self->unit;

  draw_line (self, middle, r->y, middle, r->y + r->height, &self->theme->ink, &stroke);
  draw_line (self, middle - foot, r->y, middle + foot, r->y, &self->theme->ink, &stroke);
  draw_line (self, middle - foot, r->y + r->height, middle + foot, r->y + r->height,
             &self->theme->ink, &stroke);
}

static void
draw_asterisk (const MoniacDrawing   *self,
               const MoniacSceneMark *mark)
{
  MoniacStroke stroke = { 1.5 * self->unit, 0, { 0 }, TRUE };
  double x = mark->rect.x + mark->rect.width / 2;
  double y = mark->rect.y + mark->rect.height / 2;
  double r = 4 * self->unit;

  draw_line (self, x, y - r, x, y + r, &self->theme->ink, &stroke);
  draw_line (self, x - 0.866 * r, y - r / 2, x + 0.866 * r, y + r / 2, &self->theme->ink, &stroke);
  draw_line (self, x - 0.866 * r, y + r / 2, x + 0.866 * r, y - r / 2, &self->theme->ink, &stroke);
}

static void
draw_diamond (const MoniacDrawing   *self,
              const MoniacSceneMark *mark)
{
  g_autoptr (MoniacPathBuilder) builder = moniac_path_builder_new ();
  double x = mark->rect.x + mark->rect.width / 2;
  double y = mark->rect.y + mark->rect.height / 2;
  double r = 5 * self->unit;
  MoniacPath path;

  moniac_path_builder_move_to (builder, x, y - r);
  moniac_path_builder_line_to (builder, x + r, y);
  moniac_path_builder_line_to (builder, x, y + r);
  moniac_path_builder_line_to (builder, x - r, y);
  path = moniac_path_builder_end (g_steal_pointer (&builder));
  moniac_painter_path (self->painter, &path, TRUE, &self->theme->ink, NULL, NULL);
  moniac_path_clear (&path);
}

/* A flow that ends at a cap which reaches beyond it. */
static void
draw_open_end (const MoniacDrawing   *self,
               const MoniacSceneMark *mark)
{
  const MoniacRect *r = &mark->rect;
  double cap = 2.5 * self->unit, lip = 3 * self->unit;
  MoniacRect flow = { r->x, r->y + lip, r->width * 0.7, r->height - 2 * lip };
  MoniacRect end = { flow.x + flow.width, r->y, cap, r->height };

  moniac_painter_rect (self->painter, &flow, 0, &self->theme->faint, NULL, NULL);
  moniac_painter_rect (self->painter, &end, 0, &self->theme->relation, NULL, NULL);
}

void
moniac_draw_mark (const MoniacDrawing   *self,
                  const MoniacSceneMark *mark)
{
  const MoniacTheme *theme = self->theme;
  MoniacStroke rule = { RULE_WIDTH * self->unit, 0, { 0 }, FALSE };
  MoniacStroke undisclosed = moniac_undisclosed_line (2.5 * self->unit, FALSE);

  switch (mark->type)
    {
    case MONIAC_MARK_RULE:
      draw_line (self, mark->rect.x, mark->rect.y, mark->rect.x + mark->rect.width, mark->rect.y,
                 &theme->faint, &rule);
      break;
    case MONIAC_MARK_KIND:
      draw_kind (self, mark);
      break;
    case MONIAC_MARK_PAYS_GETS:
      draw_halves (self, &mark->rect, &theme->pays, &theme->gets);
      break;
    case MONIAC_MARK_UP_TO:
      draw_up_to (self, mark);
      break;
    case MONIAC_MARK_UNDISCLOSED:
      draw_middle_line (self, mark, &theme->secondary, &undisclosed);
      break;
    case MONIAC_MARK_HAIRLINE:
      draw_middle_line (self, mark, &theme->ink, &rule);
      break;
    case MONIAC_MARK_RELATION:
      draw_middle_line (self, mark, &theme->relation, &rule);
      break;
    case MONIAC_MARK_COIN:
      draw_coin (self, mark);
      break;
    case MONIAC_MARK_SCALE_BAR:
      draw_scale_bar (self, mark);
      break;
    case MONIAC_MARK_INFERRED:
      draw_asterisk (self, mark);
      break;
    case MONIAC_MARK_SIZE:
      draw_size (self, mark);
      break;
    case MONIAC_MARK_OUTSIDE:
      draw_open_end (self, mark);
      break;
    case MONIAC_MARK_MOST:
      draw_diamond (self, mark);
      break;
    default:
      g_assert_not_reached ();
    }
}
