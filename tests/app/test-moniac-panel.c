/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side panel: one selection for all, search and sort of long lists, the editors of companies and of the document. */
#include "moniac-deal-row.h"
#include "moniac-panel-words.h"
#include "moniac-search.h"
#include "moniac-test-panel.h"

#define N_LARGE 10000

static MoniacItemList *
find_list (Fixture *fixture,
           GType    type)
{
  return MONIAC_ITEM_LIST (find_widget (fixture->panel, type, NULL, FALSE));
}

static GtkSingleSelection *
get_selection (MoniacItemList *list)
{
  GObject *view = gtk_widget_get_template_child (GTK_WIDGET (list), MONIAC_TYPE_ITEM_LIST, "list");

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          int        *count)
{
  ++*count;
}

/* From outside to the list and back, each exactly once. */
static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  MoniacItemList *deals = find_list (fixture, MONIAC_TYPE_DEAL_LIST);
  MoniacItemList *companies = find_list (fixture, MONIAC_TYPE_COMPANY_LIST);
  GObject *second;
  int count = 0;

  g_signal_connect (fixture->workspace, "notify::selection", G_CALLBACK (count_cb), &count);
  second = select_deal (fixture, "d2");
  g_assert_cmpint (count, ==, 1);
  g_assert_true (gtk_single_selection_get_selected_item (get_selection (deals)) == second);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (deals)));

  /* The largest deal is the first row. */
  gtk_single_selection_set_selected (get_selection (deals), 0);
  settle ();
  g_assert_cmpint (count, ==, 2);
  g_assert_true (moniac_workspace_get_selection (fixture->workspace) ==
                 (GObject *) moniac_document_find_deal (fixture->document, "d1"));

  select_company (fixture, "m");
  g_assert_cmpint (count, ==, 3);
  g_assert_null (gtk_single_selection_get_selected_item (get_selection (deals)));
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (companies)), ==, 1);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (companies)));
  g_assert_cmpstr (moniac_field_row_get_value (find_row (fixture, "Name")), ==, "Microsoft");

  moniac_workspace_set_selection (fixture->workspace, NULL);
  settle ();
  g_assert_cmpint (count, ==, 4);
  g_assert_null (gtk_single_selection_get_selected_item (get_selection (companies)));
  g_signal_handlers_disconnect_by_func (fixture->workspace, count_cb, &count);
}

/* A search that hides what is selected keeps it selected; without the search it is there again. */
static void
test_search_keeps_selection (Fixture       *fixture,
                             gconstpointer  data)
{
  MoniacItemList *deals = find_list (fixture, MONIAC_TYPE_DEAL_LIST);
  GObject *third = select_deal (fixture, "d3");

  moniac_item_list_set_search (deals, "microsoft cloud");
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (moniac_item_list_get_model (deals)), ==, 1);
  g_assert_true (moniac_workspace_get_selection (fixture->workspace) == third);
  moniac_item_list_set_search (deals, "");
  settle ();
  g_assert_true (gtk_single_selection_get_selected_item (get_selection (deals)) == third);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *words; guint n; const char *first; } table[] = {
    { "SOCIETE generale", 1, "d3" },
    { "société", 1, "d3" },
    { "micro", 2, "d1" },
    { "investment anthropic", 1, "d2" },
    { "whopping", 1, "d2" },
    { "together", 1, "d3" },
    { "penguin", 0, NULL },
    { " ", 3, "d1" },
  };
  MoniacItemList *deals = find_list (fixture, MONIAC_TYPE_DEAL_LIST);
  GListModel *model = moniac_item_list_get_model (deals);
  g_autoptr (MoniacDealRecord) quoted = NULL;
  g_autoptr (MoniacDealRecord) announced = NULL;
  MoniacDeal *second = moniac_document_find_deal (fixture->document, "d2");
  MoniacDeal *third = moniac_document_find_deal (fixture->document, "d3");

  quoted = moniac_deal_record_copy (moniac_deal_get_record (second));
  moniac_deal_record_set_cites (quoted, 1, &(MoniacCite) { "s1", "a whopping sum", NULL });
  announced = moniac_deal_record_copy (moniac_deal_get_record (third));
  moniac_record_set_text (&announced->announcement, "All together");
  moniac_document_begin (fixture->document, "Words");
  moniac_document_set_deal (fixture->document, second, quoted);
  moniac_document_set_deal (fixture->document, third, announced);
  moniac_document_end (fixture->document);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MoniacDeal) first = NULL;

      g_test_message ("%s", table[i].words);
      moniac_item_list_set_search (deals, table[i].words);
      settle ();
      g_assert_cmpuint (g_list_model_get_n_items (model), ==, table[i].n);
      first = g_list_model_get_item (model, 0);
      g_assert_cmpstr (first ? moniac_deal_get_record (first)->id : NULL, ==, table[i].first);
    }
}

