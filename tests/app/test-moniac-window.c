/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: which actions make sense when, what its pages show, and what everybody can reach. */

#include "config.h"

#include "moniac-app-test.h"
#include "moniac-export-dialog.h"
#include "moniac-findings-page.h"
#include "moniac-preferences.h"
#include "moniac-shortcuts.h"

typedef enum
{
  ON_START = 1 << 0,
  ON_EMPTY = 1 << 1,
  ON_FIGURE = 1 << 2,      /* nothing selected, nothing changed, saved */
  ON_SELECTED = 1 << 3,
  ON_CHANGED = 1 << 4,     /* after one edit, which selects */
  ALWAYS = (1 << 5) - 1,
} State;

static const struct
{
  const char *action;
  int states;
} expected[] = {
  { "win.open", ALWAYS },
  { "win.close", ALWAYS },
  { "win.menu", ALWAYS },
  { "app.new", ALWAYS },
  { "app.preferences", ALWAYS },
  { "win.save", ON_EMPTY | ON_CHANGED },
  { "win.save-as", ALWAYS & ~ON_START },
  { "win.revert", ON_CHANGED },
  { "win.undo", ON_CHANGED },
  { "win.redo", 0 },
  { "win.find", ALWAYS & ~ON_START },
  { "win.panel", ALWAYS & ~ON_START },
  { "win.add-company", ALWAYS & ~ON_START },
  { "win.add-deal", ON_FIGURE | ON_SELECTED | ON_CHANGED },
  { "win.edit-selection", ON_SELECTED | ON_CHANGED },
  { "win.duplicate", ON_SELECTED | ON_CHANGED },
  { "win.delete", ON_SELECTED | ON_CHANGED },
  { "win.select-none", ON_SELECTED | ON_CHANGED },
  { "win.export", ON_FIGURE | ON_SELECTED | ON_CHANGED },
  { "win.copy-figure", ON_FIGURE | ON_SELECTED | ON_CHANGED },
  { "win.present", ON_FIGURE | ON_SELECTED | ON_CHANGED },
  { "win.zoom-in", ON_FIGURE | ON_SELECTED | ON_CHANGED },
  { "figure.view(0)", ON_FIGURE | ON_SELECTED | ON_CHANGED },
  { "figure.play", ON_FIGURE | ON_SELECTED | ON_CHANGED },
  { "figure.theme::dark", ON_FIGURE | ON_SELECTED | ON_CHANGED },
};

static void
assert_actions (MoniacWindow *window,
                State         state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gboolean wanted = (expected[i].states & state) != 0;

      if (app_test_is_enabled (window, expected[i].action) != wanted)
        g_error ("in state %d, %s should be %s", state, expected[i].action, wanted ? "on" : "off");
    }
}

static MoniacWindow *
new_window_with_sample (void)
{
  MoniacWindow *window = app_test_new_window ();
  g_autoptr(GFile) file = app_test_copy_sample ();

  app_test_open (window, file);
  app_test_wait_scene (window);
  return window;
}

static void
test_actions (void)
{
  MoniacWindow *window = app_test_new_window ();
  MoniacWorkspace *workspace = moniac_window_get_workspace (window);
  g_autoptr(GFile) file = app_test_copy_sample ();
  MoniacDocument *document;

  g_assert_true (moniac_window_is_pristine (window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "start");
  assert_actions (window, ON_START);

  moniac_window_show_new (window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "document");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->figure_stack), ==, "empty");
  assert_actions (window, ON_EMPTY);
  app_test_close (window);

  window = app_test_new_window ();
  workspace = moniac_window_get_workspace (window);
  app_test_open (window, file);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->figure_stack), ==, "figure");
  assert_actions (window, ON_FIGURE);
  document = moniac_workspace_get_document (workspace);
  moniac_workspace_set_selection (workspace,
                                  G_OBJECT (moniac_document_find_company (document, "nvidia")));
  assert_actions (window, ON_SELECTED);
  moniac_workspace_add_company (workspace, "Acme");
  assert_actions (window, ON_CHANGED);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_null (moniac_workspace_get_selection (workspace));
  g_assert_true (app_test_is_enabled (window, "win.redo"));
  g_assert_false (app_test_is_enabled (window, "win.save"));
  app_test_close (window);
}

static void
test_first_company (void)
{
  MoniacWindow *window = app_test_new_window ();
  MoniacDocument *document;

  moniac_window_show_new (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-company", NULL);
  document = moniac_workspace_get_document (window->workspace);
  g_assert_cmpint (g_list_model_get_n_items (moniac_document_get_companies (document)), ==, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->figure_stack), ==, "figure");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-deal", NULL);
  g_assert_cmpint (g_list_model_get_n_items (moniac_document_get_deals (document)), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->figure_stack), ==, "empty");
  app_test_close (window);
}

