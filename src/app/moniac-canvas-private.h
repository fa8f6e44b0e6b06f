/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of the canvas, and what its files call in one another. */
#pragma once

#include "moniac-canvas.h"
#include "moniac-canvas-backend.h"
#include "moniac-canvas-camera.h"
#include "moniac-canvas-item.h"
#include "moniac-canvas-pace.h"

G_BEGIN_DECLS

typedef enum
{
  MONIAC_CANVAS_IDLE,
  MONIAC_CANVAS_PANNING,
  MONIAC_CANVAS_DRAGGING,              /* a company, by its body */
  MONIAC_CANVAS_SETTLING,              /* it was let go; its new place is being laid out */
  MONIAC_CANVAS_CONNECTING,            /* a deal, from a company's rim or by keys */
} MoniacCanvasMode;

struct _MoniacCanvas
{
  GtkWidget parent_instance;

  MoniacWorkspace *workspace;
  GSignalGroup *workspace_signals;
  GSignalGroup *inquiry_signals;
  MoniacScene *scene;                  /* what pointer and keys meet; NULL: nothing on show */
  MoniacCanvasCamera camera;

  /* What is drawn (moniac-canvas-frames.c). */
  MoniacCanvasBackend *backend;
  MoniacCanvasPicture *picture;        /* on show */
  GCancellable *drawing;               /* while a worker draws one; cancelled to drop it */
  gboolean picture_wanted;             /* another one when that is done */
  MoniacCanvasWay *way;                /* to the scene, while it is being gone */
  gint64 way_start;                    /* frame time, 0: with the next frame */
  double way_progress;                 /* 0 to 1, as of the last frame */
  GskRenderNode *fade_from;
  gint64 fade_start;
  double fade_progress;
  gboolean fade_pending;
  gboolean playing;                    /* coins move */
  double phase;
  gint64 phase_time;                   /* frame time of phase, 0: none yet */
  MoniacCoin *coins;
  int n_coins_allocated;
  MoniacCanvasPace pace;
  guint tick_id;

  /* On top (moniac-canvas-overlay.c). */
  GPtrArray *overlay;                  /* of GskRenderNode; NULL: to be made again */

  /* Companies and deals as widgets (moniac-canvas-items.c). */
  GPtrArray *items;                    /* of MoniacCanvasItem, borrowed: companies, then deals */

  /* Pointer and keys. */
  MoniacCanvasMode mode;
  double pointer_x;
  double pointer_y;
  gboolean pointer_inside;
  MoniacHit pressed;                   /* what the button went down on */
  gboolean drag_begun;                 /* by this press; an end of it is not followed by another */
  double drag_x;                       /* of the last pan, since the press */
  double drag_y;
  double pan_rest_x;                   /* parts of a pixel not yet scrolled */
  double pan_rest_y;
  double pinch_zoom;                   /* when a pinch began */
  MoniacPoint menu_at;                 /* where the menu was opened, in figure units */

  int held;                            /* company being dragged */
  MoniacCanvasWay *held_way;           /* from the scene to itself */
  MoniacPoint held_by;
  guint settle_id;

  int connect_source;
  int connect_target;                  /* -1: none under the pointer */
  gboolean connect_by_keys;
  MoniacPoint connect_point;           /* in figure units */
  GString *typed;                      /* type-ahead while connecting by keys */
  gint64 typed_time;

  GtkWidget *bubble;                   /* template: says what is under the pointer */
  GtkLabel *bubble_label;
  GtkWidget *menu;                     /* template */
  GtkGesture *drag_gesture;            /* template */
  GdkRectangle bubble_at;              /* canvas pixels that it must not cover */
  guint bubble_id;                     /* source: shows it */
};

/* moniac-canvas.c */
MoniacHit         moniac_canvas_hit             (MoniacCanvas       *self,
                                                 double              x,
                                                 double              y);
gboolean          moniac_canvas_is_pool         (MoniacCanvas       *self,
                                                 int                 company);
GObject          *moniac_canvas_object_of_hit   (MoniacCanvas       *self,
                                                 const MoniacHit    *hit);
/* The index in the scene's network, or -1. */
int               moniac_canvas_find_company    (MoniacCanvas       *self,
                                                 GObject            *object);
int               moniac_canvas_find_deal       (MoniacCanvas       *self,
                                                 GObject            *object);
void              moniac_canvas_camera_moved    (MoniacCanvas       *self);
void              moniac_canvas_zoom_at         (MoniacCanvas       *self,
                                                 double              zoom,
                                                 double              x,
                                                 double              y);
