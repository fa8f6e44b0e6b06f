/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Composing a figure in a worker thread: an analysis and settings in, a scene out. */

#include "config.h"

#include "moniac-compose.h"

#include "moniac-worker.h"

/* With no more deals than this a range is found within a frame. */
#define SOON_FOUND 400

typedef struct
{
  MoniacAnalysis *analysis;
  MoniacFigureSettings settings;
  char *brought;                  /* of the settings */
  MoniacScene *previous;
  gboolean hasty;
} ComposeJob;

static void
compose_job_free (ComposeJob *job)
{
  moniac_analysis_unref (job->analysis);
  g_clear_pointer (&job->previous, moniac_scene_unref);
  g_free (job->brought);
  g_free (job);
}

static gboolean
find_out (const ComposeJob *job,
          GCancellable     *cancellable)
{
  if (!moniac_analysis_ensure_circulation (job->analysis, cancellable))
    return FALSE;
  return (job->hasty && moniac_analysis_get_network (job->analysis)->n_deals > SOON_FOUND)
         || moniac_analysis_ensure (job->analysis, cancellable);
}

static void
compose_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  ComposeJob *job = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MoniacScene) scene = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (find_out (job, cancellable))
    scene = moniac_figure_compose (moniac_analysis_get_network (job->analysis),
                                   moniac_analysis_get_circulation (job->analysis),
                                   moniac_analysis_get_range (job->analysis),
                                   &job->settings, job->previous, cancellable, &error);
  if (scene != NULL)
    g_task_return_pointer (task, g_steal_pointer (&scene), (GDestroyNotify) moniac_scene_unref);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
}

void
moniac_compose_async (MoniacAnalysis             *analysis,
                      const MoniacFigureSettings *settings,
                      MoniacScene                *previous,
                      gboolean                    hasty,
                      GCancellable               *cancellable,
                      GAsyncReadyCallback         callback,
                      gpointer                    data)
{
  g_autoptr(GTask) task = NULL;
  ComposeJob *job;

  g_return_if_fail (analysis != NULL && settings != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  job = g_new0 (ComposeJob, 1);
  job->analysis = moniac_analysis_ref (analysis);
  job->settings = *settings;
  job->settings.brought = job->brought = g_strdup (settings->brought);
  job->hasty = hasty;
  job->previous = previous != NULL ? moniac_scene_ref (previous) : NULL;
  g_task_set_source_tag (task, moniac_compose_async);
  g_task_set_task_data (task, job, (GDestroyNotify) compose_job_free);
  moniac_worker_run (task, compose_in_worker);
}

MoniacScene *
moniac_compose_finish (GAsyncResult  *result,
                       GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
