/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small plot of the share that comes back against one amount; its point can be dragged. */
#include "config.h"

#include "moniac-share-plot.h"

#include <glib/gi18n.h>
#include <math.h>

#include "moniac-money.h"

/* In pixels. */
#define HEIGHT 140
#define NATURAL_WIDTH 240
#define PADDING 8.0
#define LINE 2.0
#define DOT 5.0
#define HALO 8.0
#define TEXT_GAP 3.0
/* By Page Up and Page Down, in points of the curve. */
#define PAGE 5

struct _MoniacSharePlot
{
  GtkWidget parent_instance;

  /* Owned. */
  MoniacShareCurve *curve;
  MoniacNetwork *network;

  int point;
  double drag_x;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacSharePlot, moniac_share_plot, GTK_TYPE_WIDGET)

/* Where the curve lies, in pixels, and how the axes go. */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
  double most;                 /* share at the top */
} Axes;

static char *
format_amount (MoniacSharePlot *self,
               gint64           amount)
{
  return moniac_money_format (moniac_network_money (self->network, amount), self->network->currency,
                              MONIAC_MONEY_SHORT);
}

static PangoLayout *
layout_text (MoniacSharePlot *self,
             const char      *text,
             double           scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static double
text_height (MoniacSharePlot *self)
{
  g_autoptr (PangoLayout) layout = layout_text (self, "0", PANGO_SCALE_SMALL);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static Axes
get_axes (MoniacSharePlot *self)
{
  double line = text_height (self);
  Axes axes = {
    .left = PADDING,
    .right = gtk_widget_get_width (GTK_WIDGET (self)) - PADDING,
    .top = line + TEXT_GAP + HALO,
    .bottom = gtk_widget_get_height (GTK_WIDGET (self)) - line - TEXT_GAP,
  };

  for (int i = 0; i < self->curve->n; i++)
    axes.most = MAX (axes.most, self->curve->shares[i]);
  if (axes.most <= 0)
    axes.most = 1;
  return axes;
}

static double
x_of (MoniacSharePlot *self,
      const Axes      *axes,
      int              point)
{
  double end = (double) self->curve->amounts[self->curve->n - 1];

  return axes->left + (axes->right - axes->left) * (double) self->curve->amounts[point] / end;
}

static double
y_of (MoniacSharePlot *self,
      const Axes      *axes,
      int              point)
{
  return axes->bottom - (axes->bottom - axes->top) * self->curve->shares[point] / axes->most;
}

static int
get_point (MoniacSharePlot *self)
{
  return CLAMP (self->point, 0, self->curve->n - 1);
}

static void
draw_text (MoniacSharePlot *self,
           cairo_t         *cr,
           const char      *text,
           double           scale,
           double           x,
           double           align,
           double           y)
{
  g_autoptr (PangoLayout) layout = layout_text (self, text, scale);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  x = CLAMP (x - align * width, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, 0));
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_curve (MoniacSharePlot *self,
            cairo_t         *cr,
            const Axes      *axes,
            const GdkRGBA   *accent)
{
  cairo_path_t *line;

  cairo_new_path (cr);
  for (int i = 0; i < self->curve->n; i++)
    cairo_line_to (cr, x_of (self, axes, i), y_of (self, axes, i));
  line = cairo_copy_path (cr);
  cairo_line_to (cr, axes->right, axes->bottom);
  cairo_line_to (cr, axes->left, axes->bottom);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, 0.15);
  cairo_fill (cr);
  cairo_append_path (cr, line);
  cairo_path_destroy (line);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, LINE);
  gdk_cairo_set_source_rgba (cr, accent);
  cairo_stroke (cr);
}

static void
draw_axis (MoniacSharePlot *self,
           cairo_t         *cr,
           const Axes      *axes,
           const GdkRGBA   *color)
{
  g_autofree char *first = format_amount (self, 0);
  g_autofree char *last = format_amount (self, self->curve->amounts[self->curve->n - 1]);
  double y = axes->bottom + TEXT_GAP;

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * 0.3);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, axes->left, floor (axes->bottom) + 0.5);
  cairo_line_to (cr, axes->right, floor (axes->bottom) + 0.5);
  cairo_stroke (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * 0.7);
  draw_text (self, cr, first, PANGO_SCALE_SMALL, axes->left, 0, y);
  draw_text (self, cr, last, PANGO_SCALE_SMALL, axes->right, 1, y);
}

static void
draw_point (MoniacSharePlot *self,
            cairo_t         *cr,
            const Axes      *axes,
            const GdkRGBA   *color,
            const GdkRGBA   *accent)
{
  int point = get_point (self);
  g_autofree char *share = moniac_money_format_percent (self->curve->shares[point]);
  double x = x_of (self, axes, point);
  double y = y_of (self, axes, point);

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * 0.5);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x, axes->bottom);
  cairo_stroke (cr);
  if (gtk_widget_has_focus (GTK_WIDGET (self)) || gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_ACTIVE)
    {
      cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, 0.3);
      cairo_new_path (cr);
      cairo_arc (cr, x, y, HALO, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  gdk_cairo_set_source_rgba (cr, accent);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, DOT, 0, 2 * G_PI);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, color);
  draw_text (self, cr, share, 1, x, 0.5, MAX (y - HALO - TEXT_GAP - text_height (self), 0));
}

