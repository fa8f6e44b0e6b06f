/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas: shows a workspace's scene, moves its coins, and lets people work on it. This file is
 * the widget and its state; what it shows, pointer, keys and children are in files of their own. */
#include "config.h"

#include <glib/gi18n.h>

#include "moniac-canvas-private.h"
#include "moniac-pool.h"

/* How far from a thin thing the pointer still means it, in canvas pixels. */
#define HIT_SLACK 4.0
#define MINIMUM_SIZE 120
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 400

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_ZOOM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoniacCanvas, moniac_canvas, GTK_TYPE_WIDGET)

static gboolean
has_pin (MoniacCanvas  *self,
         MoniacCompany *company)
{
  MoniacView view = moniac_workspace_get_view (self->workspace);

  return moniac_number_is_set (&moniac_company_get_record (company)->pins[view].x);
}

static void
update_actions (MoniacCanvas *self)
{
  GObject *selection = self->workspace ? moniac_workspace_get_selection (self->workspace) : NULL;
  gboolean company = MONIAC_IS_COMPANY (selection);
  gboolean pinned = company && has_pin (self, MONIAC_COMPANY (selection));
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "canvas.pin", company && !pinned);
  gtk_widget_action_set_enabled (widget, "canvas.unpin", pinned);
  gtk_widget_action_set_enabled (widget, "canvas.connect", company);
  gtk_widget_action_set_enabled (widget, "canvas.zoom-in",
                                 self->camera.zoom < MONIAC_CANVAS_ZOOM_MAX);
  gtk_widget_action_set_enabled (widget, "canvas.zoom-out",
                                 self->camera.zoom > MONIAC_CANVAS_ZOOM_MIN);
}

static void
tell_size (MoniacCanvas *self)
{
  if (self->workspace && self->camera.width >= 1 && self->camera.height >= 1)
    moniac_workspace_set_size (self->workspace, self->camera.width, self->camera.height);
}

static void
scene_changed_cb (MoniacCanvas *self)
{
  moniac_canvas_take_scene (self);
  update_actions (self);
}

static void
selection_changed_cb (MoniacCanvas *self)
{
  moniac_canvas_update_selected (self);
  moniac_canvas_redraw_overlay (self);
  update_actions (self);
  if (self->scene)
    moniac_canvas_order_picture (self);
}

static void
hovered_changed_cb (MoniacCanvas *self)
{
  moniac_canvas_redraw_overlay (self);
}

static void
colors_changed_cb (MoniacCanvas *self)
{
  moniac_canvas_redraw_overlay (self);
  if (self->scene)
    moniac_canvas_order_picture (self);
}

static void
brought_changed_cb (MoniacCanvas *self)
{
  if (self->scene)
    moniac_canvas_order_picture (self);
}

static void
zoom_by_step (MoniacCanvas *self,
              double        factor)
{
  moniac_canvas_zoom_at (self, self->camera.zoom * factor,
                         self->camera.width / 2, self->camera.height / 2);
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  zoom_by_step (MONIAC_CANVAS (widget), MONIAC_CANVAS_ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  zoom_by_step (MONIAC_CANVAS (widget), 1 / MONIAC_CANVAS_ZOOM_STEP);
}

static void
zoom_fit_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  moniac_canvas_zoom_to_fit (MONIAC_CANVAS (widget));
}

static void
pin_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);

  if (self->workspace)
    moniac_canvas_toggle_pin (self, moniac_workspace_get_selection (self->workspace));
}

static void
connect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);
  GObject *selection = self->workspace ? moniac_workspace_get_selection (self->workspace) : NULL;
  MoniacCanvasItem *item = moniac_canvas_item_of (self, selection);

  if (!item || !moniac_canvas_item_is_company (item))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (item));
  moniac_canvas_begin_connect (self, moniac_canvas_item_get_index (item), TRUE);
}

/* At the place where the menu was opened. */
static void
add_company_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);
  MoniacPoint at = self->menu_at;
  MoniacDocument *document;
  MoniacCompany *company;

  if (!self->workspace || !self->scene)
    return;

  document = moniac_workspace_get_document (self->workspace);
  moniac_document_begin (document, _("Add company"));
  company = moniac_workspace_add_company (self->workspace, NULL);
  moniac_workspace_pin (self->workspace, company, &at);
  moniac_document_end (document);
  gtk_widget_activate_action (widget, "win.edit-selection", NULL);
}

