/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a boxed list in which one text is edited, with its title above it and, below it, a line that says how
 * the text was understood or what is wrong with it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_FIELD_ROW (moniac_field_row_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFieldRow, moniac_field_row, MONIAC, FIELD_ROW, AdwPreferencesRow)

/* Property: "multiline" (gboolean, construct only).
 * Signals:
 *  "apply" (const char *text) -> gboolean: Enter, the focus leaving, or moniac_field_row_commit() ask to make `text`
 *    the value. TRUE when it is now; else the handler has said why with moniac_field_row_set_error(), and what was
 *    typed stays for mending.
 *  "edited" (const char *text): somebody types. */
GtkWidget *moniac_field_row_new         (const char     *title,
                                         gboolean        multiline);
/* Shows the value that the document has now. What is typed but not applied stays, unless the value is another one. */
void       moniac_field_row_set_value   (MoniacFieldRow *self,
                                         const char     *value);
const char *moniac_field_row_get_value  (MoniacFieldRow *self);
/* Back to the value, without an error: Escape. */
void       moniac_field_row_revert      (MoniacFieldRow *self);
/* Applies what was typed, if anything. FALSE when it was refused; it is not asked about twice. */
gboolean   moniac_field_row_commit      (MoniacFieldRow *self);
char      *moniac_field_row_get_text    (MoniacFieldRow *self);
/* As if somebody had typed it. */
void       moniac_field_row_set_text    (MoniacFieldRow *self,
                                         const char     *text);
gboolean   moniac_field_row_is_dirty    (MoniacFieldRow *self);
void       moniac_field_row_set_error   (MoniacFieldRow *self,
                                         const char     *message);
/* Quiet words below the text, where there is no error; NULL for none. */
void       moniac_field_row_set_info    (MoniacFieldRow *self,
                                         const char     *message);
gboolean   moniac_field_row_has_error   (MoniacFieldRow *self);
const char *moniac_field_row_get_message (MoniacFieldRow *self);
/* Quiet words where there is no text; not for multi-line rows. */
void       moniac_field_row_set_placeholder (MoniacFieldRow *self,
                                             const char     *text);
/* A button or the like at the end of the row. */
void       moniac_field_row_add_suffix  (MoniacFieldRow *self,
                                         GtkWidget      *widget);
/* Focuses the text, all of it selected. */
void       moniac_field_row_edit        (MoniacFieldRow *self);

G_END_DECLS
