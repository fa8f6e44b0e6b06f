/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving: all or nothing, through links, with owner and mode kept, and nothing left behind. */
#include "moniac-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("moniac-save-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "a.deals.json", NULL);
}

static void
remove_content (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_content (path);
      g_remove (path);
    }
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_chmod (self->folder, 0700);
  remove_content (self->folder);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
put (const char *path,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
check_content (const char *path,
               const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
save (const char *path,
      const char *text,
      const char *expected)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GBytes) old = expected != NULL ? bytes_of (expected) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = moniac_save (path, bytes, old, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  check_content (path, text);
}

static void
check_refused (const char      *path,
               const char      *expected,
               MoniacSaveError  code,
               const char      *message)
{
  g_autoptr (GBytes) bytes = bytes_of ("new");
  g_autoptr (GBytes) old = expected != NULL ? bytes_of (expected) : NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (moniac_save (path, bytes, old, &error));
  g_assert_error (error, MONIAC_SAVE_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static mode_t
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_new (Fixture       *self,
          gconstpointer  data)
{
  mode_t old = umask (027);

  save (self->path, "one", NULL);
  umask (old);
  g_assert_cmpuint (mode_of (self->path), ==, 0640);
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
}

static void
test_replace (Fixture       *self,
              gconstpointer  data)
{
  save (self->path, "one", NULL);
  save (self->path, "", NULL);
  save (self->path, "three", "");
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
}

static void
test_large (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *text = g_strnfill (5 * 1000 * 1000 + 1, 'x');
  g_autofree char *other = g_strdup (text);

  save (self->path, text, NULL);
  other[4 * 1000 * 1000] = 'y';
  check_refused (self->path, other, MONIAC_SAVE_ERROR_CHANGED,
                 "“a.deals.json” has been changed by something else since it was opened");
  save (self->path, "small", text);
}

static void
test_mode (Fixture       *self,
           gconstpointer  data)
{
  const mode_t modes[] = { 0600, 0644, 0664, 0755, 0620 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      put (self->path, "old");
      g_chmod (self->path, modes[i]);
      save (self->path, "new", NULL);
      g_assert_cmpuint (mode_of (self->path), ==, modes[i]);
    }
}

static void
test_owner (Fixture       *self,
            gconstpointer  data)
{
  struct stat info;

  if (geteuid () != 0)
    {
      g_test_skip ("only root gives files away");
      return;
    }
  put (self->path, "old");
  g_assert_cmpint (chown (self->path, 1234, 5678), ==, 0);
  g_chmod (self->path, 0640);
  save (self->path, "new", NULL);
  g_assert_cmpint (stat (self->path, &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, 1234);
  g_assert_cmpuint (info.st_gid, ==, 5678);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0640);
}

static void
check_is_link (const char *path,
               const char *to)
{
  g_autofree char *content = g_file_read_link (path, NULL);

  g_assert_cmpstr (content, ==, to);
}

/* A link to a link, one relative and one absolute, to a file in another folder. */
static void
test_symlink (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  g_autofree char *target = g_build_filename (other, "t.json", NULL);
  g_autofree char *middle = g_build_filename (other, "middle", NULL);

  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  put (target, "old");
  g_chmod (target, 0604);
  g_assert_cmpint (symlink (target, middle), ==, 0);
  g_assert_cmpint (symlink ("other/middle", self->path), ==, 0);
  save (self->path, "new", "old");
  check_content (target, "new");
  check_is_link (self->path, "other/middle");
  check_is_link (middle, target);
  g_assert_cmpuint (mode_of (target), ==, 0604);
  g_assert_cmpuint (count_entries (self->folder), ==, 2);
  g_assert_cmpuint (count_entries (other), ==, 2);
}

static void
test_dangling_link (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *target = g_build_filename (self->folder, "t.json", NULL);

  g_assert_cmpint (symlink ("t.json", self->path), ==, 0);
  save (self->path, "new", NULL);
  check_content (target, "new");
  check_is_link (self->path, "t.json");
}

static void
test_link_circle (Fixture       *self,
                  gconstpointer  data)
{
  g_assert_cmpint (symlink ("a.deals.json", self->path), ==, 0);
  check_refused (self->path, NULL, MONIAC_SAVE_ERROR_FAILED,
                 "The links from “a.deals.json” could not be followed: "
                 "Too many levels of symbolic links");
  check_is_link (self->path, "a.deals.json");
}

/* The other name of the file keeps the old content. */
static void
test_hard_link (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *other = g_build_filename (self->folder, "other.json", NULL);

  put (self->path, "old");
  g_assert_cmpint (link (self->path, other), ==, 0);
  save (self->path, "new", "old");
  check_content (other, "old");
}

static void
test_changed (Fixture       *self,
              gconstpointer  data)
{
  const char *message = "“a.deals.json” has been changed by something else since it was opened";

  put (self->path, "theirs");
  check_refused (self->path, "their", MONIAC_SAVE_ERROR_CHANGED, message);
  check_refused (self->path, "theirs!", MONIAC_SAVE_ERROR_CHANGED, message);
  check_refused (self->path, "Theirs", MONIAC_SAVE_ERROR_CHANGED, message);
  check_refused (self->path, "", MONIAC_SAVE_ERROR_CHANGED, message);
  check_content (self->path, "theirs");
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
  g_remove (self->path);
  check_refused (self->path, "theirs", MONIAC_SAVE_ERROR_CHANGED, message);
  g_assert_cmpuint (count_entries (self->folder), ==, 0);
}

static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *name = g_path_get_basename (self->folder);
  g_autofree char *message = g_strdup_printf ("“%s” must not be written: Is a directory", name);

  check_refused (self->folder, NULL, MONIAC_SAVE_ERROR_FAILED, message);
}

static void
test_pipe (Fixture       *self,
           gconstpointer  data)
{
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  check_refused (self->path, NULL, MONIAC_SAVE_ERROR_FAILED,
                 "“a.deals.json” must not be written: Invalid argument");
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
}

static void
test_no_folder (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "none", "a.json", NULL);

  check_refused (path, NULL, MONIAC_SAVE_ERROR_FAILED,
                 "No new file could be made beside “a.json”: No such file or directory");
}

static void
refuse_read_only_file (Fixture *self)
{
  check_refused (self->path, NULL, MONIAC_SAVE_ERROR_FAILED,
                 "“a.deals.json” must not be written: Permission denied");
}

static void
refuse_read_only_folder (Fixture *self)
{
  check_refused (self->path, NULL, MONIAC_SAVE_ERROR_FAILED,
                 "No new file could be made beside “a.deals.json”: Permission denied");
}

/* Root may do everything, and so becomes nobody for the while. */
static void
try_as_nobody (Fixture *self,
               void   (*try_it) (Fixture *self))
{
  gboolean is_root = geteuid () == 0;

  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  try_it (self);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_read_only_file (Fixture       *self,
                     gconstpointer  data)
{
  put (self->path, "old");
  g_chmod (self->path, 0444);
  g_chmod (self->folder, 0777);
  try_as_nobody (self, refuse_read_only_file);
}

static void
test_read_only_folder (Fixture       *self,
                       gconstpointer  data)
{
  put (self->path, "old");
  g_chmod (self->path, 0666);
  g_chmod (self->folder, 0555);
  try_as_nobody (self, refuse_read_only_folder);
  check_content (self->path, "old");
}

/* A limit on the size of files stands in for a disk that is full. */
static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  struct rlimit old, small;
  void (*handler) (int) = signal (SIGXFSZ, SIG_IGN);
  gboolean done;

  put (self->path, "old");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 5000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  done = moniac_save (self->path, bytes, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &old);
  signal (SIGXFSZ, handler);

  g_assert_false (done);
  g_assert_error (error, MONIAC_SAVE_ERROR, MONIAC_SAVE_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==,
                   "The new copy of “a.deals.json” could not be written: File too large");
  check_content (self->path, "old");
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
}

static void
test_full_disk (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *disk = g_build_filename (self->folder, "disk", NULL);
  g_autofree char *path = g_build_filename (disk, "a.json", NULL);
  g_autofree char *text = g_strnfill (300000, 'x');
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  if (mount ("none", disk, "tmpfs", 0, "size=128k") != 0)
    {
      g_test_skip ("no small disk can be mounted here");
      return;
    }
  put (path, "old");
  if (moniac_save (path, bytes, NULL, &error))
    g_error ("300,000 bytes went onto a disk of 128 KiB");
  check_content (path, "old");
  g_assert_cmpuint (count_entries (disk), ==, 1);
  umount (disk);
  g_assert_error (error, MONIAC_SAVE_ERROR, MONIAC_SAVE_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==,
                   "The new copy of “a.json” could not be written: No space left on device");
}

static void
put_old (Fixture    *self,
         const char *name,
         time_t      age)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  struct utimbuf times = { time (NULL) - age, time (NULL) - age };

  put (path, "x");
  g_assert_cmpint (utime (path, &times), ==, 0);
}

