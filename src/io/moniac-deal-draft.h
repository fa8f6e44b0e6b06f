/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One deal while an importer reads it: whatever a format calls a deal's facts, they get here by name. */
#pragma once

#include "moniac-intake.h"

G_BEGIN_DECLS

typedef struct _MoniacDealDraft MoniacDealDraft;

/* What a column, an attribute or a member of another format is for. */
typedef enum
{
  MONIAC_FACT_PAYER,
  MONIAC_FACT_PAYEE,
  MONIAC_FACT_AMOUNT,
  MONIAC_FACT_AMOUNT_FORM,   /* "exact", "about", "up-to", "at-least" or "range" */
  MONIAC_FACT_AMOUNT_LOW,
  MONIAC_FACT_CURRENCY,
  MONIAC_FACT_RATE,          /* units of the document's currency for one of the deal's */
  MONIAC_FACT_KIND,          /* kept, whatever it says */
  MONIAC_FACT_TYPE,          /* a kind only where it is one that Moniac knows */
  MONIAC_FACT_STATUS,
  MONIAC_FACT_DATE,
  MONIAC_FACT_UNTIL,
  MONIAC_FACT_ANNOUNCEMENT,
  MONIAC_FACT_NOTE,
  MONIAC_FACT_LINK,
  MONIAC_FACT_ID,            /* not kept: a deal gets one of ours */
  MONIAC_FACT_OTHER,         /* kept as a member of that name */
} MoniacFact;

/* By a name in any case, with hyphens, underscores or spaces. */
MoniacFact        moniac_fact_from_name      (const char       *name);
/* How each form of an amount is called in other formats; indexed by MoniacAmountForm. */
const char       *moniac_amount_form_get_id  (MoniacAmountForm  form);

MoniacDealDraft  *moniac_deal_draft_new      (MoniacIntake     *intake);
void              moniac_deal_draft_free     (MoniacDealDraft  *self);

/* Text of the fact that `name` stands for; problems are at `at`. Empty text says nothing. */
void              moniac_deal_draft_set      (MoniacDealDraft  *self,
                                              const char       *name,
                                              const char       *text,
                                              const char       *at,
                                              const char       *pointer);
/* The same, where the caller knows what it is. */
void              moniac_deal_draft_set_fact (MoniacDealDraft  *self,
                                              MoniacFact        fact,
                                              const char       *text,
                                              const char       *at,
                                              const char       *pointer);
/* Something that Moniac has no member for, as JSON text. */
void              moniac_deal_draft_keep     (MoniacDealDraft  *self,
                                              const char       *name,
                                              const char       *raw);
gboolean          moniac_deal_draft_has_amount (const MoniacDealDraft *self);

/* Hands the deal to the intake, and frees the draft. */
void              moniac_deal_draft_submit   (MoniacDealDraft  *self,
                                              const char       *at,
                                              const char       *pointer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacDealDraft, moniac_deal_draft_free)

G_END_DECLS
