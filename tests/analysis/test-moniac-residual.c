/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flows against published values, and least costs against cycles that would lower them. */
#include "moniac-residual.h"

#include <json-glib/json-glib.h>

static int
node_of (GHashTable *nodes,
         JsonNode   *name)
{
  g_autofree char *text = json_to_string (name, FALSE);
  gpointer number;

  if (!g_hash_table_lookup_extended (nodes, text, NULL, &number))
    {
      number = GINT_TO_POINTER ((int) g_hash_table_size (nodes));
      g_hash_table_insert (nodes, g_steal_pointer (&text), number);
    }
  return GPOINTER_TO_INT (number);
}

static void
test_published (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "reference", "maxflow.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *cases;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  cases = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (cases), >, 2);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      JsonArray *edges = json_object_get_array_member (object, "edges");
      g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree MoniacArc *arcs = g_new (MoniacArc, json_array_get_length (edges));
      g_autofree MoniacWide *excess = g_new0 (MoniacWide, 200);
      g_autoptr (MoniacResidual) flow = NULL;
      int source = node_of (nodes, json_object_get_member (object, "s"));
      int sink = node_of (nodes, json_object_get_member (object, "t"));

      for (guint j = 0; j < json_array_get_length (edges); j++)
        {
          JsonArray *edge = json_array_get_array_element (edges, j);

          arcs[j].tail = node_of (nodes, json_array_get_element (edge, 0));
          arcs[j].head = node_of (nodes, json_array_get_element (edge, 1));
          arcs[j].capacity = json_array_get_int_element (edge, 2);
          arcs[j].cost = 0;
        }
      g_test_message ("%s", json_object_get_string_member (object, "name"));
      flow = moniac_residual_new (200, arcs, (int) json_array_get_length (edges));
      excess[source] = 1000000;
      excess[sink] = -1000000;
      g_assert_cmpint ((gint64) moniac_residual_route (flow, excess, NULL), ==, json_object_get_int_member (object, "flow"));
    }
}

/* Whether the residual network has a cycle of negative cost (Bellman-Ford): then the flow is not of least cost. */
static gboolean
can_be_cheaper (int               n,
                int               n_arcs,
                const MoniacArc      *arcs,
                const MoniacResidual *flow)
{
  gint64 distance[16] = { 0 };
  gboolean changed = TRUE;

  for (int round = 0; round <= n && changed; round++)
    {
      changed = FALSE;
      for (int i = 0; i < n_arcs; i++)
        {
          gint64 f = moniac_residual_sent (flow, i);

          if (f < arcs[i].capacity && distance[arcs[i].tail] + arcs[i].cost < distance[arcs[i].head])
            {
              distance[arcs[i].head] = distance[arcs[i].tail] + arcs[i].cost;
              changed = TRUE;
            }
          if (f > 0 && distance[arcs[i].head] - arcs[i].cost < distance[arcs[i].tail])
            {
              distance[arcs[i].tail] = distance[arcs[i].head] - arcs[i].cost;
              changed = TRUE;
            }
        }
    }
  return changed;
}

static void
test_least_cost (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  int carried = 0;

  for (int round = 0; round < 3000; round++)
    {
      int n = g_rand_int_range (random, 2, 9);
      int n_arcs = g_rand_int_range (random, 1, 4 * n);
      MoniacArc arcs[40];
      gint64 balance[16] = { 0 };
      MoniacWide excess[16] = { 0 };
      g_autoptr (MoniacResidual) flow = NULL;
      gint64 sent;

      for (int i = 0; i < n_arcs; i++)
        {
          arcs[i] = (MoniacArc) { g_rand_int_range (random, 0, n), g_rand_int_range (random, 0, n),
                            g_rand_int_range (random, 0, 20), g_rand_int_range (random, 0, 5) };
        }
      flow = moniac_residual_new (n, arcs, n_arcs);
      excess[0] = 1000;
      excess[n - 1] = -1000;
      g_assert_true (moniac_residual_settle (flow, excess, NULL));
      sent = 1000 - (gint64) excess[0];
      carried += sent > 0;
      for (int i = 0; i < n_arcs; i++)
        {
          gint64 f = moniac_residual_sent (flow, i);
          gint64 reduced = arcs[i].cost + flow->potential[arcs[i].tail]
                           - flow->potential[arcs[i].head];

          g_assert_cmpint (f, >=, 0);
          g_assert_cmpint (f, <=, arcs[i].capacity);
          g_assert_true (reduced <= 0 || f == 0);
          g_assert_true (reduced >= 0 || f == arcs[i].capacity);
          balance[arcs[i].tail] -= f;
          balance[arcs[i].head] += f;
        }
      for (int v = 0; v < n; v++)
        g_assert_cmpint (balance[v], ==, v == 0 ? -sent : v == n - 1 ? sent : 0);
      g_assert_false (can_be_cheaper (n, n_arcs, arcs, flow));
    }
  g_assert_cmpint (carried, >, 1000);
}

static void
test_cancelled (void)
{
  const MoniacArc arc = { 0, 1, 5, 1 };
  MoniacWide excess[] = { 5, -5 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MoniacResidual) residual = moniac_residual_new (2, &arc, 1);

  g_cancellable_cancel (cancellable);
  g_assert_false (moniac_residual_settle (residual, excess, cancellable));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/residual/published", test_published);
  g_test_add_func ("/residual/least-cost", test_least_cost);
  g_test_add_func ("/residual/cancelled", test_cancelled);
  return g_test_run ();
}
