/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: one document, its figure, and everything around it. */

#include "config.h"

#include "moniac-window.h"

struct _MoniacWindow
{
  AdwApplicationWindow parent_instance;

  MoniacWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (MoniacWindow, moniac_window, ADW_TYPE_APPLICATION_WINDOW)

static void
moniac_window_dispose (GObject *object)
{
  MoniacWindow *self = MONIAC_WINDOW (object);

  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (moniac_window_parent_class)->dispose (object);
}

static void
moniac_window_class_init (MoniacWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_window_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/moniac/Moniac/moniac-window.ui");
}

static void
moniac_window_init (MoniacWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->workspace = moniac_workspace_new ();
}

MoniacWindow *
moniac_window_new (MoniacApplication *application)
{
  return g_object_new (MONIAC_TYPE_WINDOW, "application", application, NULL);
}

MoniacWorkspace *
moniac_window_get_workspace (MoniacWindow *self)
{
  g_return_val_if_fail (MONIAC_IS_WINDOW (self), NULL);

  return self->workspace;
}
