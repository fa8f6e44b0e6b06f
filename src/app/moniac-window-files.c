/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, its file: open, save, save as, revert, and closing with unsaved changes. Reading and writing
 * happen in workers; what is open changes only when all went well. */

#include "config.h"

#include <sys/stat.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "moniac-window-private.h"

#include "moniac-deal-file.h"
#include "moniac-file-dialog.h"
#include "moniac-load.h"
#include "moniac-recent.h"
#include "moniac-save.h"
#include "moniac-write.h"

/* What becomes of a file that was read. */
typedef enum
{
  OPEN_AS_FILE,
  OPEN_AS_COPY,
  OPEN_AGAIN,              /* in place of the document that it was */
} OpenMode;

/* Reading */

static MoniacWindow *
get_target_window (MoniacWindow *self,
                   OpenMode      mode)
{
  MoniacWindow *target;

  if (mode == OPEN_AGAIN || moniac_window_is_pristine (self))
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
  if (!copy)
    moniac_recent_add (load->file);
}

typedef struct
{
  MoniacWindow *window;
  OpenMode mode;
} OpenRequest;

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  OpenRequest *request = data;
  g_autoptr(MoniacWindow) self = request->window;
  OpenMode mode = request->mode;
  g_autoptr(MoniacLoad) load = moniac_load_finish (result);

  g_free (request);
  moniac_workspace_end_work (self->workspace);
  /* Cancelled: another file is being read by now, or the window is gone. */
  if (load == NULL)
    return;
  g_clear_object (&self->loading);
  moniac_window_set_progress (self, NULL);
  if (load->document != NULL)
    show_loaded (self, load, mode);
  else
    gtk_window_present (GTK_WINDOW (moniac_problems_dialog_new (GTK_WINDOW (self), load->file,
                                                                load->problems)));
}

