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

/**
 * MoniacResidual:
 * @head: of each half-arc; half-arc 2a is arc a, 2a + 1 is arc a backwards
 * @room: what may still be sent along each half-arc
 * @first, @half_arcs: the half-arcs that leave v are half_arcs[first[v]] to half_arcs[first[v + 1] - 1]
 * @potential: of each company, in units of cost; all 0 unless moniac_residual_settle() ran
 *
 * Deterministic: the answer depends on the order of the arcs only.
 */
typedef struct
{
  int n;
  int n_arcs;
  int *head;
  gint64 *room;
  gint64 *cost;
  int *first;
  int *half_arcs;
  gint64 *potential;
} MoniacResidual;

MoniacResidual *moniac_residual_new    (int              n,
                                        const MoniacArc *arcs,
                                        int              n_arcs);
void            moniac_residual_free   (MoniacResidual  *self);
gint64          moniac_residual_sent   (const MoniacResidual *self,
                                        int              arc);
MoniacWide      moniac_residual_route  (MoniacResidual  *self,
                                        MoniacWide      *excess,
                                        GCancellable    *cancellable);
gboolean        moniac_residual_settle (MoniacResidual  *self,
                                        MoniacWide      *excess,
                                        GCancellable    *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacResidual, moniac_residual_free)

G_END_DECLS
