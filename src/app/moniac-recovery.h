/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was recovered at the start of the application, until somebody has chosen what becomes of it. */
#pragma once

#include "moniac-application.h"
#include "moniac-recovered.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_RECOVERY (moniac_recovery_get_type ())
G_DECLARE_FINAL_TYPE (MoniacRecovery, moniac_recovery, MONIAC, RECOVERY, GObject)

/* Signal "changed" (void): the items are others now. */
MoniacRecovery  *moniac_recovery_new     (MoniacApplication *application);    /* which owns it */
/* Looks for drafts that dead programs have left, and presents them when there are any. */
void             moniac_recovery_look    (MoniacRecovery    *self);
/* Shows what is left to choose about. */
void             moniac_recovery_present (MoniacRecovery    *self);
guint            moniac_recovery_get_n   (MoniacRecovery    *self);
/* Borrowed. */
MoniacRecovered *moniac_recovery_get     (MoniacRecovery    *self,
                                          guint              i);

/* Opens the draft as a document with unsaved changes, bound to its file. */
void             moniac_recovery_keep    (MoniacRecovery    *self,
                                          MoniacRecovered   *item);
/* Shows how it differs from its file, or what is wrong with it. */
void             moniac_recovery_compare (MoniacRecovery    *self,
                                          MoniacRecovered   *item,
                                          GtkWindow         *parent);
/* Asks, and then removes the draft. */
void             moniac_recovery_discard (MoniacRecovery    *self,
                                          MoniacRecovered   *item,
                                          GtkWindow         *parent);

G_END_DECLS
