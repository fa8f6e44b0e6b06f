/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deals of a network by the companies between which they run. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/* All deals between two companies, or of one with itself or with the outside. */
typedef struct
{
  int a;
  int b;                     /* > a; the same for deals with oneself; MONIAC_OUTSIDE for the outside */
  int first;                 /* in the deals of all bundles: first what a pays, then what it gets */
  int n;
  double money;
  double net;                /* what a pays b, less what it gets */
} MoniacMapBundle;

typedef struct
{
  int n;
  MoniacMapBundle *bundles;  /* sorted by a, then b */
  int *deals;                /* of all bundles, as indices in the network */
  int *degrees;              /* for each company, its bundles with others */
} MoniacMapBundles;

MoniacMapBundles *moniac_map_bundles_new  (const MoniacNetwork *network);
void              moniac_map_bundles_free (MoniacMapBundles    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacMapBundles, moniac_map_bundles_free)

G_END_DECLS
