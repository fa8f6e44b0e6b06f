/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strongly connected components. */
#include "config.h"

#include "moniac-components.h"

typedef struct
{
  const int *to;
  int *first;           /* arcs of a node in order: arcs[first[v] .. first[v + 1]] */
  int *arcs;

  int *index;           /* when a node was first seen, from 1; 0: not yet */
  int *low;
  int *next;            /* the next arc to follow */
  int *open;            /* nodes seen whose component is not complete */
  int n_open;
  int *path;            /* of the depth-first search */
  int n_path;
  int n_seen;
  int *component;
  int n_components;
} Search;

/* Arcs sorted by their node, by counting. */
static void
sort_arcs (Search    *self,
           int        n,
           int        n_arcs,
           const int *from)
{
  g_autofree int *fill = g_new0 (int, n + 1);

  self->first = g_new0 (int, n + 1);
  self->arcs = g_new (int, n_arcs + 1);
  for (int i = 0; i < n_arcs; i++)
    self->first[from[i] + 1]++;
  for (int v = 0; v < n; v++)
    self->first[v + 1] += self->first[v];
  for (int i = 0; i < n_arcs; i++)
    self->arcs[self->first[from[i]] + fill[from[i]]++] = i;
}

static void
enter (Search *self,
       int     v)
{
  self->index[v] = self->low[v] = ++self->n_seen;
  self->next[v] = self->first[v];
  self->open[self->n_open++] = v;
  self->path[self->n_path++] = v;
}

static void
leave (Search *self,
       int     v)
{
  self->n_path--;
  if (self->low[v] == self->index[v])
    {
      int w;

      do
        {
          w = self->open[--self->n_open];
          self->component[w] = self->n_components;
        }
      while (w != v);
      self->n_components++;
    }
  if (self->n_path > 0)
    {
      int parent = self->path[self->n_path - 1];

      self->low[parent] = MIN (self->low[parent], self->low[v]);
    }
}

static void
explore (Search *self,
         int     root)
{
  enter (self, root);
  while (self->n_path > 0)
    {
      int v = self->path[self->n_path - 1];
      int w;

      if (self->next[v] == self->first[v + 1])
        {
          leave (self, v);
          continue;
        }
      w = self->to[self->arcs[self->next[v]++]];
      if (self->index[w] == 0)
        enter (self, w);
      else if (self->component[w] < 0)
        self->low[v] = MIN (self->low[v], self->index[w]);
    }
}

int *
moniac_components (int        n,
                   int        n_arcs,
                   const int *from,
                   const int *to)
{
  Search search = { .to = to };

  sort_arcs (&search, n, n_arcs, from);
  search.index = g_new0 (int, n + 1);
  search.low = g_new (int, n + 1);
  search.next = g_new (int, n + 1);
  search.open = g_new (int, n + 1);
  search.path = g_new (int, n + 1);
  search.component = g_new (int, n + 1);
  for (int v = 0; v < n; v++)
    search.component[v] = -1;
  for (int v = 0; v < n; v++)
    if (search.index[v] == 0)
      explore (&search, v);

  g_free (search.first);
  g_free (search.arcs);
  g_free (search.index);
  g_free (search.low);
  g_free (search.next);
  g_free (search.open);
  g_free (search.path);

  return search.component;
}
