/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a back end of the painter implements. */
#pragma once

#include "moniac-painter.h"

G_BEGIN_DECLS

/* Titles, links and texts arrive valid: one line of clean UTF-8, links safe. */
typedef struct
{
  gboolean keeps_titles;     /* whether ids and titles come out */
  void (*begin_group) (MoniacPainter      *self,
                       const char         *id,
                       const char         *title,
                       const char         *link,
                       double              opacity);
  void (*end_group)   (MoniacPainter      *self);
  void (*path)        (MoniacPainter      *self,
                       const MoniacPath   *path,
                       gboolean            closed,
                       const MoniacColor  *fill,
                       const MoniacColor  *line,
                       const MoniacStroke *stroke);
  void (*rect)        (MoniacPainter      *self,
                       const MoniacRect   *rect,
                       double              radius,
                       const MoniacColor  *fill,
                       const MoniacColor  *line,
                       const MoniacStroke *stroke);
  void (*circle)      (MoniacPainter      *self,
                       double              x,
                       double              y,
                       double              radius,
                       const MoniacColor  *fill,
                       const MoniacColor  *line,
                       const MoniacStroke *stroke);
  void (*text)        (MoniacPainter      *self,
                       MoniacTextStyle     style,
                       double              type_scale,
                       const char         *text,
                       double              x,
                       double              y,
                       double              width,
                       const MoniacColor  *color,
                       const MoniacColor  *halo);
  void (*free)        (MoniacPainter      *self);
} MoniacPainterBackend;

/* How wide the rim around letters is drawn, in units of type; half of it lies outside. */
#define MONIAC_HALO_WIDTH 3.6

/* The first member of every back end's struct. */
struct _MoniacPainter
{
  const MoniacPainterBackend *backend;
};

/* Whether ids and titles are worth making. */
gboolean moniac_painter_keeps_titles (const MoniacPainter *self);

G_END_DECLS
