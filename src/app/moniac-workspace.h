/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace: one open document, what is selected, how it is shown, and the scene that follows from
 * all that. The window, the canvas, the lists and the editor hold one and bind to it. */
#pragma once

#include <gio/gio.h>

#include "moniac-document.h"
#include "moniac-figure.h"
#include "moniac-problem.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_WORKSPACE (moniac_workspace_get_type ())
G_DECLARE_FINAL_TYPE (MoniacWorkspace, moniac_workspace, MONIAC, WORKSPACE, GObject)

/* Properties (all notified exactly when they change):
 *  "document"     MoniacDocument, replaced as a whole by open, new and revert
 *  "file"         GFile or NULL for one never saved
 *  "selection"    GObject: a MoniacCompany, a MoniacDeal, or NULL
 *  "hovered"      likewise, under the pointer
 *  "view"         int (MoniacView)
 *  "theme"        int (MoniacThemeId), what the figure on the screen uses
 *  "talks"        gboolean; "tones" gboolean; "basis" int (MoniacBasis)
 *  "playing"      gboolean: whether coins move
 *  "presenting"   gboolean: larger type, no chrome
 *  "busy"         gboolean: a layout or a file is being worked on for longer than a moment
 * Signals:
 *  "scene-changed" (void): moniac_workspace_get_scene() gives another scene; the canvas animates to it
 *  "message" (const char *text): passing news for a toast
 */
MoniacWorkspace *moniac_workspace_new              (void);
MoniacDocument  *moniac_workspace_get_document     (MoniacWorkspace       *self);
void             moniac_workspace_set_document     (MoniacWorkspace       *self,
                                                    MoniacDocument        *document,
                                                    GFile                 *file,      /* nullable */
                                                    GBytes                *bytes);    /* nullable: as read, for the check on save */
GFile           *moniac_workspace_get_file         (MoniacWorkspace       *self);
GObject         *moniac_workspace_get_selection    (MoniacWorkspace       *self);
void             moniac_workspace_set_selection    (MoniacWorkspace       *self,
                                                    GObject               *item);
GObject         *moniac_workspace_get_hovered      (MoniacWorkspace       *self);
void             moniac_workspace_set_hovered      (MoniacWorkspace       *self,
                                                    GObject               *item);
MoniacView       moniac_workspace_get_view         (MoniacWorkspace       *self);
void             moniac_workspace_set_view         (MoniacWorkspace       *self,
                                                    MoniacView             view);
MoniacThemeId    moniac_workspace_get_theme        (MoniacWorkspace       *self);
gboolean         moniac_workspace_get_playing      (MoniacWorkspace       *self);

/* The scene on show (borrowed), NULL until the first is ready. It is composed for the size last asked for. */
MoniacScene     *moniac_workspace_get_scene        (MoniacWorkspace       *self);
void             moniac_workspace_set_size         (MoniacWorkspace       *self,
                                                    double                 width,
                                                    double                 height);
/* Items of the document for indices of the scene's network, borrowed; NULL when gone since. */
MoniacCompany   *moniac_workspace_get_company_at   (MoniacWorkspace       *self,
                                                    int                    index);
MoniacDeal      *moniac_workspace_get_deal_at      (MoniacWorkspace       *self,
                                                    int                    index);
/* Another figure of the same document (an export, a copy), composed in a worker. */
void             moniac_workspace_compose_async    (MoniacWorkspace            *self,
                                                    const MoniacFigureSettings *settings,
                                                    GCancellable               *cancellable,
                                                    GAsyncReadyCallback         callback,
                                                    gpointer                    data);
MoniacScene     *moniac_workspace_compose_finish   (MoniacWorkspace            *self,
                                                    GAsyncResult               *result,
                                                    GError                    **error);

/* Edits, each one undo step with a name; they select what they made. */
MoniacCompany   *moniac_workspace_add_company      (MoniacWorkspace       *self,
                                                    const char            *name);     /* nullable */
MoniacDeal      *moniac_workspace_add_deal         (MoniacWorkspace       *self,
                                                    MoniacCompany         *payer,     /* nullable: the outside, not both */
                                                    MoniacCompany         *payee);
void             moniac_workspace_duplicate        (MoniacWorkspace       *self);     /* the selection */
void             moniac_workspace_delete           (MoniacWorkspace       *self);     /* the selection */
void             moniac_workspace_pin              (MoniacWorkspace       *self,
                                                    MoniacCompany         *company,
                                                    const MoniacPoint     *at);       /* in figure units; NULL unpins */

G_END_DECLS
