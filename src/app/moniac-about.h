/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that says what this is. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *moniac_about_present (GtkWindow *parent);      /* nullable */

G_END_DECLS
