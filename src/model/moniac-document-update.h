/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document that takes over what another one says, as one step that can be undone. */
#pragma once

#include "moniac-records.h"

G_BEGIN_DECLS

void moniac_document_update (MoniacDocument *self,
                             MoniacRecords *to,
                             const char     *step);

G_END_DECLS
