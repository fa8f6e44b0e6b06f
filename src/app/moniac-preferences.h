/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: what the settings hold that matters to people, bound to them. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_PREFERENCES (moniac_preferences_get_type ())
G_DECLARE_FINAL_TYPE (MoniacPreferences, moniac_preferences, MONIAC, PREFERENCES, AdwPreferencesWindow)

MoniacPreferences *moniac_preferences_new (GtkWindow *parent);      /* nullable */

G_END_DECLS
