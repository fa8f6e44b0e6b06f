/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers: the findings of one network, and the workers that find them. */

#include "config.h"

#include "moniac-answers.h"

struct _MoniacAnswers
{
  GObject parent_instance;

  /* Owned. */
  MoniacAnalysis *analysis;       /* NULL while it is being made anew */
  double *shares;
  MoniacFindings *findings;
  MoniacShareCurve *curve;
  MoniacCirculation *paid;
  GCancellable *asking;           /* while a worker is at it */

  int max_length;
  int cap;
  guint wanted : 1;
  guint stopped : 1;
  guint complete : 1;             /* the findings have their range */
  guint partial : 1;              /* the last search was stopped halfway */
  guint stale : 1;                /* they are of the network before */
  guint working : 1;              /* as last told */
};

enum
{
  ANSWERED,
  STATUS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacAnswers, moniac_answers, G_TYPE_OBJECT)

/* What a worker is given, and what it answers. The second question goes on from the first answer. */
typedef struct
{
  MoniacAnalysis *analysis;
  MoniacFindingsOptions options;
  double *shares;
  MoniacFindings *findings;       /* nullable: none yet */
  MoniacShareCurve *curve;
  MoniacCirculation *paid;
} Question;

static void
question_free (Question *question)
{
  moniac_analysis_unref (question->analysis);
  g_free (question->shares);
  g_clear_pointer (&question->findings, moniac_findings_unref);
  g_clear_pointer (&question->curve, moniac_share_curve_unref);
  g_clear_pointer (&question->paid, moniac_circulation_unref);
  g_free (question);
}

static gboolean
find_paid (Question     *question,
           GCancellable *cancellable)
{
  const MoniacCascade *cascade = question->findings->cascade;
  g_autoptr (MoniacNetwork) network = NULL;

  if (cascade == NULL)
    return TRUE;
  network = moniac_cascade_apply (cascade, question->findings->network, question->shares);
  question->paid = moniac_circulation_new (network, cancellable);
  return question->paid != NULL;
}

static gboolean
answer_quickly (Question     *question,
                GCancellable *cancellable)
{
  if (!moniac_analysis_ensure_circulation (question->analysis, cancellable))
    return FALSE;
  question->findings = moniac_findings_new_quick (moniac_analysis_get_network (question->analysis),
                                                  moniac_analysis_get_circulation (question->analysis),
                                                  &question->options, cancellable);
  if (question->findings == NULL)
    return FALSE;
  return find_paid (question, cancellable) || question->findings->loops->stopped;
}

