/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program arranges with the system before anything else runs. */
#include "config.h"

#include <malloc.h>

#include <glib.h>

#include "moniac-platform.h"

void
moniac_platform_keep_large_buffers (void)
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

/* Even the cairo renderer has GDK look for OpenGL, which without a GPU loads a whole compiler: a tenth of a
 * second and fifty megabytes. */
static void
leave_out_opengl (void)
{
  const char *wishes = g_getenv ("GDK_DEBUG");
  g_autofree char *more = g_strconcat (wishes ? wishes : "", wishes ? "," : "", "gl-disable", NULL);

  g_setenv ("GDK_DEBUG", more, TRUE);
}

void
moniac_platform_choose_renderer (void)
{
  if (!has_gpu ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    leave_out_opengl ();
}
