/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three views as linked buttons. */

#include "config.h"

#include "moniac-view-switcher.h"

struct _MoniacViewSwitcher
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (MoniacViewSwitcher, moniac_view_switcher, ADW_TYPE_BIN)

static void
moniac_view_switcher_class_init (MoniacViewSwitcherClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/moniac/Moniac/moniac-view-switcher.ui");
}

static void
moniac_view_switcher_init (MoniacViewSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
