/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about one network: what comes back, and how open that is. Shared by all figures of
 * the same network, so that a change of view or size computes nothing again. */
#pragma once

#include "moniac-circulation.h"

G_BEGIN_DECLS

typedef struct _MoniacAnalysis MoniacAnalysis;

MoniacAnalysis          *moniac_analysis_new                (MoniacNetwork  *network);
/* Of the same network after a change: one deal supposed to have another amount (-1: none; the range
 * of such a network is not asked for), then what is netted taken out. */
MoniacAnalysis          *moniac_analysis_new_changed        (MoniacNetwork  *network,
                                                             int             deal,
                                                             gint64          amount,
                                                             MoniacNetting   netting);
MoniacAnalysis          *moniac_analysis_ref                (MoniacAnalysis *self);
void                     moniac_analysis_unref              (MoniacAnalysis *self);
/* Of a changed one only after moniac_analysis_ensure_circulation() has succeeded. */
MoniacNetwork           *moniac_analysis_get_network        (MoniacAnalysis *self);
/* Compute what has not been computed yet; safe from several threads. FALSE only when cancelled. The
 * second needs the first, which is quick. */
gboolean                 moniac_analysis_ensure_circulation (MoniacAnalysis *self,
                                                             GCancellable   *cancellable);
gboolean                 moniac_analysis_ensure             (MoniacAnalysis *self,
                                                             GCancellable   *cancellable);
/* NULL before these have succeeded. */
const MoniacCirculation *moniac_analysis_get_circulation    (MoniacAnalysis *self);
const MoniacShareRange  *moniac_analysis_get_range          (MoniacAnalysis *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacAnalysis, moniac_analysis_unref)

G_END_DECLS
