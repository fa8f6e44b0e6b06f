/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inquiry: what is being asked of the open document. */

#include "config.h"

#include "moniac-inquiry-private.h"

enum
{
  PROP_0,
  PROP_FINDINGS,
  PROP_TRIED,
  PROP_WORKING,
  PROP_STOPPED,
  PROP_BROUGHT,
  PROP_LOOP,
  PROP_TRAIL,
  PROP_STEP,
  PROP_NETTING,
  PROP_SHOW_KNOWN,
  PROP_LOOP_LENGTH,
  PROP_LOOP_CAP,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (MoniacInquiry, moniac_inquiry, G_TYPE_OBJECT)

static void
notify (MoniacInquiry *self,
        int            property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

/* Answers */

static void
known_answered_cb (MoniacInquiry *self)
{
  if (moniac_answers_get_findings (self->known) != NULL && !moniac_answers_is_complete (self->known))
    moniac_inquiry_find_loop_again (self);
  notify (self, PROP_FINDINGS);
  if (self->pending_step != 0 && moniac_answers_get_findings (self->known) != NULL)
    moniac_inquiry_step_loop (self, self->pending_step);
}

static void
tried_answered_cb (MoniacInquiry *self)
{
  notify (self, PROP_TRIED);
}

static void
status_cb (MoniacInquiry *self)
{
  notify (self, PROP_WORKING);
  notify (self, PROP_STOPPED);
}

/* The loop that is waited for is reason enough to look. */
void
moniac_inquiry_update_wanted (MoniacInquiry *self)
{
  moniac_answers_set_wanted (self->known, self->n_watchers > 0 || self->pending_step != 0);
  moniac_answers_set_wanted (self->tried, self->n_watchers > 0 && moniac_trials_get_n (self->trials) > 0);
}

static void
trials_changed_cb (MoniacInquiry *self)
{
  if (moniac_trials_get_n (self->trials) == 0)
    {
      moniac_answers_forget (self->tried);
      moniac_inquiry_set_show_known (self, FALSE);
    }
  moniac_inquiry_update_wanted (self);
}

static void
moniac_inquiry_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  MoniacInquiry *self = MONIAC_INQUIRY (object);

  switch (id)
    {
    case PROP_FINDINGS:    g_value_set_boxed (value, moniac_inquiry_get_findings (self)); break;
    case PROP_TRIED:       g_value_set_boxed (value, moniac_inquiry_get_tried (self)); break;
    case PROP_WORKING:     g_value_set_boolean (value, moniac_inquiry_get_working (self)); break;
    case PROP_STOPPED:     g_value_set_boolean (value, moniac_inquiry_get_stopped (self)); break;
    case PROP_BROUGHT:     g_value_set_boxed (value, self->brought); break;
    case PROP_LOOP:        g_value_set_int (value, self->loop); break;
    case PROP_TRAIL:       g_value_set_boxed (value, self->trail); break;
    case PROP_STEP:        g_value_set_int (value, self->step); break;
    case PROP_NETTING:     g_value_set_int (value, self->netting); break;
    case PROP_SHOW_KNOWN:  g_value_set_boolean (value, self->show_known); break;
    case PROP_LOOP_LENGTH: g_value_set_int (value, self->loop_length); break;
    case PROP_LOOP_CAP:    g_value_set_int (value, self->loop_cap); break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_limit (MoniacInquiry *self,
           int           *limit,
           int            value,
           int            property)
{
  if (*limit == value)
    return;
  *limit = value;
  moniac_answers_set_limits (self->known, self->loop_length, self->loop_cap);
  moniac_answers_set_limits (self->tried, self->loop_length, self->loop_cap);
  notify (self, property);
}

static void
moniac_inquiry_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  MoniacInquiry *self = MONIAC_INQUIRY (object);

  switch (id)
    {
    case PROP_LOOP:        moniac_inquiry_set_loop (self, g_value_get_int (value)); break;
    case PROP_STEP:        moniac_inquiry_set_step (self, g_value_get_int (value)); break;
    case PROP_NETTING:     moniac_inquiry_set_netting (self, g_value_get_int (value)); break;
    case PROP_SHOW_KNOWN:  moniac_inquiry_set_show_known (self, g_value_get_boolean (value)); break;
    case PROP_LOOP_LENGTH: set_limit (self, &self->loop_length, g_value_get_int (value), id); break;
    case PROP_LOOP_CAP:    set_limit (self, &self->loop_cap, g_value_get_int (value), id); break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moniac_inquiry_dispose (GObject *object)
{
  MoniacInquiry *self = MONIAC_INQUIRY (object);

  if (self->tracking != NULL)
    g_cancellable_cancel (self->tracking);
  g_clear_object (&self->tracking);
  g_clear_object (&self->known);
  g_clear_object (&self->tried);
  g_clear_object (&self->trials);
  g_clear_pointer (&self->shares, g_free);
  g_clear_pointer (&self->brought, g_hash_table_unref);
  g_clear_pointer (&self->trail, moniac_trail_unref);
  g_clear_pointer (&self->followed, g_free);
  G_OBJECT_CLASS (moniac_inquiry_parent_class)->dispose (object);
}

#define READ_ONLY (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define READ_WRITE (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static void
moniac_inquiry_class_init (MoniacInquiryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = moniac_inquiry_get_property;
  object_class->set_property = moniac_inquiry_set_property;
  object_class->dispose = moniac_inquiry_dispose;

  props[PROP_FINDINGS] = g_param_spec_boxed ("findings", NULL, NULL, MONIAC_TYPE_FINDINGS, READ_ONLY);
  props[PROP_TRIED] = g_param_spec_boxed ("tried", NULL, NULL, MONIAC_TYPE_FINDINGS, READ_ONLY);
  props[PROP_WORKING] = g_param_spec_boolean ("working", NULL, NULL, FALSE, READ_ONLY);
  props[PROP_STOPPED] = g_param_spec_boolean ("stopped", NULL, NULL, FALSE, READ_ONLY);
  props[PROP_BROUGHT] = g_param_spec_boxed ("brought", NULL, NULL, G_TYPE_HASH_TABLE, READ_ONLY);
  props[PROP_LOOP] = g_param_spec_int ("loop", NULL, NULL, -1, G_MAXINT, -1, READ_WRITE);
  props[PROP_TRAIL] = g_param_spec_boxed ("trail", NULL, NULL, MONIAC_TYPE_TRAIL, READ_ONLY);
  props[PROP_STEP] = g_param_spec_int ("step", NULL, NULL, 0, G_MAXINT, 0, READ_WRITE);
  props[PROP_NETTING] = g_param_spec_int ("netting", NULL, NULL, MONIAC_NET_NONE, MONIAC_NET_ALL,
                                          MONIAC_NET_NONE, READ_WRITE);
  props[PROP_SHOW_KNOWN] = g_param_spec_boolean ("show-known", NULL, NULL, FALSE, READ_WRITE);
  props[PROP_LOOP_LENGTH] = g_param_spec_int ("loop-length", NULL, NULL, 1, G_MAXINT, MONIAC_LOOPS_MAX_LENGTH,
                                              READ_WRITE);
  props[PROP_LOOP_CAP] = g_param_spec_int ("loop-cap", NULL, NULL, 1, G_MAXINT, MONIAC_LOOPS_CAP, READ_WRITE);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
moniac_inquiry_init (MoniacInquiry *self)
{
  self->loop = -1;
  self->loop_length = MONIAC_LOOPS_MAX_LENGTH;
  self->loop_cap = MONIAC_LOOPS_CAP;
  self->known = moniac_answers_new ();
  self->tried = moniac_answers_new ();
  self->trials = moniac_trials_new ();
  g_signal_connect_object (self->known, "answered", G_CALLBACK (known_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->known, "status", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tried, "answered", G_CALLBACK (tried_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tried, "status", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->trials, "changed", G_CALLBACK (trials_changed_cb), self, G_CONNECT_SWAPPED);
}

MoniacInquiry *
moniac_inquiry_new (void)
{
  return g_object_new (MONIAC_TYPE_INQUIRY, NULL);
}

void
moniac_inquiry_set_analysis (MoniacInquiry  *self,
                             MoniacAnalysis *analysis)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  if (analysis == NULL)
    moniac_inquiry_end_trail (self);
  moniac_answers_set_analysis (self->known, analysis, NULL);
}

void
moniac_inquiry_set_tried (MoniacInquiry  *self,
                          MoniacAnalysis *analysis,
                          const double   *shares)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  if (analysis == NULL)
    moniac_inquiry_end_trail (self);
  g_clear_pointer (&self->shares, g_free);
  if (shares != NULL)
    self->shares = g_memdup2 (shares, moniac_analysis_get_network (analysis)->n_companies * sizeof *shares);
  moniac_answers_set_analysis (self->tried, analysis, shares);
}

void
moniac_inquiry_reset (MoniacInquiry *self)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  self->pending_step = 0;
  moniac_inquiry_end_trail (self);
  moniac_inquiry_take_brought (self, NULL, -1);
  moniac_trials_clear (self->trials);
  moniac_inquiry_set_show_known (self, FALSE);
  moniac_inquiry_set_netting (self, MONIAC_NET_NONE);
  moniac_answers_forget (self->known);
  moniac_inquiry_update_wanted (self);
}

MoniacAnalysis *
moniac_inquiry_get_shown (MoniacInquiry *self)
{
  MoniacAnalysis *analysis;
  gboolean tries;

  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  tries = !self->show_known && moniac_answers_get_analysis (self->tried) != NULL;
  analysis = moniac_answers_get_analysis (tries ? self->tried : self->known);
  g_return_val_if_fail (analysis != NULL, NULL);
  if (self->netting == MONIAC_NET_NONE && (!tries || self->shares == NULL))
    return moniac_analysis_ref (analysis);
  return moniac_analysis_new_changed (moniac_analysis_get_network (analysis), tries ? self->shares : NULL,
                                      self->netting);
}

void
moniac_inquiry_watch (MoniacInquiry *self)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  self->n_watchers++;
  moniac_inquiry_update_wanted (self);
}

/* What has been asked is answered; nothing new is asked. */
void
moniac_inquiry_unwatch (MoniacInquiry *self)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (self->n_watchers > 0);

  self->n_watchers--;
  moniac_inquiry_update_wanted (self);
}

void
moniac_inquiry_stop (MoniacInquiry *self)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  self->pending_step = 0;
  moniac_answers_stop (self->known);
  moniac_answers_stop (self->tried);
  moniac_inquiry_update_wanted (self);
}

void
moniac_inquiry_resume (MoniacInquiry *self)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  moniac_answers_resume (self->known);
  moniac_answers_resume (self->tried);
}

