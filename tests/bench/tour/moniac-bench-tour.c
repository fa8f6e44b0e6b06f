/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tour through the window with a document of some size: what each step keeps the main loop from, and how long
 * people wait for what they asked for. Prints one JSON object a step. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <unistd.h>

#include "moniac-bench.h"
#include "moniac-bench-document.h"
#include "moniac-bench-watchdog.h"
#include "moniac-canvas-private.h"
#include "moniac-deal-list.h"
#include "moniac-edit.h"
#include "moniac-findings-page.h"
#include "moniac-company-list.h"
#include "moniac-workspace-private.h"

#define FRAME 0.016

static int n_companies = 1000;
static int n_deals = 5000;
static char *only;
static double pause_after = 1;
static double haste = 1;

static const GOptionEntry options[] = {
  { "companies", 'c', 0, G_OPTION_ARG_INT, &n_companies, "How many companies (1000)", "N" },
  { "deals", 'd', 0, G_OPTION_ARG_INT, &n_deals, "How many deals (5000)", "N" },
  { "only", 0, 0, G_OPTION_ARG_STRING, &only, "Only this step, after opening", "STEP" },
  { "pause", 0, 0, G_OPTION_ARG_DOUBLE, &pause_after, "After each step (1)", "SECONDS" },
  { "haste", 0, 0, G_OPTION_ARG_DOUBLE, &haste, "Divides all times that people take (1)", "N" },
  { NULL }
};

typedef struct
{
  MoniacWindow *window;
  MoniacDocument *document;
  gint64 asked;                        /* monotonic time at which something was asked for */
  double waited;                       /* milliseconds until it was there; NAN: nothing was asked for */
  double asked_cpu;                    /* likewise by the time that the whole program computed */
  double waited_cpu;
  int n_frames;
} Tour;

static void
rest (double seconds)
{
  moniac_bench_run (seconds / haste);
}

/* Finding things */

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_in_panel (Tour  *tour,
               GType  type)
{
  return find_widget (GTK_WIDGET (tour->window->panel), type);
}

static void
show_page_of (GtkWidget *page)
{
  GtkWidget *stack = gtk_widget_get_parent (page);

  gtk_stack_set_visible_child (GTK_STACK (stack), page);
}

static MoniacDeal *
get_deal (Tour *tour,
          int   number)
{
  g_autofree char *id = g_strdup_printf ("d%d", number % n_deals);

  return moniac_document_find_deal (tour->document, id);
}

/* Waiting */

static void
ask (Tour *tour)
{
  tour->asked = g_get_monotonic_time ();
  tour->asked_cpu = moniac_bench_get_cpu (getpid ());
}

static void
got (Tour *tour)
{
  double waited = (g_get_monotonic_time () - tour->asked) / 1e3;

  double computed = moniac_bench_get_cpu (getpid ()) - tour->asked_cpu;

  tour->waited_cpu = isnan (tour->waited) ? computed : MAX (tour->waited_cpu, computed);
  tour->waited = isnan (tour->waited) ? waited : MAX (tour->waited, waited);
}

/* Until another scene is on the canvas, still or on its way. */
static void
await_scene (Tour        *tour,
             MoniacScene *before)
{
  MoniacCanvas *canvas = tour->window->canvas;

  while (canvas->scene == before || !canvas->picture ||
         (canvas->picture->scene != canvas->scene))
    g_main_context_iteration (NULL, TRUE);
  got (tour);
}

static void
await_sharp (Tour *tour)
{
  MoniacCanvas *canvas = tour->window->canvas;

  while (!moniac_canvas_is_settled (canvas) || !canvas->picture ||
         !moniac_canvas_camera_equal (&canvas->camera, &canvas->picture->camera))
    g_main_context_iteration (NULL, TRUE);
  got (tour);
}

/* The steps */

static void
open_document (Tour *tour)
{
  MoniacCanvas *canvas = tour->window->canvas;

  ask (tour);
  moniac_window_show_document (tour->window, tour->document, NULL, NULL, NULL);
  moniac_workspace_set_playing (tour->window->workspace, TRUE);
  while (!canvas->picture)
    g_main_context_iteration (NULL, TRUE);
  got (tour);
  moniac_bench_settle (tour->window);
}

