/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Temporary files that a dead writer cannot leave for good: each is locked as long as its writer
 * lives, and the kernel takes the lock away when the writer dies. So whoever gets the lock of such a
 * file knows that nobody is going to finish it. */
#include "config.h"

#include "moniac-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MAX_TRIES 100
#define MAX_NAME 255

/* ".NAME.moniac-XXXXXX" */
#define MARK ".moniac-"
#define N_RANDOM 6

/* Where files cannot be locked, a temporary file of this age belongs to a dead writer. */
#define STALE_SECONDS (24 * 60 * 60)

typedef enum
{
  LOCK_HELD,                 /* by somebody else */
  LOCK_TAKEN,                /* by us, just now */
  LOCK_UNKNOWN,              /* the file system has no locks */
} Lock;

static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";

static Lock
take_lock (int fd)
{
  int result, tries = 0;

  do
    result = flock (fd, LOCK_EX | LOCK_NB);
  while (result != 0 && errno == EINTR && ++tries < MAX_TRIES);
  if (result == 0)
    return LOCK_TAKEN;
  return errno == EWOULDBLOCK ? LOCK_HELD : LOCK_UNKNOWN;
}

/* Short enough for the file system, whatever the name. */
static char *
random_path (const char *folder,
             const char *name)
{
  int room = MAX_NAME - 1 - (int) strlen (MARK) - N_RANDOM;
  char random[N_RANDOM + 1] = { 0 };
  g_autofree char *whole = NULL;

  for (int i = 0; i < N_RANDOM; i++)
    random[i] = letters[g_random_int_range (0, sizeof letters - 1)];
  whole = g_strdup_printf (".%.*s" MARK "%s", room, name, random);
  return g_build_filename (folder, whole, NULL);
}

/* Somebody who sweeps may find a new file before it is locked, and take it for a dead one. */
static gboolean
is_ours (int fd)
{
  struct stat info;

  return take_lock (fd) != LOCK_HELD && fstat (fd, &info) == 0 && info.st_nlink > 0;
}

/**
 * moniac_temporary_create:
 * @folder: where to
 * @name: of the file that it is to replace
 * @mode: of the new file, less the umask
 * @path: (out): its path, to be freed; untouched on failure
 *
 * Makes a new empty file. It counts as alive as long as the descriptor is open, so that has to stay
 * open until the file has been renamed or removed.
 *
 * Returns: a descriptor to write to, or -1 with errno set
 */
int
moniac_temporary_create (const char  *folder,
                         const char  *name,
                         mode_t       mode,
                         char       **path)
{
  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *candidate = random_path (folder, name);
      int fd = open (candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);

      if (fd < 0 && errno != EEXIST && errno != EINTR)
        return -1;
      if (fd < 0)
        continue;
      if (is_ours (fd))
        {
          *path = g_steal_pointer (&candidate);
          return fd;
        }
      unlink (candidate);
      close (fd);
    }
  errno = EBUSY;
  return -1;
}

static gboolean
is_temporary_name (const char *name)
{
  gsize length = strlen (name);
  const char *end = name + length - N_RANDOM;

  return name[0] == '.'
         && length > 1 + strlen (MARK) + N_RANDOM
         && strspn (end, letters) == N_RANDOM
         && strncmp (end - strlen (MARK), MARK, strlen (MARK)) == 0;
}

/* A file of root may by now have been given to its later owner. */
static gboolean
may_be_ours (const struct stat *info)
{
  return S_ISREG (info->st_mode)
         && info->st_nlink == 1
         && (info->st_uid == geteuid () || geteuid () == 0);
}

static gboolean
is_dead (int                fd,
         const struct stat *info)
{
  Lock lock = fd >= 0 ? take_lock (fd) : LOCK_UNKNOWN;

  if (lock == LOCK_UNKNOWN)
    return time (NULL) - info->st_mtime > STALE_SECONDS;
  return lock == LOCK_TAKEN;
}

/* The lock is held until the file is gone, so that no writer can take it up in between. */
static void
remove_if_dead (const char *path)
{
  struct stat info;
  int fd;

  if (lstat (path, &info) != 0 || !may_be_ours (&info))
    return;
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (is_dead (fd, &info))
    unlink (path);
  if (fd >= 0)
    close (fd);
}

/**
 * moniac_temporary_sweep:
 * @folder: a folder
 *
 * Removes the temporary files in @folder, of whatever file, whose writers have died. Those that
 * somebody is still writing stay, and so does everything that this user does not own.
 */
void
moniac_temporary_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;

      if (!is_temporary_name (name))
        continue;
      path = g_build_filename (folder, name, NULL);
      remove_if_dead (path);
    }
}
