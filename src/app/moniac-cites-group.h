/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On whose word: the citations of a deal, to add, change, reorder and remove. */
#pragma once

#include <adwaita.h>

#include "moniac-form.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_CITES_GROUP (moniac_cites_group_get_type ())
G_DECLARE_FINAL_TYPE (MoniacCitesGroup, moniac_cites_group, MONIAC, CITES_GROUP, AdwPreferencesGroup)

/* Edits the citations of the form's deal. */
void moniac_cites_group_set_form (MoniacCitesGroup *self,
                                  MoniacForm       *form);
void moniac_cites_group_commit   (MoniacCitesGroup *self);

G_END_DECLS
