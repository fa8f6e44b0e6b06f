/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: companies, deals and sources, and the history of what was done to them. */
#include "config.h"

#include "moniac-document.h"

#include "moniac-history.h"
#include "moniac-item-private.h"

typedef enum
{
  LIST_COMPANIES,
  LIST_DEALS,
  LIST_SOURCES,
  N_LISTS,
} List;

struct _MoniacDocument
{
  GObject parent_instance;

  MoniacHeaderRecord *header;
  GListStore *lists[N_LISTS];
  GHashTable *by_id[N_LISTS];      /* id -> item, both owned by the list */
  MoniacHistory *history;
  gboolean was_modified;
};

enum
{
  PROP_HEADER = 1,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacDocument, moniac_document, G_TYPE_OBJECT)

static List
list_of_item (GObject *item)
{
  if (MONIAC_IS_DEAL (item))
    return LIST_DEALS;
  return MONIAC_IS_COMPANY (item) ? LIST_COMPANIES : LIST_SOURCES;
}

static GType
item_type_of_list (List list)
{
  const GType types[N_LISTS] = { MONIAC_TYPE_COMPANY, MONIAC_TYPE_DEAL, MONIAC_TYPE_SOURCE };

  return types[list];
}

static void
index_item (MoniacDocument *self,
            GObject        *item)
{
  g_hash_table_replace (self->by_id[list_of_item (item)],
                        g_strdup (moniac_item_get_id (item)), item);
}

static void
unindex_item (MoniacDocument *self,
              GObject        *item)
{
  g_hash_table_remove (self->by_id[list_of_item (item)], moniac_item_get_id (item));
}

/* Making changes: everything below is called by the history alone. */

static void
apply_insert (MoniacDocument *self,
              GObject        *item,
              guint           position)
{
  index_item (self, item);
  g_list_store_insert (self->lists[list_of_item (item)], position, item);
}

static void
apply_remove (MoniacDocument *self,
              GObject        *item,
              guint           position)
{
  unindex_item (self, item);
  g_list_store_remove (self->lists[list_of_item (item)], position);
}

static void
apply_record (MoniacDocument *self,
              GObject        *item,
              gpointer        record)
{
  unindex_item (self, item);
  moniac_item_set_record (item, record);
  index_item (self, item);
}

static void
apply_header (MoniacDocument *self,
              gpointer        record)
{
  MoniacHeaderRecord *old = self->header;

  self->header = moniac_header_record_ref (record);
  moniac_header_record_unref (old);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER]);
}

