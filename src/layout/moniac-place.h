/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where companies have to be, or were: pins and the scene on show. */
#pragma once

#include "moniac-layout.h"

G_BEGIN_DECLS

/* The pin of a company in the input's view, as a point in its area; FALSE when it has none. */
gboolean moniac_place_pin      (const MoniacLayoutInput *input,
                                int                      company,
                                MoniacPoint             *out);
/* Where the previous scene shows the company, moved and scaled to the input's area; FALSE when there is no
 * such scene, it shows another view, or the company is new. */
gboolean moniac_place_previous (const MoniacLayoutInput *input,
                                int                      company,
                                MoniacPoint             *out);
/* A point of the previous scene, moved and scaled likewise. */
MoniacPoint moniac_place_from_previous (const MoniacLayoutInput *input,
                                        MoniacPoint              point);

G_END_DECLS
