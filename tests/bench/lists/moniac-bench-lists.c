/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel's lists with a very large document: what opening, searching, sorting, choosing and editing keep the main
 * loop from, and when the list is what was asked for. Prints a row of a table for each step. */
#include "config.h"

#include <math.h>

#include "moniac-bench.h"
#include "moniac-bench-document.h"
#include "moniac-bench-watchdog.h"
#include "moniac-company-list.h"
#include "moniac-deal-list.h"
#include "moniac-edit.h"

#define REST 0.3

static int n_companies = 20000;
static int n_deals = 100000;

static const GOptionEntry options[] = {
  { "companies", 'c', 0, G_OPTION_ARG_INT, &n_companies, "How many companies (20000)", "N" },
  { "deals", 'd', 0, G_OPTION_ARG_INT, &n_deals, "How many deals (100000)", "N" },
  { NULL }
};

typedef struct
{
  MoniacWorkspace *workspace;
  MoniacDocument *document;
  GtkWidget *window;
  MoniacItemList *deals;
  gint64 asked;
  double waited;             /* milliseconds, the longest */
} Lists;

/* Until the list is what was asked for. */
static void
await (Lists *lists)
{
  while (moniac_item_list_is_pending (lists->deals))
    g_main_context_iteration (NULL, TRUE);
  lists->waited = MAX (lists->waited, (g_get_monotonic_time () - lists->asked) / 1e3);
  moniac_bench_run (REST);
}

static void
ask (Lists *lists)
{
  lists->asked = g_get_monotonic_time ();
}

static void
open_document (Lists *lists)
{
  ask (lists);
  moniac_workspace_set_document (lists->workspace, lists->document, NULL, NULL);
  await (lists);
}

static void
sort (Lists *lists)
{
  for (int i = 1; i <= 4; i++)
    {
      ask (lists);
      moniac_item_list_set_sort (lists->deals, i % 4);
      await (lists);
    }
}

static void
search (Lists *lists)
{
  static const char * const queries[] = { "s", "so", "sol", "sol f", "sol fer", "", "nothing of that name", "cloud", "" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      ask (lists);
      moniac_item_list_set_search (lists->deals, queries[i]);
      await (lists);
    }
}

/* Faster than anything is found. */
static void
type (Lists *lists)
{
  static const char text[] = "solferga";

  for (guint i = 0; i < sizeof text; i++)
    {
      g_autofree char *part = g_strndup (text, i);

      ask (lists);
      moniac_item_list_set_search (lists->deals, part);
      moniac_bench_run (0.02);
    }
  moniac_item_list_set_search (lists->deals, "");
  await (lists);
}

static void
choose (Lists *lists)
{
  for (int i = 0; i < 8; i++)
    {
      g_autoptr (GObject) deal = g_list_model_get_item (moniac_document_get_deals (lists->document), (guint) (i * 7919 % n_deals));

      ask (lists);
      moniac_workspace_set_selection (lists->workspace, deal);
      await (lists);
    }
}

static void
edit (Lists *lists)
{
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GObject) deal = g_list_model_get_item (moniac_document_get_deals (lists->document), (guint) i);
      MoniacDealRecord *record = moniac_edit_copy_record (deal);
      g_autofree char *text = g_strdup_printf ("%d000000", i + 1);

      ask (lists);
      record->amount = (MoniacAmount) { .form = MONIAC_AMOUNT_EXACT, .high = moniac_number_from_text (text, -1) };
      moniac_edit_set_record (lists->document, deal, record, "Change amount");
      await (lists);
    }
}

static const struct
{
  const char *name;
  void (*run) (Lists *lists);
} steps[] = {
  { "open", open_document },
  { "sort", sort },
  { "search", search },
  { "type", type },
  { "choose", choose },
  { "edit", edit },
};

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      of)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, of) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, of);
  return found;
}

static void
open_window (Lists *lists)
{
  GtkWidget *panel = moniac_panel_new ();

  lists->workspace = moniac_workspace_new ();
  moniac_panel_set_workspace (MONIAC_PANEL (panel), lists->workspace);
  lists->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (lists->window), 400, 1000);
  gtk_window_set_child (GTK_WINDOW (lists->window), panel);
  gtk_window_present (GTK_WINDOW (lists->window));
  lists->deals = MONIAC_ITEM_LIST (find_widget (panel, MONIAC_TYPE_DEAL_LIST));
  moniac_bench_run (REST);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Lists lists = { NULL };
  MoniacBenchStretches stretches;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  moniac_bench_init ();
  lists.document = moniac_bench_document (n_companies, n_deals);
  moniac_bench_watchdog_start ();
  open_window (&lists);
  moniac_bench_watchdog_take (&stretches);
  g_print ("| step | waited ms | longest ms | longest CPU ms | stretches over 50 ms |\n| --- | --- | --- | --- | --- |\n");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      lists.waited = 0;
      steps[i].run (&lists);
      moniac_bench_watchdog_take (&stretches);
      g_print ("| %s | %.0f | %.0f | %.0f | %d |\n", steps[i].name, lists.waited, stretches.longest,
               stretches.longest_cpu, stretches.bins[MONIAC_BENCH_N_BINS - 1]);
    }
  gtk_window_destroy (GTK_WINDOW (lists.window));
  g_object_unref (lists.workspace);
  g_object_unref (lists.document);
  return 0;
}
