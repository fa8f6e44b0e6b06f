/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that say what a deal is worth. */
#include "config.h"

#include "moniac-amount-group.h"

#include <glib/gi18n.h>

#include "moniac-edit.h"
#include "moniac-money.h"

struct _MoniacAmountGroup
{
  AdwPreferencesGroup parent_instance;

  MoniacForm *form;
  MoniacDealRecord *waiting;    /* (nullable): would be the deal, had its currency a rate */
  const char *waiting_step;
  MoniacAmountForm wanted;      /* the form chosen, whose bounds may not all be known yet */

  GtkWidget *amount_row;
  GtkWidget *form_row;
  GtkWidget *low_row;
  GtkWidget *high_row;
  GtkWidget *currency_row;
  GtkWidget *rate_row;
  GtkWidget *paid_row;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (MoniacAmountGroup, moniac_amount_group, ADW_TYPE_PREFERENCES_GROUP)

static const MoniacField paid_field = {
  "paid_row", NULL, MONIAC_FIELD_MONEY, G_STRUCT_OFFSET (MoniacDealRecord, paid), N_("Change what was paid"),
};

static const MoniacDealRecord *
get_record (MoniacAmountGroup *self)
{
  GObject *item = self->form ? moniac_form_get_item (self->form) : NULL;

  return item ? moniac_deal_get_record (MONIAC_DEAL (item)) : NULL;
}

static const char *
get_document_currency (MoniacAmountGroup *self)
{
  return moniac_header_record_get_currency (moniac_document_get_header (moniac_form_get_document (self->form)));
}

static const char *
get_currency (MoniacAmountGroup *self)
{
  return moniac_edit_get_currency (moniac_form_get_document (self->form), moniac_form_get_item (self->form));
}

static gboolean
needs_low (MoniacAmountForm form)
{
  return form == MONIAC_AMOUNT_AT_LEAST || form == MONIAC_AMOUNT_RANGE;
}

static gboolean
needs_high (MoniacAmountForm form)
{
  return form != MONIAC_AMOUNT_UNDISCLOSED && form != MONIAC_AMOUNT_AT_LEAST;
}

/* The bounds of an exact amount are the amount itself, in the row above; they show only while they are missing. */
static void
show_bounds (MoniacAmountGroup *self)
{
  const MoniacDealRecord *record = get_record (self);
  gboolean plain = self->wanted == MONIAC_AMOUNT_EXACT || self->wanted == MONIAC_AMOUNT_ABOUT;
  gboolean missing = !moniac_number_is_set (&record->amount.high);

  gtk_widget_set_visible (self->low_row, needs_low (self->wanted));
  gtk_widget_set_visible (self->high_row, needs_high (self->wanted) && (!plain || missing));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->high_row), plain ? _("How Much") : _("At Most"));
}

static void
show_bound (GtkWidget          *row,
            const MoniacNumber *number)
{
  g_autofree char *text = moniac_number_is_set (number) ? moniac_money_format_number (number) : g_strdup ("");

  moniac_field_row_set_value (MONIAC_FIELD_ROW (row), text);
}

static void
show_amount (MoniacAmountGroup      *self,
             const MoniacDealRecord *record)
{
  g_autofree char *text = NULL;

  if (record->amount.form == MONIAC_AMOUNT_UNDISCLOSED)
    text = g_strdup ("");
  else
    text = moniac_money_format_amount (&record->amount, get_currency (self), MONIAC_MONEY_SHORT);
  moniac_field_row_set_value (MONIAC_FIELD_ROW (self->amount_row), text);
}

/* What holds where nothing is typed. */
static void
show_placeholders (MoniacAmountGroup *self)
{
  /* Translators: %s is the currency of the document. */
  g_autofree char *currency = g_strdup_printf (_("%s, as the document"), get_document_currency (self));

  moniac_field_row_set_placeholder (MONIAC_FIELD_ROW (self->amount_row), _("Not disclosed"));
  moniac_field_row_set_placeholder (MONIAC_FIELD_ROW (self->currency_row), currency);
}

