/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of a document's deals or companies, to search and sort. */
#include "config.h"

#include "moniac-item-list.h"

#include <glib/gi18n.h>

typedef struct
{
  MoniacWorkspace *workspace;
  MoniacDocument *document;
  char **words;             /* of the search; NULL for none */
  MoniacItemModel *model;
  GtkSingleSelection *selection;
  GPtrArray *shown;         /* the GtkListItems that are bound, borrowed */
  GPtrArray *rows;          /* all that were made; some may be in no list item */
  guint sync_source;

  GtkWidget *search;
  GtkWidget *sort;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *empty_page;
  GtkWidget *empty_button;
  GtkWidget *add_button;
  GtkWidget *add_content;
  GtkWidget *count_label;
  gboolean syncing;         /* the selection is moved by us, nobody chose */
  gboolean stale;           /* rows were not filled in anew while nobody saw them */
} MoniacItemListPrivate;

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MoniacItemList, moniac_item_list, ADW_TYPE_BIN)

static MoniacItemListPrivate *
get_private (MoniacItemList *self)
{
  return moniac_item_list_get_instance_private (self);
}

/* The workspace's selection, as far as this list can show it. */
static GObject *
get_wanted (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);
  GObject *item = priv->workspace ? moniac_workspace_get_selection (priv->workspace) : NULL;

  return item && G_TYPE_CHECK_INSTANCE_TYPE (item, MONIAC_ITEM_LIST_GET_CLASS (self)->item_type) ? item : NULL;
}

static void
scroll_to_selected (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);
  guint position = gtk_single_selection_get_selected (priv->selection);

  if (position != GTK_INVALID_LIST_POSITION && gtk_list_view_get_model (GTK_LIST_VIEW (priv->list)))
    gtk_widget_activate_action (priv->list, "list.scroll-to-item", "u", position);
}

static void
sync_selection (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);
  GObject *wanted = get_wanted (self);
  guint position;

  if (gtk_single_selection_get_selected_item (priv->selection) == wanted)
    return;
  position = moniac_item_model_find (priv->model, wanted);
  priv->syncing = TRUE;
  gtk_single_selection_set_selected (priv->selection, position);
  priv->syncing = FALSE;
  scroll_to_selected (self);
}

static gboolean
sync_cb (gpointer data)
{
  MoniacItemList *self = data;

  get_private (self)->sync_source = 0;
  sync_selection (self);
  return G_SOURCE_REMOVE;
}

static void
selected_cb (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);
  GObject *item = gtk_single_selection_get_selected_item (priv->selection);

  /* A search that hides the selected row does not unselect it: the figure and the editor keep it. */
  if (!priv->syncing && item && priv->workspace)
    moniac_workspace_set_selection (priv->workspace, item);
}

static void
show_count (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);
  GListModel *items = priv->document ? MONIAC_ITEM_LIST_GET_CLASS (self)->get_items (priv->document) : NULL;
  guint n = items ? g_list_model_get_n_items (items) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (priv->model));
  g_autofree char *text = NULL;

  if (priv->words)
    /* Translators: how many of a list a search has found. */
    text = g_strdup_printf (_("%u of %u"), n_shown, n);
  else
    text = g_strdup_printf ("%u", n);
  gtk_label_set_text (GTK_LABEL (priv->count_label), text);
  if (n == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (priv->stack), "empty");
  else if (n_shown == 0 && !moniac_item_list_is_pending (self))
    gtk_stack_set_visible_child_name (GTK_STACK (priv->stack), "nothing-found");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (priv->stack), "list");
}

static void
items_changed_cb (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);

  show_count (self);
  if (!priv->sync_source && get_wanted (self))
    priv->sync_source = g_idle_add (sync_cb, self);
}

static void
show_item (MoniacItemList *self,
           GtkListItem    *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);

  if (item && get_private (self)->document)
    MONIAC_ITEM_LIST_GET_CLASS (self)->show (self, gtk_list_item_get_child (list_item), item);
}

static void
show_all (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);

  priv->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (priv->stale)
    return;
  for (guint i = 0; i < priv->shown->len; i++)
    show_item (self, g_ptr_array_index (priv->shown, i));
}

/* A row that is in no list item, or a new one. A search that finds little, and then much, would make two hundred anew. */
static GtkWidget *
take_row (MoniacItemList *self)
{
  GPtrArray *rows = get_private (self)->rows;
  GtkWidget *row;

  for (guint i = 0; i < rows->len; i++)
    if (!gtk_widget_get_parent (g_ptr_array_index (rows, i)))
      return g_ptr_array_index (rows, i);
  row = g_object_ref_sink (g_object_new (MONIAC_ITEM_LIST_GET_CLASS (self)->row_type, NULL));
  g_ptr_array_add (rows, row);
  return row;
}