static void
test_titles_and_tooltips (void)
{
  MoniacWindow *window = new_window_with_sample ();
  MoniacDocument *document = moniac_workspace_get_document (window->workspace);
  const char *title = moniac_document_get_header (document)->title;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_assert_cmpstr (adw_window_title_get_title (window->title), ==, title);
  g_assert_true (g_str_has_suffix (adw_window_title_get_subtitle (window->title), ".deals.json"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->undo_button), ==, "Undo");

  moniac_workspace_add_company (window->workspace, NULL);
  g_assert_true (g_str_has_prefix (adw_window_title_get_title (window->title), "• "));
  undo = g_strdup_printf ("Undo: %s", moniac_document_get_undo_name (document));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->undo_button), ==, undo);
  g_assert_cmpint (window->logout_cookie == 0, ==, moniac_document_get_modified (document)
                                                    && window->logout_cookie == 0);

  moniac_document_undo (document);
  redo = g_strdup_printf ("Redo: %s", moniac_document_get_redo_name (document));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (window->redo_button), ==, redo);
  g_assert_cmpstr (adw_window_title_get_title (window->title), ==, title);
  app_test_close (window);
}

static void
test_figure_actions (void)
{
  MoniacWindow *window = new_window_with_sample ();
  GtkWidget *widget = GTK_WIDGET (window);
  MoniacWorkspace *workspace = window->workspace;
  gboolean playing = moniac_workspace_get_playing (workspace);

  gtk_widget_activate_action (widget, "figure.view", "i", MONIAC_VIEW_LAYERS);
  g_assert_cmpint (moniac_workspace_get_view (workspace), ==, MONIAC_VIEW_LAYERS);
  gtk_widget_activate_action (widget, "figure.basis", "i", MONIAC_BASIS_PAID);
  g_assert_cmpint (moniac_workspace_get_basis (workspace), ==, MONIAC_BASIS_PAID);
  gtk_widget_activate_action (widget, "figure.tones", NULL);
  g_assert_true (moniac_workspace_get_tones (workspace));
  gtk_widget_activate_action (widget, "figure.talks", NULL);
  g_assert_true (moniac_workspace_get_talks (workspace));
  gtk_widget_activate_action (widget, "figure.play", NULL);
  g_assert_cmpint (moniac_workspace_get_playing (workspace), ==, !playing);

  gtk_widget_activate_action (widget, "figure.theme", "s", "contrast");
  g_assert_cmpint (moniac_workspace_get_theme (workspace), ==, MONIAC_THEME_CONTRAST);
  gtk_widget_activate_action (widget, "figure.theme", "s", "auto");
  g_assert_cmpint (moniac_workspace_get_theme (workspace), ==, MONIAC_THEME_LIGHT);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpint (moniac_workspace_get_theme (workspace), ==, MONIAC_THEME_DARK);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);

  gtk_widget_activate_action (widget, "figure.show-legend", NULL);
  g_assert_cmpint (moniac_workspace_get_furniture (workspace) & MONIAC_FURNITURE_LEGEND, ==, 0);
  g_assert_cmpint (moniac_workspace_get_furniture (workspace) & MONIAC_FURNITURE_TITLE, !=, 0);
  gtk_widget_activate_action (widget, "figure.show-legend", NULL);
  app_test_close (window);
}

static void
test_presenting (void)
{
  MoniacWindow *window = new_window_with_sample ();
  gboolean panel = adw_flap_get_reveal_flap (window->flap);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.present", NULL);
  g_assert_true (moniac_workspace_get_presenting (window->workspace));
  g_assert_false (gtk_widget_get_visible (window->header_bar));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->bottom_bar)));
  g_assert_false (adw_flap_get_reveal_flap (window->flap));
  g_assert_false (app_test_is_enabled (window, "win.find"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.present", NULL);
  g_assert_false (moniac_workspace_get_presenting (window->workspace));
  g_assert_true (gtk_widget_get_visible (window->header_bar));
  g_assert_cmpint (adw_flap_get_reveal_flap (window->flap), ==, panel);
  app_test_close (window);
}

static gboolean
is_narrow (gpointer data)
{
  gboolean narrow;

  g_object_get (((MoniacWindow *) data)->breakpoint, "narrow", &narrow, NULL);
  return narrow;
}

static void
test_narrow (void)
{
  MoniacWindow *window = moniac_window_new (app_test_get_application ());
  g_autoptr(GFile) file = app_test_copy_sample ();
  int minimum;

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 600);
  gtk_window_present (GTK_WINDOW (window));
  app_test_open (window, file);
  app_test_wait (is_narrow, window);
  app_test_settle ();
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360 + 20);
  /* What is left fits: nothing is cut off. */
  gtk_widget_measure (GTK_WIDGET (window->toast_overlay), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  app_test_close (window);
}

