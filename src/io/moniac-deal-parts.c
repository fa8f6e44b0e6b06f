/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and checks the smaller objects and lists inside of companies and deals. */
#include "config.h"

#include "moniac-deal-parts.h"

#include <glib/gi18n-lib.h>

#include "moniac-deal-reader.h"
#include "moniac-deal-values.h"

/* Deals look up their rate one after the other. */
#define MAX_RATES 1000

/* Pinned positions are fractions of the picture; this is far outside of it. */
#define MAX_PIN 1e6

static MoniacAmountForm
amount_form (const MoniacAmountParts *parts)
{
  if (moniac_number_is_set (&parts->about))
    return MONIAC_AMOUNT_ABOUT;
  if (moniac_number_is_set (&parts->min))
    return moniac_number_is_set (&parts->max) ? MONIAC_AMOUNT_RANGE : MONIAC_AMOUNT_AT_LEAST;
  return moniac_number_is_set (&parts->max) ? MONIAC_AMOUNT_UP_TO : MONIAC_AMOUNT_UNDISCLOSED;
}

static void
check_amount (MoniacReading           *self,
              const char              *at,
              const MoniacAmountParts *parts)
{
  gboolean has_bound = moniac_number_is_set (&parts->min) || moniac_number_is_set (&parts->max);

  if (amount_form (parts) == MONIAC_AMOUNT_UNDISCLOSED)
    moniac_reading_error (self, MONIAC_PROBLEM_NO_NUMBER, at,
                          _("an amount in braces wants “about”, “min” or “max”"));
  else if (amount_form (parts) == MONIAC_AMOUNT_ABOUT && has_bound)
    moniac_reading_error (self, MONIAC_PROBLEM_TYPE, at,
                          _("an amount has either “about” or bounds, not both"));
  else if (amount_form (parts) == MONIAC_AMOUNT_RANGE
           && moniac_number_compare (&parts->min, &parts->max) > 0)
    moniac_reading_error (self, MONIAC_PROBLEM_BOUNDS, at,
                          _("“min” must not be over “max”"));
}

/* Takes what the parts own. */
static void
assemble_amount (MoniacAmountParts *parts,
                 MoniacAmount      *out)
{
  gboolean is_about = moniac_number_is_set (&parts->about);

  out->form = amount_form (parts);
  out->low = parts->min;
  out->high = is_about ? parts->about : parts->max;
  out->members = parts->members;
  if (is_about)
    moniac_number_clear (&parts->max);
}

gboolean
moniac_read_amount (MoniacReading  *self,
                    MoniacJsonIter *iter,
                    MoniacAmount   *out)
{
  const char *at = iter->value;
  guint n_errors = moniac_json_report_get_n_errors (self->report);
  guint n_unread = self->n_unread;
  MoniacAmountParts parts = { 0 };

  switch (moniac_json_type (at))
    {
    case MONIAC_JSON_NULL:
      return FALSE;
    case MONIAC_JSON_NUMBER:
      if (!moniac_read_money (self, at, iter->end, &out->high))
        return FALSE;
      out->form = MONIAC_AMOUNT_EXACT;
      return TRUE;
    case MONIAC_JSON_OBJECT:
      iter->end = moniac_read_object (self, at, MONIAC_SHAPE_AMOUNT, &parts);
      if (moniac_json_report_get_n_errors (self->report) == n_errors
          && self->n_unread == n_unread)
        check_amount (self, at, &parts);
      assemble_amount (&parts, out);
      return TRUE;
    default:
      moniac_reading_error (self, MONIAC_PROBLEM_TYPE, at,
                            _("“amount” has to be a number, an object in braces or null"));
      return FALSE;
    }
}

static gboolean
read_rate (MoniacReading  *self,
           MoniacJsonIter *iter,
           MoniacRate     *out)
{
  g_autofree char *name = moniac_reading_current_name (self);
  gboolean is_set;

  out->currency = moniac_json_decode (iter->name, iter->name_length);
  if (iter->name_length == 0)
    moniac_reading_error (self, MONIAC_PROBLEM_EMPTY_ID, iter->name - 1,
                          _("the currency of a rate must not be empty"));
  is_set = moniac_read_money (self, iter->value, moniac_json_iter_get_end (iter), &out->rate);
  if (is_set && out->rate.value == 0)
    moniac_reading_error (self, MONIAC_PROBLEM_NEGATIVE, iter->value,
                          _("the rate of “%s” has to be over 0"), name);
  return is_set;
}

