/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks below which amount companies are drawn as one, named Other. */
#pragma once

#include "moniac-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shown at once; frees itself. Returns it for those who want to look at it (borrowed). */
GtkWindow *moniac_pool_dialog_show (GtkWindow       *parent,
                                    MoniacWorkspace *workspace);

G_END_DECLS
