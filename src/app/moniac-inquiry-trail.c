/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inquiry: whose money is followed. A worker finds the trail, whose steps are then brought forward. */
#include "config.h"

#include "moniac-inquiry-private.h"

static void
take_trail (MoniacInquiry *self,
            MoniacTrail   *trail)         /* transfer full, nullable */
{
  gboolean same = trail == NULL && self->trail == NULL;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->trail, moniac_trail_unref);
  self->trail = trail;
  if (self->step != 0)
    g_object_notify (G_OBJECT (self), "step");
  self->step = 0;
  if (!same)
    g_object_notify (G_OBJECT (self), "trail");
  g_object_thaw_notify (G_OBJECT (self));
}

/* Nothing is followed any more, and nothing brought forward for it. */
void
moniac_inquiry_end_trail (MoniacInquiry *self)
{
  if (self->tracking != NULL)
    g_cancellable_cancel (self->tracking);
  g_clear_object (&self->tracking);
  g_clear_pointer (&self->followed, g_free);
  if (self->trail == NULL)
    return;
  take_trail (self, NULL);
  moniac_inquiry_take_brought (self, NULL, -1);
}

typedef struct
{
  MoniacAnalysis *analysis;
  char *company;
} Track;

static void
track_free (Track *track)
{
  moniac_analysis_unref (track->analysis);
  g_free (track->company);
  g_free (track);
}

/* The network of a changed analysis is there once its circulation is. */
static void
track_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Track *track = task_data;
  MoniacTrail *trail = NULL;
  int company = -1;

  if (moniac_analysis_ensure_circulation (track->analysis, cancellable))
    company = moniac_network_find_company (moniac_analysis_get_network (track->analysis), track->company);
  if (company >= 0)
    trail = moniac_trail_new (moniac_analysis_get_network (track->analysis), company);
  g_task_return_pointer (task, trail, (GDestroyNotify) moniac_trail_unref);
}

static GHashTable *
deals_of_trail (const MoniacTrail *trail,
                int                step)
{
  GHashTable *set = moniac_inquiry_new_set ();

  for (int i = 0; i < trail->network->n_deals; i++)
    if (trail->step[i] >= 0 && trail->step[i] <= step)
      moniac_inquiry_add_deal (set, trail->network, i);
  return set;
}

static void
tracked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  MoniacInquiry *self = MONIAC_INQUIRY (source);
  GTask *task = G_TASK (result);
  MoniacTrail *trail;

  if (g_task_get_cancellable (task) != self->tracking)
    return;
  g_clear_object (&self->tracking);
  trail = g_task_propagate_pointer (task, NULL);
  if (trail == NULL)
    {
      moniac_inquiry_end_trail (self);
      return;
    }
  /* Whoever hears of the trail may take its steps at once. */
  g_object_freeze_notify (G_OBJECT (self));
  take_trail (self, trail);
  moniac_inquiry_take_brought (self, deals_of_trail (trail, 0), -1);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
track (MoniacInquiry *self)
{
  Track *job = g_new0 (Track, 1);
  g_autoptr (GTask) task = NULL;

  job->analysis = moniac_inquiry_get_shown (self);
  job->company = g_strdup (self->followed);
  self->tracking = g_cancellable_new ();
  task = g_task_new (self, self->tracking, tracked_cb, NULL);
  g_task_set_source_tag (task, track);
  g_task_set_task_data (task, job, (GDestroyNotify) track_free);
  g_task_run_in_thread (task, track_in_worker);
}

void
moniac_inquiry_follow (MoniacInquiry *self,
                       const char    *company)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  moniac_inquiry_end_trail (self);
  if (company == NULL || moniac_answers_get_analysis (self->known) == NULL)
    return;
  self->followed = g_strdup (company);
  track (self);
}

const MoniacTrail *
moniac_inquiry_get_trail (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return self->trail;
}

int
moniac_inquiry_get_step (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), 0);

  return self->step;
}

void
moniac_inquiry_set_step (MoniacInquiry *self,
                         int            step)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (step == 0 || (self->trail != NULL && step > 0 && step < self->trail->n_steps));

  if (self->step == step)
    return;
  self->step = step;
  moniac_inquiry_take_brought (self, deals_of_trail (self->trail, step), -1);
  g_object_notify (G_OBJECT (self), "step");
}
