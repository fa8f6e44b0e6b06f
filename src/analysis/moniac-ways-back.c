/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of each company's money can come back to it.
 *
 * That is the largest flow through the company in any circulation. It is found from a circulation that is
 * large already, by searching ways on which more could go through the company: from its payments onwards and
 * from its receipts backwards at once, until the two meet. What has been rerouted for one company stays so
 * for the next: every circulation will do to begin with. */
#include "config.h"

#include "moniac-ways-back.h"

/* One direction of an arc. What there is room for in both directions together never changes. */
typedef struct
{
  gint64 room;
  gint64 both;
  int head;
  int reverse;
  gboolean onwards;          /* the direction in which it pays */
} Way;

/* One side of a search: `via[v]` is the way by which v was reached, where `mark[v]` says that it was. */
typedef struct
{
  int *via;
  int *mark;
  int *queue;
  int begin;
  int end;
  gint64 looks;
} Side;

typedef struct
{
  int n;
  Way *ways;                 /* those that leave v are ways[first[v]] to ways[first[v + 1] - 1] */
  int *first;
  Side onwards;
  Side backwards;
  int round;                 /* the mark of the present search */
  int company;               /* for which it is */
  gboolean found_onwards;    /* whether it was the side of the payments that saw the two meet */
  gint64 looks_left;
} Search;

static void
side_init (Side *self,
           int   n)
{
  self->via = g_new (int, n + 1);
  self->mark = g_new0 (int, n + 1);
  self->queue = g_new (int, n + 1);
}

static void
side_clear (Side *self)
{
  g_free (self->via);
  g_free (self->mark);
  g_free (self->queue);
}

static void
search_init (Search          *self,
             int              n,
             const MoniacArc *arcs,
             int              n_arcs,
             const gint64    *flow)
{
  g_autofree int *fill = NULL;

  self->n = n;
  self->ways = g_new (Way, 2 * (gsize) n_arcs + 1);
  self->first = g_new0 (int, n + 2);
  side_init (&self->onwards, n);
  side_init (&self->backwards, n);
  for (int a = 0; a < n_arcs; a++)
    {
      self->first[arcs[a].tail + 1]++;
      self->first[arcs[a].head + 1]++;
    }
  for (int v = 0; v < n; v++)
    self->first[v + 1] += self->first[v];
  fill = g_memdup2 (self->first, (n + 1) * sizeof *fill);
  for (int a = 0; a < n_arcs; a++)
    {
      int there = fill[arcs[a].tail]++;
      int back = fill[arcs[a].head]++;
      gint64 both = arcs[a].capacity;

      self->ways[there] = (Way) { both - flow[a], both, arcs[a].head, back, TRUE };
      self->ways[back] = (Way) { flow[a], both, arcs[a].tail, there, FALSE };
    }
}

