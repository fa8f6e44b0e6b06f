/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of one JSON object as they stood in the file: their order, and the
 * text of those that Moniac does not know. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _MoniacMembers MoniacMembers;

#define MONIAC_TYPE_MEMBERS (moniac_members_get_type ())

GType          moniac_members_get_type (void);
MoniacMembers *moniac_members_new      (guint                n,
                                        const char * const  *names,
                                        const char * const  *raws);
MoniacMembers *moniac_members_ref      (MoniacMembers       *self);
void           moniac_members_unref    (MoniacMembers       *self);
guint          moniac_members_get_n    (const MoniacMembers *self);
const char    *moniac_members_get_name (const MoniacMembers *self,
                                        guint                i);
const char    *moniac_members_get_raw  (const MoniacMembers *self,
                                        guint                i);
gboolean       moniac_members_equal    (const MoniacMembers *self,
                                        const MoniacMembers *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacMembers, moniac_members_unref)

G_END_DECLS
