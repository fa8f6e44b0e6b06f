/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stopping the search for findings: by a button, with what was found until then, and an honest word on what was not. */
#include "config.h"

#include "moniac-app-test.h"

#include "moniac-deal-file.h"
#include "moniac-findings-page.h"

/* Each pays each: loops of up to five companies number 66 + 440 + 2970 + 19008. */
#define N_COMPANIES 12
#define N_LOOPS_OF_3 (66 + 440)
#define N_LOOPS_OF_5 (66 + 440 + 2970 + 19008)

typedef struct
{
  MoniacWindow *window;
  MoniacInquiry *inquiry;
  GtkWidget *page;
} Fixture;

static GtkWidget *
find (Fixture    *fixture,
      GType       type,
      const char *text)
{
  return app_test_find (fixture->page, type, text);
}

static gboolean
rests (gpointer data)
{
  Fixture *fixture = data;

  return !moniac_inquiry_get_working (fixture->inquiry);
}

static void
wait_rest (Fixture *fixture)
{
  app_test_wait (rests, fixture);
  app_test_settle ();
}

static char *
complete_network (void)
{
  GString *text = g_string_new ("{\"format\": \"moniac-deals\", \"version\": 1, \"currency\": \"USD\", \"companies\": [");

  for (int i = 0; i < N_COMPANIES; i++)
    g_string_append_printf (text, "%s{\"id\": \"c%d\"}", i > 0 ? "," : "", i);
  g_string_append (text, "], \"deals\": [");
  for (int i = 0; i < N_COMPANIES * N_COMPANIES; i++)
    if (i / N_COMPANIES != i % N_COMPANIES)
      g_string_append_printf (text, "%s{\"id\": \"d%d\", \"from\": \"c%d\", \"to\": \"c%d\", \"kind\": \"cloud\", \"amount\": %d}",
                              i > 1 ? "," : "", i, i / N_COMPANIES, i % N_COMPANIES, i);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *text = complete_network ();
  g_autoptr (GFile) file = app_test_write_file ("complete.deals.json", text);
  GObject *stack;

  fixture->window = app_test_new_window ();
  fixture->inquiry = moniac_workspace_get_inquiry (fixture->window->workspace);
  fixture->page = (GtkWidget *) gtk_widget_get_template_child (GTK_WIDGET (fixture->window->panel),
                                                               MONIAC_TYPE_PANEL, "findings_page");
  g_object_set (fixture->inquiry, "loop-length", 3, "loop-cap", 100000, NULL);
  app_test_open (fixture->window, file);
  stack = gtk_widget_get_template_child (GTK_WIDGET (fixture->window->panel), MONIAC_TYPE_PANEL, "stack");
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "findings");
  app_test_settle ();
  wait_rest (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  app_test_close (fixture->window);
}

static const MoniacLoops *
get_loops (Fixture *fixture)
{
  return moniac_inquiry_get_findings (fixture->inquiry)->loops;
}

/* Longer loops are wanted, and then not. */
static void
stop_at_once (Fixture *fixture)
{
  g_object_set (fixture->inquiry, "loop-length", 5, NULL);
  g_assert_true (moniac_inquiry_get_working (fixture->inquiry));
  gtk_widget_activate_action (fixture->page, "findings.stop", NULL);
  wait_rest (fixture);
}

static gboolean
can_go_on (gpointer data)
{
  return find (data, GTK_TYPE_BUTTON, "_Go On") != NULL;
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *said = NULL;

  g_assert_cmpint (get_loops (fixture)->n, ==, N_LOOPS_OF_3);
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "_Go On"));
  stop_at_once (fixture);
  g_assert_true (moniac_inquiry_get_stopped (fixture->inquiry));
  g_assert_true (get_loops (fixture)->stopped);
  g_assert_cmpint (get_loops (fixture)->n, <, N_LOOPS_OF_5);
  app_test_wait (can_go_on, fixture);
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "Stopped: more loops may exist, and what undisclosed amounts "
                                                   "could do is not known."));
  said = moniac_findings_loops_text (moniac_inquiry_get_findings (fixture->inquiry));
  g_assert_nonnull (strstr (said, "stopped"));
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, said));
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "_Stop"));
}

static void
test_go_on (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *button;

  stop_at_once (fixture);
  app_test_wait (can_go_on, fixture);
  button = find (fixture, GTK_TYPE_BUTTON, "_Go On");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_focusable (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (moniac_inquiry_get_working (fixture->inquiry));
  wait_rest (fixture);
  g_assert_false (moniac_inquiry_get_stopped (fixture->inquiry));
  g_assert_true (moniac_inquiry_is_complete (fixture->inquiry));
  g_assert_cmpint (get_loops (fixture)->n, ==, N_LOOPS_OF_5);
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "22484 loops of up to 5 companies."));
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "_Go On"));
}

/* An edit asks anew, whatever was stopped. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  MoniacDocument *document = moniac_workspace_get_document (fixture->window->workspace);

  stop_at_once (fixture);
  moniac_document_begin (document, "x");
  moniac_document_remove_deal (document, moniac_document_find_deal (document, "d1"));
  moniac_document_end (document);
  app_test_settle ();
  wait_rest (fixture);
  g_assert_false (moniac_inquiry_get_stopped (fixture->inquiry));
  g_assert_true (moniac_inquiry_is_complete (fixture->inquiry));
  g_assert_cmpint (get_loops (fixture)->n, <, N_LOOPS_OF_5);
  g_assert_cmpint (get_loops (fixture)->n, >, N_LOOPS_OF_5 / 2);
}

#define ADD(name, func) g_test_add ("/findings-stop/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("stop", test_stop);
  ADD ("go-on", test_go_on);
  ADD ("edit", test_edit);

  return g_test_run ();
}
