/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches for the order of companies around a circle that crosses least. */
#include "config.h"

#include "moniac-circle-order.h"

#include <string.h>

/* How much a crossing of two ties of weight 1 matters, against one tie of weight 1 across the circle. */
#define CROSSING_COST 6.0
#define EXACT_MAX 8
#define KEEP_FACTOR 0.85       /* another order than the one on show must be better than this */
#define MAX_ROUNDS 12
#define HUGE_WORK 1e9          /* beyond this companies look for better places near their own only, and nothing is compared */
#define NEAR_WORK 1e8
#define LARGE_WORK 4e7         /* pairs of ties looked at, beyond which one start and one round must do */

typedef struct
{
  int other;
  double weight;
} Neighbor;

typedef struct
{
  int n;
  int n_ties;
  const MoniacTie *ties;
  int *first;                  /* of the neighbours of a company, n + 1 */
  Neighbor *neighbors;
  int *order;
  int *position;
} Circle;

static void
circle_init (Circle          *self,
             int              n,
             int              n_ties,
             const MoniacTie *ties)
{
  g_autofree int *fill = g_new0 (int, n + 1);

  self->n = n;
  self->n_ties = n_ties;
  self->ties = ties;
  self->first = g_new0 (int, n + 1);
  self->neighbors = g_new (Neighbor, MAX (2 * n_ties, 1));
  self->order = g_new (int, n);
  self->position = g_new (int, n);
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
      double weight = moniac_tie_weight (&ties[i]);

      self->neighbors[fill[ties[i].a]++] = (Neighbor) { ties[i].b, weight };
      self->neighbors[fill[ties[i].b]++] = (Neighbor) { ties[i].a, weight };
    }
}

static void
circle_clear (Circle *self)
{
  g_free (self->first);
  g_free (self->neighbors);
  g_free (self->order);
  g_free (self->position);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Circle, circle_clear)

static void
circle_set_order (Circle    *self,
                  const int *order)
{
  if (order != self->order)
    memcpy (self->order, order, self->n * sizeof *order);
  for (int p = 0; p < self->n; p++)
    self->position[self->order[p]] = p;
}

static double
arc_between (int n,
             int p,
             int q)
{
  int d = ABS (p - q);

  return MIN (d, n - d) * 2.0 / n;
}

static gboolean
ties_cross (const Circle    *self,
            const MoniacTie *s,
            const MoniacTie *t)
{
  int a = self->position[s->a], b = self->position[s->b];
  int c = self->position[t->a], d = self->position[t->b];

  if (s->a == t->a || s->a == t->b || s->b == t->a || s->b == t->b)
    return FALSE;
  return (MIN (a, b) < c && c < MAX (a, b)) != (MIN (a, b) < d && d < MAX (a, b));
}

static double
circle_cost (const Circle *self)
{
  double cost = 0;

  for (int i = 0; i < self->n_ties; i++)
    {
      const MoniacTie *tie = &self->ties[i];
      double weight = moniac_tie_weight (tie);

      cost += weight * arc_between (self->n, self->position[tie->a], self->position[tie->b]);
      for (int j = 0; j < i; j++)
        if (ties_cross (self, tie, &self->ties[j]))
          cost += CROSSING_COST * weight * moniac_tie_weight (&self->ties[j]);
    }
  return cost;
}

/* Where a company comes, seen from a place, going clockwise. */
static int
way_from (const Circle *self,
          int           base,
          int           company)
{
  int way = self->position[company] - base;

  return way < 0 ? way + self->n : way;
}

/* What crosses more when v, now right after u, comes before it. */
static double
swap_crossings (const Circle *self,
                int           u,
                int           v)
{
  int base = self->position[u];
  double sum = 0;

  for (int i = self->first[u]; i < self->first[u + 1]; i++)
    {
      Neighbor a = self->neighbors[i];
      int way = way_from (self, base, a.other);
      double before = 0, after = 0;

      if (a.other == v)
        continue;
      for (int j = self->first[v]; j < self->first[v + 1]; j++)
        {
          Neighbor b = self->neighbors[j];
          int other_way = way_from (self, base, b.other);

          if (other_way == 0 || other_way == way)
            continue;
          if (other_way < way)
            before += b.weight;
          else
            after += b.weight;
        }
      sum += a.weight * (before - after);
    }
  return sum;
}

