/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Isotonic regression with bounds, for the heights of what lies in one column. */
#include "config.h"

#include "moniac-column.h"

typedef struct
{
  double sum;              /* of weight * wish */
  double weight;
  int n;
} Pool;

void
moniac_column_place (int           n,
                     const double *wish,
                     const double *weight,
                     const double *room,
                     double        top,
                     double        bottom,
                     double       *y)
{
  g_autofree Pool *pools = g_new (Pool, MAX (n, 1));
  double shift = 0;
  int n_pools = 0, at = 0;

  /* With the room below each taken out, all that is asked is that they do not decrease. */
  for (int i = 0; i < n; i++)
    {
      double w = MAX (weight[i], 1e-9);

      pools[n_pools++] = (Pool) { w * (wish[i] - shift), w, 1 };
      while (n_pools > 1 && pools[n_pools - 2].sum / pools[n_pools - 2].weight
                            > pools[n_pools - 1].sum / pools[n_pools - 1].weight)
        {
          pools[n_pools - 2].sum += pools[n_pools - 1].sum;
          pools[n_pools - 2].weight += pools[n_pools - 1].weight;
          pools[n_pools - 2].n += pools[n_pools - 1].n;
          n_pools--;
        }
      if (i + 1 < n)
        shift += room[i];
    }
  bottom = MAX (top, bottom - shift);
  shift = 0;
  for (int p = 0; p < n_pools; p++)
    for (int k = 0; k < pools[p].n; k++, at++)
      {
        y[at] = CLAMP (pools[p].sum / pools[p].weight, top, bottom) + shift;
        if (at + 1 < n)
          shift += room[at];
      }
}
