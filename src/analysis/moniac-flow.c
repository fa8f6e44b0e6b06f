/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flows of least cost on a directed graph, in whole numbers. */
#include "config.h"

#include "moniac-flow.h"

#define UNREACHED G_MAXINT64

/* Each arc is followed by its reverse: arc i and arc i ^ 1 belong together. */
typedef struct
{
  int to;
  int next;             /* the next arc of the same node, or -1 */
  gint64 room;          /* what can still be sent along it */
  gint64 cost;
} Arc;

typedef struct
{
  gint64 distance;
  int node;
} Entry;

struct _MoniacFlow
{
  int n;
  GArray *arcs;
  int *first;           /* of each node, or -1 */

  gint64 *price;
  gint64 *distance;
  int *level;           /* steps from the source in the graph of shortest ways */
  int *current;         /* the arc to try next */
  int *queue;
  int *path;            /* arcs from the source to where the search is */
  GArray *heap;
};

/**
 * moniac_flow_new:
 * @n_nodes: nodes are numbered from 0
 */
MoniacFlow *
moniac_flow_new (int n_nodes)
{
  MoniacFlow *self = g_new0 (MoniacFlow, 1);

  self->n = n_nodes;
  self->arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  self->heap = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->first = g_new (int, n_nodes + 1);
  self->price = g_new0 (gint64, n_nodes + 1);
  self->distance = g_new (gint64, n_nodes + 1);
  self->level = g_new (int, n_nodes + 1);
  self->current = g_new (int, n_nodes + 1);
  self->queue = g_new (int, n_nodes + 1);
  self->path = g_new (int, n_nodes + 1);
  for (int i = 0; i < n_nodes; i++)
    self->first[i] = -1;

  return self;
}

void
moniac_flow_free (MoniacFlow *self)
{
  g_array_unref (self->arcs);
  g_array_unref (self->heap);
  g_free (self->first);
  g_free (self->price);
  g_free (self->distance);
  g_free (self->level);
  g_free (self->current);
  g_free (self->queue);
  g_free (self->path);
  g_free (self);
}

static inline Arc *
arc_at (const MoniacFlow *self,
        int               i)
{
  return &g_array_index (self->arcs, Arc, i);
}

static void
append (MoniacFlow *self,
        int         from,
        int         to,
        gint64      room,
        gint64      cost)
{
  Arc arc = { to, self->first[from], room, cost };

  self->first[from] = (int) self->arcs->len;
  g_array_append_val (self->arcs, arc);
}

int
moniac_flow_add_arc (MoniacFlow *self,
                     int         from,
                     int         to,
                     gint64      capacity,
                     gint64      cost)
{
  g_assert (from >= 0 && from < self->n && to >= 0 && to < self->n && capacity >= 0 && cost >= 0);

  append (self, from, to, capacity, cost);
  append (self, to, from, 0, -cost);

  return (int) self->arcs->len / 2 - 1;
}

gint64
moniac_flow_get (const MoniacFlow *self,
                 int               arc)
{
  return arc_at (self, 2 * arc + 1)->room;
}

gint64
moniac_flow_get_price (const MoniacFlow *self,
                       int               node)
{
  return self->price[node];
}

/* A binary heap with the least distance on top; equal distances by node, so that the order never depends on memory. */

static gboolean
is_before (const Entry *a,
           const Entry *b)
{
  return a->distance < b->distance || (a->distance == b->distance && a->node < b->node);
}

static void
heap_push (GArray *heap,
           Entry   entry)
{
  Entry *entries;
  guint i = heap->len;

  g_array_append_val (heap, entry);
  entries = (Entry *) heap->data;
  for (; i > 0 && is_before (&entry, &entries[(i - 1) / 2]); i = (i - 1) / 2)
    entries[i] = entries[(i - 1) / 2];
  entries[i] = entry;
}

static Entry
heap_pop (GArray *heap)
{
  Entry *entries = (Entry *) heap->data;
  Entry top = entries[0];
  Entry last = entries[heap->len - 1];
  guint i = 0;

  g_array_set_size (heap, heap->len - 1);
  while (2 * i + 1 < heap->len)
    {
      guint child = 2 * i + 1;

      if (child + 1 < heap->len && is_before (&entries[child + 1], &entries[child]))
        child++;
      if (!is_before (&entries[child], &last))
        break;
      entries[i] = entries[child];
      i = child;
    }
  if (heap->len > 0)
    entries[i] = last;

  return top;
}

