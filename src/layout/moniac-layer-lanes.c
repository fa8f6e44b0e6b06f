/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes of flows that are led around: how they nest beside, above and below the companies. */
#include "config.h"

#include "moniac-layer-frame.h"

/* Lengths, times the type's unit. */
#define FIRST_GAP 9.0
#define LANE_GAP 4.0
#define TURN 5.0
#define VERTICAL_GAP 3.0
/* The hole in the loop of a deal with oneself, of the deal's width: how high it is above the company, how far beside. */
#define HOLE_ABOVE 0.4
#define HOLE_BESIDE 0.2

/* The bundles that are led around at one side, inner ones first; not what only goes around its own company. Free with
 * g_array_unref(). */
static GArray *
list_led (const MoniacLayerFrame *self,
          int                     side)
{
  const MoniacLayerGraph *graph = self->graph;
  g_autofree int *by_level = g_new (int, MAX (graph->n_bundles, 1));
  GArray *led = g_array_new (FALSE, FALSE, sizeof (int));

  for (int b = 0; b < graph->n_bundles; b++)
    by_level[b] = -1;
  for (int b = 0; b < graph->n_bundles; b++)
    if (moniac_layer_bundle_is_led (&graph->bundles[b]))
      by_level[self->ports->level[b]] = b;
  for (int i = 0; i < graph->n_bundles; i++)
    if (by_level[i] >= 0 && graph->bundles[by_level[i]].side == side)
      g_array_append_val (led, by_level[i]);
  return led;
}

static int
rank_of (const MoniacLayerFrame *self,
         int                     company)
{
  return self->graph->items[company].rank;
}

/* Whether two bundles that are led around share any rank or channel. */
static gboolean
share_way (const MoniacLayerFrame  *self,
           const MoniacLayerBundle *a,
           const MoniacLayerBundle *b)
{
  return rank_of (self, a->to) <= rank_of (self, b->from) + 1
         && rank_of (self, b->to) <= rank_of (self, a->from) + 1;
}

double
moniac_layer_lanes_stack (MoniacLayerFrame *self,
                          int               side)
{
  const MoniacLayerGraph *graph = self->graph;
  g_autoptr (GArray) led = list_led (self, side);
  g_autofree double *top = g_new0 (double, self->graph->n_ranks + 2);
  double unit = self->input->unit * self->squeeze, highest = 0, amounts = 0;

  for (guint i = 0; i < led->len; i++)
    {
      const MoniacLayerBundle *bundle = &graph->bundles[g_array_index (led, int, i)];
      int from = rank_of (self, bundle->to), to = rank_of (self, bundle->from) + 1;
      double base = 0;

      for (int r = from; r <= to; r++)
        base = MAX (base, top[r]);
      base += bundle->width + (base > 0 ? LANE_GAP : FIRST_GAP) * unit;
      for (int r = from; r <= to; r++)
        top[r] = base;
      highest = MAX (highest, base);
      amounts = MAX (amounts, base - bundle->width / 2 + MONIAC_LAYER_AMOUNT * unit);
    }
  return MAX (highest, amounts);
}

static double
loop_gap (const MoniacLayerFrame  *self,
          const MoniacLayerBundle *bundle)
{
  return MAX (FIRST_GAP * self->input->unit * self->squeeze, HOLE_ABOVE * bundle->width);
}

void
moniac_layer_lanes_loops (MoniacLayerFrame *self)
{
  MoniacLayerGraph *graph = self->graph;

  for (int i = 0; i < graph->n_items; i++)
    graph->items[i].above = graph->items[i].label_room;
  for (int b = 0; b < graph->n_bundles; b++)
    if (moniac_layer_bundle_is_loop (&graph->bundles[b]))
      graph->items[graph->bundles[b].from].above += graph->bundles[b].width + loop_gap (self, &graph->bundles[b]);
}

/* Loops around companies come first beside them. */
static void
reach_past_loops (MoniacLayerFrame *self,
                  double           *right,
                  double           *left)
{
  const MoniacLayerGraph *graph = self->graph;

  for (int b = 0; b < graph->n_bundles; b++)
    {
      const MoniacLayerBundle *bundle = &graph->bundles[b];
      int r = rank_of (self, bundle->from);
      double turn = MAX (TURN * self->input->unit * self->squeeze, HOLE_BESIDE * bundle->width);

      if (!moniac_layer_bundle_is_loop (bundle))
        continue;
      self->out[b] = self->in[b] = turn + bundle->width / 2;
      right[r] = MAX (right[r], turn + bundle->width);
      left[r] = MAX (left[r], turn + bundle->width);
    }
}

static int
turn_span (const MoniacLayerGraph  *graph,
           const MoniacLayerBundle *bundle,
           gboolean                 right,
           int                     *first,
           int                     *last)
{
  int company = graph->items[right ? bundle->from : bundle->to].place;
  int pass = graph->items[moniac_layer_bundle_turn (bundle, right)].place;

  *first = MIN (company, pass);
  *last = MAX (company, pass);
  return *last - *first;
}

typedef struct
{
  const MoniacLayerGraph *graph;
  gboolean right;
} TurnSide;

static int
compare_turns (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const TurnSide *side = data;
  int i = *(const int *) a, j = *(const int *) b, first, last;
  int s = turn_span (side->graph, &side->graph->bundles[i], side->right, &first, &last);
  int t = turn_span (side->graph, &side->graph->bundles[j], side->right, &first, &last);

  return s != t ? s - t : i - j;
}

/* The turns at one side of all ranks, inner ones first. Free with g_array_unref(). */
static GArray *
list_turns (const MoniacLayerGraph *graph,
            gboolean                right)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (int));
  TurnSide side = { graph, right };

  for (int b = 0; b < graph->n_bundles; b++)
    if (graph->bundles[b].through)
      g_array_append_val (turns, b);
  g_array_sort_with_data (turns, compare_turns, &side);
  return turns;
}

