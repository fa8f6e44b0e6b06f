/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network: an immutable snapshot of the companies and deals in view, as plain arrays.
 * Layout and analysis are functions of it and may run in any thread. */
#pragma once

#include "moniac-document.h"
#include "moniac-records.h"

G_BEGIN_DECLS

#define MONIAC_OUTSIDE (-1)

/**
 * MoniacNetworkCompany:
 * @record: what the document says
 * @paid: the sum of the counted amounts that it pays, in units of the network;
 *   what it pays itself counts on both sides
 * @received: likewise, what it receives
 * @pays_undisclosed, @gets_undisclosed: how many money deals of undisclosed amount
 */
typedef struct
{
  const MoniacCompanyRecord *record;
  gint64 paid;
  gint64 received;
  int pays_undisclosed;
  int gets_undisclosed;
} MoniacNetworkCompany;

/**
 * MoniacNetworkDeal:
 * @record: what the document says, but for an amount that is only supposed
 * @payer, @payee: index of a company, or MONIAC_OUTSIDE; never both
 * @is_money: %FALSE for relations, whose amounts are all 0
 * @disclosed: %FALSE for money whose amount on this basis is not known; amounts are 0
 * @amount: what counts, on the network's basis
 * @lower: the part of it that is certain: the lower bound of "up to" (0) and ranges, else
 *   the same as @amount
 *
 * Amounts are in units of the network, never negative; @lower <= @amount.
 */
typedef struct
{
  const MoniacDealRecord *record;
  int payer;
  int payee;
  gboolean is_money;
  gboolean disclosed;
  gint64 amount;
  gint64 lower;
} MoniacNetworkDeal;

/**
 * MoniacNetwork:
 * @companies: sorted by id (bytewise), so that no result depends on the order of the file
 * @deals: sorted by id likewise
 * @unit: major units of @currency for one unit; a power of ten
 * @exact: whether every amount of the file is a whole number of units
 * @gross: the sum of all amounts, in units; fits: the unit is chosen so that it does
 * @whole: nullable: the network with every company by itself, where some of them are one here
 * @trials: (nullable): what of it is only supposed, as clauses in the user's language: "without Oracle"
 * @model: (nullable): the sentence that names the model behind amounts that are only supposed, not yet translated
 * @netted: (nullable): the sentence that says what was taken out of all amounts, not yet translated
 *
 * Read-only for everybody but the functions that make one.
 */
typedef struct _MoniacNetwork MoniacNetwork;

struct _MoniacNetwork
{
  gatomicrefcount ref_count;
  const MoniacHeaderRecord *header;
  const char *currency;
  MoniacBasis basis;
  MoniacDate at;
  gboolean talks;
  int n_companies;
  MoniacNetworkCompany *companies;
  int n_deals;
  MoniacNetworkDeal *deals;
  int n_soft;                 /* deals left out because they are only rumored or in talks */
  double unit;
  gboolean exact;
  gint64 gross;
  GHashTable *sources;        /* id -> MoniacSourceRecord of those that deals cite */
  MoniacNetwork *whole;
  char **trials;
  const char *model;
  const char *netted;
};

/* An all-zero struct: everything, headline amounts, no talks. */
typedef struct
{
  MoniacDate at;              /* no year: at any date */
  MoniacBasis basis;
  gboolean talks;             /* also those rumored or in talks */
  GHashTable *off;            /* nullable set of ids of companies and deals to leave out */
  GHashTable *amounts;        /* nullable: id of a deal -> MoniacNumber* in its currency, instead of its own */
} MoniacNetworkOptions;

#define MONIAC_TYPE_NETWORK (moniac_network_get_type ())

GType          moniac_network_get_type     (void);
MoniacNetwork *moniac_network_new          (MoniacDocument             *document,
                                            const MoniacNetworkOptions *options);
MoniacNetwork *moniac_network_new_of_records (const MoniacRecords     *records,
                                              const MoniacNetworkOptions *options);
MoniacNetwork *moniac_network_with_amounts (const MoniacNetwork        *self,
                                            const gint64               *amounts);
MoniacNetwork *moniac_network_merge        (MoniacNetwork              *self,
                                            const gboolean             *merged,
                                            MoniacCompanyRecord        *as);
MoniacNetwork *moniac_network_ref          (MoniacNetwork              *self);
void           moniac_network_unref        (MoniacNetwork              *self);
int            moniac_network_find_company (const MoniacNetwork        *self,
                                            const char                 *id);
int            moniac_network_find_deal    (const MoniacNetwork        *self,
                                            const char                 *id);
/* The network with every company by itself: @whole, or itself; borrowed. */
const MoniacNetwork *moniac_network_get_whole (const MoniacNetwork        *self);
double         moniac_network_money        (const MoniacNetwork        *self,
                                            gint64                      units);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacNetwork, moniac_network_unref)

G_END_DECLS
