/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the canvas's coins: where they are drawn, that they leave nothing behind, and that the
 * damage covers every pixel that changed, in few rectangles. */
#include <math.h>
#include <string.h>

#include "moniac-canvas-motion.h"
#include "moniac-canvas-sprite.h"

#define WIDTH 640
#define HEIGHT 360
#define N_COINS 300

static cairo_surface_t *
make_still (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < 16; i++)
    {
      cairo_set_source_rgb (cr, i / 15.0, 0.5, 1 - i / 15.0);
      cairo_rectangle (cr, i * WIDTH / 16, 0, WIDTH / 16 + 1, HEIGHT);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (gconstpointer)
          (data + (gsize) y * cairo_image_surface_get_stride (surface)))[x];
}

static int
largest_difference (guint32 a,
                    guint32 b)
{
  int largest = 0;

  for (int shift = 0; shift < 32; shift += 8)
    largest = MAX (largest, ABS ((int) ((a >> shift) & 255) - (int) ((b >> shift) & 255)));
  return largest;
}

static void
scatter (GRand      *random,
         MoniacCoin *coins,
         int         n)
{
  for (int i = 0; i < n; i++)
    coins[i] = (MoniacCoin) { (float) g_rand_double_range (random, -20, WIDTH + 20),
                              (float) g_rand_double_range (random, -20, HEIGHT + 20) };
}

static void
assert_same_pixels (cairo_surface_t *a,
                    cairo_surface_t *b)
{
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      g_assert_cmphex (pixel_at (a, x, y), ==, pixel_at (b, x, y));
}

/* Coins lie on one another, and half outside. They are gone when there are to be none, and when all is over. */
static void
test_leaves_nothing_behind (void)
{
  cairo_surface_t *still = make_still (), *surface = make_still ();
  MoniacCanvasMotion *motion =
    moniac_canvas_motion_new (surface, NULL, moniac_theme_get (MONIAC_THEME_LIGHT), 1, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  MoniacCoin coins[N_COINS];

  for (int i = 0; i < 20; i++)
    {
      scatter (random, coins, N_COINS);
      moniac_canvas_motion_move (motion, 0, 0, coins, N_COINS);
    }
  moniac_canvas_motion_move (motion, 0, 0, NULL, 0);
  assert_same_pixels (surface, still);

  moniac_canvas_motion_move (motion, 0, 0, coins, N_COINS);
  moniac_canvas_motion_free (motion);
  assert_same_pixels (surface, still);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (still);
}

static cairo_surface_t *
copy_of (cairo_surface_t *surface)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);

  memcpy (cairo_image_surface_get_data (copy), cairo_image_surface_get_data (surface),
          (gsize) cairo_image_surface_get_stride (surface) * HEIGHT);
  cairo_surface_mark_dirty (copy);
  return copy;
}

static gboolean
is_covered (const cairo_rectangle_int_t *damage,
            int                          n,
            int                          x,
            int                          y)
{
  for (int i = 0; i < n; i++)
    if (x >= damage[i].x && x < damage[i].x + damage[i].width &&
        y >= damage[i].y && y < damage[i].y + damage[i].height)
      return TRUE;
  return FALSE;
}

static void
check_damage (MoniacCanvasMotion *motion,
              cairo_surface_t    *before,
              cairo_surface_t    *after)
{
  cairo_rectangle_int_t damage[MONIAC_CANVAS_MAX_DAMAGE];
  int n = moniac_canvas_motion_take_damage (motion, damage);
  cairo_region_t *region = cairo_region_create_rectangles (damage, n);

  g_assert_cmpint (cairo_region_num_rectangles (region), <=, n);
  cairo_region_destroy (region);

  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (n, <=, MONIAC_CANVAS_MAX_DAMAGE);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (pixel_at (before, x, y) != pixel_at (after, x, y))
        g_assert_true (is_covered (damage, n, x, y));
  /* The whole window must never be one piece of damage. */
  for (int x = 0; x < WIDTH; x++)
    g_assert_false (is_covered (damage, n, x, HEIGHT - 1));
}

