/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenes: what grows in them, what lies under a point, the way from one to another, and
 * the quality figures. */
#include "config.h"

#include <math.h>

#include "moniac-scene.h"

#include "../model/moniac-test-document.h"

/* Three companies in a row, and deals d0: a to b, d1: b to c, d2: a to c, d3: c to a. */
static MoniacNetwork *
make_network (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  MoniacNetworkOptions options = { 0 };

  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  moniac_test_add_company (document, "c");
  moniac_test_add_deal (document, moniac_test_deal ("d0", "a", "b", "cloud", "10"));
  moniac_test_add_deal (document, moniac_test_deal ("d1", "b", "c", "cloud", "20"));
  moniac_test_add_deal (document, moniac_test_deal ("d2", "a", "c", "cloud", "30"));
  moniac_test_add_deal (document, moniac_test_deal ("d3", "c", "a", "cloud", "30"));

  return moniac_network_new (document, &options);
}

static void
set_disc (MoniacScene *scene,
          int          company,
          double       x,
          double       y,
          double       radius)
{
  MoniacSceneCompany *self = &scene->companies[company];
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_path_builder_arc (builder, x, y, radius, 0, 2 * G_PI);
  self->center = (MoniacPoint) { x, y };
  if (self->n_parts == 0)
    self->parts = g_new0 (MoniacScenePart, 1);
  else
    moniac_path_clear (&self->parts[0].outline);
  self->n_parts = 1;
  self->parts[0].outline = moniac_path_builder_end (builder);
  self->bounds = moniac_path_bounds (&self->parts[0].outline);
}

static void
add_line (MoniacScene *scene,
          int          deal,
          double       width,
          double       x1,
          double       y1,
          double       x2,
          double       y2)
{
  MoniacSceneRibbon *ribbon = &scene->ribbons[scene->n_ribbons];
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  moniac_path_builder_move_to (builder, x1, y1);
  moniac_path_builder_line_to (builder, x2, y2);
  ribbon->deal = deal;
  ribbon->width = width;
  ribbon->center = moniac_path_builder_end (builder);
  scene->ribbon_of_deal[deal] = scene->n_ribbons++;
}

static MoniacSceneLabel *
add_label (MoniacScene     *scene,
           MoniacTextStyle  style,
           double           x,
           double           y,
           double           width)
{
  MoniacSceneLabel *label = moniac_scene_add_label (scene);

  label->style = style;
  label->text = g_strdup ("text");
  label->rect = (MoniacRect) { x, y, width, 16 };
  label->baseline = y + 12;

  return label;
}

/* a at (100, 100), b at (300, 100), c at (500, 100), radius 30; a straight ribbon from a to b. */
static MoniacScene *
make_scene (MoniacNetwork *network)
{
  MoniacScene *scene = moniac_scene_new (network, MONIAC_VIEW_MAP, 640, 400);

  for (int i = 0; i < 3; i++)
    set_disc (scene, i, 100 + 200 * i, 100, 30);
  add_line (scene, 0, 20, 130, 100, 270, 100);

  return scene;
}

static void
test_new (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacScene) scene = moniac_scene_new (network, MONIAC_VIEW_RING, 640, 400);

  g_assert_true (scene->network == network);
  g_assert_cmpint (scene->n_companies, ==, 3);
  g_assert_cmpint (scene->n_ribbons, ==, 0);
  for (int i = 0; i < 4; i++)
    g_assert_cmpint (scene->ribbon_of_deal[i], ==, -1);

  for (int i = 0; i < 100; i++)
    {
      g_assert_cmpint (moniac_scene_add_label (scene)->company, ==, -1);
      scene->labels[i].text = g_strdup_printf ("%d", i);
      moniac_scene_add_mark (scene)->type = MONIAC_MARK_COIN;
    }
  g_assert_cmpint (scene->n_labels, ==, 100);
  g_assert_cmpint (scene->n_marks, ==, 100);
  g_assert_cmpstr (scene->labels[63].text, ==, "63");
  g_assert_cmpint (scene->marks[99].type, ==, MONIAC_MARK_COIN);
}

