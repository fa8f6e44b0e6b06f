/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, its file: opening and reverting. Reading happens in a worker; what is open changes only when all
 * went well. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-window-private.h"

#include "moniac-document-update.h"
#include "moniac-file-dialog.h"
#include "moniac-load.h"
#include "moniac-recent.h"

/* Documents with more items than this are replaced as a whole: telling what differs would take too long. */
#define MAX_UPDATED 20000

/* What becomes of a file that was read. */
typedef enum
{
  OPEN_AS_FILE,
  OPEN_AS_COPY,
  OPEN_AGAIN,              /* the document becomes what the file holds */
  OPEN_AGAIN_QUIETLY,      /* if it has no changes of its own */
} OpenMode;

static MoniacWindow *
get_target_window (MoniacWindow *self,
                   OpenMode      mode)
{
  MoniacWindow *target;

  if (moniac_window_is_pristine (self))
    return self;
  target = moniac_window_new (MONIAC_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  gtk_window_present (GTK_WINDOW (target));
  return target;
}

static void
show_loaded (MoniacWindow *self,
             MoniacLoad   *load,
             OpenMode      mode)
{
  gboolean copy = mode == OPEN_AS_COPY || load->imported;
  MoniacWindow *target = get_target_window (self, mode);

  moniac_window_show_document (target, load->document, copy ? NULL : load->file,
                               copy ? NULL : load->bytes, load->problems);
  moniac_window_end_restoring (self, target == self);
  if (!copy)
    moniac_recent_add (load->file);
}

static gboolean
has_own_changes (MoniacWindow *self)
{
  return moniac_document_get_modified (moniac_workspace_get_document (self->workspace))
         || moniac_panel_add_pending (self->panel, NULL);
}

static gboolean
is_large (MoniacRecords *records)
{
  return records->companies->len + records->deals->len + records->sources->len > MAX_UPDATED;
}

/* The selection, the view and the steps before stay; undo goes back to what was there before. */
static void
become_loaded (MoniacWindow *self,
               MoniacLoad   *load)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  g_autoptr(MoniacRecords) records = moniac_records_of_document (load->document);

  if (is_large (records))
    {
      moniac_window_show_document (self, load->document, load->file, load->bytes, load->problems);
      return;
    }
  moniac_document_update (document, records, _("Reload the file"));
  moniac_document_mark_saved (document);
  moniac_workspace_set_saved (self->workspace, load->file, load->bytes);
  moniac_window_take_warnings (self, load->problems);
  moniac_window_follow_file (self);
}

static void
reloaded (MoniacWindow *self,
          MoniacLoad   *load,
          gboolean      quietly)
{
  g_autofree char *name = g_file_get_basename (load->file);
  g_autofree char *text = NULL;

  /* It has been saved under another name meanwhile. */
  if (!g_file_equal (load->file, moniac_workspace_get_file (self->workspace)))
    return;
  /* What has become of it may be something that could be imported, but it is not this document. */
  if (load->document == NULL || load->imported)
    moniac_disk_bar_show (self->disk_bar, MONIAC_DISK_UNREADABLE, name);
  else if (quietly && has_own_changes (self))
    moniac_disk_bar_show (self->disk_bar, MONIAC_DISK_CHANGED, name);
  else
    {
      become_loaded (self, load);
      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_("“%s” was changed by another program and has been reloaded"), name);
      if (quietly)
        moniac_window_toast (self, text);
    }
}

static void
show_problems (MoniacWindow *self,
               MoniacLoad   *load)
{
  gtk_window_present (GTK_WINDOW (moniac_problems_dialog_new (GTK_WINDOW (self), load->file,
                                                              load->problems)));
}

typedef struct
{
  MoniacWindow *window;    /* weak: a window that is closed meanwhile gives up */
  OpenMode mode;
} OpenRequest;

