/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points, rectangles and paths, in figure units: x to the right, y down. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} MoniacPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} MoniacRect;

/**
 * MoniacPath:
 * @n: the number of cubic Bézier segments
 * @points: 3 * n + 1 points: start, then two control points and an end for each segment
 *
 * Open or closed by context. Straight lines are segments too, with control points on thirds.
 */
typedef struct
{
  int n;
  MoniacPoint *points;
} MoniacPath;

typedef struct _MoniacPathBuilder MoniacPathBuilder;

MoniacPathBuilder *moniac_path_builder_new      (void);
void               moniac_path_builder_free     (MoniacPathBuilder *self);
void               moniac_path_builder_move_to  (MoniacPathBuilder *self,
                                                 double             x,
                                                 double             y);
void               moniac_path_builder_line_to  (MoniacPathBuilder *self,
                                                 double             x,
                                                 double             y);
void               moniac_path_builder_curve_to (MoniacPathBuilder *self,
                                                 double             x1,
                                                 double             y1,
                                                 double             x2,
                                                 double             y2,
                                                 double             x3,
                                                 double             y3);
/* Angles in radians, clockwise on the screen; a line leads to the start of the arc when there is a current point. */
void               moniac_path_builder_arc      (MoniacPathBuilder *self,
                                                 double             cx,
                                                 double             cy,
                                                 double             radius,
                                                 double             from,
                                                 double             to);
MoniacPath         moniac_path_builder_end      (MoniacPathBuilder *self);   /* frees the builder */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacPathBuilder, moniac_path_builder_free)

MoniacPath         moniac_path_copy             (const MoniacPath  *self);
void               moniac_path_clear            (MoniacPath        *self);
MoniacRect         moniac_path_bounds           (const MoniacPath  *self);
double             moniac_path_length           (const MoniacPath  *self);
/* Points along the path, at most `step` apart in arc length, both ends included; free with g_free(). */
MoniacPoint       *moniac_path_flatten          (const MoniacPath  *self,
                                                 double             step,
                                                 int               *n_out);
/* A smooth path through points at equal distances along the path, both ends included; for morphing. */
MoniacPath         moniac_path_resample         (const MoniacPath  *self,
                                                 int                n_segments);
/* The same shape in n_segments pieces, about equally long; corners stay. n_segments >= self->n. */
MoniacPath         moniac_path_subdivide        (const MoniacPath  *self,
                                                 int                n_segments);
MoniacPath         moniac_path_interpolate      (const MoniacPath  *a,
                                                 const MoniacPath  *b,
                                                 double             t);
gboolean           moniac_path_contains         (const MoniacPath  *self,      /* closed */
                                                 double             x,
                                                 double             y);

gboolean           moniac_rect_intersects       (const MoniacRect  *a,
                                                 const MoniacRect  *b);
gboolean           moniac_rect_contains         (const MoniacRect  *self,
                                                 double             x,
                                                 double             y);
MoniacRect         moniac_rect_union            (const MoniacRect  *a,
                                                 const MoniacRect  *b);

G_END_DECLS
