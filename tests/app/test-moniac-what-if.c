/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if, and following money: what is on trial shows in figure and findings and nowhere else until it is applied, as one
 * step; and a company's money runs out and comes back, step by step. */
#include "config.h"

#include "moniac-app-test.h"

#include "moniac-canvas-private.h"
#include "moniac-deal-file.h"
#include "moniac-findings-compare.h"
#include "moniac-trial-row.h"

typedef struct
{
  MoniacWindow *window;
  MoniacWorkspace *workspace;
  MoniacDocument *document;
  MoniacInquiry *inquiry;
  MoniacTrials *trials;
  GtkWidget *page;
} Fixture;

static void
show_findings (Fixture *fixture)
{
  moniac_panel_show_trials (fixture->window->panel);
  app_test_settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GFile) file = app_test_get_sample ();

  fixture->window = app_test_new_window ();
  fixture->workspace = fixture->window->workspace;
  fixture->inquiry = moniac_workspace_get_inquiry (fixture->workspace);
  fixture->trials = moniac_inquiry_get_trials (fixture->inquiry);
  fixture->page = (GtkWidget *) gtk_widget_get_template_child (GTK_WIDGET (fixture->window->panel),
                                                               MONIAC_TYPE_PANEL, "findings_page");
  app_test_open (fixture->window, file);
  app_test_wait_scene (fixture->window);
  fixture->document = moniac_workspace_get_document (fixture->workspace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  app_test_close (fixture->window);
}

static void
select_deal (Fixture    *fixture,
             const char *id)
{
  moniac_workspace_set_selection (fixture->workspace, (GObject *) moniac_document_find_deal (fixture->document, id));
}

static void
select_company (Fixture    *fixture,
                const char *id)
{
  moniac_workspace_set_selection (fixture->workspace, (GObject *) moniac_document_find_company (fixture->document, id));
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

static gboolean
is_tried (gpointer data)
{
  Fixture *fixture = data;

  return moniac_inquiry_is_tried (fixture->inquiry);
}

/* The scene on show has so many billions. */
typedef struct
{
  MoniacWorkspace *workspace;
  double billions;
} Awaited;

static gboolean
has_gross (gpointer data)
{
  const Awaited *awaited = data;
  MoniacScene *scene = moniac_workspace_get_scene (awaited->workspace);

  return scene != NULL && ABS (moniac_network_money (scene->network, scene->network->gross) - awaited->billions * 1e9) < 1;
}

static void
wait_gross (Fixture *fixture,
            double   billions)
{
  Awaited awaited = { fixture->workspace, billions };

  app_test_wait (has_gross, &awaited);
}

static GtkWidget *
find (Fixture    *fixture,
      GType       type,
      const char *text)
{
  return app_test_find (GTK_WIDGET (fixture->window), type, text);
}

static void
count_rows_cb (GtkWidget *widget,
               gpointer   data)
{
  *(int *) data += MONIAC_IS_TRIAL_ROW (widget);
}

static int
count_rows (Fixture *fixture)
{
  int n = 0;

  app_test_walk (fixture->page, count_rows_cb, &n);
  return n;
}

static double
billions (const MoniacNetwork *network,
          gint64               units)
{
  return moniac_network_money (network, units) / 1e9;
}

/* Off and on again by the window's action; findings of both sides; the document stays as it is. */
static void
test_switch_off (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) before = moniac_deal_file_write (fixture->document);
  g_autoptr (GBytes) after = NULL;
  MoniacFindings *tried;

  show_findings (fixture);
  select_deal (fixture, "microsoft-stake");
  activate (fixture, "win.try-off");
  wait_gross (fixture, 78);
  show_findings (fixture);
  app_test_wait (is_tried, fixture);
  app_test_settle ();
  tried = moniac_inquiry_get_tried (fixture->inquiry);
  g_assert_cmpfloat_with_epsilon (billions (tried->network, tried->circulation->total), 0, 1e-9);
  g_assert_cmpint (tried->loops->n, ==, 1);
  g_assert_cmpint (moniac_inquiry_get_findings (fixture->inquiry)->loops->n, ==, 2);
  g_assert_cmpint (count_rows (fixture), ==, 1);
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "What if: 1 trial"));
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "$78 bn"));
  after = moniac_deal_file_write (fixture->document);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (moniac_document_get_modified (fixture->document));

  activate (fixture, "win.try-off");
  wait_gross (fixture, 83);
  g_assert_null (moniac_inquiry_get_tried (fixture->inquiry));
  g_assert_cmpint (count_rows (fixture), ==, 0);
  g_assert_null (find (fixture, GTK_TYPE_LABEL, "What if: 1 trial"));
}

