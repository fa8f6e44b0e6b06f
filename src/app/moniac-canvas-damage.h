/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things moved, told in few rectangles that together are small, and that stay the same from frame to
 * frame as long as they can. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _MoniacCanvasDamage MoniacCanvasDamage;

/* GTK 4.8 redraws all once the damage of a window has more than 30 rectangles. */
#define MONIAC_CANVAS_MAX_DAMAGE 27

/* Of an area in pixels. */
MoniacCanvasDamage *moniac_canvas_damage_new  (int                    width,
                                               int                    height);
void                moniac_canvas_damage_free (MoniacCanvasDamage    *self);
/* Something changed in a rectangle, which is not empty and lies within the area. */
void                moniac_canvas_damage_add  (MoniacCanvasDamage    *self,
                                               int                    left,
                                               int                    top,
                                               int                    n_columns,
                                               int                    n_rows);
/* Rectangles that cover everything added since this was last called; returns how many. They lie in rows, as
 * those of a cairo_region_t do, so that a region of them has no more. */
int                 moniac_canvas_damage_take (MoniacCanvasDamage    *self,
                                               cairo_rectangle_int_t  out[MONIAC_CANVAS_MAX_DAMAGE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacCanvasDamage, moniac_canvas_damage_free)

G_END_DECLS
