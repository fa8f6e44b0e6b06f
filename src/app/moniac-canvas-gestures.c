/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pointer on the canvas: hovering, clicking, dragging, scrolling, pinching, the context menu.
 * The template has the controllers; each handler here calls what keys and tests call as well. */
#include "config.h"

#include <math.h>

#include "moniac-canvas-private.h"

/* How far one notch of a wheel pans, in canvas pixels. */
#define WHEEL_STEP 56.0
/* How much of a notch's zoom one pixel of a touchpad makes. */
#define TOUCHPAD_ZOOM (1 / 40.0)

static const char *
cursor_for (MoniacCanvas    *self,
            const MoniacHit *hit)
{
  switch (self->mode)
    {
    case MONIAC_CANVAS_PANNING:
    case MONIAC_CANVAS_DRAGGING:
      return "grabbing";
    case MONIAC_CANVAS_CONNECTING:
      return "crosshair";
    case MONIAC_CANVAS_IDLE:
    case MONIAC_CANVAS_SETTLING:
    default:
      break;
    }

  if (moniac_canvas_is_pool (self, hit->company))
    return "pointer";
  if (hit->company >= 0)
    return hit->rim ? "crosshair" : "grab";
  return hit->deal >= 0 ? "pointer" : NULL;
}

static void
show_cursor (MoniacCanvas    *self,
             const MoniacHit *hit)
{
  const char *wanted = cursor_for (self, hit);
  GdkCursor *cursor = gtk_widget_get_cursor (GTK_WIDGET (self));
  const char *shown = cursor ? gdk_cursor_get_name (cursor) : NULL;

  /* While presenting, the window hides a pointer that rests. */
  if (g_strcmp0 (shown, "none") != 0 && g_strcmp0 (wanted, shown) != 0)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), wanted);
}

/* Looks again at what is under the pointer. */
void
moniac_canvas_hover (MoniacCanvas *self)
{
  MoniacHit hit = { -1, -1, -1, FALSE };
  GObject *object = NULL;

  if (!self->workspace)
    return;

  if (self->pointer_inside && self->scene)
    {
      hit = moniac_canvas_hit (self, self->pointer_x, self->pointer_y);
      object = moniac_canvas_object_of_hit (self, &hit);
    }
  show_cursor (self, &hit);
  if (self->mode != MONIAC_CANVAS_IDLE || object == moniac_workspace_get_hovered (self->workspace))
    return;

  moniac_workspace_set_hovered (self->workspace, object);
  moniac_canvas_schedule_bubble (self);
}

static void
motion_cb (MoniacCanvas *self,
           double        x,
           double        y)
{
  self->pointer_inside = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  moniac_canvas_hover (self);
}

static void
leave_cb (MoniacCanvas *self)
{
  self->pointer_inside = FALSE;
  moniac_canvas_hover (self);
}

static void
focus_object (MoniacCanvas *self,
              GObject      *object)
{
  MoniacCanvasItem *item = moniac_canvas_item_of (self, object);

  gtk_widget_grab_focus (item ? GTK_WIDGET (item) : GTK_WIDGET (self));
}

static void
pressed_cb (MoniacCanvas *self,
            int           n_press,
            double        x,
            double        y)
{
  MoniacHit hit;
  GObject *object;

  if (!self->scene)
    return;

  hit = moniac_canvas_hit (self, x, y);
  object = moniac_canvas_object_of_hit (self, &hit);
  moniac_canvas_hide_bubble (self);
  focus_object (self, object);
  if (n_press == 2 && object)
    moniac_canvas_edit (self, object);
}

/* Not reached when the press became a drag. */
static void
released_cb (MoniacCanvas *self,
             int           n_press,
             double        x,
             double        y)
{
  MoniacHit hit;

  if (!self->scene || n_press != 1)
    return;

  if (self->mode == MONIAC_CANVAS_CONNECTING)
    {
      moniac_canvas_cancel_connect (self);
      return;
    }
  hit = moniac_canvas_hit (self, x, y);
  moniac_canvas_select (self, moniac_canvas_object_of_hit (self, &hit));
}

static void
begin_pan (MoniacCanvas *self)
{
  self->mode = MONIAC_CANVAS_PANNING;
  self->drag_x = 0;
  self->drag_y = 0;
  moniac_canvas_hide_bubble (self);
}

static void
pan_to (MoniacCanvas *self,
        double        dx,
        double        dy)
{
  moniac_canvas_pan_by (self, dx - self->drag_x, dy - self->drag_y);
  self->drag_x = dx;
  self->drag_y = dy;
}

static void
drag_begin_cb (MoniacCanvas *self,
               double        x,
               double        y)
{
  self->drag_begun = FALSE;
  self->pressed = (MoniacHit) { -1, -1, -1, FALSE };
  if (self->scene)
    self->pressed = moniac_canvas_hit (self, x, y);
}

