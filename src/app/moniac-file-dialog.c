/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs that ask for files, and those that ask a question. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-file-dialog.h"

#include "moniac-deal-file.h"
#include "moniac-exists.h"

/* How long a disk may take to say whether something is there, in milliseconds. */
#define PATIENCE 500

typedef struct
{
  GtkFileChooserNative *chooser;
  GtkWindow *parent;
  GFile *folder;           /* to start in */
  GFile *chosen;
  char *name;              /* to suggest, or NULL */
  char *suffix;
  const char *folder_key;
  MoniacFileFunc callback;
  gpointer data;
} FileRequest;

static void
file_request_free (FileRequest *request)
{
  g_clear_object (&request->chooser);
  g_clear_object (&request->parent);
  g_clear_object (&request->folder);
  g_clear_object (&request->chosen);
  g_free (request->name);
  g_free (request->suffix);
  g_free (request);
}

static void
remember_folder (const char *key,
                 GFile      *file)
{
  g_autoptr(GSettings) settings = g_settings_new (MONIAC_APP_ID);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (settings, key, uri);
}

static void
answer (FileRequest *request)
{
  if (request->chosen != NULL)
    remember_folder (request->folder_key, request->chosen);
  request->callback (request->chosen, request->data);
  file_request_free (request);
}

/* Where one file lies, or where the last one of this kind was. */
static GFile *
get_start_folder (GFile      *near_file,
                  const char *key)
{
  g_autoptr(GSettings) settings = g_settings_new (MONIAC_APP_ID);
  g_autofree char *uri = g_settings_get_string (settings, key);

  if (near_file != NULL)
    return g_file_get_parent (near_file);
  return *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
}

/* Its window was closed while a disk was asked. */
static gboolean
is_over (FileRequest *request)
{
  return gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (request->chooser)) == NULL;
}

static void
show (FileRequest *request)
{
  if (is_over (request))
    {
      answer (request);
      return;
    }
  if (request->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (request->chooser), request->name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (request->chooser));
}

static void
folder_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  FileRequest *request = data;

  if (moniac_exists_finish (result, FALSE))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (request->chooser), request->folder, NULL);
  show (request);
}

static void
show_in_folder (FileRequest *request,
                GFile       *near_file)
{
  request->folder = get_start_folder (near_file, request->folder_key);
  if (request->folder != NULL)
    moniac_exists_async (request->folder, PATIENCE, folder_cb, request);
  else
    show (request);
}

/* AdwMessageDialog gives the focus to the first answer, which in a narrow window is the one that destroys something. */
static void
focus_default_cb (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, gtk_window_get_default_widget (dialog));
}

void
moniac_present_question (GtkWidget  *dialog,
                         const char *safe)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), safe);
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (focus_default_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  focus_default_cb (GTK_WINDOW (dialog));
}

static void
replace_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     FileRequest      *request)
{
  if (!g_str_equal (response, "replace"))
    g_clear_object (&request->chosen);
  answer (request);
}

/* The file dialog asked about the name that was typed; this one is about the name with its suffix. */
static void
ask_to_replace (FileRequest *request)
{
  g_autofree char *name = g_file_get_basename (request->chosen);
  GtkWidget *dialog = adw_message_dialog_new (request->parent, _("Replace File?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("There is a file named “%s” in this folder. "
                                    "Replacing it overwrites what it holds."), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"), "replace", _("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (replace_response_cb), request);
  moniac_present_question (dialog, "cancel");
}

GFile *
moniac_file_with_suffix (GFile      *file,
                         const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *longer = NULL;
  g_autoptr(GFile) folder = NULL;

  if (g_str_has_suffix (lower, suffix))
    return g_object_ref (file);
  /* A plain ".json" is a deal file too. */
  if (g_str_has_suffix (suffix, ".json") && g_str_has_suffix (lower, ".json"))
    return g_object_ref (file);
  longer = g_strconcat (name, suffix, NULL);
  folder = g_file_get_parent (file);
  return g_file_get_child (folder, longer);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  FileRequest *request = data;
  /* Who asks once too often loses nothing. */
  gboolean exists = moniac_exists_finish (result, TRUE);

  if (is_over (request))
    g_clear_object (&request->chosen);
  if (exists && request->chosen != NULL)
    ask_to_replace (request);
  else
    answer (request);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             FileRequest     *request)
{
  g_autoptr(GFile) typed = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    typed = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (typed == NULL || request->suffix == NULL)
    {
      request->chosen = g_steal_pointer (&typed);
      answer (request);
      return;
    }
  request->chosen = moniac_file_with_suffix (typed, request->suffix);
  if (!g_file_equal (typed, request->chosen))
    moniac_exists_async (request->chosen, PATIENCE, chosen_cb, request);
  else
    answer (request);
}

static void
add_filter (GtkFileChooser     *chooser,
            const char         *name,
            const char * const *patterns)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *patterns != NULL; patterns++)
    gtk_file_filter_add_pattern (filter, *patterns);
  gtk_file_chooser_add_filter (chooser, filter);
}

static FileRequest *
request_new (GtkWindow            *parent,
             const char           *title,
             GtkFileChooserAction  action,
             const char           *accept,
             const char           *folder_key,
             MoniacFileFunc        callback,
             gpointer              data)
{
  FileRequest *request = g_new0 (FileRequest, 1);

  request->chooser = gtk_file_chooser_native_new (title, parent, action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (request->chooser), TRUE);
  request->parent = g_object_ref (parent);
  request->folder_key = folder_key;
  request->callback = callback;
  request->data = data;
  g_signal_connect (request->chooser, "response", G_CALLBACK (response_cb), request);
  return request;
}

void
moniac_file_dialog_open (GtkWindow      *parent,
                         const char     *folder_key,
                         MoniacFileFunc  callback,
                         gpointer        data)
{
  static const char * const deals[] = { "*.deals.json", "*.json", NULL };
  static const char * const others[] = {
    "*.csv", "*.tsv", "*.tab", "*.json", "*.gexf", "*.graphml", "*.skm", "*.txt", NULL
  };
  static const char * const all[] = { "*", NULL };
  FileRequest *request = request_new (parent, _("Open"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                                      folder_key, callback, data);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (request->chooser);

  add_filter (chooser, _("Deal files"), deals);
  add_filter (chooser, _("Tables and graphs of other programs"), others);
  add_filter (chooser, _("All files"), all);
  show_in_folder (request, NULL);
}

void
moniac_file_dialog_save (GtkWindow      *parent,
                         const char     *title,
                         const char     *name,
                         GFile          *near_file,
                         const char     *suffix,
                         const char     *filter_name,
                         const char     *folder_key,
                         MoniacFileFunc  callback,
                         gpointer        data)
{
  FileRequest *request = request_new (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                      folder_key, callback, data);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (request->chooser);
  g_autofree char *pattern = g_strconcat ("*", suffix, NULL);

  request->suffix = g_strdup (suffix);
  add_filter (chooser, filter_name,
              (const char * const []) { pattern, g_str_has_suffix (suffix, ".json") ? "*.json" : NULL, NULL });
  request->name = g_strdup (name);
  show_in_folder (request, near_file);
}

GtkWindow *
moniac_show_error (GtkWindow  *parent,
                   const char *heading,
                   const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}
