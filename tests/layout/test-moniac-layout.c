/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of ring and layers as wholes: what must hold of every scene, on the samples and on networks of every kind. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "moniac-ribbon.h"
#include "moniac-test-layout.h"

static const char *const samples[] = { "ai-deals-2025-11.deals.json", "ai-deals-2023-2026.deals.json" };

static const double sizes[][2] = { { 800, 520 }, { 1180, 560 }, { 520, 800 }, { 340, 420 }, { 700, 260 } };

static void
test_samples (gconstpointer data)
{
  MoniacView view = GPOINTER_TO_INT (data);

  for (gsize s = 0; s < G_N_ELEMENTS (samples); s++)
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample (samples[s]);
        g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, view, sizes[i][0], sizes[i][1], NULL);

        g_test_message ("%s at %g x %g", samples[s], sizes[i][0], sizes[i][1]);
        moniac_test_assert_sound (scene, &layout->input);
        g_assert_cmpfloat (scene->scale, >, 0);
      }
}

/* On the small sample everything has its label: six companies and five amounts. */
static void
test_all_labelled (gconstpointer data)
{
  g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample (samples[0]);
  g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, GPOINTER_TO_INT (data), 800, 520, NULL);
  g_autofree gboolean *company = g_new0 (gboolean, scene->n_companies);
  int n_companies = 0, n_amounts = 0, n_expected = 0;

  for (int i = 0; i < scene->n_labels; i++)
    if (scene->labels[i].style == MONIAC_TEXT_AMOUNT)
      n_amounts++;
    else
      company[scene->labels[i].company] = TRUE;
  for (int c = 0; c < scene->n_companies; c++)
    n_companies += company[c];
  for (int d = 0; d < scene->network->n_deals; d++)
    n_expected += scene->network->deals[d].is_money;
  g_assert_cmpint (n_companies, ==, scene->n_companies);
  g_assert_cmpint (n_amounts, ==, n_expected);
}

static char *
company_id (int i)
{
  return g_strdup_printf ("Company %03d", i);
}

static void
add_companies (MoniacTestLayout *layout,
               int               n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = company_id (i);

      moniac_test_layout_add_company (layout, id);
    }
}

static void
add_deal (MoniacTestLayout *layout,
          int               payer,
          int               payee,
          double            amount)
{
  g_autofree char *from = payer < 0 ? NULL : company_id (payer);
  g_autofree char *to = payee < 0 ? NULL : company_id (payee);

  moniac_test_layout_add_deal (layout, from, to, amount);
}

static void
make_empty (MoniacTestLayout *layout)
{
}

static void
make_one (MoniacTestLayout *layout)
{
  add_companies (layout, 1);
}

static void
make_without_deals (MoniacTestLayout *layout)
{
  add_companies (layout, 9);
}

static void
make_undisclosed (MoniacTestLayout *layout)
{
  add_companies (layout, 6);
  for (int i = 0; i < 6; i++)
    add_deal (layout, i, (i + 1) % 6, -1);
}

static void
make_million_to_one (MoniacTestLayout *layout)
{
  add_companies (layout, 4);
  add_deal (layout, 0, 1, 1000);
  add_deal (layout, 1, 2, 0.001);
  add_deal (layout, 2, 0, 0.003);
  add_deal (layout, 3, 0, 5);
}

static void
make_complete (MoniacTestLayout *layout)
{
  add_companies (layout, 30);
  for (int i = 0; i < 30; i++)
    for (int j = 0; j < 30; j++)
      if (i != j)
        add_deal (layout, i, j, 1 + (i * 31 + j * 17) % 40);
}

static void
make_star (MoniacTestLayout *layout)
{
  add_companies (layout, 501);
  for (int i = 1; i <= 500; i++)
    add_deal (layout, i % 3 ? 0 : i, i % 3 ? i : 0, 1 + i % 40);
}

static void
make_chain (MoniacTestLayout *layout)
{
  add_companies (layout, 200);
  for (int i = 0; i < 199; i++)
    add_deal (layout, i, i + 1, 1 + i % 40);
}

static void
make_pair (MoniacTestLayout *layout)
{
  add_companies (layout, 2);
  for (int i = 0; i < 300; i++)
    add_deal (layout, i % 2, 1 - i % 2, 1 + i % 40);
}

