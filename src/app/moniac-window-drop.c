/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, dropping: a file dropped anywhere on it opens. */

#include "config.h"

#include "moniac-window-private.h"

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         MoniacWindow  *self)
{
  MoniacApplication *application =
    MONIAC_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  moniac_window_open_file (self, files->data, FALSE);
  for (GSList *l = files->next; l != NULL; l = l->next)
    moniac_application_open_file (application, l->data);
  return TRUE;
}

void
moniac_window_init_drop (MoniacWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
