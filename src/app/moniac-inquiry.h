/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inquiry: what is being asked of the open document. Its findings, computed in workers while
 * somebody wants them; which deals are brought forward; and what the figure leaves out or supposes.
 * Nothing of it changes the document. */
#pragma once

#include "moniac-analysis.h"
#include "moniac-findings.h"
#include "moniac-share-curve.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_INQUIRY (moniac_inquiry_get_type ())
G_DECLARE_FINAL_TYPE (MoniacInquiry, moniac_inquiry, MONIAC, INQUIRY, GObject)

/* Properties (all notified exactly when they change):
 *  "findings"  MoniacFindings, or NULL before the first; of the document, whatever the figure supposes.
 *              Notified twice for each network: without its range and curve, then with them
 *  "working"   gboolean: whether newer or more complete findings are on their way
 *  "brought"   GHashTable, a set of ids of deals that are brought forward while the rest fades, or NULL
 *  "loop"      int: which loop of the findings that is, or -1
 *  "netting"   int (MoniacNetting): what the figure takes out
 *  "trial"     int: the point of the curve that the figure supposes, or -1
 */
MoniacInquiry          *moniac_inquiry_new           (void);
/* The network is another one: NULL as soon as the old one is void, then the new one's analysis. */
void                    moniac_inquiry_set_analysis  (MoniacInquiry  *self,
                                                      MoniacAnalysis *analysis);
/* The document is another one: nothing is asked any more. */
void                    moniac_inquiry_reset         (MoniacInquiry  *self);
/* What the figure shows: the analysis itself, or of what it leaves out or supposes; transfer full. */
MoniacAnalysis         *moniac_inquiry_get_shown     (MoniacInquiry  *self,
                                                      gboolean        with_trial);

/* Findings are kept up to date between the two; calls nest. */
void                    moniac_inquiry_watch         (MoniacInquiry  *self);
void                    moniac_inquiry_unwatch       (MoniacInquiry  *self);
/* Borrowed, NULL before the first. They may be of the network before. */
MoniacFindings         *moniac_inquiry_get_findings  (MoniacInquiry  *self);
/* Whether the findings include what undisclosed amounts could do. */
gboolean                moniac_inquiry_is_complete   (MoniacInquiry  *self);
gboolean                moniac_inquiry_get_working   (MoniacInquiry  *self);
/* Of the deal that the share depends on most; borrowed, NULL where there is none, or not yet. */
const MoniacShareCurve *moniac_inquiry_get_curve     (MoniacInquiry  *self);

GHashTable             *moniac_inquiry_get_brought   (MoniacInquiry  *self);
/* Those deals of the findings' network for which `deals` (n_deals entries) is not 0. */
void                    moniac_inquiry_bring_deals   (MoniacInquiry  *self,
                                                      const gboolean *deals);
int                     moniac_inquiry_get_loop      (MoniacInquiry  *self);
/* -1: nothing is brought forward any more. */
void                    moniac_inquiry_set_loop      (MoniacInquiry  *self,
                                                      int             loop);
/* To the next loop (1) or the previous (-1), from none to the first; waits for the findings where there
 * are none yet. */
void                    moniac_inquiry_step_loop     (MoniacInquiry  *self,
                                                      int             step);
MoniacNetting           moniac_inquiry_get_netting   (MoniacInquiry  *self);
void                    moniac_inquiry_set_netting   (MoniacInquiry  *self,
                                                      MoniacNetting   netting);
int                     moniac_inquiry_get_trial     (MoniacInquiry  *self);
void                    moniac_inquiry_set_trial     (MoniacInquiry  *self,
                                                      int             point);

G_END_DECLS
