/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was recovered at the start of the application. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-recovery.h"

#include "moniac-compare-window.h"
#include "moniac-file-dialog.h"
#include "moniac-problems-dialog.h"
#include "moniac-recovery-dialog.h"
#include "moniac-window-private.h"

struct _MoniacRecovery
{
  GObject parent_instance;

  MoniacApplication *application; /* borrowed: the owner */
  GPtrArray *items;               /* of MoniacRecovered */
  MoniacRecoveryDialog *dialog;   /* weak */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacRecovery, moniac_recovery, G_TYPE_OBJECT)

static void
remove_item (MoniacRecovery  *self,
             MoniacRecovered *item)
{
  if (g_ptr_array_remove (self->items, item))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(MoniacRecovery) self = data;
  g_autoptr(GPtrArray) found = moniac_recovered_find_finish (result);

  if (found->len > 0)
    {
      g_ptr_array_extend_and_steal (self->items, g_steal_pointer (&found));
      g_signal_emit (self, signals[CHANGED], 0);
      moniac_recovery_present (self);
    }
  g_application_release (G_APPLICATION (self->application));
}

void
moniac_recovery_look (MoniacRecovery *self)
{
  g_return_if_fail (MONIAC_IS_RECOVERY (self));

  g_application_hold (G_APPLICATION (self->application));
  moniac_recovered_find_async (found_cb, g_object_ref (self));
}

void
moniac_recovery_present (MoniacRecovery *self)
{
  g_return_if_fail (MONIAC_IS_RECOVERY (self));

  if (self->items->len == 0)
    return;
  if (self->dialog == NULL)
    {
      GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self->application));

      g_set_weak_pointer (&self->dialog, moniac_recovery_dialog_new (parent, self));
    }
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* The window that shows the file and has no changes of its own, one that shows nothing yet, or a new one. */
static MoniacWindow *
choose_window (MoniacRecovery *self,
               GFile          *file)
{
  MoniacWindow *window = NULL;

  if (file != NULL)
    window = moniac_application_find_window (self->application, file);
  if (window != NULL
      && !moniac_document_get_modified (moniac_workspace_get_document (moniac_window_get_workspace (window))))
    return window;
  return moniac_application_get_free_window (self->application);
}

/* Whether a window works on the file already: then two would. */
static gboolean
is_taken (MoniacRecovery *self,
          MoniacWindow   *window,
          GFile          *file)
{
  MoniacWindow *other = file != NULL ? moniac_application_find_window (self->application, file) : NULL;

  return other != NULL && other != window;
}

void
moniac_recovery_keep (MoniacRecovery  *self,
                      MoniacRecovered *item)
{
  g_autoptr(MoniacRecovered) held = NULL;
  MoniacWindow *window;
  gboolean taken;

  g_return_if_fail (MONIAC_IS_RECOVERY (self));
  g_return_if_fail (item->draft != NULL && item->load->document != NULL);

  held = moniac_recovered_ref (item);
  window = choose_window (self, item->file);
  taken = is_taken (self, window, item->file);
  moniac_window_show_recovered (window, item->load->document, taken ? NULL : item->file,
                                taken || item->file == NULL ? NULL : moniac_recovered_get_base (item),
                                item->load->problems, g_steal_pointer (&item->draft));
  gtk_window_present (GTK_WINDOW (window));
  remove_item (self, item);
}

void
moniac_recovery_compare (MoniacRecovery  *self,
                         MoniacRecovered *item,
                         GtkWindow       *parent)
{
  g_autoptr(MoniacDocument) empty = moniac_document_new ();
  g_autofree char *name = moniac_recovered_get_name (item);
  MoniacDocument *file_document = item->file_load != NULL ? item->file_load->document : NULL;

  g_return_if_fail (MONIAC_IS_RECOVERY (self));

  if (item->load->document == NULL)
    gtk_window_present (GTK_WINDOW (moniac_problems_dialog_new (parent, item->load->file,
                                                                item->load->problems)));
  else
    gtk_window_present (GTK_WINDOW (
      moniac_compare_window_new (parent, name, _("In the file"),
                                 file_document != NULL ? file_document : empty,
                                 _("Recovered"), item->load->document)));
}

typedef struct
{
  MoniacRecovery *recovery;
  MoniacRecovered *item;
  GtkWindow *parent;
} DiscardRequest;

static void
discard_request_free (DiscardRequest *request)
{
  g_object_unref (request->recovery);
  moniac_recovered_unref (request->item);
  g_clear_object (&request->parent);
  g_free (request);
}

static void
discarded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  DiscardRequest *request = data;
  g_autoptr(GError) error = NULL;

  if (moniac_recovered_discard_finish (result, &error))
    remove_item (request->recovery, request->item);
  else
    moniac_show_error (request->parent, _("Could Not Discard"), error->message);
  g_application_release (G_APPLICATION (request->recovery->application));
  discard_request_free (request);
}

static void
discard_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     DiscardRequest   *request)
{
  if (!g_str_equal (response, "discard") || request->item->draft == NULL)
    {
      discard_request_free (request);
      return;
    }
  g_application_hold (G_APPLICATION (request->recovery->application));
  moniac_recovered_discard_async (request->item, discarded_cb, request);
}

void
moniac_recovery_discard (MoniacRecovery  *self,
                         MoniacRecovered *item,
                         GtkWindow       *parent)
{
  g_autofree char *name = moniac_recovered_get_name (item);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Discard Recovered Changes?"), NULL);
  DiscardRequest *request = g_new0 (DiscardRequest, 1);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("The changes to “%s” that were not saved are lost for good."), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  request->recovery = g_object_ref (self);
  request->item = moniac_recovered_ref (item);
  request->parent = g_object_ref (parent);
  g_signal_connect (dialog, "response", G_CALLBACK (discard_response_cb), request);
  moniac_present_question (dialog, "cancel");
}

static void
moniac_recovery_dispose (GObject *object)
{
  MoniacRecovery *self = MONIAC_RECOVERY (object);

  g_clear_weak_pointer (&self->dialog);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (moniac_recovery_parent_class)->dispose (object);
}

static void
moniac_recovery_class_init (MoniacRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_recovery_dispose;
  signals[CHANGED] = g_signal_new ("changed", MONIAC_TYPE_RECOVERY, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moniac_recovery_init (MoniacRecovery *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_recovered_unref);
}

MoniacRecovery *
moniac_recovery_new (MoniacApplication *application)
{
  MoniacRecovery *self = g_object_new (MONIAC_TYPE_RECOVERY, NULL);

  self->application = application;
  return self;
}

guint
moniac_recovery_get_n (MoniacRecovery *self)
{
  g_return_val_if_fail (MONIAC_IS_RECOVERY (self), 0);

  return self->items->len;
}

MoniacRecovered *
moniac_recovery_get (MoniacRecovery *self,
                     guint           i)
{
  g_return_val_if_fail (MONIAC_IS_RECOVERY (self), NULL);
  g_return_val_if_fail (i < self->items->len, NULL);

  return g_ptr_array_index (self->items, i);
}