static void
setup_cb (MoniacItemList *self,
          GtkListItem    *list_item)
{
  gtk_list_item_set_child (list_item, take_row (self));
}

static void
bind_cb (MoniacItemList *self,
         GtkListItem    *list_item)
{
  g_ptr_array_add (get_private (self)->shown, list_item);
  show_item (self, list_item);
}

static void
unbind_cb (MoniacItemList *self,
           GtkListItem    *list_item)
{
  g_ptr_array_remove_fast (get_private (self)->shown, list_item);
}

static void
search_changed_cb (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);

  g_strfreev (priv->words);
  priv->words = moniac_search_fold (gtk_editable_get_text (GTK_EDITABLE (priv->search)));
  moniac_item_model_set_words (priv->model, (const char * const *) priv->words);
  show_count (self);
}

/* Enter in the search goes to the first row that was found. */
static void
search_activate_cb (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);

  search_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (priv->model)) == 0)
    return;
  gtk_single_selection_set_selected (priv->selection, 0);
  gtk_widget_grab_focus (priv->list);
}

static void
stop_search_cb (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);

  gtk_editable_set_text (GTK_EDITABLE (priv->search), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (priv->list);
}

static void
sort_selected_cb (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);

  if (priv->model)
    moniac_item_model_set_sort (priv->model, gtk_drop_down_get_selected (GTK_DROP_DOWN (priv->sort)));
}

static void
list_activate_cb (MoniacItemList *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

/* Records may have changed inside the same items, of which the model does not tell. */
static void
document_changed_cb (MoniacItemList *self)
{
  show_count (self);
  show_all (self);
}

static void
take_document (MoniacItemList *self,
               MoniacDocument *document)
{
  MoniacItemListPrivate *priv = get_private (self);

  if (priv->document)
    g_signal_handlers_disconnect_by_func (priv->document, document_changed_cb, self);
  priv->syncing = TRUE;
  g_set_object (&priv->document, document);
  moniac_item_model_set_document (priv->model, document);
  priv->syncing = FALSE;
  if (document)
    g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  show_count (self);
}

static void
workspace_document_cb (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);

  take_document (self, moniac_workspace_get_document (priv->workspace));
  sync_selection (self);
}

/* Rows are made when they are first seen. */
static void
moniac_item_list_map (GtkWidget *widget)
{
  MoniacItemList *self = MONIAC_ITEM_LIST (widget);
  MoniacItemListPrivate *priv = get_private (self);

  GTK_WIDGET_CLASS (moniac_item_list_parent_class)->map (widget);

  if (priv->stale)
    show_all (self);
  if (gtk_list_view_get_model (GTK_LIST_VIEW (priv->list)))
    return;
  gtk_list_view_set_model (GTK_LIST_VIEW (priv->list), GTK_SELECTION_MODEL (priv->selection));
  scroll_to_selected (self);
}

static void
moniac_item_list_dispose (GObject *object)
{
  MoniacItemList *self = MONIAC_ITEM_LIST (object);
  MoniacItemListPrivate *priv = get_private (self);

  g_clear_object (&priv->workspace);
  if (priv->model)
    take_document (self, NULL);
  g_clear_handle_id (&priv->sync_source, g_source_remove);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->model);

  G_OBJECT_CLASS (moniac_item_list_parent_class)->dispose (object);
}

static void
moniac_item_list_finalize (GObject *object)
{
  MoniacItemListPrivate *priv = get_private (MONIAC_ITEM_LIST (object));

  g_strfreev (priv->words);
  g_ptr_array_unref (priv->shown);
  g_ptr_array_unref (priv->rows);

  G_OBJECT_CLASS (moniac_item_list_parent_class)->finalize (object);
}

static void
fill_in_words (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);
  MoniacItemListClass *klass = MONIAC_ITEM_LIST_GET_CLASS (self);
  g_autoptr (GtkStringList) sorts = gtk_string_list_new (NULL);

  for (guint i = 0; klass->sorts[i]; i++)
    gtk_string_list_append (sorts, _(klass->sorts[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (priv->sort), G_LIST_MODEL (sorts));
  gtk_widget_set_visible (priv->sort, g_list_model_get_n_items (G_LIST_MODEL (sorts)) > 1);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (priv->add_content), _(klass->add_label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->add_button), klass->add_action);
  gtk_button_set_label (GTK_BUTTON (priv->empty_button), _(klass->add_label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->empty_button), klass->add_action);
  adw_status_page_set_description (ADW_STATUS_PAGE (priv->empty_page), _(klass->empty_text));
}

