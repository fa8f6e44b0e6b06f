/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a draft of one workspace's document: when to write it, and when it is not needed any more. */

#include "config.h"

#include "moniac-draft-keeper.h"

#include "moniac-deal-file.h"

/* A draft is on the disk within 3 s of the last change, and within 10 s while changes go on: what is left of that is for
 * the disk. */
#define REST_MS 2000
#define LATEST_MS 8000

struct _MoniacDraftKeeper
{
  GObject parent_instance;

  MoniacWorkspace *workspace;
  GSignalGroup *document_signals;
  MoniacPendingFunc pending;
  gpointer pending_data;

  MoniacDraft *draft;        /* NULL until the first is written; the worker's while one is under way */
  MoniacDraft *adopted;      /* takes the place of the draft as soon as no worker has that */
  GBytes *base;              /* what the checksum is of */
  char *checksum;

  guint rest_source;
  guint latest_source;

  guint dirty : 1;           /* there are changes that no worker has got */
  guint due : 1;             /* they are to be written as soon as can be */
  guint has_content : 1;     /* the draft holds something */
  guint running : 1;
  guint closed : 1;
  guint unwanted : 1;        /* closed, and its content goes */
  guint told : 1;            /* that it cannot be written */
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacDraftKeeper, moniac_draft_keeper, G_TYPE_OBJECT)

/* In a worker */

typedef struct
{
  MoniacDraft *draft;        /* nullable, both ways; given back */
  MoniacRecords *records;  /* NULL: clear it */
  gboolean release;          /* and let go of it */
  char *address;
  GBytes *base;
  char *checksum;            /* of the base; NULL when it is not known yet */
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->draft, moniac_draft_free);
  g_clear_pointer (&job->records, moniac_records_free);
  g_clear_pointer (&job->base, g_bytes_unref);
  g_free (job->address);
  g_free (job->checksum);
  g_free (job);
}

static gboolean
write_draft (Job     *job,
             GError **error)
{
  g_autofree char *folder = moniac_draft_get_default_folder ();
  g_autoptr(GBytes) bytes = NULL;

  if (job->draft == NULL)
    job->draft = moniac_draft_new (folder, error);
  if (job->draft == NULL)
    return FALSE;
  if (job->base != NULL && job->checksum == NULL)
    job->checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, job->base);
  bytes = moniac_deal_file_write_records (job->records);
  return moniac_draft_write (job->draft, bytes, job->address, job->checksum, error);
}

static gboolean
clear_draft (Job     *job,
             GError **error)
{
  gboolean cleared = job->draft == NULL || moniac_draft_clear (job->draft, error);

  if (job->release)
    g_clear_pointer (&job->draft, moniac_draft_free);
  return cleared;
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->records != NULL ? write_draft (job, &error) : clear_draft (job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* When */

static gboolean
needs_draft (MoniacDraftKeeper *self)
{
  if (self->closed)
    return FALSE;
  return moniac_document_get_modified (moniac_workspace_get_document (self->workspace))
         || self->pending (NULL, self->pending_data);
}

static void
disarm (MoniacDraftKeeper *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->latest_source, g_source_remove);
}

static void run (MoniacDraftKeeper *self);

static gboolean
rest_cb (gpointer data)
{
  MoniacDraftKeeper *self = data;

  self->rest_source = 0;
  self->due = TRUE;
  run (self);
  return G_SOURCE_REMOVE;
}

static gboolean
latest_cb (gpointer data)
{
  MoniacDraftKeeper *self = data;

  self->latest_source = 0;
  self->due = TRUE;
  run (self);
  return G_SOURCE_REMOVE;
}

static void
arm (MoniacDraftKeeper *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, rest_cb, self);
  if (self->latest_source == 0)
    self->latest_source = g_timeout_add (LATEST_MS, latest_cb, self);
}

static void
swap_draft (MoniacDraftKeeper *self)
{
  if (self->adopted == NULL)
    return;
  g_clear_pointer (&self->draft, moniac_draft_free);
  self->draft = g_steal_pointer (&self->adopted);
  self->has_content = TRUE;
}

static void
tell (MoniacDraftKeeper *self,
      const GError      *error)
{
  if (self->told || self->closed)
    return;
  self->told = TRUE;
  g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
take_back (MoniacDraftKeeper *self,
           Job               *job)
{
  self->draft = g_steal_pointer (&job->draft);
  if (job->checksum != NULL)
    {
      g_free (self->checksum);
      self->checksum = g_steal_pointer (&job->checksum);
      g_clear_pointer (&self->base, g_bytes_unref);
      self->base = g_steal_pointer (&job->base);
    }
  swap_draft (self);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(MoniacDraftKeeper) self = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean wrote = job->records != NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->running = FALSE;
  /* Also where writing failed there may be something. */
  if (done || wrote)
    self->has_content = wrote;
  if (done && wrote)
    self->told = FALSE;
  take_back (self, job);
  if (!done)
    tell (self, error);
  /* Tried again after the longest wait, or with the next change. */
  if (!done && wrote)
    {
      self->dirty = TRUE;
      if (!self->closed && self->latest_source == 0)
        self->latest_source = g_timeout_add (LATEST_MS, latest_cb, self);
    }
  if (done || self->closed)
    run (self);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

/* The application lives on until the disk is in order. */
static void
start (MoniacDraftKeeper *self,
       Job               *job)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, done_cb, g_object_ref (self));

  job->draft = g_steal_pointer (&self->draft);
  self->running = TRUE;
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, work);
}

