/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs that ask for files, and those that ask a question: the one place that knows which widgets of
 * which GTK version do that. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Called with what was chosen, or NULL when the user cancelled. */
typedef void (*MoniacFileFunc) (GFile    *file,      /* nullable */
                                gpointer  data);

void       moniac_file_dialog_open    (GtkWindow      *parent,
                                       const char     *folder_key,   /* of the settings */
                                       MoniacFileFunc  callback,
                                       gpointer        data);
/* `suffix`, as ".png", is added to a name without it; the user is asked before anything that this makes
 * of the name is replaced. */
void       moniac_file_dialog_save    (GtkWindow      *parent,
                                       const char     *title,
                                       const char     *name,
                                       GFile          *near_file,    /* nullable: whose folder to start in */
                                       const char     *suffix,
                                       const char     *filter_name,
                                       const char     *folder_key,
                                       MoniacFileFunc  callback,
                                       gpointer        data);
/* The file itself, or one beside it whose name has the suffix; transfer full. */
GFile     *moniac_file_with_suffix    (GFile          *file,
                                       const char     *suffix);

/* Shows a question whose answer `safe` loses nothing: that is what the return key gives, and what has the focus, however the
 * answers are laid out. */
void       moniac_present_question    (GtkWidget      *dialog,
                                       const char     *safe);
/* A message with one button, for what the user must know. */
GtkWindow *moniac_show_error          (GtkWindow      *parent,
                                       const char     *heading,
                                       const char     *body);

G_END_DECLS
