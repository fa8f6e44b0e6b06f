/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar that says what has become of a document's file. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-disk-bar.h"

struct _MoniacDiskBar
{
  AdwBin parent_instance;

  GtkInfoBar *bar;
  GtkLabel *label;
  GtkBox *parts;
  GtkFlowBox *buttons;
  GtkWidget *reload_child;
  GtkWidget *keep_child;
  GtkWidget *save_child;
  GtkWidget *copy_child;

  MoniacDiskNews news;
};

enum
{
  RESPONSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacDiskBar, moniac_disk_bar, ADW_TYPE_BIN)

/* What each piece of news offers. */
static const struct
{
  GtkMessageType type;
  gboolean closes;
  gboolean reload;
  gboolean keep;
  gboolean save;
  gboolean copy;
} rows[] = {
  [MONIAC_DISK_NO_NEWS] = { GTK_MESSAGE_INFO },
  [MONIAC_DISK_CHANGED] = { GTK_MESSAGE_WARNING, .reload = TRUE, .keep = TRUE, .copy = TRUE },
  [MONIAC_DISK_UNREADABLE] = { GTK_MESSAGE_WARNING, .reload = TRUE, .keep = TRUE, .copy = TRUE },
  [MONIAC_DISK_GONE] = { GTK_MESSAGE_WARNING, .save = TRUE, .copy = TRUE },
  [MONIAC_DISK_READ_ONLY] = { GTK_MESSAGE_INFO, .closes = TRUE, .copy = TRUE },
  [MONIAC_DISK_REMOTE] = { GTK_MESSAGE_INFO, .closes = TRUE, .copy = TRUE },
  [MONIAC_DISK_NO_DRAFT] = { GTK_MESSAGE_WARNING, .closes = TRUE, .save = TRUE },
};

static char *
describe (MoniacDiskNews  news,
          const char     *name)
{
  switch (news)
    {
    case MONIAC_DISK_CHANGED:
      return g_strdup_printf (_("Another program has changed “%s”, and there are unsaved changes here."), name);
    case MONIAC_DISK_UNREADABLE:
      return g_strdup_printf (_("Another program has changed “%s”, and it cannot be read any more. "
                                "You see what it held before."), name);
    case MONIAC_DISK_GONE:
      return g_strdup_printf (_("“%s” has been deleted or moved. Saving writes it again."), name);
    case MONIAC_DISK_READ_ONLY:
      return g_strdup_printf (_("“%s” is read-only. Changes can be saved in another file."), name);
    case MONIAC_DISK_REMOTE:
      return g_strdup_printf (_("“%s” is not on this computer. Changes can be saved in a file here."), name);
    case MONIAC_DISK_NO_DRAFT:
      return g_strdup_printf (_("Unsaved changes are not safe from a crash: %s"), name);
    case MONIAC_DISK_NO_NEWS:
    default:
      return g_strdup ("");
    }
}

/* Beside each other, but for a narrow window, where they take the lines that they need. */
static void
arrange_buttons (MoniacDiskBar *self)
{
  gboolean narrow = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->parts)) == GTK_ORIENTATION_VERTICAL;
  guint n = rows[self->news].reload + rows[self->news].keep + rows[self->news].save + rows[self->news].copy;

  gtk_flow_box_set_min_children_per_line (self->buttons, narrow ? 1 : n);
}

static void
reload_cb (MoniacDiskBar *self)
{
  moniac_disk_bar_respond (self, MONIAC_DISK_RELOAD);
}

static void
keep_cb (MoniacDiskBar *self)
{
  moniac_disk_bar_respond (self, MONIAC_DISK_KEEP_MINE);
}

static void
save_cb (MoniacDiskBar *self)
{
  moniac_disk_bar_respond (self, MONIAC_DISK_SAVE);
}

static void
copy_cb (MoniacDiskBar *self)
{
  moniac_disk_bar_respond (self, MONIAC_DISK_SAVE_COPY);
}

static void
moniac_disk_bar_class_init (MoniacDiskBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[RESPONSE] = g_signal_new ("response", MONIAC_TYPE_DISK_BAR, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-disk-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacDiskBar, bar);
  gtk_widget_class_bind_template_child (widget_class, MoniacDiskBar, label);
  gtk_widget_class_bind_template_child (widget_class, MoniacDiskBar, reload_child);
  gtk_widget_class_bind_template_child (widget_class, MoniacDiskBar, keep_child);
  gtk_widget_class_bind_template_child (widget_class, MoniacDiskBar, save_child);
  gtk_widget_class_bind_template_child (widget_class, MoniacDiskBar, copy_child);
  gtk_widget_class_bind_template_child (widget_class, MoniacDiskBar, parts);
  gtk_widget_class_bind_template_child (widget_class, MoniacDiskBar, buttons);
  gtk_widget_class_bind_template_callback (widget_class, reload_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, moniac_disk_bar_respond);
}

static void
moniac_disk_bar_init (MoniacDiskBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moniac_disk_bar_show (MoniacDiskBar  *self,
                      MoniacDiskNews  news,
                      const char     *name)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MONIAC_IS_DISK_BAR (self));
  g_return_if_fail (news < G_N_ELEMENTS (rows));

  self->news = news;
  text = describe (news, name);
  gtk_label_set_label (self->label, text);
  gtk_info_bar_set_message_type (self->bar, rows[news].type);
  gtk_info_bar_set_show_close_button (self->bar, rows[news].closes);
  gtk_widget_set_visible (self->reload_child, rows[news].reload);
  gtk_widget_set_visible (self->keep_child, rows[news].keep);
  gtk_widget_set_visible (self->save_child, rows[news].save);
  gtk_widget_set_visible (self->copy_child, rows[news].copy);
  arrange_buttons (self);
  gtk_info_bar_set_revealed (self->bar, TRUE);
}

void
moniac_disk_bar_hide (MoniacDiskBar *self)
{
  g_return_if_fail (MONIAC_IS_DISK_BAR (self));

  self->news = MONIAC_DISK_NO_NEWS;
  gtk_info_bar_set_revealed (self->bar, FALSE);
}

MoniacDiskNews
moniac_disk_bar_get_news (MoniacDiskBar *self)
{
  g_return_val_if_fail (MONIAC_IS_DISK_BAR (self), MONIAC_DISK_NO_NEWS);

  return self->news;
}

void
moniac_disk_bar_respond (MoniacDiskBar *self,
                         int            response)
{
  g_return_if_fail (MONIAC_IS_DISK_BAR (self));

  moniac_disk_bar_hide (self);
  g_signal_emit (self, signals[RESPONSE], 0, response);
}

void
moniac_disk_bar_set_narrow (MoniacDiskBar *self,
                            gboolean       narrow)
{
  g_return_if_fail (MONIAC_IS_DISK_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->parts),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  arrange_buttons (self);
}
