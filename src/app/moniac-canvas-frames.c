/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the canvas shows at each moment: pictures from the worker, coins over them, and the way
 * from one scene to the next.
 *
 * At most one picture is being drawn at a time; what is wanted meanwhile is ordered once, when it
 * is done, as things are then. So a slow figure costs pictures, never the main loop. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "moniac-canvas-private.h"

#define MORPH_SECONDS 0.3
/* Above this many ribbons one scene fades into the next instead. */
#define MORPH_MAX_RIBBONS 300
/* So many coins run on the slowest machine. */
#define ALWAYS_COINS 400

static void draw_next (MoniacCanvas *self);
static void update_ticking (MoniacCanvas *self);

static gboolean
animations_enabled (MoniacCanvas *self)
{
  return adw_get_enable_animations (GTK_WIDGET (self)) && gtk_widget_get_mapped (GTK_WIDGET (self));
}

/* 0 to 1, fast at first. */
static double
ease_out (double t)
{
  return 1 - (1 - t) * (1 - t) * (1 - t);
}

/* How far something that began at *start is; a start of 0 means with this frame. */
static double
progress (gint64 *start,
          gint64  now)
{
  if (*start == 0)
    *start = now;
  return CLAMP ((now - *start) / (MORPH_SECONDS * G_USEC_PER_SEC), 0, 1);
}

static gboolean
camera_rests (MoniacCanvas *self)
{
  return self->picture && moniac_canvas_camera_equal (&self->camera, &self->picture->camera) &&
         self->camera.width == self->picture->camera.width &&
         self->camera.height == self->picture->camera.height;
}

/* Coins */

static void
advance_phase (MoniacCanvas *self,
               gint64        now)
{
  if (self->phase_time != 0)
    self->phase += (now - self->phase_time) / (MONIAC_ROUND_SECONDS * G_USEC_PER_SEC);
  self->phase -= floor (self->phase);
  self->phase_time = now;
}

/* Few coins cost next to nothing, and leaving some out helps nobody. */
static int
level_for (const MoniacCanvasPace *pace,
           int                     n_coins)
{
  int level = pace->level;

  while (level > 0 && n_coins >> level < ALWAYS_COINS)
    level--;
  return level;
}

static void
place_coins (MoniacCanvas *self)
{
  int n, level;

  if (!self->playing || !self->picture || !self->picture->coins)
    return;

  n = moniac_coins_get_max (self->picture->coins);
  if (n > self->n_coins_allocated)
    {
      self->coins = g_renew (MoniacCoin, self->coins, n);
      self->n_coins_allocated = n;
    }
  level = level_for (&self->pace, n);
  n = moniac_coins_some_at (self->picture->coins, self->phase, level, self->coins);
  moniac_canvas_backend_move_coins (self->backend, self->coins, n);
}

static void
move_coins (MoniacCanvas  *self,
            GdkFrameClock *clock)
{
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gint64 interval;

  gdk_frame_clock_get_refresh_info (clock, now, &interval, NULL);
  advance_phase (self, now);
  if (!camera_rests (self))
    return;

  moniac_canvas_pace_frame (&self->pace, now, interval);
  place_coins (self);
}

/* Pictures */

static MoniacDrawFlags
flags_now (MoniacCanvas *self)
{
  MoniacDrawFlags flags = MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL;

  if (!self->playing)
    return flags | MONIAC_DRAW_ARROWS;
  return self->way ? flags | MONIAC_DRAW_COINS : flags;
}

static void
fill_in_selection (MoniacCanvas        *self,
                   MoniacCanvasPicture *picture)
{
  GObject *selection = moniac_workspace_get_selection (self->workspace);
  MoniacInquiry *inquiry = moniac_workspace_get_inquiry (self->workspace);
  GHashTable *brought = moniac_inquiry_get_brought (inquiry);
  const MoniacTrail *trail = moniac_inquiry_get_trail (inquiry);

  picture->trail = trail ? moniac_trail_ref ((MoniacTrail *) trail) : NULL;
  picture->step = moniac_inquiry_get_step (inquiry);
  picture->brought = brought ? g_hash_table_ref (brought) : NULL;
  picture->company = moniac_canvas_find_company (self, selection);
  picture->deal = moniac_canvas_find_deal (self, selection);
}

static MoniacCanvasPicture *
describe_picture (MoniacCanvas *self)
{
  MoniacCanvasPicture *picture = moniac_canvas_picture_new (self->scene);

  picture->camera = self->camera;
  picture->device_scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  picture->theme = moniac_workspace_get_theme (self->workspace);
  picture->phase = self->phase;
  picture->flags = flags_now (self);
  picture->wants_coins = self->playing && !self->way;
  fill_in_selection (self, picture);

  if (self->mode == MONIAC_CANVAS_DRAGGING || self->mode == MONIAC_CANVAS_SETTLING)
    {
      picture->way = moniac_canvas_way_ref (self->held_way);
      picture->held = self->held;
      picture->held_by = self->held_by;
      picture->flags |= MONIAC_DRAW_ARROWS;
      picture->wants_coins = FALSE;
    }
  else if (self->way)
    {
      picture->way = moniac_canvas_way_ref (self->way);
      picture->progress = ease_out (self->way_progress);
    }
  return picture;
}

