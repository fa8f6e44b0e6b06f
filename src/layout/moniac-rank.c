/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks loops where it costs least and deals companies out to ranks. */
#include "config.h"

#include "moniac-rank.h"

#include <math.h>
#include <string.h>

#include "moniac-graphviz.h"
#include "moniac-place.h"
#include "moniac-rank-keep.h"
#include "moniac-rank-refine.h"

#define MAX_ROUNDS 20
#define SHUFFLES 6
#define SHUFFLES_MAX_COMPANIES 300
/* Dot answers in well under a second up to here. */
#define DOT_MAX_COMPANIES 300
#define DOT_MAX_TIES 900
#define DOT_SECONDS 3.0
#define DOT_SIZE 36.0
/* What runs back pulls its ends together less than what runs forward. */
#define BACK_PULL 0.25
#define UNTIED_PER_RANK 12

static double
net_weight (const MoniacTie *tie)
{
  return tie->forth + tie->relation / 2 - tie->back;
}

double
moniac_rank_back_weight (int              n,
                         int              n_ties,
                         const MoniacTie *ties,
                         const int       *sequence)
{
  g_autofree int *position = g_new (int, MAX (n, 1));
  double weight = 0;

  for (int i = 0; i < n; i++)
    position[sequence[i]] = i;
  for (int i = 0; i < n_ties; i++)
    weight += position[ties[i].a] < position[ties[i].b] ? ties[i].back
                                                        : ties[i].forth + ties[i].relation / 2;
  return weight;
}

/* The ties of every company: which, and whether the company is `a` in them. */
typedef struct
{
  int *first;
  int *tie;
} Incidence;

static void
incidence_init (Incidence       *self,
                int              n,
                int              n_ties,
                const MoniacTie *ties)
{
  g_autofree int *fill = g_new0 (int, n + 1);

  self->first = g_new0 (int, n + 1);
  self->tie = g_new (int, MAX (2 * n_ties, 1));
  for (int i = 0; i < n_ties; i++)
    {
      self->first[ties[i].a + 1]++;
      self->first[ties[i].b + 1]++;
    }
  for (int v = 0; v < n; v++)
    self->first[v + 1] += self->first[v];
  memcpy (fill, self->first, (n + 1) * sizeof *fill);
  for (int i = 0; i < n_ties; i++)
    {
      self->tie[fill[ties[i].a]++] = i;
      self->tie[fill[ties[i].b]++] = i;
    }
}

static void
incidence_clear (Incidence *self)
{
  g_free (self->first);
  g_free (self->tie);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Incidence, incidence_clear)

/* Moves one company to where least of its weight runs back; returns what was gained. */
static double
move_best (int              v,
           int              n,
           const MoniacTie  *ties,
           const Incidence  *incidence,
           int              *sequence,
           int              *position,
           double           *gain)
{
  int at = position[v], best = at;
  double cost = 0, best_cost = 0;

  /* gain[p]: what it saves to stand after the company at p rather than before it. */
  for (int i = incidence->first[v]; i < incidence->first[v + 1]; i++)
    {
      const MoniacTie *tie = &ties[incidence->tie[i]];

      if (tie->a == v)
        gain[position[tie->b]] = -net_weight (tie);
      else
        gain[position[tie->a]] = net_weight (tie);
    }
  for (int p = at - 1; p >= 0; p--)
    {
      cost += gain[p];
      if (cost < best_cost - 1e-12)
        {
          best_cost = cost;
          best = p;
        }
    }
  cost = 0;
  for (int p = at + 1; p < n; p++)
    {
      cost -= gain[p];
      if (cost < best_cost - 1e-12)
        {
          best_cost = cost;
          best = p;
        }
    }
  for (int i = incidence->first[v]; i < incidence->first[v + 1]; i++)
    {
      const MoniacTie *tie = &ties[incidence->tie[i]];

      gain[position[tie->a == v ? tie->b : tie->a]] = 0;
    }
  for (; at > best; at--)
    position[sequence[at] = sequence[at - 1]] = at;
  for (; at < best; at++)
    position[sequence[at] = sequence[at + 1]] = at;
  position[sequence[at] = v] = at;
  return -best_cost;
}

