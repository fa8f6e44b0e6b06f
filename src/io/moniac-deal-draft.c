/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns what other formats say about a deal into a record. */
#include "config.h"

#include "moniac-deal-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moniac-deal-shape.h"
#include "moniac-json-walk.h"
#include "moniac-money.h"

struct _MoniacDealDraft
{
  MoniacIntake *intake;      /* borrowed */
  MoniacDealRecord *deal;
  MoniacNumber low;
  MoniacNumber rate;
  MoniacAmountForm form;
  GPtrArray *names;          /* of what is kept */
  GPtrArray *raws;
};

static const struct
{
  const char *name;
  MoniacFact fact;
} names[] = {
  { "source", MONIAC_FACT_PAYER }, { "from", MONIAC_FACT_PAYER }, { "payer", MONIAC_FACT_PAYER },
  { "sender", MONIAC_FACT_PAYER }, { "buyer", MONIAC_FACT_PAYER },
  { "target", MONIAC_FACT_PAYEE }, { "to", MONIAC_FACT_PAYEE }, { "payee", MONIAC_FACT_PAYEE },
  { "receiver", MONIAC_FACT_PAYEE }, { "recipient", MONIAC_FACT_PAYEE }, { "beneficiary", MONIAC_FACT_PAYEE },
  { "destination", MONIAC_FACT_PAYEE }, { "seller", MONIAC_FACT_PAYEE },
  { "amount", MONIAC_FACT_AMOUNT }, { "value", MONIAC_FACT_AMOUNT }, { "weight", MONIAC_FACT_AMOUNT },
  { "sum", MONIAC_FACT_AMOUNT }, { "flow", MONIAC_FACT_AMOUNT },
  { "amount form", MONIAC_FACT_AMOUNT_FORM }, { "amount low", MONIAC_FACT_AMOUNT_LOW },
  { "currency", MONIAC_FACT_CURRENCY }, { "rate", MONIAC_FACT_RATE },
  { "kind", MONIAC_FACT_KIND }, { "type", MONIAC_FACT_TYPE }, { "material", MONIAC_FACT_TYPE },
  { "category", MONIAC_FACT_TYPE },
  { "status", MONIAC_FACT_STATUS },
  { "date", MONIAC_FACT_DATE }, { "start", MONIAC_FACT_DATE }, { "start date", MONIAC_FACT_DATE },
  { "time", MONIAC_FACT_DATE }, { "year", MONIAC_FACT_DATE },
  { "until", MONIAC_FACT_UNTIL }, { "end", MONIAC_FACT_UNTIL }, { "end date", MONIAC_FACT_UNTIL },
  { "announcement", MONIAC_FACT_ANNOUNCEMENT },
  { "note", MONIAC_FACT_NOTE }, { "label", MONIAC_FACT_NOTE }, { "description", MONIAC_FACT_NOTE },
  { "purpose", MONIAC_FACT_NOTE },
  { "id", MONIAC_FACT_ID },
  { "url", MONIAC_FACT_LINK }, { "source url", MONIAC_FACT_LINK }, { "link", MONIAC_FACT_LINK },
};

static const char * const form_ids[] = {
  [MONIAC_AMOUNT_UNDISCLOSED] = "not-disclosed",
  [MONIAC_AMOUNT_EXACT] = "exact",
  [MONIAC_AMOUNT_ABOUT] = "about",
  [MONIAC_AMOUNT_UP_TO] = "up-to",
  [MONIAC_AMOUNT_AT_LEAST] = "at-least",
  [MONIAC_AMOUNT_RANGE] = "range",
};

MoniacFact
moniac_fact_from_name (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  g_strdelimit (folded, "_-", ' ');
  g_strstrip (folded);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, folded))
      return names[i].fact;
  return MONIAC_FACT_OTHER;
}

const char *
moniac_amount_form_get_id (MoniacAmountForm form)
{
  return form_ids[form];
}

MoniacDealDraft *
moniac_deal_draft_new (MoniacIntake *intake)
{
  MoniacDealDraft *self = g_new0 (MoniacDealDraft, 1);

  self->intake = intake;
  self->deal = moniac_deal_record_new ();
  self->deal->kind = MONIAC_KIND_OTHER;
  moniac_record_set_text (&self->deal->kind_id, moniac_kind_get_id (MONIAC_KIND_OTHER));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->raws = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
moniac_deal_draft_free (MoniacDealDraft *self)
{
  g_clear_pointer (&self->deal, moniac_deal_record_unref);
  moniac_number_clear (&self->low);
  moniac_number_clear (&self->rate);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->raws);
  g_free (self);
}

/* Amounts */