static void
hover (Tour *tour)
{
  MoniacCanvas *canvas = tour->window->canvas;

  for (int i = 0; i < 90; i++)
    {
      canvas->pointer_inside = TRUE;
      canvas->pointer_x = canvas->camera.width * (0.1 + 0.8 * i / 90);
      canvas->pointer_y = canvas->camera.height * (0.5 + 0.4 * sin (i / 7.0));
      moniac_canvas_hover (canvas);
      rest (FRAME);
    }
  canvas->pointer_inside = FALSE;
}

static void
select_deals (Tour *tour)
{
  for (int i = 0; i < 12; i++)
    {
      moniac_workspace_set_selection (tour->window->workspace, G_OBJECT (get_deal (tour, 37 * i)));
      rest (0.1);
    }
}

static void
select_companies (Tour *tour)
{
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%d", 3 * i % n_companies);

      moniac_workspace_set_selection (tour->window->workspace,
                                      G_OBJECT (moniac_document_find_company (tour->document, id)));
      rest (0.1);
    }
  moniac_workspace_set_selection (tour->window->workspace, NULL);
}

static void
zoom (Tour *tour)
{
  MoniacCanvas *canvas = tour->window->canvas;

  for (int i = 0; i < 60; i++)
    {
      moniac_canvas_zoom_at (canvas, canvas->camera.zoom * 1.03, canvas->camera.width / 3,
                             canvas->camera.height / 3);
      rest (FRAME);
    }
  ask (tour);
  await_sharp (tour);
}

static void
pan (Tour *tour)
{
  for (int i = 0; i < 60; i++)
    {
      moniac_canvas_pan_by (tour->window->canvas, i < 30 ? -9 : 9, i < 30 ? -5 : 5);
      rest (FRAME);
    }
  ask (tour);
  await_sharp (tour);
  moniac_canvas_zoom_to_fit (tour->window->canvas);
}

static void
set_amount (Tour       *tour,
            MoniacDeal *deal,
            int         amount)
{
  g_autofree char *text = g_strdup_printf ("%d", amount);
  MoniacDealRecord *record = moniac_edit_copy_record (G_OBJECT (deal));

  record->amount = (MoniacAmount) { .form = MONIAC_AMOUNT_EXACT,
                                    .high = moniac_number_from_text (text, -1) };
  moniac_edit_set_record (tour->document, G_OBJECT (deal), record, "Change amount");
}

/* Each edit is waited for. */
static void
edit (Tour *tour)
{
  MoniacDeal *deal = get_deal (tour, 7);

  moniac_workspace_set_selection (tour->window->workspace, G_OBJECT (deal));
  rest (0.3);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (MoniacScene) before = moniac_scene_ref (tour->window->canvas->scene);

      ask (tour);
      set_amount (tour, deal, 1000000 * (i + 1));
      await_scene (tour, before);
      rest (0.4);
    }
}

/* As fast as one types, whatever has become of the last one. */
static void
type_digits (Tour *tour)
{
  MoniacDeal *deal = get_deal (tour, 7);

  for (int i = 0; i < 12; i++)
    {
      set_amount (tour, deal, 123456789 >> i);
      rest (0.1);
    }
}

static void
undo (Tour *tour)
{
  for (int i = 0; i < 10 && moniac_document_get_undo_name (tour->document); i++)
    {
      moniac_document_undo (tour->document);
      rest (0.15);
    }
}

static void
switch_views (Tour *tour)
{
  static const MoniacView views[] = { MONIAC_VIEW_LAYERS, MONIAC_VIEW_MAP, MONIAC_VIEW_RING };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (MoniacScene) before = moniac_scene_ref (tour->window->canvas->scene);

      if (moniac_workspace_get_view (tour->window->workspace) == views[i])
        continue;
      ask (tour);
      moniac_workspace_set_view (tour->window->workspace, views[i]);
      await_scene (tour, before);
      rest (0.5);
    }
}

static void
findings (Tour *tour)
{
  show_page_of (find_in_panel (tour, MONIAC_TYPE_FINDINGS_PAGE));
  rest (2);
  set_amount (tour, get_deal (tour, 11), 2000000);
  rest (2);
}

