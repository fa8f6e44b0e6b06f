/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, and what the session must not do meanwhile: end while there are unsaved changes, or go dark while a figure is
 * being presented. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-window-private.h"

static guint *
get_cookie (MoniacWindow               *self,
            GtkApplicationInhibitFlags  what)
{
  return what == GTK_APPLICATION_INHIBIT_IDLE ? &self->idle_cookie : &self->logout_cookie;
}

static const char *
get_reason (GtkApplicationInhibitFlags what)
{
  return what == GTK_APPLICATION_INHIBIT_IDLE ? _("A figure is being presented.")
                                              : _("A document has unsaved changes.");
}

/* Also for a window that is on its way out and belongs to no application any more: the session would wait for ever. */
void
moniac_window_inhibit (MoniacWindow               *self,
                       GtkApplicationInhibitFlags  what,
                       gboolean                    inhibited)
{
  GApplication *application = g_application_get_default ();
  guint *cookie = get_cookie (self, what);

  if (!GTK_IS_APPLICATION (application) || inhibited == (*cookie != 0))
    return;
  if (inhibited)
    *cookie = gtk_application_inhibit (GTK_APPLICATION (application), GTK_WINDOW (self), what, get_reason (what));
  else
    {
      gtk_application_uninhibit (GTK_APPLICATION (application), *cookie);
      *cookie = 0;
    }
}
