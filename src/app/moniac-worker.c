/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in other threads that shapes text, counted. */
#include "config.h"

#include "moniac-worker.h"

/* Longer than any of it goes on once it is cancelled. */
#define WAIT_SECONDS 5

static GMutex mutex;
static GCond through;
static int n_running;        /* under the mutex */

/* Under which a task keeps its function. */
#define FUNC "moniac-worker-func"

static void
run_counted (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GTaskThreadFunc func = (GTaskThreadFunc) g_object_get_data (G_OBJECT (task), FUNC);

  func (task, source, task_data, cancellable);
  g_mutex_lock (&mutex);
  n_running--;
  g_cond_signal (&through);
  g_mutex_unlock (&mutex);
}

void
moniac_worker_run (GTask           *task,
                   GTaskThreadFunc  func)
{
  g_return_if_fail (G_IS_TASK (task));

  g_mutex_lock (&mutex);
  n_running++;
  g_mutex_unlock (&mutex);
  g_object_set_data (G_OBJECT (task), FUNC, (gpointer) func);
  g_task_run_in_thread (task, run_counted);
}

gboolean
moniac_worker_wait (void)
{
  gint64 end = g_get_monotonic_time () + WAIT_SECONDS * G_TIME_SPAN_SECOND;
  gboolean all = TRUE;

  g_mutex_lock (&mutex);
  while (n_running > 0 && all)
    all = g_cond_wait_until (&through, &mutex, end);
  g_mutex_unlock (&mutex);
  return all;
}