static void
make_selves (MoniacTestLayout *layout)
{
  add_companies (layout, 3);
  add_deal (layout, 0, 0, 5);
  add_deal (layout, 0, 1, 7);
  add_deal (layout, 1, 1, 1);
  add_deal (layout, 1, 1, -1);
  add_deal (layout, 1, 2, 3);
}

static void
make_outside (MoniacTestLayout *layout)
{
  add_companies (layout, 3);
  add_deal (layout, -1, 0, 5);
  add_deal (layout, 0, -1, 7);
  add_deal (layout, 1, -1, 1);
  add_deal (layout, -1, 2, -1);
  add_deal (layout, 2, -1, 2);
  add_deal (layout, 2, -1, 3);
}

static void
make_relations (MoniacTestLayout *layout)
{
  add_companies (layout, 5);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *a = company_id (i);
      g_autofree char *b = company_id ((i + 2) % 5);

      moniac_test_layout_add_relation (layout, a, b);
    }
}

static void
make_long_names (MoniacTestLayout *layout)
{
  static const char *const names[] = {
    "A name of two hundred characters that goes on and on about holdings, partners, limited "
    "liability, infrastructure, subsidiaries, and whatever else a registry of companies makes "
    "people write into one line",
    "Aname0of0many0letters0without0any0space0that0nobody0can0break0anywhere0at0all",
    "شركة الاستثمار العالمية المحدودة", "株式会社日本人工知能基盤研究所",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    moniac_test_layout_add_company (layout, names[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    moniac_test_layout_add_deal (layout, names[i], names[(i + 1) % G_N_ELEMENTS (names)], 1 + (double) i);
}

static void
make_large (MoniacTestLayout *layout)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  add_companies (layout, 1000);
  for (int i = 0; i < 5000; i++)
    add_deal (layout, g_rand_int_range (rand, 0, 1000), g_rand_int_range (rand, 0, 1000),
              g_rand_int_range (rand, 1, 400));
}

typedef struct
{
  const char *name;
  void (*make) (MoniacTestLayout *layout);
  MoniacView view;
} Case;

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new ();
  g_autoptr (MoniacScene) scene = NULL;

  c->make (layout);
  scene = moniac_test_layout_run (layout, c->view, 800, 520, NULL);
  moniac_test_assert_sound (scene, &layout->input);
  g_assert_cmpint (scene->view, ==, c->view);
  g_assert_cmpint (scene->scale > 0, ==, scene->network->gross > 0);
}

static MoniacTestLayout *
make_article (void)
{
  MoniacTestLayout *layout = moniac_test_layout_new ();
  static const char *const ids[] = { "amazon", "anthropic", "google", "microsoft", "nvidia", "openai" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    moniac_test_layout_add_company (layout, ids[i]);
  moniac_test_layout_add_deal (layout, "anthropic", "microsoft", 30);
  moniac_test_layout_add_deal (layout, "nvidia", "anthropic", 10);
  moniac_test_layout_add_deal (layout, "microsoft", "anthropic", 5);
  moniac_test_layout_add_deal (layout, "openai", "amazon", 38);
  moniac_test_layout_add_deal (layout, "microsoft", "nvidia", -1);
  moniac_test_layout_add_relation (layout, "google", "anthropic");
  return layout;
}

static const MoniacSceneCompany *
find_company (const MoniacScene *scene,
              const char        *id)
{
  int c = moniac_network_find_company (scene->network, id);

  g_assert_cmpint (c, >=, 0);
  return &scene->companies[c];
}

static double
angle_of (const MoniacScene *scene,
          const char        *id,
          MoniacPoint        center)
{
  MoniacPoint p = find_company (scene, id)->center;

  return atan2 (p.y - center.y, p.x - center.x);
}

/* The centre of the circle through three companies. */
static MoniacPoint
ring_center (const MoniacScene *scene)
{
  MoniacPoint a = scene->companies[0].center, b = scene->companies[1].center, c = scene->companies[2].center;
  double d = 2 * (a.x * (b.y - c.y) + b.x * (c.y - a.y) + c.x * (a.y - b.y));
  double aa = a.x * a.x + a.y * a.y, bb = b.x * b.x + b.y * b.y, cc = c.x * c.x + c.y * c.y;

  return (MoniacPoint) { (aa * (b.y - c.y) + bb * (c.y - a.y) + cc * (a.y - b.y)) / d,
                         (aa * (c.x - b.x) + bb * (a.x - c.x) + cc * (b.x - a.x)) / d };
}

/* Anthropic pays Microsoft, Microsoft Nvidia, Nvidia Anthropic: on top, clockwise. In an area in which the ring is round. */
static void
test_ring_loop_on_top (void)
{
  g_autoptr (MoniacTestLayout) layout = make_article ();
  g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_RING, 620, 520, NULL);
  MoniacPoint center = ring_center (scene);
  static const char *const loop[] = { "anthropic", "microsoft", "nvidia" };
  double turned = 0, x = 0, y = 0;

  for (int i = 0; i < 3; i++)
    {
      double angle = angle_of (scene, loop[i], center);
      double step = angle_of (scene, loop[(i + 1) % 3], center) - angle;

      turned += fmod (step + 4 * G_PI, 2 * G_PI);
      x += cos (angle);
      y += sin (angle);
    }
  g_assert_cmpfloat_with_epsilon (turned, 2 * G_PI, 1e-6);
  g_assert_cmpfloat_with_epsilon (atan2 (y, x), -G_PI / 2, 0.02);
}

/* Of one end of a flow. */
typedef struct
{
  MoniacPoint middle;
  MoniacPoint tangent;
  double half;
} Port;

static GArray *
list_ports (const MoniacScene *scene)
{
  GArray *ports = g_array_new (FALSE, FALSE, sizeof (Port));

  for (int r = 0; r < scene->n_ribbons; r++)
    {
      const MoniacSceneRibbon *ribbon = &scene->ribbons[r];
      const MoniacNetworkDeal *deal = &scene->network->deals[ribbon->deal];
      g_autoptr (MoniacRuler) ruler = moniac_ruler_new (&ribbon->center);

      if (deal->payer < 0 || deal->payee < 0 || ribbon->style != MONIAC_RIBBON_FLOW)
        continue;
      for (int end = 0; end < 2; end++)
        {
          Port port = { .half = ribbon->width / 2 };

          moniac_ruler_at (ruler, end * moniac_ruler_length (ruler), &port.middle, &port.tangent);
          g_array_append_val (ports, port);
        }
    }
  return ports;
}

/* Around the whole rim, no two flows begin or end at the same place: flat ends on a curve that touch at a corner are as
 * far apart as half of both, less by the angle between them. */
static void
test_ring_ports_apart (void)
{
  static const double areas[][2] = { { 620, 520 }, { 1000, 420 }, { 420, 1000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample (samples[1]);
      g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_RING, areas[i][0], areas[i][1], NULL);
      g_autoptr (GArray) ports = list_ports (scene);

      g_assert_cmpint (ports->len, >, 40);
      for (guint a = 0; a < ports->len; a++)
        for (guint b = 0; b < a; b++)
          {
            const Port *p = &g_array_index (ports, Port, a), *q = &g_array_index (ports, Port, b);
            double facing = fabs (p->tangent.x * q->tangent.x + p->tangent.y * q->tangent.y);
            double corner = sqrt ((1 + MIN (facing, 1)) / 2);

            g_assert_cmpfloat (hypot (p->middle.x - q->middle.x, p->middle.y - q->middle.y), >=,
                               (p->half + q->half) * corner - 0.05);
          }
    }
}

/* The box around companies, flows and labels is as wide by high as the area. */
static void
assert_fills_area (const MoniacScene *scene,
                   const MoniacRect  *area)
{
  MoniacRect box = scene->companies[0].bounds;
  double aspect;

  for (int c = 1; c < scene->n_companies; c++)
    box = moniac_rect_union (&box, &scene->companies[c].bounds);
  for (int r = 0; r < scene->n_ribbons; r++)
    {
      MoniacRect bounds = moniac_path_bounds (&scene->ribbons[r].center);

      box = moniac_rect_union (&box, &bounds);
    }
  for (int l = 0; l < scene->n_labels; l++)
    box = moniac_rect_union (&box, &scene->labels[l].rect);
  aspect = box.width / box.height / (area->width / area->height);
  g_test_message ("%gx%g: %.2f", area->width, area->height, aspect);
  g_assert_cmpfloat (aspect, >=, 0.9);
  g_assert_cmpfloat (aspect, <=, 1.1);
}

/* One payer, one company between, and six payees: without air between them they would be a band across the middle. */
static void
test_layers_fill_their_area (void)
{
  static const double areas[][2] = { { 940, 550 }, { 800, 520 }, { 700, 700 } };

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new ();
      g_autoptr (MoniacScene) scene = NULL;

      moniac_test_layout_add_companies (layout, 8);
      moniac_test_layout_add_numbered (layout, 0, 1, 1500);
      for (int c = 2; c < 8; c++)
        moniac_test_layout_add_numbered (layout, 1, c, 250);
      scene = moniac_test_layout_run (layout, MONIAC_VIEW_LAYERS, areas[i][0], areas[i][1], NULL);
      moniac_test_assert_sound (scene, &layout->input);
      assert_fills_area (scene, &layout->input.area);
    }
}

