/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document's currency, and what others are worth in it. */
#include "config.h"

#include "moniac-rates-group.h"

#include <glib/gi18n.h>

#include "moniac-edit.h"
#include "moniac-money.h"

struct _MoniacRatesGroup
{
  AdwPreferencesGroup parent_instance;

  MoniacForm *form;
  GPtrArray *rows;          /* one a rate, in their order; borrowed */
  char *code;               /* (nullable): the currency whose rate is being asked for */

  GtkWidget *currency_row;
  GtkWidget *code_row;
  GtkWidget *new_row;
};

G_DEFINE_FINAL_TYPE (MoniacRatesGroup, moniac_rates_group, ADW_TYPE_PREFERENCES_GROUP)

static MoniacDocument *
get_document (MoniacRatesGroup *self)
{
  return self->form ? moniac_form_get_document (self->form) : NULL;
}

static const MoniacHeaderRecord *
get_header (MoniacRatesGroup *self)
{
  return moniac_document_get_header (get_document (self));
}

/* How many deals name the currency. */
static guint
count_deals (MoniacRatesGroup *self,
             const char       *currency)
{
  GListModel *deals = moniac_document_get_deals (get_document (self));
  guint n = g_list_model_get_n_items (deals);
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);

      if (g_strcmp0 (moniac_deal_get_record (deal)->currency, currency) == 0)
        count++;
    }
  return count;
}

/* The codes are as people write them: in capitals. */
static char *
normalize_code (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return strlen (stripped) == 3 ? g_ascii_strup (stripped, -1) : g_steal_pointer (&stripped);
}

static gboolean
parse_rate (const char     *text,
            MoniacFieldRow *row,
            MoniacNumber   *rate)
{
  g_autofree char *problem = NULL;

  if (moniac_field_parse_number (text, NULL, rate, &problem) && rate->value > 0)
    return TRUE;
  moniac_number_clear (rate);
  moniac_field_row_set_error (row, _("A rate is a number above 0, like 1.16."));
  return FALSE;
}

/* Takes the number. */
static void
put_rate (MoniacRatesGroup *self,
          guint             index,
          MoniacNumber      rate)
{
  MoniacHeaderRecord *header = moniac_header_record_copy (get_header (self));

  moniac_number_clear (&header->rates[index].rate);
  header->rates[index].rate = rate;
  moniac_form_apply (self->form, header, _("Change rate"));
}

static gboolean
apply_rate_cb (MoniacRatesGroup *self,
               const char       *text,
               MoniacFieldRow   *row)
{
  MoniacNumber rate = MONIAC_NUMBER_NONE;
  guint index;

  if (!get_document (self) || !g_ptr_array_find (self->rows, row, &index) ||
      index >= get_header (self)->n_rates || !parse_rate (text, row, &rate))
    return FALSE;
  put_rate (self, index, rate);
  return TRUE;
}

static void
remove_rate (MoniacRatesGroup *self,
             guint             index)
{
  MoniacHeaderRecord *header = moniac_header_record_copy (get_header (self));
  g_autofree MoniacRate *rates = g_new (MoniacRate, header->n_rates);
  guint n = 0;

  for (guint i = 0; i < get_header (self)->n_rates; i++)
    if (i != index)
      rates[n++] = get_header (self)->rates[i];
  moniac_header_record_set_rates (header, n, rates);
  moniac_form_apply (self->form, header, _("Remove rate"));
}

/* A rate that deals need stays: a file without it would not open. */
static void
remove_cb (MoniacRatesGroup *self,
           GtkWidget        *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, MONIAC_TYPE_FIELD_ROW);
  guint index, count;

  if (!get_document (self) || !g_ptr_array_find (self->rows, row, &index))
    return;
  count = count_deals (self, get_header (self)->rates[index].currency);
  if (count > 0)
    {
      g_autofree char *why = g_strdup_printf (ngettext ("It cannot go: %u deal is in this currency.",
                                                        "It cannot go: %u deals are in this currency.", count),
                                              count);
      moniac_field_row_set_error (MONIAC_FIELD_ROW (row), why);
    }
  else
    remove_rate (self, index);
}

static void
append_row (MoniacRatesGroup *self)
{
  GtkWidget *row = moniac_field_row_new ("", FALSE);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove Rate"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove Rate"), -1);
  moniac_field_row_add_suffix (MONIAC_FIELD_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "apply", G_CALLBACK (apply_rate_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_rate (MoniacRatesGroup *self,
           guint             index)
{
  const MoniacHeaderRecord *header = get_header (self);
  const MoniacRate *rate = &header->rates[index];
  GtkWidget *row = g_ptr_array_index (self->rows, index);
  g_autofree char *text = moniac_money_format_number (&rate->rate);
  g_autofree char *title = g_strdup_printf (_("One %s in %s"), rate->currency,
                                            moniac_header_record_get_currency (header));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  moniac_field_row_set_value (MONIAC_FIELD_ROW (row), text);
}

static void
refresh_cb (MoniacRatesGroup *self)
{
  const MoniacHeaderRecord *header = get_header (self);

  while (self->rows->len > header->n_rates)
    {
      GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
    }
  while (self->rows->len < header->n_rates)
    append_row (self);
  for (guint i = 0; i < header->n_rates; i++)
    show_rate (self, i);
  moniac_field_row_set_value (MONIAC_FIELD_ROW (self->currency_row), moniac_header_record_get_currency (header));
}

/* Whether the table has the currency; the document's own needs none today. */
static gboolean
has_rate (const MoniacHeaderRecord *header,
          const char               *currency)
{
  for (guint i = 0; i < header->n_rates; i++)
    if (g_str_equal (header->rates[i].currency, currency))
      return TRUE;
  return FALSE;
}

/* The first currency named by a deal that the document could not convert if `currency` were its own; or NULL. */
static const char *
find_missing_rate (MoniacRatesGroup *self,
                   const char       *currency)
{
  GListModel *deals = moniac_document_get_deals (get_document (self));
  guint n = g_list_model_get_n_items (deals);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoniacDeal) deal = g_list_model_get_item (deals, i);
      const char *named = moniac_deal_get_record (deal)->currency;

      if (named && !g_str_equal (named, currency) && !has_rate (get_header (self), named))
        return named;
    }
  return NULL;
}

