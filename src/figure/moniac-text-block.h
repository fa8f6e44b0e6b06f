/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks text into lines: runs of several styles, one after the other, become labels. */
#pragma once

#include "moniac-text.h"

G_BEGIN_DECLS

typedef struct
{
  MoniacTextStyle style;
  const char *text;
  const char *link;          /* nullable */
  double space;              /* after it, besides a blank */
  gboolean whole;            /* rather on a new line than broken */
} MoniacTextRun;

/* Labels and marks that will be part of a scene; owns them. */
typedef struct
{
  GArray *labels;            /* of MoniacSceneLabel */
  GArray *marks;             /* of MoniacSceneMark */
} MoniacFurnitureList;

MoniacFurnitureList *moniac_furniture_list_new      (void);
void                 moniac_furniture_list_free     (MoniacFurnitureList       *self);
/* Hands everything over to the scene, and is empty after that. */
void                 moniac_furniture_list_move_to  (MoniacFurnitureList       *self,
                                                     MoniacScene               *scene);
/* Moves everything that was added since there were so many labels and marks. */
void                 moniac_furniture_list_shift    (MoniacFurnitureList       *self,
                                                     guint                      first_label,
                                                     guint                      first_mark,
                                                     double                     dx,
                                                     double                     dy);
void                 moniac_furniture_list_add_mark (MoniacFurnitureList       *self,
                                                     MoniacMarkType             type,
                                                     MoniacKind                 kind,
                                                     gboolean                   two_tones,
                                                     const MoniacRect          *rect);
/* One line, ellipsized to `width`; returns how wide it is. */
double               moniac_furniture_list_add_line (MoniacFurnitureList       *self,
                                                     MoniacMeasurer            *measurer,
                                                     MoniacTextStyle            style,
                                                     const char                *text,
                                                     double                     x,
                                                     double                     y,
                                                     double                     width);
/* Runs in lines of `width` from (x, y), at most max_lines; the last line ends in an ellipsis when not all fits.
 * Lines are as far apart as the first style asks for. Returns the height. `complete` (nullable) tells how many runs fit whole. */
double               moniac_text_block_add          (MoniacFurnitureList       *list,
                                                     MoniacMeasurer            *measurer,
                                                     const MoniacTextRun       *runs,
                                                     int                        n_runs,
                                                     double                     x,
                                                     double                     y,
                                                     double                     width,
                                                     int                        max_lines,
                                                     int                       *complete);
double               moniac_text_line_height        (MoniacMeasurer            *measurer,
                                                     MoniacTextStyle            style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacFurnitureList, moniac_furniture_list_free)

G_END_DECLS
