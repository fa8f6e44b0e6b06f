/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window and the disk: what other programs do to the file that is open. */

#include "config.h"

#include "moniac-window-private.h"

static char *
get_name (MoniacWindow *self)
{
  return g_file_get_basename (moniac_workspace_get_file (self->workspace));
}

static void
show_news (MoniacWindow   *self,
           MoniacDiskNews  news)
{
  g_autofree char *name = get_name (self);

  moniac_disk_bar_show (self->disk_bar, news, name);
}

static gboolean
is_untouched (MoniacWindow *self)
{
  return !moniac_document_get_modified (moniac_workspace_get_document (self->workspace))
         && !moniac_panel_add_pending (self->panel, NULL);
}

static void
changed (MoniacWindow *self)
{
  if (is_untouched (self))
    moniac_window_reload (self, TRUE);
  else
    show_news (self, MONIAC_DISK_CHANGED);
}

/* The document is the only place left that has it. */
static void
gone (MoniacWindow *self)
{
  moniac_document_mark_unsaved (moniac_workspace_get_document (self->workspace));
  show_news (self, MONIAC_DISK_GONE);
}

static gboolean
is_about_content (MoniacDiskNews news)
{
  return news == MONIAC_DISK_CHANGED || news == MONIAC_DISK_UNREADABLE || news == MONIAC_DISK_GONE;
}

/* The file holds what is known of it. */
static void
same (MoniacWindow *self)
{
  if (is_about_content (moniac_disk_bar_get_news (self->disk_bar)))
    moniac_disk_bar_hide (self->disk_bar);
  if (!moniac_file_watch_is_writable (self->watch) && !self->told_read_only)
    show_news (self, MONIAC_DISK_READ_ONLY);
  else if (moniac_file_watch_is_writable (self->watch)
           && moniac_disk_bar_get_news (self->disk_bar) == MONIAC_DISK_READ_ONLY)
    moniac_disk_bar_hide (self->disk_bar);
  self->told_read_only = !moniac_file_watch_is_writable (self->watch);
}

static void
looked_cb (MoniacWindow *self)
{
  /* What a save or a reload of our own makes of the file is looked at when it is done. */
  if (self->saving || self->loading != NULL)
    return;
  switch (moniac_file_watch_get_state (self->watch))
    {
    case MONIAC_FILE_CHANGED:
      changed (self);
      break;
    case MONIAC_FILE_GONE:
      gone (self);
      break;
    case MONIAC_FILE_SAME:
    default:
      same (self);
    }
}

void
moniac_window_forget_file (MoniacWindow *self)
{
  if (self->watch == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->watch, self);
  moniac_file_watch_stop (self->watch);
  g_clear_object (&self->watch);
}

/* After the file, or what is known of it, has become another one. */
void
moniac_window_follow_file (MoniacWindow *self)
{
  GFile *file = moniac_workspace_get_file (self->workspace);
  gboolean same_file = self->watched != NULL && file != NULL && g_file_equal (file, self->watched);

  moniac_window_forget_file (self);
  if (moniac_disk_bar_get_news (self->disk_bar) != MONIAC_DISK_NO_DRAFT)
    moniac_disk_bar_hide (self->disk_bar);
  if (!same_file)
    self->told_read_only = FALSE;
  g_set_object (&self->watched, file);
  if (file == NULL)
    return;
  self->watch = moniac_file_watch_new (file, moniac_workspace_get_bytes (self->workspace));
  g_signal_connect_object (self->watch, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
  if (!moniac_file_watch_is_local (self->watch))
    show_news (self, MONIAC_DISK_REMOTE);
}

/* The next save goes over what is on the disk now, and asks again only if that changes once more. */
static void
keep_mine (MoniacWindow *self)
{
  GBytes *bytes = self->watch != NULL ? moniac_file_watch_get_bytes (self->watch) : NULL;
  GFile *file = moniac_workspace_get_file (self->workspace);

  moniac_document_mark_unsaved (moniac_workspace_get_document (self->workspace));
  if (bytes == NULL)
    return;
  moniac_workspace_set_saved (self->workspace, file, bytes);
  moniac_file_watch_set_known (self->watch, moniac_workspace_get_bytes (self->workspace));
}

static void
response_cb (MoniacWindow *self,
             int           response)
{
  switch (response)
    {
    case MONIAC_DISK_RELOAD:
      moniac_window_reload (self, FALSE);
      break;
    case MONIAC_DISK_KEEP_MINE:
      keep_mine (self);
      break;
    case MONIAC_DISK_SAVE:
      moniac_window_save (self);
      break;
    case MONIAC_DISK_SAVE_COPY:
      moniac_window_save_as (self);
      break;
    default:
      break;
    }
}

/* On the network not everything that happens is told; coming back to a window is a good moment to look. */
static void
active_cb (MoniacWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->watch != NULL)
    moniac_file_watch_look (self->watch);
}

void
moniac_window_init_disk (MoniacWindow *self)
{
  g_signal_connect_object (self->disk_bar, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_cb), self, 0);
}
