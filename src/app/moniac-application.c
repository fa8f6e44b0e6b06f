/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one process, one window a document, and what belongs to all of them. */

#include "config.h"

#include <signal.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "moniac-window-private.h"

#include "moniac-about.h"
#include "moniac-preferences.h"
#include "moniac-real-path.h"
#include "moniac-recovery.h"
#include "moniac-session-keeper.h"
#include "moniac-shortcuts.h"

struct _MoniacApplication
{
  AdwApplication parent_instance;

  MoniacRecovery *recovery;
  MoniacSessionKeeper *session;
  gboolean looked_back;           /* for what the last session has left */
};

G_DEFINE_FINAL_TYPE (MoniacApplication, moniac_application, ADW_TYPE_APPLICATION)

/* What a window works on, or is going to; NULL where that has no file, or is something else. */
static GFile *
get_file_of (gpointer window)
{
  GFile *file;

  if (!MONIAC_IS_WINDOW (window))
    return NULL;
  file = moniac_workspace_get_file (moniac_window_get_workspace (window));
  if (file == NULL && moniac_window_is_pristine (window))
    file = MONIAC_WINDOW (window)->loading_file;
  return file;
}

MoniacWindow *
moniac_application_find_window (MoniacApplication *self,
                                GFile             *file)
{
  GList *windows;

  g_return_val_if_fail (MONIAC_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  windows = gtk_application_get_windows (GTK_APPLICATION (self));
  for (GList *l = windows; l != NULL; l = l->next)
    {
      GFile *other = get_file_of (l->data);

      if (other != NULL && moniac_real_path_is_same (file, other))
        return l->data;
    }
  return NULL;
}

GPtrArray *
moniac_application_list_files (MoniacApplication *self,
                               MoniacWindow      *except)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MONIAC_IS_APPLICATION (self), files);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      GFile *file = get_file_of (l->data);

      if (file != NULL && l->data != except)
        g_ptr_array_add (files, g_object_ref (file));
    }
  return files;
}

