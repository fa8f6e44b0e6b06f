/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replaces a file whole or not at all, through a synced temporary file beside it. */
#include "config.h"

#include "moniac-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "moniac-temporary.h"

#define MAX_LINKS 40
#define BLOCK (64 * 1024)

/* A call that signals interrupt without end fails at last. */
#define MAX_INTERRUPTS 100

G_DEFINE_QUARK (moniac-save-error-quark, moniac_save_error)

/* What was being done when an error came. */
typedef enum
{
  STEP_RESOLVE,
  STEP_EXAMINE,
  STEP_PERMIT,
  STEP_CREATE,
  STEP_WRITE,
  STEP_SYNC,
  STEP_MODE,
  STEP_COMPARE,
  STEP_RENAME,
  STEP_SYNC_FOLDER,
} Step;

typedef struct
{
  char *target;              /* no symbolic link */
  char *folder;
  char *name;                /* of the target, in the folder */
  char *temporary;           /* NULL while there is none */
  int fd;                    /* of the temporary file, or -1; open until that has its place */
  int interrupts;            /* so far */
  gboolean exists;           /* the target, with this: */
  struct stat info;
} Save;

static char *
describe (Step        step,
          const char *name,
          const char *reason)
{
  switch (step)
    {
    case STEP_RESOLVE:
      return g_strdup_printf (_("The links from “%s” could not be followed: %s"), name, reason);
    case STEP_EXAMINE:
      return g_strdup_printf (_("“%s” could not be examined: %s"), name, reason);
    case STEP_PERMIT:
      return g_strdup_printf (_("“%s” must not be written: %s"), name, reason);
    case STEP_CREATE:
      return g_strdup_printf (_("No new file could be made beside “%s”: %s"), name, reason);
    case STEP_WRITE:
      return g_strdup_printf (_("The new copy of “%s” could not be written: %s"), name, reason);
    case STEP_SYNC:
      return g_strdup_printf (_("The new copy of “%s” did not reach the disk: %s"), name, reason);
    case STEP_MODE:
      return g_strdup_printf (_("The permissions of “%s” could not be kept: %s"), name, reason);
    case STEP_COMPARE:
      return g_strdup_printf (_("“%s” could not be compared with what was opened: %s"),
                              name, reason);
    case STEP_RENAME:
      return g_strdup_printf (_("The new copy could not take the place of “%s”: %s"),
                              name, reason);
    case STEP_SYNC_FOLDER:
    default:
      return g_strdup_printf (_("“%s” was replaced, but may not survive a power cut: %s"),
                              name, reason);
    }
}

static gboolean
fail (const Save  *self,
      Step         step,
      int          reason,
      GError     **error)
{
  g_autofree char *name = g_filename_display_name (self->name);
  g_autofree char *message = describe (step, name, g_strerror (reason));
  MoniacSaveError code = step == STEP_SYNC_FOLDER ? MONIAC_SAVE_ERROR_UNSYNCED
                                                  : MONIAC_SAVE_ERROR_FAILED;

  g_set_error_literal (error, MONIAC_SAVE_ERROR, code, message);
  return FALSE;
}

static gboolean
fail_changed (const Save  *self,
              GError     **error)
{
  g_autofree char *name = g_filename_display_name (self->name);

  g_set_error (error, MONIAC_SAVE_ERROR, MONIAC_SAVE_ERROR_CHANGED,
               _("“%s” has been changed by something else since it was opened"), name);
  return FALSE;
}

/* To be asked after a call that failed. */
static gboolean
was_interrupted (Save *self)
{
  return errno == EINTR && ++self->interrupts < MAX_INTERRUPTS;
}

/* The target */

static void
set_target (Save *self,
            char *target)
{
  g_free (self->target);
  g_free (self->folder);
  g_free (self->name);
  self->target = target;
  self->folder = g_path_get_dirname (target);
  self->name = g_path_get_basename (target);
}

/* Where a link points to, seen from its own folder; NULL with errno set. */
static char *
read_link (const Save *self)
{
  g_autofree char *content = g_malloc (PATH_MAX + 1);
  gssize length = readlink (self->target, content, PATH_MAX);

  if (length < 0)
    return NULL;
  content[length] = '\0';
  if (g_path_is_absolute (content))
    return g_steal_pointer (&content);
  return g_build_filename (self->folder, content, NULL);
}

/* Follows links to the file itself, which need not exist. Links among the folders on the
 * way are the kernel's business. */
