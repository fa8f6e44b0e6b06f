/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form: keeps rows and the fields of one item in step. It shows what the document says, and applies what was
 * typed, each as one undo step. */
#pragma once

#include "moniac-document.h"
#include "moniac-field-row.h"
#include "moniac-field.h"
#include "moniac-records.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_FORM (moniac_form_get_type ())
G_DECLARE_FINAL_TYPE (MoniacForm, moniac_form, MONIAC, FORM, GObject)

/* Signal "refresh" (void): the document or the item may say something else now. Emitted after the bound rows were
 * refreshed, and only while there is an item. "typed" (void): what is typed and not applied has changed. Widgets hold a reference to their form; whoever made it clears it in dispose. */
MoniacForm     *moniac_form_new          (void);
/* Row and form live as long as the widget that owns both. `field` is NULL for a row that its owner fills and applies;
 * the form only commits it. */
void            moniac_form_bind         (MoniacForm        *self,
                                          MoniacFieldRow    *row,
                                          const MoniacField *field);
/* Applies what was typed to the item so far, then shows another one; both NULL for none. */
void            moniac_form_set_item     (MoniacForm        *self,
                                          MoniacDocument    *document,
                                          GObject           *item);
MoniacDocument *moniac_form_get_document (MoniacForm        *self);
GObject        *moniac_form_get_item     (MoniacForm        *self);
/* Forgets the item and what was typed for it: the document is gone. */
void            moniac_form_clear        (MoniacForm        *self);
void            moniac_form_commit       (MoniacForm        *self);
/* Whether something is typed that could be applied as it stands, and has a field; puts it into a records (nullable), as if
 * it had been applied. */
gboolean        moniac_form_add_pending  (MoniacForm        *self,
                                          MoniacRecords    *records);
/* A filled-in copy from moniac_edit_copy_record() becomes the item's record. */
void            moniac_form_apply        (MoniacForm        *self,
                                          gpointer           record,
                                          const char        *step);

G_END_DECLS
