/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trials: what is supposed of a document while it stays as it is. Companies and deals switched off, other amounts,
 * companies that pay only a share of what they owe. */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_TRIAL_COMPANY_OFF,
  MONIAC_TRIAL_DEAL_OFF,
  MONIAC_TRIAL_AMOUNT,           /* of a deal */
  MONIAC_TRIAL_SHARE,            /* of what a company owes, a model of what happens then */
} MoniacTrialKind;

/**
 * MoniacTrial:
 * @id: of a company or a deal, as the kind says
 * @amount: in the currency of the deal
 * @share: 0 to 1: how much of what it owes the company pays at most
 */
typedef struct
{
  MoniacTrialKind kind;
  char *id;
  MoniacNumber amount;
  double share;
} MoniacTrial;

#define MONIAC_TYPE_TRIALS (moniac_trials_get_type ())
G_DECLARE_FINAL_TYPE (MoniacTrials, moniac_trials, MONIAC, TRIALS, GObject)

/* Signal "changed" (void): after every change of what is supposed. */
MoniacTrials      *moniac_trials_new          (void);
/* In the order in which they were added. */
int                moniac_trials_get_n        (MoniacTrials         *self);
const MoniacTrial *moniac_trials_get          (MoniacTrials         *self,
                                               int                   index);
/* NULL where there is none. */
const MoniacTrial *moniac_trials_find         (MoniacTrials         *self,
                                               MoniacTrialKind       kind,
                                               const char           *id);
/* What is switched off has no other amount and pays no share; the last word counts. */
void               moniac_trials_switch_off   (MoniacTrials         *self,
                                               MoniacTrialKind       kind,
                                               const char           *id);
void               moniac_trials_set_amount   (MoniacTrials         *self,
                                               const char           *deal,
                                               const MoniacNumber   *amount);
void               moniac_trials_set_share    (MoniacTrials         *self,
                                               const char           *company,
                                               double                share);
void               moniac_trials_remove       (MoniacTrials         *self,
                                               MoniacTrialKind       kind,
                                               const char           *id);
void               moniac_trials_clear        (MoniacTrials         *self);
/* Drops trials of companies and deals that the document does not have any more. */
void               moniac_trials_prune        (MoniacTrials         *self,
                                               MoniacDocument       *document);
/* Fills in what is off and what has another amount; the tables are the trials', until they change. */
void               moniac_trials_fill_options (MoniacTrials         *self,
                                               MoniacNetworkOptions *options);
/* For each company of the network; NULL where every company pays all it can. Owned by the caller. */
double            *moniac_trials_make_shares  (MoniacTrials         *self,
                                               const MoniacNetwork  *network);
/* Makes them facts, as one undo step, and forgets them. A share of what is owed is no fact that a document could hold:
 * it stays on trial. On the basis of what has been paid, amounts become what has been paid. */
void               moniac_trials_apply        (MoniacTrials         *self,
                                               MoniacDocument       *document,
                                               MoniacBasis           basis);
/* Whether there is anything that could become a fact. */
gboolean           moniac_trials_can_apply    (MoniacTrials         *self);

G_END_DECLS