static void
apply_change (const MoniacChange *change,
              gboolean            forwards,
              gpointer            data)
{
  MoniacDocument *self = data;

  switch (change->type)
    {
    case MONIAC_CHANGE_HEADER:
      apply_header (self, forwards ? change->after : change->before);
      break;
    case MONIAC_CHANGE_RECORD:
      apply_record (self, change->item, forwards ? change->after : change->before);
      break;
    case MONIAC_CHANGE_INSERT:
    case MONIAC_CHANGE_REMOVE:
      if (forwards == (change->type == MONIAC_CHANGE_INSERT))
        apply_insert (self, change->item, change->position);
      else
        apply_remove (self, change->item, change->position);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
notify_modified (MoniacDocument *self)
{
  gboolean modified = moniac_document_get_modified (self);

  if (modified == self->was_modified)
    return;
  self->was_modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
notify_step (MoniacDocument *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (int i = PROP_CAN_UNDO; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  notify_modified (self);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
moniac_document_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  MoniacDocument *self = MONIAC_DOCUMENT (object);

  switch (id)
    {
    case PROP_HEADER:
      g_value_set_boxed (value, self->header);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, moniac_document_get_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, moniac_document_get_undo_name (self) != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, moniac_document_get_redo_name (self) != NULL);
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, moniac_document_get_undo_name (self));
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, moniac_document_get_redo_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moniac_document_finalize (GObject *object)
{
  MoniacDocument *self = MONIAC_DOCUMENT (object);

  moniac_history_free (self->history);
  for (int i = 0; i < N_LISTS; i++)
    {
      g_hash_table_unref (self->by_id[i]);
      g_object_unref (self->lists[i]);
    }
  moniac_header_record_unref (self->header);
  G_OBJECT_CLASS (moniac_document_parent_class)->finalize (object);
}

static void
moniac_document_class_init (MoniacDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = moniac_document_get_property;
  object_class->finalize = moniac_document_finalize;

  properties[PROP_HEADER] = g_param_spec_boxed ("header", NULL, NULL, MONIAC_TYPE_HEADER_RECORD, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moniac_document_init (MoniacDocument *self)
{
  self->header = moniac_header_record_new ();
  for (List i = 0; i < N_LISTS; i++)
    {
      self->lists[i] = g_list_store_new (item_type_of_list (i));
      self->by_id[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  self->history = moniac_history_new (apply_change, self);
}

MoniacDocument *
moniac_document_new (void)
{
  return g_object_new (MONIAC_TYPE_DOCUMENT, NULL);
}

static void
fill_list (MoniacDocument *self,
           List            list,
           GPtrArray      *records)
{
  g_autoptr (GPtrArray) items = NULL;

  if (!records)
    return;
  items = g_ptr_array_new_full (records->len, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      GObject *item = moniac_item_new (item_type_of_list (list), records->pdata[i]);

      g_ptr_array_add (items, item);
      index_item (self, item);
    }
  g_list_store_splice (self->lists[list], 0, 0, items->pdata, items->len);
}

/**
 * moniac_document_fill:
 * @self: a document that has just been made
 * @header: (nullable): the document's own members
 * @companies: (nullable): of MoniacCompanyRecord, in order
 * @deals: (nullable): of MoniacDealRecord
 * @sources: (nullable): of MoniacSourceRecord
 *
 * Fills a new document with records, of which it takes references. Ids must be unique in each list.
 */
void
moniac_document_fill (MoniacDocument     *self,
                      MoniacHeaderRecord *header,
                      GPtrArray          *companies,
                      GPtrArray          *deals,
                      GPtrArray          *sources)
{
  g_return_if_fail (MONIAC_IS_DOCUMENT (self));

  if (header)
    apply_header (self, header);
  fill_list (self, LIST_COMPANIES, companies);
  fill_list (self, LIST_DEALS, deals);
  fill_list (self, LIST_SOURCES, sources);
}

const MoniacHeaderRecord *
moniac_document_get_header (MoniacDocument *self)
{
  g_return_val_if_fail (MONIAC_IS_DOCUMENT (self), NULL);
  return self->header;
}

/* The lists are of MoniacCompany, MoniacDeal and MoniacSource, borrowed, and change only by the document's functions. */
GListModel *
moniac_document_get_companies (MoniacDocument *self)
{
  return G_LIST_MODEL (self->lists[LIST_COMPANIES]);
}

GListModel *
moniac_document_get_deals (MoniacDocument *self)
{
  return G_LIST_MODEL (self->lists[LIST_DEALS]);
}

GListModel *
moniac_document_get_sources (MoniacDocument *self)
{
  return G_LIST_MODEL (self->lists[LIST_SOURCES]);
}

static gpointer
find (MoniacDocument *self,
      List            list,
      const char     *id)
{
  g_return_val_if_fail (MONIAC_IS_DOCUMENT (self), NULL);
  return id ? g_hash_table_lookup (self->by_id[list], id) : NULL;
}

MoniacCompany *
moniac_document_find_company (MoniacDocument *self,
                              const char     *id)
{
  return find (self, LIST_COMPANIES, id);
}

MoniacDeal *
moniac_document_find_deal (MoniacDocument *self,
                           const char     *id)
{
  return find (self, LIST_DEALS, id);
}

MoniacSource *
moniac_document_find_source (MoniacDocument *self,
                             const char     *id)
{
  return find (self, LIST_SOURCES, id);
}

static gboolean
id_is_taken (MoniacDocument *self,
             const char     *id)
{
  for (int i = 0; i < N_LISTS; i++)
    if (g_hash_table_contains (self->by_id[i], id))
      return TRUE;
  return FALSE;
}

/**
 * moniac_document_make_id:
 * @wish: (nullable): a name to make the id from
 *
 * Returns: (transfer full): an id as of moniac_id_from_name(), with a number behind it where some company,
 *   deal or source of the document has that one
 */
char *
moniac_document_make_id (MoniacDocument *self,
                         const char     *wish)
{
  g_autofree char *base = moniac_id_from_name (wish);
  guint number = 1;

  if (!id_is_taken (self, base))
    return g_steal_pointer (&base);

  while (TRUE)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", base, ++number);

      if (!id_is_taken (self, id))
        return g_steal_pointer (&id);
    }
}

void
moniac_document_begin (MoniacDocument *self,
                       const char     *name)
{
  g_return_if_fail (MONIAC_IS_DOCUMENT (self));
  moniac_history_begin (self->history, name);
}

void
moniac_document_end (MoniacDocument *self)
{
  g_return_if_fail (MONIAC_IS_DOCUMENT (self));
  if (moniac_history_end (self->history))
    notify_step (self);
}

void
moniac_document_set_header (MoniacDocument     *self,
                            MoniacHeaderRecord *record)
{
  g_return_if_fail (moniac_history_is_recording (self->history));

  if (moniac_header_record_equal (self->header, record))
    return;
  moniac_history_do (self->history, &(MoniacChange) {
    .type = MONIAC_CHANGE_HEADER,
    .record_type = MONIAC_TYPE_HEADER_RECORD,
    .before = self->header,
    .after = record,
  });
}

static void
set_record (MoniacDocument *self,
            GObject        *item,
            gpointer        record)
{
  moniac_history_do (self->history, &(MoniacChange) {
    .type = MONIAC_CHANGE_RECORD,
    .item = item,
    .record_type = moniac_item_get_record_type (item),
    .before = moniac_item_get_record (item),
    .after = record,
  });
}

/* When the id of a company changes, its deals follow. */
static void
rename_party (MoniacDocument *self,
              const char     *from,
              const char     *to)
{
  GListModel *deals = moniac_document_get_deals (self);
  guint n = g_list_model_get_n_items (deals);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);
      const MoniacDealRecord *record = moniac_deal_get_record (deal);
      g_autoptr (MoniacDealRecord) copy = NULL;

      if (g_strcmp0 (record->payer, from) != 0 && g_strcmp0 (record->payee, from) != 0)
        continue;
      copy = moniac_deal_record_copy (record);
      if (g_strcmp0 (copy->payer, from) == 0)
        moniac_record_set_text (&copy->payer, to);
      if (g_strcmp0 (copy->payee, from) == 0)
        moniac_record_set_text (&copy->payee, to);
      set_record (self, G_OBJECT (deal), copy);
    }
}

/* Setting a record that says what the item says already changes nothing, and makes no step. */
void
moniac_document_set_company (MoniacDocument      *self,
                             MoniacCompany       *company,
                             MoniacCompanyRecord *record)
{
  g_autofree char *id = NULL;

  g_return_if_fail (moniac_history_is_recording (self->history));

  if (moniac_company_record_equal (moniac_company_get_record (company), record))
    return;
  id = g_strdup (moniac_company_get_record (company)->id);
  set_record (self, G_OBJECT (company), record);
  if (!g_str_equal (id, record->id))
    rename_party (self, id, record->id);
}

void
moniac_document_set_deal (MoniacDocument   *self,
                          MoniacDeal       *deal,
                          MoniacDealRecord *record)
{
  g_return_if_fail (moniac_history_is_recording (self->history));

  if (!moniac_deal_record_equal (moniac_deal_get_record (deal), record))
    set_record (self, G_OBJECT (deal), record);
}

static gboolean
cites_source (const MoniacDealRecord *record,
              const char             *source)
{
  for (guint i = 0; i < record->n_cites; i++)
    if (g_strcmp0 (record->cites[i].source, source) == 0)
      return TRUE;
  return FALSE;
}

/* When the id of a source changes, the citations of it follow. */
static void
rename_cited (MoniacDocument *self,
              const char     *from,
              const char     *to)
{
  GListModel *deals = moniac_document_get_deals (self);
  guint n = g_list_model_get_n_items (deals);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);
      g_autoptr (MoniacDealRecord) copy = NULL;

      if (!cites_source (moniac_deal_get_record (deal), from))
        continue;
      copy = moniac_deal_record_copy (moniac_deal_get_record (deal));
      for (guint j = 0; j < copy->n_cites; j++)
        if (g_strcmp0 (copy->cites[j].source, from) == 0)
          moniac_record_set_text (&copy->cites[j].source, to);
      set_record (self, G_OBJECT (deal), copy);
    }
}

void
moniac_document_set_source (MoniacDocument     *self,
                            MoniacSource       *source,
                            MoniacSourceRecord *record)
{
  g_autofree char *id = NULL;

  g_return_if_fail (moniac_history_is_recording (self->history));

  if (moniac_source_record_equal (moniac_source_get_record (source), record))
    return;
  id = g_strdup (moniac_source_get_record (source)->id);
  set_record (self, G_OBJECT (source), record);
  if (!g_str_equal (id, record->id))
    rename_cited (self, id, record->id);
}

static gpointer
insert (MoniacDocument *self,
        List            list,
        guint           position,
        gpointer        record)
{
  g_autoptr (GObject) item = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lists[list]));

  g_return_val_if_fail (moniac_history_is_recording (self->history), NULL);

  item = moniac_item_new (item_type_of_list (list), record);
  g_return_val_if_fail (!g_hash_table_contains (self->by_id[list], moniac_item_get_id (item)), NULL);
  moniac_history_do (self->history, &(MoniacChange) {
    .type = MONIAC_CHANGE_INSERT,
    .item = item,
    .position = MIN (position, n),
  });

  return item;      /* the list holds it */
}

/* Positions beyond the end mean the end. The id must be new. Returns the new item, borrowed. */
MoniacCompany *
moniac_document_insert_company (MoniacDocument      *self,
                                guint                position,
                                MoniacCompanyRecord *record)
{
  return insert (self, LIST_COMPANIES, position, record);
}

MoniacDeal *
moniac_document_insert_deal (MoniacDocument   *self,
                             guint             position,
                             MoniacDealRecord *record)
{
  return insert (self, LIST_DEALS, position, record);
}

MoniacSource *
moniac_document_insert_source (MoniacDocument     *self,
                               guint               position,
                               MoniacSourceRecord *record)
{
  return insert (self, LIST_SOURCES, position, record);
}

static void
remove_item (MoniacDocument *self,
             gpointer        item)
{
  guint position;

  g_return_if_fail (moniac_history_is_recording (self->history));

  if (!g_list_store_find (self->lists[list_of_item (item)], item, &position))
    return;
  moniac_history_do (self->history, &(MoniacChange) {
    .type = MONIAC_CHANGE_REMOVE,
    .item = item,
    .position = position,
  });
}

/* With its deals, in the same step: a deal cannot name a company that is not there. */
void
moniac_document_remove_company (MoniacDocument *self,
                                MoniacCompany  *company)
{
  GListModel *deals = moniac_document_get_deals (self);
  const char *id = moniac_company_get_record (company)->id;

  for (guint i = g_list_model_get_n_items (deals); i > 0; i--)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i - 1);
      const MoniacDealRecord *record = moniac_deal_get_record (deal);

      if (g_strcmp0 (record->payer, id) == 0 || g_strcmp0 (record->payee, id) == 0)
        remove_item (self, deal);
    }
  remove_item (self, company);
}

