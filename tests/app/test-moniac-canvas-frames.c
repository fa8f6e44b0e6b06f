/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what the canvas shows from frame to frame: coins, what they cost, and changes of scene. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "moniac-canvas-fixture.h"
#include "moniac-canvas-motion.h"

static void
test_ticks_only_while_playing (Fixture       *fixture,
                               gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  double phase;

  g_assert_cmpint (canvas->tick_id, ==, 0);
  g_assert_true (canvas->picture->flags & MONIAC_DRAW_ARROWS);

  moniac_workspace_set_playing (fixture->workspace, TRUE);
  wait_for_coins (fixture);
  g_assert_false (canvas->picture->flags & MONIAC_DRAW_ARROWS);
  phase = canvas->phase;
  while (canvas->phase == phase)
    g_main_context_iteration (NULL, TRUE);

  moniac_workspace_set_playing (fixture->workspace, FALSE);
  g_assert_cmpint (canvas->tick_id, ==, 0);
  settle (fixture);
  g_assert_true (canvas->picture->flags & MONIAC_DRAW_ARROWS);
  g_assert_null (canvas->picture->coins);
}

static void
test_no_ticks_without_animations (Fixture       *fixture,
                                  gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;

  moniac_workspace_set_playing (fixture->workspace, TRUE);
  wait_for_coins (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_assert_cmpint (canvas->tick_id, ==, 0);
  settle (fixture);
  g_assert_true (canvas->picture->flags & MONIAC_DRAW_ARROWS);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  wait_for_coins (fixture);
  gtk_widget_set_visible (GTK_WIDGET (canvas), FALSE);
  g_assert_cmpint (canvas->tick_id, ==, 0);
  gtk_widget_set_visible (GTK_WIDGET (canvas), TRUE);
  wait_for_coins (fixture);
}

static int
count_nodes (GskRenderNode *node)
{
  int n = 0;

  if (gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE)
    return 1;
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    n += count_nodes (gsk_container_node_get_child (node, i));
  return n;
}

static gboolean
draws_with_cairo (Fixture *fixture)
{
  return moniac_canvas_backend_is_cairo (gtk_native_get_renderer (GTK_NATIVE (fixture->window)));
}

/* With cairo one node and the damage, however many coins; with a graphics card one for each coin,
 * and one or two. */
static void
test_few_nodes (Fixture       *fixture,
                gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  gboolean cairo = draws_with_cairo (fixture);

  moniac_workspace_set_playing (fixture->workspace, TRUE);
  wait_for_coins (fixture);
  for (int i = 0; i < 30; i++)
    {
      double phase = canvas->phase;
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;
      int n_damage;

      while (canvas->phase == phase)
        g_main_context_iteration (NULL, TRUE);
      moniac_canvas_backend_append (canvas->backend, snapshot);
      n_damage = moniac_canvas_backend_append_damage (canvas->backend, snapshot);
      node = gtk_snapshot_free_to_node (snapshot);
      g_assert_cmpint (n_damage, <=, MONIAC_CANVAS_MAX_DAMAGE);
      if (cairo)
        g_assert_cmpint (count_nodes (node), ==, 1 + n_damage);
      else
        g_assert_cmpint (count_nodes (node), <=,
                         2 + moniac_coins_at (canvas->picture->coins, canvas->phase, canvas->coins));
    }
}

static cairo_surface_t *
download (GskRenderer   *renderer,
          GskRenderNode *node)
{
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &view);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);

  cairo_surface_flush (surface);
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

