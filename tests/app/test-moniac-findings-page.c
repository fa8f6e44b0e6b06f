/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of findings and the inquiry behind it: what is said of a document, what is brought forward, and
 * what the figure leaves out or supposes while the document stays as it is. */
#include "config.h"

#include "moniac-findings-fixture.h"

#include "moniac-canvas-picture.h"
#include "moniac-canvas-private.h"
#include "moniac-deal-file.h"
#include "moniac-findings-export.h"
#include "moniac-share-plot.h"
#include "moniac-workspace-private.h"

static void
test_says (Fixture       *fixture,
           gconstpointer  data)
{
  open_sample (fixture);
  g_assert_nonnull (find (fixture, ADW_TYPE_ACTION_ROW, "$10 billion of $83 billion (12 %) comes back"));
  g_assert_nonnull (find (fixture, ADW_TYPE_ACTION_ROW, "12–43 %, depending on what Microsoft pays Nvidia"));
  g_assert_true (says (fixture, "1. at most $10 billion"));
  g_assert_true (says (fixture, "2. $5 billion"));
  g_assert_true (says (fixture, "Anthropic pays Microsoft $30 billion for cloud; "
                                "Microsoft invests up to $5 billion in Anthropic."));
  g_assert_true (says (fixture, "67 % of what it receives comes from Nvidia."));
  g_assert_true (says (fixture, "54 % of all money touches it."));
  g_assert_true (says (fixture, "$5 billion of the $30 billion that it pays can come back to it."));
  g_assert_cmpint (count_rows (fixture), ==, 2);
}

/* Nothing is asked while nobody looks. */
static void
test_asks_while_shown (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GFile) file = app_test_get_sample ();

  app_test_open (fixture->window, file);
  app_test_wait_scene (fixture->window);
  g_assert_null (moniac_inquiry_get_findings (fixture->inquiry));
  g_assert_false (moniac_inquiry_get_working (fixture->inquiry));
  show_page (fixture, "findings");
  wait_complete (fixture);
  g_assert_nonnull (moniac_inquiry_get_findings (fixture->inquiry));
}

static void
test_empty_states (Fixture       *fixture,
                   gconstpointer  data)
{
  open_text (fixture, "{\"format\": \"moniac-deals\", \"version\": 1, \"companies\": [{\"id\": \"a\"}], \"deals\": []}");
  g_assert_true (says (fixture, "No Deals Yet"));

  open_text (fixture, "{\"format\": \"moniac-deals\", \"version\": 1, \"currency\": \"USD\","
                      "\"companies\": [{\"id\": \"a\"}, {\"id\": \"b\"}],"
                      "\"deals\": [{\"id\": \"d\", \"from\": \"a\", \"to\": \"b\", \"kind\": \"cloud\", \"amount\": 5}]}");
  g_assert_nonnull (find (fixture, ADW_TYPE_ACTION_ROW, "Nothing of $5 comes back"));
  g_assert_true (says (fixture, "There is no loop: no money can come back to where it started."));
  g_assert_null (find (fixture, MONIAC_TYPE_SHARE_PLOT, NULL));

  open_text (fixture, "{\"format\": \"moniac-deals\", \"version\": 1, \"currency\": \"USD\","
                      "\"companies\": [{\"id\": \"a\"}, {\"id\": \"b\"}],"
                      "\"deals\": [{\"id\": \"d\", \"from\": \"a\", \"to\": \"b\", \"kind\": \"cloud\"},"
                      "{\"id\": \"e\", \"from\": \"b\", \"to\": \"a\", \"kind\": \"cloud\"}]}");
  g_assert_nonnull (find (fixture, ADW_TYPE_ACTION_ROW,
                          "No amount is known, so nothing can be said about what comes back"));
  g_assert_true (says (fixture, "1. amount not disclosed"));
  g_assert_null (find (fixture, MONIAC_TYPE_SHARE_PLOT, NULL));
}