/* How many of the document's deals have all the words, found without any list. */
static guint
count_found (MoniacDocument *document,
             const char     *query)
{
  GListModel *deals = moniac_document_get_deals (document);
  g_auto (GStrv) words = moniac_search_fold (query);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (deals); i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);
      g_autofree char *parties = moniac_panel_words_parties (document, moniac_deal_get_record (deal));
      g_autofree char *kind = moniac_panel_words_kind (moniac_deal_get_record (deal));
      g_autofree char *all = g_strjoin (" ", parties, kind, NULL);
      g_autofree char *folded = moniac_search_fold_text (all);

      n += moniac_search_matches (folded, (const char * const *) words);
    }
  return n;
}

/* Narrower, wider, neither; and after a company has got another name. */
static void
test_search_steps (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char * const steps[] = { "m", "mi", "micro", "micro cloud", "cloud", "micro", "mi", "", "x", "nvi", "" };
  MoniacItemList *deals = find_list (fixture, MONIAC_TYPE_DEAL_LIST);
  GListModel *model = moniac_item_list_get_model (deals);
  MoniacCompany *company = moniac_document_find_company (fixture->document, "m");
  g_autoptr (MoniacCompanyRecord) renamed = moniac_company_record_copy (moniac_company_get_record (company));
  guint before;

  select_deal (fixture, "d3");
  for (guint i = 0; i < 3 * G_N_ELEMENTS (steps); i++)
    {
      const char *query = steps[i % G_N_ELEMENTS (steps)];

      moniac_item_list_set_search (deals, query);
      g_assert_cmpuint (g_list_model_get_n_items (model), ==, count_found (fixture->document, query));
    }
  moniac_item_list_set_search (deals, "micro");
  before = g_list_model_get_n_items (model);
  g_assert_cmpuint (before, >, 0);
  moniac_record_set_text (&renamed->name, "Otherwise");
  moniac_document_begin (fixture->document, "Name");
  moniac_document_set_company (fixture->document, company, renamed);
  moniac_document_end (fixture->document);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (model), <, before);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, count_found (fixture->document, "micro"));
}

static GHashTable *
collect_rows (GtkWidget *widget,
              GHashTable *rows)
{
  if (MONIAC_IS_DEAL_ROW (widget))
    g_hash_table_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
  return rows;
}

