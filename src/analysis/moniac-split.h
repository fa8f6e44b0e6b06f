/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the largest circulations: the one that takes the same share of equal deals. */
#pragma once

#include "moniac-residual.h"

G_BEGIN_DECLS

gboolean moniac_split_least_squares (const MoniacResidual *residual,
                                     const MoniacArc      *arcs,
                                     gint64               *flow,
                                     GCancellable         *cancellable);

G_END_DECLS
