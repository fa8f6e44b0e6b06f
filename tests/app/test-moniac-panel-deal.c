/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a deal: every commit is one named step with the right record; what is wrong is explained. */
#include "moniac-test-panel.h"

#include "moniac-cite-row.h"

static const MoniacDealRecord *
record_of (Fixture    *fixture,
           const char *id)
{
  return moniac_deal_get_record (moniac_document_find_deal (fixture->document, id));
}

static char *
get_amount (const MoniacDealRecord *record)
{
  return g_strdup_printf ("%d %s %s %s", record->amount.form, record->amount.low.text ? record->amount.low.text : "-",
                          record->amount.high.text ? record->amount.high.text : "-",
                          record->currency ? record->currency : "-");
}

static char *
get_date (const MoniacDealRecord *record)
{
  char buffer[MONIAC_DATE_TEXT_SIZE];

  return g_strdup (moniac_date_to_text (&record->date, buffer));
}

static char *
get_until (const MoniacDealRecord *record)
{
  char buffer[MONIAC_DATE_TEXT_SIZE];

  return g_strdup (moniac_date_to_text (&record->until, buffer));
}

static char *
get_paid (const MoniacDealRecord *record)
{
  return g_strdup (record->paid.text);
}

static char *
get_quantity (const MoniacDealRecord *record)
{
  return g_strdup (record->quantity.text);
}

static char *
get_unit (const MoniacDealRecord *record)
{
  return g_strdup (record->quantity_unit);
}

static char *
get_announcement (const MoniacDealRecord *record)
{
  return g_strdup (record->announcement);
}

static char *
get_note (const MoniacDealRecord *record)
{
  return g_strdup (record->note);
}

/* Each field, typed into: the record, the name of the step, and that one undo brings back the very record. */
static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *title, *text, *step;
    char *(*get) (const MoniacDealRecord *record);
    const char *expected;
  } table[] = {
    { "Amount", "up to 10bn", "Change amount", get_amount, "3 - 10000000000 -" },
    { "Amount", "5-10 bn", "Change amount", get_amount, "5 5000000000 10000000000 -" },
    { "Amount", "~3m", "Change amount", get_amount, "2 - 3000000 -" },
    { "Amount", "at least 4k", "Change amount", get_amount, "4 4000 - -" },
    { "Amount", "?", "Change amount", get_amount, "0 - - -" },
    { "Amount", "", "Change amount", get_amount, "0 - - -" },
    { "Amount", "$12", "Change amount", get_amount, "1 - 12 -" },
    { "Paid So Far", "2.5bn", "Change what was paid", get_paid, "2500000000" },
    { "Date", "2025-11-18", "Change date", get_date, "2025-11-18" },
    { "Date", " 2025-11 ", "Change date", get_date, "2025-11" },
    { "Until", "2032", "Change end date", get_until, "2032" },
    { "Quantity", "1.5", "Change quantity", get_quantity, "1.5" },
    { "Unit, such as GW", "GW", "Change unit", get_unit, "GW" },
    { "Announcement", "Three at once", "Change announcement", get_announcement, "Three at once" },
    { "Note", "First line\nsecond line", "Change note", get_note, "First line\nsecond line" },
  };

  select_deal (fixture, "d1");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const MoniacDealRecord *before = record_of (fixture, "d1");
      g_autofree char *shown = g_strdup (moniac_field_row_get_value (find_row (fixture, table[i].title)));
      g_autofree char *actual = NULL;

      g_test_message ("%s: %s", table[i].title, table[i].text);
      g_assert_true (type (fixture, table[i].title, table[i].text));
      g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, table[i].step);
      actual = table[i].get (record_of (fixture, "d1"));
      g_assert_cmpstr (actual, ==, table[i].expected);
      g_assert_false (moniac_field_row_is_dirty (find_row (fixture, table[i].title)));

      g_assert_true (moniac_document_undo (fixture->document));
      g_assert_true (record_of (fixture, "d1") == before);
      g_assert_null (moniac_document_get_undo_name (fixture->document));
      g_assert_cmpstr (moniac_field_row_get_value (find_row (fixture, table[i].title)), ==, shown);
    }
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *title, *text, *message; } table[] = {
    { "Amount", "-4", "An amount is not negative: swap payer and payee instead." },
    { "Amount", "lots", "An amount like 30bn, up to 10bn, 5-10bn, ~3m or ? for not disclosed." },
    { "Amount", "10-5", "The lower number comes first." },
    { "Amount", "9e15", "That is more than all the money there is: at most 1,000 trillion." },
    { "Paid So Far", "up to 3", "A sum like 30bn or 1500000." },
    { "Paid So Far", "3 EUR", "A sum in USD." },
    { "Date", "2025-02-30", "A date like 2025, 2025-11 or 2025-11-18." },
    { "Until", "soon", "A date like 2025, 2025-11 or 2025-11-18." },
    { "Quantity", "many", "A number like 1 or 2.5." },
    { "Quantity", "3 USD", "A number without a currency." },
    { "Identifier in the File", "d2", "Another one has this identifier." },
    { "Identifier in the File", " ", "The file needs an identifier here." },
  };

  select_deal (fixture, "d1");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const MoniacDealRecord *before = record_of (fixture, "d1");
      MoniacFieldRow *row = find_row (fixture, table[i].title);
      g_autofree char *text = NULL;

      g_test_message ("%s: %s", table[i].title, table[i].text);
      g_assert_false (type (fixture, table[i].title, table[i].text));
      g_assert_true (record_of (fixture, "d1") == before);
      g_assert_null (moniac_document_get_undo_name (fixture->document));
      g_assert_true (moniac_field_row_has_error (row));
      g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
      g_assert_cmpstr (moniac_field_row_get_message (row), ==, table[i].message);

      moniac_field_row_revert (row);
      text = moniac_field_row_get_text (row);
      g_assert_cmpstr (text, ==, moniac_field_row_get_value (row));
      g_assert_false (moniac_field_row_has_error (row));
    }
}