static void
refresh_cb (MoniacAmountGroup *self)
{
  const MoniacDealRecord *record = get_record (self);

  self->refreshing = TRUE;
  self->wanted = record->amount.form;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->form_row), record->amount.form);
  show_amount (self, record);
  show_bound (self->low_row, &record->amount.low);
  show_bound (self->high_row, &record->amount.high);
  show_bounds (self);
  moniac_field_row_set_value (MONIAC_FIELD_ROW (self->currency_row), record->currency ? record->currency : "");
  self->refreshing = FALSE;
  g_signal_emit_by_name (self->amount_row, "edited", moniac_field_row_get_value (MONIAC_FIELD_ROW (self->amount_row)));
  show_placeholders (self);
}

/* Takes the record. One with a currency that cannot be converted waits for its rate: a file with it would not open. */
static gboolean
apply_record (MoniacAmountGroup *self,
              MoniacDealRecord  *record,
              const char        *step)
{
  g_autofree char *title = NULL, *question = NULL;

  if (!record->currency || moniac_edit_has_rate (moniac_form_get_document (self->form), record->currency))
    {
      moniac_amount_group_reset (self);
      moniac_form_apply (self->form, record, step);
      return TRUE;
    }
  g_clear_pointer (&self->waiting, moniac_deal_record_unref);
  self->waiting = record;
  self->waiting_step = step;
  /* Translators: a currency in another, such as "One EUR in USD". */
  title = g_strdup_printf (_("One %s in %s"), record->currency, get_document_currency (self));
  question = g_strdup_printf (_("There is no rate for %s yet. How many %s is one %s?"),
                              record->currency, get_document_currency (self), record->currency);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rate_row), title);
  moniac_field_row_revert (MONIAC_FIELD_ROW (self->rate_row));
  moniac_field_row_set_info (MONIAC_FIELD_ROW (self->rate_row), question);
  gtk_widget_set_visible (self->rate_row, TRUE);
  moniac_field_row_edit (MONIAC_FIELD_ROW (self->rate_row));
  return FALSE;
}

/* What goes on being said where the text is that waits for a rate. */
static void
explain_waiting (GtkWidget *row)
{
  moniac_field_row_set_error (MONIAC_FIELD_ROW (row), _("Not taken yet: its rate is missing."));
}

static char *
amount_problem (const GError *error)
{
  switch (error->code)
    {
    case MONIAC_MONEY_ERROR_NEGATIVE:
      return g_strdup (_("An amount is not negative: swap payer and payee instead."));
    case MONIAC_MONEY_ERROR_TOO_LARGE:
      return g_strdup (_("That is more than all the money there is: at most 1,000 trillion."));
    case MONIAC_MONEY_ERROR_BOUNDS:
      return g_strdup (_("The lower number comes first."));
    default:
      return g_strdup (_("An amount like 30bn, up to 10bn, 5-10bn, ~3m or ? for not disclosed."));
    }
}

/* No text is no amount: not disclosed. */
static gboolean
parse_amount (const char    *text,
              MoniacAmount  *amount,
              char         **currency,
              GError       **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (!*stripped)
    return TRUE;
  return moniac_money_parse (stripped, amount, currency, error);
}

/* Takes the parts of `amount`, and keeps what the file says beside them where there still is an object to hold it. */
static void
put_amount (MoniacDealRecord *record,
            MoniacAmount     *amount)
{
  if (amount->form != MONIAC_AMOUNT_UNDISCLOSED && amount->form != MONIAC_AMOUNT_EXACT)
    amount->members = g_steal_pointer (&record->amount.members);
  moniac_amount_clear (&record->amount);
  record->amount = *amount;
  *amount = (MoniacAmount) { 0 };
}