static void
search (Tour *tour)
{
  static const char text[] = "solferga";
  GtkWidget *list = find_in_panel (tour, MONIAC_TYPE_DEAL_LIST);

  show_page_of (list);
  rest (0.3);
  for (guint i = 1; i < sizeof text; i++)
    {
      g_autofree char *part = g_strndup (text, i);

      moniac_item_list_set_search (MONIAC_ITEM_LIST (list), part);
      rest (0.12);
    }
  moniac_item_list_set_search (MONIAC_ITEM_LIST (list), "");
}

static void
sort (Tour *tour)
{
  GtkWidget *list = find_in_panel (tour, MONIAC_TYPE_DEAL_LIST);

  for (int i = 1; i < 4; i++)
    {
      moniac_item_list_set_sort (MONIAC_ITEM_LIST (list), i);
      rest (0.4);
    }
  moniac_item_list_set_sort (MONIAC_ITEM_LIST (list), 0);
}

static void
companies (Tour *tour)
{
  show_page_of (find_in_panel (tour, MONIAC_TYPE_COMPANY_LIST));
  rest (0.5);
}

static void
play (Tour *tour)
{
  rest (1.5);
}

typedef struct
{
  const char *name;
  void (*run) (Tour *tour);
} Step;

static const Step steps[] = {
  { "open", open_document },
  { "play", play },
  { "hover", hover },
  { "select deals", select_deals },
  { "select companies", select_companies },
  { "zoom", zoom },
  { "pan", pan },
  { "edit", edit },
  { "type", type_digits },
  { "undo", undo },
  { "findings", findings },
  { "search", search },
  { "sort", sort },
  { "companies", companies },
  { "views", switch_views },
};

#define MEMBER(name, type, value) \
  json_builder_set_member_name (out, name), json_builder_add_##type##_value (out, value)

static void
report (const char *name,
        const Tour *tour,
        double      spent)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  MoniacBenchStretches stretches;

  moniac_bench_watchdog_take (&stretches);
  json_builder_begin_object (out);
  MEMBER ("step", string, name);
  MEMBER ("seconds", double, spent);
  MEMBER ("frames", int, tour->n_frames);
  MEMBER ("fps", double, tour->n_frames / spent);
  if (!isnan (tour->waited))
    {
      MEMBER ("waited_ms", double, tour->waited);
      MEMBER ("waited_cpu_ms", double, tour->waited_cpu);
    }
  MEMBER ("longest_ms", double, stretches.longest);
  MEMBER ("longest_cpu_ms", double, stretches.longest_cpu);
  MEMBER ("stretches", int, stretches.n);
  json_builder_set_member_name (out, "bins");
  json_builder_begin_array (out);
  for (int i = 0; i < MONIAC_BENCH_N_BINS; i++)
    json_builder_add_int_value (out, stretches.bins[i]);
  json_builder_end_array (out);
  json_builder_end_object (out);
  root = json_builder_get_root (out);
  text = json_to_string (root, FALSE);
  g_print ("%s\n", text);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Tour          *tour)
{
  tour->n_frames++;
}

static void
run_step (Tour       *tour,
          const Step *step)
{
  gint64 start = g_get_monotonic_time ();

  tour->n_frames = 0;
  tour->waited = NAN;
  step->run (tour);
  report (step->name, tour, (g_get_monotonic_time () - start) / 1e6);
  rest (pause_after);
  tour->n_frames = 0;
  start = g_get_monotonic_time ();
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Tour tour = { 0 };

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  moniac_bench_init ();
  tour.document = moniac_bench_document (n_companies, n_deals);
  moniac_bench_watchdog_start ();
  tour.window = moniac_bench_new_window (1600, 1000);
  rest (0.5);
  report ("window", &tour, 0.5);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (tour.window)), "after-paint",
                    G_CALLBACK (after_paint_cb), &tour);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (i == 0 || !only || g_str_equal (only, steps[i].name))
      run_step (&tour, &steps[i]);

  moniac_bench_close (tour.window);
  g_object_unref (tour.document);
  return 0;
}
