/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company, a deal or a source of a document: an object with an identity that lists, the
 * selection and widgets hold on to, around the record that is its content at the moment. */
#pragma once

#include "moniac-record.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_COMPANY (moniac_company_get_type ())
G_DECLARE_FINAL_TYPE (MoniacCompany, moniac_company, MONIAC, COMPANY, GObject)
#define MONIAC_TYPE_DEAL (moniac_deal_get_type ())
G_DECLARE_FINAL_TYPE (MoniacDeal, moniac_deal, MONIAC, DEAL, GObject)
#define MONIAC_TYPE_SOURCE (moniac_source_get_type ())
G_DECLARE_FINAL_TYPE (MoniacSource, moniac_source, MONIAC, SOURCE, GObject)

/* Each has one property, "record" (read-only from outside; notified on every change).
 * The returned record is borrowed, and valid until the main loop runs again. */
const MoniacCompanyRecord *moniac_company_get_record (MoniacCompany *self);
const MoniacDealRecord    *moniac_deal_get_record    (MoniacDeal    *self);
const MoniacSourceRecord  *moniac_source_get_record  (MoniacSource  *self);

/* One that belongs to no document. */
MoniacCompany             *moniac_company_new        (MoniacCompanyRecord *record);

G_END_DECLS
