/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace: what it notifies, what becomes of the selection, and which scenes it lets through. */

#include "config.h"

#include <math.h>

#include "moniac-deal-file.h"
#include "moniac-workspace.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    data)
{
  ++*(int *) data;
}

static void
wait_for_scene (MoniacWorkspace *workspace)
{
  while (moniac_workspace_get_scene (workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static MoniacWorkspace *
open_file (const char *name)
{
  MoniacWorkspace *workspace = moniac_workspace_new ();
  g_autoptr(MoniacProblems) problems = moniac_problems_new ();
  g_autoptr(MoniacDocument) document = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples",
                                            name, NULL);

  document = moniac_deal_file_load (path, problems, NULL, &bytes);
  g_assert_nonnull (document);
  file = g_file_new_for_path (path);
  moniac_workspace_set_document (workspace, document, file, bytes);
  return workspace;
}

static MoniacWorkspace *
open_sample (void)
{
  return open_file ("ai-deals-2025-11.deals.json");
}

static void
test_properties_notify_once (void)
{
  static const struct
  {
    const char *name;
    gboolean is_int;
    int value;
  } rows[] = {
    { "view", TRUE, MONIAC_VIEW_MAP },
    { "theme", TRUE, MONIAC_THEME_DARK },
    { "basis", TRUE, MONIAC_BASIS_LEAST },
    { "furniture", TRUE, MONIAC_FURNITURE_LEGEND },
    { "talks", FALSE, TRUE },
    { "tones", FALSE, TRUE },
    { "playing", FALSE, TRUE },
    { "presenting", FALSE, TRUE },
  };
  g_autoptr(MoniacWorkspace) workspace = moniac_workspace_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", rows[i].name, NULL);
      int n = 0;
      int value = -1;
      gulong id = g_signal_connect (workspace, signal, G_CALLBACK (count_cb), &n);

      g_object_set (workspace, rows[i].name, rows[i].value, NULL);
      g_assert_cmpint (n, ==, 1);
      g_object_get (workspace, rows[i].name, &value, NULL);
      g_assert_cmpint (value, ==, rows[i].value);
      g_object_set (workspace, rows[i].name, rows[i].value, NULL);
      g_assert_cmpint (n, ==, 1);
      g_signal_handler_disconnect (workspace, id);
    }
}

static void
test_selection (void)
{
  g_autoptr(MoniacWorkspace) workspace = open_sample ();
  MoniacDocument *document = moniac_workspace_get_document (workspace);
  MoniacCompany *company = moniac_document_find_company (document, "nvidia");
  guint n_companies = g_list_model_get_n_items (moniac_document_get_companies (document));
  int n = 0;

  g_signal_connect (workspace, "notify::selection", G_CALLBACK (count_cb), &n);
  moniac_workspace_set_selection (workspace, G_OBJECT (company));
  moniac_workspace_set_selection (workspace, G_OBJECT (company));
  g_assert_true (moniac_workspace_get_selection (workspace) == G_OBJECT (company));
  g_assert_cmpint (n, ==, 1);

  /* It survives an edit of what is selected, and of something else. */
  moniac_workspace_pin (workspace, company, NULL);
  moniac_document_begin (document, "x");
  moniac_document_remove_deal (document, moniac_document_find_deal (document, "azure"));
  moniac_document_end (document);
  g_assert_true (moniac_workspace_get_selection (workspace) == G_OBJECT (company));

  /* It goes when what is selected goes, whoever removes it. */
  moniac_document_begin (document, "x");
  moniac_document_remove_company (document, company);
  moniac_document_end (document);
  g_assert_null (moniac_workspace_get_selection (workspace));
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpint (g_list_model_get_n_items (moniac_document_get_companies (document)), ==,
                   n_companies - 1);
}

static void
test_edits_are_single_steps (void)
{
  g_autoptr(MoniacWorkspace) workspace = open_sample ();
  MoniacDocument *document = moniac_workspace_get_document (workspace);
  g_autoptr(GBytes) before = moniac_deal_file_write (document);
  MoniacCompany *added = moniac_workspace_add_company (workspace, "Acme");
  MoniacCompany *nvidia = moniac_document_find_company (document, "nvidia");
  MoniacDeal *deal;

  g_assert_true (moniac_workspace_get_selection (workspace) == G_OBJECT (added));
  g_assert_cmpstr (moniac_company_get_record (added)->name, ==, "Acme");
  deal = moniac_workspace_add_deal (workspace, added, nvidia);
  g_assert_true (moniac_workspace_get_selection (workspace) == G_OBJECT (deal));
  g_assert_cmpstr (moniac_deal_get_record (deal)->payer, ==, moniac_company_get_record (added)->id);
  g_assert_cmpstr (moniac_deal_get_record (deal)->payee, ==, "nvidia");

  moniac_workspace_duplicate (workspace);
  g_assert_true (moniac_workspace_get_selection (workspace) != G_OBJECT (deal));
  g_assert_true (MONIAC_IS_DEAL (moniac_workspace_get_selection (workspace)));
  moniac_workspace_set_selection (workspace, G_OBJECT (nvidia));
  moniac_workspace_delete (workspace);
  g_assert_null (moniac_workspace_get_selection (workspace));
  g_assert_null (moniac_document_find_company (document, "nvidia"));
  /* Its deals went along, so the document is still one that opens. */
  g_assert_null (moniac_document_find_deal (document, moniac_deal_get_record (deal)->id));

  for (int i = 0; i < 4; i++)
    g_assert_true (moniac_document_undo (document));
  g_assert_false (moniac_document_undo (document));
  {
    g_autoptr(GBytes) after = moniac_deal_file_write (document);

    g_assert_true (g_bytes_equal (before, after));
  }
}

static void
test_scene_of_the_size_asked_for (void)
{
  g_autoptr(MoniacWorkspace) workspace = open_sample ();
  MoniacScene *scene;

  g_assert_null (moniac_workspace_get_scene (workspace));
  moniac_workspace_set_size (workspace, 900, 500);
  wait_for_scene (workspace);
  scene = moniac_workspace_get_scene (workspace);
  g_assert_cmpfloat (scene->width, ==, 900);
  g_assert_cmpfloat (scene->height, ==, 500);
  g_assert_cmpint (scene->view, ==, MONIAC_VIEW_RING);
  for (int i = 0; i < scene->network->n_companies; i++)
    g_assert_cmpstr (moniac_company_get_record (moniac_workspace_get_company_at (workspace, i))->id, ==,
                     scene->network->companies[i].record->id);
  g_assert_null (moniac_workspace_get_company_at (workspace, -1));
  g_assert_null (moniac_workspace_get_company_at (workspace, scene->network->n_companies));
  g_assert_null (moniac_workspace_get_deal_at (workspace, scene->network->n_deals));
}

static void
wait_until_arranging (MoniacWorkspace *workspace)
{
  while (!moniac_workspace_is_arranging (workspace))
    g_main_context_iteration (NULL, TRUE);
}

/* As long as a figure takes, if one were still on its way. */
static void
wait_while_arranging (MoniacWorkspace *workspace)
{
  while (g_main_context_pending (NULL) || moniac_workspace_is_arranging (workspace))
    g_main_context_iteration (NULL, TRUE);
}

static void
remove_company (MoniacDocument *document,
                const char     *id)
{
  moniac_document_begin (document, "x");
  moniac_document_remove_company (document, moniac_document_find_company (document, id));
  moniac_document_end (document);
}

/* What is on show stays, with its view; what was asked for comes when it is asked for again. */
static void
test_cancel_arranging (void)
{
  g_autoptr(MoniacWorkspace) workspace = open_sample ();
  MoniacScene *scene;
  int n = 0;

  moniac_workspace_set_size (workspace, 900, 500);
  g_signal_connect (workspace, "notify::arranging", G_CALLBACK (count_cb), &n);
  wait_until_arranging (workspace);
  g_assert_cmpint (n, ==, 1);
  moniac_workspace_cancel_arranging (workspace);
  g_assert_cmpint (n, ==, 2);
  g_assert_false (moniac_workspace_is_arranging (workspace));
  g_assert_true (moniac_workspace_is_outdated (workspace));
  wait_while_arranging (workspace);
  g_assert_null (moniac_workspace_get_scene (workspace));

  moniac_workspace_resume_arranging (workspace);
  wait_for_scene (workspace);
  g_assert_false (moniac_workspace_is_outdated (workspace));
  scene = moniac_workspace_get_scene (workspace);

  moniac_workspace_set_view (workspace, MONIAC_VIEW_MAP);
  wait_until_arranging (workspace);
  moniac_workspace_cancel_arranging (workspace);
  g_assert_cmpint (moniac_workspace_get_view (workspace), ==, MONIAC_VIEW_RING);
  g_assert_false (moniac_workspace_is_outdated (workspace));

  remove_company (moniac_workspace_get_document (workspace), "nvidia");
  wait_until_arranging (workspace);
  moniac_workspace_cancel_arranging (workspace);
  g_assert_true (moniac_workspace_is_outdated (workspace));
  g_assert_true (moniac_workspace_get_scene (workspace) == scene);
  wait_while_arranging (workspace);
  g_assert_true (moniac_workspace_get_scene (workspace) == scene);
  g_assert_cmpint (moniac_network_find_company (scene->network, "nvidia"), >=, 0);

  /* The next change brings both. */
  remove_company (moniac_workspace_get_document (workspace), "google");
  wait_until_arranging (workspace);
  g_assert_false (moniac_workspace_is_outdated (workspace));
  wait_while_arranging (workspace);
  scene = moniac_workspace_get_scene (workspace);
  g_assert_cmpint (moniac_network_find_company (scene->network, "nvidia"), <, 0);
  g_assert_cmpint (moniac_network_find_company (scene->network, "google"), <, 0);
}

/* The mean distance between the places of companies in two scenes of the same network. */
static double
moved (const MoniacScene *a,
       const MoniacScene *b)
{
  double sum = 0;

  g_assert_cmpint (a->network->n_companies, ==, b->network->n_companies);
  for (int i = 0; i < a->network->n_companies; i++)
    sum += hypot (a->companies[i].center.x - b->companies[i].center.x,
                  a->companies[i].center.y - b->companies[i].center.y);
  return sum / a->network->n_companies;
}

/* After edits the figure is not the one that would be found anew; asked for, it is. The document knows of nothing. */
static void
test_arrange_afresh (void)
{
  static const char * const ids[] = { "nvidia", "openai", "microsoft" };
  g_autoptr(MoniacWorkspace) workspace = open_file ("ai-deals-2023-2026.deals.json");
  MoniacDocument *document = moniac_workspace_get_document (workspace);
  g_autoptr(MoniacScene) first = NULL;

  moniac_workspace_set_view (workspace, MONIAC_VIEW_LAYERS);
  moniac_workspace_set_size (workspace, 900, 500);
  wait_for_scene (workspace);
  wait_while_arranging (workspace);
  first = moniac_scene_ref (moniac_workspace_get_scene (workspace));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      remove_company (document, ids[i]);
      wait_until_arranging (workspace);
      wait_while_arranging (workspace);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      moniac_document_undo (document);
      wait_until_arranging (workspace);
      wait_while_arranging (workspace);
    }
  g_assert_cmpfloat (moved (first, moniac_workspace_get_scene (workspace)), >, 1);

  moniac_workspace_arrange_afresh (workspace);
  wait_until_arranging (workspace);
  wait_while_arranging (workspace);
  g_assert_cmpfloat (moved (first, moniac_workspace_get_scene (workspace)), <, 0.01);
  g_assert_false (moniac_document_get_modified (document));
  g_assert_null (moniac_document_get_undo_name (document));
}

