/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting and copying: what is chosen is what is written, in each format; and what cannot be made is
 * refused beforehand. */

#include "config.h"

#include <string.h>

#include "moniac-app-test.h"
#include "moniac-export-dialog.h"
#include "moniac-export.h"

static void
find_by_id (GtkWidget *widget,
            gpointer   data)
{
  gpointer *search = data;

  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), search[0]) == 0)
    search[1] = widget;
}

static gpointer
get_child (MoniacExportDialog *dialog,
           const char         *id)
{
  gpointer search[2] = { (gpointer) id, NULL };

  app_test_walk (GTK_WIDGET (dialog), find_by_id, search);
  g_assert_nonnull (search[1]);
  return search[1];
}

static gboolean
is_ready (gpointer data)
{
  return gtk_widget_get_sensitive (data);
}

static MoniacExportDialog *
open_dialog (MoniacWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  return app_test_wait_toplevel (MONIAC_TYPE_EXPORT_DIALOG);
}

static MoniacWindow *
open_window (void)
{
  MoniacWindow *window = app_test_new_window ();
  g_autoptr(GFile) file = app_test_copy_sample ();

  app_test_open (window, file);
  app_test_wait_scene (window);
  return window;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Exports with what is chosen now; the dialog closes itself when all went well. */
static GBytes *
export (MoniacExportDialog *dialog,
        const char         *name)
{
  g_autoptr(GFile) file = app_test_write_file (name, "");
  gpointer watched = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  app_test_wait (is_ready, get_child (dialog, "export_button"));
  moniac_export_dialog_export_to (dialog, file);
  app_test_wait (is_gone, &watched);
  return g_file_load_bytes (file, NULL, NULL, NULL);
}

static guint32
read_big_endian (GBytes *bytes,
                 gsize   offset)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpint (g_bytes_get_size (bytes), >=, offset + 4);
  return ((guint32) data[offset] << 24) | (data[offset + 1] << 16) | (data[offset + 2] << 8)
         | data[offset + 3];
}

static void
test_png (void)
{
  MoniacWindow *window = open_window ();
  MoniacExportDialog *dialog = open_dialog (window);
  g_autoptr(GBytes) png = NULL;

  gtk_spin_button_set_value (get_child (dialog, "width_button"), 800);
  gtk_spin_button_set_value (get_child (dialog, "height_button"), 500);
  adw_combo_row_set_selected (get_child (dialog, "scale_row"), 2);
  png = export (dialog, "figure.png");
  g_assert_cmpint (memcmp (g_bytes_get_data (png, NULL), "\x89PNG\r\n\x1a\n", 8), ==, 0);
  g_assert_cmpint (read_big_endian (png, 16), ==, 2400);
  g_assert_cmpint (read_big_endian (png, 20), ==, 1500);
  app_test_close (window);
}

static void
test_svg_and_pdf (void)
{
  static const struct
  {
    guint row;
    const char *name;
    const char *holds;
  } rows[] = {
    { MONIAC_EXPORT_SVG, "figure.svg", "Anthropic" },
    { MONIAC_EXPORT_PDF, "figure.pdf", "%PDF-" },
  };
  MoniacWindow *window = open_window ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MoniacExportDialog *dialog = open_dialog (window);
      g_autoptr(GBytes) bytes = NULL;

      adw_combo_row_set_selected (get_child (dialog, "format_row"), rows[i].row);
      g_assert_false (gtk_widget_get_visible (get_child (dialog, "scale_row")));
      bytes = export (dialog, rows[i].name);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                      rows[i].holds));
    }
  app_test_close (window);
}

