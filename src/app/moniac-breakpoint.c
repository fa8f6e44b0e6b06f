/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A container that asks for little width, and says when its child has to make do with it.
 *
 * This version of libadwaita has no breakpoints: a window gets no narrower than its header bar at full
 * length. Here the child's minimum is hidden from the window; while the child is still longer than what
 * there is, it is cut off for the one frame until it has followed "narrow". */

#include "config.h"

#include "moniac-breakpoint.h"

#define MINIMUM_WIDTH 360

struct _MoniacBreakpoint
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int threshold;
  guint notify_source;
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_THRESHOLD,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void moniac_breakpoint_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoniacBreakpoint, moniac_breakpoint, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      moniac_breakpoint_buildable_init))

static GtkBuildableIface *parent_buildable_iface;

static gboolean
notify_cb (gpointer data)
{
  MoniacBreakpoint *self = data;

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
moniac_breakpoint_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  MoniacBreakpoint *self = MONIAC_BREAKPOINT (widget);
  int child_minimum = 0;
  int child_natural = 0;

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
  *minimum = child_minimum;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (child_minimum, MINIMUM_WIDTH);
  *natural = MAX (child_natural, *minimum);
}

static void
moniac_breakpoint_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  MoniacBreakpoint *self = MONIAC_BREAKPOINT (widget);
  gboolean narrow = width < self->threshold;
  int minimum = 0;

  /* Not from within an allocation: what follows changes what is shown. */
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      if (self->notify_source == 0)
        self->notify_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, notify_cb, self, NULL);
    }
  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, MAX (width, minimum), height, baseline, NULL);
}

static void
set_child (MoniacBreakpoint *self,
           GtkWidget        *child)
{
  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

static void
moniac_breakpoint_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (MONIAC_BREAKPOINT (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
moniac_breakpoint_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = moniac_breakpoint_add_child;
}

static void
moniac_breakpoint_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  MoniacBreakpoint *self = MONIAC_BREAKPOINT (object);

  switch (id)
    {
    case PROP_CHILD:     g_value_set_object (value, self->child); break;
    case PROP_THRESHOLD: g_value_set_int (value, self->threshold); break;
    case PROP_NARROW:    g_value_set_boolean (value, self->narrow); break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moniac_breakpoint_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  MoniacBreakpoint *self = MONIAC_BREAKPOINT (object);

  switch (id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moniac_breakpoint_dispose (GObject *object)
{
  MoniacBreakpoint *self = MONIAC_BREAKPOINT (object);

  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (moniac_breakpoint_parent_class)->dispose (object);
}

static void
moniac_breakpoint_class_init (MoniacBreakpointClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = moniac_breakpoint_get_property;
  object_class->set_property = moniac_breakpoint_set_property;
  object_class->dispose = moniac_breakpoint_dispose;
  widget_class->measure = moniac_breakpoint_measure;
  widget_class->size_allocate = moniac_breakpoint_size_allocate;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                           | G_PARAM_STATIC_STRINGS);
  props[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
moniac_breakpoint_init (MoniacBreakpoint *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
