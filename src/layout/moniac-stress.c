/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places the nodes of a graph by stress: a list of pairs with the distance that each should have, gone through in
 * random order again and again, while every step moves less than the one before. */
#include "config.h"

#include "moniac-stress.h"

#include <math.h>

/* Up to here every pair has a distance, above only those with a pivot and those tied. */
#define MOST_FOR_ALL_PAIRS 500
#define PIVOTS 40
#define ROUNDS 30
#define ROUNDS_SPARSE 16
/* How small the last steps are. */
#define LAST_STEP 0.05
/* Free space between the rims of those that are tied, in mean sizes, and at least, in points. */
#define GAP 0.7
#define LEAST_GAP 40.0
/* Parts without a way between them are this share of the longest way apart, and at least so many steps. */
#define APART 0.6
#define LEAST_APART 2
#define UNREACHED G_MAXUINT16

typedef struct
{
  int a;
  int b;
  float distance;
  float weight_a;            /* how much the pair pulls at each of them */
  float weight_b;
} Term;

typedef struct
{
  int n;
  const MoniacRect *sizes;
  double gap;
  int *first;                /* of each node, in `others`; one more at the end */
  int *others;
  GArray *terms;
  guint64 random;
} Stress;

/* Splitmix64, after Steele, Lea and Flood (2014). */
static guint64
next_random (Stress *self)
{
  guint64 z = self->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static double
random_share (Stress *self)
{
  return (double) (next_random (self) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

static void
find_others (Stress                   *self,
             int                       n_edges,
             const MoniacGraphvizEdge *edges)
{
  g_autofree int *fill = g_new0 (int, self->n + 1);

  self->first = g_new0 (int, self->n + 1);
  self->others = g_new (int, MAX (2 * n_edges, 1));
  for (int i = 0; i < n_edges; i++)
    {
      self->first[edges[i].from + 1]++;
      self->first[edges[i].to + 1]++;
    }
  for (int i = 0; i < self->n; i++)
    {
      self->first[i + 1] += self->first[i];
      fill[i] = self->first[i];
    }
  for (int i = 0; i < n_edges; i++)
    {
      self->others[fill[edges[i].from]++] = edges[i].to;
      self->others[fill[edges[i].to]++] = edges[i].from;
    }
}

/* How many steps every node is away from one; breadth first. */
static void
count_steps (const Stress *self,
             int           from,
             guint16      *steps,
             int          *queue)
{
  int n_queued = 0;

  for (int i = 0; i < self->n; i++)
    steps[i] = UNREACHED;
  steps[from] = 0;
  queue[n_queued++] = from;
  for (int next = 0; next < n_queued; next++)
    {
      int node = queue[next];

      for (int i = self->first[node]; i < self->first[node + 1]; i++)
        if (steps[self->others[i]] == UNREACHED && steps[node] < UNREACHED - 1)
          {
            steps[self->others[i]] = steps[node] + 1;
            queue[n_queued++] = self->others[i];
          }
    }
}

static double
radius (const Stress *self,
        int           node)
{
  return MAX (self->sizes[node].width, self->sizes[node].height) / 2;
}

static void
add_term (Stress *self,
          int     a,
          int     b,
          guint16 steps,
          double  share_a,
          double  share_b)
{
  double distance = radius (self, a) + radius (self, b) + steps * self->gap;
  double weight = 1 / (distance * distance);
  Term term = { a, b, (float) distance, (float) (weight * share_a), (float) (weight * share_b) };

  g_array_append_val (self->terms, term);
}

/* What is not reached at all lies beside everything else. */
static void
bridge_parts (guint16 *steps,
              gsize    n)
{
  int longest = 0;

  for (gsize i = 0; i < n; i++)
    if (steps[i] != UNREACHED)
      longest = MAX (longest, steps[i]);
  for (gsize i = 0; i < n; i++)
    if (steps[i] == UNREACHED)
      steps[i] = (guint16) MAX (LEAST_APART, (int) (longest * APART));
}

static void
add_all_pairs (Stress *self)
{
  int n = self->n;
  g_autofree guint16 *steps = g_new (guint16, (gsize) n * n);
  g_autofree int *queue = g_new (int, (gsize) MAX (n, 0));

  for (int i = 0; i < n; i++)
    count_steps (self, i, steps + (gsize) i * n, queue);
  bridge_parts (steps, (gsize) n * n);
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      add_term (self, i, j, steps[(gsize) i * n + j], 1, 1);
}

/* The node that is farthest from all pivots so far; the best connected one at first. */
static int
next_pivot (const Stress  *self,
            const guint16 *nearest)
{
  int best = 0;

  for (int i = 1; i < self->n; i++)
    {
      int degree = self->first[i + 1] - self->first[i];
      int best_degree = self->first[best + 1] - self->first[best];

      if (nearest[i] > nearest[best] || (nearest[i] == nearest[best] && degree > best_degree))
        best = i;
    }

  return best;
}

/* Of the nodes that are nearest to a pivot, how many are at most so many steps away: what it stands for there. */
static void
count_region (const Stress  *self,
              const int     *pivot_of,
              int            pivot,
              const guint16 *steps,
              int           *within)
{
  for (int i = 0; i <= UNREACHED; i++)
    within[i] = 0;
  for (int i = 0; i < self->n; i++)
    if (pivot_of[i] == pivot)
      within[steps[i]]++;
  for (int i = 1; i <= UNREACHED; i++)
    within[i] += within[i - 1];
}

static void
add_pivot_terms (Stress    *self,
                 int        pivot,
                 int        node,
                 const int *pivot_of,
                 guint16   *steps,
                 int       *within)
{
  count_region (self, pivot_of, pivot, steps, within);
  bridge_parts (steps, self->n);
  for (int i = 0; i < self->n; i++)
    if (i != node)
      add_term (self, i, node, steps[i], within[steps[i] / 2], 0);
}

/* Each pivot stands for the nodes around it, and pulls with their weight. */
static void
add_pivots (Stress *self)
{
  int n_pivots = MIN (PIVOTS, self->n);
  g_autofree guint16 *steps = g_new (guint16, (gsize) n_pivots * self->n);
  g_autofree guint16 *nearest = g_new (guint16, self->n);
  g_autofree int *queue = g_new (int, self->n);
  g_autofree int *pivot_of = g_new0 (int, self->n);
  g_autofree int *pivots = g_new (int, n_pivots);
  g_autofree int *within = g_new (int, UNREACHED + 1);

  for (int i = 0; i < self->n; i++)
    nearest[i] = UNREACHED;
  for (int p = 0; p < n_pivots; p++)
    {
      guint16 *own = steps + (gsize) p * self->n;

      pivots[p] = next_pivot (self, nearest);
      count_steps (self, pivots[p], own, queue);
      for (int i = 0; i < self->n; i++)
        if (own[i] < nearest[i])
          {
            nearest[i] = own[i];
            pivot_of[i] = p;
          }
    }
  for (int p = 0; p < n_pivots; p++)
    add_pivot_terms (self, p, pivots[p], pivot_of, steps + (gsize) p * self->n, within);
}

static void
add_edges (Stress                   *self,
           int                       n_edges,
           const MoniacGraphvizEdge *edges)
{
  for (int i = 0; i < n_edges; i++)
    if (edges[i].from != edges[i].to)
      add_term (self, edges[i].from, edges[i].to, 1, 1, 1);
}

static void
shuffle (Stress *self)
{
  Term *terms = (Term *) (gpointer) self->terms->data;

  for (guint i = self->terms->len; i > 1; i--)
    {
      guint j = (guint) (next_random (self) % i);
      Term swapped = terms[i - 1];

      terms[i - 1] = terms[j];
      terms[j] = swapped;
    }
}

/* Moves a pair toward its distance; a step of 1 or more goes all the way. */
static void
move_pair (const Term  *term,
           double       step,
           MoniacPoint *at)
{
  MoniacPoint *a = &at[term->a], *b = &at[term->b];
  double dx = a->x - b->x, dy = a->y - b->y;
  double is = MAX (sqrt (dx * dx + dy * dy), 1e-6);
  double by = (is - term->distance) / 2 / is;
  double step_a = MIN (term->weight_a * step, 1), step_b = MIN (term->weight_b * step, 1);

  a->x -= step_a * by * dx;
  a->y -= step_a * by * dy;
  b->x += step_b * by * dx;
  b->y += step_b * by * dy;
}

/* Steps fall exponentially, from one that brings even the weakest pair to its distance. */
static void
descend (Stress       *self,
         int           rounds,
         MoniacPoint  *at,
         GCancellable *cancellable)
{
  const Term *terms = (const Term *) (gpointer) self->terms->data;
  double least = INFINITY, most = 0, first, fall;

  for (guint i = 0; i < self->terms->len; i++)
    {
      least = MIN (least, terms[i].weight_a);
      most = MAX (most, terms[i].weight_a);
    }
  if (!(least > 0) || !isfinite (least))
    least = most;
  if (!(least > 0))
    return;

  first = 1 / least;
  fall = log (first * most / LAST_STEP) / (rounds - 1);
  for (int round = 0; round < rounds && !g_cancellable_is_cancelled (cancellable); round++)
    {
      double step = first * exp (-fall * round);

      shuffle (self);
      for (guint i = 0; i < self->terms->len; i++)
        move_pair (&terms[i], step, at);
    }
}

static double
mean_size (const Stress *self)
{
  double sum = 0;

  for (int i = 0; i < self->n; i++)
    sum += 2 * radius (self, i) / self->n;

  return sum;
}

static void
scatter (Stress      *self,
         MoniacPoint *out)
{
  double side = self->gap * sqrt (self->n);

  for (int i = 0; i < self->n; i++)
    {
      out[i].x = side * random_share (self);
      out[i].y = side * random_share (self);
    }
}

void
moniac_stress_place (int                       n_nodes,
                     const MoniacRect         *sizes,
                     int                       n_edges,
                     const MoniacGraphvizEdge *edges,
                     guint                     seed,
                     MoniacPoint              *out,
                     GCancellable             *cancellable)
{
  Stress self = { .n = n_nodes, .sizes = sizes, .random = seed };
  gboolean all_pairs = n_nodes <= MOST_FOR_ALL_PAIRS;

  if (n_nodes == 0)
    return;

  self.gap = MAX (GAP * mean_size (&self), LEAST_GAP);
  self.terms = g_array_new (FALSE, FALSE, sizeof (Term));
  find_others (&self, n_edges, edges);
  scatter (&self, out);
  if (all_pairs)
    add_all_pairs (&self);
  else
    {
      add_pivots (&self);
      add_edges (&self, n_edges, edges);
    }
  descend (&self, all_pairs ? ROUNDS : ROUNDS_SPARSE, out, cancellable);

  g_array_unref (self.terms);
  g_free (self.first);
  g_free (self.others);
}
