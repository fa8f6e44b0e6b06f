/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the canvas draws over the picture: outlines of what is hovered, selected and focused, and the
 * deal that is being made. Each is a small kept node, made again only when it changes. */
#include "config.h"

#include "moniac-canvas-private.h"

/* In canvas pixels. */
#define HOVER_LINE 1.5
#define SELECTED_LINE 2.5
#define FOCUS_LINE 2.0
#define FOCUS_GAP 3.0
#define FOCUS_RADIUS 5.0
#define RUBBER_LINE 4.0
#define THINNEST_OUTLINE 6.0
/* How far a node reaches beyond what it outlines. */
#define REACH 8.0

/* One outline being drawn: in figure units, with lengths of the screen converted. */
typedef struct
{
  MoniacPainter *painter;
  double pixel;                        /* one canvas pixel in figure units */
  GskRenderNode *node;
  cairo_t *cr;
} Pen;

static void
begin (Pen                *self,
       MoniacCanvas       *canvas,
       const MoniacRect   *bounds)
{
  double scale = moniac_canvas_camera_get_scale (&canvas->camera);
  MoniacRect place = moniac_canvas_camera_rect (&canvas->camera, bounds);
  graphene_rect_t area, view;

  self->pixel = 1 / scale;
  graphene_rect_init (&area, (float) (place.x - REACH), (float) (place.y - REACH),
                      (float) (place.width + 2 * REACH), (float) (place.height + 2 * REACH));
  graphene_rect_init (&view, 0, 0, (float) canvas->camera.width, (float) canvas->camera.height);
  /* Out of view there is nothing to draw, but an empty node is simpler than none. */
  if (!graphene_rect_intersection (&area, &view, &area))
    graphene_rect_init (&area, 0, 0, 1, 1);
  self->node = gsk_cairo_node_new (&area);
  self->cr = gsk_cairo_node_get_draw_context (self->node);
  cairo_translate (self->cr, canvas->camera.x, canvas->camera.y);
  cairo_scale (self->cr, scale, scale);
  self->painter = moniac_cairo_painter_new (self->cr, FALSE);
}

static void
end (Pen          *self,
     MoniacCanvas *canvas)
{
  moniac_painter_free (self->painter);
  cairo_destroy (self->cr);
  g_ptr_array_add (canvas->overlay, self->node);
}

