/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of one coin at every place within a pixel, ready to be blended by hand. */
#pragma once

#include "moniac-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A sprite is square, its side a multiple of four. For each of its rows there are as many numbers `add`, one a
 * pixel, then as many `keep`: out = (below * keep >> 8) + add for each channel. `add` is premultiplied ARGB32; `keep`, 0
 * to 256, stands in both halves of its number. */
typedef struct _MoniacSpriteSheet MoniacSpriteSheet;

/* `scale`: pixels per unit of type. */
MoniacSpriteSheet       *moniac_sprite_sheet_new      (const MoniacTheme       *theme,
                                                       double                   scale);
void                     moniac_sprite_sheet_free     (MoniacSpriteSheet       *self);
int                      moniac_sprite_sheet_get_side (const MoniacSpriteSheet *self);
/* The sprite for a coin with its middle at (x, y), and where its top left pixel goes. */
const guint32           *moniac_sprite_sheet_find     (const MoniacSpriteSheet *self,
                                                       double                   x,
                                                       double                   y,
                                                       int                     *left,
                                                       int                     *top);

/* One coin in the middle of a square transparent ARGB32 surface, its side given in `side`. */
cairo_surface_t         *moniac_sprite_draw           (const MoniacTheme       *theme,
                                                       double                   scale,
                                                       double                   offset_x,
                                                       double                   offset_y,
                                                       int                     *side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacSpriteSheet, moniac_sprite_sheet_free)

G_END_DECLS
