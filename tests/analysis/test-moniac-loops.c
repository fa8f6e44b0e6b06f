/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loops against published counts, their amounts, and their words. */
#include "moniac-loops.h"

#include <json-glib/json-glib.h>

#include "moniac-deal-file.h"
#include "moniac-test-network.h"

static void
count_loops (int             n,
             JsonArray      *edges,
             int             max_length,
             MoniacLoops   **out)
{
  guint n_edges = json_array_get_length (edges);
  g_autofree MoniacTestDeal *deals = g_new (MoniacTestDeal, n_edges);
  g_autoptr (MoniacNetwork) network = NULL;

  for (guint i = 0; i < n_edges; i++)
    {
      JsonArray *edge = json_array_get_array_element (edges, i);

      deals[i] = (MoniacTestDeal) { (int) json_array_get_int_element (edge, 0), (int) json_array_get_int_element (edge, 1), 1 };
    }
  network = moniac_test_network (n, (int) n_edges, deals, NULL);
  *out = moniac_loops_new (network, max_length, G_MAXINT, NULL);
}

static int
count_self_deals (JsonArray *edges)
{
  int n = 0;

  for (guint i = 0; i < json_array_get_length (edges); i++)
    {
      JsonArray *edge = json_array_get_array_element (edges, i);

      n += json_array_get_int_element (edge, 0) == json_array_get_int_element (edge, 1);
    }
  return n;
}

/* Published counts take a company that pays itself for a loop, and parallel deals for two; ours do neither. */
static void
test_published (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "reference", "cycles.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *cases;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  cases = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (cases), >, 5);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      JsonArray *edges = json_object_get_array_member (object, "edges");
      int self_deals = count_self_deals (edges);
      g_autoptr (MoniacLoops) loops = NULL;

      if (json_object_has_member (object, "multi"))
        continue;
      count_loops (60, edges, 60, &loops);
      g_test_message ("%s", json_object_get_string_member (object, "name"));
      if (json_object_has_member (object, "cycles"))
        g_assert_cmpint (loops->n + self_deals, ==, json_object_get_int_member (object, "cycles"));
      if (json_object_has_member (object, "by_max_length"))
        {
          JsonObject *limits = json_object_get_object_member (object, "by_max_length");
          g_autoptr (GList) names = json_object_get_members (limits);

          for (GList *at = names; at; at = at->next)
            {
              g_autoptr (MoniacLoops) limited = NULL;

              count_loops (60, edges, (int) g_ascii_strtoll (at->data, NULL, 10), &limited);
              g_assert_cmpint (limited->n + self_deals, ==, json_object_get_int_member (limits, at->data));
            }
        }
      g_assert_false (loops->capped);
    }
}

static void
test_amounts (void)
{
  const MoniacTestDeal deals[] = {
    { 0, 1, 30 }, { 1, 0, 5 }, { 1, 0, 3 },       /* a pair: 8 */
    { 1, 2, -1 }, { 2, 0, 10 },                   /* through an undisclosed leg: bounded by 10 */
    { 3, 4, -1 }, { 4, 3, -1 },                   /* nothing known */
    { 5, 6, 4 }, { 6, 5, 9 }, { 6, 5, -1 },       /* the undisclosed cannot be the smallest: 4 */
  };
  g_autoptr (MoniacNetwork) network = moniac_test_network (7, G_N_ELEMENTS (deals), deals, NULL);
  g_autoptr (MoniacLoops) loops = moniac_loops_new (network, 6, 100, NULL);

  g_assert_cmpint (loops->n, ==, 4);
  g_assert_cmpint (loops->loops[0].amount, ==, 1000);
  g_assert_false (loops->loops[0].known);
  g_assert_cmpint (loops->loops[0].n, ==, 3);
  g_assert_cmpint (loops->loops[1].amount, ==, 800);
  g_assert_true (loops->loops[1].known);
  g_assert_cmpint (loops->loops[1].n_deals[1], ==, 2);
  g_assert_cmpint (loops->loops[2].amount, ==, 400);
  g_assert_true (loops->loops[2].known);
  g_assert_cmpint (loops->loops[3].amount, ==, -1);
  g_assert_false (loops->loops[3].known);
}

