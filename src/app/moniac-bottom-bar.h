/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below the figure: playing, what the figure shows, and passing it on. */
#pragma once

#include "moniac-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_BOTTOM_BAR (moniac_bottom_bar_get_type ())
G_DECLARE_FINAL_TYPE (MoniacBottomBar, moniac_bottom_bar, MONIAC, BOTTOM_BAR, AdwBin)

/* Property "narrow" (gboolean): the views are switched here, and less important buttons hide. */
void moniac_bottom_bar_set_workspace (MoniacBottomBar *self,
                                      MoniacWorkspace *workspace);
/* The menu of the figure. */
void moniac_bottom_bar_set_menu      (MoniacBottomBar *self,
                                      GMenuModel      *menu);

G_END_DECLS
