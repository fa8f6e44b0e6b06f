/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of what belongs to the document as a whole: titles, money, sources. */
#pragma once

#include <adwaita.h>

#include "moniac-form.h"
#include "moniac-document.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_DOCUMENT_EDITOR (moniac_document_editor_get_type ())
G_DECLARE_FINAL_TYPE (MoniacDocumentEditor, moniac_document_editor, MONIAC, DOCUMENT_EDITOR, AdwBin)

/* Applies what was typed so far, then shows another document; NULL for none. */
void moniac_document_editor_set_document (MoniacDocumentEditor *self,
                                          MoniacDocument       *document);
/* Applies what was typed. */
void moniac_document_editor_commit       (MoniacDocumentEditor *self);
/* What is typed in it (borrowed). */
MoniacForm *moniac_document_editor_get_form (MoniacDocumentEditor *self);
/* Focuses the title. */
void moniac_document_editor_edit         (MoniacDocumentEditor *self);

G_END_DECLS
