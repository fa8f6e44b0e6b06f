/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists what was recovered. */

#include "config.h"

#include "moniac-recovery-dialog.h"

#include "moniac-recovery-row.h"

struct _MoniacRecoveryDialog
{
  AdwWindow parent_instance;

  MoniacRecovery *recovery;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MoniacRecoveryDialog, moniac_recovery_dialog, ADW_TYPE_WINDOW)

static void
keep_cb (MoniacRecoveryDialog *self,
         MoniacRecoveryRow    *row)
{
  moniac_recovery_keep (self->recovery, moniac_recovery_row_get_item (row));
}

static void
compare_cb (MoniacRecoveryDialog *self,
            MoniacRecoveryRow    *row)
{
  moniac_recovery_compare (self->recovery, moniac_recovery_row_get_item (row), GTK_WINDOW (self));
}

static void
discard_cb (MoniacRecoveryDialog *self,
            MoniacRecoveryRow    *row)
{
  moniac_recovery_discard (self->recovery, moniac_recovery_row_get_item (row), GTK_WINDOW (self));
}

static void
add_row (MoniacRecoveryDialog *self,
         MoniacRecovered      *item)
{
  GtkWidget *row = moniac_recovery_row_new (item);

  g_signal_connect_object (row, "keep", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "compare", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "discard", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
fill (MoniacRecoveryDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < moniac_recovery_get_n (self->recovery); i++)
    add_row (self, moniac_recovery_get (self->recovery, i));
  if (moniac_recovery_get_n (self->recovery) == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
moniac_recovery_dialog_dispose (GObject *object)
{
  MoniacRecoveryDialog *self = MONIAC_RECOVERY_DIALOG (object);

  g_clear_object (&self->recovery);
  G_OBJECT_CLASS (moniac_recovery_dialog_parent_class)->dispose (object);
}

static void
moniac_recovery_dialog_class_init (MoniacRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_recovery_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacRecoveryDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
moniac_recovery_dialog_init (MoniacRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MoniacRecoveryDialog *
moniac_recovery_dialog_new (GtkWindow      *parent,
                            MoniacRecovery *recovery)
{
  MoniacRecoveryDialog *self = g_object_new (MONIAC_TYPE_RECOVERY_DIALOG, "transient-for", parent, NULL);

  self->recovery = g_object_ref (recovery);
  g_signal_connect_object (recovery, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return self;
}