static gboolean
apply_currency_cb (MoniacRatesGroup *self,
                   const char       *text)
{
  g_autofree char *currency = normalize_code (text);
  MoniacHeaderRecord *header;
  const char *missing;

  if (!get_document (self))
    return FALSE;
  missing = find_missing_rate (self, *currency ? currency : MONIAC_DEFAULT_CURRENCY);
  if (missing)
    {
      g_autofree char *why = g_strdup_printf (_("Some deals are in %s, which would need a rate first."), missing);

      moniac_field_row_set_error (MONIAC_FIELD_ROW (self->currency_row), why);
      return FALSE;
    }
  header = moniac_header_record_copy (get_header (self));
  moniac_record_set_text (&header->currency, currency);
  moniac_form_apply (self->form, header, _("Change currency of the document"));
  return TRUE;
}

static void
ask_for_rate (MoniacRatesGroup *self)
{
  g_autofree char *title = g_strdup_printf (_("One %s in %s"), self->code,
                                            moniac_header_record_get_currency (get_header (self)));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_row), title);
  gtk_widget_set_visible (self->new_row, TRUE);
  moniac_field_row_set_info (MONIAC_FIELD_ROW (self->new_row), _("A number, like 1.16."));
  moniac_field_row_edit (MONIAC_FIELD_ROW (self->new_row));
}

/* Naming a currency asks for its rate; only both together are a change. */
static gboolean
apply_code_cb (MoniacRatesGroup *self,
               const char       *text)
{
  g_autofree char *code = normalize_code (text);

  if (!get_document (self))
    return FALSE;
  if (moniac_edit_has_rate (get_document (self), code))
    {
      moniac_field_row_set_error (MONIAC_FIELD_ROW (self->code_row), _("This currency has a rate already."));
      return FALSE;
    }
  g_free (self->code);
  self->code = g_steal_pointer (&code);
  ask_for_rate (self);
  return FALSE;
}

static gboolean
apply_new_cb (MoniacRatesGroup *self,
              const char       *text)
{
  MoniacNumber rate = MONIAC_NUMBER_NONE;

  if (!get_document (self) || !self->code || !parse_rate (text, MONIAC_FIELD_ROW (self->new_row), &rate))
    return FALSE;
  moniac_form_apply (self->form, moniac_edit_header_with_rate (get_document (self), self->code, &rate),
                     _("Add rate"));
  moniac_number_clear (&rate);
  g_clear_pointer (&self->code, g_free);
  moniac_field_row_revert (MONIAC_FIELD_ROW (self->code_row));
  gtk_widget_set_visible (self->new_row, FALSE);
  return TRUE;
}

static void
moniac_rates_group_dispose (GObject *object)
{
  MoniacRatesGroup *self = MONIAC_RATES_GROUP (object);

  g_clear_object (&self->form);

  G_OBJECT_CLASS (moniac_rates_group_parent_class)->dispose (object);
}

static void
moniac_rates_group_finalize (GObject *object)
{
  MoniacRatesGroup *self = MONIAC_RATES_GROUP (object);

  g_free (self->code);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (moniac_rates_group_parent_class)->finalize (object);
}

static void
moniac_rates_group_class_init (MoniacRatesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_rates_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = moniac_rates_group_finalize;

  g_type_ensure (MONIAC_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-rates-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacRatesGroup, currency_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacRatesGroup, code_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacRatesGroup, new_row);
  gtk_widget_class_bind_template_callback (widget_class, apply_currency_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_new_cb);
}

static void
moniac_rates_group_init (MoniacRatesGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: an example of a currency. */
  moniac_field_row_set_placeholder (MONIAC_FIELD_ROW (self->code_row), _("EUR, say"));
}

void
moniac_rates_group_set_form (MoniacRatesGroup *self,
                             MoniacForm       *form)
{
  g_return_if_fail (MONIAC_IS_RATES_GROUP (self));

  g_set_object (&self->form, form);
  moniac_form_bind (form, MONIAC_FIELD_ROW (self->currency_row), NULL);
  moniac_form_bind (form, MONIAC_FIELD_ROW (self->new_row), NULL);
  g_signal_connect_object (form, "refresh", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
}

void
moniac_rates_group_commit (MoniacRatesGroup *self)
{
  g_return_if_fail (MONIAC_IS_RATES_GROUP (self));

  for (guint i = 0; i < self->rows->len; i++)
    moniac_field_row_commit (MONIAC_FIELD_ROW (g_ptr_array_index (self->rows, i)));
}
