/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, its background: none of its own while the figure fills it, where GTK draws with cairo.
 *
 * The renderer copies the figure straight into a frame to which nothing has been drawn yet, but by way of a
 * second picture where anything has been, and a background is drawn everywhere. Bars and panel have one of their own
 * (style.css), so nothing shows through. */

#include "config.h"

#include "moniac-window-private.h"

#include "moniac-canvas-backend.h"

#define BARE_CLASS "moniac-bare"
/* Of the window's corners, at most. */
#define CORNER 16

static gboolean
figure_fills_window (MoniacWindow *self)
{
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (self));

  return renderer != NULL && moniac_canvas_backend_is_cairo (renderer) &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "document") == 0 &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->figure_stack), "figure") == 0 &&
         !gtk_stack_get_transition_running (self->stack) &&
         !gtk_stack_get_transition_running (self->figure_stack);
}

static void
update_backdrop (MoniacWindow *self)
{
  gboolean bare = figure_fills_window (self);

  if (bare == gtk_widget_has_css_class (GTK_WIDGET (self), BARE_CLASS))
    return;
  if (bare)
    gtk_widget_add_css_class (GTK_WIDGET (self), BARE_CLASS);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), BARE_CLASS);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Without a background of the window GTK takes it for see-through, and the desktop would draw what is behind. */
void
moniac_window_tell_opaque (MoniacWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  cairo_region_t *region;
  graphene_rect_t bounds;
  double x, y;

  if (surface == NULL || !gtk_widget_has_css_class (GTK_WIDGET (self), BARE_CLASS) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->breakpoint), GTK_WIDGET (self), &bounds))
    return;
  gtk_native_get_surface_transform (GTK_NATIVE (self), &x, &y);
  graphene_rect_offset (&bounds, (float) x, (float) y);
  region = cairo_region_create ();
  for (int upright = 0; upright < 2; upright++)
    {
      graphene_rect_t part = bounds;

      graphene_rect_inset (&part, upright ? CORNER : 0, upright ? 0 : CORNER);
      cairo_region_union_rectangle (region, &(cairo_rectangle_int_t) {
        (int) part.origin.x, (int) part.origin.y, (int) part.size.width, (int) part.size.height });
    }
  gdk_surface_set_opaque_region (surface, region);
  cairo_region_destroy (region);
}

void
moniac_window_init_backdrop (MoniacWindow *self)
{
  static const char * const notify[] = { "notify::visible-child", "notify::transition-running" };

  for (guint i = 0; i < G_N_ELEMENTS (notify); i++)
    {
      g_signal_connect_object (self->stack, notify[i], G_CALLBACK (update_backdrop), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->figure_stack, notify[i], G_CALLBACK (update_backdrop), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect (self, "realize", G_CALLBACK (update_backdrop), NULL);
}
