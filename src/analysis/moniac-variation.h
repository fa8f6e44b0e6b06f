/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network some of whose amounts may vary: the model behind the range of the share. */
#pragma once

#include "moniac-circulation.h"
#include "moniac-pairs.h"
#include "moniac-residual.h"

G_BEGIN_DECLS

/**
 * MoniacVariable:
 * @deal: index in the network
 * @component: in which it may come back, or -1 where it never does
 * @span: by how much it may exceed its least amount; of open ones, up to where nothing more comes back
 * @open: whether nobody stated an upper bound
 *
 * A deal whose amount may vary; in units of the network.
 */
typedef struct
{
  int deal;
  int payer;
  int payee;
  int component;
  gint64 span;
  gboolean open;
} MoniacVariable;

/**
 * MoniacVariation:
 * @certain: of each pair: what all its deals amount to at the least
 * @gross: the sum of all amounts at the least
 * @variables: those that may come back, sorted by component, then deal
 * @beside: those that only change the gross
 * @fixed: what comes back in components without variables
 * @unbounded: whether there is a loop of deals without upper bounds: then any amount may come back
 */
typedef struct
{
  const MoniacNetwork *network;
  MoniacPairs *pairs;
  int *component;            /* of each company */
  gint64 *certain;
  MoniacWide gross;
  MoniacVariable *variables;
  int n;
  MoniacVariable *beside;
  int n_beside;
  MoniacWide fixed;
  gboolean unbounded;
  int *local;                /* of each company: its number within its component */
  int *size;                 /* of each component */
  int *first;                /* the pairs of component c are order[first[c]] to order[first[c + 1] - 1] */
  int *order;
  gint64 *ceiling;           /* of each component: more than could ever come back through one deal */
  GCancellable *cancellable;
} MoniacVariation;

/* What comes back: the sum of all flows, and what the variables carry of it above their least amounts. */
typedef struct
{
  MoniacWide total;
  MoniacWide carried;
} MoniacYield;

MoniacVariation *moniac_variation_new   (const MoniacNetwork   *network,
                                         const MoniacCirculation *circulation,
                                         gboolean               ranges,
                                         GCancellable          *cancellable);
void             moniac_variation_free  (MoniacVariation       *self);
/* Whether deals without an upper bound join into a loop, but for one variable (-1: none). */
gboolean         moniac_variation_is_endless (const MoniacVariation *self,
                                         int                    except);
int              moniac_variation_certain_arcs (const MoniacVariation *self,
                                         int                    component,
                                         MoniacArc             *arcs);
MoniacYield      moniac_variation_yield (const MoniacVariation *self,
                                         int                    component,
                                         const gint64          *room,
                                         gint64                 worth,
                                         const gint64          *worths,
                                         gint64                *flow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacVariation, moniac_variation_free)

G_END_DECLS
