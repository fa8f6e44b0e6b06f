/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The corners of what may vary in one component: each variable at its least or at its most. */
#pragma once

#include "moniac-variation.h"

G_BEGIN_DECLS

/* One bit a variable in sets of them. */
#define MONIAC_CORNERS_MOST_VARIABLES 60

typedef struct _MoniacCorners MoniacCorners;

MoniacCorners *moniac_corners_new    (const MoniacVariation *variation,
                                      int                    begin,
                                      int                    end,
                                      const gint64          *spans);
void           moniac_corners_free   (MoniacCorners         *self);
guint64        moniac_corners_lowest (MoniacCorners         *self,
                                      long double            rate,
                                      gint64                *looks_left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacCorners, moniac_corners_free)

G_END_DECLS