static void
test_identifier (Fixture       *fixture,
                 gconstpointer  data)
{
  MoniacDeal *deal = moniac_document_find_deal (fixture->document, "d1");

  select_deal (fixture, "d1");
  g_assert_true (type (fixture, "Identifier in the File", "first"));
  g_assert_true (moniac_document_find_deal (fixture->document, "first") == deal);
  g_assert_null (moniac_document_find_deal (fixture->document, "d1"));
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Change identifier");
  g_assert_true (moniac_workspace_get_selection (fixture->workspace) == (gpointer) deal);
  g_assert_true (moniac_document_undo (fixture->document));
  g_assert_true (moniac_document_find_deal (fixture->document, "d1") == deal);
}

static void
test_understood (Fixture       *fixture,
                 gconstpointer  data)
{
  MoniacFieldRow *row;

  select_deal (fixture, "d1");
  row = find_row (fixture, "Amount");
  g_assert_cmpstr (moniac_field_row_get_message (row), ==, "$30,000,000,000");
  moniac_field_row_set_text (row, "up to 10 bn");
  g_assert_cmpstr (moniac_field_row_get_message (row), ==, "Up to $10,000,000,000");
  moniac_field_row_set_text (row, "up to");
  g_assert_cmpstr (moniac_field_row_get_message (row), ==, "");
  g_assert_null (moniac_document_get_undo_name (fixture->document));
}

static AdwComboRow *
find_combo (Fixture    *fixture,
            const char *title)
{
  return ADW_COMBO_ROW (find_widget (fixture->panel, ADW_TYPE_COMBO_ROW, title, TRUE));
}

static void
assert_step (Fixture    *fixture,
             const char *name)
{
  settle ();
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, name);
  g_assert_true (moniac_document_undo (fixture->document));
  g_assert_null (moniac_document_get_undo_name (fixture->document));
  settle ();
}

