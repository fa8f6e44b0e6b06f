/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an importer has taken in so far: companies by the names that the file calls them, deals between
 * them, and what is wrong. It makes the ids and, at the end, the records of a document. */
#pragma once

#include <gio/gio.h>

#include "moniac-deal-shape.h"
#include "moniac-json-report.h"
#include "moniac-records.h"

G_BEGIN_DECLS

typedef struct _MoniacIntake MoniacIntake;

/* `report` is about the text that all places of problems point into; both are borrowed. */
MoniacIntake        *moniac_intake_new            (MoniacJsonReport    *report,
                                                   GCancellable        *cancellable);
void                 moniac_intake_free           (MoniacIntake        *self);

/* `at` is a place in the text, or NULL; `pointer` a JSON pointer, or NULL. Messages are translated. */
void                 moniac_intake_error          (MoniacIntake        *self,
                                                   MoniacProblemCode    code,
                                                   const char          *at,
                                                   const char          *pointer,
                                                   const char          *format,
                                                   ...) G_GNUC_PRINTF (5, 6);
void                 moniac_intake_warning        (MoniacIntake        *self,
                                                   MoniacProblemCode    code,
                                                   const char          *at,
                                                   const char          *pointer,
                                                   const char          *format,
                                                   ...) G_GNUC_PRINTF (5, 6);

gboolean             moniac_intake_has_errors     (MoniacIntake        *self);
/* Whether an importer should go on: FALSE when cancelled, or when a limit was reached. */
gboolean             moniac_intake_goes_on        (MoniacIntake        *self);

/* A new company, called `key` by the file's deals and `name` (nullable: the key) by people. Borrowed, to be
 * filled in and even renamed: ids are made from names at the end; NULL, with a problem, where the key is empty or taken. */
MoniacCompanyRecord *moniac_intake_add_company    (MoniacIntake        *self,
                                                   const char          *key,
                                                   const char          *name,
                                                   const char          *at,
                                                   const char          *pointer);
/* The company of that key, which becomes one if there is none; borrowed. NULL where the key is empty. */
MoniacCompanyRecord *moniac_intake_ensure_company (MoniacIntake        *self,
                                                   const char          *key);
MoniacCompanyRecord *moniac_intake_find_company   (MoniacIntake        *self,
                                                   const char          *key);

/* Takes over a deal whose payer and payee are keys; NULL stands for the outside. It gets its id
 * at the end. */
void                 moniac_intake_add_deal       (MoniacIntake        *self,
                                                   MoniacDealRecord    *deal,
                                                   const char          *at,
                                                   const char          *pointer);
/* What one of `currency` is worth in the document's; the first rate counts. */
void                 moniac_intake_set_rate       (MoniacIntake        *self,
                                                   const char          *currency,
                                                   const MoniacNumber  *rate);
/* Lets a deal cite the source that stands at `url`. */
void                 moniac_intake_cite           (MoniacIntake        *self,
                                                   MoniacDealRecord    *deal,
                                                   const char          *url);

/* What Moniac has no member for, as members that are kept: pairs of a name and JSON text. Names that mean
 * something in an object of that shape, are empty or come twice are left out. NULL where nothing is left. */
MoniacMembers       *moniac_intake_make_members   (MoniacShapeId        shape,
                                                   GPtrArray           *names,
                                                   GPtrArray           *raws);

/* Transfer full. NULL where there are errors, or when cancelled. */
MoniacRecords       *moniac_intake_finish         (MoniacIntake        *self,
                                                   const char          *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacIntake, moniac_intake_free)

G_END_DECLS