/* What is in motion says how long it takes, and which rows go with it; it can be stopped, and then nothing is written. */
static void
test_animation (void)
{
  MoniacWindow *window = open_window ();
  MoniacExportDialog *dialog = open_dialog (window);
  g_autoptr(GBytes) gif = NULL;
  const guint8 *data;

  g_assert_false (gtk_widget_get_visible (get_child (dialog, "seconds_row")));
  gtk_switch_set_active (get_child (dialog, "transparent_switch"), TRUE);
  adw_combo_row_set_selected (get_child (dialog, "format_row"), MONIAC_EXPORT_GIF);
  g_assert_true (gtk_widget_get_visible (get_child (dialog, "seconds_row")));
  g_assert_true (gtk_widget_get_visible (get_child (dialog, "rate_row")));
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "transparent_row")));
  g_assert_cmpint (adw_combo_row_get_selected (get_child (dialog, "scale_row")), ==, 0);
  g_assert_cmpfloat (gtk_spin_button_get_value (get_child (dialog, "seconds_button")), ==, MONIAC_ROUND_SECONDS);
  gtk_spin_button_set_value (get_child (dialog, "width_button"), 400);
  gtk_spin_button_set_value (get_child (dialog, "height_button"), 300);
  gtk_spin_button_set_value (get_child (dialog, "seconds_button"), 1);
  gtk_spin_button_set_value (get_child (dialog, "rate_button"), 4);
  gif = export (dialog, "figure.gif");
  data = g_bytes_get_data (gif, NULL);
  g_assert_cmpmem (data, 6, "GIF89a", 6);
  g_assert_cmpint (data[6] | data[7] << 8, ==, 400);
  g_assert_cmpint (data[8] | data[9] << 8, ==, 300);

  dialog = open_dialog (window);
  adw_combo_row_set_selected (get_child (dialog, "format_row"), MONIAC_EXPORT_WEBP);
  g_assert_true (gtk_widget_get_visible (get_child (dialog, "transparent_row")));
  adw_combo_row_set_selected (get_child (dialog, "format_row"), MONIAC_EXPORT_PNG);
  g_assert_cmpint (adw_combo_row_get_selected (get_child (dialog, "scale_row")), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_close (window);
}

static gboolean
is_under_way (gpointer data)
{
  GtkProgressBar *bar = data;

  return gtk_widget_get_mapped (GTK_WIDGET (bar)) && gtk_progress_bar_get_fraction (bar) > 0;
}

static void
test_animation_cancelled (void)
{
  MoniacWindow *window = open_window ();
  MoniacExportDialog *dialog = open_dialog (window);
  g_autoptr(GFile) file = app_test_write_file ("long.gif", "as it was");
  g_autoptr(GBytes) bytes = NULL;

  adw_combo_row_set_selected (get_child (dialog, "format_row"), MONIAC_EXPORT_GIF);
  gtk_spin_button_set_value (get_child (dialog, "seconds_button"), 60);
  gtk_spin_button_set_value (get_child (dialog, "rate_button"), 50);
  app_test_wait (is_ready, get_child (dialog, "export_button"));
  moniac_export_dialog_export_to (dialog, file);
  app_test_wait (is_under_way, get_child (dialog, "bar"));
  g_signal_emit_by_name (get_child (dialog, "progress_bar"), "cancelled");
  app_test_wait (is_ready, get_child (dialog, "export_button"));
  bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "as it was", 9);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_close (window);
}

/* Without the program that makes films there are none, and the row says why. */
static void
test_film_without_program (void)
{
  MoniacWindow *window = open_window ();
  MoniacExportDialog *dialog = open_dialog (window);
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  AdwActionRow *row = get_child (dialog, "format_row");

  app_test_wait (is_ready, get_child (dialog, "export_button"));
  g_setenv ("PATH", "/nonexistent", TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), MONIAC_EXPORT_MP4);
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "export_button")));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "ffmpeg"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), MONIAC_EXPORT_WEBP);
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, "export_button")));
  g_setenv ("PATH", path, TRUE);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_close (window);
}

static void
find_by_name (GtkWidget *widget,
              gpointer   data)
{
  gpointer *search = data;

  if (g_str_equal (gtk_widget_get_name (widget), search[0]))
    search[1] = widget;
}

static void
switch_off (MoniacExportDialog *dialog,
            const char         *name)
{
  gpointer search[2] = { (gpointer) name, NULL };

  app_test_walk (get_child (dialog, "furniture_group"), find_by_name, search);
  g_assert_true (GTK_IS_SWITCH (search[1]));
  gtk_switch_set_active (search[1], FALSE);
}

