/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder on a disk that may stop to answer. */
#undef _FILE_OFFSET_BITS           /* it would make open() another name of open64() */
#define _GNU_SOURCE

#include "moniac-hung-disk.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

static char place[4096];
static gsize place_length;
static MoniacDisk state;           /* guarded by the mutex, but for the glance of who asks */
static int n_waiting;
static GMutex mutex;
static GCond answered;

void
moniac_disk_set (const char *folder,
                 MoniacDisk  disk)
{
  g_mutex_lock (&mutex);
  place_length = g_strlcpy (place, folder, sizeof place);
  g_atomic_int_set ((int *) &state, (int) disk);
  g_cond_broadcast (&answered);
  g_mutex_unlock (&mutex);
}

int
moniac_disk_count (void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return n_waiting;
}

static void
ask (const char *function,
     const char *path)
{
  if (g_atomic_int_get ((int *) &state) == MONIAC_DISK_PLAIN || path == NULL
      || strncmp (path, place, place_length) != 0)
    return;
  if (getpid () == gettid ())
    g_error ("the main thread calls %s (\"%s\"), on a disk that may not answer", function, path);
  g_mutex_lock (&mutex);
  n_waiting++;
  while (state == MONIAC_DISK_HUNG)
    g_cond_wait (&answered, &mutex);
  n_waiting--;
  g_mutex_unlock (&mutex);
}

/* The function that this one stands in for. */
#define REAL(name) \
  static __typeof__ (name) *real; \
  if (real == NULL) \
    *(void **) &real = dlsym (RTLD_NEXT, #name)

#define OPEN(name) \
int \
name (const char *path, int flags, ...) \
{ \
  va_list arguments; \
  mode_t mode; \
  REAL (name); \
  va_start (arguments, flags); \
  mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0; \
  va_end (arguments); \
  ask (__func__, path); \
  return real (path, flags, mode); \
}
OPEN (open)
OPEN (open64)

#define STAND_IN(type, name, parameters, arguments) \
type name parameters { REAL (name); ask (__func__, path); return real arguments; }
STAND_IN (int, stat, (const char *path, struct stat *info), (path, info))
STAND_IN (int, stat64, (const char *path, struct stat64 *info), (path, info))
STAND_IN (int, lstat, (const char *path, struct stat *info), (path, info))
STAND_IN (int, lstat64, (const char *path, struct stat64 *info), (path, info))
STAND_IN (int, statfs, (const char *path, struct statfs *info), (path, info))
STAND_IN (int, statfs64, (const char *path, struct statfs64 *info), (path, info))
STAND_IN (int, statvfs, (const char *path, struct statvfs *info), (path, info))
STAND_IN (int, fstatat, (int folder, const char *path, struct stat *info, int flags), (folder, path, info, flags))
STAND_IN (int, fstatat64, (int folder, const char *path, struct stat64 *info, int flags), (folder, path, info, flags))
STAND_IN (int, statx, (int folder, const char *path, int flags, unsigned int mask, struct statx *info),
          (folder, path, flags, mask, info))
STAND_IN (int, access, (const char *path, int mode), (path, mode))
STAND_IN (int, faccessat, (int folder, const char *path, int mode, int flags), (folder, path, mode, flags))
STAND_IN (char *, realpath, (const char *path, char *room), (path, room))
STAND_IN (ssize_t, readlink, (const char *path, char *room, size_t size), (path, room, size))
STAND_IN (DIR *, opendir, (const char *path), (path))
STAND_IN (int, inotify_add_watch, (int fd, const char *path, uint32_t mask), (fd, path, mask))
STAND_IN (int, unlink, (const char *path), (path))
STAND_IN (int, mkdir, (const char *path, mode_t mode), (path, mode))
STAND_IN (int, rename, (const char *path, const char *to), (path, to))
