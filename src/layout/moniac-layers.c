/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws up the layers: bars to scale, bundles between them, lanes around them. */
#include "config.h"

#include "moniac-layers.h"

#include <math.h>

#include "moniac-change.h"
#include "moniac-labels.h"
#include "moniac-layer-follow.h"
#include "moniac-layer-frame.h"
#include "moniac-layer-order.h"
#include "moniac-layer-path.h"
#include "moniac-layer-through.h"
#include "moniac-place.h"
#include "moniac-rank-keep.h"
#include "moniac-stroke.h"

/* Lengths, times the type's unit. */
#define STUB 26.0
#define STUB_CAP 2.5
#define STUB_LIP 3.0
#define BODY_LEAST 12.0
#define LABEL_GAP 6.0
#define BEND_LEAST 3.0
#define RELATION_STEP 3.0
/* By how much a long flow may leave its height while it passes through a rank. */
#define PASS_CLEARANCE 4.0
/* With fewer companies than this a change of more than amounts may rearrange all: a search is soon done. */
#define LEAST_TO_FOLLOW 12

typedef struct
{
  MoniacScene *scene;
  const MoniacLayoutInput *input;
  MoniacLayerGraph *graph;
  MoniacLayerPorts *ports;
  MoniacLayerFrame *frame;
} Layers;

static MoniacPath
rect_path (MoniacRect rect)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_path_builder_move_to (builder, rect.x, rect.y);
  moniac_path_builder_line_to (builder, rect.x + rect.width, rect.y);
  moniac_path_builder_line_to (builder, rect.x + rect.width, rect.y + rect.height);
  moniac_path_builder_line_to (builder, rect.x, rect.y + rect.height);
  moniac_path_builder_line_to (builder, rect.x, rect.y);
  return moniac_path_builder_end (builder);
}

static void
add_part (MoniacSceneCompany *company,
          MoniacPart          part,
          MoniacRect          rect)
{
  company->parts = g_renew (MoniacScenePart, company->parts, company->n_parts + 1);
  company->parts[company->n_parts++] = (MoniacScenePart) { part, rect_path (rect) };
  company->bounds = company->n_parts == 1 ? rect : moniac_rect_union (&company->bounds, &rect);
}

/* Whether any deal at one side of the company is money. */
static gboolean
has_money (const Layers *layers,
           int           c,
           gboolean      right)
{
  const MoniacNetwork *network = layers->input->network;
  const GArray *ports = right ? layers->ports->right[c] : layers->ports->left[c];

  for (guint i = 0; i < ports->len; i++)
    {
      const MoniacLayerBundle *bundle = &layers->graph->bundles[g_array_index (ports, int, i)];

      for (int j = bundle->first_deal; j < bundle->first_deal + bundle->n_deals; j++)
        if (network->deals[layers->graph->deals[j]].is_money)
          return TRUE;
    }
  for (int i = 0; i < layers->ports->n_stubs; i++)
    if (layers->ports->stubs[i].company == c
        && (network->deals[layers->ports->stubs[i].deal].payee == MONIAC_OUTSIDE) == right)
      return TRUE;
  return FALSE;
}

static void
add_company (Layers *layers,
             int     c)
{
  MoniacSceneCompany *company = &layers->scene->companies[c];
  const MoniacLayerItem *item = &layers->graph->items[c];
  double x = layers->frame->company_x[c], bar = layers->frame->bar;
  double least = MIN (item->height, BEND_LEAST * layers->input->unit);
  gboolean gets = has_money (layers, c, FALSE), pays = has_money (layers, c, TRUE);
  double height = MAX (layers->ports->gets[c], least);

  company->center = (MoniacPoint) { x + bar / 2, item->y };
  if (gets)
    add_part (company, MONIAC_PART_GETS,
              (MoniacRect) { x, item->y - height / 2, bar / 2, height });
  height = MAX (layers->ports->pays[c], least);
  if (pays)
    add_part (company, MONIAC_PART_PAYS,
              (MoniacRect) { x + bar / 2, item->y - height / 2, bar / 2, height });
  if (!gets && !pays)
    add_part (company, MONIAC_PART_BODY,
              (MoniacRect) { x, item->y - item->height / 2, bar, item->height });
}

