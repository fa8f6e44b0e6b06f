/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the canvas: walking through the figure, and doing with the focused company or deal
 * what the pointer does. Space belongs to the window: it plays and pauses. */
#include "config.h"

#include "moniac-canvas-private.h"

#define SHORTCUT_MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)

/* What the keys are about: what has the focus, else what is selected. */
static GObject *
object_of_keys (MoniacCanvas *self)
{
  MoniacCanvasItem *item = moniac_canvas_get_focused (self);

  return item ? moniac_canvas_item_get_object (item)
              : moniac_workspace_get_selection (self->workspace);
}

static gboolean
is_arrow (guint             keyval,
          GtkDirectionType *direction)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *direction = GTK_DIR_LEFT;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *direction = GTK_DIR_RIGHT;
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *direction = GTK_DIR_UP;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *direction = GTK_DIR_DOWN;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

/* The first Enter selects, the second edits. */
static gboolean
press_enter (MoniacCanvas *self)
{
  GObject *object = object_of_keys (self);

  if (!object)
    return FALSE;

  if (object == moniac_workspace_get_selection (self->workspace))
    moniac_canvas_edit (self, object);
  else
    moniac_canvas_select (self, object);
  return TRUE;
}

static gboolean
press_connect (MoniacCanvas *self)
{
  int company = moniac_canvas_find_company (self, object_of_keys (self));

  if (company < 0)
    return FALSE;

  moniac_canvas_begin_connect (self, company, TRUE);
  return TRUE;
}

static gboolean
press_pin (MoniacCanvas *self)
{
  GObject *object = object_of_keys (self);

  if (!MONIAC_IS_COMPANY (object))
    return FALSE;

  moniac_canvas_toggle_pin (self, object);
  return TRUE;
}

static gboolean
press_delete (MoniacCanvas *self)
{
  GObject *object = object_of_keys (self);

  if (!object)
    return FALSE;

  moniac_canvas_select (self, object);
  moniac_workspace_delete (self->workspace);
  return TRUE;
}

static gboolean
press_menu (MoniacCanvas *self)
{
  MoniacCanvasItem *item = moniac_canvas_get_focused (self);
  MoniacPoint at = { self->camera.width / 2, self->camera.height / 2 };

  if (item)
    at = moniac_canvas_item_anchor (self, item);
  moniac_canvas_popup_menu (self, at.x, at.y);
  return TRUE;
}

static gboolean
press_escape (MoniacCanvas *self)
{
  MoniacInquiry *inquiry = moniac_workspace_get_inquiry (self->workspace);

  switch (self->mode)
    {
    case MONIAC_CANVAS_CONNECTING:
      moniac_canvas_cancel_connect (self);
      return TRUE;
    case MONIAC_CANVAS_DRAGGING:
      moniac_canvas_cancel_hold (self);
      return TRUE;
    case MONIAC_CANVAS_IDLE:
    case MONIAC_CANVAS_PANNING:
    case MONIAC_CANVAS_SETTLING:
    default:
      break;
    }

  if (moniac_workspace_get_busy (self->workspace) && moniac_workspace_is_arranging (self->workspace))
    moniac_workspace_cancel_arranging (self->workspace);
  else if (moniac_inquiry_get_brought (inquiry))
    moniac_inquiry_clear_brought (inquiry);
  else if (moniac_workspace_get_selection (self->workspace))
    moniac_canvas_select (self, NULL);
  else
    return FALSE;
  return TRUE;
}

static gboolean
press_while_connecting (MoniacCanvas *self,
                        guint         keyval)
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  GtkDirectionType direction;

  if (is_arrow (keyval, &direction))
    moniac_canvas_move_focus (self, direction);
  else if (is_enter (keyval))
    moniac_canvas_end_connect (self);
  else if (g_unichar_isgraph (character) ||
           (character == ' ' && moniac_canvas_is_typing (self)))
    moniac_canvas_type_connect (self, character);
  else
    return FALSE;
  return TRUE;
}

static gboolean
press_command (MoniacCanvas    *self,
               guint            keyval,
               GdkModifierType  state)
{
  GtkDirectionType direction;

  if (is_arrow (keyval, &direction))
    {
      moniac_canvas_move_focus (self, direction);
      return TRUE;
    }
  if (is_enter (keyval))
    return press_enter (self);

  switch (keyval)
    {
    case GDK_KEY_c:
      return press_connect (self);
    case GDK_KEY_p:
      return press_pin (self);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return press_delete (self);
    case GDK_KEY_Menu:
      return press_menu (self);
    case GDK_KEY_F10:
      return (state & GDK_SHIFT_MASK) && press_menu (self);
    default:
      return FALSE;
    }
}

/* Returns whether the key meant something here. */
gboolean
moniac_canvas_press_key (MoniacCanvas    *self,
                         guint            keyval,
                         GdkModifierType  state)
{
  if (!self->workspace || !self->scene || (state & SHORTCUT_MODIFIERS))
    return FALSE;

  if (keyval == GDK_KEY_Escape)
    return press_escape (self);
  if (self->mode == MONIAC_CANVAS_CONNECTING && self->connect_by_keys)
    return press_while_connecting (self, keyval);
  return self->mode == MONIAC_CANVAS_IDLE && press_command (self, keyval, state);
}

static gboolean
key_pressed_cb (MoniacCanvas    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  return moniac_canvas_press_key (self, keyval, state);
}

void
moniac_canvas_bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}
