/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is supposed of a network, in words: clauses of a sentence that begins with "What if". */
#pragma once

#include "moniac-network.h"

G_BEGIN_DECLS

/* "Anthropic pays only 50 % of what it owes". */
char  *moniac_trial_words_share      (const char                 *company_name,
                                      double                      share);
/* All that the options leave out or change, in the order of the document ("without Oracle", "Microsoft pays Nvidia
 * $10 billion"); NULL where that is nothing. */
char **moniac_trial_words_of_options (const MoniacRecords        *records,
                                      const MoniacNetworkOptions *options);

G_END_DECLS