static GskRenderNode *
node_of_backend (MoniacCanvas *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  moniac_canvas_backend_append (self->backend, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
begin_fade (MoniacCanvas *self)
{
  self->fade_pending = FALSE;
  if (!self->picture)
    return;

  g_clear_pointer (&self->fade_from, gsk_render_node_unref);
  self->fade_from = node_of_backend (self);
  self->fade_start = 0;
  self->fade_progress = 0;
}

static void
show_picture (MoniacCanvas        *self,
              MoniacCanvasPicture *picture)
{
  if (self->fade_pending && picture->scene == self->scene)
    begin_fade (self);

  if (!self->backend)
    {
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

      self->backend = moniac_canvas_backend_new (native ? gtk_native_get_renderer (native) : NULL);
    }
  moniac_canvas_backend_set_picture (self->backend, picture);
  g_clear_pointer (&self->picture, moniac_canvas_picture_unref);
  self->picture = moniac_canvas_picture_ref (picture);
  place_coins (self);
  update_ticking (self);
  moniac_canvas_redraw_overlay (self);
}

static void
picture_drawn_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (MoniacCanvas) self = data;
  g_autoptr (MoniacCanvasPicture) picture = moniac_canvas_picture_draw_finish (result, NULL);

  /* Cancelled: another one may be on its way already. */
  if (!picture)
    return;

  g_clear_object (&self->drawing);
  show_picture (self, picture);
  if (self->picture_wanted)
    draw_next (self);
}

static void
draw_next (MoniacCanvas *self)
{
  g_autoptr (MoniacCanvasPicture) picture = NULL;

  self->picture_wanted = FALSE;
  if (!self->scene || self->camera.width < 1 || self->camera.height < 1)
    return;

  picture = describe_picture (self);
  self->drawing = g_cancellable_new ();
  moniac_canvas_picture_draw_async (picture, self->drawing, picture_drawn_cb, g_object_ref (self));
}

/* Another picture is needed: drawn now, or once the one being drawn is done. */
void
moniac_canvas_order_picture (MoniacCanvas *self)
{
  self->picture_wanted = TRUE;
  if (!self->drawing)
    draw_next (self);
}

/* Scenes */

static void
end_morph (MoniacCanvas *self)
{
  g_clear_pointer (&self->way, moniac_canvas_way_unref);
  self->way_start = 0;
  self->way_progress = 0;
}

/* The scene as it stands on the canvas at the moment, between two or pulled by the pointer. */
static MoniacScene *
scene_on_show (MoniacCanvas *self)
{
  if (self->mode == MONIAC_CANVAS_DRAGGING || self->mode == MONIAC_CANVAS_SETTLING)
    return moniac_canvas_way_pulled (self->held_way, self->held, &self->held_by);
  if (self->way)
    return moniac_canvas_way_at (self->way, ease_out (self->way_progress));
  return moniac_scene_ref (self->scene);
}

static void
begin_change (MoniacCanvas *self,
              MoniacScene  *next)
{
  g_autoptr (MoniacScene) shown = NULL;

  if (!self->scene || !self->picture || !animations_enabled (self) ||
      self->scene->width != next->width || self->scene->height != next->height)
    {
      end_morph (self);
      return;
    }

  if (MAX (self->scene->n_ribbons, next->n_ribbons) > MORPH_MAX_RIBBONS)
    {
      end_morph (self);
      self->fade_pending = TRUE;
      return;
    }

  shown = scene_on_show (self);
  end_morph (self);
  self->way = moniac_canvas_way_new (shown, next);
}

static void
forget_scene (MoniacCanvas *self)
{
  moniac_canvas_drop_frames (self);
  g_clear_pointer (&self->scene, moniac_scene_unref);
}

/* Takes over whatever scene the workspace has. */
void
moniac_canvas_take_scene (MoniacCanvas *self)
{
  MoniacScene *next = self->workspace ? moniac_workspace_get_scene (self->workspace) : NULL;

  if (!next)
    {
      forget_scene (self);
    }
  else if (next != self->scene)
    {
      begin_change (self, next);
      g_clear_pointer (&self->scene, moniac_scene_unref);
      self->scene = moniac_scene_ref (next);
      moniac_canvas_camera_set_figure (&self->camera, next->width, next->height);
    }

  moniac_canvas_cancel_hold (self);
  moniac_canvas_cancel_connect (self);
  moniac_canvas_update_items (self);
  moniac_canvas_redraw_overlay (self);
  moniac_canvas_hover (self);
  moniac_canvas_update_playing (self);
  if (self->scene)
    moniac_canvas_order_picture (self);
}

/* Drops all that is shown or being drawn. */
void
moniac_canvas_drop_frames (MoniacCanvas *self)
{
  if (self->drawing)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->picture_wanted = FALSE;
  end_morph (self);
  g_clear_pointer (&self->fade_from, gsk_render_node_unref);
  self->fade_pending = FALSE;
  g_clear_pointer (&self->backend, moniac_canvas_backend_free);
  g_clear_pointer (&self->picture, moniac_canvas_picture_unref);
  update_ticking (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether what is on show is what was last asked for. */
gboolean
moniac_canvas_is_settled (MoniacCanvas *self)
{
  return !self->drawing && !self->picture_wanted && !self->way && !self->fade_from &&
         !self->fade_pending;
}

/* Time */

static void
step_morph (MoniacCanvas *self,
            gint64        now)
{
  self->way_progress = progress (&self->way_start, now);
  if (self->way_progress >= 1)
    end_morph (self);
  moniac_canvas_order_picture (self);
}

static void
step_fade (MoniacCanvas *self,
           gint64        now)
{
  self->fade_progress = progress (&self->fade_start, now);
  if (self->fade_progress >= 1)
    g_clear_pointer (&self->fade_from, gsk_render_node_unref);
}

static gboolean
coins_move (MoniacCanvas *self)
{
  return self->playing && self->picture && self->picture->coins &&
         moniac_coins_get_max (self->picture->coins) > 0;
}

static gboolean
needs_ticking (MoniacCanvas *self)
{
  return coins_move (self) || self->way || self->fade_from;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  MoniacCanvas *self = MONIAC_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->way)
    step_morph (self, now);
  if (self->fade_from)
    step_fade (self, now);
  if (coins_move (self))
    move_coins (self, clock);
  gtk_widget_queue_draw (widget);

  if (needs_ticking (self))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
update_ticking (MoniacCanvas *self)
{
  if (!coins_move (self))
    {
      self->phase_time = 0;
      moniac_canvas_pace_pause (&self->pace);
    }

  if (needs_ticking (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      if (self->tick_id == 0)
        self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  else if (self->tick_id != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
      self->tick_id = 0;
    }
}

/* Decides whether coins move: where they do not, arrows say which way the money goes. */
void
moniac_canvas_update_playing (MoniacCanvas *self)
{
  gboolean playing = self->workspace && moniac_workspace_get_playing (self->workspace) &&
                     animations_enabled (self);

  if (playing != self->playing)
    {
      self->playing = playing;
      if (self->scene)
        moniac_canvas_order_picture (self);
    }
  update_ticking (self);
}

/* Drawing */

static void
append_scaled (MoniacCanvas *self,
               GtkSnapshot  *snapshot)
{
  double ratio = moniac_canvas_camera_get_scale (&self->camera) /
                 moniac_canvas_camera_get_scale (&self->picture->camera);
  graphene_point_t offset =
    GRAPHENE_POINT_INIT ((float) (self->camera.x - self->picture->camera.x * ratio),
                         (float) (self->camera.y - self->picture->camera.y * ratio));

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &offset);
  gtk_snapshot_scale (snapshot, (float) ratio, (float) ratio);
  moniac_canvas_backend_append (self->backend, snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
append_paper (MoniacCanvas *self,
              GtkSnapshot  *snapshot)
{
  const MoniacColor *paper = &moniac_theme_get (moniac_workspace_get_theme (self->workspace))->paper;
  GdkRGBA color = { (float) paper->red, (float) paper->green, (float) paper->blue, 1 };

  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (0, 0, (float) self->camera.width,
                                                  (float) self->camera.height));
}

static void
append_fade (MoniacCanvas *self,
             GtkSnapshot  *snapshot)
{
  gtk_snapshot_push_cross_fade (snapshot, ease_out (self->fade_progress));
  gtk_snapshot_append_node (snapshot, self->fade_from);
  gtk_snapshot_pop (snapshot);
  moniac_canvas_backend_append (self->backend, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* The picture that there is, scaled until there is one for the present camera. */
void
moniac_canvas_append_picture (MoniacCanvas *self,
                              GtkSnapshot  *snapshot)
{
  if (!self->workspace)
    return;

  if (!self->picture || !camera_rests (self))
    append_paper (self, snapshot);
  if (!self->picture)
    return;

  if (self->fade_from)
    append_fade (self, snapshot);
  else if (camera_rests (self))
    moniac_canvas_backend_append (self->backend, snapshot);
  else
    append_scaled (self, snapshot);
}
