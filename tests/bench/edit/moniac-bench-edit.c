/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit costs from the document to the scene: moniac-bench-edit [--companies N] [--deals N] [--edits N]
 *
 * Prints a line for each view and kind of edit: processor time of the worker (with that of Graphviz), how far companies moved,
 * and how the new figure compares with one that was laid out afresh. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <sys/resource.h>

#include "moniac-bench-document.h"
#include "moniac-figure.h"

#define MOST_TO_MEASURE 1500

static int n_companies = 50;
static int n_deals = 200;
static int n_edits = 5;
static char *only;

static const GOptionEntry options[] = {
  { "companies", 'c', 0, G_OPTION_ARG_INT, &n_companies, "How many companies (50)", "N" },
  { "deals", 'd', 0, G_OPTION_ARG_INT, &n_deals, "How many deals (200)", "N" },
  { "edits", 'e', 0, G_OPTION_ARG_INT, &n_edits, "How many edits of each kind (5)", "N" },
  { "view", 'v', 0, G_OPTION_ARG_STRING, &only, "Only this view", "VIEW" },
  { NULL }
};

typedef struct
{
  double analysis;           /* milliseconds of processor time */
  double scene;
  double moved;              /* on the mean, in figure units */
  double crossings;          /* weighted, against a figure laid out afresh */
} Cost;

static double
seconds_of (const struct timeval *time)
{
  return time->tv_sec + time->tv_usec / 1e6;
}

/* Processor time of this process and of those that it waited for, in milliseconds. */
static double
now (void)
{
  struct rusage own, others;

  getrusage (RUSAGE_SELF, &own);
  getrusage (RUSAGE_CHILDREN, &others);
  return 1e3 * (seconds_of (&own.ru_utime) + seconds_of (&own.ru_stime)
                + seconds_of (&others.ru_utime) + seconds_of (&others.ru_stime));
}

static MoniacScene *
make_scene (MoniacDocument *document,
            MoniacView      view,
            MoniacScene    *previous,
            Cost           *cost)
{
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
  g_autoptr (MoniacNetwork) network = moniac_network_new (document, NULL);
  g_autoptr (MoniacCirculation) circulation = NULL;
  MoniacShareRange range;
  double start = now (), middle;
  MoniacScene *scene;

  settings.view = view;
  circulation = moniac_circulation_new (network, NULL);
  moniac_share_range (network, FALSE, &range, NULL);
  middle = now ();
  scene = moniac_figure_compose (network, circulation, &range, &settings, previous, NULL, NULL);
  cost->analysis += middle - start;
  cost->scene += now () - middle;
  return scene;
}

/* Kinds of edits. Each changes the document and may be undone. */

static void
edit_amount (MoniacDocument *document,
             int             i)
{
  g_autofree char *id = g_strdup_printf ("d%d", 7 + 13 * i);
  g_autofree char *text = g_strdup_printf ("%d", 20000000 * (i + 1));
  MoniacDeal *deal = moniac_document_find_deal (document, id);
  g_autoptr (MoniacDealRecord) record = moniac_deal_record_copy (moniac_deal_get_record (deal));

  moniac_amount_clear (&record->amount);
  record->amount = (MoniacAmount) { .form = MONIAC_AMOUNT_EXACT, .high = moniac_number_from_text (text, -1) };
  moniac_document_set_deal (document, deal, record);
}

static void
insert_deal (MoniacDocument *document,
             const char     *payer,
             const char     *payee,
             int             i)
{
  g_autoptr (MoniacDealRecord) record = moniac_deal_record_new ();

  record->id = g_strdup_printf ("new-%s-%s", payer, payee);
  record->payer = g_strdup (payer);
  record->payee = g_strdup (payee);
  record->kind = MONIAC_KIND_CLOUD;
  record->kind_id = g_strdup ("cloud");
  record->amount = (MoniacAmount) { .form = MONIAC_AMOUNT_EXACT, .high = moniac_number_from_text ("90000000", -1) };
  moniac_document_insert_deal (document, G_MAXUINT, record);
}

