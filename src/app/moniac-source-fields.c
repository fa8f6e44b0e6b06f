/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that edit a source, for every place where one is edited. */
#include "config.h"

#include "moniac-source-fields.h"

#include <glib/gi18n.h>

#include "moniac-link-dialog.h"
#include "moniac-link.h"

#define FIELD(name, title, type, step) \
  { #name, title, MONIAC_FIELD_##type, G_STRUCT_OFFSET (MoniacSourceRecord, name), step }

/* To add a field of sources: a line here. */
static const MoniacField fields[] = {
  FIELD (title, N_("Title"), TEXT, N_("Change title of source")),
  FIELD (publisher, N_("Publisher"), TEXT, N_("Change publisher")),
  FIELD (url, N_("Address"), URL, N_("Change address")),
  FIELD (date, N_("Date of the Source"), DATE, N_("Change date of source")),
  FIELD (id, N_("Identifier in the File"), ID, N_("Change identifier")),
};

static const char *
get_url (MoniacForm *form)
{
  GObject *item = moniac_form_get_item (form);

  return item ? moniac_source_get_record (MONIAC_SOURCE (item))->url : NULL;
}

static void
open_cb (GtkWidget  *button,
         MoniacForm *form)
{
  GtkRoot *root = gtk_widget_get_root (button);

  moniac_link_dialog_ask (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, get_url (form));
}

/* The tooltip is the whole address: where the button leads is plain before it is pressed. */
static void
refresh_button_cb (GtkWidget  *button,
                   MoniacForm *form)
{
  const char *url = get_url (form);
  g_autofree char *shown = url ? moniac_link_to_ascii (url) : NULL;
  g_autofree char *label = url ? g_strdup_printf (_("Open %s"), shown) : NULL;

  gtk_widget_set_visible (button, moniac_link_is_allowed (url));
  gtk_widget_set_tooltip_text (button, shown);
  if (label)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
add_open_button (MoniacFieldRow *row,
                 MoniacForm     *form)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("external-link-symbolic");

  gtk_widget_set_visible (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  moniac_field_row_add_suffix (row, button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), form, 0);
  g_signal_connect_object (form, "refresh", G_CALLBACK (refresh_button_cb), button, G_CONNECT_SWAPPED);
}

void
moniac_source_fields_add (AdwExpanderRow *host,
                          MoniacForm     *form)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = moniac_field_row_new (_(fields[i].title), FALSE);

      gtk_widget_set_name (row, fields[i].name);
      adw_expander_row_add_row (host, row);
      moniac_form_bind (form, MONIAC_FIELD_ROW (row), &fields[i]);
      if (fields[i].type == MONIAC_FIELD_URL)
        add_open_button (MONIAC_FIELD_ROW (row), form);
    }
}
