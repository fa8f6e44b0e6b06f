/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a deal file says, as plain lists of records. */
#include "config.h"

#include "moniac-records.h"

#include "moniac-item-private.h"

/* Returns: (transfer full): empty lists, and a header that says nothing */
MoniacRecords *
moniac_records_new (void)
{
  MoniacRecords *self = g_new (MoniacRecords, 1);

  self->header = moniac_header_record_new ();
  self->companies = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_company_record_unref);
  self->deals = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_deal_record_unref);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_source_record_unref);

  return self;
}

void
moniac_records_free (MoniacRecords *self)
{
  moniac_header_record_unref (self->header);
  g_ptr_array_unref (self->companies);
  g_ptr_array_unref (self->deals);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

/* What holds on to a record of a list's items. */
typedef gpointer (*RefFunc) (gpointer record);

static void
append_records (GPtrArray  *records,
                GListModel *items,
                RefFunc     ref)
{
  guint n = g_list_model_get_n_items (items);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      g_ptr_array_add (records, ref (moniac_item_get_record (item)));
    }
}

static void
take_header (MoniacRecords  *self,
             MoniacDocument *document)
{
  moniac_header_record_unref (self->header);
  self->header = moniac_header_record_ref ((MoniacHeaderRecord *) moniac_document_get_header (document));
}

/* Returns: (transfer full): the same as moniac_records_of_document(), of companies alone */
MoniacRecords *
moniac_records_of_companies (MoniacDocument *document)
{
  MoniacRecords *self = moniac_records_new ();

  take_header (self, document);
  append_records (self->companies, moniac_document_get_companies (document), (RefFunc) moniac_company_record_ref);

  return self;
}

/* Returns: (transfer full): what a document says at the moment; later changes do not show in it */
MoniacRecords *
moniac_records_of_document (MoniacDocument *document)
{
  MoniacRecords *self = moniac_records_of_companies (document);

  append_records (self->deals, moniac_document_get_deals (document), (RefFunc) moniac_deal_record_ref);
  append_records (self->sources, moniac_document_get_sources (document), (RefFunc) moniac_source_record_ref);

  return self;
}

/* Returns: (transfer full): a new document that says the same */
MoniacDocument *
moniac_records_to_document (const MoniacRecords *self)
{
  MoniacDocument *document = moniac_document_new ();

  moniac_document_fill (document, self->header, self->companies, self->deals, self->sources);

  return document;
}

static gpointer *
find_record (GPtrArray     *records,
             gconstpointer  record)
{
  guint i;

  return g_ptr_array_find (records, record, &i) ? &g_ptr_array_index (records, i) : NULL;
}

void
moniac_records_substitute (MoniacRecords *self,
                           GObject       *item,
                           gpointer       record)
{
  gpointer *place = (gpointer *) &self->header;
  GType type = MONIAC_TYPE_HEADER_RECORD;

  if (!MONIAC_IS_DOCUMENT (item))
    {
      GPtrArray *records = MONIAC_IS_COMPANY (item) ? self->companies
                         : MONIAC_IS_DEAL (item)    ? self->deals
                                                    : self->sources;

      type = moniac_item_get_record_type (item);
      place = find_record (records, moniac_item_get_record (item));
    }
  if (place == NULL)
    return;
  g_boxed_free (type, *place);
  *place = g_boxed_copy (type, record);
}