static inline gint64
reduced_cost (const MoniacFlow *self,
              int               from,
              const Arc        *arc)
{
  return arc->cost + self->price[from] - self->price[arc->to];
}

/* Shortest ways from the source by reduced cost (Dijkstra), and new prices from them. */
static gboolean
update_prices (MoniacFlow *self,
               int         source,
               int         sink)
{
  gint64 farthest = 0;

  for (int v = 0; v < self->n; v++)
    self->distance[v] = UNREACHED;
  self->distance[source] = 0;
  heap_push (self->heap, (Entry) { 0, source });
  while (self->heap->len > 0)
    {
      Entry entry = heap_pop (self->heap);

      if (entry.distance > self->distance[entry.node])
        continue;
      farthest = entry.distance;
      for (int i = self->first[entry.node]; i >= 0; i = arc_at (self, i)->next)
        {
          const Arc *arc = arc_at (self, i);
          gint64 distance;

          if (arc->room == 0)
            continue;
          distance = entry.distance + reduced_cost (self, entry.node, arc);
          if (distance < self->distance[arc->to])
            {
              self->distance[arc->to] = distance;
              heap_push (self->heap, (Entry) { distance, arc->to });
            }
        }
    }
  for (int v = 0; v < self->n; v++)
    self->price[v] += MIN (self->distance[v], farthest);

  return self->distance[sink] != UNREACHED;
}

/* How many steps each node is from the source along arcs of reduced cost 0. */
static gboolean
update_levels (MoniacFlow *self,
               int         source,
               int         sink)
{
  int head = 0, tail = 0;

  for (int v = 0; v < self->n; v++)
    {
      self->level[v] = -1;
      self->current[v] = self->first[v];
    }
  self->level[source] = 0;
  self->queue[tail++] = source;
  while (head < tail)
    {
      int v = self->queue[head++];

      for (int i = self->first[v]; i >= 0; i = arc_at (self, i)->next)
        {
          const Arc *arc = arc_at (self, i);

          if (arc->room == 0 || self->level[arc->to] >= 0 || reduced_cost (self, v, arc) != 0)
            continue;
          self->level[arc->to] = self->level[v] + 1;
          self->queue[tail++] = arc->to;
        }
    }
  return self->level[sink] >= 0;
}

/* Follows the next arc that leads nearer to the sink, or goes back a step. */
static int
step (MoniacFlow *self,
      int         v,
      int        *length)
{
  for (; self->current[v] >= 0; self->current[v] = arc_at (self, self->current[v])->next)
    {
      const Arc *arc = arc_at (self, self->current[v]);

      if (arc->room > 0 && self->level[arc->to] == self->level[v] + 1 && reduced_cost (self, v, arc) == 0)
        {
          self->path[(*length)++] = self->current[v];
          return arc->to;
        }
    }
  self->level[v] = -1;
  if (*length == 0)
    return -1;
  (*length)--;
  v = arc_at (self, self->path[*length] ^ 1)->to;
  self->current[v] = arc_at (self, self->current[v])->next;

  return v;
}

static gint64
augment (MoniacFlow *self,
         int         length)
{
  gint64 amount = G_MAXINT64;

  for (int i = 0; i < length; i++)
    amount = MIN (amount, arc_at (self, self->path[i])->room);
  for (int i = 0; i < length; i++)
    {
      arc_at (self, self->path[i])->room -= amount;
      arc_at (self, self->path[i] ^ 1)->room += amount;
    }
  return amount;
}

static gint64
send_blocking_flow (MoniacFlow *self,
                    int         source,
                    int         sink)
{
  gint64 sent = 0;
  int length = 0;
  int v = source;

  while (v >= 0)
    {
      if (v == sink)
        {
          sent += augment (self, length);
          length = 0;
          v = source;
        }
      else
        v = step (self, v, &length);
    }
  return sent;
}

gint64
moniac_flow_send (MoniacFlow   *self,
                  int           source,
                  int           sink,
                  GCancellable *cancellable)
{
  gint64 sent = 0;

  while (update_prices (self, source, sink))
    while (update_levels (self, source, sink))
      {
        if (g_cancellable_is_cancelled (cancellable))
          return -1;
        sent += send_blocking_flow (self, source, sink);
      }

  return sent;
}