static MoniacWindow *
find_active_window (MoniacApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (MONIAC_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static MoniacWindow *
present_new_window (MoniacApplication *self)
{
  MoniacWindow *window = moniac_window_new (self);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

MoniacWindow *
moniac_application_get_free_window (MoniacApplication *self)
{
  MoniacWindow *active = find_active_window (self);

  if (active != NULL && moniac_window_is_pristine (active) && active->loading == NULL)
    return active;
  return present_new_window (self);
}

static MoniacWindow *
get_window_for_file (MoniacApplication *self)
{
  MoniacWindow *before = find_active_window (self);
  MoniacWindow *window = moniac_application_get_free_window (self);

  window->came_for_file = window != before;
  return window;
}

void
moniac_application_open_file (MoniacApplication *self,
                              GFile             *file)
{
  MoniacWindow *window;

  g_return_if_fail (MONIAC_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  window = moniac_application_find_window (self, file);
  /* One that is just reading it begins anew, since it may have been changed. */
  if (window == NULL || moniac_window_is_pristine (window))
    {
      if (window == NULL)
        window = get_window_for_file (self);
      moniac_window_open_file (window, file, FALSE);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  moniac_window_show_new (moniac_application_get_free_window (data));
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  present_new_window (data);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  MoniacWindow *window = find_active_window (data);

  if (window == NULL)
    window = present_new_window (data);
  moniac_window_choose_file (window);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  gtk_window_present (GTK_WINDOW (
    moniac_preferences_new (gtk_application_get_active_window (data))));
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  GtkWindow *shortcuts = moniac_shortcuts_create_window ();

  gtk_window_set_transient_for (shortcuts, gtk_application_get_active_window (data));
  gtk_window_present (shortcuts);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  moniac_about_present (gtk_application_get_active_window (data));
}

/* Every window may ask about its changes; the application ends with its last window. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (data));

  moniac_session_keeper_end (MONIAC_APPLICATION (data)->session);
  for (GList *l = windows; l != NULL; l = l->next)
    if (MONIAC_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
recover_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  moniac_recovery_present (MONIAC_APPLICATION (data)->recovery);
}

static const GActionEntry actions[] = {
  { "new", new_cb },
  { "new-window", new_window_cb },
  { "open", open_cb },
  { "preferences", preferences_cb },
  { "shortcuts", shortcuts_cb },
  { "about", about_cb },
  { "recover", recover_cb },
  { "quit", quit_cb },
};

static void
update_recover (MoniacApplication *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "recover");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), moniac_recovery_get_n (self->recovery) > 0);
}

void
moniac_application_stay (MoniacApplication *self)
{
  g_return_if_fail (MONIAC_IS_APPLICATION (self));

  moniac_session_keeper_go_on (self->session);
}

/* The session is about to end. Every window with unsaved changes asks about them and holds the session up until there is an
 * answer; which may never come, so the drafts are brought up to date as well. */
static void
query_end_cb (MoniacApplication *self)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  moniac_session_keeper_end (self->session);
  for (GList *l = windows; l != NULL; l = l->next)
    if (MONIAC_IS_WINDOW (l->data))
      {
        moniac_window_ask_about_changes (l->data);
        moniac_draft_keeper_flush (MONIAC_WINDOW (l->data)->drafts);
      }
}

/* Who ends the program from outside, as a session that does not ask, gets no answer but a draft. */
static gboolean
terminated_cb (gpointer data)
{
  g_application_quit (data);
  return G_SOURCE_CONTINUE;
}

static void
moniac_application_startup (GApplication *application)
{
  MoniacApplication *self = MONIAC_APPLICATION (application);

  G_APPLICATION_CLASS (moniac_application_parent_class)->startup (application);

  g_set_application_name (_("Moniac"));
  gtk_window_set_default_icon_name (MONIAC_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  moniac_shortcuts_set_accels (GTK_APPLICATION (application));
  self->recovery = moniac_recovery_new (self);
  self->session = moniac_session_keeper_new (self);
  g_signal_connect_object (self->recovery, "changed", G_CALLBACK (update_recover), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "query-end", G_CALLBACK (query_end_cb), NULL);
  g_unix_signal_add (SIGTERM, terminated_cb, self);
  g_unix_signal_add (SIGHUP, terminated_cb, self);
  g_unix_signal_add (SIGINT, terminated_cb, self);
  update_recover (self);
}

static gboolean
is_writing (MoniacApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (MONIAC_IS_WINDOW (l->data)
        && (MONIAC_WINDOW (l->data)->saving || moniac_draft_keeper_is_running (MONIAC_WINDOW (l->data)->drafts)))
      return TRUE;
  return FALSE;
}

/* However it ends: what is being saved gets to the disk, and what is not gets into its draft. */
static void
moniac_application_shutdown (GApplication *application)
{
  MoniacApplication *self = MONIAC_APPLICATION (application);
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (MONIAC_IS_WINDOW (l->data))
      {
        /* Else the window would take its draft along: nothing in its document needs one. */
        moniac_panel_commit (MONIAC_WINDOW (l->data)->panel);
        moniac_draft_keeper_flush (MONIAC_WINDOW (l->data)->drafts);
      }
  while (is_writing (self))
    g_main_context_iteration (NULL, TRUE);
  G_APPLICATION_CLASS (moniac_application_parent_class)->shutdown (application);
}

/* Once, at the start: drafts always; documents only where no others were asked for. */
static void
look_back (MoniacApplication *self,
           gboolean           restore)
{
  if (self->looked_back)
    return;
  self->looked_back = TRUE;
  if (restore)
    moniac_session_keeper_restore (self->session);
  moniac_recovery_look (self->recovery);
}

static void
moniac_application_activate (GApplication *application)
{
  MoniacWindow *window = find_active_window (MONIAC_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    present_new_window (MONIAC_APPLICATION (application));
  look_back (MONIAC_APPLICATION (application), TRUE);
}

static void
moniac_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    moniac_application_open_file (MONIAC_APPLICATION (application), files[i]);
  look_back (MONIAC_APPLICATION (application), FALSE);
}

static void
moniac_application_dispose (GObject *object)
{
  MoniacApplication *self = MONIAC_APPLICATION (object);

  g_clear_object (&self->recovery);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (moniac_application_parent_class)->dispose (object);
}

static void
moniac_application_class_init (MoniacApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_application_dispose;
  application_class->startup = moniac_application_startup;
  application_class->shutdown = moniac_application_shutdown;
  application_class->activate = moniac_application_activate;
  application_class->open = moniac_application_open;
}

static const GOptionEntry options[] = {
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
  { NULL }
};

static int
handle_options_cb (GApplication *application,
                   GVariantDict *found,
                   gpointer      data)
{
  if (!g_variant_dict_contains (found, "version"))
    return -1;
  g_print ("moniac %s\n", MONIAC_VERSION);
  return EXIT_SUCCESS;
}

static void
moniac_application_init (MoniacApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, _("[FILE…]"));
  g_signal_connect (self, "handle-local-options", G_CALLBACK (handle_options_cb), NULL);
}

MoniacApplication *
moniac_application_new (void)
{
  return g_object_new (MONIAC_TYPE_APPLICATION,
                       "application-id", MONIAC_APP_ID,
                       "resource-base-path", "/io/github/moniac/Moniac",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "register-session", TRUE,
                       NULL);
}
