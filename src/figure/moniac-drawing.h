/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the drawing share while a scene is drawn. */
#pragma once

#include "moniac-figure.h"

G_BEGIN_DECLS

/* Around the text of an amount, in units of type; the layout keeps that much free. */
#define MONIAC_PILL_X 9.0
#define MONIAC_PILL_Y 4.0
#define MONIAC_PILL_NOTE_GAP 2.0

typedef struct
{
  MoniacPainter *painter;
  const MoniacScene *scene;
  const MoniacTheme *theme;
  const MoniacColor *paper;          /* of no alpha where there is none */
  const MoniacHighlight *highlight;
  double unit;                       /* figure units for a unit of type */
  gboolean titles;                   /* whether the painter keeps ids, titles and links */
  const MoniacDetail *detail;        /* nullable: everything */
  const gboolean *bright;            /* nullable, n_companies: those that do not fade */
} MoniacDrawing;

/* Opens the group of a deal or a company, faded if something else is brought forward. `suffix`: nullable. */
void     moniac_drawing_begin_deal    (const MoniacDrawing     *self,
                                       int                      deal,
                                       const char              *suffix);
void     moniac_drawing_begin_company (const MoniacDrawing     *self,
                                       int                      company,
                                       const char              *suffix);
gboolean moniac_drawing_deal_bright   (const MoniacDrawing     *self,
                                       int                      deal);
/* Of the disc of a company, in the file's color if it has one. */
MoniacColor moniac_drawing_disc_color (const MoniacDrawing     *self,
                                       int                      company);
const MoniacKindStyle *moniac_drawing_kind (const MoniacDrawing *self,
                                            int                  deal);

/* What is worth drawing: for each ribbon, or NULL for all of them; free with g_free(). */
gboolean *moniac_drawing_choose_ribbons (const MoniacDrawing     *self);
gboolean moniac_drawing_shows_company (const MoniacDrawing      *self,
                                       const MoniacSceneCompany *company);
/* More than its first part. */
gboolean moniac_drawing_shows_parts   (const MoniacDrawing      *self,
                                       const MoniacSceneCompany *company);
gboolean moniac_drawing_shows_label   (const MoniacDrawing      *self,
                                       const MoniacSceneLabel   *label);

void     moniac_draw_ribbon           (const MoniacDrawing     *self,
                                       const MoniacSceneRibbon *ribbon);
void     moniac_draw_arrows           (const MoniacDrawing     *self,
                                       const MoniacSceneRibbon *ribbon);
/* The ground of an amount and of the number of its source; the same room around any other label. */
MoniacRect moniac_drawing_get_pill   (const MoniacDrawing     *self,
                                      const MoniacSceneLabel  *label);
void     moniac_draw_label            (const MoniacDrawing     *self,
                                       const MoniacSceneLabel  *label);
void     moniac_draw_mark             (const MoniacDrawing     *self,
                                       const MoniacSceneMark   *mark);

/* Between the dark and the pale tone: what is certain, where tones do not tell what comes back. */
MoniacColor  moniac_kind_fill         (const MoniacKindStyle   *style);
MoniacStroke moniac_kind_edge         (const MoniacKindStyle   *style,
                                       const MoniacTheme       *theme,
                                       double                   unit);
MoniacStroke moniac_dotted_line       (double                   unit);
MoniacStroke moniac_undisclosed_line  (double                   width,
                                       gboolean                 inferred);
MoniacPath   moniac_line              (double                   x1,
                                       double                   y1,
                                       double                   x2,
                                       double                   y2);

G_END_DECLS