static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *inferred;

  select_deal (fixture, "d1");
  adw_combo_row_set_selected (find_combo (fixture, "For"), MONIAC_KIND_HARDWARE);
  g_assert_cmpint (record_of (fixture, "d1")->kind, ==, MONIAC_KIND_HARDWARE);
  g_assert_cmpstr (record_of (fixture, "d1")->kind_id, ==, "hardware");
  assert_step (fixture, "Change kind");
  g_assert_cmpuint (adw_combo_row_get_selected (find_combo (fixture, "For")), ==, MONIAC_KIND_CLOUD);

  adw_combo_row_set_selected (find_combo (fixture, "Status"), MONIAC_STATUS_TALKS);
  g_assert_cmpint (record_of (fixture, "d1")->status, ==, MONIAC_STATUS_TALKS);
  assert_step (fixture, "Change status");

  inferred = find_widget (fixture->panel, GTK_TYPE_SWITCH, NULL, TRUE);
  gtk_switch_set_active (GTK_SWITCH (inferred), TRUE);
  g_assert_true (record_of (fixture, "d1")->inferred);
  assert_step (fixture, "Mark as inferred");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (inferred)));
}

/* A kind from another program's file is shown as it stands there, and stays when other fields change. */
static void
test_unknown_kind (Fixture       *fixture,
                   gconstpointer  data)
{
  MoniacDeal *deal = moniac_document_find_deal (fixture->document, "d2");
  g_autoptr (MoniacDealRecord) record = moniac_deal_record_copy (record_of (fixture, "d2"));
  GtkStringObject *shown;

  record->kind = MONIAC_KIND_OTHER;
  moniac_record_set_text (&record->kind_id, "barter");
  moniac_document_begin (fixture->document, "Barter");
  moniac_document_set_deal (fixture->document, deal, record);
  moniac_document_end (fixture->document);

  select_deal (fixture, "d2");
  shown = adw_combo_row_get_selected_item (find_combo (fixture, "For"));
  g_assert_cmpstr (gtk_string_object_get_string (shown), ==, "barter");
  g_assert_true (type (fixture, "Date", "2025"));
  g_assert_cmpstr (record_of (fixture, "d2")->kind_id, ==, "barter");
}

static void
test_forms (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *range = NULL, *up_to = NULL, *least = NULL;

  select_deal (fixture, "d1");
  adw_combo_row_set_selected (find_combo (fixture, "Stated As"), MONIAC_AMOUNT_UP_TO);
  up_to = get_amount (record_of (fixture, "d1"));
  g_assert_cmpstr (up_to, ==, "3 - 30000000000 -");
  g_assert_cmpstr (moniac_field_row_get_value (find_row (fixture, "At Most")), ==, "30,000,000,000");
  assert_step (fixture, "Change amount");

  adw_combo_row_set_selected (find_combo (fixture, "Stated As"), MONIAC_AMOUNT_AT_LEAST);
  least = get_amount (record_of (fixture, "d1"));
  g_assert_cmpstr (least, ==, "4 30000000000 - -");
  assert_step (fixture, "Change amount");

  /* A range needs a number more: nothing changes until it is there. */
  adw_combo_row_set_selected (find_combo (fixture, "Stated As"), MONIAC_AMOUNT_RANGE);
  settle ();
  g_assert_null (moniac_document_get_undo_name (fixture->document));
  g_assert_false (type (fixture, "At Least", "40bn"));
  g_assert_cmpstr (moniac_field_row_get_message (find_row (fixture, "At Least")), ==,
                   "The lower number is above the upper one.");
  g_assert_true (type (fixture, "At Least", "20bn"));
  range = get_amount (record_of (fixture, "d1"));
  g_assert_cmpstr (range, ==, "5 20000000000 30000000000 -");
  assert_step (fixture, "Change amount");
}

/* From an amount not disclosed to a range: two numbers are missing, and both together are one step. */
static void
test_range_from_nothing (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *range = NULL;

  select_deal (fixture, "d3");
  adw_combo_row_set_selected (find_combo (fixture, "Stated As"), MONIAC_AMOUNT_RANGE);
  settle ();
  g_assert_false (type (fixture, "At Least", "1bn"));
  g_assert_null (moniac_document_get_undo_name (fixture->document));
  g_assert_true (type (fixture, "At Most", "2bn"));
  range = get_amount (record_of (fixture, "d3"));
  g_assert_cmpstr (range, ==, "5 1000000000 2000000000 -");
  assert_step (fixture, "Change amount");
}