/* What is out of the ordinary is said in the words below the headline. */
static void
test_remarks (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *deals;
    const char *headline;
    const char *remark;
  } table[] = {
    { "{\"id\": \"d\", \"from\": \"a\", \"to\": \"a\", \"kind\": \"cloud\", \"amount\": 5}",
      "Nothing of $5 comes back",
      "Amounts count as announced; of a range, the upper bound. What a pays itself counts among all amounts, but does not come back." },
    { "{\"id\": \"d\", \"from\": \"a\", \"to\": \"b\", \"kind\": \"cloud\", \"amount\": 5, \"currency\": \"EUR\"},"
      "{\"id\": \"e\", \"from\": \"b\", \"to\": \"a\", \"kind\": \"cloud\", \"amount\": 30}",
      "$20 of $40 (50 %) comes back",
      "Amounts count as announced; of a range, the upper bound. Amounts in other currencies are converted to USD at the rates of the document." },
    { "{\"id\": \"d\", \"from\": \"a\", \"to\": \"b\", \"kind\": \"cloud\", \"amount\": 1e15},"
      "{\"id\": \"e\", \"from\": \"b\", \"to\": \"a\", \"kind\": \"cloud\", \"amount\": 1}",
      "$2 of $1000 trillion (less than 0.1 %) comes back",
      "Amounts count as announced; of a range, the upper bound." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\": \"moniac-deals\", \"version\": 1, \"currency\": \"USD\", \"rates\": {\"EUR\": 2},"
                                               "\"companies\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"deals\": [%s]}", table[i].deals);
      GtkWidget *row;

      open_text (fixture, text);
      row = find (fixture, ADW_TYPE_ACTION_ROW, table[i].headline);
      if (row == NULL)
        g_error ("the page does not say \"%s\"", table[i].headline);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, table[i].remark);
    }
}

