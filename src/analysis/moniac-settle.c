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

/* What Dijkstra's search has seen and not yet left: `next` are those at the present distance. */
typedef struct
{
  Heap heap;
  int *next;
  int n_next;
} Front;

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

/* What is as near as where it comes from needs no place in the heap: it is next. */
static void
relax (MoniacResidual *self,
       gint64         *distance,
       Front          *front,
       int             v)
{
  gint64 from_here = distance[v] + self->potential[v];

  for (int k = self->first[v]; k < self->first[v + 1]; k++)
    {
      const MoniacHalfArc *half_arc = &self->half_arcs[k];
      int w = half_arc->head;
      gint64 through;

      if (half_arc->room == 0)
        continue;
      through = from_here + half_arc->cost - self->potential[w];
      if (through >= distance[w])
        continue;
      distance[w] = through;
      if (through == distance[v])
        front->next[front->n_next++] = w;
      else
        heap_push (&front->heap, (HeapItem) { through, w });
    }
  self->n_looks += self->first[v + 1] - self->first[v];
}

/* Returns a company whose distance is settled, each once, or -1. */
static int
front_pop (Front        *front,
           const gint64 *distance)
{
  if (front->n_next > 0)
    return front->next[--front->n_next];
  while (front->heap.n > 0)
    {
      HeapItem item = heap_pop (&front->heap);

      if (item.distance == distance[item.company])
        return item.company;
    }

  return -1;
}

/* Distances (Dijkstra 1959) from the nearest surplus; what is out of reach counts as just as far as the
 * farthest. Adds them to the potentials. Returns whether there is a deficit in reach. */
static gboolean
raise_potentials (MoniacResidual   *self,
                  const MoniacWide *excess,
                  gint64           *distance,
                  Front            *front)
{
  gboolean found = FALSE;
  gint64 farthest = 0;

  for (int v = 0; v < self->n; v++)
    {
      distance[v] = excess[v] > 0 ? 0 : UNREACHED;
      if (excess[v] > 0)
        front->next[front->n_next++] = v;
    }
  for (int v = front_pop (front, distance); v >= 0; v = front_pop (front, distance))
    {
      found = found || excess[v] < 0;
      farthest = distance[v];
      relax (self, distance, front, v);
    }
  for (int v = 0; v < self->n && found; v++)
    self->potential[v] += MIN (distance[v], farthest);

  return found;
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
  g_autofree HeapItem *items = g_new (HeapItem, 2 * (gsize) self->n_arcs + 1);
  g_autofree int *next = g_new (int, self->n + 1);
  g_autoptr (MoniacRouter) router = moniac_router_new (self);
  Front front = { { items, 0 }, next, 0 };

  while (raise_potentials (self, excess, distance, &front))
    {
      moniac_router_route (router, excess, cancellable);
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }

  return TRUE;
}
