/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of working on the figure: walking by keys, making deals, moving, pinning, deleting. */
#include "config.h"

#include <adwaita.h>

#include "moniac-canvas-fixture.h"

static int
n_deals (Fixture *fixture)
{
  return (int) g_list_model_get_n_items (moniac_document_get_deals (fixture->document));
}

static int
n_companies (Fixture *fixture)
{
  return (int) g_list_model_get_n_items (moniac_document_get_companies (fixture->document));
}

/* A point of the canvas with nothing on it. */
static MoniacPoint
empty_point (Fixture *fixture)
{
  for (double y = 20; y < fixture->canvas->camera.height; y += 7)
    for (double x = 20; x < fixture->canvas->camera.width; x += 7)
      {
        MoniacHit hit = moniac_canvas_hit (fixture->canvas, x, y);

        if (hit.company < 0 && hit.deal < 0 && hit.label < 0)
          return (MoniacPoint) { x, y };
      }
  g_assert_not_reached ();
}

static void
test_tab_walks_all (Fixture       *fixture,
                    gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  guint n = canvas->items->len;

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_TAB_FORWARD));
      g_assert_true (moniac_canvas_get_focused (canvas) == g_ptr_array_index (canvas->items, i));
    }
  /* No trap: the focus goes on. */
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_TAB_FORWARD));
  for (guint i = n - 1; i > 0; i--)
    {
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_TAB_BACKWARD));
      g_assert_true (moniac_canvas_get_focused (canvas) == g_ptr_array_index (canvas->items, i - 1));
    }
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_TAB_BACKWARD));
}

/* Arrow keys go the way they point, and never lose the focus. */
static void
test_arrows_go_their_way (Fixture       *fixture,
                          gconstpointer  data)
{
  static const struct { guint key; int dx, dy; } keys[] = {
    { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Down, 0, 1 }, { GDK_KEY_Up, 0, -1 },
  };
  MoniacCanvas *canvas = fixture->canvas;
  int n_moves = 0;

  for (guint i = 0; i < canvas->items->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
      {
        MoniacCanvasItem *from = g_ptr_array_index (canvas->items, i);
        MoniacPoint start = moniac_canvas_item_anchor (canvas, from), end;
        MoniacCanvasItem *to;

        gtk_widget_grab_focus (GTK_WIDGET (from));
        g_assert_true (moniac_canvas_press_key (canvas, keys[j].key, 0));
        to = moniac_canvas_get_focused (canvas);
        g_assert_nonnull (to);
        end = moniac_canvas_item_anchor (canvas, to);
        if (to != from)
          g_assert_cmpfloat (keys[j].dx * (end.x - start.x) + keys[j].dy * (end.y - start.y), >, 0);
        n_moves += to != from;
      }
  g_assert_cmpint (n_moves, >=, (int) canvas->items->len);
}

static void
test_enter_selects_then_edits (Fixture       *fixture,
                               gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;

  gtk_widget_grab_focus (GTK_WIDGET (moniac_canvas_item_of (canvas, company (fixture, "alpha"))));
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_Return, 0));
  g_assert_true (moniac_workspace_get_selection (fixture->workspace) == company (fixture, "alpha"));
  g_assert_cmpint (fixture->n_edits, ==, 0);
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_Return, 0));
  g_assert_cmpint (fixture->n_edits, ==, 1);

  /* Space plays and pauses; it is the window's. */
  g_assert_false (moniac_canvas_press_key (canvas, GDK_KEY_space, 0));
  g_assert_false (moniac_canvas_press_key (canvas, GDK_KEY_c, GDK_CONTROL_MASK));
}

static void
test_delete_and_pin_by_key (Fixture       *fixture,
                            gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;

  gtk_widget_grab_focus (GTK_WIDGET (moniac_canvas_item_of (canvas, company (fixture, "beta"))));
  g_assert_false (moniac_canvas_is_pinned (canvas, company (fixture, "beta")));
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_p, 0));
  g_assert_true (moniac_canvas_is_pinned (canvas, company (fixture, "beta")));
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_p, 0));
  g_assert_false (moniac_canvas_is_pinned (canvas, company (fixture, "beta")));

  gtk_widget_grab_focus (GTK_WIDGET (moniac_canvas_item_of (canvas, deal (fixture, "ab"))));
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_Delete, 0));
  g_assert_null (deal (fixture, "ab"));
  moniac_document_undo (fixture->document);
  g_assert_nonnull (deal (fixture, "ab"));
}

