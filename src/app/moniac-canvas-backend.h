/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a picture and its coins become render nodes: what is cheap with one renderer of GTK is dear
 * with another. */
#pragma once

#include <gtk/gtk.h>

#include "moniac-canvas-picture.h"

G_BEGIN_DECLS

typedef struct _MoniacCanvasBackend MoniacCanvasBackend;

/* A back end for whatever the renderer draws with; NULL stands for cairo. */
MoniacCanvasBackend *moniac_canvas_backend_new           (GskRenderer               *renderer);
/* Whether a renderer (nullable) is one that draws with cairo. */
gboolean             moniac_canvas_backend_is_cairo      (GskRenderer               *renderer);
MoniacCanvasBackend *moniac_canvas_backend_new_cairo     (void);
MoniacCanvasBackend *moniac_canvas_backend_new_texture   (void);
void                 moniac_canvas_backend_free          (MoniacCanvasBackend       *self);

/* A picture that was drawn (kept), without coins until they are moved. */
void                 moniac_canvas_backend_set_picture   (MoniacCanvasBackend       *self,
                                                          MoniacCanvasPicture       *picture);
/* In figure units; 0 coins take all away. */
void                 moniac_canvas_backend_move_coins    (MoniacCanvasBackend       *self,
                                                          const MoniacCoin          *coins,
                                                          int                        n_coins);
/* Appends the picture, its top left at (0, 0), in canvas pixels. */
void                 moniac_canvas_backend_append        (MoniacCanvasBackend       *self,
                                                          GtkSnapshot               *snapshot);
/* Appends what tells the renderer where coins moved; after everything that is drawn on top. */
int                  moniac_canvas_backend_append_damage (MoniacCanvasBackend       *self,
                                                          GtkSnapshot               *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoniacCanvasBackend, moniac_canvas_backend_free)

G_END_DECLS
