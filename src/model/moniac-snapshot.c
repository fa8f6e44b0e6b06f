/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a document at one moment. */
#include "config.h"

#include "moniac-snapshot.h"

typedef gconstpointer (*GetRecordFunc) (gpointer item);

/* References are all that is taken: a record never changes. */
static GPtrArray *
collect (GListModel    *list,
         GetRecordFunc  get_record,
         GBoxedCopyFunc ref,
         GDestroyNotify unref)
{
  guint n = g_list_model_get_n_items (list);
  GPtrArray *records = g_ptr_array_new_full (n, unref);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_ptr_array_add (records, ref ((gpointer) get_record (item)));
    }
  return records;
}

/**
 * moniac_snapshot_new:
 * @document: a document
 *
 * Takes references only, so that it is quick for a large document, too.
 *
 * Returns: (transfer full): what the document says now
 */
MoniacSnapshot *
moniac_snapshot_new (MoniacDocument *document)
{
  MoniacSnapshot *self;

  g_return_val_if_fail (MONIAC_IS_DOCUMENT (document), NULL);

  self = g_new0 (MoniacSnapshot, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->header = moniac_header_record_ref ((MoniacHeaderRecord *) moniac_document_get_header (document));
  self->companies = collect (moniac_document_get_companies (document),
                             (GetRecordFunc) moniac_company_get_record,
                             (GBoxedCopyFunc) moniac_company_record_ref,
                             (GDestroyNotify) moniac_company_record_unref);
  self->deals = collect (moniac_document_get_deals (document),
                         (GetRecordFunc) moniac_deal_get_record,
                         (GBoxedCopyFunc) moniac_deal_record_ref,
                         (GDestroyNotify) moniac_deal_record_unref);
  self->sources = collect (moniac_document_get_sources (document),
                           (GetRecordFunc) moniac_source_get_record,
                           (GBoxedCopyFunc) moniac_source_record_ref,
                           (GDestroyNotify) moniac_source_record_unref);
  return self;
}

MoniacSnapshot *
moniac_snapshot_ref (MoniacSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_snapshot_unref (MoniacSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  moniac_header_record_unref (self->header);
  g_ptr_array_unref (self->companies);
  g_ptr_array_unref (self->deals);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

static gpointer *
find_record (GPtrArray     *records,
             gconstpointer  record)
{
  guint i;

  return g_ptr_array_find (records, record, &i) ? &g_ptr_array_index (records, i) : NULL;
}

void
moniac_snapshot_substitute (MoniacSnapshot *self,
                            GObject        *item,
                            gpointer        record)
{
  gpointer *place = (gpointer *) &self->header;
  GType type = MONIAC_TYPE_HEADER_RECORD;

  if (MONIAC_IS_COMPANY (item))
    {
      place = find_record (self->companies, moniac_company_get_record (MONIAC_COMPANY (item)));
      type = MONIAC_TYPE_COMPANY_RECORD;
    }
  else if (MONIAC_IS_DEAL (item))
    {
      place = find_record (self->deals, moniac_deal_get_record (MONIAC_DEAL (item)));
      type = MONIAC_TYPE_DEAL_RECORD;
    }
  else if (MONIAC_IS_SOURCE (item))
    {
      place = find_record (self->sources, moniac_source_get_record (MONIAC_SOURCE (item)));
      type = MONIAC_TYPE_SOURCE_RECORD;
    }
  if (place == NULL)
    return;
  g_boxed_free (type, *place);
  *place = g_boxed_copy (type, record);
}
