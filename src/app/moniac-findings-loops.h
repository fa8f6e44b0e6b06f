/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: through which loops money comes back, told in words; the one that is chosen is brought forward. */
#pragma once

#include <adwaita.h>

#include "moniac-inquiry.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FINDINGS_LOOPS (moniac_findings_loops_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFindingsLoops, moniac_findings_loops, MONIAC, FINDINGS_LOOPS, AdwPreferencesGroup)

/* Lists the loops of the inquiry's findings; nullable. */
void moniac_findings_loops_update      (MoniacFindingsLoops *self,
                                        MoniacInquiry       *inquiry);
/* Marks the loop that is brought forward, and lists it where it was not listed yet. */
void moniac_findings_loops_update_loop (MoniacFindingsLoops *self);
/* The row of that loop; NULL where there is none. */
GtkWidget *moniac_findings_loops_get_row (MoniacFindingsLoops *self);
/* Whether all rows have the words of the last update. */
gboolean moniac_findings_loops_is_settled (MoniacFindingsLoops *self);

G_END_DECLS