static void
test_ring_fills_its_area (void)
{
  static const double areas[][2] = { { 800, 520 }, { 720, 520 }, { 560, 560 }, { 560, 700 } };

  for (gsize s = 0; s < G_N_ELEMENTS (samples); s++)
    for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
      {
        g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample (samples[s]);
        g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_RING, areas[i][0], areas[i][1], NULL);

        assert_fills_area (scene, &layout->input.area);
      }
}

static void
test_layers_clear_of_companies (void)
{
  for (gsize s = 0; s < G_N_ELEMENTS (samples); s++)
    for (gsize i = 0; i < 2; i++)
      {
        g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample (samples[s]);
        g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_LAYERS, sizes[i][0],
                                                                sizes[i][1], NULL);
        MoniacQuality quality;

        moniac_scene_measure (scene, &quality);
        g_assert_cmpint (quality.ribbon_over_company, ==, 0);
        g_assert_cmpint (quality.label_overlaps, ==, 0);
      }
}

/* Money that is not led around goes to the right; what is led around leaves at the right and comes in at the left. */
static void
test_layers_direction (void)
{
  g_autoptr (MoniacTestLayout) layout = make_article ();
  g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_LAYERS, 800, 520, NULL);
  int n_led = 0;

  for (int r = 0; r < scene->n_ribbons; r++)
    {
      const MoniacSceneRibbon *ribbon = &scene->ribbons[r];
      const MoniacNetworkDeal *deal = &scene->network->deals[ribbon->deal];
      const MoniacPoint *points = ribbon->center.points;
      const MoniacPoint *last = &points[3 * ribbon->center.n];

      if (!deal->is_money)
        continue;
      g_assert_cmpfloat_with_epsilon (points[1].y, points[0].y, 1e-6);
      g_assert_cmpfloat (points[1].x, >, points[0].x);
      g_assert_cmpfloat (last[-1].x, <, last[0].x);
      g_assert_cmpint (ribbon->led_back, ==, last[0].x < points[0].x);
      n_led += ribbon->led_back;
    }
  /* The undisclosed one and the five billion close the loops, not the thirty and the ten. */
  g_assert_cmpint (n_led, ==, 2);
  g_assert_true (scene->ribbons[scene->ribbon_of_deal[2]].led_back);
  g_assert_true (scene->ribbons[scene->ribbon_of_deal[4]].led_back);
}