/* All loops by trying every way from every company, however hopeless: how many of each length, and the sum of their
 * amounts. `sums` has the money from each company to each. */
#define MOST_COMPANIES 7

typedef struct
{
  int n;
  gint64 sums[MOST_COMPANIES][MOST_COMPANIES];
  int counts[MOST_COMPANIES + 1];
  gint64 amounts;
} BruteForce;

static void
try_all (BruteForce *self,
         int         start,
         int         v,
         guint       seen,
         int         length,
         gint64      amount)
{
  for (int w = start; w < self->n; w++)
    {
      gint64 smallest = MIN (amount, self->sums[v][w]);

      if (w == v || smallest == 0)
        continue;
      if (w == start)
        {
          self->counts[length]++;
          self->amounts += smallest;
        }
      else if (!((seen >> w) & 1))
        try_all (self, start, w, seen | (1u << w), length + 1, smallest);
    }
}

static void
test_random (void)
{
  int total = 0;

  for (guint seed = 0; seed < 1000; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      MoniacTestDeal deals[30];
      BruteForce oracle = { .n = g_rand_int_range (random, 1, MOST_COMPANIES + 1) };
      int n = moniac_test_random_deals (random, oracle.n, g_rand_int_range (random, 0, 31), 9, deals);
      int longest = g_rand_int_range (random, 2, MOST_COMPANIES + 1);
      g_autoptr (MoniacNetwork) network = moniac_test_network (oracle.n, n, deals, NULL);
      g_autoptr (MoniacLoops) all = moniac_loops_new (network, MOST_COMPANIES, G_MAXINT, NULL);
      g_autoptr (MoniacLoops) some = moniac_loops_new (network, longest, G_MAXINT, NULL);
      int counts[MOST_COMPANIES + 1] = { 0 }, n_some = 0;
      gint64 amounts = 0;

      for (int i = 0; i < n; i++)
        if (deals[i].payer >= 0 && deals[i].payee >= 0)
          oracle.sums[deals[i].payer][deals[i].payee] += 100 * deals[i].amount;
      for (int v = 0; v < oracle.n; v++)
        try_all (&oracle, v, v, 1u << v, 1, G_MAXINT64);
      for (int i = 0; i < all->n; i++)
        {
          counts[all->loops[i].n]++;
          amounts += all->loops[i].amount;
          n_some += all->loops[i].n <= longest;
          total++;
        }
      g_test_message ("seed %u", seed);
      g_assert_cmpmem (counts, sizeof counts, oracle.counts, sizeof counts);
      g_assert_cmpint (amounts, ==, oracle.amounts);
      g_assert_cmpint (some->n, ==, n_some);
      g_assert_false (all->capped || some->capped);
    }
  g_assert_cmpint (total, >, 1000);
}

#define N_COMPLETE 30

/* Each pays each: more loops than anybody can list. */
static MoniacNetwork *
complete_network (void)
{
  MoniacTestDeal deals[N_COMPLETE * (N_COMPLETE - 1)];
  int n = 0;

  for (int i = 0; i < N_COMPLETE; i++)
    for (int j = 0; j < N_COMPLETE; j++)
      if (i != j)
        deals[n++] = (MoniacTestDeal) { i, j, 1 + (i * 7 + j) % 13 };

  return moniac_test_network (N_COMPLETE, n, deals, NULL);
}

/* Each of 39 pays the ten after it: loops of up to 6 companies number millions. */
static MoniacNetwork *
ring_network (void)
{
  MoniacTestDeal deals[39 * 10];
  int n = 0;

  for (int i = 0; i < 39; i++)
    for (int j = 1; j <= 10; j++)
      deals[n++] = (MoniacTestDeal) { i, (i + j) % 39, 1 + (i + j) % 7 };

  return moniac_test_network (39, n, deals, NULL);
}

