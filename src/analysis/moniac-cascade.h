/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cascade: what everybody still pays when some pay only a share of what they owe. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/**
 * MoniacCascade:
 * @owed: of each company, all that it has to pay
 * @pays: of each company, what it does pay: the greatest clearing vector
 * @cash: of each company, what it has to pay with besides what it receives
 * @paid: of each deal, its part of what its payer pays
 * @defaults: of each company, whether it pays less than it owes
 *
 * All in units of the network, as real numbers, since each payer's money is shared in proportion.
 */
typedef struct
{
  gatomicrefcount ref_count;
  int n_companies;
  int n_deals;
  double *owed;
  double *pays;
  double *cash;
  double *paid;
  gboolean *defaults;
} MoniacCascade;

#define MONIAC_TYPE_CASCADE (moniac_cascade_get_type ())

GType          moniac_cascade_get_type (void);
/* `shares`: n_companies entries, the part of what it owes that each company pays at most, 0 to 1. */
MoniacCascade *moniac_cascade_new      (const MoniacNetwork *network,
                                        const double        *shares);
/* A network with the same companies and deals and what is still paid of them, to the unit. `shares` as for the cascade,
 * to say what is supposed. */
MoniacNetwork *moniac_cascade_apply    (const MoniacCascade *self,
                                        const MoniacNetwork *network,
                                        const double        *shares);
MoniacCascade *moniac_cascade_ref      (MoniacCascade       *self);
void           moniac_cascade_unref    (MoniacCascade       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacCascade, moniac_cascade_unref)

G_END_DECLS
