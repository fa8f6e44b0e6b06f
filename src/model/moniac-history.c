/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a document. */
#include "config.h"

#include "moniac-history.h"

typedef struct
{
  char *name;
  GArray *changes;
} Step;

struct _MoniacHistory
{
  MoniacChangeFunc apply;
  gpointer data;

  GPtrArray *steps;
  guint n_done;          /* the steps before this one are done, the rest undone */
  gint64 saved;          /* n_done when it was last saved; -1: no way leads back there */
  Step *open;            /* between begin and end */
  guint depth;
};

static void
clear_change (gpointer data)
{
  MoniacChange *change = data;

  g_clear_object (&change->item);
  if (change->before)
    g_boxed_free (change->record_type, change->before);
  if (change->after)
    g_boxed_free (change->record_type, change->after);
}

static void
free_step (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_array_unref (step->changes);
  g_free (step);
}

/**
 * moniac_history_new:
 * @apply: called for each change that is done, undone or redone
 * @data: for @apply; not owned
 */
MoniacHistory *
moniac_history_new (MoniacChangeFunc apply,
                    gpointer         data)
{
  MoniacHistory *self = g_new0 (MoniacHistory, 1);

  self->apply = apply;
  self->data = data;
  self->steps = g_ptr_array_new_with_free_func (free_step);

  return self;
}

void
moniac_history_free (MoniacHistory *self)
{
  g_clear_pointer (&self->open, free_step);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* Nests: what lies between the outermost begin and end is one step, with the outermost name. */
void
moniac_history_begin (MoniacHistory *self,
                      const char    *name)
{
  if (self->depth++ > 0)
    return;
  self->open = g_new0 (Step, 1);
  self->open->name = g_strdup (name);
  self->open->changes = g_array_new (FALSE, FALSE, sizeof (MoniacChange));
  g_array_set_clear_func (self->open->changes, clear_change);
}

gboolean
moniac_history_end (MoniacHistory *self)
{
  g_return_val_if_fail (self->depth > 0, FALSE);

  if (--self->depth > 0)
    return FALSE;
  if (self->open->changes->len == 0)
    {
      g_clear_pointer (&self->open, free_step);
      return FALSE;
    }
  if (self->saved > self->n_done)
    self->saved = -1;
  g_ptr_array_set_size (self->steps, self->n_done);
  g_ptr_array_add (self->steps, g_steal_pointer (&self->open));
  self->n_done++;

  return TRUE;
}

gboolean
moniac_history_is_recording (const MoniacHistory *self)
{
  return self->depth > 0;
}

void
moniac_history_do (MoniacHistory      *self,
                   const MoniacChange *change)
{
  MoniacChange copy = *change;

  g_return_if_fail (self->depth > 0);

  if (copy.item)
    g_object_ref (copy.item);
  if (copy.before)
    copy.before = g_boxed_copy (copy.record_type, copy.before);
  if (copy.after)
    copy.after = g_boxed_copy (copy.record_type, copy.after);
  g_array_append_val (self->open->changes, copy);
  self->apply (&copy, TRUE, self->data);
}

gboolean
moniac_history_undo (MoniacHistory *self)
{
  Step *step;

  if (self->depth > 0 || self->n_done == 0)
    return FALSE;
  step = g_ptr_array_index (self->steps, --self->n_done);
  for (guint i = step->changes->len; i > 0; i--)
    self->apply (&g_array_index (step->changes, MoniacChange, i - 1), FALSE, self->data);

  return TRUE;
}

gboolean
moniac_history_redo (MoniacHistory *self)
{
  Step *step;

  if (self->depth > 0 || self->n_done == self->steps->len)
    return FALSE;
  step = g_ptr_array_index (self->steps, self->n_done++);
  for (guint i = 0; i < step->changes->len; i++)
    self->apply (&g_array_index (step->changes, MoniacChange, i), TRUE, self->data);

  return TRUE;
}

/* NULL when there is nothing to undo. */
const char *
moniac_history_get_undo_name (const MoniacHistory *self)
{
  return self->n_done > 0 ? ((Step *) g_ptr_array_index (self->steps, self->n_done - 1))->name : NULL;
}

/* NULL when there is nothing to redo. */
const char *
moniac_history_get_redo_name (const MoniacHistory *self)
{
  return self->n_done < self->steps->len ? ((Step *) g_ptr_array_index (self->steps, self->n_done))->name : NULL;
}

void
moniac_history_mark_saved (MoniacHistory *self)
{
  self->saved = self->n_done;
}

void
moniac_history_mark_unsaved (MoniacHistory *self)
{
  self->saved = -1;
}

gboolean
moniac_history_is_saved (const MoniacHistory *self)
{
  return self->saved == self->n_done;
}
