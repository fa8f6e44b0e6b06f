/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loops: elementary directed cycles of companies along money deals. */
#include "config.h"

#include "moniac-loops.h"

#include <string.h>

#include "moniac-components.h"
#include "moniac-pairs.h"

G_DEFINE_BOXED_TYPE (MoniacLoops, moniac_loops, moniac_loops_ref, moniac_loops_unref)

/* How many steps of the search, each a look at one pair, pass between two looks at the cancellable. */
#define STEPS_BETWEEN_LOOKS 4096
/* A search this long has seen enough: the rest is reported as "more exist". */
#define MAX_STEPS 50000000
/* Farther than any loop is long. */
#define FAR (G_MAXINT / 2)

typedef struct
{
  const MoniacPairs *pairs;
  int n;
  int *first;             /* steps of a company: steps[first[v] .. first[v + 1]] */
  int *steps;             /* indices of pairs, both ends in one component */
  int *back;              /* of the pairs into a company, likewise */
  int *first_back;

  int start;              /* the least company of the loops searched for */
  int *distance;          /* least steps from a company back to the start */
  int *near;              /* the companies that have a distance */
  int n_near;
  gboolean *on_path;
  int *path;              /* of pairs */
  int length;             /* of the loops searched for */

  GArray *found;          /* of MoniacLoop */
  int cap;
  gboolean capped;
  gint64 n_steps;
  gint64 next_look;       /* at the cancellable: after so many steps */
  GCancellable *cancellable;
  gboolean cancelled;
} Search;

static void
clear_loop (gpointer data)
{
  MoniacLoop *loop = data;

  for (int i = 0; i < loop->n; i++)
    g_free (loop->deals[i]);
  g_free (loop->deals);
  g_free (loop->n_deals);
  g_free (loop->companies);
}

/* Sorts pairs by one of their ends, by counting. */
static int *
group (const Search   *self,
       const gboolean *usable,
       gboolean        by_payee,
       int           **first)
{
  int *grouped = g_new (int, self->pairs->n + 1);
  g_autofree int *fill = g_new0 (int, self->n + 1);

  *first = g_new0 (int, self->n + 2);
  for (int i = 0; i < self->pairs->n; i++)
    if (usable[i])
      (*first)[(by_payee ? self->pairs->pairs[i].payee : self->pairs->pairs[i].payer) + 1]++;
  for (int v = 0; v < self->n; v++)
    (*first)[v + 1] += (*first)[v];
  for (int i = 0; i < self->pairs->n; i++)
    if (usable[i])
      {
        int v = by_payee ? self->pairs->pairs[i].payee : self->pairs->pairs[i].payer;

        grouped[(*first)[v] + fill[v]++] = i;
      }
  return grouped;
}

static void
search_init (Search            *self,
             const MoniacPairs *pairs,
             int                n)
{
  g_autofree int *from = g_new (int, pairs->n + 1);
  g_autofree int *to = g_new (int, pairs->n + 1);
  g_autofree gboolean *usable = g_new0 (gboolean, pairs->n + 1);
  g_autofree int *component = NULL;
  int n_arcs = 0;

  self->pairs = pairs;
  self->n = n;
  for (int i = 0; i < pairs->n; i++)
    if (pairs->pairs[i].amount > 0 || pairs->pairs[i].n_undisclosed > 0)
      {
        from[n_arcs] = pairs->pairs[i].payer;
        to[n_arcs++] = pairs->pairs[i].payee;
        usable[i] = TRUE;
      }
  component = moniac_components (n, n_arcs, from, to);
  for (int i = 0; i < pairs->n; i++)
    usable[i] = usable[i] && component[pairs->pairs[i].payer] == component[pairs->pairs[i].payee];
  self->steps = group (self, usable, FALSE, &self->first);
  self->back = group (self, usable, TRUE, &self->first_back);
  self->distance = g_new (int, n + 1);
  self->near = g_new (int, n + 1);
  for (int v = 0; v < n; v++)
    self->distance[v] = FAR;
  self->on_path = g_new0 (gboolean, n + 1);
  self->path = g_new (int, n + 1);
  self->found = g_array_new (FALSE, FALSE, sizeof (MoniacLoop));
  g_array_set_clear_func (self->found, clear_loop);
}

