/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with every coin of every ribbon moving: how many frames there are, and what each costs.
 * Prints one JSON object. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "moniac-bench.h"
#include "moniac-bench-counters.h"
#include "moniac-bench-ribbons.h"
#include "moniac-canvas-private.h"
#include "moniac-workspace-private.h"

static int n_ribbons = 200;
static int width = 1920;
static int height = 1080;
static double seconds = 5;
static double warm_up = 2;
static int n_frames_wanted;
static int server;
static gboolean present;
static gboolean no_panel;
static gboolean hidden;
static gboolean paused;
static gboolean count;
static char *shot;

static const GOptionEntry options[] = {
  { "ribbons", 'n', 0, G_OPTION_ARG_INT, &n_ribbons, "How many ribbons (200)", "N" },
  { "width", 'w', 0, G_OPTION_ARG_INT, &width, "Of the window (1920)", "PIXELS" },
  { "height", 'h', 0, G_OPTION_ARG_INT, &height, "Of the window (1080)", "PIXELS" },
  { "seconds", 's', 0, G_OPTION_ARG_DOUBLE, &seconds, "How long to measure (5)", "S" },
  { "warm-up", 0, 0, G_OPTION_ARG_DOUBLE, &warm_up, "How long not to, before (2)", "S" },
  { "frames", 0, 0, G_OPTION_ARG_INT, &n_frames_wanted, "Measure so many frames instead", "N" },
  { "server", 0, 0, G_OPTION_ARG_INT, &server, "Process of the display server", "PID" },
  { "present", 0, 0, G_OPTION_ARG_NONE, &present, "The figure alone", NULL },
  { "no-panel", 0, 0, G_OPTION_ARG_NONE, &no_panel, "Without the side panel", NULL },
  { "hidden", 0, 0, G_OPTION_ARG_NONE, &hidden, "Behind another page of the window", NULL },
  { "paused", 0, 0, G_OPTION_ARG_NONE, &paused, "With coins that rest", NULL },
  { "count", 0, 0, G_OPTION_ARG_NONE, &count, "Also what is allocated and damaged", NULL },
  { "shot", 0, 0, G_OPTION_ARG_FILENAME, &shot, "Save the last picture of the canvas", "FILE" },
  { NULL }
};

typedef struct
{
  GArray *times;                       /* gint64: of the frames that were painted */
} Frames;

static void
after_paint_cb (GdkFrameClock *clock,
                Frames        *frames)
{
  gint64 time = gdk_frame_clock_get_frame_time (clock);

  g_array_append_val (frames->times, time);
}

static int
compare_gaps_cb (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The gap between frames, in milliseconds, that this share of all gaps does not exceed. */
static double
gap_of_share (GArray *times,
              double  share)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < times->len; i++)
    {
      double gap = (g_array_index (times, gint64, i) - g_array_index (times, gint64, i - 1)) / 1e3;

      g_array_append_val (gaps, gap);
    }
  if (gaps->len == 0)
    return 0;
  g_array_sort (gaps, compare_gaps_cb);
  return g_array_index (gaps, double, (guint) ((gaps->len - 1) * share));
}

/* The scene of the bench in place of one that would be laid out. */
static void
show_ribbons (MoniacWindow *window)
{
  double canvas_width = gtk_widget_get_width (GTK_WIDGET (window->canvas));
  double canvas_height = gtk_widget_get_height (GTK_WIDGET (window->canvas));
  g_autoptr (MoniacDocument) document =
    moniac_bench_ribbons_document (n_ribbons, canvas_width, canvas_height);

  moniac_window_show_document (window, document, NULL, NULL, NULL);
  moniac_workspace_set_playing (window->workspace, !paused);
  moniac_workspace_cancel_composing (window->workspace);
  g_clear_handle_id (&window->workspace->compose_source, g_source_remove);
  moniac_workspace_take_scene (window->workspace,
                               moniac_bench_ribbons_scene (document, canvas_width, canvas_height));
}

