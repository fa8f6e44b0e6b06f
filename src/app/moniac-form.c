/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form: keeps rows and the fields of one item in step. */
#include "config.h"

#include "moniac-form.h"

#include <glib/gi18n.h>

#include "moniac-edit.h"

typedef struct
{
  MoniacForm *form;         /* borrowed: it owns the binding */
  MoniacFieldRow *row;
  const MoniacField *field; /* nullable */
  gboolean typed;           /* and not applied, when it was last edited */
} Binding;

struct _MoniacForm
{
  GObject parent_instance;

  MoniacDocument *document;
  GObject *item;
  GPtrArray *bindings;      /* of Binding */
  gulong changed_id;
};

enum
{
  REFRESH,
  TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacForm, moniac_form, G_TYPE_OBJECT)

static void
free_binding (gpointer data)
{
  Binding *binding = data;

  g_signal_handlers_disconnect_by_data (binding->row, binding);
  g_object_unref (binding->row);
  g_free (binding);
}

static void
refresh (MoniacForm *self)
{
  if (!self->item)
    return;
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = g_ptr_array_index (self->bindings, i);
      g_autofree char *text = NULL;

      if (!binding->field)
        continue;
      text = moniac_field_get_text (binding->field, moniac_edit_get_record (self->item));
      moniac_field_row_set_value (binding->row, text);
    }
  g_signal_emit (self, signals[REFRESH], 0);
}

static void
edited_cb (MoniacFieldRow *row,
           const char     *text,
           Binding        *binding)
{
  MoniacForm *self = binding->form;
  g_autofree char *info = NULL;

  if (self->item)
    info = moniac_field_describe (binding->field, text, moniac_edit_get_currency (self->document, self->item));
  moniac_field_row_set_info (row, info);
  if (binding->typed || moniac_field_row_is_dirty (row))
    {
      binding->typed = moniac_field_row_is_dirty (row);
      g_signal_emit (self, signals[TYPED], 0);
    }
}

/* Whether another item of the same list has what the record has as its id. */
static gboolean
id_is_taken (MoniacForm        *self,
             const MoniacField *field,
             gconstpointer      record)
{
  g_autofree char *id = moniac_field_get_text (field, record);
  gpointer other;

  if (MONIAC_IS_COMPANY (self->item))
    other = moniac_document_find_company (self->document, id);
  else if (MONIAC_IS_DEAL (self->item))
    other = moniac_document_find_deal (self->document, id);
  else
    other = moniac_document_find_source (self->document, id);

  return other != NULL && other != (gpointer) self->item;
}

static gboolean
understand (MoniacForm        *self,
            const MoniacField *field,
            gpointer           record,
            const char        *text,
            char             **problem)
{
  if (!moniac_field_set_text (field, record, text, moniac_edit_get_currency (self->document, self->item), problem))
    return FALSE;
  if (field->type != MONIAC_FIELD_ID || !id_is_taken (self, field, record))
    return TRUE;
  *problem = g_strdup (_("Another one has this identifier."));
  return FALSE;
}

static gboolean
apply_cb (MoniacFieldRow *row,
          const char     *text,
          Binding        *binding)
{
  MoniacForm *self = binding->form;
  g_autofree char *problem = NULL;
  gpointer record;

  if (!self->item)
    return FALSE;
  record = moniac_edit_copy_record (self->item);
  if (!understand (self, binding->field, record, text, &problem))
    {
      moniac_edit_free_record (self->item, record);
      moniac_field_row_set_error (row, problem);
      return FALSE;
    }
  moniac_form_apply (self, record, _(binding->field->step));
  return TRUE;
}

/* What was typed for another item goes with it. */
static void
revert_all (MoniacForm *self)
{
  for (guint i = 0; i < self->bindings->len; i++)
    moniac_field_row_revert (((Binding *) g_ptr_array_index (self->bindings, i))->row);
}

static void
drop_item (MoniacForm *self)
{
  if (self->changed_id)
    g_signal_handler_disconnect (self->document, self->changed_id);
  self->changed_id = 0;
  g_clear_object (&self->item);
  g_clear_object (&self->document);
}

