/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: names, locks and what is left of programs that have died. */
#include "config.h"

#include "moniac-draft.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "moniac-deal-file.h"
#include "moniac-save.h"

#define ORIGIN_SUFFIX ".origin"
#define LOCK_SUFFIX ".lock"

/* Of the file that says where a draft comes from. */
#define ORIGIN_GROUP "Draft"
#define ORIGIN_ADDRESS "File"
#define ORIGIN_CHECKSUM "Checksum"

#define UUID_LENGTH 36
#define MAX_TRIES 100

G_DEFINE_QUARK (moniac-draft-error-quark, moniac_draft_error)

struct _MoniacDraft
{
  char *folder;
  char *name;                /* a UUID */
  char *path;                /* of the document */
  char *address;
  char *checksum;
  int lock;
};

char *
moniac_draft_get_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "moniac", "drafts", NULL);
}

static char *
build_path (const char *folder,
            const char *name,
            const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);

  return g_build_filename (folder, file, NULL);
}

static gint64
get_time_of (const char *path)
{
  struct stat info;

  if (lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return 0;
  return info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
}

/* Locks */

/* Whoever sweeps may have removed the file between its opening and its locking. */
static gboolean
is_in_place (int         fd,
             const char *path)
{
  struct stat opened;
  struct stat found;

  return fstat (fd, &opened) == 0 && lstat (path, &found) == 0
         && opened.st_ino == found.st_ino && opened.st_dev == found.st_dev;
}

static int
take_flock (int fd)
{
  int result;

  do
    result = flock (fd, LOCK_EX | LOCK_NB);
  while (result != 0 && errno == EINTR);
  return result;
}

/* The locked file, or -1 with errno set: EWOULDBLOCK where a running program has it. */
static int
lock (const char *folder,
      const char *name,
      int         more_flags)
{
  g_autofree char *path = build_path (folder, name, LOCK_SUFFIX);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | more_flags, 0600);
  int reason;

  if (fd < 0)
    return -1;
  if (take_flock (fd) != 0)
    reason = errno;
  else if (is_in_place (fd, path))
    return fd;
  else
    reason = EWOULDBLOCK;
  close (fd);
  errno = reason;
  return -1;
}

/* Making and freeing */

static MoniacDraft *
draft_new (const char *folder,
           const char *name,
           int         locked)
{
  MoniacDraft *self = g_new0 (MoniacDraft, 1);

  self->folder = g_strdup (folder);
  self->name = g_strdup (name);
  self->path = build_path (folder, name, MONIAC_DEAL_FILE_SUFFIX);
  self->lock = locked;
  return self;
}

static MoniacDraft *
fail (MoniacDraftError   code,
      const char        *message,
      int                reason,
      GError           **error)
{
  g_set_error (error, MONIAC_DRAFT_ERROR, code, "%s: %s", message, g_strerror (reason));
  return NULL;
}

MoniacDraft *
moniac_draft_new (const char  *folder,
                  GError     **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (MONIAC_DRAFT_ERROR_FOLDER, _("The folder for drafts could not be made"), errno, error);
  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *name = g_uuid_string_random ();
      int fd = lock (folder, name, O_EXCL);

      if (fd >= 0)
        return draft_new (folder, name, fd);
      if (errno != EWOULDBLOCK && errno != EEXIST && errno != EINTR)
        break;
    }
  return fail (MONIAC_DRAFT_ERROR_LOCK, _("No draft could be made"), errno, error);
}

/* The name of a draft that a file belongs to: also for the temporary files of moniac_save(). */
static char *
get_name (const char *file)
{
  const char *start = *file == '.' ? file + 1 : file;
  g_autofree char *name = g_strndup (start, UUID_LENGTH);

  return g_uuid_string_is_valid (name) && start[UUID_LENGTH] == '.' ? g_steal_pointer (&name) : NULL;
}

/* Everything that belongs to a name but the document itself: also what saving it left behind when the program died. */
static void
remove_rest (const char *folder,
             const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *document = g_strconcat (name, MONIAC_DEAL_FILE_SUFFIX, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *owner = get_name (file);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (g_strcmp0 (owner, name) == 0 && !g_str_equal (file, document))
        g_unlink (path);
    }
}

