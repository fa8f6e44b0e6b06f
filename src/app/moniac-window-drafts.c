/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window and the draft of its document. */

#include "config.h"

#include "moniac-window-private.h"

static gboolean
pending_cb (MoniacRecords *records,
            gpointer        data)
{
  return moniac_panel_add_pending (MONIAC_WINDOW (data)->panel, records);
}

/* What the disk says about the file is more urgent. */
static void
failed_cb (MoniacWindow *self,
           const char   *reason)
{
  if (moniac_disk_bar_get_news (self->disk_bar) == MONIAC_DISK_NO_NEWS)
    moniac_disk_bar_show (self->disk_bar, MONIAC_DISK_NO_DRAFT, reason);
}

void
moniac_window_init_drafts (MoniacWindow *self)
{
  self->drafts = moniac_draft_keeper_new (self->workspace, pending_cb, self);
  g_signal_connect_object (self->panel, "typed", G_CALLBACK (moniac_draft_keeper_touch), self->drafts,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

/* A window that goes without having been asked leaves its draft behind. */
void
moniac_window_close_drafts (MoniacWindow *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);

  if (self->drafts == NULL)
    return;
  moniac_draft_keeper_close (self->drafts, self->discarding || !moniac_document_get_modified (document));
  g_clear_object (&self->drafts);
}

void
moniac_window_show_recovered (MoniacWindow   *self,
                              MoniacDocument *document,
                              GFile          *file,
                              GBytes         *bytes,
                              MoniacProblems *warnings,
                              MoniacDraft    *draft)
{
  g_return_if_fail (MONIAC_IS_WINDOW (self));

  moniac_window_show_document (self, document, file, bytes, warnings);
  moniac_draft_keeper_adopt (self->drafts, draft);
  moniac_document_mark_unsaved (document);
}
