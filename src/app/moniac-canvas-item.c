/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company or a deal of the canvas as a widget: draws nothing and takes no pointer, but has a
 * place, a name and the keyboard focus, for keys and screen readers. */
#include "config.h"

#include "moniac-canvas-item.h"
#include "moniac-canvas-private.h"

struct _MoniacCanvasItem
{
  GtkWidget parent_instance;

  GObject *object;
  int index;
  char *label;
  gboolean selected;
};

enum
{
  PROP_0,
  PROP_OBJECT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoniacCanvasItem, moniac_canvas_item, GTK_TYPE_WIDGET)

static void
select_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MoniacCanvasItem *self = MONIAC_CANVAS_ITEM (widget);
  GtkWidget *canvas = gtk_widget_get_ancestor (widget, MONIAC_TYPE_CANVAS);

  if (canvas)
    moniac_canvas_select (MONIAC_CANVAS (canvas), self->object);
}

static void
moniac_canvas_item_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  MoniacCanvasItem *self = MONIAC_CANVAS_ITEM (object);

  switch (property_id)
    {
    case PROP_OBJECT:
      g_value_set_object (value, self->object);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moniac_canvas_item_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  MoniacCanvasItem *self = MONIAC_CANVAS_ITEM (object);

  switch (property_id)
    {
    case PROP_OBJECT:
      g_set_object (&self->object, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moniac_canvas_item_dispose (GObject *object)
{
  MoniacCanvasItem *self = MONIAC_CANVAS_ITEM (object);

  g_clear_object (&self->object);

  G_OBJECT_CLASS (moniac_canvas_item_parent_class)->dispose (object);
}

static void
moniac_canvas_item_finalize (GObject *object)
{
  MoniacCanvasItem *self = MONIAC_CANVAS_ITEM (object);

  g_free (self->label);

  G_OBJECT_CLASS (moniac_canvas_item_parent_class)->finalize (object);
}

static void
moniac_canvas_item_class_init (MoniacCanvasItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moniac_canvas_item_dispose;
  object_class->finalize = moniac_canvas_item_finalize;
  object_class->get_property = moniac_canvas_item_get_property;
  object_class->set_property = moniac_canvas_item_set_property;

  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "canvasitem");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "item.select", NULL, select_action);
}

static void
moniac_canvas_item_init (MoniacCanvasItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

MoniacCanvasItem *
moniac_canvas_item_new (GObject *object)
{
  return g_object_new (MONIAC_TYPE_CANVAS_ITEM, "object", object, NULL);
}

GObject *
moniac_canvas_item_get_object (MoniacCanvasItem *self)
{
  return self->object;
}

gboolean
moniac_canvas_item_is_company (MoniacCanvasItem *self)
{
  return MONIAC_IS_COMPANY (self->object);
}

int
moniac_canvas_item_get_index (MoniacCanvasItem *self)
{
  return self->index;
}

void
moniac_canvas_item_set_index (MoniacCanvasItem *self,
                              int               index)
{
  self->index = index;
}

const char *
moniac_canvas_item_get_label (MoniacCanvasItem *self)
{
  return self->label;
}

void
moniac_canvas_item_set_label (MoniacCanvasItem *self,
                              const char       *label)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;

  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
moniac_canvas_item_set_selected (MoniacCanvasItem *self,
                                 gboolean          selected)
{
  if (self->selected == selected)
    return;

  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