/* Before and after: the figure shows one or the other, and every number its deals. */
static void
test_show_known (Fixture       *fixture,
                 gconstpointer  data)
{
  show_findings (fixture);
  moniac_trials_switch_off (fixture->trials, MONIAC_TRIAL_COMPANY_OFF, "openai");
  wait_gross (fixture, 45);
  app_test_wait (is_tried, fixture);
  app_test_settle ();
  g_signal_emit_by_name (find (fixture, GTK_TYPE_BUTTON, "$83 bn"), "clicked");
  g_assert_true (moniac_inquiry_get_show_known (fixture->inquiry));
  wait_gross (fixture, 83);
  g_assert_cmpuint (g_hash_table_size (moniac_inquiry_get_brought (fixture->inquiry)), ==, 4);
  g_signal_emit_by_name (find (fixture, GTK_TYPE_BUTTON, "$45 bn"), "clicked");
  wait_gross (fixture, 45);
  g_assert_cmpuint (g_hash_table_size (moniac_inquiry_get_brought (fixture->inquiry)), ==, 3);
  moniac_inquiry_set_show_known (fixture->inquiry, TRUE);
  moniac_trials_clear (fixture->trials);
  g_assert_false (moniac_inquiry_get_show_known (fixture->inquiry));
}

static const MoniacDealRecord *
record_of (Fixture    *fixture,
           const char *id)
{
  return moniac_deal_get_record (moniac_document_find_deal (fixture->document, id));
}

/* One step of the history, and back; a share is no fact and stays on trial. */
static void
test_apply (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) before = moniac_deal_file_write (fixture->document);
  g_autoptr (GBytes) after = NULL;
  MoniacNumber amount = moniac_number_from_double (7e9);

  moniac_trials_switch_off (fixture->trials, MONIAC_TRIAL_DEAL_OFF, "aws");
  moniac_trials_switch_off (fixture->trials, MONIAC_TRIAL_COMPANY_OFF, "google");
  moniac_trials_set_amount (fixture->trials, "microsoft-chips", &amount);
  moniac_trials_set_share (fixture->trials, "anthropic", 0.5);
  moniac_number_clear (&amount);
  moniac_workspace_apply_trials (fixture->workspace);
  g_assert_true (record_of (fixture, "aws")->off);
  g_assert_true (record_of (fixture, "claude-on-google")->off);
  g_assert_cmpint (record_of (fixture, "microsoft-chips")->amount.form, ==, MONIAC_AMOUNT_EXACT);
  g_assert_cmpfloat (record_of (fixture, "microsoft-chips")->amount.high.value, ==, 7e9);
  g_assert_cmpint (moniac_trials_get_n (fixture->trials), ==, 1);
  g_assert_cmpint (moniac_trials_get (fixture->trials, 0)->kind, ==, MONIAC_TRIAL_SHARE);
  g_assert_false (moniac_trials_can_apply (fixture->trials));
  moniac_document_undo (fixture->document);
  g_assert_null (moniac_document_get_undo_name (fixture->document));
  after = moniac_deal_file_write (fixture->document);
  g_assert_true (g_bytes_equal (before, after));
}

/* A company pays half: who then cannot pay is told, the figure shows what is still paid, and names the model. */
static void
test_share (Fixture       *fixture,
            gconstpointer  data)
{
  MoniacFindings *tried;
  const MoniacCirculation *paid;

  show_findings (fixture);
  select_company (fixture, "anthropic");
  activate (fixture, "win.try-share");
  wait_gross (fixture, 68);
  app_test_wait (is_tried, fixture);
  app_test_settle ();
  tried = moniac_inquiry_get_tried (fixture->inquiry);
  paid = moniac_inquiry_get_paid (fixture->inquiry);
  g_assert_nonnull (tried->cascade);
  /* The share is of what is owed; what is still paid is told beside it. */
  g_assert_cmpfloat_with_epsilon (billions (tried->network, tried->network->gross), 83, 1e-9);
  g_assert_cmpfloat_with_epsilon (billions (tried->network, paid->gross), 68, 1e-9);
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "$68 bn"));
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "Anthropic pays $15 billion of the $30 billion that it owes."));
  g_assert_nonnull (moniac_workspace_get_scene (fixture->workspace)->network->model);
}

/* Trials stay while the document is edited, but for what is gone. */
static void
test_edits (Fixture       *fixture,
            gconstpointer  data)
{
  MoniacNumber amount = moniac_number_from_double (7e9);

  moniac_trials_switch_off (fixture->trials, MONIAC_TRIAL_DEAL_OFF, "aws");
  moniac_trials_set_amount (fixture->trials, "azure", &amount);
  moniac_number_clear (&amount);
  wait_gross (fixture, 22);
  moniac_workspace_add_company (fixture->workspace, "Acme");
  g_assert_cmpint (moniac_trials_get_n (fixture->trials), ==, 2);
  moniac_document_begin (fixture->document, "x");
  moniac_document_remove_deal (fixture->document, moniac_document_find_deal (fixture->document, "azure"));
  moniac_document_end (fixture->document);
  g_assert_cmpint (moniac_trials_get_n (fixture->trials), ==, 1);
  g_assert_nonnull (moniac_trials_find (fixture->trials, MONIAC_TRIAL_DEAL_OFF, "aws"));
  wait_gross (fixture, 15);
}

