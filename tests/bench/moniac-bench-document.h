/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of any size for benches. */
#pragma once

#include "moniac-document.h"

G_BEGIN_DECLS

/* The same for the same numbers. Few companies have many deals, amounts run over four powers of ten, some deals
 * are undisclosed, up to an amount, or relations; a tenth closes a loop. */
MoniacDocument *moniac_bench_document (int n_companies,
                                       int n_deals);

G_END_DECLS
