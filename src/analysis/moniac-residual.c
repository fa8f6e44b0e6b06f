/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A residual network, and Dinic's blocking flows on those of its arcs that cost nothing. */
#include "config.h"

#include "moniac-residual.h"

#include <string.h>

/* What one search for blocking flows works with. */
typedef struct
{
  MoniacResidual *residual;
  MoniacWide *excess;
  int *level;                /* -1: not reached */
  int *queue;
  int *next;                 /* the position in half_arcs to try next */
  int *path;                 /* half-arcs from the source to where the search stands */
} Search;

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
  self->head = g_new (int, 2 * n_arcs + 1);
  self->room = g_new0 (gint64, 2 * n_arcs + 1);
  self->cost = g_new0 (gint64, 2 * n_arcs + 1);
  self->first = g_new0 (int, n + 2);
  self->half_arcs = g_new (int, 2 * n_arcs + 1);
  self->potential = g_new0 (gint64, n + 1);

  for (int a = 0; a < n_arcs; a++)
    {
      self->head[2 * a] = arcs[a].head;
      self->head[2 * a + 1] = arcs[a].tail;
      self->room[2 * a] = arcs[a].capacity;
      self->cost[2 * a] = arcs[a].cost;
      self->cost[2 * a + 1] = -arcs[a].cost;
      self->first[arcs[a].tail + 1]++;
      self->first[arcs[a].head + 1]++;
    }
  for (int v = 0; v < n; v++)
    self->first[v + 1] += self->first[v];

  fill = g_memdup2 (self->first, (n + 1) * sizeof *fill);
  for (int a = 0; a < n_arcs; a++)
    {
      self->half_arcs[fill[arcs[a].tail]++] = 2 * a;
      self->half_arcs[fill[arcs[a].head]++] = 2 * a + 1;
    }

  return self;
}

void
moniac_residual_free (MoniacResidual *self)
{
  g_free (self->head);
  g_free (self->room);
  g_free (self->cost);
  g_free (self->first);
  g_free (self->half_arcs);
  g_free (self->potential);
  g_free (self);
}

/* What has been sent along an arc. */
gint64
moniac_residual_sent (const MoniacResidual *self,
                      int                   arc)
{
  return self->room[2 * arc + 1];
}

static inline gboolean
is_free (const MoniacResidual *self,
         int                   from,
         int                   half_arc)
{
  return self->room[half_arc] > 0
         && self->cost[half_arc] + self->potential[from] - self->potential[self->head[half_arc]] == 0;
}

/* Levels by breadth from all surpluses at once, up to the nearest deficit. Returns whether there is one. */
static gboolean
find_levels (Search *search)
{
  const MoniacResidual *residual = search->residual;
  int begin = 0;
  int end = 0;
  int nearest = G_MAXINT;

  for (int v = 0; v < residual->n; v++)
    {
      search->level[v] = search->excess[v] > 0 ? 0 : -1;
      if (search->excess[v] > 0)
        search->queue[end++] = v;
    }
  while (begin < end)
    {
      int v = search->queue[begin++];

      if (search->level[v] >= nearest)
        break;
      for (int k = residual->first[v]; k < residual->first[v + 1]; k++)
        {
          int half_arc = residual->half_arcs[k];
          int w = residual->head[half_arc];

          if (search->level[w] >= 0 || !is_free (residual, v, half_arc))
            continue;
          search->level[w] = search->level[v] + 1;
          if (search->excess[w] < 0)
            nearest = search->level[w];
          search->queue[end++] = w;
        }
    }

  return nearest < G_MAXINT;
}

/* Sends what fits along the path, from `source` to `sink`. Returns the depth of the first full arc. */
static int
send_along (Search     *search,
            int         source,
            int         sink,
            int         depth,
            MoniacWide *sent)
{
  MoniacResidual *residual = search->residual;
  MoniacWide amount = MIN (search->excess[source], -search->excess[sink]);
  int full = -1;

  for (int i = 0; i < depth; i++)
    amount = MIN (amount, (MoniacWide) residual->room[search->path[i]]);
  for (int i = 0; i < depth; i++)
    {
      residual->room[search->path[i]] -= (gint64) amount;
      residual->room[search->path[i] ^ 1] += (gint64) amount;
      if (full < 0 && residual->room[search->path[i]] == 0)
        full = i;
    }
  search->excess[source] -= amount;
  search->excess[sink] += amount;
  *sent += amount;

  return full < 0 ? depth : full;
}

/* The next half-arc that leads one level down from v, or -1. */
static int
next_step (Search *search,
           int     v)
{
  const MoniacResidual *residual = search->residual;

  for (; search->next[v] < residual->first[v + 1]; search->next[v]++)
    {
      int half_arc = residual->half_arcs[search->next[v]];

      if (search->level[residual->head[half_arc]] == search->level[v] + 1
          && is_free (residual, v, half_arc))
        return half_arc;
    }

  return -1;
}

/* Sends from one surplus until nothing of it gets any further on these levels. */
static MoniacWide
drain (Search *search,
       int     source)
{
  const MoniacResidual *residual = search->residual;
  MoniacWide sent = 0;
  int depth = 0;
  int v = source;

  while (search->excess[source] > 0)
    {
      int step;

      if (search->excess[v] < 0)
        {
          depth = send_along (search, source, v, depth, &sent);
          v = depth == 0 ? source : residual->head[search->path[depth - 1]];
          continue;
        }
      step = next_step (search, v);
      if (step >= 0)
        {
          search->path[depth++] = step;
          v = residual->head[step];
        }
      else if (depth > 0)
        {
          search->level[v] = -1;
          v = residual->head[search->path[--depth] ^ 1];
          search->next[v]++;
        }
      else
        break;
    }

  return sent;
}

/**
 * moniac_residual_route:
 * @excess: (array) (inout): of each company, what it has to send on (positive) or take (negative)
 *
 * Sends as much as possible from surpluses to deficits along arcs that cost nothing at the present
 * potentials (Dinic 1970; a maximum flow where no arc has a cost).
 *
 * Returns: how much was sent
 */
MoniacWide
moniac_residual_route (MoniacResidual *self,
                       MoniacWide     *excess,
                       GCancellable   *cancellable)
{
  g_autofree int *level = g_new (int, self->n + 1);
  g_autofree int *queue = g_new (int, self->n + 1);
  g_autofree int *next = g_new (int, self->n + 1);
  g_autofree int *path = g_new (int, self->n + 1);
  Search search = { self, excess, level, queue, next, path };
  MoniacWide total = 0;

  while (!g_cancellable_is_cancelled (cancellable) && find_levels (&search))
    {
      memcpy (next, self->first, self->n * sizeof *next);
      for (int v = 0; v < self->n; v++)
        if (excess[v] > 0)
          total += drain (&search, v);
    }

  return total;
}
