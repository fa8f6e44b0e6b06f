/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: sets up memory, renderer and language, and runs the application. */

#include "config.h"

#include <malloc.h>

#include "moniac-application.h"
#include "moniac-language.h"

/* Frames of an animation are buffers of several megabytes. Returned to the system after every frame, each
 * of their pages would be faulted in again for the next one. */
static void
keep_large_buffers (void)
{
  mallopt (M_MMAP_THRESHOLD, 1 << 30);
  mallopt (M_TRIM_THRESHOLD, 1 << 30);
  mallopt (M_TOP_PAD, 64 << 20);
}

static gboolean
has_gpu (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

/* Without a GPU, GTK would draw through OpenGL in software: twenty times the work for each frame. */
static void
choose_renderer (void)
{
  if (!has_gpu ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(MoniacApplication) application = NULL;

  keep_large_buffers ();
  choose_renderer ();
  moniac_language_init ();

  application = moniac_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
