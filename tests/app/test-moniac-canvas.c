/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the canvas in a window: what is under a point, zooming, selecting, hovering, and what
 * screen readers meet. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "moniac-canvas-fixture.h"

static void
test_hit_follows_the_camera (Fixture       *fixture,
                             gconstpointer  data)
{
  static const struct { double zoom, x, y, pan_x, pan_y; } cameras[] = {
    { 1, 0, 0, 0, 0 }, { 2, 450, 300, 0, 0 }, { 5, 100, 500, -40, 60 }, { 0.5, 0, 0, 10, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cameras); i++)
    {
      const MoniacScene *scene = fixture->canvas->scene;

      moniac_canvas_zoom_to_fit (fixture->canvas);
      moniac_canvas_zoom_at (fixture->canvas, cameras[i].zoom, cameras[i].x, cameras[i].y);
      moniac_canvas_pan_by (fixture->canvas, cameras[i].pan_x, cameras[i].pan_y);
      for (int index = 0; index < scene->n_companies; index++)
        {
          MoniacPoint at = point_on_company (fixture, index);
          MoniacHit hit = moniac_canvas_hit (fixture->canvas, at.x, at.y);

          g_assert_true (moniac_canvas_object_of_hit (fixture->canvas, &hit) ==
                         (GObject *) moniac_workspace_get_company_at (fixture->workspace, index));
        }
    }
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  int n = 0;

  g_signal_connect_swapped (fixture->canvas, "notify::zoom",
                            G_CALLBACK (g_atomic_int_inc), &n);
  moniac_canvas_set_zoom (fixture->canvas, 2);
  g_assert_cmpint (n, ==, 1);
  moniac_canvas_set_zoom (fixture->canvas, 2);
  g_assert_cmpint (n, ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.zoom-in", NULL));
  g_assert_cmpfloat (moniac_canvas_get_zoom (fixture->canvas), >, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.zoom-out", NULL);
  g_assert_cmpfloat_with_epsilon (moniac_canvas_get_zoom (fixture->canvas), 2, 1e-9);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.zoom-fit", NULL);
  g_assert_cmpfloat (moniac_canvas_get_zoom (fixture->canvas), ==, 1);

  /* The old picture is scaled at once; a sharp one follows. */
  moniac_canvas_set_zoom (fixture->canvas, 3);
  g_assert_false (moniac_canvas_camera_equal (&fixture->canvas->picture->camera,
                                              &fixture->canvas->camera));
  settle (fixture);
  g_assert_true (moniac_canvas_camera_equal (&fixture->canvas->picture->camera,
                                             &fixture->canvas->camera));
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  MoniacCanvasItem *beta = moniac_canvas_item_of (canvas, company (fixture, "beta"));
  MoniacCanvasItem *ab = moniac_canvas_item_of (canvas, deal (fixture, "ab"));

  moniac_workspace_set_selection (fixture->workspace, company (fixture, "beta"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (beta), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  settle (fixture);
  g_assert_cmpint (canvas->picture->company, ==, company_index (fixture, "beta"));
  g_assert_cmpint (canvas->picture->deal, ==, -1);

  moniac_canvas_select (canvas, deal (fixture, "ab"));
  g_assert_true (moniac_workspace_get_selection (fixture->workspace) == deal (fixture, "ab"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (beta), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (ab), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  settle (fixture);
  g_assert_cmpint (canvas->picture->deal, ==, moniac_canvas_find_deal (canvas, G_OBJECT (deal (fixture, "ab"))));

  gtk_widget_activate_action (GTK_WIDGET (beta), "item.select", NULL);
  g_assert_true (moniac_workspace_get_selection (fixture->workspace) == company (fixture, "beta"));
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_Escape, 0));
  g_assert_null (moniac_workspace_get_selection (fixture->workspace));
}

static void
test_hover (Fixture       *fixture,
            gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  MoniacPoint at = point_on_company (fixture, company_index (fixture, "gamma"));

  canvas->pointer_inside = TRUE;
  canvas->pointer_x = at.x;
  canvas->pointer_y = at.y;
  moniac_canvas_hover (canvas);
  g_assert_true (moniac_workspace_get_hovered (fixture->workspace) == company (fixture, "gamma"));
  while (!gtk_widget_get_visible (canvas->bubble))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (gtk_label_get_text (canvas->bubble_label), "gamma"));

  /* Hovering makes no new picture. */
  g_assert_null (canvas->drawing);
  canvas->pointer_inside = FALSE;
  moniac_canvas_hover (canvas);
  g_assert_null (moniac_workspace_get_hovered (fixture->workspace));
  g_assert_false (gtk_widget_get_visible (canvas->bubble));
}

static void
test_children_are_named (Fixture       *fixture,
                         gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  const MoniacScene *scene = canvas->scene;
  int n_ribbons = 0;

  for (int i = 0; i < scene->network->n_deals; i++)
    n_ribbons += scene->ribbon_of_deal[i] >= 0;
  g_assert_cmpint (canvas->items->len, ==, scene->n_companies + n_ribbons);

  for (guint i = 0; i < canvas->items->len; i++)
    {
      MoniacCanvasItem *item = g_ptr_array_index (canvas->items, i);
      int index = moniac_canvas_item_get_index (item);
      g_autofree char *label = moniac_canvas_item_is_company (item)
                                 ? moniac_figure_describe_company (scene->network, index)
                                 : moniac_figure_describe_deal (scene->network, index);
      MoniacRect place = moniac_canvas_item_place (canvas, item);

      g_assert_cmpint (strlen (label), >, 0);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_ROLE_BUTTON);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      while (gtk_widget_get_width (GTK_WIDGET (item)) == 0)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (item)), ==, (int) ceil (place.width));
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (item)), ==, (int) ceil (place.height));
      g_assert_true (moniac_canvas_item_is_company (item) == ((int) i < scene->n_companies));
    }
}

