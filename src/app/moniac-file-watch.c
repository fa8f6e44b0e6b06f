/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches one file. The monitors only say that something has happened; what the file holds is compared in a worker. There
 * they are made and dropped, too: on a disk that does not answer any of that may never end. */

#include "config.h"

#include "moniac-file-watch.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "moniac-deal-file.h"

/* Programs that save write in several steps. */
#define REST_MS 300
/* A file that has vanished may be about to come back: some programs delete it before they write it. */
#define GONE_MS 1000

struct _MoniacFileWatch
{
  GObject parent_instance;

  GFile *file;
  GBytes *known;
  GBytes *bytes;
  GFileMonitor *monitors[2];      /* of the file, and of what it links to */
  char *target;                   /* that the second one watches */
  GCancellable *looking;          /* not NULL while a worker looks */
  guint source;
  MoniacFileState state;

  guint writable : 1;
  guint again : 1;                /* something happened during the look */
  guint missing : 1;              /* at the last look, which may not be the end of it */
  guint told : 1;
  guint unwatched : 1;            /* the first look brings the monitor of the file */
  guint stopped : 1;
};

enum
{
  LOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacFileWatch, moniac_file_watch, G_TYPE_OBJECT)

/* In a worker */

typedef struct
{
  GFile *file;
  GBytes *known;
  char *known_target;             /* that is watched already */
  MoniacFileWatch *watch;         /* borrowed: the task holds it; for the signals of new monitors only */
  gboolean unwatched;             /* the file has no monitor yet */

  GFileMonitor *monitors[2];      /* new ones */
  char *target;
  GBytes *bytes;
  gboolean missing;
  gboolean writable;
  gboolean same;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->file);
  g_free (look->known_target);
  g_free (look->target);
  g_clear_pointer (&look->known, g_bytes_unref);
  g_clear_pointer (&look->bytes, g_bytes_unref);
  g_free (look);
}

/* A file that nobody may write is meant to stay, even where the system would let us. */
static gboolean
is_writable (const char        *path,
             const struct stat *info)
{
  return (info->st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) != 0 && g_access (path, W_OK) == 0;
}

static void
read_file (Look              *look,
           const struct stat *info)
{
  char *text;
  gsize length;

  if (!S_ISREG (info->st_mode) || info->st_size > MONIAC_DEAL_FILE_MAX_SIZE
      || !g_file_get_contents (g_file_peek_path (look->file), &text, &length, NULL))
    return;
  look->bytes = g_bytes_new_take (text, length);
  look->same = look->known != NULL && g_bytes_equal (look->known, look->bytes);
}

static void
happened_cb (MoniacFileWatch *self);

/* A disk that does not answer is not watched either: that is asked of it here. The signals come to the main loop. */
static GFileMonitor *
create_monitor (Look  *look,
                GFile *file)
{
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor != NULL)
    g_signal_connect_swapped (monitor, "changed", G_CALLBACK (happened_cb), look->watch);
  return monitor;
}

/* The link may lead elsewhere than before. */
static void
follow_target (Look *look)
{
  g_autoptr(GFile) file = NULL;

  if (look->target == NULL || g_strcmp0 (look->target, look->known_target) == 0
      || g_str_equal (look->target, g_file_peek_path (look->file)))
    return;
  file = g_file_new_for_path (look->target);
  look->monitors[1] = create_monitor (look, file);
}

static void
look_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Look *look = task_data;
  const char *path = g_file_peek_path (look->file);
  char *real;
  struct stat info;

  /* First, so that whatever happens from now on is told. */
  if (look->unwatched)
    look->monitors[0] = create_monitor (look, look->file);
  real = realpath (path, NULL);
  look->target = g_strdup (real);
  free (real);
  follow_target (look);
  if (stat (path, &info) != 0)
    look->missing = errno == ENOENT || errno == ENOTDIR;
  else
    {
      look->writable = is_writable (path, &info);
      read_file (look, &info);
    }
  g_task_return_boolean (task, TRUE);
}

/* In the main loop */

static void look_later (MoniacFileWatch *self,
                        guint            ms);

static void
happened_cb (MoniacFileWatch *self)
{
  if (self->looking != NULL)
    self->again = TRUE;
  else if (!self->stopped)
    look_later (self, REST_MS);
}

static void
cancel_in_worker (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  g_file_monitor_cancel (task_data);
  g_task_return_boolean (task, TRUE);
}

/* In a worker as well: who stops watching waits for whoever is about to watch something. */
static void
drop_monitor (MoniacFileWatch  *self,
              GFileMonitor    **monitor)
{
  g_autoptr(GTask) task = NULL;

  if (*monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*monitor, self);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, drop_monitor);
  g_task_set_task_data (task, g_steal_pointer (monitor), g_object_unref);
  g_task_run_in_thread (task, cancel_in_worker);
}

static void
drop_monitors (MoniacFileWatch *self,
               GFileMonitor    *monitors[2])
{
  drop_monitor (self, &monitors[0]);
  drop_monitor (self, &monitors[1]);
}

static void
take_monitors (MoniacFileWatch *self,
               Look            *look)
{
  if (look->unwatched)
    self->monitors[0] = g_steal_pointer (&look->monitors[0]);
  self->unwatched = FALSE;
  if (look->target == NULL || g_strcmp0 (look->target, self->target) == 0)
    return;
  drop_monitor (self, &self->monitors[1]);
  self->monitors[1] = g_steal_pointer (&look->monitors[1]);
  g_free (self->target);
  self->target = g_strdup (look->target);
}

