/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target on files: the seeds, and whatever once made it fail. Folders are taken whole.
 * Usage: replay-TARGET FILE-OR-FOLDER… */
#include "moniac-fuzz.h"

#include <stdlib.h>

static int n_files;

/* In memory of just that size, so that reading past the end shows. */
static void
replay_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  uint8_t *data;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  g_test_message ("%s", path);
  data = malloc (length > 0 ? length : 1);
  for (gsize i = 0; i < length; i++)
    data[i] = (uint8_t) text[i];
  LLVMFuzzerTestOneInput (data, length);
  free (data);
  n_files++;
}

static void
replay (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      replay_file (path);
      return;
    }
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      replay (child);
    }
}

static void
test_replay (gconstpointer data)
{
  const char * const *paths = data;

  for (int i = 0; paths[i] != NULL; i++)
    replay (paths[i]);
  g_test_message ("%d files", n_files);
  g_assert_cmpint (n_files, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/fuzz/replay", argv + 1, test_replay);
  return g_test_run ();
}
