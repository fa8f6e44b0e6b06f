/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes: text is readable, kinds are told apart with any color vision and in grayscale. */

#include "config.h"

#include "moniac-theme.h"

#include <math.h>

/* Distances in OKLab (Ottosson 2020), where 0.02 is about what one just notices. */
#define DISTANCE_COMMON 0.08
#define DISTANCE_COMMON_PRINT 0.06
#define DISTANCE_ANY 0.03
/* Difference in lightness of grays, for the theme that is printed in black and white. */
#define GRAY_COMMON 0.06
#define GRAY_ANY 0.03
/* WCAG 2.1, success criterion 1.4.11, graphics; 1.4.3 and 1.4.6, text. */
#define CONTRAST_GRAPHICS 3.0
#define CONTRAST_TEXT 4.5
#define CONTRAST_TEXT_ENHANCED 7.0

typedef struct
{
  const char *name;
  double matrix[3][3];
} Vision;

/* Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
static const Vision visions[] = {
  { "full", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protan", { { 0.152286, 1.052583, -0.204868 },
                { 0.114503, 0.786281, 0.099216 },
                { -0.003882, -0.048116, 1.051998 } } },
  { "deutan", { { 0.367322, 0.860646, -0.227968 },
                { 0.280085, 0.672501, 0.047413 },
                { -0.011820, 0.042940, 0.968881 } } },
  { "tritan", { { 1.255528, -0.076749, -0.178779 },
                { -0.078411, 0.930809, 0.147602 },
                { 0.004733, 0.691367, 0.303900 } } },
};

/* The kinds that deals between companies mostly have. */
static const MoniacKind common[] = {
  MONIAC_KIND_CLOUD, MONIAC_KIND_EQUITY, MONIAC_KIND_HARDWARE,
  MONIAC_KIND_DEBT, MONIAC_KIND_SERVICES, MONIAC_KIND_REVENUE_SHARE,
};

typedef struct
{
  double l, a, b;
} Lab;