static void
test_shortcuts_are_bound (void)
{
  GtkApplication *application = GTK_APPLICATION (app_test_get_application ());
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  int n;
  const MoniacShortcut *table = moniac_shortcuts_get_table (&n);

  g_assert_cmpint (n, >, 0);
  for (int i = 0; i < n; i++)
    {
      g_auto(GStrv) bound = gtk_application_get_accels_for_action (application, table[i].action);
      g_autofree char *all = g_strjoinv (" ", bound);
      g_autofree char *wanted = g_strjoinv (" ", (char **) table[i].accels);

      if (table[i].plain)
        g_assert_cmpstr (all, ==, "");
      else
        g_assert_cmpint (g_strv_length (bound), ==, g_strv_length ((char **) table[i].accels));
      for (int j = 0; table[i].accels[j] != NULL; j++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (table[i].accels[j], &key, &modifiers));
          /* One key, one meaning. */
          g_assert_true (g_hash_table_add (seen, (gpointer) table[i].accels[j]));
        }
      g_assert_cmpstr (wanted, !=, "");
    }
}

static void
collect_shortcut (GtkWidget *widget,
                  gpointer   data)
{
  g_autofree char *title = NULL;
  g_autofree char *accels = NULL;

  if (!GTK_IS_SHORTCUTS_SHORTCUT (widget))
    return;
  g_object_get (widget, "title", &title, "accelerator", &accels, NULL);
  g_hash_table_insert (data, g_steal_pointer (&title), g_steal_pointer (&accels));
}

static void
test_shortcuts_window (void)
{
  g_autoptr(GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GtkWindow *window = moniac_shortcuts_create_window ();
  int n;
  const MoniacShortcut *table = moniac_shortcuts_get_table (&n);

  app_test_walk (GTK_WIDGET (window), collect_shortcut, shown);
  g_assert_cmpint (g_hash_table_size (shown), ==, n);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *wanted = g_strjoinv (" ", (char **) table[i].accels);

      g_assert_cmpstr (g_hash_table_lookup (shown, table[i].title), ==, wanted);
    }
  gtk_window_destroy (window);
}

static void
assert_action_exists (MoniacWindow *window,
                      const char   *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;
  g_autoptr(GError) error = NULL;

  g_action_parse_detailed_name (detailed, &name, &target, &error);
  g_assert_no_error (error);
  if (g_str_has_prefix (name, "app."))
    g_assert_true (g_action_group_has_action (G_ACTION_GROUP (app_test_get_application ()), name + 4));
  else if (g_str_has_prefix (name, "figure."))
    g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window->figure_actions), name + 7));
  else
    {
      gboolean found = FALSE;
      GType owner;
      const char *other;
      const GVariantType *type;
      const char *property;
      GType type_of_widget = g_str_has_prefix (name, "findings.") ? MONIAC_TYPE_FINDINGS_PAGE
                             : MONIAC_TYPE_WINDOW;
      g_autoptr(GTypeClass) widget_class = g_type_class_ref (type_of_widget);

      for (guint i = 0; !found && gtk_widget_class_query_action (GTK_WIDGET_CLASS (widget_class), i,
                                                                 &owner, &other, &type, &property); i++)
        found = g_str_equal (other, name);
      if (!found)
        g_error ("there is no action %s", name);
    }
}

static void
assert_menu_works (MoniacWindow *window,
                   GMenuModel   *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;
      static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        assert_action_exists (window, action);
      for (gsize j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr(GMenuModel) below = g_menu_model_get_item_link (menu, i, links[j]);

          if (below != NULL)
            assert_menu_works (window, below);
        }
    }
}

static void
assert_widget_works (GtkWidget *widget,
                     gpointer   data)
{
  MoniacWindow *window = data;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) != NULL)
    assert_menu_works (window, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
  if (GTK_IS_ACTIONABLE (widget))
    {
      const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));

      if (action != NULL && (g_str_has_prefix (action, "win.") || g_str_has_prefix (action, "app.")
                             || g_str_has_prefix (action, "figure.")))
        assert_action_exists (window, action);
    }
}

static void
test_no_dead_button (void)
{
  MoniacWindow *window = new_window_with_sample ();
  int n;
  const MoniacShortcut *table = moniac_shortcuts_get_table (&n);

  app_test_walk (GTK_WIDGET (window), assert_widget_works, window);
  for (int i = 0; i < n; i++)
    assert_action_exists (window, table[i].action);
  app_test_close (window);
}

