/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things above one another that each want to be somewhere. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fills y so that the sum of weight * (y - wish)^2 is smallest while y[i + 1] >= y[i] + room[i], y[0] >= top and
 * y[n - 1] <= bottom: pool adjacent violators. Where they do not fit, the bottom gives way. */
void moniac_column_place (int           n,
                          const double *wish,
                          const double *weight,
                          const double *room,
                          double        top,
                          double        bottom,
                          double       *y);

G_END_DECLS
