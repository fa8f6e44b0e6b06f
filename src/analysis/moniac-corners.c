/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The corners of what may vary in one component.
 *
 * A corner is the set of variables that pay as much as they may; the others pay their least. What comes back
 * grows with the set. So once a set is known, what any larger one could cost at least is known too, and most
 * sets need not be tried (branch and bound, Land and Doig 1960). Sets are tried in an order in which each
 * differs from the last in a few variables, and the circulation of the last is mended, not found anew. */
#include "config.h"

#include "moniac-corners.h"

#include <stdlib.h>

#include "moniac-largest.h"

struct _MoniacCorners
{
  int n;                     /* variables */
  gint64 *spans;
  int *arcs;                 /* of each variable: its arc in the network */
  int *order;                /* in which variables are added: those first that bring back most for what they pay */
  int n_companies;
  MoniacResidual *leaves;    /* what does not come back, at the present corner */
  MoniacWide *excess;
  guint64 corner;
  MoniacWide capacity;       /* of all arcs at the present corner */
  GHashTable *known;         /* corner -> what comes back there */
  GCancellable *cancellable; /* borrowed */
};

/* The search for one rate. */
typedef struct
{
  MoniacCorners *corners;
  long double rate;
  guint64 best;
  long double best_cost;
  gint64 *looks_left;
} Search;

static guint64
bit (int variable)
{
  return G_GUINT64_CONSTANT (1) << variable;
}

/* `begin`, `end`: the variables of one component, at most MONIAC_CORNERS_MOST_VARIABLES; `spans`: of all variables. */
MoniacCorners *
moniac_corners_new (const MoniacVariation *variation,
                    int                    begin,
                    int                    end,
                    const gint64          *spans)
{
  MoniacCorners *self = g_new0 (MoniacCorners, 1);
  int component = variation->variables[begin].component;
  int n_pairs = variation->first[component + 1] - variation->first[component];
  g_autofree MoniacArc *arcs = g_new (MoniacArc, n_pairs + end - begin + 1);
  g_autofree gint64 *flow = g_new (gint64, n_pairs + end - begin + 1);
  int n = moniac_variation_certain_arcs (variation, component, arcs);

  self->cancellable = variation->cancellable;
  self->n = end - begin;
  self->n_companies = variation->size[component];
  self->spans = g_memdup2 (spans + begin, self->n * sizeof *spans);
  self->arcs = g_new (int, self->n);
  for (int i = 0; i < n; i++)
    self->capacity += arcs[i].capacity;
  for (int i = 0; i < self->n; i++)
    {
      const MoniacVariable *variable = &variation->variables[begin + i];

      self->arcs[i] = n;
      arcs[n++] = (MoniacArc) { variation->local[variable->payer], variation->local[variable->payee], 0, 1 };
    }
  self->leaves = moniac_largest_circulation (self->n_companies, arcs, n, flow, NULL);
  self->excess = g_new0 (MoniacWide, self->n_companies + 1);
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

/* NULL is fine. */
void
moniac_corners_free (MoniacCorners *self)
{
  if (!self)
    return;
  g_free (self->spans);
  g_free (self->arcs);
  g_free (self->order);
  moniac_residual_free (self->leaves);
  g_free (self->excess);
  g_hash_table_unref (self->known);
  g_free (self);
}

/* Gives a variable room for as much as it may pay, or for nothing. What the potentials say of its arc stays so:
 * all of it comes back, or nothing, or what there was before. That leaves its two companies unbalanced. */
static void
turn_variable (MoniacCorners *self,
               int            variable)
{
  MoniacHalfArc *there = &self->leaves->half_arcs[self->leaves->place[self->arcs[variable]]];
  MoniacHalfArc *back = &self->leaves->half_arcs[there->reverse];
  gint64 reduced = there->cost + self->leaves->potential[back->head] - self->leaves->potential[there->head];
  gint64 before = there->room;
  gint64 room = (self->corner >> variable) & 1 ? 0 : self->spans[variable];
  gint64 comes_back = reduced > 0 ? room : reduced < 0 ? 0 : MIN (before, room);

  self->corner ^= bit (variable);
  self->capacity += room - (there->room + back->room);
  self->excess[back->head] += comes_back - before;
  self->excess[there->head] -= comes_back - before;
  there->room = comes_back;
  back->room = room - comes_back;
}

/* What comes back at a corner. */
static gint64
try_corner (MoniacCorners *self,
            guint64        corner,
            gint64        *looks_left)
{
  gint64 *known = g_hash_table_lookup (self->known, &corner);
  gint64 looks = self->leaves->n_looks;
  MoniacWide back;

  if (known)
    return *known;
  /* Who does not want to know any more has no looks left. */
  if (g_cancellable_is_cancelled (self->cancellable))
    *looks_left = 0;
  for (int i = 0; i < self->n; i++)
    if (((self->corner ^ corner) >> i) & 1)
      turn_variable (self, i);
  moniac_residual_settle (self->leaves, self->excess, NULL);
  back = self->capacity;
  for (int a = 0; a < self->leaves->n_arcs; a++)
    back -= moniac_residual_sent (self->leaves, a);
  known = g_memdup2 (&(gint64) { (gint64) back }, sizeof *known);
  g_hash_table_insert (self->known, g_memdup2 (&corner, sizeof corner), known);
  *looks_left -= self->leaves->n_looks - looks + self->leaves->n_arcs;

  return *known;
}

/* A corner, and all larger ones that add variables from `next` on. `paid`: what the corner's variables pay; `open`: what
 * those from `next` on could pay besides. */
static void
branch (Search      *search,
        guint64      corner,
        int          next,
        long double  paid,
        long double  open)
{
  MoniacCorners *corners = search->corners;
  long double cost;

  if (*search->looks_left <= 0)
    return;
  cost = (long double) try_corner (corners, corner, search->looks_left) - search->rate * paid;
  if (cost < search->best_cost)
    {
      search->best_cost = cost;
      search->best = corner;
    }
  for (int i = next; i < corners->n; i++)
    {
      int variable = corners->order[i];
      long double span = (long double) corners->spans[variable];

      if (cost - search->rate * open >= search->best_cost)
        return;
      open -= span;
      branch (search, corner | bit (variable), i + 1, paid + span, open);
    }
}

typedef struct
{
  int variable;
  double use;                /* what comes back by it alone, for a unit that it pays */
} Use;

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const Use *x = a, *y = b;

  if (x->use != y->use)
    return x->use > y->use ? -1 : 1;

  return x->variable - y->variable;
}