static void
search_clear (Search *self)
{
  g_free (self->first);
  g_free (self->steps);
  g_free (self->back);
  g_free (self->first_back);
  g_free (self->distance);
  g_free (self->near);
  g_free (self->on_path);
  g_free (self->path);
  g_array_unref (self->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* The smallest leg. A step with an undisclosed deal is at least as large as what is known of it. */
static void
set_amount (MoniacLoop   *loop,
            const Search *search)
{
  gint64 known = G_MAXINT64, uncertain = G_MAXINT64;

  for (int i = 0; i < loop->n; i++)
    {
      const MoniacPair *pair = &search->pairs->pairs[search->path[i]];

      if (pair->n_undisclosed == 0)
        known = MIN (known, pair->amount);
      else
        uncertain = MIN (uncertain, pair->amount);
    }
  loop->known = known <= uncertain;
  loop->amount = known < G_MAXINT64 ? known : -1;
}

static void
add_found (Search *self)
{
  MoniacLoop loop = { .n = self->length };

  loop.companies = g_new (int, loop.n);
  loop.n_deals = g_new (int, loop.n);
  loop.deals = g_new (int *, loop.n);
  for (int i = 0; i < loop.n; i++)
    {
      const MoniacPair *pair = &self->pairs->pairs[self->path[i]];

      loop.companies[i] = pair->payer;
      loop.n_deals[i] = pair->n_deals;
      loop.deals[i] = g_memdup2 (pair->deals, pair->n_deals * sizeof (int));
    }
  set_amount (&loop, self);
  g_array_append_val (self->found, loop);
}

static gboolean
has_ended (const Search *self)
{
  return self->cancelled || self->capped;
}

/* Counts steps of the search, and tells whether it has to stop. */
static gboolean
is_over (Search *self,
         int     n_steps)
{
  self->n_steps += n_steps;
  if (self->n_steps >= self->next_look)
    {
      self->next_look = self->n_steps + STEPS_BETWEEN_LOOKS;
      self->cancelled = self->cancelled || g_cancellable_is_cancelled (self->cancellable);
    }
  if (self->n_steps > MAX_STEPS)
    self->capped = TRUE;
  return has_ended (self);
}

/* Least steps back to the start, over companies not below it, up to the length searched for. */
static void
update_distances (Search *self)
{
  for (int i = 0; i < self->n_near; i++)
    self->distance[self->near[i]] = FAR;
  self->near[0] = self->start;
  self->n_near = 1;
  self->distance[self->start] = 0;
  for (int head = 0; head < self->n_near; head++)
    {
      int v = self->near[head];

      if (self->distance[v] == self->length - 1)
        continue;
      for (int i = self->first_back[v]; i < self->first_back[v + 1]; i++)
        {
          int w = self->pairs->pairs[self->back[i]].payer;

          if (w <= self->start || self->distance[w] <= self->distance[v] + 1)
            continue;
          self->distance[w] = self->distance[v] + 1;
          self->near[self->n_near++] = w;
        }
      if (is_over (self, self->first_back[v + 1] - self->first_back[v]))
        return;
    }
}

/* Extends the path from v, of which `depth` steps are made; recursion is no deeper than a loop is long. */
static void
extend (Search *self,
        int     v,
        int     depth)
{
  int left = self->length - depth;

  if (is_over (self, self->first[v + 1] - self->first[v]))
    return;
  for (int i = self->first[v]; i < self->first[v + 1] && !has_ended (self); i++)
    {
      int w = self->pairs->pairs[self->steps[i]].payee;

      self->path[depth] = self->steps[i];
      if (w == self->start && left == 1)
        {
          if ((int) self->found->len == self->cap)
            self->capped = TRUE;
          else
            add_found (self);
        }
      else if (w > self->start && !self->on_path[w] && self->distance[w] <= left - 1)
        {
          self->on_path[w] = TRUE;
          extend (self, w, depth + 1);
          self->on_path[w] = FALSE;
        }
    }
}

static int
compare_loops (gconstpointer a,
               gconstpointer b)
{
  const MoniacLoop *x = a, *y = b;

  if (x->amount != y->amount)
    return x->amount > y->amount ? -1 : 1;
  if (x->known != y->known)
    return x->known ? -1 : 1;
  if (x->n != y->n)
    return x->n - y->n;
  for (int i = 0; i < x->n; i++)
    if (x->companies[i] != y->companies[i])
      return x->companies[i] - y->companies[i];
  return 0;
}

MoniacLoops *
moniac_loops_new (const MoniacNetwork *network,
                  int                  max_length,
                  int                  cap,
                  GCancellable        *cancellable)
{
  g_autoptr (MoniacPairs) pairs = moniac_pairs_new (network);
  g_auto (Search) search = { .cap = cap, .cancellable = cancellable };
  MoniacLoops *self;

  search_init (&search, pairs, network->n_companies);
  for (search.length = 2; search.length <= MIN (max_length, network->n_companies) && !has_ended (&search); search.length++)
    for (search.start = 0; search.start < search.n && !has_ended (&search); search.start++)
      {
        if (search.first[search.start] == search.first[search.start + 1])
          continue;
        update_distances (&search);
        if (!has_ended (&search))
          extend (&search, search.start, 0);
      }
  g_array_sort (search.found, compare_loops);

  self = g_new0 (MoniacLoops, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n = (int) search.found->len;
  self->any = search.first[search.n] > 0;
  self->capped = search.capped;
  self->stopped = search.cancelled;
  self->max_length = max_length;
  self->n_steps = search.n_steps;
  self->loops = g_memdup2 (search.found->data, search.found->len * sizeof (MoniacLoop));
  g_array_set_clear_func (search.found, NULL);

  return self;
}

MoniacLoops *
moniac_loops_ref (MoniacLoops *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_loops_unref (MoniacLoops *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (int i = 0; i < self->n; i++)
    clear_loop (&self->loops[i]);
  g_free (self->loops);
  g_free (self);
}