static void
test_damage_covers_what_changed (void)
{
  static const int numbers[] = { 1, 2, 5, 17, 60, N_COINS };
  cairo_surface_t *still = make_still ();
  MoniacCanvasMotion *motion = moniac_canvas_motion_new (still, NULL, moniac_theme_get (MONIAC_THEME_LIGHT), 1, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  cairo_rectangle_int_t damage[MONIAC_CANVAS_MAX_DAMAGE];
  MoniacCoin coins[N_COINS];

  for (guint i = 0; i < 20 * G_N_ELEMENTS (numbers); i++)
    {
      cairo_surface_t *before = copy_of (still);
      int n = numbers[i % G_N_ELEMENTS (numbers)];

      scatter (random, coins, n);
      coins[0] = (MoniacCoin) { 320, 180 };
      moniac_canvas_motion_move (motion, 0, 0, coins, n);
      check_damage (motion, before, still);
      cairo_surface_destroy (before);
    }

  g_assert_cmpint (moniac_canvas_motion_take_damage (motion, damage), ==, 0);
  moniac_canvas_motion_free (motion);
  cairo_surface_destroy (still);
}

static double
area_of (const cairo_rectangle_int_t *rectangles,
         int                          n)
{
  double area = 0;

  for (int i = 0; i < n; i++)
    area += (double) rectangles[i].width * rectangles[i].height;
  return area;
}

/* Things that drift: the rectangles stay as they are for many frames, so that two frames have no more of them
 * than one; and they are small where little moves. */
static void
test_damage_stays (void)
{
  g_autoptr (MoniacCanvasDamage) damage = moniac_canvas_damage_new (WIDTH, HEIGHT);
  cairo_rectangle_int_t now[MONIAC_CANVAS_MAX_DAMAGE], before[MONIAC_CANVAS_MAX_DAMAGE];
  int n_changes = 0, n = 0, n_before = 0;

  for (int frame = 0; frame < 100; frame++)
    {
      for (int i = 0; i < 12; i++)
        moniac_canvas_damage_add (damage, 40 + 40 * i + frame / 2, 20 + 24 * i, 8, 8);
      n = moniac_canvas_damage_take (damage, now);
      n_changes += n != n_before || memcmp (now, before, n * sizeof *now) != 0;
      n_before = n;
      memcpy (before, now, sizeof now);
    }
  g_assert_cmpint (n_changes, >, 1);
  g_assert_cmpint (n_changes, <, 10);
  g_assert_cmpint (n, >, 1);
  g_assert_cmpfloat (area_of (now, n), <, 0.2 * WIDTH * HEIGHT);
}

/* Two clusters far apart are not joined; everywhere is one rectangle. */
static void
test_damage_is_small (void)
{
  g_autoptr (MoniacCanvasDamage) damage = moniac_canvas_damage_new (WIDTH, HEIGHT);
  cairo_rectangle_int_t out[MONIAC_CANVAS_MAX_DAMAGE];

  g_assert_cmpint (moniac_canvas_damage_take (damage, out), ==, 0);
  moniac_canvas_damage_add (damage, 0, 0, 8, 8);
  moniac_canvas_damage_add (damage, WIDTH - 8, HEIGHT - 8, 8, 8);
  g_assert_cmpint (moniac_canvas_damage_take (damage, out), ==, 2);
  g_assert_cmpfloat (area_of (out, 2), <=, 2 * 48 * 48);

  moniac_canvas_damage_add (damage, 0, 0, WIDTH, HEIGHT);
  g_assert_cmpint (moniac_canvas_damage_take (damage, out), ==, 1);
  g_assert_cmpfloat (area_of (out, 1), ==, WIDTH * HEIGHT);
  g_assert_cmpint (moniac_canvas_damage_take (damage, out), ==, 0);
}

/* The same coins drawn by the painter, over the same picture. */
static cairo_surface_t *
draw_with_painter (cairo_surface_t   *still,
                   const MoniacCoin  *coins,
                   int                n,
                   double             scale)
{
  cairo_surface_t *surface = copy_of (still);
  cairo_t *cr = cairo_create (surface);
  int side;

  cairo_rectangle (cr, 0, 0, WIDTH, HEIGHT - 1);
  cairo_clip (cr);
  for (int i = 0; i < n; i++)
    {
      cairo_surface_t *sprite = moniac_sprite_draw (moniac_theme_get (MONIAC_THEME_LIGHT), scale,
                                                    0, 0, &side);
      double x = coins[i].x * scale - side / 2.0, y = coins[i].y * scale - side / 2.0;

      cairo_set_source_surface (cr, sprite, x, y);
      cairo_paint (cr);
      cairo_surface_destroy (sprite);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* At whole pixels the hand-made blending is cairo's, but for rounding; in all places opaque. */
static void
test_looks_like_cairo (void)
{
  static const double scales[] = { 1, 2, 3.7 };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *still = make_still (), *surface = make_still ();
      MoniacCanvasMotion *motion =
        moniac_canvas_motion_new (surface, NULL, moniac_theme_get (MONIAC_THEME_LIGHT), scales[i],
                                  scales[i]);
      MoniacCoin coins[40];
      cairo_surface_t *expected;

      scatter (random, coins, G_N_ELEMENTS (coins));
      for (guint j = 0; j < G_N_ELEMENTS (coins); j++)
        {
          coins[j].x = (float) (round (coins[j].x) / scales[i]);
          coins[j].y = (float) (round (coins[j].y) / scales[i]);
        }
      moniac_canvas_motion_move (motion, 0, 0, coins, G_N_ELEMENTS (coins));
      expected = draw_with_painter (still, coins, G_N_ELEMENTS (coins), scales[i]);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          {
            guint32 pixel = pixel_at (surface, x, y);

            g_assert_cmpint (largest_difference (pixel, pixel_at (expected, x, y)), <=, 4);
            g_assert_cmphex (pixel >> 24, ==, 0xff);
          }

      cairo_surface_destroy (expected);
      moniac_canvas_motion_free (motion);
      cairo_surface_destroy (surface);
      cairo_surface_destroy (still);
    }
}

/* Coins run under what lies above them: not at all where it is opaque, in part at its edges. */
static void
test_runs_under_the_cover (void)
{
  cairo_surface_t *still = make_still (), *surface = make_still ();
  cairo_surface_t *cover = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  int stride = cairo_image_surface_get_stride (cover), n_changed = 0;
  guint8 *alpha = cairo_image_surface_get_data (cover);
  MoniacCanvasMotion *motion;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  MoniacCoin coins[N_COINS];

  /* Bare, then half covered, then covered, from left to right. */
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      alpha[y * stride + x] = x < 200 ? 0 : x < 400 ? 128 : 255;
  cairo_surface_mark_dirty (cover);
  motion = moniac_canvas_motion_new (surface, cover, moniac_theme_get (MONIAC_THEME_LIGHT), 1, 1);
  scatter (random, coins, N_COINS);
  moniac_canvas_motion_move (motion, 0, 0, coins, N_COINS);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint32 pixel = pixel_at (surface, x, y);
        int difference = largest_difference (pixel, pixel_at (still, x, y));

        n_changed += x < 200 && difference > 200;
        g_assert_cmpint (difference, <=, x < 200 ? 255 : x < 400 ? 192 : 0);
      }
  g_assert_cmpint (n_changed, >, 0);

  moniac_canvas_motion_free (motion);
  cairo_surface_destroy (cover);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (still);
}

/* The middle of what a sprite covers is where the coin is, to an eighth of a pixel. */
static void
test_places_within_a_pixel (void)
{
  g_autoptr (MoniacSpriteSheet) sheet = moniac_sprite_sheet_new (moniac_theme_get (MONIAC_THEME_LIGHT), 1);
  int side = moniac_sprite_sheet_get_side (sheet);

  for (double x = -2; x < 12; x += 0.07)
    {
      double sum = 0, sum_x = 0, sum_y = 0, y = 7.3 - x;
      int left, top;
      const guint32 *sprite = moniac_sprite_sheet_find (sheet, x, y, &left, &top);

      for (int i = 0; i < side * side; i++)
        {
          double alpha = sprite[i / side * 2 * side + i % side] >> 24;

          sum += alpha;
          sum_x += alpha * (left + i % side + 0.5);
          sum_y += alpha * (top + i / side + 0.5);
        }
      g_assert_cmpfloat_with_epsilon (sum_x / sum, x, 0.15);
      g_assert_cmpfloat_with_epsilon (sum_y / sum, y, 0.15);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas-motion/leaves-nothing-behind", test_leaves_nothing_behind);
  g_test_add_func ("/canvas-motion/damage-covers-what-changed", test_damage_covers_what_changed);
  g_test_add_func ("/canvas-motion/damage-stays", test_damage_stays);
  g_test_add_func ("/canvas-motion/damage-is-small", test_damage_is_small);
  g_test_add_func ("/canvas-motion/looks-like-cairo", test_looks_like_cairo);
  g_test_add_func ("/canvas-motion/runs-under-the-cover", test_runs_under_the_cover);
  g_test_add_func ("/canvas-motion/places-within-a-pixel", test_places_within_a_pixel);

  return g_test_run ();
}