static gboolean
answer_fully (Question     *question,
              GCancellable *cancellable)
{
  g_autoptr (MoniacFindings) quick = g_steal_pointer (&question->findings);
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

static void update (MoniacAnswers *self);

static void
clear_findings (MoniacAnswers *self)
{
  g_clear_pointer (&self->findings, moniac_findings_unref);
  g_clear_pointer (&self->curve, moniac_share_curve_unref);
  g_clear_pointer (&self->paid, moniac_circulation_unref);
}

static void
take_answer (MoniacAnswers *self,
             Question      *question,
             gboolean       complete)
{
  g_autoptr (MoniacCirculation) paid = complete ? g_steal_pointer (&self->paid) : NULL;

  clear_findings (self);
  self->findings = moniac_findings_ref (question->findings);
  self->curve = g_steal_pointer (&question->curve);
  self->paid = complete ? g_steal_pointer (&paid) : g_steal_pointer (&question->paid);
  self->complete = complete;
  self->stale = FALSE;
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  MoniacAnswers *self = MONIAC_ANSWERS (source);
  GTask *task = G_TASK (result);
  gboolean complete = GPOINTER_TO_INT (data);
  gboolean answered = g_task_propagate_boolean (task, NULL);

  if (g_task_get_cancellable (task) != self->asking)
    return;
  g_clear_object (&self->asking);
  self->partial = !complete && g_cancellable_is_cancelled (g_task_get_cancellable (task));
  if (answered)
    take_answer (self, g_task_get_task_data (task), complete);
  update (self);
}

/* The first question, or the second where the quick answer is there. */
static void
ask (MoniacAnswers  *self,
     MoniacFindings *quick)
{
  g_autoptr (GTask) task = NULL;
  Question *question = g_new0 (Question, 1);
  int n = moniac_analysis_get_network (self->analysis)->n_companies;

  question->analysis = moniac_analysis_ref (self->analysis);
  question->findings = quick != NULL ? moniac_findings_ref (quick) : NULL;
  question->shares = self->shares != NULL ? g_memdup2 (self->shares, n * sizeof *self->shares) : NULL;
  question->options.shares = question->shares;
  question->options.max_length = self->max_length;
  question->options.cap = self->cap;
  self->asking = g_cancellable_new ();
  task = g_task_new (self, self->asking, answered_cb, GINT_TO_POINTER (quick != NULL));
  /* What was found until it was stopped is an answer, too. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, answer_in_worker);
}

static void
cancel (MoniacAnswers *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* Asks where somebody wants to know and nobody has asked. */
static void
update (MoniacAnswers *self)
{
  gboolean known = self->findings != NULL && !self->stale && self->complete;
  gboolean wanted = self->wanted && !self->stopped;
  gboolean working;

  if (!known && wanted && self->analysis != NULL && self->asking == NULL)
    ask (self, self->stale || self->partial ? NULL : self->findings);
  working = self->asking != NULL || (wanted && !known);
  if (working == self->working)
    return;
  self->working = working;
  g_signal_emit (self, signals[STATUS], 0);
}

static void
moniac_answers_dispose (GObject *object)
{
  MoniacAnswers *self = MONIAC_ANSWERS (object);

  cancel (self);
  g_clear_pointer (&self->analysis, moniac_analysis_unref);
  g_clear_pointer (&self->shares, g_free);
  clear_findings (self);
  G_OBJECT_CLASS (moniac_answers_parent_class)->dispose (object);
}

static void
moniac_answers_class_init (MoniacAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_answers_dispose;

  signals[ANSWERED] = g_signal_new ("answered", MONIAC_TYPE_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[STATUS] = g_signal_new ("status", MONIAC_TYPE_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
moniac_answers_init (MoniacAnswers *self)
{
  self->max_length = MONIAC_LOOPS_MAX_LENGTH;
  self->cap = MONIAC_LOOPS_CAP;
}

MoniacAnswers *
moniac_answers_new (void)
{
  return g_object_new (MONIAC_TYPE_ANSWERS, NULL);
}

/* What is being asked is asked of something that is not there any more. */
static void
invalidate (MoniacAnswers *self)
{
  cancel (self);
  self->stale = TRUE;
  self->stopped = FALSE;
}

void
moniac_answers_set_analysis (MoniacAnswers  *self,
                             MoniacAnalysis *analysis,
                             const double   *shares)
{
  g_return_if_fail (MONIAC_IS_ANSWERS (self));

  if (self->analysis == analysis && shares == NULL && self->shares == NULL)
    return;
  invalidate (self);
  if (analysis != NULL)
    moniac_analysis_ref (analysis);
  g_clear_pointer (&self->analysis, moniac_analysis_unref);
  g_free (self->shares);
  self->analysis = analysis;
  self->shares = shares != NULL
                 ? g_memdup2 (shares, moniac_analysis_get_network (analysis)->n_companies * sizeof *shares) : NULL;
  update (self);
}

void
moniac_answers_set_limits (MoniacAnswers *self,
                           int            max_length,
                           int            cap)
{
  g_return_if_fail (MONIAC_IS_ANSWERS (self));
  g_return_if_fail (max_length > 0 && cap > 0);

  if (self->max_length == max_length && self->cap == cap)
    return;
  invalidate (self);
  self->max_length = max_length;
  self->cap = cap;
  update (self);
}

void
moniac_answers_set_wanted (MoniacAnswers *self,
                           gboolean       wanted)
{
  g_return_if_fail (MONIAC_IS_ANSWERS (self));

  if (self->wanted == !!wanted)
    return;
  self->wanted = !!wanted;
  /* What has been asked is answered; nothing new is asked. */
  if (wanted)
    update (self);
}

void
moniac_answers_stop (MoniacAnswers *self)
{
  g_return_if_fail (MONIAC_IS_ANSWERS (self));

  if (!self->working)
    return;
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  self->stopped = TRUE;
  update (self);
}

void
moniac_answers_resume (MoniacAnswers *self)
{
  g_return_if_fail (MONIAC_IS_ANSWERS (self));

  self->stopped = FALSE;
  update (self);
}

void
moniac_answers_forget (MoniacAnswers *self)
{
  g_return_if_fail (MONIAC_IS_ANSWERS (self));

  cancel (self);
  g_clear_pointer (&self->analysis, moniac_analysis_unref);
  g_clear_pointer (&self->shares, g_free);
  self->stopped = FALSE;
  if (self->findings == NULL)
    return;
  clear_findings (self);
  g_signal_emit (self, signals[ANSWERED], 0);
}

MoniacAnalysis *
moniac_answers_get_analysis (MoniacAnswers *self)
{
  g_return_val_if_fail (MONIAC_IS_ANSWERS (self), NULL);

  return self->analysis;
}

MoniacFindings *
moniac_answers_get_findings (MoniacAnswers *self)
{
  g_return_val_if_fail (MONIAC_IS_ANSWERS (self), NULL);

  return self->findings;
}

gboolean
moniac_answers_is_stale (MoniacAnswers *self)
{
  g_return_val_if_fail (MONIAC_IS_ANSWERS (self), FALSE);

  return self->stale;
}

gboolean
moniac_answers_is_complete (MoniacAnswers *self)
{
  g_return_val_if_fail (MONIAC_IS_ANSWERS (self), FALSE);

  return self->findings != NULL && self->complete && !self->stale;
}

gboolean
moniac_answers_get_working (MoniacAnswers *self)
{
  g_return_val_if_fail (MONIAC_IS_ANSWERS (self), FALSE);

  return self->working;
}

gboolean
moniac_answers_get_stopped (MoniacAnswers *self)
{
  g_return_val_if_fail (MONIAC_IS_ANSWERS (self), FALSE);

  return self->stopped;
}

const MoniacShareCurve *
moniac_answers_get_curve (MoniacAnswers *self)
{
  g_return_val_if_fail (MONIAC_IS_ANSWERS (self), NULL);

  return self->curve;
}

const MoniacCirculation *
moniac_answers_get_paid (MoniacAnswers *self)
{
  g_return_val_if_fail (MONIAC_IS_ANSWERS (self), NULL);

  return self->paid;
}
