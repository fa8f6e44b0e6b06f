/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The companies and deals of the canvas as child widgets: kept in step with the scene, laid over
 * their places, and walked through by keys. */
#include "config.h"

#include <math.h>

#include "moniac-canvas-private.h"

/* A screen reader cannot use more, and the list in the side panel has them all. */
#define MAX_COMPANIES 500
#define MAX_DEALS 500
/* Room around a line's middle, so that a focus ring shows, in figure units. */
#define LINE_PLACE 24.0
/* How much worse a step to the side is than one ahead. */
#define SIDE_COST 2.5

static MoniacRect
place_in_figure (MoniacCanvas     *self,
                 MoniacCanvasItem *item)
{
  int index = moniac_canvas_item_get_index (item);
  const MoniacSceneRibbon *ribbon;

  if (moniac_canvas_item_is_company (item))
    return self->scene->companies[index].bounds;

  ribbon = &self->scene->ribbons[self->scene->ribbon_of_deal[index]];
  return moniac_path_bounds (&ribbon->center);
}

/* Where a company or a deal is met by the eye: its middle, or the middle of its line. */
static MoniacPoint
anchor (MoniacCanvas     *self,
        MoniacCanvasItem *item)
{
  int index = moniac_canvas_item_get_index (item);
  const MoniacPath *path;
  const MoniacPoint *p;

  if (moniac_canvas_item_is_company (item))
    return self->scene->companies[index].center;

  path = &self->scene->ribbons[self->scene->ribbon_of_deal[index]].center;
  if (path->n % 2 == 0)
    return path->points[3 * (path->n / 2)];

  p = path->points + 3 * (path->n / 2);
  return (MoniacPoint) { (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8,
                         (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8 };
}

MoniacPoint
moniac_canvas_item_anchor (MoniacCanvas     *self,
                           MoniacCanvasItem *item)
{
  MoniacPoint point = anchor (self, item);

  return moniac_canvas_camera_to_canvas (&self->camera, point.x, point.y);
}

MoniacRect
moniac_canvas_item_place (MoniacCanvas     *self,
                          MoniacCanvasItem *item)
{
  MoniacRect place = place_in_figure (self, item);

  if (place.width < LINE_PLACE)
    {
      place.x -= (LINE_PLACE - place.width) / 2;
      place.width = LINE_PLACE;
    }
  if (place.height < LINE_PLACE)
    {
      place.y -= (LINE_PLACE - place.height) / 2;
      place.height = LINE_PLACE;
    }
  return moniac_canvas_camera_rect (&self->camera, &place);
}

static void
focus_changed_cb (MoniacCanvasItem *item,
                  GParamSpec       *pspec,
                  MoniacCanvas     *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  moniac_canvas_redraw_overlay (self);
  if (!gtk_widget_has_focus (GTK_WIDGET (item)) || !GTK_IS_WINDOW (root) ||
      !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return;

  moniac_canvas_show_item (self, moniac_canvas_item_get_object (item));
}

static MoniacCanvasItem *
make_item (MoniacCanvas *self,
           GObject      *object)
{
  MoniacCanvasItem *item = moniac_canvas_item_new (object);

  g_signal_connect_object (item, "notify::has-focus", G_CALLBACK (focus_changed_cb), self, 0);
  return item;
}

/* Puts the widget of an object, an old one where there is one, at the end of the items. */
static void
add_item (MoniacCanvas *self,
          GHashTable   *old,
          GObject      *object,
          int           index,
          const char   *label)
{
  MoniacCanvasItem *item;
  GtkWidget *previous = self->items->len > 0 ? g_ptr_array_index (self->items, self->items->len - 1)
                                             : NULL;

  if (!g_hash_table_steal_extended (old, object, NULL, (gpointer *) &item))
    item = make_item (self, object);
  moniac_canvas_item_set_index (item, index);
  moniac_canvas_item_set_label (item, label);
  if (!gtk_widget_get_parent (GTK_WIDGET (item)) ||
      gtk_widget_get_prev_sibling (GTK_WIDGET (item)) != previous)
    gtk_widget_insert_after (GTK_WIDGET (item), GTK_WIDGET (self), previous);
  g_ptr_array_add (self->items, item);
}

static GHashTable *
take_old_items (MoniacCanvas *self)
{
  GHashTable *old = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      MoniacCanvasItem *item = g_ptr_array_index (self->items, i);

      g_hash_table_insert (old, moniac_canvas_item_get_object (item), item);
    }
  g_ptr_array_set_size (self->items, 0);
  return old;
}

static void
remove_items (GHashTable *old)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    gtk_widget_unparent (item);
}

static void
add_companies (MoniacCanvas *self,
               GHashTable   *old)
{
  int n = MIN (self->scene->n_companies, MAX_COMPANIES);

  for (int i = 0; i < n; i++)
    {
      MoniacCompany *company = moniac_workspace_get_company_at (self->workspace, i);
      g_autofree char *label = moniac_figure_describe_company (self->scene->network, i);

      if (company)
        add_item (self, old, G_OBJECT (company), i, label);
    }
}

static void
add_deals (MoniacCanvas *self,
           GHashTable   *old)
{
  int n_left = MAX_DEALS;

  for (int i = 0; i < self->scene->network->n_deals && n_left > 0; i++)
    {
      MoniacDeal *deal = moniac_workspace_get_deal_at (self->workspace, i);
      g_autofree char *label = NULL;

      if (!deal || self->scene->ribbon_of_deal[i] < 0)
        continue;

      label = moniac_figure_describe_deal (self->scene->network, i);
      add_item (self, old, G_OBJECT (deal), i, label);
      n_left--;
    }
}

void
moniac_canvas_update_items (MoniacCanvas *self)
{
  g_autoptr (GHashTable) old = take_old_items (self);

  if (self->scene && self->workspace)
    {
      add_companies (self, old);
      add_deals (self, old);
    }
  remove_items (old);
  moniac_canvas_update_selected (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
moniac_canvas_clear_items (MoniacCanvas *self)
{
  g_autoptr (GHashTable) old = take_old_items (self);

  remove_items (old);
}

void
moniac_canvas_allocate_items (MoniacCanvas *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      MoniacCanvasItem *item = g_ptr_array_index (self->items, i);
      MoniacRect place = moniac_canvas_item_place (self, item);
      GtkAllocation allocation = { (int) floor (place.x), (int) floor (place.y),
                                   (int) ceil (place.width), (int) ceil (place.height) };

      gtk_widget_size_allocate (GTK_WIDGET (item), &allocation, -1);
    }
}

void
moniac_canvas_update_selected (MoniacCanvas *self)
{
  GObject *selection = self->workspace ? moniac_workspace_get_selection (self->workspace) : NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      MoniacCanvasItem *item = g_ptr_array_index (self->items, i);

      moniac_canvas_item_set_selected (item, moniac_canvas_item_get_object (item) == selection);
    }
}

MoniacCanvasItem *
moniac_canvas_get_focused (MoniacCanvas *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return MONIAC_IS_CANVAS_ITEM (child) && gtk_widget_is_focus (child) ? MONIAC_CANVAS_ITEM (child)
                                                                      : NULL;
}

MoniacCanvasItem *
moniac_canvas_item_of (MoniacCanvas *self,
                       GObject      *object)
{
  for (guint i = 0; object && i < self->items->len; i++)
    if (moniac_canvas_item_get_object (g_ptr_array_index (self->items, i)) == object)
      return g_ptr_array_index (self->items, i);
  return NULL;
}

/* Where the keyboard comes in: at what is selected, else at the first or the last. */
static int
entry_index (MoniacCanvas *self,
             gboolean      forward)
{
  GObject *selection = moniac_workspace_get_selection (self->workspace);
  MoniacCanvasItem *selected = moniac_canvas_item_of (self, selection);
  guint index;

  if (selected && g_ptr_array_find (self->items, selected, &index))
    return (int) index;
  return forward ? 0 : (int) self->items->len - 1;
}

static MoniacCanvasItem *
next_in_order (MoniacCanvas *self,
               gboolean      forward)
{
  MoniacCanvasItem *focused = moniac_canvas_get_focused (self);
  guint index;
  int next;

  if (focused && g_ptr_array_find (self->items, focused, &index))
    next = (int) index + (forward ? 1 : -1);
  else
    next = entry_index (self, forward);
  return next >= 0 && next < (int) self->items->len ? g_ptr_array_index (self->items, next) : NULL;
}

/* How far a point lies ahead in a direction, with steps to the side dearer; infinite when behind. */
static double
cost_of_step (const MoniacPoint *from,
              const MoniacPoint *to,
              GtkDirectionType   direction)
{
  gboolean level = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;
  gboolean back = direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
  double ahead = (level ? to->x - from->x : to->y - from->y) * (back ? -1 : 1);
  double aside = fabs (level ? to->y - from->y : to->x - from->x);

  return ahead > 0.5 && aside <= 2 * ahead ? ahead + SIDE_COST * aside : INFINITY;
}

static MoniacCanvasItem *
neighbor (MoniacCanvas     *self,
          MoniacCanvasItem *from,
          GtkDirectionType  direction)
{
  MoniacPoint start = anchor (self, from);
  gboolean companies_only = self->mode == MONIAC_CANVAS_CONNECTING;
  MoniacCanvasItem *best = NULL;
  double best_cost = INFINITY;

  for (guint i = 0; i < self->items->len; i++)
    {
      MoniacCanvasItem *item = g_ptr_array_index (self->items, i);
      MoniacPoint point;
      double cost;

      if (item == from || (companies_only && !moniac_canvas_item_is_company (item)))
        continue;

      point = anchor (self, item);
      cost = cost_of_step (&start, &point, direction);
      if (cost < best_cost)
        {
          best = item;
          best_cost = cost;
        }
    }
  return best;
}

/* Keys lead here, so the ring that shows the focus is on. */
static gboolean
focus_item (MoniacCanvas     *self,
            MoniacCanvasItem *item)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  if (!gtk_widget_grab_focus (GTK_WIDGET (item)))
    return FALSE;

  if (self->mode == MONIAC_CANVAS_CONNECTING && moniac_canvas_item_is_company (item))
    moniac_canvas_target_connect (self, moniac_canvas_item_get_index (item));
  return TRUE;
}

/* Moves the focus among the items; FALSE where there is no further one that way. */
gboolean
moniac_canvas_move_focus (MoniacCanvas     *self,
                          GtkDirectionType  direction)
{
  MoniacCanvasItem *focused = moniac_canvas_get_focused (self);
  MoniacCanvasItem *next;

  if (self->items->len == 0)
    return FALSE;

  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    next = next_in_order (self, direction == GTK_DIR_TAB_FORWARD);
  else if (focused)
    next = neighbor (self, focused, direction);
  else
    next = g_ptr_array_index (self->items, entry_index (self, TRUE));

  return next && focus_item (self, next);
}
