/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inquiry: what is being asked of the open document. Its findings, computed while somebody wants them; which deals are
 * brought forward, because of a loop or because a company's money is followed; and what the figure leaves out or
 * supposes. Nothing of it changes the document. */
#pragma once

#include "moniac-answers.h"
#include "moniac-trail.h"
#include "moniac-trials.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_INQUIRY (moniac_inquiry_get_type ())
G_DECLARE_FINAL_TYPE (MoniacInquiry, moniac_inquiry, MONIAC, INQUIRY, GObject)

/* Properties (all notified exactly when they change):
 *  "findings"    MoniacFindings, or NULL before the first; of the document, whatever is on trial. Notified twice for
 *                each network: without its range and curve, then with them
 *  "tried"       MoniacFindings likewise of what is on trial, or NULL where nothing is
 *  "working"     gboolean: whether newer or more complete findings are on their way
 *  "stopped"     gboolean: whether somebody stopped that
 *  "brought"     GHashTable, a set of ids of deals that are brought forward while the rest fades, or NULL
 *  "loop"        int: which loop of the findings that is, or -1
 *  "trail"       MoniacTrail: whose money is followed, or NULL
 *  "step"        int: how far it has run, a step of the trail; 0 without one
 *  "netting"     int (MoniacNetting): what the figure takes out
 *  "show-known"  gboolean: the figure shows what is known although something is on trial
 *  "loop-length", "loop-cap"  int: how long loops are at most, and how many are found at most
 */
MoniacInquiry           *moniac_inquiry_new           (void);
/* The network is another one: NULL as soon as the old one is void, then the new one's analysis. */
void                     moniac_inquiry_set_analysis  (MoniacInquiry   *self,
                                                       MoniacAnalysis  *analysis);
/* Likewise the network of what is on trial, and what companies pay of what they owe in it (nullable). */
void                     moniac_inquiry_set_tried     (MoniacInquiry   *self,
                                                       MoniacAnalysis  *analysis,
                                                       const double    *shares);
/* The document is another one: nothing is asked any more. */
void                     moniac_inquiry_reset         (MoniacInquiry   *self);
/* What the figure shows, of the two analyses that were set last; transfer full. */
MoniacAnalysis          *moniac_inquiry_get_shown     (MoniacInquiry   *self);

/* Findings are kept up to date between the two; calls nest. */
void                     moniac_inquiry_watch         (MoniacInquiry   *self);
void                     moniac_inquiry_unwatch       (MoniacInquiry   *self);
/* Cancels the search for findings, of which those found until then stay; it is taken up again when asked, and with any
 * other network. */
void                     moniac_inquiry_stop          (MoniacInquiry   *self);
void                     moniac_inquiry_resume        (MoniacInquiry   *self);
/* Borrowed, NULL before the first. They may be of the network before. */
MoniacFindings          *moniac_inquiry_get_findings  (MoniacInquiry   *self);
MoniacFindings          *moniac_inquiry_get_tried     (MoniacInquiry   *self);
/* What comes back of what is still paid where a share is on trial; borrowed, nullable. */
const MoniacCirculation *moniac_inquiry_get_paid      (MoniacInquiry   *self);
/* Whether the findings include what undisclosed amounts could do. */
gboolean                 moniac_inquiry_is_complete   (MoniacInquiry   *self);
/* Whether there are findings of the present network whose loops were all looked for. */
gboolean                 moniac_inquiry_has_loops     (MoniacInquiry   *self);
gboolean                 moniac_inquiry_is_tried      (MoniacInquiry   *self);
gboolean                 moniac_inquiry_get_working   (MoniacInquiry   *self);
gboolean                 moniac_inquiry_get_stopped   (MoniacInquiry   *self);
/* Of the deal that the share depends on most; borrowed, NULL where there is none, or not yet. */
const MoniacShareCurve  *moniac_inquiry_get_curve     (MoniacInquiry   *self);

GHashTable              *moniac_inquiry_get_brought   (MoniacInquiry   *self);
/* Those deals of a network for which `deals` (n_deals entries) is not 0. */
void                     moniac_inquiry_bring_deals   (MoniacInquiry       *self,
                                                       const MoniacNetwork *network,
                                                       const gboolean      *deals);
/* For each deal of a network whether it is brought forward (n_deals entries); NULL where nothing is. */
gboolean                *moniac_inquiry_get_bright    (MoniacInquiry       *self,
                                                       const MoniacNetwork *network);
/* What is brought forward, in words: a loop, or the way of a company's money as far as it has run; NULL: neither. */
char                    *moniac_inquiry_tell_brought  (MoniacInquiry   *self);
/* Nothing is brought forward any more. */
void                     moniac_inquiry_clear_brought (MoniacInquiry   *self);
int                      moniac_inquiry_get_loop      (MoniacInquiry   *self);
/* -1: as moniac_inquiry_clear_brought(). */
void                     moniac_inquiry_set_loop      (MoniacInquiry   *self,
                                                       int              loop);
/* To the next loop (1) or the previous (-1), after the last the first again; waits for the findings where there are
 * none yet. */
void                     moniac_inquiry_step_loop     (MoniacInquiry   *self,
                                                       int              step);

/* Follows the money of a company through what the figure shows: a trail as soon as a worker has found it, at its first
 * step. NULL ends it. */
void                     moniac_inquiry_follow        (MoniacInquiry   *self,
                                                       const char      *company);
/* Borrowed, nullable; and the network that it is of. */
const MoniacTrail       *moniac_inquiry_get_trail     (MoniacInquiry   *self);
int                      moniac_inquiry_get_step      (MoniacInquiry   *self);
/* Steps up to this one are brought forward. */
void                     moniac_inquiry_set_step      (MoniacInquiry   *self,
                                                       int              step);

MoniacNetting            moniac_inquiry_get_netting   (MoniacInquiry   *self);
void                     moniac_inquiry_set_netting   (MoniacInquiry   *self,
                                                       MoniacNetting    netting);
/* What is on trial (borrowed). */
MoniacTrials            *moniac_inquiry_get_trials    (MoniacInquiry   *self);
gboolean                 moniac_inquiry_get_show_known (MoniacInquiry  *self);
void                     moniac_inquiry_set_show_known (MoniacInquiry  *self,
                                                       gboolean         show_known);

G_END_DECLS
