/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document takes over what another one says: equal bytes, and undo gives the old ones back. */
#include "moniac-document-update.h"

#include "moniac-deal-file.h"
#include "moniac-test-document.h"

#define N_RANDOM 300

static MoniacDocument *
load_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("MONIAC_DATA_DIR"), "samples",
                                            "ai-deals-2025-11.deals.json", NULL);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  MoniacDocument *document = moniac_deal_file_load (path, problems, NULL, NULL);

  g_assert_nonnull (document);
  return document;
}

static void
check_equal (MoniacDocument *document,
             GBytes         *expected)
{
  g_autoptr (GBytes) bytes = moniac_deal_file_write (document);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
shuffle (GPtrArray *records,
         GRand     *random)
{
  for (guint n = g_rand_int_range (random, 0, 3); n > 0 && records->len > 1; n--)
    {
      guint i = g_rand_int_range (random, 0, records->len);
      guint j = g_rand_int_range (random, 0, records->len);
      gpointer record = g_ptr_array_index (records, i);

      g_ptr_array_index (records, i) = g_ptr_array_index (records, j);
      g_ptr_array_index (records, j) = record;
    }
}

/* Without some of its deals, and without companies that no deal needs. */
static void
thin_out (MoniacRecords *snapshot,
          GRand          *random)
{
  g_autoptr (GHashTable) needed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = snapshot->deals->len; i > 0; i--)
    {
      MoniacDealRecord *deal = g_ptr_array_index (snapshot->deals, i - 1);

      if (g_rand_int_range (random, 0, 5) == 0)
        g_ptr_array_remove_index (snapshot->deals, i - 1);
      else
        {
          g_hash_table_add (needed, deal->payer != NULL ? deal->payer : deal->payee);
          g_hash_table_add (needed, deal->payee != NULL ? deal->payee : deal->payer);
        }
    }
  for (guint i = snapshot->companies->len; i > 0; i--)
    {
      MoniacCompanyRecord *company = g_ptr_array_index (snapshot->companies, i - 1);

      if (!g_hash_table_contains (needed, company->id))
        g_ptr_array_remove_index (snapshot->companies, i - 1);
    }
}

static void
change_some (MoniacRecords *snapshot,
             GRand          *random)
{
  for (guint i = 0; i < snapshot->deals->len; i++)
    {
      MoniacDealRecord *deal;

      if (g_rand_int_range (random, 0, 4) != 0)
        continue;
      deal = moniac_deal_record_copy (g_ptr_array_index (snapshot->deals, i));
      moniac_record_set_text (&deal->note, g_rand_boolean (random) ? "changed" : "");
      if (g_rand_boolean (random))
        {
          g_free (deal->id);
          deal->id = g_strdup_printf ("new-%u-%u", i, g_rand_int (random));
        }
      moniac_deal_record_unref (g_ptr_array_index (snapshot->deals, i));
      g_ptr_array_index (snapshot->deals, i) = deal;
    }
}

static MoniacDocument *
make_document (MoniacRecords *snapshot)
{
  MoniacDocument *document = moniac_document_new ();

  moniac_document_fill (document, snapshot->header, snapshot->companies, snapshot->deals, snapshot->sources);
  return document;
}

static MoniacDocument *
make_variant (MoniacDocument *document,
              GRand          *random)
{
  g_autoptr (MoniacRecords) snapshot = moniac_records_of_document (document);

  thin_out (snapshot, random);
  change_some (snapshot, random);
  shuffle (snapshot->companies, random);
  shuffle (snapshot->deals, random);
  shuffle (snapshot->sources, random);
  return make_document (snapshot);
}

static void
check_update (MoniacDocument *from,
              MoniacDocument *to)
{
  g_autoptr (GBytes) before = moniac_deal_file_write (from);
  g_autoptr (GBytes) after = moniac_deal_file_write (to);
  g_autoptr (MoniacRecords) snapshot = moniac_records_of_document (to);

  moniac_document_update (from, snapshot, "Reload");
  check_equal (from, after);
  if (g_bytes_equal (before, after))
    return;
  g_assert_cmpstr (moniac_document_get_undo_name (from), ==, "Reload");
  g_assert_true (moniac_document_undo (from));
  check_equal (from, before);
  g_assert_true (moniac_document_redo (from));
  check_equal (from, after);
  g_assert_true (moniac_document_undo (from));
}

static void
test_random (void)
{
  g_autoptr (MoniacDocument) sample = load_sample ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20261124);

  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (MoniacDocument) from = make_variant (sample, random);
      g_autoptr (MoniacDocument) to = make_variant (sample, random);

      check_update (from, to);
    }
}

static void
test_empty (void)
{
  g_autoptr (MoniacDocument) sample = load_sample ();
  g_autoptr (MoniacDocument) empty = moniac_document_new ();

  check_update (sample, empty);
  check_update (empty, sample);
}

static void
test_items_stay (void)
{
  g_autoptr (MoniacDocument) document = load_sample ();
  g_autoptr (MoniacDocument) other = load_sample ();
  g_autoptr (MoniacRecords) snapshot = NULL;
  MoniacDeal *deal = moniac_document_find_deal (document, "azure");
  g_autoptr (MoniacDealRecord) record = moniac_deal_record_copy (moniac_deal_get_record (deal));

  moniac_record_set_text (&record->note, "changed elsewhere");
  moniac_document_begin (other, "Change");
  moniac_document_set_deal (other, moniac_document_find_deal (other, "azure"), record);
  moniac_document_end (other);
  moniac_test_add_company (other, "acme");
  snapshot = moniac_records_of_document (other);
  moniac_document_update (document, snapshot, "Reload");
  g_assert_true (moniac_document_find_deal (document, "azure") == deal);
  g_assert_cmpstr (moniac_deal_get_record (deal)->note, ==, "changed elsewhere");
  g_assert_nonnull (moniac_document_find_company (document, "acme"));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_nothing_new (void)
{
  g_autoptr (MoniacDocument) document = load_sample ();
  g_autoptr (MoniacDocument) other = load_sample ();
  g_autoptr (MoniacRecords) snapshot = moniac_records_of_document (other);
  guint n = 0;

  g_signal_connect_swapped (document, "changed", G_CALLBACK (count_cb), &n);
  moniac_document_update (document, snapshot, "Reload");
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (moniac_document_get_undo_name (document));
  g_assert_false (moniac_document_get_modified (document));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-update/random", test_random);
  g_test_add_func ("/document-update/empty", test_empty);
  g_test_add_func ("/document-update/items-stay", test_items_stay);
  g_test_add_func ("/document-update/nothing-new", test_nothing_new);
  return g_test_run ();
}
