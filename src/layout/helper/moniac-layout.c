/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moniac-layout: places the nodes of a graph with Graphviz. A graph as plain text comes in,
 * positions go out:
 *
 *   moniac-layout 1                    moniac-layout 1
 *   ENGINE N-NODES N-EDGES             N-NODES
 *   WIDTH HEIGHT        (each node)    X Y                (each node)
 *   FROM TO WEIGHT      (each edge)    end
 *   end
 *
 * Sizes and positions are in points, y down. Exit status: 0, or 1 for input that is none. It sets no
 * locale, so that numbers have points. Graphviz may crash: whoever calls this reckons with that. Once the
 * engine is known and loaded, and before the graph is read, the sandbox closes: see moniac-sandbox.h. */
#include "moniac-sandbox.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cgraph.h>
#include <gvc.h>

#define MOST_NODES 200000
#define MOST_EDGES 2000000
#define MOST_WEIGHT 1000
#define LARGEST_SIZE 100000.0
/* Above this many nodes dot may not take the time it would like. */
#define SMALL_FOR_DOT 50
/* Free space between the rims of neighbours, in the sum of their radii, and at the least in inches. */
#define NEIGHBOUR_GAP 0.6
#define NEIGHBOUR_GAP_LEAST 0.6

static const char * const engines[] = { "dot", "neato", "sfdp", "circo" };

typedef struct
{
  const char *engine;
  int n_nodes;
  int n_edges;
  double *widths;
  double *heights;
  Agraph_t *graph;
  Agnode_t **nodes;
} Job;

static int
ignore_message (char *text)
{
  (void) text;
  return 0;
}

static void
refuse (void)
{
  exit (1);
}

static void *
allocate (size_t n,
          size_t size)
{
  void *memory = calloc (n > 0 ? n : 1, size);

  if (memory == NULL)
    refuse ();

  return memory;
}

static void
read_head (Job *job)
{
  char engine[16];

  if (scanf ("moniac-layout 1 %15s %d %d", engine, &job->n_nodes, &job->n_edges) != 3
      || job->n_nodes < 0 || job->n_nodes > MOST_NODES
      || job->n_edges < 0 || job->n_edges > MOST_EDGES)
    refuse ();

  for (size_t i = 0; i < sizeof engines / sizeof engines[0]; i++)
    if (strcmp (engine, engines[i]) == 0)
      job->engine = engines[i];
  if (job->engine == NULL)
    refuse ();
}

static void
set_defaults (Agraph_t *graph,
              int       large)
{
  agattr (graph, AGRAPH, (char *) "splines", (char *) "false");
  agattr (graph, AGRAPH, (char *) "overlap", (char *) "true");
  agattr (graph, AGRAPH, (char *) "rankdir", (char *) "LR");
  agattr (graph, AGRAPH, (char *) "start", (char *) "1");
  if (large)
    {
      agattr (graph, AGRAPH, (char *) "nslimit", (char *) "1");
      agattr (graph, AGRAPH, (char *) "nslimit1", (char *) "1");
      agattr (graph, AGRAPH, (char *) "mclimit", (char *) "0.1");
      agattr (graph, AGRAPH, (char *) "maxiter", (char *) "300");
    }
  agattr (graph, AGNODE, (char *) "shape", (char *) "box");
  agattr (graph, AGNODE, (char *) "fixedsize", (char *) "true");
  agattr (graph, AGNODE, (char *) "label", (char *) "");
  agattr (graph, AGNODE, (char *) "width", (char *) "1");
  agattr (graph, AGNODE, (char *) "height", (char *) "1");
  agattr (graph, AGEDGE, (char *) "weight", (char *) "1");
  agattr (graph, AGEDGE, (char *) "len", (char *) "1");
}

static void
set_number (void       *object,
            const char *name,
            double      value)
{
  char text[32];

  snprintf (text, sizeof text, "%.4f", value);
  agset (object, (char *) name, text);
}

