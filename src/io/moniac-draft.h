/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: what documents with unsaved changes hold, kept in the user's data folder until they are saved.
 *
 * A draft is three files with one random name: NAME.deals.json is the document, an ordinary deal file;
 * NAME.origin says which file it belongs to; NAME.lock is locked by the program for as long as the document
 * is open, and by nobody once that program has ended, however it ended. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MONIAC_DRAFT_ERROR (moniac_draft_error_quark ())
GQuark moniac_draft_error_quark (void);
typedef enum
{
  MONIAC_DRAFT_ERROR_FOLDER,     /* there is no folder for drafts, and none can be made */
  MONIAC_DRAFT_ERROR_LOCK,       /* no draft can be locked there */
} MoniacDraftError;

typedef struct _MoniacDraft MoniacDraft;

/* Where drafts are kept. */
char        *moniac_draft_get_default_folder (void);

/* A new draft, locked, with nothing in it yet; the folder is made when it is missing. */
MoniacDraft *moniac_draft_new          (const char   *folder,
                                        GError      **error);
/* Takes over all drafts in a folder that no running program has, oldest first; never NULL. */
GPtrArray   *moniac_draft_claim_all    (const char   *folder);
/* Lets go of it: what was written stays, for another program to claim. */
void         moniac_draft_free         (MoniacDraft  *self);

/* Replaces what it holds, all or nothing. `address` (nullable): of the file that the document belongs to;
 * `checksum` (nullable): SHA-256 in hexadecimal of what that file held when the document was read from it. Errors
 * also of MONIAC_SAVE_ERROR. */
gboolean     moniac_draft_write        (MoniacDraft  *self,
                                        GBytes       *document,
                                        const char   *address,
                                        const char   *checksum,
                                        GError      **error);
/* Removes what it holds; it can be written again. */
gboolean     moniac_draft_clear        (MoniacDraft  *self,
                                        GError      **error);

/* Of the deal file in it, which may be missing. */
const char  *moniac_draft_get_path     (MoniacDraft  *self);
const char  *moniac_draft_get_address  (MoniacDraft  *self);
const char  *moniac_draft_get_checksum (MoniacDraft  *self);
/* When it was written last, in microseconds since 1970; 0 when it never was. */
gint64       moniac_draft_get_time     (MoniacDraft  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacDraft, moniac_draft_free)

G_END_DECLS
