/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decimal number that keeps every digit it came with. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MoniacNumber:
 * @text: (nullable): the number as a JSON number, a #GRefString that may be shared;
 *   %NULL where there is no number
 * @value: the nearest double; 0 where there is no number
 *
 * A plain struct, embedded in records. An all-zero struct is "no number".
 * Copy with moniac_number_copy(), free what it owns with moniac_number_clear().
 */
typedef struct
{
  char *text;
  double value;
} MoniacNumber;

#define MONIAC_NUMBER_NONE ((MoniacNumber) { NULL, 0 })

MoniacNumber moniac_number_from_text   (const char         *text,
                                        gssize              length);
MoniacNumber moniac_number_from_double (double              value);
MoniacNumber moniac_number_copy        (const MoniacNumber *self);
void         moniac_number_clear       (MoniacNumber       *self);
gboolean     moniac_number_is_set      (const MoniacNumber *self);
gboolean     moniac_number_equal       (const MoniacNumber *self,
                                        const MoniacNumber *other);
gboolean     moniac_number_same_value  (const MoniacNumber *self,
                                        const MoniacNumber *other);
int          moniac_number_compare     (const MoniacNumber *self,
                                        const MoniacNumber *other);
gboolean     moniac_number_digits      (const MoniacNumber *self,
                                        gint64             *digits,
                                        int                *decimals);
int          moniac_number_decimals    (const MoniacNumber *self);
gboolean     moniac_number_scaled      (const MoniacNumber *self,
                                        int                 decimals,
                                        gint64             *out);
gboolean     moniac_number_valid_text  (const char         *text,
                                        gssize              length);

G_END_DECLS
