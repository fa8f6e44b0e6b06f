/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One citation of a deal: the quote, which source it is from, and the source itself, folded up. */
#pragma once

#include <adwaita.h>

#include "moniac-form.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_CITE_ROW (moniac_cite_row_get_type ())
G_DECLARE_FINAL_TYPE (MoniacCiteRow, moniac_cite_row, MONIAC, CITE_ROW, AdwExpanderRow)

/* Signal: "move" (int by): -1 up, 1 down, 0 remove. */
/* Edits the citation number `index` of the form's deal. */
GtkWidget *moniac_cite_row_new     (MoniacForm    *form,
                                    guint          index);
void       moniac_cite_row_refresh (MoniacCiteRow *self);
void       moniac_cite_row_commit  (MoniacCiteRow *self);
/* Unfolds it and focuses the quote. */
void       moniac_cite_row_edit    (MoniacCiteRow *self);

G_END_DECLS