static void
assert_same_scene (const MoniacScene *a,
                   const MoniacScene *b)
{
  g_assert_cmpfloat (a->scale, ==, b->scale);
  g_assert_cmpint (a->n_labels, ==, b->n_labels);
  for (int c = 0; c < a->n_companies; c++)
    {
      g_assert_cmpfloat (a->companies[c].center.x, ==, b->companies[c].center.x);
      g_assert_cmpfloat (a->companies[c].center.y, ==, b->companies[c].center.y);
    }
  for (int r = 0; r < a->n_ribbons; r++)
    g_assert_cmpmem (a->ribbons[r].center.points, (3 * a->ribbons[r].center.n + 1) * sizeof (MoniacPoint),
                     b->ribbons[r].center.points, (3 * b->ribbons[r].center.n + 1) * sizeof (MoniacPoint));
}

static void
make_tangle (MoniacTestLayout *layout)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  add_companies (layout, 14);
  for (int i = 0; i < 26; i++)
    add_deal (layout, g_rand_int_range (rand, 0, 14), g_rand_int_range (rand, 0, 14), 1 + i % 9);
}

/* Backwards, with the same ids, the file gives the same scene, bit by bit. */
static void
test_order_of_file (gconstpointer data)
{
  g_autoptr (MoniacTestLayout) one = moniac_test_layout_new ();
  g_autoptr (MoniacTestLayout) other = moniac_test_layout_new ();
  g_autoptr (MoniacScene) a = NULL;
  g_autoptr (MoniacScene) b = NULL;

  make_tangle (one);
  make_tangle (other);
  moniac_test_layout_reverse (other);
  a = moniac_test_layout_run (one, GPOINTER_TO_INT (data), 800, 520, NULL);
  b = moniac_test_layout_run (other, GPOINTER_TO_INT (data), 800, 520, NULL);
  assert_same_scene (a, b);
}

