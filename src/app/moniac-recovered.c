/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program that died has left behind. Everything that touches the disk happens in workers. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-recovered.h"

MoniacRecovered *
moniac_recovered_ref (MoniacRecovered *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_recovered_unref (MoniacRecovered *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->draft, moniac_draft_free);
  g_clear_pointer (&self->load, moniac_load_free);
  g_clear_pointer (&self->file_load, moniac_load_free);
  g_clear_object (&self->file);
  g_free (self);
}

static MoniacOriginState
compare_with_file (MoniacRecovered *self)
{
  g_autofree char *checksum = NULL;

  if (self->file == NULL)
    return MONIAC_ORIGIN_NONE;
  if (self->file_load->bytes == NULL)
    return MONIAC_ORIGIN_GONE;
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->file_load->bytes);
  if (g_strcmp0 (checksum, moniac_draft_get_checksum (self->draft)) == 0)
    return MONIAC_ORIGIN_SAME;
  return MONIAC_ORIGIN_CHANGED;
}

/* A damaged deal file may look like one of another format; it is not one. */
static MoniacLoad *
load_deals (GFile *file)
{
  MoniacLoad *load = moniac_load_now (file, NULL);

  if (!load->imported)
    return load;
  load->imported = FALSE;
  g_clear_object (&load->document);
  g_clear_pointer (&load->problems, moniac_problems_unref);
  load->problems = moniac_problems_new ();
  load->document = moniac_deal_file_parse (load->bytes, load->problems, NULL);
  return load;
}

/* Takes the draft over. */
static MoniacRecovered *
recovered_new (MoniacDraft *draft)
{
  MoniacRecovered *self = g_new0 (MoniacRecovered, 1);
  const char *address = moniac_draft_get_address (draft);
  g_autoptr(GFile) file = g_file_new_for_path (moniac_draft_get_path (draft));

  g_atomic_ref_count_init (&self->ref_count);
  self->draft = draft;
  self->time = moniac_draft_get_time (draft);
  self->load = load_deals (file);
  if (address != NULL)
    {
      self->file = g_file_new_for_uri (address);
      self->file_load = load_deals (self->file);
    }
  self->state = compare_with_file (self);
  return self;
}

/* Saved just before the end: nothing is lost. */
static gboolean
says_nothing_new (MoniacRecovered *self)
{
  return self->file_load != NULL && self->file_load->bytes != NULL && self->load->bytes != NULL
         && g_bytes_equal (self->file_load->bytes, self->load->bytes);
}

static void
find_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autofree char *folder = moniac_draft_get_default_folder ();
  g_autoptr(GPtrArray) drafts = moniac_draft_claim_all (folder);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_recovered_unref);

  g_ptr_array_set_free_func (drafts, NULL);
  for (guint i = 0; i < drafts->len; i++)
    {
      MoniacRecovered *recovered = recovered_new (g_ptr_array_index (drafts, i));

      if (says_nothing_new (recovered) && moniac_draft_clear (recovered->draft, NULL))
        moniac_recovered_unref (recovered);
      else
        g_ptr_array_add (all, recovered);
    }
  g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
}

void
moniac_recovered_find_async (GAsyncReadyCallback callback,
                             gpointer            data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, moniac_recovered_find_async);
  g_task_run_in_thread (task, find_in_worker);
}

GPtrArray *
moniac_recovered_find_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
discard_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  MoniacRecovered *self = task_data;
  GError *error = NULL;

  if (moniac_draft_clear (self->draft, &error))
    {
      g_clear_pointer (&self->draft, moniac_draft_free);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

void
moniac_recovered_discard_async (MoniacRecovered     *self,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (self != NULL && self->draft != NULL);

  task = g_task_new (NULL, NULL, callback, data);
  g_task_set_source_tag (task, moniac_recovered_discard_async);
  g_task_set_task_data (task, moniac_recovered_ref (self), (GDestroyNotify) moniac_recovered_unref);
  g_task_run_in_thread (task, discard_in_worker);
}

gboolean
moniac_recovered_discard_finish (GAsyncResult  *result,
                                 GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
moniac_recovered_get_name (MoniacRecovered *self)
{
  const MoniacHeaderRecord *header;

  g_return_val_if_fail (self != NULL, NULL);

  header = self->load->document != NULL ? moniac_document_get_header (self->load->document) : NULL;
  if (header != NULL && header->title != NULL)
    return g_strdup (header->title);
  if (self->file != NULL)
    return g_file_get_basename (self->file);
  return g_strdup (_("Untitled Document"));
}

/* Where the file is not what it was, a save has to ask: nothing that it could hold is what the draft holds. */
GBytes *
moniac_recovered_get_base (MoniacRecovered *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->state == MONIAC_ORIGIN_SAME ? self->file_load->bytes : self->load->bytes;
}
