/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two documents side by side: what differs, in words. */
#pragma once

#include <adwaita.h>

#include "moniac-document.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_COMPARE_WINDOW (moniac_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (MoniacCompareWindow, moniac_compare_window, MONIAC, COMPARE_WINDOW, AdwWindow)

/* `before_name` and `after_name` stand over the two columns; `name` is that of the document. */
MoniacCompareWindow *moniac_compare_window_new    (GtkWindow           *parent,
                                                   const char          *name,
                                                   const char          *before_name,
                                                   MoniacDocument      *before,
                                                   const char          *after_name,
                                                   MoniacDocument      *after);
guint                moniac_compare_window_get_n  (MoniacCompareWindow *self);

G_END_DECLS
