/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scene of a workspace: asks workers for it, and drops what comes too late. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-pool.h"
#include "moniac-records.h"
#include "moniac-workspace-private.h"

/* While a window is being resized, a new scene is asked for when the size has rested this long. */
#define SIZE_REST_MS 90
/* Work shorter than this shows no sign of being busy. */
#define BUSY_AFTER_MS 300
#define PRESENTING_TYPE_SCALE 1.35
/* Of more deals than this a worker makes the network. */
#define NETWORK_AT_ONCE 10000

/* A request for a scene; it does not keep the workspace alive. */
typedef struct
{
  GWeakRef workspace;
  MoniacAnalysis *analysis;
  guint serial;
  gboolean hasty;
} ComposeRequest;

static void compose (MoniacWorkspace *self,
                     gboolean         hasty);

static void
compose_request_free (ComposeRequest *request)
{
  g_weak_ref_clear (&request->workspace);
  moniac_analysis_unref (request->analysis);
  g_free (request);
}

static gboolean
busy_cb (gpointer data)
{
  MoniacWorkspace *self = data;

  self->busy_source = 0;
  self->busy = TRUE;
  g_object_notify (G_OBJECT (self), "busy");
  return G_SOURCE_REMOVE;
}

void
moniac_workspace_update_busy (MoniacWorkspace *self)
{
  gboolean working = self->works > 0 || self->composing != NULL || self->networking != NULL;

  moniac_workspace_update_arranging (self);
  if (working && !self->busy && self->busy_source == 0)
    self->busy_source = g_timeout_add (BUSY_AFTER_MS, busy_cb, self);
  if (working)
    return;
  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (self->busy)
    {
      self->busy = FALSE;
      g_object_notify (G_OBJECT (self), "busy");
    }
}

static void
take_network (MoniacWorkspace *self,
              MoniacNetwork   *network)
{
  self->analysis = moniac_analysis_new (network);
  moniac_inquiry_set_analysis (self->inquiry, self->analysis);
}

static MoniacAnalysis *
get_analysis (MoniacWorkspace *self)
{
  if (self->analysis == NULL)
    {
      MoniacNetworkOptions options = { .basis = self->basis, .talks = self->talks };
      g_autoptr(MoniacNetwork) network = moniac_network_new (self->document, &options);

      take_network (self, network);
    }
  return self->analysis;
}

/* What a worker makes a network of. */
typedef struct
{
  MoniacRecords *records;
  MoniacNetworkOptions options;
} NetworkJob;

static void
network_job_free (NetworkJob *job)
{
  moniac_records_free (job->records);
  g_free (job);
}

static void
network_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  const NetworkJob *job = task_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, moniac_network_new_of_records (job->records, &job->options),
                           (GDestroyNotify) moniac_network_unref);
}

static void
networked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  GWeakRef *workspace = data;
  g_autoptr(MoniacWorkspace) self = g_weak_ref_get (workspace);
  g_autoptr(MoniacNetwork) network = g_task_propagate_pointer (G_TASK (result), NULL);

  g_weak_ref_clear (workspace);
  g_free (workspace);
  if (self == NULL || self->networking != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->networking);
  if (self->analysis == NULL)
    take_network (self, network);
  moniac_workspace_queue_scene (self);
}

void
moniac_workspace_cancel_network (MoniacWorkspace *self)
{
  if (self->networking != NULL)
    g_cancellable_cancel (self->networking);
  g_clear_object (&self->networking);
}

static void
start_network (MoniacWorkspace *self)
{
  NetworkJob *job = g_new0 (NetworkJob, 1);
  GWeakRef *workspace = g_new0 (GWeakRef, 1);
  g_autoptr(GTask) task = NULL;

  job->records = moniac_records_of_document (self->document);
  job->options = (MoniacNetworkOptions) { .basis = self->basis, .talks = self->talks };
  self->networking = g_cancellable_new ();
  g_weak_ref_init (workspace, self);
  task = g_task_new (NULL, self->networking, networked_cb, workspace);
  g_task_set_task_data (task, job, (GDestroyNotify) network_job_free);
  g_task_run_in_thread (task, network_in_worker);
}

/* Whether a worker is at it; the scene is asked for again when it is done. */
static gboolean
await_network (MoniacWorkspace *self)
{
  if (self->analysis == NULL && self->networking == NULL
      && g_list_model_get_n_items (moniac_document_get_deals (self->document)) > NETWORK_AT_ONCE)
    start_network (self);
  return self->analysis == NULL && self->networking != NULL;
}

