/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws labels: text in the color of its role, amounts in a pill of their flow's color. */

#include "config.h"

#include "moniac-drawing.h"
#include "moniac-text.h"

/* Numbers of notes stand this much above the baseline, and are this much smaller than notes. */
#define SUPERSCRIPT_RISE 4.6
#define SUPERSCRIPT_SCALE 0.86
#define PILL_LINE 1.0
#define LEADER_LINE 0.8
/* Behind names that lie over a line: paper, so strong. */
#define GROUND_ALPHA 0.78
#define GROUND_PADDING 1.5

static const MoniacColor *
label_color (const MoniacDrawing    *self,
             const MoniacSceneLabel *label)
{
  switch (label->style)
    {
    case MONIAC_TEXT_AMOUNT:
      return label->deal >= 0 ? &moniac_drawing_kind (self, label->deal)->text : &self->theme->ink;
    case MONIAC_TEXT_FINDING:
    case MONIAC_TEXT_DETAIL:
    case MONIAC_TEXT_DETAIL_SMALL:
    case MONIAC_TEXT_LEGEND_HEAD:
    case MONIAC_TEXT_NOTE:
    case MONIAC_TEXT_WORDMARK:
      return &self->theme->secondary;
    case MONIAC_TEXT_TITLE:
    case MONIAC_TEXT_FINDING_BOLD:
    case MONIAC_TEXT_COMPANY:
    case MONIAC_TEXT_COMPANY_SMALL:
    case MONIAC_TEXT_LEGEND:
    default:
      return &self->theme->ink;
    }
}

static gboolean
is_name (const MoniacSceneLabel *label)
{
  return label->style == MONIAC_TEXT_COMPANY || label->style == MONIAC_TEXT_COMPANY_SMALL;
}

/* Names and what stands below them may lie over lines; on a transparent figure a rim would show. */
static gboolean
needs_halo (const MoniacDrawing    *self,
            const MoniacSceneLabel *label)
{
  return label->company >= 0 && self->paper->alpha == 1;
}

static double
superscript_width (const MoniacDrawing *self,
                   const char          *text)
{
  g_autoptr (MoniacMeasurer) measurer = moniac_measurer_new (self->unit * SUPERSCRIPT_SCALE);
  double width;

  moniac_measurer_measure (MONIAC_TEXT_NOTE, text, &width, NULL, NULL, measurer);
  return width;
}

MoniacRect
moniac_drawing_get_pill (const MoniacDrawing    *self,
                         const MoniacSceneLabel *label)
{
  double x = MONIAC_PILL_X * self->unit;
  double y = MONIAC_PILL_Y * self->unit;
  double note = label->superscript == NULL ? 0
                : superscript_width (self, label->superscript) + MONIAC_PILL_NOTE_GAP * self->unit;

  return (MoniacRect) { label->rect.x - x, label->rect.y - y,
                        label->rect.width + note + 2 * x, label->rect.height + 2 * y };
}

static void
draw_pill (const MoniacDrawing    *self,
           const MoniacSceneLabel *label)
{
  MoniacRect pill = moniac_drawing_get_pill (self, label);
  MoniacStroke hairline = { PILL_LINE * self->unit, 0, { 0 }, FALSE };
  MoniacColor line = moniac_drawing_kind (self, label->deal)->dark;

  line.alpha = self->theme->id == MONIAC_THEME_CONTRAST ? 1 : 0.55;
  moniac_painter_rect (self->painter, &pill, pill.height / 2, &self->theme->pill, &line, &hairline);
}

/* Whether the label lies in the company's own disc. */
static gboolean
lies_inside (const MoniacDrawing    *self,
             const MoniacSceneLabel *label)
{
  const MoniacSceneCompany *company;
  MoniacRect both;

  if (label->company < 0)
    return FALSE;
  company = &self->scene->companies[label->company];
  if (company->n_parts == 0 || company->parts[0].part != MONIAC_PART_DISC)
    return FALSE;
  both = moniac_rect_union (&company->bounds, &label->rect);
  return both.width <= company->bounds.width && both.height <= company->bounds.height;
}

/* Of ink and paper, what is read more easily on the disc. */
static const MoniacColor *
color_on_disc (const MoniacDrawing    *self,
               const MoniacSceneLabel *label)
{
  MoniacColor disc = moniac_drawing_disc_color (self, label->company);
  const MoniacColor *ink = &self->theme->ink, *paper = &self->theme->paper;

  return moniac_color_contrast (ink, &disc) >= moniac_color_contrast (paper, &disc) ? ink : paper;
}

/* A company's name stays readable where it lies over a flow. */
static void
draw_ground (const MoniacDrawing    *self,
             const MoniacSceneLabel *label)
{
  double by = GROUND_PADDING * self->unit * (label->size > 0 ? label->size : 1);
  MoniacRect rect = { label->rect.x - by, label->rect.y + by,
                      label->rect.width + 2 * by, label->rect.height - 2 * by };
  MoniacColor ground = *self->paper;

  ground.alpha = GROUND_ALPHA;
  if (self->paper->alpha >= 1)
    moniac_painter_rect (self->painter, &rect, 2 * by, &ground, NULL, NULL);
}

/* From a name that found no room at its company to the company. */
static void
draw_leader (const MoniacDrawing    *self,
             const MoniacSceneLabel *label)
{
  MoniacStroke stroke = { LEADER_LINE * self->unit, 0, { 0 }, TRUE };
  MoniacPath path = moniac_line (label->leader_from.x, label->leader_from.y, label->leader_to.x, label->leader_to.y);

  moniac_painter_path (self->painter, &path, FALSE, NULL, &self->theme->secondary, &stroke);
  moniac_path_clear (&path);
}

static void
begin_group (const MoniacDrawing    *self,
             const MoniacSceneLabel *label)
{
  if (label->deal >= 0)
    moniac_drawing_begin_deal (self, label->deal, "amount");
  else if (label->company >= 0)
    moniac_drawing_begin_company (self, label->company,
                                  is_name (label) ? "name" : "detail");
  else
    moniac_painter_begin_group (self->painter, NULL, label->full, label->link, 1);
}

void
moniac_draw_label (const MoniacDrawing    *self,
                   const MoniacSceneLabel *label)
{
  gboolean inside = lies_inside (self, label);
  const MoniacColor *color = inside ? color_on_disc (self, label) : label_color (self, label);
  double size = self->unit * (label->size > 0 ? label->size : 1);
  double gap = MONIAC_PILL_NOTE_GAP * self->unit;
  double note = label->superscript != NULL ? superscript_width (self, label->superscript) : 0;

  begin_group (self, label);
  if (label->leader)
    draw_leader (self, label);
  if (label->style == MONIAC_TEXT_AMOUNT && label->deal >= 0)
    draw_pill (self, label);
  if (label->company >= 0 && !inside)
    draw_ground (self, label);
  moniac_painter_text (self->painter, label->style, size, label->text,
                       label->rect.x, label->baseline, label->rect.width, color,
                       needs_halo (self, label) && !inside ? self->paper : NULL);
  if (note > 0)
    moniac_painter_text (self->painter, MONIAC_TEXT_NOTE, self->unit * SUPERSCRIPT_SCALE,
                         label->superscript, label->rect.x + label->rect.width + gap,
                         label->baseline - SUPERSCRIPT_RISE * self->unit, note, color, NULL);
  moniac_painter_end_group (self->painter);
}