static void
search_clear (Search *self)
{
  g_free (self->ways);
  g_free (self->first);
  side_clear (&self->onwards);
  side_clear (&self->backwards);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
begin_side (Side *side,
            int   company,
            int   round)
{
  side->queue[0] = company;
  side->begin = 0;
  side->end = 1;
  side->looks = 0;
  side->mark[company] = round;
}

/* Takes one more company on one side. Returns the company at which the sides meet, or -1. The company that
 * the search is for has two ends: its payments, and its receipts. */
static int
expand (Search   *self,
        Side     *side,
        Side     *other,
        gboolean  onwards)
{
  int v = side->queue[side->begin++];
  int end = self->first[v + 1];

  side->looks += end - self->first[v] + 1;
  for (int k = self->first[v]; k < end; k++)
    {
      const Way *way = &self->ways[k];
      gint64 room = onwards ? way->room : way->both - way->room;
      int w = way->head;

      if (room == 0 || ((v == self->company || w == self->company) && way->onwards != onwards))
        continue;
      if (w == self->company)
        {
          side->via[w] = k;
          return w;
        }
      if (side->mark[w] == self->round)
        continue;
      side->mark[w] = self->round;
      side->via[w] = k;
      if (other->mark[w] == self->round)
        return w;
      side->queue[side->end++] = w;
    }

  return -1;
}

/* Returns where the two sides meet, or -1 where no more can go through the company. */
static int
find_meeting (Search *self)
{
  Side *onwards = &self->onwards, *backwards = &self->backwards;
  gboolean was_onwards = TRUE;
  int meeting = -1;

  self->round++;
  begin_side (onwards, self->company, self->round);
  begin_side (backwards, self->company, self->round);
  while (meeting < 0 && onwards->begin < onwards->end && backwards->begin < backwards->end)
    {
      was_onwards = onwards->looks <= backwards->looks;
      meeting = was_onwards ? expand (self, onwards, backwards, TRUE) : expand (self, backwards, onwards, FALSE);
    }
  self->found_onwards = was_onwards;
  self->looks_left -= onwards->looks + backwards->looks;

  return meeting;
}

/* The ways of the path found, in any order. Returns how many. */
static int
collect_path (const Search *self,
              int           meeting,
              int          *path)
{
  int n = 0;

  if (meeting != self->company || self->found_onwards)
    for (int v = meeting; n == 0 || v != self->company; v = self->ways[self->ways[path[n - 1]].reverse].head)
      path[n++] = self->onwards.via[v];
  if (meeting != self->company || !self->found_onwards)
    {
      int v = meeting;

      do
        {
          path[n] = self->ways[self->backwards.via[v]].reverse;
          v = self->ways[path[n++]].head;
        }
      while (v != self->company);
    }

  return n;
}

static gint64
send_along (Search    *self,
            const int *path,
            int        n)
{
  gint64 amount = G_MAXINT64;

  for (int i = 0; i < n; i++)
    amount = MIN (amount, self->ways[path[i]].room);
  for (int i = 0; i < n; i++)
    {
      Way *way = &self->ways[path[i]];

      way->room -= amount;
      self->ways[way->reverse].room += amount;
    }

  return amount;
}

/* What a company pays of what comes back, and the most it could: no more than it pays or than it receives. */
static gint64
get_through (const Search *self,
             int           company,
             gint64       *most)
{
  gint64 through = 0, paid = 0, received = 0;

  for (int k = self->first[company]; k < self->first[company + 1]; k++)
    {
      const Way *way = &self->ways[k];

      if (way->onwards)
        {
          through += way->both - way->room;
          paid += way->both;
        }
      else
        received += way->both;
    }
  *most = MIN (paid, received);

  return through;
}

/* Returns -1 where there was no time to find out. */
static gint64
find_back (Search *self,
           int     company,
           int    *path)
{
  gint64 most;
  gint64 through = get_through (self, company, &most);

  self->company = company;
  while (through < most)
    {
      int meeting;

      if (self->looks_left <= 0)
        return -1;
      meeting = find_meeting (self);
      if (meeting < 0)
        return through;
      through += send_along (self, path, collect_path (self, meeting, path));
    }

  return through;
}

/* Companies by how many arcs they have: those of few are quick. */
static int *
order_companies (const Search *self)
{
  int most = 0;
  int *order = g_new (int, self->n + 1);
  g_autofree int *fill = NULL;

  for (int v = 0; v < self->n; v++)
    most = MAX (most, self->first[v + 1] - self->first[v]);
  fill = g_new0 (int, most + 2);
  for (int v = 0; v < self->n; v++)
    fill[self->first[v + 1] - self->first[v] + 1]++;
  for (int i = 0; i < most; i++)
    fill[i + 1] += fill[i];
  for (int v = 0; v < self->n; v++)
    order[fill[self->first[v + 1] - self->first[v]]++] = v;

  return order;
}

/**
 * moniac_ways_back:
 * @n: how many companies; arcs join two different ones of 0 to n - 1, whatever they cost
 * @flow: (array length=n_arcs): any circulation on the arcs; the larger, the quicker
 * @n_looks: how often an arc may be looked at
 * @back: (array length=n) (out caller-allocates): of each company the largest flow from what it pays to what
 *   it receives; -1 where @n_looks were not enough to find it
 *
 * Returns: how many looks are left
 */
gint64
moniac_ways_back (int              n,
                  const MoniacArc *arcs,
                  int              n_arcs,
                  const gint64    *flow,
                  gint64           n_looks,
                  gint64          *back,
                  GCancellable    *cancellable)
{
  g_auto (Search) search = { .n = n, .looks_left = n_looks };
  g_autofree int *order = NULL;
  g_autofree int *path = g_new (int, 2 * (gsize) n + 2);

  search_init (&search, n, arcs, n_arcs, flow);
  order = order_companies (&search);
  for (int i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    back[order[i]] = find_back (&search, order[i], path);

  return MAX (search.looks_left, 0);
}
