/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date of which the day, or the month and the day, may be unknown. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MoniacDate:
 * @year: 1 to 9999, or 0 for no date at all
 * @month: 1 to 12, or 0 where only the year is known
 * @day: 1 to 31, or 0 where only the month is known
 */
typedef struct
{
  gint16 year;
  gint8 month;
  gint8 day;
} MoniacDate;

#define MONIAC_DATE_NONE ((MoniacDate) { 0, 0, 0 })
#define MONIAC_DATE_TEXT_SIZE 12

gboolean    moniac_date_parse      (const char       *text,
                                    MoniacDate       *out);
const char *moniac_date_to_text    (const MoniacDate *self,
                                    char              buffer[MONIAC_DATE_TEXT_SIZE]);
gboolean    moniac_date_is_set     (const MoniacDate *self);
int         moniac_date_first_day  (const MoniacDate *self);
int         moniac_date_last_day   (const MoniacDate *self);
int         moniac_date_compare    (const MoniacDate *self,
                                    const MoniacDate *other);
gboolean    moniac_date_equal      (const MoniacDate *self,
                                    const MoniacDate *other);

G_END_DECLS
