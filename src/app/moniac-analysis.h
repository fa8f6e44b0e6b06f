/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about one network: what comes back, and how open that is. Shared by all figures of
 * the same network, so that a change of view or size computes nothing again. */
#pragma once

#include "moniac-circulation.h"

G_BEGIN_DECLS

typedef struct _MoniacAnalysis MoniacAnalysis;

MoniacAnalysis          *moniac_analysis_new             (MoniacNetwork  *network);
MoniacAnalysis          *moniac_analysis_ref             (MoniacAnalysis *self);
void                     moniac_analysis_unref           (MoniacAnalysis *self);
MoniacNetwork           *moniac_analysis_get_network     (MoniacAnalysis *self);
/* Computes what has not been computed yet; safe from several threads. FALSE only when cancelled. */
gboolean                 moniac_analysis_ensure          (MoniacAnalysis *self,
                                                          GCancellable   *cancellable);
/* NULL before moniac_analysis_ensure() has succeeded. */
const MoniacCirculation *moniac_analysis_get_circulation (MoniacAnalysis *self);
const MoniacShareRange  *moniac_analysis_get_range       (MoniacAnalysis *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacAnalysis, moniac_analysis_unref)

G_END_DECLS
