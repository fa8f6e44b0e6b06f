/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the largest scale with which companies, lanes and labels fit, and the columns for it. */
#include "config.h"

#include "moniac-layer-frame.h"

#include <math.h>
#include <string.h>

#include "moniac-labels.h"
#include "moniac-layer-path.h"
#include "moniac-place.h"

/* Lengths, times the type's unit. */
#define BAR 16.0
#define COMPANY_LEAST 3.0
#define LABEL_GAP 7.0
#define ABOVE_GAP 3.0
#define RUN_LEAST 30.0
#define BEND_LEAST 5.0
#define STUB 30.0
/* How much of the height companies take in a full column, and how wide a single flow gets, of the height. */
#define FILL 0.62
#define WIDEST 0.42
/* How wide a flow gets, of what it has to run between two ranks; as wide as WIDE, times the unit, it may always be. */
#define WIDEST_OF_RUN 2.2
#define WIDE 24.0
/* Of the width: labels beside the first and last rank, each; and the pitch that bars take at most. */
#define MARGIN_MAX 0.24
#define BAR_OF_PITCH 0.3
/* Of a column's height, labels above companies. */
#define LABELS_OF_COLUMN 0.4
/* Columns of more companies have no room for labels. */
#define CROWDED_COLUMN 50
#define EXTRA_OF_COLUMN 0.4
#define PIN_REACH 0.3
/* Of the area, gaps between lanes and verticals at most; and of the height, the lowest companies of a column. */
#define SQUEEZE_SHARE 0.2
#define LEAST_OF_COLUMN 0.2
/* A channel is wide enough for its steepest flow when it is this share of the flow's drop; thin ones may be steeper. */
#define SLOPE 0.5
#define SLOPE_WIDTH 16.0
/* How often the scale shrinks for the sake of wider channels, and by how much. */
#define SHRINKS 14
#define SHRINK 0.9
#define LARGE 3000
/* Up to so many times the usual gaps make the whole so high, of the area, for graphs of up to so many items; in how many
 * steps that is found; and how much wider the channels ought to be for it than they are, at most. */
#define AIRY 0.97
#define AIR_MOST 10.0
#define AIR_ITEMS 600
#define AIR_STEPS 8
#define AIR_STEEPER 1.15

MoniacLayerFrame *
moniac_layer_frame_new (const MoniacLayoutInput *input,
                        MoniacLayerGraph        *graph,
                        MoniacLayerPorts        *ports)
{
  MoniacLayerFrame *self = g_new0 (MoniacLayerFrame, 1);

  self->input = input;
  self->graph = graph;
  self->ports = ports;
  self->rank_x = g_new0 (double, MAX (graph->n_ranks, 1));
  self->company_x = g_new0 (double, MAX (graph->network->n_companies, 1));
  self->zone_right = g_new0 (double, MAX (graph->n_ranks, 1));
  self->zone_left = g_new0 (double, MAX (graph->n_ranks, 1));
  self->out = g_new0 (double, MAX (graph->n_bundles, 1));
  self->in = g_new0 (double, MAX (graph->n_bundles, 1));
  self->lane = g_new0 (double, MAX (graph->n_bundles, 1));
  self->run = g_new0 (double, MAX (graph->n_ranks, 1));
  self->extra = 1;
  self->air = 1;
  self->squeeze = 1;
  return self;
}

void
moniac_layer_frame_free (MoniacLayerFrame *self)
{
  g_free (self->run);
  g_free (self->rank_x);
  g_free (self->company_x);
  g_free (self->zone_right);
  g_free (self->zone_left);
  g_free (self->out);
  g_free (self->in);
  g_free (self->lane);
  g_free (self);
}

static int
count_companies (const MoniacLayerFrame *self,
                 int                     r)
{
  int n = 0;

  for (guint i = 0; i < self->graph->ranks[r]->len; i++)
    n += self->graph->items[g_array_index (self->graph->ranks[r], int, i)].company >= 0;
  return n;
}

