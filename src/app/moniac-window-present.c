/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, presenting: the figure alone on the whole screen, in larger type. */

#include "config.h"

#include "moniac-window-private.h"

#define POINTER_HIDES_AFTER_S 3
/* A hand on the table moves a mouse by this much. */
#define POINTER_SLACK 3

static gboolean
hide_pointer_cb (gpointer data)
{
  MoniacWindow *self = data;

  self->pointer_source = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->canvas), "none");
  moniac_workspace_set_hovered (self->workspace, NULL);
  return G_SOURCE_REMOVE;
}

static void
show_pointer (MoniacWindow *self)
{
  if (self->pointer_source == 0)
    gtk_widget_set_cursor (GTK_WIDGET (self->canvas), NULL);
  g_clear_handle_id (&self->pointer_source, g_source_remove);
}

static void
motion_cb (MoniacWindow *self,
           double        x,
           double        y)
{
  gboolean moved = ABS (x - self->pointer_x) + ABS (y - self->pointer_y) > POINTER_SLACK;

  if (!moniac_workspace_get_presenting (self->workspace) || !moved)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  show_pointer (self);
  self->pointer_source = g_timeout_add_seconds (POINTER_HIDES_AFTER_S, hide_pointer_cb, self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  MoniacWindow *self = MONIAC_WINDOW (widget);

  if (!moniac_workspace_get_presenting (self->workspace))
    return GDK_EVENT_PROPAGATE;
  moniac_window_set_presenting (self, FALSE);
  return GDK_EVENT_STOP;
}

static void
set_chrome_visible (MoniacWindow *self,
                    gboolean      visible)
{
  gtk_widget_set_visible (self->header_bar, visible);
  gtk_widget_set_visible (GTK_WIDGET (self->bottom_bar), visible);
  gtk_widget_set_visible (GTK_WIDGET (self->zoom_controls), visible);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_bar), visible);
  gtk_widget_set_visible (GTK_WIDGET (self->disk_bar), visible);
}

void
moniac_window_set_presenting (MoniacWindow *self,
                              gboolean      presenting)
{
  g_return_if_fail (MONIAC_IS_WINDOW (self));

  if (moniac_workspace_get_presenting (self->workspace) == presenting)
    return;
  if (presenting)
    {
      self->panel_before_present = adw_flap_get_reveal_flap (self->flap);
      adw_flap_set_reveal_flap (self->flap, FALSE);
      gtk_window_fullscreen (GTK_WINDOW (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
      self->pointer_source = g_timeout_add_seconds (POINTER_HIDES_AFTER_S, hide_pointer_cb, self);
    }
  else
    {
      gtk_window_unfullscreen (GTK_WINDOW (self));
      adw_flap_set_reveal_flap (self->flap, self->panel_before_present);
      show_pointer (self);
    }
  set_chrome_visible (self, !presenting);
  moniac_window_inhibit (self, GTK_APPLICATION_INHIBIT_IDLE, presenting);
  moniac_workspace_set_presenting (self->workspace, presenting);
  moniac_canvas_zoom_to_fit (self->canvas);
  moniac_window_update_actions (self);
}

/* The desktop can end full screen too. */
static void
fullscreened_cb (MoniacWindow *self)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (self)) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    moniac_window_set_presenting (self, FALSE);
}

void
moniac_window_init_present (MoniacWindow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *escape = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                          gtk_callback_action_new (escape_cb, NULL, NULL));

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), escape);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), self,
                           G_CONNECT_SWAPPED);
}
