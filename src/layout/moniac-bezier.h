/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cubic Bézier segment, as its four points; and arc lengths along a path of them.
 * For the geometry and the ribbons; others speak of paths. */
#pragma once

#include "moniac-geometry.h"

G_BEGIN_DECLS

MoniacPoint moniac_bezier_at         (const MoniacPoint *p,
                                      double             t);
MoniacPoint moniac_bezier_derivative (const MoniacPoint *p,
                                      double             t);
/* Signed: positive where it turns clockwise on the screen; 0 where it stands still. */
double      moniac_bezier_curvature  (const MoniacPoint *p,
                                      double             t);
/* The direction of the flow, of length 1, also where control points coincide;
 * FALSE, and (1, 0), for a segment without length. */
gboolean    moniac_bezier_tangent    (const MoniacPoint *p,
                                      double             t,
                                      MoniacPoint       *out);
/* The piece between two parameters; four points. */
void        moniac_bezier_piece      (const MoniacPoint *p,
                                      double             from,
                                      double             to,
                                      MoniacPoint       *out);
/* The rectangle around the four points; the segment lies in it. */
MoniacRect  moniac_bezier_hull       (const MoniacPoint *p);

/* Arc lengths along a path, which must outlive it. */
typedef struct
{
  const MoniacPath *path;
  double *lengths;           /* cumulative, MONIAC_ARC_STEPS for each segment, and 0 at the start */
} MoniacArcTable;

#define MONIAC_ARC_STEPS 16

void        moniac_arc_table_init    (MoniacArcTable       *self,
                                      const MoniacPath     *path);
void        moniac_arc_table_clear   (MoniacArcTable       *self);
double      moniac_arc_table_length  (const MoniacArcTable *self);
/* The arc length up to the start of a segment. */
double      moniac_arc_table_before  (const MoniacArcTable *self,
                                      int                   segment);
/* The segment and the parameter at the arc length s. Only for paths with a segment. */
void        moniac_arc_table_locate  (const MoniacArcTable *self,
                                      double                s,
                                      int                  *segment,
                                      double               *t);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoniacArcTable, moniac_arc_table_clear)

G_END_DECLS