static gboolean
take (MoniacFileWatch *self,
      Look            *look)
{
  MoniacFileState state = look->same ? MONIAC_FILE_SAME : MONIAC_FILE_CHANGED;
  gboolean news;

  if (look->missing)
    state = MONIAC_FILE_GONE;
  news = state != self->state || self->writable != look->writable
         || (state == MONIAC_FILE_CHANGED && (self->bytes == NULL || look->bytes == NULL
                                              || !g_bytes_equal (self->bytes, look->bytes)));
  self->state = state;
  self->writable = look->writable;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  if (state == MONIAC_FILE_CHANGED)
    self->bytes = g_steal_pointer (&look->bytes);
  return news || !self->told;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MoniacFileWatch) self = data;
  Look *look = g_task_get_task_data (G_TASK (result));
  gboolean was_missing = self->missing;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    {
      drop_monitors (self, look->monitors);
      return;
    }
  g_clear_object (&self->looking);
  self->missing = look->missing;
  take_monitors (self, look);
  if (self->again || (look->missing && !was_missing))
    {
      self->again = FALSE;
      look_later (self, look->missing ? GONE_MS : REST_MS);
      return;
    }
  if (!take (self, look))
    return;
  self->told = TRUE;
  g_signal_emit (self, signals[LOOKED], 0);
}

void
moniac_file_watch_look (MoniacFileWatch *self)
{
  g_autoptr(GTask) task = NULL;
  Look *look;

  g_return_if_fail (MONIAC_IS_FILE_WATCH (self));

  if (!moniac_file_watch_is_local (self))
    return;
  if (self->looking != NULL)
    {
      self->again = TRUE;
      return;
    }
  g_clear_handle_id (&self->source, g_source_remove);
  look = g_new0 (Look, 1);
  look->file = g_object_ref (self->file);
  look->watch = self;
  look->unwatched = self->unwatched;
  look->known_target = g_strdup (self->target);
  look->known = self->known != NULL ? g_bytes_ref (self->known) : NULL;
  self->looking = g_cancellable_new ();
  task = g_task_new (NULL, self->looking, looked_cb, g_object_ref (self));
  g_task_set_source_tag (task, moniac_file_watch_look);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_in_worker);
}

static gboolean
look_cb (gpointer data)
{
  MoniacFileWatch *self = data;

  self->source = 0;
  moniac_file_watch_look (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (MoniacFileWatch *self,
            guint            ms)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (ms, look_cb, self);
}

static void
moniac_file_watch_dispose (GObject *object)
{
  MoniacFileWatch *self = MONIAC_FILE_WATCH (object);

  moniac_file_watch_stop (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->known, g_bytes_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->target, g_free);
  G_OBJECT_CLASS (moniac_file_watch_parent_class)->dispose (object);
}

static void
moniac_file_watch_class_init (MoniacFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_file_watch_dispose;

  signals[LOOKED] = g_signal_new ("looked", MONIAC_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moniac_file_watch_init (MoniacFileWatch *self)
{
}

MoniacFileWatch *
moniac_file_watch_new (GFile  *file,
                       GBytes *known)
{
  MoniacFileWatch *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (MONIAC_TYPE_FILE_WATCH, NULL);
  self->file = g_object_ref (file);
  moniac_file_watch_set_known (self, known);
  if (moniac_file_watch_is_local (self))
    {
      self->writable = TRUE;
      self->unwatched = TRUE;
      moniac_file_watch_look (self);
    }
  return self;
}

void
moniac_file_watch_set_known (MoniacFileWatch *self,
                             GBytes          *known)
{
  g_return_if_fail (MONIAC_IS_FILE_WATCH (self));

  if (known != NULL)
    g_bytes_ref (known);
  g_clear_pointer (&self->known, g_bytes_unref);
  self->known = known;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->state = MONIAC_FILE_SAME;
  if (self->looking != NULL)
    self->again = TRUE;
}

void
moniac_file_watch_stop (MoniacFileWatch *self)
{
  g_return_if_fail (MONIAC_IS_FILE_WATCH (self));

  self->stopped = TRUE;
  drop_monitors (self, self->monitors);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

gboolean
moniac_file_watch_has_looked (MoniacFileWatch *self)
{
  g_return_val_if_fail (MONIAC_IS_FILE_WATCH (self), FALSE);

  return self->told;
}

MoniacFileState
moniac_file_watch_get_state (MoniacFileWatch *self)
{
  g_return_val_if_fail (MONIAC_IS_FILE_WATCH (self), MONIAC_FILE_SAME);

  return self->state;
}

GBytes *
moniac_file_watch_get_bytes (MoniacFileWatch *self)
{
  g_return_val_if_fail (MONIAC_IS_FILE_WATCH (self), NULL);

  return self->bytes;
}

gboolean
moniac_file_watch_is_writable (MoniacFileWatch *self)
{
  g_return_val_if_fail (MONIAC_IS_FILE_WATCH (self), FALSE);

  return self->writable;
}

gboolean
moniac_file_watch_is_local (MoniacFileWatch *self)
{
  g_return_val_if_fail (MONIAC_IS_FILE_WATCH (self), FALSE);

  return g_file_peek_path (self->file) != NULL;
}