static void
start_drag (MoniacCanvas *self)
{
  if (self->pressed.company < 0 || moniac_canvas_is_pool (self, self->pressed.company))
    begin_pan (self);
  else if (self->pressed.rim)
    moniac_canvas_begin_connect (self, self->pressed.company, FALSE);
  else
    moniac_canvas_begin_hold (self, self->pressed.company);
}

static void
drag_update_cb (MoniacCanvas   *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->mode == MONIAC_CANVAS_IDLE)
    {
      if (!self->scene || self->drag_begun ||
          !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      self->drag_begun = TRUE;
      start_drag (self);
    }

  if (self->mode == MONIAC_CANVAS_PANNING)
    pan_to (self, dx, dy);
  else if (self->mode == MONIAC_CANVAS_DRAGGING)
    moniac_canvas_hold_at (self, dx, dy);
  else if (self->mode == MONIAC_CANVAS_CONNECTING && !self->connect_by_keys)
    moniac_canvas_aim_connect (self, x + dx, y + dy);
}

static void
drag_end_cb (MoniacCanvas *self,
             double        dx,
             double        dy)
{
  if (self->mode == MONIAC_CANVAS_PANNING)
    self->mode = MONIAC_CANVAS_IDLE;
  else if (self->mode == MONIAC_CANVAS_DRAGGING)
    moniac_canvas_end_hold (self);
  else if (self->mode == MONIAC_CANVAS_CONNECTING && !self->connect_by_keys)
    moniac_canvas_end_connect (self);
  moniac_canvas_hover (self);
}

static void
drag_cancel_cb (MoniacCanvas *self)
{
  if (self->mode == MONIAC_CANVAS_PANNING)
    self->mode = MONIAC_CANVAS_IDLE;
  else if (self->mode == MONIAC_CANVAS_DRAGGING)
    moniac_canvas_cancel_hold (self);
  else if (self->mode == MONIAC_CANVAS_CONNECTING && !self->connect_by_keys)
    moniac_canvas_cancel_connect (self);
}

static void
pan_begin_cb (MoniacCanvas *self,
              double        x,
              double        y)
{
  if (self->mode == MONIAC_CANVAS_IDLE)
    begin_pan (self);
}

static void
pan_update_cb (MoniacCanvas *self,
               double        dx,
               double        dy)
{
  if (self->mode == MONIAC_CANVAS_PANNING)
    pan_to (self, dx, dy);
}

static void
pan_end_cb (MoniacCanvas *self,
            double        dx,
            double        dy)
{
  if (self->mode == MONIAC_CANVAS_PANNING)
    self->mode = MONIAC_CANVAS_IDLE;
  moniac_canvas_hover (self);
}

/* Whole pixels at a time, so that the old picture can be moved without becoming soft. */
static void
scroll_by (MoniacCanvas *self,
           double        dx,
           double        dy)
{
  double x = self->pan_rest_x - dx;
  double y = self->pan_rest_y - dy;

  moniac_canvas_pan_by (self, trunc (x), trunc (y));
  self->pan_rest_x = x - trunc (x);
  self->pan_rest_y = y - trunc (y);
}

static gboolean
scroll_cb (MoniacCanvas             *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double step = wheel ? WHEEL_STEP : 1;

  if (state & GDK_CONTROL_MASK)
    {
      double notches = -dy * (wheel ? 1 : TOUCHPAD_ZOOM);

      moniac_canvas_zoom_at (self, self->camera.zoom * pow (MONIAC_CANVAS_ZOOM_STEP, notches),
                             self->pointer_x, self->pointer_y);
      return GDK_EVENT_STOP;
    }

  if (self->camera.zoom <= 1)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_SHIFT_MASK) && wheel)
    scroll_by (self, dy * step, dx * step);
  else
    scroll_by (self, dx * step, dy * step);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (MoniacCanvas     *self,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  self->pinch_zoom = self->camera.zoom;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (MoniacCanvas *self,
          double        scale,
          GtkGesture   *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    {
      x = self->camera.width / 2;
      y = self->camera.height / 2;
    }
  moniac_canvas_zoom_at (self, self->pinch_zoom * scale, x, y);
}

/* The menu is about what it is opened on, so that is selected first. */
void
moniac_canvas_popup_menu (MoniacCanvas *self,
                          double        x,
                          double        y)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };
  MoniacHit hit;
  GObject *object;

  if (!self->scene)
    return;

  hit = moniac_canvas_hit (self, x, y);
  object = moniac_canvas_object_of_hit (self, &hit);
  moniac_canvas_hide_bubble (self);
  moniac_canvas_select (self, object);
  self->menu_at = moniac_canvas_camera_to_figure (&self->camera, x, y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (MoniacCanvas *self,
                 int           n_press,
                 double        x,
                 double        y,
                 GtkGesture   *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  moniac_canvas_popup_menu (self, x, y);
}

static void
long_pressed_cb (MoniacCanvas *self,
                 double        x,
                 double        y,
                 GtkGesture   *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  moniac_canvas_popup_menu (self, x, y);
}

void
moniac_canvas_bind_gestures (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, pan_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, pan_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, pan_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinch_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinch_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
}