static void
moniac_share_plot_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  MoniacSharePlot *self = MONIAC_SHARE_PLOT (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  cairo_t *cr;
  GdkRGBA color, accent;
  Axes axes;

  if (!self->curve)
    return;
  gtk_style_context_get_color (style, &color);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = color;
  axes = get_axes (self);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                 gtk_widget_get_height (widget)));
  draw_axis (self, cr, &axes, &color);
  draw_curve (self, cr, &axes, &accent);
  draw_point (self, cr, &axes, &color, &accent);
  cairo_destroy (cr);
}

static void
moniac_share_plot_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;

  *minimum = vertical ? HEIGHT : NATURAL_WIDTH / 2;
  *natural = vertical ? HEIGHT : NATURAL_WIDTH;
}

static void
update_accessible (MoniacSharePlot *self)
{
  g_autofree char *amount = NULL;
  g_autofree char *share = NULL;
  g_autofree char *text = NULL;
  int point;

  if (!self->curve)
    return;
  point = get_point (self);
  amount = format_amount (self, self->curve->amounts[point]);
  share = moniac_money_format_percent (self->curve->shares[point]);
  /* Translators: a point of a plot: an amount, and the percentage that then comes back. */
  text = g_strdup_printf (_("%1$s: %2$s comes back"), amount, share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) (self->curve->n - 1),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) point,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
choose (MoniacSharePlot *self,
        int              point)
{
  if (!self->curve)
    return;
  point = CLAMP (point, 0, self->curve->n - 1);
  if (point == self->point)
    return;
  moniac_share_plot_set_point (self, point);
  g_signal_emit (self, signals[CHOSEN], 0, point);
}

static void
choose_at (MoniacSharePlot *self,
           double           x)
{
  Axes axes;
  int nearest = 0;

  if (!self->curve)
    return;
  axes = get_axes (self);
  for (int i = 1; i < self->curve->n; i++)
    if (fabs (x_of (self, &axes, i) - x) < fabs (x_of (self, &axes, nearest) - x))
      nearest = i;
  choose (self, nearest);
}

static void
drag_begin_cb (MoniacSharePlot *self,
               double           x,
               double           y,
               GtkGesture      *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_ACTIVE, FALSE);
  self->drag_x = x;
  choose_at (self, x);
}

static void
drag_update_cb (MoniacSharePlot *self,
                double           dx,
                double           dy)
{
  choose_at (self, self->drag_x + dx);
}

static void
drag_end_cb (MoniacSharePlot *self)
{
  gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_ACTIVE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* By arrow keys and their like; the parameter is by how many points. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant  *parameter,
         gpointer   data)
{
  MoniacSharePlot *self = MONIAC_SHARE_PLOT (widget);

  if (!self->curve)
    return FALSE;
  choose (self, get_point (self) + CLAMP (g_variant_get_int32 (parameter), -self->curve->n, self->curve->n));
  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int by; } keys[] = {
    { GDK_KEY_Left, -1 }, { GDK_KEY_Down, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_Up, 1 },
    { GDK_KEY_KP_Left, -1 }, { GDK_KEY_KP_Right, 1 },
    { GDK_KEY_Page_Down, -PAGE }, { GDK_KEY_Page_Up, PAGE },
    { GDK_KEY_Home, G_MININT32 }, { GDK_KEY_End, G_MAXINT32 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "i", keys[i].by);
}

static void
moniac_share_plot_dispose (GObject *object)
{
  MoniacSharePlot *self = MONIAC_SHARE_PLOT (object);

  g_clear_pointer (&self->curve, moniac_share_curve_unref);
  g_clear_pointer (&self->network, moniac_network_unref);

  G_OBJECT_CLASS (moniac_share_plot_parent_class)->dispose (object);
}

static void
moniac_share_plot_class_init (MoniacSharePlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_share_plot_dispose;
  widget_class->snapshot = moniac_share_plot_snapshot;
  widget_class->measure = moniac_share_plot_measure;

  signals[CHOSEN] = g_signal_new ("chosen", MONIAC_TYPE_SHARE_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  add_keys (widget_class);
}

static void
moniac_share_plot_init (MoniacSharePlot *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->point = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
moniac_share_plot_set_curve (MoniacSharePlot        *self,
                             const MoniacNetwork    *network,
                             const MoniacShareCurve *curve)
{
  g_return_if_fail (MONIAC_IS_SHARE_PLOT (self));

  g_clear_pointer (&self->curve, moniac_share_curve_unref);
  g_clear_pointer (&self->network, moniac_network_unref);
  self->point = -1;
  if (curve)
    {
      self->curve = moniac_share_curve_ref ((MoniacShareCurve *) curve);
      self->network = moniac_network_ref ((MoniacNetwork *) network);
    }
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
moniac_share_plot_set_point (MoniacSharePlot *self,
                             int              point)
{
  g_return_if_fail (MONIAC_IS_SHARE_PLOT (self));

  if (self->point == point)
    return;
  self->point = point;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
