/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file in a worker thread. */

#include "config.h"

#include "moniac-load.h"

#include "moniac-import.h"
#include "moniac-real-path.h"
#include "moniac-save.h"

void
moniac_load_free (MoniacLoad *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->document);
  g_clear_pointer (&self->problems, moniac_problems_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* A file that has no path on this machine comes through GIO. */
static GBytes *
read_bytes (MoniacLoad   *load,
            GCancellable *cancellable)
{
  const char *path = g_file_peek_path (load->file);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;

  if (path != NULL)
    return moniac_deal_file_read (path, load->problems, cancellable);
  stream = g_file_read (load->file, cancellable, &error);
  if (stream != NULL)
    return moniac_deal_file_read_stream (G_INPUT_STREAM (stream), load->problems, cancellable);
  moniac_problems_add (load->problems, MONIAC_PROBLEM_READ, MONIAC_SEVERITY_ERROR, 0, 0, "",
                       "%s", error->message);
  return NULL;
}

static void
read_document (MoniacLoad   *load,
               GCancellable *cancellable)
{
  g_autofree char *name = g_file_get_basename (load->file);
  MoniacFormat format;

  load->bytes = read_bytes (load, cancellable);
  if (load->bytes == NULL)
    return;
  load->document = moniac_import_parse (load->bytes, MONIAC_FORMAT_UNKNOWN, name, load->problems,
                                        cancellable, &format);
  load->imported = format != MONIAC_FORMAT_DEALS;
}

MoniacLoad *
moniac_load_now (GFile        *file,
                 GCancellable *cancellable)
{
  MoniacLoad *load = g_new0 (MoniacLoad, 1);

  load->file = g_object_ref (file);
  load->problems = moniac_problems_new ();
  moniac_real_path_find (file);
  read_document (load, cancellable);
  if (g_file_peek_path (file) != NULL)
    moniac_save_sweep (g_file_peek_path (file));
  return load;
}

static void
load_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr(MoniacLoad) load = moniac_load_now (task_data, cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&load), (GDestroyNotify) moniac_load_free);
}

void
moniac_load_async (GFile               *file,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, moniac_load_async);
  /* A disk that does not answer cannot be interrupted, but it need not be waited for. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_worker);
}

MoniacLoad *
moniac_load_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