static gboolean
apply_amount_cb (MoniacAmountGroup *self,
                 const char        *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *currency = NULL, *problem = NULL;
  MoniacAmount amount = { 0 };
  MoniacDealRecord *record;
  gboolean taken;

  if (!get_record (self))
    return FALSE;
  if (!parse_amount (text, &amount, &currency, &error))
    {
      problem = amount_problem (error);
      moniac_field_row_set_error (MONIAC_FIELD_ROW (self->amount_row), problem);
      return FALSE;
    }
  record = moniac_deal_record_copy (get_record (self));
  put_amount (record, &amount);
  if (currency && !g_str_equal (currency, get_currency (self)))
    moniac_record_set_text (&record->currency,
                            g_str_equal (currency, get_document_currency (self)) ? NULL : currency);
  taken = apply_record (self, record, _("Change amount"));
  if (!taken)
    explain_waiting (self->amount_row);
  return taken;
}

static char *
describe_amount (MoniacAmountGroup *self,
                 const char        *text)
{
  g_autofree char *currency = NULL;
  MoniacAmount amount = { 0 };
  char *description = NULL;

  if (parse_amount (text, &amount, &currency, NULL))
    {
      description = moniac_money_format_amount (&amount, currency ? currency : get_currency (self), MONIAC_MONEY_FULL);
      moniac_amount_clear (&amount);
    }
  return description;
}

/* What was understood, while it is being typed; what the document says where nothing is: that has all digits. */
static void
amount_edited_cb (MoniacAmountGroup *self,
                  const char        *text)
{
  MoniacFieldRow *row = MONIAC_FIELD_ROW (self->amount_row);
  const MoniacDealRecord *record = get_record (self);
  g_autofree char *description = NULL;
  g_autofree char *sentence = NULL;

  if (!record || self->refreshing)
    return;
  moniac_amount_group_reset (self);
  if (!*text)
    description = NULL;
  else if (g_str_equal (text, moniac_field_row_get_value (row)))
    description = moniac_money_format_amount (&record->amount, get_currency (self), MONIAC_MONEY_FULL);
  else
    description = describe_amount (self, text);
  if (description && g_unichar_islower (g_utf8_get_char (description)))
    {
      g_autofree char *first = g_utf8_substring (description, 0, 1);
      g_autofree char *upper = g_utf8_strup (first, -1);

      sentence = g_strconcat (upper, g_utf8_next_char (description), NULL);
    }
  moniac_field_row_set_info (row, sentence ? sentence : description);
}

static void
take_bound (MoniacNumber       *bound,
            const MoniacNumber *first,
            const MoniacNumber *second)
{
  *bound = moniac_number_copy (moniac_number_is_set (first) ? first : second);
}

/* The record's amount in the form that is wanted, as far as its bounds are known; `low` and `high` are nullable and
 * come first. FALSE while a bound is missing. */
static gboolean
build_amount (MoniacAmountGroup  *self,
              const MoniacNumber *low,
              const MoniacNumber *high,
              MoniacAmount       *amount)
{
  const MoniacAmount *now = &get_record (self)->amount;
  const MoniacNumber *known_low = low ? low : &now->low;
  const MoniacNumber *known_high = high ? high : &now->high;

  *amount = (MoniacAmount) { .form = self->wanted };
  if (self->wanted == MONIAC_AMOUNT_RANGE)
    {
      amount->low = moniac_number_copy (known_low);
      amount->high = moniac_number_copy (known_high);
    }
  else if (needs_low (self->wanted))
    take_bound (&amount->low, known_low, known_high);
  else if (needs_high (self->wanted))
    take_bound (&amount->high, known_high, known_low);
  return (!needs_low (self->wanted) || moniac_number_is_set (&amount->low)) &&
         (!needs_high (self->wanted) || moniac_number_is_set (&amount->high));
}

static void
apply_built (MoniacAmountGroup *self,
             MoniacAmount      *amount)
{
  MoniacDealRecord *record = moniac_deal_record_copy (get_record (self));

  put_amount (record, amount);
  apply_record (self, record, _("Change amount"));
}

