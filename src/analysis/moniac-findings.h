/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: everything that analysis says about one network, and how it is told. */
#pragma once

#include "moniac-cascade.h"
#include "moniac-circulation.h"
#include "moniac-dependence.h"
#include "moniac-loops.h"

G_BEGIN_DECLS

/* What to look for. An all-zero struct: undisclosed amounts only, the usual limits on loops, no cascade. */
typedef struct
{
  gboolean ranges;           /* ranged amounts vary within their bounds too */
  int max_length;            /* of loops; 0: MONIAC_LOOPS_MAX_LENGTH */
  int cap;                   /* on loops; 0: MONIAC_LOOPS_CAP */
  const double *shares;      /* nullable, n_companies: see moniac_cascade_new() */
} MoniacFindingsOptions;

/* Immutable; owns all that it points to. `cascade` is NULL where none was asked for. */
typedef struct
{
  gatomicrefcount ref_count;
  MoniacNetwork *network;
  MoniacCirculation *circulation;
  MoniacShareRange range;
  MoniacLoops *loops;
  MoniacDependence *dependence;
  MoniacCascade *cascade;
} MoniacFindings;

#define MONIAC_TYPE_FINDINGS (moniac_findings_get_type ())

GType           moniac_findings_get_type   (void);
/* NULL only when cancelled. `options` is nullable. Runs in any thread. */
MoniacFindings *moniac_findings_new        (MoniacNetwork               *network,
                                            const MoniacFindingsOptions *options,
                                            GCancellable                *cancellable);
/* In two steps, for who shows the quick part first: all but `range`, which is left closed, and a copy that has it too. The
 * circulation may be known already (nullable). When cancelled once that is known, the first step gives what was found until
 * then: its loops are `stopped`, or how much can come back is not known of every company. */
MoniacFindings *moniac_findings_new_quick  (MoniacNetwork               *network,
                                            const MoniacCirculation     *circulation,
                                            const MoniacFindingsOptions *options,
                                            GCancellable                *cancellable);
MoniacFindings *moniac_findings_with_range (const MoniacFindings        *self,
                                            const MoniacShareRange      *range);
MoniacFindings *moniac_findings_ref        (MoniacFindings              *self);
void            moniac_findings_unref      (MoniacFindings              *self);

/* "$10 billion of $83 billion (12 %) comes back", in the user's language. */
char           *moniac_findings_headline   (const MoniacFindings        *self);
/* "12–43 %, depending on what Microsoft pays Nvidia"; NULL where the share is certain. */
char           *moniac_findings_range_text (const MoniacFindings        *self);
/* How the amounts were taken, as a sentence. */
const char     *moniac_findings_basis_text (const MoniacFindings        *self);
const char     *moniac_findings_describe_basis (MoniacBasis              basis);
/* "$10 billion", "at most $10 billion", "amount not disclosed". */
char           *moniac_findings_loop_amount (const MoniacFindings       *self,
                                            const MoniacLoop            *loop);
/* How many loops there are, as far as that is known: "2 loops of up to 6 companies." */
char           *moniac_findings_loops_text (const MoniacFindings       *self);
/* "90 % of what it receives comes from Nvidia."; NULL without money on that side. */
char           *moniac_findings_payer_text (const MoniacFindings        *self,
                                            int                          company);
char           *moniac_findings_payee_text (const MoniacFindings        *self,
                                            int                          company);
/* "Herfindahl index of its payers: 0.56; of its payees: 1."; NULL without money. */
char           *moniac_findings_concentration_text (const MoniacFindings *self,
                                            int                          company);
/* "Anthropic pays $15 billion of the $30 billion that it owes."; of findings with a cascade. */
char           *moniac_findings_default_text (const MoniacFindings      *self,
                                            int                          company);
/* Remarks that the figures need in order to be understood, as sentences in the user's language; never NULL. */
char          **moniac_findings_remarks    (const MoniacFindings        *self);
/* Everything as text to read, in the user's language. */
char           *moniac_findings_to_text    (const MoniacFindings        *self);
/* One JSON object, ending in a newline. */
char           *moniac_findings_to_json    (const MoniacFindings        *self);
/* RFC 4180, one table: section, id, name, measure, value. */
char           *moniac_findings_to_csv     (const MoniacFindings        *self);
/* The same with what is on trial (nullable): after the text; in JSON as a member "what_if"; in sections "what if: …". */
char           *moniac_findings_to_text_with (const MoniacFindings      *self,
                                              const MoniacFindings      *tried);
char           *moniac_findings_to_json_with (const MoniacFindings      *self,
                                              const MoniacFindings      *tried);
char           *moniac_findings_to_csv_with  (const MoniacFindings      *self,
                                              const MoniacFindings      *tried);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacFindings, moniac_findings_unref)

G_END_DECLS
