/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company, a deal or a source of a document. */
#include "config.h"

#include "moniac-item-private.h"

enum
{
  PROP_RECORD = 1,
};

/* The three are the same but for the type of their record. */
#define DEFINE_ITEM(Type, type, TYPE)                                                          \
  struct _Moniac##Type                                                                         \
  {                                                                                            \
    GObject parent_instance;                                                                   \
    Moniac##Type##Record *record;                                                              \
  };                                                                                           \
  G_DEFINE_FINAL_TYPE (Moniac##Type, moniac_##type, G_TYPE_OBJECT)                             \
  static void                                                                                  \
  moniac_##type##_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)   \
  {                                                                                            \
    if (id == PROP_RECORD)                                                                     \
      g_value_set_boxed (value, MONIAC_##TYPE (object)->record);                               \
    else                                                                                       \
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);                                   \
  }                                                                                            \
  static void                                                                                  \
  moniac_##type##_finalize (GObject *object)                                                   \
  {                                                                                            \
    moniac_##type##_record_unref (MONIAC_##TYPE (object)->record);                             \
    G_OBJECT_CLASS (moniac_##type##_parent_class)->finalize (object);                          \
  }                                                                                            \
  static void                                                                                  \
  moniac_##type##_class_init (Moniac##Type##Class *klass)                                      \
  {                                                                                            \
    GObjectClass *object_class = G_OBJECT_CLASS (klass);                                       \
    object_class->get_property = moniac_##type##_get_property;                                 \
    object_class->finalize = moniac_##type##_finalize;                                         \
    g_object_class_install_property (object_class, PROP_RECORD,                                \
      g_param_spec_boxed ("record", NULL, NULL, MONIAC_TYPE_##TYPE##_RECORD,                   \
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));                         \
  }                                                                                            \
  static void                                                                                  \
  moniac_##type##_init (Moniac##Type *self)                                                    \
  {                                                                                            \
  }                                                                                            \
  const Moniac##Type##Record *                                                                 \
  moniac_##type##_get_record (Moniac##Type *self)                                              \
  {                                                                                            \
    g_return_val_if_fail (MONIAC_IS_##TYPE (self), NULL);                                      \
    return self->record;                                                                       \
  }

DEFINE_ITEM (Company, company, COMPANY)
DEFINE_ITEM (Deal, deal, DEAL)
DEFINE_ITEM (Source, source, SOURCE)

GType
moniac_item_get_record_type (GObject *item)
{
  if (MONIAC_IS_DEAL (item))
    return MONIAC_TYPE_DEAL_RECORD;
  if (MONIAC_IS_COMPANY (item))
    return MONIAC_TYPE_COMPANY_RECORD;
  g_assert (MONIAC_IS_SOURCE (item));
  return MONIAC_TYPE_SOURCE_RECORD;
}

static gpointer *
get_slot (GObject *item)
{
  if (MONIAC_IS_DEAL (item))
    return (gpointer *) &MONIAC_DEAL (item)->record;
  if (MONIAC_IS_COMPANY (item))
    return (gpointer *) &MONIAC_COMPANY (item)->record;
  g_assert (MONIAC_IS_SOURCE (item));
  return (gpointer *) &MONIAC_SOURCE (item)->record;
}

GObject *
moniac_item_new (GType    type,
                 gpointer record)
{
  GObject *item = g_object_new (type, NULL);

  *get_slot (item) = g_boxed_copy (moniac_item_get_record_type (item), record);

  return item;
}

MoniacCompany *
moniac_company_new (MoniacCompanyRecord *record)
{
  return MONIAC_COMPANY (moniac_item_new (MONIAC_TYPE_COMPANY, record));
}

gpointer
moniac_item_get_record (GObject *item)
{
  return *get_slot (item);
}

void
moniac_item_set_record (GObject *item,
                        gpointer record)
{
  GType type = moniac_item_get_record_type (item);
  gpointer *slot = get_slot (item);
  gpointer old = *slot;

  *slot = g_boxed_copy (type, record);
  g_boxed_free (type, old);
  g_object_notify (item, "record");
}

const char *
moniac_item_get_id (GObject *item)
{
  if (MONIAC_IS_DEAL (item))
    return MONIAC_DEAL (item)->record->id;
  if (MONIAC_IS_COMPANY (item))
    return MONIAC_COMPANY (item)->record->id;
  g_assert (MONIAC_IS_SOURCE (item));
  return MONIAC_SOURCE (item)->record->id;
}
