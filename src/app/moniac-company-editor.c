/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a company: every field of its record, where it is pinned, and its deals. */
#include "config.h"

#include "moniac-company-editor.h"

#include <glib/gi18n.h>

#include "moniac-edit.h"
#include "moniac-figure-group.h"
#include "moniac-search.h"
#include "moniac-theme.h"
#include "moniac-panel-words.h"

/* A company with more deals shows its largest; all of them are in the list of deals. */
#define MAX_DEALS 30
/* Rows that are made in one stretch; the others follow between frames. */
#define MADE_AT_ONCE 4

struct _MoniacCompanyEditor
{
  AdwBin parent_instance;

  MoniacForm *form;
  MoniacWorkspace *workspace;
  GPtrArray *pin_rows;      /* borrowed by the arrays: the groups own their rows */
  GPtrArray *deal_rows;
  GPtrArray *deals;         /* of the company, the largest first */
  guint deals_source;

  GtkWidget *name_row;
  GtkWidget *kind_row;
  GtkWidget *totals_row;
  GtkWidget *figure_group;
  GtkWidget *size_row;
  GtkWidget *cash_row;
  GtkWidget *color_row;
  GtkWidget *color_button;
  GtkWidget *note_row;
  GtkWidget *id_row;
  GtkWidget *pins_group;
  GtkWidget *deals_group;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (MoniacCompanyEditor, moniac_company_editor, ADW_TYPE_BIN)

#define FIELD(name, type, step) \
  { #name "_row", NULL, MONIAC_FIELD_##type, G_STRUCT_OFFSET (MoniacCompanyRecord, name), step }

/* To add a field that is edited as text: a line here, and a row of that name in the template. */
static const MoniacField fields[] = {
  FIELD (name, TEXT, N_("Change name")),
  FIELD (kind, TEXT, N_("Change kind of company")),
  FIELD (size, MONEY, N_("Change size")),
  FIELD (cash, MONEY, N_("Change cash")),
  FIELD (color, COLOR, N_("Change color")),
  FIELD (note, TEXT, N_("Change note")),
  FIELD (id, ID, N_("Change identifier")),
};

static MoniacDocument *
get_document (MoniacCompanyEditor *self)
{
  return moniac_form_get_document (self->form);
}

static const MoniacCompanyRecord *
get_record (MoniacCompanyEditor *self)
{
  GObject *item = self->form ? moniac_form_get_item (self->form) : NULL;

  return item ? moniac_company_get_record (MONIAC_COMPANY (item)) : NULL;
}

static void
clear_rows (GtkWidget *group,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
show_totals (MoniacCompanyEditor *self)
{
  MoniacScene *scene = self->workspace ? moniac_workspace_get_scene (self->workspace) : NULL;
  const MoniacNetwork *network = scene ? moniac_network_get_whole (scene->network) : NULL;
  const MoniacCompanyRecord *record = get_record (self);
  g_autofree char *totals = NULL;
  int index;

  if (!record)
    return;
  index = network ? moniac_network_find_company (network, record->id) : -1;
  if (index >= 0)
    totals = moniac_panel_words_totals (network, &network->companies[index]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->totals_row), totals ? totals : scene ? _("no money named") : "");
}

static void
show_color (MoniacCompanyEditor *self,
            const char          *text)
{
  GdkRGBA color = { 0.5f, 0.5f, 0.5f, 1 };

  if (*text)
    gdk_rgba_parse (&color, text);
  self->refreshing = TRUE;
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->color_button), &color);
  self->refreshing = FALSE;
}

static void
color_edited_cb (MoniacCompanyEditor *self,
                 const char          *text)
{
  MoniacColor color;

  if (!*text || moniac_color_parse (text, &color))
    show_color (self, text);
}

static void
color_set_cb (MoniacCompanyEditor *self)
{
  g_autofree char *text = NULL;
  GdkRGBA color;

  if (self->refreshing || !get_record (self))
    return;
  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->color_button), &color);
  text = g_strdup_printf ("#%02x%02x%02x", (guint) (color.red * 255 + 0.5f), (guint) (color.green * 255 + 0.5f),
                          (guint) (color.blue * 255 + 0.5f));
  moniac_field_row_set_text (MONIAC_FIELD_ROW (self->color_row), text);
  moniac_field_row_commit (MONIAC_FIELD_ROW (self->color_row));
}

