/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in view, and what it counts. */
#include "moniac-network.h"

#include <math.h>

#include "moniac-test-document.h"

static MoniacDealRecord *
with_status (MoniacDealRecord *record,
             MoniacStatus      status)
{
  record->status = status;
  return record;
}

static MoniacDealRecord *
with_form (MoniacDealRecord *record,
           MoniacAmountForm  form,
           const char       *low)
{
  record->amount.form = form;
  if (low)
    record->amount.low = moniac_number_from_text (low, -1);
  return record;
}

static MoniacDealRecord *
with_dates (MoniacDealRecord *record,
            const char       *date,
            const char       *until)
{
  if (date)
    g_assert_true (moniac_date_parse (date, &record->date));
  if (until)
    g_assert_true (moniac_date_parse (until, &record->until));
  return record;
}

static MoniacDocument *
make_document (void)
{
  MoniacDocument *document = moniac_document_new ();

  for (const char *id = "dcba"; *id; id++)
    moniac_test_add_company (document, (char[]) { *id, 0 });
  moniac_test_add_deal (document, moniac_test_deal ("z", "a", "b", "cloud", "30.25"));
  moniac_test_add_deal (document, with_form (moniac_test_deal ("y", "b", "a", "equity", "10"), MONIAC_AMOUNT_UP_TO, NULL));
  moniac_test_add_deal (document, moniac_test_deal ("x", "b", "a", "hardware", NULL));
  moniac_test_add_deal (document, moniac_test_deal ("w", "a", "b", "backing", "77"));
  moniac_test_add_deal (document, with_status (moniac_test_deal ("v", "a", NULL, "cloud", "1400"), MONIAC_STATUS_TALKS));
  moniac_test_add_deal (document, with_status (moniac_test_deal ("u", "c", "a", "cloud", "5"), MONIAC_STATUS_CANCELLED));

  return document;
}

static void
test_view (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  g_autoptr (MoniacNetwork) network = moniac_network_new (document, NULL);
  int z = moniac_network_find_deal (network, "z");
  int y = moniac_network_find_deal (network, "y");
  int x = moniac_network_find_deal (network, "x");
  int w = moniac_network_find_deal (network, "w");
  int a = moniac_network_find_company (network, "a");

  g_assert_cmpint (network->n_deals, ==, 4);
  g_assert_cmpint (network->n_soft, ==, 1);
  g_assert_cmpint (network->n_companies, ==, 3);    /* c has only a cancelled deal */
  g_assert_cmpint (moniac_network_find_company (network, "c"), ==, -1);
  g_assert_cmpint (moniac_network_find_deal (network, "v"), ==, -1);
  g_assert_cmpstr (network->companies[2].record->id, ==, "d");

  g_assert_cmpfloat (network->unit, ==, 0.01);
  g_assert_true (network->exact);
  g_assert_cmpint (network->deals[z].amount, ==, 3025);
  g_assert_cmpint (network->deals[z].lower, ==, 3025);
  g_assert_cmpint (network->deals[y].amount, ==, 1000);
  g_assert_cmpint (network->deals[y].lower, ==, 0);
  g_assert_false (network->deals[x].disclosed);
  g_assert_true (network->deals[x].is_money);
  g_assert_false (network->deals[w].is_money);
  g_assert_cmpint (network->deals[w].amount, ==, 0);
  g_assert_cmpint (network->gross, ==, 4025);
  g_assert_cmpint (network->companies[a].paid, ==, 3025);
  g_assert_cmpint (network->companies[a].received, ==, 1000);
  g_assert_cmpint (network->companies[a].gets_undisclosed, ==, 1);
  g_assert_cmpint (network->companies[a].pays_undisclosed, ==, 0);
}