static void
form_selected_cb (MoniacAmountGroup *self)
{
  MoniacAmount amount;
  GtkWidget *missing;

  if (self->refreshing || !get_record (self))
    return;
  self->wanted = adw_combo_row_get_selected (ADW_COMBO_ROW (self->form_row));
  if (build_amount (self, NULL, NULL, &amount))
    {
      apply_built (self, &amount);
      return;
    }
  missing = needs_low (self->wanted) && !moniac_number_is_set (&amount.low) ? self->low_row : self->high_row;
  moniac_amount_clear (&amount);
  show_bounds (self);
  moniac_field_row_set_info (MONIAC_FIELD_ROW (missing), _("Type a number: until then the amount stays as it was."));
  moniac_field_row_edit (MONIAC_FIELD_ROW (missing));
}

/* A bound that was typed waits in its row for the other one. */
static void
wait_for_other (MoniacAmountGroup *self,
                MoniacFieldRow    *row)
{
  GtkWidget *other = GTK_WIDGET (row) == self->low_row ? self->high_row : self->low_row;

  moniac_field_row_set_error (row, _("Not taken yet: the other number is missing."));
  moniac_field_row_edit (MONIAC_FIELD_ROW (other));
}

/* The number that is typed in a row and waits, or FALSE. */
static gboolean
get_waiting_bound (MoniacAmountGroup *self,
                   GtkWidget         *row,
                   MoniacNumber      *number)
{
  g_autofree char *text = moniac_field_row_get_text (MONIAC_FIELD_ROW (row));
  g_autofree char *problem = NULL;

  return gtk_widget_get_visible (row) && moniac_field_row_is_dirty (MONIAC_FIELD_ROW (row)) &&
         moniac_field_parse_number (text, get_currency (self), number, &problem);
}

static gboolean
apply_bound (MoniacAmountGroup  *self,
             MoniacFieldRow     *row,
             const MoniacNumber *typed)
{
  gboolean is_low = GTK_WIDGET (row) == self->low_row;
  MoniacNumber waiting = MONIAC_NUMBER_NONE;
  MoniacAmount amount;
  const MoniacNumber *other = NULL;
  gboolean complete;

  if (get_waiting_bound (self, is_low ? self->high_row : self->low_row, &waiting))
    other = &waiting;
  complete = build_amount (self, is_low ? typed : other, is_low ? other : typed, &amount);
  moniac_number_clear (&waiting);
  if (!complete)
    wait_for_other (self, row);
  else if (amount.form == MONIAC_AMOUNT_RANGE && moniac_number_compare (&amount.low, &amount.high) > 0)
    {
      complete = FALSE;
      moniac_field_row_set_error (row, _("The lower number is above the upper one."));
    }
  if (complete)
    apply_built (self, &amount);
  moniac_amount_clear (&amount);
  return complete;
}

static gboolean
apply_bound_cb (MoniacAmountGroup *self,
                const char        *text,
                MoniacFieldRow    *row)
{
  g_autofree char *problem = NULL;
  MoniacNumber number = MONIAC_NUMBER_NONE;
  gboolean taken;

  if (!get_record (self))
    return FALSE;
  if (!moniac_field_parse_number (text, get_currency (self), &number, &problem))
    {
      moniac_field_row_set_error (row, problem);
      return FALSE;
    }
  taken = apply_bound (self, row, &number);
  moniac_number_clear (&number);
  return taken;
}

/* Codes are written in capitals; other words stay as they are. */
static char *
normalize_currency (const char *text)
{
  char *currency = g_strstrip (g_strdup (text));
  gboolean code = strlen (currency) == 3;

  for (const char *c = currency; *c; c++)
    code = code && g_ascii_isalpha (*c);
  for (char *c = currency; code && *c; c++)
    *c = g_ascii_toupper (*c);
  return currency;
}

static gboolean
apply_currency_cb (MoniacAmountGroup *self,
                   const char        *text)
{
  g_autofree char *currency = normalize_currency (text);
  MoniacDealRecord *record;
  gboolean taken;

  if (!get_record (self))
    return FALSE;
  record = moniac_deal_record_copy (get_record (self));
  moniac_record_set_text (&record->currency, currency);
  taken = apply_record (self, record, _("Change currency"));
  if (!taken)
    explain_waiting (self->currency_row);
  return taken;
}