static gboolean
resolve (Save    *self,
         GError **error)
{
  struct stat info;

  for (int i = 0; i < MAX_LINKS; i++)
    {
      char *next;

      if (lstat (self->target, &info) != 0)
        return errno == ENOENT ? TRUE : fail (self, STEP_EXAMINE, errno, error);
      if (!S_ISLNK (info.st_mode))
        return TRUE;
      next = read_link (self);
      if (next == NULL)
        return fail (self, STEP_RESOLVE, errno, error);
      set_target (self, next);
    }
  return fail (self, STEP_RESOLVE, ELOOP, error);
}

static gboolean
examine (Save    *self,
         GError **error)
{
  self->exists = stat (self->target, &self->info) == 0;
  if (!self->exists)
    return errno == ENOENT ? TRUE : fail (self, STEP_EXAMINE, errno, error);
  if (S_ISDIR (self->info.st_mode))
    return fail (self, STEP_PERMIT, EISDIR, error);
  if (!S_ISREG (self->info.st_mode))
    return fail (self, STEP_PERMIT, EINVAL, error);
  if (faccessat (AT_FDCWD, self->target, W_OK, AT_EACCESS) != 0)
    return fail (self, STEP_PERMIT, errno, error);
  return TRUE;
}

/* The temporary file */

/* A file that did not exist gets the mode that the process gives to new files. */
static gboolean
create (Save    *self,
        GError **error)
{
  self->fd = moniac_temporary_create (self->folder, self->name, self->exists ? 0600 : 0666,
                                      &self->temporary);
  return self->fd >= 0 ? TRUE : fail (self, STEP_CREATE, errno, error);
}

/* A file system that counts what it writes wrongly must not get away with it. */
static gboolean
check_size (Save    *self,
            gsize    size,
            GError **error)
{
  struct stat now;

  if (fstat (self->fd, &now) != 0)
    return fail (self, STEP_WRITE, errno, error);
  return (gsize) now.st_size == size ? TRUE : fail (self, STEP_WRITE, EIO, error);
}

static gboolean
write_all (Save        *self,
           GBytes      *bytes,
           GError     **error)
{
  gsize left;
  const char *at = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n = write (self->fd, at, left);

      if (n < 0 && was_interrupted (self))
        continue;
      if (n <= 0)
        return fail (self, STEP_WRITE, n < 0 ? errno : ENOSPC, error);
      at += n;
      left -= n;
    }
  return check_size (self, g_bytes_get_size (bytes), error);
}

/* Whether a file may not be given away here, as opposed to an accident on the way. */
static gboolean
is_not_allowed (int reason)
{
  return reason == EPERM || reason == EINVAL || reason == ENOSYS || reason == ENOTSUP;
}

/* Who may not give the file to its owner or group leaves it to themselves; then nobody
 * gets more from the new group than everybody has. */
static gboolean
keep_owner (Save         *self,
            struct stat  *now,
            mode_t       *mode,
            GError      **error)
{
  if (now->st_uid == self->info.st_uid && now->st_gid == self->info.st_gid)
    return TRUE;
  if (fchown (self->fd, self->info.st_uid, self->info.st_gid) == 0)
    return TRUE;
  if (!is_not_allowed (errno))
    return fail (self, STEP_MODE, errno, error);
  *mode &= 0777;
  if (fchown (self->fd, (uid_t) -1, self->info.st_gid) == 0)
    return TRUE;
  if (!is_not_allowed (errno))
    return fail (self, STEP_MODE, errno, error);
  *mode = (*mode & ~070u) | ((*mode & 07) << 3);
  return TRUE;
}

/* What is right already is left alone: some file systems can change neither owner nor mode.
 * A new owner takes the special bits away, so the mode comes last. */
static gboolean
keep_mode (Save    *self,
           GError **error)
{
  mode_t mode = self->info.st_mode & 07777;
  struct stat now;

  if (!self->exists)
    return TRUE;
  if (fstat (self->fd, &now) != 0)
    return fail (self, STEP_MODE, errno, error);
  if (!keep_owner (self, &now, &mode, error))
    return FALSE;
  if ((now.st_mode & 07777) != mode && fchmod (self->fd, mode) != 0)
    return fail (self, STEP_MODE, errno, error);
  return TRUE;
}

static int
sync_fd (Save *self,
         int   fd)
{
  int result;

  do
    result = fsync (fd);
  while (result != 0 && was_interrupted (self));
  return result;
}

