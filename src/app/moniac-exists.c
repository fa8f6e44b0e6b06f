/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is there, asked in a worker. */

#include "config.h"

#include "moniac-exists.h"

static void
look_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_boolean (task, g_file_query_exists (task_data, NULL));
}

static gboolean
lose_patience_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

void
moniac_exists_async (GFile               *file,
                     guint                patience,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, moniac_exists_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  /* After the answer it does no harm. */
  g_timeout_add_full (G_PRIORITY_DEFAULT, patience, lose_patience_cb, g_object_ref (cancellable),
                      g_object_unref);
  g_task_run_in_thread (task, look_in_worker);
}

gboolean
moniac_exists_finish (GAsyncResult *result,
                      gboolean      unknown)
{
  g_autoptr(GError) error = NULL;
  gboolean exists = g_task_propagate_boolean (G_TASK (result), &error);

  return error != NULL ? unknown : exists;
}
