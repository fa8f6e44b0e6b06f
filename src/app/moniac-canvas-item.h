/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company or a deal of the canvas as a widget: draws nothing and takes no pointer, but has a
 * place, a name and the keyboard focus, for keys and screen readers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONIAC_TYPE_CANVAS_ITEM (moniac_canvas_item_get_type ())
G_DECLARE_FINAL_TYPE (MoniacCanvasItem, moniac_canvas_item, MONIAC, CANVAS_ITEM, GtkWidget)

/* Property "object": the MoniacCompany or MoniacDeal. Action "item.select". */
MoniacCanvasItem *moniac_canvas_item_new          (GObject          *object);
GObject          *moniac_canvas_item_get_object   (MoniacCanvasItem *self);
gboolean          moniac_canvas_item_is_company   (MoniacCanvasItem *self);

/* Index in the scene's network. */
int               moniac_canvas_item_get_index    (MoniacCanvasItem *self);
void              moniac_canvas_item_set_index    (MoniacCanvasItem *self,
                                                   int               index);
/* What a screen reader says, and whether it is selected. */
const char       *moniac_canvas_item_get_label    (MoniacCanvasItem *self);
void              moniac_canvas_item_set_label    (MoniacCanvasItem *self,
                                                   const char       *label);
void              moniac_canvas_item_set_selected (MoniacCanvasItem *self,
                                                   gboolean          selected);

G_END_DECLS