static void
test_hit (void)
{
  static const struct { double x, y, slack; int company, deal, label; gboolean rim; } cases[] = {
    { 100, 100, 0, 0, -1, -1, FALSE },      /* the middle of a disc */
    { 127, 100, 0, 0, -1, -1, TRUE },       /* near its border, which lies over the ribbon's end */
    { 132, 120, 0, -1, -1, -1, FALSE },
    { 132, 100, 3, 0, -1, -1, TRUE },       /* outside, but close */
    { 200, 100, 0, -1, 0, -1, FALSE },
    { 200, 109, 0, -1, 0, -1, FALSE },
    { 200, 111, 0, -1, -1, -1, FALSE },     /* beside the ribbon */
    { 200, 111, 12, -1, 0, -1, FALSE },     /* thin things are widened */
    { 480, 40, 0, 2, -1, 0, FALSE },        /* a company's name */
    { 230, 100, 0, -1, 0, 1, FALSE },       /* an amount on the ribbon */
    { 20, 300, 0, -1, -1, 2, FALSE },       /* a title */
    { 400, 350, 5, -1, -1, -1, FALSE },
  };
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacScene) scene = make_scene (network);

  add_label (scene, MONIAC_TEXT_COMPANY, 470, 30, 60)->company = 2;
  add_label (scene, MONIAC_TEXT_AMOUNT, 220, 92, 30)->deal = 0;
  add_label (scene, MONIAC_TEXT_TITLE, 10, 290, 200);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoniacHit hit = moniac_scene_hit (scene, cases[i].x, cases[i].y, cases[i].slack);

      g_test_message ("at %g, %g", cases[i].x, cases[i].y);
      g_assert_cmpint (hit.company, ==, cases[i].company);
      g_assert_cmpint (hit.deal, ==, cases[i].deal);
      g_assert_cmpint (hit.label, ==, cases[i].label);
      g_assert_cmpint (hit.rim, ==, cases[i].rim);
    }
}

static void
test_hit_topmost (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacScene) scene = make_scene (network);

  add_line (scene, 2, 20, 200, 50, 200, 150);
  g_assert_cmpint (moniac_scene_hit (scene, 200, 100, 0).deal, ==, 2);
}

static void
test_hit_pays (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacScene) scene = make_scene (network);

  scene->companies[1].parts[0].part = MONIAC_PART_PAYS;
  g_assert_true (moniac_scene_hit (scene, 300, 100, 0).rim);
  g_assert_false (moniac_scene_hit (scene, 500, 100, 0).rim);
}

static void
assert_point (MoniacPoint point,
              double      x,
              double      y)
{
  g_assert_cmpfloat_with_epsilon (point.x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (point.y, y, 1e-6);
}

/* From the scene to one in which the discs stand in a column and have grown. */
static void
test_morph (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacScene) a = make_scene (network);
  g_autoptr (MoniacScene) b = moniac_scene_new (network, MONIAC_VIEW_MAP, 640, 400);
  g_autoptr (MoniacMorph) morph = NULL;
  g_autoptr (MoniacScene) start = NULL, middle = NULL, end = NULL;

  for (int i = 0; i < 3; i++)
    set_disc (b, i, 100, 100 + 100 * i, 40);
  add_line (b, 0, 40, 100, 140, 100, 160);
  add_line (b, 1, 10, 100, 240, 100, 260);
  add_label (b, MONIAC_TEXT_COMPANY, 70, 150, 60)->company = 1;
  moniac_scene_add_mark (b)->type = MONIAC_MARK_COIN;

  morph = moniac_morph_new (a, b);
  start = moniac_morph_at (morph, 0);
  middle = moniac_morph_at (morph, 0.5);
  end = moniac_morph_at (morph, 1);

  g_assert_true (end == b);
  assert_point (start->companies[1].center, 300, 100);
  g_assert_cmpfloat_with_epsilon (moniac_path_bounds (&start->companies[1].parts[0].outline).width,
                                  60, 0.01);
  g_assert_cmpfloat_with_epsilon (moniac_path_length (&start->ribbons[0].center), 140, 1e-6);
  g_assert_cmpfloat (start->ribbons[0].width, ==, 20);

  assert_point (middle->companies[1].center, 200, 150);
  g_assert_cmpfloat_with_epsilon (moniac_path_bounds (&middle->companies[1].parts[0].outline).width,
                                  70, 0.01);
  g_assert_cmpfloat (middle->ribbons[0].width, ==, 30);
  assert_point (middle->ribbons[0].center.points[0], 115, 120);

  /* What is only in b is there from the start. */
  assert_point (start->ribbons[1].center.points[0], 100, 240);
  g_assert_cmpint (start->ribbon_of_deal[1], ==, 1);
  g_assert_cmpint (start->n_marks, ==, 1);

  /* The label of b travels with its company. */
  g_assert_cmpfloat_with_epsilon (start->labels[0].rect.x, 270, 1e-6);
  g_assert_cmpfloat_with_epsilon (start->labels[0].baseline, 62, 1e-6);
  g_assert_cmpfloat_with_epsilon (middle->labels[0].rect.x, 170, 1e-6);
  g_assert_cmpstr (middle->labels[0].text, ==, "text");
}