static gboolean
exists (Fixture    *self,
        const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Names of ours go, whatever file they were for; anything else stays. */
static void
test_sweep (Fixture       *self,
            gconstpointer  data)
{
  static const char * const dead[] = {
    ".a.deals.json.moniac-abc123", ".b.deals.json.moniac-abc123", ".x.moniac-000000",
  };
  static const char * const others[] = {
    ".a.deals.json.moniac-abc", ".a.deals.json.moniac-abc1234", "a.deals.json.moniac-abc123",
    ".a.deals.json.moniac-ABC123", ".moniac-abc123", ".a.deals.json.moniac_abc123",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dead); i++)
    put_old (self, dead[i], 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    put_old (self, others[i], 2 * 24 * 60 * 60);
  save (self->path, "new", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (dead); i++)
    g_assert_false (exists (self, dead[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_true (exists (self, others[i]));
}

/* What looks like ours, but cannot be: a folder, a link, a pipe, a file with a second name. */
static void
test_sweep_odd (Fixture       *self,
                gconstpointer  data)
{
  const char *names[] = { ".a.moniac-aaaaaa", ".a.moniac-bbbbbb", ".a.moniac-cccccc", ".a.moniac-dddddd" };
  g_auto (GStrv) paths = g_new0 (char *, 5);

  for (int i = 0; i < 4; i++)
    paths[i] = g_build_filename (self->folder, names[i], NULL);
  put (self->path, "old");
  g_assert_cmpint (g_mkdir (paths[0], 0700), ==, 0);
  g_assert_cmpint (symlink ("a.deals.json", paths[1]), ==, 0);
  g_assert_cmpint (mkfifo (paths[2], 0600), ==, 0);
  g_assert_cmpint (link (self->path, paths[3]), ==, 0);
  moniac_save_sweep (self->path);
  for (int i = 0; i < 4; i++)
    g_assert_true (exists (self, names[i]));
  check_content (self->path, "old");
}

/* The lock says that its writer lives. */
static void
test_sweep_living (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, ".a.moniac-abc123", NULL);
  int fd;

  put_old (self, ".a.moniac-abc123", 2 * 24 * 60 * 60);
  fd = open (path, O_RDONLY);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  moniac_save_sweep (self->path);
  g_assert_true (exists (self, ".a.moniac-abc123"));
  close (fd);
  moniac_save_sweep (self->path);
  g_assert_false (exists (self, ".a.moniac-abc123"));
}

/* Beside the file itself, not beside the link to it. */
static void
test_sweep_behind_link (Fixture       *self,
                        gconstpointer  data)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);

  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_cmpint (symlink ("other/t.json", self->path), ==, 0);
  put_old (self, "other/.t.json.moniac-abc123", 0);
  put_old (self, ".t.json.moniac-abc123", 0);
  moniac_save_sweep (self->path);
  g_assert_false (exists (self, "other/.t.json.moniac-abc123"));
  g_assert_true (exists (self, ".t.json.moniac-abc123"));
}

/* The longest name there is leaves no room for a longer one beside it. */
static void
test_long_name (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  save (path, "one", NULL);
  save (path, "two", "one");
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
}

static void
test_relative (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (self->folder), ==, 0);
  save ("a.deals.json", "one", NULL);
  g_assert_cmpint (g_chdir (before), ==, 0);
  check_content (self->path, "one");
}

#define ADD(name, function) \
  g_test_add ("/save/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("replace", test_replace);
  ADD ("large", test_large);
  ADD ("mode", test_mode);
  ADD ("owner", test_owner);
  ADD ("symlink", test_symlink);
  ADD ("dangling-link", test_dangling_link);
  ADD ("link-circle", test_link_circle);
  ADD ("hard-link", test_hard_link);
  ADD ("changed", test_changed);
  ADD ("folder", test_folder);
  ADD ("pipe", test_pipe);
  ADD ("no-folder", test_no_folder);
  ADD ("read-only-file", test_read_only_file);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("full", test_full);
  ADD ("full-disk", test_full_disk);
  ADD ("sweep", test_sweep);
  ADD ("sweep-odd", test_sweep_odd);
  ADD ("sweep-living", test_sweep_living);
  ADD ("sweep-behind-link", test_sweep_behind_link);
  ADD ("long-name", test_long_name);
  ADD ("relative", test_relative);
  return g_test_run ();
}