/* Lines without money end at the middle of the bar where the company has no money at that side. */
static MoniacPoint
port (const Layers            *layers,
      const MoniacLayerBundle *bundle,
      gboolean                 from)
{
  int c = from ? bundle->from : bundle->to;
  double x = layers->frame->company_x[c] + (from ? layers->frame->bar : 0);

  if (layers->scene->companies[c].parts[0].part != MONIAC_PART_BODY && !has_money (layers, c, from))
    x = layers->frame->company_x[c] + layers->frame->bar / 2;
  return (MoniacPoint) { x, layers->graph->items[c].y + (from ? bundle->from_y : bundle->to_y) };
}

/* By how much a bend is rounder for a port above the middle of what leaves, so that neighbours nest. */
static double
lead_of (double   offset,
         double   drop,
         gboolean first)
{
  if (first)
    return drop > 0 ? -offset : offset;
  return drop > 0 ? offset : -offset;
}

/* A point of a forward bundle's course: a port, or the middle of a passage. */
static MoniacPoint
course_point (const Layers            *layers,
              const MoniacLayerBundle *bundle,
              int                      i)
{
  const MoniacLayerItem *pass = &layers->graph->items[bundle->first_pass + i];

  if (i < 0 || i >= bundle->n_passes)
    return port (layers, bundle, i < 0);
  return (MoniacPoint) { layers->frame->rank_x[pass->rank] + layers->frame->bar / 2, pass->y };
}

static double
slope_at (const Layers            *layers,
          const MoniacLayerBundle *bundle,
          int                      i)
{
  return i >= 0 && i < bundle->n_passes ? layers->graph->items[bundle->first_pass + i].slope : 0;
}

/* Piece i of a course leads to its passage i; what runs back through the ranks turns before its first and after its last
 * passage. */
static int
first_piece (const MoniacLayerBundle *bundle)
{
  return bundle->through ? 1 : 0;
}

static int
last_piece (const MoniacLayerBundle *bundle)
{
  return bundle->through ? bundle->n_passes - 1 : bundle->n_passes;
}

/* Whether a bundle as wide as this can follow cubics through all its points with the slopes that they have. */
static gboolean
bends_gently (const Layers            *layers,
              const MoniacLayerBundle *bundle)
{
  for (int i = first_piece (bundle); i <= last_piece (bundle); i++)
    {
      MoniacPoint from = course_point (layers, bundle, i - 1), to = course_point (layers, bundle, i);

      if (moniac_layer_path_curvature (from, to, slope_at (layers, bundle, i - 1), slope_at (layers, bundle, i))
          * (bundle->width / 2 + BEND_LEAST * layers->input->unit) > 1)
        return FALSE;
    }
  return TRUE;
}

/* How steeply a long bundle goes through the ranks between: without overshooting, and clear of what lies above and below. */
static void
choose_slopes (Layers                  *layers,
               const MoniacLayerBundle *bundle)
{
  MoniacLayerItem *items = layers->graph->items;

  for (int i = first_piece (bundle); i < last_piece (bundle); i++)
    {
      MoniacPoint before = course_point (layers, bundle, i - 1), at = course_point (layers, bundle, i);
      MoniacPoint after = course_point (layers, bundle, i + 1);
      double first = (at.y - before.y) / MAX (at.x - before.x, 1), second = (after.y - at.y) / MAX (after.x - at.x, 1);
      double most = 2 * PASS_CLEARANCE * layers->input->unit / layers->frame->bar;

      items[bundle->first_pass + i].slope = first * second > 0
        ? CLAMP (2 * first * second / (first + second), -most, most) : 0;
    }
  if (!bends_gently (layers, bundle))
    for (int i = 0; i < bundle->n_passes; i++)
      items[bundle->first_pass + i].slope = 0;
}

