/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coins over a still picture: one pixel buffer in which only the coins' own pixels change from
 * frame to frame, and the few rectangles that say where. Knows cairo and no GTK. */
#pragma once

#include <cairo.h>

#include "moniac-canvas-damage.h"
#include "moniac-figure.h"

G_BEGIN_DECLS

typedef struct _MoniacCanvasMotion MoniacCanvasMotion;

/* `surface`: an opaque ARGB32 image surface. Its pixels change behind cairo's back while coins are on it: paint it,
 * never mark it dirty; once this is freed it is as it was. `cover` (nullable): as large, A8, how much of each
 * pixel lies above the coins; it must not change. Both are kept. `scale`: pixels per figure unit; `coin_scale`: per
 * unit of type, in which coins are measured. */
MoniacCanvasMotion *moniac_canvas_motion_new         (cairo_surface_t       *surface,
                                                      cairo_surface_t       *cover,
                                                      const MoniacTheme     *theme,
                                                      double                 scale,
                                                      double                 coin_scale);
void                moniac_canvas_motion_free        (MoniacCanvasMotion    *self);

/* Takes the coins away from where they were and puts them at (x, y) + scale * coin, in pixels. */
void                moniac_canvas_motion_move        (MoniacCanvasMotion    *self,
                                                      double                 x,
                                                      double                 y,
                                                      const MoniacCoin      *coins,
                                                      int                    n_coins);

/* Where pixels changed since this was last asked, in pixels; returns how many rectangles.
 * They never reach into the last row: see moniac-canvas-motion.c. */
int                 moniac_canvas_motion_take_damage (MoniacCanvasMotion    *self,
                                                      cairo_rectangle_int_t  out[MONIAC_CANVAS_MAX_DAMAGE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacCanvasMotion, moniac_canvas_motion_free)

G_END_DECLS
