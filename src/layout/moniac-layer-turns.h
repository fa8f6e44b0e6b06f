/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns of flows that run back through the ranks: what they cross beside a rank. */
#pragma once

#include "moniac-layer-graph.h"

G_BEGIN_DECLS

/* Beside a rank a flow turns from a company into its passage in the same rank, or out of it, and so crosses what leaves from
 * between them. */
typedef struct
{
  int company;
  int pass;
  double weight;
} MoniacLayerTurn;

/* Turns by side (0: at the left of a rank, 1: at its right) and rank; the arrays of MoniacLayerTurn are NULL where none is. */
typedef struct
{
  const MoniacLayerGraph *graph;
  int n;
  GArray **of_rank[2];
} MoniacLayerTurns;

void   moniac_layer_turns_init      (MoniacLayerTurns       *self,
                                     const MoniacLayerGraph *graph);
void   moniac_layer_turns_clear     (MoniacLayerTurns       *self);

/* What it costs at one side of their rank to have v, now right below u, above it. u_load, v_load: the weight that leaves
 * from them there, turns aside. Adds to *work what it took. */
double moniac_layer_turns_swap_cost (const MoniacLayerTurns *self,
                                     int                     side,
                                     int                     u,
                                     int                     v,
                                     double                  u_load,
                                     double                  v_load,
                                     double                 *work);

/* What the turns at one side of a rank cross of each other and of the loads of items. */
double moniac_layer_turns_cost      (const MoniacLayerTurns *self,
                                     int                     side,
                                     int                     rank,
                                     const double           *load);

G_END_DECLS