/* One piece of a course from x to x: round where it starts and ends level, else a smooth part of a longer curve. */
static void
add_piece (const Layers            *layers,
           const MoniacLayerBundle *bundle,
           int                      i,
           MoniacPoint              at,
           MoniacPoint              next,
           MoniacPathBuilder       *builder)
{
  double from_slope = slope_at (layers, bundle, i - 1), to_slope = slope_at (layers, bundle, i);
  double from_lead = i == 0 ? lead_of (bundle->from_y, next.y - at.y, TRUE) : 0;
  double to_lead = i == bundle->n_passes ? lead_of (bundle->to_y, next.y - at.y, FALSE) : 0;

  if (from_slope != 0 || to_slope != 0)
    moniac_layer_path_glide (builder, at, next, from_slope, to_slope);
  else
    moniac_layer_path_bend (builder, at, next, from_lead, to_lead,
                            bundle->width / 2 + BEND_LEAST * layers->input->unit);
}

/* The pieces of a course between its passages, and to its ports where it has them at its ends. */
static void
follow_passages (const Layers            *layers,
                 const MoniacLayerBundle *bundle,
                 MoniacPoint              at,
                 MoniacPathBuilder       *builder)
{
  double half = layers->frame->bar / 2;

  for (int i = first_piece (bundle); i <= last_piece (bundle); i++)
    {
      MoniacPoint middle = course_point (layers, bundle, i), next = middle;
      double rise = slope_at (layers, bundle, i) * half;

      if (i < bundle->n_passes)
        next = (MoniacPoint) { middle.x - half, middle.y - rise };
      add_piece (layers, bundle, i, at, next, builder);
      at = (MoniacPoint) { middle.x + half, middle.y + rise };
      if (i < bundle->n_passes)
        moniac_path_builder_line_to (builder, at.x, at.y);
    }
}

static MoniacPath
forward_course (Layers                  *layers,
                const MoniacLayerBundle *bundle)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPoint at = port (layers, bundle, TRUE);

  choose_slopes (layers, bundle);
  moniac_path_builder_move_to (builder, at.x, at.y);
  follow_passages (layers, bundle, at, builder);
  return moniac_path_builder_end (builder);
}

static MoniacPath
led_course (const Layers            *layers,
            const MoniacLayerBundle *bundle)
{
  const MoniacLayerFrame *frame = layers->frame;
  int b = (int) (bundle - layers->graph->bundles);
  MoniacPoint from = port (layers, bundle, TRUE), to = port (layers, bundle, FALSE);

  return moniac_layer_path_lane (from, to, from.x + frame->out[b], to.x - frame->in[b],
                                 frame->lane[b]);
}

/* Back through the ranks: built as seen from the payee, from left to right, and then turned round. */
static MoniacPath
through_course (Layers                  *layers,
                const MoniacLayerBundle *bundle)
{
  const MoniacLayerFrame *frame = layers->frame;
  int b = (int) (bundle - layers->graph->bundles), last = bundle->n_passes - 1;
  MoniacPoint to = port (layers, bundle, FALSE), from = port (layers, bundle, TRUE);
  MoniacPoint first = course_point (layers, bundle, 0), end = course_point (layers, bundle, last);
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacPath course, reversed;

  choose_slopes (layers, bundle);
  first.x -= frame->bar / 2;
  end.x += frame->bar / 2;
  moniac_path_builder_move_to (builder, to.x, to.y);
  moniac_layer_path_turn (builder, to, first, MIN (to.x, first.x) - frame->in[b]);
  first.x += frame->bar;
  moniac_path_builder_line_to (builder, first.x, first.y);
  follow_passages (layers, bundle, first, builder);
  moniac_layer_path_turn (builder, end, from, MAX (from.x, end.x) + frame->out[b]);
  course = moniac_path_builder_end (builder);
  reversed = moniac_path_reversed (&course);
  moniac_path_clear (&course);
  return reversed;
}

static MoniacPath
course_of (Layers                  *layers,
           const MoniacLayerBundle *bundle)
{
  if (bundle->through)
    return through_course (layers, bundle);
  return bundle->back ? led_course (layers, bundle) : forward_course (layers, bundle);
}

