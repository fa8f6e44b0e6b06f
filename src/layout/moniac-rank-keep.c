/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads ranks off the scene on show, and finds ranks among them for what is new. */
#include "config.h"

#include "moniac-rank-keep.h"

#include "moniac-place.h"
#include "moniac-rank-refine.h"

/* Of all weight: what may run back, or within a rank, besides what may for the sake of the order. */
#define KEEP_SHARE 0.12
#define SAME_COLUMN 2.0
/* The best sequence of more companies than this is not looked for after a small change. */
#define MOST_TO_COMPARE 300
/* What a rank more on the way costs, against running back. */
#define LENGTH_COST 0.05
#define NONE G_MININT

typedef struct
{
  int company;
  double x;
} Placed;

static int
compare_placed (gconstpointer a,
                gconstpointer b)
{
  const Placed *s = a, *t = b;

  if (s->x != t->x)
    return s->x < t->x ? -1 : 1;
  return s->company - t->company;
}

int *
moniac_rank_previous_sequence (const MoniacLayoutInput *input)
{
  int n = input->network->n_companies;
  g_autofree Placed *placed = g_new (Placed, MAX (n, 1));
  gboolean any = FALSE;
  int *sequence;

  for (int v = 0; v < n; v++)
    {
      MoniacPoint point;

      placed[v] = (Placed) { v, input->area.x + input->area.width };
      if (moniac_place_previous (input, v, &point))
        {
          placed[v].x = point.x;
          any = TRUE;
        }
    }
  if (!any)
    return NULL;
  qsort (placed, n, sizeof *placed, compare_placed);
  sequence = g_new (int, n);
  for (int i = 0; i < n; i++)
    sequence[i] = placed[i].company;
  return sequence;
}

static double
back_weight_of_ranks (int              n_ties,
                      const MoniacTie *ties,
                      const int       *rank)
{
  double weight = 0;

  /* What stays within a rank is led around like what runs back. */
  for (int i = 0; i < n_ties; i++)
    {
      if (rank[ties[i].a] >= rank[ties[i].b])
        weight += ties[i].forth + ties[i].relation / 2;
      if (rank[ties[i].a] <= rank[ties[i].b])
        weight += ties[i].back;
    }
  return weight;
}

/* The columns of the previous scene as ranks; NONE for what is new. Returns how many there are. */
static int
read_ranks (const MoniacLayoutInput *input,
            const int               *sequence,
            int                     *rank)
{
  double column = -G_MAXDOUBLE;
  int n_ranks = 0;

  for (int i = 0; i < input->network->n_companies; i++)
    {
      MoniacPoint point;

      rank[sequence[i]] = NONE;
      if (!moniac_place_previous (input, sequence[i], &point))
        continue;
      if (point.x > column + SAME_COLUMN * input->unit)
        n_ranks++;
      column = point.x;
      rank[sequence[i]] = n_ranks - 1;
    }
  return n_ranks;
}

/* Whether little enough runs back, and within a rank, where `best` has to. */
static gboolean
is_fine (int              n_ties,
         const MoniacTie *ties,
         double           best,
         const int       *rank)
{
  double total = 0;

  for (int i = 0; i < n_ties; i++)
    total += moniac_tie_weight (&ties[i]);
  return back_weight_of_ranks (n_ties, ties, rank) <= best / MONIAC_RANK_KEEP_FACTOR + (KEEP_SHARE + MONIAC_RANK_BACK_SHARE) * total;
}

gboolean
moniac_rank_keep (const MoniacLayoutInput *input,
                  int                      n_ties,
                  const MoniacTie         *ties,
                  const int               *sequence,
                  double                   best,
                  int                     *rank,
                  int                     *n_ranks)
{
  *n_ranks = read_ranks (input, sequence, rank);
  for (int c = 0; c < input->network->n_companies; c++)
    if (rank[c] == NONE)
      return FALSE;
  return is_fine (n_ties, ties, best, rank);
}

/* What it costs a company to be in rank `r`: what runs back, and how far the rest has to go. */
static double
cost_of_rank (int              company,
              int              n_ties,
              const MoniacTie *ties,
              const int       *rank,
              int              r)
{
  double cost = 0;

  for (int i = 0; i < n_ties; i++)
    {
      gboolean first = ties[i].a == company;
      int other = first ? ties[i].b : ties[i].a, way;

      if ((!first && ties[i].b != company) || rank[other] == NONE)
        continue;
      /* From a to b, where that is to the right. */
      way = first ? rank[other] - r : r - rank[other];
      cost += way > 0 ? LENGTH_COST * way * moniac_tie_weight (&ties[i]) + ties[i].back
              : LENGTH_COST * -way * moniac_tie_weight (&ties[i]) + ties[i].forth + ties[i].relation / 2
                + (way == 0 ? ties[i].back : 0);
    }
  return cost;
}

static int
count_in_rank (int        n,
               const int *rank,
               int        r)
{
  int count = 0;

  for (int c = 0; c < n; c++)
    count += rank[c] == r;
  return count;
}

/* The rank that suits a new company best, maybe one before the first or after the last; of equals the emptiest. */
static int
best_rank (int              n,
           int              company,
           int              n_ties,
           const MoniacTie *ties,
           const int       *rank,
           int              first,
           int              last)
{
  double least = G_MAXDOUBLE;
  int best = first, fewest = G_MAXINT;

  for (int r = first - 1; r <= last + 1; r++)
    {
      double cost = cost_of_rank (company, n_ties, ties, rank, r);
      int count = r < first || r > last ? n + 1 : count_in_rank (n, rank, r);

      if (cost < least - 1e-9 || (cost < least + 1e-9 && count < fewest))
        {
          least = cost;
          best = r;
          fewest = count;
        }
    }
  return best;
}

/* New companies one after the other; then ranks count from 0 without a gap again. */
static int
seat_newcomers (int              n,
                int              n_ties,
                const MoniacTie *ties,
                int             *rank,
                int              n_ranks)
{
  int first = 0, last = n_ranks - 1;

  for (int c = 0; c < n; c++)
    if (rank[c] == NONE)
      {
        rank[c] = best_rank (n, c, n_ties, ties, rank, first, last);
        first = MIN (first, rank[c]);
        last = MAX (last, rank[c]);
      }
  for (int c = 0; c < n; c++)
    rank[c] -= first;
  return last - first + 1;
}

gboolean
moniac_rank_follow (const MoniacLayoutInput *input,
                    MoniacChange             change,
                    int                     *rank,
                    int                     *n_ranks)
{
  int n = input->network->n_companies;
  int n_ties;
  g_autofree MoniacTie *ties = moniac_ties_of_network (input->network, &n_ties);
  g_autofree int *start = moniac_rank_previous_sequence (input);

  if (change == MONIAC_CHANGE_ALL || start == NULL)
    return FALSE;
  *n_ranks = read_ranks (input, start, rank);
  *n_ranks = seat_newcomers (n, n_ties, ties, rank, *n_ranks);
  if (change == MONIAC_CHANGE_SOME && n <= MOST_TO_COMPARE)
    {
      g_autofree int *sequence = g_new (int, n);

      moniac_rank_sequence (n, n_ties, ties, start, sequence);
      if (!is_fine (n_ties, ties, moniac_rank_back_weight (n, n_ties, ties, sequence), rank))
        return FALSE;
    }
  *n_ranks = moniac_rank_apply_pins (input, *n_ranks, rank);
  return TRUE;
}
