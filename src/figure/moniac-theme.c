/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palettes of the four themes, and colors in words and in contrast.
 *
 * tests/figure/test-moniac-theme.c holds what every palette keeps: text readable on its ground, and
 * kinds told apart with any color vision; change a color only together with a passing test. */

#include "config.h"

#include "moniac-theme.h"

#include <math.h>

/* How much of a kind's color is in its pale tone; the rest is paper. */
#define PALE_SHARE_ON_LIGHT 0.32
#define PALE_SHARE_ON_DARK 0.36

/* Colors as 0xRRGGBB. */
typedef struct
{
  guint32 tone;
  guint32 text;
} KindColors;

typedef struct
{
  const char *id;
  double pale_share;
  guint32 paper, ink, secondary, faint;
  guint32 pays, gets, body, disc, pill;
  guint32 relation, coin_face, coin_rim, accent;
  KindColors kinds[MONIAC_N_KINDS];
} Palette;

/* Relations are no money: they share the color of thin lines, in all themes. */
#define RELATIONS(tone, text)                      \
  [MONIAC_KIND_DISTRIBUTION] = { (tone), (text) }, \
  [MONIAC_KIND_PARTNERSHIP] = { (tone), (text) },  \
  [MONIAC_KIND_SUPPLY] = { (tone), (text) },       \
  [MONIAC_KIND_BACKING] = { (tone), (text) }

static const Palette palettes[MONIAC_N_THEMES] = {
  [MONIAC_THEME_LIGHT] = {
    .id = "light",
    .pale_share = PALE_SHARE_ON_LIGHT,
    .paper = 0xfbfaf7, .ink = 0x1d1c1a, .secondary = 0x6a6661, .faint = 0xe2ddd5,
    .pays = 0x1d1c1a, .gets = 0xd9d3c8, .body = 0x3a3835, .disc = 0xfffefb, .pill = 0xffffff,
    .relation = 0xa8a299, .coin_face = 0xfff6df, .coin_rim = 0x3a352c, .accent = 0x0f7a5f,
    .kinds = {
      [MONIAC_KIND_EQUITY] = { 0x9f58d4, 0x8e47c2 },
      [MONIAC_KIND_DEBT] = { 0x3f918a, 0x1c746e },
      [MONIAC_KIND_CLOUD] = { 0x1553b0, 0x1553b0 },
      [MONIAC_KIND_HARDWARE] = { 0xd1680b, 0xa35314 },
      [MONIAC_KIND_SERVICES] = { 0x6e649c, 0x6b6199 },
      [MONIAC_KIND_REVENUE_SHARE] = { 0xae3061, 0xae3061 },
      [MONIAC_KIND_LICENCE] = { 0x837b40, 0x71692e },
      [MONIAC_KIND_ACQUISITION] = { 0x9d4a39, 0x9d4a39 },
      [MONIAC_KIND_GRANT] = { 0x669435, 0x48740a },
      [MONIAC_KIND_OTHER] = { 0x73786e, 0x666b61 },
      RELATIONS (0xa8a299, 0x6a6661),
    },
  },
  [MONIAC_THEME_DARK] = {
    .id = "dark",
    .pale_share = PALE_SHARE_ON_DARK,
    .paper = 0x1d1c1a, .ink = 0xf2efe9, .secondary = 0xaaa59d, .faint = 0x3c3a36,
    .pays = 0xf2efe9, .gets = 0x5b5750, .body = 0xcfcac1, .disc = 0x262421, .pill = 0x292825,
    .relation = 0x7d776e, .coin_face = 0xfff6df, .coin_rim = 0x14120f, .accent = 0x4fd0aa,
    .kinds = {
      [MONIAC_KIND_EQUITY] = { 0xaf74f9, 0xb481f8 },
      [MONIAC_KIND_DEBT] = { 0x50c0aa, 0x50c0aa },
      [MONIAC_KIND_CLOUD] = { 0x92a0dc, 0x92a0dc },
      [MONIAC_KIND_HARDWARE] = { 0xeb882a, 0xeb882a },
      [MONIAC_KIND_SERVICES] = { 0x7788b7, 0x8799c9 },
      [MONIAC_KIND_REVENUE_SHARE] = { 0xda5883, 0xf36e98 },
      [MONIAC_KIND_LICENCE] = { 0xb6a552, 0xb6a552 },
      [MONIAC_KIND_ACQUISITION] = { 0xcf7f6e, 0xd68574 },
      [MONIAC_KIND_GRANT] = { 0x93c160, 0x93c160 },
      [MONIAC_KIND_OTHER] = { 0x9a9992, 0x9c9b94 },
      RELATIONS (0x7d776e, 0xaaa59d),
    },
  },
  /* Every two money kinds differ in lightness, so that a black and white print keeps them apart. */
  [MONIAC_THEME_PRINT] = {
    .id = "print",
    .pale_share = PALE_SHARE_ON_LIGHT,
    .paper = 0xffffff, .ink = 0x000000, .secondary = 0x555555, .faint = 0xd5d5d5,
    .pays = 0x000000, .gets = 0xc4c4c4, .body = 0x333333, .disc = 0xffffff, .pill = 0xffffff,
    .relation = 0x8c8c8c, .coin_face = 0xffffff, .coin_rim = 0x000000, .accent = 0x006b52,
    .kinds = {
      [MONIAC_KIND_EQUITY] = { 0x5b008a, 0x5b008a },
      [MONIAC_KIND_DEBT] = { 0x168c84, 0x1b7e77 },
      [MONIAC_KIND_CLOUD] = { 0x0047ac, 0x0047ac },
      [MONIAC_KIND_HARDWARE] = { 0xe77100, 0xb2580e },
      [MONIAC_KIND_SERVICES] = { 0x67599c, 0x67599c },
      [MONIAC_KIND_REVENUE_SHARE] = { 0x4d0022, 0x4d0022 },
      [MONIAC_KIND_LICENCE] = { 0x635900, 0x635900 },
      [MONIAC_KIND_ACQUISITION] = { 0x610300, 0x610300 },
      [MONIAC_KIND_GRANT] = { 0x2b4b00, 0x2b4b00 },
      [MONIAC_KIND_OTHER] = { 0x6c7266, 0x6c7266 },
      RELATIONS (0x8c8c8c, 0x555555),
    },
  },
  [MONIAC_THEME_CONTRAST] = {
    .id = "contrast",
    .pale_share = PALE_SHARE_ON_LIGHT,
    .paper = 0xffffff, .ink = 0x000000, .secondary = 0x3d3d3d, .faint = 0x8a8a8a,
    .pays = 0x000000, .gets = 0xa8a8a8, .body = 0x1a1a1a, .disc = 0xffffff, .pill = 0xffffff,
    .relation = 0x5c5c5c, .coin_face = 0xffffff, .coin_rim = 0x000000, .accent = 0x00583f,
    .kinds = {
      [MONIAC_KIND_EQUITY] = { 0x632284, 0x632284 },
      [MONIAC_KIND_DEBT] = { 0x197e78, 0x00625d },
      [MONIAC_KIND_CLOUD] = { 0x1946b8, 0x1946b8 },
      [MONIAC_KIND_HARDWARE] = { 0xab5e0c, 0x82470c },
      [MONIAC_KIND_SERVICES] = { 0x5e4f7a, 0x5e4f7a },
      [MONIAC_KIND_REVENUE_SHARE] = { 0x760b4d, 0x760b4d },
      [MONIAC_KIND_LICENCE] = { 0x64611e, 0x5c5813 },
      [MONIAC_KIND_ACQUISITION] = { 0x771003, 0x771003 },
      [MONIAC_KIND_GRANT] = { 0x2c5a13, 0x2c5a13 },
      [MONIAC_KIND_OTHER] = { 0x534d4d, 0x534d4d },
      RELATIONS (0x5c5c5c, 0x3d3d3d),
    },
  },
};