/* What is switched off, and only that, is missing in the figure. */
static void
test_furniture (void)
{
  static const struct
  {
    const char *name;
    const char *text;
  } rows[] = {
    { NULL, NULL },
    { "title", "in the Anthropic deal</text>" },
    { "subtitle", "What one article of" },
    { "finding", "comes back.<" },
    { "legend", "What the money is for" },
    { "credit", "Data: article of" },
  };
  MoniacWindow *window = open_window ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MoniacExportDialog *dialog = open_dialog (window);
      g_autoptr(GBytes) svg = NULL;

      adw_combo_row_set_selected (get_child (dialog, "format_row"), MONIAC_EXPORT_SVG);
      if (rows[i].name != NULL)
        switch_off (dialog, rows[i].name);
      svg = export (dialog, "figure.svg");
      for (gsize j = 1; j < G_N_ELEMENTS (rows); j++)
        {
          gboolean there = g_strstr_len (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg),
                                         rows[j].text) != NULL;
          if (there != (i != j))
            g_test_message ("%s, %s", rows[i].name, rows[j].text);
          g_assert_true (there == (i != j));
        }
    }
  app_test_close (window);
}

static void
test_sizes (void)
{
  MoniacWindow *window = open_window ();
  MoniacExportDialog *dialog = open_dialog (window);
  AdwComboRow *sizes = get_child (dialog, "size_row");
  GtkSpinButton *width = get_child (dialog, "width_button");
  GtkSpinButton *height = get_child (dialog, "height_button");
  guint custom = g_list_model_get_n_items (adw_combo_row_get_model (sizes)) - 1;

  adw_combo_row_set_selected (sizes, 1);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (width), ==, 900);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (height), ==, 900);
  gtk_spin_button_set_value (width, 901);
  g_assert_cmpint (adw_combo_row_get_selected (sizes), ==, custom);
  gtk_spin_button_set_value (width, 1280);
  gtk_spin_button_set_value (height, 720);
  g_assert_cmpint (adw_combo_row_get_selected (sizes), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_close (window);
}

static gboolean
takes_the_wheel (gpointer field)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (field);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        return TRUE;
    }
  return FALSE;
}

/* Scrolling through the choices changes none of them. */
static void
test_wheel (void)
{
  MoniacWindow *window = open_window ();
  MoniacExportDialog *dialog = open_dialog (window);
  GtkWidget *plain = g_object_ref_sink (gtk_spin_button_new_with_range (0, 1, 1));

  g_assert_true (takes_the_wheel (plain));
  g_assert_false (takes_the_wheel (get_child (dialog, "width_button")));
  g_assert_false (takes_the_wheel (get_child (dialog, "height_button")));
  g_object_unref (plain);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_close (window);
}

static void
test_too_large (void)
{
  MoniacWindow *window = open_window ();
  MoniacExportDialog *dialog = open_dialog (window);
  GtkWidget *button = get_child (dialog, "export_button");

  gtk_spin_button_set_value (get_child (dialog, "width_button"), 8000);
  gtk_spin_button_set_value (get_child (dialog, "height_button"), 8000);
  adw_combo_row_set_selected (get_child (dialog, "scale_row"), 0);
  app_test_wait (is_ready, button);
  adw_combo_row_set_selected (get_child (dialog, "scale_row"), 1);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (get_child (dialog, "scale_row"), "error"));
  /* A drawing has no pixels. */
  adw_combo_row_set_selected (get_child (dialog, "format_row"), MONIAC_EXPORT_SVG);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_close (window);
}

static void
test_failed_export (void)
{
  MoniacWindow *window = open_window ();
  MoniacExportDialog *dialog = open_dialog (window);
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/nonexistent/folder/figure.png");

  app_test_wait (is_ready, get_child (dialog, "export_button"));
  moniac_export_dialog_export_to (dialog, nowhere);
  app_test_respond ("close");
  /* The choices are still there to try again. */
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, "export_button")));
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_close (window);
}

