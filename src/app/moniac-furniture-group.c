/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that say which pieces stand around the flows of a figure. */
#include "config.h"

#include "moniac-furniture-group.h"

#include <glib/gi18n.h>

/* To add a piece: a line here. */
static const struct
{
  MoniacFurniture piece;
  const char *name;           /* of the switch, for tests and styles */
  const char *title;
} pieces[] = {
  { MONIAC_FURNITURE_TITLE, "title", N_("Title") },
  { MONIAC_FURNITURE_SUBTITLE, "subtitle", N_("Subtitle") },
  { MONIAC_FURNITURE_FINDING, "finding", N_("Finding") },
  { MONIAC_FURNITURE_LEGEND, "legend", N_("Legend") },
  { MONIAC_FURNITURE_NOTES, "notes", N_("Notes and Sources") },
  { MONIAC_FURNITURE_CREDIT, "credit", N_("Credit") },
};

struct _MoniacFurnitureGroup
{
  AdwPreferencesGroup parent_instance;

  GtkSwitch *switches[G_N_ELEMENTS (pieces)];     /* borrowed: their rows own them */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacFurnitureGroup, moniac_furniture_group, ADW_TYPE_PREFERENCES_GROUP)

static void
switched_cb (MoniacFurnitureGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkSwitch *
add_row (MoniacFurnitureGroup *self,
         const char           *name,
         const char           *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_name (toggle, name);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return GTK_SWITCH (toggle);
}

static void
moniac_furniture_group_class_init (MoniacFurnitureGroupClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", MONIAC_TYPE_FURNITURE_GROUP, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moniac_furniture_group_init (MoniacFurnitureGroup *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    self->switches[i] = add_row (self, pieces[i].name, _(pieces[i].title));
}

MoniacFurniture
moniac_furniture_group_get_furniture (MoniacFurnitureGroup *self)
{
  MoniacFurniture furniture = MONIAC_FURNITURE_NONE;

  g_return_val_if_fail (MONIAC_IS_FURNITURE_GROUP (self), MONIAC_FURNITURE_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (gtk_switch_get_active (self->switches[i]))
      furniture |= pieces[i].piece;
  return furniture;
}