static void
tell_bad_amount (MoniacIntake *intake,
                 const char   *text,
                 const GError *error,
                 const char   *at,
                 const char   *pointer)
{
  g_autofree char *quoted = moniac_problem_quote (text);

  if (g_error_matches (error, MONIAC_MONEY_ERROR, MONIAC_MONEY_ERROR_NEGATIVE))
    moniac_intake_error (intake, MONIAC_PROBLEM_NEGATIVE, at, pointer,
                         _("the amount “%s” is negative; turn payer and payee around instead"), quoted);
  else if (g_error_matches (error, MONIAC_MONEY_ERROR, MONIAC_MONEY_ERROR_TOO_LARGE))
    moniac_intake_error (intake, MONIAC_PROBLEM_AMOUNT_TOO_LARGE, at, pointer,
                         _("the amount “%s” is too large"), quoted);
  else if (g_error_matches (error, MONIAC_MONEY_ERROR, MONIAC_MONEY_ERROR_BOUNDS))
    moniac_intake_error (intake, MONIAC_PROBLEM_BOUNDS, at, pointer,
                         _("the lower bound of “%s” is above the upper bound"), quoted);
  else
    moniac_intake_error (intake, MONIAC_PROBLEM_BAD_NUMBER, at, pointer, _("“%s” is not an amount"), quoted);
}

/* A number as programs write it means the same in every locale; everything else is for people. */
static gboolean
parse_amount (const char    *text,
              MoniacAmount  *out,
              char         **currency,
              GError       **error)
{
  if (!moniac_number_valid_text (text, -1))
    return moniac_money_parse (text, out, currency, error);
  out->form = MONIAC_AMOUNT_EXACT;
  out->high = moniac_number_from_text (text, -1);
  if (out->high.value < 0)
    g_set_error_literal (error, MONIAC_MONEY_ERROR, MONIAC_MONEY_ERROR_NEGATIVE, "");
  else if (out->high.value > MONIAC_AMOUNT_MAX)
    g_set_error_literal (error, MONIAC_MONEY_ERROR, MONIAC_MONEY_ERROR_TOO_LARGE, "");
  else
    return TRUE;
  return FALSE;
}

static void
set_amount (MoniacDealDraft *self,
            const char      *text,
            const char      *at,
            const char      *pointer)
{
  g_autofree char *currency = NULL;
  g_autoptr (GError) error = NULL;
  MoniacAmount amount = { 0 };

  if (!parse_amount (text, &amount, &currency, &error))
    {
      tell_bad_amount (self->intake, text, error, at, pointer);
      moniac_amount_clear (&amount);
      return;
    }
  moniac_amount_clear (&self->deal->amount);
  self->deal->amount = amount;
  if (currency != NULL)
    moniac_record_set_text (&self->deal->currency, currency);
}

static void
set_number (MoniacDealDraft *self,
            MoniacNumber    *out,
            const char      *text,
            const char      *at,
            const char      *pointer)
{
  g_autofree char *currency = NULL;
  g_autoptr (GError) error = NULL;
  MoniacAmount amount = { 0 };

  if (!parse_amount (text, &amount, &currency, &error))
    tell_bad_amount (self->intake, text, error, at, pointer);
  else
    {
      moniac_number_clear (out);
      *out = moniac_number_copy (&amount.high);
    }
  moniac_amount_clear (&amount);
}

static void
set_form (MoniacDealDraft *self,
          const char      *text,
          const char      *at,
          const char      *pointer)
{
  g_autofree char *quoted = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (form_ids); i++)
    if (g_str_equal (form_ids[i], text))
      {
        self->form = i;
        return;
      }
  quoted = moniac_problem_quote (text);
  moniac_intake_error (self->intake, MONIAC_PROBLEM_TYPE, at, pointer,
                       _("“%s” is none of the forms of an amount"), quoted);
}

/* A number alone is exact, unless the file has said what it is. */
static void
apply_form (MoniacDealDraft *self,
            const char      *at,
            const char      *pointer)
{
  MoniacAmount *amount = &self->deal->amount;

  if (amount->form != MONIAC_AMOUNT_EXACT)
    return;
  if (self->form == MONIAC_AMOUNT_AT_LEAST)
    {
      amount->low = amount->high;
      amount->high = MONIAC_NUMBER_NONE;
    }
  else if (self->form == MONIAC_AMOUNT_RANGE && moniac_number_is_set (&self->low))
    {
      if (moniac_number_compare (&self->low, &amount->high) > 0)
        moniac_intake_error (self->intake, MONIAC_PROBLEM_BOUNDS, at, pointer,
                             _("the lower bound is above the upper bound"));
      amount->low = moniac_number_copy (&self->low);
    }
  else if (self->form != MONIAC_AMOUNT_ABOUT && self->form != MONIAC_AMOUNT_UP_TO)
    return;
  amount->form = self->form;
}

/* Other facts */

static gboolean
set_type (MoniacDealDraft *self,
          const char      *text)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);
  MoniacKind kind = moniac_kind_from_id (folded);

  if (kind == MONIAC_KIND_OTHER && !g_str_equal (folded, moniac_kind_get_id (kind)))
    return FALSE;
  self->deal->kind = kind;
  moniac_record_set_text (&self->deal->kind_id, folded);
  return TRUE;
}

static void
set_kind (MoniacDealDraft *self,
          const char      *text)
{
  if (set_type (self, text))
    return;
  self->deal->kind = MONIAC_KIND_OTHER;
  moniac_record_set_text (&self->deal->kind_id, text);
}

