/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the deals of the map run from disc to disc: their ports, and the courses between them. */
#pragma once

#include "moniac-discs.h"
#include "moniac-layout.h"
#include "moniac-map-bundles.h"

G_BEGIN_DECLS

/**
 * MoniacMapPort:
 * @company: whose rim it is on
 * @deal: which deal meets it there
 * @wish: the direction in which the deal would like to go
 * @order: sorts ports of the same wish
 * @half: half the angle that it takes
 * @angle: where it is
 */
typedef struct
{
  int company;
  int deal;
  double wish;
  int order;
  double half;
  double angle;
} MoniacMapPort;

/**
 * MoniacMapRoutes:
 * @n_ports, @ports: by company, then around its rim
 * @paths: for each deal, its centre line from payer to payee
 * @n_ends, @ends: the shapes at the open ends of deals with the outside, and their companies
 */
typedef struct
{
  int n_ports;
  MoniacMapPort *ports;
  int n_deals;
  MoniacPath *paths;
  int n_ends;
  MoniacPath *ends;
  int *end_companies;
} MoniacMapRoutes;

/* `widths`: of each deal as drawn. Nothing is kept of what is passed. */
MoniacMapRoutes *moniac_map_routes_new  (const MoniacLayoutInput *input,
                                         const MoniacMapBundles  *bundles,
                                         const MoniacDisc        *discs,
                                         const double            *widths);
void             moniac_map_routes_free (MoniacMapRoutes         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacMapRoutes, moniac_map_routes_free)

G_END_DECLS
