/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder on a disk that may stop to answer, as those of a network do: whoever asks for anything in it waits until it answers
 * again. Stands in for the functions of libc that take a path, also where libraries call them; a path that the main thread
 * asks for ends the test, since that thread has no time to wait. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MONIAC_DISK_PLAIN,         /* a folder like others */
  MONIAC_DISK_WATCHED,       /* answers, but not to the main thread */
  MONIAC_DISK_HUNG,
} MoniacDisk;

/* For a folder and all below it. Those who wait go on when it is no longer hung. */
void moniac_disk_set   (const char *folder,
                        MoniacDisk  disk);
/* How many threads wait for it. */
int  moniac_disk_count (void);

G_END_DECLS