static void
improve_sequence (int              n,
                  const MoniacTie *ties,
                  const Incidence *incidence,
                  int             *sequence)
{
  g_autofree int *position = g_new (int, n);
  g_autofree double *gain = g_new0 (double, n);

  for (int i = 0; i < n; i++)
    position[sequence[i]] = i;
  for (int round = 0; round < MAX_ROUNDS; round++)
    {
      double gained = 0;

      for (int v = 0; v < n; v++)
        gained += move_best (v, n, ties, incidence, sequence, position, gain);
      if (gained < 1e-9)
        break;
    }
}

/* Companies that only get go last, those that only pay first, else the one that pays most on balance next. */
static void
sequence_greedy (int              n,
                 const MoniacTie *ties,
                 const Incidence *incidence,
                 int             *sequence)
{
  g_autofree double *pays = g_new0 (double, n);
  g_autofree double *gets = g_new0 (double, n);
  g_autofree gboolean *gone = g_new0 (gboolean, n);
  int front = 0, back = n;

  for (int v = 0; v < n; v++)
    for (int i = incidence->first[v]; i < incidence->first[v + 1]; i++)
      {
        const MoniacTie *tie = &ties[incidence->tie[i]];
        double forth = tie->forth + tie->relation / 2;

        pays[v] += tie->a == v ? forth : tie->back;
        gets[v] += tie->a == v ? tie->back : forth;
      }
  while (front < back)
    {
      const double none = 1e-9;
      int best = -1;
      gboolean sink = FALSE;

      for (int v = 0; v < n && !sink; v++)
        if (!gone[v])
          {
            if (pays[v] <= none)
              {
                best = v;
                sink = TRUE;
              }
            else if (best < 0 || (gets[v] <= none) > (gets[best] <= none)
                     || ((gets[v] <= none) == (gets[best] <= none)
                         && pays[v] - gets[v] > pays[best] - gets[best]))
              best = v;
          }
      gone[best] = TRUE;
      sequence[sink ? --back : front++] = best;
      for (int i = incidence->first[best]; i < incidence->first[best + 1]; i++)
        {
          const MoniacTie *tie = &ties[incidence->tie[i]];
          int other = tie->a == best ? tie->b : tie->a;
          double forth = tie->forth + tie->relation / 2;

          gets[other] -= tie->a == best ? forth : tie->back;
          pays[other] -= tie->a == best ? tie->back : forth;
        }
    }
}

static void
shuffle (int      n,
         guint32  seed,
         int     *sequence)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int i = 0; i < n; i++)
    sequence[i] = i;
  for (int i = n - 1; i > 0; i--)
    {
      int j = g_rand_int_range (rand, 0, i + 1);
      int swap = sequence[i];

      sequence[i] = sequence[j];
      sequence[j] = swap;
    }
}

void
moniac_rank_sequence (int              n,
                      int              n_ties,
                      const MoniacTie *ties,
                      const int       *start,
                      int             *sequence)
{
  g_auto (Incidence) incidence = { 0 };
  g_autofree int *trial = g_new (int, MAX (n, 1));
  int shuffles = n <= SHUFFLES_MAX_COMPANIES ? SHUFFLES : 0;
  double best = G_MAXDOUBLE;

  if (n == 0)
    return;
  incidence_init (&incidence, n, n_ties, ties);
  for (int s = start != NULL ? -1 : 0; s <= shuffles; s++)
    {
      double weight;

      if (s < 0)
        memcpy (trial, start, n * sizeof *trial);
      else if (s == 0)
        sequence_greedy (n, ties, &incidence, trial);
      else
        shuffle (n, 700 + s, trial);
      if (s >= 0)
        improve_sequence (n, ties, &incidence, trial);
      weight = moniac_rank_back_weight (n, n_ties, ties, trial) * (s < 0 ? MONIAC_RANK_KEEP_FACTOR : 1);
      if (weight < best - 1e-9)
        {
          best = weight;
          memcpy (sequence, trial, n * sizeof *trial);
        }
    }
}

