/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scale and angles of the ring for one size. Angles are turns of the oval: on a circle they are angles. */
#pragma once

#include "moniac-oval.h"
#include "moniac-rim.h"
#include "moniac-ring-order.h"

G_BEGIN_DECLS

/**
 * MoniacRingAngles:
 * @scale: figure units per unit of money
 * @fill: of what money could take of the rim, how much it takes; 1 at first
 * @extra: how much of its usual room gets what has no amount
 * @center, @extent: of each company's arc
 * @label: at which angle its label belongs
 * @outside: whether it has deals with the outside
 * @only_outside: whether it has nothing else
 * @dot: whether it has no money deals, and is a dot instead of an arc
 */
typedef struct
{
  int n;
  double scale;
  double fill;
  double extra;
  double *center;
  double *extent;
  double *label;
  gboolean *outside;
  gboolean *only_outside;
  gboolean *dot;
} MoniacRingAngles;

MoniacRingAngles *moniac_ring_angles_new   (const MoniacNetwork     *network,
                                            const MoniacRim         *rim);
void              moniac_ring_angles_free  (MoniacRingAngles        *self);

/* Fills everything, and widths and angles of the rim's ports, for a size. Labels as large as stated, 0 for none, ask
 * for room between companies; the oval's center does not matter. */
void              moniac_ring_angles_solve (MoniacRingAngles        *self,
                                            const MoniacLayoutInput *input,
                                            const MoniacRingOrder   *order,
                                            MoniacRim               *rim,
                                            const MoniacOval        *oval,
                                            double                   thickness,
                                            const double            *label_width,
                                            const double            *label_height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacRingAngles, moniac_ring_angles_free)

G_END_DECLS
