/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the panel share: a panel in a window over a small document, and hands to work on it. */
#pragma once

#include "moniac-chooser-row.h"
#include "moniac-company-list.h"
#include "moniac-deal-list.h"
#include "moniac-field-row.h"
#include "moniac-panel.h"

typedef struct
{
  MoniacWorkspace *workspace;
  MoniacDocument *document;
  GtkWidget *window;
  GtkWidget *panel;
} Fixture;

static inline void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static inline MoniacCompanyRecord *
make_company (const char *id,
              const char *name)
{
  MoniacCompanyRecord *record = moniac_company_record_new ();

  record->id = g_strdup (id);
  record->name = g_strdup (name);
  return record;
}

static inline MoniacDealRecord *
make_deal (const char *id,
           const char *payer,
           const char *payee,
           MoniacKind  kind,
           const char *amount)
{
  MoniacDealRecord *record = moniac_deal_record_new ();

  record->id = g_strdup (id);
  record->payer = g_strdup (payer);
  record->payee = g_strdup (payee);
  record->kind = kind;
  record->kind_id = g_strdup (moniac_kind_get_id (kind));
  if (amount)
    {
      record->amount.form = MONIAC_AMOUNT_EXACT;
      record->amount.high = moniac_number_from_text (amount, -1);
    }
  return record;
}

static inline MoniacSourceRecord *
make_source (const char *id,
             const char *title)
{
  MoniacSourceRecord *record = moniac_source_record_new ();

  record->id = g_strdup (id);
  record->title = g_strdup (title);
  return record;
}

static inline MoniacDocument *
make_document (void)
{
  MoniacDocument *document = moniac_document_new ();
  g_autoptr (MoniacHeaderRecord) header = moniac_header_record_new ();
  g_autoptr (GPtrArray) companies = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_company_record_unref);
  g_autoptr (GPtrArray) deals = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_deal_record_unref);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) moniac_source_record_unref);

  header->title = g_strdup ("Three deals");
  header->currency = g_strdup ("USD");
  g_ptr_array_add (companies, make_company ("a", "Anthropic"));
  g_ptr_array_add (companies, make_company ("m", "Microsoft"));
  g_ptr_array_add (companies, make_company ("s", "Société Générale"));
  g_ptr_array_add (deals, make_deal ("d1", "a", "m", MONIAC_KIND_CLOUD, "30000000000"));
  g_ptr_array_add (deals, make_deal ("d2", "m", "a", MONIAC_KIND_EQUITY, "5000000000"));
  g_ptr_array_add (deals, make_deal ("d3", "s", NULL, MONIAC_KIND_DEBT, NULL));
  g_ptr_array_add (sources, make_source ("s1", "An article"));
  moniac_document_fill (document, header, companies, deals, sources);
  return document;
}

static inline void
set_up_with (Fixture        *fixture,
             MoniacDocument *document)
{
  fixture->workspace = moniac_workspace_new ();
  fixture->document = document;
  moniac_workspace_set_document (fixture->workspace, document, NULL, NULL);
  fixture->panel = moniac_panel_new ();
  moniac_panel_set_workspace (MONIAC_PANEL (fixture->panel), fixture->workspace);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->panel);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_up_with (fixture, make_document ());
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (fixture->workspace);
  g_object_unref (fixture->document);
}

static inline GObject *
select_deal (Fixture    *fixture,
             const char *id)
{
  GObject *deal = (GObject *) moniac_document_find_deal (fixture->document, id);

  g_assert_nonnull (deal);
  moniac_workspace_set_selection (fixture->workspace, deal);
  settle ();
  return deal;
}

static inline GObject *
select_company (Fixture    *fixture,
                const char *id)
{
  GObject *company = (GObject *) moniac_document_find_company (fixture->document, id);

  g_assert_nonnull (company);
  moniac_workspace_set_selection (fixture->workspace, company);
  settle ();
  return company;
}

/* The first widget of a type, with a title where one is given, below `widget`; one that is on the screen where
 * `mapped`. */
static inline GtkWidget *
find_widget (GtkWidget  *widget,
             GType       type,
             const char *title,
             gboolean    mapped)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (!mapped || gtk_widget_get_mapped (widget)) &&
      (!title || g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, title, mapped);

      if (found)
        return found;
    }
  return NULL;
}

static inline MoniacFieldRow *
find_row (Fixture    *fixture,
          const char *title)
{
  GtkWidget *row = find_widget (fixture->panel, MONIAC_TYPE_FIELD_ROW, title, TRUE);

  if (!row)
    g_error ("there is no row %s", title);
  return MONIAC_FIELD_ROW (row);
}

/* Types into a row and presses Enter. */
static inline gboolean
type (Fixture    *fixture,
      const char *title,
      const char *text)
{
  MoniacFieldRow *row = find_row (fixture, title);
  gboolean taken;

  moniac_field_row_edit (row);
  moniac_field_row_set_text (row, text);
  taken = moniac_field_row_commit (row);
  settle ();
  return taken;
}
