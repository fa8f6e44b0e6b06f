/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: what the settings hold that matters to people, bound to them. */

#include "config.h"

#include "moniac-preferences.h"
#include "moniac-unscrollable.h"

struct _MoniacPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;

  AdwComboRow *theme_row;
  AdwComboRow *view_row;
  GtkSwitch *play_switch;
  GtkSwitch *title_switch;
  GtkSwitch *legend_switch;
  GtkSwitch *notes_switch;
  GtkSwitch *restore_switch;
  GtkSwitch *recent_switch;
  GtkSpinButton *length_button;
  GtkSpinButton *cap_button;
};

G_DEFINE_FINAL_TYPE (MoniacPreferences, moniac_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* The rows list the values of a key in the order of the schema, whose names are in the row's name. */
static gboolean
get_selected (GValue   *value,
              GVariant *variant,
              gpointer  data)
{
  const char *const *nicks = data;
  const char *nick = g_variant_get_string (variant, NULL);

  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], nick))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
set_selected (const GValue       *value,
              const GVariantType *type,
              gpointer            data)
{
  const char *const *nicks = data;

  return g_variant_new_string (nicks[g_value_get_uint (value)]);
}

static void
bind_combo (MoniacPreferences  *self,
            const char         *key,
            AdwComboRow        *row,
            const char *const  *nicks)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_selected, set_selected, (gpointer) nicks, NULL);
}

static void
bind_switch (MoniacPreferences *self,
             const char        *key,
             GtkSwitch         *widget)
{
  g_settings_bind (self->settings, key, widget, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
moniac_preferences_dispose (GObject *object)
{
  g_clear_object (&MONIAC_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (moniac_preferences_parent_class)->dispose (object);
}

static void
moniac_preferences_class_init (MoniacPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, theme_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, view_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, play_switch);
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, title_switch);
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, legend_switch);
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, notes_switch);
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, restore_switch);
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, recent_switch);
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, length_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacPreferences, cap_button);
}

static void
moniac_preferences_init (MoniacPreferences *self)
{
  static const char *const themes[] = { "auto", "light", "dark", "print", "contrast", NULL };
  static const char *const views[] = { "ring", "layers", "map", NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  moniac_make_unscrollable (GTK_WIDGET (self->length_button));
  moniac_make_unscrollable (GTK_WIDGET (self->cap_button));
  self->settings = g_settings_new (MONIAC_APP_ID);
  bind_combo (self, "theme", self->theme_row, themes);
  bind_combo (self, "default-view", self->view_row, views);
  bind_switch (self, "play-on-open", self->play_switch);
  bind_switch (self, "show-title", self->title_switch);
  bind_switch (self, "show-legend", self->legend_switch);
  bind_switch (self, "show-notes", self->notes_switch);
  bind_switch (self, "restore-session", self->restore_switch);
  bind_switch (self, "remember-recent-files", self->recent_switch);
  g_settings_bind (self->settings, "loop-length", self->length_button, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "loop-cap", self->cap_button, "value", G_SETTINGS_BIND_DEFAULT);
}

MoniacPreferences *
moniac_preferences_new (GtkWindow *parent)
{
  return g_object_new (MONIAC_TYPE_PREFERENCES, "transient-for", parent, NULL);
}
