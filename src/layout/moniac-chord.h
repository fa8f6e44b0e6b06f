/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a bundle of ribbons across the ring, square to the rim at both ends. */
#pragma once

#include "moniac-oval.h"

G_BEGIN_DECLS

/**
 * MoniacChord:
 * @from, @to: turns of the ends
 * @start, @end: the ends, a little inside of the rim where the bundle is wide
 * @from_axis, @to_axis: which way is out there
 * @handle: of the course that is bent by 1, on a circle another circle square to the rim
 * @width: of the whole bundle
 * @bend: how far it is bent toward the center
 */
typedef struct
{
  double from;
  double to;
  MoniacPoint start;
  MoniacPoint end;
  MoniacPoint from_axis;
  MoniacPoint to_axis;
  double handle;
  double width;
  double bend;
} MoniacChord;

/* Between two turns, ending so deep below the rim. */
MoniacChord moniac_chord_new  (const MoniacOval  *rim,
                               double             from,
                               double             to,
                               double             from_depth,
                               double             to_depth,
                               double             width);
MoniacPath moniac_chord_path  (const MoniacChord *self);
/* Bends the chords so that those that do not cross lie beside each other with `gap` between them where
 * they can. */
void       moniac_chords_bend (int                n,
                               MoniacChord       *chords,
                               double             gap);
/* How deep two chords that do not cross lie over each other, at most; 0 where there are too many to tell. */
double     moniac_chords_overlap (int              n,
                               const MoniacChord *chords);

G_END_DECLS
