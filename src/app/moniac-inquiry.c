/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inquiry: what is being asked of the open document, and the workers that answer. */

#include "config.h"

#include "moniac-inquiry.h"

struct _MoniacInquiry
{
  GObject parent_instance;

  /* Owned. */
  MoniacAnalysis *analysis;       /* of the document as it is; NULL while it is being made anew */
  MoniacFindings *findings;
  MoniacShareCurve *curve;
  GHashTable *brought;
  GCancellable *asking;           /* while a worker is at it */

  int n_watchers;
  int loop;
  int pending_step;               /* once there are findings */
  MoniacNetting netting;
  int trial;

  guint complete : 1;             /* the findings have their range */
  guint stale : 1;                /* they are of the network before */
  guint working : 1;
};

enum
{
  PROP_0,
  PROP_FINDINGS,
  PROP_WORKING,
  PROP_BROUGHT,
  PROP_LOOP,
  PROP_NETTING,
  PROP_TRIAL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (MoniacInquiry, moniac_inquiry, G_TYPE_OBJECT)

/* What a worker is given, and what it answers. The second question goes on from the first answer. */
typedef struct
{
  MoniacAnalysis *analysis;
  MoniacFindings *findings;       /* nullable: none yet */
  MoniacShareCurve *curve;
} Question;

static void
question_free (Question *question)
{
  moniac_analysis_unref (question->analysis);
  g_clear_pointer (&question->findings, moniac_findings_unref);
  g_clear_pointer (&question->curve, moniac_share_curve_unref);
  g_free (question);
}

static gboolean
answer_quickly (Question     *question,
                GCancellable *cancellable)
{
  if (!moniac_analysis_ensure_circulation (question->analysis, cancellable))
    return FALSE;
  question->findings = moniac_findings_new_quick (moniac_analysis_get_network (question->analysis),
                                                  moniac_analysis_get_circulation (question->analysis),
                                                  NULL, cancellable);
  return question->findings != NULL;
}

static gboolean
answer_fully (Question     *question,
              GCancellable *cancellable)
{
  g_autoptr(MoniacFindings) quick = g_steal_pointer (&question->findings);
  const MoniacShareRange *range;

  if (!moniac_analysis_ensure (question->analysis, cancellable))
    return FALSE;
  range = moniac_analysis_get_range (question->analysis);
  question->findings = moniac_findings_with_range (quick, range);
  if (range->most_sensitive >= 0)
    question->curve = moniac_share_curve_new (quick->network, range->most_sensitive, cancellable);
  return !g_cancellable_is_cancelled (cancellable);
}

static void
answer_in_worker (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Question *question = task_data;
  gboolean answered = question->findings == NULL ? answer_quickly (question, cancellable)
                      : answer_fully (question, cancellable);

  g_task_return_boolean (task, answered);
}

static void update (MoniacInquiry *self);

static void
set_working (MoniacInquiry *self,
             gboolean       working)
{
  if (self->working == working)
    return;
  self->working = working;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKING]);
}

static void
take_brought (MoniacInquiry *self,
              GHashTable    *brought,     /* transfer full, nullable */
              int            loop)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (brought != NULL || self->brought != NULL)
    {
      g_clear_pointer (&self->brought, g_hash_table_unref);
      self->brought = brought;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BROUGHT]);
    }
  if (self->loop != loop)
    {
      self->loop = loop;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOOP]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_deal (MoniacInquiry *self,
          GHashTable    *set,
          int            deal)
{
  g_hash_table_add (set, g_strdup (self->findings->network->deals[deal].record->id));
}

static GHashTable *
deals_of_loop (MoniacInquiry *self,
               int            index)
{
  const MoniacLoop *loop = &self->findings->loops->loops[index];
  GHashTable *set = new_set ();

  for (int i = 0; i < loop->n; i++)
    for (int j = 0; j < loop->n_deals[i]; j++)
      add_deal (self, set, loop->deals[i][j]);
  return set;
}

static gboolean
is_brought (MoniacInquiry    *self,
            const MoniacLoop *loop)
{
  guint n = 0;

  for (int i = 0; i < loop->n; i++)
    for (int j = 0; j < loop->n_deals[i]; j++, n++)
      if (!g_hash_table_contains (self->brought,
                                  self->findings->network->deals[loop->deals[i][j]].record->id))
        return FALSE;
  return n == g_hash_table_size (self->brought);
}