static void
test_talks_and_basis (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  g_autoptr (MoniacNetwork) talks = moniac_network_new (document, &(MoniacNetworkOptions) { .talks = TRUE });
  g_autoptr (MoniacNetwork) least = moniac_network_new (document, &(MoniacNetworkOptions) { .basis = MONIAC_BASIS_LEAST });
  g_autoptr (MoniacNetwork) paid = moniac_network_new (document, &(MoniacNetworkOptions) { .basis = MONIAC_BASIS_PAID });
  int v = moniac_network_find_deal (talks, "v");

  g_assert_cmpint (talks->deals[v].payee, ==, MONIAC_OUTSIDE);
  g_assert_cmpint (talks->gross, ==, 144025);
  g_assert_cmpint (talks->n_soft, ==, 0);
  g_assert_cmpint (least->gross, ==, 3025);
  g_assert_true (least->deals[moniac_network_find_deal (least, "y")].disclosed);
  g_assert_cmpint (paid->gross, ==, 0);
}

static void
test_paid (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  MoniacDealRecord *partly = with_status (moniac_test_deal ("p", "a", "b", "cloud", "10"), MONIAC_STATUS_PARTLY_PAID);
  g_autoptr (MoniacNetwork) network = NULL;

  partly->paid = moniac_number_from_text ("4", -1);
  moniac_test_add_deal (document, partly);
  moniac_test_add_deal (document, with_status (moniac_test_deal ("q", "a", "b", "cloud", "7"), MONIAC_STATUS_PAID));
  moniac_test_add_deal (document, with_status (moniac_test_deal ("r", "a", "b", "cloud", "9"), MONIAC_STATUS_PARTLY_PAID));
  network = moniac_network_new (document, &(MoniacNetworkOptions) { .basis = MONIAC_BASIS_PAID });

  g_assert_cmpint (network->gross, ==, 1100);
  g_assert_cmpint (network->deals[moniac_network_find_deal (network, "p")].amount, ==, 400);
  g_assert_cmpint (network->deals[moniac_network_find_deal (network, "q")].amount, ==, 700);
  g_assert_false (network->deals[moniac_network_find_deal (network, "r")].disclosed);
  g_assert_true (network->deals[moniac_network_find_deal (network, "z")].disclosed);
  g_assert_cmpint (network->deals[moniac_network_find_deal (network, "z")].amount, ==, 0);
}

static void
test_dates (void)
{
  static const struct { const char *at; int n; } table[] = {
    { "2024", 1 }, { "2025-10", 1 }, { "2025-11", 2 }, { "2025-11-17", 1 }, { "2025-11-18", 2 }, { "2032", 2 }, { "2033", 1 },
    { "2025", 2 },
  };
  g_autoptr (MoniacDocument) document = moniac_document_new ();

  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  moniac_test_add_deal (document, moniac_test_deal ("always", "a", "b", "cloud", "1"));
  moniac_test_add_deal (document, with_dates (moniac_test_deal ("later", "a", "b", "cloud", "1"), "2025-11-18", "2032"));

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MoniacNetworkOptions options = { 0 };
      g_autoptr (MoniacNetwork) network = NULL;

      g_test_message ("%s", table[i].at);
      g_assert_true (moniac_date_parse (table[i].at, &options.at));
      network = moniac_network_new (document, &options);
      g_assert_cmpint (network->n_deals, ==, table[i].n);
    }
}

static void
test_off_and_amounts (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  g_autoptr (GHashTable) off = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) amounts = g_hash_table_new (g_str_hash, g_str_equal);
  MoniacNumber seven = moniac_number_from_text ("7", -1);
  g_autoptr (MoniacNetwork) network = NULL;
  const MoniacAmount *supposed;

  g_hash_table_add (off, (char *) "y");
  g_hash_table_insert (amounts, (char *) "x", &seven);
  network = moniac_network_new (document, &(MoniacNetworkOptions) { .off = off, .amounts = amounts });
  supposed = &network->deals[moniac_network_find_deal (network, "x")].record->amount;
  g_assert_cmpint (supposed->form, ==, MONIAC_AMOUNT_EXACT);
  g_assert_cmpfloat (supposed->high.value, ==, 7);
  g_assert_false (moniac_amount_equal (supposed, &moniac_deal_get_record (moniac_document_find_deal (document, "x"))->amount));
  g_assert_cmpint (moniac_network_find_deal (network, "y"), ==, -1);
  g_assert_cmpint (network->gross, ==, 3725);
  g_assert_true (network->deals[moniac_network_find_deal (network, "x")].disclosed);

  g_hash_table_add (off, (char *) "b");
  g_clear_pointer (&network, moniac_network_unref);
  network = moniac_network_new (document, &(MoniacNetworkOptions) { .off = off });
  g_assert_cmpint (network->n_deals, ==, 0);
  g_assert_cmpint (moniac_network_find_company (network, "b"), ==, -1);
  moniac_number_clear (&seven);
}

