/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns of flows that run back through the ranks: an interval of places each, which crosses what leaves from inside it. */
#include "config.h"

#include "moniac-layer-turns.h"

void
moniac_layer_turns_init (MoniacLayerTurns       *self,
                         const MoniacLayerGraph *graph)
{
  self->graph = graph;
  self->n = 0;
  for (int side = 0; side < 2; side++)
    self->of_rank[side] = g_new0 (GArray *, MAX (graph->n_ranks, 1));
  for (int b = 0; b < graph->n_bundles; b++)
    for (int side = 0; side < 2 && graph->bundles[b].through; side++)
      {
        const MoniacLayerBundle *bundle = &graph->bundles[b];
        MoniacLayerTurn turn = { side ? bundle->from : bundle->to, moniac_layer_bundle_turn (bundle, side == 1),
                                 bundle->weight };
        GArray **turns = &self->of_rank[side][graph->items[turn.company].rank];

        if (*turns == NULL)
          *turns = g_array_new (FALSE, FALSE, sizeof turn);
        g_array_append_val (*turns, turn);
        self->n++;
      }
}

void
moniac_layer_turns_clear (MoniacLayerTurns *self)
{
  for (int side = 0; side < 2 && self->of_rank[side] != NULL; side++)
    {
      for (int r = 0; r < self->graph->n_ranks; r++)
        g_clear_pointer (&self->of_rank[side][r], g_array_unref);
      g_clear_pointer (&self->of_rank[side], g_free);
    }
}

static int
place_of (const MoniacLayerTurns *self,
          int                     item)
{
  return self->graph->items[item].place;
}

static gboolean
ends_at (const MoniacLayerTurn *turn,
         int                    item)
{
  return turn->company == item || turn->pass == item;
}

static int
other_end (const MoniacLayerTurn *turn,
           int                    item)
{
  return turn->company == item ? turn->pass : turn->company;
}

/* Two turns of one company sort themselves at its side. */
static gboolean
share_end (const MoniacLayerTurn *a,
           const MoniacLayerTurn *b)
{
  return ends_at (a, b->company) || ends_at (a, b->pass);
}

/* Turns t of u and s of v: whether they cross toggles when u and v change places. */
static double
pair_swap_cost (const MoniacLayerTurns *self,
                const MoniacLayerTurn  *t,
                const MoniacLayerTurn  *s,
                int                     u,
                int                     v)
{
  int u_end = place_of (self, other_end (t, u)), v_end = place_of (self, other_end (s, v)), at = place_of (self, u);
  gboolean v_is_inside = u_end > at;
  gboolean end_is_inside = u_end > at ? v_end > at && v_end < u_end : v_end < at && v_end > u_end;

  if (share_end (t, s))
    return 0;
  return (v_is_inside != end_is_inside ? -1 : 1) * t->weight * s->weight;
}

double
moniac_layer_turns_swap_cost (const MoniacLayerTurns *self,
                              int                     side,
                              int                     u,
                              int                     v,
                              double                  u_load,
                              double                  v_load,
                              double                 *work)
{
  const GArray *turns = self->of_rank[side][self->graph->items[u].rank];
  double cost = 0;

  for (guint i = 0; turns != NULL && i < turns->len; i++)
    {
      const MoniacLayerTurn *t = &g_array_index (turns, MoniacLayerTurn, i);
      gboolean of_u = ends_at (t, u), of_v = ends_at (t, v);

      /* What changes places with an end comes inside or gets out. */
      if (of_u && !of_v)
        cost += (place_of (self, other_end (t, u)) > place_of (self, u) ? -1 : 1) * t->weight * v_load;
      if (of_v && !of_u)
        cost += (place_of (self, other_end (t, v)) > place_of (self, v) ? 1 : -1) * t->weight * u_load;
      for (guint j = 0; of_u && !of_v && j < turns->len; j++)
        {
          const MoniacLayerTurn *s = &g_array_index (turns, MoniacLayerTurn, j);

          if (ends_at (s, v) && !ends_at (s, u))
            cost += pair_swap_cost (self, t, s, u, v);
        }
    }
  *work += turns != NULL ? turns->len : 0;
  return cost;
}

static gboolean
is_inside (int place,
           int first,
           int last)
{
  return place > MIN (first, last) && place < MAX (first, last);
}

double
moniac_layer_turns_cost (const MoniacLayerTurns *self,
                         int                     side,
                         int                     rank,
                         const double           *load)
{
  const GArray *turns = self->of_rank[side][rank], *items = self->graph->ranks[rank];
  double cost = 0;

  for (guint i = 0; turns != NULL && i < turns->len; i++)
    {
      const MoniacLayerTurn *t = &g_array_index (turns, MoniacLayerTurn, i);
      int first = place_of (self, t->company), last = place_of (self, t->pass);

      for (int p = MIN (first, last) + 1; p < MAX (first, last); p++)
        cost += t->weight * load[g_array_index (items, int, p)];
      for (guint j = 0; j < i; j++)
        {
          const MoniacLayerTurn *s = &g_array_index (turns, MoniacLayerTurn, j);

          if (!share_end (t, s) && is_inside (place_of (self, s->company), first, last)
              != is_inside (place_of (self, s->pass), first, last))
            cost += t->weight * s->weight;
        }
    }
  return cost;
}