/* What is on trial, where anything is. */
static void
ensure_tried (MoniacWorkspace *self)
{
  MoniacTrials *trials = moniac_inquiry_get_trials (self->inquiry);
  MoniacNetworkOptions options = { .basis = self->basis, .talks = self->talks };
  g_autoptr(MoniacNetwork) network = NULL;
  g_autofree double *shares = NULL;

  if (self->tried != NULL || moniac_trials_get_n (trials) == 0)
    return;
  moniac_trials_fill_options (trials, &options);
  network = moniac_network_new (self->document, &options);
  shares = moniac_trials_make_shares (trials, network);
  self->tried = moniac_analysis_new (network);
  moniac_inquiry_set_tried (self->inquiry, self->tried, shares);
}

static MoniacAnalysis *
get_shown (MoniacWorkspace *self)
{
  get_analysis (self);
  ensure_tried (self);
  if (self->shown == NULL)
    self->shown = moniac_inquiry_get_shown (self->inquiry);
  return self->shown;
}

/* The furniture for which a figure of this size has room beside its flows. */
static MoniacFurniture
furniture_with_room (double width,
                     double height)
{
  gboolean portrait = height > width * 1.2;
  MoniacFurniture room = MONIAC_FURNITURE_NONE;

  if (width >= 560 && height >= 460)
    room |= MONIAC_FURNITURE_TITLE | MONIAC_FURNITURE_SUBTITLE;
  if (width >= 480 && height >= 360)
    room |= MONIAC_FURNITURE_FINDING;
  if (portrait ? width >= 480 && height >= 900 : width >= 840 && height >= 480)
    room |= MONIAC_FURNITURE_LEGEND;
  if (width >= 720 && height >= 600)
    room |= MONIAC_FURNITURE_NOTES | MONIAC_FURNITURE_CREDIT;
  return room;
}

static MoniacFigureSettings
screen_settings (MoniacWorkspace *self)
{
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
  double scale = self->presenting ? PRESENTING_TYPE_SCALE : 1;

  settings.view = self->view;
  settings.width = self->width;
  settings.height = self->height;
  settings.type_scale = scale;
  settings.tones = self->tones;
  settings.mark_most = self->mark_most;
  settings.pool_below = self->pool_below;
  settings.furniture = self->furniture & furniture_with_room (self->width / scale,
                                                              self->height / scale);
  return settings;
}

static void
tell_fallback (MoniacWorkspace *self)
{
  if (self->scene->fallback && !self->told_fallback)
    g_signal_emit_by_name (self, "message",
                   _("Graphviz did not answer in time, so the companies are placed more simply"));
  self->told_fallback = self->scene->fallback;
}

void
moniac_workspace_take_scene (MoniacWorkspace *self,
                             MoniacScene     *scene)
{
  g_clear_pointer (&self->scene, moniac_scene_unref);
  self->scene = scene;
  g_signal_emit_by_name (self, "scene-changed");
}

/* After a figure: the one that was asked for meanwhile, or, after a hasty one that leaves it open, the same with what
 * undisclosed amounts could do. */
