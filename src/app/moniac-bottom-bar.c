/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below the figure. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-bottom-bar.h"

#include "moniac-view-switcher.h"

struct _MoniacBottomBar
{
  AdwBin parent_instance;

  GtkButton *play_button;
  GtkMenuButton *figure_button;
  gboolean narrow;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (MoniacBottomBar, moniac_bottom_bar, ADW_TYPE_BIN)

static void
playing_cb (MoniacBottomBar *self,
            GParamSpec      *pspec,
            MoniacWorkspace *workspace)
{
  gboolean playing = moniac_workspace_get_playing (workspace);
  const char *text = playing ? _("Pause") : _("Play");

  gtk_button_set_icon_name (self->play_button,
                            playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
moniac_bottom_bar_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, MONIAC_BOTTOM_BAR (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moniac_bottom_bar_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_NARROW)
    MONIAC_BOTTOM_BAR (object)->narrow = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moniac_bottom_bar_class_init (MoniacBottomBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = moniac_bottom_bar_get_property;
  object_class->set_property = moniac_bottom_bar_set_property;
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (MONIAC_TYPE_VIEW_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-bottom-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacBottomBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacBottomBar, figure_button);
}

static void
moniac_bottom_bar_init (MoniacBottomBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_bottom_bar_set_workspace (MoniacBottomBar *self,
                                 MoniacWorkspace *workspace)
{
  g_return_if_fail (MONIAC_IS_BOTTOM_BAR (self));
  g_return_if_fail (MONIAC_IS_WORKSPACE (workspace));

  g_signal_connect_object (workspace, "notify::playing", G_CALLBACK (playing_cb), self,
                           G_CONNECT_SWAPPED);
  playing_cb (self, NULL, workspace);
}

void
moniac_bottom_bar_set_menu (MoniacBottomBar *self,
                            GMenuModel      *menu)
{
  g_return_if_fail (MONIAC_IS_BOTTOM_BAR (self));

  gtk_menu_button_set_menu_model (self->figure_button, menu);
}
