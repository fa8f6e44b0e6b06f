/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures discs in proportion to sizes and shrinks them until they stand apart. */
#include "config.h"

#include "moniac-ring-discs.h"

#include <math.h>

#define SHRINK 0.92
#define SHRINKS 60

static double
size_of (const MoniacNetworkCompany *company)
{
  const MoniacNumber *size = &company->record->size;

  return moniac_number_is_set (size) ? MAX (0, size->value) : 0;
}

void
moniac_ring_discs_wish (const MoniacNetwork *network,
                        double               most,
                        double              *radius)
{
  double largest = 0;

  for (int c = 0; c < network->n_companies; c++)
    largest = MAX (largest, size_of (&network->companies[c]));
  for (int c = 0; c < network->n_companies; c++)
    radius[c] = largest > 0 ? most * sqrt (size_of (&network->companies[c]) / largest) : 0;
}

static gboolean
stand_apart (int               n,
             const MoniacOval *rim,
             const double     *turn,
             double            out,
             const double     *radius,
             double            gap)
{
  for (int a = 0; a < n; a++)
    for (int b = 0; b < a && radius[a] > 0; b++)
      {
        MoniacPoint first = moniac_oval_point (rim, turn[a], out + radius[a]);
        MoniacPoint second = moniac_oval_point (rim, turn[b], out + radius[b]);

        if (radius[b] > 0 && hypot (first.x - second.x, first.y - second.y) < radius[a] + radius[b] + gap)
          return FALSE;
      }
  return TRUE;
}

void
moniac_ring_discs_measure (const MoniacNetwork *network,
                           const MoniacOval    *rim,
                           const double        *turn,
                           double               out,
                           double               most,
                           double               gap,
                           double              *radius)
{
  moniac_ring_discs_wish (network, most, radius);
  for (int i = 0; i < SHRINKS && !stand_apart (network->n_companies, rim, turn, out, radius, gap); i++)
    for (int c = 0; c < network->n_companies; c++)
      radius[c] *= SHRINK;
}
