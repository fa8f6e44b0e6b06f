/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The circulation of largest reward on arcs with capacities, exact in integers. */
#pragma once

#include "moniac-residual.h"

G_BEGIN_DECLS

MoniacResidual *moniac_largest_circulation (int              n,
                                            const MoniacArc *arcs,
                                            int              n_arcs,
                                            gint64          *flow,
                                            GCancellable    *cancellable);
gboolean        moniac_largest_is_free     (const MoniacResidual *residual,
                                            int              arc);

G_END_DECLS
