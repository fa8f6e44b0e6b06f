/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a deal: every field of its record. */
#pragma once

#include <adwaita.h>

#include "moniac-form.h"
#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_DEAL_EDITOR (moniac_deal_editor_get_type ())
G_DECLARE_FINAL_TYPE (MoniacDealEditor, moniac_deal_editor, MONIAC, DEAL_EDITOR, AdwBin)

void moniac_deal_editor_set_workspace (MoniacDealEditor *self,
                                       MoniacWorkspace  *workspace);
/* Applies what was typed for the deal so far, then shows another one; both NULL for none. */
void moniac_deal_editor_set_deal (MoniacDealEditor *self,
                                  MoniacDocument   *document,
                                  MoniacDeal       *deal);
/* Applies what was typed. */
void moniac_deal_editor_commit   (MoniacDealEditor *self);
/* What is typed in it (borrowed). */
MoniacForm *moniac_deal_editor_get_form (MoniacDealEditor *self);
/* Focuses the amount. */
void moniac_deal_editor_edit     (MoniacDealEditor *self);

G_END_DECLS
