/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar that says what has become of a document's file, and offers what can be done about it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_DISK_BAR (moniac_disk_bar_get_type ())
G_DECLARE_FINAL_TYPE (MoniacDiskBar, moniac_disk_bar, MONIAC, DISK_BAR, AdwBin)

typedef enum
{
  MONIAC_DISK_NO_NEWS,
  MONIAC_DISK_CHANGED,       /* while there are changes of one's own */
  MONIAC_DISK_UNREADABLE,    /* changed, and not a deal file as it is now */
  MONIAC_DISK_GONE,
  MONIAC_DISK_READ_ONLY,
  MONIAC_DISK_REMOTE,
  MONIAC_DISK_NO_DRAFT,      /* unsaved changes cannot be kept safe */
} MoniacDiskNews;

/* What people choose; also GTK_RESPONSE_CLOSE. */
typedef enum
{
  MONIAC_DISK_RELOAD = 1,
  MONIAC_DISK_KEEP_MINE,
  MONIAC_DISK_SAVE,
  MONIAC_DISK_SAVE_COPY,
} MoniacDiskResponse;

/* Signal "response" (int): one of MoniacDiskResponse, or GTK_RESPONSE_CLOSE, after which the bar is hidden already. */
/* `name`: of the file, or, with NO_DRAFT, the reason. */
void           moniac_disk_bar_show     (MoniacDiskBar  *self,
                                         MoniacDiskNews  news,
                                         const char     *name);
void           moniac_disk_bar_hide     (MoniacDiskBar  *self);
/* What it says; NO_NEWS while it is hidden. */
MoniacDiskNews moniac_disk_bar_get_news (MoniacDiskBar  *self);
/* As if somebody had chosen it. */
void           moniac_disk_bar_respond  (MoniacDiskBar  *self,
                                         int             response);
/* Whether there is no room for the buttons beside the words. */
void           moniac_disk_bar_set_narrow (MoniacDiskBar *self,
                                           gboolean       narrow);

G_END_DECLS
