/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Components, against reachability by brute force. */
#include "moniac-components.h"

#define MAX_NODES 12

static void
reach (int        n,
       int        n_arcs,
       const int *from,
       const int *to,
       gboolean   out[MAX_NODES][MAX_NODES])
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      out[i][j] = i == j;
  for (int i = 0; i < n_arcs; i++)
    out[from[i]][to[i]] = TRUE;
  for (int k = 0; k < n; k++)
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++)
        out[i][j] |= out[i][k] && out[k][j];
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 2000; round++)
    {
      int n = g_rand_int_range (random, 1, MAX_NODES + 1);
      int n_arcs = g_rand_int_range (random, 0, 3 * n);
      int from[3 * MAX_NODES], to[3 * MAX_NODES];
      gboolean reachable[MAX_NODES][MAX_NODES];
      g_autofree int *component = NULL;

      for (int i = 0; i < n_arcs; i++)
        {
          from[i] = g_rand_int_range (random, 0, n);
          to[i] = g_rand_int_range (random, 0, n);
        }
      component = moniac_components (n, n_arcs, from, to);
      reach (n, n_arcs, from, to, reachable);
      for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
          g_assert_cmpint (component[i] == component[j], ==, reachable[i][j] && reachable[j][i]);
    }
}

/* A chain that would overflow a stack. */
static void
test_long_chain (void)
{
  const int n = 500000;
  g_autofree int *from = g_new (int, n);
  g_autofree int *to = g_new (int, n);
  g_autofree int *component = NULL;

  for (int i = 0; i < n; i++)
    {
      from[i] = i;
      to[i] = (i + 1) % n;
    }
  component = moniac_components (n, n, from, to);
  for (int i = 0; i < n; i++)
    g_assert_cmpint (component[i], ==, 0);
}

static void
test_empty (void)
{
  g_autofree int *component = moniac_components (0, 0, NULL, NULL);

  g_assert_nonnull (component);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/components/random", test_random);
  g_test_add_func ("/components/long-chain", test_long_chain);
  g_test_add_func ("/components/empty", test_empty);
  return g_test_run ();
}
