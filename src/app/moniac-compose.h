/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Composing a figure in a worker thread: an analysis and settings in, a scene out. */
#pragma once

#include "moniac-analysis.h"
#include "moniac-figure.h"

G_BEGIN_DECLS

/* `previous` (nullable): the scene on show, to move little from. `hasty`: the figure need not say what undisclosed amounts could
 * do where that is not known and takes long to find out; moniac_analysis_get_range() then still is NULL. */
void         moniac_compose_async  (MoniacAnalysis             *analysis,
                                    const MoniacFigureSettings *settings,
                                    MoniacScene                *previous,
                                    gboolean                    hasty,
                                    GCancellable               *cancellable,
                                    GAsyncReadyCallback         callback,
                                    gpointer                    data);
/* Transfer full; NULL with an error of G_IO_ERROR when cancelled or failed. */
MoniacScene *moniac_compose_finish (GAsyncResult               *result,
                                    GError                    **error);

G_END_DECLS
