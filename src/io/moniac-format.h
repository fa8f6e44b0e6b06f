/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file formats that documents are read from and written to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MONIAC_FORMAT_UNKNOWN,
  MONIAC_FORMAT_DEALS,         /* Moniac's own */
  MONIAC_FORMAT_LINKS,         /* nodes and links as JSON: d3-sankey, ECharts, Plotly, Kumu */
  MONIAC_FORMAT_CSV,
  MONIAC_FORMAT_GEXF,          /* read only */
  MONIAC_FORMAT_GRAPHML,
  MONIAC_FORMAT_SANKEYMATIC,   /* read only */
  MONIAC_FORMAT_DOT,           /* written only */
  MONIAC_N_FORMATS,
} MoniacFormat;

const char   *moniac_format_get_id       (MoniacFormat  format);
/* UNKNOWN where there is none of that name. */
MoniacFormat  moniac_format_from_id      (const char   *id);
/* By the suffix alone; UNKNOWN where it is not one of ours. A plain ".json" is LINKS. */
MoniacFormat  moniac_format_from_name    (const char   *name);
/* By what the bytes hold, and by the name (nullable) only where they leave it open. */
MoniacFormat  moniac_format_guess        (GBytes       *bytes,
                                          const char   *name);
gboolean      moniac_format_can_read     (MoniacFormat  format);
gboolean      moniac_format_can_write    (MoniacFormat  format);

G_END_DECLS
