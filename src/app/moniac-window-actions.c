/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, its actions: what each does, and which of them make sense at the moment. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-window-private.h"

#include "moniac-export-dialog.h"
#include "moniac-pool-dialog.h"

typedef void (*WindowFunc) (MoniacWindow *self);

static void
undo (MoniacWindow *self)
{
  moniac_document_undo (moniac_workspace_get_document (self->workspace));
}

static void
redo (MoniacWindow *self)
{
  moniac_document_redo (moniac_workspace_get_document (self->workspace));
}

static void
find (MoniacWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  moniac_panel_start_search (self->panel);
}

static void
toggle_panel (MoniacWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
edit_selection (MoniacWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  moniac_panel_edit_selection (self->panel);
}

static void
add_company (MoniacWindow *self)
{
  moniac_workspace_add_company (self->workspace, NULL);
  edit_selection (self);
}

/* From the company that is selected, or the first, to the outside: the editor changes both. */
static void
add_deal (MoniacWindow *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  GObject *selection = moniac_workspace_get_selection (self->workspace);
  g_autoptr(MoniacCompany) payer = NULL;

  if (MONIAC_IS_COMPANY (selection))
    payer = MONIAC_COMPANY (g_object_ref (selection));
  else
    payer = g_list_model_get_item (moniac_document_get_companies (document), 0);
  moniac_workspace_add_deal (self->workspace, payer, NULL);
  edit_selection (self);
}

static void
duplicate (MoniacWindow *self)
{
  moniac_workspace_duplicate (self->workspace);
}

static void
delete_selection (MoniacWindow *self)
{
  moniac_workspace_delete (self->workspace);
}

static void
select_none (MoniacWindow *self)
{
  moniac_workspace_set_selection (self->workspace, NULL);
}

static void
next_loop (MoniacWindow *self)
{
  moniac_inquiry_step_loop (moniac_workspace_get_inquiry (self->workspace), 1);
}

static void
previous_loop (MoniacWindow *self)
{
  moniac_inquiry_step_loop (moniac_workspace_get_inquiry (self->workspace), -1);
}

static void
show_trials (MoniacWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  moniac_panel_show_trials (self->panel);
}

static void
try_off (MoniacWindow *self)
{
  moniac_workspace_toggle_off (self->workspace, NULL);
}

static void
try_amount (MoniacWindow *self)
{
  MoniacDeal *deal = MONIAC_DEAL (moniac_workspace_get_selection (self->workspace));
  const char *id = moniac_deal_get_record (deal)->id;

  moniac_workspace_try_amount (self->workspace, id);
  adw_flap_set_reveal_flap (self->flap, TRUE);
  moniac_panel_edit_trial (self->panel, MONIAC_TRIAL_AMOUNT, id);
}

static void
try_share (MoniacWindow *self)
{
  MoniacCompany *company = MONIAC_COMPANY (moniac_workspace_get_selection (self->workspace));
  const char *id = moniac_company_get_record (company)->id;

  moniac_workspace_try_share (self->workspace, id);
  adw_flap_set_reveal_flap (self->flap, TRUE);
  moniac_panel_edit_trial (self->panel, MONIAC_TRIAL_SHARE, id);
}

/* Once more ends it: by then nothing may be selected. */
static void
follow_money (MoniacWindow *self)
{
  MoniacInquiry *inquiry = moniac_workspace_get_inquiry (self->workspace);
  GObject *selection = moniac_workspace_get_selection (self->workspace);

  if (moniac_inquiry_get_trail (inquiry) != NULL || !MONIAC_IS_COMPANY (selection))
    moniac_inquiry_follow (inquiry, NULL);
  else
    moniac_inquiry_follow (inquiry, moniac_company_get_record (MONIAC_COMPANY (selection))->id);
}

static void
zoom_in (MoniacWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.zoom-in", NULL);
}

static void
zoom_out (MoniacWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.zoom-out", NULL);
}

static void
zoom_fit (MoniacWindow *self)
{
  moniac_canvas_zoom_to_fit (self->canvas);
}

static void
exported_cb (MoniacWindow *self,
             GFile        *file)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_("Exported “%s”"), name);

  moniac_window_toast (self, text);
}