static void
go_on_composing (MoniacWorkspace *self,
                 gboolean         hasty)
{
  if (self->compose_again)
    moniac_workspace_queue_scene (self);
  else if (hasty && self->compose_source == 0 && self->composing == NULL
           && moniac_analysis_get_range (self->composed) == NULL)
    compose (self, FALSE);
  moniac_workspace_update_busy (self);
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  ComposeRequest *request = data;
  g_autoptr(MoniacWorkspace) self = g_weak_ref_get (&request->workspace);
  gboolean wanted = self != NULL && request->serial == self->serial;
  gboolean hasty = request->hasty;
  g_autoptr(MoniacAnalysis) analysis = moniac_analysis_ref (request->analysis);
  g_autoptr(GError) error = NULL;
  MoniacScene *scene = moniac_compose_finish (result, &error);

  compose_request_free (request);
  if (!wanted)
    {
      g_clear_pointer (&scene, moniac_scene_unref);
      return;
    }

  g_clear_object (&self->composing);
  if (scene != NULL)
    {
      g_clear_pointer (&self->composed, moniac_analysis_unref);
      self->composed = g_steal_pointer (&analysis);
      self->afresh = FALSE;
      moniac_workspace_take_scene (self, scene);
      tell_fallback (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self, "message", error->message);
  go_on_composing (self, hasty && scene != NULL);
}

void
moniac_workspace_cancel_composing (MoniacWorkspace *self)
{
  if (self->composing != NULL)
    g_cancellable_cancel (self->composing);
  g_clear_object (&self->composing);
  self->serial++;
}

static void
compose (MoniacWorkspace *self,
         gboolean         hasty)
{
  MoniacFigureSettings settings = screen_settings (self);
  ComposeRequest *request;

  moniac_workspace_cancel_composing (self);
  self->compose_again = FALSE;
  self->given_up = FALSE;
  if (await_network (self))
    {
      moniac_workspace_update_busy (self);
      return;
    }
  get_shown (self);
  if (self->width < 1 || self->height < 1)
    {
      moniac_workspace_update_busy (self);
      return;
    }

  request = g_new0 (ComposeRequest, 1);
  g_weak_ref_init (&request->workspace, self);
  request->serial = self->serial;
  request->hasty = hasty;
  request->analysis = moniac_analysis_ref (get_shown (self));
  self->composing = g_cancellable_new ();
  self->composing_hastily = hasty;
  moniac_compose_async (get_shown (self), &settings, self->afresh ? NULL : self->scene, hasty, self->composing,
                        composed_cb, request);
  moniac_workspace_update_busy (self);
}

static gboolean
compose_cb (gpointer data)
{
  MoniacWorkspace *self = data;

  self->compose_source = 0;
  compose (self, TRUE);
  return G_SOURCE_REMOVE;
}

void
moniac_workspace_queue_scene (MoniacWorkspace *self)
{
  g_clear_handle_id (&self->compose_source, g_source_remove);
  self->compose_source = g_idle_add_full (G_PRIORITY_DEFAULT, compose_cb, self, NULL);
}

void
moniac_workspace_queue_scene_rested (MoniacWorkspace *self)
{
  g_clear_handle_id (&self->compose_source, g_source_remove);
  self->compose_source = g_timeout_add (SIZE_REST_MS, compose_cb, self);
}

/* The network is another one: everything that was found out about the old one is void. */
void
moniac_workspace_queue_network (MoniacWorkspace *self)
{
  moniac_workspace_cancel_network (self);
  moniac_inquiry_set_analysis (self->inquiry, NULL);
  moniac_inquiry_set_tried (self->inquiry, NULL, NULL);
  g_clear_pointer (&self->analysis, moniac_analysis_unref);
  g_clear_pointer (&self->tried, moniac_analysis_unref);
  g_clear_pointer (&self->shown, moniac_analysis_unref);
  moniac_workspace_queue_scene (self);
}

/* While an amount is dragged, each figure is finished before the next is begun, so that some are seen. */
void
moniac_workspace_follow_inquiry (MoniacWorkspace *self)
{
  g_clear_pointer (&self->shown, moniac_analysis_unref);
  if (self->composing != NULL && self->composing_hastily)
    self->compose_again = TRUE;
  else
    moniac_workspace_queue_scene (self);
}

void
moniac_workspace_follow_trials (MoniacWorkspace *self)
{
  moniac_inquiry_set_tried (self->inquiry, NULL, NULL);
  g_clear_pointer (&self->tried, moniac_analysis_unref);
  moniac_workspace_follow_inquiry (self);
}

MoniacFigureSettings
moniac_workspace_get_figure_settings (MoniacWorkspace *self)
{
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;

  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), settings);

  settings.view = self->view;
  settings.tones = self->tones;
  settings.mark_most = self->mark_most;
  settings.pool_below = self->pool_below;
  settings.furniture = self->furniture;
  return settings;
}

int
moniac_workspace_count_pool (MoniacWorkspace *self,
                             double           below)
{
  g_return_val_if_fail (MONIAC_IS_WORKSPACE (self), 0);

  return moniac_pool_count (moniac_analysis_get_network (get_shown (self)), below);
}

static void
composed_other_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  MoniacScene *scene = moniac_compose_finish (result, &error);

  if (scene != NULL)
    g_task_return_pointer (task, scene, (GDestroyNotify) moniac_scene_unref);
  else
    g_task_return_error (task, error);
}

void
moniac_workspace_compose_async (MoniacWorkspace            *self,
                                const MoniacFigureSettings *settings,
                                GCancellable               *cancellable,
                                GAsyncReadyCallback         callback,
                                gpointer                    data)
{
  GTask *task;

  g_return_if_fail (MONIAC_IS_WORKSPACE (self));
  g_return_if_fail (settings != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, moniac_workspace_compose_async);
  moniac_compose_async (get_shown (self), settings, NULL, FALSE, cancellable, composed_other_cb, task);
}

MoniacScene *
moniac_workspace_compose_finish (MoniacWorkspace  *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