static void
moniac_canvas_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = MINIMUM_SIZE;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
moniac_canvas_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);

  if (width != self->camera.width || height != self->camera.height)
    {
      moniac_canvas_camera_set_canvas (&self->camera, width, height);
      moniac_canvas_redraw_overlay (self);
      tell_size (self);
      if (self->scene)
        moniac_canvas_order_picture (self);
    }

  moniac_canvas_allocate_items (self);
  moniac_canvas_allocate_bubble (self);
  gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
moniac_canvas_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);

  /* The children other than the bubble draw nothing. Damage comes last: the nodes before it then
   * keep their places among the canvas's, and those that did not change cost nothing. */
  moniac_canvas_append_picture (self, snapshot);
  moniac_canvas_append_overlay (self, snapshot);
  gtk_widget_snapshot_child (widget, self->bubble, snapshot);
  if (self->backend)
    moniac_canvas_backend_append_damage (self->backend, snapshot);
}

static gboolean
moniac_canvas_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);

  return self->workspace && self->scene && moniac_canvas_move_focus (self, direction);
}

static void
moniac_canvas_map (GtkWidget *widget)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);

  GTK_WIDGET_CLASS (moniac_canvas_parent_class)->map (widget);

  moniac_canvas_update_playing (self);
  if (self->scene && !self->picture)
    moniac_canvas_order_picture (self);
}

static void
moniac_canvas_unmap (GtkWidget *widget)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);

  moniac_canvas_hide_bubble (self);
  GTK_WIDGET_CLASS (moniac_canvas_parent_class)->unmap (widget);

  moniac_canvas_update_playing (self);
}

static void
moniac_canvas_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (moniac_canvas_parent_class)->realize (widget);

  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-enable-animations",
                           G_CALLBACK (moniac_canvas_update_playing), widget, G_CONNECT_SWAPPED);
}

/* The back end belongs to the window's renderer, and another window may have another one. */
static void
moniac_canvas_unrealize (GtkWidget *widget)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);

  g_signal_handlers_disconnect_by_func (gtk_widget_get_settings (widget),
                                        moniac_canvas_update_playing, widget);
  moniac_canvas_drop_frames (self);
  GTK_WIDGET_CLASS (moniac_canvas_parent_class)->unrealize (widget);
}

