/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging a company on the canvas: it moves with the pointer, and is pinned where it is let go. */
#include "config.h"

#include "moniac-canvas-private.h"

/* How long a company stays where it was let go without a new scene, in milliseconds. */
#define SETTLE_TIME 3000

static gboolean
settle_over_cb (gpointer data)
{
  MoniacCanvas *self = data;

  self->settle_id = 0;
  moniac_canvas_cancel_hold (self);
  return G_SOURCE_REMOVE;
}

void
moniac_canvas_begin_hold (MoniacCanvas *self,
                          int           company)
{
  moniac_canvas_cancel_hold (self);
  self->mode = MONIAC_CANVAS_DRAGGING;
  self->held = company;
  self->held_way = moniac_canvas_way_new (self->scene, self->scene);
  self->held_by = (MoniacPoint) { 0, 0 };
  moniac_canvas_hide_bubble (self);
  moniac_canvas_redraw_overlay (self);
}

/* In canvas pixels from where the drag began. */
void
moniac_canvas_hold_at (MoniacCanvas *self,
                       double        dx,
                       double        dy)
{
  double scale = moniac_canvas_camera_get_scale (&self->camera);

  if (self->mode != MONIAC_CANVAS_DRAGGING)
    return;

  self->held_by = (MoniacPoint) { dx / scale, dy / scale };
  moniac_canvas_order_picture (self);
}

/* Lets go: the company is pinned, and keeps its place on the canvas until the new scene is there. */
void
moniac_canvas_end_hold (MoniacCanvas *self)
{
  MoniacCompany *company;
  MoniacPoint at;

  if (self->mode != MONIAC_CANVAS_DRAGGING)
    return;

  company = moniac_workspace_get_company_at (self->workspace, self->held);
  at = self->scene->companies[self->held].center;
  at.x += self->held_by.x;
  at.y += self->held_by.y;
  self->mode = MONIAC_CANVAS_SETTLING;
  self->settle_id = g_timeout_add (SETTLE_TIME, settle_over_cb, self);
  if (company)
    moniac_workspace_pin (self->workspace, company, &at);
}

/* Puts a company back, unless a new scene has its place. */
void
moniac_canvas_cancel_hold (MoniacCanvas *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->mode != MONIAC_CANVAS_DRAGGING && self->mode != MONIAC_CANVAS_SETTLING)
    return;

  self->mode = MONIAC_CANVAS_IDLE;
  self->held = -1;
  g_clear_pointer (&self->held_way, moniac_canvas_way_unref);
  moniac_canvas_redraw_overlay (self);
  moniac_canvas_order_picture (self);
}
