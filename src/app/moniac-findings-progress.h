/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what is still being looked for, a button that stops it, and what has to be known once it was stopped. */
#pragma once

#include <adwaita.h>

#include "moniac-inquiry.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FINDINGS_PROGRESS (moniac_findings_progress_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFindingsProgress, moniac_findings_progress, MONIAC, FINDINGS_PROGRESS, AdwBin)

/* `inquiry`: (nullable). */
void moniac_findings_progress_update (MoniacFindingsProgress *self,
                                      MoniacInquiry          *inquiry);

G_END_DECLS
