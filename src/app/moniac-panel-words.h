/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the panel puts companies and deals in words: the same in lists, editors and for screen readers. */
#pragma once

#include "moniac-circulation.h"
#include "moniac-document.h"
#include "moniac-network.h"

G_BEGIN_DECLS

/* All return a new string. */

/* "Nvidia → Anthropic"; "Outside" where a party is not a company. */
char *moniac_panel_words_parties (MoniacDocument         *document,
                                  const MoniacDealRecord *record);
/* The amount of a deal, short: "up to $10 bn". Empty for relations. */
char *moniac_panel_words_amount (MoniacDocument         *document,
                                 const MoniacDealRecord *record);
/* "Investment", or the kind as the file has it where Moniac does not know it. */
char *moniac_panel_words_kind (const MoniacDealRecord *record);
/* Why a deal is set back in a list: "in talks", "left out"; NULL where it is not. */
char *moniac_panel_words_reservation (const MoniacDealRecord *record);
/* "Nvidia pays Anthropic up to $10 billion: Investment". */
char *moniac_panel_words_deal (MoniacDocument         *document,
                               const MoniacDealRecord *record);
/* "Deal Nvidia → Anthropic deleted", of a company or a deal that is still in the document. */
char *moniac_panel_words_deletion (MoniacDocument *document,
                                   GObject        *item);
/* "gets $15 bn, pays $30 bn", as in the figure; NULL where no money is counted. */
char *moniac_panel_words_gets_pays (const MoniacNetwork        *network,
                                    const MoniacNetworkCompany *company);
/* The same with the net: "gets $15 bn, pays $30 bn, net $15 bn paid". */
char *moniac_panel_words_totals (const MoniacNetwork        *network,
                                 const MoniacNetworkCompany *company);

/* How much of it comes back and how much leaves, on which basis; of a deal, or of what a company pays. By id: it need
 * not be in the network. */
char *moniac_panel_words_deal_back (const MoniacNetwork     *network,
                                    const MoniacCirculation *circulation,
                                    const char              *id);
char *moniac_panel_words_company_back (const MoniacNetwork     *network,
                                       const MoniacCirculation *circulation,
                                       const char              *id);

G_END_DECLS
