/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that turning the wheel does not change. */
#include "config.h"

#include "moniac-unscrollable.h"

void
moniac_make_unscrollable (GtkWidget *field)
{
  g_autoptr (GListModel) controllers = NULL;

  g_return_if_fail (GTK_IS_WIDGET (field));

  controllers = gtk_widget_observe_controllers (field);
  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_widget_remove_controller (field, controller);
    }
}