/* How much height the labels of a rank's companies take. */
static double
label_room_of_rank (const MoniacLayerFrame *self,
                    int                     r,
                    gboolean                detailed)
{
  double room = 0;

  for (guint i = 0; i < self->graph->ranks[r]->len; i++)
    {
      int item = g_array_index (self->graph->ranks[r], int, i);
      double width, height;

      if (self->graph->items[item].company < 0)
        continue;
      moniac_labels_measure (self->input, item, detailed, &width, &height);
      room += height + ABOVE_GAP * self->input->unit;
    }
  return room;
}

/* Companies between the first and the last rank have their labels above; as many lines as there is room for. */
static void
choose_label_room (MoniacLayerFrame *self)
{
  MoniacLayerGraph *graph = self->graph;

  for (int r = 1; r + 1 < graph->n_ranks; r++)
    {
      double most = LABELS_OF_COLUMN * self->input->area.height;
      int lines = count_companies (self, r) > CROWDED_COLUMN ? 0 : 2;

      while (lines > 0 && label_room_of_rank (self, r, lines == 2) > most)
        lines--;
      for (guint i = 0; i < graph->ranks[r]->len && lines > 0; i++)
        {
          MoniacLayerItem *item = &graph->items[g_array_index (graph->ranks[r], int, i)];
          double width;

          if (item->company < 0)
            continue;
          moniac_labels_measure (self->input, item->company, lines == 2, &width, &item->label_room);
          item->label_room += ABOVE_GAP * self->input->unit;
        }
    }
}

static double
widest_label (const MoniacLayerFrame *self,
              int                     r)
{
  double widest = 0;

  for (guint i = 0; i < self->graph->ranks[r]->len && i < 60; i++)
    {
      int item = g_array_index (self->graph->ranks[r], int, i);
      double width, height;

      if (self->graph->items[item].company < 0)
        continue;
      moniac_labels_measure (self->input, item, TRUE, &width, &height);
      widest = MAX (widest, width + LABEL_GAP * self->input->unit);
    }
  return MIN (widest, MARGIN_MAX * self->input->area.width);
}

static gboolean
has_stub (const MoniacLayerFrame *self,
          int                     r,
          gboolean                right)
{
  for (int i = 0; i < self->ports->n_stubs; i++)
    {
      const MoniacLayerStub *stub = &self->ports->stubs[i];
      gboolean pays = self->graph->network->deals[stub->deal].payee == MONIAC_OUTSIDE;

      if (pays == right && self->graph->items[stub->company].rank == r)
        return TRUE;
    }
  return FALSE;
}

static void
choose_margins (MoniacLayerFrame *self)
{
  int last = self->graph->n_ranks - 1;
  double stub = STUB * self->input->unit;

  self->margin_left = widest_label (self, 0);
  self->margin_right = last > 0 ? widest_label (self, last) : 0;
  if (has_stub (self, 0, FALSE))
    self->margin_left = MAX (self->margin_left, stub + 6 * self->input->unit);
  if (has_stub (self, last, TRUE))
    self->margin_right = MAX (self->margin_right, stub + 6 * self->input->unit);
}

static double
column_height (const MoniacLayerFrame *self,
               int                     r,
               double                 *solid)
{
  const MoniacLayerGraph *graph = self->graph;
  double height = 0;

  *solid = 0;
  for (guint i = 0; i < graph->ranks[r]->len; i++)
    {
      int index = g_array_index (graph->ranks[r], int, i);

      *solid += graph->items[index].height;
      height += graph->items[index].height + graph->items[index].above;
      if (i > 0)
        height += moniac_layer_heights_gap (self, r, g_array_index (graph->ranks[r], int, i - 1), index);
    }
  return height;
}

/* The width that all channels need for verticals, and what is left for one channel's run. */
static double
run_of_channel (const MoniacLayerFrame *self)
{
  const MoniacLayerGraph *graph = self->graph;
  double left = self->input->area.width - graph->n_ranks * self->bar;

  left -= self->margin_left + self->zone_left[0]
          + self->margin_right + self->zone_right[graph->n_ranks - 1];
  for (int r = 0; r + 1 < graph->n_ranks; r++)
    left -= self->zone_right[r] + self->zone_left[r + 1];
  return graph->n_ranks > 1 ? left / (graph->n_ranks - 1) : left;
}