static void
moniac_form_dispose (GObject *object)
{
  MoniacForm *self = MONIAC_FORM (object);

  drop_item (self);
  g_clear_pointer (&self->bindings, g_ptr_array_unref);

  G_OBJECT_CLASS (moniac_form_parent_class)->dispose (object);
}

static void
moniac_form_class_init (MoniacFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_form_dispose;

  signals[REFRESH] = g_signal_new ("refresh", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moniac_form_init (MoniacForm *self)
{
  self->bindings = g_ptr_array_new_with_free_func (free_binding);
}

MoniacForm *
moniac_form_new (void)
{
  return g_object_new (MONIAC_TYPE_FORM, NULL);
}

void
moniac_form_bind (MoniacForm        *self,
                  MoniacFieldRow    *row,
                  const MoniacField *field)
{
  Binding *binding;

  g_return_if_fail (MONIAC_IS_FORM (self));
  g_return_if_fail (MONIAC_IS_FIELD_ROW (row));

  binding = g_new (Binding, 1);
  *binding = (Binding) { self, g_object_ref (row), field, FALSE };
  g_ptr_array_add (self->bindings, binding);
  if (!field)
    return;
  g_signal_connect (row, "edited", G_CALLBACK (edited_cb), binding);
  g_signal_connect (row, "apply", G_CALLBACK (apply_cb), binding);
}

void
moniac_form_set_item (MoniacForm     *self,
                      MoniacDocument *document,
                      GObject        *item)
{
  g_return_if_fail (MONIAC_IS_FORM (self));

  if (self->item == item && self->document == document)
    return;
  moniac_form_commit (self);
  drop_item (self);
  if (item)
    {
      self->document = g_object_ref (document);
      self->item = g_object_ref (item);
      self->changed_id = g_signal_connect_swapped (document, "changed", G_CALLBACK (refresh), self);
    }
  revert_all (self);
  refresh (self);
}

MoniacDocument *
moniac_form_get_document (MoniacForm *self)
{
  g_return_val_if_fail (MONIAC_IS_FORM (self), NULL);

  return self->document;
}

GObject *
moniac_form_get_item (MoniacForm *self)
{
  g_return_val_if_fail (MONIAC_IS_FORM (self), NULL);

  return self->item;
}

void
moniac_form_clear (MoniacForm *self)
{
  g_return_if_fail (MONIAC_IS_FORM (self));

  drop_item (self);
}

void
moniac_form_commit (MoniacForm *self)
{
  g_return_if_fail (MONIAC_IS_FORM (self));

  if (!self->item || !moniac_edit_is_live (self->document, self->item))
    return;
  for (guint i = 0; i < self->bindings->len; i++)
    moniac_field_row_commit (((Binding *) g_ptr_array_index (self->bindings, i))->row);
}

/* Applies what is typed in one row to a record; FALSE where that cannot be. */
static gboolean
add_typed (MoniacForm    *self,
           const Binding *binding,
           gpointer       record)
{
  g_autofree char *text = NULL;
  g_autofree char *problem = NULL;

  if (binding->field == NULL || !moniac_field_row_is_dirty (binding->row))
    return FALSE;
  text = moniac_field_row_get_text (binding->row);
  return understand (self, binding->field, record, text, &problem);
}

gboolean
moniac_form_add_pending (MoniacForm     *self,
                         MoniacRecords *records)
{
  gpointer record;
  gboolean any = FALSE;

  g_return_val_if_fail (MONIAC_IS_FORM (self), FALSE);

  if (self->item == NULL || !moniac_edit_is_live (self->document, self->item))
    return FALSE;
  record = moniac_edit_copy_record (self->item);
  for (guint i = 0; i < self->bindings->len; i++)
    any |= add_typed (self, g_ptr_array_index (self->bindings, i), record);
  if (any && records != NULL)
    moniac_records_substitute (records, self->item, record);
  moniac_edit_free_record (self->item, record);
  return any;
}

void
moniac_form_apply (MoniacForm *self,
                   gpointer    record,
                   const char *step)
{
  g_return_if_fail (MONIAC_IS_FORM (self));
  g_return_if_fail (self->item);

  if (moniac_edit_is_live (self->document, self->item))
    moniac_edit_set_record (self->document, self->item, record, step);
  else
    moniac_edit_free_record (self->item, record);
}
