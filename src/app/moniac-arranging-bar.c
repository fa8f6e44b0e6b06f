/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over the figure while a new one takes long, or was not waited for. */
#include "config.h"

#include "moniac-arranging-bar.h"

#include <glib/gi18n.h>

/* Work shorter than this shows no sign of being busy. */
#define SHOW_AFTER_MS 300

struct _MoniacArrangingBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkSpinner *spinner;
  GtkLabel *label;
  GtkWidget *cancel_button;
  GtkWidget *resume_button;

  GSignalGroup *signals;
  guint show_source;
};

G_DEFINE_FINAL_TYPE (MoniacArrangingBar, moniac_arranging_bar, ADW_TYPE_BIN)

static MoniacWorkspace *
dup_workspace (MoniacArrangingBar *self)
{
  return g_signal_group_dup_target (self->signals);
}

static void
reveal (MoniacArrangingBar *self,
        gboolean            shown)
{
  g_clear_handle_id (&self->show_source, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, shown);
  gtk_widget_set_can_target (GTK_WIDGET (self), shown);
}

static gboolean
show_cb (gpointer data)
{
  MoniacArrangingBar *self = data;

  self->show_source = 0;
  reveal (self, TRUE);
  return G_SOURCE_REMOVE;
}

static const char *
describe (MoniacWorkspace *workspace,
          gboolean         arranging)
{
  if (arranging)
    return _("Arranging the figure…");
  return moniac_workspace_get_scene (workspace) != NULL ? _("The figure does not show the last changes.")
                                                        : _("The figure was not arranged.");
}

static void
arranging_cb (MoniacArrangingBar *self)
{
  g_autoptr (MoniacWorkspace) workspace = dup_workspace (self);
  gboolean arranging = moniac_workspace_is_arranging (workspace);
  gboolean outdated = !arranging && moniac_workspace_is_outdated (workspace);

  if (arranging || outdated)
    gtk_label_set_text (self->label, describe (workspace, arranging));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), arranging);
  gtk_spinner_set_spinning (self->spinner, arranging);
  gtk_widget_set_visible (self->cancel_button, !outdated);
  gtk_widget_set_visible (self->resume_button, outdated);
  if (!arranging)
    reveal (self, outdated);
  else if (!gtk_revealer_get_reveal_child (self->revealer) && self->show_source == 0)
    self->show_source = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
}

static void
cancel_cb (MoniacArrangingBar *self)
{
  g_autoptr (MoniacWorkspace) workspace = dup_workspace (self);

  moniac_workspace_cancel_arranging (workspace);
}

static void
resume_cb (MoniacArrangingBar *self)
{
  g_autoptr (MoniacWorkspace) workspace = dup_workspace (self);

  moniac_workspace_resume_arranging (workspace);
}

static void
moniac_arranging_bar_dispose (GObject *object)
{
  MoniacArrangingBar *self = MONIAC_ARRANGING_BAR (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_object (&self->signals);

  G_OBJECT_CLASS (moniac_arranging_bar_parent_class)->dispose (object);
}

static void
moniac_arranging_bar_class_init (MoniacArrangingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_arranging_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/moniac/Moniac/moniac-arranging-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacArrangingBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MoniacArrangingBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, MoniacArrangingBar, label);
  gtk_widget_class_bind_template_child (widget_class, MoniacArrangingBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacArrangingBar, resume_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume_cb);
}

static void
moniac_arranging_bar_init (MoniacArrangingBar *self)
{
  self->signals = g_signal_group_new (MONIAC_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->signals, "notify::arranging", G_CALLBACK (arranging_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  reveal (self, FALSE);
}

void
moniac_arranging_bar_set_workspace (MoniacArrangingBar *self,
                                    MoniacWorkspace    *workspace)
{
  g_return_if_fail (MONIAC_IS_ARRANGING_BAR (self));
  g_return_if_fail (MONIAC_IS_WORKSPACE (workspace));

  g_signal_group_set_target (self->signals, workspace);
  arranging_cb (self);
}
