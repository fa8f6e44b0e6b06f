/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that say what kind of file a figure becomes. */
#include "config.h"

#include "moniac-format-group.h"

#include <glib/gi18n.h>

#include "moniac-unscrollable.h"

struct _MoniacFormatGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *format_row;
  AdwComboRow *scale_row;
  GtkWidget *transparent_row;
  GtkSwitch *transparent_switch;
  GtkWidget *seconds_row;
  GtkSpinButton *seconds_button;
  GtkWidget *rate_row;
  GtkSpinButton *rate_button;
  MoniacExportFormat format;      /* as it was before it changed */
};

/* In the order of the rows, which is that of MoniacExportFormat. `usual_scale`: in pixels for each unit. */
static const struct
{
  const char *name;
  gboolean has_pixels;
  int usual_scale;
} formats[MONIAC_N_EXPORTS] = {
  [MONIAC_EXPORT_PNG] = { N_("PNG pictures"), TRUE, 2 },
  [MONIAC_EXPORT_SVG] = { N_("SVG drawings"), FALSE, 1 },
  [MONIAC_EXPORT_PDF] = { N_("PDF documents"), FALSE, 1 },
  [MONIAC_EXPORT_GIF] = { N_("GIF animations"), TRUE, 1 },
  [MONIAC_EXPORT_WEBP] = { N_("WebP animations"), TRUE, 1 },
  [MONIAC_EXPORT_WEBM] = { N_("WebM films"), TRUE, 1 },
  [MONIAC_EXPORT_MP4] = { N_("MP4 films"), TRUE, 1 },
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacFormatGroup, moniac_format_group, ADW_TYPE_PREFERENCES_GROUP)

static void
changed_cb (MoniacFormatGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
update_rows (MoniacFormatGroup *self)
{
  MoniacExportFormat format = moniac_format_group_get_format (self);
  gboolean moves = moniac_format_group_is_animation (self);
  gboolean possible = moniac_export_is_possible (format);
  g_autofree char *missing = possible ? NULL : moniac_export_tell_missing ();

  gtk_widget_set_visible (GTK_WIDGET (self->scale_row), formats[format].has_pixels);
  gtk_widget_set_visible (self->transparent_row, moniac_export_has_alpha (format));
  gtk_widget_set_visible (self->seconds_row, moves);
  gtk_widget_set_visible (self->rate_row, moves);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format_row), missing);
}

/* Pictures for print are sharper than what moves on a screen, and takes its time to write. */
static void
format_cb (MoniacFormatGroup *self)
{
  MoniacExportFormat before = self->format;

  self->format = moniac_format_group_get_format (self);
  update_rows (self);
  if (formats[before].usual_scale != formats[self->format].usual_scale && formats[self->format].has_pixels)
    adw_combo_row_set_selected (self->scale_row, formats[self->format].usual_scale - 1);
  changed_cb (self);
}

static void
moniac_format_group_class_init (MoniacFormatGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", MONIAC_TYPE_FORMAT_GROUP, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-format-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacFormatGroup, format_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFormatGroup, scale_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFormatGroup, transparent_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFormatGroup, transparent_switch);
  gtk_widget_class_bind_template_child (widget_class, MoniacFormatGroup, seconds_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFormatGroup, seconds_button);
  gtk_widget_class_bind_template_child (widget_class, MoniacFormatGroup, rate_row);
  gtk_widget_class_bind_template_child (widget_class, MoniacFormatGroup, rate_button);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
moniac_format_group_init (MoniacFormatGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->seconds_button, 1, MONIAC_EXPORT_MAX_SECONDS);
  gtk_spin_button_set_value (self->seconds_button, MONIAC_ROUND_SECONDS);
  gtk_spin_button_set_range (self->rate_button, 1, MONIAC_EXPORT_MAX_RATE);
  gtk_spin_button_set_value (self->rate_button, MONIAC_EXPORT_DEFAULT_RATE);
  adw_combo_row_set_selected (self->scale_row, formats[MONIAC_EXPORT_PNG].usual_scale - 1);
  moniac_make_unscrollable (GTK_WIDGET (self->seconds_button));
  moniac_make_unscrollable (GTK_WIDGET (self->rate_button));
  update_rows (self);
}

MoniacExportFormat
moniac_format_group_get_format (MoniacFormatGroup *self)
{
  return (MoniacExportFormat) adw_combo_row_get_selected (self->format_row);
}

gboolean
moniac_format_group_is_animation (MoniacFormatGroup *self)
{
  return moniac_format_group_get_format (self) >= MONIAC_N_STILLS;
}

const char *
moniac_format_group_get_name (MoniacFormatGroup *self)
{
  return _(formats[moniac_format_group_get_format (self)].name);
}

/* The rows say 1×, 2×, … */
static double
get_scale (MoniacFormatGroup *self)
{
  if (!formats[moniac_format_group_get_format (self)].has_pixels)
    return 1;
  return adw_combo_row_get_selected (self->scale_row) + 1;
}

void
moniac_format_group_fill (MoniacFormatGroup   *self,
                          MoniacExportOptions *options)
{
  g_return_if_fail (MONIAC_IS_FORMAT_GROUP (self));

  options->format = moniac_format_group_get_format (self);
  options->scale = get_scale (self);
  options->transparent = moniac_export_has_alpha (options->format)
                         && gtk_switch_get_active (self->transparent_switch);
  options->seconds = gtk_spin_button_get_value (self->seconds_button);
  options->rate = gtk_spin_button_get_value (self->rate_button);
}

static void
mark (gpointer row,
      gboolean good)
{
  if (good)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
}

gboolean
moniac_format_group_check (MoniacFormatGroup *self,
                           double             width,
                           double             height)
{
  double scale = get_scale (self);
  gboolean fits = moniac_export_fits (width, height, scale);
  gboolean possible = moniac_export_is_possible (moniac_format_group_get_format (self));
  g_autofree char *text = NULL;

  g_return_val_if_fail (MONIAC_IS_FORMAT_GROUP (self), FALSE);

  if (fits)
    /* Translators: width and height of a picture. */
    text = g_strdup_printf (_("%.0f × %.0f pixels"), width * scale, height * scale);
  else
    text = g_strdup (_("Too many pixels: choose a smaller size or scale"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->scale_row), text);
  mark (self->scale_row, fits);
  mark (self->format_row, possible);
  return fits && possible;
}
