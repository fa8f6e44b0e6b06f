/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of discs in a rectangle and of the ports around a disc. */
#include "config.h"

#include <math.h>

#include "moniac-disc-ports.h"
#include "moniac-discs.h"

static const MoniacRect area = { 100, 50, 800, 400 };

static MoniacDisc *
make_discs (int    n,
            double radius,
            double spread,
            guint  seed)
{
  MoniacDisc *discs = g_new0 (MoniacDisc, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int i = 0; i < n; i++)
    discs[i] = (MoniacDisc) {
      { 500 + g_rand_double_range (rand, -spread, spread),
        250 + g_rand_double_range (rand, -spread, spread) },
      radius * g_rand_double_range (rand, 0.3, 1), radius / 2, FALSE
    };

  return discs;
}

static void
assert_apart (const MoniacDisc *discs,
              int               n)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < i; j++)
      g_assert_cmpfloat (hypot (discs[i].center.x - discs[j].center.x,
                                discs[i].center.y - discs[j].center.y),
                         >=, discs[i].radius + discs[j].radius - 0.02);
}

static void
assert_inside (const MoniacDisc *discs,
               int               n)
{
  for (int i = 0; i < n; i++)
    {
      double r = discs[i].radius - 0.001;

      g_assert_true (moniac_rect_contains (&area, discs[i].center.x - r, discs[i].center.y - r));
      g_assert_true (moniac_rect_contains (&area, discs[i].center.x + r, discs[i].center.y + r));
    }
}

static void
test_separate (void)
{
  static const struct { int n; double radius, spread; } cases[] = {
    { 1, 40, 0 }, { 2, 40, 0 }, { 30, 40, 0 }, { 30, 40, 100 }, { 30, 40, 2000 },
    { 500, 9, 50 }, { 1000, 6, 300 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree MoniacDisc *discs = make_discs (cases[i].n, cases[i].radius, cases[i].spread, i);

      g_test_message ("%d discs of %g from %g", cases[i].n, cases[i].radius, cases[i].spread);
      g_assert_true (moniac_discs_separate (discs, cases[i].n, &area));
      assert_apart (discs, cases[i].n);
      assert_inside (discs, cases[i].n);
    }
}

static void
test_too_many (void)
{
  g_autofree MoniacDisc *discs = make_discs (100, 80, 100, 3);

  g_assert_false (moniac_discs_separate (discs, 100, &area));
}

static void
test_fixed (void)
{
  g_autofree MoniacDisc *discs = make_discs (20, 40, 60, 4);
  MoniacPoint first, second;

  discs[3].fixed = discs[7].fixed = TRUE;
  first = discs[3].center = (MoniacPoint) { 300, 200 };
  second = discs[7].center = (MoniacPoint) { 310, 200 };

  /* The two overlap because somebody put them there; nothing else does. */
  g_assert_true (moniac_discs_separate (discs, 20, &area));
  g_assert_cmpmem (&discs[3].center, sizeof first, &first, sizeof first);
  g_assert_cmpmem (&discs[7].center, sizeof second, &second, sizeof second);
  discs[7].center = (MoniacPoint) { 1e6, 1e6 };
  assert_apart (discs, 20);
}

static void
test_apart_stay (void)
{
  MoniacDisc discs[] = { { { 200, 150 }, 40, 10, FALSE }, { { 600, 300 }, 60, 10, FALSE } };

  g_assert_true (moniac_discs_separate (discs, 2, &area));
  g_assert_cmpfloat (discs[0].center.x, ==, 200);
  g_assert_cmpfloat (discs[1].center.y, ==, 300);
}

static void
test_fit (void)
{
  /* High and narrow comes in, wide and low goes out. */
  MoniacDisc discs[] = { { { 0, 0 }, 10, 5, FALSE }, { { 10, 300 }, 20, 5, FALSE },
                         { { 40, 150 }, 10, 5, FALSE } };
  double left = G_MAXDOUBLE, right = 0;

  moniac_discs_fit (discs, 3, &area);
  assert_inside (discs, 3);
  for (int i = 0; i < 3; i++)
    {
      left = MIN (left, discs[i].center.x - discs[i].radius - 5);
      right = MAX (right, discs[i].center.x + discs[i].radius + 5);
    }
  g_assert_cmpfloat_with_epsilon (left, area.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (right, area.x + area.width, 1e-6);
}

static void
test_fit_one (void)
{
  MoniacDisc disc = { { 7, 7 }, 10, 5, FALSE };

  moniac_discs_fit (&disc, 1, &area);
  g_assert_cmpfloat_with_epsilon (disc.center.x, 500, 1e-6);
  g_assert_cmpfloat_with_epsilon (disc.center.y, 250, 1e-6);
}

static void
count_cb (int      disc,
          gpointer data)
{
  ((int *) data)[disc]++;
}

static void
test_index (void)
{
  g_autofree MoniacDisc *discs = make_discs (200, 20, 300, 9);
  g_autoptr (MoniacDiscIndex) index = moniac_disc_index_new (discs, 200, 15);

  for (double y = -50; y < 600; y += 37)
    for (double x = 150; x < 900; x += 41)
      {
        int seen[200] = { 0 };

        moniac_disc_index_foreach (index, (MoniacPoint) { x, y }, count_cb, seen);
        for (int i = 0; i < 200; i++)
          {
            double reach = discs[i].radius + discs[i].margin + 15;

            g_assert_cmpint (seen[i], <=, 1);
            if (fabs (discs[i].center.x - x) < reach && fabs (discs[i].center.y - y) < reach)
              g_assert_cmpint (seen[i], ==, 1);
          }
      }
}

static void
assert_ports_apart (const MoniacDiscPort *ports,
                    int                   n)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < i; j++)
      g_assert_cmpfloat (fabs (remainder (ports[i].angle - ports[j].angle, 2 * G_PI)), >=,
                         ports[i].half + ports[j].half - 1e-9);
}

