/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves companies and passages up and down until heavy bundles run straight. */
#include "config.h"

#include <string.h>

#include "moniac-column.h"
#include "moniac-layer-frame.h"
#include "moniac-place.h"

#define ROUNDS 24
#define ROUNDS_LARGE 6
#define LARGE 3000
/* How much more a long bundle wants to run straight where it only passes. */
#define PASS_TO_PASS 8.0
#define COMPANY_TO_PASS 2.0
#define PIN_WEIGHT 1e6
#define REST_WEIGHT 1e-6
/* What the lightest pull all the same, so that long ones do not stagger from rank to rank. */
#define LIGHT_PULL 0.01

/* Lengths, times the type's unit. */
#define COMPANY_GAP 14.0
#define PASS_GAP 7.0
/* The hole in a turn, of the flow's width. */
#define TURN_HOLE 0.4
/* Of the height of the area, all gaps of a column at most. */
#define GAPS_MAX 0.34

/* The hole in the bend of a flow that turns from a company into a passage beside it. */
static double
turn_gap (const MoniacLayerGraph *graph,
          int                     above,
          int                     below)
{
  int company = graph->items[above].company >= 0 ? above : below;
  int pass = company == above ? below : above;
  const MoniacLayerBundle *bundle;

  if (graph->items[pass].bundle < 0 || graph->items[company].company < 0)
    return 0;
  bundle = &graph->bundles[graph->items[pass].bundle];
  if (!bundle->through || (bundle->from != company && bundle->to != company))
    return 0;
  return TURN_HOLE * bundle->width;
}

double
moniac_layer_heights_gap (const MoniacLayerFrame *self,
                          int                     rank,
                          int                     above,
                          int                     below)
{
  const MoniacLayerGraph *graph = self->graph;
  gboolean companies = graph->items[above].company >= 0 && graph->items[below].company >= 0;
  double gap = (companies ? COMPANY_GAP : PASS_GAP) * self->input->unit;

  gap = MAX (gap, turn_gap (graph, above, below));
  return self->air * MIN (gap, GAPS_MAX * self->input->area.height / MAX (graph->ranks[rank]->len, 1));
}

static double
pull_of_segment (const MoniacLayerGraph   *graph,
                 const MoniacLayerSegment *segment)
{
  int passes = (graph->items[segment->left].company < 0) + (graph->items[segment->right].company < 0);
  double weight = graph->bundles[segment->bundle].weight;
  double pull = weight * (weight + LIGHT_PULL);   /* so that the heavy ones run straight, and the light ones bend */

  return pull * (passes == 2 ? PASS_TO_PASS : passes == 1 ? COMPANY_TO_PASS : 1);
}

/* Where an end of a segment lies, from the middle of its item. */
static double
end_offset (const MoniacLayerGraph   *graph,
            const MoniacLayerSegment *segment,
            gboolean                  at_left)
{
  const MoniacLayerBundle *bundle = &graph->bundles[segment->bundle];

  if (graph->items[at_left ? segment->left : segment->right].company < 0)
    return 0;
  return at_left ? bundle->from_y : bundle->to_y;
}

static void
add_wishes (const MoniacLayerGraph *graph,
            int                     item,
            gboolean                to_right,
            double                  share,
            double                 *sum,
            double                 *weight)
{
  const int *first = to_right ? graph->first_right : graph->first_left;
  const int *by = to_right ? graph->by_right : graph->by_left;

  for (int k = first[item]; k < first[item + 1]; k++)
    {
      const MoniacLayerSegment *segment = &graph->segments[by[k]];
      const MoniacLayerItem *other = &graph->items[to_right ? segment->right : segment->left];
      double pull = share * pull_of_segment (graph, segment);

      *sum += pull * (other->y + end_offset (graph, segment, !to_right)
                      - end_offset (graph, segment, to_right));
      *weight += pull;
    }
}

static void
place_rank (MoniacLayerFrame *self,
            int               r,
            double            left_share,
            double            right_share,
            double            top,
            double            bottom)
{
  MoniacLayerGraph *graph = self->graph;
  int n = (int) graph->ranks[r]->len;
  g_autofree double *numbers = g_new (double, 4 * MAX (n, 1));
  double *wish = numbers, *weight = numbers + n, *room = numbers + 2 * n, *y = numbers + 3 * n;
  MoniacLayerItem *first, *last;

  if (n == 0)
    return;
  for (int i = 0; i < n; i++)
    {
      int index = g_array_index (graph->ranks[r], int, i);
      MoniacLayerItem *item = &graph->items[index];
      double sum = REST_WEIGHT * item->y, total = REST_WEIGHT;
      MoniacPoint pin;

      add_wishes (graph, index, FALSE, left_share, &sum, &total);
      add_wishes (graph, index, TRUE, right_share, &sum, &total);
      if (item->company >= 0 && moniac_place_pin (self->input, item->company, &pin))
        {
          sum = PIN_WEIGHT * pin.y;
          total = PIN_WEIGHT;
        }
      wish[i] = sum / total;
      weight[i] = total;
      if (i + 1 < n)
        {
          int below = g_array_index (graph->ranks[r], int, i + 1);

          room[i] = item->height / 2 + moniac_layer_heights_gap (self, r, index, below)
                    + graph->items[below].above + graph->items[below].height / 2;
        }
    }
  first = &graph->items[g_array_index (graph->ranks[r], int, 0)];
  last = &graph->items[g_array_index (graph->ranks[r], int, n - 1)];
  moniac_column_place (n, wish, weight, room, top + first->above + first->height / 2,
                       bottom - last->height / 2, y);
  for (int i = 0; i < n; i++)
    graph->items[g_array_index (graph->ranks[r], int, i)].y = y[i];
}

/* Every rank on its own, in the middle. */
static void
start_heights (MoniacLayerFrame *self,
               double            top,
               double            bottom)
{
  MoniacLayerGraph *graph = self->graph;

  for (int r = 0; r < graph->n_ranks; r++)
    {
      double height = 0, at;

      for (guint i = 0; i < graph->ranks[r]->len; i++)
        {
          int index = g_array_index (graph->ranks[r], int, i);

          height += graph->items[index].above + graph->items[index].height;
          if (i > 0)
            height += moniac_layer_heights_gap (self, r, g_array_index (graph->ranks[r], int, i - 1),
                                                index);
        }
      at = MAX (top, (top + bottom - height) / 2);
      for (guint i = 0; i < graph->ranks[r]->len; i++)
        {
          int index = g_array_index (graph->ranks[r], int, i);
          MoniacLayerItem *item = &graph->items[index];

          if (i > 0)
            at += moniac_layer_heights_gap (self, r, g_array_index (graph->ranks[r], int, i - 1), index);
          item->y = at + item->above + item->height / 2;
          at += item->above + item->height;
        }
    }
}

void
moniac_layer_heights_solve (MoniacLayerFrame *self,
                            double            top,
                            double            bottom)
{
  int n = self->graph->n_ranks;
  int rounds = self->graph->n_items > LARGE ? ROUNDS_LARGE : ROUNDS;

  start_heights (self, top, bottom);
  for (int round = 0; round < rounds; round++)
    {
      /* One side leads at first; in the end both count alike. */
      double other = (double) round / rounds;

      moniac_layer_ports_sort (self->ports);
      for (int r = 0; r < n; r++)
        place_rank (self, r, 1, other, top, bottom);
      for (int r = n - 1; r >= 0; r--)
        place_rank (self, r, other, 1, top, bottom);
    }
  for (int r = 0; r < n; r++)
    place_rank (self, r, 1, 1, top, bottom);
  moniac_layer_ports_sort (self->ports);
}