static cairo_surface_t *
draw_plainly (Fixture         *fixture,
              MoniacDrawFlags  flags)
{
  MoniacCanvas *canvas = fixture->canvas;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (MoniacPainter) painter = NULL;

  cairo_translate (cr, canvas->camera.x, canvas->camera.y);
  cairo_scale (cr, moniac_canvas_camera_get_scale (&canvas->camera),
               moniac_canvas_camera_get_scale (&canvas->camera));
  painter = moniac_cairo_painter_new (cr, FALSE);
  moniac_figure_draw (painter, canvas->scene,
                      moniac_theme_get (moniac_workspace_get_theme (fixture->workspace)), NULL,
                      &MONIAC_HIGHLIGHT_NONE, canvas->phase, flags);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
largest_difference (const guint8 *a,
                    const guint8 *b)
{
  int largest = 0;

  for (int channel = 0; channel < 4; channel++)
    largest = MAX (largest, ABS (a[channel] - b[channel]));
  return largest;
}

/* Whether a pixel of the canvas is on a coin, or next to one. */
static gboolean
is_near_coin (MoniacCanvas *canvas,
              int           n_coins,
              int           x,
              int           y)
{
  double radius = MONIAC_COIN_RADIUS * moniac_canvas_picture_get_coin_scale (canvas->picture) + 2;

  for (int i = 0; i < n_coins; i++)
    {
      MoniacPoint at = moniac_canvas_camera_to_canvas (&canvas->camera, canvas->coins[i].x,
                                                       canvas->coins[i].y);

      if (hypot (at.x - x - 0.5, at.y - y - 0.5) <= radius)
        return TRUE;
    }
  return FALSE;
}

/* How many pixels differ by more than a share of 255 in a channel; the last row is left out. */
static int
count_differences (cairo_surface_t *a,
                   cairo_surface_t *b,
                   double           share)
{
  int stride = cairo_image_surface_get_stride (a), n = 0;

  for (int y = 0; y < HEIGHT - 1; y++)
    for (int x = 0; x < WIDTH; x++)
      n += largest_difference (cairo_image_surface_get_data (a) + y * stride + 4 * x,
                               cairo_image_surface_get_data (b) + y * stride + 4 * x) > share * 255;
  return n;
}

/* Away from coins nothing at all differs, but for rounding. */
static void
assert_same_away_from_coins (MoniacCanvas    *canvas,
                             int              n_coins,
                             cairo_surface_t *a,
                             cairo_surface_t *b)
{
  int stride = cairo_image_surface_get_stride (a);

  for (int y = 0; y < HEIGHT - 1; y++)
    for (int x = 0; x < WIDTH; x++)
      if (largest_difference (cairo_image_surface_get_data (a) + y * stride + 4 * x,
                              cairo_image_surface_get_data (b) + y * stride + 4 * x) > 1)
        g_assert_true (is_near_coin (canvas, n_coins, x, y));
}

static void
check_frame (Fixture             *fixture,
             MoniacCanvasBackend *backend)
{
  MoniacCanvas *canvas = fixture->canvas;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int n = moniac_coins_at (canvas->picture->coins, canvas->phase, canvas->coins);
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *frame, *plain, *still;

  moniac_canvas_backend_move_coins (backend, canvas->coins, n);
  moniac_canvas_backend_append (backend, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  frame = download (gtk_native_get_renderer (GTK_NATIVE (fixture->window)), node);
  plain = draw_plainly (fixture, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL | MONIAC_DRAW_COINS);
  still = draw_plainly (fixture, MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL);

  /* The same but for the edges of coins; and coins do show. */
  g_assert_cmpint (n, >, 5);
  g_assert_cmpint (count_differences (frame, still, 0.2), >, 5 * n);
  g_assert_cmpint (count_differences (frame, plain, 0.4), ==, 0);
  g_assert_cmpint (count_differences (frame, plain, 0.2), <, 3 * n);
  assert_same_away_from_coins (canvas, n, frame, plain);

  cairo_surface_destroy (frame);
  cairo_surface_destroy (plain);
  cairo_surface_destroy (still);
}

/* What moves is the figure's own frame: the same for both back ends. */
static void
test_frame_is_the_figures (Fixture       *fixture,
                           gconstpointer  data)
{
  static const double zooms[] = { 1, 2.3 };
  g_autoptr (MoniacCanvasBackend) texture = moniac_canvas_backend_new_texture ();

  moniac_workspace_set_playing (fixture->workspace, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      moniac_canvas_set_zoom (fixture->canvas, zooms[i]);
      settle (fixture);
      check_frame (fixture, fixture->canvas->backend);
      /* It lets coins run in the picture itself. */
      moniac_canvas_backend_move_coins (fixture->canvas->backend, NULL, 0);
      moniac_canvas_backend_set_picture (texture, fixture->canvas->picture);
      check_frame (fixture, texture);
    }
}

static void
test_views_morph (Fixture       *fixture,
                  gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;

  moniac_workspace_set_view (fixture->workspace, MONIAC_VIEW_LAYERS);
  while (!canvas->way)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (canvas->tick_id, !=, 0);
  settle (fixture);
  g_assert_null (canvas->way);
  g_assert_cmpint (canvas->tick_id, ==, 0);
  g_assert_null (canvas->picture->way);

  /* At once without animations. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  moniac_workspace_set_view (fixture->workspace, MONIAC_VIEW_RING);
  while (canvas->scene->view != MONIAC_VIEW_RING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (canvas->way);
  settle (fixture);
}

/* The renderer is the one that was asked for: otherwise the other back end would be tested twice. */
static void
test_renderer_is_as_asked (Fixture       *fixture,
                           gconstpointer  data)
{
  g_assert_cmpint (draws_with_cairo (fixture), ==, g_str_equal (g_getenv ("GSK_RENDERER"), "cairo"));
}

static gboolean
can_draw_with_opengl (void)
{
  g_autoptr (GdkGLContext) context = gdk_display_create_gl_context (gdk_display_get_default (), NULL);

  return context && gdk_gl_context_realize (context, NULL);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "gl") == 0 && !can_draw_with_opengl ())
    {
      g_print ("1..0 # SKIP there is no OpenGL, not even in software\n");
      return 0;
    }

  ADD ("renderer-is-as-asked", test_renderer_is_as_asked);
  ADD ("ticks-only-while-playing", test_ticks_only_while_playing);
  ADD ("no-ticks-without-animations", test_no_ticks_without_animations);
  ADD ("few-nodes", test_few_nodes);
  ADD ("frame-is-the-figures", test_frame_is_the_figures);
  ADD ("views-morph", test_views_morph);

  return g_test_run ();
}
