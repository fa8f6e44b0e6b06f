/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stacks the ends of bundles at the sides of companies so that they cross little. */
#include "config.h"

#include "moniac-layer-ports.h"

#include <stdlib.h>

#include "moniac-stroke.h"

static int
compare_spans (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const MoniacLayerGraph *graph = data;
  const MoniacLayerBundle *s = &graph->bundles[*(const int *) a];
  const MoniacLayerBundle *t = &graph->bundles[*(const int *) b];
  int span_s = graph->items[s->from].rank - graph->items[s->to].rank;
  int span_t = graph->items[t->from].rank - graph->items[t->to].rank;
  gboolean loop_s = s->from == s->to, loop_t = t->from == t->to;
  int place_s, place_t;

  if (loop_s != loop_t)
    return loop_s ? -1 : 1;
  if (span_s != span_t)
    return span_s - span_t;
  /* What starts farther from the way out goes around what starts nearer. */
  place_s = -s->side * (graph->items[s->from].place + graph->items[s->to].place);
  place_t = -t->side * (graph->items[t->from].place + graph->items[t->to].place);
  if (s->side == t->side && place_s != place_t)
    return place_s - place_t;
  return *(const int *) a - *(const int *) b;
}

static void
assign_levels (MoniacLayerPorts *self)
{
  MoniacLayerGraph *graph = self->graph;
  g_autoptr (GArray) led = g_array_new (FALSE, FALSE, sizeof (int));

  for (int b = 0; b < graph->n_bundles; b++)
    if (graph->bundles[b].back && !graph->bundles[b].through)
      g_array_append_val (led, b);
  g_array_sort_with_data (led, compare_spans, graph);
  for (guint i = 0; i < led->len; i++)
    self->level[g_array_index (led, int, i)] = (int) i;
}

static void
list_stubs (MoniacLayerPorts *self)
{
  const MoniacNetwork *network = self->graph->network;

  self->stubs = g_new0 (MoniacLayerStub, MAX (network->n_deals, 1));
  for (int d = 0; d < network->n_deals; d++)
    {
      const MoniacNetworkDeal *deal = &network->deals[d];

      if (deal->payer == MONIAC_OUTSIDE || deal->payee == MONIAC_OUTSIDE)
        self->stubs[self->n_stubs++] = (MoniacLayerStub) {
          d, deal->payer == MONIAC_OUTSIDE ? deal->payee : deal->payer
        };
    }
}

MoniacLayerPorts *
moniac_layer_ports_new (MoniacLayerGraph *graph)
{
  MoniacLayerPorts *self = g_new0 (MoniacLayerPorts, 1);
  int n = graph->network->n_companies;

  self->graph = graph;
  self->level = g_new0 (int, MAX (graph->n_bundles, 1));
  self->pays = g_new0 (double, MAX (n, 1));
  self->gets = g_new0 (double, MAX (n, 1));
  self->right = g_new0 (GArray *, MAX (n, 1));
  self->left = g_new0 (GArray *, MAX (n, 1));
  for (int c = 0; c < n; c++)
    {
      self->right[c] = g_array_new (FALSE, FALSE, sizeof (int));
      self->left[c] = g_array_new (FALSE, FALSE, sizeof (int));
    }
  for (int b = 0; b < graph->n_bundles; b++)
    {
      g_array_append_val (self->right[graph->bundles[b].from], b);
      g_array_append_val (self->left[graph->bundles[b].to], b);
    }
  assign_levels (self);
  list_stubs (self);
  return self;
}

void
moniac_layer_ports_free (MoniacLayerPorts *self)
{
  for (int c = 0; c < self->graph->network->n_companies; c++)
    {
      g_array_unref (self->right[c]);
      g_array_unref (self->left[c]);
    }
  g_free (self->right);
  g_free (self->left);
  g_free (self->level);
  g_free (self->stubs);
  g_free (self->pays);
  g_free (self->gets);
  g_free (self);
}

double
moniac_layer_slot_height (const MoniacNetworkDeal *deal,
                          double                   scale,
                          double                   unit,
                          double                   extra)
{
  return deal->is_money ? deal->amount * scale + extra * moniac_stroke_extra (deal, unit) : 0;
}

void
moniac_layer_ports_set_scale (MoniacLayerPorts *self,
                              double            scale,
                              double            unit,
                              double            extra,
                              double            least)
{
  MoniacLayerGraph *graph = self->graph;
  const MoniacNetwork *network = graph->network;

  for (int c = 0; c < network->n_companies; c++)
    self->pays[c] = self->gets[c] = 0;
  for (int b = 0; b < graph->n_bundles; b++)
    {
      MoniacLayerBundle *bundle = &graph->bundles[b];

      bundle->width = 0;
      for (int i = bundle->first_deal; i < bundle->first_deal + bundle->n_deals; i++)
        bundle->width += moniac_layer_slot_height (&network->deals[graph->deals[i]], scale, unit, extra);
      self->pays[bundle->from] += bundle->width;
      self->gets[bundle->to] += bundle->width;
    }
  for (int i = 0; i < self->n_stubs; i++)
    {
      const MoniacNetworkDeal *deal = &network->deals[self->stubs[i].deal];
      double height = moniac_layer_slot_height (deal, scale, unit, extra);

      self->stubs[i].height = height;
      if (deal->payee == MONIAC_OUTSIDE)
        self->pays[deal->payer] += height;
      else
        self->gets[deal->payee] += height;
    }
  for (int i = 0; i < graph->n_items; i++)
    {
      MoniacLayerItem *item = &graph->items[i];

      item->height = item->company < 0 ? graph->bundles[item->bundle].width
                                       : MAX (least, MAX (self->pays[i], self->gets[i]));
    }
}