static void
export_figure (MoniacWindow *self)
{
  MoniacExportDialog *dialog;

  moniac_panel_commit (self->panel);
  dialog = moniac_export_dialog_new (GTK_WINDOW (self), self->workspace);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
arrange_afresh (MoniacWindow *self)
{
  moniac_workspace_arrange_afresh (self->workspace);
}

static void
cancel_arranging (MoniacWindow *self)
{
  moniac_workspace_cancel_arranging (self->workspace);
}

static void
pool (MoniacWindow *self)
{
  moniac_pool_dialog_show (GTK_WINDOW (self), self->workspace);
}

static void
toggle_presenting (MoniacWindow *self)
{
  moniac_window_set_presenting (self, !moniac_workspace_get_presenting (self->workspace));
}

static void
close_window (MoniacWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_menu (MoniacWindow *self)
{
  gtk_menu_button_popup (self->menu_button);
}

/* What an action needs before it makes sense. */
typedef enum
{
  NEEDS_NOTHING = 0,
  NEEDS_DOCUMENT = 1 << 0,
  NEEDS_FIGURE = 1 << 1,       /* a document with companies */
  NEEDS_SELECTION = 1 << 2,
  NEEDS_FILE = 1 << 3,
  NEEDS_CHANGES = 1 << 4,      /* that a file does not have */
  NEEDS_UNDO = 1 << 5,
  NEEDS_REDO = 1 << 6,
  NEEDS_CHROME = 1 << 7,       /* not while presenting */
  NEEDS_COMPANY = 1 << 8,      /* that is selected */
  NEEDS_MONEY = 1 << 9,        /* a deal that is selected */
  NEEDS_ARRANGING = 1 << 11,   /* a figure that is not on show yet */
  NEEDS_TO_FOLLOW = 1 << 10,   /* a company that is selected, or that is being followed */
} ActionNeeds;

static const struct
{
  const char *name;
  WindowFunc func;
  ActionNeeds needs;
} actions[] = {
  { "win.open", moniac_window_choose_file, NEEDS_NOTHING },
  { "win.save", moniac_window_save, NEEDS_DOCUMENT | NEEDS_CHANGES },
  { "win.save-as", moniac_window_save_as, NEEDS_DOCUMENT },
  { "win.revert", moniac_window_ask_revert, NEEDS_DOCUMENT | NEEDS_FILE | NEEDS_CHANGES },
  { "win.close", close_window, NEEDS_NOTHING },
  { "win.undo", undo, NEEDS_DOCUMENT | NEEDS_UNDO },
  { "win.redo", redo, NEEDS_DOCUMENT | NEEDS_REDO },
  { "win.find", find, NEEDS_DOCUMENT | NEEDS_CHROME },
  { "win.panel", toggle_panel, NEEDS_DOCUMENT | NEEDS_CHROME },
  { "win.add-company", add_company, NEEDS_DOCUMENT | NEEDS_CHROME },
  { "win.add-deal", add_deal, NEEDS_FIGURE | NEEDS_CHROME },
  { "win.edit-selection", edit_selection, NEEDS_SELECTION | NEEDS_CHROME },
  { "win.duplicate", duplicate, NEEDS_SELECTION },
  { "win.delete", delete_selection, NEEDS_SELECTION },
  { "win.select-none", select_none, NEEDS_SELECTION },
  { "win.next-loop", next_loop, NEEDS_FIGURE },
  { "win.previous-loop", previous_loop, NEEDS_FIGURE },
  { "win.follow-money", follow_money, NEEDS_TO_FOLLOW },
  { "win.show-trials", show_trials, NEEDS_DOCUMENT | NEEDS_CHROME },
  { "win.try-off", try_off, NEEDS_SELECTION },
  { "win.try-amount", try_amount, NEEDS_MONEY | NEEDS_CHROME },
  { "win.try-share", try_share, NEEDS_COMPANY | NEEDS_CHROME },
  { "win.zoom-in", zoom_in, NEEDS_FIGURE },
  { "win.zoom-out", zoom_out, NEEDS_FIGURE },
  { "win.zoom-fit", zoom_fit, NEEDS_FIGURE },
  { "win.arrange-afresh", arrange_afresh, NEEDS_FIGURE },
  { "win.cancel-arranging", cancel_arranging, NEEDS_FIGURE | NEEDS_ARRANGING },
  { "win.export", export_figure, NEEDS_FIGURE | NEEDS_CHROME },
  { "win.pool", pool, NEEDS_FIGURE | NEEDS_CHROME },
  { "win.copy-figure", moniac_window_copy_figure, NEEDS_FIGURE },
  { "win.present", toggle_presenting, NEEDS_FIGURE },
  { "win.menu", show_menu, NEEDS_CHROME },
};

static void
activate_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].func (MONIAC_WINDOW (widget));
}

