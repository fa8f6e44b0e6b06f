/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of findings: how much comes back, through which loops, who depends on whom, and netting. */
#pragma once

#include <adwaita.h>

#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FINDINGS_PAGE (moniac_findings_page_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFindingsPage, moniac_findings_page, MONIAC, FINDINGS_PAGE, AdwBin)

void moniac_findings_page_set_workspace (MoniacFindingsPage *self,
                                         MoniacWorkspace    *workspace);      /* nullable */

/* Scrolls to what is on trial; and focuses what is typed for one of it. */
void moniac_findings_page_show_trials (MoniacFindingsPage *self);
void moniac_findings_page_edit_trial  (MoniacFindingsPage *self,
                                       MoniacTrialKind     kind,
                                       const char         *id);
/* Whether all of it says what was found last: what is out of view follows a frame later. */
gboolean moniac_findings_page_is_settled (MoniacFindingsPage *self);

G_END_DECLS