/* The height that a ribbon's centre line takes. */
static MoniacRect
course_of (const MoniacScene *scene,
           int                r)
{
  return moniac_path_bounds (&scene->ribbons[r].center);
}

static double
middle_of (const MoniacSceneLabel *label)
{
  return label->rect.y + label->rect.height / 2;
}

/* On the small sample the flows that run forward are straight. */
static void
test_layers_straight (void)
{
  static const double shapes[][2] = { { 1280, 720 }, { 900, 560 } };

  for (gsize s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample (samples[0]);
      g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_LAYERS, shapes[s][0], shapes[s][1],
                                                              NULL);
      int n = 0;

      for (int r = 0; r < scene->n_ribbons; r++)
        if (scene->ribbons[r].style == MONIAC_RIBBON_FLOW && !scene->ribbons[r].led_back)
          {
            g_assert_cmpfloat (course_of (scene, r).height, <, 3);
            n++;
          }
      g_assert_cmpint (n, ==, 3);
    }
}

/* What is led around has its amount on its lane, not beside a corner, even where the figure is low. */
static void
test_layers_lane_amounts (void)
{
  for (double height = 300; height <= 720; height += 60)
    {
      g_autoptr (MoniacTestLayout) layout = moniac_test_layout_new_sample (samples[0]);
      g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_LAYERS, 1100, height, NULL);
      int n = 0;

      for (int i = 0; i < scene->n_labels; i++)
        {
          const MoniacSceneLabel *label = &scene->labels[i];
          int r = label->deal < 0 ? -1 : scene->ribbon_of_deal[label->deal];
          MoniacRect course;

          if (r < 0 || !scene->ribbons[r].led_back)
            continue;
          course = course_of (scene, r);
          g_assert_cmpfloat (MIN (fabs (middle_of (label) - course.y),
                                  fabs (middle_of (label) - course.y - course.height)), <, 2);
          n++;
        }
      g_assert_cmpint (n, ==, 2);
    }
}

static double
mean_move (const MoniacScene *before,
           const MoniacScene *after)
{
  double moved = 0;

  for (int c = 0; c < before->n_companies; c++)
    moved += hypot (before->companies[c].center.x - after->companies[c].center.x,
                    before->companies[c].center.y - after->companies[c].center.y);
  return moved / before->n_companies;
}

/* One more deal between companies that are there moves them by little: on the mean over twelve such edits by less than
 * a twentieth of the width, and by less than half of what they move when nobody knows what was on show. */
static void
test_small_edit (gconstpointer data)
{
  const int n_edits = 12;
  double known = 0, unknown = 0;

  for (int edit = 0; edit < n_edits; edit++)
    {
      g_autoptr (MoniacTestLayout) one = moniac_test_layout_new ();
      g_autoptr (MoniacTestLayout) other = moniac_test_layout_new ();
      g_autoptr (MoniacScene) before = NULL;
      g_autoptr (MoniacScene) after = NULL;
      g_autoptr (MoniacScene) afresh = NULL;

      make_tangle (one);
      make_tangle (other);
      add_deal (other, edit % 14, (edit * 5 + 3) % 14, 1 + edit % 4);
      before = moniac_test_layout_run (one, GPOINTER_TO_INT (data), 800, 520, NULL);
      after = moniac_test_layout_run (other, GPOINTER_TO_INT (data), 800, 520, before);
      afresh = moniac_test_layout_run (other, GPOINTER_TO_INT (data), 800, 520, NULL);
      known += mean_move (before, after) / n_edits;
      unknown += mean_move (before, afresh) / n_edits;
    }
  g_test_message ("moved %g on the mean, %g without knowing what was on show", known, unknown);
  g_assert_cmpfloat (known, <, 40);
  g_assert_cmpfloat (known, <, 0.5 * unknown);
}

