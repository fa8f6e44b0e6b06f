/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints with cairo: the window, PNG and PDF. */

#include "config.h"

#include <math.h>

#include "moniac-painter-private.h"
#include "moniac-text.h"

/* One open group. */
typedef struct
{
  double opacity;          /* of everything in it, those around it included */
  char *link;              /* nullable: its own, or that of the group around it */
} Group;

typedef struct
{
  MoniacPainter parent;
  cairo_t *cr;
  gboolean links;
  GArray *groups;          /* of Group; the last is the innermost */
} CairoPainter;

static void
group_clear (gpointer data)
{
  Group *group = data;

  g_free (group->link);
}

static const Group *
innermost (const CairoPainter *self)
{
  return self->groups->len > 0 ? &g_array_index (self->groups, Group, self->groups->len - 1) : NULL;
}

/* The opacity of groups goes into each color: no layers, which cost more than all the drawing. */
static void
set_color (CairoPainter      *self,
           const MoniacColor *color)
{
  const Group *group = innermost (self);

  cairo_set_source_rgba (self->cr, color->red, color->green, color->blue,
                         color->alpha * (group != NULL ? group->opacity : 1));
}

static void
fill_and_stroke (CairoPainter       *self,
                 const MoniacColor  *fill,
                 const MoniacColor  *line,
                 const MoniacStroke *stroke)
{
  if (fill != NULL)
    {
      set_color (self, fill);
      cairo_fill_preserve (self->cr);
    }
  if (line != NULL)
    {
      set_color (self, line);
      cairo_set_line_width (self->cr, stroke->width);
      cairo_set_dash (self->cr, stroke->dashes, stroke->n_dashes, 0);
      cairo_set_line_cap (self->cr, stroke->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
      cairo_set_line_join (self->cr, stroke->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
      cairo_stroke_preserve (self->cr);
    }
  cairo_new_path (self->cr);
}

static void
cairo_painter_begin_group (MoniacPainter *painter,
                           const char    *id,
                           const char    *title,
                           const char    *link,
                           double         opacity)
{
  CairoPainter *self = (CairoPainter *) painter;
  const Group *around = innermost (self);
  Group group = { opacity, g_strdup (link) };

  if (around != NULL)
    {
      group.opacity *= around->opacity;
      if (link == NULL)
        group.link = g_strdup (around->link);
    }
  g_array_append_val (self->groups, group);
}

static void
cairo_painter_end_group (MoniacPainter *painter)
{
  CairoPainter *self = (CairoPainter *) painter;

  g_return_if_fail (self->groups->len > 0);
  g_array_set_size (self->groups, self->groups->len - 1);
}

static void
cairo_painter_path (MoniacPainter      *painter,
                    const MoniacPath   *path,
                    gboolean            closed,
                    const MoniacColor  *fill,
                    const MoniacColor  *line,
                    const MoniacStroke *stroke)
{
  CairoPainter *self = (CairoPainter *) painter;
  const MoniacPoint *p = path->points;

  cairo_move_to (self->cr, p[0].x, p[0].y);
  for (int i = 0; i < path->n; i++, p += 3)
    cairo_curve_to (self->cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
  if (closed)
    cairo_close_path (self->cr);
  fill_and_stroke (self, fill, line, stroke);
}

static void
cairo_painter_rect (MoniacPainter      *painter,
                    const MoniacRect   *rect,
                    double              radius,
                    const MoniacColor  *fill,
                    const MoniacColor  *line,
                    const MoniacStroke *stroke)
{
  CairoPainter *self = (CairoPainter *) painter;
  double right = rect->x + rect->width;
  double bottom = rect->y + rect->height;

  if (radius <= 0)
    {
      cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
      fill_and_stroke (self, fill, line, stroke);
      return;
    }
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, right - radius, rect->y + radius, radius, -G_PI_2, 0);
  cairo_arc (self->cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (self->cr, rect->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (self->cr, rect->x + radius, rect->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (self->cr);
  fill_and_stroke (self, fill, line, stroke);
}

static void
cairo_painter_circle (MoniacPainter      *painter,
                      double              x,
                      double              y,
                      double              radius,
                      const MoniacColor  *fill,
                      const MoniacColor  *line,
                      const MoniacStroke *stroke)
{
  CairoPainter *self = (CairoPainter *) painter;

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (self->cr);
  fill_and_stroke (self, fill, line, stroke);
}

static void
begin_link (CairoPainter *self,
            const char   *link)
{
  g_auto (GStrv) parts = g_strsplit (link, "\\", -1);
  g_autofree char *slashed = g_strjoinv ("\\\\", parts);
  g_auto (GStrv) quoted_parts = g_strsplit (slashed, "'", -1);
  g_autofree char *quoted = g_strjoinv ("\\'", quoted_parts);
  g_autofree char *attributes = g_strdup_printf ("uri='%s'", quoted);

  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
}

/* Cairo moves every glyph on pixels to a whole one, which leaves small type with gaps; outlines stay where they belong. */
static gboolean
is_pixels (CairoPainter *self)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (self->cr));

  return type != CAIRO_SURFACE_TYPE_PDF && type != CAIRO_SURFACE_TYPE_SVG && type != CAIRO_SURFACE_TYPE_PS;
}

/* Emoji have no outlines. */
static gboolean
has_pictures (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if ((c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF))
        return TRUE;
    }
  return FALSE;
}

/* Leaves the current point where it was. */
static void
draw_halo (CairoPainter      *self,
           PangoLayout       *layout,
           const MoniacColor *halo,
           double             type_scale)
{
  double x, y;

  cairo_get_current_point (self->cr, &x, &y);
  cairo_save (self->cr);
  set_color (self, halo);
  cairo_set_line_width (self->cr, MONIAC_HALO_WIDTH * type_scale);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (self->cr, NULL, 0, 0);
  pango_cairo_layout_path (self->cr, layout);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
  cairo_move_to (self->cr, x, y);
}

/* Only text becomes a link: cairo makes links of bounding boxes, and those of ribbons cover half the figure. */
static void
cairo_painter_text (MoniacPainter     *painter,
                    MoniacTextStyle    style,
                    double             type_scale,
                    const char        *text,
                    double             x,
                    double             y,
                    double             width,
                    const MoniacColor *color,
                    const MoniacColor *halo)
{
  CairoPainter *self = (CairoPainter *) painter;
  g_autoptr (PangoLayout) layout = moniac_text_create_layout (self->cr, style, type_scale, text);
  const Group *group = innermost (self);
  gboolean linked = self->links && group != NULL && group->link != NULL;

  if (linked)
    begin_link (self, group->link);
  cairo_move_to (self->cr, x, y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  if (halo)
    draw_halo (self, layout, halo, type_scale);
  set_color (self, color);
  if (is_pixels (self) && !has_pictures (text))
    {
      pango_cairo_layout_path (self->cr, layout);
      cairo_fill (self->cr);
    }
  else
    {
      pango_cairo_show_layout (self->cr, layout);
    }
  cairo_new_path (self->cr);
  if (linked)
    cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

static void
cairo_painter_free (MoniacPainter *painter)
{
  CairoPainter *self = (CairoPainter *) painter;

  g_array_unref (self->groups);
  g_free (self);
}

static const MoniacPainterBackend cairo_backend = {
  .begin_group = cairo_painter_begin_group,
  .end_group = cairo_painter_end_group,
  .path = cairo_painter_path,
  .rect = cairo_painter_rect,
  .circle = cairo_painter_circle,
  .text = cairo_painter_text,
  .free = cairo_painter_free,
};

MoniacPainter *
moniac_cairo_painter_new (cairo_t  *cr,
                          gboolean  links)
{
  CairoPainter *self = g_new0 (CairoPainter, 1);

  self->parent.backend = &cairo_backend;
  self->cr = cr;
  self->links = links;
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_array_set_clear_func (self->groups, group_clear);
  return &self->parent;
}
