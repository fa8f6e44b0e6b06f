/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document that takes over what another one says: items with the same id stay the same objects. */
#include "config.h"

#include "moniac-document-update.h"

/* What is done the same way to companies, deals and sources. */
typedef struct
{
  GListModel *(*get_list) (MoniacDocument *document);
  gpointer    (*find)     (MoniacDocument *document, const char *id);
  gpointer    (*insert)   (MoniacDocument *document, guint position, gpointer record);
  void        (*set)      (MoniacDocument *document, gpointer item, gpointer record);
  void        (*remove)   (MoniacDocument *document, gpointer item);
  gsize id_offset;
  gconstpointer (*get_record) (gpointer item);
} ListType;

#define LIST_TYPE(Type, type, list)                                                   \
  {                                                                                   \
    moniac_document_get_##list,                                                       \
    (gpointer (*) (MoniacDocument *, const char *)) moniac_document_find_##type,      \
    (gpointer (*) (MoniacDocument *, guint, gpointer)) moniac_document_insert_##type, \
    (void (*) (MoniacDocument *, gpointer, gpointer)) moniac_document_set_##type,     \
    (void (*) (MoniacDocument *, gpointer)) moniac_document_remove_##type,            \
    G_STRUCT_OFFSET (Moniac##Type##Record, id),                                       \
    (gconstpointer (*) (gpointer)) moniac_##type##_get_record,                        \
  }

static const ListType companies = LIST_TYPE (Company, company, companies);
static const ListType deals = LIST_TYPE (Deal, deal, deals);
static const ListType sources = LIST_TYPE (Source, source, sources);

static const char *
get_id (const ListType *type,
        gconstpointer   record)
{
  return *(char * const *) ((const char *) record + type->id_offset);
}

/* From the end, so that the places of the others stay. */
static void
remove_others (MoniacDocument *self,
               const ListType *type,
               GPtrArray      *records)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *list = type->get_list (self);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (wanted, (gpointer) get_id (type, g_ptr_array_index (records, i)));
  for (guint i = g_list_model_get_n_items (list); i > 0; i--)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i - 1);

      if (!g_hash_table_contains (wanted, get_id (type, type->get_record (item))))
        type->remove (self, item);
    }
}

/* The records before this place are settled. */
static void
settle (MoniacDocument *self,
        const ListType *type,
        guint           place,
        gpointer        record)
{
  g_autoptr (GObject) there = g_list_model_get_item (type->get_list (self), place);
  gpointer item = type->find (self, get_id (type, record));

  if (item != NULL && item == (gpointer) there)
    {
      type->set (self, item, record);
      return;
    }
  if (item != NULL)
    type->remove (self, item);
  type->insert (self, place, record);
}

static void
settle_all (MoniacDocument *self,
            const ListType *type,
            GPtrArray      *records)
{
  for (guint i = 0; i < records->len; i++)
    settle (self, type, i, g_ptr_array_index (records, i));
}

/**
 * moniac_document_update:
 * @self: a document
 * @to: what it is to say
 * @step: name of the undo step, for people
 *
 * Afterwards the document says in every list, and in the same order, what @to says. Items whose ids are in both
 * stay the same objects, so that a selection survives; one that has moved past others is a new object. No step is
 * made where nothing differs.
 */
void
moniac_document_update (MoniacDocument *self,
                        MoniacRecords *to,
                        const char     *step)
{
  g_return_if_fail (MONIAC_IS_DOCUMENT (self));
  g_return_if_fail (to != NULL);

  moniac_document_begin (self, step);
  moniac_document_set_header (self, to->header);
  /* Deals name companies and so go first, and come last; a company that goes takes its deals along. */
  remove_others (self, &deals, to->deals);
  remove_others (self, &companies, to->companies);
  remove_others (self, &sources, to->sources);
  settle_all (self, &sources, to->sources);
  settle_all (self, &companies, to->companies);
  settle_all (self, &deals, to->deals);
  moniac_document_end (self);
}
