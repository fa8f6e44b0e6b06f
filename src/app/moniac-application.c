/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one process, one window a document, and what belongs to all of them. */

#include "config.h"

#include "moniac-application.h"

#include "moniac-window.h"

struct _MoniacApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (MoniacApplication, moniac_application, ADW_TYPE_APPLICATION)

static void
moniac_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (moniac_window_new (MONIAC_APPLICATION (application))));
}

static void
moniac_application_class_init (MoniacApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = moniac_application_activate;
}

static void
moniac_application_init (MoniacApplication *self)
{
}

MoniacApplication *
moniac_application_new (void)
{
  return g_object_new (MONIAC_TYPE_APPLICATION,
                       "application-id", MONIAC_APP_ID,
                       "resource-base-path", "/io/github/moniac/Moniac",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
