/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recovered draft in a list. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-recovery-row.h"

struct _MoniacRecoveryRow
{
  GtkListBoxRow parent_instance;

  MoniacRecovered *item;

  GtkLabel *name_label;
  GtkLabel *place_label;
  GtkLabel *state_label;
  GtkWidget *compare_button;
  GtkWidget *problems_button;
  GtkWidget *keep_button;
};

enum
{
  KEEP,
  COMPARE,
  DISCARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacRecoveryRow, moniac_recovery_row, GTK_TYPE_LIST_BOX_ROW)

static void
keep_cb (MoniacRecoveryRow *self)
{
  g_signal_emit (self, signals[KEEP], 0);
}

static void
compare_cb (MoniacRecoveryRow *self)
{
  g_signal_emit (self, signals[COMPARE], 0);
}

static void
discard_cb (MoniacRecoveryRow *self)
{
  g_signal_emit (self, signals[DISCARD], 0);
}

static char *
describe_time (gint64 time)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return then != NULL ? g_date_time_format (then, "%x, %X") : g_strdup ("");
}

/* Where it belongs, and when it was changed last. */
static char *
describe_place (MoniacRecovered *item)
{
  g_autofree char *time = describe_time (item->time);
  g_autofree char *place = item->file != NULL ? g_file_get_parse_name (item->file) : NULL;

  if (place == NULL)
    /* Translators: %s is a date and time. */
    return g_strdup_printf (_("Never saved, changed %s"), time);
  /* Translators: the path of a file, and a date and time. */
  return g_strdup_printf (_("%s, changed %s"), place, time);
}

static char *
describe_state (MoniacRecovered *item)
{
  if (item->load->document == NULL)
    /* Translators: %s is the path of a file. */
    return g_strdup_printf (_("The draft is damaged and cannot be opened. It stays at %s until you discard it."),
                            g_file_peek_path (item->load->file));
  switch (item->state)
    {
    case MONIAC_ORIGIN_CHANGED:
      return g_strdup (_("The file has been changed since by something else. Saving will ask."));
    case MONIAC_ORIGIN_GONE:
      return g_strdup (_("The file is not there any more. Saving writes it again."));
    case MONIAC_ORIGIN_NONE:
    case MONIAC_ORIGIN_SAME:
    default:
      return NULL;
    }
}

static void
fill (MoniacRecoveryRow *self)
{
  g_autofree char *name = moniac_recovered_get_name (self->item);
  g_autofree char *place = describe_place (self->item);
  g_autofree char *state = describe_state (self->item);
  gboolean opens = self->item->load->document != NULL;

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->place_label, place);
  gtk_label_set_label (self->state_label, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), state != NULL);
  gtk_widget_set_visible (self->keep_button, opens);
  gtk_widget_set_visible (self->compare_button, opens);
  gtk_widget_set_visible (self->problems_button, !opens);
}

static void
moniac_recovery_row_dispose (GObject *object)
{
  MoniacRecoveryRow *self = MONIAC_RECOVERY_ROW (object);

  g_clear_pointer (&self->item, moniac_recovered_unref);
  G_OBJECT_CLASS (moniac_recovery_row_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, MONIAC_TYPE_RECOVERY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
moniac_recovery_row_class_init (MoniacRecoveryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_recovery_row_dispose;
  signals[KEEP] = add_signal ("keep");
  signals[COMPARE] = add_signal ("compare");
  signals[DISCARD] = add_signal ("discard");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-recovery-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacRecoveryRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacRecoveryRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacRecoveryRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacRecoveryRow, compare_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacRecoveryRow, problems_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacRecoveryRow, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
}

static void
moniac_recovery_row_init (MoniacRecoveryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
moniac_recovery_row_new (MoniacRecovered *item)
{
  MoniacRecoveryRow *self = g_object_new (MONIAC_TYPE_RECOVERY_ROW, NULL);

  self->item = moniac_recovered_ref (item);
  fill (self);
  return GTK_WIDGET (self);
}

MoniacRecovered *
moniac_recovery_row_get_item (MoniacRecoveryRow *self)
{
  g_return_val_if_fail (MONIAC_IS_RECOVERY_ROW (self), NULL);

  return self->item;
}
