/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions: written and read back the same, and nothing that a damaged file says does harm. */
#include "moniac-session.h"

#include <string.h>

static GPtrArray *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return moniac_session_read (bytes);
}

static void
test_round (void)
{
  MoniacSessionWindow rows[] = {
    { .address = (char *) "file:///a%20b/c;d=e.deals.json", .selected = (char *) "azure\n[x]", .selected_is_deal = TRUE,
      .view = MONIAC_VIEW_MAP, .tones = TRUE, .width = 900, .height = 600 },
    { .address = (char *) "sftp://host/x.json", .selected = (char *) " a ", .view = MONIAC_VIEW_LAYERS, .talks = TRUE,
      .maximized = TRUE },
    { .address = (char *) "file:///z.json" },
  };
  g_autoptr (GPtrArray) windows = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) again = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (windows, &rows[i]);
  bytes = moniac_session_write (windows);
  again = moniac_session_read (bytes);
  g_assert_cmpuint (again->len, ==, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MoniacSessionWindow *window = g_ptr_array_index (again, i);

      g_assert_cmpstr (window->address, ==, rows[i].address);
      g_assert_cmpstr (window->selected, ==, rows[i].selected);
      g_assert_cmpint (window->selected_is_deal, ==, rows[i].selected_is_deal);
      g_assert_cmpint (window->view, ==, rows[i].view);
      g_assert_cmpint (window->tones, ==, rows[i].tones);
      g_assert_cmpint (window->talks, ==, rows[i].talks);
      g_assert_cmpint (window->maximized, ==, rows[i].maximized);
      g_assert_cmpint (window->width, ==, rows[i].width);
      g_assert_cmpint (window->height, ==, rows[i].height);
    }
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = moniac_session_write (windows);
  g_autoptr (GPtrArray) again = moniac_session_read (bytes);

  g_assert_cmpuint (again->len, ==, 0);
}

static void
test_damaged (void)
{
  static const struct
  {
    const char *text;
    guint n;
  } rows[] = {
    { "", 0 },
    { "nonsense", 0 },
    { "[Window 1]\n", 0 },
    { "[Window 1]\nFile=\n", 0 },
    { "[Window 1]\nFile=no address\n", 0 },
    { "[Window 1]\nFile=file:///a\n[Window 2]\nFile", 0 },
    { "[Window 1]\nFile=file:///a\nView=spiral\nWidth=many\nHeight=-5\n", 1 },
    { "[Window 1]\nFile=file:///a\n[Other]\nFile=file:///b\n", 2 },
    { "\xff\xfe[Window 1]\nFile=file:///a\n", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) windows = read_text (rows[i].text);

      g_assert_cmpuint (windows->len, ==, rows[i].n);
      if (rows[i].n == 1)
        {
          MoniacSessionWindow *window = g_ptr_array_index (windows, 0);

          g_assert_cmpint (window->view, ==, MONIAC_VIEW_RING);
          g_assert_cmpint (window->width, ==, 0);
          g_assert_cmpint (window->height, ==, 0);
        }
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) windows = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text, "[Window %d]\nFile=file:///%d\nWidth=999999999\n", i, i);
  windows = read_text (text->str);
  g_assert_cmpuint (windows->len, ==, 50);
  g_assert_cmpint (((MoniacSessionWindow *) g_ptr_array_index (windows, 0))->width, <=, 20000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/round", test_round);
  g_test_add_func ("/session/empty", test_empty);
  g_test_add_func ("/session/damaged", test_damaged);
  g_test_add_func ("/session/too-many", test_too_many);
  return g_test_run ();
}