/* The lock goes last: before, nobody else may take the draft. */
void
moniac_draft_free (MoniacDraft *self)
{
  if (self == NULL)
    return;
  if (get_time_of (self->path) == 0)
    remove_rest (self->folder, self->name);
  close (self->lock);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->path);
  g_free (self->address);
  g_free (self->checksum);
  g_free (self);
}

/* Writing */

static void
set_origin (MoniacDraft *self,
            const char  *address,
            const char  *checksum)
{
  g_autofree char *old_address = self->address;
  g_autofree char *old_checksum = self->checksum;

  self->address = g_strdup (address);
  self->checksum = g_strdup (checksum);
}

static gboolean
write_origin (MoniacDraft  *self,
              const char   *address,
              const char   *checksum,
              GError      **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = build_path (self->folder, self->name, ORIGIN_SUFFIX);
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  if (address != NULL)
    g_key_file_set_string (file, ORIGIN_GROUP, ORIGIN_ADDRESS, address);
  if (checksum != NULL)
    g_key_file_set_string (file, ORIGIN_GROUP, ORIGIN_CHECKSUM, checksum);
  text = g_key_file_to_data (file, &length, NULL);
  bytes = g_bytes_new_take (text, length);
  if (!moniac_save (path, bytes, NULL, error))
    return FALSE;
  set_origin (self, address, checksum);
  return TRUE;
}

static void
read_origin (MoniacDraft *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = build_path (self->folder, self->name, ORIGIN_SUFFIX);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  self->address = g_key_file_get_string (file, ORIGIN_GROUP, ORIGIN_ADDRESS, NULL);
  self->checksum = g_key_file_get_string (file, ORIGIN_GROUP, ORIGIN_CHECKSUM, NULL);
}

/* The origin first: a document whose origin is missing would be taken for a new one. */
gboolean
moniac_draft_write (MoniacDraft  *self,
                    GBytes       *document,
                    const char   *address,
                    const char   *checksum,
                    GError      **error)
{
  gboolean same;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (document != NULL, FALSE);

  same = get_time_of (self->path) != 0
         && g_strcmp0 (self->address, address) == 0 && g_strcmp0 (self->checksum, checksum) == 0;
  if (!same && !write_origin (self, address, checksum, error))
    return FALSE;
  return moniac_save (self->path, document, NULL, error);
}

gboolean
moniac_draft_clear (MoniacDraft  *self,
                    GError      **error)
{
  g_autofree char *origin = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (g_unlink (self->path) != 0 && errno != ENOENT)
    {
      g_set_error (error, MONIAC_SAVE_ERROR, MONIAC_SAVE_ERROR_FAILED,
                   _("A draft could not be removed: %s"), g_strerror (errno));
      return FALSE;
    }
  origin = build_path (self->folder, self->name, ORIGIN_SUFFIX);
  g_unlink (origin);
  set_origin (self, NULL, NULL);
  return TRUE;
}

/* Claiming */

static GHashTable *
list_names (const char *folder)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      char *name = get_name (file);

      if (name != NULL)
        g_hash_table_add (names, name);
    }
  return names;
}

/* NULL when a running program has it, or when there is nothing but remains, which go. */
static MoniacDraft *
claim (const char *folder,
       const char *name)
{
  int fd = lock (folder, name, 0);
  MoniacDraft *self;

  if (fd < 0)
    return NULL;
  self = draft_new (folder, name, fd);
  if (get_time_of (self->path) != 0)
    {
      read_origin (self);
      return self;
    }
  moniac_draft_free (self);
  return NULL;
}

static int
compare_age (gconstpointer a,
             gconstpointer b)
{
  gint64 time_a = moniac_draft_get_time (*(MoniacDraft **) a);
  gint64 time_b = moniac_draft_get_time (*(MoniacDraft **) b);

  return time_a < time_b ? -1 : time_a > time_b;
}

GPtrArray *
moniac_draft_claim_all (const char *folder)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_draft_free);
  g_autoptr (GHashTable) names = NULL;
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (folder != NULL, drafts);

  names = list_names (folder);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      MoniacDraft *draft = claim (folder, name);

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  g_ptr_array_sort (drafts, compare_age);
  return drafts;
}

const char *
moniac_draft_get_path (MoniacDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

const char *
moniac_draft_get_address (MoniacDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->address;
}

const char *
moniac_draft_get_checksum (MoniacDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->checksum;
}

gint64
moniac_draft_get_time (MoniacDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_time_of (self->path);
}
