/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what belongs to a company or a deal and has parts of its own: amounts, rates, pins,
 * quantities, citations. They return what the functions of moniac-deal-values do. */
#pragma once

#include "moniac-reading.h"

G_BEGIN_DECLS

gboolean moniac_read_amount   (MoniacReading       *self,
                               const char          *at,
                               const char          *end,
                               MoniacAmount        *out);
gboolean moniac_read_rates    (MoniacReading       *self,
                               const char          *at,
                               MoniacHeaderRecord  *header);
gboolean moniac_read_pin      (MoniacReading       *self,
                               const char          *at,
                               MoniacPin           *out);
gboolean moniac_read_pins     (MoniacReading       *self,
                               const char          *at,
                               MoniacCompanyRecord *company);
gboolean moniac_read_quantity (MoniacReading       *self,
                               const char          *at,
                               MoniacDealRecord    *deal);
gboolean moniac_read_cites    (MoniacReading       *self,
                               const char          *at,
                               MoniacDealRecord    *deal);

G_END_DECLS