static void
set_scale (MoniacLayerFrame *self,
           double            scale)
{
  self->scale = scale;
  moniac_layer_ports_set_scale (self->ports, scale, self->input->unit, self->extra,
                                self->least);
  moniac_layer_lanes_loops (self);
  moniac_layer_lanes_zones (self);
  self->lanes_above = moniac_layer_lanes_stack (self, -1);
  self->lanes_below = moniac_layer_lanes_stack (self, 1);
}

static gboolean
fits (const MoniacLayerFrame *self)
{
  const MoniacLayerGraph *graph = self->graph;
  double room = self->input->area.height - self->lanes_above - self->lanes_below;
  double widest = WIDEST * room;
  double least_run = MIN (RUN_LEAST * self->input->unit,
                          0.1 * self->input->area.width / MAX (graph->n_ranks, 1));

  if (room <= 0.3 * self->input->area.height || run_of_channel (self) < least_run)
    return FALSE;
  for (int r = 0; r < graph->n_ranks; r++)
    {
      double solid, height = column_height (self, r, &solid);

      if (height > room || solid > FILL * room)
        return FALSE;
    }
  if (graph->n_ranks > 1)
    widest = MIN (widest, MAX (WIDEST_OF_RUN * run_of_channel (self), WIDE * self->input->unit));
  for (int d = 0; d < graph->network->n_deals; d++)
    if (graph->network->deals[d].amount * self->scale > widest)
      return FALSE;
  return TRUE;
}

/* In large networks gaps and the lowest companies shrink so that they leave room for money. */
static void
choose_least (MoniacLayerFrame *self)
{
  const MoniacRect *area = &self->input->area;
  double unit = self->input->unit;
  int most = 1;
  double taken;

  for (int r = 0; r < self->graph->n_ranks; r++)
    most = MAX (most, count_companies (self, r));
  self->least = MIN (COMPANY_LEAST * unit, LEAST_OF_COLUMN * area->height / most);
  set_scale (self, 0);
  taken = (self->lanes_above + self->lanes_below) / area->height;
  for (int r = 0; r < self->graph->n_ranks; r++)
    taken = MAX (taken, (self->zone_left[r] + self->zone_right[r]) * self->graph->n_ranks / area->width);
  if (taken > SQUEEZE_SHARE)
    self->squeeze = SQUEEZE_SHARE / taken;
}

/* The bars of a rank are as low as they get at scale 0; what has no amount may take only so much of it. */
static void
choose_extra (MoniacLayerFrame *self)
{
  double highest = 0;

  set_scale (self, 0);
  for (int r = 0; r < self->graph->n_ranks; r++)
    {
      double solid;

      column_height (self, r, &solid);
      highest = MAX (highest, solid);
    }
  highest += self->lanes_above + self->lanes_below;
  if (highest > EXTRA_OF_COLUMN * self->input->area.height)
    self->extra = EXTRA_OF_COLUMN * self->input->area.height / highest;
}

static void
choose_scale (MoniacLayerFrame *self)
{
  double low = 0, high;

  choose_least (self);
  choose_extra (self);
  if (self->graph->network->gross <= 0)
    {
      set_scale (self, 0);
      return;
    }
  high = 4 * self->input->area.height / (double) self->graph->network->gross
         * MAX (self->graph->n_ranks, 1);
  for (int i = 0; i < 48; i++)
    {
      set_scale (self, (low + high) / 2);
      if (fits (self))
        low = self->scale;
      else
        high = self->scale;
    }
  set_scale (self, low);
}

