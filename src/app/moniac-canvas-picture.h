/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of the canvas without what moves: ordered in the main loop, drawn in a worker thread,
 * then immutable. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "moniac-canvas-camera.h"
#include "moniac-figure.h"
#include "moniac-trail.h"

G_BEGIN_DECLS

/* The way between two scenes, shared by the pictures along it; immutable. */
typedef struct _MoniacCanvasWay MoniacCanvasWay;

MoniacCanvasWay     *moniac_canvas_way_new             (MoniacScene          *from,
                                                        MoniacScene          *to);
MoniacCanvasWay     *moniac_canvas_way_ref             (MoniacCanvasWay      *self);
void                 moniac_canvas_way_unref           (MoniacCanvasWay      *self);
/* Transfer full. */
MoniacScene         *moniac_canvas_way_at              (MoniacCanvasWay      *self,
                                                        double                progress);
/* The start of the way, with one company pulled from its place by the pointer. Transfer full. */
MoniacScene         *moniac_canvas_way_pulled          (MoniacCanvasWay      *self,
                                                        int                   company,
                                                        const MoniacPoint    *by);

/**
 * MoniacCanvasPicture:
 * @scene: (owned): what it shows
 * @way, @progress: (owned, nullable): not @scene itself, but a point on a way to it, 0 to 1
 * @held, @held_by: index of a company that the pointer holds, and how far from its place, in
 *   figure units; -1 for none. Needs a way from @scene to itself
 * @camera: how the figure lies on the canvas
 * @device_scale: device pixels per canvas pixel
 * @theme: in which colors
 * @company, @deal: what is selected: indices, or -1
 * @brought: (owned, nullable): a set of ids of deals: those that are brought forward, rather than a company's
 * @trail, @step: (owned, nullable): whose money is followed, and how far: its coins are worth what is carried
 * @phase: of the coins, where they are part of the picture
 * @flags: what is drawn; %MONIAC_DRAW_COINS only on the way between scenes
 * @wants_coins: whether coins will move over it
 * @surface: (owned): the result: opaque, as large as the canvas in device pixels
 * @cover: (owned, nullable): with coins, as large, A8: how much of each pixel lies above them
 * @coins: (owned, nullable): the coins that move over it
 *
 * The maker fills in everything but the results; nothing changes once it was drawn, but that a back end may
 * let coins run in the surface while it is on show.
 */
typedef struct
{
  gatomicrefcount ref_count;

  MoniacScene *scene;
  MoniacCanvasWay *way;
  double progress;
  int held;
  MoniacPoint held_by;
  MoniacCanvasCamera camera;
  int device_scale;
  MoniacThemeId theme;
  int company;
  int deal;
  GHashTable *brought;
  MoniacTrail *trail;
  int step;
  double phase;
  MoniacDrawFlags flags;
  gboolean wants_coins;

  cairo_surface_t *surface;
  cairo_surface_t *cover;
  MoniacCoins *coins;
} MoniacCanvasPicture;

MoniacCanvasPicture *moniac_canvas_picture_new         (MoniacScene          *scene);
MoniacCanvasPicture *moniac_canvas_picture_ref         (MoniacCanvasPicture  *self);
void                 moniac_canvas_picture_unref       (MoniacCanvasPicture  *self);

/* Draws, in the calling thread. */
void                 moniac_canvas_picture_draw        (MoniacCanvasPicture  *self);
/* Has no source object: a task may let go of that in its worker thread, which no widget survives. */
void                 moniac_canvas_picture_draw_async  (MoniacCanvasPicture  *self,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              data);
/* The picture itself, transfer full; NULL when cancelled. */
MoniacCanvasPicture *moniac_canvas_picture_draw_finish (GAsyncResult         *result,
                                                        GError              **error);

/* Device pixels per figure unit, and the device pixel at which the figure's origin lies. */
double               moniac_canvas_picture_get_scale   (const MoniacCanvasPicture *self);
/* Device pixels per unit of type, in which coins are measured. */
double               moniac_canvas_picture_get_coin_scale (const MoniacCanvasPicture *self);
MoniacPoint          moniac_canvas_picture_get_origin  (const MoniacCanvasPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacCanvasPicture, moniac_canvas_picture_unref)

G_END_DECLS