static void
add_bundle (Layers                  *layers,
            const MoniacLayerBundle *bundle)
{
  MoniacPath course = course_of (layers, bundle);
  double at = -bundle->width / 2;
  int n_relations = 0;

  for (int i = bundle->first_deal; i < bundle->first_deal + bundle->n_deals; i++)
    {
      int d = layers->graph->deals[i];
      const MoniacNetworkDeal *deal = &layers->input->network->deals[d];
      double height = moniac_layer_slot_height (deal, layers->frame->scale, layers->input->unit,
                                                layers->frame->extra);
      /* Lines of several relations lie beside each other all the same. */
      double aside = deal->is_money ? 0 : RELATION_STEP * layers->input->unit * n_relations++;
      MoniacPath center = moniac_ribbon_offset (&course, at + height / 2 + aside);
      MoniacSceneRibbon *ribbon = &layers->scene->ribbons[layers->scene->n_ribbons++];

      moniac_stroke_fill (ribbon, layers->input, d, layers->frame->scale,
                          bundle->back && !bundle->through && bundle->side > 0 ? 1 : -1);
      ribbon->led_back = bundle->back;
      ribbon->through = bundle->through;
      ribbon->center = center;
      if (!bundle->back && deal->payer != bundle->from)
        {
          ribbon->center = moniac_path_reversed (&center);
          moniac_path_clear (&center);
        }
      at += height;
    }
  moniac_path_clear (&course);
}

static void
add_stub (Layers                *layers,
          const MoniacLayerStub *stub)
{
  double unit = layers->input->unit;
  gboolean pays = layers->input->network->deals[stub->deal].payee == MONIAC_OUTSIDE;
  double x = layers->frame->company_x[stub->company] + (pays ? layers->frame->bar : 0);
  double tip = x + (pays ? STUB : -STUB) * unit;
  double y = layers->graph->items[stub->company].y + stub->y;
  double half = stub->height / 2 + STUB_LIP * unit;
  MoniacSceneRibbon *ribbon = &layers->scene->ribbons[layers->scene->n_ribbons++];
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_stroke_fill (ribbon, layers->input, stub->deal, layers->frame->scale, -1);
  moniac_path_builder_move_to (builder, pays ? x : tip, y);
  moniac_path_builder_line_to (builder, pays ? tip : x, y);
  ribbon->center = moniac_path_builder_end (builder);
  add_part (&layers->scene->companies[stub->company], MONIAC_PART_OUTSIDE,
            (MoniacRect) { pays ? tip : tip - STUB_CAP * unit, y - half, STUB_CAP * unit, 2 * half });
}

static MoniacLabelPlace
place_at (double x,
          double y,
          double dx,
          double dy,
          double slide)
{
  return (MoniacLabelPlace) { { x, y }, { dx, dy }, slide, 0 };
}

static MoniacLabelHint
label_hint (const Layers *layers,
            int           c)
{
  const MoniacLayerFrame *frame = layers->frame;
  const MoniacLayerItem *item = &layers->graph->items[c];
  const MoniacRect *bounds = &layers->scene->companies[c].bounds;
  double gap = LABEL_GAP * layers->input->unit;
  double x = frame->company_x[c], middle = x + frame->bar / 2;
  double reach = item->height / 2 + 10 * layers->input->unit;
  MoniacLabelPlace left = place_at (x - gap, item->y, -1, 0, reach);
  MoniacLabelPlace right = place_at (x + frame->bar + gap, item->y, 1, 0, reach);
  MoniacLabelPlace above = place_at (middle, bounds->y - gap / 2 - (item->above - item->label_room), 0, -1, 40 * layers->input->unit);
  MoniacLabelPlace below = place_at (middle, bounds->y + bounds->height + gap / 2, 0, 1,
                                     40 * layers->input->unit);

  if (item->above > item->label_room && layers->graph->n_ranks == 1)
    return (MoniacLabelHint) { 4, { below, above, right, left } };
  if (layers->graph->n_ranks == 1)
    return (MoniacLabelHint) { 4, { right, left, above, below } };
  if (item->rank > 0 && layers->ports->right[c]->len == 0)
    return (MoniacLabelHint) { 4, { right, above, below, left } };
  if (item->rank + 1 < layers->graph->n_ranks && layers->ports->left[c]->len == 0)
    return (MoniacLabelHint) { 5, { left, place_at (x - frame->zone_left[item->rank] - gap, item->y,
                                                    -1, 0, reach),
                                    above, below, right } };
  if (item->rank == 0)
    return (MoniacLabelHint) { 5, { left, place_at (x - frame->zone_left[0] - gap, item->y, -1, 0, reach),
                                    above, below, right } };
  if (item->rank == layers->graph->n_ranks - 1)
    return (MoniacLabelHint) { 5, { right, place_at (x + frame->bar + frame->zone_right[item->rank] + gap,
                                                     item->y, 1, 0, reach),
                                    above, below, left } };
  return (MoniacLabelHint) { 4, { above, below, right, left } };
}

