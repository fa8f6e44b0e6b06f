/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text: cleaning, isolating, measures that scale, ellipses, and measuring in threads. */

#include "config.h"

#include <math.h>

#include "moniac-text.h"

static double
width_of (MoniacMeasurer  *measurer,
          MoniacTextStyle  style,
          const char      *text)
{
  double width;

  moniac_measurer_measure (style, text, &width, NULL, NULL, measurer);
  return width;
}

static void
test_clean (void)
{
  static const struct
  {
    const char *in;
    const char *out;
  } cases[] = {
    { "Nvidia", "Nvidia" },
    { NULL, "" },
    { "", "" },
    { "  a \t\n b  ", "a b" },
    { "a\001b\177c\302\205d", "a b c d" },
    { "a\342\200\250b\357\273\277c", "a b c" },
    { "\xff\xfe", "\357\277\275\357\277\275" },
    { "30\302\240bn", "30\302\240bn" },
    { "\346\227\245\346\234\254", "\346\227\245\346\234\254" },
    { "a\342\200\256b", "a\342\200\256b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = moniac_text_clean (cases[i].in);

      g_assert_cmpstr (out, ==, cases[i].out);
    }
}

static void
test_clean_long (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *shown = moniac_text_clean (long_text);
  g_autofree char *line = moniac_text_to_line (long_text);

  g_assert_cmpint (g_utf8_strlen (shown, -1), <, 1000);
  g_assert_true (g_str_has_suffix (shown, "\342\200\246"));
  g_assert_cmpint (strlen (line), ==, 100000);
}

static void
test_isolate (void)
{
  static const struct
  {
    const char *in;
    const char *out;
  } cases[] = {
    { "Nvidia", "Nvidia" },
    { "\346\227\245\346\234\254", "\346\227\245\346\234\254" },
    { "\327\220", "\342\201\250\327\220\342\201\251" },
    /* an override stays inside */
    { "a\342\200\256b", "\342\201\250a\342\200\256b\342\201\251" },
    /* a pop of its own cannot end our isolate, an isolate left open is closed */
    { "a\342\201\251b", "\342\201\250ab\342\201\251" },
    { "a\342\201\247b", "\342\201\250a\342\201\247b\342\201\251\342\201\251" },
    { "a\342\201\247b\342\201\251c", "\342\201\250a\342\201\247b\342\201\251c\342\201\251" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = moniac_text_isolate (cases[i].in);

      g_assert_cmpstr (out, ==, cases[i].out);
    }
}

static void
test_direction (void)
{
  g_assert_false (moniac_text_is_right_to_left ("Nvidia"));
  g_assert_false (moniac_text_is_right_to_left ("1.5 \346\227\245"));
  g_assert_false (moniac_text_is_right_to_left ("12"));
  g_assert_false (moniac_text_is_right_to_left ("a\327\220"));
  g_assert_true (moniac_text_is_right_to_left ("\327\220a"));
  g_assert_true (moniac_text_is_right_to_left ("1 \330\247"));
}

/* The same text is as wide, in units of its size, at every scale. */
static void
test_scales (void)
{
  static const double scales[] = { 0.7, 1, 1.37, 2, 8 };
  static const char text[] = "Up to $10 bn, 1234567890";
  g_autoptr (MoniacMeasurer) one = moniac_measurer_new (1);

  for (int s = 0; s < MONIAC_N_TEXT_STYLES; s++)
    for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
      {
        g_autoptr (MoniacMeasurer) scaled = moniac_measurer_new (scales[i]);
        double wanted = width_of (one, s, text) * scales[i];

        g_assert_cmpfloat (wanted, >, 0);
        g_assert_cmpfloat_with_epsilon (width_of (scaled, s, text), wanted, 0.004 * wanted);
      }
}

static void
test_tabular_figures (void)
{
  g_autoptr (MoniacMeasurer) measurer = moniac_measurer_new (1);

  g_assert_cmpfloat_with_epsilon (width_of (measurer, MONIAC_TEXT_AMOUNT, "1111"),
                                  width_of (measurer, MONIAC_TEXT_AMOUNT, "0000"), 0.05);
}

static void
test_measures_agree (void)
{
  g_autoptr (MoniacMeasurer) measurer = moniac_measurer_new (1);
  double width, height, ascent;

  moniac_measurer_measure (MONIAC_TEXT_COMPANY, "Anthropic", &width, &height, &ascent, measurer);
  g_assert_cmpfloat (width, >, 3 * moniac_text_size (MONIAC_TEXT_COMPANY));
  g_assert_cmpfloat (height, >, moniac_text_size (MONIAC_TEXT_COMPANY));
  g_assert_cmpfloat (height, <, 2 * moniac_text_size (MONIAC_TEXT_COMPANY));
  g_assert_cmpfloat (ascent, >, height / 2);
  g_assert_cmpfloat (ascent, <, height);
  g_assert_cmpfloat (width_of (measurer, MONIAC_TEXT_COMPANY, ""), ==, 0);
}

/* What is measured is what is drawn, whatever the scale of the surface. */
static void
test_drawn_as_measured (void)
{
  static const char text[] = "Microsoft and 12 others";
  g_autoptr (MoniacMeasurer) measurer = moniac_measurer_new (1.1);
  double wanted = width_of (measurer, MONIAC_TEXT_LEGEND, text);

  for (int scale = 1; scale <= 4; scale++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 10, 10);
      cairo_t *cr = cairo_create (surface);
      PangoLayout *layout;
      PangoRectangle logical;

      cairo_scale (cr, scale, scale);
      layout = moniac_text_create_layout (cr, MONIAC_TEXT_LEGEND, 1.1, text);
      pango_layout_get_extents (layout, NULL, &logical);
      g_assert_cmpfloat_with_epsilon ((double) logical.width / PANGO_SCALE, wanted, 0.01 * wanted);
      g_object_unref (layout);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_ellipsize (void)
{
  g_autoptr (MoniacMeasurer) measurer = moniac_measurer_new (1);
  static const char text[] = "The International Business Machines Corporation";
  double full = width_of (measurer, MONIAC_TEXT_COMPANY, text);

  for (double width = 0; width < full + 40; width += 13)
    {
      g_autofree char *cut = moniac_measurer_ellipsize (measurer, MONIAC_TEXT_COMPANY, text, width);

      if (width >= full)
        g_assert_cmpstr (cut, ==, text);
      else
        {
          g_assert_true (g_str_has_suffix (cut, "\342\200\246"));
          g_assert_true (width < 30 || width_of (measurer, MONIAC_TEXT_COMPANY, cut) <= width);
          g_assert_cmpint (strncmp (cut, text, strlen (cut) - 3), ==, 0);
        }
    }
}

/* No accent without its letter. */
static void
test_ellipsize_clusters (void)
{
  static const char text[] = "e\314\201e\314\201e\314\201e\314\201e\314\201e\314\201";
  g_autoptr (MoniacMeasurer) measurer = moniac_measurer_new (1);

  for (double width = 10; width < 60; width += 3)
    {
      g_autofree char *cut = moniac_measurer_ellipsize (measurer, MONIAC_TEXT_COMPANY, text, width);
      gsize letters = strlen (cut);

      if (g_str_has_suffix (cut, "\342\200\246"))
        letters -= 3;
      g_assert_cmpint (letters % 3, ==, 0);
    }
}

static gpointer
measure_cb (gpointer data)
{
  g_autoptr (MoniacMeasurer) measurer = moniac_measurer_new (1);
  double *out = g_new0 (double, 1);

  for (int i = 0; i < 50; i++)
    for (int s = 0; s < MONIAC_N_TEXT_STYLES; s++)
      *out += width_of (measurer, s, i % 2 ? "Oracle \327\220\327\221" : "\346\227\245 $1.4 tn");
  return out;
}

static void
test_threads (void)
{
  GThread *threads[4];
  g_autofree double *alone = measure_cb (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("measure", measure_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree double *sum = g_thread_join (threads[i]);

      g_assert_cmpfloat (*sum, ==, *alone);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-long", test_clean_long);
  g_test_add_func ("/text/isolate", test_isolate);
  g_test_add_func ("/text/direction", test_direction);
  g_test_add_func ("/text/scales", test_scales);
  g_test_add_func ("/text/tabular-figures", test_tabular_figures);
  g_test_add_func ("/text/measures-agree", test_measures_agree);
  g_test_add_func ("/text/drawn-as-measured", test_drawn_as_measured);
  g_test_add_func ("/text/ellipsize", test_ellipsize);
  g_test_add_func ("/text/ellipsize-clusters", test_ellipsize_clusters);
  g_test_add_func ("/text/threads", test_threads);
  return g_test_run ();
}
