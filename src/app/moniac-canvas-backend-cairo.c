/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The back end for GTK's cairo renderer: one kept node over a pixel buffer that changes in place,
 * and empty nodes whose only use is that the renderer counts their bounds as damage.
 *
 * The kept node diffs to nothing against itself, so a frame costs what its coins cost. The node's
 * recording shares the buffer's pixels as long as nobody tells cairo that they changed. */
#include "config.h"

#include "moniac-canvas-backend-private.h"
#include "moniac-canvas-motion.h"

typedef struct
{
  MoniacCanvasBackend parent;
  MoniacCanvasPicture *picture;
  MoniacCanvasMotion *motion;          /* nullable: made once coins move */
  GskRenderNode *node;                 /* nullable: of the picture, in which coins move */
} CairoBackend;

static GskRenderNode *
node_of_surface (cairo_surface_t *surface,
                 int              device_scale)
{
  graphene_rect_t bounds;
  GskRenderNode *node;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0,
                      (float) cairo_image_surface_get_width (surface) / device_scale,
                      (float) cairo_image_surface_get_height (surface) / device_scale);
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_scale (cr, 1.0 / device_scale, 1.0 / device_scale);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

static void
clear (CairoBackend *self)
{
  /* The node first: its recording refers to the surface of the motion. */
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->motion, moniac_canvas_motion_free);
  g_clear_pointer (&self->picture, moniac_canvas_picture_unref);
}

static void
cairo_backend_free (MoniacCanvasBackend *backend)
{
  clear ((CairoBackend *) backend);
  g_free (backend);
}

static void
cairo_backend_set_picture (MoniacCanvasBackend *backend,
                           MoniacCanvasPicture *picture)
{
  CairoBackend *self = (CairoBackend *) backend;

  clear (self);
  self->picture = moniac_canvas_picture_ref (picture);
}

static void
cairo_backend_move_coins (MoniacCanvasBackend *backend,
                          const MoniacCoin    *coins,
                          int                  n_coins)
{
  CairoBackend *self = (CairoBackend *) backend;
  MoniacPoint origin;

  if (!self->picture || (n_coins == 0 && !self->motion))
    return;

  if (!self->motion)
    self->motion = moniac_canvas_motion_new (self->picture->surface, self->picture->cover,
                                             moniac_theme_get (self->picture->theme),
                                             moniac_canvas_picture_get_scale (self->picture),
                                             moniac_canvas_picture_get_coin_scale (self->picture));

  origin = moniac_canvas_picture_get_origin (self->picture);
  moniac_canvas_motion_move (self->motion, origin.x, origin.y, coins, n_coins);
}

static void
cairo_backend_append (MoniacCanvasBackend *backend,
                      GtkSnapshot         *snapshot)
{
  CairoBackend *self = (CairoBackend *) backend;

  if (!self->picture)
    return;

  if (!self->node)
    self->node = node_of_surface (self->picture->surface, self->picture->device_scale);
  gtk_snapshot_append_node (snapshot, self->node);
}

static int
cairo_backend_append_damage (MoniacCanvasBackend *backend,
                             GtkSnapshot         *snapshot)
{
  CairoBackend *self = (CairoBackend *) backend;
  cairo_rectangle_int_t damage[MONIAC_CANVAS_MAX_DAMAGE];
  int n = self->motion ? moniac_canvas_motion_take_damage (self->motion, damage) : 0;
  float scale = self->picture ? self->picture->device_scale : 1;

  for (int i = 0; i < n; i++)
    {
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (damage[i].x / scale, damage[i].y / scale,
                                                   damage[i].width / scale,
                                                   damage[i].height / scale);
      g_autoptr (GskRenderNode) node = gsk_cairo_node_new (&bounds);

      gtk_snapshot_append_node (snapshot, node);
    }
  return n;
}

MoniacCanvasBackend *
moniac_canvas_backend_new_cairo (void)
{
  static const MoniacCanvasBackendClass class = {
    cairo_backend_free,
    cairo_backend_set_picture,
    cairo_backend_move_coins,
    cairo_backend_append,
    cairo_backend_append_damage,
  };
  CairoBackend *self = g_new0 (CairoBackend, 1);

  self->parent.class = &class;
  return &self->parent;
}
