/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the path of a file leads to, remembered with the file. */

#include "config.h"

#include "moniac-real-path.h"

#include <stdlib.h>

static G_DEFINE_QUARK (moniac-real-path, real_path)

void
moniac_real_path_find (GFile *file)
{
  const char *path;
  char *real;

  g_return_if_fail (G_IS_FILE (file));

  path = g_file_peek_path (file);
  real = path != NULL ? realpath (path, NULL) : NULL;
  /* Another thread may be asking: what it gets is a copy. */
  g_object_set_qdata_full (G_OBJECT (file), real_path_quark (), g_strdup (real), g_free);
  free (real);
}

static gpointer
duplicate (gpointer real,
           gpointer data)
{
  return g_strdup (real);
}

/* The path itself where nothing was found, or nobody has looked. */
static char *
get_real_path (GFile *file)
{
  char *real = g_object_dup_qdata (G_OBJECT (file), real_path_quark (), duplicate, NULL);

  return real != NULL ? real : g_file_get_path (file);
}

gboolean
moniac_real_path_is_same (GFile *a,
                          GFile *b)
{
  g_autofree char *path_a = NULL;
  g_autofree char *path_b = NULL;

  g_return_val_if_fail (G_IS_FILE (a), FALSE);
  g_return_val_if_fail (G_IS_FILE (b), FALSE);

  path_a = get_real_path (a);
  path_b = get_real_path (b);
  return g_file_equal (a, b) || (path_a != NULL && g_strcmp0 (path_a, path_b) == 0);
}
