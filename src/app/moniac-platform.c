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

void
moniac_platform_choose_renderer (void)
{
  if (!has_gpu ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}