/* The edge of a kind's ribbons, for those who do not see its color; no dashes: a plain line. Dots are
 * kept for upper bounds, so that no dash is as short as its line is wide. */
static const struct
{
  int n;
  double lengths[4];
} edges[MONIAC_N_KINDS] = {
  [MONIAC_KIND_EQUITY] = { 2, { 5, 2.5 } },
  [MONIAC_KIND_DEBT] = { 2, { 11, 4 } },
  [MONIAC_KIND_CLOUD] = { 0, { 0 } },
  [MONIAC_KIND_HARDWARE] = { 4, { 12, 3, 3, 3 } },
  [MONIAC_KIND_SERVICES] = { 2, { 4, 5 } },
  [MONIAC_KIND_REVENUE_SHARE] = { 4, { 7, 2.5, 7, 8 } },
  [MONIAC_KIND_LICENCE] = { 4, { 4, 2.5, 4, 8 } },
  [MONIAC_KIND_ACQUISITION] = { 2, { 22, 4 } },
  [MONIAC_KIND_GRANT] = { 2, { 4, 10 } },
  [MONIAC_KIND_OTHER] = { 4, { 22, 3, 5, 3 } },
};

static MoniacColor
color_from_hex (guint32 hex)
{
  return (MoniacColor) {
    ((hex >> 16) & 0xff) / 255.0, ((hex >> 8) & 0xff) / 255.0, (hex & 0xff) / 255.0, 1
  };
}

