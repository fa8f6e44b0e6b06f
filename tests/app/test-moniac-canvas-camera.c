/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the canvas's camera: zoom keeps the point under the pointer, the figure stays in view. */
#include "moniac-canvas-camera.h"

static MoniacCanvasCamera
camera_at_fit (void)
{
  MoniacCanvasCamera camera;

  moniac_canvas_camera_init (&camera);
  moniac_canvas_camera_set_canvas (&camera, 800, 600);
  moniac_canvas_camera_set_figure (&camera, 800, 600);
  return camera;
}

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-9)

static void
test_fit (void)
{
  MoniacCanvasCamera camera = camera_at_fit ();
  MoniacPoint point = moniac_canvas_camera_to_canvas (&camera, 123, 456);

  assert_near (moniac_canvas_camera_get_scale (&camera), 1);
  assert_near (point.x, 123);
  assert_near (point.y, 456);

  /* A figure of another shape is scaled to fit, and lies in the middle. */
  moniac_canvas_camera_set_figure (&camera, 400, 600);
  assert_near (moniac_canvas_camera_get_scale (&camera), 1);
  assert_near (camera.x, 200);
  assert_near (camera.y, 0);
  moniac_canvas_camera_set_figure (&camera, 1600, 600);
  assert_near (moniac_canvas_camera_get_scale (&camera), 0.5);
  assert_near (camera.x, 0);
  assert_near (camera.y, 150);
}

static void
test_zoom_keeps_the_point (void)
{
  static const struct { double zoom, x, y; } cases[] = {
    { 1.5, 400, 300 }, { 2, 300, 200 }, { 4, 700, 100 }, { 16, 123, 456 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoniacCanvasCamera camera = camera_at_fit ();
      MoniacPoint before = moniac_canvas_camera_to_figure (&camera, cases[i].x, cases[i].y);
      MoniacPoint after;

      moniac_canvas_camera_zoom_at (&camera, cases[i].zoom, cases[i].x, cases[i].y);
      after = moniac_canvas_camera_to_figure (&camera, cases[i].x, cases[i].y);
      assert_near (moniac_canvas_camera_get_scale (&camera), cases[i].zoom);
      assert_near (before.x, after.x);
      assert_near (before.y, after.y);
    }
}

static void
test_zoom_limits (void)
{
  MoniacCanvasCamera camera = camera_at_fit ();

  moniac_canvas_camera_zoom_at (&camera, 1000, 0, 0);
  assert_near (camera.zoom, MONIAC_CANVAS_ZOOM_MAX);
  moniac_canvas_camera_zoom_at (&camera, 0, 0, 0);
  assert_near (camera.zoom, MONIAC_CANVAS_ZOOM_MIN);
}

static void
test_there_and_back (void)
{
  MoniacCanvasCamera camera = camera_at_fit ();

  moniac_canvas_camera_zoom_at (&camera, 3.3, 650, 120);
  moniac_canvas_camera_pan (&camera, -77, 31);
  for (int x = 0; x <= 800; x += 100)
    for (int y = 0; y <= 600; y += 100)
      {
        MoniacPoint figure = moniac_canvas_camera_to_figure (&camera, x, y);
        MoniacPoint canvas = moniac_canvas_camera_to_canvas (&camera, figure.x, figure.y);

        assert_near (canvas.x, x);
        assert_near (canvas.y, y);
      }
}

/* Whatever is done, most of the canvas shows the figure, or all of the figure shows. */
static void
test_stays_in_view (void)
{
  MoniacCanvasCamera camera = camera_at_fit ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (int i = 0; i < 2000; i++)
    {
      MoniacRect whole = { 0, 0, 800, 600 };
      MoniacRect place;

      if (g_rand_boolean (random))
        moniac_canvas_camera_pan (&camera, g_rand_double_range (random, -3000, 3000),
                                  g_rand_double_range (random, -3000, 3000));
      else
        moniac_canvas_camera_zoom_at (&camera, g_rand_double_range (random, 0.1, 20),
                                      g_rand_double_range (random, 0, 800),
                                      g_rand_double_range (random, 0, 600));

      place = moniac_canvas_camera_rect (&camera, &whole);
      g_assert_cmpfloat (place.x, <=, MAX (50, (800 - place.width) / 2 + 1));
      g_assert_cmpfloat (place.x + place.width, >=, MIN (750, (800 + place.width) / 2 - 1));
      g_assert_cmpfloat (place.y, <=, MAX (50, (600 - place.height) / 2 + 1));
      g_assert_cmpfloat (place.y + place.height, >=, MIN (550, (600 + place.height) / 2 - 1));
    }
}

static void
test_resize_keeps_the_middle (void)
{
  MoniacCanvasCamera camera = camera_at_fit ();
  MoniacPoint before, after;

  moniac_canvas_camera_zoom_at (&camera, 4, 500, 250);
  before = moniac_canvas_camera_to_figure (&camera, 400, 300);
  moniac_canvas_camera_set_canvas (&camera, 1000, 750);
  after = moniac_canvas_camera_to_figure (&camera, 500, 375);
  assert_near (before.x, after.x);
  assert_near (before.y, after.y);
}

static void
test_show (void)
{
  MoniacCanvasCamera camera = camera_at_fit ();
  const MoniacRect corner = { 760, 570, 20, 20 };
  MoniacCanvasCamera before = camera;
  MoniacRect place;

  moniac_canvas_camera_show (&camera, &corner);
  g_assert_true (moniac_canvas_camera_equal (&camera, &before));

  moniac_canvas_camera_zoom_at (&camera, 4, 0, 0);
  moniac_canvas_camera_show (&camera, &corner);
  place = moniac_canvas_camera_rect (&camera, &corner);
  g_assert_cmpfloat (place.x, >=, 0);
  g_assert_cmpfloat (place.y, >=, 0);
  g_assert_cmpfloat (place.x + place.width, <=, 800);
  g_assert_cmpfloat (place.y + place.height, <=, 600);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas-camera/fit", test_fit);
  g_test_add_func ("/canvas-camera/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/canvas-camera/zoom-limits", test_zoom_limits);
  g_test_add_func ("/canvas-camera/there-and-back", test_there_and_back);
  g_test_add_func ("/canvas-camera/stays-in-view", test_stays_in_view);
  g_test_add_func ("/canvas-camera/resize-keeps-the-middle", test_resize_keeps_the_middle);
  g_test_add_func ("/canvas-camera/show", test_show);

  return g_test_run ();
}
