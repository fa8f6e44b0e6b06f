/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a canvas and a small document, for the canvas's tests. */
#include "config.h"

#include <adwaita.h>

#include "../model/moniac-test-document.h"
#include "moniac-canvas-fixture.h"

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  Fixture *fixture = data;

  fixture->n_edits++;
}

static MoniacDocument *
make_document (void)
{
  static const char * const companies[] = { "alpha", "beta", "delta", "gamma" };
  MoniacDocument *document = moniac_document_new ();

  for (guint i = 0; i < G_N_ELEMENTS (companies); i++)
    moniac_test_add_company (document, companies[i]);
  moniac_test_add_deal (document, moniac_test_deal ("ab", "alpha", "beta", "cloud", "30e9"));
  moniac_test_add_deal (document, moniac_test_deal ("bg", "beta", "gamma", "equity", "20e9"));
  moniac_test_add_deal (document, moniac_test_deal ("ga", "gamma", "alpha", "hardware", "10e9"));
  moniac_test_add_deal (document, moniac_test_deal ("dd", "delta", "alpha", "partnership", NULL));
  return document;
}

/* Runs the main loop until the canvas shows what it was asked for. */
void
settle (Fixture *fixture)
{
  while (!moniac_workspace_get_scene (fixture->workspace) || !fixture->canvas->picture ||
         fixture->canvas->scene != moniac_workspace_get_scene (fixture->workspace) ||
         !moniac_canvas_is_settled (fixture->canvas) ||
         g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

/* Runs the main loop until another scene is there, and on show. */
void
wait_for_scene (Fixture *fixture)
{
  MoniacCanvas *canvas = fixture->canvas;
  g_autoptr (MoniacScene) before = canvas->scene ? moniac_scene_ref (canvas->scene) : NULL;

  while (!canvas->scene || canvas->scene == before)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("edit-selection", NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  fixture->document = make_document ();
  fixture->workspace = moniac_workspace_new ();
  fixture->window = gtk_window_new ();
  g_object_ref_sink (fixture->window);
  g_signal_connect (action, "activate", G_CALLBACK (edit_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));

  fixture->canvas = MONIAC_CANVAS (moniac_canvas_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  moniac_workspace_set_playing (fixture->workspace, FALSE);
  moniac_workspace_set_document (fixture->workspace, fixture->document, NULL, NULL);
  moniac_canvas_set_workspace (fixture->canvas, fixture->workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  MoniacCanvas *canvas = fixture->canvas;
  GtkWidget *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (canvas), (gpointer *) &canvas);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
  while (canvas)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

GObject *
company (Fixture    *fixture,
         const char *id)
{
  return G_OBJECT (moniac_document_find_company (fixture->document, id));
}

GObject *
deal (Fixture    *fixture,
      const char *id)
{
  return G_OBJECT (moniac_document_find_deal (fixture->document, id));
}

int
company_index (Fixture    *fixture,
               const char *id)
{
  return moniac_network_find_company (fixture->canvas->scene->network, id);
}

/* A point of the canvas at which a company is hit. */
MoniacPoint
point_on_company (Fixture *fixture,
                  int      index)
{
  const MoniacRect *bounds = &fixture->canvas->scene->companies[index].bounds;

  for (double y = bounds->y; y <= bounds->y + bounds->height; y += 1)
    for (double x = bounds->x; x <= bounds->x + bounds->width; x += 1)
      {
        MoniacPoint at = moniac_canvas_camera_to_canvas (&fixture->canvas->camera, x, y);

        if (moniac_canvas_hit (fixture->canvas, at.x, at.y).company == index)
          return at;
      }
  g_assert_not_reached ();
}

void
wait_for_coins (Fixture *fixture)
{
  while (!fixture->canvas->picture || !fixture->canvas->picture->coins ||
         !fixture->canvas->tick_id)
    g_main_context_iteration (NULL, TRUE);
}
