/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recovered draft in a list: what it is, and what can become of it. */
#pragma once

#include <gtk/gtk.h>

#include "moniac-recovered.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_RECOVERY_ROW (moniac_recovery_row_get_type ())
G_DECLARE_FINAL_TYPE (MoniacRecoveryRow, moniac_recovery_row, MONIAC, RECOVERY_ROW, GtkListBoxRow)

/* Signals "keep", "compare" and "discard" (void): somebody has chosen that. */
GtkWidget       *moniac_recovery_row_new      (MoniacRecovered   *item);
/* Borrowed. */
MoniacRecovered *moniac_recovery_row_get_item (MoniacRecoveryRow *self);

G_END_DECLS
