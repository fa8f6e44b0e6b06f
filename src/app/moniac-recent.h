/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that were opened before, as far as the user wants them remembered. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether both the desktop and the app's preferences allow it. */
gboolean   moniac_recent_is_allowed (void);
void       moniac_recent_add        (GFile *file);
/* The files that still exist, newest first, at most n_max; an array of GtkRecentInfo. */
GPtrArray *moniac_recent_get_list   (guint  n_max);
void       moniac_recent_clear      (void);

G_END_DECLS
