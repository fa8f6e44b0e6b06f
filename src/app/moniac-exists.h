/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is there, asked in a worker: a disk that does not answer keeps nobody waiting. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* `patience`: after so many milliseconds the answer is "unknown". */
void     moniac_exists_async  (GFile                *file,
                               guint                 patience,
                               GAsyncReadyCallback   callback,
                               gpointer              data);
/* `unknown`: what to take for it where nobody has answered. */
gboolean moniac_exists_finish (GAsyncResult         *result,
                               gboolean              unknown);

G_END_DECLS
