/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local search for the order within ranks: what a change of places costs, and moves that lower it. */
#pragma once

#include "moniac-layer-turns.h"

G_BEGIN_DECLS

/**
 * MoniacLayerSearch:
 * @graph: whose places and sides are being changed
 * @height: where companies are to stand that keep their order
 * @fixed: (nullable): companies that keep the order that they have among themselves
 * @loose: (nullable): the only items that change places
 * @forward_right, @forward_left: for each item, the weight that runs forward from its sides
 * @led_right, @led_left: likewise what is led around, by way: over the top, below
 * @turns: of what runs back through the ranks
 * @first_out, @out, @first_in, @in: for each company the bundles led around that start, or end, there
 * @work: pairs of segments looked at so far, the measure of effort
 * @limit: of the work, where moves end
 */
typedef struct
{
  MoniacLayerGraph *graph;
  const double *height;
  const gboolean *fixed;
  const gboolean *loose;
  double *forward_right;
  double *forward_left;
  double *led_right[2];
  double *led_left[2];
  MoniacLayerTurns turns;
  int *first_out;
  int *out;
  int *first_in;
  int *in;
  double work;
  double limit;
} MoniacLayerSearch;

void   moniac_layer_search_init      (MoniacLayerSearch *self,
                                      MoniacLayerGraph  *graph,
                                      const double      *height);
void   moniac_layer_search_clear     (MoniacLayerSearch *self);

/* After sides of bundles were set. */
void   moniac_layer_search_sum_sides (MoniacLayerSearch *self);

/* What the order crosses, weight times weight: forward flows each other, flows led around what they pass and each other. */
double moniac_layer_search_cost      (MoniacLayerSearch *self);

/* Heaviest first, what is led around takes the way that crosses less, with some regard to what is there already. */
void   moniac_layer_search_sides     (MoniacLayerSearch *self);

/* Moves single items until nothing helps or the work is done, in the ranks from `first` to `last`. Returns what was gained. */
double moniac_layer_search_improve   (MoniacLayerSearch *self,
                                      int                first,
                                      int                last);

/* Moves one item by `steps` places, up when negative, as far as it may pass. Returns what that costs. */
double moniac_layer_search_move      (MoniacLayerSearch *self,
                                      int                item,
                                      int                steps);

/* Leads a bundle around the other side. Returns what that costs. */
double moniac_layer_search_flip      (MoniacLayerSearch *self,
                                      int                bundle);

/* Kicks the order out of its valley again and again, at most until so much more work is done, and keeps what is better.
 * Returns what was gained. */
double moniac_layer_search_kick      (MoniacLayerSearch *self,
                                      double             work,
                                      guint32            seed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoniacLayerSearch, moniac_layer_search_clear)

G_END_DECLS