/* Then what turns into its own rank, outer ones around inner ones. */
static void
reach_past_turns (MoniacLayerFrame *self,
                  gboolean          right,
                  double           *reach)
{
  const MoniacLayerGraph *graph = self->graph;
  g_autoptr (GArray) turns = list_turns (graph, right);
  g_autofree double *outer = g_new0 (double, MAX (graph->n_bundles, 1));
  g_autofree double *loops = g_memdup2 (reach, MAX (graph->n_ranks, 1) * sizeof *reach);
  double unit = self->input->unit * self->squeeze;

  for (guint i = 0; i < turns->len; i++)
    {
      int b = g_array_index (turns, int, i), first, last;
      const MoniacLayerBundle *bundle = &graph->bundles[b];
      int r = rank_of (self, right ? bundle->from : bundle->to);
      double base = loops[r] + MAX (TURN * unit, HOLE_BESIDE * bundle->width);

      turn_span (graph, bundle, right, &first, &last);
      for (guint j = 0; j < i; j++)
        {
          int inner = g_array_index (turns, int, j), inner_first, inner_last;
          const MoniacLayerBundle *other = &graph->bundles[inner];

          turn_span (graph, other, right, &inner_first, &inner_last);
          if (rank_of (self, right ? other->from : other->to) == r && inner_first <= last && first <= inner_last)
            base = MAX (base, outer[inner] + VERTICAL_GAP * unit);
        }
      (right ? self->out : self->in)[b] = base + bundle->width / 2;
      outer[b] = base + bundle->width;
      reach[r] = MAX (reach[r], outer[b]);
    }
}

void
moniac_layer_lanes_zones (MoniacLayerFrame *self)
{
  const MoniacLayerGraph *graph = self->graph;
  double unit = self->input->unit * self->squeeze;

  for (int r = 0; r < graph->n_ranks; r++)
    self->zone_right[r] = self->zone_left[r] = 0;
  for (int side = -1; side <= 1; side += 2)
    {
      g_autoptr (GArray) led = list_led (self, side);
      g_autofree double *right = g_new0 (double, MAX (graph->n_ranks, 1));
      g_autofree double *left = g_new0 (double, MAX (graph->n_ranks, 1));

      reach_past_loops (self, right, left);
      reach_past_turns (self, TRUE, right);
      reach_past_turns (self, FALSE, left);
      for (guint i = 0; i < led->len; i++)
        {
          int b = g_array_index (led, int, i);
          const MoniacLayerBundle *bundle = &graph->bundles[b];
          double *out = &right[rank_of (self, bundle->from)];
          double *in = &left[rank_of (self, bundle->to)];

          *out += *out > 0 ? VERTICAL_GAP * unit : TURN * unit;
          *in += *in > 0 ? VERTICAL_GAP * unit : TURN * unit;
          self->out[b] = *out + bundle->width / 2;
          self->in[b] = *in + bundle->width / 2;
          *out += bundle->width;
          *in += bundle->width;
        }
      for (int r = 0; r < graph->n_ranks; r++)
        {
          self->zone_right[r] = MAX (self->zone_right[r], right[r]);
          self->zone_left[r] = MAX (self->zone_left[r], left[r]);
        }
    }
}

/* How far up, or down, the items of a rank reach, labels included. */
static double
reach_of_rank (const MoniacLayerFrame *self,
               int                     r,
               int                     side)
{
  const MoniacLayerGraph *graph = self->graph;
  double reach = side < 0 ? G_MAXDOUBLE : -G_MAXDOUBLE;

  for (guint i = 0; i < graph->ranks[r]->len; i++)
    {
      const MoniacLayerItem *item = &graph->items[g_array_index (graph->ranks[r], int, i)];

      reach = side < 0 ? MIN (reach, item->y - item->height / 2 - item->above)
                       : MAX (reach, item->y + item->height / 2);
    }
  return reach;
}

void
moniac_layer_lanes_place (MoniacLayerFrame *self,
                          int               side)
{
  const MoniacLayerGraph *graph = self->graph;
  double unit = self->input->unit * self->squeeze;
  g_autoptr (GArray) led = list_led (self, side);

  for (int b = 0; b < graph->n_bundles; b++)
    if (moniac_layer_bundle_is_loop (&graph->bundles[b]))
      {
        const MoniacLayerItem *item = &graph->items[graph->bundles[b].from];

        self->lane[b] = item->y - item->height / 2 - loop_gap (self, &graph->bundles[b])
                        - graph->bundles[b].width / 2;
      }
  for (guint i = 0; i < led->len; i++)
    {
      int b = g_array_index (led, int, i);
      const MoniacLayerBundle *bundle = &graph->bundles[b];
      double edge = side < 0 ? G_MAXDOUBLE : -G_MAXDOUBLE;

      for (int r = rank_of (self, bundle->to); r <= rank_of (self, bundle->from); r++)
        {
          double reach = reach_of_rank (self, r, side) + side * FIRST_GAP * unit;

          edge = side < 0 ? MIN (edge, reach) : MAX (edge, reach);
        }
      for (guint j = 0; j < i; j++)
        {
          int inner = g_array_index (led, int, j);
          double reach = self->lane[inner]
                         + side * (graph->bundles[inner].width / 2 + LANE_GAP * unit);

          if (share_way (self, bundle, &graph->bundles[inner]))
            edge = side < 0 ? MIN (edge, reach) : MAX (edge, reach);
        }
      self->lane[b] = edge + side * bundle->width / 2;
    }
}
