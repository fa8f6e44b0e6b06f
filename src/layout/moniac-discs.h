/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discs in a rectangle: filling it, and keeping off each other. */
#pragma once

#include "moniac-geometry.h"

G_BEGIN_DECLS

/**
 * MoniacDisc:
 * @center: where it is
 * @radius: of the disc
 * @margin: how much free space it wants around it, at the border of the area too
 * @fixed: whether it stays where it is
 */
typedef struct
{
  MoniacPoint center;
  double radius;
  double margin;
  gboolean fixed;
} MoniacDisc;

/* Turns, stretches and moves the centres so that the discs fill the area. */
void     moniac_discs_fit      (MoniacDisc       *discs,
                                int               n,
                                const MoniacRect *area);
/* Moves discs until none of them overlap, margins not counted, and all lie in the area; with margins
 * where there is room. FALSE when that did not work out. Two fixed discs may overlap. */
gboolean moniac_discs_separate (MoniacDisc       *discs,
                                int               n,
                                const MoniacRect *area);

/* A grid that tells which discs are near a place. */
/* Of two indices of discs: the larger disc first, then the smaller index. A GCompareDataFunc; data is the discs. */
int      moniac_disc_compare_sizes (gconstpointer a,
                                    gconstpointer b,
                                    gpointer      data);

typedef struct _MoniacDiscIndex MoniacDiscIndex;
typedef void (*MoniacDiscFunc) (int       disc,
                                gpointer  data);

MoniacDiscIndex *moniac_disc_index_new     (const MoniacDisc *discs,
                                            int               n,
                                            double            extra);
void             moniac_disc_index_free    (MoniacDiscIndex  *self);
/* The discs of which the square around radius, margin and `extra` may contain the point. */
void             moniac_disc_index_foreach (MoniacDiscIndex  *self,
                                            MoniacPoint       point,
                                            MoniacDiscFunc    func,
                                            gpointer          data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacDiscIndex, moniac_disc_index_free)

G_END_DECLS
