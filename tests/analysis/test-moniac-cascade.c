/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clearing vectors: published ones, and on random networks that they are fixed points and the greatest. */
#include "moniac-cascade.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "moniac-test-network.h"

#define N_COMPANIES 6
#define N_DEALS 16

static MoniacNetwork *
network_with_cash (int                   n_companies,
                   int                   n_deals,
                   const MoniacTestDeal *deals,
                   const double         *cash)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();

  for (int i = 0; i < n_companies; i++)
    {
      g_autofree char *id = moniac_test_company_id (i);
      MoniacCompanyRecord *record = moniac_test_company (id);

      if (cash && cash[i] >= 0)
        record->cash = moniac_number_from_double (cash[i]);
      moniac_document_begin (document, "Add Company");
      moniac_document_insert_company (document, G_MAXUINT, record);
      moniac_document_end (document);
      moniac_company_record_unref (record);
    }
  for (int i = 0; i < n_deals; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%05d", i);
      g_autofree char *payer = deals[i].payer < 0 ? NULL : moniac_test_company_id (deals[i].payer);
      g_autofree char *payee = deals[i].payee < 0 ? NULL : moniac_test_company_id (deals[i].payee);
      g_autofree char *amount = g_strdup_printf ("%d", deals[i].amount);

      moniac_test_add_deal (document, moniac_test_deal (id, payer, payee, "debt", amount));
    }

  return moniac_network_new (document, NULL);
}

static void
test_published (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "reference", "clearing.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *cases;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  cases = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "clearing");
  g_assert_cmpuint (json_array_get_length (cases), >, 1);
  for (guint k = 0; k < json_array_get_length (cases); k++)
    {
      JsonObject *object = json_array_get_object_element (cases, k);
      JsonObject *debts = json_object_get_object_member (object, "obligations");
      JsonArray *cash = json_object_get_array_member (object, "cash");
      JsonArray *pays = json_object_get_array_member (object, "eisenberg_noe");
      const MoniacTestDeal deals[] = {
        { 0, 1, (int) json_object_get_int_member (debts, "A_to_B") },
        { 1, 2, (int) json_object_get_int_member (debts, "B_to_C") },
        { 2, 0, (int) json_object_get_int_member (debts, "C_to_A") },
      };
      const double has[] = { json_array_get_double_element (cash, 0), json_array_get_double_element (cash, 1),
                             json_array_get_double_element (cash, 2) };
      const double shares[] = { 1, 1, 1 };
      g_autoptr (MoniacNetwork) network = network_with_cash (3, 3, deals, has);
      g_autoptr (MoniacCascade) cascade = moniac_cascade_new (network, shares);

      for (int v = 0; v < 3; v++)
        g_assert_cmpfloat_with_epsilon (cascade->pays[v] * network->unit, json_array_get_double_element (pays, (guint) v), 1e-9);
    }
}

/* What each company pays when the others pay `pays`. */
static void
pay_once (const MoniacNetwork *network,
          const MoniacCascade *cascade,
          const double        *shares,
          const double        *pays,
          double              *out)
{
  for (int v = 0; v < network->n_companies; v++)
    {
      double has = cascade->cash[v];

      for (int i = 0; i < network->n_deals; i++)
        {
          const MoniacNetworkDeal *deal = &network->deals[i];

          if (deal->payee != v || deal->payer == v || deal->amount == 0)
            continue;
          has += deal->payer < 0 ? (double) deal->amount
                 : deal->amount / cascade->owed[deal->payer] * pays[deal->payer];
        }
      out[v] = MIN (shares[v] * cascade->owed[v], has);
    }
}

/* The oracle: from the largest payments down, as long as they fall. */
static void
assert_greatest (const MoniacNetwork *network,
                 const MoniacCascade *cascade,
                 const double        *shares)
{
  double now[N_COMPANIES], next[N_COMPANIES];

  for (int v = 0; v < network->n_companies; v++)
    now[v] = shares[v] * cascade->owed[v];
  for (int round = 0; round < 20000; round++)
    {
      pay_once (network, cascade, shares, now, next);
      memcpy (now, next, network->n_companies * sizeof *now);
    }
  pay_once (network, cascade, shares, cascade->pays, next);
  for (int v = 0; v < network->n_companies; v++)
    {
      g_assert_cmpfloat_with_epsilon (cascade->pays[v], now[v], 1e-6 * (1 + cascade->owed[v]));
      g_assert_cmpfloat_with_epsilon (cascade->pays[v], next[v], 1e-6 * (1 + cascade->owed[v]));
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2001);

  for (int round = 0; round < 300; round++)
    {
      MoniacTestDeal deals[N_DEALS];
      double cash[N_COMPANIES], shares[N_COMPANIES];
      g_autoptr (MoniacNetwork) network = NULL;
      g_autoptr (MoniacCascade) cascade = NULL;

      moniac_test_random_deals (random, N_COMPANIES, N_DEALS, 20, deals);
      for (int v = 0; v < N_COMPANIES; v++)
        {
          cash[v] = g_rand_int_range (random, -1, 12);
          shares[v] = g_rand_int_range (random, 0, 3) == 0 ? g_rand_double (random) : 1;
        }
      network = network_with_cash (N_COMPANIES, N_DEALS, deals, cash);
      cascade = moniac_cascade_new (network, shares);
      assert_greatest (network, cascade, shares);
    }
}

/* Nobody named: with just enough cash everybody pays everything. One pays half: who depends on it fails too. */
static void
test_just_enough (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 10 }, { 1, 2, 8 }, { 2, -1, 6 }, { 3, 2, 0 } };
  const double all[] = { 1, 1, 1, 1 };
  const double half[] = { 0.5, 1, 1, 1 };
  g_autoptr (MoniacNetwork) network = network_with_cash (4, 4, deals, NULL);
  g_autoptr (MoniacCascade) before = moniac_cascade_new (network, all);
  g_autoptr (MoniacCascade) after = moniac_cascade_new (network, half);
  const double paid[] = { 5, 5, 5, 0 };

  for (int v = 0; v < 4; v++)
    {
      g_assert_false (before->defaults[v]);
      g_assert_cmpfloat (before->pays[v], ==, before->owed[v]);
      g_assert_cmpint (after->defaults[v], ==, v < 3);
    }
  for (int i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (after->paid[i] * network->unit, paid[i], 1e-9);
}

/* A loop that owes nothing to anybody else, without cash: paying round everything is a solution, and the greatest. */
static void
test_closed_loop (void)
{
  const MoniacTestDeal deals[] = { { 0, 1, 10 }, { 1, 0, 10 } };
  const double cash[] = { 0, 0 };
  const double all[] = { 1, 1 };
  const double some[] = { 1, 0.25 };
  g_autoptr (MoniacNetwork) network = network_with_cash (2, 2, deals, cash);
  g_autoptr (MoniacCascade) before = moniac_cascade_new (network, all);
  g_autoptr (MoniacCascade) after = moniac_cascade_new (network, some);

  g_assert_cmpfloat_with_epsilon (before->pays[0] * network->unit, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (before->pays[1] * network->unit, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (after->pays[0] * network->unit, 2.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (after->pays[1] * network->unit, 2.5, 1e-9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cascade/published", test_published);
  g_test_add_func ("/cascade/random", test_random);
  g_test_add_func ("/cascade/just-enough", test_just_enough);
  g_test_add_func ("/cascade/closed-loop", test_closed_loop);

  return g_test_run ();
}
