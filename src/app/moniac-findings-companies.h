/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: who depends on whom, as bars; what is chosen is brought forward. */
#pragma once

#include <adwaita.h>

#include "moniac-inquiry.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FINDINGS_COMPANIES (moniac_findings_companies_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFindingsCompanies, moniac_findings_companies, MONIAC, FINDINGS_COMPANIES,
                      AdwPreferencesGroup)

/* Lists the companies of the inquiry's findings, those that most money touches first; nullable. */
void moniac_findings_companies_update (MoniacFindingsCompanies *self,
                                       MoniacInquiry           *inquiry);
/* Whether all rows have the words of the last update. */
gboolean moniac_findings_companies_is_settled (MoniacFindingsCompanies *self);

G_END_DECLS
