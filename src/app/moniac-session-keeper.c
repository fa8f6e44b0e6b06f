/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers which documents are open. Reading and writing happen in workers. */

#include "config.h"

#include "moniac-session-keeper.h"

#include "moniac-save.h"
#include "moniac-session.h"
#include "moniac-window-private.h"

/* A session is written when it has rested for so long. */
#define REST_MS 1000

struct _MoniacSessionKeeper
{
  GObject parent_instance;

  MoniacApplication *application; /* borrowed: the owner */
  GSettings *settings;
  GPtrArray *windows;             /* of MoniacSessionWindow, as last seen */
  guint source;

  guint reading : 1;
  guint writing : 1;
  guint again : 1;                /* there is more to write than is being written */
  guint ended : 1;
};

G_DEFINE_FINAL_TYPE (MoniacSessionKeeper, moniac_session_keeper, G_TYPE_OBJECT)

static gboolean
is_wanted (MoniacSessionKeeper *self)
{
  return g_settings_get_boolean (self->settings, "restore-session");
}

/* The window that was in front comes last, so that it is in front again. */
static GPtrArray *
collect (MoniacSessionKeeper *self)
{
  GPtrArray *windows = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_session_window_free);
  GList *all = gtk_application_get_windows (GTK_APPLICATION (self->application));

  if (!is_wanted (self))
    return windows;
  for (GList *l = all; l != NULL; l = l->next)
    {
      MoniacSessionWindow *window = MONIAC_IS_WINDOW (l->data) ? moniac_window_remember (l->data) : NULL;

      if (window != NULL)
        g_ptr_array_insert (windows, 0, window);
    }
  return windows;
}

/* Writing */

static void
write_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  g_autofree char *path = moniac_session_get_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_task_return_boolean (task, moniac_save (path, task_data, NULL, NULL));
}

static void write_now (MoniacSessionKeeper *self);

/* A session that could not be written costs nobody work: it is not worth a message. */
static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MoniacSessionKeeper) self = data;

  self->writing = FALSE;
  if (self->again)
    write_now (self);
  g_application_release (G_APPLICATION (self->application));
}

static void
write_now (MoniacSessionKeeper *self)
{
  g_autoptr(GTask) task = NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  self->again = self->writing;
  if (self->writing)
    return;
  self->writing = TRUE;
  g_application_hold (G_APPLICATION (self->application));
  task = g_task_new (NULL, NULL, written_cb, g_object_ref (self));
  g_task_set_source_tag (task, write_now);
  g_task_set_task_data (task, moniac_session_write (self->windows), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_in_worker);
}

static gboolean
rest_cb (gpointer data)
{
  MoniacSessionKeeper *self = data;

  self->source = 0;
  write_now (self);
  return G_SOURCE_REMOVE;
}

static void
take (MoniacSessionKeeper *self)
{
  g_clear_pointer (&self->windows, g_ptr_array_unref);
  self->windows = collect (self);
}

static void
touch (MoniacSessionKeeper *self)
{
  if (self->reading || self->ended)
    return;
  take (self);
  if (self->source == 0)
    self->source = g_timeout_add (REST_MS, rest_cb, self);
}

/* Following the windows */

static void
changed_cb (MoniacSessionKeeper *self)
{
  /* Somebody works on: not all windows were closed after all. */
  moniac_session_keeper_go_on (self);
}

