/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading single values of a deal file: texts, numbers, dates, ids.
 *
 * Each function reads the value from `at` to `end` into *out, tells what is wrong with it,
 * and returns whether *out now says what the file says; where not, the reader keeps the
 * value's own text among the members. */
#pragma once

#include "moniac-reading.h"

G_BEGIN_DECLS

gboolean moniac_read_text   (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             char             **out);
gboolean moniac_read_number (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             MoniacNumber      *out);
gboolean moniac_read_money  (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             MoniacNumber      *out);
gboolean moniac_read_date   (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             MoniacDate        *out);
gboolean moniac_read_flag   (MoniacReading     *self,
                             const char        *at,
                             gboolean          *out);
gboolean moniac_read_raw             (MoniacReading       *self,
                                      MoniacJsonIter      *iter,
                                      MoniacJsonType       wanted,
                                      char               **out);
gboolean moniac_read_id     (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             char             **out);
gboolean moniac_read_cited  (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             char             **out);
gboolean moniac_read_party  (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             char             **out);
gboolean moniac_read_kind   (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             MoniacDealRecord  *deal);
gboolean moniac_read_status (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             MoniacStatus      *out);
gboolean moniac_read_link   (MoniacReading     *self,
                             const char        *at,
                             const char        *end,
                             char             **out);

G_END_DECLS
