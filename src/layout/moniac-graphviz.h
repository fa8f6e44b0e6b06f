/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First placement by Graphviz, in its helper program `moniac-layout`. */
#pragma once

#include <gio/gio.h>

#include "moniac-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_ENGINE_DOT,
  MONIAC_ENGINE_NEATO,
  MONIAC_ENGINE_SFDP,
  MONIAC_ENGINE_CIRCO,
} MoniacEngine;

#define MONIAC_GRAPHVIZ_ERROR (moniac_graphviz_error_quark ())
GQuark moniac_graphviz_error_quark (void);
typedef enum
{
  MONIAC_GRAPHVIZ_ERROR_START,      /* the helper program is not there or does not start */
  MONIAC_GRAPHVIZ_ERROR_DIED,
  MONIAC_GRAPHVIZ_ERROR_TIMEOUT,
  MONIAC_GRAPHVIZ_ERROR_ANSWER,     /* it answered something else than positions */
} MoniacGraphvizError;

typedef struct
{
  int from;
  int to;
  int weight;                /* 1 to 1000 */
} MoniacGraphvizEdge;

/* Places n_nodes nodes of the given sizes (points; edges merged by the caller). `out` gets n_nodes
 * centres, y down, in points. Blocks; cancelling kills the helper. For dot, ranks run from left to right. */
gboolean moniac_graphviz_place (MoniacEngine              engine,
                                int                       n_nodes,
                                const MoniacRect         *sizes,
                                int                       n_edges,
                                const MoniacGraphvizEdge *edges,
                                double                    seconds,
                                MoniacPoint              *out,
                                GCancellable             *cancellable,
                                GError                  **error);

G_END_DECLS
