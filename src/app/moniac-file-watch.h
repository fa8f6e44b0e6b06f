/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches one file for what other programs do to it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_FILE_WATCH (moniac_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (MoniacFileWatch, moniac_file_watch, MONIAC, FILE_WATCH, GObject)

typedef enum
{
  MONIAC_FILE_SAME,          /* it holds what is known of it */
  MONIAC_FILE_CHANGED,
  MONIAC_FILE_GONE,
} MoniacFileState;

/* Signal "looked" (void): the disk has been looked at, in a worker; after the first time only when something has
 * happened. What happens in quick succession, such as a delete and a rename that together replace a file, is one. A link
 * is watched together with the file that it leads to. */
MoniacFileWatch *moniac_file_watch_new         (GFile           *file,
                                                GBytes          *known);    /* nullable: whatever it holds is new */
void             moniac_file_watch_set_known   (MoniacFileWatch *self,
                                                GBytes          *known);
/* Looks at the disk now, and ignores what it finds meanwhile if a look is under way. */
void             moniac_file_watch_look        (MoniacFileWatch *self);
/* No more signals. */
void             moniac_file_watch_stop        (MoniacFileWatch *self);

/* Whether there was a look; until then nothing below is known. */
gboolean         moniac_file_watch_has_looked  (MoniacFileWatch *self);
/* As it was at the last look. */
MoniacFileState  moniac_file_watch_get_state   (MoniacFileWatch *self);
/* What it held, where it has changed and could be read; borrowed. */
GBytes          *moniac_file_watch_get_bytes   (MoniacFileWatch *self);
/* Whether it may be written, as far as permissions tell; FALSE for a file that is not on this computer. */
gboolean         moniac_file_watch_is_writable (MoniacFileWatch *self);
/* Whether it is a file of this computer. */
gboolean         moniac_file_watch_is_local    (MoniacFileWatch *self);

G_END_DECLS