static void
unpin_cb (MoniacCompanyEditor *self,
          GtkWidget           *button)
{
  int view = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "view"));
  MoniacCompanyRecord *record;

  if (!get_record (self))
    return;
  record = moniac_edit_copy_record (moniac_form_get_item (self->form));
  moniac_number_clear (&record->pins[view].x);
  moniac_number_clear (&record->pins[view].y);
  moniac_form_apply (self->form, record, _("Unpin company"));
}

static void
add_pin_row (MoniacCompanyEditor *self,
             const char          *title,
             int                  view)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Unpin"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "view", GINT_TO_POINTER (view));
  g_signal_connect_object (button, "clicked", G_CALLBACK (unpin_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->pins_group), row);
  g_ptr_array_add (self->pin_rows, row);
}

/* Only the views in which the company is pinned have a row; without any, the group says nothing. */
static void
show_pins (MoniacCompanyEditor       *self,
           const MoniacCompanyRecord *record)
{
  const char *titles[MONIAC_N_VIEWS] = { _("Pinned in Ring"), _("Pinned in Layers"), _("Pinned in Map") };

  clear_rows (self->pins_group, self->pin_rows);
  for (int view = 0; view < MONIAC_N_VIEWS; view++)
    if (moniac_number_is_set (&record->pins[view].x))
      add_pin_row (self, titles[view], view);
  gtk_widget_set_visible (self->pins_group, self->pin_rows->len > 0);
}

static void
deal_activated_cb (MoniacCompanyEditor *self,
                   GtkWidget           *row)
{
  moniac_workspace_set_selection (self->workspace, g_object_get_data (G_OBJECT (row), "deal"));
}

static void
add_deal_row (MoniacCompanyEditor *self,
              MoniacDeal          *deal)
{
  const MoniacDealRecord *record = moniac_deal_get_record (deal);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = moniac_panel_words_parties (get_document (self), record);
  g_autofree char *amount = moniac_panel_words_amount (get_document (self), record);
  g_autofree char *kind = moniac_panel_words_kind (record);
  GtkWidget *label = gtk_label_new (amount);

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", kind, "title-lines", 1,
                "activatable", self->workspace != NULL, NULL);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "deal", g_object_ref (deal), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (deal_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->deals_group), row);
  g_ptr_array_add (self->deal_rows, row);
}

static int
compare_amounts (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const MoniacHeaderRecord *header = moniac_document_get_header (data);
  double first = moniac_search_amount (moniac_deal_get_record (*(MoniacDeal **) a), header);
  double second = moniac_search_amount (moniac_deal_get_record (*(MoniacDeal **) b), header);

  return (first < second) - (first > second);
}

static GPtrArray *
find_deals (MoniacCompanyEditor *self,
            const char          *id)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *deals = moniac_document_get_deals (get_document (self));
  guint n = g_list_model_get_n_items (deals);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);
      const MoniacDealRecord *record = moniac_deal_get_record (deal);

      if (g_strcmp0 (record->payer, id) == 0 || g_strcmp0 (record->payee, id) == 0)
        g_ptr_array_add (found, g_steal_pointer (&deal));
    }
  g_ptr_array_sort_with_data (found, compare_amounts, get_document (self));
  return found;
}

/* Returns whether there are more to add; where there is no company any more, there are none. */
static gboolean
add_deal_rows (MoniacCompanyEditor *self)
{
  guint n = moniac_form_get_item (self->form) ? MIN (self->deals->len, MAX_DEALS) : 0;

  for (guint end = MIN (self->deal_rows->len + MADE_AT_ONCE, n); self->deal_rows->len < end;)
    add_deal_row (self, g_ptr_array_index (self->deals, self->deal_rows->len));
  return self->deal_rows->len < n;
}

static gboolean
add_deal_rows_cb (gpointer data)
{
  MoniacCompanyEditor *self = data;

  if (add_deal_rows (self))
    return G_SOURCE_CONTINUE;
  self->deals_source = 0;
  return G_SOURCE_REMOVE;
}

static void
show_deals (MoniacCompanyEditor       *self,
            const MoniacCompanyRecord *record)
{
  GPtrArray *deals = find_deals (self, record->id);
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->deals_source, g_source_remove);
  g_clear_pointer (&self->deals, g_ptr_array_unref);
  self->deals = deals;
  clear_rows (self->deals_group, self->deal_rows);
  if (add_deal_rows (self))
    self->deals_source = g_idle_add (add_deal_rows_cb, self);
  if (deals->len == 0)
    text = g_strdup (_("It has no deals yet."));
  else if (deals->len > MAX_DEALS)
    text = g_strdup_printf (_("The largest %d of %u; all of them are in the list of deals."), MAX_DEALS, deals->len);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->deals_group), text);
}

