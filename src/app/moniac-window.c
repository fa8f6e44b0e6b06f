/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, its life cycle: what it is made of, and how its parts follow the workspace. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-window-private.h"

#include "moniac-recent.h"
#include "moniac-shortcuts.h"

#define MAX_RECENT_IN_MENU 10

G_DEFINE_FINAL_TYPE (MoniacWindow, moniac_window, ADW_TYPE_APPLICATION_WINDOW)

static char *
get_document_name (MoniacWindow *self)
{
  GFile *file = moniac_workspace_get_file (self->workspace);

  return file != NULL ? g_file_get_basename (file) : g_strdup (_("Not saved yet"));
}

static void
update_title (MoniacWindow *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  const char *written = moniac_document_get_header (document)->title;
  g_autofree char *name = get_document_name (self);
  g_autofree char *title = NULL;
  g_autofree char *window_title = NULL;

  if (!self->has_document)
    {
      adw_window_title_set_title (self->title, _("Moniac"));
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), _("Moniac"));
      return;
    }
  /* Translators: the mark before the title of a document with unsaved changes, and the title. */
  title = g_strdup_printf (moniac_document_get_modified (document) ? _("• %s") : "%s",
                           written != NULL ? written : _("Untitled Document"));
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, name);
  /* Translators: title of a window: document, then the name of the app. */
  window_title = g_strdup_printf (_("%s — Moniac"), title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
update_step_tooltips (MoniacWindow *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  const char *undo = moniac_document_get_undo_name (document);
  const char *redo = moniac_document_get_redo_name (document);
  /* Translators: %s is the name of a step, such as "Change amount". */
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (_("Undo"));
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (_("Redo"));

  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);
}

/* The list of recent files where there are any, and room for its arrow; and nothing that needs a document without one. */
static void
update_header (MoniacWindow *self)
{
  GtkWidget *wide[] = { self->view_switcher, self->find_button, self->undo_button, self->redo_button };
  gboolean narrow;

  g_object_get (self->breakpoint, "narrow", &narrow, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->open_split_button), self->has_recent && !narrow);
  gtk_widget_set_visible (self->open_button, !self->has_recent || narrow);
  gtk_widget_set_visible (self->panel_button, self->has_document);
  moniac_disk_bar_set_narrow (self->disk_bar, narrow);
  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    gtk_widget_set_visible (wide[i], self->has_document && !narrow);
}

static void
update_pages (MoniacWindow *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  gboolean empty = g_list_model_get_n_items (moniac_document_get_companies (document)) == 0;

  gtk_stack_set_visible_child_name (self->stack, self->has_document ? "document" : "start");
  gtk_stack_set_visible_child_name (self->figure_stack, empty ? "empty" : "figure");
  gtk_widget_set_visible (GTK_WIDGET (self->zoom_controls), !empty);
  update_header (self);
}

static void
document_changed_cb (MoniacWindow *self)
{
  self->changes++;
  update_pages (self);
  update_title (self);
  moniac_window_update_actions (self);
}

static void
modified_cb (MoniacWindow *self)
{
  update_title (self);
  moniac_window_inhibit (self, GTK_APPLICATION_INHIBIT_LOGOUT,
                         moniac_document_get_modified (moniac_workspace_get_document (self->workspace)));
  moniac_window_update_actions (self);
}

static void
steps_cb (MoniacWindow *self)
{
  update_step_tooltips (self);
  moniac_window_update_actions (self);
}

static void
recent_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GPtrArray) recent = moniac_recent_list_finish (result);
  MoniacWindow *self = data;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) section = g_menu_new ();

  /* Cancelled: looked for anew, or the window is gone. */
  if (recent == NULL)
    return;
  for (guint i = 0; i < recent->len; i++)
    {
      const MoniacRecentFile *file = g_ptr_array_index (recent, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (file->name, NULL);

      g_menu_item_set_action_and_target (item, "win.open-file", "s", file->uri);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, _("Recent"), G_MENU_MODEL (section));
  adw_split_button_set_menu_model (self->open_split_button, G_MENU_MODEL (menu));
  self->has_recent = recent->len > 0;
  update_header (self);
}

