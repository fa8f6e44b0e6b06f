/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inquiry: what it brings forward while the rest fades: the deals of a number, or of a loop. */
#include "config.h"

#include "moniac-inquiry-private.h"

GHashTable *
moniac_inquiry_new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
moniac_inquiry_add_deal (GHashTable          *set,
                         const MoniacNetwork *network,
                         int                  deal)
{
  g_hash_table_add (set, g_strdup (network->deals[deal].record->id));
}

void
moniac_inquiry_take_brought (MoniacInquiry *self,
                             GHashTable    *brought,     /* transfer full, nullable */
                             int            loop)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (brought != NULL || self->brought != NULL)
    {
      g_clear_pointer (&self->brought, g_hash_table_unref);
      self->brought = brought;
      g_object_notify (G_OBJECT (self), "brought");
    }
  if (self->loop != loop)
    {
      self->loop = loop;
      g_object_notify (G_OBJECT (self), "loop");
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static const MoniacLoops *
get_loops (MoniacInquiry *self)
{
  return moniac_answers_get_findings (self->known)->loops;
}

static GHashTable *
deals_of_loop (MoniacInquiry *self,
               int            index)
{
  const MoniacFindings *findings = moniac_answers_get_findings (self->known);
  const MoniacLoop *loop = &findings->loops->loops[index];
  GHashTable *set = moniac_inquiry_new_set ();

  for (int i = 0; i < loop->n; i++)
    for (int j = 0; j < loop->n_deals[i]; j++)
      moniac_inquiry_add_deal (set, findings->network, loop->deals[i][j]);
  return set;
}

static gboolean
is_brought (MoniacInquiry    *self,
            const MoniacLoop *loop)
{
  const MoniacNetwork *network = moniac_answers_get_findings (self->known)->network;
  guint n = 0;

  for (int i = 0; i < loop->n; i++)
    for (int j = 0; j < loop->n_deals[i]; j++, n++)
      if (!g_hash_table_contains (self->brought, network->deals[loop->deals[i][j]].record->id))
        return FALSE;
  return n == g_hash_table_size (self->brought);
}

/* The loop that is on show has another number among the new findings, or is gone. */
void
moniac_inquiry_find_loop_again (MoniacInquiry *self)
{
  const MoniacLoops *loops = get_loops (self);
  int found = -1;

  if (self->loop < 0)
    return;
  for (int i = 0; i < loops->n && found < 0; i++)
    if (is_brought (self, &loops->loops[i]))
      found = i;
  if (found < 0)
    moniac_inquiry_set_loop (self, -1);
  else if (found != self->loop)
    {
      self->loop = found;
      g_object_notify (G_OBJECT (self), "loop");
    }
}

GHashTable *
moniac_inquiry_get_brought (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return self->brought;
}

void
moniac_inquiry_bring_deals (MoniacInquiry       *self,
                            const MoniacNetwork *network,
                            const gboolean      *deals)
{
  GHashTable *set;

  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (network != NULL && deals != NULL);

  moniac_inquiry_end_trail (self);
  set = moniac_inquiry_new_set ();
  for (int i = 0; i < network->n_deals; i++)
    if (deals[i])
      moniac_inquiry_add_deal (set, network, i);
  moniac_inquiry_take_brought (self, set, -1);
}

void
moniac_inquiry_clear_brought (MoniacInquiry *self)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  moniac_inquiry_end_trail (self);
  moniac_inquiry_take_brought (self, NULL, -1);
}

int
moniac_inquiry_get_loop (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), -1);

  return self->loop;
}

void
moniac_inquiry_set_loop (MoniacInquiry *self,
                         int            loop)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (loop < 0 || (moniac_answers_get_findings (self->known) != NULL && loop < get_loops (self)->n));

  if (loop < 0)
    {
      moniac_inquiry_clear_brought (self);
      return;
    }
  if (loop == self->loop)
    return;
  moniac_inquiry_end_trail (self);
  moniac_inquiry_take_brought (self, deals_of_loop (self, loop), loop);
}

/* From none forward to the first, backward to the last. */
static int
loop_beside (int loop,
             int step,
             int n)
{
  if (loop < 0)
    return step > 0 ? 0 : n - 1;
  return (loop + step + n) % n;
}

void
moniac_inquiry_step_loop (MoniacInquiry *self,
                          int            step)
{
  int n;

  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (step == 1 || step == -1);

  if (moniac_answers_get_findings (self->known) == NULL || moniac_answers_is_stale (self->known))
    {
      self->pending_step = step;
      moniac_answers_resume (self->known);
      moniac_inquiry_update_wanted (self);
      return;
    }
  self->pending_step = 0;
  moniac_inquiry_update_wanted (self);
  n = get_loops (self)->n;
  if (n > 0)
    moniac_inquiry_set_loop (self, loop_beside (self->loop, step, n));
}

gboolean *
moniac_inquiry_get_bright (MoniacInquiry       *self,
                           const MoniacNetwork *network)
{
  gboolean *bright;

  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  if (self->brought == NULL)
    return NULL;
  bright = g_new0 (gboolean, MAX (network->n_deals, 1));
  for (int i = 0; i < network->n_deals; i++)
    bright[i] = g_hash_table_contains (self->brought, network->deals[i].record->id);
  return bright;
}

char *
moniac_inquiry_tell_brought (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  if (self->trail != NULL)
    return moniac_trail_to_story (self->trail, self->step, " ");
  if (self->loop >= 0)
    return moniac_loop_to_text (&get_loops (self)->loops[self->loop],
                                moniac_answers_get_findings (self->known)->network);
  return NULL;
}
