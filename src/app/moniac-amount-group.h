/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that say what a deal is worth: the amount in one line as people type it, and the same in parts; its
 * currency, and the rate of a currency that has none yet; what has been paid. */
#pragma once

#include <adwaita.h>

#include "moniac-form.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_AMOUNT_GROUP (moniac_amount_group_get_type ())
G_DECLARE_FINAL_TYPE (MoniacAmountGroup, moniac_amount_group, MONIAC, AMOUNT_GROUP, AdwPreferencesGroup)

/* Edits the deal of the form. */
void moniac_amount_group_set_form (MoniacAmountGroup *self,
                                   MoniacForm        *form);
/* Focuses the amount. */
void moniac_amount_group_edit     (MoniacAmountGroup *self);
/* Forgets a currency that still waits for its rate. */
void moniac_amount_group_reset    (MoniacAmountGroup *self);

G_END_DECLS
