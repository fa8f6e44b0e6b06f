/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layered graph: companies and the places where long flows pass, rank by rank. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/* Deals that run together: all between two companies in one direction of the view.
 * Relations have no direction and always run forward. */
typedef struct
{
  int from;                /* forward: the company at the left */
  int to;
  gboolean back;           /* runs against the direction of the view */
  gboolean through;        /* of what runs back: between the companies of the ranks, instead of around them */
  int side;                /* of what is led around: -1 over the top, 1 below */
  int first_deal;          /* in the graph's deals, from top to bottom */
  int n_deals;
  double weight;           /* for the order; the heaviest weighs 1 */
  int first_pass;          /* items in the ranks between, from left to right; what runs back through the ranks has
                            * one in those of its ends too */
  int n_passes;
  double width;            /* in figure units, once there is a scale */
  double from_y;           /* of the middle of its port at `from`, from the middle of the company */
  double to_y;
} MoniacLayerBundle;

/* A company, or the place where a bundle passes through a rank. */
typedef struct
{
  int company;             /* -1: a passage */
  int bundle;              /* of a passage, else -1 */
  int rank;
  int place;               /* in its rank, from the top */
  double height;
  double label_room;       /* above the company */
  double above;            /* all the room above it: for its label and for a deal with itself */
  double y;                /* of the middle */
  double slope;            /* of a passage: how steeply its bundle goes through, down is positive */
} MoniacLayerItem;

/* A piece of a bundle from one rank to the next. */
typedef struct
{
  int left;
  int right;
  int bundle;
} MoniacLayerSegment;

/**
 * MoniacLayerGraph:
 * @items: companies first, in the order of the network
 * @ranks: for each rank its items, from the top; a GArray of int
 * @by_right, @by_left: for each item the segments that start at it, or end at it:
 *   indices from first_*[item] to first_*[item + 1]
 */
typedef struct
{
  const MoniacNetwork *network;
  int n_ranks;
  GArray **ranks;
  int n_items;
  MoniacLayerItem *items;
  int n_bundles;
  MoniacLayerBundle *bundles;
  int *deals;
  int n_segments;
  MoniacLayerSegment *segments;
  int *first_right;
  int *by_right;
  int *first_left;
  int *by_left;
} MoniacLayerGraph;

/* through: (nullable): for each bundle, whether it runs back through the ranks where it runs back. The same network and
 * ranks make the same bundles. */
MoniacLayerGraph *moniac_layer_graph_new  (const MoniacNetwork *network,
                                           const int           *rank,
                                           int                  n_ranks,
                                           const gboolean      *through);
void              moniac_layer_graph_free (MoniacLayerGraph    *self);

/* Makes `place` of all items follow the ranks. */
void              moniac_layer_graph_number (MoniacLayerGraph  *self);

/* Whether a bundle goes around all companies between its ends, and not only around its own. */
gboolean          moniac_layer_bundle_is_led  (const MoniacLayerBundle *self);
/* Indices of the bundles that are led, heaviest first. Free with g_array_unref(). */
GArray           *moniac_layer_graph_list_led (MoniacLayerGraph  *self);
/* Whether it goes around its own company only. */
gboolean          moniac_layer_bundle_is_loop (const MoniacLayerBundle *self);
/* The passage at which what runs back through the ranks turns, at the right of its payer or at the left of its payee. */
int               moniac_layer_bundle_turn    (const MoniacLayerBundle *self,
                                               gboolean                 right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacLayerGraph, moniac_layer_graph_free)

G_END_DECLS