/* A list that shrinks and grows fills rows that it has had before. */
static void
test_rows_again (Fixture       *fixture,
                 gconstpointer  data)
{
  MoniacItemList *deals = find_list (fixture, MONIAC_TYPE_DEAL_LIST);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  guint n = 0;

  select_deal (fixture, "d3");
  for (int i = 0; i < 6; i++)
    {
      moniac_item_list_set_search (deals, i % 2 ? "nothing of that name" : "");
      settle ();
      collect_rows (GTK_WIDGET (deals), rows);
      if (i == 2)
        n = g_hash_table_size (rows);
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (g_hash_table_size (rows), ==, n);
}

static MoniacDocument *
make_large_document (void)
{
  MoniacDocument *document = moniac_document_new ();
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_company_record_unref);
  g_autoptr (GPtrArray) deals = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_deal_record_unref);

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%02d", i);
      g_autofree char *name = g_strdup_printf ("Company %02d", i);

      g_ptr_array_add (companies, make_company (id, name));
    }
  for (int i = 0; i < N_LARGE; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%d", i);
      g_autofree char *payer = g_strdup_printf ("c%02d", i * 37 % 100);
      g_autofree char *payee = g_strdup_printf ("c%02d", (i * 37 + 1 + i % 98) % 100);
      g_autofree char *amount = g_strdup_printf ("%d", (i * 7919) % N_LARGE);

      g_ptr_array_add (deals, make_deal (id, payer, payee, MONIAC_KIND_CLOUD, amount));
    }
  moniac_document_fill (document, NULL, companies, deals, NULL);
  return document;
}

static void
set_up_large (Fixture       *fixture,
              gconstpointer  data)
{
  set_up_with (fixture, make_large_document ());
}

static void
wait_for_list (MoniacItemList *list)
{
  while (moniac_item_list_is_pending (list))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static double
amount_at (GListModel *model,
           guint       position)
{
  g_autoptr (MoniacDeal) deal = g_list_model_get_item (model, position);

  return moniac_deal_get_record (deal)->amount.high.value;
}

static const char *
payer_at (GListModel *model,
          guint       position)
{
  g_autoptr (MoniacDeal) deal = g_list_model_get_item (model, position);

  return moniac_deal_get_record (deal)->payer;
}

static guint
count_deals_of (GListModel *model,
                const char *id)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (model, i);
      const MoniacDealRecord *record = moniac_deal_get_record (deal);

      if (g_str_equal (record->payer, id) || g_str_equal (record->payee, id))
        count++;
    }
  return count;
}

static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  MoniacItemList *deals = find_list (fixture, MONIAC_TYPE_DEAL_LIST);
  GListModel *model = moniac_item_list_get_model (deals);

  wait_for_list (deals);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, N_LARGE);
  for (guint i = 1; i < N_LARGE; i++)
    g_assert_cmpfloat (amount_at (model, i - 1), >=, amount_at (model, i));

  moniac_item_list_set_sort (deals, MONIAC_DEAL_SORT_PAYER);
  wait_for_list (deals);
  for (guint i = 1; i < N_LARGE; i++)
    g_assert_cmpstr (payer_at (model, i - 1), <=, payer_at (model, i));

  moniac_item_list_set_search (deals, "company 07");
  wait_for_list (deals);
  g_assert_cmpuint (count_deals_of (model, "c07"), ==, g_list_model_get_n_items (model));
  g_assert_cmpuint (count_deals_of (moniac_document_get_deals (fixture->document), "c07"), ==,
                    g_list_model_get_n_items (model));
}

/* An amount that changes moves its row; the selection goes with it. */
static void
test_edit_moves_row (Fixture       *fixture,
                     gconstpointer  data)
{
  MoniacItemList *deals = find_list (fixture, MONIAC_TYPE_DEAL_LIST);

  select_deal (fixture, "d2");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (deals)), ==, 1);
  g_assert_true (type (fixture, "Amount", "90bn"));
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (deals)), ==, 0);
  moniac_document_undo (fixture->document);
  settle ();
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (deals)), ==, 1);
}

