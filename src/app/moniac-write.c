/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing files in a worker thread. */

#include "config.h"

#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "moniac-write.h"

#include "moniac-deal-file.h"
#include "moniac-real-path.h"
#include "moniac-save.h"

typedef struct
{
  GFile *file;
  MoniacRecords *records;  /* NULL where the bytes are given */
  GBytes *bytes;
  GBytes *expected;
  GPtrArray *taken;        /* nullable */
  gboolean keep_read_only;
} WriteJob;

static void
write_job_free (WriteJob *job)
{
  g_object_unref (job->file);
  g_clear_pointer (&job->records, moniac_records_free);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->expected, g_bytes_unref);
  g_clear_pointer (&job->taken, g_ptr_array_unref);
  g_free (job);
}

/* A document whose file is gone is written again, whatever that file held. */
static GBytes *
get_expected (WriteJob   *job,
              const char *path)
{
  if (job->records != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  return job->expected;
}

/* A file that nobody may write is meant to stay. */
static gboolean
is_read_only (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return FALSE;
  return (info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0 || g_access (path, W_OK) != 0;
}

static gboolean
is_taken (WriteJob *job)
{
  moniac_real_path_find (job->file);
  for (guint i = 0; job->taken != NULL && i < job->taken->len; i++)
    if (moniac_real_path_is_same (job->file, g_ptr_array_index (job->taken, i)))
      return TRUE;
  return FALSE;
}

/* moniac_save(), and where that has led. */
static gboolean
write_file (WriteJob    *job,
            const char  *path,
            GError     **error)
{
  if (job->bytes == NULL)
    job->bytes = moniac_deal_file_write_records (job->records);
  if (!moniac_save (path, job->bytes, get_expected (job, path), error))
    return FALSE;
  moniac_real_path_find (job->file);
  return TRUE;
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
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("Moniac can only write to folders of this computer."));
      return;
    }
  if (job->keep_read_only && is_read_only (path))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_READ_ONLY, _("The file is read-only."));
      return;
    }
  if (is_taken (job))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY, "open in another window");
      return;
    }
  if (write_file (job, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static WriteJob *
write_job_new (GFile  *file,
               GBytes *expected)
{
  WriteJob *job = g_new0 (WriteJob, 1);

  job->file = g_object_ref (file);
  job->expected = expected != NULL ? g_bytes_ref (expected) : NULL;
  return job;
}

/* Takes the job over. */
static void
run (WriteJob            *job,
     GAsyncReadyCallback  callback,
     gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, job, (GDestroyNotify) write_job_free);
  g_task_run_in_thread (task, write_in_worker);
}

void
moniac_write_async (GFile               *file,
                    GBytes              *bytes,
                    GBytes              *expected,
                    GAsyncReadyCallback  callback,
                    gpointer             data)
{
  WriteJob *job = write_job_new (file, expected);

  job->bytes = g_bytes_ref (bytes);
  run (job, callback, data);
}

gboolean
moniac_write_finish (GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
moniac_write_document_async (GFile               *file,
                             MoniacRecords      *records,
                             GBytes              *expected,
                             gboolean             overwrite,
                             GPtrArray           *taken,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  WriteJob *job = write_job_new (file, expected);

  job->records = records;
  job->keep_read_only = !overwrite;
  job->taken = taken != NULL ? g_ptr_array_ref (taken) : NULL;
  run (job, callback, data);
}

gboolean
moniac_write_document_finish (GAsyncResult  *result,
                              GBytes       **written,
                              GError       **error)
{
  WriteJob *job = g_task_get_task_data (G_TASK (result));

  *written = job->bytes != NULL ? g_bytes_ref (job->bytes) : NULL;
  return g_task_propagate_boolean (G_TASK (result), error);
}
