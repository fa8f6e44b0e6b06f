/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's companies or deals, searched and sorted. What is listed is an array of positions in a copy of the
 * document's list; another search, sort or edit makes another array and swaps them. */
#include "config.h"

#include "moniac-item-model.h"

#include <string.h>

/* More items than this are searched and sorted by a worker. */
#define AT_ONCE 2000

struct _MoniacItemModel
{
  GObject parent_instance;

  gboolean of_deals;
  MoniacSearchCompare compare;
  MoniacDocument *document;
  char **words;
  guint sort;

  GPtrArray *items;            /* of the document when it was last looked at */
  MoniacSearchIndex *index;    /* of them, or of what they were before */
  gboolean index_is_old;

  GPtrArray *listed_items;     /* what `listed` are positions in */
  GArray *listed;
  GCancellable *looking;       /* what the worker may still be stopped with; NULL where none is at work */
};

enum
{
  PROP_PENDING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What a worker needs, and what it has found. */
typedef struct
{
  MoniacRecords *records;      /* NULL where the index is of them already */
  MoniacSearchIndex *index;    /* nullable */
  gboolean of_deals;
  char **words;
  MoniacSearchCompare compare;
  guint sort;
  GArray *found;
} Look;

static void
look_free (Look *look)
{
  g_clear_pointer (&look->records, moniac_records_free);
  g_clear_pointer (&look->index, moniac_search_index_unref);
  g_strfreev (look->words);
  g_clear_pointer (&look->found, g_array_unref);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

/* Who asked a worker, and about what: objects, which no worker should be the last to hold. */
typedef struct
{
  GWeakRef model;
  GPtrArray *items;
} Request;

static void moniac_item_model_list_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoniacItemModel, moniac_item_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, moniac_item_model_list_init))

static GObject *
get_listed (const GPtrArray *items,
            const GArray    *listed,
            guint            position)
{
  return items->pdata[g_array_index (listed, guint, position)];
}

static GType
get_item_type (GListModel *model)
{
  return MONIAC_ITEM_MODEL (model)->of_deals ? MONIAC_TYPE_DEAL : MONIAC_TYPE_COMPANY;
}

static guint
get_n_items (GListModel *model)
{
  return MONIAC_ITEM_MODEL (model)->listed->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MoniacItemModel *self = MONIAC_ITEM_MODEL (model);

  return position < self->listed->len ? g_object_ref (get_listed (self->listed_items, self->listed, position)) : NULL;
}

static void
moniac_item_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* Lists something else, and tells of no more than lies between the first and the last difference. */
static void
list (MoniacItemModel *self,
      GPtrArray       *items,
      GArray          *listed)
{
  g_autoptr (GPtrArray) old_items = self->listed_items;
  g_autoptr (GArray) old = self->listed;
  guint start = 0, end = 0, most = MIN (old->len, listed->len);

  self->listed_items = g_ptr_array_ref (items);
  self->listed = g_array_ref (listed);
  while (start < most && get_listed (old_items, old, start) == get_listed (items, listed, start))
    start++;
  while (end < most - start
         && get_listed (old_items, old, old->len - 1 - end) == get_listed (items, listed, listed->len - 1 - end))
    end++;
  if (start + end < MAX (old->len, listed->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, listed->len - start - end);
}

/* In the calling thread, whichever that is. */
static void
look_for (Look         *look,
          GCancellable *cancellable)
{
  if (look->records)
    {
      g_autoptr (MoniacSearchIndex) before = look->index;

      look->index = moniac_search_index_new (g_steal_pointer (&look->records), look->of_deals, before, cancellable);
    }
  if (look->index)
    look->found = moniac_search_index_find (look->index, (const char * const *) look->words, look->compare,
                                            look->sort, cancellable);
}

static void
take (MoniacItemModel *self,
      GPtrArray       *items,
      const Look      *look)
{
  g_clear_pointer (&self->index, moniac_search_index_unref);
  self->index = moniac_search_index_ref (look->index);
  self->index_is_old = FALSE;
  list (self, items, look->found);
}

static void
look_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  look_for (task_data, cancellable);
  g_task_return_boolean (task, ((Look *) task_data)->found != NULL);
}

static Request *
request_new (MoniacItemModel *self)
{
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->model, self);
  request->items = g_ptr_array_ref (self->items);
  return request;
}

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->model);
  g_ptr_array_unref (request->items);
  g_free (request);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Request *request = data;
  g_autoptr (MoniacItemModel) self = g_weak_ref_get (&request->model);

  if (self && self->looking == g_task_get_cancellable (G_TASK (result)))
    {
      g_clear_object (&self->looking);
      if (g_task_propagate_boolean (G_TASK (result), NULL))
        take (self, request->items, g_task_get_task_data (G_TASK (result)));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
    }
  request_free (request);
}