static void
message_cb (MoniacWorkspace  *workspace,
            const char       *text,
            char            **message)
{
  g_free (*message);
  *message = g_strdup (text);
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  GListModel *deals = moniac_document_get_deals (fixture->document);
  GListModel *companies = moniac_document_get_companies (fixture->document);
  g_autofree char *message = NULL;

  g_signal_connect (fixture->workspace, "deleted", G_CALLBACK (message_cb), &message);
  select_deal (fixture, "d1");
  g_assert_true (gtk_widget_activate_action (fixture->panel, "panel.duplicate", NULL));
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (deals), ==, 4);
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Duplicate deal");

  g_assert_true (gtk_widget_activate_action (fixture->panel, "panel.delete", NULL));
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (deals), ==, 3);
  g_assert_cmpstr (message, ==, "Deal Anthropic → Microsoft deleted");
  g_assert_null (moniac_workspace_get_selection (fixture->workspace));
  moniac_document_undo (fixture->document);
  moniac_document_undo (fixture->document);

  select_company (fixture, "m");
  g_assert_true (gtk_widget_activate_action (fixture->panel, "panel.add-deal", NULL));
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (deals), ==, 4);
  g_assert_true (MONIAC_IS_DEAL (moniac_workspace_get_selection (fixture->workspace)));
  g_assert_cmpstr (moniac_deal_get_record (MONIAC_DEAL (moniac_workspace_get_selection (fixture->workspace)))->payer,
                   ==, "m");
  moniac_document_undo (fixture->document);
  g_assert_null (moniac_document_get_undo_name (fixture->document));

  g_assert_true (gtk_widget_activate_action (fixture->panel, "panel.add-company", NULL));
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (companies), ==, 4);
  g_assert_cmpstr (moniac_field_row_get_value (find_row (fixture, "Name")), ==, "New Company");
  g_signal_handlers_disconnect_by_func (fixture->workspace, message_cb, &message);
}

/* The first deal of an empty document brings its company along, in one step. */
static void
test_first_deal (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MoniacDocument) empty = moniac_document_new ();

  moniac_workspace_set_document (fixture->workspace, empty, NULL, NULL);
  settle ();
  g_assert_true (gtk_widget_activate_action (fixture->panel, "panel.add-deal", NULL));
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (moniac_document_get_companies (empty)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (moniac_document_get_deals (empty)), ==, 1);
  g_assert_true (moniac_document_undo (empty));
  g_assert_cmpuint (g_list_model_get_n_items (moniac_document_get_companies (empty)), ==, 0);
  g_assert_null (moniac_workspace_get_selection (fixture->workspace));
  moniac_workspace_set_document (fixture->workspace, fixture->document, NULL, NULL);
  settle ();
}

static char *
describe_company (MoniacDocument *document)
{
  const MoniacCompanyRecord *record = moniac_company_get_record (moniac_document_find_company (document, "m"));

  return g_strdup_printf ("%s|%s|%s|%s|%s|%s", record->name, record->kind ? record->kind : "",
                          record->size.text ? record->size.text : "", record->cash.text ? record->cash.text : "",
                          record->color ? record->color : "", record->note ? record->note : "");
}

static void
test_company_fields (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct { const char *title, *text, *step, *expected; } table[] = {
    { "Name", "MSFT", "Change name", "MSFT|||||" },
    { "Kind, such as AI lab", "cloud", "Change kind of company", "Microsoft|cloud||||" },
    { "Size, such as a valuation", "3.5tn", "Change size", "Microsoft||3500000000000|||" },
    { "Cash", "80bn", "Change cash", "Microsoft|||80000000000||" },
    { "Color", "#cc785c", "Change color", "Microsoft||||#cc785c|" },
    { "Note", "Two\nlines", "Change note", "Microsoft|||||Two\nlines" },
  };

  select_company (fixture, "m");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *after = NULL, *undone = NULL;

      g_test_message ("%s", table[i].title);
      g_assert_true (type (fixture, table[i].title, table[i].text));
      g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, table[i].step);
      after = describe_company (fixture->document);
      g_assert_cmpstr (after, ==, table[i].expected);
      g_assert_true (moniac_document_undo (fixture->document));
      g_assert_null (moniac_document_get_undo_name (fixture->document));
      undone = describe_company (fixture->document);
      g_assert_cmpstr (undone, ==, "Microsoft|||||");
    }
  g_assert_false (type (fixture, "Color", "beige"));
  g_assert_cmpstr (moniac_field_row_get_message (find_row (fixture, "Color")), ==, "A color like #cc785c.");
  g_assert_null (moniac_document_get_undo_name (fixture->document));
}

