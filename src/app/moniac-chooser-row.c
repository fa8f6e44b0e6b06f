/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row in which a company or a source is chosen from a searchable list, or a new one is named. */
#include "config.h"

#include "moniac-chooser-row.h"

#include <glib/gi18n.h>

#include "moniac-search.h"

struct _MoniacChooserRow
{
  AdwPreferencesRow parent_instance;

  GListModel *items;
  MoniacChooserNameFunc name;
  char *none;
  char *create;
  char **words;             /* of the search, NULL for none */
  GtkFilter *filter;        /* only while the list is open */

  GtkWidget *button;
  GtkWidget *title_label;
  GtkWidget *value_label;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *none_button;
  GtkWidget *none_label;
  GtkWidget *create_button;
  GtkWidget *create_label;
};

enum
{
  CHOSEN,
  CREATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacChooserRow, moniac_chooser_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
match_item (gpointer item,
            gpointer data)
{
  MoniacChooserRow *self = data;
  g_autofree char *folded = NULL;

  if (!self->words)
    return TRUE;
  folded = moniac_search_fold_text (self->name (item));
  return moniac_search_matches (folded, (const char * const *) self->words);
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  MoniacChooserRow *self = data;

  return g_utf8_collate (self->name ((gpointer) a), self->name ((gpointer) b));
}

/* The list is made when it opens: a form with a dozen choosers costs nothing while they are closed. */
static void
fill_list (MoniacChooserRow *self)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, self, NULL));
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->filter = GTK_FILTER (gtk_custom_filter_new (match_item, self, NULL));
  sorted = gtk_sort_list_model_new (g_object_ref (self->items), sorter);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (sorted), g_object_ref (self->filter));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (filtered)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), selection);
}

static void
update_create (MoniacChooserRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->create_button, self->create != NULL);
  if (self->create == NULL)
    return;
  if (*text)
    /* Translators: a button that makes a new company or source; %s is its name. */
    label = g_strdup_printf (_("New “%s”"), text);
  gtk_label_set_text (GTK_LABEL (self->create_label), label ? label : self->create);
}

static void
popover_visible_cb (MoniacChooserRow *self)
{
  if (gtk_widget_get_visible (self->popover) && self->items)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      g_clear_pointer (&self->words, g_strfreev);
      fill_list (self);
      update_create (self);
      gtk_widget_grab_focus (self->search);
    }
  else
    {
      gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
      g_clear_object (&self->filter);
    }
}

static void
search_changed_cb (MoniacChooserRow *self)
{
  if (!self->filter)
    return;
  g_strfreev (self->words);
  self->words = moniac_search_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_create (self);
}

static void
choose (MoniacChooserRow *self,
        GObject          *item)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[CHOSEN], 0, item);
}

static void
create_clicked_cb (MoniacChooserRow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[CREATE], 0, name);
}

static void
none_clicked_cb (MoniacChooserRow *self)
{
  choose (self, NULL);
}

static void
list_activate_cb (MoniacChooserRow *self,
                  guint             position)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->list));
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  if (item)
    choose (self, item);
}

/* Enter takes the first that is found, and names a new one where nothing is. */
static void
search_activate_cb (MoniacChooserRow *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->list));

  search_changed_cb (self);
  if (model && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
    list_activate_cb (self, 0);
  else if (self->create != NULL)
    create_clicked_cb (self);
}

static void
setup_item_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_item_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              MoniacChooserRow         *self)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      self->name (gtk_list_item_get_item (list_item)));
}

static gboolean
moniac_chooser_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MONIAC_CHOOSER_ROW (widget)->button);
}

static void
moniac_chooser_row_finalize (GObject *object)
{
  MoniacChooserRow *self = MONIAC_CHOOSER_ROW (object);

  g_clear_object (&self->items);
  g_clear_object (&self->filter);
  g_strfreev (self->words);
  g_free (self->none);
  g_free (self->create);

  G_OBJECT_CLASS (moniac_chooser_row_parent_class)->finalize (object);
}

static void
moniac_chooser_row_class_init (MoniacChooserRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = moniac_chooser_row_finalize;
  widget_class->grab_focus = moniac_chooser_row_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-chooser-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, button);
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, popover);
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, search);
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, list);
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, none_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, none_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, create_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacChooserRow, create_label);
  gtk_widget_class_bind_template_callback (widget_class, popover_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
}

/* GtkMenuButton centres what it shows; here it reads like the rows around it. */
static void
fill_button (MoniacChooserRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (gtk_menu_button_get_child (GTK_MENU_BUTTON (self->button)));

  if (parent != self->button && !GTK_IS_BUTTON (parent))
    gtk_widget_set_halign (parent, GTK_ALIGN_FILL);
}

static void
moniac_chooser_row_init (MoniacChooserRow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_button (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_item_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_item_cb), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
}

GtkWidget *
moniac_chooser_row_new (const char *title)
{
  return g_object_new (MONIAC_TYPE_CHOOSER_ROW, "title", title, NULL);
}

void
moniac_chooser_row_set_items (MoniacChooserRow      *self,
                              GListModel            *items,
                              MoniacChooserNameFunc  name,
                              const char            *none,
                              const char            *create)
{
  g_return_if_fail (MONIAC_IS_CHOOSER_ROW (self));

  g_set_object (&self->items, items);
  self->name = name;
  g_free (self->none);
  self->none = g_strdup (none);
  g_free (self->create);
  self->create = g_strdup (create);
  gtk_label_set_text (GTK_LABEL (self->none_label), none ? none : "");
  gtk_widget_set_visible (self->none_button, none != NULL);
}

void
moniac_chooser_row_set_chosen (MoniacChooserRow *self,
                               GObject          *item,
                               const char       *fallback)
{
  const char *text;

  g_return_if_fail (MONIAC_IS_CHOOSER_ROW (self));

  text = item ? self->name (item) : fallback ? fallback : self->none;
  gtk_label_set_text (GTK_LABEL (self->value_label), text ? text : "");
}

const char *
moniac_chooser_row_get_text (MoniacChooserRow *self)
{
  g_return_val_if_fail (MONIAC_IS_CHOOSER_ROW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->value_label));
}

void
moniac_chooser_row_open (MoniacChooserRow *self)
{
  g_return_if_fail (MONIAC_IS_CHOOSER_ROW (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
