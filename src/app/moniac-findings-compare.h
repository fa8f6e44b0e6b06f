/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what is known beside what is on trial. */
#pragma once

#include <adwaita.h>

#include "moniac-inquiry.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FINDINGS_COMPARE (moniac_findings_compare_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFindingsCompare, moniac_findings_compare, MONIAC, FINDINGS_COMPARE, AdwBin)

void moniac_findings_compare_update (MoniacFindingsCompare *self,
                                     MoniacInquiry         *inquiry);

G_END_DECLS