/* How wide the run of every channel must be for the bends of its flows. */
static double
measure_needs (const MoniacLayerFrame *self,
               double                 *need)
{
  const MoniacLayerGraph *graph = self->graph;
  double unit = self->input->unit, sum = 0;

  memset (need, 0, graph->n_ranks * sizeof *need);
  for (int i = 0; i < graph->n_segments; i++)
    {
      const MoniacLayerSegment *segment = &graph->segments[i];
      const MoniacLayerBundle *bundle = &graph->bundles[segment->bundle];
      const MoniacLayerItem *left = &graph->items[segment->left], *right = &graph->items[segment->right];
      double drop = right->y + (right->company >= 0 ? bundle->to_y : 0)
                    - left->y - (left->company >= 0 ? bundle->from_y : 0);
      double slope = SLOPE * MIN (1, bundle->width / (SLOPE_WIDTH * unit));
      double width = moniac_layer_path_width (drop, bundle->width / 2 + BEND_LEAST * unit);

      need[left->rank] = MAX (need[left->rank], MAX (width, slope * fabs (drop)));
    }
  for (int r = 0; r + 1 < graph->n_ranks; r++)
    {
      /* The zones beside the companies serve for bending too. */
      need[r] = MAX (0, need[r] - self->zone_right[r] - self->zone_left[r + 1]);
      sum += need[r];
    }
  return sum;
}

/* Every channel gets what it needs and an equal share of the rest, or a share of what it needs. */
static void
share_runs (MoniacLayerFrame *self,
            const double     *need,
            double            needed)
{
  int n = self->graph->n_ranks - 1;
  double available = MAX (0, run_of_channel (self) * n);
  double base = MIN (RUN_LEAST * self->input->unit, available / MAX (n, 1) / 2);
  double rest = available - n * base;

  for (int r = 0; r < n; r++)
    self->run[r] = base + (needed > rest ? need[r] * rest / needed
                                         : need[r] + (rest - needed) / n);
}

/* A pinned company stands in its column as near to its pin as it may; where it cannot get there, it stays where it was. */
static double
x_of_company (const MoniacLayerFrame *self,
              int                     c)
{
  const MoniacRect *area = &self->input->area;
  int r = self->graph->items[c].rank;
  double here = self->rank_x[r];
  double before = r > 0 ? self->run[r - 1] : self->margin_left;
  double after = r + 1 < self->graph->n_ranks ? self->run[r] : self->margin_right;
  double low = MAX (area->x, here - PIN_REACH * before);
  double high = MIN (area->x + area->width - self->bar, here + PIN_REACH * after), wish;
  MoniacPoint pin, shown;

  if (!moniac_place_pin (self->input, c, &pin))
    return here;
  wish = pin.x - self->bar / 2;
  if (CLAMP (wish, low, high) != wish && moniac_place_previous (self->input, c, &shown))
    wish = shown.x - self->bar / 2;
  return CLAMP (wish, low, high);
}

static void
place_columns (MoniacLayerFrame *self)
{
  const MoniacRect *area = &self->input->area;
  MoniacLayerGraph *graph = self->graph;
  double x = area->x + self->margin_left + self->zone_left[0];

  if (graph->n_ranks == 1)
    x = area->x + area->width / 2 - self->bar / 2;
  for (int r = 0; r < graph->n_ranks; r++)
    {
      self->rank_x[r] = x;
      if (r + 1 < graph->n_ranks)
        x += self->bar + self->zone_right[r] + self->run[r] + self->zone_left[r + 1];
    }
  for (int c = 0; c < graph->network->n_companies; c++)
    self->company_x[c] = x_of_company (self, c);
}

static gboolean
any_pin (const MoniacLayoutInput *input)
{
  MoniacPoint pin;

  for (int c = 0; c < input->network->n_companies; c++)
    if (moniac_place_pin (input, c, &pin))
      return TRUE;
  return FALSE;
}