/* A set with a variable that brings back much is soon ruled out, and so all that have it: the earlier, the more. */
static void
order_variables (MoniacCorners *self,
                 gint64        *looks_left)
{
  g_autofree Use *uses = g_new (Use, self->n);
  gint64 nothing = try_corner (self, 0, looks_left);

  for (int i = 0; i < self->n; i++)
    uses[i] = (Use) { i, (double) (try_corner (self, bit (i), looks_left) - nothing) / (double) MAX (self->spans[i], 1) };
  qsort (uses, self->n, sizeof *uses, compare_uses);
  self->order = g_new (int, self->n);
  for (int i = 0; i < self->n; i++)
    self->order[i] = uses[i].variable;
}

/* One variable after the other to its other end, as long as that lowers the cost: the better the best corner
 * known, the more are ruled out. */
static void
descend (Search  *search,
         guint64  corner)
{
  MoniacCorners *corners = search->corners;
  gboolean lower = TRUE;

  while (lower && *search->looks_left > 0)
    {
      lower = FALSE;
      for (int i = -1; i < corners->n && *search->looks_left > 0; i++)
        {
          guint64 other = i < 0 ? corner : corner ^ bit (i);
          long double cost = (long double) try_corner (corners, other, search->looks_left);

          for (int k = 0; k < corners->n; k++)
            cost -= (other >> k) & 1 ? search->rate * (long double) corners->spans[k] : 0;
          if (cost >= search->best_cost)
            continue;
          search->best_cost = cost;
          search->best = corner = other;
          lower = TRUE;
        }
    }
}

/**
 * moniac_corners_lowest:
 * @rate: of what is paid, to be taken off what comes back; not negative
 * @looks_left: (inout): how much work may be done; 0 or less where that was not enough to try all corners,
 *   or where the search was cancelled, which is looked at once a corner
 *
 * Returns: the corner at which what comes back, less the rate times what the variables pay, is lowest
 */
guint64
moniac_corners_lowest (MoniacCorners *self,
                       long double    rate,
                       gint64        *looks_left)
{
  Search search = { self, rate, 0, (long double) G_MAXINT64, looks_left };
  long double open = 0;

  if (!self->order)
    order_variables (self, looks_left);
  for (int i = 0; i < self->n; i++)
    open += (long double) self->spans[i];
  descend (&search, 0);
  descend (&search, bit (self->n) - 1);
  branch (&search, 0, 0, 0, open);

  return search.best;
}