static void
test_pin_in_ring (void)
{
  g_autoptr (MoniacTestLayout) layout = make_article ();
  g_autoptr (MoniacScene) scene = NULL;

  moniac_test_layout_pin (layout, "google", 1, 0.5);
  moniac_test_layout_pin (layout, "anthropic", 0, 0.5);
  scene = moniac_test_layout_run (layout, MONIAC_VIEW_RING, 620, 520, NULL);
  moniac_test_assert_sound (scene, &layout->input);
  g_assert_cmpfloat_with_epsilon (angle_of (scene, "google", ring_center (scene)), 0, 0.05);
  g_assert_cmpfloat_with_epsilon (fabs (angle_of (scene, "anthropic", ring_center (scene))), G_PI, 0.05);
}

static void
test_pin_in_layers (void)
{
  g_autoptr (MoniacTestLayout) layout = make_article ();
  g_autoptr (MoniacScene) scene = NULL;
  MoniacPoint center;

  moniac_test_layout_pin (layout, "openai", 0.5, 0.8);
  scene = moniac_test_layout_run (layout, MONIAC_VIEW_LAYERS, 800, 520, NULL);
  moniac_test_assert_sound (scene, &layout->input);
  center = find_company (scene, "openai")->center;
  g_assert_cmpfloat_with_epsilon (center.y, 100 + 0.8 * 520, 90);
  g_assert_cmpfloat_with_epsilon (center.x, 40 + 0.5 * 800, 120);
}

static void
test_cancelled (gconstpointer data)
{
  g_autoptr (MoniacTestLayout) layout = make_article ();
  g_autoptr (MoniacScene) scene = moniac_test_layout_run (layout, MONIAC_VIEW_RING, 800, 520, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MoniacScene) none = NULL;
  g_autoptr (GError) error = NULL;
  MoniacLayoutInput input = layout->input;

  input.view = GPOINTER_TO_INT (data);
  g_cancellable_cancel (cancellable);
  none = moniac_layout_run (&input, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add_for_views (const char    *name,
               GTestDataFunc  func,
               int            n_views)
{
  for (int view = 0; view < n_views; view++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/%s/%s", moniac_view_get_id (view), name);

      g_test_add_data_func (path, GINT_TO_POINTER (view), func);
    }
}

int
main (int    argc,
      char **argv)
{
  static const Case kinds[] = {
    { "empty", make_empty },
    { "one", make_one },
    { "without-deals", make_without_deals },
    { "undisclosed", make_undisclosed },
    { "million-to-one", make_million_to_one },
    { "complete", make_complete },
    { "star", make_star },
    { "chain", make_chain },
    { "pair", make_pair },
    { "selves", make_selves },
    { "outside", make_outside },
    { "relations", make_relations },
    { "long-names", make_long_names },
    { "tangle", make_tangle },
    { "large", make_large },
  };
  static Case cases[2 * G_N_ELEMENTS (kinds)];

  g_test_init (&argc, &argv, NULL);

  add_for_views ("samples", test_samples, MONIAC_N_VIEWS);
  add_for_views ("all-labelled", test_all_labelled, 2);
  add_for_views ("order-of-file", test_order_of_file, 2);
  add_for_views ("small-edit", test_small_edit, 2);
  add_for_views ("cancelled", test_cancelled, MONIAC_N_VIEWS);
  g_test_add_func ("/layout/ring/loop-on-top", test_ring_loop_on_top);
  g_test_add_func ("/layout/ring/ports-apart", test_ring_ports_apart);
  g_test_add_func ("/layout/ring/fills-its-area", test_ring_fills_its_area);
  g_test_add_func ("/layout/layers/fill-their-area", test_layers_fill_their_area);
  g_test_add_func ("/layout/ring/pin", test_pin_in_ring);
  g_test_add_func ("/layout/layers/clear-of-companies", test_layers_clear_of_companies);
  g_test_add_func ("/layout/layers/direction", test_layers_direction);
  g_test_add_func ("/layout/layers/pin", test_pin_in_layers);
  g_test_add_func ("/layout/layers/straight", test_layers_straight);
  g_test_add_func ("/layout/layers/lane-amounts", test_layers_lane_amounts);
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = NULL;

      cases[i] = kinds[i / 2];
      cases[i].view = i % 2 ? MONIAC_VIEW_LAYERS : MONIAC_VIEW_RING;
      path = g_strdup_printf ("/layout/%s/%s", moniac_view_get_id (cases[i].view), cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
