/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The camera of the canvas: which part of a figure is in view, and how large. */
#include "config.h"

#include "moniac-canvas-camera.h"

/* How far a figure that is larger than the canvas can be pulled away from its edges, in pixels. */
#define OVERSCROLL 48.0
/* How much of the surroundings shows around what was asked to be shown, in pixels. */
#define SHOW_MARGIN 24.0

static double
clamp_axis (double offset,
            double extent,
            double view)
{
  double slack;

  if (extent <= view)
    return (view - extent) / 2;

  slack = MIN (OVERSCROLL, (extent - view) / 2);
  return CLAMP (offset, view - extent - slack, slack);
}

static void
clamp (MoniacCanvasCamera *self)
{
  double scale = moniac_canvas_camera_get_scale (self);

  self->x = clamp_axis (self->x, self->figure_width * scale, self->width);
  self->y = clamp_axis (self->y, self->figure_height * scale, self->height);
}

/* Runs after a change of the sizes: what was in the middle of the canvas is there again. */
static void
put_in_middle (MoniacCanvasCamera *self,
               double              fraction_x,
               double              fraction_y)
{
  double scale = moniac_canvas_camera_get_scale (self);

  self->x = self->width / 2 - fraction_x * self->figure_width * scale;
  self->y = self->height / 2 - fraction_y * self->figure_height * scale;
  clamp (self);
}

static MoniacPoint
middle_fraction (const MoniacCanvasCamera *self)
{
  MoniacPoint point = moniac_canvas_camera_to_figure (self, self->width / 2, self->height / 2);

  point.x = self->figure_width > 0 ? point.x / self->figure_width : 0.5;
  point.y = self->figure_height > 0 ? point.y / self->figure_height : 0.5;
  return point;
}

static double
shift_to_show (double start,
               double extent,
               double view)
{
  if (extent + 2 * SHOW_MARGIN > view)
    return view / 2 - (start + extent / 2);
  if (start < SHOW_MARGIN)
    return SHOW_MARGIN - start;
  if (start + extent > view - SHOW_MARGIN)
    return view - SHOW_MARGIN - (start + extent);
  return 0;
}

void
moniac_canvas_camera_init (MoniacCanvasCamera *self)
{
  *self = (MoniacCanvasCamera) { .zoom = 1 };
}

void
moniac_canvas_camera_set_canvas (MoniacCanvasCamera *self,
                                 double              width,
                                 double              height)
{
  MoniacPoint middle = middle_fraction (self);

  self->width = width;
  self->height = height;
  put_in_middle (self, middle.x, middle.y);
}

void
moniac_canvas_camera_set_figure (MoniacCanvasCamera *self,
                                 double              width,
                                 double              height)
{
  MoniacPoint middle = middle_fraction (self);

  self->figure_width = width;
  self->figure_height = height;
  put_in_middle (self, middle.x, middle.y);
}

void
moniac_canvas_camera_zoom_at (MoniacCanvasCamera *self,
                              double              zoom,
                              double              x,
                              double              y)
{
  MoniacPoint fixed = moniac_canvas_camera_to_figure (self, x, y);
  double scale;

  self->zoom = CLAMP (zoom, MONIAC_CANVAS_ZOOM_MIN, MONIAC_CANVAS_ZOOM_MAX);
  scale = moniac_canvas_camera_get_scale (self);
  self->x = x - fixed.x * scale;
  self->y = y - fixed.y * scale;
  clamp (self);
}

void
moniac_canvas_camera_pan (MoniacCanvasCamera *self,
                          double              dx,
                          double              dy)
{
  self->x += dx;
  self->y += dy;
  clamp (self);
}

void
moniac_canvas_camera_show (MoniacCanvasCamera *self,
                           const MoniacRect   *rect)
{
  MoniacRect place = moniac_canvas_camera_rect (self, rect);

  moniac_canvas_camera_pan (self,
                            shift_to_show (place.x, place.width, self->width),
                            shift_to_show (place.y, place.height, self->height));
}

double
moniac_canvas_camera_get_scale (const MoniacCanvasCamera *self)
{
  if (self->figure_width <= 0 || self->figure_height <= 0 || self->width <= 0 || self->height <= 0)
    return self->zoom;

  return self->zoom * MIN (self->width / self->figure_width, self->height / self->figure_height);
}

MoniacPoint
moniac_canvas_camera_to_figure (const MoniacCanvasCamera *self,
                                double                    x,
                                double                    y)
{
  double scale = moniac_canvas_camera_get_scale (self);

  return (MoniacPoint) { (x - self->x) / scale, (y - self->y) / scale };
}

MoniacPoint
moniac_canvas_camera_to_canvas (const MoniacCanvasCamera *self,
                                double                    x,
                                double                    y)
{
  double scale = moniac_canvas_camera_get_scale (self);

  return (MoniacPoint) { self->x + x * scale, self->y + y * scale };
}

MoniacRect
moniac_canvas_camera_rect (const MoniacCanvasCamera *self,
                           const MoniacRect         *rect)
{
  double scale = moniac_canvas_camera_get_scale (self);

  return (MoniacRect) { self->x + rect->x * scale, self->y + rect->y * scale,
                        rect->width * scale, rect->height * scale };
}

/* Whether both put every point of a figure at the same place. */
gboolean
moniac_canvas_camera_equal (const MoniacCanvasCamera *self,
                            const MoniacCanvasCamera *other)
{
  return self->x == other->x && self->y == other->y &&
         moniac_canvas_camera_get_scale (self) == moniac_canvas_camera_get_scale (other);
}
