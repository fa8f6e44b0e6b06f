/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long analysis takes: moniac-bench-analysis [--quick] [--runs N]
 *
 * Prints a table, one line a question. Times are processor time of this process, the least of some runs; beside
 * them stand counts of work, which do not depend on the machine, and, where the program was built with GLPK, its
 * time for the same circulation in the same run. */
#include "config.h"

#include <stdio.h>
#include <time.h>
#ifdef HAVE_GLPK
#include <glpk.h>
#endif

#include "moniac-findings.h"
#include "moniac-largest.h"
#include "moniac-share-curve.h"
#include "moniac-synthetic.h"

static int n_runs = 3;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1e3 + 1e-6 * (double) time.tv_nsec;
}

static MoniacDealRecord *
make_deal (int                        i,
           const MoniacSyntheticDeal *deal)
{
  MoniacDealRecord *record = moniac_deal_record_new ();

  record->id = g_strdup_printf ("d%d", i);
  record->payer = g_strdup_printf ("c%d", deal->payer);
  record->payee = g_strdup_printf ("c%d", deal->payee);
  record->kind = MONIAC_KIND_CLOUD;
  if (deal->amount >= 0)
    {
      g_autofree char *amount = g_strdup_printf ("%" G_GINT64_FORMAT, deal->amount);

      record->amount.form = MONIAC_AMOUNT_EXACT;
      record->amount.high = moniac_number_from_text (amount, -1);
    }

  return record;
}

static MoniacNetwork *
make_network (int                        n_companies,
              int                        n_deals,
              const MoniacSyntheticDeal *deals)
{
  g_autoptr (MoniacRecords) records = moniac_records_new ();

  for (int i = 0; i < n_companies; i++)
    {
      MoniacCompanyRecord *record = moniac_company_record_new ();

      record->id = g_strdup_printf ("c%d", i);
      g_ptr_array_add (records->companies, record);
    }
  for (int i = 0; i < n_deals; i++)
    g_ptr_array_add (records->deals, make_deal (i, &deals[i]));

  return moniac_network_new_of_records (records, NULL);
}

static void
print_line (const char *question,
            const char *network,
            double      milliseconds,
            const char *note)
{
  printf ("%-22s %-24s %10.2f  %s\n", question, network, milliseconds, note);
  fflush (stdout);
}

/* The circulation alone, by its core, which counts its work; *total: what comes back, in thousands of amounts. */
static double
time_core (const MoniacSyntheticOptions *options,
           const MoniacSyntheticDeal    *deals,
           double                       *total,
           char                        **note)
{
  g_autofree MoniacArc *arcs = g_new (MoniacArc, options->n_deals);
  g_autofree gint64 *flow = g_new (gint64, options->n_deals);
  g_autoptr (MoniacResidual) residual = NULL;
  double start, took;
  int n = 0;

  for (int i = 0; i < options->n_deals; i++)
    if (deals[i].amount >= 0)
      arcs[n++] = (MoniacArc) { deals[i].payer, deals[i].payee, deals[i].amount / 1000000, 1 };
  start = now ();
  residual = moniac_largest_circulation (options->n_companies, arcs, n, flow, NULL);
  took = now () - start;
  *total = 0;
  for (int a = 0; a < n; a++)
    *total += (double) flow[a];
  *note = g_strdup_printf ("%" G_GINT64_FORMAT " looks, %" G_GINT64_FORMAT " paths", residual->n_looks, residual->n_paths);

  return took;
}

#ifdef HAVE_GLPK
typedef struct
{
  double capacity;
  double cost;
  double flow;
} OracleArc;

/* The same by the out-of-kilter algorithm (Fulkerson 1961) of GLPK. */
static double
time_oracle (const MoniacSyntheticOptions *options,
             const MoniacSyntheticDeal    *deals,
             double                        expected)
{
  glp_graph *graph = glp_create_graph (0, sizeof (OracleArc));
  double start, took, loss;
  int status;

  glp_add_vertices (graph, options->n_companies);
  for (int i = 0; i < options->n_deals; i++)
    if (deals[i].amount >= 0)
      {
        glp_arc *arc = glp_add_arc (graph, deals[i].payer + 1, deals[i].payee + 1);

        *(OracleArc *) arc->data = (OracleArc) { (double) (deals[i].amount / 1000000), -1, 0 };
      }
  glp_term_out (GLP_OFF);
  start = now ();
  status = glp_mincost_okalg (graph, -1, -1, G_STRUCT_OFFSET (OracleArc, capacity), G_STRUCT_OFFSET (OracleArc, cost),
                              &loss, G_STRUCT_OFFSET (OracleArc, flow), -1);
  took = now () - start;
  glp_delete_graph (graph);
  if (status != 0)
    g_printerr ("the oracle gave up: %d\n", status);
  else if (loss != -expected)
    g_error ("%g comes back, but the oracle says %g", expected, -loss);

  return took;
}
#endif