static void
assert_brought (Fixture           *fixture,
                const char *const *ids)
{
  GHashTable *brought = moniac_inquiry_get_brought (fixture->inquiry);

  app_test_wait (is_settled, fixture);
  g_assert_true (fixture->window->canvas->picture->brought == brought);
  if (ids == NULL)
    {
      g_assert_null (brought);
      return;
    }
  g_assert_nonnull (brought);
  g_assert_cmpuint (g_hash_table_size (brought), ==, g_strv_length ((char **) ids));
  for (int i = 0; ids[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (brought, ids[i]));
}

/* The ids of a loop of the findings. */
static GStrv
ids_of_loop (Fixture *fixture,
             int      index)
{
  MoniacFindings *findings = moniac_inquiry_get_findings (fixture->inquiry);
  const MoniacLoop *loop = &findings->loops->loops[index];
  GPtrArray *ids = g_ptr_array_new ();

  for (int i = 0; i < loop->n; i++)
    for (int j = 0; j < loop->n_deals[i]; j++)
      g_ptr_array_add (ids, g_strdup (findings->network->deals[loop->deals[i][j]].record->id));
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_free (ids, FALSE);
}

/* Forth and back by the window's actions, to the canvas and the list; Escape shows everything again. */
static void
test_loops (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto (GStrv) first = NULL;
  g_auto (GStrv) second = NULL;
  GtkWidget *window = GTK_WIDGET (fixture->window);

  open_sample (fixture);
  first = ids_of_loop (fixture, 0);
  second = ids_of_loop (fixture, 1);
  gtk_widget_activate_action (window, "win.next-loop", NULL);
  assert_brought (fixture, (const char *const *) first);
  gtk_widget_activate_action (window, "win.next-loop", NULL);
  g_assert_cmpint (moniac_inquiry_get_loop (fixture->inquiry), ==, 1);
  assert_brought (fixture, (const char *const *) second);
  /* After the last comes the first, and before the first the last. */
  gtk_widget_activate_action (window, "win.next-loop", NULL);
  g_assert_cmpint (moniac_inquiry_get_loop (fixture->inquiry), ==, 0);
  gtk_widget_activate_action (window, "win.previous-loop", NULL);
  g_assert_cmpint (moniac_inquiry_get_loop (fixture->inquiry), ==, 1);
  g_assert_true (moniac_canvas_press_key (fixture->window->canvas, GDK_KEY_Escape, 0));
  assert_brought (fixture, NULL);
  g_assert_cmpint (moniac_inquiry_get_loop (fixture->inquiry), ==, -1);
}

static gboolean
has_loop (gpointer data)
{
  Fixture *fixture = data;

  return moniac_inquiry_get_loop (fixture->inquiry) >= 0;
}

/* By key, before anybody looked at the findings. */
static void
test_loop_unasked (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GFile) file = app_test_get_sample ();

  app_test_open (fixture->window, file);
  app_test_wait_scene (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-loop", NULL);
  app_test_wait (has_loop, fixture);
  g_assert_cmpint (moniac_inquiry_get_loop (fixture->inquiry), ==, 0);
}

static void
test_choose_row (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto (GStrv) second = NULL;
  GtkWidget *label;
  GtkWidget *row;

  open_sample (fixture);
  second = ids_of_loop (fixture, 1);
  label = find (fixture, GTK_TYPE_LABEL, "2. $5 billion");
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  assert_brought (fixture, (const char *const *) second);
  gtk_widget_activate_action (fixture->page, "findings.clear", NULL);
  assert_brought (fixture, NULL);
  g_assert_null (gtk_list_box_get_selected_row (GTK_LIST_BOX (gtk_widget_get_parent (row))));
}

/* The loop that is on show stays when another one grows past it, and goes when a leg of it goes. */
static void
test_loop_survives_edits (Fixture       *fixture,
                          gconstpointer  data)
{
  MoniacDocument *document;
  g_auto (GStrv) second = NULL;

  open_sample (fixture);
  document = moniac_workspace_get_document (fixture->workspace);
  second = ids_of_loop (fixture, 1);
  moniac_inquiry_set_loop (fixture->inquiry, 1);
  moniac_document_begin (document, "x");
  moniac_document_remove_deal (document, moniac_document_find_deal (document, "azure"));
  moniac_document_end (document);
  app_test_settle ();
  wait_complete (fixture);
  g_assert_cmpint (moniac_inquiry_get_loop (fixture->inquiry), ==, -1);
  g_assert_null (moniac_inquiry_get_brought (fixture->inquiry));

  moniac_document_undo (document);
  app_test_settle ();
  wait_complete (fixture);
  moniac_inquiry_set_loop (fixture->inquiry, 1);
  moniac_workspace_add_company (fixture->workspace, "Acme");
  g_assert_null (moniac_inquiry_get_brought (fixture->inquiry));
}

/* Bars bring their deals forward; a company that is selected is followed instead. */
static void
test_bars (Fixture       *fixture,
           gconstpointer  data)
{
  MoniacDocument *document;
  GtkWidget *label;

  open_sample (fixture);
  document = moniac_workspace_get_document (fixture->workspace);
  label = find (fixture, GTK_TYPE_LABEL, "100 % of what it pays goes to Microsoft.");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  assert_brought (fixture, (const char *const[]) { "azure", NULL });
  moniac_workspace_set_selection (fixture->workspace,
                                  G_OBJECT (moniac_document_find_company (document, "nvidia")));
  g_assert_null (moniac_inquiry_get_brought (fixture->inquiry));
}

static void
assert_same_nets (const MoniacNetwork *a,
                  const MoniacNetwork *b)
{
  for (int i = 0; i < a->n_companies; i++)
    g_assert_cmpint (a->companies[i].received - a->companies[i].paid, ==,
                     b->companies[i].received - b->companies[i].paid);
}

/* On the way from one scene to the other every flow is as wide as it was, then as it will be, and in between in
 * between; companies and deals are the same ones all the way. */
static void
assert_morphs (MoniacScene *from,
               MoniacScene *to)
{
  MoniacCanvasWay *way = moniac_canvas_way_new (from, to);
  int n_narrower = 0;

  for (int i = 0; i <= 8; i++)
    {
      double progress = i / 8.0;
      g_autoptr (MoniacScene) scene = moniac_canvas_way_at (way, progress);

      g_assert_cmpint (scene->n_companies, ==, to->n_companies);
      for (int r = 0; r < scene->n_ribbons; r++)
        for (int k = 0; k < from->n_ribbons; k++)
          {
            const MoniacSceneRibbon *ribbon = &scene->ribbons[r], *before = &from->ribbons[k];
            const MoniacSceneRibbon *after = &to->ribbons[r];

            if (before->deal != ribbon->deal || before->style != ribbon->style || after->style != ribbon->style)
              continue;
            g_assert_cmpint (after->deal, ==, ribbon->deal);
            g_assert_cmpfloat_with_epsilon (ribbon->width, before->width + progress * (after->width - before->width), 1e-6);
            n_narrower += i == 4 && ribbon->width < before->width && ribbon->width > after->width;
          }
    }
  g_assert_cmpint (n_narrower, >, 0);
  moniac_canvas_way_unref (way);
}

static gboolean
has_trail (gpointer data)
{
  return moniac_inquiry_get_trail (((Fixture *) data)->inquiry) != NULL;
}

/* What can come back leads to the way that it takes, of what is known. */
static void
test_what_can_come_back (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkWidget *label;
  const MoniacTrail *trail;

  open_sample (fixture);
  moniac_inquiry_set_netting (fixture->inquiry, MONIAC_NET_ALL);
  label = find (fixture, GTK_TYPE_LABEL, "$5 billion of the $30 billion that it pays can come back to it.");
  g_signal_emit_by_name (gtk_widget_get_parent (label), "clicked");
  app_test_wait (has_trail, fixture);
  trail = moniac_inquiry_get_trail (fixture->inquiry);
  g_assert_cmpint (moniac_inquiry_get_netting (fixture->inquiry), ==, MONIAC_NET_NONE);
  g_assert_cmpstr (trail->network->companies[trail->company].record->id, ==, "anthropic");
  g_assert_cmpfloat (moniac_network_money (trail->network, moniac_trail_get_back (trail)), ==, 5e9);
}

static void
test_netting (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MoniacNetwork) pairs = NULL;
  g_autoptr (MoniacScene) gross = NULL;
  MoniacFindings *findings;
  MoniacScene *scene;

  open_sample (fixture);
  findings = moniac_inquiry_get_findings (fixture->inquiry);
  gross = moniac_scene_ref (wait_scene (fixture, NULL, findings->network->gross));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture, GTK_TYPE_TOGGLE_BUTTON, "Pairs")), TRUE);
  g_assert_cmpint (moniac_inquiry_get_netting (fixture->inquiry), ==, MONIAC_NET_PAIRS);
  pairs = moniac_netting_apply (findings->network, MONIAC_NET_PAIRS);
  g_assert_cmpint (pairs->gross, <, findings->network->gross);
  scene = wait_scene (fixture, NULL, pairs->gross);
  assert_same_nets (scene->network, findings->network);
  assert_morphs (gross, scene);
  g_assert_true (moniac_inquiry_get_findings (fixture->inquiry) == findings);

  moniac_inquiry_set_netting (fixture->inquiry, MONIAC_NET_NONE);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find (fixture, GTK_TYPE_TOGGLE_BUTTON, "Off"))));
  wait_scene (fixture, NULL, findings->network->gross);
}