typedef struct
{
  int n;
  int n_wrong;
} SceneCount;

/* A scene of a request that was overtaken never shows. */
static void
scene_cb (MoniacWorkspace *workspace,
          SceneCount      *count)
{
  MoniacScene *scene = moniac_workspace_get_scene (workspace);

  count->n++;
  if (scene != NULL && scene->view != moniac_workspace_get_view (workspace))
    count->n_wrong++;
}

static void
test_late_results_are_dropped (void)
{
  g_autoptr(MoniacWorkspace) workspace = open_sample ();
  SceneCount count = { 0 };

  g_signal_connect (workspace, "scene-changed", G_CALLBACK (scene_cb), &count);
  moniac_workspace_set_size (workspace, 900, 500);
  /* Each request is under way in a worker when the next one comes. */
  for (int i = 1; i <= 7; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      moniac_workspace_set_view (workspace, i % MONIAC_N_VIEWS);
    }
  while (moniac_workspace_get_scene (workspace) == NULL
         || moniac_workspace_get_scene (workspace)->view != 7 % MONIAC_N_VIEWS)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count.n_wrong, ==, 0);
  g_assert_cmpint (count.n, >=, 1);
}

static void
test_another_document (void)
{
  g_autoptr(MoniacWorkspace) workspace = open_sample ();
  g_autoptr(MoniacDocument) other = moniac_document_new ();
  MoniacDocument *old = moniac_workspace_get_document (workspace);
  int n = 0;

  moniac_workspace_set_size (workspace, 900, 500);
  wait_for_scene (workspace);
  moniac_workspace_set_selection (workspace, G_OBJECT (moniac_document_find_company (old, "nvidia")));
  g_signal_connect (workspace, "notify::document", G_CALLBACK (count_cb), &n);
  moniac_workspace_set_document (workspace, other, NULL, NULL);
  g_assert_cmpint (n, ==, 1);
  g_assert_null (moniac_workspace_get_selection (workspace));
  g_assert_null (moniac_workspace_get_file (workspace));
  g_assert_null (moniac_workspace_get_bytes (workspace));
  /* The old picture does not stand for the new document. */
  g_assert_null (moniac_workspace_get_scene (workspace));
  wait_for_scene (workspace);
  g_assert_cmpint (moniac_workspace_get_scene (workspace)->network->n_companies, ==, 0);
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GError) error = NULL;
  MoniacScene **out = data;

  *out = moniac_workspace_compose_finish (MONIAC_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_another_figure (void)
{
  g_autoptr(MoniacWorkspace) workspace = open_sample ();
  MoniacFigureSettings settings = moniac_workspace_get_figure_settings (workspace);
  g_autoptr(MoniacScene) scene = NULL;

  settings.view = MONIAC_VIEW_LAYERS;
  settings.width = 640;
  settings.height = 480;
  moniac_workspace_compose_async (workspace, &settings, NULL, composed_cb, &scene);
  while (scene == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (scene->view, ==, MONIAC_VIEW_LAYERS);
  g_assert_cmpfloat (scene->width, ==, 640);
  /* What is on the screen is another matter. */
  g_assert_null (moniac_workspace_get_scene (workspace));
}

static void
test_gone_while_composing (void)
{
  MoniacWorkspace *workspace = open_sample ();

  moniac_workspace_set_size (workspace, 900, 500);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_unref (workspace);
  g_assert_null (workspace);
}

static void
busy_cb (MoniacWorkspace *workspace,
         GParamSpec      *pspec,
         gpointer         data)
{
  *(int *) data += moniac_workspace_get_busy (workspace) ? 1 : 100;
}

static void
test_busy (void)
{
  g_autoptr(MoniacWorkspace) workspace = moniac_workspace_new ();
  int seen = 0;

  g_signal_connect (workspace, "notify::busy", G_CALLBACK (busy_cb), &seen);
  /* Short work shows nothing. */
  moniac_workspace_begin_work (workspace);
  moniac_workspace_end_work (workspace);
  g_assert_cmpint (seen, ==, 0);
  moniac_workspace_begin_work (workspace);
  moniac_workspace_begin_work (workspace);
  while (!moniac_workspace_get_busy (workspace))
    g_main_context_iteration (NULL, TRUE);
  moniac_workspace_end_work (workspace);
  g_assert_true (moniac_workspace_get_busy (workspace));
  moniac_workspace_end_work (workspace);
  g_assert_false (moniac_workspace_get_busy (workspace));
  g_assert_cmpint (seen, ==, 101);
}

static void
message_cb (MoniacWorkspace *workspace,
            const char      *message,
            gpointer         data)
{
  g_ptr_array_add (data, g_strdup (message));
}

/* Graphviz is not there, or dies: the window has a figure all the same, and is told once. */
static void
test_without_graphviz (void)
{
  g_autofree char *real = g_strdup (g_getenv ("MONIAC_LAYOUT_HELPER"));
  g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(MoniacWorkspace) workspace = open_sample ();
  MoniacScene *first;

  g_signal_connect (workspace, "message", G_CALLBACK (message_cb), messages);
  g_setenv ("MONIAC_LAYOUT_HELPER", "/bin/false", TRUE);
  moniac_workspace_set_view (workspace, MONIAC_VIEW_LAYERS);
  moniac_workspace_set_size (workspace, 900, 600);
  while ((first = moniac_workspace_get_scene (workspace)) == NULL || !first->fallback)
    g_main_context_iteration (NULL, TRUE);
  moniac_workspace_set_size (workspace, 800, 600);
  while (moniac_workspace_get_scene (workspace) == first)
    g_main_context_iteration (NULL, TRUE);
  g_setenv ("MONIAC_LAYOUT_HELPER", real, TRUE);

  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_nonnull (strstr (messages->pdata[0], "Graphviz"));
  g_assert_cmpint (moniac_workspace_get_scene (workspace)->n_companies, >, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/properties-notify-once", test_properties_notify_once);
  g_test_add_func ("/workspace/selection", test_selection);
  g_test_add_func ("/workspace/edits-are-single-steps", test_edits_are_single_steps);
  g_test_add_func ("/workspace/scene-of-the-size-asked-for", test_scene_of_the_size_asked_for);
  g_test_add_func ("/workspace/late-results-are-dropped", test_late_results_are_dropped);
  g_test_add_func ("/workspace/cancel-arranging", test_cancel_arranging);
  g_test_add_func ("/workspace/arrange-afresh", test_arrange_afresh);
  g_test_add_func ("/workspace/another-document", test_another_document);
  g_test_add_func ("/workspace/another-figure", test_another_figure);
  g_test_add_func ("/workspace/gone-while-composing", test_gone_while_composing);
  g_test_add_func ("/workspace/busy", test_busy);
  g_test_add_func ("/workspace/without-graphviz", test_without_graphviz);
  return g_test_run ();
}
