/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library to be preloaded: stands in for the file functions of libc and counts their calls.
 * A test finds moniac_fault_arm() with dlsym(); for a program that knows nothing of this, the
 * environment says what shall happen: MONIAC_FAULT="KIND N ERRNO", from the first operation on a path
 * below MONIAC_FAULT_FOLDER on. Writes are cut into small pieces, so that there are several. */
#undef _FILE_OFFSET_BITS           /* it would make open() another name of open64() */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "moniac-fault.h"

/* Pieces that a write is cut into, in bytes. */
#define PIECE 4096

static MoniacFault fault;
static gboolean armed;
static int at, reason, count;
static const char *victim = "";      /* the function whose turn was the n-th */
static const char *waiting_for;      /* a folder, or NULL when nothing is waited for */

void moniac_fault_arm (MoniacFault new_fault,
                       int         n,
                       int         new_reason);
int  moniac_fault_disarm (void);
const char *moniac_fault_get_victim (void);

void
moniac_fault_arm (MoniacFault new_fault,
                  int         n,
                  int         new_reason)
{
  fault = new_fault;
  at = n;
  reason = new_reason;
  count = 0;
  victim = "";
  armed = TRUE;
}

int
moniac_fault_disarm (void)
{
  armed = FALSE;
  return count;
}

const char *
moniac_fault_get_victim (void)
{
  return victim;
}

static void __attribute__ ((constructor))
read_environment (void)
{
  const char *text = getenv ("MONIAC_FAULT");
  int kind, n, number;

  if (text == NULL || sscanf (text, "%d %d %d", &kind, &n, &number) != 3)
    return;
  moniac_fault_arm ((MoniacFault) kind, n, number);
  waiting_for = getenv ("MONIAC_FAULT_FOLDER");
  armed = waiting_for == NULL;
}

/* A path that is waited for begins the counting. */
static void
see_path (const char *path)
{
  if (waiting_for == NULL || strncmp (path, waiting_for, strlen (waiting_for)) != 0)
    return;
  waiting_for = NULL;
  armed = TRUE;
}

typedef enum
{
  TURN_DO,
  TURN_FAIL,
  TURN_DO_AND_FAIL,
} Turn;

/* What is to become of the operation that begins now. */
static Turn
next_turn (const char *function)
{
  if (!armed)
    return TURN_DO;
  count++;
  if (fault == MONIAC_FAULT_NONE || count < at || (count > at && fault != MONIAC_FAULT_FROM))
    return TURN_DO;
  if (count == at)
    victim = function;
  if (fault == MONIAC_FAULT_KILL)
    kill (getpid (), SIGKILL);
  if (fault == MONIAC_FAULT_STOP)
    {
      raise (SIGSTOP);
      return TURN_DO;
    }
  return fault == MONIAC_FAULT_LATE ? TURN_DO_AND_FAIL : TURN_FAIL;
}

/* The function that this one stands in for. */
#define REAL(name) \
  static __typeof__ (name) *real; \
  if (real == NULL) \
    *(void **) &real = dlsym (RTLD_NEXT, #name)

/* What has been read is not lost in a failure that comes after it. */
#define PASS_READING(...) G_STMT_START { \
  if (next_turn (__func__) != TURN_DO) \
    { \
      errno = reason; \
      return -1; \
    } \
  return real (__VA_ARGS__); \
} G_STMT_END

/* Does it, unless it is to fail; gives -1 with errno where it is. */
#define PASS(...) G_STMT_START { \
  Turn turn = next_turn (__func__); \
  int result = turn == TURN_FAIL ? -1 : (int) real (__VA_ARGS__); \
  if (turn != TURN_DO) \
    { \
      errno = reason; \
      return -1; \
    } \
  return result; \
} G_STMT_END

/* A descriptor that nobody learns of must not stay open. */
static int
pass_descriptor (Turn turn,
                 int  fd)
{
  if (turn == TURN_DO)
    return fd;
  if (fd >= 0)
    close (fd);
  errno = reason;
  return -1;
}

static mode_t
mode_argument (int     flags,
               va_list arguments)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;
}

#define OPEN(name) \
int \
name (const char *path, int flags, ...) \
{ \
  va_list arguments; \
  mode_t mode; \
  Turn turn; \
  REAL (name); \
  va_start (arguments, flags); \
  mode = mode_argument (flags, arguments); \
  va_end (arguments); \
  see_path (path); \
  turn = next_turn (__func__); \
  return pass_descriptor (turn, turn == TURN_FAIL ? -1 : real (path, flags, mode)); \
}

