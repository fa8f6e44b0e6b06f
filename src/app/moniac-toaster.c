/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts that stay until they have been seen. A timeout of libadwaita 1.2 counts even where the window is not drawn, as on
 * another workspace or on a busy machine; then the toast comes and goes within one frame, and libadwaita writes into
 * memory that it has freed, because the animation that brings it in ends after the one that takes it away. So the time is
 * counted in frames here, and a toast is only sent away when it has long come. */

#include "config.h"

#include "moniac-toaster.h"

/* By far longer than a toast takes to come in. */
#define APPEAR_US G_USEC_PER_SEC
#define STAY_S 4

struct _MoniacToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay;  /* borrowed */
  GQueue waiting;            /* of AdwToast */
  AdwToast *current;
  gint64 first_frame;        /* in which it was seen; 0: not yet */
  guint tick;
  guint source;
};

G_DEFINE_FINAL_TYPE (MoniacToaster, moniac_toaster, G_TYPE_OBJECT)

static void show_next (MoniacToaster *self);

static gboolean
seen_cb (gpointer data)
{
  MoniacToaster *self = data;

  self->source = 0;
  adw_toast_dismiss (self->current);
  return G_SOURCE_REMOVE;
}

static gboolean
frame_cb (GtkWidget     *overlay,
          GdkFrameClock *clock,
          gpointer       data)
{
  MoniacToaster *self = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->first_frame == 0)
    self->first_frame = now;
  if (now - self->first_frame < APPEAR_US)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  self->source = g_timeout_add_seconds (STAY_S, seen_cb, self);
  return G_SOURCE_REMOVE;
}

static void
forget_current (MoniacToaster *self)
{
  if (self->current == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->current, self);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->current);
}

/* By its time, by its cross or by its button. */
static void
dismissed_cb (MoniacToaster *self)
{
  forget_current (self);
  show_next (self);
}

static void
show_next (MoniacToaster *self)
{
  if (self->current != NULL || g_queue_is_empty (&self->waiting))
    return;
  self->current = g_queue_pop_head (&self->waiting);
  self->first_frame = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->overlay), frame_cb, self, NULL);
  adw_toast_set_timeout (self->current, 0);
  g_signal_connect_swapped (self->current, "dismissed", G_CALLBACK (dismissed_cb), self);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->current));
}

static void
moniac_toaster_dispose (GObject *object)
{
  MoniacToaster *self = MONIAC_TOASTER (object);

  forget_current (self);
  g_queue_clear_full (&self->waiting, g_object_unref);
  G_OBJECT_CLASS (moniac_toaster_parent_class)->dispose (object);
}

static void
moniac_toaster_class_init (MoniacToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_toaster_dispose;
}

static void
moniac_toaster_init (MoniacToaster *self)
{
}

MoniacToaster *
moniac_toaster_new (AdwToastOverlay *overlay)
{
  MoniacToaster *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (MONIAC_TYPE_TOASTER, NULL);
  self->overlay = overlay;
  return self;
}

void
moniac_toaster_add (MoniacToaster *self,
                    AdwToast      *toast)
{
  g_return_if_fail (MONIAC_IS_TOASTER (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  g_queue_push_tail (&self->waiting, toast);
  show_next (self);
}

AdwToast *
moniac_toaster_get_current (MoniacToaster *self)
{
  g_return_val_if_fail (MONIAC_IS_TOASTER (self), NULL);

  return self->current;
}