static void
start_writing (MoniacDraftKeeper *self)
{
  GFile *file = moniac_workspace_get_file (self->workspace);
  GBytes *bytes = moniac_workspace_get_bytes (self->workspace);
  Job *job = g_new0 (Job, 1);

  job->records = moniac_records_of_document (moniac_workspace_get_document (self->workspace));
  self->pending (job->records, self->pending_data);
  job->address = file != NULL ? g_file_get_uri (file) : NULL;
  job->base = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  if (bytes == self->base)
    job->checksum = g_strdup (self->checksum);
  self->dirty = FALSE;
  self->due = FALSE;
  disarm (self);
  start (self, job);
}

static void
start_clearing (MoniacDraftKeeper *self)
{
  Job *job = g_new0 (Job, 1);

  job->release = self->closed;
  self->has_content = FALSE;
  start (self, job);
}

/* Does what there is to do; called again when that is done. */
static void
run (MoniacDraftKeeper *self)
{
  if (self->running)
    return;
  if (needs_draft (self))
    {
      if (self->dirty && self->due)
        start_writing (self);
      return;
    }
  self->dirty = FALSE;
  self->due = FALSE;
  disarm (self);
  if (self->has_content && (!self->closed || self->unwanted))
    start_clearing (self);
}

/* What follows */

static void
changed_cb (MoniacDraftKeeper *self)
{
  if (needs_draft (self))
    {
      self->dirty = TRUE;
      arm (self);
    }
  else
    run (self);
}

static void
document_cb (MoniacDraftKeeper *self)
{
  g_signal_group_set_target (self->document_signals, moniac_workspace_get_document (self->workspace));
  changed_cb (self);
}

static void
moniac_draft_keeper_dispose (GObject *object)
{
  MoniacDraftKeeper *self = MONIAC_DRAFT_KEEPER (object);

  disarm (self);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->draft, moniac_draft_free);
  g_clear_pointer (&self->adopted, moniac_draft_free);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->checksum, g_free);
  G_OBJECT_CLASS (moniac_draft_keeper_parent_class)->dispose (object);
}

static void
moniac_draft_keeper_class_init (MoniacDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moniac_draft_keeper_dispose;

  signals[FAILED] = g_signal_new ("failed", MONIAC_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
moniac_draft_keeper_init (MoniacDraftKeeper *self)
{
  self->document_signals = g_signal_group_new (MONIAC_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::modified",
                                  G_CALLBACK (changed_cb), self);
}

MoniacDraftKeeper *
moniac_draft_keeper_new (MoniacWorkspace   *workspace,
                         MoniacPendingFunc  pending,
                         gpointer           data)
{
  MoniacDraftKeeper *self;

  g_return_val_if_fail (MONIAC_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (pending != NULL, NULL);

  self = g_object_new (MONIAC_TYPE_DRAFT_KEEPER, NULL);
  self->workspace = g_object_ref (workspace);
  self->pending = pending;
  self->pending_data = data;
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  document_cb (self);
  return self;
}

void
moniac_draft_keeper_touch (MoniacDraftKeeper *self)
{
  g_return_if_fail (MONIAC_IS_DRAFT_KEEPER (self));

  changed_cb (self);
}

void
moniac_draft_keeper_adopt (MoniacDraftKeeper *self,
                           MoniacDraft       *draft)
{
  g_return_if_fail (MONIAC_IS_DRAFT_KEEPER (self));
  g_return_if_fail (self->adopted == NULL);

  self->adopted = draft;
  if (!self->running)
    swap_draft (self);
}

void
moniac_draft_keeper_flush (MoniacDraftKeeper *self)
{
  g_return_if_fail (MONIAC_IS_DRAFT_KEEPER (self));

  self->due = TRUE;
  run (self);
}

void
moniac_draft_keeper_close (MoniacDraftKeeper *self,
                           gboolean           discard)
{
  g_return_if_fail (MONIAC_IS_DRAFT_KEEPER (self));

  if (self->closed)
    return;
  self->closed = TRUE;
  self->unwanted = discard;
  run (self);
}

gboolean
moniac_draft_keeper_is_running (MoniacDraftKeeper *self)
{
  g_return_val_if_fail (MONIAC_IS_DRAFT_KEEPER (self), FALSE);

  return self->running;
}

gboolean
moniac_draft_keeper_is_settled (MoniacDraftKeeper *self)
{
  gboolean needed;

  g_return_val_if_fail (MONIAC_IS_DRAFT_KEEPER (self), FALSE);

  needed = needs_draft (self);
  return !self->running && !(needed && self->dirty) && needed == self->has_content;
}