/* How much longer the ties of a company get when it moves from one place to another; not the one to `except`. */
static double
move_length (const Circle *self,
             int           company,
             int           except,
             int           from,
             int           to)
{
  double sum = 0;

  for (int i = self->first[company]; i < self->first[company + 1]; i++)
    {
      Neighbor other = self->neighbors[i];
      int p = self->position[other.other];

      if (other.other != except)
        sum += other.weight * (arc_between (self->n, to, p) - arc_between (self->n, from, p));
    }
  return sum;
}

/* What it costs more to have v, now right after u, before it. */
static double
swap_cost (const Circle *self,
           int           u,
           int           v)
{
  int p = self->position[u], q = self->position[v];

  return CROSSING_COST * swap_crossings (self, u, v)
         + move_length (self, u, v, p, q) + move_length (self, v, u, q, p);
}

static void
swap_with_next (Circle *self,
                int     p)
{
  int q = (p + 1) % self->n;
  int u = self->order[p];

  self->order[p] = self->order[q];
  self->order[q] = u;
  self->position[self->order[p]] = p;
  self->position[u] = q;
}

/* Carries a company once around and leaves it at its best place. Returns what was gained. */
static double
sift (Circle *self,
      int     v)
{
  double cost = 0, best = 0;
  int best_steps = 0;

  for (int step = 1; step < self->n; step++)
    {
      int p = self->position[v];

      cost += swap_cost (self, v, self->order[(p + 1) % self->n]);
      swap_with_next (self, p);
      if (cost < best - 1e-12)
        {
          best = cost;
          best_steps = step;
        }
    }
  /* One step more would be all the way round: the same cyclic order as at the start. */
  for (int step = self->n - 1; step > best_steps; step--)
    swap_with_next (self, (self->position[v] - 1 + self->n) % self->n);
  return -best;
}

static double
work_of (const Circle *self)
{
  return 4.0 * self->n_ties * self->n_ties;
}

/* Carries a company some places forth and back and leaves it at its best place: for circles that nobody can afford to go around. */
static double
sift_near (Circle *self,
           int     v,
           int     reach)
{
  double cost = 0, best = 0;
  int best_steps = 0;

  for (int step = 1; step <= reach; step++)
    {
      int p = self->position[v];

      cost += swap_cost (self, v, self->order[(p + 1) % self->n]);
      swap_with_next (self, p);
      if (cost < best - 1e-12)
        {
          best = cost;
          best_steps = step;
        }
    }
  for (int step = 0; step < reach; step++)
    swap_with_next (self, (self->position[v] - 1 + self->n) % self->n);
  cost = 0;
  for (int step = -1; step >= -reach; step--)
    {
      int before = (self->position[v] - 1 + self->n) % self->n;

      cost += swap_cost (self, self->order[before], v);
      swap_with_next (self, before);
      if (cost < best - 1e-12)
        {
          best = cost;
          best_steps = step;
        }
    }
  for (int step = -reach; step < best_steps; step++)
    swap_with_next (self, self->position[v]);
  return -best;
}

static void
improve (Circle         *self,
         const gboolean *fixed,
         int             rounds)
{
  int reach = work_of (self) > HUGE_WORK ? MAX (1, (int) (self->n * NEAR_WORK / work_of (self) / 2)) : 0;

  for (int round = 0; round < rounds; round++)
    {
      double gained = 0;

      for (int v = 0; v < self->n; v++)
        if (self->first[v] < self->first[v + 1] && !(fixed != NULL && fixed[v]))
          gained += reach > 0 ? sift_near (self, v, reach) : sift (self, v);
      if (gained < 1e-9)
        break;
    }
}

