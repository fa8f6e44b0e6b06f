/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: what the money is for, and how to read the figure. */
#pragma once

#include "moniac-text-block.h"

G_BEGIN_DECLS

/* What a legend has to explain. */
typedef struct
{
  const MoniacNetwork *network;
  MoniacView view;
  double unit;
  gboolean tones;
  gint64 coin;
  gboolean kinds[MONIAC_N_KINDS];    /* of money, in view */
  gint64 amounts[MONIAC_N_KINDS];    /* the money of each, in units */
  gboolean money;
  gboolean up_to;
  gboolean undisclosed;
  gboolean relation;
  gboolean inferred;
  gboolean outside;
  gboolean hairline;                 /* before the layout: whether there may be one */
  double pool_below;                 /* what companies that are drawn as one pay and get less than; 0 for none */
  int most;                          /* the company that is marked since most money touches it, or -1 */
  double scale;                      /* figure units for a unit of the network; 0 before the layout */
  gboolean sizes;                    /* whether areas of discs show sizes of companies */
  double size_area;                  /* of such a disc, in square figure units for one of the currency; 0 before the layout */
} MoniacLegend;

void   moniac_legend_init        (MoniacLegend              *self,
                                  const MoniacNetwork       *network,
                                  MoniacView                 view,
                                  double                     unit,
                                  gboolean                   tones,
                                  gboolean                   use_size);
/* Reads off a scene what only the layout knows. */
void   moniac_legend_see         (MoniacLegend              *self,
                                  const MoniacScene         *scene);
/* In one column beside the flows; returns its height. `width`: in the most it may be, out what it is. */
double moniac_legend_add_column  (const MoniacLegend        *self,
                                  MoniacFurnitureList       *list,
                                  MoniacMeasurer            *measurer,
                                  double                     x,
                                  double                     y,
                                  double                    *width);
/* In rows below the flows; returns its height. */
double moniac_legend_add_rows    (const MoniacLegend        *self,
                                  MoniacFurnitureList       *list,
                                  MoniacMeasurer            *measurer,
                                  double                     x,
                                  double                     y,
                                  double                     width,
                                  gboolean                   short_form);
/* The smallest of 1, 2, 5, 10, ... that is not below x; 0 for 0. */
double moniac_round_up_125       (double                     x);

G_END_DECLS
