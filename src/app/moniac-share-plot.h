/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small plot of the share that comes back against one amount; its point can be dragged. */
#pragma once

#include <gtk/gtk.h>

#include "moniac-findings.h"
#include "moniac-share-curve.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_SHARE_PLOT (moniac_share_plot_get_type ())
G_DECLARE_FINAL_TYPE (MoniacSharePlot, moniac_share_plot, MONIAC, SHARE_PLOT, GtkWidget)

/* Signal "chosen" (int point): the user moved to a point of the curve. */

/* The curve belongs to the findings' network; NULL, NULL: nothing to show. */
void moniac_share_plot_set_curve (MoniacSharePlot        *self,
                                  const MoniacNetwork    *network,
                                  const MoniacShareCurve *curve);
/* The point that is marked, without the signal; -1: what is known, at an amount of 0. */
void moniac_share_plot_set_point (MoniacSharePlot        *self,
                                  int                     point);

G_END_DECLS
