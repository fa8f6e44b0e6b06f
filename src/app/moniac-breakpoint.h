/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A container that asks for little width, and says when its child has to make do with it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_BREAKPOINT (moniac_breakpoint_get_type ())
G_DECLARE_FINAL_TYPE (MoniacBreakpoint, moniac_breakpoint, MONIAC, BREAKPOINT, GtkWidget)

/* Properties: "child"; "threshold" (int): below this width it is narrow; "narrow" (gboolean, read-only),
 * to which the child's parts bind what they show. */

G_END_DECLS