static void
edit_add_deal (MoniacDocument *document,
               int             i)
{
  g_autofree char *payer = g_strdup_printf ("c%d", (3 + 5 * i) % n_companies);
  g_autofree char *payee = g_strdup_printf ("c%d", (4 + 11 * i + n_companies / 3) % n_companies);

  insert_deal (document, payer, payee, i);
}

static void
edit_remove_deal (MoniacDocument *document,
                  int             i)
{
  g_autofree char *id = g_strdup_printf ("d%d", 5 + 17 * i);

  moniac_document_remove_deal (document, moniac_document_find_deal (document, id));
}

static void
edit_add_company (MoniacDocument *document,
                  int             i)
{
  g_autoptr (MoniacCompanyRecord) record = moniac_company_record_new ();
  g_autofree char *payer = g_strdup_printf ("c%d", i);
  g_autofree char *payee = g_strdup_printf ("c%d", 2 * i + 5);

  record->id = g_strdup_printf ("new%d", i);
  record->name = g_strdup_printf ("Newcomer %d", i);
  moniac_document_insert_company (document, G_MAXUINT, record);
  insert_deal (document, payer, record->id, i);
  insert_deal (document, record->id, payee, i);
}

static void
edit_remove_company (MoniacDocument *document,
                     int             i)
{
  g_autofree char *id = g_strdup_printf ("c%d", n_companies - 1 - i);

  moniac_document_remove_company (document, moniac_document_find_company (document, id));
}

typedef struct
{
  const char *name;
  void (*run) (MoniacDocument *document, int i);
} Edit;

static const Edit edits[] = {
  { "amount", edit_amount },
  { "deal added", edit_add_deal },
  { "deal removed", edit_remove_deal },
  { "company added", edit_add_company },
  { "company removed", edit_remove_company },
};

/* On the mean over the companies in both, in figure units. */
static double
mean_move (const MoniacScene *before,
           const MoniacScene *after)
{
  double moved = 0;
  int n = 0;

  for (int c = 0; c < after->n_companies; c++)
    {
      const MoniacCompanyRecord *record = after->network->companies[c].record;
      int old = moniac_network_find_company (before->network, record->id);

      if (old < 0)
        continue;
      moved += hypot (before->companies[old].center.x - after->companies[c].center.x,
                      before->companies[old].center.y - after->companies[c].center.y);
      n++;
    }
  return moved / MAX (n, 1);
}

/* Weighted crossings in units of money, whatever the scale; not of figures in which counting them takes minutes. */
static double
crossings (const MoniacScene *scene)
{
  MoniacQuality quality;

  if (n_deals > MOST_TO_MEASURE)
    return NAN;
  moniac_scene_measure (scene, &quality);
  return quality.weighted_crossings / MAX (scene->scale * scene->scale, 1e-300);
}

/* Edits follow each other, each from the figure of the one before, and are undone in the end. */
static void
measure (MoniacDocument *document,
         MoniacView      view,
         const Edit     *edit)
{
  Cost cost = { 0 }, first = { 0 }, afresh = { 0 };
  g_autoptr (MoniacScene) scene = make_scene (document, view, NULL, &first);
  g_autoptr (MoniacScene) other = NULL;

  for (int i = 0; i < n_edits; i++)
    {
      g_autoptr (MoniacScene) before = g_steal_pointer (&scene);

      moniac_document_begin (document, edit->name);
      edit->run (document, i);
      moniac_document_end (document);
      scene = make_scene (document, view, before, &cost);
      cost.moved += mean_move (before, scene);
    }
  other = make_scene (document, view, NULL, &afresh);
  printf ("%-7s %-16s %9.1f %9.1f %9.1f %9.1f %9.2f\n", moniac_view_get_id (view), edit->name, cost.analysis / n_edits,
          cost.scene / n_edits, afresh.scene, cost.moved / n_edits,
          crossings (scene) / crossings (other));
  fflush (stdout);
  for (int i = 0; i < n_edits; i++)
    moniac_document_undo (document);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoniacDocument) document = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  document = moniac_bench_document (n_companies, n_deals);
  printf ("%-7s %-16s %9s %9s %9s %9s %9s\n", "view", "edit", "analysis", "scene", "afresh", "moved", "crossings");
  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
      if (only == NULL || g_str_equal (only, moniac_view_get_id (view)))
        measure (document, view, &edits[i]);
  return 0;
}
