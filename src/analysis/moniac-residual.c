/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A residual network: what may still be sent along each arc, and back. */
#include "config.h"

#include "moniac-residual.h"

/* How many half-arcs leave each company, and so where those of each begin. */
static void
count_half_arcs (MoniacResidual  *self,
                 const MoniacArc *arcs)
{
  for (int a = 0; a < self->n_arcs; a++)
    {
      self->first[arcs[a].tail + 1]++;
      self->first[arcs[a].head + 1]++;
    }
  for (int v = 0; v < self->n; v++)
    self->first[v + 1] += self->first[v];
}

/**
 * moniac_residual_new:
 * @n: how many companies; arcs join 0 to n - 1
 * @arcs: (array length=n_arcs): copied
 *
 * Returns: (transfer full): a residual network in which nothing has been sent yet
 */
MoniacResidual *
moniac_residual_new (int              n,
                     const MoniacArc *arcs,
                     int              n_arcs)
{
  MoniacResidual *self = g_new0 (MoniacResidual, 1);
  g_autofree int *fill = NULL;

  self->n = n;
  self->n_arcs = n_arcs;
  self->half_arcs = g_new (MoniacHalfArc, 2 * (gsize) n_arcs + 1);
  self->first = g_new0 (int, n + 2);
  self->place = g_new (int, n_arcs + 1);
  self->potential = g_new0 (gint64, n + 1);
  count_half_arcs (self, arcs);

  fill = g_memdup2 (self->first, (n + 1) * sizeof *fill);
  for (int a = 0; a < n_arcs; a++)
    {
      int there = fill[arcs[a].tail]++;
      int back = fill[arcs[a].head]++;

      self->place[a] = there;
      self->half_arcs[there] = (MoniacHalfArc) { arcs[a].capacity, arcs[a].cost, arcs[a].head, back };
      self->half_arcs[back] = (MoniacHalfArc) { 0, -arcs[a].cost, arcs[a].tail, there };
    }

  return self;
}

void
moniac_residual_free (MoniacResidual *self)
{
  g_free (self->half_arcs);
  g_free (self->first);
  g_free (self->place);
  g_free (self->potential);
  g_free (self);
}

/* What has been sent along an arc. */
gint64
moniac_residual_sent (const MoniacResidual *self,
                      int                   arc)
{
  return self->half_arcs[self->half_arcs[self->place[arc]].reverse].room;
}

/* Begins with something sent along an arc already: `amount` of what there is room for. */
void
moniac_residual_send (MoniacResidual *self,
                      int             arc,
                      gint64          amount)
{
  MoniacHalfArc *half_arc = &self->half_arcs[self->place[arc]];

  half_arc->room -= amount;
  self->half_arcs[half_arc->reverse].room += amount;
}
