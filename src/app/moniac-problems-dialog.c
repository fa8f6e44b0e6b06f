/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a file: a list of all its problems, each with its place. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-problems-dialog.h"

#include "moniac-toaster.h"

/* A list of rows beyond this is neither fast nor read; Copy gives all of them. */
#define MAX_ROWS 200

struct _MoniacProblemsDialog
{
  AdwWindow parent_instance;

  GFile *file;
  MoniacProblems *problems;
  MoniacToaster *toaster;

  AdwWindowTitle *title;
  AdwToastOverlay *toast_overlay;
  GtkLabel *summary;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (MoniacProblemsDialog, moniac_problems_dialog, ADW_TYPE_WINDOW)

/* "Line 3, column 17" and where in the document's structure that is. */
static char *
describe_place (const MoniacProblem *problem)
{
  g_autofree char *position = NULL;

  if (problem->line == 0)
    return g_strdup (_("The file as a whole"));
  /* Translators: a place in a file. */
  position = g_strdup_printf (_("Line %u, column %u"), problem->line, problem->column);
  if (problem->pointer == NULL || *problem->pointer == '\0')
    return g_steal_pointer (&position);
  return g_strdup_printf ("%s  ·  %s", position, problem->pointer);
}

static GtkWidget *
create_row (const MoniacProblem *problem)
{
  gboolean is_error = problem->severity == MONIAC_SEVERITY_ERROR;
  g_autofree char *place = describe_place (problem);
  g_autofree char *title = g_markup_escape_text (problem->message, -1);
  g_autofree char *subtitle = g_markup_escape_text (place, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (is_error ? "dialog-error-symbolic"
                                                           : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, is_error ? "error" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_error ? _("Error") : _("Warning"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
fill (MoniacProblemsDialog *self)
{
  guint n = moniac_problems_get_n (self->problems);
  gboolean failed = moniac_problems_has_errors (self->problems);
  g_autofree char *name = g_file_get_basename (self->file);

  gtk_window_set_title (GTK_WINDOW (self), failed ? _("File Not Opened") : _("Warnings"));
  adw_window_title_set_title (self->title, gtk_window_get_title (GTK_WINDOW (self)));
  adw_window_title_set_subtitle (self->title, name);
  if (failed)
    gtk_label_set_label (self->summary, _("The file was not opened and stays as it is, and so does "
                                          "what is open. This is what has to be mended in it:"));
  else
    gtk_label_set_label (self->summary, _("The file was opened. What these warnings are about is "
                                          "kept as it is when you save."));
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    gtk_list_box_append (self->list, create_row (moniac_problems_get (self->problems, i)));
  if (n > MAX_ROWS)
    {
      g_autofree char *more = NULL;

      more = g_strdup_printf (ngettext ("There is %u more; copying takes it along.",
                                        "There are %u more; copying takes them along.",
                                        n - MAX_ROWS), n - MAX_ROWS);
      gtk_label_set_label (self->more, more);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > MAX_ROWS);
}

static void
copy_cb (MoniacProblemsDialog *self)
{
  g_autofree char *text = moniac_problems_dialog_get_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  moniac_toaster_add (self->toaster, adw_toast_new (_("Problems copied")));
}

static void
moniac_problems_dialog_dispose (GObject *object)
{
  MoniacProblemsDialog *self = MONIAC_PROBLEMS_DIALOG (object);

  g_clear_object (&self->toaster);
  g_clear_object (&self->file);
  g_clear_pointer (&self->problems, moniac_problems_unref);
  G_OBJECT_CLASS (moniac_problems_dialog_parent_class)->dispose (object);
}

static void
moniac_problems_dialog_class_init (MoniacProblemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_problems_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/moniac/Moniac/moniac-problems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacProblemsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MoniacProblemsDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, MoniacProblemsDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, MoniacProblemsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MoniacProblemsDialog, more);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
moniac_problems_dialog_init (MoniacProblemsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = moniac_toaster_new (self->toast_overlay);
}

MoniacProblemsDialog *
moniac_problems_dialog_new (GtkWindow      *parent,
                            GFile          *file,
                            MoniacProblems *problems)
{
  MoniacProblemsDialog *self = g_object_new (MONIAC_TYPE_PROBLEMS_DIALOG,
                                             "transient-for", parent,
                                             NULL);

  self->file = g_object_ref (file);
  self->problems = moniac_problems_ref (problems);
  fill (self);
  return self;
}

char *
moniac_problems_dialog_get_text (MoniacProblemsDialog *self)
{
  g_autofree char *name = g_file_get_parse_name (self->file);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < moniac_problems_get_n (self->problems); i++)
    {
      g_autofree char *line = moniac_problem_to_text (moniac_problems_get (self->problems, i), name);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}