static void
moniac_canvas_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  MoniacCanvas *self = MONIAC_CANVAS (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->camera.zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moniac_canvas_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  MoniacCanvas *self = MONIAC_CANVAS (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      moniac_canvas_set_workspace (self, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      moniac_canvas_set_zoom (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moniac_canvas_dispose (GObject *object)
{
  MoniacCanvas *self = MONIAC_CANVAS (object);

  moniac_canvas_set_workspace (self, NULL);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->inquiry_signals);
  g_clear_handle_id (&self->bubble_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->bubble)
    gtk_widget_dispose_template (GTK_WIDGET (self), MONIAC_TYPE_CANVAS);

  G_OBJECT_CLASS (moniac_canvas_parent_class)->dispose (object);
}

static void
moniac_canvas_finalize (GObject *object)
{
  MoniacCanvas *self = MONIAC_CANVAS (object);

  g_clear_pointer (&self->overlay, g_ptr_array_unref);
  g_ptr_array_unref (self->items);
  g_string_free (self->typed, TRUE);
  g_free (self->coins);

  G_OBJECT_CLASS (moniac_canvas_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-fit", NULL, zoom_fit_action);
  gtk_widget_class_install_action (widget_class, "canvas.pin", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "canvas.unpin", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "canvas.connect", NULL, connect_action);
  gtk_widget_class_install_action (widget_class, "canvas.add-company-here", NULL,
                                   add_company_action);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-canvas.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacCanvas, bubble);
  gtk_widget_class_bind_template_child (widget_class, MoniacCanvas, bubble_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacCanvas, menu);
  moniac_canvas_bind_gestures (widget_class);
  moniac_canvas_bind_keys (widget_class);
}

static void
moniac_canvas_class_init (MoniacCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moniac_canvas_dispose;
  object_class->finalize = moniac_canvas_finalize;
  object_class->get_property = moniac_canvas_get_property;
  object_class->set_property = moniac_canvas_set_property;

  widget_class->measure = moniac_canvas_measure;
  widget_class->size_allocate = moniac_canvas_size_allocate;
  widget_class->snapshot = moniac_canvas_snapshot;
  widget_class->focus = moniac_canvas_focus;
  widget_class->map = moniac_canvas_map;
  widget_class->unmap = moniac_canvas_unmap;
  widget_class->realize = moniac_canvas_realize;
  widget_class->unrealize = moniac_canvas_unrealize;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, MONIAC_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, MONIAC_CANVAS_ZOOM_MIN, MONIAC_CANVAS_ZOOM_MAX, 1,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "moniaccanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
watch_workspace (MoniacCanvas *self)
{
  GSignalGroup *group = g_signal_group_new (MONIAC_TYPE_WORKSPACE);

  self->inquiry_signals = g_signal_group_new (MONIAC_TYPE_INQUIRY);
  g_signal_group_connect_swapped (self->inquiry_signals, "notify::brought",
                                  G_CALLBACK (brought_changed_cb), self);
  self->workspace_signals = group;
  g_signal_group_connect_swapped (group, "scene-changed", G_CALLBACK (scene_changed_cb), self);
  g_signal_group_connect_swapped (group, "notify::selection", G_CALLBACK (selection_changed_cb),
                                  self);
  g_signal_group_connect_swapped (group, "notify::hovered", G_CALLBACK (hovered_changed_cb), self);
  g_signal_group_connect_swapped (group, "notify::theme", G_CALLBACK (colors_changed_cb), self);
  g_signal_group_connect_swapped (group, "notify::playing",
                                  G_CALLBACK (moniac_canvas_update_playing), self);
}

static void
moniac_canvas_init (MoniacCanvas *self)
{
  moniac_canvas_camera_init (&self->camera);
  self->items = g_ptr_array_new ();
  self->typed = g_string_new (NULL);
  self->held = -1;
  self->connect_target = -1;

  gtk_widget_init_template (GTK_WIDGET (self));
  watch_workspace (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (colors_changed_cb), NULL);
  update_actions (self);
}

/* What is at a point of the canvas. */
MoniacHit
moniac_canvas_hit (MoniacCanvas *self,
                   double        x,
                   double        y)
{
  MoniacPoint point = moniac_canvas_camera_to_figure (&self->camera, x, y);
  double slack = HIT_SLACK / moniac_canvas_camera_get_scale (&self->camera);

  return moniac_scene_hit (self->scene, point.x, point.y, slack);
}

/* The company or deal that was hit, borrowed; NULL for none. */
GObject *
moniac_canvas_object_of_hit (MoniacCanvas    *self,
                             const MoniacHit *hit)
{
  if (hit->company >= 0)
    return (GObject *) moniac_workspace_get_company_at (self->workspace, hit->company);
  if (hit->deal >= 0)
    return (GObject *) moniac_workspace_get_deal_at (self->workspace, hit->deal);
  return NULL;
}

/* Whether a company of the scene is the pool, which can neither be moved nor have part in a new deal. */
gboolean
moniac_canvas_is_pool (MoniacCanvas *self,
                       int           company)
{
  return company >= 0 && company == moniac_pool_find (self->scene->network);
}

int
moniac_canvas_find_company (MoniacCanvas *self,
                            GObject      *object)
{
  if (!MONIAC_IS_COMPANY (object) || !self->scene)
    return -1;

  return moniac_network_find_company (self->scene->network,
                                      moniac_company_get_record (MONIAC_COMPANY (object))->id);
}

int
moniac_canvas_find_deal (MoniacCanvas *self,
                         GObject      *object)
{
  if (!MONIAC_IS_DEAL (object) || !self->scene)
    return -1;

  return moniac_network_find_deal (self->scene->network,
                                   moniac_deal_get_record (MONIAC_DEAL (object))->id);
}

/* Everything that lies on the canvas follows its camera; the picture is scaled until a sharp one is there. */
void
moniac_canvas_camera_moved (MoniacCanvas *self)
{
  moniac_canvas_hide_bubble (self);
  moniac_canvas_redraw_overlay (self);
  update_actions (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->scene)
    {
      moniac_canvas_order_picture (self);
      moniac_canvas_hover (self);
    }
}

void
moniac_canvas_zoom_at (MoniacCanvas *self,
                       double        zoom,
                       double        x,
                       double        y)
{
  double before = self->camera.zoom;

  moniac_canvas_camera_zoom_at (&self->camera, zoom, x, y);
  if (self->camera.zoom == before)
    return;

  moniac_canvas_camera_moved (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

void
moniac_canvas_pan_by (MoniacCanvas *self,
                      double        dx,
                      double        dy)
{
  MoniacCanvasCamera before = self->camera;

  moniac_canvas_camera_pan (&self->camera, dx, dy);
  if (!moniac_canvas_camera_equal (&self->camera, &before))
    moniac_canvas_camera_moved (self);
}

void
moniac_canvas_select (MoniacCanvas *self,
                      GObject      *object)
{
  moniac_workspace_set_selection (self->workspace, object);
}

void
moniac_canvas_edit (MoniacCanvas *self,
                    GObject      *object)
{
  moniac_canvas_select (self, object);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-selection", NULL);
}

gboolean
moniac_canvas_is_pinned (MoniacCanvas *self,
                         GObject      *object)
{
  return MONIAC_IS_COMPANY (object) && has_pin (self, MONIAC_COMPANY (object));
}

/* Pins a company where it is, or lets the layout have it again. */
void
moniac_canvas_toggle_pin (MoniacCanvas *self,
                          GObject      *object)
{
  int index = moniac_canvas_find_company (self, object);
  MoniacPoint center;

  if (index < 0)
    return;

  center = self->scene->companies[index].center;
  moniac_workspace_pin (self->workspace, MONIAC_COMPANY (object),
                        moniac_canvas_is_pinned (self, object) ? NULL : &center);
  update_actions (self);
}

GtkWidget *
moniac_canvas_new (void)
{
  return g_object_new (MONIAC_TYPE_CANVAS, NULL);
}

void
moniac_canvas_set_workspace (MoniacCanvas    *self,
                             MoniacWorkspace *workspace)
{
  g_return_if_fail (MONIAC_IS_CANVAS (self));
  g_return_if_fail (!workspace || MONIAC_IS_WORKSPACE (workspace));

  if (!g_set_object (&self->workspace, workspace))
    return;

  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->inquiry_signals,
                             workspace ? moniac_workspace_get_inquiry (workspace) : NULL);
  tell_size (self);
  scene_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

double
moniac_canvas_get_zoom (MoniacCanvas *self)
{
  g_return_val_if_fail (MONIAC_IS_CANVAS (self), 1);

  return self->camera.zoom;
}

void
moniac_canvas_set_zoom (MoniacCanvas *self,
                        double        zoom)
{
  g_return_if_fail (MONIAC_IS_CANVAS (self));

  moniac_canvas_zoom_at (self, zoom, self->camera.width / 2, self->camera.height / 2);
}

void
moniac_canvas_zoom_to_fit (MoniacCanvas *self)
{
  g_return_if_fail (MONIAC_IS_CANVAS (self));

  moniac_canvas_set_zoom (self, 1);
}

void
moniac_canvas_show_item (MoniacCanvas *self,
                         GObject      *item)
{
  MoniacCanvasCamera before = self->camera;
  int company, deal;
  MoniacRect place;

  g_return_if_fail (MONIAC_IS_CANVAS (self));

  company = moniac_canvas_find_company (self, item);
  deal = moniac_canvas_find_deal (self, item);
  if (company >= 0)
    place = self->scene->companies[company].bounds;
  else if (deal >= 0 && self->scene->ribbon_of_deal[deal] >= 0)
    place = moniac_path_bounds (&self->scene->ribbons[self->scene->ribbon_of_deal[deal]].center);
  else
    return;

  moniac_canvas_camera_show (&self->camera, &place);
  if (!moniac_canvas_camera_equal (&self->camera, &before))
    moniac_canvas_camera_moved (self);
}