static void
make_models (MoniacItemList *self)
{
  MoniacItemListPrivate *priv = get_private (self);
  MoniacItemListClass *klass = MONIAC_ITEM_LIST_GET_CLASS (self);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  priv->model = moniac_item_model_new (klass->item_type == MONIAC_TYPE_DEAL, klass->compare);
  priv->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (priv->selection, FALSE);
  gtk_single_selection_set_model (priv->selection, G_LIST_MODEL (priv->model));
  g_signal_connect_object (priv->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "notify::pending", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (priv->list), factory);
}

static void
moniac_item_list_constructed (GObject *object)
{
  MoniacItemList *self = MONIAC_ITEM_LIST (object);

  G_OBJECT_CLASS (moniac_item_list_parent_class)->constructed (object);

  fill_in_words (self);
  make_models (self);
  show_count (self);
}

static void
moniac_item_list_class_init (MoniacItemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = moniac_item_list_constructed;
  object_class->dispose = moniac_item_list_dispose;
  object_class->finalize = moniac_item_list_finalize;
  widget_class->map = moniac_item_list_map;

  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-item-list.ui");
  gtk_widget_class_bind_template_child_private (widget_class, MoniacItemList, search);
  gtk_widget_class_bind_template_child_private (widget_class, MoniacItemList, sort);
  gtk_widget_class_bind_template_child_private (widget_class, MoniacItemList, stack);
  gtk_widget_class_bind_template_child_private (widget_class, MoniacItemList, list);
  gtk_widget_class_bind_template_child_private (widget_class, MoniacItemList, empty_page);
  gtk_widget_class_bind_template_child_private (widget_class, MoniacItemList, empty_button);
  gtk_widget_class_bind_template_child_private (widget_class, MoniacItemList, add_button);
  gtk_widget_class_bind_template_child_private (widget_class, MoniacItemList, add_content);
  gtk_widget_class_bind_template_child_private (widget_class, MoniacItemList, count_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
}

static void
moniac_item_list_init (MoniacItemList *self)
{
  get_private (self)->shown = g_ptr_array_new ();
  get_private (self)->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_item_list_set_workspace (MoniacItemList  *self,
                                MoniacWorkspace *workspace)
{
  MoniacItemListPrivate *priv;

  g_return_if_fail (MONIAC_IS_ITEM_LIST (self));

  priv = get_private (self);
  if (priv->workspace == workspace)
    return;
  if (priv->workspace)
    g_signal_handlers_disconnect_by_data (priv->workspace, self);
  g_set_object (&priv->workspace, workspace);
  if (!workspace)
    {
      take_document (self, NULL);
      return;
    }
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (workspace_document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::selection", G_CALLBACK (sync_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "scene-changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  workspace_document_cb (self);
}

MoniacWorkspace *
moniac_item_list_get_workspace (MoniacItemList *self)
{
  g_return_val_if_fail (MONIAC_IS_ITEM_LIST (self), NULL);

  return get_private (self)->workspace;
}

void
moniac_item_list_set_search (MoniacItemList *self,
                             const char     *text)
{
  g_return_if_fail (MONIAC_IS_ITEM_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (get_private (self)->search), text);
  search_changed_cb (self);
}

void
moniac_item_list_start_search (MoniacItemList *self)
{
  g_return_if_fail (MONIAC_IS_ITEM_LIST (self));

  gtk_widget_grab_focus (get_private (self)->search);
  gtk_editable_select_region (GTK_EDITABLE (get_private (self)->search), 0, -1);
}

void
moniac_item_list_set_sort (MoniacItemList *self,
                           guint           sort)
{
  g_return_if_fail (MONIAC_IS_ITEM_LIST (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_private (self)->sort), sort);
}

GListModel *
moniac_item_list_get_model (MoniacItemList *self)
{
  g_return_val_if_fail (MONIAC_IS_ITEM_LIST (self), NULL);

  return G_LIST_MODEL (get_private (self)->model);
}

gboolean
moniac_item_list_is_pending (MoniacItemList *self)
{
  g_return_val_if_fail (MONIAC_IS_ITEM_LIST (self), FALSE);

  return moniac_item_model_is_pending (get_private (self)->model);
}
