/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixture of the tests of the page of findings. */
#include "config.h"

#include "moniac-findings-fixture.h"

#include "moniac-canvas-private.h"
#include "moniac-deal-file.h"
#include "moniac-findings-page.h"

/* Widgets */

GtkWidget *
find (Fixture    *fixture,
      GType       type,
      const char *text)
{
  return app_test_find (fixture->page, type, text);
}

gboolean
says (Fixture    *fixture,
      const char *text)
{
  return find (fixture, GTK_TYPE_LABEL, text) != NULL;
}

static void
count_rows_cb (GtkWidget *widget,
               gpointer   data)
{
  if (gtk_widget_has_css_class (widget, "moniac-finding-row"))
    ++*(int *) data;
}

int
count_rows (Fixture *fixture)
{
  int n = 0;

  app_test_walk (fixture->page, count_rows_cb, &n);
  return n;
}

/* Waiting */

static gboolean
is_complete (gpointer data)
{
  Fixture *fixture = data;

  return moniac_inquiry_is_complete (fixture->inquiry) && !moniac_inquiry_get_working (fixture->inquiry) &&
         moniac_findings_page_is_settled (MONIAC_FINDINGS_PAGE (fixture->page));
}

gboolean
is_settled (gpointer data)
{
  Fixture *fixture = data;

  return fixture->window->canvas->picture != NULL && moniac_canvas_is_settled (fixture->window->canvas) &&
         fixture->window->canvas->scene == moniac_workspace_get_scene (fixture->workspace);
}

/* What the scene on show has to be like: the sum of its amounts, or the amount of one deal. */
typedef struct
{
  MoniacWorkspace *workspace;
  const char *deal;                     /* NULL: all */
  gint64 amount;
} Awaited;

static gboolean
is_shown (gpointer data)
{
  const Awaited *awaited = data;
  MoniacScene *scene = moniac_workspace_get_scene (awaited->workspace);
  const MoniacNetwork *network = scene != NULL ? scene->network : NULL;

  if (network == NULL)
    return FALSE;
  if (awaited->deal == NULL)
    return network->gross == awaited->amount;
  return network->deals[moniac_network_find_deal (network, awaited->deal)].amount == awaited->amount;
}

MoniacScene *
wait_scene (Fixture    *fixture,
            const char *deal,
            gint64      amount)
{
  Awaited awaited = { fixture->workspace, deal, amount };

  app_test_wait (is_shown, &awaited);
  return moniac_workspace_get_scene (fixture->workspace);
}

void
wait_complete (Fixture *fixture)
{
  app_test_wait (is_complete, fixture);
  app_test_settle ();
}

void
show_page (Fixture    *fixture,
           const char *name)
{
  GObject *stack = gtk_widget_get_template_child (GTK_WIDGET (fixture->window->panel), MONIAC_TYPE_PANEL, "stack");

  gtk_stack_set_visible_child_name (GTK_STACK (stack), name);
  app_test_settle ();
}

void
open_text (Fixture    *fixture,
           const char *text)
{
  static int n;
  g_autofree char *name = g_strdup_printf ("findings-%d.deals.json", n++);
  g_autoptr (GFile) file = app_test_write_file (name, text);
  g_autoptr (MoniacProblems) problems = moniac_problems_new ();
  g_autoptr (MoniacDocument) document = NULL;

  /* In the same window, one after the other. */
  document = moniac_deal_file_load (g_file_peek_path (file), problems, NULL, NULL);
  g_assert_nonnull (document);
  moniac_window_show_document (fixture->window, document, NULL, NULL, NULL);
  show_page (fixture, "findings");
  wait_complete (fixture);
}

void
open_sample (Fixture *fixture)
{
  g_autoptr (GFile) file = app_test_get_sample ();

  app_test_open (fixture->window, file);
  show_page (fixture, "findings");
  wait_complete (fixture);
  app_test_wait_scene (fixture->window);
}

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = app_test_new_window ();
  fixture->workspace = fixture->window->workspace;
  fixture->inquiry = moniac_workspace_get_inquiry (fixture->workspace);
  fixture->page = (GtkWidget *) gtk_widget_get_template_child (GTK_WIDGET (fixture->window->panel),
                                                               MONIAC_TYPE_PANEL, "findings_page");
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  app_test_close (fixture->window);
}
