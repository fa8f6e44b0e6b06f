/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flows of least cost on a directed graph, in whole numbers. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MoniacFlow MoniacFlow;

MoniacFlow *moniac_flow_new           (int               n_nodes);
void        moniac_flow_free          (MoniacFlow       *self);
/* Costs are not negative. Returns the number of the arc, from 0. */
int         moniac_flow_add_arc       (MoniacFlow       *self,
                                       int               from,
                                       int               to,
                                       gint64            capacity,
                                       gint64            cost);
/* Sends as much as possible from source to sink, at the least cost. Can be called again with another pair; what flows already stays.
 * Returns what was sent, or -1 when cancelled. Source: the primal-dual method of Ford and Fulkerson, blocking flows of Dinitz. */
gint64      moniac_flow_send          (MoniacFlow       *self,
                                       int               source,
                                       int               sink,
                                       GCancellable     *cancellable);
gint64      moniac_flow_get           (const MoniacFlow *self,
                                       int               arc);
/* The dual price of a node after moniac_flow_send(): an arc with cost + price[from] - price[to] above 0 carries nothing in any flow of least
 * cost, one below 0 is full in all of them. */
gint64      moniac_flow_get_price     (const MoniacFlow *self,
                                       int               node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacFlow, moniac_flow_free)

G_END_DECLS