/* The loop that is on show has another number among the new findings, or is gone. */
static void
find_loop_again (MoniacInquiry *self)
{
  const MoniacLoops *loops = self->findings->loops;
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
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOOP]);
    }
}

static void
take_answer (MoniacInquiry *self,
             Question      *question,
             gboolean       complete)
{
  g_clear_pointer (&self->findings, moniac_findings_unref);
  g_clear_pointer (&self->curve, moniac_share_curve_unref);
  self->findings = moniac_findings_ref (question->findings);
  self->curve = g_steal_pointer (&question->curve);
  self->complete = complete;
  self->stale = FALSE;
  if (!complete)
    find_loop_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FINDINGS]);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  MoniacInquiry *self = MONIAC_INQUIRY (source);
  GTask *task = G_TASK (result);
  gboolean complete = GPOINTER_TO_INT (data);

  /* A late answer to an older question is dropped. */
  if (g_task_get_cancellable (task) != self->asking || !g_task_propagate_boolean (task, NULL))
    return;
  g_clear_object (&self->asking);
  take_answer (self, g_task_get_task_data (task), complete);
  if (self->pending_step != 0)
    moniac_inquiry_step_loop (self, self->pending_step);
  update (self);
}

/* The first question, or the second where the quick answer is there. */
static void
ask (MoniacInquiry  *self,
     MoniacFindings *quick)
{
  g_autoptr(GTask) task = NULL;
  Question *question = g_new0 (Question, 1);

  question->analysis = moniac_analysis_ref (self->analysis);
  question->findings = quick != NULL ? moniac_findings_ref (quick) : NULL;
  self->asking = g_cancellable_new ();
  task = g_task_new (self, self->asking, answered_cb, GINT_TO_POINTER (quick != NULL));
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, answer_in_worker);
}

static void
cancel (MoniacInquiry *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* Asks where somebody wants to know and nobody has asked. */
static void
update (MoniacInquiry *self)
{
  gboolean known = self->findings != NULL && !self->stale && self->complete;
  gboolean wanted = self->n_watchers > 0 || self->pending_step != 0;

  if (!known && wanted && self->analysis != NULL && self->asking == NULL)
    ask (self, self->stale ? NULL : self->findings);
  set_working (self, self->asking != NULL || (wanted && !known));
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
    case PROP_FINDINGS: g_value_set_boxed (value, self->findings); break;
    case PROP_WORKING:  g_value_set_boolean (value, self->working); break;
    case PROP_BROUGHT:  g_value_set_boxed (value, self->brought); break;
    case PROP_LOOP:     g_value_set_int (value, self->loop); break;
    case PROP_NETTING:  g_value_set_int (value, self->netting); break;
    case PROP_TRIAL:    g_value_set_int (value, self->trial); break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
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
    case PROP_LOOP:    moniac_inquiry_set_loop (self, g_value_get_int (value)); break;
    case PROP_NETTING: moniac_inquiry_set_netting (self, g_value_get_int (value)); break;
    case PROP_TRIAL:   moniac_inquiry_set_trial (self, g_value_get_int (value)); break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moniac_inquiry_dispose (GObject *object)
{
  MoniacInquiry *self = MONIAC_INQUIRY (object);

  cancel (self);
  g_clear_pointer (&self->analysis, moniac_analysis_unref);
  g_clear_pointer (&self->findings, moniac_findings_unref);
  g_clear_pointer (&self->curve, moniac_share_curve_unref);
  g_clear_pointer (&self->brought, g_hash_table_unref);
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
  props[PROP_WORKING] = g_param_spec_boolean ("working", NULL, NULL, FALSE, READ_ONLY);
  props[PROP_BROUGHT] = g_param_spec_boxed ("brought", NULL, NULL, G_TYPE_HASH_TABLE, READ_ONLY);
  props[PROP_LOOP] = g_param_spec_int ("loop", NULL, NULL, -1, G_MAXINT, -1, READ_WRITE);
  props[PROP_NETTING] = g_param_spec_int ("netting", NULL, NULL, MONIAC_NET_NONE, MONIAC_NET_ALL,
                                          MONIAC_NET_NONE, READ_WRITE);
  props[PROP_TRIAL] = g_param_spec_int ("trial", NULL, NULL, -1, G_MAXINT, -1, READ_WRITE);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
moniac_inquiry_init (MoniacInquiry *self)
{
  self->loop = -1;
  self->trial = -1;
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

  if (self->analysis == analysis)
    return;
  cancel (self);
  g_clear_pointer (&self->analysis, moniac_analysis_unref);
  self->analysis = analysis != NULL ? moniac_analysis_ref (analysis) : NULL;
  self->stale = TRUE;
  moniac_inquiry_set_trial (self, -1);
  update (self);
}

void
moniac_inquiry_reset (MoniacInquiry *self)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  cancel (self);
  g_clear_pointer (&self->analysis, moniac_analysis_unref);
  self->pending_step = 0;
  take_brought (self, NULL, -1);
  moniac_inquiry_set_trial (self, -1);
  moniac_inquiry_set_netting (self, MONIAC_NET_NONE);
  if (self->findings == NULL)
    return;
  g_clear_pointer (&self->findings, moniac_findings_unref);
  g_clear_pointer (&self->curve, moniac_share_curve_unref);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FINDINGS]);
}

