/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document: edits, undo, and what it tells of them. */
#include "moniac-test-document.h"

static MoniacDocument *
make_document (void)
{
  MoniacDocument *document = moniac_document_new ();

  moniac_test_add_company (document, "a");
  moniac_test_add_company (document, "b");
  moniac_test_add_company (document, "c");
  moniac_test_add_deal (document, moniac_test_deal ("ab", "a", "b", "cloud", "30"));
  moniac_test_add_deal (document, moniac_test_deal ("bc", "b", "c", "debt", "20"));
  moniac_test_add_deal (document, moniac_test_deal ("ca", "c", "a", "equity", NULL));
  moniac_document_mark_saved (document);

  return document;
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    data)
{
  (*(int *) data)++;
}

static void
count_signal_cb (MoniacDocument *document,
                 gpointer        data)
{
  (*(int *) data)++;
}

static void
test_edit (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  MoniacDeal *deal = moniac_document_find_deal (document, "ab");
  g_autoptr (MoniacDealRecord) copy = moniac_deal_record_copy (moniac_deal_get_record (deal));
  int records = 0, steps = 0, modified = 0;

  g_signal_connect (deal, "notify::record", G_CALLBACK (count_cb), &records);
  g_signal_connect (document, "notify::modified", G_CALLBACK (count_cb), &modified);
  g_signal_connect (document, "changed", G_CALLBACK (count_signal_cb), &steps);

  moniac_document_begin (document, "Nothing");
  moniac_document_set_deal (document, deal, copy);
  moniac_document_end (document);
  g_assert_cmpint (records + steps + modified, ==, 0);

  moniac_record_set_text (&copy->note, "new");
  moniac_document_begin (document, "Change Note");
  moniac_document_set_deal (document, deal, copy);
  moniac_document_end (document);
  g_assert_cmpint (records, ==, 1);
  g_assert_cmpint (steps, ==, 1);
  g_assert_cmpint (modified, ==, 1);
  g_assert_cmpstr (moniac_deal_get_record (deal)->note, ==, "new");
  g_assert_cmpstr (moniac_document_get_undo_name (document), ==, "Change Note");
  g_assert_true (moniac_document_get_modified (document));

  g_assert_true (moniac_document_undo (document));
  g_assert_null (moniac_deal_get_record (deal)->note);
  g_assert_false (moniac_document_get_modified (document));
  g_assert_cmpint (modified, ==, 2);
  g_assert_cmpstr (moniac_document_get_redo_name (document), ==, "Change Note");
  g_assert_true (moniac_document_redo (document));
  g_assert_cmpstr (moniac_deal_get_record (deal)->note, ==, "new");
}

static void
test_remove_company (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  MoniacCompany *company = moniac_document_find_company (document, "b");

  moniac_document_begin (document, "Delete Company");
  moniac_document_remove_company (document, company);
  moniac_document_end (document);
  g_assert_null (moniac_document_find_company (document, "b"));
  g_assert_null (moniac_document_find_deal (document, "ab"));
  g_assert_null (moniac_document_find_deal (document, "bc"));
  g_assert_nonnull (moniac_document_find_deal (document, "ca"));

  moniac_document_undo (document);
  g_assert_true (moniac_document_find_company (document, "b") == company);
  for (guint i = 0; i < 3; i++)
    {
      const char * const ids[] = { "ab", "bc", "ca" };
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (moniac_document_get_deals (document), i);

      g_assert_cmpstr (moniac_deal_get_record (deal)->id, ==, ids[i]);
    }
}

static void
test_rename (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  MoniacCompany *company = moniac_document_find_company (document, "a");
  g_autoptr (MoniacCompanyRecord) copy = moniac_company_record_copy (moniac_company_get_record (company));

  moniac_record_set_text (&copy->id, "z");
  moniac_document_begin (document, "Change Id");
  moniac_document_set_company (document, company, copy);
  moniac_document_end (document);
  g_assert_true (moniac_document_find_company (document, "z") == company);
  g_assert_null (moniac_document_find_company (document, "a"));
  g_assert_cmpstr (moniac_deal_get_record (moniac_document_find_deal (document, "ab"))->payer, ==, "z");
  g_assert_cmpstr (moniac_deal_get_record (moniac_document_find_deal (document, "ca"))->payee, ==, "z");

  moniac_document_undo (document);
  g_assert_cmpstr (moniac_deal_get_record (moniac_document_find_deal (document, "ab"))->payer, ==, "a");
}

