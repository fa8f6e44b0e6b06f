/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, from one session to the next: what it shows and how. */

#include "config.h"

#include "moniac-window-private.h"

static void
remember_selection (MoniacWindow        *self,
                    MoniacSessionWindow *remembered)
{
  GObject *selection = moniac_workspace_get_selection (self->workspace);

  remembered->selected_is_deal = MONIAC_IS_DEAL (selection);
  if (MONIAC_IS_DEAL (selection))
    remembered->selected = g_strdup (moniac_deal_get_record (MONIAC_DEAL (selection))->id);
  else if (MONIAC_IS_COMPANY (selection))
    remembered->selected = g_strdup (moniac_company_get_record (MONIAC_COMPANY (selection))->id);
}

MoniacSessionWindow *
moniac_window_remember (MoniacWindow *self)
{
  MoniacSessionWindow *remembered;
  GFile *file;

  g_return_val_if_fail (MONIAC_IS_WINDOW (self), NULL);

  file = moniac_workspace_get_file (self->workspace);
  if (file == NULL)
    return NULL;
  remembered = g_new0 (MoniacSessionWindow, 1);
  remembered->address = g_file_get_uri (file);
  remembered->view = moniac_workspace_get_view (self->workspace);
  remembered->tones = moniac_workspace_get_tones (self->workspace);
  remembered->talks = moniac_workspace_get_talks (self->workspace);
  remembered->maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &remembered->width, &remembered->height);
  remember_selection (self, remembered);
  return remembered;
}

static void
select_again (MoniacWindow              *self,
              const MoniacSessionWindow *remembered)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);
  gpointer item;

  if (remembered->selected == NULL)
    return;
  if (remembered->selected_is_deal)
    item = moniac_document_find_deal (document, remembered->selected);
  else
    item = moniac_document_find_company (document, remembered->selected);
  moniac_workspace_set_selection (self->workspace, item);
}

static MoniacSessionWindow *
copy (const MoniacSessionWindow *remembered)
{
  MoniacSessionWindow *self = g_memdup2 (remembered, sizeof *remembered);

  self->address = g_strdup (remembered->address);
  self->selected = g_strdup (remembered->selected);
  return self;
}

void
moniac_window_restore (MoniacWindow              *self,
                       const MoniacSessionWindow *remembered)
{
  g_autoptr(GFile) file = NULL;

  g_return_if_fail (MONIAC_IS_WINDOW (self));
  g_return_if_fail (remembered != NULL);

  if (remembered->width > 0 && remembered->height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), remembered->width, remembered->height);
  if (remembered->maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  g_clear_pointer (&self->restoring, moniac_session_window_free);
  self->restoring = copy (remembered);
  file = g_file_new_for_uri (remembered->address);
  moniac_window_open_file (self, file, FALSE);
}

/* The document is there; `shown` says whether it is the one that was waited for. */
void
moniac_window_end_restoring (MoniacWindow *self,
                             gboolean      shown)
{
  g_autoptr(MoniacSessionWindow) remembered = g_steal_pointer (&self->restoring);

  if (remembered == NULL || !shown)
    return;
  moniac_workspace_set_view (self->workspace, remembered->view);
  moniac_workspace_set_tones (self->workspace, remembered->tones);
  moniac_workspace_set_talks (self->workspace, remembered->talks);
  select_again (self, remembered);
}
