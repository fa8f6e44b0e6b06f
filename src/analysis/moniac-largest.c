/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The circulation of largest reward, by taking out of the full network what must leave. */
#include "config.h"

#include "moniac-largest.h"

/**
 * moniac_largest_circulation:
 * @arcs: (array length=n_arcs): their `cost` is what a unit in the circulation is worth, positive
 * @flow: (array length=n_arcs) (out caller-allocates): the circulation; 0 <= flow <= capacity
 *
 * Among all circulations one with the largest sum of worth times flow. If every arc were full, some
 * companies would receive more than they pay; what must be taken out to mend that, at the least
 * loss, is a flow of least cost from those who pay too much to those who receive too much.
 *
 * Returns: (transfer full) (nullable): the residual network of what was taken out, with potentials
 *   that prove the answer; %NULL only when cancelled
 */
MoniacResidual *
moniac_largest_circulation (int              n,
                            const MoniacArc *arcs,
                            int              n_arcs,
                            gint64          *flow,
                            GCancellable    *cancellable)
{
  g_autoptr (MoniacResidual) leaves = moniac_residual_new (n, arcs, n_arcs);
  g_autofree MoniacWide *excess = g_new0 (MoniacWide, n + 1);

  for (int a = 0; a < n_arcs; a++)
    {
      excess[arcs[a].tail] += arcs[a].capacity;
      excess[arcs[a].head] -= arcs[a].capacity;
    }
  if (!moniac_residual_settle (leaves, excess, cancellable))
    return NULL;
  for (int a = 0; a < n_arcs; a++)
    flow[a] = arcs[a].capacity - moniac_residual_sent (leaves, a);

  return g_steal_pointer (&leaves);
}

/* Whether the amount on an arc may differ between largest circulations: where the potentials leave
 * the reduced cost at 0. Of the others, those below are full and those above are empty in all. */
gboolean
moniac_largest_is_free (const MoniacResidual *residual,
                        int                   arc)
{
  const MoniacHalfArc *half_arc = &residual->half_arcs[residual->place[arc]];

  return moniac_residual_is_free (residual, residual->half_arcs[half_arc->reverse].head, half_arc);
}
