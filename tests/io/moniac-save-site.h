/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places to save to, one for each kind of file, and what must be true there afterwards. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  MONIAC_SITE_PLAIN,
  MONIAC_SITE_SYMLINK,       /* to a file in another folder, through a second link */
  MONIAC_SITE_HARD_LINK,     /* a file with two names */
  MONIAC_SITE_PRIVATE,       /* mode 0600 */
  MONIAC_SITE_NEW,           /* there is no file yet */
  MONIAC_SITE_DANGLING,      /* a symbolic link to a file that is not there yet */
  MONIAC_N_SITES,
} MoniacSiteKind;

typedef struct
{
  MoniacSiteKind kind;
  char *folder;              /* everything is in here */
  char *path;                /* what is saved to */
  char *target;              /* the file itself */
  char *other;               /* the other name of a file with two; else NULL */
  GBytes *old;               /* NULL where there is no file yet */
  GBytes *new;
} MoniacSite;

const char *moniac_site_get_name (MoniacSiteKind kind);

/* A folder in memory where there is one: a test need not wait for the disk. */
char       *moniac_site_make_folder (void);
void        moniac_site_remove      (const char *folder);

MoniacSite *moniac_site_new      (const char     *parent,
                                  MoniacSiteKind  kind,
                                  gsize           size);
void        moniac_site_free     (MoniacSite     *self);

gboolean    moniac_site_save     (MoniacSite     *self,
                                  GError        **error);

typedef enum
{
  MONIAC_SITE_OLD,
  MONIAC_SITE_IS_NEW,
  MONIAC_SITE_TORN,
} MoniacSiteState;

/* What the file holds: all of the old content (or no file, where there was none), or all of the new. */
MoniacSiteState moniac_site_get_state (MoniacSite *self);

/* Whether links, other names and modes are as they were. */
gboolean    moniac_site_is_intact    (MoniacSite *self);

/* The number of files that are neither of the old nor of the new state. */
int         moniac_site_count_strays (MoniacSite *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacSite, moniac_site_free)

G_END_DECLS
