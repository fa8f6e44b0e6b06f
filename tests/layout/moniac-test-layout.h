/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks laid out for tests, and what must hold of every scene. */
#pragma once

#include "moniac-layout.h"

/* A network under way to a layout. Deals are listed by add_deal; ids are made so that they sort in that order. */
typedef struct
{
  GPtrArray *companies;
  GPtrArray *deals;
  MoniacNetwork *network;
  GPtrArray *texts;          /* owned strings */
  char **names;
  char **details;
  char **amounts;
  char **notes;
  MoniacLayoutInput input;
} MoniacTestLayout;

MoniacTestLayout *moniac_test_layout_new         (void);
MoniacTestLayout *moniac_test_layout_new_sample  (const char             *name);
void              moniac_test_layout_free        (MoniacTestLayout       *self);
void              moniac_test_layout_add_company (MoniacTestLayout       *self,
                                                  const char             *id);
/* `amount`: in units of a billion; negative: not disclosed. payer or payee NULL: the outside. */
void              moniac_test_layout_add_deal    (MoniacTestLayout       *self,
                                                  const char             *payer,
                                                  const char             *payee,
                                                  double                  amount);
/* Companies "company-00" and so on, and a deal between two of them by number; negative: the outside. */
void              moniac_test_layout_add_companies (MoniacTestLayout     *self,
                                                    int                   n);
void              moniac_test_layout_add_numbered  (MoniacTestLayout     *self,
                                                    int                   payer,
                                                    int                   payee,
                                                    double                amount);
void              moniac_test_layout_add_relation (MoniacTestLayout      *self,
                                                  const char             *a,
                                                  const char             *b);
/* Before the first run: where a company has to be in every view. */
void              moniac_test_layout_pin         (MoniacTestLayout       *self,
                                                  const char             *id,
                                                  double                  x,
                                                  double                  y);
/* Before the first run: companies and deals in a random order. */
void              moniac_test_layout_shuffle     (MoniacTestLayout       *self,
                                                  guint32                 seed);
/* Before the first run: the file in the opposite order. */
void              moniac_test_layout_reverse     (MoniacTestLayout       *self);

MoniacScene      *moniac_test_layout_run         (MoniacTestLayout       *self,
                                                  MoniacView              view,
                                                  double                  width,
                                                  double                  height,
                                                  MoniacScene            *previous);

/* Labels: inside, none over another, as large as measured. Companies and ribbons: inside, finite, true to the scale,
 * with a ribbon for every deal. */
void              moniac_test_assert_sound       (const MoniacScene      *scene,
                                                  const MoniacLayoutInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacTestLayout, moniac_test_layout_free)
