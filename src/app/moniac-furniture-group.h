/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that say which pieces stand around the flows of a figure: title, legend, sources, … */
#pragma once

#include <adwaita.h>

#include "moniac-figure.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FURNITURE_GROUP (moniac_furniture_group_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFurnitureGroup, moniac_furniture_group, MONIAC, FURNITURE_GROUP, AdwPreferencesGroup)

/* Signal "changed" (void): somebody chose otherwise. At first everything is chosen. */

MoniacFurniture moniac_furniture_group_get_furniture (MoniacFurnitureGroup *self);

G_END_DECLS
