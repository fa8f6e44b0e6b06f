/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, its file: save, save as, and closing with unsaved changes. Writing happens in a worker. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-window-private.h"

#include "moniac-deal-file.h"
#include "moniac-file-dialog.h"
#include "moniac-recent.h"
#include "moniac-save.h"
#include "moniac-write.h"

typedef struct
{
  MoniacWindow *window;
  MoniacDocument *document;
  GFile *file;
  guint changes;           /* of the document when it was written */
} SaveRequest;

static void
save_request_free (SaveRequest *request)
{
  g_object_unref (request->window);
  g_object_unref (request->document);
  g_object_unref (request->file);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveRequest, save_request_free)

static void write_document (MoniacWindow *self,
                            GFile        *file,
                            GBytes       *expected,
                            gboolean      overwrite,
                            GPtrArray    *taken);

static void
conflict_response_cb (MoniacWindow *self,
                      const char   *response)
{
  if (g_str_equal (response, "overwrite"))
    write_document (self, moniac_workspace_get_file (self->workspace), NULL, TRUE, NULL);
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
  moniac_present_question (dialog, "cancel");
}

static void
saved (MoniacWindow *self,
       SaveRequest  *request,
       GBytes       *bytes)
{
  moniac_workspace_set_saved (self->workspace, request->file, bytes);
  /* A change that came while the worker wrote is not in the file. */
  if (request->changes == self->changes)
    moniac_document_mark_saved (request->document);
  moniac_recent_add (request->file);
  moniac_window_follow_file (self);
  moniac_window_update_actions (self);
  if (self->close_when_saved && !moniac_document_get_modified (request->document))
    gtk_window_destroy (GTK_WINDOW (self));
  self->close_when_saved = FALSE;
}

static void
failure_response_cb (MoniacWindow *self,
                     const char   *response)
{
  if (g_str_equal (response, "save-as"))
    moniac_window_save_as (self);
}

/* No room, or a folder that takes no new files: the file is never overwritten in place, where a crash would tear it. */
static void
offer_another_file (MoniacWindow *self,
                    const GError *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Could Not Save"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: %s says what went wrong. */
                                  _("%s\n\nOn the disk nothing has changed. The document can be saved in another "
                                    "folder."), reason->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "close", _("_Close"), "save-as", _("Save _As…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save-as", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (failure_response_cb), self, G_CONNECT_SWAPPED);
  moniac_present_question (dialog, "save-as");
}

static void
refuse (MoniacWindow *self,
        GFile        *file)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_("“%s” is open in another window. Choose another name, or close "
                                             "that window first."), name);

  self->close_when_saved = FALSE;
  moniac_show_error (GTK_WINDOW (self), _("Could Not Save"), text);
}

/* Another file has to be found: this one stays as it is. */
static void
save_elsewhere (MoniacWindow *self)
{
  moniac_window_toast (self, _("This file is read-only, so the changes go to another one"));
  moniac_window_save_as (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SaveRequest) request = data;
  MoniacWindow *self = request->window;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  self->saving = FALSE;
  moniac_workspace_end_work (self->workspace);
  if (moniac_write_document_finish (result, &bytes, &error))
    {
      saved (self, request, bytes);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    {
      refuse (self, request->file);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    {
      save_elsewhere (self);
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
      saved (self, request, bytes);
      moniac_show_error (GTK_WINDOW (self), _("Saved, but Perhaps Not for Good"), error->message);
      return;
    }
  offer_another_file (self, error);
}

/* `expected` (nullable): what the file must still hold; `overwrite`: it is the user's wish to replace what is there, unless it
 * is one of `taken` (nullable). */
static void
write_document (MoniacWindow *self,
                GFile        *file,
                GBytes       *expected,
                gboolean      overwrite,
                GPtrArray    *taken)
{
  SaveRequest *request;

  if (self->saving)
    return;
  moniac_panel_commit (self->panel);
  request = g_new0 (SaveRequest, 1);
  request->window = g_object_ref (self);
  request->document = g_object_ref (moniac_workspace_get_document (self->workspace));
  request->file = g_object_ref (file);
  request->changes = self->changes;
  self->saving = TRUE;
  moniac_workspace_begin_work (self->workspace);
  moniac_write_document_async (file, moniac_records_of_document (request->document), expected, overwrite,
                               taken, written_cb, request);
}

void
moniac_window_save (MoniacWindow *self)
{
  GFile *file = moniac_workspace_get_file (self->workspace);

  if (file == NULL)
    moniac_window_save_as (self);
  else if (g_file_peek_path (file) == NULL)
    save_elsewhere (self);
  else
    write_document (self, file, moniac_workspace_get_bytes (self->workspace), FALSE, NULL);
}

void
moniac_window_save_to (MoniacWindow *self,
                       GFile        *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr(GPtrArray) taken = NULL;

  if (application != NULL)
    taken = moniac_application_list_files (MONIAC_APPLICATION (application), self);
  write_document (self, file, NULL, TRUE, taken);
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
  MONIAC_WINDOW (data)->discarding = TRUE;
  gtk_window_destroy (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

static void
close_response_cb (MoniacWindow *self,
                   const char   *response)
{
  g_clear_weak_pointer (&self->question);
  /* After the dialog, which is still closing and holds on to its parent. */
  if (g_str_equal (response, "discard"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (self), g_object_unref);
  else if (g_str_equal (response, "save"))
    {
      self->close_when_saved = TRUE;
      moniac_window_save (self);
    }
  else if (g_application_get_default () != NULL)
    moniac_application_stay (MONIAC_APPLICATION (g_application_get_default ()));
}

static GtkWidget *
create_question (MoniacWindow *self)
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
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}

/* Who is asked already is not asked a second time, as by a logout after a click on the cross. */
static void
ask_to_save (MoniacWindow *self)
{
  if (self->question == NULL)
    {
      g_set_weak_pointer (&self->question, GTK_WINDOW (create_question (self)));
      g_signal_connect_object (self->question, "response", G_CALLBACK (close_response_cb), self,
                               G_CONNECT_SWAPPED);
    }
  moniac_present_question (GTK_WIDGET (self->question), "save");
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

void
moniac_window_ask_about_changes (MoniacWindow *self)
{
  moniac_panel_commit (self->panel);
  if (!self->saving && moniac_document_get_modified (moniac_workspace_get_document (self->workspace)))
    ask_to_save (self);
}