static double
to_linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static Lab
lab_as_seen (const MoniacColor *color,
             const Vision      *vision)
{
  double in[3] = { to_linear (color->red), to_linear (color->green), to_linear (color->blue) };
  double c[3];
  double l, m, s;

  for (int i = 0; i < 3; i++)
    {
      c[i] = 0;
      for (int j = 0; j < 3; j++)
        c[i] += vision->matrix[i][j] * in[j];
      c[i] = CLAMP (c[i], 0, 1);
    }
  l = cbrt (0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
  m = cbrt (0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
  s = cbrt (0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
  return (Lab) {
    0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  };
}

static double
distance (const MoniacColor *a,
          const MoniacColor *b,
          const Vision      *vision)
{
  Lab p = lab_as_seen (a, vision);
  Lab q = lab_as_seen (b, vision);

  return sqrt ((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) + (p.b - q.b) * (p.b - q.b));
}

static double
gray (const MoniacColor *c)
{
  return cbrt (0.2126 * to_linear (c->red) + 0.7152 * to_linear (c->green) +
               0.0722 * to_linear (c->blue));
}

static gboolean
is_common (MoniacKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    if (common[i] == kind)
      return TRUE;
  return FALSE;
}

static void
assert_at_least (double      value,
                 double      bound,
                 const char *what,
                 const char *first,
                 const char *second,
                 int         theme)
{
  if (value < bound)
    g_error ("%s of %s and %s in theme %s is %.3f, less than %.3f",
             what, first, second, moniac_theme_get_id (theme), value, bound);
}

static void
test_text_contrast (void)
{
  for (int t = 0; t < MONIAC_N_THEMES; t++)
    {
      const MoniacTheme *theme = moniac_theme_get (t);
      double bound = t == MONIAC_THEME_CONTRAST ? CONTRAST_TEXT_ENHANCED : CONTRAST_TEXT;
      const MoniacColor *grounds[] = { &theme->paper, &theme->pill, &theme->disc };
      const char *names[] = { "paper", "pill", "disc" };

      for (gsize g = 0; g < G_N_ELEMENTS (grounds); g++)
        {
          assert_at_least (moniac_color_contrast (&theme->ink, grounds[g]), bound,
                           "contrast", "ink", names[g], t);
          assert_at_least (moniac_color_contrast (&theme->secondary, grounds[g]), bound,
                           "contrast", "secondary text", names[g], t);
          for (int k = 0; k < MONIAC_N_KINDS; k++)
            assert_at_least (moniac_color_contrast (&theme->kinds[k].text, grounds[g]), bound,
                             "contrast", moniac_kind_get_id (k), names[g], t);
        }
    }
}

static void
test_graphics_contrast (void)
{
  for (int t = 0; t < MONIAC_N_THEMES; t++)
    {
      const MoniacTheme *theme = moniac_theme_get (t);

      assert_at_least (moniac_color_contrast (&theme->accent, &theme->paper), CONTRAST_GRAPHICS,
                       "contrast", "accent", "paper", t);
      assert_at_least (moniac_color_contrast (&theme->coin_face, &theme->coin_rim), CONTRAST_GRAPHICS,
                       "contrast", "coin", "its rim", t);
      for (int k = 0; k < MONIAC_N_KINDS; k++)
        if (moniac_kind_is_money (k))
          assert_at_least (moniac_color_contrast (&theme->kinds[k].dark, &theme->paper),
                           CONTRAST_GRAPHICS, "contrast", moniac_kind_get_id (k), "paper", t);
    }
}

static void
test_color_vision (void)
{
  for (int t = 0; t < MONIAC_N_THEMES; t++)
    for (int a = 0; a < MONIAC_N_KINDS; a++)
      for (int b = 0; b < a; b++)
        for (gsize v = 0; v < G_N_ELEMENTS (visions); v++)
          {
            const MoniacTheme *theme = moniac_theme_get (t);
            double bound = DISTANCE_ANY;

            if (!moniac_kind_is_money (a) || !moniac_kind_is_money (b))
              continue;
            if (is_common (a) && is_common (b))
              bound = t == MONIAC_THEME_PRINT ? DISTANCE_COMMON_PRINT : DISTANCE_COMMON;
            assert_at_least (distance (&theme->kinds[a].dark, &theme->kinds[b].dark, &visions[v]),
                             bound, visions[v].name, moniac_kind_get_id (a), moniac_kind_get_id (b), t);
          }
}

static void
test_tones (void)
{
  for (int t = 0; t < MONIAC_N_THEMES; t++)
    for (int k = 0; k < MONIAC_N_KINDS; k++)
      {
        const MoniacTheme *theme = moniac_theme_get (t);
        const MoniacKindStyle *style = &theme->kinds[k];

        if (!moniac_kind_is_money (k))
          continue;
        assert_at_least (fabs (gray (&style->dark) - gray (&style->pale)), 0.1, "lightness",
                         moniac_kind_get_id (k), "its pale tone", t);
        assert_at_least (fabs (gray (&theme->paper) - gray (&style->pale)), 0.08, "lightness",
                         moniac_kind_get_id (k), "paper", t);
      }
}

static void
test_print_in_gray (void)
{
  const MoniacTheme *theme = moniac_theme_get (MONIAC_THEME_PRINT);

  for (int a = 0; a < MONIAC_N_KINDS; a++)
    for (int b = 0; b < a; b++)
      if (moniac_kind_is_money (a) && moniac_kind_is_money (b))
        assert_at_least (fabs (gray (&theme->kinds[a].dark) - gray (&theme->kinds[b].dark)),
                         is_common (a) && is_common (b) ? GRAY_COMMON : GRAY_ANY, "lightness",
                         moniac_kind_get_id (a), moniac_kind_get_id (b), MONIAC_THEME_PRINT);
}

static void
test_edges_differ (void)
{
  const MoniacTheme *theme = moniac_theme_get (MONIAC_THEME_LIGHT);

  for (int a = 0; a < MONIAC_N_KINDS; a++)
    {
      const MoniacKindStyle *p = &theme->kinds[a];
      double total = 0;

      for (int d = 0; d < p->n_dashes; d++)
        {
          g_assert_cmpfloat (p->dashes[d], >, 0);
          total += p->dashes[d];
        }
      g_assert_true (p->n_dashes % 2 == 0 && (p->n_dashes == 0 || total > 0));
      for (int b = 0; b < a; b++)
        {
          const MoniacKindStyle *q = &theme->kinds[b];
          gboolean same = p->n_dashes == q->n_dashes;

          for (int d = 0; same && d < p->n_dashes; d++)
            same = p->dashes[d] == q->dashes[d];
          if (moniac_kind_is_money (a) && moniac_kind_is_money (b))
            g_assert_false (same);
        }
    }
}

static void
test_ids (void)
{
  MoniacThemeId id = MONIAC_THEME_DARK;

  for (int t = 0; t < MONIAC_N_THEMES; t++)
    {
      g_assert_true (moniac_theme_from_id (moniac_theme_get_id (t), &id));
      g_assert_cmpint (id, ==, t);
      g_assert_cmpint (moniac_theme_get (t)->id, ==, t);
    }
  g_assert_false (moniac_theme_from_id ("Light", &id));
  g_assert_false (moniac_theme_from_id (NULL, &id));
  g_assert_cmpint (id, ==, MONIAC_THEME_CONTRAST);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
    double rgba[4];
  } cases[] = {
    { "#f00", TRUE, { 1, 0, 0, 1 } },
    { "#00FF00", TRUE, { 0, 1, 0, 1 } },
    { "#0000ff80", TRUE, { 0, 0, 1, 128 / 255.0 } },
    { "transparent", TRUE, { 0, 0, 0, 0 } },
    { "#ffff", FALSE, { 0 } },
    { "#ggg", FALSE, { 0 } },
    { "red", FALSE, { 0 } },
    { "", FALSE, { 0 } },
    { "#", FALSE, { 0 } },
    { "#fffffff", FALSE, { 0 } },
    { NULL, FALSE, { 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoniacColor color = { 0.5, 0.5, 0.5, 0.5 };

      g_assert_cmpint (moniac_color_parse (cases[i].text, &color), ==, cases[i].good);
      g_assert_cmpfloat_with_epsilon (color.red, cases[i].good ? cases[i].rgba[0] : 0.5, 1e-9);
      g_assert_cmpfloat_with_epsilon (color.green, cases[i].good ? cases[i].rgba[1] : 0.5, 1e-9);
      g_assert_cmpfloat_with_epsilon (color.blue, cases[i].good ? cases[i].rgba[2] : 0.5, 1e-9);
      g_assert_cmpfloat_with_epsilon (color.alpha, cases[i].good ? cases[i].rgba[3] : 0.5, 1e-9);
    }
}

static void
test_contrast_scale (void)
{
  MoniacColor black = { 0, 0, 0, 1 };
  MoniacColor white = { 1, 1, 1, 1 };
  MoniacColor gray_777 = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (moniac_color_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (moniac_color_contrast (&white, &white), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (moniac_color_contrast (&gray_777, &white), 4.48, 0.005);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/text-contrast", test_text_contrast);
  g_test_add_func ("/theme/graphics-contrast", test_graphics_contrast);
  g_test_add_func ("/theme/color-vision", test_color_vision);
  g_test_add_func ("/theme/tones", test_tones);
  g_test_add_func ("/theme/print-in-gray", test_print_in_gray);
  g_test_add_func ("/theme/edges-differ", test_edges_differ);
  g_test_add_func ("/theme/ids", test_ids);
  g_test_add_func ("/theme/parse", test_parse);
  g_test_add_func ("/theme/contrast-scale", test_contrast_scale);
  return g_test_run ();
}
