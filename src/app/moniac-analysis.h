/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about one network: what comes back, and how open that is. Shared by all figures of
 * the same network, so that a change of view or size computes nothing again. */
#pragma once

#include "moniac-cascade.h"
#include "moniac-circulation.h"

G_BEGIN_DECLS

typedef struct _MoniacAnalysis MoniacAnalysis;

MoniacAnalysis          *moniac_analysis_new                (MoniacNetwork  *network);
/* Of the same network after a change: some companies pay only a share of what they owe (nullable, an entry for each
 * company), and what is still paid then is what counts; then what is netted is taken out. */
MoniacAnalysis          *moniac_analysis_new_changed        (MoniacNetwork  *network,
                                                             const double   *shares,
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
/* NULL before these have succeeded; the cascade also where all pay what they can. */
const MoniacCirculation *moniac_analysis_get_circulation    (MoniacAnalysis *self);
const MoniacShareRange  *moniac_analysis_get_range          (MoniacAnalysis *self);
const MoniacCascade     *moniac_analysis_get_cascade        (MoniacAnalysis *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacAnalysis, moniac_analysis_unref)

G_END_DECLS
