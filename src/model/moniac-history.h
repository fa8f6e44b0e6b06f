/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a document: named steps of changes, done and undone, without limit. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  MONIAC_CHANGE_HEADER,      /* before -> after, of the document's own members */
  MONIAC_CHANGE_RECORD,      /* before -> after, of one item */
  MONIAC_CHANGE_INSERT,      /* item at position */
  MONIAC_CHANGE_REMOVE,      /* likewise */
} MoniacChangeType;

/* One change; owns its references. Records are boxed values of `record_type`. */
typedef struct
{
  MoniacChangeType type;
  GObject *item;
  guint position;
  GType record_type;
  gpointer before;
  gpointer after;
} MoniacChange;

typedef struct _MoniacHistory MoniacHistory;

/* Makes one change to the document, forwards or backwards. */
typedef void (*MoniacChangeFunc) (const MoniacChange *change,
                                  gboolean            forwards,
                                  gpointer            data);

MoniacHistory *moniac_history_new           (MoniacChangeFunc      apply,
                                             gpointer              data);
void           moniac_history_free          (MoniacHistory        *self);
void           moniac_history_begin         (MoniacHistory        *self,
                                             const char           *name);
/* Returns whether a step was completed. */
gboolean       moniac_history_end           (MoniacHistory        *self);
gboolean       moniac_history_is_recording  (const MoniacHistory  *self);
/* Applies the change and records it. Takes copies of what `change` holds. */
void           moniac_history_do            (MoniacHistory        *self,
                                             const MoniacChange   *change);
gboolean       moniac_history_undo          (MoniacHistory        *self);
gboolean       moniac_history_redo          (MoniacHistory        *self);
const char    *moniac_history_get_undo_name (const MoniacHistory  *self);
const char    *moniac_history_get_redo_name (const MoniacHistory  *self);
void           moniac_history_mark_saved    (MoniacHistory        *self);
/* No step leads back to what is saved: there is nothing saved any more. */
void           moniac_history_mark_unsaved  (MoniacHistory        *self);
gboolean       moniac_history_is_saved      (const MoniacHistory  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacHistory, moniac_history_free)

G_END_DECLS
