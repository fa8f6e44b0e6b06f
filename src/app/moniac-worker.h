/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in other threads that shapes text. The libraries for that clean up when the program ends, and must not be in use by then. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* g_task_run_in_thread(), but counted until the function is through. */
void     moniac_worker_run  (GTask           *task,
                             GTaskThreadFunc  func);
/* Before the program ends: waits until all that was counted is through, some seconds at most. FALSE where it was not. */
gboolean moniac_worker_wait (void);

G_END_DECLS
