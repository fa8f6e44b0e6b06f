/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens an address from a document, but not before somebody has seen all of it. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "moniac-link-dialog.h"

#include "moniac-file-dialog.h"
#include "moniac-link.h"

/* A longer one is scrolled. */
#define MAX_HEIGHT 240
/* In characters. */
#define LINE 32

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             const char       *address)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "copy"))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (parent)), address);
  else if (g_str_equal (response, "open") && moniac_link_is_allowed (address))
    gtk_show_uri (parent, address, GDK_CURRENT_TIME);
}

/* The host stands out, which tells where it leads, however much is written around it. */
static PangoAttrList *
create_attributes (const char *address)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold;
  gsize start, length;

  /* A hyphen at the end of a line would be read as part of it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (!moniac_link_find_host (address, &start, &length))
    return attributes;
  bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->start_index = start;
  bold->end_index = start + length;
  pango_attr_list_insert (attributes, bold);
  return attributes;
}

static GtkWidget *
create_address (const char *address)
{
  g_autoptr(PangoAttrList) attributes = create_attributes (address);
  GtkWidget *label = gtk_label_new (address);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_widget_add_css_class (label, "monospace");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  /* Else nobody would see that there is more. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  return scroller;
}

void
moniac_link_dialog_ask (GtkWindow  *parent,
                        const char *address)
{
  GtkWidget *dialog;
  char *shown;

  if (!moniac_link_is_allowed (address))
    return;
  shown = moniac_link_to_ascii (address);
  dialog = adw_message_dialog_new (parent, _("Open This Address?"),
                                   _("It was written into the document, and leads out of Moniac."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_address (shown));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "copy", _("_Copy"),
                                    "open", _("_Open"),
                                    NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), shown,
                         (GClosureNotify) (void *) g_free, 0);
  moniac_present_question (dialog, "cancel");
}