static void
stop_looking (MoniacWindow *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
update_recent_menu (MoniacWindow *self)
{
  stop_looking (self);
  self->looking = g_cancellable_new ();
  moniac_recent_list_async (MAX_RECENT_IN_MENU, self->looking, recent_cb, self);
}

static void
update_warnings_bar (MoniacWindow *self)
{
  guint n = self->warnings != NULL ? moniac_problems_get_n (self->warnings) : 0;
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("This file opened with %u warning.",
                                    "This file opened with %u warnings.", n), n);
  gtk_label_set_label (self->warnings_label, text);
  gtk_info_bar_set_revealed (self->warnings_bar, n > 0);
}

static void
warnings_response_cb (MoniacWindow *self,
                      int           response)
{
  if (response == GTK_RESPONSE_HELP)
    gtk_window_present (GTK_WINDOW (
      moniac_problems_dialog_new (GTK_WINDOW (self), moniac_workspace_get_file (self->workspace),
                                  self->warnings)));
  else
    gtk_info_bar_set_revealed (self->warnings_bar, FALSE);
}

/* The bar of what is being asked stands in the corner across from the zoom, or above the zoom where both do not fit. */
static gboolean
place_over_figure_cb (GtkOverlay   *overlay,
                      GtkWidget    *child,
                      GdkRectangle *place,
                      gpointer      data)
{
  MoniacWindow *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  int least, bar, bar_height, zoom = 0, zoom_height = 0;

  if (child != GTK_WIDGET (self->inquiry_bar))
    return FALSE;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &bar, NULL, NULL);
  bar = MAX (least, MIN (bar, width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, bar, NULL, &bar_height, NULL, NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self->zoom_controls)))
    {
      gtk_widget_measure (GTK_WIDGET (self->zoom_controls), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &zoom, NULL, NULL);
      gtk_widget_measure (GTK_WIDGET (self->zoom_controls), GTK_ORIENTATION_VERTICAL, -1, NULL, &zoom_height, NULL, NULL);
    }
  *place = (GdkRectangle) {
    gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL ? width - bar : 0,
    height - bar_height - (bar + zoom > width ? zoom_height : 0), bar, bar_height,
  };
  return TRUE;
}

static void
zoom_cb (MoniacWindow *self)
{
  moniac_zoom_controls_set_zoom (self->zoom_controls, moniac_canvas_get_zoom (self->canvas));
}

static void
document_cb (MoniacWindow *self)
{
  g_signal_group_set_target (self->document_signals,
                             moniac_workspace_get_document (self->workspace));
  self->changes++;
  update_pages (self);
  steps_cb (self);
  modified_cb (self);
}

