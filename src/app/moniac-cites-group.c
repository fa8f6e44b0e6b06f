/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On whose word: the citations of a deal, to add, change, reorder and remove. */
#include "config.h"

#include "moniac-cites-group.h"

#include <glib/gi18n.h>

#include "moniac-cite-row.h"
#include "moniac-edit.h"

struct _MoniacCitesGroup
{
  AdwPreferencesGroup parent_instance;

  MoniacForm *form;
  GObject *deal;            /* whose citations the rows show; compared only */
  GPtrArray *rows;          /* of MoniacCiteRow, borrowed */

  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (MoniacCitesGroup, moniac_cites_group, ADW_TYPE_PREFERENCES_GROUP)

static const MoniacDealRecord *
get_record (MoniacCitesGroup *self)
{
  GObject *item = self->form ? moniac_form_get_item (self->form) : NULL;

  return item ? moniac_deal_get_record (MONIAC_DEAL (item)) : NULL;
}

static GtkWidget *
get_row (MoniacCitesGroup *self,
         guint             index)
{
  return g_ptr_array_index (self->rows, index);
}

static void
set_cites (MoniacCitesGroup *self,
           guint             n,
           const MoniacCite *cites,
           const char       *step)
{
  MoniacDealRecord *record = moniac_edit_copy_record (moniac_form_get_item (self->form));

  moniac_deal_record_set_cites (record, n, cites);
  moniac_form_apply (self->form, record, step);
}

static void
remove_cite (MoniacCitesGroup *self,
             guint             index)
{
  const MoniacDealRecord *record = get_record (self);
  g_autofree MoniacCite *cites = g_new (MoniacCite, record->n_cites);
  guint n = 0;

  for (guint i = 0; i < record->n_cites; i++)
    if (i != index)
      cites[n++] = record->cites[i];
  set_cites (self, n, cites, _("Remove citation"));
}

static void
swap_cites (MoniacCitesGroup *self,
            guint             a,
            guint             b)
{
  const MoniacDealRecord *record = get_record (self);
  g_autofree MoniacCite *cites = g_memdup2 (record->cites, record->n_cites * sizeof (MoniacCite));
  gboolean a_expanded = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row (self, a)));
  gboolean b_expanded = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row (self, b)));

  cites[a] = record->cites[b];
  cites[b] = record->cites[a];
  set_cites (self, record->n_cites, cites, _("Move citation"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_row (self, a)), b_expanded);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_row (self, b)), a_expanded);
}

static void
move_cb (MoniacCitesGroup *self,
         int               by,
         MoniacCiteRow    *row)
{
  const MoniacDealRecord *record = get_record (self);
  guint index = 0;

  if (!record || !g_ptr_array_find (self->rows, row, &index))
    return;
  moniac_cites_group_commit (self);
  record = get_record (self);
  if (by == 0 && index < record->n_cites)
    remove_cite (self, index);
  else if (by < 0 ? index > 0 : index + 1 < record->n_cites)
    swap_cites (self, index, index + by);
}

static void
add_clicked_cb (MoniacCitesGroup *self)
{
  const MoniacDealRecord *record = get_record (self);
  MoniacDocument *document;
  g_autofree MoniacCite *cites = NULL;
  g_autoptr (MoniacSource) source = NULL;
  GListModel *sources;
  guint n;

  if (!record)
    return;
  document = moniac_form_get_document (self->form);
  sources = moniac_document_get_sources (document);
  n = record->n_cites;
  cites = g_new (MoniacCite, n + 1);
  for (guint i = 0; i < n; i++)
    cites[i] = record->cites[i];

  /* The source of the last citation is the best guess, then the one that was added last. */
  moniac_document_begin (document, _("Add citation"));
  if (n > 0 && cites[n - 1].source)
    g_set_object (&source, moniac_document_find_source (document, cites[n - 1].source));
  if (!source)
    source = g_list_model_get_item (sources, g_list_model_get_n_items (sources) - 1);
  if (!source)
    source = g_object_ref (moniac_edit_new_source (document, NULL));
  cites[n] = (MoniacCite) { .source = moniac_source_get_record (source)->id };
  set_cites (self, n + 1, cites, _("Add citation"));
  moniac_document_end (document);
  if (self->rows->len == n + 1)
    moniac_cite_row_edit (MONIAC_CITE_ROW (get_row (self, n)));
}

static void
remove_last_row (MoniacCitesGroup *self)
{
  GtkWidget *row = get_row (self, self->rows->len - 1);

  g_ptr_array_set_size (self->rows, self->rows->len - 1);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
}

static void
append_row (MoniacCitesGroup *self)
{
  GtkWidget *row = moniac_cite_row_new (self->form, self->rows->len);

  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
refresh_cb (MoniacCitesGroup *self)
{
  const MoniacDealRecord *record = get_record (self);
  GObject *deal = moniac_form_get_item (self->form);

  while (self->rows->len > (deal == self->deal ? record->n_cites : 0))
    remove_last_row (self);
  self->deal = deal;
  for (guint i = 0; i < self->rows->len; i++)
    moniac_cite_row_refresh (MONIAC_CITE_ROW (get_row (self, i)));
  while (self->rows->len < record->n_cites)
    append_row (self);
}

static void
moniac_cites_group_dispose (GObject *object)
{
  MoniacCitesGroup *self = MONIAC_CITES_GROUP (object);

  g_clear_object (&self->form);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (moniac_cites_group_parent_class)->dispose (object);
}

static void
moniac_cites_group_class_init (MoniacCitesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_cites_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-cites-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacCitesGroup, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
moniac_cites_group_init (MoniacCitesGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_cites_group_set_form (MoniacCitesGroup *self,
                             MoniacForm       *form)
{
  g_return_if_fail (MONIAC_IS_CITES_GROUP (self));

  g_set_object (&self->form, form);
  g_signal_connect_object (form, "refresh", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
}

void
moniac_cites_group_commit (MoniacCitesGroup *self)
{
  g_return_if_fail (MONIAC_IS_CITES_GROUP (self));

  for (guint i = 0; i < self->rows->len; i++)
    moniac_cite_row_commit (MONIAC_CITE_ROW (get_row (self, i)));
}
