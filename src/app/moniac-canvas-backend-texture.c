/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The back end for renderers on a graphics card: the picture is one texture, sent once; every coin
 * is a node of one small texture that all share. Such renderers draw whole frames anyway. */
#include "config.h"

#include "moniac-canvas-backend-private.h"
#include "moniac-canvas-sprite.h"

typedef struct
{
  MoniacCanvasBackend parent;
  MoniacCanvasPicture *picture;
  GdkTexture *still;
  GdkTexture *top;                     /* nullable: what lies above the coins */
  GdkTexture *sprite;                  /* nullable: made once coins move */
  int side;                            /* of the sprite, in device pixels */
  MoniacCoin *coins;                   /* their top left corners, in canvas pixels */
  int n_coins;
  int n_allocated;
} TextureBackend;

/* The texture holds the surface, and shares its pixels. */
static GdkTexture *
texture_of_surface (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * height,
                                (GDestroyNotify) cairo_surface_destroy,
                                cairo_surface_reference (surface));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* The parts of a picture that lie above coins. Where they are translucent, what is below them is
 * part of their color; that shows at their edges only, and hardly there. */
static cairo_surface_t *
cut_out (cairo_surface_t *picture,
         cairo_surface_t *cover)
{
  cairo_surface_t *top = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                     cairo_image_surface_get_width (picture),
                                                     cairo_image_surface_get_height (picture));
  cairo_t *cr = cairo_create (top);

  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_mask_surface (cr, cover, 0, 0);
  cairo_destroy (cr);
  cairo_surface_flush (top);
  return top;
}

static void
clear (TextureBackend *self)
{
  g_clear_object (&self->still);
  g_clear_object (&self->top);
  g_clear_object (&self->sprite);
  g_clear_pointer (&self->picture, moniac_canvas_picture_unref);
  self->n_coins = 0;
}

static void
texture_backend_free (MoniacCanvasBackend *backend)
{
  TextureBackend *self = (TextureBackend *) backend;

  clear (self);
  g_free (self->coins);
  g_free (self);
}

static void
texture_backend_set_picture (MoniacCanvasBackend *backend,
                             MoniacCanvasPicture *picture)
{
  TextureBackend *self = (TextureBackend *) backend;

  clear (self);
  self->picture = moniac_canvas_picture_ref (picture);
  self->still = texture_of_surface (picture->surface);
}

static void
prepare_coins (TextureBackend *self)
{
  cairo_surface_t *surface;

  if (self->sprite)
    return;

  surface = moniac_sprite_draw (moniac_theme_get (self->picture->theme),
                                moniac_canvas_picture_get_coin_scale (self->picture), 0, 0,
                                &self->side);
  self->sprite = texture_of_surface (surface);
  cairo_surface_destroy (surface);
  if (!self->picture->cover)
    return;

  surface = cut_out (self->picture->surface, self->picture->cover);
  self->top = texture_of_surface (surface);
  cairo_surface_destroy (surface);
}

static void
texture_backend_move_coins (MoniacCanvasBackend *backend,
                            const MoniacCoin    *coins,
                            int                  n_coins)
{
  TextureBackend *self = (TextureBackend *) backend;
  double scale, half;

  if (!self->picture)
    return;

  prepare_coins (self);
  if (n_coins > self->n_allocated)
    {
      self->n_allocated = n_coins;
      self->coins = g_renew (MoniacCoin, self->coins, n_coins);
    }

  scale = moniac_canvas_camera_get_scale (&self->picture->camera);
  half = self->side / 2.0 / self->picture->device_scale;
  for (int i = 0; i < n_coins; i++)
    self->coins[i] = (MoniacCoin) { (float) (self->picture->camera.x + coins[i].x * scale - half),
                                    (float) (self->picture->camera.y + coins[i].y * scale - half) };
  self->n_coins = n_coins;
}

static void
append_whole (GdkTexture  *texture,
              float        scale,
              GtkSnapshot *snapshot)
{
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (0, 0,
                                                    gdk_texture_get_width (texture) / scale,
                                                    gdk_texture_get_height (texture) / scale));
}

static void
texture_backend_append (MoniacCanvasBackend *backend,
                        GtkSnapshot         *snapshot)
{
  TextureBackend *self = (TextureBackend *) backend;
  float scale, side;

  if (!self->picture)
    return;

  scale = self->picture->device_scale;
  side = self->side / scale;
  append_whole (self->still, scale, snapshot);
  for (int i = 0; i < self->n_coins; i++)
    gtk_snapshot_append_texture (snapshot, self->sprite,
                                 &GRAPHENE_RECT_INIT (self->coins[i].x, self->coins[i].y,
                                                      side, side));
  if (self->top && self->n_coins > 0)
    append_whole (self->top, scale, snapshot);
}

static int
texture_backend_append_damage (MoniacCanvasBackend *backend,
                               GtkSnapshot         *snapshot)
{
  return 0;
}

MoniacCanvasBackend *
moniac_canvas_backend_new_texture (void)
{
  static const MoniacCanvasBackendClass class = {
    texture_backend_free,
    texture_backend_set_picture,
    texture_backend_move_coins,
    texture_backend_append,
    texture_backend_append_damage,
  };
  TextureBackend *self = g_new0 (TextureBackend, 1);

  self->parent.class = &class;
  return &self->parent;
}
