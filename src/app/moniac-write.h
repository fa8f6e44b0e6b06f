/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing files in a worker thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* moniac_save() in a worker; a file without a path on this machine is refused. */
void     moniac_write_async  (GFile                *file,
                              GBytes               *bytes,
                              GBytes               *expected,      /* nullable */
                              GAsyncReadyCallback   callback,
                              gpointer              data);
gboolean moniac_write_finish (GAsyncResult         *result,
                              GError              **error);

G_END_DECLS
