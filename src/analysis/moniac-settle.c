/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Routing at the least cost: shortest distances, then everything that is shortest, and again. */
#include "config.h"

#include "moniac-residual.h"

#define UNREACHED G_MAXINT64

typedef struct
{
  gint64 distance;
  int company;
} HeapItem;

/* A binary heap; an item whose distance is out of date is skipped when it comes up. */
typedef struct
{
  HeapItem *items;
  int n;
} Heap;

static inline gboolean
comes_before (HeapItem a,
              HeapItem b)
{
  return a.distance < b.distance || (a.distance == b.distance && a.company < b.company);
}

static void
heap_push (Heap    *heap,
           HeapItem item)
{
  int i = heap->n++;

  for (; i > 0 && comes_before (item, heap->items[(i - 1) / 2]); i = (i - 1) / 2)
    heap->items[i] = heap->items[(i - 1) / 2];
  heap->items[i] = item;
}

static HeapItem
heap_pop (Heap *heap)
{
  HeapItem top = heap->items[0];
  HeapItem last = heap->items[--heap->n];
  int i = 0;

  for (int child = 1; child < heap->n; child = 2 * i + 1)
    {
      if (child + 1 < heap->n && comes_before (heap->items[child + 1], heap->items[child]))
        child++;
      if (!comes_before (heap->items[child], last))
        break;
      heap->items[i] = heap->items[child];
      i = child;
    }
  heap->items[i] = last;

  return top;
}

static void
relax (const MoniacResidual *self,
       gint64               *distance,
       Heap                 *heap,
       int                   v)
{
  for (int k = self->first[v]; k < self->first[v + 1]; k++)
    {
      int half_arc = self->half_arcs[k];
      int w = self->head[half_arc];
      gint64 through;

      if (self->room[half_arc] == 0)
        continue;
      through = distance[v] + self->cost[half_arc] + self->potential[v] - self->potential[w];
      if (through >= distance[w])
        continue;
      distance[w] = through;
      heap_push (heap, (HeapItem) { through, w });
    }
}

/* Distances (Dijkstra 1959) from all surpluses to the nearest deficit; what is farther counts as
 * just as far. Adds them to the potentials. Returns whether there is a deficit in reach. */
static gboolean
raise_potentials (MoniacResidual   *self,
                  const MoniacWide *excess,
                  gint64           *distance,
                  Heap             *heap)
{
  gint64 nearest = UNREACHED;

  heap->n = 0;
  for (int v = 0; v < self->n; v++)
    {
      distance[v] = excess[v] > 0 ? 0 : UNREACHED;
      if (excess[v] > 0)
        heap_push (heap, (HeapItem) { 0, v });
    }
  while (heap->n > 0)
    {
      HeapItem item = heap_pop (heap);

      if (item.distance > distance[item.company])
        continue;
      if (excess[item.company] < 0)
        {
          nearest = item.distance;
          break;
        }
      relax (self, distance, heap, item.company);
    }
  if (nearest == UNREACHED)
    return FALSE;
  for (int v = 0; v < self->n; v++)
    self->potential[v] += MIN (distance[v], nearest);

  return TRUE;
}

/**
 * moniac_residual_settle:
 * @excess: (array) (inout): of each company, what it has to send on (positive) or take (negative)
 *
 * Routes all surpluses that can be routed at the least cost: the primal-dual method of Ford and
 * Fulkerson (1962). Costs of arcs must not be negative at the start. With costs that are all 1,
 * there are at most as many rounds as companies, and mostly a few dozen.
 * Afterwards the potentials prove it: no arc with room has a negative reduced cost.
 *
 * Returns: %FALSE only when cancelled
 */
gboolean
moniac_residual_settle (MoniacResidual *self,
                        MoniacWide     *excess,
                        GCancellable   *cancellable)
{
  g_autofree gint64 *distance = g_new (gint64, self->n + 1);
  g_autofree HeapItem *items = g_new (HeapItem, self->n + 2 * self->n_arcs + 1);
  Heap heap = { items, 0 };

  while (raise_potentials (self, excess, distance, &heap))
    {
      moniac_residual_route (self, excess, cancellable);
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }

  return TRUE;
}