MoniacFindings *
moniac_inquiry_get_findings (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return moniac_answers_get_findings (self->known);
}

MoniacFindings *
moniac_inquiry_get_tried (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return moniac_trials_get_n (self->trials) > 0 ? moniac_answers_get_findings (self->tried) : NULL;
}

const MoniacCirculation *
moniac_inquiry_get_paid (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return moniac_inquiry_get_tried (self) != NULL ? moniac_answers_get_paid (self->tried) : NULL;
}

gboolean
moniac_inquiry_is_complete (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), FALSE);

  return moniac_answers_is_complete (self->known);
}

gboolean
moniac_inquiry_has_loops (MoniacInquiry *self)
{
  MoniacFindings *findings;

  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), FALSE);

  findings = moniac_answers_get_findings (self->known);
  return findings != NULL && !moniac_answers_is_stale (self->known) && !findings->loops->stopped;
}

gboolean
moniac_inquiry_is_tried (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), FALSE);

  return moniac_trials_get_n (self->trials) > 0 && moniac_answers_is_complete (self->tried);
}

gboolean
moniac_inquiry_get_working (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), FALSE);

  return moniac_answers_get_working (self->known) || moniac_answers_get_working (self->tried);
}

gboolean
moniac_inquiry_get_stopped (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), FALSE);

  return moniac_answers_get_stopped (self->known) || moniac_answers_get_stopped (self->tried);
}

const MoniacShareCurve *
moniac_inquiry_get_curve (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return moniac_answers_get_curve (self->known);
}

MoniacNetting
moniac_inquiry_get_netting (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), MONIAC_NET_NONE);

  return self->netting;
}

void
moniac_inquiry_set_netting (MoniacInquiry *self,
                            MoniacNetting  netting)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (netting <= MONIAC_NET_ALL);

  if (self->netting == netting)
    return;
  moniac_inquiry_end_trail (self);
  self->netting = netting;
  notify (self, PROP_NETTING);
}

MoniacTrials *
moniac_inquiry_get_trials (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return self->trials;
}

gboolean
moniac_inquiry_get_show_known (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), FALSE);

  return self->show_known;
}

/* Something has to be on trial for there to be a difference. */
void
moniac_inquiry_set_show_known (MoniacInquiry *self,
                               gboolean       show_known)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  show_known = show_known && moniac_trials_get_n (self->trials) > 0;
  if (self->show_known == show_known)
    return;
  moniac_inquiry_end_trail (self);
  self->show_known = show_known;
  notify (self, PROP_SHOW_KNOWN);
}
