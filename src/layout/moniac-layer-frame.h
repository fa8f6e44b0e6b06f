/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of the layers view: scale, columns, lanes, heights. */
#pragma once

#include "moniac-layer-ports.h"
#include "moniac-layout.h"

G_BEGIN_DECLS

/* Half the height of an amount on a flow that is led around, times the type's unit. */
#define MONIAC_LAYER_AMOUNT 13.0

/**
 * MoniacLayerFrame:
 * @extra: how much of its usual room gets what has no amount
 * @bar: width of a company
 * @air: how many times their usual height the gaps in columns get
 * @squeeze: how much of their usual width gaps between lanes get
 * @run: for each channel between ranks, what is left between the zones
 * @rank_x: for each rank, the left edge of its companies
 * @company_x: for each company
 * @zone_right, @zone_left: for each rank, how far flows that run back reach out beside it
 * @out, @in: for each bundle that runs back, the distance of its verticals from the companies at their ranks
 * @lane: likewise the height of its lane
 */
typedef struct
{
  const MoniacLayoutInput *input;
  MoniacLayerGraph *graph;
  MoniacLayerPorts *ports;
  double scale;
  double extra;
  double bar;
  double least;            /* height of a company */
  double air;
  double squeeze;
  double *run;
  double *rank_x;
  double *company_x;
  double *zone_right;
  double *zone_left;
  double *out;
  double *in;
  double *lane;
  double lanes_above;
  double lanes_below;
  double margin_left;
  double margin_right;
} MoniacLayerFrame;

MoniacLayerFrame *moniac_layer_frame_new  (const MoniacLayoutInput *input,
                                           MoniacLayerGraph        *graph,
                                           MoniacLayerPorts        *ports);
void              moniac_layer_frame_free (MoniacLayerFrame        *self);

/* Decides everything: the largest scale with which all fits, then heights, columns and lanes. */
void              moniac_layer_frame_solve (MoniacLayerFrame       *self);

/* The levels of lanes and how much room they take above or below, one side; for the widths as they are. */
double            moniac_layer_lanes_stack (MoniacLayerFrame       *self,
                                            int                     side);
/* The room above companies that deals with themselves take. */
void              moniac_layer_lanes_loops (MoniacLayerFrame       *self);
/* How far the verticals reach out beside each rank. */
void              moniac_layer_lanes_zones (MoniacLayerFrame       *self);
/* The heights of lanes close above or below what lies in their ranks. */
void              moniac_layer_lanes_place (MoniacLayerFrame       *self,
                                            int                     side);

/* Heights of all items, between top and bottom, so that heavy bundles run straight. */
void              moniac_layer_heights_solve (MoniacLayerFrame     *self,
                                              double                top,
                                              double                bottom);
double            moniac_layer_heights_gap   (const MoniacLayerFrame *self,
                                              int                   rank,
                                              int                   above,
                                              int                   below);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacLayerFrame, moniac_layer_frame_free)

G_END_DECLS
