/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the placement by stress: distances on the plane are like those along the edges. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "moniac-stress.h"

typedef struct
{
  int n;
  MoniacRect *sizes;
  MoniacPoint *at;
  GArray *edges;
} Graph;

static Graph *
graph_new (int n)
{
  Graph *self = g_new0 (Graph, 1);

  self->n = n;
  self->sizes = g_new0 (MoniacRect, n);
  self->at = g_new0 (MoniacPoint, n);
  self->edges = g_array_new (FALSE, FALSE, sizeof (MoniacGraphvizEdge));
  for (int i = 0; i < n; i++)
    self->sizes[i] = (MoniacRect) { 0, 0, 20, 20 };

  return self;
}

static void
graph_free (Graph *self)
{
  g_array_unref (self->edges);
  g_free (self->sizes);
  g_free (self->at);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Graph, graph_free)

static void
tie (Graph *self,
     int    from,
     int    to)
{
  MoniacGraphvizEdge edge = { from, to, 1 };

  g_array_append_val (self->edges, edge);
}

static void
place (Graph *self,
       guint  seed)
{
  moniac_stress_place (self->n, self->sizes, (int) self->edges->len,
                       (const MoniacGraphvizEdge *) (gpointer) self->edges->data, seed, self->at, NULL);
}

static double
distance (const Graph *self,
          int          a,
          int          b)
{
  return hypot (self->at[a].x - self->at[b].x, self->at[a].y - self->at[b].y);
}

static double
mean_of_edges (const Graph *self)
{
  double sum = 0;

  for (guint i = 0; i < self->edges->len; i++)
    {
      const MoniacGraphvizEdge *edge = &g_array_index (self->edges, MoniacGraphvizEdge, i);

      sum += distance (self, edge->from, edge->to);
    }

  return sum / self->edges->len;
}

/* Of pairs spread evenly over all. */
static double
mean_of_pairs (const Graph *self)
{
  double sum = 0;
  int n = 0;

  for (int i = 0; i < self->n; i += 7)
    for (int j = i + 1; j < self->n; j += 11, n++)
      sum += distance (self, i, j);

  return sum / n;
}

static void
assert_finite (const Graph *self)
{
  for (int i = 0; i < self->n; i++)
    g_assert_true (isfinite (self->at[i].x) && isfinite (self->at[i].y));
}

/* A chain has no reason to bend: its ends are farthest apart, and its steps are equally long. */
static void
test_chain (void)
{
  g_autoptr (Graph) graph = graph_new (9);
  double step;

  for (int i = 0; i + 1 < graph->n; i++)
    tie (graph, i, i + 1);
  place (graph, 1);

  step = mean_of_edges (graph);
  g_assert_cmpfloat_with_epsilon (step, 60, 6);
  g_assert_cmpfloat (distance (graph, 0, 8), >, 6 * step);
  for (int i = 0; i + 1 < graph->n; i++)
    g_assert_cmpfloat_with_epsilon (distance (graph, i, i + 1), step, step / 3);
}

/* Large nodes keep their neighbours farther away. */
static void
test_sizes (void)
{
  g_autoptr (Graph) graph = graph_new (4);

  graph->sizes[0] = (MoniacRect) { 0, 0, 400, 400 };
  tie (graph, 0, 1);
  tie (graph, 2, 3);
  tie (graph, 1, 2);
  place (graph, 1);

  g_assert_cmpfloat (distance (graph, 0, 1), >, 200 + 10);
  g_assert_cmpfloat (distance (graph, 0, 1), >, distance (graph, 2, 3) + 100);
}

static void
test_parts (void)
{
  g_autoptr (Graph) graph = graph_new (6);

  for (int i = 0; i < graph->n; i += 2)
    tie (graph, i, i + 1);
  place (graph, 3);

  assert_finite (graph);
  for (int i = 0; i < graph->n; i++)
    for (int j = i + 1; j < graph->n; j++)
      g_assert_cmpfloat (distance (graph, i, j), >, 30);
}

static void
test_few (void)
{
  for (int n = 0; n < 3; n++)
    {
      g_autoptr (Graph) graph = graph_new (n);

      if (n > 0)
        tie (graph, 0, 0);
      place (graph, 1);
      assert_finite (graph);
    }
}

static void
test_seed (void)
{
  g_autoptr (Graph) graph = graph_new (30);
  g_autofree MoniacPoint *first = NULL;

  for (int i = 1; i < graph->n; i++)
    tie (graph, i, (i * 7) % i);
  place (graph, 1);
  first = g_memdup2 (graph->at, graph->n * sizeof *first);
  place (graph, 2);
  g_assert_cmpint (memcmp (first, graph->at, graph->n * sizeof *first), !=, 0);
  place (graph, 1);
  g_assert_cmpmem (first, graph->n * sizeof *first, graph->at, graph->n * sizeof *first);
}

/* A grid of very many nodes keeps its shape, by pivots alone and without a list of all pairs. */
static void
test_many (void)
{
  enum { SIDE = 60 };
  g_autoptr (Graph) graph = graph_new (SIDE * SIDE);
  int far = SIDE * SIDE - 1;

  for (int i = 0; i < SIDE; i++)
    for (int j = 0; j < SIDE; j++)
      {
        if (j + 1 < SIDE)
          tie (graph, i * SIDE + j, i * SIDE + j + 1);
        if (i + 1 < SIDE)
          tie (graph, i * SIDE + j, (i + 1) * SIDE + j);
      }
  place (graph, 1);

  assert_finite (graph);
  g_assert_cmpfloat (mean_of_edges (graph) * 8, <, mean_of_pairs (graph));
  g_assert_cmpfloat (distance (graph, 0, far), >, 1.5 * mean_of_pairs (graph));
}

static void
test_cancelled (void)
{
  g_autoptr (Graph) graph = graph_new (3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  tie (graph, 0, 1);
  g_cancellable_cancel (cancellable);
  moniac_stress_place (3, graph->sizes, 1, (const MoniacGraphvizEdge *) (gpointer) graph->edges->data,
                       1, graph->at, cancellable);
  assert_finite (graph);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stress/chain", test_chain);
  g_test_add_func ("/stress/sizes", test_sizes);
  g_test_add_func ("/stress/parts", test_parts);
  g_test_add_func ("/stress/few", test_few);
  g_test_add_func ("/stress/seed", test_seed);
  g_test_add_func ("/stress/many", test_many);
  g_test_add_func ("/stress/cancelled", test_cancelled);

  return g_test_run ();
}
