/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting the figure: choices, and a preview that is the figure itself. */
#pragma once

#include <adwaita.h>

#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_EXPORT_DIALOG (moniac_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MoniacExportDialog, moniac_export_dialog, MONIAC, EXPORT_DIALOG, AdwWindow)

/* Signal "exported" (GFile *): the file is written, and the dialog about to close. */
MoniacExportDialog *moniac_export_dialog_new       (GtkWindow          *parent,
                                                    MoniacWorkspace    *workspace);
/* What the button does once a file has been chosen. */
void                moniac_export_dialog_export_to (MoniacExportDialog *self,
                                                    GFile              *file);

G_END_DECLS
