/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by id: a hash table for hundreds of thousands of ids, which it borrows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MoniacIdTable MoniacIdTable;

MoniacIdTable *moniac_id_table_new  (guint                n_expected);
void           moniac_id_table_free (MoniacIdTable       *self);
gboolean       moniac_id_table_add  (MoniacIdTable       *self,
                                     const char          *id,
                                     int                  number);
int            moniac_id_table_find (const MoniacIdTable *self,
                                     const char          *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacIdTable, moniac_id_table_free)

G_END_DECLS