void
moniac_window_cancel_loading (MoniacWindow *self)
{
  if (self->loading == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  moniac_window_set_progress (self, NULL);
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
  request->window = g_object_ref (self);
  request->mode = mode;
  moniac_workspace_begin_work (self->workspace);
  moniac_window_set_progress (self, text);
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
  if (other != NULL)
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

static void
revert_response_cb (MoniacWindow *self,
                    const char   *response)
{
  if (g_str_equal (response, "revert"))
    load (self, moniac_workspace_get_file (self->workspace), OPEN_AGAIN);
}

void
moniac_window_ask_revert (MoniacWindow *self)
{
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Revert to the Saved File?"),
                                   _("All changes since it was saved are lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"), "revert", _("_Revert"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "revert",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (revert_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Writing */

typedef struct
{
  MoniacWindow *window;
  GFile *file;
  GBytes *bytes;
  guint changes;           /* of the document when it was written */
} SaveRequest;

static void
save_request_free (SaveRequest *request)
{
  g_object_unref (request->window);
  g_object_unref (request->file);
  g_bytes_unref (request->bytes);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveRequest, save_request_free)

static void write_document (MoniacWindow *self,
                            GFile        *file,
                            GBytes       *expected);

static void
conflict_response_cb (MoniacWindow *self,
                      const char   *response)
{
  if (g_str_equal (response, "overwrite"))
    write_document (self, moniac_workspace_get_file (self->workspace), NULL);
  else if (g_str_equal (response, "copy"))
    moniac_window_save_as (self);
  else
    self->close_when_saved = FALSE;
}

static void
ask_about_conflict (MoniacWindow *self)
{
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("File Changed on Disk"),
                                   _("Since it was opened here, something else has written to this file. "
                                     "Overwriting it loses what was written."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "copy", _("Save a _Copy…"),
                                    "overwrite", _("_Overwrite"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "copy",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (conflict_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved (MoniacWindow *self,
       SaveRequest  *request)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);

  moniac_workspace_set_saved (self->workspace, request->file, request->bytes);
  /* A change that came while the worker wrote is not in the file. */
  if (request->changes == self->changes)
    moniac_document_mark_saved (document);
  moniac_recent_add (request->file);
  moniac_window_update_actions (self);
  if (self->close_when_saved && !moniac_document_get_modified (document))
    gtk_window_destroy (GTK_WINDOW (self));
  self->close_when_saved = FALSE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SaveRequest) request = data;
  MoniacWindow *self = request->window;
  g_autoptr(GError) error = NULL;

  self->saving = FALSE;
  moniac_workspace_end_work (self->workspace);
  if (moniac_write_finish (result, &error))
    {
      saved (self, request);
      return;
    }
  if (g_error_matches (error, MONIAC_SAVE_ERROR, MONIAC_SAVE_ERROR_CHANGED))
    {
      ask_about_conflict (self);
      return;
    }
  self->close_when_saved = FALSE;
  if (g_error_matches (error, MONIAC_SAVE_ERROR, MONIAC_SAVE_ERROR_UNSYNCED))
    {
      saved (self, request);
      moniac_show_error (GTK_WINDOW (self), _("Saved, but Perhaps Not for Good"), error->message);
      return;
    }
  moniac_show_error (GTK_WINDOW (self), _("Could Not Save"), error->message);
}

/* `expected` (nullable): what the file must still hold. */
static void
write_document (MoniacWindow *self,
                GFile        *file,
                GBytes       *expected)
{
  SaveRequest *request;

  if (self->saving)
    return;
  moniac_panel_commit (self->panel);
  request = g_new0 (SaveRequest, 1);
  request->window = g_object_ref (self);
  request->file = g_object_ref (file);
  request->bytes = moniac_deal_file_write (moniac_workspace_get_document (self->workspace));
  request->changes = self->changes;
  self->saving = TRUE;
  moniac_workspace_begin_work (self->workspace);
  moniac_write_async (file, request->bytes, expected, written_cb, request);
}

/* A file that nobody may write is meant to stay, even where the system would let us. */
static gboolean
is_read_only (GFile *file)
{
  const char *path = g_file_peek_path (file);
  GStatBuf info;

  if (path == NULL || g_stat (path, &info) != 0)
    return FALSE;
  return (info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0 || g_access (path, W_OK) != 0;
}

void
moniac_window_save (MoniacWindow *self)
{
  GFile *file = moniac_workspace_get_file (self->workspace);

  if (file != NULL && !is_read_only (file))
    {
      write_document (self, file, moniac_workspace_get_bytes (self->workspace));
      return;
    }
  if (file != NULL)
    moniac_window_toast (self, _("This file is read-only, so the changes go to another one"));
  moniac_window_save_as (self);
}

void
moniac_window_save_to (MoniacWindow *self,
                       GFile        *file)
{
  write_document (self, file, NULL);
}

static void
save_file_chosen (GFile    *file,
                  gpointer  data)
{
  MoniacWindow *self = data;

  if (file != NULL)
    moniac_window_save_to (self, file);
  else
    self->close_when_saved = FALSE;
}

static char *
suggest_name (MoniacWindow *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  const char *title = moniac_document_get_header (document)->title;
  GFile *file = moniac_workspace_get_file (self->workspace);
  g_autofree char *name = NULL;

  if (file != NULL)
    return g_file_get_basename (file);
  name = g_strdup (title != NULL ? title : _("Untitled Document"));
  return g_strconcat (g_strdelimit (name, "/", '-'), MONIAC_DEAL_FILE_SUFFIX, NULL);
}

void
moniac_window_save_as (MoniacWindow *self)
{
  g_autofree char *name = suggest_name (self);

  moniac_file_dialog_save (GTK_WINDOW (self), _("Save As"), name,
                           moniac_workspace_get_file (self->workspace), MONIAC_DEAL_FILE_SUFFIX,
                           _("Deal files"), "last-folder", save_file_chosen, self);
}

/* Closing */

static gboolean
destroy_cb (gpointer data)
{
  gtk_window_destroy (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

static void
close_response_cb (MoniacWindow *self,
                   const char   *response)
{
  /* After the dialog, which is still closing and holds on to its parent. */
  if (g_str_equal (response, "discard"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (self), g_object_unref);
  else if (g_str_equal (response, "save"))
    {
      self->close_when_saved = TRUE;
      moniac_window_save (self);
    }
}

static void
ask_to_save (MoniacWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Save Changes?"), NULL);
  GFile *file = moniac_workspace_get_file (self->workspace);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup (_("Untitled Document"));

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("“%s” has changes that are not saved. Without saving they are lost."),
                                  name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "discard", _("_Discard"),
                                    "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
moniac_window_may_close (MoniacWindow *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);

  if (self->saving)
    {
      self->close_when_saved = TRUE;
      return FALSE;
    }
  moniac_panel_commit (self->panel);
  if (!moniac_document_get_modified (document))
    return TRUE;
  ask_to_save (self);
  return FALSE;
}