static void
refresh_cb (MoniacCompanyEditor *self)
{
  const MoniacCompanyRecord *record = get_record (self);

  show_color (self, record->color ? record->color : "");
  show_pins (self, record);
  show_deals (self, record);
  show_totals (self);
  moniac_figure_group_set_item (MONIAC_FIGURE_GROUP (self->figure_group), moniac_form_get_item (self->form));
}

static void
bind_fields (MoniacCompanyEditor *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GObject *row = gtk_widget_get_template_child (GTK_WIDGET (self), MONIAC_TYPE_COMPANY_EDITOR, fields[i].name);

      moniac_form_bind (self->form, MONIAC_FIELD_ROW (row), &fields[i]);
    }
}

static void
moniac_company_editor_dispose (GObject *object)
{
  MoniacCompanyEditor *self = MONIAC_COMPANY_EDITOR (object);

  g_clear_handle_id (&self->deals_source, g_source_remove);
  if (self->form)
    moniac_form_clear (self->form);
  g_clear_object (&self->form);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (moniac_company_editor_parent_class)->dispose (object);
}

static void
moniac_company_editor_finalize (GObject *object)
{
  MoniacCompanyEditor *self = MONIAC_COMPANY_EDITOR (object);

  g_ptr_array_unref (self->pin_rows);
  g_ptr_array_unref (self->deal_rows);
  g_clear_pointer (&self->deals, g_ptr_array_unref);

  G_OBJECT_CLASS (moniac_company_editor_parent_class)->finalize (object);
}

static void
moniac_company_editor_class_init (MoniacCompanyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_company_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = moniac_company_editor_finalize;

  g_type_ensure (MONIAC_TYPE_FIELD_ROW);
  g_type_ensure (MONIAC_TYPE_FIGURE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-company-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, kind_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, totals_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, figure_group);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, size_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, cash_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, color_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, note_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, id_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, pins_group);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompanyEditor, deals_group);
  gtk_widget_class_bind_template_callback (widget_class, color_edited_cb);
}

static void
moniac_company_editor_init (MoniacCompanyEditor *self)
{
  self->form = moniac_form_new ();
  self->pin_rows = g_ptr_array_new ();
  self->deal_rows = g_ptr_array_new ();
  self->color_button = gtk_color_button_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_set_tooltip_text (self->color_button, _("Choose a Color"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->color_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose a Color"), -1);
  moniac_field_row_add_suffix (MONIAC_FIELD_ROW (self->color_row), self->color_button);
  g_signal_connect_object (self->color_button, "color-set", G_CALLBACK (color_set_cb), self, G_CONNECT_SWAPPED);
  bind_fields (self);
  g_signal_connect_object (self->form, "refresh", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
}

void
moniac_company_editor_set_workspace (MoniacCompanyEditor *self,
                                     MoniacWorkspace     *workspace)
{
  g_return_if_fail (MONIAC_IS_COMPANY_EDITOR (self));

  if (self->workspace)
    g_signal_handlers_disconnect_by_func (self->workspace, show_totals, self);
  g_set_object (&self->workspace, workspace);
  moniac_figure_group_set_workspace (MONIAC_FIGURE_GROUP (self->figure_group), workspace);
  if (workspace)
    g_signal_connect_object (workspace, "scene-changed", G_CALLBACK (show_totals), self, G_CONNECT_SWAPPED);
}

void
moniac_company_editor_set_company (MoniacCompanyEditor *self,
                                   MoniacDocument      *document,
                                   MoniacCompany       *company)
{
  g_return_if_fail (MONIAC_IS_COMPANY_EDITOR (self));

  moniac_form_set_item (self->form, document, (GObject *) company);
}

void
moniac_company_editor_commit (MoniacCompanyEditor *self)
{
  g_return_if_fail (MONIAC_IS_COMPANY_EDITOR (self));

  moniac_form_commit (self->form);
}

MoniacForm *
moniac_company_editor_get_form (MoniacCompanyEditor *self)
{
  g_return_val_if_fail (MONIAC_IS_COMPANY_EDITOR (self), NULL);

  return self->form;
}

void
moniac_company_editor_edit (MoniacCompanyEditor *self)
{
  g_return_if_fail (MONIAC_IS_COMPANY_EDITOR (self));

  moniac_field_row_edit (MONIAC_FIELD_ROW (self->name_row));
}
