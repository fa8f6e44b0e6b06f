/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that say what kind of file a figure becomes, and what only such a file has: pixels,
 * transparency, time. */
#pragma once

#include <adwaita.h>

#include "moniac-export.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FORMAT_GROUP (moniac_format_group_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFormatGroup, moniac_format_group, MONIAC, FORMAT_GROUP, AdwPreferencesGroup)

/* Signal "changed" (void): somebody chose otherwise. */

MoniacExportFormat moniac_format_group_get_format   (MoniacFormatGroup   *self);
/* Whether it is in motion. */
gboolean           moniac_format_group_is_animation (MoniacFormatGroup   *self);
/* What kind of file it is, in words, for a list of kinds. */
const char        *moniac_format_group_get_name     (MoniacFormatGroup   *self);
/* Sets what the rows say; leaves the rest alone. */
void               moniac_format_group_fill         (MoniacFormatGroup   *self,
                                                     MoniacExportOptions *options);
/* Says how many pixels a figure of this size has, or what stands in the way. Returns: whether such a
 * file can be made. */
gboolean           moniac_format_group_check        (MoniacFormatGroup   *self,
                                                     double               width,
                                                     double               height);

G_END_DECLS
