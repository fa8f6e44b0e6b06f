/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places to save to, and what must be true there afterwards. */
#include "moniac-save-site.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "moniac-save.h"

#define MODE 0640
#define PRIVATE_MODE 0600

const char *
moniac_site_get_name (MoniacSiteKind kind)
{
  static const char * const names[] = {
    [MONIAC_SITE_PLAIN] = "plain",
    [MONIAC_SITE_SYMLINK] = "symbolic-link",
    [MONIAC_SITE_HARD_LINK] = "hard-link",
    [MONIAC_SITE_PRIVATE] = "mode-0600",
    [MONIAC_SITE_NEW] = "new",
    [MONIAC_SITE_DANGLING] = "dangling-link",
  };

  return names[kind];
}

char *
moniac_site_make_folder (void)
{
  char *folder = g_strdup ("/dev/shm/moniac-save-XXXXXX");
  g_autoptr (GError) error = NULL;

  if (g_mkdtemp (folder) != NULL)
    return folder;
  g_free (folder);
  folder = g_dir_make_tmp ("moniac-save-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

void
moniac_site_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        moniac_site_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* Bytes that show by their every part which content they belong to. */
static GBytes *
make_content (char  letter,
              gsize size)
{
  return g_bytes_new_take (g_strnfill (size, letter), size);
}

static void
put (const char *path,
     GBytes     *bytes,
     mode_t      mode)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, (int) mode), ==, 0);
}

static void
make_links (MoniacSite *self)
{
  g_autofree char *deep = g_build_filename (self->folder, "deep", NULL);
  g_autofree char *middle = g_build_filename (deep, "middle", NULL);

  g_assert_cmpint (g_mkdir (deep, 0700), ==, 0);
  g_free (self->target);
  self->target = g_build_filename (deep, "target.json", NULL);
  g_assert_cmpint (symlink (self->target, middle), ==, 0);
  g_assert_cmpint (symlink ("deep/middle", self->path), ==, 0);
}

static gboolean
is_linked (MoniacSite *self)
{
  return self->kind == MONIAC_SITE_SYMLINK || self->kind == MONIAC_SITE_DANGLING;
}

static mode_t
expected_mode (MoniacSite *self)
{
  return self->kind == MONIAC_SITE_PRIVATE ? PRIVATE_MODE : MODE;
}

/* The old content is a third longer than the new, so that one in the place of the other shows. */
MoniacSite *
moniac_site_new (const char     *parent,
                 MoniacSiteKind  kind,
                 gsize           size)
{
  MoniacSite *self = g_new0 (MoniacSite, 1);

  self->kind = kind;
  self->folder = g_build_filename (parent, "site", NULL);
  self->path = g_build_filename (self->folder, "a.deals.json", NULL);
  self->target = g_strdup (self->path);
  self->new = make_content ('n', size);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  if (is_linked (self))
    make_links (self);
  if (kind == MONIAC_SITE_NEW || kind == MONIAC_SITE_DANGLING)
    return self;
  self->old = make_content ('o', size + size / 3);
  put (self->target, self->old, expected_mode (self));
  if (kind == MONIAC_SITE_HARD_LINK)
    {
      self->other = g_build_filename (self->folder, "other", NULL);
      g_assert_cmpint (link (self->target, self->other), ==, 0);
    }
  return self;
}

void
moniac_site_free (MoniacSite *self)
{
  moniac_site_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->target);
  g_free (self->other);
  g_clear_pointer (&self->old, g_bytes_unref);
  g_bytes_unref (self->new);
  g_free (self);
}

gboolean
moniac_site_save (MoniacSite  *self,
                  GError     **error)
{
  return moniac_save (self->path, self->new, self->old, error);
}

/* NULL where there is no file. */
static GBytes *
read_file (const char *path)
{
  char *text;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) ? g_bytes_new_take (text, length) : NULL;
}

static gboolean
same (GBytes *a,
      GBytes *b)
{
  return a == b || (a != NULL && b != NULL && g_bytes_equal (a, b));
}

MoniacSiteState
moniac_site_get_state (MoniacSite *self)
{
  g_autoptr (GBytes) content = read_file (self->target);

  if (same (content, self->new))
    return MONIAC_SITE_IS_NEW;
  return same (content, self->old) ? MONIAC_SITE_OLD : MONIAC_SITE_TORN;
}

static gboolean
links_to (const char *path,
          const char *where)
{
  g_autofree char *content = g_file_read_link (path, NULL);

  return g_strcmp0 (content, where) == 0;
}

gboolean
moniac_site_is_intact (MoniacSite *self)
{
  struct stat info;

  if (is_linked (self) && !links_to (self->path, "deep/middle"))
    return FALSE;
  if (self->old != NULL
      && (stat (self->target, &info) != 0 || (info.st_mode & 07777) != expected_mode (self)))
    return FALSE;
  if (self->other != NULL)
    {
      g_autoptr (GBytes) content = read_file (self->other);

      return same (content, self->old);
    }
  return TRUE;
}

static gboolean
belongs (const char *name)
{
  static const char * const names[] = {
    "a.deals.json", "other", "deep", "middle", "target.json", NULL,
  };

  return g_strv_contains (names, name);
}

static int
count_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!belongs (name))
      n++;
  return n;
}

int
moniac_site_count_strays (MoniacSite *self)
{
  g_autofree char *deep = g_build_filename (self->folder, "deep", NULL);

  return count_in (self->folder) + count_in (deep);
}
