/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thin interface between the figure and what it is drawn on: cairo, or SVG of our own. */
#pragma once

#include <cairo.h>

#include "moniac-theme.h"

G_BEGIN_DECLS

typedef struct _MoniacPainter MoniacPainter;

typedef struct
{
  double width;
  int n_dashes;
  double dashes[4];
  gboolean round;                  /* caps and joins */
} MoniacStroke;

/* Whether a figure may lead there: http, https and mailto. */
gboolean moniac_link_is_safe     (const char          *link);

/* A fill and a stroke, each nullable. Opacity of groups multiplies. */
void moniac_painter_begin_group (MoniacPainter       *self,
                                 const char          *id,        /* nullable; unique, stays the same from export to export */
                                 const char          *title,     /* nullable: tooltip and accessible name */
                                 const char          *link,      /* nullable: only http, https and mailto come out */
                                 double               opacity);
void moniac_painter_end_group   (MoniacPainter       *self);
void moniac_painter_path        (MoniacPainter       *self,
                                 const MoniacPath    *path,
                                 gboolean             closed,
                                 const MoniacColor   *fill,
                                 const MoniacColor   *line,
                                 const MoniacStroke  *stroke);
void moniac_painter_rect        (MoniacPainter       *self,
                                 const MoniacRect    *rect,
                                 double               radius,
                                 const MoniacColor   *fill,
                                 const MoniacColor   *line,
                                 const MoniacStroke  *stroke);
void moniac_painter_circle      (MoniacPainter       *self,
                                 double               x,
                                 double               y,
                                 double               radius,
                                 const MoniacColor   *fill,
                                 const MoniacColor   *line,
                                 const MoniacStroke  *stroke);
/* `halo` (nullable): a rim around the letters, so that they can be read over lines. One line of text, its left end at x, its baseline at y, `width` wide as it was measured. */
void moniac_painter_text        (MoniacPainter       *self,
                                 MoniacTextStyle      style,
                                 double               type_scale,
                                 const char          *text,
                                 double               x,
                                 double               y,
                                 double               width,
                                 const MoniacColor   *color,
                                 const MoniacColor   *halo);
void moniac_painter_free        (MoniacPainter       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacPainter, moniac_painter_free)

/* Paints on a cairo context, which outlives the painter. `links`: whether groups become cairo link tags (PDF). */
MoniacPainter *moniac_cairo_painter_new (cairo_t            *cr,
                                         gboolean            links);

/* Writes SVG; moniac_svg_painter_finish() gives the whole document. It embeds nothing and refers to nothing outside itself but
 * by links. */
MoniacPainter *moniac_svg_painter_new    (double             width,
                                          double             height,
                                          const char        *title,
                                          const char        *description);
GBytes        *moniac_svg_painter_finish (MoniacPainter     *self);

G_END_DECLS