static const MoniacDealRecord *
last_deal (Fixture *fixture)
{
  GListModel *deals = moniac_document_get_deals (fixture->document);
  g_autoptr (MoniacDeal) last = g_list_model_get_item (deals, g_list_model_get_n_items (deals) - 1);

  g_assert_true (moniac_workspace_get_selection (fixture->workspace) == G_OBJECT (last));
  return moniac_deal_get_record (last);
}

static void
test_connect_by_pointer (Fixture       *fixture,
                         gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  int n = n_deals (fixture);
  MoniacPoint to = point_on_company (fixture, company_index (fixture, "delta"));
  const MoniacDealRecord *record;

  moniac_canvas_begin_connect (canvas, company_index (fixture, "beta"), FALSE);
  moniac_canvas_aim_connect (canvas, to.x, to.y);
  g_assert_cmpint (canvas->connect_target, ==, company_index (fixture, "delta"));
  moniac_canvas_end_connect (canvas);

  g_assert_cmpint (n_deals (fixture), ==, n + 1);
  record = last_deal (fixture);
  g_assert_cmpstr (record->payer, ==, "beta");
  g_assert_cmpstr (record->payee, ==, "delta");
  g_assert_cmpint (fixture->n_edits, ==, 1);
  moniac_document_undo (fixture->document);
  g_assert_cmpint (n_deals (fixture), ==, n);
}

static void
test_connect_to_empty_space (Fixture       *fixture,
                             gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  int deals = n_deals (fixture), companies = n_companies (fixture);
  MoniacPoint to = empty_point (fixture);
  const MoniacDealRecord *record;

  moniac_canvas_begin_connect (canvas, company_index (fixture, "beta"), FALSE);
  moniac_canvas_aim_connect (canvas, to.x, to.y);
  g_assert_cmpint (canvas->connect_target, ==, -1);
  moniac_canvas_end_connect (canvas);

  g_assert_cmpint (n_deals (fixture), ==, deals + 1);
  g_assert_cmpint (n_companies (fixture), ==, companies + 1);
  record = last_deal (fixture);
  g_assert_cmpstr (record->payer, ==, "beta");
  g_assert_true (moniac_canvas_is_pinned (canvas, company (fixture, record->payee)));

  /* One step made both. */
  moniac_document_undo (fixture->document);
  g_assert_cmpint (n_deals (fixture), ==, deals);
  g_assert_cmpint (n_companies (fixture), ==, companies);
}

static void
test_connect_cancelled (Fixture       *fixture,
                        gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  int n = n_deals (fixture);
  MoniacPoint to = point_on_company (fixture, company_index (fixture, "delta"));

  moniac_canvas_begin_connect (canvas, company_index (fixture, "beta"), FALSE);
  moniac_canvas_aim_connect (canvas, to.x, to.y);
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_Escape, 0));
  moniac_canvas_end_connect (canvas);
  g_assert_cmpint (n_deals (fixture), ==, n);
  g_assert_cmpint (canvas->mode, ==, MONIAC_CANVAS_IDLE);
}

static void
test_connect_by_keys (Fixture       *fixture,
                      gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  int n = n_deals (fixture);
  const MoniacDealRecord *record;

  gtk_widget_grab_focus (GTK_WIDGET (moniac_canvas_item_of (canvas, company (fixture, "alpha"))));
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_c, 0));
  /* Nobody is chosen yet, so Enter makes nothing. */
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_Return, 0));
  g_assert_cmpint (n_deals (fixture), ==, n);

  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_g, 0));
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_a, 0));
  g_assert_true (moniac_canvas_get_focused (canvas) ==
                 moniac_canvas_item_of (canvas, company (fixture, "gamma")));
  g_assert_nonnull (strstr (gtk_label_get_text (canvas->bubble_label), "gamma"));
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_Return, 0));
  g_assert_cmpint (n_deals (fixture), ==, n + 1);
  record = last_deal (fixture);
  g_assert_cmpstr (record->payer, ==, "alpha");
  g_assert_cmpstr (record->payee, ==, "gamma");
}