/* The color at `share` of the way from `a` to `b`. */
static MoniacColor
color_mix (const MoniacColor *a,
           const MoniacColor *b,
           double             share)
{
  return (MoniacColor) {
    a->red + (b->red - a->red) * share,
    a->green + (b->green - a->green) * share,
    a->blue + (b->blue - a->blue) * share,
    1
  };
}

static void
theme_fill_kinds (MoniacTheme   *theme,
                  const Palette *palette)
{
  for (int i = 0; i < MONIAC_N_KINDS; i++)
    {
      MoniacKindStyle *style = &theme->kinds[i];

      style->dark = color_from_hex (palette->kinds[i].tone);
      style->pale = color_mix (&theme->paper, &style->dark, palette->pale_share);
      style->text = color_from_hex (palette->kinds[i].text);
      style->n_dashes = edges[i].n;
      for (int d = 0; d < edges[i].n; d++)
        style->dashes[d] = edges[i].lengths[d];
    }
}

static void
theme_fill (MoniacTheme   *theme,
            MoniacThemeId  id)
{
  const Palette *palette = &palettes[id];

  theme->id = id;
  theme->paper = color_from_hex (palette->paper);
  theme->ink = color_from_hex (palette->ink);
  theme->secondary = color_from_hex (palette->secondary);
  theme->faint = color_from_hex (palette->faint);
  theme->pays = color_from_hex (palette->pays);
  theme->gets = color_from_hex (palette->gets);
  theme->body = color_from_hex (palette->body);
  theme->disc = color_from_hex (palette->disc);
  theme->pill = color_from_hex (palette->pill);
  theme->relation = color_from_hex (palette->relation);
  theme->coin_face = color_from_hex (palette->coin_face);
  theme->coin_rim = color_from_hex (palette->coin_rim);
  theme->accent = color_from_hex (palette->accent);
  theme_fill_kinds (theme, palette);
}

/* One channel of sRGB as light, linear; WCAG 2.1, "relative luminance". */
static double
channel_to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
color_luminance (const MoniacColor *color)
{
  return 0.2126 * channel_to_linear (color->red) +
         0.7152 * channel_to_linear (color->green) +
         0.0722 * channel_to_linear (color->blue);
}

/**
 * moniac_theme_get:
 * @id: which theme
 *
 * Returns: (transfer none): the theme; it lives as long as the program, and any thread may read it
 */
const MoniacTheme *
moniac_theme_get (MoniacThemeId id)
{
  static MoniacTheme themes[MONIAC_N_THEMES];
  static gsize filled;

  g_return_val_if_fail ((int) id >= 0 && id < MONIAC_N_THEMES, NULL);

  if (g_once_init_enter (&filled))
    {
      for (int i = 0; i < MONIAC_N_THEMES; i++)
        theme_fill (&themes[i], i);
      g_once_init_leave (&filled, 1);
    }
  return &themes[id];
}

/* The word for a theme on the command line, in settings and in files. */
const char *
moniac_theme_get_id (MoniacThemeId id)
{
  g_return_val_if_fail ((int) id >= 0 && id < MONIAC_N_THEMES, NULL);
  return palettes[id].id;
}

/* The theme of that word; FALSE, and *out as it was, when there is none. */
gboolean
moniac_theme_from_id (const char    *id,
                      MoniacThemeId *out)
{
  for (int i = 0; id != NULL && i < MONIAC_N_THEMES; i++)
    if (g_str_equal (palettes[i].id, id))
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}

/* A color in words: "#rgb", "#rrggbb", "#rrggbbaa" or "transparent"; FALSE, and *out as it was, for anything else. */
gboolean
moniac_color_parse (const char  *text,
                    MoniacColor *out)
{
  int digits[8];
  gsize n;

  if (text != NULL && g_str_equal (text, "transparent"))
    {
      *out = (MoniacColor) { 0, 0, 0, 0 };
      return TRUE;
    }
  n = text != NULL && text[0] == '#' ? strlen (text + 1) : 0;
  if (n != 3 && n != 6 && n != 8)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if ((digits[i] = g_ascii_xdigit_value (text[i + 1])) < 0)
      return FALSE;

  if (n == 3)
    *out = (MoniacColor) { digits[0] / 15.0, digits[1] / 15.0, digits[2] / 15.0, 1 };
  else
    *out = (MoniacColor) {
      (digits[0] * 16 + digits[1]) / 255.0,
      (digits[2] * 16 + digits[3]) / 255.0,
      (digits[4] * 16 + digits[5]) / 255.0,
      n == 8 ? (digits[6] * 16 + digits[7]) / 255.0 : 1
    };
  return TRUE;
}

/* How much two opaque colors differ in light: 1 (not at all) to 21 (black and white); WCAG 2.1, "contrast ratio". */
double
moniac_color_contrast (const MoniacColor *a,
                       const MoniacColor *b)
{
  double la = color_luminance (a);
  double lb = color_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