static MoniacRect
grow (MoniacRect rect,
      double     by)
{
  return (MoniacRect) { rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

static void
outline_company (MoniacCanvas      *self,
                 int                index,
                 const MoniacColor *color,
                 double             line)
{
  const MoniacSceneCompany *company = &self->scene->companies[index];
  MoniacStroke stroke = { .round = TRUE };
  Pen pen;

  begin (&pen, self, &company->bounds);
  stroke.width = line * pen.pixel;
  for (int i = 0; i < company->n_parts; i++)
    moniac_painter_path (pen.painter, &company->parts[i].outline, TRUE, NULL, color, &stroke);
  end (&pen, self);
}

static void
outline_deal (MoniacCanvas      *self,
              int                index,
              const MoniacColor *color,
              double             line)
{
  const MoniacSceneRibbon *ribbon;
  MoniacStroke stroke = { .round = TRUE };
  MoniacPath path;
  MoniacRect bounds;
  double width;
  Pen pen;

  if (self->scene->ribbon_of_deal[index] < 0)
    return;

  ribbon = &self->scene->ribbons[self->scene->ribbon_of_deal[index]];
  width = MAX (ribbon->width, THINNEST_OUTLINE / moniac_canvas_camera_get_scale (&self->camera));
  path = moniac_ribbon_outline (&ribbon->center, -width / 2, width / 2);
  bounds = moniac_path_bounds (&path);
  begin (&pen, self, &bounds);
  stroke.width = line * pen.pixel;
  moniac_painter_path (pen.painter, &path, TRUE, NULL, color, &stroke);
  end (&pen, self);
  moniac_path_clear (&path);
}

static void
outline_object (MoniacCanvas      *self,
                GObject           *object,
                const MoniacColor *color,
                double             line)
{
  int company = moniac_canvas_find_company (self, object);
  int deal = moniac_canvas_find_deal (self, object);

  if (company >= 0)
    outline_company (self, company, color, line);
  if (deal >= 0)
    outline_deal (self, deal, color, line);
}

static void
draw_focus (MoniacCanvas      *self,
            const MoniacTheme *theme)
{
  MoniacCanvasItem *item = moniac_canvas_get_focused (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  MoniacStroke stroke = { .round = TRUE };
  MoniacRect bounds;
  Pen pen;

  if (!item || !gtk_widget_has_focus (GTK_WIDGET (item)) || !GTK_IS_WINDOW (root) ||
      !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return;

  if (!moniac_canvas_item_is_company (item))
    {
      outline_object (self, moniac_canvas_item_get_object (item), &theme->accent, FOCUS_LINE);
      return;
    }

  bounds = self->scene->companies[moniac_canvas_item_get_index (item)].bounds;
  begin (&pen, self, &bounds);
  bounds = grow (bounds, FOCUS_GAP * pen.pixel);
  stroke.width = FOCUS_LINE * pen.pixel;
  moniac_painter_rect (pen.painter, &bounds, FOCUS_RADIUS * pen.pixel, NULL, &theme->accent, &stroke);
  end (&pen, self);
}

static MoniacPath
rubber_path (const MoniacPoint *from,
             const MoniacPoint *to)
{
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_path_builder_move_to (builder, from->x, from->y);
  moniac_path_builder_line_to (builder, to->x, to->y);
  return moniac_path_builder_end (builder);
}

/* The deal being made, from the payer to the pointer or the company under it. */
static void
draw_rubber (MoniacCanvas      *self,
             const MoniacTheme *theme)
{
  MoniacPoint from = self->scene->companies[self->connect_source].center;
  MoniacPoint to = self->connect_target >= 0 ? self->scene->companies[self->connect_target].center
                                             : self->connect_point;
  MoniacPath path = rubber_path (&from, &to);
  MoniacRect bounds = moniac_path_bounds (&path);
  MoniacStroke stroke = { .round = TRUE };
  Pen pen;

  begin (&pen, self, &bounds);
  stroke.width = RUBBER_LINE * pen.pixel;
  moniac_painter_path (pen.painter, &path, FALSE, NULL, &theme->accent, &stroke);
  moniac_painter_circle (pen.painter, to.x, to.y, 1.5 * stroke.width, &theme->accent, NULL, NULL);
  end (&pen, self);
  moniac_path_clear (&path);

  outline_company (self, self->connect_source, &theme->accent, SELECTED_LINE);
  if (self->connect_target >= 0)
    outline_company (self, self->connect_target, &theme->accent, SELECTED_LINE);
}

/* The figure itself marks what is selected; until the worker has drawn it, the overlay does. */
static gboolean
picture_shows (MoniacCanvas *self,
               GObject      *selection)
{
  return self->picture && self->picture->scene == self->scene &&
         self->picture->company == moniac_canvas_find_company (self, selection) &&
         self->picture->deal == moniac_canvas_find_deal (self, selection);
}

static void
make_nodes (MoniacCanvas *self)
{
  const MoniacTheme *theme = moniac_theme_get (moniac_workspace_get_theme (self->workspace));
  GObject *selection = moniac_workspace_get_selection (self->workspace);
  GObject *hovered = moniac_workspace_get_hovered (self->workspace);

  /* While a company is pulled, its outline is not where the scene has it. */
  if (self->mode == MONIAC_CANVAS_DRAGGING || self->mode == MONIAC_CANVAS_SETTLING)
    return;

  if (!picture_shows (self, selection))
    outline_object (self, selection, &theme->accent, SELECTED_LINE);
  if (hovered != selection)
    outline_object (self, hovered, &theme->secondary, HOVER_LINE);
  draw_focus (self, theme);
  if (self->mode == MONIAC_CANVAS_CONNECTING)
    draw_rubber (self, theme);
}

/* Everything on top is made again with the next frame. */
void
moniac_canvas_redraw_overlay (MoniacCanvas *self)
{
  g_clear_pointer (&self->overlay, g_ptr_array_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
moniac_canvas_append_overlay (MoniacCanvas *self,
                              GtkSnapshot  *snapshot)
{
  /* On the way between scenes outlines would run ahead of the picture. */
  if (!self->workspace || !self->scene || self->way)
    return;

  if (!self->overlay)
    {
      self->overlay = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
      make_nodes (self);
    }
  for (guint i = 0; i < self->overlay->len; i++)
    gtk_snapshot_append_node (snapshot, g_ptr_array_index (self->overlay, i));
}