static void
stop_looking (MoniacItemModel *self)
{
  if (!self->looking)
    return;
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static Look *
make_look (MoniacItemModel *self)
{
  Look *look = g_new0 (Look, 1);

  if (!self->index || self->index_is_old)
    look->records = self->of_deals ? moniac_records_of_document (self->document)
                                   : moniac_records_of_companies (self->document);
  look->index = self->index ? moniac_search_index_ref (self->index) : NULL;
  look->of_deals = self->of_deals;
  look->words = g_strdupv (self->words);
  look->compare = self->compare;
  look->sort = self->sort;
  return look;
}

static void
look_at_once (MoniacItemModel *self)
{
  g_autoptr (Look) look = make_look (self);

  look_for (look, NULL);
  take (self, self->items, look);
}

static void
start_worker (MoniacItemModel *self)
{
  g_autoptr (GTask) task = NULL;

  self->looking = g_cancellable_new ();
  task = g_task_new (NULL, self->looking, looked_cb, request_new (self));
  g_task_set_task_data (task, make_look (self), (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_in_worker);
}

static void
look_again (MoniacItemModel *self)
{
  gboolean was_pending = self->looking != NULL;

  stop_looking (self);
  if (self->document && self->items->len > AT_ONCE)
    start_worker (self);
  else if (self->document)
    look_at_once (self);
  if (was_pending != (self->looking != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

static GPtrArray *
copy_items (GListModel *model)
{
  guint n = g_list_model_get_n_items (model);
  GPtrArray *items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (model, i));
  return items;
}

static gboolean
are_same_items (const GPtrArray *a,
                const GPtrArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof *a->pdata) == 0);
}

/* What the document has no more is not listed until the worker is back. */
static void
drop_removed (MoniacItemModel *self)
{
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->items->len; i++)
    g_hash_table_add (there, self->items->pdata[i]);
  for (guint i = 0; i < self->listed->len; i++)
    if (g_hash_table_contains (there, get_listed (self->listed_items, self->listed, i)))
      g_array_append_val (kept, g_array_index (self->listed, guint, i));
  if (kept->len < self->listed->len)
    list (self, self->listed_items, kept);
}

/* Records may have changed inside the same items. */
static void
document_changed_cb (MoniacItemModel *self)
{
  g_autoptr (GPtrArray) before = self->items;

  self->items = copy_items (self->of_deals ? moniac_document_get_deals (self->document)
                                           : moniac_document_get_companies (self->document));
  self->index_is_old = TRUE;
  if (self->items->len > AT_ONCE && !are_same_items (before, self->items))
    drop_removed (self);
  look_again (self);
}

static void
moniac_item_model_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PENDING:
      g_value_set_boolean (value, moniac_item_model_is_pending (MONIAC_ITEM_MODEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moniac_item_model_dispose (GObject *object)
{
  MoniacItemModel *self = MONIAC_ITEM_MODEL (object);

  stop_looking (self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (moniac_item_model_parent_class)->dispose (object);
}

static void
moniac_item_model_finalize (GObject *object)
{
  MoniacItemModel *self = MONIAC_ITEM_MODEL (object);

  g_strfreev (self->words);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->listed_items);
  g_array_unref (self->listed);
  g_clear_pointer (&self->index, moniac_search_index_unref);

  G_OBJECT_CLASS (moniac_item_model_parent_class)->finalize (object);
}

static void
moniac_item_model_class_init (MoniacItemModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = moniac_item_model_get_property;
  object_class->dispose = moniac_item_model_dispose;
  object_class->finalize = moniac_item_model_finalize;
  properties[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
moniac_item_model_init (MoniacItemModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->listed_items = g_ptr_array_ref (self->items);
  self->listed = g_array_new (FALSE, FALSE, sizeof (guint));
}

MoniacItemModel *
moniac_item_model_new (gboolean            of_deals,
                       MoniacSearchCompare compare)
{
  MoniacItemModel *self = g_object_new (MONIAC_TYPE_ITEM_MODEL, NULL);

  self->of_deals = of_deals;
  self->compare = compare;
  return self;
}

static void
list_nothing (MoniacItemModel *self)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (guint));

  list (self, self->items, nothing);
}

void
moniac_item_model_set_document (MoniacItemModel *self,
                                MoniacDocument  *document)
{
  g_return_if_fail (MONIAC_IS_ITEM_MODEL (self));
  g_return_if_fail (document == NULL || MONIAC_IS_DOCUMENT (document));

  if (self->document)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->index, moniac_search_index_unref);
  list_nothing (self);
  if (document)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
      document_changed_cb (self);
      return;
    }
  look_again (self);
  g_ptr_array_unref (self->items);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  list_nothing (self);
}

void
moniac_item_model_set_words (MoniacItemModel    *self,
                             const char * const *words)
{
  g_return_if_fail (MONIAC_IS_ITEM_MODEL (self));

  if (self->words == NULL ? words == NULL : words != NULL && g_strv_equal ((const char * const *) self->words, words))
    return;
  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);
  look_again (self);
}

void
moniac_item_model_set_sort (MoniacItemModel *self,
                            guint            sort)
{
  g_return_if_fail (MONIAC_IS_ITEM_MODEL (self));

  if (self->sort == sort)
    return;
  self->sort = sort;
  look_again (self);
}

gboolean
moniac_item_model_is_pending (MoniacItemModel *self)
{
  g_return_val_if_fail (MONIAC_IS_ITEM_MODEL (self), FALSE);

  return self->looking != NULL;
}

guint
moniac_item_model_find (MoniacItemModel *self,
                        GObject         *item)
{
  g_return_val_if_fail (MONIAC_IS_ITEM_MODEL (self), G_MAXUINT);

  for (guint i = 0; item && i < self->listed->len; i++)
    if (get_listed (self->listed_items, self->listed, i) == item)
      return i;
  return G_MAXUINT;
}