static gboolean
has_picture (gpointer data)
{
  GdkContentProvider *content = gdk_clipboard_get_content (data);
  g_autoptr(GdkContentFormats) formats = NULL;

  if (content == NULL)
    return FALSE;
  formats = gdk_content_provider_ref_formats (content);
  return gdk_content_formats_contain_mime_type (formats, "image/png")
         && gdk_content_formats_contain_mime_type (formats, "image/svg+xml");
}

static void
test_copy (void)
{
  MoniacWindow *window = open_window ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  g_assert_false (has_picture (clipboard));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-figure", NULL);
  app_test_wait (has_picture, clipboard);
  app_test_close (window);
}

static gboolean
has_loops (gpointer data)
{
  return moniac_inquiry_has_loops (data);
}

static gboolean
has_trail (gpointer data)
{
  return moniac_inquiry_get_trail (data) != NULL;
}

#define FADED " opacity=\"0.15\""

/* How many groups of a drawing are faded. */
static int
count_faded (const char *svg)
{
  int n = 0;

  for (const char *at = strstr (svg, FADED); at != NULL; at = strstr (at + 1, FADED))
    n++;
  return n;
}

/* A loop that is brought forward, and the way of a company's money, are in the file as they are on the screen, with
 * their words; unless that is switched off, and where nothing is brought forward there is nothing to switch. */
static void
test_brought (void)
{
  static const struct
  {
    const char *followed;         /* NULL: a loop */
    gboolean fade;
    const char *words;
  } table[] = {
    { NULL, TRUE, "billion for cloud; Microsoft" },
    { NULL, FALSE, "billion for cloud; Microsoft" },
    { "anthropic", TRUE, ">Anthropic pays $30 billion." },
    { "anthropic", FALSE, ">Anthropic pays $30 billion." },
  };
  MoniacWindow *window = open_window ();
  MoniacInquiry *inquiry = moniac_workspace_get_inquiry (window->workspace);
  MoniacExportDialog *dialog = open_dialog (window);

  g_assert_false (gtk_widget_get_visible (get_child (dialog, "brought_row")));
  gtk_window_destroy (GTK_WINDOW (dialog));
  moniac_inquiry_watch (inquiry);
  app_test_wait (has_loops, inquiry);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GBytes) svg = NULL;
      g_autofree char *text = NULL;

      if (table[i].followed == NULL)
        moniac_inquiry_set_loop (inquiry, 0);
      else
        moniac_inquiry_follow (inquiry, table[i].followed);
      if (table[i].followed != NULL)
        app_test_wait (has_trail, inquiry);
      dialog = open_dialog (window);
      g_assert_true (gtk_widget_get_visible (get_child (dialog, "brought_row")));
      gtk_switch_set_active (get_child (dialog, "brought_switch"), table[i].fade);
      adw_combo_row_set_selected (get_child (dialog, "format_row"), MONIAC_EXPORT_SVG);
      svg = export (dialog, "brought.svg");
      text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
      g_assert_cmpint (count_faded (text) > 0, ==, table[i].fade);
      g_assert_cmpint (strstr (text, table[i].words) != NULL, ==, table[i].fade);
      moniac_inquiry_clear_brought (inquiry);
    }
  moniac_inquiry_unwatch (inquiry);
  app_test_close (window);
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/export-dialog/png", test_png);
  g_test_add_func ("/export-dialog/svg-and-pdf", test_svg_and_pdf);
  g_test_add_func ("/export-dialog/animation", test_animation);
  g_test_add_func ("/export-dialog/animation-cancelled", test_animation_cancelled);
  g_test_add_func ("/export-dialog/film-without-program", test_film_without_program);
  g_test_add_func ("/export-dialog/furniture", test_furniture);
  g_test_add_func ("/export-dialog/sizes", test_sizes);
  g_test_add_func ("/export-dialog/brought", test_brought);
  g_test_add_func ("/export-dialog/wheel", test_wheel);
  g_test_add_func ("/export-dialog/too-large", test_too_large);
  g_test_add_func ("/export-dialog/failed-export", test_failed_export);
  g_test_add_func ("/export-dialog/copy", test_copy);
  return g_test_run ();
}
