/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An address from a document: all of it is shown before anything opens, and nothing opens but by a click. */

#include "config.h"

#include <glib/gstdio.h>

#include "moniac-app-test.h"
#include "moniac-link-dialog.h"

#define OPENED "opened"

/* A program for https, mailto and http that writes down what it is given. */
static char *
install_browser (void)
{
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *entry = g_build_filename (applications, "recorder.desktop", NULL);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  g_autofree char *script = g_build_filename (g_get_home_dir (), "recorder", NULL);
  char *opened = g_build_filename (g_get_home_dir (), OPENED, NULL);
  g_autofree char *program = g_strdup_printf ("#!/bin/sh\nprintf '%%s' \"$1\" >'%s.new'\nmv '%s.new' '%s'\n",
                                              opened, opened, opened);
  g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Recorder\nExec=%s %%u\n"
                                           "MimeType=x-scheme-handler/https;x-scheme-handler/mailto;\n", script);

  g_assert_cmpint (g_mkdir_with_parents (applications, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_config_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (script, program, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_assert_true (g_file_set_contents (entry, text, -1, NULL));
  g_assert_true (g_file_set_contents (defaults, "[Default Applications]\nx-scheme-handler/https=recorder.desktop\n"
                                                "x-scheme-handler/mailto=recorder.desktop\n", -1, NULL));
  return opened;
}

static const char *
get_opened_path (void)
{
  static char *path;

  if (path == NULL)
    path = install_browser ();
  return path;
}

static gboolean
has_opened (gpointer data)
{
  return g_file_test (get_opened_path (), G_FILE_TEST_EXISTS);
}

/* The selectable label is the address. */
static void
find_address_cb (GtkWidget *widget,
                 gpointer   data)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget))
      && gtk_widget_has_css_class (widget, "monospace"))
    *(const char **) data = gtk_label_get_label (GTK_LABEL (widget));
}

static const char *
get_shown_address (void)
{
  const char *shown = NULL;

  app_test_walk (app_test_wait_toplevel (ADW_TYPE_MESSAGE_DIALOG), find_address_cb, &shown);
  return shown;
}

/* What is in bold of the address that is shown; a new string, NULL where nothing is. */
static void
find_bold_cb (GtkWidget *widget,
              gpointer   data)
{
  g_autoptr(PangoAttrIterator) iterator = NULL;
  PangoAttrList *attributes = GTK_IS_LABEL (widget) ? gtk_label_get_attributes (GTK_LABEL (widget)) : NULL;

  if (attributes == NULL || !gtk_widget_has_css_class (widget, "monospace"))
    return;
  iterator = pango_attr_list_get_iterator (attributes);
  do
    {
      PangoAttribute *weight = pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT);

      if (weight != NULL)
        *(char **) data = g_strndup (gtk_label_get_text (GTK_LABEL (widget)) + weight->start_index,
                                     weight->end_index - weight->start_index);
    }
  while (pango_attr_iterator_next (iterator));
}

/* Where an address leads stands out of it. */
static void
test_host (void)
{
  static const char *const rows[][2] = {
    { "https://good.example@evil.example:80/good.example", "evil.example" },
    { "https://evil.example\\@good.example/", "good.example" },
    { "https://ex\u0430mple.org/", "ex%D0%B0mple.org" },
    { "mailto:someone@example.org", NULL },
  };
  MoniacWindow *window = app_test_new_window ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *bold = NULL;
      GtkWindow *dialog;

      moniac_link_dialog_ask (GTK_WINDOW (window), rows[i][0]);
      dialog = app_test_wait_toplevel (ADW_TYPE_MESSAGE_DIALOG);
      app_test_walk (GTK_WIDGET (dialog), find_bold_cb, &bold);
      g_assert_cmpstr (bold, ==, rows[i][1]);
      /* The return key opens nothing. */
      g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_window_get_focus (dialog))), ==, "_Cancel");
      g_assert_true (gtk_window_get_default_widget (dialog) == gtk_window_get_focus (dialog));
      app_test_respond ("cancel");
      app_test_settle ();
    }
  app_test_close (window);
}

static void
answer (MoniacWindow *window,
        const char   *address,
        const char   *shown,
        const char   *response)
{
  moniac_link_dialog_ask (GTK_WINDOW (window), address);
  g_assert_cmpstr (get_shown_address (), ==, shown);
  g_assert_false (has_opened (NULL));
  app_test_respond (response);
  app_test_settle ();
}

static gboolean
look_again_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
check_opened (const char *address)
{
  g_autofree char *opened = NULL;
  /* The main loop hears nothing of what another process writes. */
  guint source = g_timeout_add (20, look_again_cb, NULL);

  app_test_wait (has_opened, NULL);
  g_source_remove (source);
  g_assert_true (g_file_get_contents (get_opened_path (), &opened, NULL, NULL));
  g_assert_cmpstr (opened, ==, address);
  g_assert_cmpint (g_unlink (get_opened_path ()), ==, 0);
}

/* Whoever says no, or nothing, has opened nothing; and the last to be asked gets what was shown. */
static void
test_click (void)
{
  static const char *const addresses[] = {
    "https://example.org/", "https://example.org/a%20b?c=<d>&e='f'", "mailto:someone@example.org",
  };
  MoniacWindow *window = app_test_new_window ();

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      answer (window, addresses[i], addresses[i], "cancel");
      answer (window, addresses[i], addresses[i], "copy");
      g_assert_false (has_opened (NULL));
      answer (window, addresses[i], addresses[i], "open");
      check_opened (addresses[i]);
    }
  app_test_close (window);
}

static void
test_long (void)
{
  g_autofree char *path = g_strnfill (5000, 'p');
  g_autofree char *address = g_strconcat ("https://example.org/", path, "?evil", NULL);
  MoniacWindow *window = app_test_new_window ();

  answer (window, address, address, "cancel");
  app_test_close (window);
}

/* Letters that look like others, or turn the text around, show as what they are. */
static void
test_look_alike (void)
{
  MoniacWindow *window = app_test_new_window ();

  answer (window, "https://\u202egro.elpmaxe/", "https://%E2%80%AEgro.elpmaxe/", "cancel");
  answer (window, "https://ex\u0430mple.org/", "https://ex%D0%B0mple.org/", "open");
  check_opened ("https://ex%D0%B0mple.org/");
  app_test_close (window);
}

static void
test_refused (void)
{
  static const char *const addresses[] = {
    "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "/etc/passwd", "ssh://example.org", "",
    " https://example.org",
  };
  MoniacWindow *window = app_test_new_window ();

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      moniac_link_dialog_ask (GTK_WINDOW (window), addresses[i]);
      if (app_test_has_toplevel (ADW_TYPE_MESSAGE_DIALOG))
        g_error ("it was offered to open \"%s\"", addresses[i]);
    }
  app_test_close (window);
}

int
main (int    argc,
      char **argv)
{
  /* Before anybody has looked for programs. */
  get_opened_path ();
  app_test_init (&argc, &argv);
  g_test_add_func ("/link-dialog/click", test_click);
  g_test_add_func ("/link-dialog/host", test_host);
  g_test_add_func ("/link-dialog/long", test_long);
  g_test_add_func ("/link-dialog/look-alike", test_look_alike);
  g_test_add_func ("/link-dialog/refused", test_refused);
  return g_test_run ();
}
