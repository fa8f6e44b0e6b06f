/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three views as linked buttons; each activates "figure.view". */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_VIEW_SWITCHER (moniac_view_switcher_get_type ())
G_DECLARE_FINAL_TYPE (MoniacViewSwitcher, moniac_view_switcher, MONIAC, VIEW_SWITCHER, AdwBin)

G_END_DECLS
