/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties two companies together: all their deals, merged for the searches for an order. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/**
 * MoniacTie:
 * @a, @b: the companies; @a < @b
 * @forth: the weight of what flows from @a to @b; the heaviest direction of the network weighs 1
 * @back: likewise from @b to @a
 * @relation: the weight of the relations between them, which have no direction of money
 */
typedef struct
{
  int a;
  int b;
  double forth;
  double back;
  double relation;
} MoniacTie;

/* The ties of a network, sorted by a, then b; deals with oneself and with the outside tie nothing.
 * Undisclosed deals and relations get small weights. Free with g_free(). */
MoniacTie *moniac_ties_of_network (const MoniacNetwork *network,
                                   int                 *n_out);
double     moniac_tie_weight      (const MoniacTie     *self);

/* The companies of the loop whose smallest leg is largest, in the order of the payments. Loops of three and more
 * go before pairs; undisclosed legs bound nothing. Returns how many; `out` has room for all companies. */
int        moniac_ties_find_big_loop (const MoniacNetwork *network,
                                      int                 *out);

G_END_DECLS
