/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens an address from a document in another program, but not before somebody has seen all of it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the whole address and asks; only that leads out of the app. Does nothing for one that may not be opened. */
void moniac_link_dialog_ask (GtkWindow  *parent,
                             const char *address);

G_END_DECLS
