/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers which documents are open and how they are shown, and brings them back at the next start. */
#pragma once

#include "moniac-application.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_SESSION_KEEPER (moniac_session_keeper_get_type ())
G_DECLARE_FINAL_TYPE (MoniacSessionKeeper, moniac_session_keeper, MONIAC, SESSION_KEEPER, GObject)

MoniacSessionKeeper *moniac_session_keeper_new     (MoniacApplication   *application);  /* which owns it */
/* Opens the documents of the last session, where the settings want that. A session that ends before they are open, as by a
 * file that brings the app down, is not tried again. */
void                 moniac_session_keeper_restore (MoniacSessionKeeper *self);
/* All windows are going to close: what is open now is what the next session gets. */
void                 moniac_session_keeper_end     (MoniacSessionKeeper *self);
/* They do not close after all. */
void                 moniac_session_keeper_go_on   (MoniacSessionKeeper *self);
/* Whether the disk has what is to be remembered. */
gboolean             moniac_session_keeper_is_settled (MoniacSessionKeeper *self);

G_END_DECLS