/* Some loops at once, however many there are: the work is a few looks for each of those that are listed. */
static void
test_cap (void)
{
  g_autoptr (MoniacNetwork) network = complete_network ();
  g_autoptr (MoniacNetwork) ring = ring_network ();
  g_autoptr (MoniacLoops) capped = NULL;
  g_autoptr (MoniacLoops) around = moniac_loops_new (ring, MONIAC_LOOPS_MAX_LENGTH, MONIAC_LOOPS_CAP, NULL);
  g_autoptr (MoniacLoops) pairs = NULL;

  g_assert_true (around->capped);
  g_assert_cmpint (around->n, ==, MONIAC_LOOPS_CAP);
  g_assert_cmpint (around->n_steps, <, 100 * MONIAC_LOOPS_CAP);
  capped = moniac_loops_new (network, MONIAC_LOOPS_MAX_LENGTH, MONIAC_LOOPS_CAP, NULL);
  g_assert_true (capped->capped);
  g_assert_cmpint (capped->n, ==, MONIAC_LOOPS_CAP);
  g_assert_cmpint (capped->n_steps, <, 100 * MONIAC_LOOPS_CAP);
  pairs = moniac_loops_new (network, 2, 435, NULL);
  g_assert_cmpint (pairs->n, ==, 435);
  g_assert_false (pairs->capped);
}

/* Cancelling. This program has a cancellable of its own making: it counts how often it is looked at, and says yes from
 * the look on that was asked for. */

static int n_looks;
static int looks_until_cancelled;

gboolean
g_cancellable_is_cancelled (GCancellable *cancellable)
{
  n_looks += cancellable != NULL;
  return cancellable != NULL && n_looks >= looks_until_cancelled;
}

static MoniacLoops *
find_until (const MoniacNetwork *network,
            int                  cap,
            int                  n)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  n_looks = 0;
  looks_until_cancelled = n;
  return moniac_loops_new (network, MONIAC_LOOPS_MAX_LENGTH, cap, cancellable);
}

/* No more than so many steps pass between two looks, besides those of the company that the search is at. */
#define STEPS_BETWEEN_LOOKS 4096

static void
test_cancelled (void)
{
  g_autoptr (MoniacNetwork) network = complete_network ();
  g_autoptr (MoniacLoops) all = find_until (network, MONIAC_LOOPS_CAP, G_MAXINT);
  int n_all = n_looks;

  g_assert_false (all->stopped);
  g_assert_cmpint (n_all, >, 20);
  g_assert_cmpint (all->n_steps, <=, (gint64) (n_all + 1) * (STEPS_BETWEEN_LOOKS + N_COMPLETE));
  for (int n = 1; n <= n_all; n++)
    {
      g_autoptr (MoniacLoops) loops = find_until (network, MONIAC_LOOPS_CAP, n);

      g_assert_true (loops->stopped);
      g_assert_cmpint (n_looks, ==, n);
      g_assert_cmpint (loops->n_steps, <=, (gint64) n * (STEPS_BETWEEN_LOOKS + N_COMPLETE));
      g_assert_cmpint (loops->n, <, all->n);
      g_assert_false (loops->capped);
    }
}

/* What was found until then are loops like any others. */
static void
test_stopped (void)
{
  g_autoptr (MoniacNetwork) network = complete_network ();
  g_autoptr (MoniacLoops) loops = find_until (network, MONIAC_LOOPS_CAP, 3);

  g_assert_true (loops->stopped);
  g_assert_cmpint (loops->n, >, 100);
  for (int i = 0; i < loops->n; i++)
    {
      g_assert_cmpint (loops->loops[i].n, >=, 2);
      g_assert_cmpint (loops->loops[i].amount, >, 0);
      for (int k = 0; k < loops->loops[i].n; k++)
        {
          const MoniacNetworkDeal *deal = &network->deals[loops->loops[i].deals[k][0]];

          g_assert_cmpint (deal->payer, ==, loops->loops[i].companies[k]);
          g_assert_cmpint (deal->payee, ==, loops->loops[i].companies[(k + 1) % loops->loops[i].n]);
        }
    }
}

