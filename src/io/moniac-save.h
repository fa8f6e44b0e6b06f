/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one function that writes files: documents, exports and drafts. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MONIAC_SAVE_ERROR (moniac_save_error_quark ())
GQuark moniac_save_error_quark (void);
typedef enum
{
  MONIAC_SAVE_ERROR_CHANGED,     /* the file on disk is not what was loaded */
  MONIAC_SAVE_ERROR_FAILED,      /* the message says which step, and why */
  MONIAC_SAVE_ERROR_UNSYNCED,    /* the new file is in its place, but its folder could not be synced */
} MoniacSaveError;

/* Replaces the file at `path` by `bytes`, whole or not at all: symbolic links are resolved; a synced
 * temporary file beside the target takes over its owner and mode and is renamed over it; the folder
 * is synced. With `expected` (nullable) the file must still hold just that, else ERROR_CHANGED. */
gboolean moniac_save (const char  *path,
                      GBytes      *bytes,
                      GBytes      *expected,
                      GError     **error);

/* Removes what saves that died have left beside the file at `path`. */
void moniac_save_sweep (const char *path);

G_END_DECLS
