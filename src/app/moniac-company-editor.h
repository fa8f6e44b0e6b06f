/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a company: every field of its record, where it is pinned, and its deals. */
#pragma once

#include <adwaita.h>

#include "moniac-form.h"
#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_COMPANY_EDITOR (moniac_company_editor_get_type ())
G_DECLARE_FINAL_TYPE (MoniacCompanyEditor, moniac_company_editor, MONIAC, COMPANY_EDITOR, AdwBin)

/* The workspace whose scene tells what companies get and pay, and whose selection follows a click on a deal. */
void moniac_company_editor_set_workspace (MoniacCompanyEditor *self,
                                          MoniacWorkspace     *workspace);
/* Applies what was typed for the company so far, then shows another one; both NULL for none. */
void moniac_company_editor_set_company   (MoniacCompanyEditor *self,
                                          MoniacDocument      *document,
                                          MoniacCompany       *company);
/* Applies what was typed. */
void moniac_company_editor_commit        (MoniacCompanyEditor *self);
/* What is typed in it (borrowed). */
MoniacForm *moniac_company_editor_get_form (MoniacCompanyEditor *self);
/* Focuses the name. */
void moniac_company_editor_edit          (MoniacCompanyEditor *self);

G_END_DECLS
