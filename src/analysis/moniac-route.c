/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dinic's blocking flows on those arcs of a residual network that cost nothing. */
#include "config.h"

#include "moniac-residual.h"

#include <string.h>

/* A half-arc that costs nothing at the present potentials, copied to stand beside the others of its company. */
typedef struct
{
  gint64 room;
  int head;
  int reverse;               /* where its other direction stands among the free ones */
  int origin;                /* in the residual network */
} FreeArc;

/* What searches for blocking flows work with. */
struct _MoniacRouter
{
  MoniacResidual *residual;
  MoniacWide *excess;
  FreeArc *arcs;
  int *place;                /* of each half-arc that is free: where it stands in arcs */
  int *first;                /* the free arcs of v are arcs[first[v]] to arcs[first[v + 1] - 1] */
  int *level;                /* -1: not reached */
  int *queue;
  int *next;                 /* the free arc to try next */
  int *path;                 /* free arcs from the source to where the search stands */
};

/* For one residual network, which must outlive it. */
MoniacRouter *
moniac_router_new (MoniacResidual *residual)
{
  MoniacRouter *self = g_new0 (MoniacRouter, 1);
  gsize n_half_arcs = 2 * (gsize) residual->n_arcs;

  self->residual = residual;
  self->arcs = g_new (FreeArc, n_half_arcs + 1);
  self->place = g_new (int, n_half_arcs + 1);
  self->first = g_new (int, residual->n + 1);
  self->level = g_new (int, residual->n + 1);
  self->queue = g_new (int, residual->n + 1);
  self->next = g_new (int, residual->n + 1);
  self->path = g_new (int, residual->n + 1);

  return self;
}

void
moniac_router_free (MoniacRouter *self)
{
  g_free (self->arcs);
  g_free (self->place);
  g_free (self->first);
  g_free (self->level);
  g_free (self->queue);
  g_free (self->next);
  g_free (self->path);
  g_free (self);
}

static void
collect_free_arcs (MoniacRouter *self)
{
  const MoniacResidual *residual = self->residual;
  int *place = self->place;
  int n = 0;

  for (int v = 0; v < residual->n; v++)
    {
      self->first[v] = n;
      for (int k = residual->first[v]; k < residual->first[v + 1]; k++)
        if (moniac_residual_is_free (residual, v, &residual->half_arcs[k]))
          place[k] = n++;
    }
  self->first[residual->n] = n;
  for (int v = 0; v < residual->n; v++)
    for (int k = residual->first[v]; k < residual->first[v + 1]; k++)
      {
        const MoniacHalfArc *half_arc = &residual->half_arcs[k];

        if (moniac_residual_is_free (residual, v, half_arc))
          self->arcs[place[k]] = (FreeArc) { half_arc->room, half_arc->head, place[half_arc->reverse], k };
      }
}

static void
write_back (MoniacRouter *self)
{
  for (int i = 0; i < self->first[self->residual->n]; i++)
    self->residual->half_arcs[self->arcs[i].origin].room = self->arcs[i].room;
}

/* Levels by breadth from all surpluses at once. Returns whether there is a deficit in reach. */
static gboolean
find_levels (MoniacRouter *self)
{
  int n = self->residual->n;
  int begin = 0;
  int end = 0;
  gboolean found = FALSE;

  for (int v = 0; v < n; v++)
    {
      self->level[v] = self->excess[v] > 0 ? 0 : -1;
      if (self->excess[v] > 0)
        self->queue[end++] = v;
    }
  while (begin < end)
    {
      int v = self->queue[begin++];

      for (int k = self->first[v]; k < self->first[v + 1]; k++)
        {
          int w = self->arcs[k].head;

          if (self->level[w] >= 0 || self->arcs[k].room == 0)
            continue;
          self->level[w] = self->level[v] + 1;
          found = found || self->excess[w] < 0;
          self->queue[end++] = w;
        }
      self->residual->n_looks += self->first[v + 1] - self->first[v];
    }

  return found;
}

/* Sends what fits along the path, from `source` to `sink`. Returns the depth of the first full arc. */
static int
send_along (MoniacRouter *self,
            int         source,
            int         sink,
            int         depth,
            MoniacWide *sent)
{
  MoniacWide amount = MIN (self->excess[source], -self->excess[sink]);
  int full = -1;

  for (int i = 0; i < depth; i++)
    amount = MIN (amount, (MoniacWide) self->arcs[self->path[i]].room);
  for (int i = 0; i < depth; i++)
    {
      FreeArc *arc = &self->arcs[self->path[i]];

      arc->room -= (gint64) amount;
      self->arcs[arc->reverse].room += (gint64) amount;
      if (full < 0 && arc->room == 0)
        full = i;
    }
  self->excess[source] -= amount;
  self->excess[sink] += amount;
  self->residual->n_paths++;
  *sent += amount;

  return full < 0 ? depth : full;
}

/* The next free arc that leads one level down from v, or -1. */
static int
next_step (MoniacRouter *self,
           int     v)
{
  int end = self->first[v + 1];
  int level = self->level[v] + 1;
  int k = self->next[v];

  while (k < end && (self->arcs[k].room == 0 || self->level[self->arcs[k].head] != level))
    k++;
  self->residual->n_looks += k - self->next[v] + 1;
  self->next[v] = k;

  return k < end ? k : -1;
}

/* Sends from one surplus until nothing of it gets any further on these levels. */
static MoniacWide
drain (MoniacRouter *self,
       int     source)
{
  MoniacWide sent = 0;
  int depth = 0;
  int v = source;

  while (self->excess[source] > 0)
    {
      int step;

      if (self->excess[v] < 0)
        {
          depth = send_along (self, source, v, depth, &sent);
          v = depth == 0 ? source : self->arcs[self->path[depth - 1]].head;
          continue;
        }
      step = next_step (self, v);
      if (step >= 0)
        {
          self->path[depth++] = step;
          v = self->arcs[step].head;
        }
      else if (depth > 0)
        {
          self->level[v] = -1;
          v = self->arcs[self->arcs[self->path[--depth]].reverse].head;
          self->next[v]++;
        }
      else
        break;
    }

  return sent;
}

/* Like moniac_residual_route(), with memory that serves again. */
MoniacWide
moniac_router_route (MoniacRouter *self,
                     MoniacWide   *excess,
                     GCancellable *cancellable)
{
  int n = self->residual->n;
  MoniacWide total = 0;

  self->excess = excess;
  collect_free_arcs (self);
  while (!g_cancellable_is_cancelled (cancellable) && find_levels (self))
    {
      memcpy (self->next, self->first, n * sizeof *self->next);
      for (int v = 0; v < n; v++)
        if (excess[v] > 0)
          total += drain (self, v);
    }
  write_back (self);

  return total;
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
  g_autoptr (MoniacRouter) router = moniac_router_new (self);

  return moniac_router_route (router, excess, cancellable);
}
