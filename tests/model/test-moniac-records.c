/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a document: what a document said at one moment, whatever becomes of it. */
#include "moniac-records.h"

#include "moniac-test-document.h"

static MoniacDocument *
make_document (void)
{
  MoniacDocument *document = moniac_document_new ();

  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  moniac_test_add_deal (document, moniac_test_deal ("d", "a", "b", "cloud", "5"));
  return document;
}

static const char *
get_id (GPtrArray *companies,
        guint      i)
{
  return ((MoniacCompanyRecord *) g_ptr_array_index (companies, i))->id;
}

static void
test_stays (void)
{
  MoniacDocument *document = make_document ();
  g_autoptr (MoniacRecords) snapshot = moniac_records_of_document (document);

  moniac_document_begin (document, "Remove");
  moniac_document_remove_company (document, moniac_document_find_company (document, "a"));
  moniac_document_end (document);
  moniac_test_add_company (document, "c");
  g_clear_object (&document);

  g_assert_cmpuint (snapshot->companies->len, ==, 2);
  g_assert_cmpstr (get_id (snapshot->companies, 0), ==, "a");
  g_assert_cmpstr (get_id (snapshot->companies, 1), ==, "b");
  g_assert_cmpuint (snapshot->deals->len, ==, 1);
  g_assert_cmpuint (snapshot->sources->len, ==, 0);
  g_assert_null (snapshot->header->title);
}

static void
test_substitute (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  g_autoptr (MoniacRecords) snapshot = moniac_records_of_document (document);
  MoniacCompany *company = moniac_document_find_company (document, "b");
  g_autoptr (MoniacCompanyRecord) typed = moniac_company_record_copy (moniac_company_get_record (company));
  g_autoptr (MoniacHeaderRecord) header = moniac_header_record_copy (moniac_document_get_header (document));

  moniac_record_set_text (&typed->name, "Bolt");
  moniac_record_set_text (&header->title, "Deals");
  moniac_records_substitute (snapshot, G_OBJECT (company), typed);
  moniac_records_substitute (snapshot, G_OBJECT (document), header);
  g_assert_true (g_ptr_array_index (snapshot->companies, 1) == typed);
  g_assert_cmpstr (get_id (snapshot->companies, 0), ==, "a");
  g_assert_true (snapshot->header == header);
  /* The document knows nothing of it. */
  g_assert_null (moniac_company_get_record (company)->name);
  g_assert_null (moniac_document_get_header (document)->title);
}

/* An item that has left the document meanwhile is left out. */
static void
test_substitute_removed (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  g_autoptr (MoniacCompany) company = g_object_ref (moniac_document_find_company (document, "b"));
  g_autoptr (MoniacCompanyRecord) typed = moniac_test_company ("b");
  g_autoptr (MoniacRecords) snapshot = NULL;

  moniac_document_begin (document, "Remove");
  moniac_document_remove_company (document, company);
  moniac_document_end (document);
  snapshot = moniac_records_of_document (document);
  moniac_records_substitute (snapshot, G_OBJECT (company), typed);
  g_assert_cmpuint (snapshot->companies->len, ==, 1);
  g_assert_cmpstr (get_id (snapshot->companies, 0), ==, "a");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/stays", test_stays);
  g_test_add_func ("/records/substitute", test_substitute);
  g_test_add_func ("/records/substitute-removed", test_substitute_removed);
  return g_test_run ();
}
