/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what belongs to a company or a deal and has parts of its own: amounts, rates, pins,
 * quantities, citations. They return what the functions of moniac-deal-values do, and leave
 * in the iterator where the value ends, as far as they get to see it. */
#pragma once

#include "moniac-reading.h"

G_BEGIN_DECLS

gboolean moniac_read_amount   (MoniacReading       *self,
                               MoniacJsonIter      *iter,
                               MoniacAmount        *out);
gboolean moniac_read_rates    (MoniacReading       *self,
                               MoniacJsonIter      *place,
                               MoniacHeaderRecord  *header);
gboolean moniac_read_pin      (MoniacReading       *self,
                               const char          *at,
                               MoniacPin           *out);
gboolean moniac_read_pins     (MoniacReading       *self,
                               MoniacJsonIter      *iter,
                               MoniacCompanyRecord *company);
gboolean moniac_read_quantity (MoniacReading       *self,
                               MoniacJsonIter      *iter,
                               MoniacDealRecord    *deal);
gboolean moniac_read_cites    (MoniacReading       *self,
                               MoniacJsonIter      *place,
                               MoniacDealRecord    *deal);

G_END_DECLS
