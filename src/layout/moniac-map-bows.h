/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the flows of the map bend, and to which side. */
#pragma once

#include "moniac-discs.h"
#include "moniac-layout.h"
#include "moniac-map-bundles.h"

G_BEGIN_DECLS

/* By how much a bundle leaves the straight line at either end, in radians, both to the same side when they have the same
 * sign; to the left of the way from `a` to `b` on the screen when that is negative. */
typedef struct
{
  double at_a;
  double at_b;
} MoniacMapBow;

/* What a course costs: being over a company, near one, or out of the area. */
typedef struct _MoniacMapObstacles MoniacMapObstacles;

/* In a crowd only the largest companies are in the way. Nothing is copied. */
MoniacMapObstacles *moniac_map_obstacles_new  (const MoniacLayoutInput  *input,
                                               const MoniacDisc         *discs);
void                moniac_map_obstacles_free (MoniacMapObstacles       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacMapObstacles, moniac_map_obstacles_free)

/* From disc `a` to disc `b`, which may be the same; a company itself is never in the way of its own flows.
 * `near` and `n_near`: from moniac_map_obstacles_near(). 0 where a course keeps clear of everything. */
double moniac_map_obstacles_cost (const MoniacMapObstacles *self,
                                  const int                *near,
                                  int                       n_near,
                                  const MoniacPoint        *course,
                                  double                    half);
/* Which discs a course between two companies may meet at all; `near` has room for all companies. */
int    moniac_map_obstacles_near (const MoniacMapObstacles *self,
                                  int                       a,
                                  int                       b,
                                  double                    half,
                                  int                      *near);

/* The course of a bundle that leaves disc `a` and reaches disc `b` with these bows. */
void   moniac_map_course         (MoniacPoint               from,
                                  double                    from_angle,
                                  double                    from_radius,
                                  MoniacPoint               to,
                                  double                    to_angle,
                                  double                    to_radius,
                                  MoniacPoint              *out);

/* For each bundle the bow with which it meets the fewest companies and crosses the least money. `widths`: of each
 * deal as drawn. Free with g_free(). */
MoniacMapBow *moniac_map_bows_choose (const MoniacLayoutInput  *input,
                                      const MoniacMapBundles   *bundles,
                                      const MoniacDisc         *discs,
                                      const double             *widths,
                                      const MoniacMapObstacles *obstacles);

G_END_DECLS