MoniacAnalysis *
moniac_inquiry_get_shown (MoniacInquiry *self,
                          gboolean       with_trial)
{
  gboolean tries = with_trial && self->trial >= 0;

  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);
  g_return_val_if_fail (self->analysis != NULL, NULL);

  if (!tries && self->netting == MONIAC_NET_NONE)
    return moniac_analysis_ref (self->analysis);
  return moniac_analysis_new_changed (moniac_analysis_get_network (self->analysis),
                                      tries ? self->curve->deal : -1,
                                      tries ? self->curve->amounts[self->trial] : 0, self->netting);
}

void
moniac_inquiry_watch (MoniacInquiry *self)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));

  self->n_watchers++;
  update (self);
}

/* What has been asked is answered; nothing new is asked. */
void
moniac_inquiry_unwatch (MoniacInquiry *self)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (self->n_watchers > 0);

  self->n_watchers--;
}

MoniacFindings *
moniac_inquiry_get_findings (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return self->findings;
}

gboolean
moniac_inquiry_is_complete (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), FALSE);

  return self->findings != NULL && self->complete && !self->stale;
}

gboolean
moniac_inquiry_get_working (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), FALSE);

  return self->working;
}

const MoniacShareCurve *
moniac_inquiry_get_curve (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return self->curve;
}

GHashTable *
moniac_inquiry_get_brought (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), NULL);

  return self->brought;
}

void
moniac_inquiry_bring_deals (MoniacInquiry  *self,
                            const gboolean *deals)
{
  GHashTable *set;

  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (self->findings != NULL);

  set = new_set ();
  for (int i = 0; i < self->findings->network->n_deals; i++)
    if (deals[i])
      add_deal (self, set, i);
  take_brought (self, set, -1);
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
  g_return_if_fail (loop < 0 || (self->findings != NULL && loop < self->findings->loops->n));

  if (loop < 0)
    take_brought (self, NULL, -1);
  else if (loop != self->loop)
    take_brought (self, deals_of_loop (self, loop), loop);
}

void
moniac_inquiry_step_loop (MoniacInquiry *self,
                          int            step)
{
  int n;

  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (step == 1 || step == -1);

  if (self->findings == NULL || self->stale)
    {
      self->pending_step = step;
      update (self);
      return;
    }
  self->pending_step = 0;
  n = self->findings->loops->n;
  if (n == 0)
    return;
  moniac_inquiry_set_loop (self, CLAMP (self->loop + step, 0, n - 1));
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
  self->netting = netting;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NETTING]);
}

int
moniac_inquiry_get_trial (MoniacInquiry *self)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (self), -1);

  return self->trial;
}

void
moniac_inquiry_set_trial (MoniacInquiry *self,
                          int            point)
{
  g_return_if_fail (MONIAC_IS_INQUIRY (self));
  g_return_if_fail (point < 0 || (self->curve != NULL && !self->stale && point < self->curve->n));

  point = MAX (point, -1);
  if (self->trial == point)
    return;
  self->trial = point;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRIAL]);
}