/* A ring of eight has one loop, which is longer than those that are looked for. */
static void
test_long (void)
{
  MoniacTestDeal deals[8];
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacLoops) loops = NULL;
  g_autoptr (MoniacLoops) long_loops = NULL;

  for (int i = 0; i < 8; i++)
    deals[i] = (MoniacTestDeal) { i, (i + 1) % 8, 3 };
  network = moniac_test_network (8, 8, deals, NULL);
  loops = moniac_loops_new (network, MONIAC_LOOPS_MAX_LENGTH, MONIAC_LOOPS_CAP, NULL);
  long_loops = moniac_loops_new (network, 8, MONIAC_LOOPS_CAP, NULL);
  g_assert_cmpint (loops->n, ==, 0);
  g_assert_true (loops->any);
  g_assert_cmpint (loops->max_length, ==, MONIAC_LOOPS_MAX_LENGTH);
  g_assert_cmpint (long_loops->n, ==, 1);
}

static void
test_text (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples", "ai-deals-2025-11.deals.json", NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = moniac_deal_file_load (path, problems, NULL, NULL);
  g_autoptr (MoniacNetwork) network = moniac_network_new (document, NULL);
  g_autoptr (MoniacLoops) loops = moniac_loops_new (network, 6, 100, NULL);
  g_autofree char *pair = NULL;
  g_autofree char *triangle = NULL;

  g_assert_cmpint (loops->n, ==, 2);
  triangle = moniac_loop_to_text (&loops->loops[0], network);
  pair = moniac_loop_to_text (&loops->loops[1], network);
  g_assert_cmpstr (triangle, ==, "Anthropic pays Microsoft $30 billion for cloud; Microsoft buys hardware from Nvidia, amount not "
                   "disclosed; Nvidia invests up to $10 billion in Anthropic.");
  g_assert_cmpstr (pair, ==, "Anthropic pays Microsoft $30 billion for cloud; Microsoft invests up to $5 billion in Anthropic.");
}

/* An amount that is only supposed is told like any other. */
static void
test_text_supposed (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples", "ai-deals-2025-11.deals.json", NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = moniac_deal_file_load (path, problems, NULL, NULL);
  g_autoptr (GHashTable) amounts = g_hash_table_new (g_str_hash, g_str_equal);
  MoniacNumber billions = moniac_number_from_text ("10e9", -1);
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacLoops) loops = NULL;
  g_autofree char *triangle = NULL;

  g_hash_table_insert (amounts, (char *) "microsoft-chips", &billions);
  network = moniac_network_new (document, &(MoniacNetworkOptions) { .amounts = amounts });
  loops = moniac_loops_new (network, 6, 100, NULL);
  g_assert_true (loops->loops[0].known);
  triangle = moniac_loop_to_text (&loops->loops[0], network);
  g_assert_cmpstr (triangle, ==, "Anthropic pays Microsoft $30 billion for cloud; Microsoft pays Nvidia $10 billion for "
                   "hardware; Nvidia invests up to $10 billion in Anthropic.");
  moniac_number_clear (&billions);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loops/published", test_published);
  g_test_add_func ("/loops/random", test_random);
  g_test_add_func ("/loops/amounts", test_amounts);
  g_test_add_func ("/loops/cap", test_cap);
  g_test_add_func ("/loops/cancelled", test_cancelled);
  g_test_add_func ("/loops/stopped", test_stopped);
  g_test_add_func ("/loops/long", test_long);
  g_test_add_func ("/loops/text", test_text);
  g_test_add_func ("/loops/text-supposed", test_text_supposed);
  return g_test_run ();
}