/* What is on the disk now cannot be lost when the descriptor is closed later. */
static gboolean
finish (Save    *self,
        GError **error)
{
  return sync_fd (self, self->fd) == 0 ? TRUE : fail (self, STEP_SYNC, errno, error);
}

/* What is on the disk */

/* Whether a file holds just these bytes; -1 with errno set where that cannot be told. */
static int
compare_content (Save       *self,
                 int         fd,
                 const char *at,
                 gsize       left)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize n;

  for (;;)
    {
      n = read (fd, block, BLOCK);
      if (n < 0 && was_interrupted (self))
        continue;
      if (n <= 0)
        return n < 0 ? -1 : left == 0;
      if ((gsize) n > left || memcmp (block, at, n) != 0)
        return 0;
      at += n;
      left -= n;
    }
}

static gboolean
check_unchanged (Save    *self,
                 GBytes  *expected,
                 GError **error)
{
  gsize length;
  const char *content;
  int fd, same, reason;

  if (expected == NULL)
    return TRUE;
  fd = open (self->target, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return errno == ENOENT ? fail_changed (self, error)
                           : fail (self, STEP_COMPARE, errno, error);
  content = g_bytes_get_data (expected, &length);
  same = compare_content (self, fd, content, length);
  reason = errno;
  close (fd);
  if (same < 0)
    return fail (self, STEP_COMPARE, reason, error);
  return same ? TRUE : fail_changed (self, error);
}

static gboolean
replace (Save    *self,
         GError **error)
{
  if (rename (self->temporary, self->target) != 0)
    return fail (self, STEP_RENAME, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/* A folder that one may write into but not read cannot be synced, and some file systems
 * do not know how to: the file is in its place all the same. */
static gboolean
sync_folder (Save    *self,
             GError **error)
{
  int fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int result, reason;

  if (fd < 0)
    return errno == EACCES ? TRUE : fail (self, STEP_SYNC_FOLDER, errno, error);
  result = sync_fd (self, fd);
  reason = errno;
  close (fd);
  if (result != 0 && reason != EINVAL && reason != ENOTSUP)
    return fail (self, STEP_SYNC_FOLDER, reason, error);
  return TRUE;
}

static void
clear_save (Save *self)
{
  if (self->temporary != NULL)
    while (unlink (self->temporary) != 0 && was_interrupted (self))
      ;
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->temporary);
  g_free (self->target);
  g_free (self->folder);
  g_free (self->name);
}

/**
 * moniac_save:
 * @path: where to; a symbolic link stays, and the file that it points to is replaced or made
 * @bytes: the whole new content
 * @expected: (nullable): what the file has to hold at this moment
 * @error: of MONIAC_SAVE_ERROR; on every error but MONIAC_SAVE_ERROR_UNSYNCED the old file is as
 *   it was
 *
 * A new file gets the usual mode; an old one keeps its mode, and its owner and group as far
 * as one may give files away. A file with several hard links loses this name of them to the
 * new content; the other names keep the old one. Folders, devices, pipes and files that one
 * may not write are refused. What earlier saves into the same folder left behind when they
 * died is removed.
 *
 * Returns: %TRUE when the new content is on the disk
 */
gboolean
moniac_save (const char  *path,
             GBytes      *bytes,
             GBytes      *expected,
             GError     **error)
{
  Save self = { .fd = -1 };
  gboolean done;

  g_return_val_if_fail (path != NULL && *path != '\0', FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  set_target (&self, g_strdup (path));
  done = resolve (&self, error)
         && examine (&self, error)
         && create (&self, error)
         && write_all (&self, bytes, error)
         && keep_mode (&self, error)
         && finish (&self, error)
         && check_unchanged (&self, expected, error)
         && replace (&self, error)
         && sync_folder (&self, error);
  if (done)
    moniac_temporary_sweep (self.folder);
  clear_save (&self);
  return done;
}

/**
 * moniac_save_sweep:
 * @path: a file that is being opened; need not exist
 *
 * Removes what saves that died have left in the folder of the file (of the file itself, where
 * @path is a link). To be called when a document is opened, in a worker.
 */
void
moniac_save_sweep (const char *path)
{
  Save self = { .fd = -1 };

  g_return_if_fail (path != NULL && *path != '\0');

  set_target (&self, g_strdup (path));
  if (resolve (&self, NULL))
    moniac_temporary_sweep (self.folder);
  clear_save (&self);
}
