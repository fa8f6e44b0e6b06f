/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where on a company's sides its bundles begin and end. */
#pragma once

#include "moniac-layer-graph.h"

G_BEGIN_DECLS

/* A stub: one deal with the outside. */
typedef struct
{
  int deal;
  int company;
  double height;
  double y;                /* of its middle, from the middle of the company */
} MoniacLayerStub;

/**
 * MoniacLayerPorts:
 * @level: for each bundle that is led around, how far out it runs, from 0; the same level may be taken at both sides
 * @n_stubs, @stubs: deals with the outside
 * @pays, @gets: for each company the height of its stacks of ports at the right and at the left
 */
typedef struct
{
  MoniacLayerGraph *graph;
  int *level;
  int n_stubs;
  MoniacLayerStub *stubs;
  double *pays;
  double *gets;
  GArray **right;          /* of int: bundles, from the top */
  GArray **left;
} MoniacLayerPorts;

MoniacLayerPorts *moniac_layer_ports_new       (MoniacLayerGraph *graph);
void              moniac_layer_ports_free      (MoniacLayerPorts *self);

/* Widths of bundles and heights of items for a scale; no company is lower than `least`. */
void              moniac_layer_ports_set_scale (MoniacLayerPorts *self,
                                                double            scale,
                                                double            unit,
                                                double            extra,
                                                double            least);
/* The height of a deal's port; relations take none, their lines start between the others. */
double            moniac_layer_slot_height     (const MoniacNetworkDeal *deal,
                                                double            scale,
                                                double            unit,
                                                double            extra);

/* Sorts the ports by where their bundles go, as the items lie now. */
void              moniac_layer_ports_sort      (MoniacLayerPorts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacLayerPorts, moniac_layer_ports_free)

G_END_DECLS
