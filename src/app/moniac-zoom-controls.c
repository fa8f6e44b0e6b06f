/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over the figure: smaller, how large it is, larger. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-zoom-controls.h"

struct _MoniacZoomControls
{
  AdwBin parent_instance;

  GtkButton *whole_button;
};

G_DEFINE_FINAL_TYPE (MoniacZoomControls, moniac_zoom_controls, ADW_TYPE_BIN)

static void
moniac_zoom_controls_class_init (MoniacZoomControlsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-zoom-controls.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacZoomControls, whole_button);
}

static void
moniac_zoom_controls_init (MoniacZoomControls *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_zoom_controls_set_zoom (MoniacZoomControls *self,
                               double              zoom)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MONIAC_IS_ZOOM_CONTROLS (self));

  /* Translators: how large the figure is shown. */
  text = g_strdup_printf (_("%.0f %%"), zoom * 100);
  gtk_button_set_label (self->whole_button, text);
}
