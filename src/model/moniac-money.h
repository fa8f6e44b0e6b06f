/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money, numbers and dates in words and from words, in the user's language, by ICU. */
#pragma once

#include "moniac-record.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_MONEY_SHORT,    /* "$30 bn": in figures and lists */
  MONIAC_MONEY_LONG,     /* "$30 billion": in sentences */
  MONIAC_MONEY_FULL,     /* "$30,000,000,000": in tooltips and editors */
} MoniacMoneyStyle;

/* All return a new string. `currency` is an ISO 4217 code, or any text, which is then used as it is;
 * NULL leaves it out. The locale is that of LC_MESSAGES, or MONIAC_LOCALE of moniac_money_set_locale(). */
char    *moniac_money_format        (double              amount,
                                     const char         *currency,
                                     MoniacMoneyStyle    style);
char    *moniac_money_format_amount (const MoniacAmount *amount,
                                     const char         *currency,
                                     MoniacMoneyStyle    style);
char    *moniac_money_format_number (const MoniacNumber *number);
char    *moniac_money_format_percent (double             share);
/* The same within a sentence: "less than 0.1 %" where the other says "<0.1 %". */
char    *moniac_money_tell_percent  (double             share);
char    *moniac_money_format_range  (double              low,
                                     double              high);
char    *moniac_money_format_date   (const MoniacDate   *date);

/* Understands what people type and paste: "30bn", "$1,500", "1 500,00 EUR", "up to 10", "5-10 m", "~3", "?".
 * *currency is NULL where none was named. Returns FALSE and a GError of MONIAC_MONEY_ERROR otherwise. */
gboolean moniac_money_parse         (const char         *text,
                                     MoniacAmount       *out,
                                     char              **currency,
                                     GError            **error);

void     moniac_money_set_locale    (const char         *locale);

#define MONIAC_MONEY_ERROR (moniac_money_error_quark ())
GQuark moniac_money_error_quark (void);
typedef enum
{
  MONIAC_MONEY_ERROR_EMPTY,
  MONIAC_MONEY_ERROR_NOT_A_NUMBER,
  MONIAC_MONEY_ERROR_NEGATIVE,
  MONIAC_MONEY_ERROR_TOO_LARGE,
  MONIAC_MONEY_ERROR_BOUNDS,
} MoniacMoneyError;

G_END_DECLS