void
moniac_document_remove_deal (MoniacDocument *self,
                             MoniacDeal     *deal)
{
  remove_item (self, deal);
}

/* With the citations of it. */
void
moniac_document_remove_source (MoniacDocument *self,
                               MoniacSource   *source)
{
  GListModel *deals = moniac_document_get_deals (self);
  const char *id = moniac_source_get_record (source)->id;
  guint n = g_list_model_get_n_items (deals);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);
      const MoniacDealRecord *record = moniac_deal_get_record (deal);
      g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (MoniacCite));

      for (guint j = 0; j < record->n_cites; j++)
        if (g_strcmp0 (record->cites[j].source, id) != 0)
          g_array_append_val (kept, record->cites[j]);
      if (kept->len < record->n_cites)
        {
          g_autoptr (MoniacDealRecord) copy = moniac_deal_record_copy (record);

          moniac_deal_record_set_cites (copy, kept->len, (const MoniacCite *) kept->data);
          set_record (self, G_OBJECT (deal), copy);
        }
    }
  remove_item (self, source);
}

/* Returns FALSE when there is nothing to undo. */
gboolean
moniac_document_undo (MoniacDocument *self)
{
  g_return_val_if_fail (MONIAC_IS_DOCUMENT (self), FALSE);

  if (!moniac_history_undo (self->history))
    return FALSE;
  notify_step (self);
  return TRUE;
}