/* "win.open-file" and "win.open-sample": the parameter is an address. */
static void
activate_open (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  moniac_window_open_file (MONIAC_WINDOW (widget), file, g_str_equal (name, "win.open-sample"));
}

void
moniac_window_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "win.open-file", "s", activate_open);
  gtk_widget_class_install_action (widget_class, "win.open-sample", "s", activate_open);
}

static void
add_property_action (MoniacWindow *self,
                     const char   *name,
                     gpointer      object,
                     const char   *property)
{
  g_autoptr(GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self->figure_actions), G_ACTION (action));
}

static void
add_settings_action (MoniacWindow *self,
                     const char   *key)
{
  g_autoptr(GAction) action = g_settings_create_action (self->settings, key);

  g_action_map_add_action (G_ACTION_MAP (self->figure_actions), action);
}

/* Actions with a state, all about how the figure looks; the group is there while there is a figure. */
void
moniac_window_init_actions (MoniacWindow *self)
{
  self->figure_actions = g_simple_action_group_new ();
  add_property_action (self, "view", self->workspace, "view");
  add_property_action (self, "play", self->workspace, "playing");
  add_property_action (self, "talks", self->workspace, "talks");
  add_property_action (self, "tones", self->workspace, "tones");
  add_property_action (self, "mark-most", self->workspace, "mark-most");
  add_property_action (self, "basis", self->workspace, "basis");
  add_settings_action (self, "theme");
  add_settings_action (self, "show-title");
  add_settings_action (self, "show-legend");
  add_settings_action (self, "show-notes");
}

static ActionNeeds
what_is_selected (MoniacWindow *self)
{
  GObject *selection = moniac_workspace_get_selection (self->workspace);
  ActionNeeds there = NEEDS_NOTHING;

  if (selection != NULL)
    there |= NEEDS_SELECTION;
  if (MONIAC_IS_COMPANY (selection))
    there |= NEEDS_COMPANY;
  if (MONIAC_IS_DEAL (selection) && moniac_kind_is_money (moniac_deal_get_record (MONIAC_DEAL (selection))->kind))
    there |= NEEDS_MONEY;
  if (MONIAC_IS_COMPANY (selection) ||
      moniac_inquiry_get_trail (moniac_workspace_get_inquiry (self->workspace)) != NULL)
    there |= NEEDS_TO_FOLLOW;
  return there;
}

static ActionNeeds
what_is_there (MoniacWindow *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  GFile *file = moniac_workspace_get_file (self->workspace);
  ActionNeeds there = NEEDS_NOTHING;

  if (!moniac_workspace_get_presenting (self->workspace))
    there |= NEEDS_CHROME;
  if (!self->has_document)
    return there;
  there |= NEEDS_DOCUMENT;
  if (g_list_model_get_n_items (moniac_document_get_companies (document)) > 0)
    there |= NEEDS_FIGURE;
  there |= what_is_selected (self);
  if (moniac_workspace_is_arranging (self->workspace))
    there |= NEEDS_ARRANGING;
  if (file != NULL)
    there |= NEEDS_FILE;
  if (file == NULL || moniac_document_get_modified (document))
    there |= NEEDS_CHANGES;
  if (moniac_document_get_undo_name (document) != NULL)
    there |= NEEDS_UNDO;
  if (moniac_document_get_redo_name (document) != NULL)
    there |= NEEDS_REDO;
  return there;
}

void
moniac_window_update_actions (MoniacWindow *self)
{
  ActionNeeds there = what_is_there (self);
  gboolean has_figure = (there & NEEDS_FIGURE) != 0;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   (actions[i].needs & ~there) == 0);
  if (has_figure != self->has_figure_actions)
    gtk_widget_insert_action_group (GTK_WIDGET (self), "figure",
                                    has_figure ? G_ACTION_GROUP (self->figure_actions) : NULL);
  self->has_figure_actions = has_figure;
}