static void
test_unpin (Fixture       *fixture,
            gconstpointer  data)
{
  MoniacCompany *company = moniac_document_find_company (fixture->document, "m");
  g_autoptr (MoniacCompanyRecord) record = moniac_company_record_copy (moniac_company_get_record (company));
  GtkWidget *row;

  record->pins[MONIAC_VIEW_MAP].x = moniac_number_from_double (0.25);
  record->pins[MONIAC_VIEW_MAP].y = moniac_number_from_double (0.5);
  moniac_document_begin (fixture->document, "Move");
  moniac_document_set_company (fixture->document, company, record);
  moniac_document_end (fixture->document);

  select_company (fixture, "m");
  g_assert_null (find_widget (fixture->panel, ADW_TYPE_ACTION_ROW, "Pinned in Ring", TRUE));
  row = find_widget (fixture->panel, ADW_TYPE_ACTION_ROW, "Pinned in Map", TRUE);
  g_assert_nonnull (row);
  g_signal_emit_by_name (find_widget (row, GTK_TYPE_BUTTON, NULL, TRUE), "clicked");
  settle ();
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Unpin company");
  g_assert_false (moniac_number_is_set (&moniac_company_get_record (company)->pins[MONIAC_VIEW_MAP].x));
  g_assert_null (find_widget (fixture->panel, ADW_TYPE_ACTION_ROW, "Pinned in Map", TRUE));
}

static void
test_company_deals (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *row;

  select_company (fixture, "m");
  g_assert_null (find_widget (fixture->panel, ADW_TYPE_ACTION_ROW, "Société Générale → Outside", TRUE));
  row = find_widget (fixture->panel, ADW_TYPE_ACTION_ROW, "Microsoft → Anthropic", TRUE);
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  settle ();
  g_assert_true (moniac_workspace_get_selection (fixture->workspace) ==
                 (GObject *) moniac_document_find_deal (fixture->document, "d2"));
}

static void
show_document (Fixture *fixture)
{
  GtkWidget *stack = find_widget (fixture->panel, GTK_TYPE_STACK, NULL, TRUE);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "document");
  settle ();
}

static void
test_document (Fixture       *fixture,
               gconstpointer  data)
{
  const MoniacHeaderRecord *header;

  show_document (fixture);
  g_assert_true (type (fixture, "Title", "Other"));
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Change title");
  g_assert_true (type (fixture, "Subtitle", "Sub"));
  g_assert_true (type (fixture, "Credit", "By us"));
  header = moniac_document_get_header (fixture->document);
  g_assert_cmpstr (header->title, ==, "Other");
  g_assert_cmpstr (header->subtitle, ==, "Sub");
  g_assert_cmpstr (header->credit, ==, "By us");
  while (moniac_document_undo (fixture->document))
    settle ();
  g_assert_cmpstr (moniac_field_row_get_value (find_row (fixture, "Title")), ==, "Three deals");
}

static void
set_currency (Fixture    *fixture,
              const char *id,
              const char *currency)
{
  MoniacDeal *deal = moniac_document_find_deal (fixture->document, id);
  g_autoptr (MoniacDealRecord) record = moniac_deal_record_copy (moniac_deal_get_record (deal));

  moniac_record_set_text (&record->currency, currency);
  moniac_document_begin (fixture->document, "Currency");
  moniac_document_set_deal (fixture->document, deal, record);
  moniac_document_end (fixture->document);
}

