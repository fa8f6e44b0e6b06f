/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing files in a worker thread. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-write.h"

#include "moniac-save.h"

typedef struct
{
  GFile *file;
  GBytes *bytes;
  GBytes *expected;
} WriteJob;

static void
write_job_free (WriteJob *job)
{
  g_object_unref (job->file);
  g_bytes_unref (job->bytes);
  g_clear_pointer (&job->expected, g_bytes_unref);
  g_free (job);
}

static void
write_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  WriteJob *job = task_data;
  const char *path = g_file_peek_path (job->file);
  GError *error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _("Moniac can only write to folders of this computer."));
  else if (moniac_save (path, job->bytes, job->expected, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
moniac_write_async (GFile               *file,
                    GBytes              *bytes,
                    GBytes              *expected,
                    GAsyncReadyCallback  callback,
                    gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, data);
  WriteJob *job = g_new0 (WriteJob, 1);

  job->file = g_object_ref (file);
  job->bytes = g_bytes_ref (bytes);
  job->expected = expected != NULL ? g_bytes_ref (expected) : NULL;
  g_task_set_source_tag (task, moniac_write_async);
  g_task_set_task_data (task, job, (GDestroyNotify) write_job_free);
  g_task_run_in_thread (task, write_in_worker);
}

gboolean
moniac_write_finish (GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
