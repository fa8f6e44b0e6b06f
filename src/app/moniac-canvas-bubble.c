/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bubble of the canvas: says in words what is under the pointer, or what to do next. */
#include "config.h"

#include <glib/gi18n.h>

#include "moniac-canvas-private.h"

/* How long the pointer rests before it shows, in milliseconds. */
#define DELAY 250
/* Between the bubble and what it is about, and the canvas's edge, in pixels. */
#define GAP 14
#define EDGE 6

/* What a click on the pool does is told, since it does something else elsewhere. */
static char *
describe_company (MoniacCanvas *self,
                  int           company)
{
  g_autofree char *text = moniac_figure_describe_company (self->scene->network, company);

  if (!moniac_canvas_is_pool (self, company))
    return g_steal_pointer (&text);
  return g_strconcat (text, "\n", _("A click shows each of them."), NULL);
}

static void
fill_in (MoniacCanvas *self,
         GObject      *object)
{
  int company = moniac_canvas_find_company (self, object);
  int deal = moniac_canvas_find_deal (self, object);
  g_autofree char *text = NULL;
  GdkRectangle at = { (int) self->pointer_x, (int) self->pointer_y, 1, 1 };

  if (company >= 0)
    text = describe_company (self, company);
  else if (deal >= 0)
    text = moniac_figure_describe_deal (self->scene->network, deal);
  if (text)
    moniac_canvas_show_bubble (self, text, &at);
}

static gboolean
delay_over_cb (gpointer data)
{
  MoniacCanvas *self = data;

  self->bubble_id = 0;
  if (self->scene && self->pointer_inside && self->mode == MONIAC_CANVAS_IDLE &&
      !gtk_widget_get_visible (self->menu))
    fill_in (self, moniac_workspace_get_hovered (self->workspace));
  return G_SOURCE_REMOVE;
}

/* Tells about what is hovered, once the pointer has rested a moment. */
void
moniac_canvas_schedule_bubble (MoniacCanvas *self)
{
  moniac_canvas_hide_bubble (self);
  if (moniac_workspace_get_hovered (self->workspace))
    self->bubble_id = g_timeout_add (DELAY, delay_over_cb, self);
}

void
moniac_canvas_show_bubble (MoniacCanvas       *self,
                           const char         *text,
                           const GdkRectangle *at)
{
  g_clear_handle_id (&self->bubble_id, g_source_remove);
  gtk_label_set_text (self->bubble_label, text);
  self->bubble_at = *at;
  gtk_widget_set_visible (self->bubble, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
moniac_canvas_hide_bubble (MoniacCanvas *self)
{
  g_clear_handle_id (&self->bubble_id, g_source_remove);
  gtk_widget_set_visible (self->bubble, FALSE);
}

/* Below and to the right where there is room, else above, else to the left; never outside. */
static void
choose_place (MoniacCanvas  *self,
              int            width,
              int            height,
              GtkAllocation *out)
{
  const GdkRectangle *at = &self->bubble_at;
  int canvas_width = (int) self->camera.width, canvas_height = (int) self->camera.height;
  int x = at->x + at->width, y = at->y + at->height + GAP;

  if (x + width > canvas_width - EDGE)
    x = MAX (at->x - width, EDGE);
  if (y + height > canvas_height - EDGE)
    y = MAX (at->y - GAP - height, EDGE);
  x = MAX (MIN (x, canvas_width - EDGE - width), 0);
  *out = (GtkAllocation) { x, y, width, height };
}

void
moniac_canvas_allocate_bubble (MoniacCanvas *self)
{
  GtkAllocation allocation;
  int minimum, width, height;

  if (!gtk_widget_get_visible (self->bubble))
    return;

  gtk_widget_measure (self->bubble, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &width, NULL, NULL);
  width = MAX (MIN (width, (int) self->camera.width - 2 * EDGE), minimum);
  gtk_widget_measure (self->bubble, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  choose_place (self, width, height, &allocation);
  gtk_widget_size_allocate (self->bubble, &allocation, -1);
}
