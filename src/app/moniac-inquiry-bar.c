/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over the figure while something is on trial or a company's money is followed. While coins move, the money
 * runs on by itself; else all its way is told at once, and can be gone by hand. */
#include "config.h"

#include "moniac-inquiry-bar.h"

#include <glib/gi18n.h>

/* How long the coins of a step run before those of the next join them. */
#define STEP_MS 2400

struct _MoniacInquiryBar
{
  AdwBin parent_instance;

  /* Owned. */
  MoniacWorkspace *workspace;
  GSignalGroup *inquiry_signals;
  GSignalGroup *trials_signals;
  guint step_source;

  GtkWidget *trial_box;
  GtkLabel *trial_label;
  GtkToggleButton *known_button;
  GtkWidget *follow_box;
  GtkLabel *follow_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
};

G_DEFINE_FINAL_TYPE (MoniacInquiryBar, moniac_inquiry_bar, ADW_TYPE_BIN)

static MoniacInquiry *
get_inquiry (MoniacInquiryBar *self)
{
  return moniac_workspace_get_inquiry (self->workspace);
}

static void
update_visible (MoniacInquiryBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->trial_box) ||
                          gtk_widget_get_visible (self->follow_box));
}

/* Trials */

static void
trials_cb (MoniacInquiryBar *self)
{
  int n = moniac_trials_get_n (moniac_inquiry_get_trials (get_inquiry (self)));
  g_autofree char *text = NULL;

  /* Translators: how many things are on trial. */
  text = g_strdup_printf (ngettext ("What if: %d trial", "What if: %d trials", n), n);
  gtk_label_set_text (self->trial_label, text);
  gtk_widget_set_visible (self->trial_box, n > 0);
  gtk_toggle_button_set_active (self->known_button, moniac_inquiry_get_show_known (get_inquiry (self)));
  update_visible (self);
}

static void
known_cb (MoniacInquiryBar *self)
{
  moniac_inquiry_set_show_known (get_inquiry (self), gtk_toggle_button_get_active (self->known_button));
}

static void
end_trials_cb (MoniacInquiryBar *self)
{
  moniac_trials_clear (moniac_inquiry_get_trials (get_inquiry (self)));
}

/* Following */

static void
step_cb (MoniacInquiryBar *self)
{
  const MoniacTrail *trail = moniac_inquiry_get_trail (get_inquiry (self));
  int step = moniac_inquiry_get_step (get_inquiry (self));
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->follow_box, trail != NULL);
  update_visible (self);
  if (trail == NULL)
    return;
  text = moniac_trail_to_story (trail, step, "\n");
  gtk_label_set_text (self->follow_label, text);
  gtk_widget_set_sensitive (self->previous_button, step > 0);
  gtk_widget_set_sensitive (self->next_button, step < trail->n_steps - 1);
  gtk_widget_set_visible (self->previous_button, trail->n_steps > 1);
  gtk_widget_set_visible (self->next_button, trail->n_steps > 1);
}

static gboolean
run_on_cb (gpointer data)
{
  MoniacInquiryBar *self = data;
  const MoniacTrail *trail = moniac_inquiry_get_trail (get_inquiry (self));
  int step = moniac_inquiry_get_step (get_inquiry (self));

  if (trail != NULL && step < trail->n_steps - 1)
    {
      moniac_inquiry_set_step (get_inquiry (self), step + 1);
      return G_SOURCE_CONTINUE;
    }
  self->step_source = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_running (MoniacInquiryBar *self)
{
  g_clear_handle_id (&self->step_source, g_source_remove);
}

static gboolean
runs_by_itself (MoniacInquiryBar *self)
{
  return moniac_workspace_get_playing (self->workspace) && adw_get_enable_animations (GTK_WIDGET (self));
}

/* A still shows all of the way: where nothing moves, nobody waits for it. */
static void
trail_cb (MoniacInquiryBar *self)
{
  const MoniacTrail *trail = moniac_inquiry_get_trail (get_inquiry (self));

  stop_running (self);
  if (trail != NULL && runs_by_itself (self))
    self->step_source = g_timeout_add (STEP_MS, run_on_cb, self);
  else if (trail != NULL && trail->n_steps > 1)
    moniac_inquiry_set_step (get_inquiry (self), trail->n_steps - 1);
  step_cb (self);
}

/* By hand: then it does not run on by itself. */
static void
go (MoniacInquiryBar *self,
    int               by)
{
  stop_running (self);
  moniac_inquiry_set_step (get_inquiry (self), moniac_inquiry_get_step (get_inquiry (self)) + by);
}

static void
previous_cb (MoniacInquiryBar *self)
{
  go (self, -1);
}

static void
next_cb (MoniacInquiryBar *self)
{
  go (self, 1);
}

static void
end_follow_cb (MoniacInquiryBar *self)
{
  moniac_inquiry_follow (get_inquiry (self), NULL);
}

static void
moniac_inquiry_bar_dispose (GObject *object)
{
  MoniacInquiryBar *self = MONIAC_INQUIRY_BAR (object);

  stop_running (self);
  g_clear_object (&self->inquiry_signals);
  g_clear_object (&self->trials_signals);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (moniac_inquiry_bar_parent_class)->dispose (object);
}

static void
moniac_inquiry_bar_class_init (MoniacInquiryBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_inquiry_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-inquiry-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacInquiryBar, trial_box);
  gtk_widget_class_bind_template_child (widget_class, MoniacInquiryBar, trial_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacInquiryBar, known_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacInquiryBar, follow_box);
  gtk_widget_class_bind_template_child (widget_class, MoniacInquiryBar, follow_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacInquiryBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacInquiryBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, known_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_trials_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_follow_cb);
}

static void
moniac_inquiry_bar_init (MoniacInquiryBar *self)
{
  self->inquiry_signals = g_signal_group_new (MONIAC_TYPE_INQUIRY);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::trail", G_CALLBACK (trail_cb), self);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::step", G_CALLBACK (step_cb), self);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::show-known", G_CALLBACK (trials_cb), self);
  self->trials_signals = g_signal_group_new (MONIAC_TYPE_TRIALS);
  g_signal_group_connect_swapped (self->trials_signals, "changed", G_CALLBACK (trials_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_inquiry_bar_set_workspace (MoniacInquiryBar *self,
                                  MoniacWorkspace  *workspace)
{
  g_return_if_fail (MONIAC_IS_INQUIRY_BAR (self));
  g_return_if_fail (MONIAC_IS_WORKSPACE (workspace));

  if (!g_set_object (&self->workspace, workspace))
    return;
  g_signal_group_set_target (self->inquiry_signals, get_inquiry (self));
  g_signal_group_set_target (self->trials_signals, moniac_inquiry_get_trials (get_inquiry (self)));
  trials_cb (self);
  step_cb (self);
}
