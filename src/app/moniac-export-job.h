/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a scene to a file, in a worker thread. */
#pragma once

#include <gio/gio.h>

#include "moniac-export.h"

G_BEGIN_DECLS

/* Nothing is written once it was cancelled; the file is there as a whole or not at all. */
void     moniac_export_job_async  (MoniacScene               *scene,
                                   const MoniacExportOptions *options,
                                   GFile                     *file,
                                   GCancellable              *cancellable,
                                   GAsyncReadyCallback        callback,
                                   gpointer                   data);
gboolean moniac_export_job_finish (GAsyncResult              *result,
                                   GError                   **error);

G_END_DECLS