/* A deal in a currency without a rate would be a file that does not open: so the rate is asked for first. */
static void
test_missing_rate (Fixture       *fixture,
                   gconstpointer  data)
{
  static const struct { const char *title, *text, *step; } table[] = {
    { "Currency", "eur", "Change currency" },
    { "Amount", "30 bn EUR", "Change amount" },
  };

  select_deal (fixture, "d1");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const MoniacDealRecord *before = record_of (fixture, "d1");

      g_assert_false (type (fixture, table[i].title, table[i].text));
      g_assert_true (record_of (fixture, "d1") == before);
      g_assert_null (moniac_document_get_undo_name (fixture->document));
      g_assert_false (type (fixture, "One EUR in USD", "0"));
      g_assert_true (moniac_field_row_has_error (find_row (fixture, "One EUR in USD")));
      g_assert_true (type (fixture, "One EUR in USD", "1.16"));

      g_assert_cmpstr (record_of (fixture, "d1")->currency, ==, "EUR");
      g_assert_cmpstr (moniac_header_record_get_rate (moniac_document_get_header (fixture->document), "EUR")->text,
                       ==, "1.16");
      g_assert_null (find_widget (fixture->panel, MONIAC_TYPE_FIELD_ROW, "One EUR in USD", TRUE));
      assert_step (fixture, table[i].step);
      g_assert_null (moniac_header_record_get_rate (moniac_document_get_header (fixture->document), "EUR"));
    }
}

/* Thinking better of a currency forgets it. */
static void
test_rate_not_given (Fixture       *fixture,
                     gconstpointer  data)
{
  select_deal (fixture, "d1");
  g_assert_false (type (fixture, "Currency", "EUR"));
  moniac_field_row_revert (find_row (fixture, "Currency"));
  settle ();
  g_assert_null (find_widget (fixture->panel, MONIAC_TYPE_FIELD_ROW, "One EUR in USD", TRUE));
  g_assert_null (moniac_document_get_undo_name (fixture->document));
}

static void
test_parties (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *payer, *payee;
  GObject *society = (GObject *) moniac_document_find_company (fixture->document, "s");
  GListModel *companies = moniac_document_get_companies (fixture->document);

  select_deal (fixture, "d1");
  payer = find_widget (fixture->panel, MONIAC_TYPE_CHOOSER_ROW, "Payer", TRUE);
  payee = find_widget (fixture->panel, MONIAC_TYPE_CHOOSER_ROW, "Payee", TRUE);
  g_assert_cmpstr (moniac_chooser_row_get_text (MONIAC_CHOOSER_ROW (payer)), ==, "Anthropic");

  g_signal_emit_by_name (payer, "chosen", society);
  g_assert_cmpstr (record_of (fixture, "d1")->payer, ==, "s");
  assert_step (fixture, "Change payer");

  g_signal_emit_by_name (payee, "chosen", NULL);
  g_assert_null (record_of (fixture, "d1")->payee);
  g_assert_cmpstr (moniac_chooser_row_get_text (MONIAC_CHOOSER_ROW (payee)), ==, "Outside");
  /* Never both: the company that is left becomes the other party. */
  g_signal_emit_by_name (payer, "chosen", NULL);
  g_assert_null (record_of (fixture, "d1")->payer);
  g_assert_cmpstr (record_of (fixture, "d1")->payee, ==, "a");
  moniac_document_undo (fixture->document);
  moniac_document_undo (fixture->document);

  g_signal_emit_by_name (payee, "create", "Oracle");
  g_assert_cmpuint (g_list_model_get_n_items (companies), ==, 4);
  g_assert_cmpstr (record_of (fixture, "d1")->payee, ==, "oracle");
  g_assert_cmpstr (moniac_chooser_row_get_text (MONIAC_CHOOSER_ROW (payee)), ==, "Oracle");
  assert_step (fixture, "New payee");
  g_assert_cmpuint (g_list_model_get_n_items (companies), ==, 3);
}

