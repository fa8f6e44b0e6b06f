/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one process, one window a document, and what belongs to all of them. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_APPLICATION (moniac_application_get_type ())
G_DECLARE_FINAL_TYPE (MoniacApplication, moniac_application, MONIAC, APPLICATION, AdwApplication)

typedef struct _MoniacWindow MoniacWindow;

MoniacApplication *moniac_application_new         (void);
/* The window that has a file open, NULL when there is none; the same file by another name counts, as soon as it has been
 * found out (moniac-real-path.h). */
MoniacWindow      *moniac_application_find_window (MoniacApplication *self,
                                                   GFile             *file);
/* The files that windows have open, but for one window (nullable); an array of GFile. */
GPtrArray         *moniac_application_list_files  (MoniacApplication *self,
                                                   MoniacWindow      *except);
/* In the window that has it open, in one that still shows its start page, or in a new one. */
void               moniac_application_open_file   (MoniacApplication *self,
                                                   GFile             *file);
/* A window that nothing has been opened in, and nothing is being read for; a new one when there is none. */
MoniacWindow      *moniac_application_get_free_window (MoniacApplication *self);
/* Somebody has decided against closing all windows. */
void               moniac_application_stay       (MoniacApplication *self);

G_END_DECLS
