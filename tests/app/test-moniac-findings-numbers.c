/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers on the page of findings: each leads to its deals, and after an edit they are there at once. */
#include "config.h"

#include "moniac-findings-fixture.h"

#include "moniac-share-plot.h"
#include "moniac-trial-row.h"

static gboolean
is_number (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX_ROW (widget) || gtk_widget_has_css_class (widget, "moniac-bar") ||
         gtk_widget_has_css_class (widget, "moniac-number");
}

static gboolean
has_digit (const char *text)
{
  return text != NULL && strpbrk (text, "0123456789") != NULL;
}

/* The part of the page that answers: what is on trial is what somebody typed, and explanations explain. */
static gboolean
is_answer (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, MONIAC_TYPE_TRIAL_ROW) == NULL &&
         gtk_widget_get_ancestor (label, GTK_TYPE_POPOVER) == NULL && !gtk_widget_has_css_class (label, "dim-label") &&
         gtk_widget_get_mapped (label) && has_digit (gtk_label_get_text (GTK_LABEL (label)));
}

/* Every label with a number is part of something that can be chosen; these are collected. */
static void
collect_cb (GtkWidget *widget,
            gpointer   data)
{
  GtkWidget *above = widget;

  if (!GTK_IS_LABEL (widget) || !is_answer (widget))
    return;
  while (above != NULL && !is_number (above))
    above = gtk_widget_get_parent (above);
  if (above == NULL)
    g_error ("“%s” cannot be chosen", gtk_label_get_text (GTK_LABEL (widget)));
  if (!g_ptr_array_find (data, above, NULL))
    g_ptr_array_add (data, above);
}

/* As the pointer or Enter does. */
static void
choose (GtkWidget *number)
{
  GtkWidget *list = gtk_widget_get_parent (number);

  g_assert_true (gtk_widget_get_focusable (number));
  if (GTK_IS_BUTTON (number))
    g_signal_emit_by_name (number, "clicked");
  else if (gtk_list_box_get_selection_mode (GTK_LIST_BOX (list)) == GTK_SELECTION_SINGLE)
    gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (number));
  else
    g_signal_emit_by_name (number, "activate");
}

/* Every number on the page leads to the deals that it is made of, and says in a sentence how it was computed. */
static void
test_every_number (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  int n_plots = 0;

  open_sample (fixture);
  moniac_trials_set_share (moniac_inquiry_get_trials (fixture->inquiry), "anthropic", 0.5);
  wait_complete (fixture);
  app_test_walk (fixture->page, collect_cb, numbers);
  g_assert_cmpuint (numbers->len, >, 30);
  for (guint i = 0; i < numbers->len; i++)
    {
      GtkWidget *number = g_ptr_array_index (numbers, i);
      const char *told = gtk_widget_get_tooltip_text (number);

      /* The plot is told by its axis and dragged; it has no deals but the one that the range names. */
      if (app_test_find (number, MONIAC_TYPE_SHARE_PLOT, NULL) != NULL)
        {
          n_plots++;
          continue;
        }
      if (told == NULL && ADW_IS_ACTION_ROW (number))
        told = adw_action_row_get_subtitle (ADW_ACTION_ROW (number));
      if (told == NULL || !g_str_has_suffix (told, "."))
        g_error ("“%s” does not say how it was computed",
                 gtk_label_get_text (GTK_LABEL (app_test_find (number, GTK_TYPE_LABEL, NULL))));
      choose (number);
      while (moniac_inquiry_get_brought (fixture->inquiry) == NULL &&
             !MONIAC_IS_DEAL (moniac_workspace_get_selection (fixture->workspace)))
        g_main_context_iteration (NULL, TRUE);
      if (moniac_inquiry_get_brought (fixture->inquiry) != NULL)
        g_assert_cmpuint (g_hash_table_size (moniac_inquiry_get_brought (fixture->inquiry)), >, 0);
      moniac_inquiry_clear_brought (fixture->inquiry);
      moniac_workspace_set_selection (fixture->workspace, NULL);
      /* A deal is shown on another page. */
      show_page (fixture, "findings");
      wait_complete (fixture);
    }
  g_assert_cmpint (n_plots, ==, 1);
}

/* What the page said when the first findings after an edit came. */
typedef struct
{
  Fixture *fixture;
  gboolean headline, range, working, plot;
  int n;
} Quick;

static void
quick_cb (GObject    *inquiry,
          GParamSpec *pspec,
          Quick      *quick)
{
  Fixture *fixture = quick->fixture;

  if (quick->n++ > 0)
    return;
  quick->headline = find (fixture, ADW_TYPE_ACTION_ROW, "$10 billion of $94 billion (11 %) comes back") != NULL;
  quick->range = find (fixture, ADW_TYPE_ACTION_ROW, "12–43 %, depending on what Microsoft pays Nvidia") != NULL;
  quick->working = find (fixture, ADW_TYPE_ACTION_ROW, "Working out what undisclosed amounts could do…") != NULL;
  quick->plot = find (fixture, MONIAC_TYPE_SHARE_PLOT, NULL) != NULL;
}

/* After an edit the headline is there with the first findings; the range of before stays until the next one is known,
 * which mostly is a moment later, and the page does not jump. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  Quick quick = { fixture };
  MoniacDocument *document;
  GObject *deal;
  g_autoptr (MoniacDealRecord) record = NULL;

  open_sample (fixture);
  document = moniac_workspace_get_document (fixture->workspace);
  deal = G_OBJECT (moniac_document_find_deal (document, "azure"));
  record = moniac_deal_record_copy (moniac_deal_get_record (MONIAC_DEAL (deal)));
  moniac_number_clear (&record->amount.high);
  record->amount = (MoniacAmount) { .form = MONIAC_AMOUNT_EXACT, .high = moniac_number_from_double (41e9) };
  g_signal_connect_after (fixture->inquiry, "notify::findings", G_CALLBACK (quick_cb), &quick);
  moniac_document_begin (document, "x");
  moniac_document_set_deal (document, MONIAC_DEAL (deal), record);
  moniac_document_end (document);
  wait_complete (fixture);
  g_signal_handlers_disconnect_by_func (fixture->inquiry, quick_cb, &quick);
  g_assert_cmpint (quick.n, ==, 2);
  g_assert_true (quick.headline);
  g_assert_true (quick.range);
  g_assert_true (quick.plot);
  g_assert_false (quick.working);
  g_assert_true (says (fixture, "Anthropic pays Microsoft $41 billion for cloud; "
                                "Microsoft invests up to $5 billion in Anthropic."));
  g_assert_null (find (fixture, ADW_TYPE_ACTION_ROW, "12–43 %, depending on what Microsoft pays Nvidia"));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("every-number", test_every_number);
  ADD ("edit", test_edit);

  return g_test_run ();
}