/* Undo from elsewhere shows what holds, leaves alone what is being typed in another field, and commits nothing. */
static void
test_undo_while_typing (Fixture       *fixture,
                        gconstpointer  data)
{
  MoniacFieldRow *note;
  GtkWidget *focus;
  g_autofree char *text = NULL;

  select_deal (fixture, "d1");
  g_assert_true (type (fixture, "Date", "2025"));
  note = find_row (fixture, "Note");
  moniac_field_row_edit (note);
  moniac_field_row_set_text (note, "half a sen");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (note)));

  moniac_document_undo (fixture->document);
  settle ();
  g_assert_cmpstr (moniac_field_row_get_value (find_row (fixture, "Date")), ==, "");
  text = moniac_field_row_get_text (note);
  g_assert_cmpstr (text, ==, "half a sen");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
  g_assert_null (moniac_document_get_undo_name (fixture->document));
  g_assert_cmpstr (moniac_document_get_redo_name (fixture->document), ==, "Change date");
}

/* What a field has given up or committed does not come back by the field's own undo: Ctrl+Z is the document's then. */
static void
test_typing_is_forgotten (Fixture       *fixture,
                          gconstpointer  data)
{
  MoniacFieldRow *date;
  GtkWidget *entry;

  select_deal (fixture, "d1");
  date = find_row (fixture, "Date");
  g_assert_true (type (fixture, "Date", "2025"));
  moniac_field_row_edit (date);
  entry = gtk_root_get_focus (GTK_ROOT (fixture->window));
  gtk_widget_activate_action (entry, "text.undo", NULL);
  g_assert_false (moniac_field_row_is_dirty (date));

  moniac_field_row_set_text (date, "2025-13");
  g_assert_false (moniac_field_row_commit (date));
  moniac_field_row_revert (date);
  gtk_widget_activate_action (entry, "text.undo", NULL);
  g_assert_false (moniac_field_row_is_dirty (date));
  g_assert_false (moniac_field_row_has_error (date));
}

static void
test_focus_out (Fixture       *fixture,
                gconstpointer  data)
{
  select_deal (fixture, "d1");
  moniac_field_row_edit (find_row (fixture, "Announcement"));
  moniac_field_row_set_text (find_row (fixture, "Announcement"), "Together");
  moniac_field_row_edit (find_row (fixture, "Until"));
  settle ();
  g_assert_cmpstr (record_of (fixture, "d1")->announcement, ==, "Together");
  assert_step (fixture, "Change announcement");
}

/* What is being typed belongs to the deal it was typed for. */
static void
test_selection_commits (Fixture       *fixture,
                        gconstpointer  data)
{
  select_deal (fixture, "d1");
  moniac_field_row_set_text (find_row (fixture, "Note"), "of the first");
  select_deal (fixture, "d2");
  g_assert_cmpstr (record_of (fixture, "d1")->note, ==, "of the first");
  g_assert_null (record_of (fixture, "d2")->note);
  g_assert_cmpstr (moniac_field_row_get_value (find_row (fixture, "Note")), ==, "");
  g_assert_false (moniac_field_row_is_dirty (find_row (fixture, "Note")));
  assert_step (fixture, "Change note");

  /* Wrong input is dropped with the selection, and changes nothing. */
  moniac_field_row_set_text (find_row (fixture, "Date"), "nonsense");
  select_deal (fixture, "d1");
  g_assert_null (moniac_document_get_undo_name (fixture->document));
  g_assert_false (moniac_field_row_has_error (find_row (fixture, "Date")));
  g_assert_false (moniac_field_row_is_dirty (find_row (fixture, "Date")));
}

static MoniacCiteRow *
find_cite (Fixture *fixture,
           guint    index)
{
  GtkWidget *row = find_widget (fixture->panel, MONIAC_TYPE_CITE_ROW, NULL, TRUE);

  for (guint i = 0; row && i < index; i++)
    row = gtk_widget_get_next_sibling (row);
  return MONIAC_CITE_ROW (row);
}

