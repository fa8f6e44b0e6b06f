/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of the canvas without what moves: ordered in the main loop, drawn in a worker thread,
 * then immutable. */
#include "config.h"

#include <math.h>

#include "moniac-canvas-displace.h"
#include "moniac-canvas-picture.h"
#include "moniac-worker.h"

struct _MoniacCanvasWay
{
  MoniacMorph *morph;
};

static void
way_clear (gpointer data)
{
  MoniacCanvasWay *self = data;

  moniac_morph_free (self->morph);
}

MoniacCanvasWay *
moniac_canvas_way_new (MoniacScene *from,
                       MoniacScene *to)
{
  MoniacCanvasWay *self = g_atomic_rc_box_new0 (MoniacCanvasWay);

  self->morph = moniac_morph_new (from, to);
  return self;
}

MoniacCanvasWay *
moniac_canvas_way_ref (MoniacCanvasWay *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
moniac_canvas_way_unref (MoniacCanvasWay *self)
{
  g_atomic_rc_box_release_full (self, way_clear);
}

MoniacScene *
moniac_canvas_way_at (MoniacCanvasWay *self,
                      double           progress)
{
  return moniac_morph_at (self->morph, progress);
}

MoniacScene *
moniac_canvas_way_pulled (MoniacCanvasWay   *self,
                          int                company,
                          const MoniacPoint *by)
{
  MoniacScene *scene = moniac_morph_at (self->morph, 0);

  moniac_canvas_displace (scene, company, by);
  return scene;
}

MoniacCanvasPicture *
moniac_canvas_picture_new (MoniacScene *scene)
{
  MoniacCanvasPicture *self = g_new0 (MoniacCanvasPicture, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->scene = moniac_scene_ref (scene);
  self->progress = 1;
  self->held = -1;
  self->company = -1;
  self->deal = -1;
  self->device_scale = 1;
  self->flags = MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL | MONIAC_DRAW_ARROWS;
  return self;
}

MoniacCanvasPicture *
moniac_canvas_picture_ref (MoniacCanvasPicture *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
moniac_canvas_picture_unref (MoniacCanvasPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  moniac_scene_unref (self->scene);
  g_clear_pointer (&self->way, moniac_canvas_way_unref);
  g_clear_pointer (&self->brought, g_hash_table_unref);
  g_clear_pointer (&self->trail, moniac_trail_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->cover, cairo_surface_destroy);
  g_clear_pointer (&self->coins, moniac_coins_free);
  g_free (self);
}

double
moniac_canvas_picture_get_scale (const MoniacCanvasPicture *self)
{
  return moniac_canvas_camera_get_scale (&self->camera) * self->device_scale;
}

double
moniac_canvas_picture_get_coin_scale (const MoniacCanvasPicture *self)
{
  double type_scale = self->scene->type_scale > 0 ? self->scene->type_scale : 1;

  return moniac_canvas_picture_get_scale (self) * type_scale;
}

MoniacPoint
moniac_canvas_picture_get_origin (const MoniacCanvasPicture *self)
{
  return (MoniacPoint) { self->camera.x * self->device_scale, self->camera.y * self->device_scale };
}

static MoniacScene *
make_scene (const MoniacCanvasPicture *self)
{
  if (self->held >= 0)
    return moniac_canvas_way_pulled (self->way, self->held, &self->held_by);
  if (self->way)
    return moniac_canvas_way_at (self->way, self->progress);
  return moniac_scene_ref (self->scene);
}

static void
fill_paper (cairo_t           *cr,
            const MoniacColor *paper)
{
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
}

/* A company that is selected is followed: its deals stay bright, the rest fades. */
static gboolean *
deals_of_company (const MoniacNetwork *network,
                  int                  company)
{
  gboolean *deals = g_new0 (gboolean, MAX (network->n_deals, 1));

  for (int i = 0; i < network->n_deals; i++)
    deals[i] = network->deals[i].payer == company || network->deals[i].payee == company;
  return deals;
}

/* What is brought forward; NULL: everything. */
static gboolean *
choose_bright (const MoniacCanvasPicture *self,
               const MoniacNetwork       *network)
{
  gboolean *deals;

  if (!self->brought)
    return self->company >= 0 ? deals_of_company (network, self->company) : NULL;

  deals = g_new0 (gboolean, MAX (network->n_deals, 1));
  for (int i = 0; i < network->n_deals; i++)
    deals[i] = g_hash_table_contains (self->brought, network->deals[i].record->id);
  return deals;
}

static cairo_surface_t *
draw_layer (const MoniacCanvasPicture *self,
            const MoniacScene         *scene,
            const gboolean            *deals,
            cairo_format_t             format,
            MoniacDrawFlags            flags)
{
  const MoniacTheme *theme = moniac_theme_get (self->theme);
  MoniacPoint origin = moniac_canvas_picture_get_origin (self);
  double scale = moniac_canvas_picture_get_scale (self);
  MoniacHighlight highlight = { self->company, self->deal, deals };
  MoniacDetail detail = { scale, { -origin.x / scale, -origin.y / scale,
                                   self->camera.width * self->device_scale / scale,
                                   self->camera.height * self->device_scale / scale }, FALSE };
  cairo_surface_t *surface =
    cairo_image_surface_create (format, (int) ceil (self->camera.width * self->device_scale),
                                (int) ceil (self->camera.height * self->device_scale));
  cairo_t *cr = cairo_create (surface);
  MoniacPainter *painter;

  /* Beside the figure there is paper, too. */
  if (flags & MONIAC_DRAW_PAPER)
    fill_paper (cr, &theme->paper);
  cairo_translate (cr, origin.x, origin.y);
  cairo_scale (cr, scale, scale);
  painter = moniac_cairo_painter_new (cr, FALSE);
  moniac_figure_draw_detail (painter, scene, theme, NULL, &highlight, self->phase, flags, &detail);
  moniac_painter_free (painter);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Coins of the money that is followed, as far as it has run. */
static MoniacCoins *
make_trail_coins (const MoniacCanvasPicture *self)
{
  const MoniacNetwork *network = self->scene->network;
  const MoniacNetwork *followed = self->trail->network;
  g_autofree gint64 *parts = g_new0 (gint64, network->n_deals + 1);

  for (int i = 0; i < followed->n_deals; i++)
    {
      int deal = self->trail->step[i] >= 0 && self->trail->step[i] <= self->step
                 ? moniac_network_find_deal (network, followed->deals[i].record->id) : -1;

      if (deal >= 0)
        parts[deal] = self->trail->carried[i];
    }
  return moniac_coins_new_parts (self->scene, parts);
}

void
moniac_canvas_picture_draw (MoniacCanvasPicture *self)
{
  g_autoptr (MoniacScene) scene = make_scene (self);
  g_autofree gboolean *deals = choose_bright (self, scene->network);

  g_assert (!self->surface);

  self->surface = draw_layer (self, scene, deals, CAIRO_FORMAT_ARGB32, self->flags);
  if (!self->wants_coins)
    return;

  self->cover = draw_layer (self, scene, deals, CAIRO_FORMAT_A8, MONIAC_DRAW_TOP);
  self->coins = self->trail ? make_trail_coins (self) : moniac_coins_new (self->scene, deals);
}

static void
draw_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  MoniacCanvasPicture *self = task_data;

  moniac_canvas_picture_draw (self);
  g_task_return_pointer (task, moniac_canvas_picture_ref (self),
                         (GDestroyNotify) moniac_canvas_picture_unref);
}

void
moniac_canvas_picture_draw_async (MoniacCanvasPicture *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, moniac_canvas_picture_draw_async);
  g_task_set_task_data (task, moniac_canvas_picture_ref (self),
                        (GDestroyNotify) moniac_canvas_picture_unref);
  moniac_worker_run (task, draw_in_worker);
}

MoniacCanvasPicture *
moniac_canvas_picture_draw_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, moniac_canvas_picture_draw_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
