/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: one document, its figure, and everything around it. */
#pragma once

#include "moniac-application.h"
#include "moniac-draft.h"
#include "moniac-session.h"
#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_WINDOW (moniac_window_get_type ())
G_DECLARE_FINAL_TYPE (MoniacWindow, moniac_window, MONIAC, WINDOW, AdwApplicationWindow)

MoniacWindow    *moniac_window_new           (MoniacApplication *application);
MoniacWorkspace *moniac_window_get_workspace (MoniacWindow      *self);
/* Whether it still shows its start page: then a document may take its place. */
gboolean         moniac_window_is_pristine   (MoniacWindow      *self);
/* An empty document instead of the start page. */
void             moniac_window_show_new      (MoniacWindow      *self);
/* Reads a file in a worker. It is shown in this window when that is pristine, else in one of its own; when the
 * file does not open, its problems are shown and nothing else changes. `as_copy`: it becomes a new
 * document that has no file yet. */
void             moniac_window_open_file     (MoniacWindow      *self,
                                              GFile             *file,
                                              gboolean           as_copy);
/* A draft as the document that it was, with changes that no file has. `bytes` (nullable): what the file must hold for a
 * save not to ask. Takes the draft over. */
void             moniac_window_show_recovered (MoniacWindow      *self,
                                               MoniacDocument    *document,
                                               GFile             *file,
                                               GBytes            *bytes,
                                               MoniacProblems    *warnings,
                                               MoniacDraft       *draft);
/* Opens the file of a window of the last session, and shows it as it was then. Copies what it needs. */
void             moniac_window_restore        (MoniacWindow              *self,
                                               const MoniacSessionWindow *remembered);
/* NULL where there is nothing to remember: no document, or one without a file. */
MoniacSessionWindow *moniac_window_remember   (MoniacWindow      *self);

G_END_DECLS
