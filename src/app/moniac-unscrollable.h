/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that turning the wheel does not change. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets scrolling pass through a field that would take it for a change of its number: somebody who scrolls the page that
 * holds the field must not change what the pointer happens to pass. Keys and buttons change it as before. */
void moniac_make_unscrollable (GtkWidget *field);

G_END_DECLS
