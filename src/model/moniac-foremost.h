/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foremost of a very large network: what a figure can still show. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/* Up to so much a figure shows everything; of more it shows the foremost. */
#define MONIAC_FOREMOST_ABOVE_COMPANIES 12000
#define MONIAC_FOREMOST_ABOVE_DEALS 60000
#define MONIAC_FOREMOST_COMPANIES 2000
#define MONIAC_FOREMOST_DEALS 10000

gboolean       moniac_foremost_is_needed (const MoniacNetwork  *network);
MoniacNetwork *moniac_foremost_apply     (MoniacNetwork        *network,
                                          int                   n_companies,
                                          int                   n_deals,
                                          int                 **deals);

G_END_DECLS
