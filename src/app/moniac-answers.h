/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers: the findings of one network, computed in workers while somebody wants them: first the quick part, then what
 * undisclosed amounts could do. A late answer to an older question is dropped. */
#pragma once

#include "moniac-analysis.h"
#include "moniac-findings.h"
#include "moniac-share-curve.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_ANSWERS (moniac_answers_get_type ())
G_DECLARE_FINAL_TYPE (MoniacAnswers, moniac_answers, MONIAC, ANSWERS, GObject)

/* Signals:
 *  "answered" (void): there are other findings, more complete ones, or none any more
 *  "status" (void): whether it is working, or was stopped, has changed */
MoniacAnswers          *moniac_answers_new          (void);
/* NULL as soon as the old network is void: its findings stay on show, stale, until the new one's are there.
 * `shares`: (nullable): for a cascade among the findings. */
void                    moniac_answers_set_analysis (MoniacAnswers  *self,
                                                     MoniacAnalysis *analysis,
                                                     const double   *shares);
/* Of loops: how long at most, how many at most. */
void                    moniac_answers_set_limits   (MoniacAnswers  *self,
                                                     int             max_length,
                                                     int             cap);
void                    moniac_answers_set_wanted   (MoniacAnswers  *self,
                                                     gboolean        wanted);
/* Cancels what is being worked out, and asks no more until resumed, or until there is another network. Loops that were
 * found until then are an answer, which says so; "working" lasts until it is there. */
void                    moniac_answers_stop         (MoniacAnswers  *self);
void                    moniac_answers_resume       (MoniacAnswers  *self);
/* There is nothing to know any more. */
void                    moniac_answers_forget       (MoniacAnswers  *self);

MoniacAnalysis         *moniac_answers_get_analysis (MoniacAnswers  *self);
/* Borrowed, NULL before the first; stale: of the network before. */
MoniacFindings         *moniac_answers_get_findings (MoniacAnswers  *self);
gboolean                moniac_answers_is_stale     (MoniacAnswers  *self);
/* Whether the findings are of the present network and include what undisclosed amounts could do. */
gboolean                moniac_answers_is_complete  (MoniacAnswers  *self);
gboolean                moniac_answers_get_working  (MoniacAnswers  *self);
gboolean                moniac_answers_get_stopped  (MoniacAnswers  *self);
/* Of the deal that the share depends on most; NULL where there is none, or not yet. */
const MoniacShareCurve *moniac_answers_get_curve    (MoniacAnswers  *self);
/* With a cascade: what comes back of what is still paid; else NULL. */
const MoniacCirculation *moniac_answers_get_paid    (MoniacAnswers  *self);

G_END_DECLS