/* Each company right of all before it that it is tied to, then as near to its heavier side as that allows. */
static void
rank_by_longest_path (int              n,
                      int              n_ties,
                      const MoniacTie *ties,
                      const int       *sequence,
                      const int       *position,
                      int             *rank)
{
  g_auto (Incidence) incidence = { 0 };

  incidence_init (&incidence, n, n_ties, ties);
  memset (rank, 0, n * sizeof *rank);
  for (int i = 0; i < n; i++)
    for (int j = incidence.first[sequence[i]]; j < incidence.first[sequence[i] + 1]; j++)
      {
        const MoniacTie *tie = &ties[incidence.tie[j]];
        int other = tie->a == sequence[i] ? tie->b : tie->a;

        if (position[other] < i)
          rank[sequence[i]] = MAX (rank[sequence[i]], rank[other] + 1);
      }
  for (int round = 0; round < MAX_ROUNDS; round++)
    for (int i = n - 1; i >= 0; i--)
      {
        int v = sequence[i], low = 0, high = G_MAXINT;
        double left = 0, right = 0;

        for (int j = incidence.first[v]; j < incidence.first[v + 1]; j++)
          {
            const MoniacTie *tie = &ties[incidence.tie[j]];
            int other = tie->a == v ? tie->b : tie->a;

            if (position[other] < i)
              {
                low = MAX (low, rank[other] + 1);
                left += moniac_tie_weight (tie);
              }
            else
              {
                high = MIN (high, rank[other] - 1);
                right += moniac_tie_weight (tie);
              }
          }
        if (high < G_MAXINT && right > left)
          rank[v] = high;
        else if (left > right)
          rank[v] = low;
      }
}

static gboolean
rank_by_dot (int              n,
             int              n_ties,
             const MoniacTie *ties,
             const int       *position,
             GCancellable    *cancellable,
             int             *rank)
{
  g_autofree MoniacRect *sizes = g_new0 (MoniacRect, MAX (n, 1));
  g_autofree MoniacGraphvizEdge *edges = g_new0 (MoniacGraphvizEdge, MAX (n_ties, 1));
  g_autofree MoniacPoint *centers = g_new0 (MoniacPoint, MAX (n, 1));
  g_autofree double *columns = g_new (double, MAX (n, 1));
  int n_columns = 0;

  for (int v = 0; v < n; v++)
    sizes[v].width = sizes[v].height = DOT_SIZE;
  for (int i = 0; i < n_ties; i++)
    {
      const MoniacTie *tie = &ties[i];
      gboolean straight = position[tie->a] < position[tie->b];
      double forward = straight ? tie->forth : tie->back, back = straight ? tie->back : tie->forth;

      edges[i].from = straight ? tie->a : tie->b;
      edges[i].to = straight ? tie->b : tie->a;
      edges[i].weight = CLAMP ((int) lround (1000 * (forward + BACK_PULL * back)), 1, 1000);
    }
  if (!moniac_graphviz_place (MONIAC_ENGINE_DOT, n, sizes, n_ties, edges, DOT_SECONDS, centers,
                              cancellable, NULL))
    return FALSE;
  for (int v = 0; v < n; v++)
    {
      int k = 0;

      while (k < n_columns && fabs (columns[k] - centers[v].x) > DOT_SIZE / 2)
        k++;
      if (k == n_columns)
        columns[n_columns++] = centers[v].x;
    }
  for (int v = 0; v < n; v++)
    {
      rank[v] = 0;
      for (int k = 0; k < n_columns; k++)
        rank[v] += columns[k] < centers[v].x - DOT_SIZE / 2;
    }
  /* Only trusted where every tie runs the way that it was asked to. */
  for (int i = 0; i < n_ties; i++)
    if (rank[edges[i].from] >= rank[edges[i].to])
      return FALSE;
  return TRUE;
}

