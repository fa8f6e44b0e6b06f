/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layout program that asks Graphviz for what is known to kill it or to keep it for ever, by the name in
 * MONIAC_CRASH. Moniac's own program asks for none of it; but what kills Graphviz there is going to
 * look like this. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cgraph.h>
#include <gvc.h>

#define MOST_ROUNDS 2000

static Agraph_t *
new_graph (int        n_nodes,
           Agnode_t **nodes)
{
  Agraph_t *graph = agopen ((char *) "crash", Agdirected, NULL);

  agattr (graph, AGNODE, (char *) "label", (char *) "");
  for (int i = 0; i < n_nodes; i++)
    {
      char name[16];

      snprintf (name, sizeof name, "%d", i);
      nodes[i] = agnode (graph, name, 1);
    }
  return graph;
}

static void
add_random_edges (Agraph_t  *graph,
                  int        n_nodes,
                  Agnode_t **nodes,
                  int        n_edges)
{
  for (int i = 0; i < n_edges; i++)
    agedge (graph, nodes[rand () % n_nodes], nodes[rand () % n_nodes], NULL, 1);
}

/* A cycle of six whose edges have an attribute with more than an int can be multiplied to. */
static void
lay_out_cycle (GVC_t      *context,
               const char *attribute,
               const char *value)
{
  Agnode_t *nodes[4];
  Agraph_t *graph = new_graph (4, nodes);
  static const int edges[6][2] = { { 0, 1 }, { 1, 2 }, { 2, 0 }, { 2, 3 }, { 3, 0 }, { 1, 3 } };

  agattr (graph, AGEDGE, (char *) attribute, (char *) value);
  for (int i = 0; i < 6; i++)
    agedge (graph, nodes[edges[i][0]], nodes[edges[i][1]], NULL, 1);
  gvLayout (context, graph, "dot");
}

/* Routing edges around boxes of many sizes writes past the end of its memory for about one graph of twenty. */
static void
corrupt_heap (GVC_t *context)
{
  static const char * const engines[] = { "neato", "circo", "twopi" };

  for (int round = 0; round < MOST_ROUNDS; round++)
    {
      int n = 2 + rand () % 24;
      Agnode_t *nodes[25];
      Agraph_t *graph = new_graph (n, nodes);

      agattr (graph, AGRAPH, (char *) "splines", (char *) "true");
      agattr (graph, AGNODE, (char *) "shape", (char *) "box");
      agattr (graph, AGNODE, (char *) "fixedsize", (char *) "true");
      agattr (graph, AGNODE, (char *) "width", (char *) "1");
      for (int i = 0; i < n; i++)
        {
          char width[16];

          snprintf (width, sizeof width, "%d.%d", rand () % 4, 1 + rand () % 9);
          agset (nodes[i], (char *) "width", width);
        }
      add_random_edges (graph, n, nodes, rand () % 60);
      gvLayout (context, graph, engines[round % 3]);
      gvFreeLayout (context, graph);
      agclose (graph);
    }
}

/* Curved edges of many deals recurse, for longer than anybody waits. */
static void
recurse (GVC_t *context)
{
  Agnode_t *nodes[50];
  Agraph_t *graph = new_graph (50, nodes);

  agattr (graph, AGRAPH, (char *) "splines", (char *) "curved");
  add_random_edges (graph, 50, nodes, 200);
  gvLayout (context, graph, "dot");
}

int
main (void)
{
  const char *how = getenv ("MONIAC_CRASH");
  GVC_t *context = gvContext ();

  while (getchar () != EOF)
    ;
  srand (7);
  if (strcmp (how, "weight") == 0)
    lay_out_cycle (context, "weight", "900000000");
  else if (strcmp (how, "length") == 0)
    lay_out_cycle (context, "minlen", "100000");
  else if (strcmp (how, "heap") == 0)
    corrupt_heap (context);
  else
    recurse (context);
  return 0;
}