typedef struct
{
  const MoniacLayerPorts *ports;
  gboolean right;
} SortContext;

/* Where a bundle leaves a company's side. From the top: what turns up into its own rank, what is led over the top, what runs
 * on, what is led below, what turns down. */
static int
zone_of (const MoniacLayerGraph  *graph,
         const MoniacLayerBundle *bundle,
         gboolean                 right)
{
  int company = right ? bundle->from : bundle->to;

  if (!bundle->back)
    return 0;
  if (!bundle->through)
    return bundle->side;
  return graph->items[moniac_layer_bundle_turn (bundle, right)].place < graph->items[company].place ? -2 : 2;
}

/* Inner ones lie nearest to the way out; what runs on follows the heights. */
static int
compare_ports (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const SortContext *context = data;
  const MoniacLayerGraph *graph = context->ports->graph;
  int i = *(const int *) a, j = *(const int *) b;
  const MoniacLayerBundle *s = &graph->bundles[i], *t = &graph->bundles[j];
  int zone_s = zone_of (graph, s, context->right), zone_t = zone_of (graph, t, context->right);
  int next_s, next_t;

  if (zone_s != zone_t)
    return zone_s - zone_t;
  if (s->through)
    return graph->items[moniac_layer_bundle_turn (t, context->right)].place
           - graph->items[moniac_layer_bundle_turn (s, context->right)].place;
  if (zone_s != 0)
    return -zone_s * (context->ports->level[i] - context->ports->level[j]);
  if (context->right)
    {
      next_s = s->n_passes > 0 ? s->first_pass : s->to;
      next_t = t->n_passes > 0 ? t->first_pass : t->to;
    }
  else
    {
      next_s = s->n_passes > 0 ? s->first_pass + s->n_passes - 1 : s->from;
      next_t = t->n_passes > 0 ? t->first_pass + t->n_passes - 1 : t->from;
    }
  if (graph->items[next_s].rank == graph->items[next_t].rank)
    return graph->items[next_s].place - graph->items[next_t].place;
  if (graph->items[next_s].y != graph->items[next_t].y)
    return graph->items[next_s].y < graph->items[next_t].y ? -1 : 1;
  return i - j;
}

/* Stubs come after what runs on, before what is led below. */
static void
stack_side (MoniacLayerPorts *self,
            int               company,
            gboolean          right,
            const double     *stub_height)
{
  GArray *ports = right ? self->right[company] : self->left[company];
  double at = -(right ? self->pays[company] : self->gets[company]) / 2;
  gboolean stubs_done = stub_height[company] <= 0;

  for (guint i = 0; i <= ports->len; i++)
    {
      MoniacLayerBundle *bundle = i < ports->len
                                  ? &self->graph->bundles[g_array_index (ports, int, i)] : NULL;

      if (!stubs_done && (bundle == NULL || zone_of (self->graph, bundle, right) > 0))
        {
          at += stub_height[company];
          stubs_done = TRUE;
        }
      if (bundle == NULL)
        break;
      if (right)
        bundle->from_y = at + bundle->width / 2;
      else
        bundle->to_y = at + bundle->width / 2;
      at += bundle->width;
    }
}

/* The height above a company's stubs at one side: what the stack holds before them. */
static double
height_before_stubs (const MoniacLayerPorts *self,
                     int                     company,
                     gboolean                right)
{
  const GArray *ports = right ? self->right[company] : self->left[company];
  double height = 0;

  for (guint i = 0; i < ports->len; i++)
    {
      const MoniacLayerBundle *bundle = &self->graph->bundles[g_array_index (ports, int, i)];

      if (zone_of (self->graph, bundle, right) <= 0)
        height += bundle->width;
    }
  return height;
}

static void
stack_sides (MoniacLayerPorts *self,
             gboolean          right)
{
  const MoniacNetwork *network = self->graph->network;
  int n = network->n_companies;
  g_autofree double *used = g_new0 (double, MAX (n, 1));

  for (int i = 0; i < self->n_stubs; i++)
    {
      MoniacLayerStub *stub = &self->stubs[i];

      if ((network->deals[stub->deal].payee == MONIAC_OUTSIDE) != right)
        continue;
      stub->y = -(right ? self->pays : self->gets)[stub->company] / 2
                + height_before_stubs (self, stub->company, right)
                + used[stub->company] + stub->height / 2;
      used[stub->company] += stub->height;
    }
  for (int c = 0; c < n; c++)
    stack_side (self, c, right, used);
}

void
moniac_layer_ports_sort (MoniacLayerPorts *self)
{
  for (int c = 0; c < self->graph->network->n_companies; c++)
    {
      SortContext right = { self, TRUE }, left = { self, FALSE };

      g_array_sort_with_data (self->right[c], compare_ports, &right);
      g_array_sort_with_data (self->left[c], compare_ports, &left);
    }
  stack_sides (self, TRUE);
  stack_sides (self, FALSE);
}