/* Indices differ when a company comes in between; ids count. */
static void
test_morph_by_id (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  MoniacNetworkOptions options = { 0 };
  g_autoptr (MoniacNetwork) before = make_network (), after = NULL;
  g_autoptr (MoniacScene) a = make_scene (before), b = NULL, start = NULL;
  g_autoptr (MoniacMorph) morph = NULL;

  moniac_test_add_company (document, "aa");
  moniac_test_add_company (document, "b");
  moniac_test_add_company (document, "c");
  moniac_test_add_deal (document, moniac_test_deal ("d2", "b", "c", "cloud", "10"));
  after = moniac_network_new (document, &options);
  b = moniac_scene_new (after, MONIAC_VIEW_MAP, 640, 400);
  for (int i = 0; i < 3; i++)
    set_disc (b, i, 50, 50 + 100 * i, 10);

  morph = moniac_morph_new (a, b);
  start = moniac_morph_at (morph, 0);
  assert_point (start->companies[0].center, 50, 50);       /* aa is new */
  assert_point (start->companies[1].center, 300, 100);
  assert_point (start->companies[2].center, 500, 100);
}

/* A square becomes a disc without turning over: halfway it still holds both areas' middle part. */
static void
test_morph_outline (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacScene) a = make_scene (network), b = make_scene (network);
  g_autoptr (MoniacMorph) morph = NULL;
  MoniacPathBuilder *builder = moniac_path_builder_new ();

  /* Counterclockwise, and starting elsewhere. */
  moniac_path_builder_move_to (builder, 70, 130);
  moniac_path_builder_line_to (builder, 130, 130);
  moniac_path_builder_line_to (builder, 130, 70);
  moniac_path_builder_line_to (builder, 70, 70);
  moniac_path_builder_line_to (builder, 70, 130);
  moniac_path_clear (&a->companies[0].parts[0].outline);
  a->companies[0].parts[0].outline = moniac_path_builder_end (builder);

  morph = moniac_morph_new (a, b);
  for (double t = 0; t < 1; t += 0.1)
    {
      g_autoptr (MoniacScene) scene = moniac_morph_at (morph, t);
      const MoniacPath *outline = &scene->companies[0].parts[0].outline;

      for (double angle = 0; angle < 2 * G_PI; angle += 0.1)
        g_assert_true (moniac_path_contains (outline, 100 + 27 * cos (angle), 100 + 27 * sin (angle)));
      if (t == 0)
        g_assert_true (moniac_path_contains (outline, 129, 71));
      g_assert_false (moniac_path_contains (outline, 132, 100));
    }
}

static void
test_crossings (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacScene) scene = moniac_scene_new (network, MONIAC_VIEW_MAP, 640, 400);
  MoniacQuality quality;

  for (int i = 0; i < 3; i++)
    set_disc (scene, i, 100 + 200 * i, 350, 5);
  add_line (scene, 0, 10, 50, 50, 250, 150);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.crossings, ==, 0);
  g_assert_cmpfloat (quality.bends, <, 1e-6);

  add_line (scene, 2, 4, 50, 150, 250, 50);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.crossings, ==, 1);
  g_assert_cmpfloat (quality.weighted_crossings, ==, 40);

  /* In front of a company that both touch it is no crossing. */
  set_disc (scene, 0, 150, 100, 5);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.crossings, ==, 0);
}

static void
test_covering (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacScene) scene = make_scene (network);
  MoniacQuality quality;

  /* From a to c above b, then through b. */
  add_line (scene, 2, 20, 100, 50, 500, 50);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.ribbon_over_company, ==, 0);
  add_line (scene, 3, 20, 500, 75, 100, 75);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.ribbon_over_company, ==, 1);
}

static void
test_labels_and_bends (void)
{
  g_autoptr (MoniacNetwork) network = make_network ();
  g_autoptr (MoniacScene) scene = make_scene (network);
  MoniacSceneRibbon *ribbon = &scene->ribbons[0];
  MoniacPathBuilder *builder = moniac_path_builder_new ();
  MoniacQuality quality;

  add_label (scene, MONIAC_TEXT_COMPANY, 10, 10, 50);
  add_label (scene, MONIAC_TEXT_COMPANY, 62, 10, 50);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.label_overlaps, ==, 0);

  /* Not the text, but the pill of an amount. */
  add_label (scene, MONIAC_TEXT_AMOUNT, 115, 10, 50);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpint (quality.label_overlaps, ==, 1);

  moniac_path_clear (&ribbon->center);
  moniac_path_builder_arc (builder, 200, 200, 80, 0, G_PI);
  ribbon->center = moniac_path_builder_end (builder);
  moniac_scene_measure (scene, &quality);
  g_assert_cmpfloat_with_epsilon (quality.bends, G_PI, 0.01);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/new", test_new);
  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/hit/topmost", test_hit_topmost);
  g_test_add_func ("/scene/hit/pays", test_hit_pays);
  g_test_add_func ("/scene/morph", test_morph);
  g_test_add_func ("/scene/morph/by-id", test_morph_by_id);
  g_test_add_func ("/scene/morph/outline", test_morph_outline);
  g_test_add_func ("/scene/quality/crossings", test_crossings);
  g_test_add_func ("/scene/quality/covering", test_covering);
  g_test_add_func ("/scene/quality/labels-and-bends", test_labels_and_bends);

  return g_test_run ();
}
