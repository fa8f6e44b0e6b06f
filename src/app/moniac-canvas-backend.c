/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a picture and its coins become render nodes: the choice of a back end, and the calls into it. */
#include "config.h"

#include "moniac-canvas-backend-private.h"

gboolean
moniac_canvas_backend_is_cairo (GskRenderer *renderer)
{
  /* The type has no public name in every version, so it is asked for by its text. */
  return !renderer || g_strcmp0 (G_OBJECT_TYPE_NAME (renderer), "GskCairoRenderer") == 0;
}

MoniacCanvasBackend *
moniac_canvas_backend_new (GskRenderer *renderer)
{
  return moniac_canvas_backend_is_cairo (renderer) ? moniac_canvas_backend_new_cairo ()
                                                   : moniac_canvas_backend_new_texture ();
}

void
moniac_canvas_backend_free (MoniacCanvasBackend *self)
{
  self->class->free (self);
}

void
moniac_canvas_backend_set_picture (MoniacCanvasBackend *self,
                                   MoniacCanvasPicture *picture)
{
  g_return_if_fail (picture->surface != NULL);

  self->class->set_picture (self, picture);
}

void
moniac_canvas_backend_move_coins (MoniacCanvasBackend *self,
                                  const MoniacCoin    *coins,
                                  int                  n_coins)
{
  self->class->move_coins (self, coins, n_coins);
}

void
moniac_canvas_backend_append (MoniacCanvasBackend *self,
                              GtkSnapshot         *snapshot)
{
  self->class->append (self, snapshot);
}

int
moniac_canvas_backend_append_damage (MoniacCanvasBackend *self,
                                     GtkSnapshot         *snapshot)
{
  return self->class->append_damage (self, snapshot);
}