/* As large as it will be, with any document. */
static MoniacWindow *
open_window (void)
{
  MoniacWindow *window = moniac_bench_new_window (width, height);
  g_autoptr (MoniacDocument) document = moniac_bench_ribbons_document (2, 800, 600);

  moniac_window_show_document (window, document, NULL, NULL, NULL);
  adw_flap_set_reveal_flap (window->flap, !no_panel);
  if (present)
    moniac_window_set_presenting (window, TRUE);
  moniac_bench_settle (window);
  moniac_bench_run (0.5);
  moniac_bench_settle (window);
  return window;
}

static void
measure (MoniacWindow *window,
         JsonBuilder  *out)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Frames frames = { g_array_new (FALSE, FALSE, sizeof (gint64)) };
  double cpu = moniac_bench_get_cpu (0), server_cpu = moniac_bench_get_cpu (server);
  long faults = moniac_bench_get_faults ();
  gint64 start = g_get_monotonic_time ();
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  double n, spent;

  if (n_frames_wanted > 0)
    while ((int) frames.times->len < n_frames_wanted)
      g_main_context_iteration (NULL, TRUE);
  else
    moniac_bench_run (seconds);
  spent = (g_get_monotonic_time () - start) / 1e6;
  cpu = moniac_bench_get_cpu (0) - cpu;
  server_cpu = server > 0 ? moniac_bench_get_cpu (server) - server_cpu : 0;
  faults = moniac_bench_get_faults () - faults;
  g_signal_handler_disconnect (clock, handler);
  n = MAX (frames.times->len, 1);

#define MEMBER(name, type, value) \
  json_builder_set_member_name (out, name), json_builder_add_##type##_value (out, value)
  MEMBER ("seconds", double, spent);
  MEMBER ("frames", int, frames.times->len);
  MEMBER ("fps", double, frames.times->len / spent);
  MEMBER ("p95_ms", double, gap_of_share (frames.times, 0.95));
  MEMBER ("cpu_ms", double, cpu);
  MEMBER ("cpu_ms_per_frame", double, cpu / n);
  MEMBER ("server_ms_per_frame", double, server_cpu / n);
  MEMBER ("faults_per_frame", double, faults / n);
  g_array_unref (frames.times);
}

static void
describe (MoniacWindow *window,
          JsonBuilder  *out)
{
  MoniacCanvas *canvas = window->canvas;
  g_autofree char *size =
    g_strdup_printf ("%dx%d", gtk_widget_get_width (GTK_WIDGET (canvas)),
                     gtk_widget_get_height (GTK_WIDGET (canvas)));
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  MEMBER ("ribbons", int, n_ribbons);
  MEMBER ("coins", int, canvas->picture && canvas->picture->coins
                        ? moniac_coins_at (canvas->picture->coins, canvas->phase, canvas->coins) : 0);
  MEMBER ("pace_level", int, canvas->pace.level);
  MEMBER ("canvas", string, size);
  MEMBER ("scale", int, gtk_widget_get_scale_factor (GTK_WIDGET (canvas)));
  MEMBER ("renderer", string, G_OBJECT_TYPE_NAME (renderer));
}

/* Frames of their own: counting costs time. */
static void
measure_counters (MoniacWindow *window,
                  JsonBuilder  *out)
{
  MoniacBenchCounts counts;

  moniac_bench_counters_begin (window);
  moniac_bench_run (1);
  moniac_bench_counters_end (window, &counts);
  MEMBER ("allocations_per_frame", double, counts.allocations / MAX (counts.frames, 1));
  MEMBER ("nodes_per_frame", double, counts.nodes / MAX (counts.frames, 1));
  MEMBER ("pixels_per_frame", double, counts.pixels / MAX (counts.frames, 1));
}

static void
print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  g_print ("%s\n", text);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (GError) error = NULL;
  MoniacWindow *window;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  moniac_bench_init ();
  window = open_window ();
  show_ribbons (window);
  moniac_bench_settle (window);
  if (hidden)
    gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  moniac_bench_run (warm_up);

  json_builder_begin_object (out);
  measure (window, out);
  describe (window, out);
  if (count)
    measure_counters (window, out);
  json_builder_end_object (out);
  print (out);
  if (shot)
    moniac_bench_save_canvas (window, shot);
  moniac_bench_close (window);
  return 0;
}