gboolean
moniac_document_redo (MoniacDocument *self)
{
  g_return_val_if_fail (MONIAC_IS_DOCUMENT (self), FALSE);

  if (!moniac_history_redo (self->history))
    return FALSE;
  notify_step (self);
  return TRUE;
}

const char *
moniac_document_get_undo_name (MoniacDocument *self)
{
  g_return_val_if_fail (MONIAC_IS_DOCUMENT (self), NULL);
  return moniac_history_get_undo_name (self->history);
}

const char *
moniac_document_get_redo_name (MoniacDocument *self)
{
  g_return_val_if_fail (MONIAC_IS_DOCUMENT (self), NULL);
  return moniac_history_get_redo_name (self->history);
}

/* Whether the document differs from what was last saved or read. */
gboolean
moniac_document_get_modified (MoniacDocument *self)
{
  g_return_val_if_fail (MONIAC_IS_DOCUMENT (self), FALSE);
  return !moniac_history_is_saved (self->history);
}

void
moniac_document_mark_saved (MoniacDocument *self)
{
  g_return_if_fail (MONIAC_IS_DOCUMENT (self));

  moniac_history_mark_saved (self->history);
  notify_modified (self);
}

void
moniac_document_mark_unsaved (MoniacDocument *self)
{
  g_return_if_fail (MONIAC_IS_DOCUMENT (self));

  moniac_history_mark_unsaved (self->history);
  notify_modified (self);
}