OPEN (open)
OPEN (open64)

#define OPENAT(name) \
int \
name (int folder, const char *path, int flags, ...) \
{ \
  va_list arguments; \
  mode_t mode; \
  Turn turn; \
  REAL (name); \
  va_start (arguments, flags); \
  mode = mode_argument (flags, arguments); \
  va_end (arguments); \
  see_path (path); \
  turn = next_turn (__func__); \
  return pass_descriptor (turn, turn == TURN_FAIL ? -1 : real (folder, path, flags, mode)); \
}

OPENAT (openat)
OPENAT (openat64)

/* As on Linux, a descriptor is closed even where closing fails. */
int
close (int fd)
{
  REAL (close);
  Turn turn = next_turn (__func__);
  int result = real (fd);

  if (turn == TURN_DO)
    return result;
  errno = reason;
  return -1;
}

ssize_t
write (int         fd,
       const void *data,
       size_t      size)
{
  REAL (write);
  PASS (fd, data, armed && size > PIECE ? PIECE : size);
}

ssize_t
pwrite (int         fd,
        const void *data,
        size_t      size,
        off_t       offset)
{
  REAL (pwrite);
  PASS (fd, data, size, offset);
}

ssize_t
read (int     fd,
      void   *data,
      size_t  size)
{
  REAL (read);
  PASS_READING (fd, data, size);
}

ssize_t
readlink (const char *path,
          char       *data,
          size_t      size)
{
  REAL (readlink);
  see_path (path);
  PASS (path, data, size);
}

#define ONE_FD(name) int name (int fd) { REAL (name); PASS (fd); }
ONE_FD (fsync)
ONE_FD (fdatasync)

#define ONE_PATH(name) int name (const char *path) { REAL (name); see_path (path); PASS (path); }
ONE_PATH (unlink)

#define TWO_PATHS(name) \
int name (const char *from, const char *to) { REAL (name); see_path (from); PASS (from, to); }
TWO_PATHS (rename)
TWO_PATHS (link)
TWO_PATHS (symlink)

#define STAT(name, type) \
int name (const char *path, struct type *info) { REAL (name); see_path (path); PASS (path, info); }
STAT (stat, stat)
STAT (lstat, stat)
STAT (stat64, stat64)
STAT (lstat64, stat64)

#define FSTAT(name, type) \
int name (int fd, struct type *info) { REAL (name); PASS (fd, info); }
FSTAT (fstat, stat)
FSTAT (fstat64, stat64)

int
fchmod (int    fd,
        mode_t mode)
{
  REAL (fchmod);
  PASS (fd, mode);
}

int
fchown (int   fd,
        uid_t owner,
        gid_t group)
{
  REAL (fchown);
  PASS (fd, owner, group);
}

int
ftruncate (int   fd,
           off_t size)
{
  REAL (ftruncate);
  PASS (fd, size);
}

int
flock (int fd,
       int operation)
{
  REAL (flock);
  PASS (fd, operation);
}

int
faccessat (int         folder,
           const char *path,
           int         mode,
           int         flags)
{
  REAL (faccessat);
  see_path (path);
  PASS (folder, path, mode, flags);
}

int
renameat (int         from_folder,
          const char *from,
          int         to_folder,
          const char *to)
{
  REAL (renameat);
  PASS (from_folder, from, to_folder, to);
}

int
renameat2 (int          from_folder,
           const char  *from,
           int          to_folder,
           const char  *to,
           unsigned int flags)
{
  REAL (renameat2);
  PASS (from_folder, from, to_folder, to, flags);
}

int
linkat (int         from_folder,
        const char *from,
        int         to_folder,
        const char *to,
        int         flags)
{
  REAL (linkat);
  PASS (from_folder, from, to_folder, to, flags);
}

int
unlinkat (int         folder,
          const char *path,
          int         flags)
{
  REAL (unlinkat);
  PASS (folder, path, flags);
}

DIR *
opendir (const char *path)
{
  REAL (opendir);
  Turn turn;

  see_path (path);
  turn = next_turn (__func__);
  if (turn == TURN_DO)
    return real (path);
  errno = reason;
  return NULL;
}