/* By the name of a link nobody could tell before. A window that has come for nothing else goes again. */
static gboolean
is_open_elsewhere (MoniacWindow *self,
                   GFile        *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  MoniacWindow *other = NULL;

  if (application != NULL)
    other = moniac_application_find_window (MONIAC_APPLICATION (application), file);
  if (other == NULL || other == self)
    return FALSE;
  gtk_window_present (GTK_WINDOW (other));
  moniac_window_end_restoring (self, FALSE);
  if (self->came_for_file && moniac_window_is_pristine (self))
    gtk_window_destroy (GTK_WINDOW (self));
  return TRUE;
}

static void
end_loading (MoniacWindow *self)
{
  g_clear_object (&self->loading);
  g_clear_object (&self->loading_file);
  moniac_progress_bar_stop (self->progress_bar);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  OpenRequest *request = data;
  g_autoptr(MoniacWindow) self = request->window != NULL ? g_object_ref (request->window) : NULL;
  OpenMode mode = request->mode;
  g_autoptr(MoniacLoad) load = moniac_load_finish (result);

  g_clear_weak_pointer (&request->window);
  g_free (request);
  if (self == NULL)
    return;
  moniac_workspace_end_work (self->workspace);
  /* Cancelled: another file is being read by now, or the window is gone. */
  if (load == NULL)
    return;
  end_loading (self);
  if (mode == OPEN_AS_FILE && load->document != NULL && is_open_elsewhere (self, load->file))
    return;
  if (mode == OPEN_AGAIN || mode == OPEN_AGAIN_QUIETLY)
    reloaded (self, load, mode == OPEN_AGAIN_QUIETLY);
  else if (load->document != NULL)
    show_loaded (self, load, mode);
  if (load->document == NULL && mode != OPEN_AGAIN_QUIETLY)
    show_problems (self, load);
}

void
moniac_window_cancel_loading (MoniacWindow *self)
{
  if (self->loading == NULL)
    return;
  g_cancellable_cancel (self->loading);
  end_loading (self);
}

static void
load (MoniacWindow *self,
      GFile        *file,
      OpenMode      mode)
{
  OpenRequest *request = g_new0 (OpenRequest, 1);
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_("Opening “%s”…"), name);

  moniac_window_cancel_loading (self);
  self->loading = g_cancellable_new ();
  self->loading_file = g_object_ref (file);
  g_set_weak_pointer (&request->window, self);
  request->mode = mode;
  moniac_workspace_begin_work (self->workspace);
  moniac_progress_bar_start (self->progress_bar, text);
  moniac_load_async (file, self->loading, loaded_cb, request);
}

void
moniac_window_open_file (MoniacWindow *self,
                         GFile        *file,
                         gboolean      as_copy)
{
  MoniacApplication *application;
  MoniacWindow *other = NULL;

  g_return_if_fail (MONIAC_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  application = MONIAC_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  if (!as_copy && application != NULL)
    other = moniac_application_find_window (application, file);
  if (other != NULL && moniac_window_is_pristine (other))
    load (other, file, OPEN_AS_FILE);
  else if (other != NULL)
    gtk_window_present (GTK_WINDOW (other));
  else
    load (self, file, as_copy ? OPEN_AS_COPY : OPEN_AS_FILE);
}

static void
file_chosen (GFile    *file,
             gpointer  data)
{
  if (file != NULL)
    moniac_window_open_file (data, file, FALSE);
}

void
moniac_window_choose_file (MoniacWindow *self)
{
  moniac_file_dialog_open (GTK_WINDOW (self), "last-folder", file_chosen, self);
}

void
moniac_window_reload (MoniacWindow *self,
                      gboolean      quietly)
{
  if (!self->saving)
    load (self, moniac_workspace_get_file (self->workspace), quietly ? OPEN_AGAIN_QUIETLY : OPEN_AGAIN);
}

static void
revert_response_cb (MoniacWindow *self,
                    const char   *response)
{
  if (g_str_equal (response, "revert"))
    moniac_window_reload (self, FALSE);
}

void
moniac_window_ask_revert (MoniacWindow *self)
{
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Revert to the Saved File?"),
                                   _("The document becomes what its file holds. Undo brings the changes back."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"), "revert", _("_Revert"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "revert",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (revert_response_cb), self,
                           G_CONNECT_SWAPPED);
  moniac_present_question (dialog, "cancel");
}
