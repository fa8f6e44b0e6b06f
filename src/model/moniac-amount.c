/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a deal is worth, as far as anybody said. */
#include "config.h"

#include "moniac-amount.h"

static const MoniacNumber none = { NULL, 0 };

MoniacAmount
moniac_amount_copy (const MoniacAmount *self)
{
  return (MoniacAmount) {
    .form = self->form,
    .low = moniac_number_copy (&self->low),
    .high = moniac_number_copy (&self->high),
    .members = self->members ? moniac_members_ref (self->members) : NULL,
  };
}

void
moniac_amount_clear (MoniacAmount *self)
{
  moniac_number_clear (&self->low);
  moniac_number_clear (&self->high);
  g_clear_pointer (&self->members, moniac_members_unref);
  self->form = MONIAC_AMOUNT_UNDISCLOSED;
}

gboolean
moniac_amount_equal (const MoniacAmount *self,
                     const MoniacAmount *other)
{
  return self->form == other->form
         && moniac_number_equal (&self->low, &other->low)
         && moniac_number_equal (&self->high, &other->high)
         && moniac_members_equal (self->members, other->members);
}

/**
 * moniac_amount_counted:
 * @basis: headline or least; what has been paid is not the amount's to know
 *
 * Returns: (transfer none): the number that counts: for headline the upper bound of a range and the
 *   number of the rest, for least the lower bound; no number where that is 0 or not disclosed
 */
const MoniacNumber *
moniac_amount_counted (const MoniacAmount *self,
                       MoniacBasis         basis)
{
  if (basis == MONIAC_BASIS_HEADLINE)
    return self->form == MONIAC_AMOUNT_AT_LEAST ? &self->low : &self->high;
  return moniac_amount_lower (self);
}

/**
 * moniac_amount_lower:
 *
 * Returns: (transfer none): the lower bound; no number for "up to" (0) and where nothing is disclosed
 */
const MoniacNumber *
moniac_amount_lower (const MoniacAmount *self)
{
  switch (self->form)
    {
    case MONIAC_AMOUNT_EXACT:
    case MONIAC_AMOUNT_ABOUT:
      return &self->high;
    case MONIAC_AMOUNT_AT_LEAST:
    case MONIAC_AMOUNT_RANGE:
      return &self->low;
    case MONIAC_AMOUNT_UP_TO:
    case MONIAC_AMOUNT_UNDISCLOSED:
    default:
      return &none;
    }
}

/**
 * moniac_amount_upper:
 *
 * Returns: (transfer none): the upper bound; no number for "at least" and where nothing is disclosed
 */
const MoniacNumber *
moniac_amount_upper (const MoniacAmount *self)
{
  return &self->high;
}

const char *
moniac_basis_get_name (MoniacBasis basis)
{
  static const char *const names[] = { "headline", "least", "paid" };

  g_return_val_if_fail (basis < G_N_ELEMENTS (names), NULL);

  return names[basis];
}