/* A rate is added with its currency in one step, changed, kept while a deal needs it, and removed. */
static void
test_rates (Fixture       *fixture,
            gconstpointer  data)
{
  MoniacFieldRow *row;
  GtkWidget *button;

  show_document (fixture);
  g_assert_false (type (fixture, "Add a Rate for a Currency", "eur"));
  g_assert_null (moniac_document_get_undo_name (fixture->document));
  g_assert_true (type (fixture, "One EUR in USD", "1.16"));
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Add rate");
  g_assert_true (type (fixture, "One EUR in USD", "1.2"));
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Change rate");
  g_assert_cmpstr (moniac_header_record_get_rate (moniac_document_get_header (fixture->document), "EUR")->text,
                   ==, "1.2");

  set_currency (fixture, "d1", "EUR");
  row = find_row (fixture, "One EUR in USD");
  button = find_widget (GTK_WIDGET (row), GTK_TYPE_BUTTON, NULL, TRUE);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (moniac_field_row_get_message (row), ==, "It cannot go: 1 deal is in this currency.");
  g_assert_cmpuint (moniac_document_get_header (fixture->document)->n_rates, ==, 1);
  g_assert_true (type (fixture, "Currency of the Document", "CHF"));
  moniac_document_undo (fixture->document);

  set_currency (fixture, "d1", NULL);
  g_signal_emit_by_name (button, "clicked");
  settle ();
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Remove rate");
  g_assert_cmpuint (moniac_document_get_header (fixture->document)->n_rates, ==, 0);
}

/* Deals that name the document's currency would lose their rate with it. */
static void
test_document_currency (Fixture       *fixture,
                        gconstpointer  data)
{
  set_currency (fixture, "d1", "USD");
  show_document (fixture);
  g_assert_false (type (fixture, "Currency of the Document", "EUR"));
  g_assert_cmpstr (moniac_field_row_get_message (find_row (fixture, "Currency of the Document")), ==,
                   "Some deals are in USD, which would need a rate first.");
  g_assert_cmpstr (moniac_document_get_header (fixture->document)->currency, ==, "USD");
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Currency");
}

/* Every text that can be edited tells assistive tools its name. */
static void
test_labels (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const titles[] = { "Amount", "Currency", "Paid So Far", "Date", "Until", "Quantity", "Note" };

  select_deal (fixture, "d1");
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *row = GTK_WIDGET (find_row (fixture, titles[i]));
      GtkWidget *text = find_widget (row, GTK_TYPE_TEXT, NULL, TRUE);

      if (!text)
        text = find_widget (row, GTK_TYPE_TEXT_VIEW, NULL, TRUE);
      g_assert_nonnull (text);
      g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
      g_assert_true (gtk_widget_get_focusable (text));
    }
}

static void
test_commit (Fixture       *fixture,
             gconstpointer  data)
{
  select_company (fixture, "m");
  moniac_field_row_set_text (find_row (fixture, "Name"), "Half typed");
  moniac_panel_commit (MONIAC_PANEL (fixture->panel));
  g_assert_cmpstr (moniac_company_get_record (moniac_document_find_company (fixture->document, "m"))->name,
                   ==, "Half typed");
  moniac_panel_commit (MONIAC_PANEL (fixture->panel));
  moniac_document_undo (fixture->document);
  g_assert_null (moniac_document_get_undo_name (fixture->document));
}

#define ADD(name, function) g_test_add ("/panel/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("selection", test_selection);
  ADD ("search-keeps-selection", test_search_keeps_selection);
  ADD ("search", test_search);
  ADD ("search-steps", test_search_steps);
  ADD ("rows-again", test_rows_again);
  g_test_add ("/panel/large", Fixture, NULL, set_up_large, test_large, tear_down);
  ADD ("edit-moves-row", test_edit_moves_row);
  ADD ("actions", test_actions);
  ADD ("first-deal", test_first_deal);
  ADD ("company-fields", test_company_fields);
  ADD ("unpin", test_unpin);
  ADD ("company-deals", test_company_deals);
  ADD ("document", test_document);
  ADD ("rates", test_rates);
  ADD ("document-currency", test_document_currency);
  ADD ("labels", test_labels);
  ADD ("commit", test_commit);
  return g_test_run ();
}