/* The id of the deal that the share of the sample depends on. */
static const char *
sensitive_deal (Fixture *fixture)
{
  MoniacFindings *findings = moniac_inquiry_get_findings (fixture->inquiry);

  return findings->network->deals[findings->range.most_sensitive].record->id;
}

/* The amount that is supposed of the deal that the share depends on; -1: none. */
static double
supposed (Fixture *fixture)
{
  const MoniacTrial *trial = moniac_trials_find (moniac_inquiry_get_trials (fixture->inquiry), MONIAC_TRIAL_AMOUNT,
                                                 sensitive_deal (fixture));

  return trial != NULL ? trial->amount.value : -1;
}

/* What the plot supposes shows in the figure and nowhere else, also while another page is shown. */
static void
test_trial (Fixture       *fixture,
            gconstpointer  data)
{
  const MoniacShareCurve *curve;
  MoniacDocument *document;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  GtkWidget *plot;
  MoniacScene *scene;
  int best = 0;

  open_sample (fixture);
  document = moniac_workspace_get_document (fixture->workspace);
  before = moniac_deal_file_write (document);
  curve = moniac_inquiry_get_curve (fixture->inquiry);
  plot = find (fixture, MONIAC_TYPE_SHARE_PLOT, NULL);
  g_assert_nonnull (plot);
  while (curve->amounts[best] < curve->useful)
    best++;
  g_assert_true (says (fixture, "If Microsoft paid Nvidia $0, 12 % would come back."));
  g_signal_emit_by_name (plot, "chosen", best);
  g_assert_true (says (fixture, "If Microsoft paid Nvidia $10 billion, 43 % would come back."));
  scene = wait_scene (fixture, sensitive_deal (fixture), curve->useful);
  g_assert_true (scene->network->deals[curve->deal].disclosed);

  g_assert_false (moniac_document_get_modified (document));
  after = moniac_deal_file_write (document);
  g_assert_true (g_bytes_equal (before, after));

  g_assert_cmpfloat (supposed (fixture), ==, 10e9);
  show_page (fixture, "deals");
  g_assert_cmpfloat (supposed (fixture), ==, 10e9);
  show_page (fixture, "findings");
  g_signal_emit_by_name (find (fixture, GTK_TYPE_BUTTON, "Show What Is Known"), "clicked");
  g_assert_cmpfloat (supposed (fixture), ==, -1);
  scene = wait_scene (fixture, sensitive_deal (fixture), 0);
  g_assert_false (scene->network->deals[curve->deal].disclosed);
}