static void
added_cb (MoniacSessionKeeper *self,
          GtkWindow           *window)
{
  static const char *const details[] = {
    "notify::file", "notify::view", "notify::selection", "notify::tones", "notify::talks",
  };

  if (!MONIAC_IS_WINDOW (window))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    g_signal_connect_object (moniac_window_get_workspace (MONIAC_WINDOW (window)), details[i],
                             G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::default-width", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::default-height", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::maximized", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
}

static gboolean
any_window_left (MoniacSessionKeeper *self)
{
  GList *all = gtk_application_get_windows (GTK_APPLICATION (self->application));

  for (GList *l = all; l != NULL; l = l->next)
    if (MONIAC_IS_WINDOW (l->data))
      return TRUE;
  return FALSE;
}

/* The last window to be closed is the session. */
static void
removed_cb (MoniacSessionKeeper *self,
            GtkWindow           *window)
{
  if (!MONIAC_IS_WINDOW (window))
    return;
  if (any_window_left (self))
    touch (self);
  else if (self->source != 0)
    write_now (self);
}

/* Reading */

static void
read_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autofree char *path = moniac_session_get_path ();
  char *text = NULL;
  gsize length = 0;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);
  GPtrArray *windows;

  if (g_file_get_contents (path, &text, &length, NULL))
    moniac_save (path, nothing, NULL, NULL);
  bytes = g_bytes_new_take (text, length);
  windows = moniac_session_read (bytes);
  for (guint i = windows->len; i > 0; i--)
    {
      MoniacSessionWindow *window = g_ptr_array_index (windows, i - 1);
      g_autoptr(GFile) file = g_file_new_for_uri (window->address);

      if (!g_file_query_exists (file, NULL))
        g_ptr_array_remove_index (windows, i - 1);
    }
  g_task_return_pointer (task, windows, (GDestroyNotify) g_ptr_array_unref);
}

static void
restore_window (MoniacSessionKeeper       *self,
                const MoniacSessionWindow *remembered)
{
  g_autoptr(GFile) file = g_file_new_for_uri (remembered->address);

  if (moniac_application_find_window (self->application, file) == NULL)
    moniac_window_restore (moniac_application_get_free_window (self->application), remembered);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(MoniacSessionKeeper) self = data;
  g_autoptr(GPtrArray) windows = g_task_propagate_pointer (G_TASK (result), NULL);

  self->reading = FALSE;
  for (guint i = 0; i < windows->len; i++)
    restore_window (self, g_ptr_array_index (windows, i));
  g_application_release (G_APPLICATION (self->application));
}

void
moniac_session_keeper_restore (MoniacSessionKeeper *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (MONIAC_IS_SESSION_KEEPER (self));

  if (!is_wanted (self))
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->reading = TRUE;
  g_application_hold (G_APPLICATION (self->application));
  task = g_task_new (NULL, NULL, read_cb, g_object_ref (self));
  g_task_set_source_tag (task, moniac_session_keeper_restore);
  g_task_run_in_thread (task, read_in_worker);
}

void
moniac_session_keeper_end (MoniacSessionKeeper *self)
{
  g_return_if_fail (MONIAC_IS_SESSION_KEEPER (self));

  if (self->reading)
    return;
  take (self);
  write_now (self);
  self->ended = TRUE;
}

void
moniac_session_keeper_go_on (MoniacSessionKeeper *self)
{
  g_return_if_fail (MONIAC_IS_SESSION_KEEPER (self));

  self->ended = FALSE;
  touch (self);
}

gboolean
moniac_session_keeper_is_settled (MoniacSessionKeeper *self)
{
  g_return_val_if_fail (MONIAC_IS_SESSION_KEEPER (self), FALSE);

  return !self->reading && !self->writing && self->source == 0;
}

static void
moniac_session_keeper_dispose (GObject *object)
{
  MoniacSessionKeeper *self = MONIAC_SESSION_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->windows, g_ptr_array_unref);
  G_OBJECT_CLASS (moniac_session_keeper_parent_class)->dispose (object);
}

static void
moniac_session_keeper_class_init (MoniacSessionKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_session_keeper_dispose;
}

static void
moniac_session_keeper_init (MoniacSessionKeeper *self)
{
  self->windows = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_session_window_free);
  self->settings = g_settings_new (MONIAC_APP_ID);
}

MoniacSessionKeeper *
moniac_session_keeper_new (MoniacApplication *application)
{
  MoniacSessionKeeper *self = g_object_new (MONIAC_TYPE_SESSION_KEEPER, NULL);

  self->application = application;
  g_signal_connect_object (application, "window-added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  /* Whoever does not want it remembered wants it forgotten. */
  g_signal_connect_object (self->settings, "changed::restore-session",
                           G_CALLBACK (moniac_session_keeper_go_on), self, G_CONNECT_SWAPPED);
  return self;
}
