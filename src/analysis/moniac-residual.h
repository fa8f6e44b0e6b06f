/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A residual network: what may still be sent along each arc, and back, and the routing of surpluses. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Sums of many 63-bit amounts. */
G_GNUC_EXTENSION typedef __int128 MoniacWide;

/* An arc as a caller describes it; amounts are never negative. */
typedef struct
{
  int tail;
  int head;
  gint64 capacity;
  gint64 cost;               /* of one unit sent along it */
} MoniacArc;

/* One direction of an arc: what may still be sent along it. `reverse`: the place of the other direction. */
typedef struct
{
  gint64 room;
  gint64 cost;
  int head;
  int reverse;
} MoniacHalfArc;

/**
 * MoniacResidual:
 * @half_arcs: by the company they leave: those of v are half_arcs[first[v]] to half_arcs[first[v + 1] - 1]
 * @place: of each arc: where its own direction stands in @half_arcs
 * @potential: of each company, in units of cost; all 0 unless moniac_residual_settle() ran
 * @n_looks, @n_paths: how many half-arcs the searches looked at, and along how many paths something was
 *   sent: the work done so far, for benches
 *
 * Deterministic: the answer depends on the order of the arcs only.
 */
typedef struct
{
  int n;
  int n_arcs;
  MoniacHalfArc *half_arcs;
  int *first;
  int *place;
  gint64 *potential;
  gint64 n_looks;
  gint64 n_paths;
} MoniacResidual;

MoniacResidual *moniac_residual_new    (int              n,
                                        const MoniacArc *arcs,
                                        int              n_arcs);
void            moniac_residual_free   (MoniacResidual  *self);
gint64          moniac_residual_sent   (const MoniacResidual *self,
                                        int              arc);
void            moniac_residual_send    (MoniacResidual  *self,
                                         int              arc,
                                         gint64           amount);
MoniacWide      moniac_residual_route  (MoniacResidual  *self,
                                        MoniacWide      *excess,
                                        GCancellable    *cancellable);
gboolean        moniac_residual_settle (MoniacResidual  *self,
                                        MoniacWide      *excess,
                                        GCancellable    *cancellable);

/* Whether a half-arc that leaves `tail` costs nothing at the present potentials; its other direction then costs nothing either. */
static inline gboolean
moniac_residual_is_free (const MoniacResidual *self,
                         int                   tail,
                         const MoniacHalfArc  *half_arc)
{
  return half_arc->cost + self->potential[tail] - self->potential[half_arc->head] == 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacResidual, moniac_residual_free)

/* What moniac_residual_route() works with, for who routes more than once on one network. */
typedef struct _MoniacRouter MoniacRouter;

MoniacRouter   *moniac_router_new      (MoniacResidual  *residual);
void            moniac_router_free     (MoniacRouter    *self);
MoniacWide      moniac_router_route    (MoniacRouter    *self,
                                        MoniacWide      *excess,
                                        GCancellable    *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacRouter, moniac_router_free)

G_END_DECLS
