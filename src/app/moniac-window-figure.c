/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window, how its figure looks: the theme follows the desktop, the furniture the settings; and the
 * figure on the clipboard. */

#include "config.h"

#include <glib/gi18n.h>

#include "moniac-window-private.h"

#include "moniac-export.h"
#include "moniac-worker.h"

/* Pixels per figure unit of a copied PNG: sharp on a slide that fills a large screen. */
#define COPY_SCALE 2

/* As in the settings schema. */
typedef enum
{
  CHOICE_AUTO,
  CHOICE_LIGHT,
  CHOICE_DARK,
  CHOICE_PRINT,
  CHOICE_CONTRAST,
} ThemeChoice;

static MoniacThemeId
get_desktop_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (style))
    return MONIAC_THEME_CONTRAST;
  return adw_style_manager_get_dark (style) ? MONIAC_THEME_DARK : MONIAC_THEME_LIGHT;
}

static void
update_theme (MoniacWindow *self)
{
  static const MoniacThemeId themes[] = {
    [CHOICE_LIGHT] = MONIAC_THEME_LIGHT,
    [CHOICE_DARK] = MONIAC_THEME_DARK,
    [CHOICE_PRINT] = MONIAC_THEME_PRINT,
    [CHOICE_CONTRAST] = MONIAC_THEME_CONTRAST,
  };
  ThemeChoice choice = g_settings_get_enum (self->settings, "theme");

  moniac_workspace_set_theme (self->workspace,
                              choice == CHOICE_AUTO ? get_desktop_theme () : themes[choice]);
}

static void
update_furniture (MoniacWindow *self)
{
  MoniacFurniture furniture = MONIAC_FURNITURE_NONE;

  if (g_settings_get_boolean (self->settings, "show-title"))
    furniture |= MONIAC_FURNITURE_TITLE | MONIAC_FURNITURE_SUBTITLE | MONIAC_FURNITURE_FINDING;
  if (g_settings_get_boolean (self->settings, "show-legend"))
    furniture |= MONIAC_FURNITURE_LEGEND;
  if (g_settings_get_boolean (self->settings, "show-notes"))
    furniture |= MONIAC_FURNITURE_NOTES | MONIAC_FURNITURE_CREDIT;
  moniac_workspace_set_furniture (self->workspace, furniture);
}

void
moniac_window_init_figure (MoniacWindow *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  static const char *const furniture[] = { "show-title", "show-legend", "show-notes" };

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (update_theme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::theme", G_CALLBACK (update_theme), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (furniture); i++)
    {
      g_autofree char *detailed = g_strconcat ("changed::", furniture[i], NULL);

      g_signal_connect_object (self->settings, detailed, G_CALLBACK (update_furniture), self,
                               G_CONNECT_SWAPPED);
    }
  g_settings_bind (self->settings, "show-panel", self->flap, "reveal-flap", G_SETTINGS_BIND_GET);
  update_theme (self);
  update_furniture (self);
}

/* A copied figure: everywhere it goes it is the same picture. */
typedef struct
{
  MoniacScene *scene;
  MoniacThemeId theme;
  gboolean *bright;               /* the deals that are brought forward, or NULL */
} CopyJob;

static void
copy_job_free (CopyJob *job)
{
  g_clear_pointer (&job->scene, moniac_scene_unref);
  g_free (job->bright);
  g_free (job);
}

static void
provider_in_worker (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  CopyJob *job = task_data;
  MoniacExportOptions options = {
    .format = MONIAC_EXPORT_PNG,
    .scale = COPY_SCALE,
    .theme = job->theme,
    .highlight = { -1, -1, job->bright },
  };
  GError *error = NULL;
  g_autoptr(GBytes) png = moniac_export (job->scene, &options, &error);
  g_autoptr(GBytes) svg = NULL;
  GdkContentProvider *both[2];

  options.format = MONIAC_EXPORT_SVG;
  options.scale = 1;
  if (png != NULL)
    svg = moniac_export (job->scene, &options, &error);
  if (svg == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  both[0] = gdk_content_provider_new_for_bytes ("image/png", png);
  both[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  g_task_return_pointer (task, gdk_content_provider_new_union (both, 2), g_object_unref);
}

static void
provider_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  MoniacWindow *self = MONIAC_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkContentProvider) provider = g_task_propagate_pointer (G_TASK (result), &error);

  moniac_workspace_end_work (self->workspace);
  if (provider != NULL)
    {
      gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
      moniac_window_toast (self, _("Figure copied"));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    moniac_window_toast (self, error->message);
}

static void
copy_composed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  CopyJob *job = g_task_get_task_data (task);

  job->scene = moniac_workspace_compose_finish (MONIAC_WORKSPACE (source), result, &error);
  if (job->scene == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  job->bright = moniac_inquiry_get_bright (moniac_workspace_get_inquiry (MONIAC_WORKSPACE (source)),
                                           job->scene->network);
  moniac_worker_run (task, provider_in_worker);
}

/* The figure as PNG and SVG at once, at slide size, as the screen shows it. */
void
moniac_window_copy_figure (MoniacWindow *self)
{
  MoniacFigureSettings settings = moniac_workspace_get_figure_settings (self->workspace);
  g_autofree char *brought = moniac_inquiry_tell_brought (moniac_workspace_get_inquiry (self->workspace));
  CopyJob *job = g_new0 (CopyJob, 1);
  GTask *task;

  moniac_panel_commit (self->panel);
  if (self->copying != NULL)
    g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  self->copying = g_cancellable_new ();
  job->theme = moniac_workspace_get_theme (self->workspace);
  task = g_task_new (self, self->copying, provider_cb, NULL);
  g_task_set_source_tag (task, moniac_window_copy_figure);
  g_task_set_task_data (task, job, (GDestroyNotify) copy_job_free);
  settings.brought = brought;
  moniac_workspace_begin_work (self->workspace);
  moniac_workspace_compose_async (self->workspace, &settings, self->copying, copy_composed_cb, task);
}
