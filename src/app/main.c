/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: sets up memory and language, and runs the application. */

#include "config.h"

#include <locale.h>
#include <malloc.h>

#include <glib/gi18n.h>

#include "moniac-application.h"

/* Frames of an animation are buffers of several megabytes. Returned to the system after every frame, each
 * of their pages would be faulted in again for the next one. */
static void
keep_large_buffers (void)
{
  mallopt (M_MMAP_THRESHOLD, 1 << 30);
  mallopt (M_TRIM_THRESHOLD, 1 << 30);
  mallopt (M_TOP_PAD, 64 << 20);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(MoniacApplication) application = NULL;

  keep_large_buffers ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, MONIAC_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = moniac_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