/* A widget stands for the same company from scene to scene, so that the focus stays. */
static void
test_children_outlive_scenes (Fixture       *fixture,
                              gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  MoniacCanvasItem *gamma = moniac_canvas_item_of (canvas, company (fixture, "gamma"));
  guint n = canvas->items->len;

  gtk_widget_grab_focus (GTK_WIDGET (gamma));
  moniac_workspace_set_selection (fixture->workspace, deal (fixture, "ab"));
  moniac_workspace_delete (fixture->workspace);
  wait_for_scene (fixture);
  g_assert_true (moniac_canvas_item_of (canvas, company (fixture, "gamma")) == gamma);
  g_assert_true (moniac_canvas_get_focused (canvas) == gamma);
  g_assert_cmpint (canvas->items->len, ==, n - 1);
}

static void
test_empty_document (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (MoniacDocument) empty = moniac_document_new ();

  moniac_workspace_set_document (fixture->workspace, empty, NULL, NULL);
  wait_for_scene (fixture);
  g_assert_cmpint (fixture->canvas->items->len, ==, 0);
  g_assert_false (moniac_canvas_press_key (fixture->canvas, GDK_KEY_Return, 0));
  moniac_canvas_press_key (fixture->canvas, GDK_KEY_Left, 0);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->canvas), GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (moniac_canvas_hit (fixture->canvas, 300, 300).company, ==, -1);

  moniac_canvas_set_workspace (fixture->canvas, NULL);
  g_assert_null (fixture->canvas->scene);
  moniac_canvas_set_workspace (fixture->canvas, fixture->workspace);
}

/* Two of the four are one; a click shows each of them. */
static void
test_pool_opens (Fixture       *fixture,
                 gconstpointer  data)
{
  GObject *pool;
  MoniacPoint point;

  moniac_workspace_set_pool_below (fixture->workspace, 25e9);
  wait_for_scene (fixture);
  g_assert_cmpint (fixture->canvas->scene->n_companies, ==, 3);
  g_assert_cmpint (company_index (fixture, "gamma"), ==, -1);
  g_assert_cmpint (fixture->canvas->scene->network->n_deals, ==, 4);
  g_assert_true (moniac_canvas_is_pool (fixture->canvas, 0));

  point = point_on_company (fixture, 0);
  pool = moniac_canvas_object_of_hit (fixture->canvas, &(MoniacHit) { 0, -1, -1, FALSE });
  g_assert_nonnull (pool);
  g_assert_nonnull (moniac_canvas_item_of (fixture->canvas, pool));
  moniac_canvas_begin_connect (fixture->canvas, 0, FALSE);
  g_assert_cmpint (fixture->canvas->mode, ==, MONIAC_CANVAS_IDLE);
  moniac_canvas_begin_connect (fixture->canvas, company_index (fixture, "alpha"), FALSE);
  moniac_canvas_aim_connect (fixture->canvas, point.x, point.y);
  g_assert_cmpint (fixture->canvas->connect_target, ==, -1);
  moniac_canvas_cancel_connect (fixture->canvas);

  moniac_canvas_select (fixture->canvas, pool);
  g_assert_null (moniac_workspace_get_selection (fixture->workspace));
  g_assert_cmpfloat (moniac_workspace_get_pool_below (fixture->workspace), ==, 0);
  wait_for_scene (fixture);
  g_assert_cmpint (fixture->canvas->scene->n_companies, ==, 4);
  g_assert_cmpint (company_index (fixture, "gamma"), >=, 0);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("hit-follows-the-camera", test_hit_follows_the_camera);
  ADD ("zoom", test_zoom);
  ADD ("selection", test_selection);
  ADD ("hover", test_hover);
  ADD ("children-are-named", test_children_are_named);
  ADD ("children-outlive-scenes", test_children_outlive_scenes);
  ADD ("empty-document", test_empty_document);

  ADD ("pool-opens", test_pool_opens);

  return g_test_run ();
}
