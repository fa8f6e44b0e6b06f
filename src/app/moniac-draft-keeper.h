/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a draft of one workspace's document for as long as it has changes that are in no file. */
#pragma once

#include "moniac-draft.h"
#include "moniac-records.h"
#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_DRAFT_KEEPER (moniac_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (MoniacDraftKeeper, moniac_draft_keeper, MONIAC, DRAFT_KEEPER, GObject)

/* What is typed but not yet applied: puts it into the records. Returns whether there is any. `records` is NULL
 * when only that is asked. */
typedef gboolean (*MoniacPendingFunc) (MoniacRecords *records,
                                       gpointer        data);

/* Signal "failed" (const char *reason): the draft could not be written; once until it works again.
 * Disk and document meet in workers only. */
MoniacDraftKeeper *moniac_draft_keeper_new         (MoniacWorkspace   *workspace,
                                                    MoniacPendingFunc  pending,
                                                    gpointer           data);
/* Somebody types; changes of the document are noticed without being told. */
void               moniac_draft_keeper_touch       (MoniacDraftKeeper *self);
/* Goes on with a draft that was recovered; takes it over. */
void               moniac_draft_keeper_adopt       (MoniacDraftKeeper *self,
                                                    MoniacDraft       *draft);
/* Writes now what would be written soon. */
void               moniac_draft_keeper_flush       (MoniacDraftKeeper *self);
/* The document is closed. `discard`: what it held is not wanted any more, or is in its file; else the draft stays. */
void               moniac_draft_keeper_close       (MoniacDraftKeeper *self,
                                                    gboolean           discard);
/* Whether something is being written or removed at this moment. */
gboolean           moniac_draft_keeper_is_running  (MoniacDraftKeeper *self);
/* Whether the disk holds what the document says, and no work is under way. */
gboolean           moniac_draft_keeper_is_settled  (MoniacDraftKeeper *self);

G_END_DECLS
