/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that says what this is. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-about.h"

GtkWindow *
moniac_about_present (GtkWindow *parent)
{
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about,
                "application-name", _("Moniac"),
                "application-icon", MONIAC_APP_ID,
                "version", MONIAC_VERSION,
                "developer-name", _("The Moniac contributors"),
                "license-type", GTK_LICENSE_GPL_3_0,
                "copyright", _("© 2026 The Moniac contributors"),
                "comments", _("Moniac shows who pays whom, how much, on whose word, and how much of it "
                              "comes back to where it started. It is named after the water machine "
                              "with which Bill Phillips made the flows of an economy visible in 1949."),
                /* Translators: your name and address, one a line; they are shown in the credits. */
                "translator-credits", _("translator-credits"),
                NULL);
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), parent != NULL);
  gtk_window_present (GTK_WINDOW (about));
  return GTK_WINDOW (about);
}
