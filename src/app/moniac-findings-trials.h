/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what if. What is on trial, what it changes, and what becomes of it. */
#pragma once

#include <adwaita.h>

#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FINDINGS_TRIALS (moniac_findings_trials_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFindingsTrials, moniac_findings_trials, MONIAC, FINDINGS_TRIALS, AdwPreferencesGroup)

/* Follows the trials of the workspace; NULL for none. */
void moniac_findings_trials_set_workspace (MoniacFindingsTrials *self,
                                           MoniacWorkspace      *workspace);
/* There are other findings, or the document is another one. */
void moniac_findings_trials_update        (MoniacFindingsTrials *self);
/* Focuses what is typed for a trial that was just added. */
void moniac_findings_trials_edit          (MoniacFindingsTrials *self,
                                           MoniacTrialKind       kind,
                                           const char           *id);

G_END_DECLS
