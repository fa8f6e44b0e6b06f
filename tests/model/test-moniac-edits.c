/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten thousand random edits, all undone, give the file that was read; all redone, the file that was made. */
#include <string.h>

#include "moniac-deal-file.h"

#define N_EDITS 10000

/* An item of a list at random, or NULL where the list is empty. */
static gpointer
pick (GRand      *random,
      GListModel *list)
{
  guint n = g_list_model_get_n_items (list);
  gpointer item;

  if (n == 0)
    return NULL;
  item = g_list_model_get_item (list, (guint) g_rand_int_range (random, 0, (gint32) n));
  g_object_unref (item);      /* the list holds it */
  return item;
}

static void
edit_deal (MoniacDocument *document,
           GRand          *random)
{
  MoniacDeal *deal = pick (random, moniac_document_get_deals (document));
  g_autoptr (MoniacDealRecord) record = NULL;
  g_autofree char *text = g_strdup_printf ("%d.%02d", g_rand_int_range (random, 0, 1000000), g_rand_int_range (random, 0, 100));

  if (!deal)
    return;
  record = moniac_deal_record_copy (moniac_deal_get_record (deal));
  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      moniac_amount_clear (&record->amount);
      record->amount.form = MONIAC_AMOUNT_EXACT;
      record->amount.high = moniac_number_from_text (text, -1);
      break;
    case 1:
      moniac_amount_clear (&record->amount);
      break;
    case 2:
      moniac_record_set_text (&record->note, g_rand_boolean (random) ? text : NULL);
      break;
    case 3:
      record->status = (MoniacStatus) g_rand_int_range (random, MONIAC_STATUS_UNSTATED, MONIAC_N_STATUSES);
      break;
    case 4:
      record->date = (MoniacDate) { (gint16) g_rand_int_range (random, 2000, 2030), (gint8) g_rand_int_range (random, 0, 13), 0 };
      break;
    case 5:
      record->inferred = !record->inferred;
      break;
    default:
      moniac_deal_record_set_cites (record, MIN (record->n_cites, 1), record->cites);
      break;
    }
  moniac_document_set_deal (document, deal, record);
}

static void
edit_company (MoniacDocument *document,
              GRand          *random)
{
  MoniacCompany *company = pick (random, moniac_document_get_companies (document));
  g_autoptr (MoniacCompanyRecord) record = NULL;

  if (!company)
    return;
  record = moniac_company_record_copy (moniac_company_get_record (company));
  if (g_rand_boolean (random))
    {
      MoniacView view = (MoniacView) g_rand_int_range (random, 0, MONIAC_N_VIEWS);

      moniac_number_clear (&record->pins[view].x);
      moniac_number_clear (&record->pins[view].y);
      record->pins[view].x = moniac_number_from_double (g_rand_double (random));
      record->pins[view].y = moniac_number_from_double (g_rand_double (random));
    }
  else
    {
      g_autofree char *name = g_strdup_printf ("Company %d", g_rand_int_range (random, 0, 100));

      moniac_record_set_text (&record->name, name);
    }
  moniac_document_set_company (document, company, record);
}

static void
insert_something (MoniacDocument *document,
                  GRand          *random)
{
  MoniacCompany *payer = pick (random, moniac_document_get_companies (document));
  g_autofree char *id = moniac_document_make_id (document, "new");
  guint position = (guint) g_rand_int_range (random, 0, 40);

  if (payer && g_rand_boolean (random))
    {
      g_autoptr (MoniacDealRecord) deal = moniac_deal_record_new ();

      deal->id = g_steal_pointer (&id);
      deal->payer = g_strdup (moniac_company_get_record (payer)->id);
      deal->kind_id = g_strdup ("cloud");
      deal->kind = MONIAC_KIND_CLOUD;
      moniac_document_insert_deal (document, position, deal);
    }
  else
    {
      g_autoptr (MoniacCompanyRecord) company = moniac_company_record_new ();

      company->id = g_steal_pointer (&id);
      moniac_document_insert_company (document, position, company);
    }
}

static void
remove_something (MoniacDocument *document,
                  GRand          *random)
{
  MoniacDeal *deal = pick (random, moniac_document_get_deals (document));
  MoniacCompany *company = pick (random, moniac_document_get_companies (document));

  if (deal && g_rand_int_range (random, 0, 4) > 0)
    moniac_document_remove_deal (document, deal);
  else if (company)
    moniac_document_remove_company (document, company);
}

static void
edit_header (MoniacDocument *document,
             GRand          *random)
{
  g_autoptr (MoniacHeaderRecord) header = moniac_header_record_copy (moniac_document_get_header (document));
  g_autofree char *title = g_strdup_printf ("Title %d", g_rand_int_range (random, 0, 100));

  moniac_record_set_text (&header->title, title);
  moniac_document_set_header (document, header);
}

static void
edit_at_random (MoniacDocument *document,
                GRand          *random)
{
  int what = g_rand_int_range (random, 0, 20);

  moniac_document_begin (document, "An Edit");
  if (what < 9)
    edit_deal (document, random);
  else if (what < 13)
    edit_company (document, random);
  else if (what < 16)
    insert_something (document, random);
  else if (what < 19)
    remove_something (document, random);
  else
    edit_header (document, random);
  moniac_document_end (document);
}

static void
assert_bytes_equal (GBytes *a,
                    GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL), g_bytes_get_size (b));
}

static void
test_random_edits (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples", name, NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = moniac_deal_file_load (path, problems, NULL, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1949);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  int steps = 0;

  g_assert_nonnull (document);
  before = moniac_deal_file_write (document);
  for (int i = 0; i < N_EDITS; i++)
    edit_at_random (document, random);
  after = moniac_deal_file_write (document);
  g_assert_false (g_bytes_equal (before, after));

  while (moniac_document_undo (document))
    steps++;
  g_test_message ("%d steps", steps);
  g_assert_cmpint (steps, >, N_EDITS / 2);
  g_assert_false (moniac_document_get_modified (document));
  undone = moniac_deal_file_write (document);
  assert_bytes_equal (before, undone);

  while (moniac_document_redo (document))
    steps--;
  g_assert_cmpint (steps, ==, 0);
  redone = moniac_deal_file_write (document);
  assert_bytes_equal (after, redone);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/edits/2025-11", "ai-deals-2025-11.deals.json", test_random_edits);
  g_test_add_data_func ("/edits/2023-2026", "ai-deals-2023-2026.deals.json", test_random_edits);
  return g_test_run ();
}