static void
bench_circulation (const MoniacSyntheticOptions *options,
                   const char                   *name,
                   MoniacNetwork                *network,
                   const MoniacSyntheticDeal    *deals)
{
  double whole = G_MAXDOUBLE, core = G_MAXDOUBLE, total = 0;
  g_autofree char *note = NULL;
  const char *rule = "";

  for (int run = 0; run < n_runs; run++)
    {
      g_autoptr (MoniacCirculation) circulation = NULL;
      double start, once;

      g_free (g_steal_pointer (&note));
      once = time_core (options, deals, &total, &note);
      core = MIN (core, once);
      start = now ();
      circulation = moniac_circulation_new (network, NULL);
      whole = MIN (whole, now () - start);
      rule = circulation->rule == MONIAC_SPLIT_LEAST_SQUARES ? "with the least split" : "any split";
    }
  print_line ("circulation", name, whole, rule);
  print_line ("  its core", name, core, note);
#ifdef HAVE_GLPK
  {
    double oracle = G_MAXDOUBLE;
    g_autofree char *ratio = NULL;

    for (int run = 0; run < n_runs; run++)
      {
        double once = time_oracle (options, deals, total);

        oracle = MIN (oracle, once);
      }
    ratio = g_strdup_printf ("the core takes %.2f of it", core / oracle);
    print_line ("  GLPK, out of kilter", name, oracle, ratio);
  }
#endif
}

static void
bench_loops (const char    *name,
             MoniacNetwork *network)
{
  double took = G_MAXDOUBLE;
  g_autofree char *note = NULL;

  for (int run = 0; run < n_runs; run++)
    {
      double start = now ();
      g_autoptr (MoniacLoops) loops = moniac_loops_new (network, MONIAC_LOOPS_MAX_LENGTH, MONIAC_LOOPS_CAP, NULL);

      took = MIN (took, now () - start);
      g_free (g_steal_pointer (&note));
      note = g_strdup_printf ("%d%s", loops->n, loops->capped ? ", more exist" : "");
    }
  print_line ("loops", name, took, note);
}

static void
bench_range (const char    *name,
             MoniacNetwork *network)
{
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);
  double took = G_MAXDOUBLE;
  g_autofree char *note = NULL;

  for (int run = 0; run < n_runs; run++)
    {
      MoniacShareRange range;
      double start = now ();

      moniac_share_range_from (network, circulation, FALSE, &range, NULL);
      took = MIN (took, now () - start);
      g_free (g_steal_pointer (&note));
      note = g_strdup_printf ("%.4f to %.4f%s", range.low, range.high, range.bound ? " (a bound)" : "");
    }
  print_line ("range", name, took, note);
}

static void
bench_dependence (const char    *name,
                  MoniacNetwork *network)
{
  g_autoptr (MoniacCirculation) circulation = moniac_circulation_new (network, NULL);
  double took = G_MAXDOUBLE;
  g_autofree char *note = NULL;

  for (int run = 0; run < n_runs; run++)
    {
      double start = now ();
      g_autoptr (MoniacDependence) dependence = moniac_dependence_new_from (network, circulation, NULL);
      int unknown = 0;

      took = MIN (took, now () - start);
      for (int v = 0; v < dependence->n; v++)
        unknown += dependence->companies[v].can_come_back < 0;
      g_free (g_steal_pointer (&note));
      note = g_strdup_printf ("not found out for %d companies", unknown);
    }
  print_line ("dependence", name, took, note);
}

static void
bench_synthetic (int    n_companies,
                 int    n_deals,
                 double against,
                 int    n_undisclosed)
{
  const MoniacSyntheticOptions options = { n_companies, n_deals, 1, against, n_undisclosed };
  g_autofree MoniacSyntheticDeal *deals = moniac_synthetic_deals (&options);
  g_autoptr (MoniacNetwork) network = make_network (n_companies, n_deals, deals);
  g_autofree char *name = g_strdup_printf ("%d/%d, %s%s", n_companies, n_deals, against < 0.1 ? "stream" : "mixed",
                                           n_undisclosed > 0 ? ", open" : "");

  if (n_undisclosed == 0)
    {
      bench_circulation (&options, name, network, deals);
      bench_loops (name, network);
      bench_dependence (name, network);
    }
  else
    bench_range (name, network);
}

/* Every company pays every other, or the next few: more loops than anybody can count. */
static void
bench_many_loops (int n_companies,
                  int n_partners)
{
  g_autofree MoniacSyntheticDeal *deals = g_new (MoniacSyntheticDeal, n_companies * n_partners);
  g_autoptr (MoniacNetwork) network = NULL;
  g_autofree char *name = g_strdup_printf ("%d companies, %d each", n_companies, n_partners);
  int n = 0;

  for (int i = 0; i < n_companies; i++)
    for (int k = 1; k <= n_partners; k++)
      deals[n++] = (MoniacSyntheticDeal) { i, (i + k) % n_companies, 1 + (i * 7 + k) % 13 };
  network = make_network (n_companies, n, deals);
  bench_loops (name, network);
}

int
main (int    argc,
      char **argv)
{
  gboolean quick = FALSE;
  const GOptionEntry entries[] = {
    { "quick", 0, 0, G_OPTION_ARG_NONE, &quick, "Small networks only, to see that the bench works", NULL },
    { "runs", 0, 0, G_OPTION_ARG_INT, &n_runs, "The least time of so many runs (3)", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_runs < 1)
    {
      g_printerr ("%s\n", error ? error->message : "At least one run");
      return 2;
    }
#ifndef HAVE_GLPK
  printf ("Built without GLPK: nothing to compare with.\n");
#endif
  printf ("%-22s %-24s %10s\n", "", "companies/deals", "CPU ms");
  for (int mixed = 0; mixed < 2; mixed++)
    {
      double against = mixed ? 0.5 : 0.02;

      bench_synthetic (quick ? 50 : 1000, quick ? 200 : 5000, against, 0);
      bench_synthetic (quick ? 50 : 1000, quick ? 200 : 5000, against, quick ? 3 : 10);
      if (!quick)
        bench_synthetic (10000, 50000, against, 0);
    }
  bench_many_loops (quick ? 10 : 30, quick ? 9 : 29);
  bench_many_loops (39, 10);

  return 0;
}
