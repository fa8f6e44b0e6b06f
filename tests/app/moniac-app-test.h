/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the app share: an application without a bus, windows, and waiting for what happens in
 * workers. */
#pragma once

#include "moniac-window-private.h"

G_BEGIN_DECLS

typedef gboolean (*AppTestCondition) (gpointer data);

/* Instead of g_test_init(). */
void               app_test_init            (int                *argc,
                                             char             ***argv);
MoniacApplication *app_test_get_application (void);
/* A window on the screen, and gone again with everything that belongs to it. */
MoniacWindow      *app_test_new_window      (void);
void               app_test_close           (MoniacWindow       *window);

/* Runs the main loop until the condition holds, or until nothing is left to do. */
void               app_test_wait            (AppTestCondition    condition,
                                             gpointer            data);
void               app_test_settle          (void);
/* Waits until the window has no work under way, and shows a scene if its document has one. */
void               app_test_wait_scene      (MoniacWindow       *window);
/* Opens a file in a window and waits for it. */
void               app_test_open            (MoniacWindow       *window,
                                             GFile              *file);

/* A sample; a writable copy of it; a new file with some text; what a file holds. */
GFile             *app_test_get_sample      (void);
GFile             *app_test_copy_sample     (void);
GFile             *app_test_write_file      (const char         *name,
                                             const char         *text);
char              *app_test_read_file       (GFile              *file);

/* The visible toplevel of a type, waited for; and whether there is none. */
gpointer           app_test_wait_toplevel   (GType               type);
gboolean           app_test_has_toplevel    (GType               type);
/* What the question that is on the screen says, waiting for it first. */
const char        *app_test_get_body        (void);
/* Answers the question that is on the screen, waiting for it first. */
void               app_test_respond         (const char         *response);

/* Closes the file dialog, once it shows its folder. */
void               app_test_cancel_chooser  (void);

gboolean           app_test_is_enabled      (MoniacWindow       *window,
                                             const char         *action);
/* Calls a function for every widget below one, itself included. */
void               app_test_walk            (GtkWidget          *widget,
                                             void              (*visit) (GtkWidget *widget,
                                                                         gpointer   data),
                                             gpointer            data);
/* The first mapped widget of a type below one, itself included, that shows a text (a label, a button, a row by its title; a
 * space that does not break is a space); any text for NULL. NULL where there is none. */
GtkWidget         *app_test_find            (GtkWidget          *widget,
                                             GType               type,
                                             const char         *text);

G_END_DECLS
