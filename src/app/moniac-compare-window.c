/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two documents side by side. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-compare-window.h"

#include "moniac-difference.h"

/* Nobody reads more, and a list of rows gets slow. */
#define MAX_ROWS 200

struct _MoniacCompareWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkLabel *before_label;
  GtkLabel *after_label;
  GtkListBox *list;
  GtkLabel *more_label;

  guint n;
};

G_DEFINE_FINAL_TYPE (MoniacCompareWindow, moniac_compare_window, ADW_TYPE_WINDOW)

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  return label;
}

static const char *
get_type_name (MoniacDifferenceType type)
{
  switch (type)
    {
    case MONIAC_DIFFERENCE_ADDED:
      return _("Added");
    case MONIAC_DIFFERENCE_REMOVED:
      return _("Removed");
    case MONIAC_DIFFERENCE_CHANGED:
    default:
      return _("Changed");
    }
}

static GtkWidget *
create_heading (const MoniacDifference *difference)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = create_label (difference->title);
  GtkWidget *mark = gtk_label_new (get_type_name (difference->type));

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "caption");
  gtk_widget_add_css_class (mark, "moniac-mark");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), mark);
  return box;
}

/* An item that only one of the two has leaves the other side empty. */
static GtkWidget *
create_columns (const MoniacDifference *difference)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), create_label (difference->before));
  gtk_box_append (GTK_BOX (box), create_label (difference->after));
  return box;
}

static GtkWidget *
create_row (const MoniacDifference *difference)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "moniac-finding-row");
  gtk_box_append (GTK_BOX (box), create_heading (difference));
  gtk_box_append (GTK_BOX (box), create_columns (difference));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
fill (MoniacCompareWindow *self,
      GPtrArray           *differences)
{
  self->n = differences->len;
  for (guint i = 0; i < MIN (differences->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (differences, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), differences->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), differences->len == 0 || differences->len > MAX_ROWS);
  if (differences->len == 0)
    gtk_label_set_label (self->more_label, _("Both say the same."));
  else if (differences->len > MAX_ROWS)
    {
      guint n = differences->len - MAX_ROWS;
      g_autofree char *text = g_strdup_printf (ngettext ("There is %u more difference.",
                                                         "There are %u more differences.", n), n);

      gtk_label_set_label (self->more_label, text);
    }
}

static void
moniac_compare_window_class_init (MoniacCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacCompareWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompareWindow, before_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompareWindow, after_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompareWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MoniacCompareWindow, more_label);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
moniac_compare_window_init (MoniacCompareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MoniacCompareWindow *
moniac_compare_window_new (GtkWindow      *parent,
                           const char     *name,
                           const char     *before_name,
                           MoniacDocument *before,
                           const char     *after_name,
                           MoniacDocument *after)
{
  MoniacCompareWindow *self = g_object_new (MONIAC_TYPE_COMPARE_WINDOW, "transient-for", parent, NULL);
  g_autoptr(GPtrArray) differences = moniac_difference_list (before, after);

  adw_window_title_set_subtitle (self->title, name);
  gtk_label_set_label (self->before_label, before_name);
  gtk_label_set_label (self->after_label, after_name);
  fill (self, differences);
  return self;
}

guint
moniac_compare_window_get_n (MoniacCompareWindow *self)
{
  g_return_val_if_fail (MONIAC_IS_COMPARE_WINDOW (self), 0);

  return self->n;
}