/* Types a quote, or a field of the source, into a citation. */
static void
type_in_cite (Fixture    *fixture,
              guint       index,
              const char *title,
              const char *text)
{
  GtkWidget *row;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_cite (fixture, index)), TRUE);
  settle ();
  row = find_widget (GTK_WIDGET (find_cite (fixture, index)), MONIAC_TYPE_FIELD_ROW, title, FALSE);
  moniac_field_row_set_text (MONIAC_FIELD_ROW (row), text);
  g_assert_true (moniac_field_row_commit (MONIAC_FIELD_ROW (row)));
  settle ();
}

static void
press_add_cite (Fixture *fixture)
{
  GtkWidget *group = find_widget (fixture->panel, g_type_from_name ("MoniacCitesGroup"), NULL, TRUE);
  GtkWidget *button = find_widget (group, GTK_TYPE_BUTTON, NULL, TRUE);

  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Add Citation");
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

static void
test_citations (Fixture       *fixture,
                gconstpointer  data)
{
  MoniacSource *source = moniac_document_find_source (fixture->document, "s1");

  select_deal (fixture, "d1");
  press_add_cite (fixture);
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Add citation");
  g_assert_cmpuint (record_of (fixture, "d1")->n_cites, ==, 1);
  g_assert_cmpstr (record_of (fixture, "d1")->cites[0].source, ==, "s1");

  type_in_cite (fixture, 0, "Quote", "a whopping $30 billion");
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Change quote");
  g_assert_cmpstr (record_of (fixture, "d1")->cites[0].quote, ==, "a whopping $30 billion");

  type_in_cite (fixture, 0, "Address", "https://example.org/a");
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Change address");
  g_assert_cmpstr (moniac_source_get_record (source)->url, ==, "https://example.org/a");

  press_add_cite (fixture);
  type_in_cite (fixture, 1, "Quote", "second");
  g_signal_emit_by_name (find_cite (fixture, 1), "move", -1);
  settle ();
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Move citation");
  g_assert_cmpstr (record_of (fixture, "d1")->cites[0].quote, ==, "second");
  g_assert_cmpstr (record_of (fixture, "d1")->cites[1].quote, ==, "a whopping $30 billion");

  g_signal_emit_by_name (find_cite (fixture, 0), "move", 0);
  settle ();
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "Remove citation");
  g_assert_cmpuint (record_of (fixture, "d1")->n_cites, ==, 1);
  g_assert_cmpstr (record_of (fixture, "d1")->cites[0].quote, ==, "a whopping $30 billion");

  g_signal_emit_by_name (find_widget (GTK_WIDGET (find_cite (fixture, 0)), MONIAC_TYPE_CHOOSER_ROW, "Source", FALSE),
                         "create", "Another article");
  settle ();
  g_assert_cmpstr (moniac_document_get_undo_name (fixture->document), ==, "New source");
  g_assert_cmpstr (record_of (fixture, "d1")->cites[0].source, ==, "another-article");
  while (moniac_document_undo (fixture->document))
    settle ();
  g_assert_cmpuint (record_of (fixture, "d1")->n_cites, ==, 0);
  g_assert_null (find_widget (fixture->panel, MONIAC_TYPE_CITE_ROW, NULL, TRUE));
}

#define ADD(name, function) g_test_add ("/panel/deal/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("fields", test_fields);
  ADD ("refused", test_refused);
  ADD ("identifier", test_identifier);
  ADD ("understood", test_understood);
  ADD ("choices", test_choices);
  ADD ("unknown-kind", test_unknown_kind);
  ADD ("forms", test_forms);
  ADD ("range-from-nothing", test_range_from_nothing);
  ADD ("missing-rate", test_missing_rate);
  ADD ("rate-not-given", test_rate_not_given);
  ADD ("parties", test_parties);
  ADD ("undo-while-typing", test_undo_while_typing);
  ADD ("typing-is-forgotten", test_typing_is_forgotten);
  ADD ("focus-out", test_focus_out);
  ADD ("selection-commits", test_selection_commits);
  ADD ("citations", test_citations);
  return g_test_run ();
}
