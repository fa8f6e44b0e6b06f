/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas: shows a workspace's scene, moves its coins, and lets people work on it. */
#pragma once

#include <gtk/gtk.h>

#include "moniac-workspace.h"

G_BEGIN_DECLS

#define MONIAC_TYPE_CANVAS (moniac_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MoniacCanvas, moniac_canvas, MONIAC, CANVAS, GtkWidget)

/* Properties: "workspace" (MoniacWorkspace), "zoom" (double, 1: the figure fits), read-write.
 * Class actions: "canvas.zoom-in", "canvas.zoom-out", "canvas.zoom-fit", "canvas.pin", "canvas.connect". */
GtkWidget *moniac_canvas_new           (void);
void       moniac_canvas_set_workspace (MoniacCanvas    *self,
                                        MoniacWorkspace *workspace);
double     moniac_canvas_get_zoom      (MoniacCanvas    *self);
void       moniac_canvas_set_zoom      (MoniacCanvas    *self,
                                        double           zoom);
void       moniac_canvas_zoom_to_fit   (MoniacCanvas    *self);
void       moniac_canvas_show_item     (MoniacCanvas    *self,
                                        GObject         *item);   /* scrolls it into view */

G_END_DECLS
