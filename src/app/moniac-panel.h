/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side panel: the lists of deals and companies, and the editor of what is selected. */
#pragma once

#include <adwaita.h>

#include "moniac-records.h"
#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_PANEL (moniac_panel_get_type ())
G_DECLARE_FINAL_TYPE (MoniacPanel, moniac_panel, MONIAC, PANEL, AdwBin)

GtkWidget *moniac_panel_new            (void);
void       moniac_panel_set_workspace  (MoniacPanel     *self,
                                        MoniacWorkspace *workspace);
/* Shows and focuses the search of the list in view. */
void       moniac_panel_start_search   (MoniacPanel     *self);
/* Focuses the first field of the editor: the amount of a deal, the name of a company. */
void       moniac_panel_edit_selection (MoniacPanel     *self);
/* Shows what is on trial; and focuses what is typed for one of it. */
void       moniac_panel_show_trials    (MoniacPanel     *self);
void       moniac_panel_edit_trial     (MoniacPanel     *self,
                                        MoniacTrialKind  kind,
                                        const char      *id);
/* Makes what was typed but not yet applied part of the document: before it is saved, exported or closed. */
void       moniac_panel_commit         (MoniacPanel     *self);
/* Whether something is typed but not yet applied; puts it into a records (nullable). Signal "typed" (void): it may have
 * changed. */
gboolean   moniac_panel_add_pending    (MoniacPanel     *self,
                                        MoniacRecords  *records);

G_END_DECLS