/* Ranks that nobody is in are closed up. */
static int
close_up (int  n,
          int *rank)
{
  int highest = 0, kept = 0;
  g_autofree int *renamed = NULL;

  for (int v = 0; v < n; v++)
    highest = MAX (highest, rank[v]);
  renamed = g_new0 (int, highest + 1);
  for (int v = 0; v < n; v++)
    renamed[rank[v]] = 1;
  for (int r = 0; r <= highest; r++)
    renamed[r] = renamed[r] ? kept++ : -1;
  for (int v = 0; v < n; v++)
    rank[v] = renamed[rank[v]];
  return kept;
}

/* Companies without ties go where there are fewest. */
static void
spread_untied (int             n,
               const gboolean *tied,
               int            *rank,
               int            *n_ranks)
{
  g_autofree int *count = NULL;
  int untied = 0;

  for (int v = 0; v < n; v++)
    untied += !tied[v];
  if (untied == 0)
    return;
  *n_ranks = MAX (*n_ranks, (untied + UNTIED_PER_RANK - 1) / UNTIED_PER_RANK);
  count = g_new0 (int, *n_ranks);
  for (int v = 0; v < n; v++)
    if (tied[v])
      count[rank[v]]++;
  for (int v = 0; v < n; v++)
    if (!tied[v])
      {
        int best = 0;

        for (int r = 1; r < *n_ranks; r++)
          if (count[r] < count[best])
            best = r;
        rank[v] = best;
        count[best]++;
      }
}

int
moniac_rank_apply_pins (const MoniacLayoutInput *input,
                        int                      n_ranks,
                        int                     *rank)
{
  int n = input->network->n_companies;

  for (int v = 0; v < n; v++)
    {
      MoniacPoint pin;

      if (moniac_place_pin (input, v, &pin))
        rank[v] = (int) lround ((pin.x - input->area.x) / MAX (input->area.width, 1) * (n_ranks - 1));
    }
  return close_up (n, rank);
}

void
moniac_rank_find (const MoniacLayoutInput *input,
                  GCancellable            *cancellable,
                  int                     *rank,
                  int                     *n_ranks,
                  gboolean                *fallback)
{
  int n = input->network->n_companies;
  int n_ties;
  g_autofree MoniacTie *ties = moniac_ties_of_network (input->network, &n_ties);
  g_autofree int *sequence = g_new (int, MAX (n, 1));
  g_autofree int *position = g_new (int, MAX (n, 1));
  g_autofree int *start = moniac_rank_previous_sequence (input);
  g_autofree gboolean *tied = g_new0 (gboolean, MAX (n, 1));

  *fallback = FALSE;
  *n_ranks = 0;
  if (n == 0)
    return;
  moniac_rank_sequence (n, n_ties, ties, start, sequence);
  if (start != NULL
      && moniac_rank_keep (input, n_ties, ties, start,
                           moniac_rank_back_weight (n, n_ties, ties, sequence), rank, n_ranks))
    {
      *n_ranks = moniac_rank_apply_pins (input, *n_ranks, rank);
      return;
    }
  for (int i = 0; i < n; i++)
    position[sequence[i]] = i;
  for (int i = 0; i < n_ties; i++)
    tied[ties[i].a] = tied[ties[i].b] = TRUE;
  if (n > DOT_MAX_COMPANIES || n_ties > DOT_MAX_TIES || n_ties == 0)
    rank_by_longest_path (n, n_ties, ties, sequence, position, rank);
  else if (!rank_by_dot (n, n_ties, ties, position, cancellable, rank))
    {
      *fallback = TRUE;
      rank_by_longest_path (n, n_ties, ties, sequence, position, rank);
    }
  for (int v = 0; v < n; v++)
    if (!tied[v])
      rank[v] = 0;
  *n_ranks = close_up (n, rank);
  moniac_rank_refine (input->network, n_ties, ties, rank, n_ranks);
  spread_untied (n, tied, rank, n_ranks);
  *n_ranks = moniac_rank_apply_pins (input, *n_ranks, rank);
}
