/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pool: companies with little money as one, named Other, so that a figure shows the large ones. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

int            moniac_pool_count    (const MoniacNetwork *network,
                                     double               below);
MoniacNetwork *moniac_pool_apply    (MoniacNetwork       *network,
                                     double               below);
/* The index of the pool among the companies of a network, or -1 where it has none. */
int            moniac_pool_find     (const MoniacNetwork *network);
gboolean       moniac_pool_is       (const MoniacCompanyRecord *record);

G_END_DECLS
