/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an edit to its new findings on the page: the headline, that on the screen, and all of it. */
#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "moniac-bench-document.h"
#include "moniac-bench.h"
#include "moniac-edit.h"
#include "moniac-findings-page.h"
#include "moniac-findings-share.h"

#define MOST_EDITS 200

static int n_companies = 50;
static int n_deals = 200;
static int n_edits = 20;

static const GOptionEntry options[] = {
  { "companies", 'c', 0, G_OPTION_ARG_INT, &n_companies, "How many companies (50)", "N" },
  { "deals", 'd', 0, G_OPTION_ARG_INT, &n_deals, "How many deals (200)", "N" },
  { "edits", 0, 0, G_OPTION_ARG_INT, &n_edits, "How many edits (20, at most 200)", "N" },
  { NULL }
};

/* Of one edit, in milliseconds. */
typedef struct
{
  double edit;               /* in the call that edits: the document, and whoever follows it at once */
  double headline;           /* until the page says it */
  double painted;            /* until that has been painted */
  double complete;           /* until the range is there, too */
  double cpu;                /* of the main thread, until it was painted */
  double frames;             /* painted since the edit, up to the one with the new headline */
} Times;

typedef struct
{
  MoniacWindow *window;
  MoniacInquiry *inquiry;
  AdwPreferencesRow *headline;
  int n_frames;
} Bench;

static double
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  bench->n_frames++;
}

static void
wait_complete (Bench *bench)
{
  while (!moniac_inquiry_is_complete (bench->inquiry) || moniac_inquiry_get_working (bench->inquiry))
    g_main_context_iteration (NULL, TRUE);
}

static void
edit_amount (Bench  *bench,
             double  amount)
{
  MoniacDocument *document = moniac_workspace_get_document (bench->window->workspace);
  g_autoptr (GObject) deal = g_list_model_get_item (moniac_document_get_deals (document), 7);
  MoniacDealRecord *record = moniac_edit_copy_record (deal);

  record->amount = (MoniacAmount) { .form = MONIAC_AMOUNT_EXACT, .high = moniac_number_from_double (amount) };
  moniac_edit_set_record (document, deal, record, "Change amount");
}

static Times
measure (Bench *bench,
         int    i)
{
  g_autofree char *before = g_strdup (adw_preferences_row_get_title (bench->headline));
  double begin = now (CLOCK_MONOTONIC), cpu = now (CLOCK_THREAD_CPUTIME_ID);
  Times times;
  int n_before;

  bench->n_frames = 0;
  edit_amount (bench, i % 2 == 0 ? 3e13 + i * 1e12 : 2e14 + i * 1e12);
  times.edit = now (CLOCK_MONOTONIC) - begin;
  while (g_str_equal (adw_preferences_row_get_title (bench->headline), before))
    g_main_context_iteration (NULL, TRUE);
  times.headline = now (CLOCK_MONOTONIC) - begin;
  n_before = bench->n_frames;
  while (bench->n_frames == n_before)
    g_main_context_iteration (NULL, TRUE);
  times.painted = now (CLOCK_MONOTONIC) - begin;
  times.frames = bench->n_frames;
  times.cpu = now (CLOCK_THREAD_CPUTIME_ID) - cpu;
  wait_complete (bench);
  times.complete = now (CLOCK_MONOTONIC) - begin;
  moniac_bench_settle (bench->window);
  moniac_bench_run (0.1);
  return times;
}

static void
set_up (Bench *bench)
{
  g_autoptr (MoniacDocument) document = moniac_bench_document (n_companies, n_deals);
  GtkWidget *panel, *page, *share;

  bench->window = moniac_bench_new_window (1280, 800);
  moniac_window_show_document (bench->window, document, NULL, NULL, NULL);
  moniac_bench_settle (bench->window);
  bench->inquiry = moniac_workspace_get_inquiry (bench->window->workspace);
  panel = GTK_WIDGET (bench->window->panel);
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_template_child (panel, MONIAC_TYPE_PANEL, "stack")),
                                    "findings");
  page = GTK_WIDGET (gtk_widget_get_template_child (panel, MONIAC_TYPE_PANEL, "findings_page"));
  share = GTK_WIDGET (gtk_widget_get_template_child (page, MONIAC_TYPE_FINDINGS_PAGE, "share"));
  bench->headline = ADW_PREFERENCES_ROW (gtk_widget_get_template_child (share, MONIAC_TYPE_FINDINGS_SHARE, "headline_row"));
  moniac_bench_run (0.2);
  wait_complete (bench);
  moniac_bench_settle (bench->window);
  g_signal_connect (gtk_widget_get_frame_clock (page), "after-paint", G_CALLBACK (after_paint_cb), bench);
}

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (const char  *name,
        const Times *times,
        gsize        offset)
{
  double values[MOST_EDITS];

  for (int i = 0; i < n_edits; i++)
    values[i] = G_STRUCT_MEMBER (double, &times[i], offset);
  qsort (values, (size_t) n_edits, sizeof *values, compare);
  g_print ("%-44s %8.1f %8.1f %8.1f\n", name, values[0], values[n_edits / 2], values[n_edits - 1]);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Times times[MOST_EDITS];
  Bench bench = { 0 };

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_edits < 1 || n_edits > MOST_EDITS || n_deals < 8)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "At most 200 edits, at least 8 deals");
      return 2;
    }
  moniac_bench_init ();
  set_up (&bench);
  for (int i = 0; i < n_edits; i++)
    times[i] = measure (&bench, i);
  g_print ("%d companies, %d deals; ms, %d edits%17s %8s %8s\n", n_companies, n_deals, n_edits, "least", "median", "most");
  report ("the edit itself", times, G_STRUCT_OFFSET (Times, edit));
  report ("until the page says what comes back", times, G_STRUCT_OFFSET (Times, headline));
  report ("until that is painted", times, G_STRUCT_OFFSET (Times, painted));
  report ("until the range is there", times, G_STRUCT_OFFSET (Times, complete));
  report ("CPU of the main thread until painted", times, G_STRUCT_OFFSET (Times, cpu));
  report ("frames from the edit to that one", times, G_STRUCT_OFFSET (Times, frames));
  moniac_bench_close (bench.window);

  return 0;
}