/* Heaviest company first, then always the one most tied to what is there already, at its better end. */
static void
start_greedy (Circle *self,
              int    *order)
{
  g_autofree double *pull = g_new0 (double, self->n);
  g_autofree gboolean *placed = g_new0 (gboolean, self->n);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (int));
  double near_left = 0, near_right = 0;

  for (int i = 0; i < self->n; i++)
    {
      int best = -1;

      for (int v = 0; v < self->n; v++)
        if (!placed[v] && (best < 0 || pull[v] > pull[best]
                           || (pull[v] == pull[best] && self->first[v + 1] - self->first[v]
                                                        > self->first[best + 1] - self->first[best])))
          best = v;
      placed[best] = TRUE;
      near_left = near_right = 0;
      for (int j = self->first[best]; j < self->first[best + 1]; j++)
        {
          Neighbor b = self->neighbors[j];

          pull[b.other] += b.weight;
          if (left->len > 0 && g_array_index (left, int, left->len - 1) == b.other)
            near_left = b.weight;
          if (right->len > 0 && g_array_index (right, int, right->len - 1) == b.other)
            near_right = b.weight;
        }
      if (near_left > near_right)
        g_array_append_val (left, best);
      else
        g_array_append_val (right, best);
    }
  for (guint i = 0; i < left->len; i++)
    order[i] = g_array_index (left, int, left->len - 1 - i);
  memcpy (order + left->len, right->data, right->len * sizeof *order);
}

static void
start_shuffled (int      n,
                guint32  seed,
                int     *order)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int i = 0; i < n; i++)
    order[i] = i;
  for (int i = n - 1; i > 0; i--)
    {
      int j = g_rand_int_range (rand, 0, i + 1);
      int swap = order[i];

      order[i] = order[j];
      order[j] = swap;
    }
}

static void
try_permutations (Circle *self,
                  int     from,
                  double *best_cost,
                  int    *best)
{
  if (from >= self->n - 1)
    {
      double cost;

      circle_set_order (self, self->order);
      cost = circle_cost (self);
      if (cost < *best_cost - 1e-12)
        {
          *best_cost = cost;
          memcpy (best, self->order, self->n * sizeof *best);
        }
      return;
    }
  for (int i = from; i < self->n; i++)
    {
      int swap = self->order[from];

      self->order[from] = self->order[i];
      self->order[i] = swap;
      try_permutations (self, from + 1, best_cost, best);
      self->order[i] = self->order[from];
      self->order[from] = swap;
    }
}

static void
search (Circle         *self,
        const gboolean *fixed,
        double         *best_cost,
        int            *best)
{
  double work = work_of (self);
  gboolean large = work > LARGE_WORK;
  int starts = large ? 1 : CLAMP ((int) (LARGE_WORK / (work * 4 + 1)), 2, 32);

  for (int s = 0; s < starts; s++)
    {
      double cost;

      if (s == 0)
        start_greedy (self, self->order);
      else
        start_shuffled (self->n, 4000 + s, self->order);
      circle_set_order (self, self->order);
      improve (self, fixed, large ? 1 : MAX_ROUNDS);
      cost = work > HUGE_WORK ? 0 : circle_cost (self);
      if (cost < *best_cost - 1e-9)
        {
          *best_cost = cost;
          memcpy (best, self->order, self->n * sizeof *best);
        }
    }
}

void
moniac_circle_order_find (int              n,
                          int              n_ties,
                          const MoniacTie *ties,
                          const int       *start,
                          const gboolean  *fixed,
                          int             *order)
{
  g_auto (Circle) circle = { 0 };
  double best = G_MAXDOUBLE;

  g_return_if_fail (fixed == NULL || start != NULL);

  for (int i = 0; i < n; i++)
    order[i] = start != NULL ? start[i] : i;
  if (n < 3)
    return;
  circle_init (&circle, n, n_ties, ties);
  if (start != NULL)
    {
      circle_set_order (&circle, start);
      if (fixed != NULL)
        {
          improve (&circle, fixed, MAX_ROUNDS);
          memcpy (order, circle.order, n * sizeof *order);
          return;
        }
      if (work_of (&circle) > HUGE_WORK)
        return;
      best = circle_cost (&circle) * KEEP_FACTOR;
    }
  if (n <= EXACT_MAX)
    {
      for (int i = 0; i < n; i++)
        circle.order[i] = i;
      try_permutations (&circle, 1, &best, order);
    }
  else
    search (&circle, fixed, &best, order);
}

double
moniac_circle_order_cost (int              n,
                          int              n_ties,
                          const MoniacTie *ties,
                          const int       *order)
{
  g_auto (Circle) circle = { 0 };

  circle_init (&circle, n, n_ties, ties);
  circle_set_order (&circle, order);
  return circle_cost (&circle);
}