static void
read_nodes (Job *job)
{
  for (int i = 0; i < job->n_nodes; i++)
    {
      char name[16];
      double width, height;

      if (scanf ("%lf %lf", &width, &height) != 2
          || !(width >= 0 && width <= LARGEST_SIZE && height >= 0 && height <= LARGEST_SIZE))
        refuse ();

      snprintf (name, sizeof name, "%d", i);
      job->widths[i] = width;
      job->heights[i] = height;
      job->nodes[i] = agnode (job->graph, name, 1);
      set_number (job->nodes[i], "width", width / POINTS_PER_INCH);
      set_number (job->nodes[i], "height", height / POINTS_PER_INCH);
    }
}

/* The length that neato tries to give an edge, in inches: rim to rim some free space. */
static double
edge_length (const Job *job,
             int        from,
             int        to)
{
  double radii = (hypot (job->widths[from], job->heights[from])
                  + hypot (job->widths[to], job->heights[to])) / 2 / sqrt (2) / POINTS_PER_INCH;

  return radii + fmax (NEIGHBOUR_GAP * radii, NEIGHBOUR_GAP_LEAST);
}

static void
read_edges (Job *job)
{
  char end[4];

  for (int i = 0; i < job->n_edges; i++)
    {
      int from, to, weight;
      Agedge_t *edge;

      if (scanf ("%d %d %d", &from, &to, &weight) != 3
          || from < 0 || from >= job->n_nodes || to < 0 || to >= job->n_nodes)
        refuse ();

      weight = weight < 1 ? 1 : weight > MOST_WEIGHT ? MOST_WEIGHT : weight;
      edge = agedge (job->graph, job->nodes[from], job->nodes[to], NULL, 1);
      /* The weight of dot is a whole number. */
      if (edge != NULL)
        {
          char text[16];

          snprintf (text, sizeof text, "%d", weight);
          agset (edge, (char *) "weight", text);
          set_number (edge, "len", edge_length (job, from, to));
        }
    }

  if (scanf ("%3s", end) != 1 || strcmp (end, "end") != 0)
    refuse ();
}

static void
write_positions (const Job *job)
{
  printf ("moniac-layout 1\n%d\n", job->n_nodes);
  for (int i = 0; i < job->n_nodes; i++)
    printf ("%.3f %.3f\n", ND_coord (job->nodes[i]).x, -ND_coord (job->nodes[i]).y);
  printf ("end\n");
}

/* Lays out a graph of one node, so that all the code that the engine needs has been loaded. The engines
 * other than dot live in one plugin; neato is the one of them that leaves nothing behind that would change
 * the next layout. */
static void
load_engine (GVC_t      *context,
             const char *engine)
{
  const char *loader = strcmp (engine, "dot") == 0 ? "dot" : "neato";
  Agraph_t *graph = agopen ((char *) "load", Agdirected, NULL);

  if (graph == NULL)
    refuse ();
  set_defaults (graph, 0);
  agnode (graph, (char *) "0", 1);
  if (gvLayout (context, graph, loader) != 0)
    refuse ();
  gvFreeLayout (context, graph);
  agclose (graph);
}

#if defined(__SANITIZE_ADDRESS__)
/* Leaks are looked for by a process that the sandbox does not let start, and nothing is freed here. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}
#endif

int
main (void)
{
  Job job = { 0 };
  GVC_t *context;

  moniac_sandbox_enter ();
  agseterrf (ignore_message);

  read_head (&job);
  context = gvContext ();
  if (context == NULL)
    refuse ();
  load_engine (context, job.engine);
  moniac_sandbox_close ();

  job.widths = allocate ((size_t) job.n_nodes, sizeof *job.widths);
  job.heights = allocate ((size_t) job.n_nodes, sizeof *job.heights);
  job.nodes = allocate ((size_t) job.n_nodes, sizeof *job.nodes);
  job.graph = agopen ((char *) "moniac", Agdirected, NULL);
  if (job.graph == NULL)
    refuse ();

  set_defaults (job.graph, job.n_nodes > SMALL_FOR_DOT);
  read_nodes (&job);
  read_edges (&job);
  if (job.n_nodes > 0 && gvLayout (context, job.graph, job.engine) != 0)
    refuse ();

  write_positions (&job);

  /* Nothing is freed: the process ends here, and freeing is where Graphviz might still crash. */
  return fflush (stdout) == 0 ? 0 : 1;
}
