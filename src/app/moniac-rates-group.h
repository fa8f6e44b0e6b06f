/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document's currency, and what others are worth in it. */
#pragma once

#include <adwaita.h>

#include "moniac-form.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_RATES_GROUP (moniac_rates_group_get_type ())
G_DECLARE_FINAL_TYPE (MoniacRatesGroup, moniac_rates_group, MONIAC, RATES_GROUP, AdwPreferencesGroup)

/* Edits the document that the form shows. */
void moniac_rates_group_set_form (MoniacRatesGroup *self,
                                  MoniacForm       *form);
void moniac_rates_group_commit   (MoniacRatesGroup *self);

G_END_DECLS