void              moniac_canvas_pan_by          (MoniacCanvas       *self,
                                                 double              dx,
                                                 double              dy);
void              moniac_canvas_select          (MoniacCanvas       *self,
                                                 GObject            *object);
void              moniac_canvas_edit            (MoniacCanvas       *self,
                                                 GObject            *object);
void              moniac_canvas_toggle_pin      (MoniacCanvas       *self,
                                                 GObject            *object);
gboolean          moniac_canvas_is_pinned       (MoniacCanvas       *self,
                                                 GObject            *object);

/* moniac-canvas-frames.c */
void              moniac_canvas_take_scene      (MoniacCanvas       *self);
void              moniac_canvas_order_picture   (MoniacCanvas       *self);
void              moniac_canvas_drop_frames     (MoniacCanvas       *self);
void              moniac_canvas_update_playing  (MoniacCanvas       *self);
void              moniac_canvas_append_picture  (MoniacCanvas       *self,
                                                 GtkSnapshot        *snapshot);
gboolean          moniac_canvas_is_settled      (MoniacCanvas       *self);

/* moniac-canvas-overlay.c */
void              moniac_canvas_redraw_overlay  (MoniacCanvas       *self);
void              moniac_canvas_append_overlay  (MoniacCanvas       *self,
                                                 GtkSnapshot        *snapshot);

/* moniac-canvas-items.c */
void              moniac_canvas_update_items    (MoniacCanvas       *self);
void              moniac_canvas_clear_items     (MoniacCanvas       *self);
void              moniac_canvas_allocate_items  (MoniacCanvas       *self);
void              moniac_canvas_update_selected (MoniacCanvas       *self);
MoniacCanvasItem *moniac_canvas_get_focused     (MoniacCanvas       *self);
MoniacCanvasItem *moniac_canvas_item_of         (MoniacCanvas       *self,
                                                 GObject            *object);
gboolean          moniac_canvas_move_focus      (MoniacCanvas       *self,
                                                 GtkDirectionType    direction);
MoniacRect        moniac_canvas_item_place      (MoniacCanvas       *self,
                                                 MoniacCanvasItem   *item);
/* Where it is met by the eye, in canvas pixels. */
MoniacPoint       moniac_canvas_item_anchor     (MoniacCanvas       *self,
                                                 MoniacCanvasItem   *item);

/* moniac-canvas-bubble.c */
void              moniac_canvas_schedule_bubble (MoniacCanvas       *self);
void              moniac_canvas_show_bubble     (MoniacCanvas       *self,
                                                 const char         *text,
                                                 const GdkRectangle *at);
void              moniac_canvas_hide_bubble     (MoniacCanvas       *self);
void              moniac_canvas_allocate_bubble (MoniacCanvas       *self);

/* moniac-canvas-gestures.c; handlers named by the template */
void              moniac_canvas_bind_gestures   (GtkWidgetClass     *widget_class);
void              moniac_canvas_hover           (MoniacCanvas       *self);
void              moniac_canvas_popup_menu      (MoniacCanvas       *self,
                                                 double              x,
                                                 double              y);

/* moniac-canvas-keys.c */
void              moniac_canvas_bind_keys       (GtkWidgetClass     *widget_class);
gboolean          moniac_canvas_press_key       (MoniacCanvas       *self,
                                                 guint               keyval,
                                                 GdkModifierType     state);

/* moniac-canvas-hold.c: dragging a company */
void              moniac_canvas_begin_hold      (MoniacCanvas       *self,
                                                 int                 company);
void              moniac_canvas_hold_at         (MoniacCanvas       *self,
                                                 double              dx,
                                                 double              dy);
void              moniac_canvas_end_hold        (MoniacCanvas       *self);
void              moniac_canvas_cancel_hold     (MoniacCanvas       *self);

/* moniac-canvas-connect.c: making a deal */
void              moniac_canvas_begin_connect   (MoniacCanvas       *self,
                                                 int                 company,
                                                 gboolean            by_keys);
void              moniac_canvas_aim_connect     (MoniacCanvas       *self,
                                                 double              x,
                                                 double              y);
void              moniac_canvas_target_connect  (MoniacCanvas       *self,
                                                 int                 company);
void              moniac_canvas_type_connect    (MoniacCanvas       *self,
                                                 gunichar            character);
gboolean          moniac_canvas_is_typing       (MoniacCanvas       *self);
void              moniac_canvas_end_connect     (MoniacCanvas       *self);
void              moniac_canvas_cancel_connect  (MoniacCanvas       *self);

G_END_DECLS
