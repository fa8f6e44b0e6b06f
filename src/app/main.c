/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: sets up memory, renderer and language, and runs the application. */

#include "config.h"

#include "moniac-application.h"
#include "moniac-language.h"
#include "moniac-platform.h"
#include "moniac-worker.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(MoniacApplication) application = NULL;
  int status;

  moniac_platform_keep_large_buffers ();
  moniac_platform_choose_renderer ();
  moniac_language_init ();

  application = moniac_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  moniac_worker_wait ();
  return status;
}
