/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scene of a workspace while it is being arranged: that it is, giving it up, and asking for all of it anew. */
#include "config.h"

#include "moniac-workspace-private.h"

/* Tells whoever shows it; after each change of what is at work, or was given up. */
void
moniac_workspace_update_arranging (MoniacWorkspace *self)
{
  gboolean arranging = self->networking != NULL || (self->composing != NULL && self->composing_hastily);

  if (arranging == self->arranging && self->given_up == self->told_given_up)
    return;
  self->arranging = arranging;
  self->told_given_up = self->given_up;
  g_object_notify (G_OBJECT (self), "arranging");
}

gboolean
moniac_workspace_is_arranging (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), FALSE);

  return self->arranging;
}

gboolean
moniac_workspace_is_outdated (MoniacWorkspace *self)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), FALSE);

  return self->given_up;
}

void
moniac_workspace_cancel_arranging (MoniacWorkspace *self)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  if (!self->arranging)
    return;
  self->given_up = self->scene == NULL || self->shown == NULL || self->shown != self->composed;
  self->afresh = FALSE;
  self->compose_again = FALSE;
  moniac_workspace_cancel_composing (self);
  moniac_workspace_cancel_network (self);
  if (self->scene != NULL && self->view != self->scene->view)
    {
      self->view = self->scene->view;
      g_object_notify (G_OBJECT (self), "view");
    }
  moniac_workspace_update_busy (self);
}

void
moniac_workspace_resume_arranging (MoniacWorkspace *self)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  moniac_workspace_queue_scene (self);
}

void
moniac_workspace_arrange_afresh (MoniacWorkspace *self)
{
  g_return_if_fail (MONIAC_IS_WORKSPACE (self));

  self->afresh = TRUE;
  moniac_workspace_queue_scene (self);
}
