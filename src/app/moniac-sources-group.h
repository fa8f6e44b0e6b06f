/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All sources of a document, cited or not. */
#pragma once

#include <adwaita.h>

#include "moniac-form.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_SOURCES_GROUP (moniac_sources_group_get_type ())
G_DECLARE_FINAL_TYPE (MoniacSourcesGroup, moniac_sources_group, MONIAC, SOURCES_GROUP, AdwPreferencesGroup)

/* Edits the sources of the document that the form shows. */
void moniac_sources_group_set_form (MoniacSourcesGroup *self,
                                    MoniacForm         *form);
void moniac_sources_group_commit   (MoniacSourcesGroup *self);

G_END_DECLS
