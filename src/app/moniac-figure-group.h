/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the figure makes of the deal or company that is edited: how much of it comes back, and what can be tried. */
#pragma once

#include <adwaita.h>

#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FIGURE_GROUP (moniac_figure_group_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFigureGroup, moniac_figure_group, MONIAC, FIGURE_GROUP, AdwPreferencesGroup)

void moniac_figure_group_set_workspace (MoniacFigureGroup *self,
                                        MoniacWorkspace   *workspace);
/* A MoniacDeal or a MoniacCompany; NULL for none. Also to be called when its record is another one. */
void moniac_figure_group_set_item      (MoniacFigureGroup *self,
                                        GObject           *item);

G_END_DECLS
