/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of each company's money can come back to it, for many companies at once. */
#pragma once

#include "moniac-residual.h"

G_BEGIN_DECLS

gint64 moniac_ways_back (int              n,
                         const MoniacArc *arcs,
                         int              n_arcs,
                         const gint64    *flow,
                         gint64           n_looks,
                         gint64          *back,
                         GCancellable    *cancellable);

G_END_DECLS