/* A source "s", which the deal "ab" cites, and beside it one that the document does not know. */
static MoniacSource *
add_cited_source (MoniacDocument *document)
{
  g_autoptr (MoniacSourceRecord) record = moniac_source_record_new ();
  const MoniacCite cites[] = { { (char *) "s" }, { (char *) "other" } };
  MoniacDeal *deal = moniac_document_find_deal (document, "ab");
  g_autoptr (MoniacDealRecord) copy = moniac_deal_record_copy (moniac_deal_get_record (deal));
  MoniacSource *source;

  record->id = g_strdup ("s");
  moniac_deal_record_set_cites (copy, 2, cites);
  moniac_document_begin (document, "Cite");
  source = moniac_document_insert_source (document, 0, record);
  moniac_document_set_deal (document, deal, copy);
  moniac_document_end (document);
  return source;
}

static void
test_rename_source (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  MoniacSource *source = add_cited_source (document);
  g_autoptr (MoniacSourceRecord) copy = moniac_source_record_copy (moniac_source_get_record (source));
  MoniacDeal *deal = moniac_document_find_deal (document, "ab");

  moniac_record_set_text (&copy->id, "t");
  moniac_document_begin (document, "Change Id");
  moniac_document_set_source (document, source, copy);
  moniac_document_end (document);
  g_assert_true (moniac_document_find_source (document, "t") == source);
  g_assert_cmpstr (moniac_deal_get_record (deal)->cites[0].source, ==, "t");
  g_assert_cmpstr (moniac_deal_get_record (deal)->cites[1].source, ==, "other");

  moniac_document_undo (document);
  g_assert_null (moniac_document_find_source (document, "t"));
  g_assert_cmpstr (moniac_deal_get_record (deal)->cites[0].source, ==, "s");
}

static void
test_remove_source (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  MoniacDeal *deal = moniac_document_find_deal (document, "ab");
  MoniacSource *source = add_cited_source (document);

  moniac_document_begin (document, "Delete Source");
  moniac_document_remove_source (document, source);
  moniac_document_end (document);
  g_assert_null (moniac_document_find_source (document, "s"));
  g_assert_cmpuint (moniac_deal_get_record (deal)->n_cites, ==, 1);
  g_assert_cmpstr (moniac_deal_get_record (deal)->cites[0].source, ==, "other");
  moniac_document_undo (document);
  g_assert_cmpuint (moniac_deal_get_record (deal)->n_cites, ==, 2);
}

static void
test_make_id (void)
{
  static const struct { const char *wish; const char *id; } table[] = {
    { "OpenAI", "openai" }, { "Scale AI", "scale-ai" }, { "  A & B  ", "a-b" }, { "Müller", "muller" }, { "日本", "item" },
    { NULL, "item" }, { "a", "a-2" }, { "ab", "ab-2" },
  };
  g_autoptr (MoniacDocument) document = make_document ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *id = moniac_document_make_id (document, table[i].wish);

      if (table[i].wish && g_str_equal (table[i].wish, "日本"))
        g_assert_true (moniac_document_find_company (document, id) == NULL && *id);
      else
        g_assert_cmpstr (id, ==, table[i].id);
    }
}

static void
test_header (void)
{
  g_autoptr (MoniacDocument) document = make_document ();
  g_autoptr (MoniacHeaderRecord) copy = moniac_header_record_copy (moniac_document_get_header (document));
  int notified = 0;

  g_signal_connect (document, "notify::header", G_CALLBACK (count_cb), &notified);
  moniac_record_set_text (&copy->title, "Who pays whom");
  moniac_document_begin (document, "Change Title");
  moniac_document_set_header (document, copy);
  moniac_document_end (document);
  g_assert_cmpstr (moniac_document_get_header (document)->title, ==, "Who pays whom");
  g_assert_cmpint (notified, ==, 1);
  moniac_document_undo (document);
  g_assert_null (moniac_document_get_header (document)->title);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/edit", test_edit);
  g_test_add_func ("/document/remove-company", test_remove_company);
  g_test_add_func ("/document/rename", test_rename);
  g_test_add_func ("/document/rename-source", test_rename_source);
  g_test_add_func ("/document/remove-source", test_remove_source);
  g_test_add_func ("/document/make-id", test_make_id);
  g_test_add_func ("/document/header", test_header);
  return g_test_run ();
}
