/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting the figure: choices, and a preview that is the figure itself. */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "moniac-export-dialog.h"

#include "moniac-breakpoint.h"
#include "moniac-export-job.h"
#include "moniac-file-dialog.h"
#include "moniac-format-group.h"
#include "moniac-furniture-group.h"
#include "moniac-progress-bar.h"
#include "moniac-unscrollable.h"

#define PREVIEW_MARGIN 18
#define CHECK_SIZE 8

struct _MoniacExportDialog
{
  AdwWindow parent_instance;

  /* Owned. */
  MoniacWorkspace *workspace;
  MoniacScene *scene;             /* of the choices as they are, or NULL while it is being composed */
  MoniacScene *shown;             /* the last that was ready */
  GCancellable *composing;
  GCancellable *exporting;
  gboolean *bright;               /* of the last that was ready: the deals that are brought forward, or NULL */
  char *told;                     /* what is brought forward, in words, or NULL */
  gboolean filling;               /* rows are being set by the program, not by the user */
  int written;                    /* how much of the file, in thousandths; atomic */

  MoniacBreakpoint *breakpoint;
  GtkBox *parts;
  GtkWidget *choices;
  GtkButton *export_button;
  GtkDrawingArea *preview;
  GtkSpinner *spinner;
  MoniacProgressBar *progress_bar;
  MoniacFormatGroup *format_group;
  AdwComboRow *size_row;
  GtkSpinButton *width_button;
  GtkSpinButton *height_button;
  AdwComboRow *view_row;
  AdwComboRow *theme_row;
  GtkSwitch *tones_switch;
  GtkWidget *brought_row;
  GtkSwitch *brought_switch;
  MoniacFurnitureGroup *furniture_group;
};

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacExportDialog, moniac_export_dialog, ADW_TYPE_WINDOW)

/* In the order of the rows of the size row; after them comes "Custom". */
static const struct
{
  int width;
  int height;
} presets[] = {
  { 1280, 720 },     /* slide */
  { 900, 900 },      /* square */
  { 864, 1080 },     /* portrait, 4:5 */
  { 1123, 794 },     /* A4, landscape, at 96 dots an inch */
  { 794, 1123 },     /* A4, portrait */
  { 560, 700 },      /* a column of text */
};

#define CUSTOM_SIZE G_N_ELEMENTS (presets)

static MoniacThemeId
get_theme (MoniacExportDialog *self)
{
  return (MoniacThemeId) adw_combo_row_get_selected (self->theme_row);
}

static gboolean
brings_forward (MoniacExportDialog *self)
{
  return gtk_widget_get_visible (self->brought_row) && gtk_switch_get_active (self->brought_switch);
}

static MoniacFigureSettings
get_settings (MoniacExportDialog *self)
{
  MoniacFigureSettings settings = moniac_workspace_get_figure_settings (self->workspace);

  settings.view = (MoniacView) adw_combo_row_get_selected (self->view_row);
  settings.width = gtk_spin_button_get_value (self->width_button);
  settings.height = gtk_spin_button_get_value (self->height_button);
  settings.furniture = moniac_furniture_group_get_furniture (self->furniture_group);
  settings.tones = gtk_switch_get_active (self->tones_switch);
  settings.brought = brings_forward (self) ? self->told : NULL;
  return settings;
}

static MoniacExportOptions
get_options (MoniacExportDialog *self)
{
  MoniacExportOptions options = {
    .theme = get_theme (self),
    .highlight = { -1, -1, brings_forward (self) ? self->bright : NULL },
  };

  moniac_format_group_fill (self->format_group, &options);
  return options;
}

static void
update_sensitive (MoniacExportDialog *self)
{
  double width = gtk_spin_button_get_value (self->width_button);
  double height = gtk_spin_button_get_value (self->height_button);
  gboolean possible = moniac_format_group_check (self->format_group, width, height);

  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button),
                            possible && self->scene != NULL && self->exporting == NULL);
  gtk_widget_set_sensitive (self->choices, self->exporting == NULL);
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(MoniacExportDialog) self = data;
  g_autoptr(GError) error = NULL;
  MoniacScene *scene = moniac_workspace_compose_finish (MONIAC_WORKSPACE (source), result, &error);

  /* Cancelled: another one is on its way, or the dialog is closed. */
  if (scene == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->composing);
  gtk_spinner_stop (self->spinner);
  if (scene != NULL)
    {
      g_clear_pointer (&self->shown, moniac_scene_unref);
      self->scene = scene;
      self->shown = moniac_scene_ref (scene);
      g_free (self->bright);
      self->bright = moniac_inquiry_get_bright (moniac_workspace_get_inquiry (self->workspace), scene->network);
      gtk_widget_queue_draw (GTK_WIDGET (self->preview));
    }
  else
    moniac_show_error (GTK_WINDOW (self), _("Could Not Draw the Figure"), error->message);
  update_sensitive (self);
}

static void
stop_composing (MoniacExportDialog *self)
{
  if (self->composing != NULL)
    g_cancellable_cancel (self->composing);
  g_clear_object (&self->composing);
  g_clear_pointer (&self->scene, moniac_scene_unref);
}

