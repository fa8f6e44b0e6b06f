/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks below which amount companies are drawn as one; says how many that would be while one types. */
#include "config.h"

#include "moniac-pool-dialog.h"

#include <glib/gi18n.h>

#include "moniac-field.h"
#include "moniac-money.h"

#define SPACE 6

typedef struct
{
  AdwMessageDialog *dialog;      /* which owns this */
  MoniacWorkspace *workspace;
  AdwEntryRow *row;
  GtkLabel *info;                /* what the amount would do, or what is wrong with it */
} PoolDialog;

static void
pool_dialog_free (PoolDialog *self)
{
  g_object_unref (self->workspace);
  g_free (self);
}

static const char *
get_currency (PoolDialog *self)
{
  MoniacDocument *document = moniac_workspace_get_document (self->workspace);

  return moniac_header_record_get_currency (moniac_document_get_header (document));
}

/* The amount that is typed; FALSE where there is none, or it is not understood. */
static gboolean
read_amount (PoolDialog  *self,
             double      *amount,
             char       **problem)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));
  MoniacNumber number = { 0 };

  if (*text == '\0' || !moniac_field_parse_number (text, get_currency (self), &number, problem))
    return FALSE;
  *amount = number.value;
  moniac_number_clear (&number);

  return *amount > 0;
}

static char *
describe_pool (PoolDialog *self,
               double      below)
{
  int n = moniac_workspace_count_pool (self->workspace, below);

  if (n < 2)
    return g_strdup (_("Fewer than two companies are below that: the figure stays as it is."));
  return g_strdup_printf (ngettext ("%d company becomes one, named Other.",
                                    "%d companies become one, named Other.", (gulong) n), n);
}

static void
update (PoolDialog *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *info = NULL;
  double below = 0;
  gboolean understood = read_amount (self, &below, &problem);

  if (understood)
    info = describe_pool (self, below);
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->row), "error");
  gtk_label_set_text (self->info, problem ? problem : info ? info : "");
  adw_message_dialog_set_response_enabled (self->dialog, "pool", understood);
}

static void
response_cb (PoolDialog *self,
             const char *response)
{
  g_autofree char *problem = NULL;
  double below = 0;

  if (g_str_equal (response, "pool") && read_amount (self, &below, &problem))
    moniac_workspace_set_pool_below (self->workspace, below);
  else if (g_str_equal (response, "none"))
    moniac_workspace_set_pool_below (self->workspace, 0);
}

static void
add_row (PoolDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACE);
  GtkWidget *list = gtk_list_box_new ();
  double below = moniac_workspace_get_pool_below (self->workspace);

  self->row = ADW_ENTRY_ROW (adw_entry_row_new ());
  self->info = GTK_LABEL (gtk_label_new (NULL));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("Below"));
  adw_entry_row_set_activates_default (self->row, TRUE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->row));
  gtk_label_set_wrap (self->info, TRUE);
  gtk_label_set_xalign (self->info, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->info), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->info), "caption");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->info));
  adw_message_dialog_set_extra_child (self->dialog, box);
  if (below > 0)
    {
      g_autofree char *text = moniac_money_format (below, NULL, MONIAC_MONEY_SHORT);

      gtk_editable_set_text (GTK_EDITABLE (self->row), text);
    }
  g_signal_connect_swapped (self->row, "changed", G_CALLBACK (update), self);
}

GtkWindow *
moniac_pool_dialog_show (GtkWindow       *parent,
                         MoniacWorkspace *workspace)
{
  PoolDialog *self = g_new0 (PoolDialog, 1);

  self->workspace = g_object_ref (workspace);
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Pool Small Companies"), NULL));
  adw_message_dialog_set_body (self->dialog,
    _("Companies that neither pay nor get this much are drawn as one, named Other. Every deal keeps its own ribbon, and "
      "a company with an amount that is not disclosed stays by itself."));
  adw_message_dialog_add_responses (self->dialog, "cancel", _("_Cancel"), "none", _("Show _Every Company"),
                                    "pool", _("_Pool"), NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "pool", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (self->dialog, "none", moniac_workspace_get_pool_below (workspace) > 0);
  adw_message_dialog_set_default_response (self->dialog, "pool");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  add_row (self);
  update (self);
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (response_cb), self);
  g_object_set_data_full (G_OBJECT (self->dialog), "pool-dialog", self, (GDestroyNotify) pool_dialog_free);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->row));

  return GTK_WINDOW (self->dialog);
}
