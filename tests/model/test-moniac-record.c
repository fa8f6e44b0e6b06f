/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: copies are equal and independent, and every field counts for equality. */
#include "moniac-record.h"

static MoniacDealRecord *
make_deal (void)
{
  MoniacDealRecord *deal = moniac_deal_record_new ();
  const MoniacCite cites[] = { { (char *) "s1", (char *) "a quote", NULL }, { (char *) "s2", NULL, NULL } };

  deal->id = g_strdup ("d");
  deal->payer = g_strdup ("a");
  deal->payee = g_strdup ("b");
  deal->kind_id = g_strdup ("cloud");
  deal->kind = MONIAC_KIND_CLOUD;
  deal->amount.form = MONIAC_AMOUNT_RANGE;
  deal->amount.low = moniac_number_from_text ("1", -1);
  deal->amount.high = moniac_number_from_text ("2", -1);
  deal->currency = g_strdup ("EUR");
  deal->paid = moniac_number_from_text ("0.5", -1);
  deal->status = MONIAC_STATUS_PARTLY_PAID;
  deal->date = (MoniacDate) { 2025, 11, 18 };
  deal->until = (MoniacDate) { 2032, 0, 0 };
  deal->announcement = g_strdup ("n");
  deal->note = g_strdup ("note");
  deal->inferred = TRUE;
  deal->quantity = moniac_number_from_text ("1", -1);
  deal->quantity_unit = g_strdup ("GW");
  moniac_deal_record_set_cites (deal, 2, cites);

  return deal;
}

#define ASSERT_MATTERS(change) G_STMT_START {                            \
    g_autoptr (MoniacDealRecord) deal = make_deal ();                    \
    g_autoptr (MoniacDealRecord) copy = moniac_deal_record_copy (deal);  \
    g_assert_true (moniac_deal_record_equal (deal, copy));               \
    change;                                                              \
    g_assert_false (moniac_deal_record_equal (deal, copy));              \
  } G_STMT_END

static void
test_deal (void)
{
  ASSERT_MATTERS (moniac_record_set_text (&copy->id, "other"));
  ASSERT_MATTERS (moniac_record_set_text (&copy->payer, NULL));
  ASSERT_MATTERS (moniac_record_set_text (&copy->payee, "c"));
  ASSERT_MATTERS (moniac_record_set_text (&copy->kind_id, "debt"));
  ASSERT_MATTERS (moniac_number_clear (&copy->amount.low));
  ASSERT_MATTERS (moniac_record_set_text (&copy->currency, ""));
  ASSERT_MATTERS (moniac_number_clear (&copy->paid));
  ASSERT_MATTERS (copy->status = MONIAC_STATUS_PAID);
  ASSERT_MATTERS (copy->date.day = 0);
  ASSERT_MATTERS (copy->until.month = 1);
  ASSERT_MATTERS (moniac_record_set_text (&copy->announcement, "m"));
  ASSERT_MATTERS (moniac_record_set_text (&copy->note, "n"));
  ASSERT_MATTERS (copy->inferred = FALSE);
  ASSERT_MATTERS (copy->off = TRUE);
  ASSERT_MATTERS (moniac_number_clear (&copy->quantity));
  ASSERT_MATTERS (moniac_record_set_text (&copy->quantity_unit, "MW"));
  ASSERT_MATTERS (moniac_deal_record_set_cites (copy, 1, copy->cites));
  ASSERT_MATTERS (moniac_record_set_text (&copy->cites[1].quote, "q"));
}

static void
test_company (void)
{
  g_autoptr (MoniacCompanyRecord) company = moniac_company_record_new ();
  g_autoptr (MoniacCompanyRecord) copy = NULL;

  company->id = g_strdup ("a");
  g_assert_cmpstr (moniac_company_record_get_name (company), ==, "a");
  moniac_record_set_text (&company->name, "Anthropic");
  g_assert_cmpstr (moniac_company_record_get_name (company), ==, "Anthropic");
  company->pins[MONIAC_VIEW_MAP].x = moniac_number_from_text ("0.25", -1);

  copy = moniac_company_record_copy (company);
  g_assert_true (moniac_company_record_equal (company, copy));
  moniac_number_clear (&copy->pins[MONIAC_VIEW_MAP].x);
  g_assert_false (moniac_company_record_equal (company, copy));
  g_assert_cmpstr (company->pins[MONIAC_VIEW_MAP].x.text, ==, "0.25");
}

static void
test_rates (void)
{
  g_autoptr (MoniacHeaderRecord) header = moniac_header_record_new ();
  MoniacRate rate = { (char *) "EUR", moniac_number_from_text ("1.16", -1) };

  moniac_header_record_set_rates (header, 1, &rate);
  moniac_number_clear (&rate.rate);
  g_assert_cmpstr (moniac_header_record_get_currency (header), ==, "USD");
  g_assert_cmpfloat (moniac_header_record_get_rate (header, NULL)->value, ==, 1);
  g_assert_cmpfloat (moniac_header_record_get_rate (header, "USD")->value, ==, 1);
  g_assert_cmpstr (moniac_header_record_get_rate (header, "EUR")->text, ==, "1.16");
  g_assert_null (moniac_header_record_get_rate (header, "GBP"));

  moniac_record_set_text (&header->currency, "EUR");
  g_assert_cmpfloat (moniac_header_record_get_rate (header, "EUR")->value, ==, 1);
  g_assert_null (moniac_header_record_get_rate (header, "USD"));
}

static void
test_source (void)
{
  g_autoptr (MoniacSourceRecord) source = moniac_source_record_new ();
  g_autoptr (MoniacSourceRecord) copy = NULL;

  source->id = g_strdup ("s");
  moniac_record_set_text (&source->url, "https://example.org");
  copy = moniac_source_record_copy (source);
  g_assert_true (moniac_source_record_equal (source, copy));
  copy->date.year = 2025;
  g_assert_false (moniac_source_record_equal (source, copy));
}

static void
test_views (void)
{
  MoniacView view = MONIAC_VIEW_MAP;

  g_assert_true (moniac_view_from_id ("layers", &view));
  g_assert_cmpint (view, ==, MONIAC_VIEW_LAYERS);
  g_assert_cmpstr (moniac_view_get_id (MONIAC_VIEW_RING), ==, "ring");
  g_assert_false (moniac_view_from_id ("Ring", &view));
  g_assert_cmpint (view, ==, MONIAC_VIEW_LAYERS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/deal", test_deal);
  g_test_add_func ("/record/company", test_company);
  g_test_add_func ("/record/rates", test_rates);
  g_test_add_func ("/record/source", test_source);
  g_test_add_func ("/record/views", test_views);
  return g_test_run ();
}