static gboolean
has_text (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_LABEL (child) && *gtk_label_get_text (GTK_LABEL (child)) != '\0')
        || has_text (child))
      return TRUE;
  return FALSE;
}

/* Parts of GTK's own widgets, which GTK names. */
static gboolean
is_internal (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL
         || gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_COLOR_BUTTON) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_INFO_BAR) != NULL
         || gtk_widget_get_ancestor (widget, ADW_TYPE_SPLIT_BUTTON) != NULL;
}

static void
assert_button_is_named (GtkWidget *widget,
                        gpointer   data)
{
  gboolean is_button = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget);

  if (!is_button || !gtk_widget_get_visible (widget) || is_internal (widget) || has_text (widget))
    return;
  ++*(int *) data;
  if (gtk_widget_get_tooltip_text (widget) == NULL)
    g_error ("a button without text and tooltip: %s",
             GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : "menu");
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("a button without accessible name: %s", gtk_widget_get_tooltip_text (widget));
}

static void
test_buttons_are_named (void)
{
  MoniacWindow *window = new_window_with_sample ();
  GtkWindow *export_dialog = GTK_WINDOW (moniac_export_dialog_new (GTK_WINDOW (window), window->workspace));
  GtkWindow *preferences = GTK_WINDOW (moniac_preferences_new (GTK_WINDOW (window)));
  int n = 0;

  app_test_walk (GTK_WIDGET (window), assert_button_is_named, &n);
  g_assert_cmpint (n, >=, 8);
  app_test_walk (GTK_WIDGET (export_dialog), assert_button_is_named, &n);
  app_test_walk (GTK_WIDGET (preferences), assert_button_is_named, &n);
  gtk_window_destroy (export_dialog);
  gtk_window_destroy (preferences);
  app_test_close (window);
}

static void
count_rows (GtkWidget *widget,
            gpointer   data)
{
  if (ADW_IS_ACTION_ROW (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.open-sample") == 0)
    ++*(int *) data;
}

static gboolean
lists_samples (gpointer data)
{
  int n = 0;

  app_test_walk (data, count_rows, &n);
  return n >= 2;
}

static void
test_start_page (void)
{
  MoniacWindow *window = app_test_new_window ();
  g_autoptr(GFile) sample = app_test_get_sample ();
  g_autofree char *uri = g_file_get_uri (sample);

  app_test_wait (lists_samples, window->start_page);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-sample", "s", uri);
  app_test_wait_scene (window);
  /* It is a document of one's own: nothing overwrites the sample. */
  g_assert_null (moniac_workspace_get_file (window->workspace));
  g_assert_nonnull (moniac_document_get_header (moniac_workspace_get_document (window->workspace))->title);
  app_test_close (window);
}

static void
dismissed_cb (AdwToast *toast,
              gpointer  data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Of a toast that came and went within one frame libadwaita forgets that it came: it has to stay until it was seen,
 * however long that takes, and goes then. */
static void
test_toast_is_seen (void)
{
  MoniacWindow *window = app_test_new_window ();
  gboolean gone = FALSE;

  moniac_window_toast (window, "<First> & longest");
  moniac_window_toast (window, "Second");
  g_signal_connect (moniac_toaster_get_current (window->toaster), "dismissed", G_CALLBACK (dismissed_cb), &gone);
  g_assert_cmpstr (adw_toast_get_title (moniac_toaster_get_current (window->toaster)), ==, "&lt;First&gt; &amp; longest");
  /* Longer than a toast stays by itself, and nothing is drawn. */
  g_usleep (6 * G_USEC_PER_SEC);
  for (int i = 0; i < 3; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (gone);
  app_test_wait (is_true, &gone);
  g_assert_cmpstr (adw_toast_get_title (moniac_toaster_get_current (window->toaster)), ==, "Second");
  adw_toast_dismiss (moniac_toaster_get_current (window->toaster));
  g_assert_null (moniac_toaster_get_current (window->toaster));
  app_test_close (window);
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/window/actions", test_actions);
  g_test_add_func ("/window/first-company", test_first_company);
  g_test_add_func ("/window/titles-and-tooltips", test_titles_and_tooltips);
  g_test_add_func ("/window/figure-actions", test_figure_actions);
  g_test_add_func ("/window/presenting", test_presenting);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/shortcuts-are-bound", test_shortcuts_are_bound);
  g_test_add_func ("/window/shortcuts-window", test_shortcuts_window);
  g_test_add_func ("/window/no-dead-button", test_no_dead_button);
  g_test_add_func ("/window/buttons-are-named", test_buttons_are_named);
  g_test_add_func ("/window/start-page", test_start_page);
  g_test_add_func ("/window/toast-is-seen", test_toast_is_seen);
  return g_test_run ();
}
