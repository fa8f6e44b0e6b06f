/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dot in the color of a kind of deal. */
#include "config.h"

#include "moniac-kind-dot.h"

#include "moniac-theme.h"

#define SIZE 10
#define RING_WIDTH 2

struct _MoniacKindDot
{
  GtkWidget parent_instance;

  MoniacKind kind;
};

G_DEFINE_FINAL_TYPE (MoniacKindDot, moniac_kind_dot, GTK_TYPE_WIDGET)

static void
moniac_kind_dot_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  MoniacKindDot *self = MONIAC_KIND_DOT (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const MoniacTheme *theme = moniac_theme_get (dark ? MONIAC_THEME_DARK : MONIAC_THEME_LIGHT);
  gboolean money = moniac_kind_is_money (self->kind);
  const MoniacColor *color = money ? &theme->kinds[self->kind].dark : &theme->relation;
  GdkRGBA rgba = { color->red, color->green, color->blue, color->alpha };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((gtk_widget_get_width (widget) - SIZE) / 2.0f,
                                               (gtk_widget_get_height (widget) - SIZE) / 2.0f, SIZE, SIZE);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &bounds, SIZE / 2.0f);
  if (money)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &circle);
      gtk_snapshot_append_color (snapshot, &rgba, &bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    gtk_snapshot_append_border (snapshot, &circle,
                                (float[4]) { RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH },
                                (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static void
moniac_kind_dot_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
moniac_kind_dot_class_init (MoniacKindDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = moniac_kind_dot_snapshot;
  widget_class->measure = moniac_kind_dot_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
moniac_kind_dot_init (MoniacKindDot *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
moniac_kind_dot_set_kind (MoniacKindDot *self,
                          MoniacKind     kind)
{
  g_return_if_fail (MONIAC_IS_KIND_DOT (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
