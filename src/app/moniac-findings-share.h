/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: how much comes back, and what an undisclosed amount could do to that. */
#pragma once

#include <adwaita.h>

#include "moniac-inquiry.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FINDINGS_SHARE (moniac_findings_share_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFindingsShare, moniac_findings_share, MONIAC, FINDINGS_SHARE, AdwPreferencesGroup)

/* Signal "deal-activated" (const char *id): the user wants to see a deal. */

/* Shows the inquiry's findings as they are now; nullable. */
void moniac_findings_share_update (MoniacFindingsShare *self,
                                   MoniacInquiry       *inquiry);

G_END_DECLS
