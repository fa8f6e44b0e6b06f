/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that were opened before, as far as the user wants them remembered. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  char *uri;
  char *name;              /* to be shown */
} MoniacRecentFile;

/* Whether both the desktop and the app's preferences allow it. */
gboolean   moniac_recent_is_allowed  (void);
void       moniac_recent_add         (GFile               *file);
/* Looks in a worker for the files that still exist; a disk that does not answer lets nothing be found. */
void       moniac_recent_list_async  (guint                n_max,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);
/* Newest first; an array of MoniacRecentFile, or NULL when cancelled. */
GPtrArray *moniac_recent_list_finish (GAsyncResult        *result);
void       moniac_recent_clear       (void);

G_END_DECLS
