/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over the figure while a new one takes long: that it is being arranged, and a button that cancels it; and,
 * once that was cancelled, that the figure is not of what the document says, with a button that asks for it again. */
#pragma once

#include <adwaita.h>

#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_ARRANGING_BAR (moniac_arranging_bar_get_type ())
G_DECLARE_FINAL_TYPE (MoniacArrangingBar, moniac_arranging_bar, MONIAC, ARRANGING_BAR, AdwBin)

void moniac_arranging_bar_set_workspace (MoniacArrangingBar *self,
                                         MoniacWorkspace    *workspace);

G_END_DECLS