static void
draw_up (Layers *layers)
{
  const MoniacNetwork *network = layers->input->network;
  g_autofree MoniacLabelHint *hints = g_new0 (MoniacLabelHint, MAX (network->n_companies, 1));

  layers->scene->scale = layers->frame->scale;
  for (int c = 0; c < network->n_companies; c++)
    add_company (layers, c);
  for (int b = 0; b < layers->graph->n_bundles; b++)
    add_bundle (layers, &layers->graph->bundles[b]);
  for (int i = 0; i < layers->ports->n_stubs; i++)
    add_stub (layers, &layers->ports->stubs[i]);
  moniac_stroke_sort (layers->scene);
  for (int c = 0; c < network->n_companies; c++)
    hints[c] = label_hint (layers, c);
  moniac_labels_place (layers->scene, layers->input, hints);
}

/* Where companies were, or have to be: heights for the order, and which of them are pinned. */
static void
read_heights (const MoniacLayoutInput *input,
              double                  *height,
              gboolean                *pinned)
{
  for (int c = 0; c < input->network->n_companies; c++)
    {
      MoniacPoint point;

      height[c] = NAN;
      pinned[c] = moniac_place_pin (input, c, &point);
      if (pinned[c] || moniac_place_previous (input, c, &point))
        height[c] = point.y;
    }
}

/* Ranks and order: those on show, after a small change, or the best that a search finds. NULL when cancelled. */
static MoniacLayerGraph *
arrange (MoniacScene             *scene,
         const MoniacLayoutInput *input,
         GCancellable            *cancellable)
{
  int n = input->network->n_companies, n_ranks;
  g_autofree int *rank = g_new0 (int, MAX (n, 1));
  g_autofree double *height = g_new0 (double, MAX (n, 1));
  g_autofree gboolean *pinned = g_new0 (gboolean, MAX (n, 1));
  g_autofree gboolean *through = NULL;
  MoniacChange change = moniac_change_find (input);
  gboolean follows = (change == MONIAC_CHANGE_AMOUNTS || n >= LEAST_TO_FOLLOW)
                     && moniac_rank_follow (input, change, rank, &n_ranks);
  MoniacLayerGraph *graph;

  if (!follows)
    moniac_rank_find (input, cancellable, rank, &n_ranks, &scene->fallback);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  through = moniac_layer_through_choose (input, rank, n_ranks);
  graph = moniac_layer_graph_new (input->network, rank, n_ranks, through);
  read_heights (input, height, pinned);
  if (follows)
    moniac_layer_follow (input, graph, height);
  else
    moniac_layer_order_find (graph, height, pinned);
  return graph;
}

void
moniac_layers_lay_out (MoniacScene             *scene,
                       const MoniacLayoutInput *input,
                       GCancellable            *cancellable)
{
  g_autoptr (MoniacLayerGraph) graph = arrange (scene, input, cancellable);
  g_autoptr (MoniacLayerPorts) ports = NULL;
  g_autoptr (MoniacLayerFrame) frame = NULL;
  Layers layers = { scene, input };

  if (graph == NULL)
    return;
  layers.graph = graph;
  layers.ports = ports = moniac_layer_ports_new (graph);
  layers.frame = frame = moniac_layer_frame_new (input, graph, ports);
  moniac_layer_frame_solve (frame);
  draw_up (&layers);
}