/* How far items and lanes reach up and down. */
static void
measure_heights (const MoniacLayerFrame *self,
                 double                 *top,
                 double                 *bottom)
{
  const MoniacLayerGraph *graph = self->graph;

  *top = G_MAXDOUBLE;
  *bottom = -G_MAXDOUBLE;
  for (int i = 0; i < graph->n_items; i++)
    {
      *top = MIN (*top, graph->items[i].y - graph->items[i].height / 2 - graph->items[i].above);
      *bottom = MAX (*bottom, graph->items[i].y + graph->items[i].height / 2);
    }
  for (int b = 0; b < graph->n_bundles; b++)
    if (graph->bundles[b].back && !graph->bundles[b].through)
      {
        double half = MAX (graph->bundles[b].width / 2, MONIAC_LAYER_AMOUNT * self->input->unit * self->squeeze);

        *top = MIN (*top, self->lane[b] - (graph->bundles[b].side < 0 ? half : 0));
        *bottom = MAX (*bottom, self->lane[b] + (graph->bundles[b].side > 0 ? half : 0));
      }
}

/* Puts the whole in the middle of the area's height, lanes included. */
static void
center_heights (MoniacLayerFrame *self)
{
  const MoniacRect *area = &self->input->area;
  MoniacLayerGraph *graph = self->graph;
  double top, bottom, shift;

  measure_heights (self, &top, &bottom);
  shift = area->y + area->height / 2 - (top + bottom) / 2;
  for (int i = 0; i < graph->n_items; i++)
    graph->items[i].y += shift;
  for (int b = 0; b < graph->n_bundles; b++)
    self->lane[b] += shift;
}

/* Heights of companies and lanes with the scale and the gaps as they are; returns how wide all channels ought to be. */
static double
solve_heights (MoniacLayerFrame *self,
               double           *need)
{
  const MoniacRect *area = &self->input->area;

  moniac_layer_heights_solve (self, area->y + self->lanes_above, area->y + area->height - self->lanes_below);
  moniac_layer_lanes_place (self, -1);
  moniac_layer_lanes_place (self, 1);
  return measure_needs (self, need);
}

static double
height_of_all (const MoniacLayerFrame *self)
{
  double top, bottom;

  measure_heights (self, &top, &bottom);
  return bottom - top;
}

static gboolean
columns_fit (const MoniacLayerFrame *self)
{
  double solid;

  for (int r = 0; r < self->graph->n_ranks; r++)
    if (column_height (self, r, &solid) > self->input->area.height - self->lanes_above - self->lanes_below)
      return FALSE;
  return TRUE;
}

/* Where all is less high than the area, gaps grow until it is not, as far as flows do not get too steep for it. */
static double
let_air_in (MoniacLayerFrame *self,
            double           *need,
            double            needed)
{
  double most = AIRY * self->input->area.height, available = run_of_channel (self) * (self->graph->n_ranks - 1);
  double low = 1, high = AIR_MOST;

  if (self->graph->n_items > AIR_ITEMS || height_of_all (self) >= most)
    return needed;
  for (int i = 0; i < AIR_STEPS; i++)
    {
      self->air = i == 0 ? high : (low + high) / 2;
      if (columns_fit (self) && solve_heights (self, need) <= MAX (needed, AIR_STEEPER * available)
          && height_of_all (self) <= most)
        low = self->air;
      else
        high = self->air;
    }
  self->air = low;
  return solve_heights (self, need);
}

void
moniac_layer_frame_solve (MoniacLayerFrame *self)
{
  const MoniacRect *area = &self->input->area;
  double unit = self->input->unit;
  g_autofree double *need = g_new0 (double, MAX (self->graph->n_ranks, 1));
  double needed = 0;

  if (self->graph->n_ranks == 0)
    return;
  self->bar = MIN (BAR_OF_PITCH * area->width / self->graph->n_ranks, BAR * unit);
  choose_label_room (self);
  choose_margins (self);
  choose_scale (self);
  for (int shrinks = 0; shrinks <= SHRINKS; shrinks++)
    {
      if (shrinks > 0)
        set_scale (self, self->scale * SHRINK);
      needed = solve_heights (self, need);
      if (self->graph->n_items > LARGE || needed <= run_of_channel (self) * (self->graph->n_ranks - 1))
        break;
    }
  if (!any_pin (self->input))
    {
      needed = let_air_in (self, need, needed);
      center_heights (self);
    }
  share_runs (self, need, needed);
  place_columns (self);
}
