/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what is drawn at a size: what is in sight, and no more thin lines than can be told apart. */
#include "config.h"

#include <string.h>

#include "moniac-figure.h"
#include "moniac-test-scene.h"

#define SIDE 300
#define N_LINES 250
#define PIXELS_PER_LINE 900

/* Company "a" pays "b" in very many hairlines, one for each unit of height and the lower the wider; "b" is at the right. */
static MoniacScene *
new_scene (MoniacDocument **document)
{
  g_autoptr (GPtrArray) amounts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MoniacNetwork) network = NULL;
  MoniacScene *scene;

  for (int i = 0; i < N_LINES; i++)
    g_ptr_array_add (amounts, g_strdup_printf ("%d", i + 1));
  g_ptr_array_add (amounts, NULL);
  *document = moniac_test_pair_document ((const char * const *) amounts->pdata);
  network = moniac_test_network (*document);
  scene = moniac_test_pair_scene (network, SIDE, SIDE, network->unit);
  for (int i = 0; i < scene->n_ribbons; i++)
    {
      MoniacSceneRibbon *ribbon = &scene->ribbons[i];
      double y = 10 + i;
      MoniacPoint line[] = { { 20, y }, { SIDE - 20, y } };

      ribbon->style = MONIAC_RIBBON_HAIRLINE;
      ribbon->width = moniac_network_money (network, network->deals[ribbon->deal].amount) / N_LINES;
      moniac_path_clear (&ribbon->center);
      ribbon->center = moniac_test_path (2, line);
    }
  return scene;
}

static char *
draw (const MoniacScene     *scene,
      const MoniacDetail    *detail,
      const MoniacHighlight *highlight)
{
  g_autoptr (MoniacPainter) painter = moniac_svg_painter_new (SIDE, SIDE, "title", "description");
  g_autoptr (GBytes) bytes = NULL;
  gsize n;
  const char *text;

  moniac_figure_draw_detail (painter, scene, moniac_theme_get (MONIAC_THEME_LIGHT), NULL, highlight, 0,
                             MONIAC_DRAW_PAPER | MONIAC_DRAW_STILL, detail);
  bytes = moniac_svg_painter_finish (painter);
  text = g_bytes_get_data (bytes, &n);
  return g_strndup (text, n);
}

static int
count (const char *text,
       const char *what)
{
  int n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

static gboolean
shows_deal (const char        *svg,
            const MoniacScene *scene,
            int                deal)
{
  g_autofree char *id = g_strdup_printf ("id=\"deal-%s\"", scene->network->deals[deal].record->id);

  return strstr (svg, id) != NULL;
}

static void
test_budget (void)
{
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (MoniacScene) scene = new_scene (&document);
  MoniacDetail detail = { 1, { 0, 0, SIDE, SIDE }, FALSE };
  g_autofree char *some = draw (scene, &detail, NULL);
  g_autofree char *more = NULL, *all = NULL, *plain = draw (scene, NULL, NULL);
  int widest = -1, n = SIDE * SIDE / PIXELS_PER_LINE;

  g_assert_cmpint (count (plain, "id=\"deal-"), ==, N_LINES);
  g_assert_cmpint (count (some, "id=\"deal-"), >=, n - 2);
  g_assert_cmpint (count (some, "id=\"deal-"), <=, n + 2);
  for (int i = 0; i < scene->n_ribbons; i++)
    if (widest < 0 || scene->ribbons[i].width > scene->ribbons[widest].width)
      widest = i;
  g_assert_true (shows_deal (some, scene, scene->ribbons[widest].deal));

  /* Closer, there is room for more of them. */
  detail.scale = 1.4;
  more = draw (scene, &detail, NULL);
  g_assert_cmpint (count (more, "id=\"deal-"), >, n + 50);

  detail.all_lines = TRUE;
  detail.scale = 1;
  all = draw (scene, &detail, NULL);
  g_assert_cmpint (count (all, "id=\"deal-"), ==, N_LINES);
}

/* What is brought forward is drawn however thin it is. */
static void
test_brought_forward (void)
{
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (MoniacScene) scene = new_scene (&document);
  MoniacDetail detail = { 1, { 0, 0, SIDE, SIDE }, FALSE };
  MoniacHighlight highlight = { -1, scene->ribbons[0].deal, NULL };
  g_autofree char *without = draw (scene, &detail, NULL);
  g_autofree char *with = NULL;

  for (int i = 0; i < scene->n_ribbons; i++)
    if (scene->ribbons[i].width < scene->ribbons[scene->ribbon_of_deal[highlight.deal]].width)
      highlight.deal = scene->ribbons[i].deal;
  with = draw (scene, &detail, &highlight);
  g_assert_false (shows_deal (without, scene, highlight.deal));
  g_assert_true (shows_deal (with, scene, highlight.deal));
}

static void
test_sight (void)
{
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (MoniacScene) scene = new_scene (&document);
  MoniacDetail detail = { 1, { SIDE - 40, 100, 40, 30 }, TRUE };
  g_autofree char *svg = draw (scene, &detail, NULL);

  g_assert_cmpint (count (svg, "id=\"deal-"), >=, 30);
  g_assert_cmpint (count (svg, "id=\"deal-"), <=, 50);
  g_assert_cmpint (count (svg, "id=\"company-b\""), ==, 1);
  g_assert_cmpint (count (svg, "id=\"company-a\""), ==, 0);
}

static void
add_label (MoniacScene *scene,
           const char  *text,
           double       size)
{
  MoniacSceneLabel *label = moniac_scene_add_label (scene);

  label->style = MONIAC_TEXT_COMPANY_SMALL;
  label->text = g_strdup (text);
  label->size = size;
  label->rect = (MoniacRect) { 100, 100, 40, 10 };
  label->baseline = 108;
  label->company = 0;
}

/* Small type comes where it can be read; type of the style's own size is always there. */
static void
test_type (void)
{
  g_autoptr (MoniacDocument) document = NULL;
  g_autoptr (MoniacScene) scene = new_scene (&document);
  MoniacDetail detail = { 1, { 0, 0, SIDE, SIDE }, TRUE };
  g_autofree char *far = NULL, *near = NULL;

  add_label (scene, "of its own size", 0);
  add_label (scene, "half of it", 0.5);
  add_label (scene, "a quarter", 0.25);

  far = draw (scene, &detail, NULL);
  g_assert_nonnull (strstr (far, "of its own size"));
  g_assert_nonnull (strstr (far, "half of it"));
  g_assert_null (strstr (far, "a quarter"));
  g_assert_nonnull (strstr (far, "font-size=\"6.5\""));
  detail.scale = 2;
  near = draw (scene, &detail, NULL);
  g_assert_nonnull (strstr (near, "a quarter"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draw-detail/budget", test_budget);
  g_test_add_func ("/draw-detail/brought-forward", test_brought_forward);
  g_test_add_func ("/draw-detail/sight", test_sight);
  g_test_add_func ("/draw-detail/type", test_type);

  return g_test_run ();
}
