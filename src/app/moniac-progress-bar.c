/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar that says what takes so long. */

#include "config.h"

#include "moniac-progress-bar.h"

/* What takes longer than this shows, and can be cancelled. */
#define SHOW_AFTER_MS 1000
#define PULSE_EVERY_MS 100

struct _MoniacProgressBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *bar;

  guint show_source;
  guint pulse_source;
  const int *thousandths;      /* nullable, borrowed */
};

enum
{
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacProgressBar, moniac_progress_bar, ADW_TYPE_BIN)

static gboolean
pulse_cb (gpointer data)
{
  MoniacProgressBar *self = data;
  int done = self->thousandths != NULL ? g_atomic_int_get (self->thousandths) : 0;

  if (done > 0)
    gtk_progress_bar_set_fraction (self->bar, done / 1000.0);
  else
    gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  MoniacProgressBar *self = data;

  self->show_source = 0;
  self->pulse_source = g_timeout_add (PULSE_EVERY_MS, pulse_cb, self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (MoniacProgressBar *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
clear_sources (MoniacProgressBar *self)
{
  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  self->thousandths = NULL;
}

static void
moniac_progress_bar_dispose (GObject *object)
{
  clear_sources (MONIAC_PROGRESS_BAR (object));
  G_OBJECT_CLASS (moniac_progress_bar_parent_class)->dispose (object);
}

static void
moniac_progress_bar_class_init (MoniacProgressBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_progress_bar_dispose;
  signals[CANCELLED] = g_signal_new ("cancelled", MONIAC_TYPE_PROGRESS_BAR, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-progress-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacProgressBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MoniacProgressBar, label);
  gtk_widget_class_bind_template_child (widget_class, MoniacProgressBar, bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
moniac_progress_bar_init (MoniacProgressBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_progress_bar_start (MoniacProgressBar *self,
                           const char        *text)
{
  g_return_if_fail (MONIAC_IS_PROGRESS_BAR (self));

  clear_sources (self);
  gtk_label_set_label (self->label, text);
  self->show_source = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
}

void
moniac_progress_bar_watch (MoniacProgressBar *self,
                           const int         *thousandths)
{
  g_return_if_fail (MONIAC_IS_PROGRESS_BAR (self));

  self->thousandths = thousandths;
}

void
moniac_progress_bar_stop (MoniacProgressBar *self)
{
  g_return_if_fail (MONIAC_IS_PROGRESS_BAR (self));

  clear_sources (self);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

gboolean
moniac_progress_bar_is_shown (MoniacProgressBar *self)
{
  g_return_val_if_fail (MONIAC_IS_PROGRESS_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}