static void
test_currencies (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  g_autoptr (MoniacHeaderRecord) header = moniac_header_record_new ();
  MoniacRate rate = { (char *) "EUR", moniac_number_from_text ("1.165", -1) };
  MoniacDealRecord *deal = moniac_test_deal ("e", "a", "b", "cloud", "10.1");
  g_autoptr (MoniacNetwork) network = NULL;

  moniac_header_record_set_rates (header, 1, &rate);
  deal->currency = g_strdup ("EUR");
  moniac_document_begin (document, "Rates");
  moniac_document_set_header (document, header);
  moniac_document_end (document);
  moniac_test_add_deal (document, deal);
  network = moniac_network_new (document, NULL);
  g_assert_cmpfloat_with_epsilon (network->unit, 0.0001, 1e-12);
  g_assert_cmpint (network->deals[moniac_network_find_deal (network, "e")].amount, ==, 117665);
  g_assert_cmpstr (network->currency, ==, "USD");
  moniac_number_clear (&rate.rate);
}

static void
test_large_and_fine (void)
{
  g_autoptr (MoniacDocument) document = moniac_document_new ();
  g_autoptr (MoniacNetwork) network = NULL;
  double gross;

  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%d", i);

      moniac_test_add_deal (document, moniac_test_deal (id, "a", "b", "cloud", "1e15"));
    }
  moniac_test_add_deal (document, moniac_test_deal ("fine", "a", "b", "cloud", "0.0001"));
  network = moniac_network_new (document, NULL);
  gross = moniac_network_money (network, network->gross);
  g_assert_false (network->exact);
  g_assert_cmpint (network->gross, >, 0);
  g_assert_cmpfloat_with_epsilon (gross / 5e18, 1, 1e-9);
  g_assert_cmpint (network->deals[moniac_network_find_deal (network, "fine")].amount, ==, 0);
}

static void
test_with_amounts (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  g_autoptr (MoniacNetwork) network = moniac_network_new (document, NULL);
  g_autofree gint64 *amounts = g_new0 (gint64, network->n_deals);
  g_autoptr (MoniacNetwork) other = NULL;
  int z = moniac_network_find_deal (network, "z");

  amounts[z] = 1000;
  other = moniac_network_with_amounts (network, amounts);
  g_clear_pointer (&network, moniac_network_unref);
  g_assert_cmpint (other->gross, ==, 1000);
  g_assert_cmpint (other->deals[z].lower, ==, 1000);
  g_assert_cmpint (other->companies[moniac_network_find_company (other, "b")].received, ==, 1000);
}

static void
test_survives_document (void)
{
  MoniacDocument *document = make_document ();
  g_autoptr (MoniacNetwork) network = moniac_network_new (document, NULL);

  g_object_unref (document);
  g_assert_cmpstr (network->deals[0].record->id, ==, "w");
  g_assert_cmpstr (network->companies[0].record->id, ==, "a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/view", test_view);
  g_test_add_func ("/network/talks-and-basis", test_talks_and_basis);
  g_test_add_func ("/network/paid", test_paid);
  g_test_add_func ("/network/dates", test_dates);
  g_test_add_func ("/network/off-and-amounts", test_off_and_amounts);
  g_test_add_func ("/network/currencies", test_currencies);
  g_test_add_func ("/network/large-and-fine", test_large_and_fine);
  g_test_add_func ("/network/with-amounts", test_with_amounts);
  g_test_add_func ("/network/survives-document", test_survives_document);
  return g_test_run ();
}