/* An amount is typed; what is no amount is refused and changes nothing. */
static void
test_type_amount (Fixture       *fixture,
                  gconstpointer  data)
{
  const MoniacTrial *trial;
  GtkWidget *row, *entry;

  select_deal (fixture, "azure");
  activate (fixture, "win.try-amount");
  app_test_settle ();
  row = find (fixture, MONIAC_TYPE_TRIAL_ROW, NULL);
  g_assert_nonnull (row);
  entry = app_test_find (row, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "lots");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  trial = moniac_trials_find (fixture->trials, MONIAC_TRIAL_AMOUNT, "azure");
  g_assert_cmpfloat (trial->amount.value, ==, 30e9);
  gtk_editable_set_text (GTK_EDITABLE (entry), "20bn");
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  trial = moniac_trials_find (fixture->trials, MONIAC_TRIAL_AMOUNT, "azure");
  g_assert_cmpfloat (trial->amount.value, ==, 20e9);
  wait_gross (fixture, 73);
  g_assert_true (find (fixture, MONIAC_TYPE_TRIAL_ROW, NULL) == row);
}

static gboolean
has_trail (gpointer data)
{
  Fixture *fixture = data;

  return moniac_inquiry_get_trail (fixture->inquiry) != NULL;
}

/* Step by step, with the running total; nothing moves here, so all of the way is there at once, and it can be gone by hand. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  const MoniacTrail *trail;

  moniac_workspace_set_playing (fixture->workspace, FALSE);
  select_company (fixture, "anthropic");
  activate (fixture, "win.follow-money");
  app_test_wait (has_trail, fixture);
  app_test_settle ();
  trail = moniac_inquiry_get_trail (fixture->inquiry);
  g_assert_cmpint (trail->n_steps, ==, 2);
  g_assert_cmpint (moniac_inquiry_get_step (fixture->inquiry), ==, 1);
  g_assert_cmpuint (g_hash_table_size (moniac_inquiry_get_brought (fixture->inquiry)), ==, 2);
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "Anthropic pays $30 billion.\nThrough Microsoft, $5 billion runs on. "
                                                   "In the end $5 billion of $30 billion can be back."));
  moniac_inquiry_set_step (fixture->inquiry, 0);
  g_assert_cmpuint (g_hash_table_size (moniac_inquiry_get_brought (fixture->inquiry)), ==, 1);
  g_assert_true (moniac_canvas_press_key (fixture->window->canvas, GDK_KEY_Escape, 0));
  g_assert_null (moniac_inquiry_get_trail (fixture->inquiry));
  g_assert_null (moniac_inquiry_get_brought (fixture->inquiry));
}

/* Another figure, another way: an edit ends it. */
static void
test_follow_ends (Fixture       *fixture,
                  gconstpointer  data)
{
  select_company (fixture, "microsoft");
  activate (fixture, "win.follow-money");
  app_test_wait (has_trail, fixture);
  moniac_trials_switch_off (fixture->trials, MONIAC_TRIAL_DEAL_OFF, "aws");
  g_assert_null (moniac_inquiry_get_trail (fixture->inquiry));
}

static gboolean
bar_is_clear (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *bar = GTK_WIDGET (fixture->window->inquiry_bar);
  graphene_rect_t a, b;

  return gtk_widget_get_width (GTK_WIDGET (fixture->window)) < 480 && gtk_widget_get_mapped (bar)
         && gtk_widget_compute_bounds (bar, GTK_WIDGET (fixture->window), &a)
         && gtk_widget_compute_bounds (GTK_WIDGET (fixture->window->zoom_controls), GTK_WIDGET (fixture->window), &b)
         && !graphene_rect_intersection (&a, &b, NULL);
}

/* The bar about what is followed, which has more to say, leaves the zoom alone, and can be ended, in a window as narrow as a telephone. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 380, 640);
  select_company (fixture, "anthropic");
  activate (fixture, "win.follow-money");
  app_test_wait (bar_is_clear, fixture);
  g_assert_true (bar_is_clear (fixture));
}

#define ADD(name, func) g_test_add ("/what-if/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("switch-off", test_switch_off);
  ADD ("show-known", test_show_known);
  ADD ("apply", test_apply);
  ADD ("share", test_share);
  ADD ("edits", test_edits);
  ADD ("type-amount", test_type_amount);
  ADD ("follow", test_follow);
  ADD ("narrow", test_narrow);
  ADD ("follow-ends", test_follow_ends);

  return g_test_run ();
}
