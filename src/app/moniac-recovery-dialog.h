/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists what was recovered, and offers to keep, to compare and to discard each. */
#pragma once

#include <adwaita.h>

#include "moniac-recovery.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_RECOVERY_DIALOG (moniac_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MoniacRecoveryDialog, moniac_recovery_dialog, MONIAC, RECOVERY_DIALOG, AdwWindow)

/* Follows the recovery, and closes when nothing is left to choose about. */
MoniacRecoveryDialog *moniac_recovery_dialog_new (GtkWindow      *parent,
                                                  MoniacRecovery *recovery);

G_END_DECLS