static void
follow_document (MoniacWindow *self)
{
  self->document_signals = g_signal_group_new (MONIAC_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed",
                                  G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::modified",
                                  G_CALLBACK (modified_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::undo-name",
                                  G_CALLBACK (steps_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::redo-name",
                                  G_CALLBACK (steps_cb), self);
}

static void
deleted_cb (MoniacWindow *self,
            const char   *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (safe);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  moniac_toaster_add (self->toaster, toast);
}

static void
follow_workspace (MoniacWindow *self)
{
  MoniacWorkspace *workspace = self->workspace;

  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::file", G_CALLBACK (modified_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::selection",
                           G_CALLBACK (moniac_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (moniac_workspace_get_inquiry (workspace), "notify::trail",
                           G_CALLBACK (moniac_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::arranging",
                           G_CALLBACK (moniac_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "message", G_CALLBACK (moniac_window_toast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "loop-length", moniac_workspace_get_inquiry (workspace), "loop-length",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "loop-cap", moniac_workspace_get_inquiry (workspace), "loop-cap",
                   G_SETTINGS_BIND_GET);
  g_object_bind_property (workspace, "busy", self->spinner, "spinning", G_BINDING_SYNC_CREATE);
  g_object_bind_property (workspace, "busy", self->spinner, "visible", G_BINDING_SYNC_CREATE);
}

static void
create_canvas_and_panel (MoniacWindow *self)
{
  self->canvas = MONIAC_CANVAS (moniac_canvas_new ());
  self->panel = MONIAC_PANEL (moniac_panel_new ());
  adw_bin_set_child (self->canvas_bin, GTK_WIDGET (self->canvas));
  adw_bin_set_child (self->panel_bin, GTK_WIDGET (self->panel));
  moniac_canvas_set_workspace (self->canvas, self->workspace);
  moniac_panel_set_workspace (self->panel, self->workspace);
  moniac_inquiry_bar_set_workspace (self->inquiry_bar, self->workspace);
  moniac_arranging_bar_set_workspace (self->arranging_bar, self->workspace);
  moniac_bottom_bar_set_workspace (self->bottom_bar, self->workspace);
  g_signal_connect_object (self->canvas, "notify::zoom", G_CALLBACK (zoom_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
restore_size (MoniacWindow *self)
{
  int width;
  int height;

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
remember_size (MoniacWindow *self)
{
  int width;
  int height;

  if (moniac_workspace_get_presenting (self->workspace))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
moniac_window_close_request (GtkWindow *window)
{
  MoniacWindow *self = MONIAC_WINDOW (window);

  if (!moniac_window_may_close (self))
    return GDK_EVENT_STOP;
  remember_size (self);
  return GTK_WINDOW_CLASS (moniac_window_parent_class)->close_request (window);
}

static void
cancel_cb (MoniacWindow *self)
{
  moniac_window_cancel_loading (self);
}

static void
moniac_window_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  GTK_WIDGET_CLASS (moniac_window_parent_class)->size_allocate (widget, width, height, baseline);
  moniac_window_tell_opaque (MONIAC_WINDOW (widget));
}

static void
moniac_window_dispose (GObject *object)
{
  MoniacWindow *self = MONIAC_WINDOW (object);

  moniac_window_close_drafts (self);
  moniac_window_inhibit (self, GTK_APPLICATION_INHIBIT_LOGOUT, FALSE);
  moniac_window_inhibit (self, GTK_APPLICATION_INHIBIT_IDLE, FALSE);
  moniac_window_forget_file (self);
  moniac_window_cancel_loading (self);
  g_clear_object (&self->toaster);
  g_clear_object (&self->watched);
  g_clear_weak_pointer (&self->question);
  g_clear_pointer (&self->restoring, moniac_session_window_free);
  stop_looking (self);
  if (self->copying != NULL)
    g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  g_clear_handle_id (&self->pointer_source, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->figure_actions);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->warnings, moniac_problems_unref);
  G_OBJECT_CLASS (moniac_window_parent_class)->dispose (object);
}

static void
moniac_window_finalize (GObject *object)
{
  MoniacWindow *self = MONIAC_WINDOW (object);

  /* Children may still talk to it while they are being disposed of. */
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (moniac_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, MoniacWindow, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (breakpoint);
  BIND (toast_overlay);
  BIND (header_bar);
  BIND (bottom_bar);
  BIND (title);
  BIND (menu_button);
  BIND (open_button);
  BIND (open_split_button);
  BIND (view_switcher);
  BIND (find_button);
  BIND (panel_button);
  BIND (undo_button);
  BIND (redo_button);
  BIND (arranging_bar);
  BIND (inquiry_bar);
  BIND (zoom_controls);
  BIND (spinner);
  BIND (progress_bar);
  BIND (warnings_bar);
  BIND (warnings_label);
  BIND (disk_bar);
  BIND (stack);
  BIND (figure_stack);
  BIND (start_page);
  BIND (flap);
  BIND (canvas_bin);
  BIND (panel_bin);
}

static void
moniac_window_class_init (MoniacWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moniac_window_dispose;
  object_class->finalize = moniac_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = moniac_window_close_request;
  widget_class->size_allocate = moniac_window_size_allocate;

  g_type_ensure (MONIAC_TYPE_ARRANGING_BAR);
  g_type_ensure (MONIAC_TYPE_BREAKPOINT);
  g_type_ensure (MONIAC_TYPE_INQUIRY_BAR);
  g_type_ensure (MONIAC_TYPE_BOTTOM_BAR);
  g_type_ensure (MONIAC_TYPE_DISK_BAR);
  g_type_ensure (MONIAC_TYPE_PROGRESS_BAR);
  g_type_ensure (MONIAC_TYPE_START_PAGE);
  g_type_ensure (MONIAC_TYPE_VIEW_SWITCHER);
  g_type_ensure (MONIAC_TYPE_ZOOM_CONTROLS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, place_over_figure_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, warnings_response_cb);
  moniac_window_install_actions (widget_class);
}

static void
set_menus (MoniacWindow *self)
{
  g_autoptr(GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/moniac/Moniac/moniac-window-menus.ui");

  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (gtk_builder_get_object (builder, "main_menu")));
  moniac_bottom_bar_set_menu (self->bottom_bar,
                              G_MENU_MODEL (gtk_builder_get_object (builder, "figure_menu")));
}

static void
moniac_window_init (MoniacWindow *self)
{
  self->workspace = moniac_workspace_new ();
  self->settings = g_settings_new (MONIAC_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = moniac_toaster_new (self->toast_overlay);
  set_menus (self);

  follow_document (self);
  follow_workspace (self);
  create_canvas_and_panel (self);
  moniac_window_init_figure (self);
  moniac_window_init_actions (self);
  moniac_window_init_backdrop (self);
  moniac_window_init_disk (self);
  moniac_window_init_drafts (self);
  moniac_window_init_drop (self);
  moniac_window_init_present (self);
  gtk_widget_add_controller (GTK_WIDGET (self), moniac_shortcuts_create_controller ());

  restore_size (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (update_recent_menu), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->breakpoint, "notify::narrow", G_CALLBACK (update_header), self,
                           G_CONNECT_SWAPPED);
  update_header (self);
  update_recent_menu (self);
  document_cb (self);
  zoom_cb (self);
}

MoniacWindow *
moniac_window_new (MoniacApplication *application)
{
  return g_object_new (MONIAC_TYPE_WINDOW, "application", application, NULL);
}

MoniacWorkspace *
moniac_window_get_workspace (MoniacWindow *self)
{
  g_return_val_if_fail (MONIAC_IS_WINDOW (self), NULL);

  return self->workspace;
}

gboolean
moniac_window_is_pristine (MoniacWindow *self)
{
  g_return_val_if_fail (MONIAC_IS_WINDOW (self), FALSE);

  return !self->has_document;
}

void
moniac_window_toast (MoniacWindow *self,
                     const char   *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  if (self->toaster != NULL)
    moniac_toaster_add (self->toaster, adw_toast_new (safe));
}

/* Of the file that is open; NULL for none. */
void
moniac_window_take_warnings (MoniacWindow   *self,
                             MoniacProblems *warnings)
{
  g_clear_pointer (&self->warnings, moniac_problems_unref);
  if (warnings != NULL && moniac_problems_get_n (warnings) > 0)
    self->warnings = moniac_problems_ref (warnings);
  update_warnings_bar (self);
}

/* Takes the place of whatever the window showed. */
void
moniac_window_show_document (MoniacWindow   *self,
                             MoniacDocument *document,
                             GFile          *file,
                             GBytes         *bytes,
                             MoniacProblems *warnings)
{
  gboolean first = !self->has_document;

  self->has_document = TRUE;
  if (first)
    {
      moniac_workspace_set_view (self->workspace, g_settings_get_enum (self->settings, "default-view"));
      moniac_workspace_set_playing (self->workspace,
                                    g_settings_get_boolean (self->settings, "play-on-open"));
    }
  moniac_workspace_set_document (self->workspace, document, file, bytes);
  update_pages (self);
  update_title (self);
  moniac_window_take_warnings (self, warnings);
  moniac_window_follow_file (self);
  moniac_window_update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
moniac_window_show_new (MoniacWindow *self)
{
  g_autoptr(MoniacDocument) document = moniac_document_new ();

  g_return_if_fail (MONIAC_IS_WINDOW (self));

  moniac_window_show_document (self, document, NULL, NULL, NULL);
}
