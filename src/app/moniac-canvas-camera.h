/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The camera of the canvas: which part of a figure is in view, and how large. */
#pragma once

#include "moniac-geometry.h"

G_BEGIN_DECLS

#define MONIAC_CANVAS_ZOOM_MIN 0.25
#define MONIAC_CANVAS_ZOOM_MAX 16.0
#define MONIAC_CANVAS_ZOOM_STEP 1.2

/**
 * MoniacCanvasCamera:
 * @width, @height: of the canvas, in canvas pixels
 * @figure_width, @figure_height: of the figure, in its units
 * @zoom: 1 where the figure just fits the canvas
 * @x, @y: where the figure's top left corner lies, in canvas pixels
 *
 * A plain value. Everything that changes one keeps some of the figure in view: a figure that is
 * smaller than the canvas stays in its middle, a larger one covers it but for a small margin.
 */
typedef struct
{
  double width;
  double height;
  double figure_width;
  double figure_height;
  double zoom;
  double x;
  double y;
} MoniacCanvasCamera;

void        moniac_canvas_camera_init       (MoniacCanvasCamera       *self);
void        moniac_canvas_camera_set_canvas (MoniacCanvasCamera       *self,
                                             double                    width,
                                             double                    height);
void        moniac_canvas_camera_set_figure (MoniacCanvasCamera       *self,
                                             double                    width,
                                             double                    height);
/* The figure's point at (x, y) of the canvas stays there, as far as the limits let it. */
void        moniac_canvas_camera_zoom_at    (MoniacCanvasCamera       *self,
                                             double                    zoom,
                                             double                    x,
                                             double                    y);
void        moniac_canvas_camera_pan        (MoniacCanvasCamera       *self,
                                             double                    dx,
                                             double                    dy);
/* Pans as little as brings a rectangle of the figure into view; its middle where it is too large. */
void        moniac_canvas_camera_show       (MoniacCanvasCamera       *self,
                                             const MoniacRect         *rect);

/* Canvas pixels for one figure unit. */
double      moniac_canvas_camera_get_scale  (const MoniacCanvasCamera *self);
MoniacPoint moniac_canvas_camera_to_figure  (const MoniacCanvasCamera *self,
                                             double                    x,
                                             double                    y);
MoniacPoint moniac_canvas_camera_to_canvas  (const MoniacCanvasCamera *self,
                                             double                    x,
                                             double                    y);
MoniacRect  moniac_canvas_camera_rect       (const MoniacCanvasCamera *self,
                                             const MoniacRect         *rect);
gboolean    moniac_canvas_camera_equal      (const MoniacCanvasCamera *self,
                                             const MoniacCanvasCamera *other);

G_END_DECLS
