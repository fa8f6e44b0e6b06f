/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a deal is worth, as far as anybody said. */
#pragma once

#include "moniac-members.h"
#include "moniac-number.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_AMOUNT_UNDISCLOSED,
  MONIAC_AMOUNT_EXACT,
  MONIAC_AMOUNT_ABOUT,
  MONIAC_AMOUNT_UP_TO,
  MONIAC_AMOUNT_AT_LEAST,
  MONIAC_AMOUNT_RANGE,
} MoniacAmountForm;

/* Which of its bounds an amount counts with; see moniac_amount_counted(). */
typedef enum
{
  MONIAC_BASIS_HEADLINE,
  MONIAC_BASIS_LEAST,
  MONIAC_BASIS_PAID,
} MoniacBasis;

/**
 * MoniacAmount:
 * @form: which of the forms of the file format
 * @low: the lower bound; set for AT_LEAST and RANGE
 * @high: the number, or the upper bound; set for EXACT, ABOUT, UP_TO and RANGE
 * @members: (nullable): what the amount's object held that Moniac does not know
 *
 * A plain struct in major units of a currency that it does not know.
 */
typedef struct
{
  MoniacAmountForm form;
  MoniacNumber low;
  MoniacNumber high;
  MoniacMembers *members;
} MoniacAmount;

#define MONIAC_AMOUNT_MAX 1e15

MoniacAmount        moniac_amount_copy     (const MoniacAmount *self);
void                moniac_amount_clear    (MoniacAmount       *self);
gboolean            moniac_amount_equal    (const MoniacAmount *self,
                                            const MoniacAmount *other);
const MoniacNumber *moniac_amount_counted  (const MoniacAmount *self,
                                            MoniacBasis         basis);
const MoniacNumber *moniac_amount_lower    (const MoniacAmount *self);
const MoniacNumber *moniac_amount_upper    (const MoniacAmount *self);

/* "headline", "least", "paid": as commands and tables name it. */
const char         *moniac_basis_get_name  (MoniacBasis         basis);

G_END_DECLS
