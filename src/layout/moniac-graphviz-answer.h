/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the helper program answers. It may have been damaged by what it was computing, and is not believed. */
#pragma once

#include "moniac-geometry.h"

G_BEGIN_DECLS

/* Whether `text` is a right answer about n_nodes nodes, in all its bytes; `out` has room for so many. `text` ends in
 * a NUL that `length` does not count. */
gboolean moniac_graphviz_parse_answer (const char  *text,
                                       gsize        length,
                                       int          n_nodes,
                                       MoniacPoint *out);

G_END_DECLS
