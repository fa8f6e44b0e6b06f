/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who depends on whom, and how much of a company's money can come back to it. */
#pragma once

#include "moniac-circulation.h"

G_BEGIN_DECLS

/* A company's largest partner on one side. `company` is an index, MONIAC_OUTSIDE, or
 * MONIAC_NOBODY where there is no money on that side; `share` is 0 to 1. */
typedef struct
{
  int company;
  double share;
} MoniacPartner;

#define MONIAC_NOBODY (-2)

/**
 * MoniacCompanyDependence:
 * @top_payer: who pays it most, and the part of what it receives
 * @top_payee: whom it pays most, and the part of what it pays
 * @hhi_in, @hhi_out: the sums of the squares of those parts over all partners (Herfindahl), 0 to 1;
 *   1 where there is just one; 0 where there is no money on that side
 * @touches: the part of all money that it pays or receives, 0 to 1
 * @can_come_back: the largest flow from what it pays to what it receives, through others, in units; -1 where a
 *   network of hundreds of thousands of deals would take too long, or where the search was cancelled:
 *   moniac_can_come_back() tells for one company
 */
typedef struct
{
  MoniacPartner top_payer;
  MoniacPartner top_payee;
  double hhi_in;
  double hhi_out;
  double touches;
  gint64 can_come_back;
} MoniacCompanyDependence;

/* One entry for each company of the network. */
typedef struct
{
  gatomicrefcount ref_count;
  int n;
  MoniacCompanyDependence *companies;
} MoniacDependence;

#define MONIAC_TYPE_DEPENDENCE (moniac_dependence_get_type ())

GType             moniac_dependence_get_type (void);
/* NULL only when cancelled. */
MoniacDependence *moniac_dependence_new      (const MoniacNetwork *network,
                                              GCancellable        *cancellable);
/* Likewise, quicker: with what comes back (nullable) known already. Then it is never NULL. */
MoniacDependence *moniac_dependence_new_from  (const MoniacNetwork     *network,
                                               const MoniacCirculation *circulation,
                                               GCancellable            *cancellable);
MoniacDependence *moniac_dependence_ref      (MoniacDependence    *self);
void              moniac_dependence_unref    (MoniacDependence    *self);
/* The flow that carries it back: what each deal carries, n_deals entries in units (nullable). */
gint64            moniac_can_come_back       (const MoniacNetwork *network,
                                              int                  company,
                                              gint64              *flow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacDependence, moniac_dependence_unref)

G_END_DECLS
