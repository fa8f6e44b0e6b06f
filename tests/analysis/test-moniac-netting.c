/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Netting leaves every company's net as it was, and nothing that could be netted further. */
#include "moniac-circulation.h"

#include <json-glib/json-glib.h>

#include "moniac-test-network.h"

static void
assert_same_nets (const MoniacNetwork *a,
                  const MoniacNetwork *b)
{
  g_assert_cmpint (a->n_companies, ==, b->n_companies);
  g_assert_cmpint (a->n_deals, ==, b->n_deals);
  for (int v = 0; v < a->n_companies; v++)
    g_assert_cmpint (a->companies[v].received - a->companies[v].paid, ==, b->companies[v].received - b->companies[v].paid);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (int round = 0; round < 1000; round++)
    {
      MoniacTestDeal deals[20];
      int n = moniac_test_random_deals (random, 6, 20, 9, deals);
      g_autoptr (MoniacNetwork) network = moniac_test_network (6, n, deals, NULL);
      g_autoptr (MoniacNetwork) none = moniac_netting_apply (network, MONIAC_NET_NONE);
      g_autoptr (MoniacNetwork) pairs = moniac_netting_apply (network, MONIAC_NET_PAIRS);
      g_autoptr (MoniacNetwork) all = moniac_netting_apply (network, MONIAC_NET_ALL);
      g_autoptr (MoniacCirculation) left = moniac_circulation_new (all, NULL);
      g_autoptr (MoniacCirculation) before = moniac_circulation_new (network, NULL);

      g_assert_true (none == network);
      assert_same_nets (network, pairs);
      assert_same_nets (network, all);
      g_assert_cmpint (left->total, ==, 0);
      g_assert_cmpint (all->gross, ==, network->gross - before->total);
      g_assert_cmpint (pairs->gross, >=, all->gross);
      for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
          if (pairs->deals[i].payer >= 0 && pairs->deals[i].payee >= 0 && pairs->deals[i].payer != pairs->deals[i].payee
              && pairs->deals[i].payer == pairs->deals[j].payee && pairs->deals[i].payee == pairs->deals[j].payer)
            g_assert_true (pairs->deals[i].amount == 0 || pairs->deals[j].amount == 0);
    }
}

static void
test_pairs (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 30 }, { 1, 0, 5 }, { 1, 0, 10 }, { 1, 2, 4 }, { 2, 2, 3 } };
  g_autoptr (MoniacNetwork) network = moniac_test_network (3, 5, deals, NULL);
  g_autoptr (MoniacNetwork) pairs = moniac_netting_apply (network, MONIAC_NET_PAIRS);

  g_assert_cmpint (pairs->deals[0].amount, ==, 1500);
  g_assert_cmpint (pairs->deals[1].amount, ==, 0);
  g_assert_cmpint (pairs->deals[2].amount, ==, 0);
  g_assert_cmpint (pairs->deals[3].amount, ==, 400);
  g_assert_cmpint (pairs->deals[4].amount, ==, 300);
}

static int
company_of (GPtrArray  *names,
            const char *name)
{
  guint number;

  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, &number))
    {
      number = names->len;
      g_ptr_array_add (names, (gpointer) name);
    }
  return (int) number;
}

static void
assert_published_nets (const MoniacNetwork *network,
                       GPtrArray           *names,
                       JsonObject          *nets)
{
  g_assert_cmpuint (json_object_get_size (nets), ==, names->len);
  for (guint v = 0; v < names->len; v++)
    g_assert_cmpint (network->companies[v].received - network->companies[v].paid, ==,
                     100 * json_object_get_int_member (nets, names->pdata[v]));
}

/* What "all" leaves: what the example says where it speaks of netting along loops ("conservative"); else nothing comes
 * back, and all stays. Paying just the nets, as the examples' least gross has it, would take deals that nobody made. */
static void
assert_published (JsonObject *example,
                  JsonArray  *deals)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (MoniacNetwork) network = NULL;
  g_autoptr (MoniacNetwork) pairs = NULL;
  g_autoptr (MoniacNetwork) all = NULL;
  MoniacTestDeal made[8];
  gint64 gross = 0, left;

  for (guint i = 0; i < json_array_get_length (deals); i++)
    {
      JsonArray *deal = json_array_get_array_element (deals, i);

      made[i].payer = company_of (names, json_array_get_string_element (deal, 0));
      made[i].payee = company_of (names, json_array_get_string_element (deal, 1));
      made[i].amount = (int) json_array_get_int_element (deal, 2);
      gross += made[i].amount;
    }
  network = moniac_test_network ((int) names->len, (int) json_array_get_length (deals), made, NULL);
  pairs = moniac_netting_apply (network, MONIAC_NET_PAIRS);
  all = moniac_netting_apply (network, MONIAC_NET_ALL);
  left = json_object_get_int_member_with_default (example, "conservative_residual", gross);
  g_assert_cmpint (network->gross, ==, 100 * gross);
  g_assert_cmpint (pairs->gross, ==, 100 * gross);
  g_assert_cmpint (all->gross, ==, 100 * left);
  g_assert_cmpint (all->gross, >=, 100 * json_object_get_int_member (example, "minimal_gross"));
  g_assert_cmpint (network->gross - all->gross, ==,
                   100 * json_object_get_int_member_with_default (example, "conservative_removed", 0));
  assert_published_nets (network, names, json_object_get_object_member (example, "net"));
  assert_published_nets (pairs, names, json_object_get_object_member (example, "net"));
  assert_published_nets (all, names, json_object_get_object_member (example, "net"));
}

static void
test_published (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "reference", "clearing.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *examples;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  examples = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "netting");
  g_assert_cmpuint (json_array_get_length (examples), ==, 2);
  for (guint i = 0; i < json_array_get_length (examples); i++)
    {
      JsonObject *example = json_array_get_object_element (examples, i);
      const char *deals = json_object_has_member (example, "debts") ? "debts" : "edges";

      g_test_message ("%s", json_object_get_string_member (example, "name"));
      assert_published (example, json_object_get_array_member (example, deals));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/netting/random", test_random);
  g_test_add_func ("/netting/pairs", test_pairs);
  g_test_add_func ("/netting/published", test_published);
  return g_test_run ();
}