static void
currency_edited_cb (MoniacAmountGroup *self)
{
  if (get_record (self) && !self->refreshing)
    moniac_amount_group_reset (self);
}

/* The rate and what waited for it are one step. */
static void
apply_waiting (MoniacAmountGroup  *self,
               const MoniacNumber *rate)
{
  MoniacDocument *document = moniac_form_get_document (self->form);
  MoniacDealRecord *record = g_steal_pointer (&self->waiting);
  g_autoptr (MoniacHeaderRecord) header = moniac_edit_header_with_rate (document, record->currency, rate);

  moniac_document_begin (document, self->waiting_step);
  moniac_document_set_header (document, header);
  moniac_document_set_deal (document, MONIAC_DEAL (moniac_form_get_item (self->form)), record);
  moniac_document_end (document);
  moniac_deal_record_unref (record);
  moniac_amount_group_reset (self);
}

static gboolean
apply_rate_cb (MoniacAmountGroup *self,
               const char        *text)
{
  g_autofree char *problem = NULL;
  MoniacNumber rate = MONIAC_NUMBER_NONE;

  if (!get_record (self) || !self->waiting)
    return FALSE;
  if (!moniac_field_parse_number (text, NULL, &rate, &problem) || rate.value <= 0)
    {
      moniac_field_row_set_error (MONIAC_FIELD_ROW (self->rate_row), _("A rate is a number above 0, like 1.16."));
      moniac_number_clear (&rate);
      return FALSE;
    }
  apply_waiting (self, &rate);
  moniac_number_clear (&rate);
  return TRUE;
}

static void
moniac_amount_group_dispose (GObject *object)
{
  MoniacAmountGroup *self = MONIAC_AMOUNT_GROUP (object);

  g_clear_pointer (&self->waiting, moniac_deal_record_unref);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (moniac_amount_group_parent_class)->dispose (object);
}

static void
moniac_amount_group_class_init (MoniacAmountGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_amount_group_dispose;

  g_type_ensure (MONIAC_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-amount-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacAmountGroup, amount_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacAmountGroup, form_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacAmountGroup, low_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacAmountGroup, high_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacAmountGroup, currency_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacAmountGroup, rate_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacAmountGroup, paid_row);
  gtk_widget_class_bind_template_callback (widget_class, apply_amount_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_bound_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_currency_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_rate_cb);
}

static void
moniac_amount_group_init (MoniacAmountGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_amount_group_set_form (MoniacAmountGroup *self,
                              MoniacForm        *form)
{
  g_return_if_fail (MONIAC_IS_AMOUNT_GROUP (self));

  g_set_object (&self->form, form);
  moniac_form_bind (form, MONIAC_FIELD_ROW (self->amount_row), NULL);
  moniac_form_bind (form, MONIAC_FIELD_ROW (self->low_row), NULL);
  moniac_form_bind (form, MONIAC_FIELD_ROW (self->high_row), NULL);
  moniac_form_bind (form, MONIAC_FIELD_ROW (self->currency_row), NULL);
  moniac_form_bind (form, MONIAC_FIELD_ROW (self->rate_row), NULL);
  moniac_form_bind (form, MONIAC_FIELD_ROW (self->paid_row), &paid_field);
  g_signal_connect_object (form, "refresh", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
}

void
moniac_amount_group_edit (MoniacAmountGroup *self)
{
  g_return_if_fail (MONIAC_IS_AMOUNT_GROUP (self));

  moniac_field_row_edit (MONIAC_FIELD_ROW (self->amount_row));
}

void
moniac_amount_group_reset (MoniacAmountGroup *self)
{
  g_return_if_fail (MONIAC_IS_AMOUNT_GROUP (self));

  g_clear_pointer (&self->waiting, moniac_deal_record_unref);
  gtk_widget_set_visible (self->rate_row, FALSE);
}
