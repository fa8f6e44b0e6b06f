/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a bundle of ribbons across the ring, square to the rim at both ends. */
#pragma once

#include "moniac-geometry.h"

G_BEGIN_DECLS

/**
 * MoniacChord:
 * @from, @to: angles of the ends
 * @from_depth, @to_depth: distance of the ends from the centre
 * @width: of the whole bundle
 * @bend: how far it is bent toward the centre; 1: a circle square to the rim
 */
typedef struct
{
  double from;
  double to;
  double from_depth;
  double to_depth;
  double width;
  double bend;
} MoniacChord;

/* From `from` to `to`, around the origin. */
MoniacPath moniac_chord_path  (const MoniacChord *self,
                               double             radius);
/* Bends the chords so that those that do not cross lie beside each other with `gap` between them where
 * they can. */
void       moniac_chords_bend (int                n,
                               MoniacChord       *chords,
                               double             radius,
                               double             gap);
/* How deep two chords that do not cross lie over each other, at most; 0 where there are too many to tell. */
double     moniac_chords_overlap (int              n,
                               const MoniacChord *chords,
                               double             radius);

G_END_DECLS
