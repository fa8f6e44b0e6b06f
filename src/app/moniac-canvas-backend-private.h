/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a back end of the canvas implements. */
#pragma once

#include "moniac-canvas-backend.h"

G_BEGIN_DECLS

typedef struct
{
  void (*free)          (MoniacCanvasBackend *self);
  void (*set_picture)   (MoniacCanvasBackend *self,
                         MoniacCanvasPicture *picture);
  void (*move_coins)    (MoniacCanvasBackend *self,
                         const MoniacCoin    *coins,
                         int                  n_coins);
  void (*append)        (MoniacCanvasBackend *self,
                         GtkSnapshot         *snapshot);
  int  (*append_damage) (MoniacCanvasBackend *self,
                         GtkSnapshot         *snapshot);
} MoniacCanvasBackendClass;

struct _MoniacCanvasBackend
{
  const MoniacCanvasBackendClass *class;
};

G_END_DECLS