static void
clear_rate (gpointer data)
{
  MoniacRate *rate = data;

  g_free (rate->currency);
  moniac_number_clear (&rate->rate);
}

gboolean
moniac_read_rates (MoniacReading      *self,
                   MoniacJsonIter     *place,
                   MoniacHeaderRecord *header)
{
  const char *at = place->value;
  g_autoptr (GArray) rates = g_array_new (FALSE, TRUE, sizeof (MoniacRate));
  MoniacJsonIter iter;

  g_array_set_clear_func (rates, clear_rate);
  if (!moniac_reading_check_type (self, at, MONIAC_JSON_OBJECT))
    return FALSE;
  if (moniac_json_count (at, &place->end) > MAX_RATES)
    {
      moniac_reading_error (self, MONIAC_PROBLEM_TOO_MANY, at,
                            _("there are more than %d rates"), MAX_RATES);
      return FALSE;
    }
  moniac_json_iter_init (&iter, at);
  while (moniac_json_iter_next (&iter))
    {
      MoniacRate rate = { 0 };

      moniac_reading_push_name (self, iter.name, iter.name_length);
      read_rate (self, &iter, &rate);
      g_array_append_val (rates, rate);
      moniac_reading_pop (self);
    }
  moniac_header_record_set_rates (header, rates->len, (const MoniacRate *) rates->data);
  return rates->len > 0;
}

static void
check_pin (MoniacReading *self,
           const char    *at,
           MoniacNumber  *number)
{
  if (ABS (number->value) > MAX_PIN)
    moniac_reading_error (self, MONIAC_PROBLEM_AMOUNT_TOO_LARGE, at,
                          _("a pinned position lies too far outside of the picture"));
}

gboolean
moniac_read_pin (MoniacReading *self,
                 const char    *at,
                 MoniacPin     *out)
{
  MoniacNumber *numbers[] = { &out->x, &out->y };
  MoniacJsonIter iter;
  guint n = 0;

  if (!moniac_reading_check_type (self, at, MONIAC_JSON_ARRAY))
    return FALSE;
  if (moniac_json_count (at, NULL) != G_N_ELEMENTS (numbers))
    {
      moniac_reading_error (self, MONIAC_PROBLEM_TYPE, at,
                            _("a pinned position has two numbers, x and y"));
      return FALSE;
    }
  moniac_json_iter_init (&iter, at);
  for (; moniac_json_iter_next (&iter); n++)
    {
      moniac_reading_push_index (self, n);
      if (moniac_read_number (self, iter.value, moniac_json_iter_get_end (&iter), numbers[n]))
        check_pin (self, iter.value, numbers[n]);
      moniac_reading_pop (self);
    }
  return TRUE;
}

gboolean
moniac_read_pins (MoniacReading       *self,
                  MoniacJsonIter      *iter,
                  MoniacCompanyRecord *company)
{
  const char *at = iter->value;

  if (!moniac_reading_check_type (self, at, MONIAC_JSON_OBJECT) || moniac_json_is_empty (at))
    return FALSE;
  iter->end = moniac_read_object (self, at, MONIAC_SHAPE_PINS, company);
  return TRUE;
}

gboolean
moniac_read_quantity (MoniacReading    *self,
                      MoniacJsonIter   *iter,
                      MoniacDealRecord *deal)
{
  const char *at = iter->value;

  if (!moniac_reading_check_type (self, at, MONIAC_JSON_OBJECT))
    return FALSE;
  iter->end = moniac_read_object (self, at, MONIAC_SHAPE_QUANTITY, deal);
  return TRUE;
}

gboolean
moniac_read_cites (MoniacReading    *self,
                   MoniacJsonIter   *place,
                   MoniacDealRecord *deal)
{
  const char *at = place->value;
  MoniacJsonIter iter;
  guint n = 0;

  if (!moniac_reading_check_type (self, at, MONIAC_JSON_ARRAY) || moniac_json_is_empty (at))
    return FALSE;
  deal->n_cites = moniac_json_count (at, &place->end);
  deal->cites = g_new0 (MoniacCite, deal->n_cites);
  moniac_json_iter_init (&iter, at);
  for (; moniac_json_iter_next (&iter); n++)
    {
      moniac_reading_push_index (self, n);
      if (moniac_reading_check_type (self, iter.value, MONIAC_JSON_OBJECT))
        iter.end = moniac_read_object (self, iter.value, MONIAC_SHAPE_CITE, &deal->cites[n]);
      moniac_reading_pop (self);
    }
  return TRUE;
}