static void
test_ports_free (void)
{
  MoniacDiscPort ports[] = { { 0.1, 0.2, 1, 0 }, { 2, 0.3, 1, 0 }, { 5, 0.4, 1, 0 } };

  moniac_disc_ports_spread (ports, 3);
  for (int i = 0; i < 3; i++)
    g_assert_cmpfloat (fabs (remainder (ports[i].angle - ports[i].wish, 2 * G_PI)), <, 1e-9);
}

static void
test_ports_same_wish (void)
{
  MoniacDiscPort ports[] = { { 6.2, 0.1, 1, 0 }, { 6.2, 0.2, 1, 0 }, { 6.2, 0.1, 1, 0 } };

  moniac_disc_ports_spread (ports, 3);
  assert_ports_apart (ports, 3);
  g_assert_cmpfloat_with_epsilon (remainder (ports[1].angle - 6.2, 2 * G_PI), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (remainder (ports[2].angle - ports[0].angle, 2 * G_PI), 0.6, 1e-9);
}

/* The heavier one stays nearer to its wish. */
static void
test_ports_weight (void)
{
  MoniacDiscPort ports[] = { { 1, 0.2, 9, 0 }, { 1, 0.2, 1, 0 } };

  moniac_disc_ports_spread (ports, 2);
  g_assert_cmpfloat_with_epsilon (ports[0].angle, 1 - 0.04, 1e-9);
  g_assert_cmpfloat_with_epsilon (ports[1].angle, 1 + 0.36, 1e-9);
}

static int
compare_wishes (gconstpointer a,
                gconstpointer b)
{
  double p = ((const MoniacDiscPort *) a)->wish, q = ((const MoniacDiscPort *) b)->wish;

  return (p > q) - (p < q);
}

static void
test_ports_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 500; round++)
    {
      int n = g_rand_int_range (rand, 1, 60);
      double center = g_rand_double_range (rand, 0, 6), width = g_rand_double_range (rand, 0.01, 6);
      MoniacDiscPort ports[60];

      for (int i = 0; i < n; i++)
        {
          double wish = fmod (center + g_rand_double_range (rand, 0, width), 2 * G_PI);

          ports[i] = (MoniacDiscPort) { wish, g_rand_double_range (rand, 0, 0.98 * G_PI / n),
                                        g_rand_double_range (rand, 0.1, 5), 0 };
        }
      qsort (ports, n, sizeof *ports, compare_wishes);
      moniac_disc_ports_spread (ports, n);
      assert_ports_apart (ports, n);
    }
}

static void
test_port_half (void)
{
  g_assert_cmpfloat_with_epsilon (moniac_disc_port_half (10, 10), G_PI / 6, 1e-12);
  g_assert_cmpfloat_with_epsilon (moniac_disc_port_half (50, 10), G_PI / 2, 1e-12);
  g_assert_cmpfloat (moniac_disc_port_half (0, 0), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discs/separate", test_separate);
  g_test_add_func ("/discs/separate/too-many", test_too_many);
  g_test_add_func ("/discs/separate/fixed", test_fixed);
  g_test_add_func ("/discs/separate/apart-stay", test_apart_stay);
  g_test_add_func ("/discs/fit", test_fit);
  g_test_add_func ("/discs/fit/one", test_fit_one);
  g_test_add_func ("/discs/index", test_index);
  g_test_add_func ("/discs/ports/free", test_ports_free);
  g_test_add_func ("/discs/ports/same-wish", test_ports_same_wish);
  g_test_add_func ("/discs/ports/weight", test_ports_weight);
  g_test_add_func ("/discs/ports/random", test_ports_random);
  g_test_add_func ("/discs/ports/half", test_port_half);

  return g_test_run ();
}
