/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a scene to a file, in a worker thread. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-export-job.h"

#include "moniac-save.h"
#include "moniac-worker.h"

typedef struct
{
  MoniacScene *scene;
  MoniacExportOptions options;
  gboolean *bright;               /* of the options */
  GFile *file;
} ExportJob;

static void
export_job_free (ExportJob *job)
{
  moniac_scene_unref (job->scene);
  g_object_unref (job->file);
  g_free (job->bright);
  g_free (job);
}

static void
export_in_worker (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ExportJob *job = task_data;
  const char *path = g_file_peek_path (job->file);
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;

  if (path == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("Moniac can only write to folders of this computer."));
      return;
    }
  job->options.cancellable = cancellable;
  bytes = moniac_export (job->scene, &job->options, &error);
  if (bytes == NULL)
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    {
      if (moniac_save (path, bytes, NULL, &error))
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, error);
    }
}

void
moniac_export_job_async (MoniacScene               *scene,
                         const MoniacExportOptions *options,
                         GFile                     *file,
                         GCancellable              *cancellable,
                         GAsyncReadyCallback        callback,
                         gpointer                   data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  ExportJob *job = g_new0 (ExportJob, 1);

  job->scene = moniac_scene_ref (scene);
  job->options = *options;
  if (options->highlight.deals != NULL)
    job->bright = g_memdup2 (options->highlight.deals, MAX (scene->network->n_deals, 1) * sizeof (gboolean));
  job->options.highlight.deals = job->bright;
  job->file = g_object_ref (file);
  g_task_set_source_tag (task, moniac_export_job_async);
  g_task_set_task_data (task, job, (GDestroyNotify) export_job_free);
  moniac_worker_run (task, export_in_worker);
}

gboolean
moniac_export_job_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
