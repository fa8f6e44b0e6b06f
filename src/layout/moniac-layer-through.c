/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts with all flows that run back around the companies, or all through the ranks, and then tries each the other way. */
#include "config.h"

#include "moniac-layer-through.h"

#include "moniac-layer-order.h"

#define MOST_COMPANIES 80
#define MOST_LED 40
#define ROUNDS 2
/* What all trials may cost, in pairs of segments looked at. */
#define WORK 2e6
/* And what of one trial goes into a better order. */
#define KICKS 1e5
/* Around is the calmer way: another must save so much of what crosses, and so much of the flow's own weight. */
#define LEAST_SAVED 0.03
#define LEAST_OF_WEIGHT 0.02

typedef struct
{
  const MoniacNetwork *network;
  const int *rank;
  int n_ranks;
  gboolean *through;
  double cost;
  double work;
} Choice;

static double
probe (Choice *self)
{
  g_autoptr (MoniacLayerGraph) graph = moniac_layer_graph_new (self->network, self->rank, self->n_ranks, self->through);

  return moniac_layer_order_probe (graph, KICKS, &self->work);
}

/* Whether the flow had better go the other way than it does now, which it then does. */
static gboolean
try_other_way (Choice *self,
               int     b,
               double  weight)
{
  double margin = LEAST_SAVED * self->cost + LEAST_OF_WEIGHT * weight * weight, cost;

  self->through[b] = !self->through[b];
  cost = probe (self);
  if (cost < self->cost + (self->through[b] ? -margin : margin))
    {
      self->cost = cost;
      return TRUE;
    }
  self->through[b] = !self->through[b];
  return FALSE;
}

static void
set_all (Choice       *self,
         const GArray *led,
         gboolean      through)
{
  for (guint i = 0; i < led->len; i++)
    self->through[g_array_index (led, int, i)] = through;
}

/* The cheaper of both ways for all. */
static void
start (Choice       *self,
       const GArray *led)
{
  double around = probe (self);

  set_all (self, led, TRUE);
  self->cost = probe (self);
  if (around <= self->cost)
    {
      set_all (self, led, FALSE);
      self->cost = around;
    }
}

/* Whether a deal of the bundle ran back on show, and there through the ranks. */
static gboolean
was_on_show (const MoniacLayoutInput *input,
             const MoniacLayerGraph  *graph,
             int                      b,
             gboolean                *through)
{
  const MoniacScene *before = input->previous;
  const MoniacLayerBundle *bundle = &graph->bundles[b];

  for (int i = bundle->first_deal; i < bundle->first_deal + bundle->n_deals && before != NULL; i++)
    {
      int d = moniac_network_find_deal (before->network, input->network->deals[graph->deals[i]].record->id);
      int r = d >= 0 && before->view == input->view ? before->ribbon_of_deal[d] : -1;

      if (r >= 0 && before->ribbons[r].led_back)
        {
          *through = before->ribbons[r].through;
          return TRUE;
        }
    }
  return FALSE;
}

/* Sets what was on show and takes it out of the list. */
static void
keep_shown (Choice                  *self,
            const MoniacLayoutInput *input,
            const MoniacLayerGraph  *graph,
            GArray                  *led)
{
  for (guint i = led->len; i-- > 0;)
    {
      int b = g_array_index (led, int, i);

      if (was_on_show (input, graph, b, &self->through[b]))
        g_array_remove_index (led, i);
    }
}

static void
try_all (Choice                 *self,
         const MoniacLayerGraph *graph,
         const GArray           *led)
{
  gboolean changed = TRUE;

  for (int round = 0; round < ROUNDS && changed; round++)
    {
      changed = FALSE;
      for (guint i = 0; i < led->len && self->cost > 1e-9 && self->work < WORK; i++)
        {
          int b = g_array_index (led, int, i);

          changed |= try_other_way (self, b, graph->bundles[b].weight);
        }
    }
}

gboolean *
moniac_layer_through_choose (const MoniacLayoutInput *input,
                             const int               *rank,
                             int                      n_ranks)
{
  g_autoptr (MoniacLayerGraph) graph = moniac_layer_graph_new (input->network, rank, n_ranks, NULL);
  g_autoptr (GArray) led = moniac_layer_graph_list_led (graph);
  g_autofree gboolean *through = g_new0 (gboolean, MAX (graph->n_bundles, 1));
  Choice self = { input->network, rank, n_ranks, through };
  gboolean any = FALSE;

  if (input->network->n_companies > MOST_COMPANIES || led->len == 0 || led->len > MOST_LED)
    return NULL;
  keep_shown (&self, input, graph, led);
  if (led->len > 0)
    start (&self, led);
  try_all (&self, graph, led);
  for (int b = 0; b < graph->n_bundles; b++)
    any |= through[b];
  return any ? g_steal_pointer (&through) : NULL;
}
