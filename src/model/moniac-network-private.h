/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the functions that make one network of another. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

MoniacNetwork *moniac_network_pick (MoniacNetwork  *self,
                                    const gboolean *companies,
                                    int             n_deals,
                                    const int      *deals);

G_END_DECLS
