/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyboard shortcuts: one table, from which the accelerators and the shortcuts window both come. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-shortcuts.h"

static const MoniacShortcut table[] = {
  { N_("Documents"), N_("New document"), "app.new", { "<Control>n" } },
  { N_("Documents"), N_("Open"), "win.open", { "<Control>o" } },
  { N_("Documents"), N_("Save"), "win.save", { "<Control>s" } },
  { N_("Documents"), N_("Save as"), "win.save-as", { "<Control><Shift>s" } },
  { N_("Documents"), N_("Export the figure"), "win.export", { "<Control>e" } },
  { N_("Documents"), N_("Close the window"), "win.close", { "<Control>w" } },

  { N_("Editing"), N_("Undo"), "win.undo", { "<Control>z" } },
  { N_("Editing"), N_("Redo"), "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { N_("Editing"), N_("Add company"), "win.add-company", { "<Control><Alt>c" } },
  { N_("Editing"), N_("Add deal"), "win.add-deal", { "<Control><Alt>d" } },
  { N_("Editing"), N_("Edit the selection"), "win.edit-selection", { "F2" } },
  { N_("Editing"), N_("Duplicate the selection"), "win.duplicate", { "<Control>d" } },
  { N_("Editing"), N_("Delete the selection"), "win.delete", { "Delete" }, TRUE },
  { N_("Editing"), N_("Select nothing"), "win.select-none", { "<Control><Shift>a" } },
  { N_("Editing"), N_("Find"), "win.find", { "<Control>f" } },

  { N_("Figure"), N_("Show as a ring"), "figure.view(0)", { "<Control>1" } },
  { N_("Figure"), N_("Show in layers"), "figure.view(1)", { "<Control>2" } },
  { N_("Figure"), N_("Show as a map"), "figure.view(2)", { "<Control>3" } },
  { N_("Figure"), N_("Play or pause"), "figure.play", { "space" }, TRUE },
  { N_("Figure"), N_("Present"), "win.present", { "F5", "F11" } },
  { N_("Figure"), N_("Copy the figure"), "win.copy-figure", { "<Control><Shift>c" } },
  { N_("Figure"), N_("Next loop"), "win.next-loop", { "<Alt>Page_Down" } },
  { N_("Figure"), N_("Previous loop"), "win.previous-loop", { "<Alt>Page_Up" } },
  { N_("Figure"), N_("Follow the money of the selected company"), "win.follow-money", { "<Control>m" } },
  { N_("Figure"), N_("Switch the selection off on trial, or on again"), "win.try-off", { "<Control>t" } },
  { N_("Figure"), N_("Arrange afresh"), "win.arrange-afresh", { "<Control>r" } },
  { N_("Figure"), N_("Cancel arranging"), "win.cancel-arranging", { "Escape" }, TRUE },
  { N_("Figure"), N_("Zoom in"), "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { N_("Figure"), N_("Zoom out"), "win.zoom-out", { "<Control>minus" } },
  { N_("Figure"), N_("Show the whole figure"), "win.zoom-fit", { "<Control>0" } },

  { N_("General"), N_("Side panel"), "win.panel", { "F9" } },
  { N_("General"), N_("Main menu"), "win.menu", { "F10" } },
  { N_("General"), N_("Preferences"), "app.preferences", { "<Control>comma" } },
  { N_("General"), N_("Keyboard shortcuts"), "app.shortcuts", { "<Control>question" } },
  { N_("General"), N_("Quit"), "app.quit", { "<Control>q" } },
};

const MoniacShortcut *
moniac_shortcuts_get_table (int *n_out)
{
  *n_out = G_N_ELEMENTS (table);
  return table;
}

void
moniac_shortcuts_set_accels (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (!table[i].plain)
      gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}

static GtkShortcut *
create_shortcut (const char *accel,
                 const char *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;
  GtkShortcut *shortcut;

  g_action_parse_detailed_name (detailed_action, &name, &target, NULL);
  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accel),
                               gtk_named_action_new (name));
  gtk_shortcut_set_arguments (shortcut, target);
  return shortcut;
}

GtkEventController *
moniac_shortcuts_create_controller (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    for (int j = 0; table[i].plain && table[i].accels[j] != NULL; j++)
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            create_shortcut (table[i].accels[j], table[i].action));
  return controller;
}

static void
append_shortcut (GString              *xml,
                 const MoniacShortcut *shortcut)
{
  g_autofree char *accels = g_strjoinv (" ", (char **) shortcut->accels);
  g_autofree char *text = NULL;

  text = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                  "<property name='title'>%s</property>"
                                  "<property name='accelerator'>%s</property>"
                                  "</object></child>",
                                  _(shortcut->title), accels);
  g_string_append (xml, text);
}

static void
append_groups (GString *xml)
{
  const char *section = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (g_strcmp0 (section, table[i].section) != 0)
        {
          g_autofree char *head = NULL;

          head = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                                          "<property name='title'>%s</property>",
                                          _(table[i].section));
          g_string_append (xml, section != NULL ? "</object></child>" : "");
          g_string_append (xml, head);
          section = table[i].section;
        }
      append_shortcut (xml, &table[i]);
    }
  g_string_append (xml, "</object></child>");
}

/* This version of GTK fills a shortcuts window through GtkBuilder only. */
GtkWindow *
moniac_shortcuts_create_window (void)
{
  g_autoptr(GString) xml = g_string_new (NULL);
  g_autoptr(GtkBuilder) builder = NULL;

  g_string_append (xml,
                   "<interface><object class='GtkShortcutsWindow' id='window'>"
                   "<property name='modal'>1</property>"
                   "<child><object class='GtkShortcutsSection'>"
                   "<property name='section-name'>shortcuts</property>"
                   "<property name='max-height'>12</property>");
  append_groups (xml);
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, xml->len);
  return GTK_WINDOW (gtk_builder_get_object (builder, "window"));
}
