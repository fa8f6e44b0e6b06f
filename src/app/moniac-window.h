/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: one document, its figure, and everything around it. */
#pragma once

#include "moniac-application.h"
#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_WINDOW (moniac_window_get_type ())
G_DECLARE_FINAL_TYPE (MoniacWindow, moniac_window, MONIAC, WINDOW, AdwApplicationWindow)

MoniacWindow    *moniac_window_new           (MoniacApplication *application);
MoniacWorkspace *moniac_window_get_workspace (MoniacWindow      *self);

G_END_DECLS