static gboolean
set_status (MoniacDealDraft *self,
            const char      *text)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);

  return moniac_status_from_id (g_strdelimit (folded, " _", '-'), &self->deal->status);
}

/* The day of "2011-08-01T00:00:00" is enough. */
static gboolean
set_date (MoniacDate *date,
          const char *text)
{
  g_autofree char *day = g_strdup (text);
  char *time = strpbrk (day, "T ");

  if (time != NULL)
    *time = '\0';
  return moniac_date_parse (day, date);
}

static void
keep_text (MoniacDealDraft *self,
           const char      *name,
           const char      *text)
{
  g_autoptr (GString) raw = g_string_new (NULL);

  moniac_json_append_string (raw, text);
  moniac_deal_draft_keep (self, name, raw->str);
}

/* What is not taken as it is meant is kept under the name that it came with, if that is free. */
static void
keep_or_tell (MoniacDealDraft *self,
              const char      *name,
              const char      *text,
              const char      *at,
              const char      *pointer)
{
  g_autofree char *quoted_name = NULL, *quoted = NULL;

  if (moniac_shape_find (moniac_shape_get (MONIAC_SHAPE_DEAL), name, strlen (name), 0) < 0)
    {
      keep_text (self, name, text);
      return;
    }
  quoted_name = moniac_problem_quote (name);
  quoted = moniac_problem_quote (text);
  moniac_intake_warning (self->intake, MONIAC_PROBLEM_TYPE, at, pointer,
                         _("“%s” is not understood as a “%s” and left out"), quoted, quoted_name);
}

static void
set_fact (MoniacDealDraft *self,
          MoniacFact       fact,
          const char      *name,
          const char      *text,
          const char      *at,
          const char      *pointer)
{
  MoniacDealRecord *deal = self->deal;
  gboolean taken = TRUE;

  switch (fact)
    {
    case MONIAC_FACT_PAYER: moniac_record_set_text (&deal->payer, text); break;
    case MONIAC_FACT_PAYEE: moniac_record_set_text (&deal->payee, text); break;
    case MONIAC_FACT_AMOUNT: set_amount (self, text, at, pointer); break;
    case MONIAC_FACT_AMOUNT_FORM: set_form (self, text, at, pointer); break;
    case MONIAC_FACT_AMOUNT_LOW: set_number (self, &self->low, text, at, pointer); break;
    case MONIAC_FACT_CURRENCY: moniac_record_set_text (&deal->currency, text); break;
    case MONIAC_FACT_RATE: set_number (self, &self->rate, text, at, pointer); break;
    case MONIAC_FACT_KIND: set_kind (self, text); break;
    case MONIAC_FACT_TYPE: taken = set_type (self, text); break;
    case MONIAC_FACT_STATUS: taken = set_status (self, text); break;
    case MONIAC_FACT_DATE: taken = set_date (&deal->date, text); break;
    case MONIAC_FACT_UNTIL: taken = set_date (&deal->until, text); break;
    case MONIAC_FACT_ANNOUNCEMENT: moniac_record_set_text (&deal->announcement, text); break;
    case MONIAC_FACT_NOTE: moniac_record_set_text (&deal->note, text); break;
    case MONIAC_FACT_LINK: moniac_intake_cite (self->intake, deal, text); break;
    case MONIAC_FACT_ID: break;
    case MONIAC_FACT_OTHER: keep_text (self, name, text); break;
    }
  if (!taken)
    keep_or_tell (self, name, text, at, pointer);
}

void
moniac_deal_draft_set_fact (MoniacDealDraft *self,
                            MoniacFact       fact,
                            const char      *text,
                            const char      *at,
                            const char      *pointer)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped != '\0')
    set_fact (self, fact, "", stripped, at, pointer);
}

void
moniac_deal_draft_set (MoniacDealDraft *self,
                       const char      *name,
                       const char      *text,
                       const char      *at,
                       const char      *pointer)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped != '\0')
    set_fact (self, moniac_fact_from_name (name), name, stripped, at, pointer);
}

void
moniac_deal_draft_keep (MoniacDealDraft *self,
                        const char      *name,
                        const char      *raw)
{
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->raws, g_strdup (raw));
}

gboolean
moniac_deal_draft_has_amount (const MoniacDealDraft *self)
{
  return self->deal->amount.form != MONIAC_AMOUNT_UNDISCLOSED;
}

void
moniac_deal_draft_submit (MoniacDealDraft *self,
                          const char      *at,
                          const char      *pointer)
{
  apply_form (self, at, pointer);
  if (self->deal->currency != NULL && self->rate.value > 0)
    moniac_intake_set_rate (self->intake, self->deal->currency, &self->rate);
  self->deal->members = moniac_intake_make_members (MONIAC_SHAPE_DEAL, self->names, self->raws);
  moniac_intake_add_deal (self->intake, g_steal_pointer (&self->deal), at, pointer);
  moniac_deal_draft_free (self);
}