typedef struct
{
  Fixture *fixture;
  GArray *amounts;                      /* of the deal that is dragged, in each scene that was seen */
} Drag;

static void
seen_cb (MoniacWorkspace *workspace,
         Drag            *drag)
{
  const MoniacNetwork *network = moniac_workspace_get_scene (workspace)->network;
  gint64 amount = network->deals[moniac_network_find_deal (network, sensitive_deal (drag->fixture))].amount;

  g_array_append_val (drag->amounts, amount);
}

static gboolean
is_composing (gpointer data)
{
  Fixture *fixture = data;

  return fixture->workspace->composing != NULL;
}

/* Amounts in quick succession: the figure under way is finished and seen, those that are passed while it is under
 * way are not, and the last one that is seen is of the last amount. */
static void
test_trial_dragged (Fixture       *fixture,
                    gconstpointer  data)
{
  const MoniacShareCurve *curve;
  Drag drag = { fixture, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_autoptr (GCancellable) under_way = NULL;
  GtkWidget *plot;

  open_sample (fixture);
  curve = moniac_inquiry_get_curve (fixture->inquiry);
  plot = find (fixture, MONIAC_TYPE_SHARE_PLOT, NULL);
  app_test_wait (is_settled, fixture);
  g_signal_connect (fixture->workspace, "scene-changed", G_CALLBACK (seen_cb), &drag);
  g_signal_emit_by_name (plot, "chosen", 3);
  app_test_wait (is_composing, fixture);
  under_way = g_object_ref (fixture->workspace->composing);
  for (int point = 4; point < curve->n; point++)
    g_signal_emit_by_name (plot, "chosen", point);
  g_assert_false (g_cancellable_is_cancelled (under_way));
  wait_scene (fixture, sensitive_deal (fixture), curve->amounts[curve->n - 1]);
  app_test_wait (is_settled, fixture);
  g_assert_cmpuint (drag.amounts->len, ==, 2);
  g_assert_cmpint (g_array_index (drag.amounts, gint64, 0), ==, curve->amounts[3]);
  g_assert_cmpint (g_array_index (drag.amounts, gint64, 1), ==, curve->amounts[curve->n - 1]);
  g_signal_handlers_disconnect_by_func (fixture->workspace, seen_cb, &drag);
  g_array_unref (drag.amounts);
}

/* An export shows what is netted and what is on trial, and says so. */
static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(MoniacScene **) data = moniac_workspace_compose_finish (MONIAC_WORKSPACE (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* Lines are broken anywhere between words. */
static gboolean
scene_says (const MoniacScene *scene,
            const char        *text)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (int i = 0; i < scene->n_labels; i++)
    g_string_append_printf (all, "%s ", scene->labels[i].text);
  g_string_replace (all, "\302\240", " ", 0);
  return strstr (all->str, text) != NULL;
}

static void
test_export_of_figure (Fixture       *fixture,
                       gconstpointer  data)
{
  MoniacFigureSettings settings = MONIAC_FIGURE_SETTINGS_DEFAULT;
  MoniacScene *scene = NULL;

  open_sample (fixture);
  moniac_inquiry_set_netting (fixture->inquiry, MONIAC_NET_ALL);
  moniac_trials_switch_off (moniac_inquiry_get_trials (fixture->inquiry), MONIAC_TRIAL_DEAL_OFF, "azure");
  moniac_workspace_compose_async (fixture->workspace, &settings, NULL, composed_cb, &scene);
  app_test_wait (is_set, &scene);
  /* Without azure no money can come back: all of the 53 billion is left. */
  g_assert_cmpfloat_with_epsilon (moniac_network_money (scene->network, scene->network->gross), 53e9, 1);
  g_assert_true (scene_says (scene, "What if: without what Anthropic pays Microsoft ($30 billion)."));
  g_assert_true (scene_says (scene, "A trial: not what is known."));
  g_assert_true (scene_says (scene, "all that comes back is taken out"));
  moniac_scene_unref (scene);
}

/* What is undisclosed can be looked up: the row leads to the deal. */
static void
test_to_the_deal (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *id = NULL;
  GObject *selection;

  open_sample (fixture);
  id = g_strdup (sensitive_deal (fixture));
  adw_action_row_activate (ADW_ACTION_ROW (find (fixture, ADW_TYPE_ACTION_ROW,
                                                 "12–43 %, depending on what Microsoft pays Nvidia")));
  selection = moniac_workspace_get_selection (fixture->workspace);
  g_assert_true (MONIAC_IS_DEAL (selection));
  g_assert_cmpstr (moniac_deal_get_record (MONIAC_DEAL (selection))->id, ==, id);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  open_sample (fixture);
  gtk_widget_activate_action (fixture->page, "findings.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->page), NULL, text_cb, &text);
  app_test_wait (is_set, &text);
  expected = moniac_findings_to_text (moniac_inquiry_get_findings (fixture->inquiry));
  g_assert_cmpstr (text, ==, expected);
  g_assert_nonnull (strstr (text, "depending on what Microsoft pays Nvidia"));
}

static void
message_cb (MoniacWorkspace *workspace,
            const char      *text,
            char           **out)
{
  g_free (*out);
  *out = g_strdup (text);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GFile) file = app_test_write_file ("findings.json", "");
  g_autofree char *message = NULL;
  g_autofree char *written = NULL;
  g_autofree char *expected = NULL;

  open_sample (fixture);
  g_signal_connect (fixture->workspace, "message", G_CALLBACK (message_cb), &message);
  moniac_findings_save_to (fixture->workspace, moniac_inquiry_get_findings (fixture->inquiry), NULL,
                           MONIAC_FINDINGS_JSON, file);
  app_test_wait (is_set, &message);
  g_assert_cmpstr (message, ==, "Exported “findings.json”");
  written = app_test_read_file (file);
  expected = moniac_findings_to_json (moniac_inquiry_get_findings (fixture->inquiry));
  g_assert_cmpstr (written, ==, expected);
  g_signal_handlers_disconnect_by_func (fixture->workspace, message_cb, &message);
}

/* More loops than are listed at first; the list grows to the one that is on show. */
static void
test_many_loops (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("{\"format\": \"moniac-deals\", \"version\": 1, \"companies\": [");
  int n = 7;

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"id\": \"c%d\"}", i > 0 ? "," : "", i);
  g_string_append (text, "], \"deals\": [");
  for (int i = 0; i < n * n; i++)
    if (i / n != i % n)
      g_string_append_printf (text, "%s{\"id\": \"d%d\", \"from\": \"c%d\", \"to\": \"c%d\", \"kind\": \"cloud\", \"amount\": %d}",
                              i > 1 ? "," : "", i, i / n, i % n, i);
  g_string_append (text, "]}");
  open_text (fixture, text->str);
  g_assert_cmpint (moniac_inquiry_get_findings (fixture->inquiry)->loops->n, >, 100);
  g_assert_cmpint (count_rows (fixture), ==, 20);
  g_signal_emit_by_name (find (fixture, GTK_TYPE_BUTTON, "Show More"), "clicked");
  wait_complete (fixture);
  g_assert_cmpint (count_rows (fixture), ==, 40);
  moniac_inquiry_set_loop (fixture->inquiry, 70);
  app_test_settle ();
  g_assert_cmpint (count_rows (fixture), ==, 90);
}

/* Another document: nothing of the last one is left. */
static void
test_another_document (Fixture       *fixture,
                       gconstpointer  data)
{
  open_sample (fixture);
  moniac_inquiry_set_loop (fixture->inquiry, 0);
  moniac_inquiry_set_netting (fixture->inquiry, MONIAC_NET_ALL);
  moniac_trials_switch_off (moniac_inquiry_get_trials (fixture->inquiry), MONIAC_TRIAL_DEAL_OFF, "azure");
  moniac_window_show_new (fixture->window);
  g_assert_null (moniac_inquiry_get_findings (fixture->inquiry));
  g_assert_null (moniac_inquiry_get_brought (fixture->inquiry));
  g_assert_cmpint (moniac_inquiry_get_loop (fixture->inquiry), ==, -1);
  g_assert_cmpint (moniac_inquiry_get_netting (fixture->inquiry), ==, MONIAC_NET_NONE);
  g_assert_cmpint (moniac_trials_get_n (moniac_inquiry_get_trials (fixture->inquiry)), ==, 0);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          int        *count)
{
  ++*count;
}

static void
test_notifies_once (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const names[] = { "loop", "netting", "loop-length", "loop-cap" };

  open_sample (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);
      int n = 0;
      int value = -1;

      g_signal_connect (fixture->inquiry, signal, G_CALLBACK (count_cb), &n);
      g_object_set (fixture->inquiry, names[i], 1, NULL);
      g_object_set (fixture->inquiry, names[i], 1, NULL);
      g_object_get (fixture->inquiry, names[i], &value, NULL);
      g_assert_cmpint (value, ==, 1);
      g_assert_cmpint (n, ==, 1);
      g_signal_handlers_disconnect_by_func (fixture->inquiry, count_cb, &n);
    }
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("says", test_says);
  ADD ("asks-while-shown", test_asks_while_shown);
  ADD ("empty-states", test_empty_states);
  ADD ("remarks", test_remarks);
  ADD ("loops", test_loops);
  ADD ("loop-unasked", test_loop_unasked);
  ADD ("choose-row", test_choose_row);
  ADD ("loop-survives-edits", test_loop_survives_edits);
  ADD ("bars", test_bars);
  ADD ("what-can-come-back", test_what_can_come_back);
  ADD ("netting", test_netting);
  ADD ("trial", test_trial);
  ADD ("trial-dragged", test_trial_dragged);
  ADD ("export-of-figure", test_export_of_figure);
  ADD ("to-the-deal", test_to_the_deal);
  ADD ("copy", test_copy);
  ADD ("export", test_export);
  ADD ("many-loops", test_many_loops);
  ADD ("another-document", test_another_document);
  ADD ("notifies-once", test_notifies_once);

  return g_test_run ();
}