/* While connecting, arrows choose among companies only, and what they reach is the payee. */
static void
test_connect_by_arrows (Fixture       *fixture,
                        gconstpointer  data)
{
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down };
  MoniacCanvas *canvas = fixture->canvas;

  gtk_widget_grab_focus (GTK_WIDGET (moniac_canvas_item_of (canvas, company (fixture, "alpha"))));
  g_assert_true (moniac_canvas_press_key (canvas, GDK_KEY_c, 0));
  for (guint i = 0; i < G_N_ELEMENTS (keys) && canvas->connect_target < 0; i++)
    moniac_canvas_press_key (canvas, keys[i], 0);
  g_assert_cmpint (canvas->connect_target, >=, 0);
  g_assert_cmpint (canvas->connect_target, !=, canvas->connect_source);
  g_assert_true (moniac_canvas_item_is_company (moniac_canvas_get_focused (canvas)));
  g_assert_cmpint (moniac_canvas_item_get_index (moniac_canvas_get_focused (canvas)), ==,
                   canvas->connect_target);
}

static void
test_drag_pins (Fixture       *fixture,
                gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  int index = company_index (fixture, "gamma");
  MoniacRect flows = canvas->scene->flows;
  MoniacPoint center = canvas->scene->companies[index].center;
  double dx = flows.x + flows.width / 2 - center.x, dy = flows.y + flows.height / 2 - center.y;
  const MoniacPin *pin;

  moniac_canvas_begin_hold (canvas, index);
  moniac_canvas_hold_at (canvas, dx, dy);
  while (canvas->picture->held != index || canvas->drawing)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (canvas->picture->held_by.x, ==, dx);
  moniac_canvas_end_hold (canvas);

  pin = &moniac_company_get_record (MONIAC_COMPANY (company (fixture, "gamma")))->pins[MONIAC_VIEW_RING];
  g_assert_cmpfloat_with_epsilon (pin->x.value, 0.5, 1e-3);
  g_assert_cmpfloat_with_epsilon (pin->y.value, 0.5, 1e-3);
  wait_for_scene (fixture);
  g_assert_cmpint (canvas->mode, ==, MONIAC_CANVAS_IDLE);

  moniac_document_undo (fixture->document);
  g_assert_false (moniac_canvas_is_pinned (canvas, company (fixture, "gamma")));
}

/* The held company and its ends of flows go with the pointer; the other ends stay. */
static void
test_displace (Fixture       *fixture,
               gconstpointer  data)
{
  MoniacScene *scene = fixture->canvas->scene;
  MoniacCanvasWay *way = moniac_canvas_way_new (scene, scene);
  int alpha = company_index (fixture, "alpha");
  int ribbon = scene->ribbon_of_deal[moniac_network_find_deal (scene->network, "ab")];
  const MoniacPoint by = { 40, -30 };
  g_autoptr (MoniacScene) pulled = moniac_canvas_way_pulled (way, alpha, &by);
  const MoniacPath *before = &scene->ribbons[ribbon].center;
  const MoniacPath *after = &pulled->ribbons[ribbon].center;

  g_assert_cmpfloat_with_epsilon (pulled->companies[alpha].center.x,
                                  scene->companies[alpha].center.x + by.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (after->points[0].x, before->points[0].x + by.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (after->points[0].y, before->points[0].y + by.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (after->points[3 * after->n].x, before->points[3 * before->n].x, 1e-6);
  g_assert_cmpfloat_with_epsilon (after->points[3 * after->n].y, before->points[3 * before->n].y, 1e-6);
  moniac_canvas_way_unref (way);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("tab-walks-all", test_tab_walks_all);
  ADD ("arrows-go-their-way", test_arrows_go_their_way);
  ADD ("enter-selects-then-edits", test_enter_selects_then_edits);
  ADD ("delete-and-pin-by-key", test_delete_and_pin_by_key);
  ADD ("connect-by-pointer", test_connect_by_pointer);
  ADD ("connect-to-empty-space", test_connect_to_empty_space);
  ADD ("connect-cancelled", test_connect_cancelled);
  ADD ("connect-by-keys", test_connect_by_keys);
  ADD ("connect-by-arrows", test_connect_by_arrows);
  ADD ("drag-pins", test_drag_pins);
  ADD ("displace", test_displace);

  return g_test_run ();
}
