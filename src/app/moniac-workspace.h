/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace: one open document, what is selected, how it is shown, and the scene that follows from
 * all that. The window, the canvas, the lists and the editor hold one and bind to it. */
#pragma once

#include <gio/gio.h>

#include "moniac-document.h"
#include "moniac-figure.h"
#include "moniac-inquiry.h"
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
 *  "mark-most"    gboolean: whether the company that most money touches is marked
 *  "playing"      gboolean: whether coins move
 *  "presenting"   gboolean: larger type, no chrome
 *  "furniture"    int (MoniacFurniture): what of it the user wants to see; on the screen as far as there is room
 *  "pool-below"   double: companies that neither pay nor get this much are one in the figure; 0 for none
 *  "arranging"    gboolean: the figure that was asked for last is not on show yet; notified also when it was given up
 *  "busy"         gboolean: a layout or a file is being worked on for longer than a moment
 * Signals:
 *  "scene-changed" (void): moniac_workspace_get_scene() gives another scene; the canvas animates to it
 *  "message" (const char *text): passing news for a toast
 *  "deleted" (const char *text): what was deleted, for a toast that offers to undo it
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
void             moniac_workspace_set_theme        (MoniacWorkspace       *self,
                                                    MoniacThemeId          theme);
gboolean         moniac_workspace_get_playing      (MoniacWorkspace       *self);
void             moniac_workspace_set_playing      (MoniacWorkspace       *self,
                                                    gboolean               playing);
gboolean         moniac_workspace_get_presenting   (MoniacWorkspace       *self);
void             moniac_workspace_set_presenting   (MoniacWorkspace       *self,
                                                    gboolean               presenting);
gboolean         moniac_workspace_get_talks        (MoniacWorkspace       *self);
void             moniac_workspace_set_talks        (MoniacWorkspace       *self,
                                                    gboolean               talks);
gboolean         moniac_workspace_get_tones        (MoniacWorkspace       *self);
void             moniac_workspace_set_tones        (MoniacWorkspace       *self,
                                                    gboolean               tones);
void             moniac_workspace_set_mark_most    (MoniacWorkspace       *self,
                                                    gboolean               mark_most);
MoniacBasis      moniac_workspace_get_basis        (MoniacWorkspace       *self);
void             moniac_workspace_set_basis        (MoniacWorkspace       *self,
                                                    MoniacBasis            basis);
MoniacFurniture  moniac_workspace_get_furniture    (MoniacWorkspace       *self);
void             moniac_workspace_set_furniture    (MoniacWorkspace       *self,
                                                    MoniacFurniture        furniture);
double           moniac_workspace_get_pool_below   (MoniacWorkspace       *self);
void             moniac_workspace_set_pool_below   (MoniacWorkspace       *self,
                                                    double                 amount);
/* How many companies would be in the pool then. */
int              moniac_workspace_count_pool       (MoniacWorkspace       *self,
                                                    double                 below);
/* What is being asked of the document (borrowed); the figure follows what it leaves out or supposes. */
MoniacInquiry   *moniac_workspace_get_inquiry      (MoniacWorkspace       *self);
gboolean         moniac_workspace_get_busy         (MoniacWorkspace       *self);
/* While "arranging": gives up, and what is on show stays, with its view. */
gboolean         moniac_workspace_is_arranging     (MoniacWorkspace       *self);
void             moniac_workspace_cancel_arranging (MoniacWorkspace       *self);
/* Whether something else is on show than what was asked for, since that was given up; and asking for it once more. */
gboolean         moniac_workspace_is_outdated      (MoniacWorkspace       *self);
void             moniac_workspace_resume_arranging (MoniacWorkspace       *self);
/* Looks for the best arrangement as if nothing were on show; changes nothing in the document. */
void             moniac_workspace_arrange_afresh   (MoniacWorkspace       *self);
/* Work that takes a while and is not the workspace's own (a file being read): "busy" between the two. */
void             moniac_workspace_begin_work       (MoniacWorkspace       *self);
void             moniac_workspace_end_work         (MoniacWorkspace       *self);

/* What the file holds on disk as far as is known (borrowed), NULL for one never read or written. */
GBytes          *moniac_workspace_get_bytes        (MoniacWorkspace       *self);
/* The document was written as these bytes to this file. */
void             moniac_workspace_set_saved        (MoniacWorkspace       *self,
                                                    GFile                 *file,
                                                    GBytes                *bytes);

/* The scene on show (borrowed), NULL until the first is ready. It is composed for the size last asked for. */
MoniacScene     *moniac_workspace_get_scene        (MoniacWorkspace       *self);
void             moniac_workspace_set_size         (MoniacWorkspace       *self,
                                                    double                 width,
                                                    double                 height);
/* What comes back in that scene (borrowed), NULL without one; an entry for each deal of its network. */
const MoniacCirculation *moniac_workspace_get_circulation (MoniacWorkspace *self);
/* Items of the document for indices of the scene's network, borrowed; NULL when gone since. The pool is an item
 * that is in no document: whoever selects it shows each of its companies. */
MoniacCompany   *moniac_workspace_get_company_at   (MoniacWorkspace       *self,
                                                    int                    index);
MoniacDeal      *moniac_workspace_get_deal_at      (MoniacWorkspace       *self,
                                                    int                    index);
/* The view, tones and furniture on show, at slide size: where an export starts from. */
MoniacFigureSettings moniac_workspace_get_figure_settings (MoniacWorkspace *self);
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

/* Trials, which change nothing in the document. Switches the item, or the selection for NULL, off or on again. */
void             moniac_workspace_toggle_off       (MoniacWorkspace       *self,
                                                    GObject               *item);
/* Puts the amount of a deal on trial as it is, to be changed there. */
void             moniac_workspace_try_amount       (MoniacWorkspace       *self,
                                                    const char            *deal);
/* Lets a company pay only half of what it owes, to be changed there. */
void             moniac_workspace_try_share        (MoniacWorkspace       *self,
                                                    const char            *company);
/* What is on trial becomes part of the document, as one undo step; see moniac_trials_apply(). */
void             moniac_workspace_apply_trials     (MoniacWorkspace       *self);

G_END_DECLS