static void
compose (MoniacExportDialog *self)
{
  MoniacFigureSettings settings = get_settings (self);

  stop_composing (self);
  self->composing = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  update_sensitive (self);
  moniac_workspace_compose_async (self->workspace, &settings, self->composing, composed_cb,
                                  g_object_ref (self));
}

/* A choice changed that makes another figure. */
static void
figure_cb (MoniacExportDialog *self)
{
  if (!self->filling)
    compose (self);
}

/* A choice changed that draws the same figure otherwise. */
static void
drawing_cb (MoniacExportDialog *self)
{
  update_sensitive (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static void
size_preset_cb (MoniacExportDialog *self)
{
  guint preset = adw_combo_row_get_selected (self->size_row);

  if (self->filling || preset >= CUSTOM_SIZE)
    return;
  self->filling = TRUE;
  gtk_spin_button_set_value (self->width_button, presets[preset].width);
  gtk_spin_button_set_value (self->height_button, presets[preset].height);
  self->filling = FALSE;
  figure_cb (self);
}

static void
size_cb (MoniacExportDialog *self)
{
  int width = gtk_spin_button_get_value_as_int (self->width_button);
  int height = gtk_spin_button_get_value_as_int (self->height_button);
  guint preset = 0;

  if (self->filling)
    return;
  while (preset < CUSTOM_SIZE
         && (presets[preset].width != width || presets[preset].height != height))
    preset++;
  self->filling = TRUE;
  adw_combo_row_set_selected (self->size_row, preset);
  self->filling = FALSE;
  figure_cb (self);
}

/* Squares that stand for what shines through. */
static void
draw_checks (cairo_t *cr,
             double   width,
             double   height)
{
  cairo_set_source_rgb (cr, 0.92, 0.92, 0.92);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.82, 0.82, 0.82);
  for (int row = 0; row * CHECK_SIZE < height; row++)
    for (int column = row % 2; column * CHECK_SIZE < width; column += 2)
      cairo_rectangle (cr, column * CHECK_SIZE, row * CHECK_SIZE, CHECK_SIZE, CHECK_SIZE);
  cairo_fill (cr);
}

static void
draw_figure (MoniacExportDialog *self,
             cairo_t            *cr)
{
  MoniacExportOptions options = get_options (self);
  MoniacDrawFlags flags = MONIAC_DRAW_STILL;
  g_autoptr(MoniacPainter) painter = moniac_cairo_painter_new (cr, FALSE);

  flags |= moniac_format_group_is_animation (self->format_group) ? MONIAC_DRAW_COINS : MONIAC_DRAW_ARROWS;
  if (!options.transparent)
    flags |= MONIAC_DRAW_PAPER;
  moniac_figure_draw (painter, self->shown, moniac_theme_get (options.theme), NULL,
                      &options.highlight, 0, flags);
}

static void
preview_cb (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  MoniacExportDialog *self = data;
  double scale;

  if (self->shown == NULL)
    return;
  scale = MIN ((width - 2 * PREVIEW_MARGIN) / self->shown->width,
               (height - 2 * PREVIEW_MARGIN) / self->shown->height);
  if (scale <= 0)
    return;
  cairo_translate (cr, round ((width - scale * self->shown->width) / 2),
                   round ((height - scale * self->shown->height) / 2));
  cairo_rectangle (cr, 0, 0, round (scale * self->shown->width), round (scale * self->shown->height));
  cairo_clip (cr);
  if (get_options (self).transparent)
    draw_checks (cr, scale * self->shown->width, scale * self->shown->height);
  cairo_scale (cr, scale, scale);
  draw_figure (self, cr);
}

static void
set_exporting (MoniacExportDialog *self,
               GCancellable       *cancellable)
{
  g_set_object (&self->exporting, cancellable);
  if (cancellable != NULL)
    {
      g_atomic_int_set (&self->written, 0);
      moniac_progress_bar_start (self->progress_bar, _("Writing the file…"));
      moniac_progress_bar_watch (self->progress_bar, &self->written);
    }
  else
    moniac_progress_bar_stop (self->progress_bar);
  update_sensitive (self);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  MoniacExportDialog *self = g_task_get_source_object (task);
  GFile *file = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gboolean done = moniac_export_job_finish (result, &error);

  if (self->exporting == NULL)
    return;
  set_exporting (self, NULL);
  if (done)
    {
      g_signal_emit (self, signals[EXPORTED], 0, file);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    moniac_show_error (GTK_WINDOW (self), _("Could Not Export"), error->message);
}

/* Called by the worker. */
static void
written_cb (double   done,
            gpointer data)
{
  MoniacExportDialog *self = data;

  g_atomic_int_set (&self->written, (int) (done * 1000));
}

void
moniac_export_dialog_export_to (MoniacExportDialog *self,
                                GFile              *file)
{
  MoniacExportOptions options;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GTask *task;

  g_return_if_fail (MONIAC_IS_EXPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->scene == NULL || self->exporting != NULL)
    return;
  options = get_options (self);
  options.progress = written_cb;
  options.progress_data = self;
  /* Only to hold on to the dialog and the file meanwhile. */
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  set_exporting (self, cancellable);
  moniac_export_job_async (self->scene, &options, file, cancellable, exported_cb, task);
}

static void
file_chosen (GFile    *file,
             gpointer  data)
{
  if (file != NULL)
    moniac_export_dialog_export_to (data, file);
}

static char *
suggest_name (MoniacExportDialog *self,
              const char         *ending)
{
  GFile *file = moniac_workspace_get_file (self->workspace);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup (_("Figure"));
  char *suffix = strstr (name, ".deals.json");

  if (suffix == NULL)
    suffix = strstr (name, ".json");
  if (suffix != NULL)
    *suffix = '\0';
  return g_strconcat (name, ending, NULL);
}

static void
export_cb (MoniacExportDialog *self)
{
  MoniacExportFormat format = moniac_format_group_get_format (self->format_group);
  g_autofree char *name = suggest_name (self, moniac_export_get_suffix (format));

  moniac_file_dialog_save (GTK_WINDOW (self), _("Export"), name, NULL, moniac_export_get_suffix (format),
                           moniac_format_group_get_name (self->format_group), "last-export-folder",
                           file_chosen, self);
}

static void
cancel_export_cb (MoniacExportDialog *self)
{
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
}

static void
narrow_cb (MoniacExportDialog *self)
{
  gboolean narrow;

  g_object_get (self->breakpoint, "narrow", &narrow, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->parts),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->choices, narrow ? -1 : 360, -1);
  gtk_widget_set_hexpand (self->choices, narrow);
}

/* Where an export starts from: what the screen shows, but in light colors unless others were chosen. */
static void
fill (MoniacExportDialog *self)
{
  g_autoptr(GSettings) settings = g_settings_new (MONIAC_APP_ID);
  MoniacFigureSettings figure = moniac_workspace_get_figure_settings (self->workspace);
  MoniacThemeId theme = MONIAC_THEME_LIGHT;
  g_autofree char *choice = g_settings_get_string (settings, "theme");

  moniac_theme_from_id (choice, &theme);
  self->filling = TRUE;
  adw_combo_row_set_selected (self->view_row, figure.view);
  adw_combo_row_set_selected (self->theme_row, theme);
  gtk_spin_button_set_value (self->width_button, presets[0].width);
  gtk_spin_button_set_value (self->height_button, presets[0].height);
  gtk_switch_set_active (self->tones_switch, figure.tones);
  self->filling = FALSE;
}

static void
moniac_export_dialog_dispose (GObject *object)
{
  MoniacExportDialog *self = MONIAC_EXPORT_DIALOG (object);

  stop_composing (self);
  cancel_export_cb (self);
  g_clear_object (&self->exporting);
  g_clear_pointer (&self->shown, moniac_scene_unref);
  g_clear_pointer (&self->bright, g_free);
  g_clear_pointer (&self->told, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (moniac_export_dialog_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, MoniacExportDialog, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (breakpoint);
  BIND (parts);
  BIND (choices);
  BIND (export_button);
  BIND (preview);
  BIND (spinner);
  BIND (progress_bar);
  BIND (format_group);
  BIND (size_row);
  BIND (width_button);
  BIND (height_button);
  BIND (view_row);
  BIND (theme_row);
  BIND (tones_switch);
  BIND (brought_row);
  BIND (brought_switch);
  BIND (furniture_group);
}

static void
moniac_export_dialog_class_init (MoniacExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moniac_export_dialog_dispose;
  g_type_ensure (MONIAC_TYPE_BREAKPOINT);
  g_type_ensure (MONIAC_TYPE_FORMAT_GROUP);
  g_type_ensure (MONIAC_TYPE_FURNITURE_GROUP);
  g_type_ensure (MONIAC_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, figure_cb);
  gtk_widget_class_bind_template_callback (widget_class, drawing_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_preset_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_export_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  signals[EXPORTED] = g_signal_new ("exported", MONIAC_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
moniac_export_dialog_init (MoniacExportDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  moniac_make_unscrollable (GTK_WIDGET (self->width_button));
  moniac_make_unscrollable (GTK_WIDGET (self->height_button));
  gtk_drawing_area_set_draw_func (self->preview, preview_cb, self, NULL);
}

/* A loop or the way of a company's money is exported as the screen shows it, unless that is not wanted. */
static void
take_brought (MoniacExportDialog *self)
{
  MoniacInquiry *inquiry = moniac_workspace_get_inquiry (self->workspace);

  self->told = moniac_inquiry_tell_brought (inquiry);
  gtk_widget_set_visible (self->brought_row, moniac_inquiry_get_brought (inquiry) != NULL);
}

MoniacExportDialog *
moniac_export_dialog_new (GtkWindow       *parent,
                          MoniacWorkspace *workspace)
{
  MoniacExportDialog *self = g_object_new (MONIAC_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  take_brought (self);
  fill (self);
  compose (self);
  return self;
}
